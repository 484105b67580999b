//! The sections of the report other than its rows and charts, one file each: its type, and how it is made.
//!
//! In: the lines in their order ([`super::row`]), and the input for what is not about rows. Out: one part of the report each, words
//! settled. Must not know: charts, documents, forms.

mod actions;
mod capped_list;
mod changes;
mod data_quality;
mod feeds;
mod headings;
mod indicators;
mod lagging;
mod leads;
mod matrix;
mod message;
mod method;
mod next_steps;
mod overdue_reports;
mod overview;
mod restatements;
mod revisions;
mod sources;
mod standings;
mod targets;
mod timeliness;
mod values;
mod warnings;

pub use actions::ActionLine;
pub(crate) use actions::actions;
pub use capped_list::CappedList;
pub use changes::Changed;
pub(crate) use changes::changed;
pub(crate) use data_quality::quality;
pub use data_quality::{QualityPart, Reject};
pub use feeds::FeedLine;
pub use feeds::feed_lines;
pub(crate) use feeds::feeds;
pub(crate) use headings::headings;
pub(crate) use indicators::sections;
pub use indicators::{IndicatorPart, Section};
pub use lagging::Lagging;
pub(crate) use lagging::lagging;
pub use leads::Lead;
pub(crate) use leads::leads;
pub(crate) use matrix::matrix;
pub use matrix::{Matrix, MatrixRow};
pub(crate) use message::message;
pub use message::{MessageLine, MessagePart, Topic};
pub(crate) use method::method;
pub(crate) use next_steps::next_steps;
pub use next_steps::{Demand, NextLead, NextPart};
pub use overdue_reports::{ChaseLine, ChasePart, chase};
pub use overview::Count;
pub(crate) use overview::{counts, overview};
pub(crate) use restatements::restatements;
pub use restatements::{Published, Restatement, RestatementsPart};
pub use revisions::RevisionsPart;
pub(crate) use revisions::revisions;
pub(crate) use sources::sources;
pub use standings::Standings;
pub(crate) use standings::{lead_standings, region_standings};
pub(crate) use targets::targets;
pub(crate) use timeliness::timeliness;
pub use timeliness::{TimelinessLine, TimelinessPart};
pub use values::ValueRow;
pub(crate) use values::values;
pub(crate) use warnings::warnings;
