//! onpace
pub mod diag;
pub mod measure;
pub mod render;
pub mod report;
