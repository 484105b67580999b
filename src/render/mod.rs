//! One file per form.

pub mod chart;
