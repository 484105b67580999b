//! Ratios: two points of the same month divided.

use super::point::{Point, Value, Why};
use crate::measure::{Exact, exact};

/// The ratio of two points, times `factor`. It is undefined over zero, and missing where either part is.
pub(super) fn ratio(top: &Point, bottom: &Point, factor: &Exact) -> Point {
    let value = match (&top.value, &bottom.value) {
        (Value::Observed(a), Value::Observed(b)) => match exact::divide(a, b) {
            Some(share) => Value::Observed(share * factor),
            None => Value::Missing(Why::Undefined),
        },
        (Value::Missing(why), _) | (_, Value::Missing(why)) => Value::Missing(match why {
            // The known part of a numerator or denominator says nothing about the ratio.
            Why::Partial { .. } => Why::Partial { so_far: None },
            other => other.clone(),
        }),
    };
    let short = |c: Option<(u32, u32)>| c.filter(|(have, of)| have < of);
    let coverage = short(top.coverage).or(short(bottom.coverage)).or(top.coverage).or(bottom.coverage);
    Point { month: top.month, value, own: None, coverage }
}
