//! A tile map: a square for each region, about where it lies, with its verdict and value.

use super::id::{ChartId, ChartKind};
use super::key::key;
use super::regions_said::of_regions;
use crate::assess::{Flag, Verdict};
use crate::catalog::{Indicator, Target, Tile};
use crate::report::charts::title_and_notes::{Framed, name_line, notes, withheld_note};
use crate::report::context::Context;
use crate::report::row::Line;
use serde::Serialize;

/// One indicator in regions, each at its place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TileMap {
    /// How many rows and columns there are.
    pub rows: u16,
    pub columns: u16,
    pub tiles: Vec<MapTile>,
    /// The verdicts that occur, in order of merit, with their words; empty without targets.
    pub key: Vec<(Verdict, String)>,
}

/// A region's tile.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MapTile {
    /// From 0.
    pub row: u16,
    pub column: u16,
    pub name: String,
    pub role: Verdict,
    /// The value, beside the target where there is one, or why there is none.
    pub value: String,
}

/// `lines`: an indicator's rows below the root. None where no region of them has a tile.
pub(crate) fn tile_map(c: &Context<'_>, indicator: &Indicator, lines: &[&Line<'_>]) -> Option<Framed<TileMap>> {
    let (l, regions) = (c.locale, &c.input.catalog.regions);
    let target = lines.first()?.assessed.target.map(Target::promise);
    let own = lines.iter().copied().filter(|l| l.assessed.target.map(Target::promise) == target);
    let own: Vec<&Line<'_>> = own.collect();
    let there: Vec<(&Line<'_>, Tile)> =
        own.iter().filter_map(|line| Some((*line, regions.get(line.assessed.region).tile?))).collect();
    let first = |place: fn(&Tile) -> u16| there.iter().map(|(_, tile)| place(tile)).min();
    let (top, left) = (first(|tile| tile.row)?, first(|tile| tile.column)?);
    let tiles: Vec<MapTile> = there.iter().map(|(line, tile)| tile_of(c, line, *tile, (top, left))).collect();
    let level = l.level(&regions.get(own[0].assessed.region).level);
    let as_of = l.month(c.input.as_of);
    let printed = own.iter().filter(|l| !l.assessed.assessment.has(Flag::Withheld)).count().to_string();
    let behind = own.iter().filter(|l| l.assessed.assessment.verdict.is_lagging()).count().to_string();
    let args =
        [("name", l.name(indicator)), ("asof", &as_of), ("total", &printed), ("behind", &behind), ("level", &level)];
    let name = l.say("ranking-title", &args);
    let title = of_regions(c, indicator, &own);
    let without: Vec<String> = own
        .iter()
        .filter(|line| regions.get(line.assessed.region).tile.is_none())
        .map(|line| l.region(regions.get(line.assessed.region)).to_owned())
        .collect();
    let left_out = (!without.is_empty()).then(|| l.say("map-without", &[("names", &l.list(&without))]));
    Some(Framed {
        id: ChartId::of(ChartKind::Map, &indicator.id),
        title: title.full,
        short_title: title.short,
        subtitle: l.say("map-subtitle", &[("name", &name_line(c, &name, indicator))]),
        caption: name,
        notes: withheld_note(c, own.iter().copied())
            .into_iter()
            .chain(left_out)
            .chain(notes(c, indicator))
            .collect(),
        alt: l.say(if target.is_some() { "ranking-alt" } else { "ranking-alt-watch" }, &args),
        drawing: TileMap {
            rows: tiles.iter().map(|tile| tile.row + 1).max().unwrap_or(0),
            columns: tiles.iter().map(|tile| tile.column + 1).max().unwrap_or(0),
            key: if target.is_some() { key(l, there.iter().map(|(line, _)| line.assessed)) } else { Vec::new() },
            tiles,
        },
    })
}

fn tile_of(c: &Context<'_>, line: &Line<'_>, tile: Tile, (top, left): (u16, u16)) -> MapTile {
    let a = &line.assessed.assessment;
    let silent = a.verdict == Verdict::NoData || a.value.is_none();
    MapTile {
        row: tile.row - top,
        column: tile.column - left,
        name: c.locale.region(c.input.catalog.regions.get(line.assessed.region)).to_owned(),
        role: a.verdict,
        value: if silent { line.row.text.verdict.clone() } else { line.value_of_target(c.locale) },
    }
}
