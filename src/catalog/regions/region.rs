//! One region, and why a written name finds none.

use super::region_id::RegionId;
use jiff::civil::Date;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    pub code: String,
    pub name: String,
    pub level: String,
    pub parent: Option<RegionId>,
    /// Other names and codes.
    pub aliases: Vec<String>,
    pub valid_from: Option<Date>,
    pub valid_to: Option<Date>,
    /// The region that took it over when it ended.
    pub merged_into: Option<RegionId>,
    /// Empty where the catalog gives none.
    pub name_en: String,
    /// What it is called where it is printed: its name, behind its parent's where another region has the same (北湖区城关镇).
    pub title: String,
    /// The same in English (`Chengguan, Beihu`); empty where the catalog gives no English name.
    pub title_en: String,
    /// Its place in a tile map; None where the catalog gives it none.
    pub tile: Option<Tile>,
}

/// A place in a tile map, from 1 at the upper left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tile {
    pub row: u16,
    pub column: u16,
}

impl Region {
    /// Whether it existed on any day from `first` to `last`.
    #[must_use]
    pub fn exists_within(&self, first: Date, last: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= last) && self.valid_to.is_none_or(|to| to >= first)
    }
}

impl Region {
    /// Whether it existed on a day.
    #[must_use]
    pub fn is_valid_on(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|first| first <= day) && self.valid_to.is_none_or(|last| day <= last)
    }
}

/// Why a written name finds no region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoRegion {
    /// With the nearest known name.
    Unknown { nearest: Option<String> },
    /// With the names that it may stand for.
    Ambiguous { candidates: Vec<String> },
    /// No such region lies in the one that is named beside it. With those that are called so, and the one beside it.
    Elsewhere { candidates: Vec<String>, above: String },
    /// It was dissolved before the day in question. With its name and its last day.
    Ended { name: String, last: Date },
}
