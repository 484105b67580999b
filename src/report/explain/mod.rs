//! 

pub(super) mod methods_compared;
pub(super) mod steps;
