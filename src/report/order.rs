//! Orders that several parts share: the worst first, and a row's place in the month before.

use super::assessed::Assessed;
use super::context::Context;
use super::row::Line;
use crate::assess::{Place, Shortfall, Verdict, shortfall};
use crate::catalog::RegionId;

/// Order of the board and of rankings: what lags in the order of the lagging list, then the others; the largest shortfall first, then
/// the catalog's order.
pub(crate) fn severity(c: &Context<'_>, line: &Line<'_>) -> (usize, Shortfall, usize) {
    let a = &line.assessed.assessment;
    let class = match a.verdict {
        Verdict::Missed | Verdict::FarBehind | Verdict::Behind => 0,
        Verdict::OnPace => 1,
        Verdict::NotRated => 2,
        Verdict::Met => 3,
        Verdict::NoData => 4,
        Verdict::Watch => 5,
    };
    (class, shortfall(c.input.catalog.board.rank, a), line.position)
}

/// Identifies a row within a month: indicator, region, line of the target in `targets.csv`, and whether it is a roll-up. The same
/// row of another month has the same key.
pub(crate) type RowKey<'a> = (&'a str, RegionId, Option<u64>, bool);

pub(crate) fn row_key<'a>(row: &Assessed<'a>) -> RowKey<'a> {
    (&row.indicator.id, row.region, row.target.map(|t| t.line), row.each_total)
}

/// A place against that of the month before, in words: up is worse, for the list has the worst first.
pub(crate) fn moved(c: &Context<'_>, place: Place, earlier: Option<&Place>) -> String {
    let l = c.locale;
    match earlier {
        _ if c.input.previous.is_empty() => String::new(),
        None => l.word("moved-new"),
        Some(before) if before.rank == place.rank => l.word("moved-none"),
        Some(before) => l.say("moved-from", &[("rank", &before.rank.to_string())]),
    }
}
