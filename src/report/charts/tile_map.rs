//! A tile map: a square for each region, about where it lies, with its verdict and value.

use super::id::{ChartId, ChartKind};
use super::key::key;
use super::points::Point;
use super::region_shapes::{Laid, laid, middle};
use super::regions_said::of_regions;
use crate::assess::{Flag, Verdict};
use crate::catalog::{Indicator, RegionId, Target, Tile};
use crate::report::charts::title_and_notes::{Framed, name_line, notes, withheld_note};
use crate::report::context::Context;
use crate::report::row::Line;
use crate::report::sections;
use serde::Serialize;

/// One indicator in regions, each at its place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TileMap {
    /// How many rows and columns there are.
    pub rows: u16,
    pub columns: u16,
    /// Where regions have shapes instead: the height of the map over its width.
    pub height: Option<f64>,
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
    /// In a map of shapes: the parts of its shape, each with the edges of its holes, from 0 to 1 across.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shape: Vec<Vec<Vec<Point>>>,
    /// Where its name stands in its shape.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub middle: Option<Point>,
}

/// `lines`: an indicator's rows below the root. None where no region of them has a tile.
pub(crate) fn tile_map(c: &Context<'_>, indicator: &Indicator, lines: &[&Line<'_>]) -> Option<Framed<TileMap>> {
    let (l, regions) = (c.locale, &c.input.catalog.regions);
    let target = lines.first()?.assessed.target.map(Target::promise);
    let own = lines.iter().copied().filter(|l| l.assessed.target.map(Target::promise) == target);
    let own: Vec<&Line<'_>> = own.collect();
    let ids: Vec<RegionId> = own.iter().map(|line| line.assessed.region).collect();
    let shapes = c.input.catalog.shapes.as_ref().and_then(|shapes| laid(shapes, &ids));
    let has_place = |line: &&Line<'_>| match &shapes {
        Some(laid) => laid.shapes.contains_key(&line.assessed.region),
        None => regions.get(line.assessed.region).tile.is_some(),
    };
    let there: Vec<&Line<'_>> = own.iter().copied().filter(has_place).collect();
    let tiles: Vec<MapTile> = if let Some(laid) = &shapes {
        there.iter().map(|line| shape_of(c, line, laid)).collect()
    } else {
        let tile = |line: &&Line<'_>| regions.get(line.assessed.region).tile;
        let first = |place: fn(Tile) -> u16| there.iter().filter_map(tile).map(place).min();
        let (top, left) = (first(|tile| tile.row)?, first(|tile| tile.column)?);
        let placed = there.iter().filter_map(|line| Some((line, tile(line)?)));
        placed.map(|(line, tile)| tile_of(c, line, tile, (top, left))).collect()
    };
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
        .filter(|line| !has_place(line))
        .map(|line| l.region(regions.get(line.assessed.region)).to_owned())
        .collect();
    let left_out = (!without.is_empty()).then(|| l.say("map-without", &[("names", &l.list(&without))]));
    Some(Framed {
        id: ChartId::of(ChartKind::Map, &indicator.id),
        title: title.full,
        short_title: title.short,
        subtitle: match shapes {
            Some(_) => name_line(c, &name, indicator),
            None => l.say("map-subtitle", &[("name", &name_line(c, &name, indicator))]),
        },
        caption: name,
        notes: withheld_note(c, own.iter().copied()).into_iter().chain(left_out).chain(notes(c, indicator)).collect(),
        alt: l.say(if target.is_some() { "ranking-alt" } else { "ranking-alt-watch" }, &args),
        drawing: TileMap {
            rows: tiles.iter().map(|tile| tile.row + 1).max().unwrap_or(0),
            columns: tiles.iter().map(|tile| tile.column + 1).max().unwrap_or(0),
            key: if target.is_some() { key(l, there.iter().map(|line| line.assessed)) } else { Vec::new() },
            height: shapes.map(|laid| laid.height),
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
        shape: Vec::new(),
        middle: None,
    }
}

fn shape_of(c: &Context<'_>, line: &Line<'_>, laid: &Laid) -> MapTile {
    let shape = laid.shapes.get(&line.assessed.region).cloned().unwrap_or_default();
    let middle = Some(middle(&shape));
    MapTile { shape, middle, ..tile_of(c, line, Tile { row: 0, column: 0 }, (0, 0)) }
}

/// Without places of their own, regions stand in rows of so many.
const ACROSS: u16 = 8;
/// More regions than these are for the workbook.
const MOST_TILES: usize = 48;

/// How many of its targets each region is behind on; None where no region has a target, or there are too many regions.
pub(crate) fn region_tiles(c: &Context<'_>, lines: &[Line<'_>]) -> Option<Framed<TileMap>> {
    let (l, regions) = (c.locale, &c.input.catalog.regions);
    let table = sections::matrix(c, lines);
    let of_row = |row: &sections::MatrixRow| -> Option<(RegionId, Vec<&Line<'_>>)> {
        let own: Vec<&Line<'_>> = row.cells.iter().flatten().map(|at| &lines[*at]).collect();
        Some((own.first()?.assessed.region, own))
    };
    let all: Vec<(RegionId, Vec<&Line<'_>>)> = table.rows.iter().filter_map(of_row).collect();
    if all.is_empty() || all.len() > MOST_TILES {
        return None;
    }
    let placed = all.iter().all(|(region, _)| regions.get(*region).tile.is_some());
    let place = |n: usize, region: RegionId| {
        let n = u16::try_from(n).unwrap_or(u16::MAX);
        let in_rows = Tile { row: n / ACROSS, column: n % ACROSS };
        regions.get(region).tile.filter(|_| placed).unwrap_or(in_rows)
    };
    let tiles: Vec<Tile> = all.iter().enumerate().map(|(n, (region, _))| place(n, *region)).collect();
    let first = |of: fn(&Tile) -> u16| tiles.iter().map(of).min().unwrap_or(0);
    let (top, left) = (first(|tile| tile.row), first(|tile| tile.column));
    let of_region = |((region, own), tile): (&(RegionId, Vec<&Line<'_>>), &Tile)| {
        let told = own.iter().filter(|line| !line.assessed.assessment.has(Flag::Withheld));
        let verdicts: Vec<Verdict> = told.map(|line| line.assessed.assessment.verdict).collect();
        let lagging = verdicts.iter().filter(|verdict| verdict.is_lagging()).count();
        let role = worst_of(&verdicts);
        MapTile {
            row: tile.row - top,
            column: tile.column - left,
            name: l.region(regions.get(*region)).to_owned(),
            role,
            value: match lagging {
                0 => l.verdict_word(role),
                n => l.say("page-region-behind", &[("count", &n.to_string())]),
            },
            shape: Vec::new(),
            middle: None,
        }
    };
    let tiles: Vec<MapTile> = all.iter().zip(&tiles).map(of_region).collect();
    let matrix = super::matrix::matrix(c, lines)?;
    Some(Framed {
        id: ChartId::of_all(ChartKind::Map),
        title: matrix.title,
        short_title: matrix.short_title,
        caption: matrix.caption,
        subtitle: matrix.subtitle,
        notes: matrix.notes,
        alt: matrix.alt,
        drawing: TileMap {
            rows: tiles.iter().map(|tile| tile.row + 1).max().unwrap_or(0),
            columns: tiles.iter().map(|tile| tile.column + 1).max().unwrap_or(0),
            height: None,
            key: Vec::new(),
            tiles,
        },
    })
}

/// The verdict that a region is marked with: the worst of its targets'.
fn worst_of(verdicts: &[Verdict]) -> Verdict {
    const ORDER: [Verdict; 8] = [
        Verdict::Missed,
        Verdict::FarBehind,
        Verdict::Behind,
        Verdict::NoData,
        Verdict::OnPace,
        Verdict::Met,
        Verdict::NotRated,
        Verdict::Watch,
    ];
    ORDER.into_iter().find(|verdict| verdicts.contains(verdict)).unwrap_or(Verdict::NotRated)
}
