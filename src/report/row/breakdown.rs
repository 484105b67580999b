//! A gap's parts, as they are drilled down to.

use crate::report::charts::board::gap_words;
use crate::report::build::{Context, Line, TOLD_AT_MOST};
use crate::report::model::PartRow;
use crate::assess::{Basis, Share};
use crate::catalog::RegionId;
use crate::measure::{Direction, Exact, exact};
use num_traits::Signed;

/// Parts that a sentence names.
const NAMED: usize = 5;

pub(crate) fn parts(c: &Context<'_>, line: &Line<'_>) -> Vec<PartRow> {
    let shares = line.row.breakdown.iter().flat_map(|b| &b.shares);
    shares.take(TOLD_AT_MOST).map(|share| part(c, line, share)).collect()
}

fn part(c: &Context<'_>, line: &Line<'_>, share: &Share<RegionId>) -> PartRow {
    let (l, indicator) = (c.locale, line.row.indicator);
    let region = c.input.catalog.regions.get(share.region);
    let value = |x: &Exact| l.amount(x, indicator.decimals, indicator.unit);
    let withheld = || if line.row.veiled { l.word("verdict-withheld") } else { String::new() };
    let change = gap_words(l, share.change.as_ref(), Direction::Higher, indicator.decimals, indicator.unit);
    PartRow {
        code: region.code.clone(),
        region: region.name.clone(),
        value: share.value.as_ref().map_or_else(withheld, value),
        change,
        gap: gap(c, line, share),
        gap_in_full: share.gap.as_ref().map(exact::full).unwrap_or_default(),
    }
}

fn gap(c: &Context<'_>, line: &Line<'_>, share: &Share<RegionId>) -> String {
    let indicator = line.row.indicator;
    gap_words(c.locale, share.gap.as_ref(), indicator.better, indicator.decimals, indicator.unit)
}

/// Where the gap lies, as a sentence; empty where it is not split.
pub(crate) fn told(c: &Context<'_>, line: &Line<'_>) -> String {
    let Some(breakdown) = &line.row.breakdown else { return String::new() };
    let short: Vec<&Share<RegionId>> =
        breakdown.shares.iter().filter(|s| s.gap.as_ref().is_some_and(Signed::is_negative)).collect();
    if short.is_empty() {
        return String::new();
    }
    let l = c.locale;
    let members = breakdown.basis == Basis::Members;
    let name = |share: &&Share<RegionId>| {
        let region = &c.input.catalog.regions.get(share.region).name;
        if members { region.clone() } else { l.say("part-item", &[("region", region), ("gap", &gap(c, line, share))]) }
    };
    let mut list = l.list(&short.iter().take(NAMED).map(name).collect::<Vec<_>>());
    if short.len() > NAMED {
        let level = l.level(&c.input.catalog.regions.get(short[0].region).level);
        let count = short.len().to_string();
        list = l.say("parts-more", &[("list", &list), ("count", &count), ("level", &level)]);
    }
    let key = if members { "parts-members" } else { "parts-gap" };
    l.say("end", &[("text", &l.say(key, &[("list", &list)]))])
}
