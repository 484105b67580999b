//! The file of a table of the catalog: `targets.csv`, or the workbook that stands in its place (`targets.xlsx`).

use super::findings::Findings;
use crate::catalog::project_files::ProjectFiles;
use crate::diag::{Diagnostic, Location};
use crate::file_formats::workbook::{Sheet, is_workbook, sheets, workbook_endings};
use crate::measure::notation::DecimalMark;
use crate::say;
use std::borrow::Cow;
use std::io;

/// A table's file as it was read.
#[derive(Debug)]
pub(crate) struct TableFile<'f> {
    /// Its own name, which of a workbook is not that of the table.
    pub(crate) name: String,
    pub(crate) bytes: Cow<'f, [u8]>,
    pub(crate) written: Written,
}

/// How a table is written.
#[derive(Debug)]
pub(crate) enum Written {
    Text,
    /// The sheets of a workbook that are not hidden.
    Sheets(Vec<Sheet>),
}

impl<'f> TableFile<'f> {
    /// A file that is known to be text.
    pub(crate) fn text(name: &str, bytes: &'f [u8]) -> Self {
        Self { name: name.to_owned(), bytes: Cow::Borrowed(bytes), written: Written::Text }
    }

    /// Looks for `targets.csv` and the workbooks that may stand in its place; `None` where there is none. Two of them are an error, since
    /// nothing says which of them holds.
    pub(crate) fn find(files: &'f ProjectFiles, table: &str, findings: &Findings) -> Option<Self> {
        let mut found = Vec::new();
        for name in names(table) {
            match files.read(&name) {
                Ok(bytes) => found.push((name, bytes)),
                Err(why) if why.kind() == io::ErrorKind::NotFound => {}
                Err(why) => {
                    findings.error("unreadable-file", Location::file(name), say!("catalog-file-unreadable", %why));
                }
            }
        }
        if let [(first, _), (second, _), ..] = &found[..] {
            let finding = Diagnostic::error("table-twice", say!("table-twice", first, second));
            findings.push(finding.hint(say!("table-twice-hint")).at(Location::file(second)));
        }
        let (name, bytes) = found.into_iter().next()?;
        let written = if is_workbook(&bytes) { of_workbook(&name, &bytes, findings)? } else { Written::Text };
        Some(Self { name, bytes, written })
    }
}

/// The names under which a table may lie in a project.
pub(crate) fn names(table: &str) -> impl Iterator<Item = String> {
    let stem = table.strip_suffix(".csv").filter(|_| !table.contains('/')).map(str::to_owned);
    let workbooks = stem.into_iter().flat_map(|stem| workbook_endings().map(move |ending| format!("{stem}.{ending}")));
    std::iter::once(table.to_owned()).chain(workbooks)
}

fn of_workbook(name: &str, bytes: &[u8], findings: &Findings) -> Option<Written> {
    match sheets(bytes, DecimalMark::Point) {
        Ok(workbook) => {
            let mut shown: Vec<Sheet> = workbook.sheets.into_iter().filter(|sheet| !sheet.hidden).collect();
            // An indicator that is written once for several rows holds for each of them.
            for sheet in &mut shown {
                sheet.fill_merged(|area| area.first_col == area.last_col);
            }
            Some(Written::Sheets(shown))
        }
        Err(refusal) => {
            let finding = Diagnostic::error(refusal.code(), refusal.message()).hint(refusal.hint());
            findings.push(finding.at(Location::file(name)));
            None
        }
    }
}
