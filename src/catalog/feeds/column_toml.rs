//! Reads `[feed.….column]`.

use super::column::{Column, ColumnKind};
use crate::catalog::reading::{KeyTable, Table, Takes, key, words};
use crate::diag::{Diagnostic, Location};
use crate::measure::exact;
use crate::measure::notation;
use crate::say;
use std::collections::BTreeMap;

/// `[feed.….column.…]`: a column of a feed's files.
pub(super) static COLUMN: KeyTable = KeyTable {
    id: "column",
    heading: "[feed.NAME.column.ID]",
    keys: &[
        key("header", Takes::Texts),
        key("position", Takes::Whole(*POSITIONS.start(), *POSITIONS.end())),
        key("from", Takes::Texts),
        key("type", Takes::Words(|| words(&TYPES))).required(),
        key("parent", Takes::Flag).or("false"),
        key("unit", Takes::Unit),
        key("one_of", Takes::Texts),
        key("min", Takes::Number),
        key("max", Takes::Number),
        key("jump", Takes::Number),
        key("optional", Takes::Flag).or("false"),
        key("private", Takes::Flag).or("false"),
        key("fill_down", Takes::Flag).or("false"),
        key("parts", Takes::Columns),
    ],
};

/// Columns that a table may have.
const POSITIONS: std::ops::RangeInclusive<u16> = 1..=16_384;

/// Columns that a date may be made from: a year, a month or quarter, a day.
const DATE_PARTS: std::ops::RangeInclusive<usize> = 2..=3;

#[derive(Clone, Copy)]
enum Type {
    Date,
    Region,
    Text,
    Id,
    Quantity,
}

const TYPES: [(&str, Type); 5] = [
    ("date", Type::Date),
    ("region", Type::Region),
    ("text", Type::Text),
    ("id", Type::Id),
    ("quantity", Type::Quantity),
];

/// Reads `[feed.<name>.column.<id>]`; `None` where something in it is wrong.
pub(super) fn read_column(table: Table<'_>) -> Option<Column> {
    table.expect_keys(&COLUMN);
    let kind = table.need("type").and_then(|n| n.word(&TYPES));
    let (position, from) = (position(table), date_parts(table));
    if !matches!(kind, Some(Type::Date) | None) {
        unused(table, &["from"], "date");
    }
    let placed: Vec<&str> = ["header", "position", "from"].into_iter().filter(|key| table.get(key).is_some()).collect();
    if let [first, second, ..] = placed[..] {
        let message = say!("column-found-twice", first, second);
        table.doc.findings.error("value-error", table.location(), message);
    }
    let headers = match table.get("header") {
        Some(node) => node.texts().into_iter().map(|(t, _)| t.to_owned()).collect(),
        None if placed.is_empty() => vec![table.name.to_owned()],
        None => Vec::new(),
    };
    let one_of: Vec<String> =
        table.get("one_of").map(|n| n.texts()).unwrap_or_default().into_iter().map(|(t, _)| t.to_owned()).collect();
    if !matches!(kind, Some(Type::Quantity) | None) {
        unused(table, &["unit", "min", "max", "jump", "parts"], "quantity");
    }
    if !matches!(kind, Some(Type::Text | Type::Id) | None) {
        unused(table, &["one_of"], "text");
    }
    if !matches!(kind, Some(Type::Region) | None) {
        unused(table, &["parent"], "region");
    }
    let names_parent = table.flag("parent");
    let kind = match kind? {
        Type::Date => ColumnKind::Date,
        // A row is about one region; what lies above it is only told.
        Type::Region if names_parent => ColumnKind::Text,
        Type::Region => ColumnKind::Region,
        Type::Text => ColumnKind::Text,
        Type::Id => ColumnKind::Id,
        Type::Quantity => quantity(table)?,
    };
    let (optional, private, fill_down) = (table.flag("optional"), table.flag("private"), table.flag("fill_down"));
    let parts = table.get("parts").map(|n| n.texts()).unwrap_or_default();
    let parts = parts.into_iter().map(|(text, _)| text.to_owned()).collect();
    let id = table.name.to_owned();
    Some(Column {
        id,
        headers,
        position: position?,
        from: from?,
        kind,
        one_of,
        selected: Vec::new(),
        optional,
        private,
        fill_down,
        names_parent,
        parts,
    })
}

/// Reads where a column stands, from 1 in the catalog and from 0 here; `None` where it is no such number.
#[expect(clippy::option_option, reason = "wrong, or not stated, or stated")]
fn position(table: Table<'_>) -> Option<Option<usize>> {
    let Some(node) = table.get("position") else { return Some(None) };
    let position = node.whole()?;
    if !POSITIONS.contains(&position) {
        node.error(Diagnostic::error("value-error", say!("bad-position", position)));
        return None;
    }
    Some(Some(usize::from(position) - 1))
}

/// Reads the headers of the columns that a date is made from.
fn date_parts(table: Table<'_>) -> Option<Vec<String>> {
    let Some(node) = table.get("from") else { return Some(Vec::new()) };
    let from: Vec<String> = node.texts().into_iter().map(|(text, _)| text.to_owned()).collect();
    if !DATE_PARTS.contains(&from.len()) {
        node.error(Diagnostic::error("value-error", say!("bad-date-parts")));
        return None;
    }
    Some(from)
}

fn quantity(table: Table<'_>) -> Option<ColumnKind> {
    let bound = |key| table.get(key).and_then(|n| n.number());
    let (min, max) = (bound("min"), bound("max"));
    if min.as_ref().zip(max.as_ref()).is_some_and(|(min, max)| min > max) {
        let message = say!("min-above-max");
        let finding = Diagnostic::error("value-error", message).hint(say!("mend-edges"));
        table.doc.findings.push(finding.at(table.location()));
    }
    let jump = bound("jump");
    if jump.as_ref().is_some_and(|j| *j <= exact::whole(1)) {
        let message = say!("jump-too-small");
        table.doc.findings.error("value-error", table.location(), message);
    }
    let unit = table.need("unit").and_then(|n| n.unit())?;
    Some(ColumnKind::Quantity { unit, min, max, jump })
}

/// Reports keys that only a column of another type can have.
fn unused(table: Table<'_>, keys: &[&str], kind: &str) {
    for node in keys.iter().filter_map(|k| table.get(k)) {
        let key = node.key;
        let message = say!("key-of-another-type", key, kind);
        table.doc.findings.error("unused-key", node.key_location(), message);
    }
}

pub(crate) fn unknown_column(id: &str, feed: &str, columns: &[Column]) -> Diagnostic {
    let nearest = notation::nearest(id, columns.iter().map(|c| c.id.as_str()));
    Diagnostic::error("unknown-column", say!("feed-without-column", feed, id)).did_you_mean(nearest)
}

/// Whether two columns are amounts in different units, which may stand below one heading in rows that are counted in different things.
fn differ_in_unit(first: &Column, second: &Column) -> bool {
    match (&first.kind, &second.kind) {
        (ColumnKind::Quantity { unit: first, .. }, ColumnKind::Quantity { unit: second, .. }) => first != second,
        _ => false,
    }
}

/// Checks that there is one region column at most, that only one column says where its region lies, and that no two share a header or a
/// position, but for amounts in different units.
pub(super) fn check_columns(table: Table<'_>, columns: &[Column]) {
    let place = |id: &str| {
        let declared = table.get("column").and_then(|n| n.table()).and_then(|t| t.get(id));
        declared.map_or(table.location(), |n| n.key_location())
    };
    let mut headers: BTreeMap<String, &Column> = BTreeMap::new();
    let mut positions: BTreeMap<usize, &str> = BTreeMap::new();
    let (mut region, mut parent): (Option<&str>, Option<&str>) = (None, None);
    for column in columns {
        let id = &column.id;
        if let Some(position) = column.position
            && let Some(first) = positions.insert(position, id)
        {
            let position = position + 1;
            table.doc.findings.error("duplicate-header", place(id), say!("position-taken", position, first));
        }
        for header in column.headers.iter().chain(&column.from) {
            let first = headers.insert(notation::tidy(header).into_owned(), column).filter(|first| first.id != *id);
            if let Some(first) = first.filter(|first| !differ_in_unit(first, column)) {
                let first = &first.id;
                let message = say!("header-taken", header, first);
                table.doc.findings.error("duplicate-header", place(id), message);
            }
        }
        if column.kind == ColumnKind::Region
            && let Some(first) = region.replace(id)
        {
            let message = say!("second-region-column", first);
            let finding = Diagnostic::error("several-regions", message).hint(say!("second-region-column-hint"));
            table.doc.findings.push(finding.at(place(id)));
        }
        if column.names_parent
            && let Some(first) = parent.replace(id)
        {
            table.doc.findings.error("several-regions", place(id), say!("second-parent-column", first));
        }
    }
    if let (Some(id), None) = (parent, region) {
        table.doc.findings.error("missing-column", place(id), say!("parent-without-region", id));
    }
    for column in columns {
        check_parts(table, column, columns, &place(&column.id));
    }
}

/// Checks that the parts of a sum are other columns, two or more, of amounts that can be added up to it.
fn check_parts(table: Table<'_>, whole: &Column, columns: &[Column], place: &Location) {
    let dimension = |column: &Column| match &column.kind {
        ColumnKind::Quantity { unit, .. } => Some(unit.dimension()),
        _ => None,
    };
    let id = &whole.id;
    if whole.parts.len() == 1 || whole.parts.contains(id) {
        table.doc.findings.error("value-error", place.clone(), say!("parts-too-few", id));
    }
    for part in whole.parts.iter().filter(|part| *part != id) {
        match columns.iter().find(|column| column.id == *part) {
            None => table.doc.findings.push(unknown_column(part, table.name, columns).at(place.clone())),
            Some(column) if dimension(column) != dimension(whole) => {
                table.doc.findings.error("unit-mismatch", place.clone(), say!("part-of-another-unit", part, id));
            }
            Some(_) => {}
        }
    }
}
