//! Files of feeds, and the month that a report speaks for.

use crate::measure::{Month, Period};

/// Whether a file's period has begun by `as_of`'s end. Files of later periods are read too, since they may revise; their rows are
/// accounted for in their own month's report.
pub(super) fn has_begun(period: Option<Period>, as_of: Month) -> bool {
    period.is_none_or(|p| p.first_day() <= as_of.last_day())
}
