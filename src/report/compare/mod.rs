//! 

pub(super) mod diff;
