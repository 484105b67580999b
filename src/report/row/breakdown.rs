//! The parts of a region that make up its gap, as a table and in a sentence.

use super::numbers::{PartNumbers, part_numbers};
use super::record::in_full;
use crate::assess::{Basis, Share};
use crate::catalog::RegionId;
use crate::measure::exact::{round, whole};
use crate::measure::{Direction, Exact};
use crate::report::assessed::Assessed;
use crate::report::context::Context;
use crate::report::gap::gap_words;
use crate::report::input::MOST_ROWS_IN_WORDS;
use num_traits::{Signed, Zero};
use serde::Serialize;

/// One part of a region, as it is drilled down to.
#[derive(Debug, Clone, Serialize)]
pub struct PartRow {
    pub code: String,
    pub region: String,
    pub value: String,
    /// The change on the period before.
    pub change: String,
    /// Its share of the gap; empty where the gap is not split.
    pub gap: String,
    /// The same in full, negative for short.
    pub gap_in_full: String,
    /// The numbers for programs.
    pub numbers: PartNumbers,
    /// Whether the sentence on the gap names it.
    #[serde(skip)]
    pub named: bool,
}

/// Parts that a sentence names.
const NAMED: usize = 5;

pub(super) fn parts(c: &Context<'_>, row: &Assessed<'_>) -> Vec<PartRow> {
    let short = short(c, row);
    let is_named = |share: &Share<RegionId>| short[..named(&short)].iter().any(|one| one.region == share.region);
    let shares = row.breakdown.iter().flat_map(|b| &b.shares);
    let parts = shares.take(MOST_ROWS_IN_WORDS).map(|share| PartRow { named: is_named(share), ..part(c, row, share) });
    parts.collect()
}

fn part(c: &Context<'_>, row: &Assessed<'_>, share: &Share<RegionId>) -> PartRow {
    let (l, indicator) = (c.locale, row.indicator);
    let region = c.input.catalog.regions.get(share.region);
    let value = |x: &Exact| l.amount(x, indicator.decimals, indicator.unit);
    let withheld = || if row.protected { l.word("verdict-withheld") } else { String::new() };
    let change = gap_words(l, share.change.as_ref(), Direction::Higher, indicator.decimals, indicator.unit);
    PartRow {
        code: region.code.clone(),
        region: l.region(region).to_owned(),
        value: share.value.as_ref().map_or_else(withheld, value),
        change,
        gap: gap(c, row, share),
        gap_in_full: in_full(share.gap.as_ref()),
        numbers: part_numbers(share),
        named: false,
    }
}

fn gap(c: &Context<'_>, row: &Assessed<'_>, share: &Share<RegionId>) -> String {
    let indicator = row.indicator;
    gap_words(c.locale, share.gap.as_ref(), indicator.better, indicator.decimals, indicator.unit)
}

/// The parts that fall short, where a sentence may tell of them: that of a roll-up names those of its members that lag.
fn short<'r>(c: &Context<'_>, row: &'r Assessed<'_>) -> Vec<&'r Share<RegionId>> {
    let is_short = |gap: &Exact| gap.is_negative() && !round(gap, row.decimals(), c.locale.rounding()).is_zero();
    let breakdown = row.breakdown.iter().filter(|b| b.basis != Basis::Members);
    let shares = breakdown.flat_map(|breakdown| &breakdown.shares);
    shares.filter(|share| share.gap.as_ref().is_some_and(is_short)).collect()
}

/// Where the gap lies, as a sentence; empty where it is not split.
pub(super) fn parts_sentence(c: &Context<'_>, row: &Assessed<'_>) -> String {
    let (l, short) = (c.locale, short(c, row));
    let Some(breakdown) = &row.breakdown else { return String::new() };
    let Some(first) = short.first() else { return String::new() };
    let shown = &short[..named(&short)];
    let names: Vec<String> = shown
        .iter()
        .map(|share| {
            let region = l.region(c.input.catalog.regions.get(share.region));
            let gap = match (breakdown.basis, &share.value) {
                (Basis::Amounts, Some(value)) => l.amount(value, row.indicator.decimals, row.indicator.unit),
                _ => gap(c, row, share),
            };
            l.say("part-item", &[("region", region), ("gap", &gap)])
        })
        .collect();
    let level = l.level(&c.input.catalog.regions.get(first.region).level);
    let count = short.len().to_string();
    let all = short.len() == breakdown.shares.len();
    let key = match (short.len() > NAMED, all, shown.is_empty()) {
        (false, ..) => "parts-gap",
        (true, true, false) => "parts-all",
        (true, false, false) => "parts-many",
        (true, _, true) => "parts-spread",
    };
    l.ended(&l.say(key, &[("list", &l.list(&names)), ("count", &count), ("level", &level)]))
}

/// How many parts are named, the largest shortfall first: a few all of them, of many those above the mean, and never one of several that
/// are alike.
fn named(short: &[&Share<RegionId>]) -> usize {
    if short.len() <= NAMED {
        return short.len();
    }
    let gaps: Vec<&Exact> = short.iter().filter_map(|share| share.gap.as_ref()).collect();
    let sum: Exact = gaps.iter().copied().cloned().sum();
    let count = whole(i64::try_from(gaps.len()).unwrap_or(i64::MAX));
    let above = gaps.iter().take_while(|gap| &count * **gap < sum).count();
    let mut shown = above.min(NAMED);
    while shown > 0 && gaps.get(shown).is_some_and(|next| *next == gaps[shown - 1]) {
        shown -= 1;
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::RegionId;

    fn named_of(gaps: &[i64]) -> usize {
        let share = |gap: &i64| Share { region: RegionId(0), value: None, change: None, gap: Some(whole(-*gap)) };
        let shares: Vec<Share<RegionId>> = gaps.iter().map(share).collect();
        named(&shares.iter().collect::<Vec<_>>())
    }

    #[test]
    fn of_many_parts_those_above_the_mean_are_named_and_ties_are_not_cut() {
        assert_eq!((named_of(&[]), named_of(&[4, 2, 1, 1, 1])), (0, 5));
        assert_eq!(named_of(&[9, 5, 1, 1, 1, 1]), 2);
        assert_eq!(named_of(&[9; 16]), 0, "none is above the mean");
        assert_eq!(named_of(&[10, 9, 9, 9, 9, 9, 1, 1, 1]), 1, "five of six that are alike are not named");
    }
}
