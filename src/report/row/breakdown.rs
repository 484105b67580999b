//! The parts of a region that make up its gap, as a table and in a sentence.

use super::numbers::{PartNumbers, part_numbers};
use super::record::in_full;
use crate::assess::{Basis, Share};
use crate::catalog::RegionId;
use crate::measure::{Direction, Exact};
use crate::report::assessed::Assessed;
use crate::report::context::Context;
use crate::report::gap::gap_words;
use crate::report::input::MOST_ROWS_IN_WORDS;
use num_traits::Signed;
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
    let named = named(row);
    let is_named = |share: &Share<RegionId>| named.iter().any(|one| one.region == share.region);
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
fn short<'r>(row: &'r Assessed<'_>) -> Vec<&'r Share<RegionId>> {
    let breakdown = row.breakdown.iter().filter(|b| b.basis != Basis::Members);
    let shares = breakdown.flat_map(|breakdown| &breakdown.shares);
    shares.filter(|share| share.gap.as_ref().is_some_and(Signed::is_negative)).collect()
}

/// Those of them that it names.
fn named<'r>(row: &'r Assessed<'_>) -> Vec<&'r Share<RegionId>> {
    short(row).into_iter().take(NAMED).collect()
}

/// Where the gap lies, as a sentence; empty where it is not split.
pub(super) fn parts_sentence(c: &Context<'_>, row: &Assessed<'_>) -> String {
    let short = short(row);
    if short.is_empty() {
        return String::new();
    }
    let l = c.locale;
    let name = |share: &&Share<RegionId>| {
        let region = l.region(c.input.catalog.regions.get(share.region));
        l.say("part-item", &[("region", region), ("gap", &gap(c, row, share))])
    };
    let mut list = l.list(&named(row).iter().map(name).collect::<Vec<_>>());
    if short.len() > NAMED {
        let level = l.level(&c.input.catalog.regions.get(short[0].region).level);
        let count = short.len().to_string();
        list = l.say("parts-more", &[("list", &list), ("count", &count), ("level", &level)]);
    }
    l.say("end", &[("text", &l.say("parts-gap", &[("list", &list)]))])
}
