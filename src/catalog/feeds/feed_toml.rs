//! Reads `[feed.…]`.

use super::column::Column;
use super::column_toml::{check_columns, read_column};
use super::feed::{Feed, FilesAre, Reading, Rows};
use crate::catalog::reading::{Node, Table};
use crate::catalog::regions::{RegionId, Regions, Scope, read_scope};
use crate::diag::Diagnostic;
use crate::measure::notation;
use crate::measure::notation::Encoding;
use crate::measure::{Calendar, Every};
use crate::say;

const KEYS: [&str; 14] = [
    "files",
    "source",
    "every",
    "lag",
    "rows",
    "expect",
    "key",
    "files_are",
    "encoding",
    "delimiter",
    "sheet",
    "header_line",
    "header_rows",
    "column",
];

const ENCODINGS: [(&str, Encoding); 4] = [
    ("utf-8", Encoding::Utf8),
    ("gb18030", Encoding::Gb18030),
    ("utf-16le", Encoding::Utf16Le),
    ("utf-16be", Encoding::Utf16Be),
];

const DELIMITERS: [(&str, u8); 4] = [(",", b','), (";", b';'), ("\t", b'\t'), ("|", b'|')];

const ROWS: [(&str, Rows); 2] = [("report", Rows::Report), ("events", Rows::Events)];

const FILES_ARE: [(&str, FilesAre); 2] = [("changes", FilesAre::Changes), ("snapshot", FilesAre::Snapshot)];

/// A feed as far as it could be read.
#[derive(Debug)]
pub(crate) struct FeedDraft {
    pub(crate) feed: Feed,
    /// Columns whose declaration has an error, so that no use of them is reported again.
    pub(crate) broken: Vec<String>,
}

/// Reads `[feed.<name>]`. Errors go to the findings.
pub(crate) fn read_feed(table: Table<'_>, calendar: Calendar, regions: Option<&Regions>) -> FeedDraft {
    table.expect_keys(&KEYS);
    let mut broken = Vec::new();
    let mut columns = Vec::new();
    for node in table.need("column").and_then(|n| n.table()).map(|t| t.named_tables()).unwrap_or_default() {
        match read_column(node) {
            Some(read) => columns.push(read),
            None => broken.push(node.name.to_owned()),
        }
    }
    check_columns(table, &columns);
    let rows = table.word("rows", &ROWS).unwrap_or(Rows::Events);
    let feed = Feed {
        id: table.name.to_owned(),
        files: table.need("files").and_then(files).unwrap_or_default(),
        source: table.text("source").unwrap_or_default().to_owned(),
        every: table.word("every", &Every::NAMES).unwrap_or(Every::Month),
        calendar,
        lag: table.get("lag").and_then(|n| n.whole()).unwrap_or(0),
        rows,
        expect: Vec::new(),
        key: key(table, &columns, &broken),
        files_are: table.word("files_are", &FILES_ARE).unwrap_or(FilesAre::Changes),
        reading: reading(table),
        columns,
    };
    let expect = expect(table, &feed, &broken, regions);
    FeedDraft { feed: Feed { expect, ..feed }, broken }
}

/// Reads the keys that overrule detection.
fn reading(table: Table<'_>) -> Reading {
    let count = |key| table.get(key).and_then(|n| n.whole()).filter(|n| *n > 0);
    Reading {
        encoding: table.word("encoding", &ENCODINGS),
        delimiter: table.word("delimiter", &DELIMITERS),
        sheet: table.text("sheet").map(str::to_owned),
        header_line: count("header_line").map(u64::from),
        header_rows: count("header_rows"),
    }
}

/// Reads a glob below the project folder.
fn files(node: Node<'_>) -> Option<String> {
    let pattern = node.text()?;
    let outside =
        pattern.starts_with(['/', '\\']) || pattern.contains(':') || pattern.split(['/', '\\']).any(|p| p == "..");
    if outside || pattern.is_empty() {
        let message = say!("files-outside-project", pattern);
        node.error(Diagnostic::error("bad-path", message));
        return None;
    }
    if let Err(why) = glob::Pattern::new(pattern) {
        let message = say!("bad-file-pattern", pattern, %why);
        node.error(Diagnostic::error("bad-path", message));
        return None;
    }
    Some(pattern.to_owned())
}

fn key(table: Table<'_>, columns: &[Column], broken: &[String]) -> Vec<String> {
    let Some(node) = table.get("key") else { return Vec::new() };
    let mut key = Vec::new();
    for (id, at) in node.texts() {
        if columns.iter().any(|c| c.id == id) || broken.iter().any(|b| b == id) {
            key.push(id.to_owned());
        } else {
            at.error(unknown_column(id, table.name, columns));
        }
    }
    key
}

pub(crate) fn unknown_column(id: &str, feed: &str, columns: &[Column]) -> Diagnostic {
    let nearest = notation::nearest(id, columns.iter().map(|c| c.id.as_str()));
    Diagnostic::error("unknown-column", say!("feed-without-column", feed, id)).did_you_mean(nearest)
}

/// Reads the regions that owe a row each period.
fn expect(table: Table<'_>, feed: &Feed, broken: &[String], regions: Option<&Regions>) -> Vec<RegionId> {
    let stated = table.get("expect");
    if feed.rows == Rows::Events {
        if let Some(node) = stated {
            let message = say!("expect-without-effect");
            table.doc.findings.warning("unused-key", node.key_location(), message);
        }
        return Vec::new();
    }
    let Some(node) = stated else {
        if feed.region_column().is_some() || !broken.is_empty() {
            table.need("expect");
            return Vec::new();
        }
        return regions.map(|r| vec![r.root()]).unwrap_or_default();
    };
    let mut expected = Vec::new();
    for (written, at) in node.texts() {
        let Some(regions) = regions else { continue };
        match read_scope(written, regions) {
            Ok(Scope::One(id)) => expected.push(id),
            Ok(Scope::Each(ids)) => expected.extend(ids),
            Err(errors) => errors.into_iter().for_each(|e| at.error(e)),
        }
    }
    expected.sort_unstable();
    expected.dedup();
    expected
}
