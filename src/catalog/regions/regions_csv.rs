//! Reads `regions.csv`: the tree of regions.

use super::region::Region;
use super::region_id::RegionId;
use super::scope_text::find_region;
use super::tiles::{no_tile_twice, read_tile};
use super::tree::{Regions, padded};
use crate::catalog::reading::{Cell, Findings, Heading, REGIONS_FILE, Row, TableFile, read_table};
use crate::diag::{Diagnostic, Location};
use crate::measure::notation;
use crate::measure::{Period, read_date};
use crate::say;
use foldhash::fast::FixedState;
use rayon::prelude::*;
use std::collections::HashMap;

pub(crate) const HEADINGS: &[Heading] = &[
    Heading { id: "code", also: &["代码", "区划代码", "编码"], required: true },
    Heading { id: "name", also: &["名称", "地区", "单位名称"], required: true },
    Heading { id: "level", also: &["级别", "层级"], required: true },
    Heading { id: "parent", also: &["上级", "上级代码"], required: true },
    Heading { id: "aliases", also: &["别名", "曾用名"], required: false },
    Heading { id: "valid_from", also: &["启用日期", "设立日期"], required: false },
    Heading { id: "valid_to", also: &["停用日期", "撤销日期"], required: false },
    Heading { id: "merged_into", also: &["并入", "并入地区"], required: false },
    Heading { id: "name_en", also: &["英文名", "英文名称"], required: false },
    Heading { id: "row", also: &["图中行", "行"], required: false },
    Heading { id: "column", also: &["图中列", "列"], required: false },
];

/// A region whose parent is still written as a code.
struct Draft {
    line: u64,
    region: Region,
    parent: String,
    parent_at: Location,
    /// Its own code and its parent's in the padded form in which codes are compared.
    own: String,
    above: String,
    /// The region that took it over, as written.
    merged_into: String,
    merged_at: Location,
}

/// Reads and checks the tree; `None` if it has an error. Errors go to the findings.
pub(crate) fn read_regions(file: &TableFile<'_>, findings: &Findings) -> Option<Regions> {
    let table = read_table(REGIONS_FILE, file, HEADINGS, findings)?;
    let drafts: Vec<Option<Draft>> = table.rows().par_iter().map(|row| draft(row, findings)).collect();
    let complete = drafts.iter().all(Option::is_some);
    let mut drafts: Vec<Draft> = drafts.into_iter().flatten().collect();
    drafts.sort_by(|a, b| a.region.code.cmp(&b.region.code).then(a.line.cmp(&b.line)));
    let unique = no_code_twice(&drafts, findings);
    let apart = no_tile_twice(drafts.iter().map(|d| (d.line, &d.region)), findings);
    if !complete || !unique || !apart {
        // Further errors might only follow from these.
        return None;
    }
    let resolved = resolve(&mut drafts, findings);
    // Without a region at the top every way up leads back.
    let root = root(&drafts, findings)?;
    let acyclic = no_cycle(&drafts, findings);
    if !resolved || !acyclic {
        return None;
    }
    let successors: Vec<Successor> = (0..).map(RegionId).zip(&mut drafts).filter_map(Successor::of).collect();
    let mut regions = Regions::new(drafts.into_iter().map(|d| d.region).collect(), root);
    let mut merged = true;
    for successor in successors {
        match successor.find(&regions) {
            Ok(into) => regions.merge(successor.ended, into),
            Err(why) => {
                merged = false;
                findings.push(why.at(successor.at));
            }
        }
    }
    merged.then_some(regions)
}

/// The region that another one merged into, as written in the other's row.
struct Successor {
    ended: RegionId,
    written: String,
    at: Location,
}

impl Successor {
    fn of((ended, draft): (RegionId, &mut Draft)) -> Option<Self> {
        let written = std::mem::take(&mut draft.merged_into);
        (!written.is_empty()).then(|| Self { ended, written, at: draft.merged_at.clone() })
    }

    /// The region by its code or name. It is another one, and it still exists on the day after the last of the one that ended.
    fn find(&self, regions: &Regions) -> Result<RegionId, Box<Diagnostic>> {
        let ended = regions.get(self.ended);
        let (name, written) = (&ended.name, &self.written);
        let Some(last) = ended.valid_to else {
            return Err(Box::new(Diagnostic::error("missing-cell", say!("merged-without-end", name))));
        };
        let into = find_region(written, regions).map_err(|why| *why)?;
        if into == self.ended {
            return Err(Box::new(Diagnostic::error("value-error", say!("merged-into-itself", name))));
        }
        if !regions.get(into).is_valid_on(last.tomorrow().unwrap_or(last)) {
            let into = &regions.get(into).name;
            return Err(Box::new(Diagnostic::error("date-order", say!("merged-into-ended", name, into, %last))));
        }
        Ok(into)
    }
}

fn draft(row: &Row<'_>, findings: &Findings) -> Option<Draft> {
    let need = |column| row.need(column, findings).map(|c| c.tidy().into_owned());
    let (code, name, level) = (need("code"), need("name"), need("level"));
    let valid_from = day(&row.get("valid_from"), findings);
    let valid_to = day(&row.get("valid_to"), findings);
    let (valid_from, valid_to) = (valid_from.map(Period::first_day), valid_to.map(Period::last_day));
    if valid_from.zip(valid_to).is_some_and(|(from, to)| to < from) {
        let message = say!("region-ends-before-it-begins");
        findings.error("date-order", row.get("valid_to").at(), message);
    }
    let aliases =
        row.get("aliases").tidy().split(';').map(str::trim).filter(|a| !a.is_empty()).map(str::to_owned).collect();
    let (code, parent_at, parent) = (code?, row.get("parent").at(), row.get("parent").tidy().into_owned());
    Some(Draft {
        line: row.line,
        own: same_code(&code),
        above: same_code(&parent),
        parent,
        parent_at,
        merged_into: row.get("merged_into").tidy().into_owned(),
        merged_at: row.get("merged_into").at(),
        region: Region {
            code,
            name: name?,
            level: level?,
            parent: None,
            aliases,
            valid_from,
            valid_to,
            merged_into: None,
            name_en: row.get("name_en").text.to_owned(),
            title: String::new(),
            title_en: String::new(),
            tile: read_tile(row, findings),
        },
    })
}

fn day(cell: &Cell<'_>, findings: &Findings) -> Option<Period> {
    if cell.is_blank() {
        return None;
    }
    let read = read_date(&cell.tidy());
    if read.is_none() {
        let written = cell.text;
        let message = say!("not-a-date", written);
        findings.error("type-error", cell.at(), message);
    }
    read
}

fn same_code(code: &str) -> String {
    padded(code).unwrap_or_else(|| code.to_owned())
}

fn no_code_twice(drafts: &[Draft], findings: &Findings) -> bool {
    let mut seen: HashMap<&str, u64, FixedState> =
        HashMap::with_capacity_and_hasher(drafts.len(), FixedState::default());
    let mut unique = true;
    for draft in drafts {
        if let Some(first) = seen.insert(&draft.own, draft.line) {
            unique = false;
            let code = &draft.region.code;
            let message = say!("region-code-twice", code, first);
            findings.error("duplicate-row", Location::at(REGIONS_FILE, draft.line, 1), message);
        }
    }
    unique
}

/// Turns the codes of parents into positions; whether all were found.
fn resolve(drafts: &mut [Draft], findings: &Findings) -> bool {
    let codes: HashMap<&str, RegionId, FixedState> =
        (0..).map(RegionId).zip(&*drafts).map(|(id, d)| (d.own.as_str(), id)).collect();
    let parents: Vec<Option<RegionId>> = drafts.par_iter().map(|d| codes.get(d.above.as_str()).copied()).collect();
    let mut resolved = true;
    let unknown = drafts.iter().zip(&parents).filter(|(d, parent)| !d.parent.is_empty() && parent.is_none());
    for (draft, _) in unknown {
        resolved = false;
        let parent = &draft.parent;
        let nearest = notation::nearest(parent, drafts.iter().map(|d| d.region.code.as_str()));
        let message = say!("unknown-parent", parent);
        findings.push(Diagnostic::error("unknown-region", message).did_you_mean(nearest).at(draft.parent_at.clone()));
    }
    for (draft, parent) in drafts.iter_mut().zip(parents).filter(|(d, _)| !d.parent.is_empty()) {
        draft.region.parent = parent;
    }
    resolved
}

/// Finds the one region without a parent.
fn root(drafts: &[Draft], findings: &Findings) -> Option<RegionId> {
    let mut roots = (0..).map(RegionId).zip(drafts).filter(|(_, d)| d.parent.is_empty());
    let Some((id, first)) = roots.next() else {
        let message = say!("no-root-region");
        let at = drafts.first().map_or_else(|| Location::at(REGIONS_FILE, 1, 1), |first| first.parent_at.clone());
        findings.error("no-root", at, message);
        return None;
    };
    for (_, other) in roots {
        let (name, line) = (&first.region.name, first.line);
        let message = say!("second-root-region", name, line);
        findings.error("several-roots", other.parent_at.clone(), message);
    }
    Some(id)
}

/// Checks that no region is its own ancestor.
fn no_cycle(drafts: &[Draft], findings: &Findings) -> bool {
    let parent = |n: usize| drafts[n].region.parent.map(|p| p.0 as usize);
    let mut acyclic = true;
    for start in 0..drafts.len() {
        let above: Vec<usize> = std::iter::successors(parent(start), |n| parent(*n))
            .take(drafts.len())
            .take_while(|n| *n != start)
            .collect();
        let comes_back = above.last().map_or(parent(start), |n| parent(*n)) == Some(start);
        // Each cycle is reported once, at its first code.
        if comes_back && above.iter().all(|n| *n > start) {
            acyclic = false;
            let name = &drafts[start].region.name;
            let message = say!("circle-of-regions", name);
            findings.error("region-cycle", drafts[start].parent_at.clone(), message);
        }
    }
    acyclic
}
