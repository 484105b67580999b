//! 

pub(super) mod actions;
pub(super) mod lagging;
pub(super) mod method;
pub(super) mod next_steps;
pub(super) mod overdue_reports;
pub(super) mod overview;
pub(super) mod restatements;
pub(super) mod revisions;
pub(super) mod standings;
pub(super) mod values;
