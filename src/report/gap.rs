//! A gap in words.

use crate::locale::{Locale, in_whole_things};
use crate::measure::exact::round;
use crate::measure::{Direction, Exact, Unit};
use num_traits::{Signed, Zero};

/// `少900亩`; empty where there is no gap. `better`: the way that is good from the value to what it is held against.
pub(crate) fn gap_words(l: &Locale, gap: Option<&Exact>, better: Direction, decimals: u32, unit: Unit) -> String {
    let gap = gap.map(|gap| in_whole_things(gap, unit));
    gap_with(l, gap.as_ref(), better, decimals, |x| l.difference(x, decimals, unit))
}

/// The same without its unit, where that is the column's. Differences of shares keep theirs: they are percentage points, not per cent.
pub(crate) fn gap_as_spoken(l: &Locale, gap: Option<&Exact>, better: Direction, decimals: u32, unit: Unit) -> String {
    if unit.is_share() {
        return gap_words(l, gap, better, decimals, unit);
    }
    let gap = gap.map(|gap| in_whole_things(gap, unit));
    gap_with(l, gap.as_ref(), better, decimals, |x| l.difference_as_spoken(x, decimals, unit))
}

/// The same with the amount written by `number`.
pub(crate) fn gap_with(
    l: &Locale,
    gap: Option<&Exact>,
    better: Direction,
    decimals: u32,
    number: impl Fn(&Exact) -> String,
) -> String {
    let Some(gap) = gap else { return String::new() };
    if round(gap, decimals, l.rounding()).is_zero() {
        return l.word("board-even");
    }
    let less = gap.is_negative() == (better == Direction::Higher);
    let key = if less { "board-short-less" } else { "board-short-more" };
    l.say(key, &[("gap", &number(&gap.abs()))])
}
