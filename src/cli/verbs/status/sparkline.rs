//! The last months of an indicator as a sparkline.

use crate::measure::exact;
use crate::render::sparkline::sparkline as blocks;
use crate::series::Point;

/// Months in a sparkline.
pub(super) const SPARK_MONTHS: usize = 12;

/// The last `months` as blocks; a space where a month is missing.
pub(super) fn sparkline(points: &[Point], months: usize) -> String {
    let last = &points[points.len().saturating_sub(months)..];
    let values: Vec<Option<f64>> = last.iter().map(|p| p.value.observed().map(exact::to_f64)).collect();
    blocks(&values)
}
