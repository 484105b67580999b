//! onpace
pub mod diag;
pub mod measure;
pub mod publish;
pub mod render;
pub mod report;
