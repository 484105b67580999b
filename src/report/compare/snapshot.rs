//! What of a report is compared with another: read from `report.json`, or taken from a report made anew.

use super::target_part::TargetPart;
use crate::report::row::{GapRecord, GapRow};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Snapshot {
    pub as_of: String,
    pub rows: Vec<SnapshotRow>,
    pub feeds: Vec<SnapshotFeed>,
    /// Targets in force; none in reports of earlier versions.
    #[serde(default)]
    pub targets: Vec<TargetPart>,
    /// How many of its figures replaced others that had been given out.
    #[serde(default, skip_serializing_if = "is_none")]
    pub republished: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
pub(crate) fn is_none(count: &usize) -> bool {
    *count == 0
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
    /// What has come, see [`FeedState`](crate::report::FeedState); empty in reports of earlier versions.
    #[serde(default, rename = "state_code")]
    pub state: String,
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
        // Columns that an older version did not have are blank; a verdict stands in all of them.
        let record = cells.or(record).filter(|record| !record.verdict.is_empty());
        let record = record.ok_or("a row lacks a column of gaps.csv")?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn record() -> Value {
        let (indicator, value, verdict) = ("x".to_owned(), "12".to_owned(), "behind".to_owned());
        let record = GapRecord { indicator, value, verdict, ..GapRecord::default() };
        serde_json::to_value(record).expect("plain data")
    }

    fn words() -> Value {
        json!({ "name": "面积", "value": "12亩", "verdict": "达标", "gap": "少1亩" })
    }

    fn read(row: Value) -> Result<SnapshotRow, serde_json::Error> {
        serde_json::from_value(row)
    }

    #[test]
    fn a_row_has_its_columns_as_keys_of_its_own() {
        let mut row = record();
        row["text"] = words();
        row["each_total"] = json!(true);
        row["decimals"] = json!(2);
        row["steps"] = json!([]);
        let read = read(row).expect("a row");
        assert_eq!((read.record.indicator.as_str(), read.record.value.as_str()), ("x", "12"));
        assert_eq!((read.text.verdict.as_str(), read.each_total, read.decimals), ("达标", true, 2));
        let again: SnapshotRow =
            serde_json::from_value(serde_json::to_value(&read).expect("plain data")).expect("a row");
        assert_eq!((again.record, again.decimals), (read.record, 2));
    }

    #[test]
    fn a_row_of_version_1_is_read_too() {
        let read = read(json!({ "cells": record(), "shown": words(), "each_total": false })).expect("a row");
        assert_eq!((read.record.value.as_str(), read.text.name.as_str(), read.decimals), ("12", "面积", 0));
    }

    #[test]
    fn a_column_that_an_older_version_did_not_have_is_blank() {
        let mut row = record();
        row.as_object_mut().expect("an object").remove("own_period");
        row["text"] = words();
        row["each_total"] = json!(false);
        let read = read(row).expect("a row");
        assert_eq!((read.record.own_period.as_str(), read.record.verdict.as_str()), ("", "behind"));
    }

    #[test]
    fn a_row_without_a_verdict_is_refused() {
        let mut row = record();
        row.as_object_mut().expect("an object").remove("verdict");
        row["text"] = words();
        row["each_total"] = json!(false);
        assert!(read(row).expect_err("a column is missing").to_string().contains("gaps.csv"));
    }
}
