//! onpace
pub mod assess;
pub mod catalog;
pub mod diag;
pub mod measure;
pub mod publish;
pub mod render;
pub mod report;
pub mod series;
