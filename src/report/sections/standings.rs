//! Who answers for the gaps: lead units by the root's rows, regions by their own.

use crate::assess::{Assessment, Place, Standing, places};
use crate::catalog::{Rank, RegionId, Target};
use crate::measure::Exact;
use crate::report::assessed::Assessed;
use crate::report::context::Context;
use crate::report::input::Edition;
use crate::report::order::moved;
use num_traits::Signed;
use serde::Serialize;
use std::collections::BTreeMap;

/// One lead unit or region in its ranking.
#[derive(Debug, Clone, Serialize)]
pub struct Standings {
    /// The region's code; empty for a unit.
    pub code: String,
    pub name: String,
    /// Equal for ties.
    pub rank: usize,
    pub tie: Option<String>,
    pub moved: String,
    pub rated: usize,
    pub lagging: usize,
    /// How far its targets with a plan lag on average, in words; empty where none has one.
    pub short: String,
}

/// One judged row, of as-of or of the month before.
struct Entry<'a> {
    /// Who is ranked for it; None where nobody is named, or by another row.
    lead: Option<&'a str>,
    region: RegionId,
    root: bool,
    assessment: &'a Assessment,
}

fn entries<'a>(c: &Context<'a>, rows: &'a [Assessed<'a>]) -> Vec<Entry<'a>> {
    let (regions, root) = (&c.input.catalog.regions, c.input.catalog.regions.root());
    let entry = |row: &'a Assessed<'a>| {
        let (named, of_root) = (row.target?.lead.as_str(), row.region == root);
        let own = named == Target::EACH_REGION;
        let lead = match (own, of_root) {
            // Each answers for itself; the count of those that have it answers for none of them.
            (true, _) => (!row.each_total && c.input.edition == Edition::Internal)
                .then(|| c.locale.region(regions.get(row.region))),
            (false, true) => Some(named).filter(|name| !name.is_empty()),
            (false, false) => None,
        };
        Some(Entry { lead, region: row.region, root: of_root, assessment: &row.assessment })
    };
    rows.iter().filter_map(entry).collect()
}

/// Rated targets that a unit must have to be ranked: a rank by fewer says little of it.
const FEWEST_RATED: usize = 5;

/// Lead units, worst first, where the project ranks them; those that nobody is named for are left out.
pub(crate) fn lead_standings(c: &Context<'_>) -> Vec<Standings> {
    if !c.input.catalog.board.league {
        return Vec::new();
    }
    ranked(c, FEWEST_RATED, |e| e.lead, |name| (String::new(), (*name).to_owned()))
}

/// Regions below the root that have targets, worst first.
pub(crate) fn region_standings(c: &Context<'_>) -> Vec<Standings> {
    let regions = &c.input.catalog.regions;
    let name = |id: &RegionId| {
        let region = regions.get(*id);
        (region.code.clone(), region.title.clone())
    };
    let mut ranked = ranked(c, 0, |e| (!e.root).then_some(e.region), name);
    if c.input.edition == Edition::Public {
        // What stood there before may have been withheld now, or then.
        for standing in &mut ranked {
            standing.moved.clear();
        }
    }
    ranked
}

/// Those with at least so many rated rows.
fn ranked<'a, K: Ord + Send>(
    c: &Context<'a>,
    fewest: usize,
    key: impl Fn(&Entry<'a>) -> Option<K> + Sync,
    named: impl Fn(&K) -> (String, String),
) -> Vec<Standings> {
    let rank = c.input.catalog.board.rank;
    let (earlier, mut list) = rayon::join(
        || placed((rank, fewest), &entries(c, &c.input.previous), &key),
        || placed((rank, fewest), &entries(c, &c.input.rows), &key),
    );
    let earlier: BTreeMap<K, Place> = earlier.into_iter().map(|(k, _, p)| (k, p)).collect();
    list.sort_by(|(k, _, p), (l, _, q)| (p.rank, k).cmp(&(q.rank, l)));
    let l = c.locale;
    list.into_iter()
        .map(|(key, standing, place)| {
            let (code, name) = named(&key);
            Standings {
                code,
                name,
                rank: place.rank,
                tie: place.tied.then(|| l.say("tied", &[("rank", &place.rank.to_string())])),
                moved: moved(c, place, earlier.get(&key)),
                rated: standing.rated,
                lagging: standing.lagging,
                short: standing.mean_shortfall.as_ref().map(|x| short(c, rank, x)).unwrap_or_default(),
            }
        })
        .collect()
}

/// Those of which something lags, with their places.
fn placed<'a, K: Ord>(
    (rank, fewest): (Rank, usize),
    entries: &[Entry<'a>],
    key: impl Fn(&Entry<'a>) -> Option<K>,
) -> Vec<(K, Standing, Place)> {
    let mut groups: BTreeMap<K, Vec<&Assessment>> = BTreeMap::new();
    for entry in entries {
        if let Some(key) = key(entry) {
            groups.entry(key).or_default().push(entry.assessment);
        }
    }
    let standings = groups.into_iter().map(|(k, answers)| (k, Standing::of(rank, answers.into_iter())));
    let (keys, standings): (Vec<K>, Vec<Standing>) =
        standings.filter(|(_, s)| s.is_behind() && s.rated >= fewest).unzip();
    let places = places(&standings);
    keys.into_iter().zip(standings).zip(places).map(|((k, s), p)| (k, s, p)).collect()
}

fn short(c: &Context<'_>, rank: Rank, x: &Exact) -> String {
    let l = c.locale;
    match rank {
        _ if !x.is_positive() => l.word("standing-even"),
        Rank::Points => l.say("standing-points", &[("points", &l.points(x))]),
        Rank::Months => l.say("standing-months", &[("months", &l.number(x, 1))]),
    }
}
