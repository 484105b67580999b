//! onpace
pub mod assess;
pub mod catalog;
pub mod diag;
pub mod feed;
pub mod measure;
pub mod render;
pub mod report;
pub mod series;
