//! Who lags most: the lagging list.

use crate::assess::{Place, Shortfall, places, shortfall};
use crate::catalog::RegionId;
use crate::report::context::Context;
use crate::report::input::Edition;
use crate::report::order::{RowKey, moved, row_key};
use crate::report::row::Line;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::HashMap;

#[derive(Debug, Clone, Serialize)]
pub struct Lagging {
    /// Equal for ties.
    pub rank: usize,
    /// Said of a tie.
    pub tie: Option<String>,
    /// Its place in the month before, in words; empty where there is no month before.
    pub moved: String,
    pub row: usize,
}

/// The lagging list of the root's rows or of single regions'; equal shortfalls have equal ranks.
pub(crate) fn lagging(c: &Context<'_>, lines: &[Line<'_>], root: bool) -> Vec<Lagging> {
    let (rank, l) = (c.input.catalog.board.rank, c.locale);
    let is_mine = |region: RegionId| (region == c.input.catalog.regions.root()) == root;
    let before = || {
        let lagged = c.input.previous.iter().filter(|p| is_mine(p.region) && p.assessment.verdict.is_lagging());
        let (keys, earlier): (Vec<RowKey<'_>>, Vec<Shortfall>) =
            lagged.map(|p| (row_key(p), shortfall(rank, &p.assessment))).unzip();
        keys.into_iter().zip(places(&earlier)).collect::<HashMap<RowKey<'_>, Place>>()
    };
    let now = || {
        let mut list: Vec<(Shortfall, &Line<'_>)> = lines
            .iter()
            .filter(|l| l.row.root == root && l.assessed.assessment.verdict.is_lagging())
            .map(|l| (shortfall(rank, &l.assessed.assessment), l))
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
            moved(c, place, before.get(&row_key(line.assessed)))
        } else {
            String::new()
        },
        row: line.position,
    };
    list.into_par_iter().map(entry).collect()
}
