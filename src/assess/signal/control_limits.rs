//! Control limits of an `XmR` chart.

use super::no_signal::NoSignal;
use crate::measure::exact::{ratio, whole};
use crate::measure::{Exact, Month};
use num_traits::Zero;

/// Limits lie this many hundredths of the mean moving range from the mean: 2.66 = 3 ÷ 1.128, three standard deviations where
/// the mean range of two values is 1.128 of them. Wheeler, *Understanding Variation* (SPC Press, 2nd ed. 2000).
const LIMIT_HUNDREDTHS: i64 = 266;
/// Moving ranges from this many thousandths of their mean on (3.267, the upper limit of ranges of two) are left out of the mean,
/// once: one freak value would widen the limits that should show it. Nelson, "Control Charts for Individual Measurements",
/// *Journal of Quality Technology* 14(3), 1982, 172–173; Provost & Murray, *The Health Care Data Guide* (2011), p. 155.
const FREAK_THOUSANDTHS: i64 = 3267;

/// The range in which a process varies as long as nothing about it changes, in the unit of its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ControlLimits {
    pub mean: Exact,
    pub lower: Exact,
    pub upper: Exact,
    /// Mean moving range, freak ranges left out.
    pub moving_range: Exact,
}

/// Limits of values in order of time, `step` months apart (1, or 3 for quarters): mean ± 2.66 × mean moving range. A range is taken
/// between neighbours in time only: across a missing month there is none. Any number of values will do here.
///
/// # Errors
/// [`NoSignal::Constant`]; [`NoSignal::Stepwise`] where every change is a freak range; [`NoSignal::Scattered`] without any two
/// neighbours.
pub fn control_limits(values: &[(Month, Exact)], step: i32) -> Result<ControlLimits, NoSignal> {
    if values.windows(2).all(|w| w[0].1 == w[1].1) {
        return Err(NoSignal::Constant);
    }
    let ranges = moving_ranges(values, step);
    let first = mean(&ranges).ok_or(NoSignal::Scattered)?;
    let edge = &first * ratio(FREAK_THOUSANDTHS, 1000);
    let usual: Vec<Exact> = ranges.into_iter().filter(|r| *r < edge).collect();
    let moving_range = mean(&usual).filter(|r| !r.is_zero()).ok_or(NoSignal::Stepwise)?;
    let values: Vec<Exact> = values.iter().map(|(_, v)| v.clone()).collect();
    let mean = mean(&values).ok_or(NoSignal::Scattered)?;
    let width = &moving_range * ratio(LIMIT_HUNDREDTHS, 100);
    Ok(ControlLimits { lower: &mean - &width, upper: &mean + &width, mean, moving_range })
}

/// The difference of each value from the one before, where that is its neighbour in time.
pub(super) fn moving_ranges(values: &[(Month, Exact)], step: i32) -> Vec<Exact> {
    let neighbours = values.windows(2).filter(|w| w[1].0.since(w[0].0) == step);
    neighbours.map(|w| if w[1].1 > w[0].1 { &w[1].1 - &w[0].1 } else { &w[0].1 - &w[1].1 }).collect()
}

fn mean(values: &[Exact]) -> Option<Exact> {
    let n = i64::try_from(values.len()).ok().filter(|n| *n > 0)?;
    Some(values.iter().sum::<Exact>() / whole(n))
}
