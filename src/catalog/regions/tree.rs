//! The tree of regions, and the lookup of a region by the code or name that somebody wrote.

use super::full_codes::{CODE_DIGITS, Codes, FullCode};
use super::region::{NoRegion, Region};
use super::region_id::RegionId;
use super::written_name::WrittenName;
use crate::measure::notation;
use foldhash::fast::FixedState;
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Up to so many names the nearest to an unknown one is looked for among all of them, letter by letter.
const FEW_NAMES: usize = 512;
/// Of more names, among so many.
const LIKEST: usize = 64;

/// Which letters a name has, some of which share a bit.
fn letters_of(name: &str) -> u64 {
    name.chars().fold(0, |letters, c| letters | 1 << (u32::from(c).wrapping_mul(0x9E37_79B9) >> 26))
}

/// The number of unknown names whose nearest name is remembered.
const NEAR_AT_MOST: usize = 1 << 14;

/// All regions; exactly one has no parent, the root.
#[derive(Debug, Clone, Default)]
pub struct Regions {
    list: Vec<Region>,
    root: u32,
    /// Regions by padded code, tidied name and alias. Several regions may share a name.
    by_name: HashMap<String, Vec<RegionId>, FixedState>,
    /// Regions by padded code, as a number, for their own codes that mean the same region on every day.
    by_code: Codes,
    /// The regions that merged into others, each after the one that took it over; sorted.
    merged: Vec<(RegionId, RegionId)>,
    /// The known names in order with their letters; worked out when the first unknown name is met.
    letters: Arc<OnceLock<Vec<(u64, String)>>>,
    /// The nearest known name of unknown ones, which tend to recur.
    near: Arc<Mutex<HashMap<String, Option<String>>>>,
}

/// A code of 6, 9 or 12 digits padded to 12; `None` for anything else.
pub(super) fn padded(code: &str) -> Option<String> {
    (matches!(code.len(), 6 | 9 | CODE_DIGITS) && code.bytes().all(|b| b.is_ascii_digit()))
        .then(|| code.chars().chain(std::iter::repeat('0')).take(CODE_DIGITS).collect())
}

/// Gives every region its title; those that share a name are told apart by their parents'.
fn entitle(list: &mut [Region]) {
    let mut named: HashMap<String, Vec<usize>, FixedState> =
        HashMap::with_capacity_and_hasher(list.len(), FixedState::default());
    for (n, region) in list.iter_mut().enumerate() {
        named.entry(region.name.clone()).or_default().push(n);
        region.title.clone_from(&region.name);
        region.title_en.clone_from(&region.name_en);
    }
    // One that took over another of its name and parent is the same place.
    let mut homonyms: Vec<usize> = named
        .into_values()
        .filter(|several| several.iter().any(|n| list[*n].parent != list[several[0]].parent))
        .flatten()
        .collect();
    homonyms.sort_unstable();
    let titles: Vec<(usize, String, String)> = homonyms.iter().map(|n| told_apart(list, &homonyms, *n)).collect();
    for (n, title, title_en) in titles {
        (list[n].title, list[n].title_en) = (title, title_en);
    }
}

/// The titles of a region whose name others have too: as many of those above it as it takes.
fn told_apart(list: &[Region], homonyms: &[usize], n: usize) -> (usize, String, String) {
    let region = &list[n];
    let (mut title, mut title_en) = (region.name.clone(), region.name_en.clone());
    let mut above = region.parent;
    while let Some(RegionId(parent)) = above {
        let parent = parent as usize;
        let name = &list[parent].name;
        // 北湖区城关镇, but Newtown, Beihu.
        if is_east_asian(&title) && is_east_asian(name) {
            title.insert_str(0, name);
        } else {
            title = format!("{title}, {name}");
        }
        if !title_en.is_empty() && !list[parent].name_en.is_empty() {
            title_en = format!("{title_en}, {}", list[parent].name_en);
        }
        above = list[parent].parent.filter(|_| homonyms.binary_search(&parent).is_ok());
    }
    (n, title, title_en)
}

/// Whether a name is written without blanks between its words.
fn is_east_asian(name: &str) -> bool {
    name.chars().any(|c| ('\u{2E80}'..'\u{FF00}').contains(&c))
}

impl Regions {
    /// The same with English names where they have some; what is written in files is found as before.
    pub(crate) fn name_in_english(&mut self) {
        for region in self.list.iter_mut().filter(|region| !region.title_en.is_empty()) {
            region.title.clone_from(&region.title_en);
        }
    }

    /// Whether a region has an English name.
    pub(crate) fn has_english_names(&self) -> bool {
        self.list.iter().any(|region| !region.title_en.is_empty())
    }

    /// `list` is sorted by code, and its parents are positions in it. `root` is the region without a parent.
    #[must_use]
    pub fn new(mut list: Vec<Region>, root: RegionId) -> Self {
        entitle(&mut list);
        let names_of = |region: &Region| -> Vec<String> {
            let names = [&region.code, &region.name].into_iter().chain(&region.aliases);
            let titles = [&region.name_en, &region.title, &region.title_en].into_iter().filter(|name| !name.is_empty());
            let names = names.chain(titles).map(|name| notation::tidy(name));
            names.map(|name| padded(&name).unwrap_or_else(|| name.into_owned())).collect()
        };
        let names: Vec<Vec<String>> = list.par_iter().map(names_of).collect();
        let mut by_name: HashMap<String, Vec<RegionId>, FixedState> =
            HashMap::with_capacity_and_hasher(2 * list.len(), FixedState::default());
        for (id, names) in (0..).map(RegionId).zip(names) {
            for name in names {
                let entry = by_name.entry(name).or_default();
                if !entry.contains(&id) {
                    entry.push(id);
                }
            }
        }
        // A former code, which is an alias, has to be told apart.
        let is_own = |region: &Region, code: &str| {
            region.aliases.is_empty() || padded(&notation::tidy(&region.code)).is_some_and(|own| own == code)
        };
        let is_lasting = |region: &Region| region.valid_to.is_none();
        let by_code = by_name.iter().filter_map(|(name, ids)| match ids[..] {
            [id] if name.len() == CODE_DIGITS
                && is_lasting(&list[id.0 as usize])
                && is_own(&list[id.0 as usize], name) =>
            {
                Some((name.bytes().all(|b| b.is_ascii_digit()).then(|| name.parse().ok()).flatten()?, id))
            }
            _ => None,
        });
        let by_code: Vec<(u64, RegionId)> = by_code.collect();
        let by_code = Codes::new(&by_code);
        Self { list, root: root.0, by_name, by_code, merged: Vec::new(), letters: Arc::default(), near: Arc::default() }
    }

    /// Records that a region ended and another one took it over.
    pub(super) fn merge(&mut self, ended: RegionId, into: RegionId) {
        self.list[ended.0 as usize].merged_into = Some(into);
        self.merged.push((into, ended));
        self.merged.sort_unstable();
    }

    /// The regions that a region took over when they ended, and those that these had taken over before.
    pub fn predecessors(&self, id: RegionId) -> impl Iterator<Item = RegionId> {
        let mut found = self.merged_into(id);
        let mut next = 0;
        while next < found.len() {
            let earlier = self.merged_into(found[next]);
            found.extend(earlier);
            next += 1;
        }
        found.into_iter()
    }

    /// The regions that merged into this one directly, in order.
    fn merged_into(&self, id: RegionId) -> Vec<RegionId> {
        let first = self.merged.partition_point(|(into, _)| *into < id);
        self.merged[first..].iter().take_while(|(into, _)| *into == id).map(|(_, ended)| *ended).collect()
    }

    #[must_use]
    pub fn root(&self) -> RegionId {
        RegionId(self.root)
    }

    #[must_use]
    pub fn get(&self, id: RegionId) -> &Region {
        &self.list[id.0 as usize]
    }

    /// All regions, in the order of their codes.
    pub fn iter(&self) -> impl Iterator<Item = (RegionId, &Region)> {
        (0..).map(RegionId).zip(&self.list)
    }

    /// The region and all its ancestors, up to the root.
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
    /// If no region has that name, or more than one has.
    pub fn find(&self, written: &str) -> Result<RegionId, NoRegion> {
        let name = notation::tidy(written);
        match self.named(&name) {
            [one] => Ok(*one),
            [] => Err(self.unknown(&name)),
            several => self.one_of(several, &name),
        }
    }

    /// Whether any region has a code, name or alias.
    #[must_use]
    pub fn is_named(&self, written: &str) -> bool {
        !self.named(&notation::tidy(written)).is_empty()
    }

    /// The region whose own code of twelve digits this is, if the code means the same region on every day.
    #[must_use]
    pub fn of_full_code(&self, written: &[u8]) -> Option<RegionId> {
        self.by_code.get(written)
    }

    /// The regions of several codes at once, which is faster.
    #[must_use]
    #[inline]
    pub fn of_full_codes<const N: usize>(&self, codes: [FullCode; N]) -> [Option<RegionId>; N] {
        self.by_code.get_all(codes)
    }

    /// Finds the region that had a code, name or alias on a day; of several, the one that was valid then. A former name is declared as
    /// an alias and stands for its region on any day.
    ///
    /// # Errors
    /// As for [`Regions::find`], and if the region had been dissolved.
    pub fn find_on(&self, written: &str, day: Date) -> Result<RegionId, NoRegion> {
        let name = notation::tidy(written);
        let several = self.named(&name);
        let valid: Vec<RegionId> = several.iter().copied().filter(|id| self.get(*id).is_valid_on(day)).collect();
        let found = match valid[..] {
            [one] => one,
            [] if several.is_empty() => return Err(self.unknown(&name)),
            [] => self.one_of(several, &name)?,
            _ => self.one_of(&valid, &name)?,
        };
        let region = self.get(found);
        match region.valid_to {
            Some(last) if last < day => Err(NoRegion::Ended { name: region.title.clone(), last }),
            _ => Ok(found),
        }
    }

    /// By which of its names a region is written, given what [`Regions::find`] or [`Regions::find_on`] found it by.
    #[must_use]
    pub fn written_name(&self, id: RegionId, written: &str) -> WrittenName {
        let folded = |name: &str| padded(name).unwrap_or_else(|| name.to_owned());
        let (tidied, squeezed) = (folded(&notation::tidy(written)), folded(&notation::squeezed(written)));
        let is_written = |name: &String| {
            let name = folded(&notation::tidy(name));
            name == tidied || name == squeezed
        };
        let region = self.get(id);
        if is_written(&region.name) || is_written(&region.code) {
            return WrittenName::OWN;
        }
        region.aliases.iter().position(is_written).map_or(WrittenName::OWN, WrittenName::alias)
    }

    /// Whether the meaning of a name depends on the day: it stands for several regions, or for one that ends.
    #[must_use]
    pub fn depends_on_day(&self, written: &str) -> bool {
        let several = self.named(&notation::tidy(written));
        several.len() > 1 || several.iter().any(|id| self.get(*id).valid_to.is_some())
    }

    /// Every region with a code, name or alias: first looked up as written, then without the spaces that pad it.
    fn named(&self, name: &str) -> &[RegionId] {
        // Most are written exactly as in the catalog.
        if let Some(found) = self.by_name.get(name) {
            return found;
        }
        let squeezed = notation::squeezed(name);
        let padded = padded(&squeezed);
        let mut keys = padded.as_deref().into_iter().chain([&*squeezed]);
        keys.find_map(|key| self.by_name.get(key)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The known names among which the nearest is looked for: all of them or, of very many, those that share most letters.
    fn likest(&self, name: &str) -> Vec<&str> {
        let known = self.letters.get_or_init(|| {
            let mut names: Vec<(u64, String)> = self.by_name.keys().map(|key| (letters_of(key), key.clone())).collect();
            names.sort_unstable_by(|a, b| a.1.cmp(&b.1));
            names
        });
        let own = letters_of(name);
        let mut likest: Vec<(u32, usize, usize)> = Vec::with_capacity(known.len());
        likest.extend(
            known
                .iter()
                .enumerate()
                .map(|(n, (letters, key))| ((letters ^ own).count_ones(), key.len().abs_diff(name.len()), n)),
        );
        if likest.len() > FEW_NAMES {
            likest.select_nth_unstable(LIKEST);
            likest.truncate(LIKEST);
        }
        likest.into_iter().map(|(_, _, n)| known[n].1.as_str()).collect()
    }

    fn unknown(&self, name: &str) -> NoRegion {
        let asked = self.near.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned();
        let nearest = asked.unwrap_or_else(|| {
            // Of equally near names `nearest` takes the first in order, whatever the order of the map.
            let found = notation::nearest(name, self.likest(name)).map(str::to_owned);
            let mut near = self.near.lock().unwrap_or_else(PoisonError::into_inner);
            if near.len() < NEAR_AT_MOST {
                near.insert(name.to_owned(), found.clone());
            }
            found
        });
        NoRegion::Unknown { nearest }
    }

    /// Picks one of several regions: a region's own name takes precedence over another region's alias.
    fn one_of(&self, several: &[RegionId], name: &str) -> Result<RegionId, NoRegion> {
        let own: Vec<_> = several.iter().filter(|id| self.get(**id).name == name).collect();
        if let [one] = own[..] {
            return Ok(*one);
        }
        Err(NoRegion::Ambiguous { candidates: self.listed(several) })
    }

    /// Regions as a hint lists them.
    fn listed(&self, several: &[RegionId]) -> Vec<String> {
        several.iter().map(|id| format!("{} {}", self.get(*id).title, self.get(*id).code)).collect()
    }

    /// Every region that a name stands for, on a day where one is given.
    pub fn all_named(&self, written: &str, day: Option<Date>) -> impl Iterator<Item = RegionId> {
        let name = notation::tidy(written);
        let there = move |id: &RegionId| day.is_none_or(|day| self.get(*id).is_valid_on(day));
        self.named(&name).to_vec().into_iter().filter(there)
    }

    /// Finds the region that a name stands for in one of those that `above`, a text, names: the 城关镇 of 北湖区.
    ///
    /// # Errors
    /// As for [`Regions::find_on`], and if there is none of that name in them.
    pub fn find_within(&self, written: &str, day: Option<Date>, above: &str) -> Result<RegionId, NoRegion> {
        let whole: Vec<RegionId> = self.all_named(above, day).collect();
        let name = notation::tidy(written);
        let parts = self.all_named(written, day).filter(|id| whole.iter().any(|above| self.is_within(*id, *above)));
        match parts.collect::<Vec<_>>()[..] {
            [one] => Ok(one),
            [] => match day.map_or_else(|| self.find(written), |day| self.find_on(written, day)) {
                Ok(_) | Err(NoRegion::Ambiguous { .. }) => Err(NoRegion::Elsewhere {
                    candidates: self.listed(self.named(&name)),
                    above: notation::tidy(above).into_owned(),
                }),
                Err(why) => Err(why),
            },
            ref several => self.one_of(several, &name),
        }
    }
}
