//! Reads `[feed.…]`.

use super::column::Column;
use super::column_toml::{COLUMN, check_columns, read_column, unknown_column};
use super::deadline_toml;
use super::feed::{Feed, FilesAre, Reading, Rows, Sheets, Wholes};
use super::period_toml;
use super::sender_name::{self, SenderName};
use super::unpivot_toml::{self, UNPIVOT};
use crate::catalog::reading::{KeyTable, Node, Table, Takes, key as entry, words};
use crate::catalog::regions::{RegionId, Regions, Scope, read_scope};
use crate::diag::Diagnostic;
use crate::measure::notation;
use crate::measure::notation::{DateOrder, DecimalMark, Encoding};
use crate::measure::{BUILT_IN, Calendar, Every, Exact, exact, read_number};
use crate::say;
use crate::words::Language;
use num_traits::Signed;
use std::sync::Arc;
use toml::de::DeValue;

/// `[feed.…]`: the files that one department sends.
pub(crate) static FEED: KeyTable = KeyTable {
    id: "feed",
    heading: "[feed.NAME]",
    keys: &[
        entry("files", Takes::Text).required(),
        entry("source", Takes::Text),
        entry("every", Takes::Words(|| words(&Every::NAMES))).or("\"month\""),
        entry("deadline", Takes::Text),
        entry("lag", Takes::Whole(0, u16::MAX)),
        entry("cutoff", deadline_toml::CUTOFF),
        entry("days", deadline_toml::DAYS),
        entry("rows", Takes::Words(|| words(&ROWS))).or("\"events\""),
        entry("expect", Takes::Scopes),
        entry("senders", Takes::Scopes),
        entry("period", Takes::Text),
        entry("key", Takes::Columns),
        entry("files_are", Takes::Words(|| words(&FILES_ARE))).or("\"changes\""),
        entry("max_rejected", Takes::Share).or("\"50%\""),
        entry("missing", Takes::Texts),
        entry("zero", Takes::Texts),
        entry("totals", Takes::Texts),
        entry("notes", Takes::Texts),
        entry("dates", Takes::Words(|| words(&DateOrder::NAMES))).or("\"ymd\""),
        entry("decimal", Takes::Words(|| words(&DECIMALS))).or("\".\""),
        entry("not_regions", Takes::Texts),
        entry("unpivot", Takes::Table(&UNPIVOT)),
        entry("encoding", Takes::Text),
        entry("delimiter", Takes::Words(|| words(&DELIMITERS))),
        entry("sheet", Takes::Text),
        entry("sheets", Takes::WordsOrText(|| vec![EACH_SHEET])),
        entry("header_line", Takes::Whole(1, u16::MAX)),
        entry("header_rows", Takes::Whole(0, u16::MAX)),
        entry("column", Takes::Tables(&COLUMN)).required(),
    ],
};

const DECIMALS: [(&str, DecimalMark); 2] = [(".", DecimalMark::Point), (",", DecimalMark::Comma)];

const DELIMITERS: [(&str, u8); 4] = [(",", b','), (";", b';'), ("\t", b'\t'), ("|", b'|')];

/// In `sheets`, that each sheet is a report of its own.
const EACH_SHEET: &str = "each";

const ROWS: [(&str, Rows); 2] = [("report", Rows::Report), ("events", Rows::Events)];

/// `snapshot` is the former name of `full`.
const FILES_ARE: [(&str, FilesAre); 3] =
    [("changes", FilesAre::Changes), ("full", FilesAre::Full), ("snapshot", FilesAre::Full)];

/// A feed as far as it could be read.
#[derive(Debug)]
pub(crate) struct FeedDraft {
    pub(crate) feed: Feed,
    /// Columns whose declaration has an error, so that no use of them is reported again.
    pub(crate) broken: Vec<String>,
}

/// Reads `[feed.<name>]`. Errors go to the findings.
pub(crate) fn read_feed(
    table: Table<'_>,
    calendar: Calendar,
    language: Language,
    regions: Option<&Regions>,
) -> FeedDraft {
    table.expect_keys(&FEED);
    let mut broken = Vec::new();
    let mut columns = Vec::new();
    for node in table.need("column").and_then(|n| n.table()).map(|t| t.named_tables()).unwrap_or_default() {
        match read_column(node) {
            Some(read) => columns.push(read),
            None => broken.push(node.name.to_owned()),
        }
    }
    let unpivot = unpivot_toml::read(table, &mut columns, &broken);
    check_columns(table, &columns);
    let rows = table.word("rows", &ROWS).unwrap_or(Rows::Events);
    let every = table.word("every", &Every::NAMES).unwrap_or(Every::Month);
    let written = table.need("files").and_then(files);
    let feed = Feed {
        id: table.name.to_owned(),
        files: written.map(sender_name::as_glob).unwrap_or_default(),
        source: table.text("source").unwrap_or_default().to_owned(),
        every,
        calendar,
        deadline: deadline_toml::read(table),
        cutoff: deadline_toml::cutoff(table, every),
        all_days: deadline_toml::all_days(table, every),
        work_days: Arc::default(),
        rows,
        expect: Vec::new(),
        senders: table.get("senders").map(|n| scope(n, regions)).unwrap_or_default(),
        sender_name: written.and_then(SenderName::of),
        period: None,
        key: key(table, &columns, &broken),
        files_are: table.word("files_are", &FILES_ARE).unwrap_or(FilesAre::Changes),
        files_are_stated: table.get("files_are").is_some(),
        wholes: Wholes::Totals,
        max_rejected: table.get("max_rejected").and_then(share).unwrap_or_else(|| exact::ratio(1, 2)),
        missing: marks(table, "missing"),
        zero: zero_marks(table),
        totals: marks(table, "totals"),
        notes: marks(table, "notes"),
        decimal: table.word("decimal", &DECIMALS).unwrap_or_default(),
        dates: table.word("dates", &DateOrder::NAMES).unwrap_or_default(),
        language,
        not_regions: not_regions(table, regions),
        reading: reading(table, &columns),
        unpivot,
        units: table.doc.units.clone(),
        columns,
    };
    let expect = expect(table, &feed, &broken, regions);
    let period = period_toml::read(table, &feed, &broken);
    FeedDraft { feed: Feed { expect, period, ..feed }, broken }
}

/// Reads the keys that overrule detection.
fn reading(table: Table<'_>, columns: &[Column]) -> Reading {
    let count = |key| table.get(key).and_then(|n| n.whole()).filter(|n| *n > 0);
    let header_rows = table.get("header_rows").and_then(|n| n.whole().map(|rows| (rows, n)));
    if let Some((0, node)) = header_rows
        && let Some(column) = columns.iter().find(|c| c.position.is_none())
    {
        let id = &column.id;
        node.error(Diagnostic::error("value-error", say!("no-header-no-position", id)));
    }
    Reading {
        encoding: table.get("encoding").and_then(encoding),
        delimiter: table.word("delimiter", &DELIMITERS),
        sheets: sheets(table),
        header_line: count("header_line").map(u64::from),
        header_rows: header_rows.map(|(rows, _)| rows),
        verbatim: false,
    }
}

/// Reads which sheets of a workbook are meant: `sheets = "each"`, or the name of one, which `sheet` gives too.
fn sheets(table: Table<'_>) -> Sheets {
    let (one, all) = (table.get("sheet"), table.get("sheets"));
    if let (Some(_), Some(all)) = (one, all) {
        table.doc.findings.error("sheets-twice", all.key_location(), say!("sheets-twice"));
    }
    match (one.and_then(|n| n.text()), all.and_then(|n| n.text())) {
        (None, Some(EACH_SHEET)) => Sheets::Each,
        (Some(name), _) | (None, Some(name)) => Sheets::Named(name.to_owned()),
        (None, None) => Sheets::Fitting,
    }
}

/// Reads a label of the WHATWG encoding standard.
fn encoding(node: Node<'_>) -> Option<Encoding> {
    let label = node.text()?;
    let encoding = Encoding::for_label(label);
    if encoding.is_none() {
        let message = say!("unknown-encoding", label);
        let known = ["utf-8", "gb18030", "utf-16le", "utf-16be", "windows-1252", "shift_jis", "big5", "euc-kr"];
        let near = notation::nearest(&label.to_lowercase(), known);
        node.error(Diagnostic::error("unknown-value", message).did_you_mean(near));
    }
    encoding
}

/// Reads a glob below the project folder, in which one `{region}` may say who sends a file.
fn files(node: Node<'_>) -> Option<&str> {
    let pattern = node.text()?;
    let outside =
        pattern.starts_with(['/', '\\']) || pattern.contains(':') || pattern.split(['/', '\\']).any(|p| p == "..");
    if outside || pattern.is_empty() {
        let message = say!("files-outside-project", pattern);
        node.error(Diagnostic::error("bad-path", message));
        return None;
    }
    if pattern.matches(sender_name::REGION).count() > 1 {
        node.error(Diagnostic::error("bad-path", say!("two-senders-in-a-name", pattern)));
        return None;
    }
    if let Err(why) = glob::Pattern::new(&sender_name::as_glob(pattern)) {
        let message = say!("bad-file-pattern", pattern, %why);
        node.error(Diagnostic::error("bad-path", message));
        return None;
    }
    Some(pattern)
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
    scope(node, regions)
}

/// The regions of a scope or of a list of scopes, each once and in order.
fn scope(node: Node<'_>, regions: Option<&Regions>) -> Vec<RegionId> {
    let mut all = Vec::new();
    for (written, at) in node.texts() {
        let Some(regions) = regions else { continue };
        match read_scope(written, regions) {
            Ok(Scope::One(id)) => all.push(id),
            Ok(Scope::Each(ids)) => all.extend(ids),
            Err(errors) => errors.into_iter().for_each(|e| at.error(e)),
        }
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// Reads a share of a whole: `"50%"` or `0.5`.
fn share(node: Node<'_>) -> Option<Exact> {
    let read = match node.value {
        DeValue::String(written) => {
            let tidy = notation::tidy(written);
            let percent = tidy.strip_suffix('%').and_then(|percent| read_number(percent.trim(), &BUILT_IN).ok());
            percent.map(|n| n.value.to_exact() / exact::whole(100))
        }
        _ => Some(node.number()?),
    };
    let share = read.filter(|share| !share.is_negative() && *share <= exact::whole(1));
    if share.is_none() {
        let key = node.key;
        let message = say!("bad-share", key);
        node.error(Diagnostic::error("value-error", message));
    }
    share
}

/// Reads marks as cells are compared with them: tidied, each once.
fn marks(table: Table<'_>, key: &str) -> Vec<String> {
    let texts = table.get(key).map(|n| n.texts()).unwrap_or_default();
    let mut marks: Vec<String> = Vec::new();
    for mark in texts.into_iter().map(|(text, _)| notation::tidy(text).into_owned()) {
        if !marks.contains(&mark) {
            marks.push(mark);
        }
    }
    marks
}

/// Reads the names of groupings that are left aside. A region of the project is none.
fn not_regions(table: Table<'_>, regions: Option<&Regions>) -> Vec<String> {
    let entries = table.get("not_regions").map(|n| n.texts()).unwrap_or_default();
    for (name, node) in entries.into_iter().filter(|(name, _)| regions.is_some_and(|regions| regions.is_named(name))) {
        node.error(Diagnostic::error("value-error", say!("not-region-is-region", name)));
    }
    marks(table, "not_regions")
}

/// Reads the marks of “none”. One that also says “no figure” is an error.
fn zero_marks(table: Table<'_>) -> Vec<String> {
    let (zero, missing) = (marks(table, "zero"), marks(table, "missing"));
    if let (Some(node), Some(mark)) = (table.get("zero"), zero.iter().find(|mark| missing.contains(mark))) {
        let message = say!("mark-of-both", mark);
        node.error(Diagnostic::error("value-error", message));
    }
    zero
}
