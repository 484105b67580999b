//! Who answers for the gaps: lead units by the root's rows, regions by their own.

use super::build::Context;
use super::input::Edition;
use super::model::Standings;
use crate::assess::{Assessment, Place, Standing, places};
use crate::catalog::{Rank, Target};
use crate::measure::Exact;
use num_traits::Signed;
use std::collections::BTreeMap;

/// One judged row, of as-of or of the period before.
struct Entry<'a> {
    lead: &'a str,
    region: u32,
    root: bool,
    assessment: &'a Assessment,
}

fn now<'a>(c: &Context<'a>) -> Vec<Entry<'a>> {
    let root = c.input.catalog.regions.root();
    let rows = c.input.rows.iter().filter_map(|row| Some((row, row.target?)));
    rows.map(|(row, target)| Entry {
        lead: &target.lead,
        region: row.region.0,
        root: row.region == root,
        assessment: &row.assessment,
    })
    .collect()
}

fn before<'a>(c: &Context<'a>) -> Vec<Entry<'a>> {
    let root = c.input.catalog.regions.root();
    let targets: BTreeMap<u64, &Target> = c.input.catalog.targets.iter().map(|t| (t.line, t)).collect();
    let rows = c.input.previous.iter().filter_map(|p| Some((p, *targets.get(&p.target?)?)));
    rows.map(|(p, target)| Entry {
        lead: &target.lead,
        region: p.region.0,
        root: p.region == root,
        assessment: &p.assessment,
    })
    .collect()
}

/// Lead units, worst first; those that nobody is named for are left out.
pub(super) fn leads(c: &Context<'_>) -> Vec<Standings> {
    ranked(c, |e| (e.root && !e.lead.is_empty()).then_some(e.lead), |name| (String::new(), (*name).to_owned()))
}

/// Regions below the root that have targets, worst first.
pub(super) fn regions(c: &Context<'_>) -> Vec<Standings> {
    let regions = &c.input.catalog.regions;
    let name = |id: &u32| {
        let region = regions.get(crate::catalog::RegionId(*id));
        (region.code.clone(), region.name.clone())
    };
    let mut ranked = ranked(c, |e| (!e.root).then_some(e.region), name);
    if c.input.edition == Edition::Public {
        // What stood there before may have been withheld now, or then.
        for standing in &mut ranked {
            standing.moved.clear();
        }
    }
    ranked
}

fn ranked<'a, K: Ord + Send>(
    c: &Context<'a>,
    key: impl Fn(&Entry<'a>) -> Option<K> + Sync,
    named: impl Fn(&K) -> (String, String),
) -> Vec<Standings> {
    let rank = c.input.catalog.board.rank;
    let (earlier, mut list) = rayon::join(|| placed(rank, &before(c), &key), || placed(rank, &now(c), &key));
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
    rank: Rank,
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
    let (keys, standings): (Vec<K>, Vec<Standing>) = standings.filter(|(_, s)| s.is_behind()).unzip();
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

/// Against the place of the period before: up is worse, for the list has the worst first.
pub(super) fn moved(c: &Context<'_>, place: Place, earlier: Option<&Place>) -> String {
    let l = c.locale;
    match earlier {
        _ if c.input.previous.is_empty() => String::new(),
        None => l.word("moved-new"),
        Some(before) if before.rank == place.rank => l.word("moved-none"),
        Some(before) => l.say("moved-from", &[("rank", &before.rank.to_string())]),
    }
}
