//! `[calendar]`: the file of holidays, from which working days follow.

use super::project_files::ProjectFiles;
use super::reading::{Findings, Heading, KeyTable, Row, Table, TableFile, Takes, day_or_month, key, read_table};
use crate::diag::{Diagnostic, Location};
use crate::measure::{When, WorkDays};
use crate::say;
use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;

/// `[calendar]`: the days that are not worked on.
pub(super) static CALENDAR: KeyTable =
    KeyTable { id: "calendar", heading: "[calendar]", keys: &[key("holidays", Takes::Path)] };

pub(super) const HEADINGS: &[Heading] = &[
    Heading { id: "day", also: &["date", "日期"], required: true },
    Heading { id: "kind", also: &["类型"], required: false },
    Heading { id: "name", also: &["名称", "节日"], required: false },
];

/// The words by which a day of a weekend is worked on.
const WORKED_ON: [&str; 4] = ["working", "上班", "班", "调休上班"];

/// The words for a holiday; a blank cell says the same.
const FREE: [&str; 5] = ["", "holiday", "放假", "休", "节假日"];

/// The words of the column `kind`.
pub(super) fn kind_words() -> Vec<(&'static str, Vec<&'static str>)> {
    let others = |words: &'static [&'static str], but: &str| {
        words.iter().copied().filter(|word| *word != but && !word.is_empty()).collect()
    };
    vec![("holiday", others(&FREE, "holiday")), ("working", others(&WORKED_ON, "working"))]
}

/// The file of holidays as named, not read yet.
#[derive(Debug, Default)]
pub(super) struct HolidaysDraft(Option<(String, Location)>);

/// The holidays of a project, with the file that lists them.
#[derive(Debug, Clone)]
pub struct Holidays {
    /// The file, below the project's folder.
    pub name: String,
    pub bytes: Vec<u8>,
    pub work_days: Arc<WorkDays>,
}

pub(super) fn read_calendar(table: Option<Table<'_>>) -> HolidaysDraft {
    let Some(table) = table else { return HolidaysDraft::default() };
    table.expect_keys(&CALENDAR);
    let named = table.get("holidays").and_then(|node| {
        let name = node.text()?.trim().replace('\\', "/");
        let outside = name.starts_with('/') || name.contains(':') || name.split('/').any(|part| part == "..");
        if outside || name.is_empty() {
            node.error(Diagnostic::error("bad-path", say!("holidays-outside-project", name)));
            return None;
        }
        Some((name, node.location()))
    });
    HolidaysDraft(named)
}

impl HolidaysDraft {
    /// Reads the file if the project names one.
    pub(super) fn read(self, files: &ProjectFiles, findings: &Findings) -> Option<Holidays> {
        let (name, location) = self.0?;
        match files.read(&name) {
            Ok(bytes) => {
                let work_days = Arc::new(work_days(&name, &bytes, findings));
                Some(Holidays { name, bytes: bytes.into_owned(), work_days })
            }
            Err(why) if why.kind() == io::ErrorKind::NotFound => {
                findings.error("missing-file", location, say!("holidays-missing", name));
                None
            }
            Err(why) => {
                findings.error("unreadable-file", location, say!("catalog-file-unreadable", %why));
                None
            }
        }
    }
}

fn work_days(name: &str, bytes: &[u8], findings: &Findings) -> WorkDays {
    let (mut free, mut worked_on) = (BTreeSet::new(), BTreeSet::new());
    let Some(table) = read_table(name, &TableFile::text(name, bytes), HEADINGS, findings) else {
        return WorkDays::default();
    };
    for row in table.rows() {
        match holiday(&row, findings) {
            Some((When::Day(day), false)) => free.insert(day),
            Some((When::Day(day), true)) => worked_on.insert(day),
            Some((When::Month(_), _)) | None => false,
        };
    }
    WorkDays::new(free, worked_on)
}

/// A day, and whether it is worked on.
fn holiday(row: &Row<'_>, findings: &Findings) -> Option<(When, bool)> {
    let cell = row.need("day", findings)?;
    let when = day_or_month(&cell, findings)?;
    if matches!(when, When::Month(_)) {
        let written = cell.text;
        findings.error("type-error", cell.at(), say!("not-a-day", written));
    }
    let kind = row.get("kind");
    let written = kind.tidy();
    let worked_on = WORKED_ON.contains(&&*written);
    if !worked_on && !FREE.contains(&&*written) {
        findings.error("value-error", kind.at(), say!("unknown-kind-of-day", written));
    }
    Some((when, worked_on))
}
