//! What of a report is compared with another: read from `report.json`, or taken from a report made anew.

use crate::report::row::{GapRecord, GapRow};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Snapshot {
    pub as_of: String,
    pub rows: Vec<SnapshotRow>,
    pub feeds: Vec<SnapshotFeed>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(try_from = "StoredRow")]
pub struct SnapshotRow {
    #[serde(flatten)]
    pub record: GapRecord,
    pub text: SnapshotText,
    pub each_total: bool,
    /// Places that its amounts are shown with.
    pub decimals: u32,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SnapshotText {
    pub name: String,
    pub value: String,
    pub verdict: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SnapshotFeed {
    pub feed: String,
    pub source: String,
    pub absent: bool,
    pub missing: String,
}

/// A row as any version of `report.json` holds it.
#[derive(Deserialize)]
struct StoredRow {
    /// In version 1 the columns stood under a key of their own.
    cells: Option<GapRecord>,
    #[serde(flatten)]
    record: Option<GapRecord>,
    /// In version 1 called `shown`.
    #[serde(alias = "shown")]
    text: SnapshotText,
    each_total: bool,
    #[serde(default)]
    decimals: u32,
}

impl TryFrom<StoredRow> for SnapshotRow {
    type Error = &'static str;

    fn try_from(stored: StoredRow) -> Result<Self, Self::Error> {
        let StoredRow { cells, record, text, each_total, decimals } = stored;
        let record = cells.or(record).ok_or("a row lacks a column of gaps.csv")?;
        Ok(Self { record, text, each_total, decimals })
    }
}

impl SnapshotRow {
    pub(crate) fn of(row: &GapRow) -> Self {
        let GapRow { text, each_total, decimals, .. } = row;
        let text = SnapshotText { name: text.name.clone(), value: text.value.clone(), verdict: text.verdict.clone() };
        Self { record: GapRecord::clone(&row.record), text, each_total: *each_total, decimals: *decimals }
    }
}
