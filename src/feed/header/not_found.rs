//! Why no header was found, or which unit of two is meant.

use super::found::{Found, SEARCHED};
use crate::catalog::Feed;
use crate::diag::{Diagnostic, Location};
use crate::feed::text::Table;
use crate::measure::Unit;
use crate::measure::text::{nearest, squeezed};
use crate::say;

/// No row names every required column; `best` is the row that names most of them, with what it names.
pub(super) fn not_found(
    table: &Table<'_>,
    feed: &Feed,
    file: &str,
    best: Option<(usize, Vec<Option<Found>>)>,
) -> Diagnostic {
    if table.len() == 0 {
        let message = say!("文件没有内容；本文件未采用", "the file is empty; it was not used");
        return Diagnostic::error("missing-header", message).at(Location::file(file));
    }
    let starts_with =
        |mark: &str| table.cell(0, 0).is_some_and(|c| c.trim_start().to_ascii_lowercase().starts_with(mark));
    if ["<html", "<!doctype", "<table", "<?xml"].iter().any(|mark| starts_with(mark)) {
        let message = say!(
            "文件是网页（HTML/XML），不是表格；本文件未采用",
            "the file is a web page (HTML or XML), not a table; it was not used"
        );
        let hint = say!("用电子表格软件打开后另存为 xlsx", "open it in a spreadsheet and save it as xlsx");
        return Diagnostic::error("missing-header", message).hint(hint).at(Location::file(file));
    }
    if let Some(line) = feed.reading.header_line {
        let message = say!(
            "onpace.toml 写明表头在第{line}行（header_line），该处没有全部必填列；本文件未采用",
            "onpace.toml says that the header is on line {line} (header_line), where not every required column is named; the file was not used"
        );
        return Diagnostic::error("missing-header", message).at(Location::line(file, line));
    }
    let (record, found) = best.unzip();
    let cells: Vec<_> = record.map_or_else(Vec::new, |r| table.cells(r).map(squeezed).collect());
    let mut missing = Vec::new();
    let mut hints = Vec::new();
    for (n, column) in feed.columns.iter().enumerate().filter(|(_, c)| !c.optional) {
        if found.as_ref().is_some_and(|f| f[n].is_some()) {
            continue;
        }
        missing.push(column.headers.join("/"));
        let near = column.headers.iter().find_map(|h| nearest(&squeezed(h), cells.iter().map(|c| &**c)));
        hints.extend(near.map(str::to_owned));
    }
    let missing = missing.join(", ");
    let message = say!(
        "前{SEARCHED}行内没有同时含有全部必填列的表头行，缺少：{missing}；本文件未采用",
        "no header row with every required column in the first {SEARCHED} rows; not found: {missing}; the file was not used"
    );
    let mut diagnostic = Diagnostic::error("missing-header", message).at(match record {
        Some(r) => Location::line(file, table.place(r).line),
        None => Location::file(file),
    });
    if let Some(damaged) = (0..table.len().min(SEARCHED)).find(|r| table.damage(*r).is_some()) {
        let line = table.place(damaged).line;
        return diagnostic.hint(say!(
            "第{line}行有不成对的引号，引号之间的内容连成了一格；请先改正",
            "line {line} has a quote without its partner, which runs cells together; mend that first"
        ));
    }
    if !hints.is_empty() {
        let hints = hints.join(", ");
        diagnostic = diagnostic.hint(say!(
            "相近的列名有：{hints}；可在 onpace.toml 的 header 中补上别名",
            "near headers in the file: {hints}; an alias can be added under `header` in onpace.toml"
        ));
    }
    diagnostic
}

/// Two units stand above the table, and either may be a column's.
pub(super) fn two_units(
    name: &str,
    first: Unit,
    second: Unit,
    file: &str,
    table: &Table<'_>,
    record: usize,
) -> Diagnostic {
    let message = say!(
        "表上方写有{first}和{second}，无法判断“{name}”用哪一个；本文件未采用",
        "{first} and {second} stand above the table, and it is open which `{name}` is in; the file was not used"
    );
    let hint =
        say!("请把单位写入表头，如“{name}({first})”", "write the unit into the header, such as `{name}({first})`");
    let line = table.place(record).line;
    Diagnostic::error("unit-error", message).hint(hint).at(Location::line(file, line))
}
