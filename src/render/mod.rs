//! One file per form.

pub mod beside;
pub mod chart;
pub mod csv;
pub mod docx;
pub mod html;
pub mod json;
pub mod markdown;
mod template;
pub mod xlsx;
