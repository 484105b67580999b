//! Reads `unpivot = { columns = …, into = "…", value = "…" }`.

use super::column::Column;
use super::column_toml::unknown_column;
use super::unpivot::{HeadingsAre, Unpivot};
use crate::catalog::reading::{KeyTable, Node, Table, Takes, key, words};
use crate::diag::Diagnostic;
use crate::say;

/// What `columns` may say instead of listing headings.
const HEADINGS: [(&str, HeadingsAre); 2] = [("date", HeadingsAre::Dates), ("region", HeadingsAre::Regions)];

/// `unpivot = { … }`: headings that become rows.
pub(super) static UNPIVOT: KeyTable = KeyTable {
    id: "unpivot",
    heading: "[feed.NAME.unpivot]",
    keys: &[
        key("columns", Takes::WordsOrTexts(|| words(&HEADINGS))).required(),
        key("into", Takes::Column).required(),
        key("value", Takes::Column).required(),
    ],
};

/// Reads which headings become rows, and makes the columns that take them and their cells ready: neither has a heading of its own, but
/// the value may name one among sub-headings. `None` where something in it is wrong.
pub(super) fn read(feed: Table<'_>, columns: &mut [Column], broken: &[String]) -> Option<Unpivot> {
    let table = feed.get("unpivot")?.table()?;
    table.expect_keys(&UNPIVOT);
    let headings = table.need("columns").and_then(headings);
    let column = |key: &str| {
        let node = table.need(key)?;
        let id = node.text()?;
        let found = columns.iter().position(|c| c.id == id);
        if found.is_none() && !broken.iter().any(|b| b == id) {
            node.error(unknown_column(id, feed.name, columns));
        }
        Some((found?, node))
    };
    let ((into, into_at), (value, value_at)) = (column("into")?, column("value")?);
    let headings = headings?;
    let wanted: &[&str] = match headings {
        HeadingsAre::Dates => &["date"],
        HeadingsAre::Regions => &["region"],
        HeadingsAre::Listed(_) => &["text", "id"],
    };
    let is_kind = |n: usize, wanted: &[&str]| wanted.contains(&columns[n].kind.as_str());
    if !is_kind(into, wanted) {
        mismatch(into_at, &columns[into], wanted[0]);
        return None;
    }
    if !is_kind(value, &["quantity", "text", "id", "date"]) {
        mismatch(value_at, &columns[value], "quantity");
        return None;
    }
    if into == value {
        value_at.error(Diagnostic::error("value-error", say!("unpivot-one-column")));
        return None;
    }
    if let Some(node) = columns[into].is_placed().then_some(into_at).or(columns[value].is_placed().then_some(value_at))
    {
        let id = node.text()?;
        node.error(Diagnostic::error("value-error", say!("unpivot-column-placed", id)));
        return None;
    }
    let declares_header = |n: usize| {
        let column = feed.get("column").and_then(|n| n.table())?.get(&columns[n].id)?.table()?;
        column.get("header")
    };
    if let Some(header) = declares_header(into) {
        header.doc.findings.warning("unused-key", header.key_location(), say!("unpivot-into-header"));
    }
    let value_has_header = declares_header(value).is_some();
    columns[into].headers.clear();
    if !value_has_header {
        columns[value].headers.clear();
    }
    Some(Unpivot { headings, into, value })
}

/// Reads `"date"`, `"region"` or a list of headings.
fn headings(node: Node<'_>) -> Option<HeadingsAre> {
    let texts = node.texts();
    let [(first, _), ..] = texts[..] else { return None };
    match HEADINGS.into_iter().find(|(word, _)| texts.len() == 1 && *word == first) {
        Some((_, are)) => Some(are),
        None => Some(HeadingsAre::Listed(texts.into_iter().map(|(text, _)| text.to_owned()).collect())),
    }
}

fn mismatch(at: Node<'_>, column: &Column, wanted: &str) {
    let (id, kind) = (&column.id, column.kind.as_str());
    at.error(Diagnostic::error("value-error", say!("unpivot-into-kind", id, kind, wanted)));
}
