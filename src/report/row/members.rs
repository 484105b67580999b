//! The members of a target that each region has.

use crate::assess::{Flag, Verdict, shortfall};
use crate::catalog::Region;
use crate::locale::{Each, Members};
use crate::report::assessed::Assessed;
use crate::report::context::Context;

/// The members' rows; None where one of them is withheld, since the others would tell of it.
fn told<'a>(c: &Context<'a>, whole: &Assessed<'_>) -> Option<Vec<&'a Assessed<'a>>> {
    let rows: Vec<&Assessed<'_>> = c.input.rows.iter().filter(|row| whole.is_member(row)).collect();
    let open = !rows.is_empty() && rows.iter().all(|row| !row.assessment.has(Flag::Withheld));
    open.then_some(rows)
}

fn behind<'a>(c: &Context<'a>, rows: &[&'a Assessed<'a>]) -> Vec<&'a Region> {
    let mut behind: Vec<&Assessed<'_>> = rows.iter().copied().filter(|r| r.assessment.verdict.is_lagging()).collect();
    behind.sort_by_cached_key(|row| (shortfall(c.input.catalog.board.rank, &row.assessment), row.region));
    behind.into_iter().map(|row| c.input.catalog.regions.get(row.region)).collect()
}

/// The regions that lag, the worst first; None where that may not be told.
pub(crate) fn lagging_members(c: &Context<'_>, whole: &Assessed<'_>) -> Option<Vec<String>> {
    let rows = told(c, whole)?;
    Some(behind(c, &rows).into_iter().map(|region| c.locale.region(region).to_owned()).collect())
}

/// What the members of a roll-up come to; None for any other row.
pub(super) fn each(c: &Context<'_>, whole: &Assessed<'_>) -> Option<Each> {
    let level = whole.counted_level(&c.input.catalog.regions)?.to_owned();
    let members = told(c, whole).map(|rows| {
        let count = |verdict: Verdict| rows.iter().filter(|row| row.assessment.verdict == verdict).count();
        Members {
            met: count(Verdict::Met),
            on_pace: count(Verdict::OnPace),
            not_yet: count(Verdict::NotRated),
            lagging: behind(c, &rows).into_iter().map(|region| c.locale.region(region).to_owned()).collect(),
        }
    });
    Some(Each { level, members })
}
