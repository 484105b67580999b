//! Reads a scope: `each township except 411025901`, a region code, or nothing for the root.

use super::levels::level_named;
use super::region::NoRegion;
use super::region_id::RegionId;
use super::scope::Scope;
use super::tree::Regions;
use crate::catalog::reading::{Cell, Findings, listed};
use crate::diag::Diagnostic;
use crate::measure::notation;
use crate::say;
use std::collections::BTreeSet;

/// Reads a scope.
///
/// # Errors
/// One finding, without a location, for each name that is no region or level.
pub(crate) fn read_scope(written: &str, regions: &Regions) -> Result<Scope, Vec<Diagnostic>> {
    let written = notation::tidy(written);
    if written.is_empty() {
        return Ok(Scope::One(regions.root()));
    }
    let Some((level, except)) = each(&written) else {
        return find_region(&written, regions).map(Scope::One).map_err(|e| {
            let hint = say!("bad-scope");
            vec![if e.hint.is_none() { e.hint(hint) } else { *e }]
        });
    };
    let level = level_named(level, regions).map_err(|e| vec![*e])?;
    let mut errors = Vec::new();
    let mut out = BTreeSet::new();
    for name in except.split([';', ',', ' ', '、']).filter(|n| !n.is_empty()) {
        match find_region(name, regions) {
            Ok(id) if regions.get(id).level == level => {
                out.insert(id);
            }
            Ok(id) => {
                let is = &regions.get(id).level;
                errors.push(Diagnostic::error("scope-error", say!("scope-level-differs", name, is, level)));
            }
            Err(e) => errors.push(*e),
        }
    }
    let members: Vec<RegionId> = regions.of_level(&level).filter(|id| !out.contains(id)).collect();
    if members.is_empty() && errors.is_empty() {
        errors.push(Diagnostic::error("scope-error", say!("empty-scope")));
    }
    if errors.is_empty() { Ok(Scope::Each(members)) } else { Err(errors) }
}

/// Splits an `each` scope in either language into its level and its exceptions; `None` for any other scope.
fn each(written: &str) -> Option<(&str, &str)> {
    if let Some(rest) = written.strip_prefix("each ") {
        let (level, except) = rest.split_once(" except ").unwrap_or((rest, ""));
        return Some((level.trim(), except));
    }
    let rest = ["每个", "各个", "每", "各"].iter().find_map(|p| written.strip_prefix(p))?;
    let (level, except) = rest.split_once('除').unwrap_or((rest, ""));
    let except = except.trim().trim_end_matches(')').trim_end_matches('外').trim_end_matches('以');
    Some((level.trim_end_matches([' ', ',', '(', ';']).trim(), except))
}

/// The region that a cell of a list names; blank means the root. An error goes to the findings.
pub(crate) fn region_or_root(cell: &Cell<'_>, regions: &Regions, findings: &Findings) -> Option<RegionId> {
    if cell.is_blank() {
        return Some(regions.root());
    }
    find_region(&cell.tidy(), regions).map_err(|e| findings.push(e.at(cell.at()))).ok()
}

/// Finds a region by code or name.
///
/// # Errors
/// A finding, without a location, where no region or more than one has that name.
pub(crate) fn find_region(name: &str, regions: &Regions) -> Result<RegionId, Box<Diagnostic>> {
    let finding = |why| match why {
        NoRegion::Unknown { nearest } => {
            Diagnostic::error("unknown-region", say!("scope-unknown-region", name)).did_you_mean(nearest.as_deref())
        }
        NoRegion::Ended { name, last } => {
            Diagnostic::error("unknown-region", say!("scope-region-dissolved", name, %last))
        }
        NoRegion::Ambiguous { candidates } | NoRegion::Elsewhere { candidates, .. } => {
            let could = listed(candidates.iter().map(String::as_str));
            Diagnostic::error("ambiguous-region", say!("scope-region-ambiguous", name, could))
        }
    };
    regions.find(name).map_err(|why| Box::new(finding(why)))
}
