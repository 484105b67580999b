//! Reads the places of regions in a tile map: the columns `row` and `column` of `regions.csv`.

use super::region::{Region, Tile};
use crate::catalog::reading::{Cell, Findings, REGIONS_FILE, Row};
use crate::diag::Location;
use crate::say;
use std::collections::BTreeMap;

/// A tile map has no more rows or columns than this.
const MOST: u16 = 200;

/// The tile of a row; None where it names none, or names one in a way that cannot be read: that is told.
pub(super) fn read_tile(row: &Row<'_>, findings: &Findings) -> Option<Tile> {
    let (across, down) = (row.get("column"), row.get("row"));
    match (down.is_blank(), across.is_blank()) {
        (true, true) => None,
        (false, false) => {
            let (row, column) = (position(&down, findings), position(&across, findings));
            Some(Tile { row: row?, column: column? })
        }
        (blank, _) => {
            let message = say!("tile-half");
            findings.error("missing-cell", if blank { down.at() } else { across.at() }, message);
            None
        }
    }
}

fn position(cell: &Cell<'_>, findings: &Findings) -> Option<u16> {
    let read = cell.tidy().parse().ok().filter(|n| (1..=MOST).contains(n));
    if read.is_none() {
        let written = cell.text;
        let message = say!("tile-not-a-place", written, most = MOST);
        findings.error("type-error", cell.at(), message);
    }
    read
}

/// Tells of regions that stand on one tile, unless one of them had ended before the other began; whether there are none.
pub(super) fn no_tile_twice<'r>(regions: impl Iterator<Item = (u64, &'r Region)>, findings: &Findings) -> bool {
    let mut taken: BTreeMap<(&str, Tile), Vec<(u64, &Region)>> = BTreeMap::new();
    let mut unique = true;
    for (line, region) in regions {
        let Some(tile) = region.tile else { continue };
        let there = taken.entry((region.level.as_str(), tile)).or_default();
        if let Some((first, other)) = there.iter().find(|(_, other)| meet(other, region)) {
            unique = false;
            let (name, other) = (&region.name, &other.name);
            let message = say!("tile-twice", name, other, row = tile.row, column = tile.column, line, first);
            findings.error("value-error", Location::at(REGIONS_FILE, line, 1), message);
        }
        there.push((line, region));
    }
    unique
}

/// Whether two regions existed on one day.
fn meet(a: &Region, b: &Region) -> bool {
    let before = |a: &Region, b: &Region| a.valid_to.zip(b.valid_from).is_some_and(|(to, from)| to < from);
    !before(a, b) && !before(b, a)
}
