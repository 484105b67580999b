//! Which rows of two reports are about the same promise.

use super::snapshot::{Snapshot, SnapshotRow};

/// Whether two rows are about the same promise: what distinguishes targets on one indicator and region, not what they ask for.
pub(crate) fn is_same(a: &SnapshotRow, b: &SnapshotRow) -> bool {
    let key = |k: &SnapshotRow| {
        let c = &k.record;
        [&c.indicator, &c.region, &c.target_kind, &c.from, &c.due].map(String::clone)
    };
    a.each_total == b.each_total && key(a) == key(b)
}

/// Rows that both reports have. Where one changed its dates and no other is left, it is the same row with another target.
pub(super) fn pairs<'a>(from: &'a Snapshot, to: &'a Snapshot) -> Vec<(&'a SnapshotRow, &'a SnapshotRow)> {
    let mut pairs: Vec<(&SnapshotRow, &SnapshotRow)> =
        to.rows.iter().filter_map(|b| Some((from.rows.iter().find(|a| is_same(a, b))?, b))).collect();
    let left = |rows: &'a [SnapshotRow], taken: &dyn Fn(&SnapshotRow) -> bool| {
        rows.iter().filter(|r| !taken(r)).collect::<Vec<_>>()
    };
    let olds = left(&from.rows, &|a| pairs.iter().any(|p| std::ptr::eq(p.0, a)));
    let news = left(&to.rows, &|b| pairs.iter().any(|p| std::ptr::eq(p.1, b)));
    let about = |a: &SnapshotRow, b: &SnapshotRow| {
        a.record.indicator == b.record.indicator && a.record.region == b.record.region && a.each_total == b.each_total
    };
    for new in &news {
        let mut candidates = olds.iter().filter(|old| about(old, new));
        let alone = news.iter().filter(|other| about(other, new)).count() == 1;
        if let (Some(old), None, true) = (candidates.next(), candidates.next(), alone) {
            pairs.push((old, new));
        }
    }
    pairs
}

pub(super) fn unpaired(snapshot: &Snapshot, taken: impl Fn(&SnapshotRow) -> bool) -> Vec<&SnapshotRow> {
    snapshot.rows.iter().filter(|row| !taken(row)).collect()
}
