//! Figures of one edition that another has instead of them.

use super::pairing::is_same;
use super::snapshot::{Snapshot, SnapshotRow};
use std::collections::HashMap;

/// A figure that differs between two editions of one month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    pub name: String,
    pub region: String,
    /// In full; empty where it was not printed.
    pub old: String,
    pub new: String,
}

/// The figures of both that differ, those among them that are printed in one of them only.
#[must_use]
pub fn replaced(then: &Snapshot, now: &Snapshot) -> Vec<Replaced> {
    let mut known: HashMap<(&str, &str), Vec<&SnapshotRow>> = HashMap::new();
    for row in &then.rows {
        known.entry((&row.record.indicator, &row.record.region)).or_default().push(row);
    }
    let differing = |new: &SnapshotRow| {
        let of = known.get(&(new.record.indicator.as_str(), new.record.region.as_str()))?;
        let old = of.iter().find(|old| is_same(old, new))?;
        (old.record.value != new.record.value).then(|| Replaced {
            name: new.text.name.clone(),
            region: new.record.region_name.clone(),
            old: old.record.value.clone(),
            new: new.record.value.clone(),
        })
    };
    now.rows.iter().filter_map(differing).collect()
}
