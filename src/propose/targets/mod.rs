//! Targets from a policy document, for a person to confirm.
//!
//! - In: the bytes of a document, and the indicators and regions of a project where there is one. Out: [`Draft`]: proposals, each with its
//!   clause, its place and how certain it is; and what the document reports or wishes, so that nothing is dropped unseen.
//! - Must not know: observed values. It adds nothing to a project: [`accept`] does, for rows that a person has marked.
//!
//! [`document`]: bytes → blocks. [`outline`]: what stands around each. [`reading`]: a paragraph → statements, by the words of [`rules`].
//! [`table`]: rows of tables. [`build`]: a statement → a row of `targets.csv`.

mod accept;
mod build;
mod csv_form;
mod document;
mod draft;
mod in_project;
mod json_form;
mod language;
mod markdown_form;
mod missing_indicator;
mod outline;
mod paragraphs;
mod proposal;
mod reading;
mod rules;
mod said_twice;
mod sorted_out;
mod table;
mod targets_file;

pub use accept::{Accepted, accept, accept_with_indicators};
pub use document::{Place, PlaceOf, Unreadable};
pub use draft::{Asked, draft};
pub use paragraphs::paragraphs;
pub use proposal::{Aside, Certainty, Draft, Proposal, ProposedIndicator, WhyAside};
pub use targets_file::TARGETS_FILE;
