//! Reads `received.csv`.

use super::reading::{Findings, Heading, RECEIVED_FILE, Row, TableFile, day_or_month, read_table};
use super::received_file::ReceivedFile;
use crate::measure::When;
use crate::say;

pub(super) const HEADINGS: &[Heading] = &[
    Heading { id: "file", also: &["文件"], required: true },
    Heading { id: "hash", also: &["校验值"], required: false },
    Heading { id: "received_on", also: &["收到日期", "报送日期"], required: true },
    Heading { id: "by", also: &["经办人"], required: false },
    Heading { id: "version", also: &["版本"], required: false },
];

/// Reads every row. Errors go to the findings, and their rows are left out.
pub(super) fn read_received(file: &TableFile<'_>, findings: &Findings) -> Vec<ReceivedFile> {
    let Some(table) = read_table(RECEIVED_FILE, file, HEADINGS, findings) else { return Vec::new() };
    table.rows().iter().filter_map(|row| received(row, findings)).collect()
}

fn received(row: &Row<'_>, findings: &Findings) -> Option<ReceivedFile> {
    let file = row.need("file", findings)?;
    let cell = row.need("received_on", findings)?;
    let When::Day(received_on) = day_or_month(&cell, findings)? else {
        let written = cell.text;
        findings.error("type-error", cell.at(), say!("not-a-day", written));
        return None;
    };
    Some(ReceivedFile {
        line: row.line,
        file: file.text.replace('\\', "/"),
        hash: row.get("hash").text.to_owned(),
        received_on,
        by: row.get("by").text.to_owned(),
        version: row.get("version").text.to_owned(),
    })
}
