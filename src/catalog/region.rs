//! The tree of regions, and how the names that departments write find their place in it.

use crate::measure::text;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Index of a region in [`Regions`]; regions are kept in the order of their codes, so this orders like the codes do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RegionId(pub u32);

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
}

impl Region {
    /// Whether it was there on any of the days from `first` to `last`.
    #[must_use]
    pub fn exists_within(&self, first: Date, last: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= last) && self.valid_to.is_none_or(|to| to >= first)
    }
}

/// Why a written name finds no region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoRegion {
    /// With the nearest known name.
    Unknown { nearest: Option<String> },
    /// With the names it could be.
    Ambiguous { candidates: Vec<String> },
}

/// All regions; exactly one has no parent, the root.
#[derive(Debug, Clone, Default)]
pub struct Regions {
    list: Vec<Region>,
    root: u32,
    /// Padded codes, tidied names and aliases; a name may be several regions'.
    by_name: BTreeMap<String, Vec<RegionId>>,
}

/// Digits of a full statistical division code; shorter codes stand for the same region after zero padding.
const CODE_DIGITS: usize = 12;

/// A code of 6, 9 or 12 digits padded to 12; `None` for anything else.
pub(super) fn padded(code: &str) -> Option<String> {
    (matches!(code.len(), 6 | 9 | CODE_DIGITS) && code.bytes().all(|b| b.is_ascii_digit()))
        .then(|| format!("{code:0<CODE_DIGITS$}"))
}

impl Regions {
    /// Takes regions sorted by code, with parents already resolved to positions in the list. `root` is the one without.
    #[must_use]
    pub fn new(list: Vec<Region>, root: RegionId) -> Self {
        let mut by_name: BTreeMap<String, Vec<RegionId>> = BTreeMap::new();
        for (n, region) in (0..).zip(&list) {
            let names = std::iter::once(&region.code).chain([&region.name]).chain(&region.aliases);
            for name in names {
                let name = text::tidy(name);
                let entry = by_name.entry(padded(&name).unwrap_or_else(|| name.into_owned())).or_default();
                if !entry.contains(&RegionId(n)) {
                    entry.push(RegionId(n));
                }
            }
        }
        Self { list, root: root.0, by_name }
    }

    #[must_use]
    pub fn root(&self) -> RegionId {
        RegionId(self.root)
    }

    #[must_use]
    pub fn get(&self, id: RegionId) -> &Region {
        &self.list[id.0 as usize]
    }

    /// In the order of their codes.
    pub fn iter(&self) -> impl Iterator<Item = (RegionId, &Region)> {
        (0..).map(RegionId).zip(&self.list)
    }

    /// The region and everything above it, from itself to the root.
    pub fn with_ancestors(&self, id: RegionId) -> impl Iterator<Item = RegionId> {
        std::iter::successors(Some(id), |r| self.get(*r).parent)
    }

    #[must_use]
    pub fn is_within(&self, id: RegionId, ancestor: RegionId) -> bool {
        self.with_ancestors(id).any(|r| r == ancestor)
    }

    /// Every region of a level, in the order of their codes.
    pub fn of_level<'a>(&'a self, level: &'a str) -> impl Iterator<Item = RegionId> {
        self.iter().filter(move |(_, r)| r.level == level).map(|(id, _)| id)
    }

    #[must_use]
    pub fn by_code(&self, code: &str) -> Option<RegionId> {
        match self.find(code) {
            Ok(id) if padded(code).is_some() || self.get(id).code == code => Some(id),
            _ => None,
        }
    }

    /// Finds a region by code, then exact name, then declared alias. Never by stripping 镇, 乡 or 街道.
    ///
    /// # Errors
    /// Where no region has that name, or more than one has.
    pub fn find(&self, written: &str) -> Result<RegionId, NoRegion> {
        let name = text::tidy(written);
        let found = padded(&name).and_then(|code| self.by_name.get(&code)).or_else(|| self.by_name.get(&*name));
        match found.map(Vec::as_slice) {
            Some([one]) => Ok(*one),
            Some(several) => {
                // A region's own name goes before another one's alias.
                let own: Vec<_> = several.iter().filter(|id| self.get(**id).name == name).collect();
                if let [one] = own[..] {
                    return Ok(*one);
                }
                let candidates =
                    several.iter().map(|id| format!("{} {}", self.get(*id).name, self.get(*id).code)).collect();
                Err(NoRegion::Ambiguous { candidates })
            }
            None => {
                let nearest = text::nearest(&name, self.by_name.keys().map(String::as_str)).map(str::to_owned);
                Err(NoRegion::Unknown { nearest })
            }
        }
    }
}
