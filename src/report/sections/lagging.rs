//! Who lags most, and what changed.

use crate::report::build::{Context, Line};
use crate::report::input::{Edition, Previous, Row};
use crate::report::model::{Changed, Lagging};
use crate::report::sections::standings::moved;
use crate::assess::{Place, Shortfall, Verdict, places, shortfall};
use crate::catalog::RegionId;
use rayon::prelude::*;
use std::collections::HashMap;

/// Order of the board and of rankings: what lags in the order of the lagging list, then the others; the largest shortfall first, then
/// the catalog's order.
pub(crate) fn severity(c: &Context<'_>, line: &Line<'_>) -> (usize, Shortfall, usize) {
    const WORST_FIRST: [&[Verdict]; 5] = [
        &[Verdict::Missed, Verdict::FarBehind, Verdict::Behind],
        &[Verdict::OnPace],
        &[Verdict::NotRated],
        &[Verdict::Met],
        &[Verdict::NoData],
    ];
    let verdict = line.row.assessment.verdict;
    let n = WORST_FIRST.iter().position(|class| class.contains(&verdict)).unwrap_or(WORST_FIRST.len());
    (n, shortfall(c.input.catalog.board.rank, &line.row.assessment), line.position)
}

/// What tells a row of this period from the others, and finds it among those of the period before.
type Key<'a> = (&'a str, RegionId, Option<u64>, bool);

fn key<'a>(row: &'a Row<'_>) -> Key<'a> {
    (&row.indicator.id, row.region, row.target.map(|t| t.line), row.each_total)
}

fn key_before<'a>(p: &Previous<'a>) -> Key<'a> {
    (p.indicator, p.region, p.target, p.each_total)
}

/// The lagging list of the root's rows or of single regions'; equal shortfalls have equal ranks.
pub(crate) fn lagging(c: &Context<'_>, lines: &[Line<'_>], root: bool) -> Vec<Lagging> {
    let (rank, l) = (c.input.catalog.board.rank, c.locale);
    let is_mine = |region: RegionId| (region == c.input.catalog.regions.root()) == root;
    let before = || {
        let lagged = c.input.previous.iter().filter(|p| is_mine(p.region) && p.assessment.verdict.is_lagging());
        let (keys, earlier): (Vec<Key<'_>>, Vec<Shortfall>) =
            lagged.map(|p| (key_before(p), shortfall(rank, &p.assessment))).unzip();
        keys.into_iter().zip(places(&earlier)).collect::<HashMap<Key<'_>, Place>>()
    };
    let now = || {
        let mut list: Vec<(Shortfall, &Line<'_>)> = lines
            .iter()
            .filter(|l| l.root == root && l.row.assessment.verdict.is_lagging())
            .map(|l| (shortfall(rank, &l.row.assessment), l))
            .collect();
        list.sort_by(|(a, x), (b, y)| (a, x.position).cmp(&(b, y.position)));
        let places = places(&list.iter().map(|(s, _)| s).collect::<Vec<_>>());
        list.into_iter().map(|(_, line)| line).zip(places).collect::<Vec<_>>()
    };
    let (before, list) = rayon::join(before, now);
    let entry = |(line, place): (&Line<'_>, Place)| Lagging {
        rank: place.rank,
        tie: place.tied.then(|| l.say("tied", &[("rank", &place.rank.to_string())])),
        moved: if root || c.input.edition == Edition::Internal {
            moved(c, place, before.get(&key(line.row)))
        } else {
            String::new()
        },
        row: line.position,
    };
    list.into_par_iter().map(entry).collect()
}

/// Verdicts that differ from those of the period before.
pub(crate) fn changed(c: &Context<'_>, lines: &[Line<'_>]) -> Vec<Changed> {
    let l = c.locale;
    let earlier: HashMap<Key<'_>, &Previous<'_>> = c.input.previous.iter().map(|p| (key_before(p), p)).collect();
    let flip = |line: &Line<'_>| {
        let row = line.row;
        let before = earlier.get(&key(row))?;
        let (old, new) = (before.assessment.verdict, row.assessment.verdict);
        (old != new).then(|| {
            let (mut before_text, mut after_text) =
                (l.verdict(row.target, &before.assessment), line.shown.verdict.clone());
            // Where nothing is promised, that a figure came or did not come is all that changed.
            match (old, new) {
                (Verdict::NoData, Verdict::Watch) => after_text = l.word("feed-ok"),
                (Verdict::Watch, Verdict::NoData) => before_text = l.word("feed-ok"),
                _ => {}
            }
            let args = [
                ("name", line.shown.name.as_str()),
                ("region", &line.cells.region_name),
                ("before", &before_text),
                ("after", &after_text),
            ];
            let text = if c.tells(line.root) { l.say("change-line", &args) } else { String::new() };
            Changed { row: line.position, before: old.as_str(), after: new.as_str(), before_text, after_text, text }
        })
    };
    lines.par_iter().filter_map(flip).collect()
}
