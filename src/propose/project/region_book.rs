//! The regions that files name: their tree, the names by which one region goes, and names that may be none.

use super::cell_kinds::CellKind;
use super::file_names::stem;
use super::region_words::{core, core_of_words, is_doubtful, level_by_heading, level_by_name};
use super::seen::Seen;
use crate::feed::is_total_label;
use crate::measure::{BUILT_IN, read_number};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// A region that files name.
#[derive(Debug, Clone)]
pub(super) struct FoundRegion {
    pub code: String,
    pub name: String,
    pub level: String,
    /// Position of the one above it; `None`: below the root.
    pub parent: Option<usize>,
    /// Other names that were met, and are taken for it.
    pub aliases: Vec<String>,
}

/// The regions of a project to be.
#[derive(Debug, Clone, Default)]
pub(super) struct RegionBook {
    pub root: String,
    pub root_level: String,
    pub regions: Vec<FoundRegion>,
    /// Names in columns of regions that are asked about, and left aside until then.
    pub doubtful: Vec<String>,
}

/// What is known of a name.
#[derive(Debug, Default, Clone)]
struct Met {
    /// The order in which it was met first.
    first: usize,
    tables: BTreeSet<usize>,
    level: Option<&'static str>,
    parent: Option<String>,
}

/// The column of a table that says what its rows are about, and the one that says where that lies.
pub(super) fn region_and_parent(seen: &Seen) -> (Option<usize>, Option<usize>) {
    let all: Vec<usize> = (0..seen.kinds.len()).filter(|n| seen.kinds[*n] == CellKind::Region).collect();
    let different = |n: usize| seen.cells(n).into_iter().collect::<BTreeSet<_>>().len();
    let named = |n: &usize| level_by_heading(&seen.heading(*n)).is_some();
    let Some(finest) = all.iter().copied().max_by_key(|n| (different(*n), named(n), std::cmp::Reverse(*n))) else {
        return (None, None);
    };
    let others = all.iter().copied().filter(|n| *n != finest);
    let Some(coarser) = others.max_by_key(|n| different(*n)) else { return (Some(finest), None) };
    if different(coarser) == different(finest) {
        return (Some(finest.min(coarser)), None);
    }
    // In a list of cases villages recur; their township is what cases are counted by.
    let times: usize = (0..seen.kinds.len())
        .filter(|n| matches!(seen.kinds[*n], CellKind::Date | CellKind::Year | CellKind::MonthOfYear))
        .map(different)
        .product();
    let rows = seen.cells(finest).len();
    // Figures of the same places in each of several years are no list of cases.
    let is_panel = times > 1 && different(finest) * times <= rows + rows / 5;
    let is_list = rows > different(finest) + different(finest) / 4 && !is_panel;
    if is_list { (Some(coarser), None) } else { (Some(finest), Some(coarser)) }
}

/// The township that a file's name begins with, or has between marks: 城关镇上报.
fn township_in(name: &str) -> Option<String> {
    let is_letter = |c: &char| ('\u{4E00}'..'\u{A000}').contains(c) && !"年月日季度".contains(*c);
    let chars: Vec<char> = name.chars().collect();
    let starts = (0..chars.len()).filter(|at| is_letter(&chars[*at]) && (*at == 0 || !is_letter(&chars[at - 1])));
    starts.into_iter().find_map(|at| {
        let word: Vec<char> = chars[at..].iter().copied().take_while(is_letter).take(6).collect();
        let end =
            (2..word.len()).find(|n| matches!(word[*n], '镇' | '乡') || (word[*n] == '道' && word[n - 1] == '街'))?;
        let name: String = word[..=end].iter().collect();
        // 乡镇 and 各乡镇 are no township; 乡村振兴 begins with none.
        (!name.contains("乡镇") && !name.starts_with(['各', '全', '县', '市'])).then_some(name)
    })
}

/// Every name of a region in columns of regions.
pub(super) fn names_in_columns(seen: &[Seen]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for one in seen {
        for n in (0..one.kinds.len()).filter(|n| one.kinds[*n] == CellKind::Region) {
            names.extend(one.cells(n).into_iter().filter(|cell| is_name(cell)).map(str::to_owned));
        }
    }
    names
}

/// The same names, and what is left of them without the words for their kind: 王洛镇 may be written 王洛.
pub(super) fn with_cores(names: &BTreeSet<String>) -> BTreeSet<String> {
    let cores = names.iter().flat_map(|name| [core(name), core_of_words(name)]);
    names.iter().cloned().chain(cores.filter(|core| core.chars().count() > 1)).collect()
}

fn is_name(cell: &str) -> bool {
    !is_total_label(cell) && read_number(cell, &BUILT_IN).is_err()
}

impl RegionBook {
    /// Collects the regions of all tables. `known` are the names in their columns, `wanted` the doubtful ones that are regions after all.
    pub fn of(seen: &[Seen], known: &BTreeSet<String>, root: &str, wanted: &[String]) -> Self {
        let mut met: BTreeMap<String, Met> = BTreeMap::new();
        let mut doubtful: Vec<String> = Vec::new();
        let mut note = |table: usize, name: &str, level: Option<&'static str>, parent: Option<&str>| {
            if is_doubtful(name) && !wanted.iter().any(|wanted| wanted == name) {
                if !doubtful.iter().any(|known| known == name) {
                    doubtful.push(name.to_owned());
                }
            } else if name != root {
                let first = met.len();
                let entry = met.entry(name.to_owned()).or_insert_with(|| Met { first, ..Met::default() });
                entry.tables.insert(table);
                entry.level = entry.level.or(level);
                entry.parent = entry.parent.take().or_else(|| parent.map(str::to_owned));
            }
        };
        // The order of a table that states each region once is the usual one.
        let states_each = |one: &Seen| {
            let names = region_and_parent(one).0.map(|region| one.cells(region)).unwrap_or_default();
            let different: BTreeSet<&&str> = names.iter().collect();
            if different.len() == names.len() { different.len() } else { 0 }
        };
        let mut order: Vec<usize> = (0..seen.len()).collect();
        order.sort_by_key(|table| (std::cmp::Reverse(states_each(&seen[*table])), *table));
        for (table, one) in order.into_iter().map(|table| (table, &seen[table])) {
            let (region, parent) = region_and_parent(one);
            if let Some(region) = region {
                let level = level_by_heading(&one.heading(region));
                let above = parent.map(|parent| level_by_heading(&one.heading(parent)));
                let mut last = "";
                for row in 0..one.table.rows {
                    let cell = one.table.columns[region].cells[row].as_str();
                    let over = parent.map(|parent| one.table.columns[parent].cells[row].as_str()).unwrap_or_default();
                    let over = if over.is_empty() { last } else { over };
                    last = over;
                    if !over.is_empty() && is_name(over) {
                        note(table, over, above.flatten(), None);
                    }
                    if !cell.is_empty() && is_name(cell) {
                        note(table, cell, level, Some(over).filter(|over| !over.is_empty() && !is_doubtful(over)));
                    }
                }
            }
            if region.is_none() {
                let own = one.table.sheet.as_deref().filter(|sheet| level_by_name(sheet) == Some("township"));
                if let Some(name) = own.map(str::to_owned).or_else(|| township_in(stem(&one.path))) {
                    note(table, &name, None, None);
                }
            }
            for n in one.region_columns(known) {
                note(table, one.table.columns[n].headings.last().map_or("", String::as_str), None, None);
            }
        }
        Self::with_names(&met, doubtful, root)
    }

    fn with_names(met: &BTreeMap<String, Met>, doubtful: Vec<String>, root: &str) -> Self {
        let mut names: Vec<&String> = met.keys().collect();
        // The name that most tables write comes first, and of equals the fullest.
        names.sort_by_key(|name| {
            let met = &met[*name];
            (std::cmp::Reverse((met.tables.len(), name.chars().count())), met.first)
        });
        let mut alias_of: BTreeMap<&String, &String> = BTreeMap::new();
        for (n, name) in names.iter().enumerate() {
            let own = names[..n]
                .iter()
                .find(|other| !alias_of.contains_key(**other) && is_alias((name, &met[*name]), (other, &met[**other])));
            if let Some(own) = own {
                alias_of.insert(name, own);
            }
        }
        let mut book = Self { root: root.to_owned(), root_level: String::new(), regions: Vec::new(), doubtful };
        let mut order: Vec<&String> = met.keys().filter(|name| !alias_of.contains_key(name)).collect();
        order.sort_by_key(|name| met[*name].first);
        let resolve = |name: &str| {
            let name = met.keys().find(|known| *known == name)?;
            let own = *alias_of.get(name).unwrap_or(&name);
            order.iter().position(|known| *known == own)
        };
        for name in &order {
            let of = &met[*name];
            let parent = of.parent.as_deref().and_then(resolve).filter(|at| order[*at] != *name);
            let mut aliases: Vec<String> =
                alias_of.iter().filter(|(_, own)| *own == name).map(|(alias, _)| (*alias).clone()).collect();
            aliases.sort();
            let level = of.level.or_else(|| level_by_name(name)).unwrap_or("region").to_owned();
            book.regions.push(FoundRegion { code: String::new(), name: (*name).clone(), level, parent, aliases });
        }
        book.settle_levels();
        book.number();
        book
    }

    /// Regions of one column are of one level, whatever the end of a single name says; the root is of another.
    fn settle_levels(&mut self) {
        let parents: BTreeSet<Option<usize>> = self.regions.iter().map(|region| region.parent).collect();
        let has_children: BTreeSet<usize> = parents.into_iter().flatten().collect();
        for depth in [true, false] {
            let of = |n: usize| has_children.contains(&n) == depth;
            let mut counts: BTreeMap<String, usize> = BTreeMap::new();
            for (n, region) in self.regions.iter().enumerate().filter(|(n, _)| of(*n)) {
                let _ = n;
                *counts.entry(region.level.clone()).or_default() += 1;
            }
            let all: usize = counts.values().sum();
            if let Some((level, count)) = counts.into_iter().max_by_key(|(_, count)| *count)
                && count * 5 >= all * 4
            {
                for (n, region) in self.regions.iter_mut().enumerate() {
                    if has_children.contains(&n) == depth {
                        region.level.clone_from(&level);
                    }
                }
            }
        }
        let below =
            self.regions.iter().find(|region| region.parent.is_none()).map_or("", |region| region.level.as_str());
        let by_words = || {
            ["county", "district", "borough", "city", "province"]
                .into_iter()
                .find(|level| self.root.to_lowercase().contains(level))
        };
        let own = level_by_name(&self.root).or_else(by_words).map(|level| {
            if self.root.ends_with('市') {
                "city"
            } else if self.root.ends_with('区') {
                "district"
            } else {
                level
            }
        });
        let usual = match below {
            "township" | "ward" | "parish" => "county",
            "village" => "township",
            "county" | "district" => "city",
            _ => "area",
        };
        let usual = if self.root.is_ascii() && matches!(usual, "city" | "township") { "area" } else { usual };
        self.root_level = own.filter(|own| *own != below).unwrap_or(usual).to_owned();
    }

    /// Codes that say that nobody has given them yet.
    fn number(&mut self) {
        let width = self.regions.len().to_string().len().max(2);
        for n in 0..self.regions.len() {
            self.regions[n].code = format!("tmp-{:0width$}", n + 1);
        }
    }

    /// The regions of a level.
    pub fn of_level(&self, level: &str) -> impl Iterator<Item = &FoundRegion> {
        self.regions.iter().filter(move |region| region.level == level)
    }

    /// The region of a name or an alias.
    pub fn find(&self, name: &str) -> Option<&FoundRegion> {
        self.regions.iter().find(|region| region.name == name || region.aliases.iter().any(|alias| alias == name))
    }

    /// All names, those of the root too.
    pub fn names(&self) -> BTreeSet<String> {
        let own = self.regions.iter().flat_map(|region| region.aliases.iter().chain([&region.name]));
        own.chain([&self.root]).cloned().collect()
    }

    /// `regions.csv`.
    pub fn csv(&self) -> String {
        let mut text = String::from("code,name,level,parent,aliases\n");
        let cell = |text: &str| {
            if text.contains([',', '"', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
        };
        let mut line = |code: &str, name: &str, level: &str, parent: &str, aliases: &[String]| {
            let aliases = cell(&aliases.join(";"));
            let _ = writeln!(text, "{code},{},{},{parent},{aliases}", cell(name), cell(level));
        };
        line("tmp-00", &self.root, &self.root_level, "", &[]);
        for region in &self.regions {
            let parent = region.parent.map_or("tmp-00", |parent| &self.regions[parent].code);
            line(&region.code, &region.name, &region.level, parent, &region.aliases);
        }
        text
    }
}

/// Whether a name that fewer tables write means the region of another name: the same but for what says of what kind it is, or for one
/// letter; never where one table has rows for both.
fn is_alias((name, met): (&str, &Met), (other, of_other): (&str, &Met)) -> bool {
    let apart = met.tables.is_disjoint(&of_other.tables);
    let same_parent = met.parent.is_none() || of_other.parent.is_none() || met.parent == of_other.parent;
    if !same_parent {
        return false;
    }
    if name.is_ascii() || other.is_ascii() {
        let (a, b) = (core_of_words(name), core_of_words(other));
        // Two ways to write one name may stand in one table; a slip of one letter may not.
        return a == b && (apart || name.to_lowercase() == other.to_lowercase())
            || (apart && is_slip(&a, &b, 6) && is_rare(met, of_other));
    }
    let (a, b) = (core(name), core(other));
    let bare = a == name || b == other;
    (a == b && bare && apart) || (apart && is_slip(name, other, 3) && is_rare(met, of_other))
}

/// Whether one letter makes the difference between two names of at least so many.
fn is_slip(a: &str, b: &str, at_least: usize) -> bool {
    a.chars().count().min(b.chars().count()) >= at_least && strsim::damerau_levenshtein(a, b) == 1
}

/// A slip is made once, where the right name is written everywhere else.
fn is_rare(met: &Met, of_other: &Met) -> bool {
    met.tables.len() * 3 <= of_other.tables.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book(tables: &[&str]) -> RegionBook {
        let mut met: BTreeMap<String, Met> = BTreeMap::new();
        for (n, table) in tables.iter().enumerate() {
            for name in table.split(' ') {
                let first = met.len();
                met.entry(name.to_owned()).or_insert_with(|| Met { first, ..Met::default() }).tables.insert(n);
            }
        }
        RegionBook::with_names(&met, Vec::new(), "某县")
    }

    #[test]
    fn near_alike_names_become_aliases_unless_one_table_has_both() {
        let names = |book: &RegionBook| {
            book.regions.iter().map(|r| format!("{}={}", r.name, r.aliases.join(";"))).collect::<Vec<_>>()
        };
        assert_eq!(names(&book(&["王洛镇 颍桥镇", "王洛 颍桥镇"])), ["王洛镇=王洛", "颍桥镇="]);
        assert_eq!(names(&book(&["王洛镇 王洛乡", "王洛镇"])).len(), 2);
        assert_eq!(names(&book(&["颍桥回族镇", "颍桥回族镇", "颍桥回族镇", "颖桥回族镇"])), ["颍桥回族镇=颖桥回族镇"]);
    }

    #[test]
    fn codes_say_that_they_are_provisional() {
        let csv = book(&["东镇 西镇"]).csv();
        assert_eq!(
            csv,
            "code,name,level,parent,aliases\ntmp-00,某县,county,,\ntmp-01,东镇,township,tmp-00,\ntmp-02,西镇,township,tmp-00,\n"
        );
    }
}
