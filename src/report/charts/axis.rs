//! Axes: round ticks, labels as people write them, and where a month lies.

use crate::locale::Locale;
use crate::measure::{Calendar, Month, Unit, When};
use serde::Serialize;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Axis {
    pub min: f64,
    pub max: f64,
    pub ticks: Vec<Tick>,
}

/// A tick; where labels would touch, those of lower weight go first.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tick {
    pub at: f64,
    pub label: String,
    pub weight: u8,
}

/// Ticks that an axis has at most.
pub const MOST_TICKS: u8 = 8;

/// Leading digits of a round step, in tenths.
const STEPS: [i32; 4] = [10, 20, 25, 50];

/// An axis leaves out zero where the smallest value is more than this many times the range of values.
const FAR_FROM_ZERO: f64 = 2.0;

/// An axis of whole things spans at least as many, so that its ticks are whole.
const FEW_THINGS: f64 = 2.0;

/// From here on Chinese labels count in 万 and 亿.
const IN_WAN: f64 = 100_000.0;

const IN_YI: f64 = 100_000_000.0;

impl Axis {
    /// Whether the axis begins over zero, or ends under it, so that lengths along it cannot be compared: it is drawn broken.
    #[must_use]
    pub fn leaves_out_zero(&self) -> bool {
        self.min > 0.0 || self.max < 0.0
    }
}

/// Round ticks from at or below `low` to at or above `high`, with the places that their labels need. Of `whole` things all ticks are whole
/// numbers.
#[must_use]
pub fn ticks(low: f64, high: f64, whole: bool) -> (Vec<f64>, usize) {
    let (low, high) = widened(low, high);
    let first_guess = ((high - low) / 10.0).log10().floor();
    let mut power = as_i32(first_guess) - 1;
    loop {
        for step in STEPS {
            if whole && (power < 0 || (power == 0 && step % 10 != 0)) {
                continue;
            }
            // The step is `step / 10 × 10^power`, kept apart so that ticks are the nearest numbers to round decimals.
            let times = |k: f64| scaled(k * f64::from(step), power - 1);
            let (mut first, mut last) = ((low / times(1.0)).floor(), (high / times(1.0)).ceil());
            while times(first) > low {
                first -= 1.0;
            }
            while times(last) < high {
                last += 1.0;
            }
            if last - first < f64::from(MOST_TICKS) {
                let all = (0..MOST_TICKS).map(|n| first + f64::from(n)).take_while(|k| *k <= last).map(times).collect();
                let places = 1 - power - i32::from(step % 10 == 0);
                return (all, usize::try_from(places).unwrap_or(0));
            }
        }
        power += 1;
    }
}

/// `x × 10^power`; dividing by a whole power of ten is exact where multiplying by its inverse is not.
fn scaled(x: f64, power: i32) -> f64 {
    if power < 0 { x / 10_f64.powi(-power) } else { x * 10_f64.powi(power) }
}

#[expect(clippy::cast_possible_truncation, reason = "the logarithm of an f64 fits")]
fn as_i32(x: f64) -> i32 {
    x as i32
}

/// A range that is no single point.
fn widened(low: f64, high: f64) -> (f64, f64) {
    let (low, high) = if low <= high { (low, high) } else { (high, low) };
    let least = low.abs().max(high.abs()) * 1e-6;
    if high - low > least {
        return (low, high);
    }
    if low == 0.0 { (0.0, 1.0) } else { (low - low.abs() * 0.1, high + high.abs() * 0.1) }
}

/// The vertical axis over these values, from zero unless they are all far from it.
#[must_use]
pub fn y_axis(locale: &Locale, unit: Unit, values: &[f64]) -> Axis {
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let (low, high) = if low.is_finite() { (low, high) } else { (0.0, 1.0) };
    let range = high - low;
    let (mut bottom, mut top) = (low.min(0.0), high.max(0.0));
    if range > 0.0 && low > FAR_FROM_ZERO * range {
        bottom = low;
    } else if range > 0.0 && -high > FAR_FROM_ZERO * range {
        top = high;
    }
    if unit.counts_whole_things() && top - bottom < FEW_THINGS {
        top = bottom + FEW_THINGS;
    }
    let (list, places) = ticks(bottom, top, unit.counts_whole_things());
    let label =
        |at: &f64| Tick { at: *at, label: tick_label(locale, unit, *at, places, bottom.abs().max(top)), weight: 0 };
    let (min, max) = (list.first().copied().unwrap_or(0.0), list.last().copied().unwrap_or(1.0));
    Axis { min, max, ticks: list.iter().map(label).collect() }
}

/// The axis of bars from zero, which carry their values and need no ticks.
#[must_use]
pub fn bars(values: &[f64]) -> Axis {
    let finite = || values.iter().copied().filter(|v| v.is_finite());
    let (min, max) = (finite().fold(0.0, f64::min), finite().fold(0.0, f64::max));
    Axis { min, max: if max > min { max } else { min + 1.0 }, ticks: Vec::new() }
}

fn tick_label(locale: &Locale, unit: Unit, at: f64, places: usize, largest: f64) -> String {
    let multiple = unit.is_multiple();
    let (divisor, zeros, suffix) = match &locale.writing().myriads {
        Some([_, yi]) if !multiple && largest >= IN_YI => (IN_YI, 8, yi.as_str()),
        Some([wan, _]) if !multiple && largest >= IN_WAN => (IN_WAN / 10.0, 4, wan.as_str()),
        _ => (1.0, 0, ""),
    };
    if at == 0.0 {
        return "0".to_owned();
    }
    // A true minus is as wide as a figure; a hyphen gets lost next to the axis.
    let minus = |text: String| text.replacen('-', "−", 1);
    if zeros == 0 {
        return minus(locale.grouped(&format!("{at:.places$}")));
    }
    let digits = format!("{:.zeros$}", at / divisor);
    minus(format!("{}{suffix}", digits.trim_end_matches('0').trim_end_matches('.')))
}

/// Where a month's end lies on the line of months: see [`crate::assess::Assessment::plan`].
pub(crate) fn month_end(month: Month) -> f64 {
    f64::from(month.ordinal() + 1)
}

/// Where the end of a moment lies.
pub(crate) fn end_of(when: When) -> f64 {
    match when {
        When::Month(m) => month_end(m),
        When::Day(d) => f64::from(Month::of(d).ordinal()) + f64::from(d.day()) / f64::from(d.days_in_month()),
    }
}

/// Where the beginning of a moment lies.
pub(crate) fn start_of(when: When) -> f64 {
    match when {
        When::Month(m) => f64::from(m.ordinal()),
        When::Day(d) => f64::from(Month::of(d).ordinal()) + f64::from(d.day() - 1) / f64::from(d.days_in_month()),
    }
}

/// An axis of more months than this names only years, where they begin.
const LONG: i32 = 36;

/// A tick for every month's end from `first` on; the month in which a year begins weighs most and names the year.
#[must_use]
pub fn x_axis(locale: &Locale, calendar: Calendar, first: Month, last: Month) -> Axis {
    let long = last.since(first) >= LONG;
    let ticks = first.through(last).map(|month| {
        let at = f64::from(month.since(first) + 1);
        let begins = calendar.begins_year(month);
        let label = match (long && begins, begins || month == first) {
            (true, _) => locale.year(calendar.year_of(month)),
            (false, true) => locale.month_and_year_short(month),
            (false, false) => locale.month_short(month),
        };
        let weight = match calendar.months_since_year_began(month) {
            0 => 4,
            _ if month == first => 3,
            6 => 2,
            3 | 9 => 1,
            _ => 0,
        };
        Tick { at, label, weight }
    });
    Axis { min: 0.0, max: f64::from(last.since(first) + 1), ticks: ticks.collect() }
}
