//! Two reports compared.
//!
//! In: snapshots of two reports, made anew or read from `report.json`. Out: what differs, and why. Must not know: how a report is
//! made, where it lies.

mod diff;
mod pairing;
mod replaced;
mod snapshot;
mod target_changes;
mod target_part;

pub use diff::{Diff, FeedChange, Flip, Reason, Restated, diff};
pub(crate) use pairing::is_same;
pub use replaced::{Replaced, replaced};
pub(crate) use snapshot::is_none;
pub use snapshot::{Snapshot, SnapshotFeed, SnapshotRow, SnapshotText};
pub use target_changes::{FieldChange, TargetChange};
pub use target_part::TargetPart;
