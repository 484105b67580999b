//! The one place where the phases are called in their order: catalog → feeds → series → assessments → report → files.
//!
//! In: a project's files. Out: a [`Study`], its verdicts, reports and charts, and the files of a report folder. Must not know: rules
//! of judging, words, how a form is written.

mod breakdown;
mod bridge;
mod chart;
mod default_as_of;
mod explanation;
mod feed_detail;
mod few_rows;
mod files;
mod forecasts;
mod judge;
mod methods_compared;
mod overdue;
mod own_text;
mod pending_rejects;
mod period_value;
mod reject_index;
mod relative;
mod report_input;
mod revisions;
mod running_totals;
mod study;
mod tally;
mod target_advice;
mod template;
#[cfg(test)]
mod tests;
mod texts_without_rows;
mod timeliness;
mod tracking;
mod values;
mod workers;
mod write;

pub use breakdown::breakdown;
pub use chart::{Wanted, chart};
pub use default_as_of::{DefaultAsOf, default_as_of};
pub use explanation::{Against, Explanation, Methods, PartText, Parts, RowText, explain};
pub use feed_detail::{MANY, details};
pub use few_rows::{FewRows, sums_of_few_rows};
pub use forecasts::{Tested, backtest_forecasts, signal_and_forecast};
pub use judge::{judge, judge_indicator};
pub use methods_compared::compare_methods;
pub use overdue::{feed_statuses, outstanding};
pub use pending_rejects::pending_rejects;
pub use report_input::{Making, report, report_for};
pub use revisions::revisions;
pub use study::{Step, Study};
pub use tally::tally;
pub use target_advice::target_advice;
pub use write::{render, render_both};
