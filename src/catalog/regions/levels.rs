//! The levels of regions: the words that catalogs write for them.

use super::tree::Regions;
use crate::catalog::reading::listed;
use crate::diag::Diagnostic;
use crate::measure::text;
use crate::say;
use std::collections::BTreeSet;

/// Chinese words for levels, beside whatever `regions.csv` calls them.
const LEVELS: [(&str, &str); 9] = [
    ("乡镇", "township"),
    ("镇", "township"),
    ("乡镇街道", "township"),
    ("村", "village"),
    ("县", "county"),
    ("县区", "county"),
    ("区县", "county"),
    ("市", "city"),
    ("省", "province"),
];

/// The level of `regions.csv` that `name` means.
///
/// # Errors
/// A finding, without a place, where no region has that level.
pub(super) fn level_named(name: &str, regions: &Regions) -> Result<String, Box<Diagnostic>> {
    let levels: BTreeSet<&str> = regions.iter().map(|(_, r)| r.level.as_str()).collect();
    let meant = LEVELS.iter().find(|(zh, _)| *zh == name).map(|(_, level)| *level);
    if let Some(level) = [Some(name), meant].into_iter().flatten().find(|l| levels.contains(l)) {
        return Ok(level.to_owned());
    }
    let known = listed(levels.iter().copied());
    let finding = Diagnostic::error(
        "unknown-level",
        say!("regions.csv 中没有级别 `{name}`，有 {known}", "no region of level `{name}`; regions.csv has {known}"),
    );
    Err(Box::new(finding.did_you_mean(text::nearest(name, levels))))
}
