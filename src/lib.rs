//! onpace
pub mod assess;
pub mod catalog;
pub mod diag;
pub mod locale;
pub mod measure;
pub mod render;
pub mod report;
pub mod series;
