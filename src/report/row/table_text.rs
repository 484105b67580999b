//! A row's numbers for tables that name the unit apart.

use crate::report::charts::board::{gap, gap_words};
use crate::report::input::Row;
use crate::report::model::Bare;
use crate::locale::Locale;
use crate::measure::exact::{round, whole};
use crate::measure::{Direction, Exact, Unit};
use num_traits::{Signed, Zero};

pub(crate) fn bare(l: &Locale, row: &Row<'_>, unit: Unit) -> Bare {
    let a = &row.assessment;
    let decimals = if row.each_total { 0 } else { row.indicator.decimals };
    let better = if row.each_total { Direction::Higher } else { row.indicator.better };
    let upper = row.target.and_then(|t| t.upper.as_ref()).filter(|_| !row.each_total);
    let target = row.bound().filter(|_| row.target.is_some()).map(|t| l.stated_number(t, unit));
    let share = |x: &Exact| l.number(&(x * whole(100)), 1);
    Bare {
        unit: l.spoken_unit(unit),
        value: a.value.as_ref().map(|x| l.number_as_spoken(x, decimals, unit)).unwrap_or_default(),
        target: match (target, upper) {
            (Some(low), Some(high)) => format!("{low}—{}", l.stated_number(high, unit)),
            (target, _) => target.unwrap_or_default(),
        },
        progress: a.progress.as_ref().map(share).unwrap_or_default(),
        elapsed: a.elapsed.as_ref().map(share).unwrap_or_default(),
        gap: without_unit(l, gap(a), a.toward(better), decimals, unit),
    }
}

/// Differences of shares keep their words: they are percentage points, not per cent.
fn without_unit(l: &Locale, gap: Option<&Exact>, better: Direction, decimals: u32, unit: Unit) -> String {
    let Some(short) = gap.filter(|g| !unit.is_share() && !round(g, decimals, l.rounding()).is_zero()) else {
        return gap_words(l, gap, better, decimals, unit);
    };
    let less = short.is_negative() == (better == Direction::Higher);
    let key = if less { "board-short-less" } else { "board-short-more" };
    l.say(key, &[("gap", &l.number_as_spoken(&short.abs(), decimals, unit))])
}
