//! Reads `[feed.….column]`.

use super::column::{Column, ColumnKind};
use crate::catalog::reading::Table;
use crate::measure::exact;
use crate::measure::notation;
use crate::say;
use std::collections::BTreeMap;

const COLUMN_KEYS: [&str; 10] =
    ["header", "type", "unit", "one_of", "min", "max", "jump", "optional", "private", "fill_down"];

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
    table.expect_keys(&COLUMN_KEYS);
    let kind = table.need("type").and_then(|n| n.word(&TYPES));
    let headers = match table.get("header") {
        Some(node) => node.texts().into_iter().map(|(t, _)| t.to_owned()).collect(),
        None => vec![table.name.to_owned()],
    };
    let one_of: Vec<String> =
        table.get("one_of").map(|n| n.texts()).unwrap_or_default().into_iter().map(|(t, _)| t.to_owned()).collect();
    if !matches!(kind, Some(Type::Quantity) | None) {
        unused(table, &["unit", "min", "max", "jump"], "quantity");
    }
    if !matches!(kind, Some(Type::Text | Type::Id) | None) {
        unused(table, &["one_of"], "text");
    }
    let kind = match kind? {
        Type::Date => ColumnKind::Date,
        Type::Region => ColumnKind::Region,
        Type::Text => ColumnKind::Text,
        Type::Id => ColumnKind::Id,
        Type::Quantity => quantity(table)?,
    };
    let (optional, private, fill_down) = (table.flag("optional"), table.flag("private"), table.flag("fill_down"));
    let id = table.name.to_owned();
    Some(Column { id, headers, kind, one_of, selected: Vec::new(), optional, private, fill_down })
}

fn quantity(table: Table<'_>) -> Option<ColumnKind> {
    let bound = |key| table.get(key).and_then(|n| n.number());
    let (min, max) = (bound("min"), bound("max"));
    if min.as_ref().zip(max.as_ref()).is_some_and(|(min, max)| min > max) {
        let message = say!("min-above-max");
        table.doc.findings.error("value-error", table.location(), message);
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

/// Checks that there is one region column at most, and that no two columns share a header.
pub(super) fn check_columns(table: Table<'_>, columns: &[Column]) {
    let place = |id: &str| {
        let declared = table.get("column").and_then(|n| n.table()).and_then(|t| t.get(id));
        declared.map_or(table.location(), |n| n.key_location())
    };
    let mut headers: BTreeMap<String, &str> = BTreeMap::new();
    let mut region: Option<&str> = None;
    for column in columns {
        let id = &column.id;
        for header in &column.headers {
            if let Some(first) = headers.insert(notation::tidy(header).into_owned(), id).filter(|first| first != id) {
                let message = say!("header-taken", header, first);
                table.doc.findings.error("duplicate-header", place(id), message);
            }
        }
        if column.kind == ColumnKind::Region
            && let Some(first) = region.replace(id)
        {
            let message = say!("second-region-column", first);
            table.doc.findings.error("several-regions", place(id), message);
        }
    }
}
