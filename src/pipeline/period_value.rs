//! The value of the period that holds a month.

use crate::measure::{Exact, Month};
use crate::series::Points;

/// The value observed in the period of `period` months that holds `month`.
pub(super) fn period_value(points: &Points, month: Month, period: i32) -> Option<&Exact> {
    let last = points.iter().rfind(|p| p.month <= month)?;
    (month.since(last.month) < period).then(|| last.value.observed()).flatten()
}
