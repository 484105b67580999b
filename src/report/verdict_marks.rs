//! How a verdict is marked: its sign where there is only text, and the house's colours. The palette of charts has the default colours.

use crate::assess::Verdict;
use crate::catalog::BoardRules;
use std::collections::BTreeMap;

/// The verdict's mark where there is only text; the same shapes as the palette's.
#[must_use]
pub const fn sign(verdict: Verdict) -> char {
    match verdict {
        Verdict::Met => '●',
        Verdict::OnPace => '▲',
        Verdict::Behind => '▼',
        Verdict::FarBehind => '◆',
        Verdict::Missed => '✕',
        Verdict::NotRated => '○',
        Verdict::NoData => '□',
        Verdict::Watch => '◇',
    }
}

/// The colours that the catalog gives to verdicts, in place of the palette's.
#[must_use]
pub fn house_colours(rules: &BoardRules) -> BTreeMap<Verdict, &'static str> {
    rules.colours.iter().map(|(verdict, colour)| (*verdict, colour.as_str())).collect()
}
