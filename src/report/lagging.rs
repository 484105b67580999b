//! Who lags most, and what changed.

use super::build::{Context, Line};
use super::model::{Changed, Lagging};
use crate::assess::Verdict;
use crate::catalog::Rank;
use crate::measure::Exact;
use crate::measure::exact::{divide, whole};

/// How far behind, largest shortfall first: points and months for what has a plan, then the gap's share for what has none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Shortfall {
    without_plan: bool,
    first: Exact,
    second: Exact,
}

pub(super) fn shortfall(rank: Rank, line: &Line<'_>) -> Shortfall {
    let a = &line.row.assessment;
    let zero = || whole(0);
    if let (Some(progress), Some(elapsed)) = (&a.progress, &a.elapsed) {
        let points = progress - elapsed;
        let months = a.months_behind.clone().map_or_else(zero, |m| -m);
        let (first, second) = if rank == Rank::Points { (points, months) } else { (months, points) };
        return Shortfall { without_plan: false, first, second };
    }
    let gap = a.gap.clone().or_else(|| a.gap_to_target.clone()).unwrap_or_else(zero);
    let base = a.target.as_ref().filter(|t| **t > zero());
    let share = base.and_then(|t| divide(&gap, t)).unwrap_or_else(|| gap.clone());
    Shortfall { without_plan: true, first: share, second: gap }
}

/// Order of the board: worst verdict first, then the largest shortfall, then the catalog's order.
pub(super) fn severity(line: &Line<'_>) -> (usize, Shortfall, usize) {
    const WORST_FIRST: [Verdict; 6] =
        [Verdict::Missed, Verdict::FarBehind, Verdict::Behind, Verdict::OnPace, Verdict::Met, Verdict::NoData];
    let verdict = line.row.assessment.verdict;
    let n = WORST_FIRST.iter().position(|v| *v == verdict).unwrap_or(WORST_FIRST.len());
    (n, shortfall(Rank::Points, line), line.position)
}

/// The lagging list of these rows; equal shortfalls have equal ranks.
pub(super) fn lagging<'a>(c: &Context<'_>, lines: impl Iterator<Item = &'a Line<'a>>) -> Vec<Lagging> {
    let rank = c.input.catalog.board.rank;
    let mut list: Vec<(Shortfall, usize)> =
        lines.filter(|l| l.row.assessment.verdict.is_lagging()).map(|l| (shortfall(rank, l), l.position)).collect();
    list.sort();
    let rank = |short: &Shortfall| list.iter().filter(|(other, _)| other < short).count() + 1;
    let entry = |(short, row): &(Shortfall, usize)| {
        let rank = rank(short);
        let tied = list.iter().filter(|(other, _)| other == short).count() > 1;
        Lagging { rank, tie: tied.then(|| c.locale.say("tied", &[("rank", &rank.to_string())])), row: *row }
    };
    list.iter().map(entry).collect()
}

/// Verdicts that differ from those of the period before.
pub(super) fn changed(c: &Context<'_>, lines: &[Line<'_>]) -> Vec<Changed> {
    let l = c.locale;
    let flip = |line: &Line<'_>| {
        let row = line.row;
        let before = c.input.previous.iter().find(|p| {
            p.indicator == row.indicator.id
                && p.region == row.region
                && p.target == row.target.map(|t| t.line)
                && p.each_total == row.each_total
        })?;
        let (old, new) = (before.assessment.verdict, row.assessment.verdict);
        (old != new).then(|| {
            let args = [
                ("name", line.shown.name.as_str()),
                ("region", &line.cells.region_name),
                ("before", &l.verdict(row.target, &before.assessment)),
                ("after", &line.shown.verdict),
            ];
            let text = l.say("change-line", &args);
            Changed { row: line.position, before: old.as_str(), after: new.as_str(), text }
        })
    };
    lines.iter().filter_map(flip).collect()
}
