//! 

pub(super) mod breakdown;
pub(super) mod outlook;
pub(super) mod record;
pub(super) mod table_text;
