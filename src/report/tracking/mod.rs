//! The indicator tracking table: each indicator over its whole life, by years and quarters.
//!
//! In: [`super::Tracked`] lines. Out: a [`TrackingPart`], every cell settled. Must not know: the other sections, forms.
//!
//! - `reading` says what a line's amounts stand for: a period's own, all so far, the state at the end
//! - `periods` lists years and their quarters; `cells` works out what stands in one period of one line
//! - `lines` puts them together with what the catalog states

mod cells;
mod described;
mod lines;
mod part;
mod periods;
mod reading;

pub(crate) use lines::tracking;
pub use part::{
    DescribedIndicator, Deviation, Figure, PeriodCells, TrackedLine, TrackedYear, TrackingPart, TrackingYear,
};
