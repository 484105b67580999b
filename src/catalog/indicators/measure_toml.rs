//! Reads `measure` of an indicator, and checks it against columns, units and the kind.

use super::kind::Kind;
use super::measure::{Measure, MeasureName};
use crate::catalog::feeds::{Column, ColumnKind, FeedDraft, unknown_column};
use crate::catalog::reading::{KeyTable, Node, Table, Takes, key, listed};
use crate::diag::Diagnostic;
use crate::measure::Unit;
use crate::measure::notation;
use crate::say;

/// The key of a ratio, which is measured by two other indicators instead of rows.
const RATIO: &str = "ratio";

/// `measure = { … }`: one of these.
pub(super) static MEASURE: KeyTable = KeyTable {
    id: "measure",
    heading: "measure = { … }",
    keys: &{
        let mut keys = [key(RATIO, Takes::TwoIndicators); MeasureName::ALL.len() + 1];
        let mut n = 0;
        while n < MeasureName::ALL.len() {
            keys[n] = key(MeasureName::ALL[n].as_str(), taken_by(MeasureName::ALL[n]));
            n += 1;
        }
        keys
    },
};

/// What a measure takes.
const fn taken_by(name: MeasureName) -> Takes {
    match name {
        MeasureName::Sum => Takes::Columns,
        MeasureName::Count => Takes::True,
        MeasureName::Distinct | MeasureName::Mean | MeasureName::Min | MeasureName::Max | MeasureName::Reported => {
            Takes::Column
        }
        MeasureName::Open => Takes::TwoColumns,
    }
}

/// Every key that `measure` may have.
fn keys() -> impl Iterator<Item = &'static str> {
    MEASURE.names()
}

/// A measure as written, with its position.
pub(super) enum StatedMeasure<'a> {
    Rows(Measure, Node<'a>),
    Ratio(Node<'a>, Node<'a>),
}

/// Reads the table of one measure, such as `{ sum = "area" }`.
pub(crate) fn read(node: Node<'_>) -> Option<StatedMeasure<'_>> {
    let table = node.table()?;
    let nodes = table.nodes();
    let [one] = nodes[..] else {
        let known = listed(keys());
        let message = say!("not-one-measure", known);
        node.error(Diagnostic::error("measure-error", message));
        return None;
    };
    if one.key == RATIO {
        let (of, by) = pair(one)?;
        return Some(StatedMeasure::Ratio(of, by));
    }
    let Some(name) = MeasureName::parse(one.key) else {
        let (key, known) = (one.key, listed(keys()));
        let message = say!("unknown-measure", key, known);
        let finding = Diagnostic::error("unknown-key", message).did_you_mean(notation::nearest(key, keys()));
        node.doc.findings.push(finding.at(one.key_location()));
        return None;
    };
    let column = || one.text().map(str::to_owned);
    let measure = match name {
        MeasureName::Sum => Measure::Sum(columns(one)?),
        MeasureName::Distinct => Measure::Distinct(column()?),
        MeasureName::Mean => Measure::Mean(column()?),
        MeasureName::Min => Measure::Min(column()?),
        MeasureName::Max => Measure::Max(column()?),
        MeasureName::Reported => Measure::Reported(column()?),
        MeasureName::Count => {
            if !one.flag()? {
                let message = say!("count-not-true");
                one.error(Diagnostic::error("type-error", message));
                return None;
            }
            Measure::Count
        }
        MeasureName::Open => {
            let (from, until) = pair(one)?;
            Measure::Open { from: from.text()?.to_owned(), until: until.text()?.to_owned() }
        }
    };
    Some(StatedMeasure::Rows(measure, one))
}

/// One column, or several different ones.
fn columns(node: Node<'_>) -> Option<Vec<String>> {
    let mut ids: Vec<String> = Vec::new();
    for (id, at) in node.texts() {
        if ids.iter().any(|before| before == id) {
            at.error(Diagnostic::error("value-error", say!("summed-twice", id)));
        } else {
            ids.push(id.to_owned());
        }
    }
    (!ids.is_empty()).then_some(ids)
}

fn pair(node: Node<'_>) -> Option<(Node<'_>, Node<'_>)> {
    if let [a, b] = node.entries()[..] {
        return Some((a, b));
    }
    let key = node.key;
    let message = say!("not-a-list-of-two", key);
    node.error(Diagnostic::error("type-error", message));
    None
}

/// Checks that the columns exist and have the right type, and that units convert; whether they do.
pub(crate) fn check_columns(at: Node<'_>, measure: &Measure, draft: &FeedDraft, unit: Option<Unit>) -> bool {
    let mut converts = true;
    match measure {
        Measure::Sum(ids) => ids.iter().for_each(|id| converts &= quantity_column(at, id, draft, unit)),
        Measure::Mean(id) | Measure::Min(id) | Measure::Max(id) | Measure::Reported(id) => {
            converts = quantity_column(at, id, draft, unit);
        }
        Measure::Count => {}
        Measure::Distinct(id) => {
            column(at, id, draft);
        }
        Measure::Open { from, until } => {
            for id in [from, until] {
                date_column(at, id, draft);
            }
        }
    }
    if measure.name().counts() {
        converts &= counts_whole_things(at, unit);
    }
    converts
}

fn counts_whole_things(at: Node<'_>, unit: Option<Unit>) -> bool {
    let Some(unit) = unit.filter(|u| !u.counts_whole_things()) else { return true };
    let key = at.key;
    let message = say!("measure-needs-countable-unit", key, unit);
    at.error(Diagnostic::error("unit-error", message).hint(say!("measure-needs-countable-unit-hint")));
    false
}

/// A declared column; `None` if it is missing, which is reported, or has an error of its own.
fn column<'d>(at: Node<'_>, id: &str, draft: &'d FeedDraft) -> Option<&'d Column> {
    let found = draft.feed.column(id);
    if found.is_none() && !draft.broken.iter().any(|b| b == id) {
        at.error(unknown_column(id, &draft.feed.id, &draft.feed.columns));
    }
    found
}

/// Checks a column of amounts; whether its unit, where it has one, converts.
fn quantity_column(at: Node<'_>, id: &str, draft: &FeedDraft, unit: Option<Unit>) -> bool {
    let Some(column) = column(at, id, draft) else { return true };
    let ColumnKind::Quantity { unit: column_unit, .. } = column.kind else {
        let key = at.key;
        let message = say!("measure-needs-quantity", key, id);
        at.error(Diagnostic::error("type-error", message));
        return true;
    };
    let Some(unit) = unit.filter(|u| column_unit.to(*u).is_none()) else { return true };
    let message = say!("measure-unit-differs", id, column_unit, unit);
    at.error(Diagnostic::error("unit-error", message));
    false
}

/// The text columns that a list names. Private ones are refused: their texts never leave the program.
pub(super) fn text_columns(at: Node<'_>, draft: &FeedDraft) -> Vec<String> {
    let is_text = |(id, node): &(&str, Node<'_>)| {
        let Some(found) = column(*node, id, draft) else { return false };
        let suits = found.kind == ColumnKind::Text && !found.private;
        if !suits {
            node.error(Diagnostic::error("type-error", say!("by-needs-text", id)));
        }
        suits
    };
    at.texts().into_iter().filter(is_text).map(|(id, _)| id.to_owned()).collect()
}

fn date_column(at: Node<'_>, id: &str, draft: &FeedDraft) {
    if column(at, id, draft).is_some_and(|c| c.kind != ColumnKind::Date) {
        let key = at.key;
        let message = say!("measure-needs-date", key, id);
        at.error(Diagnostic::error("type-error", message));
    }
}

/// Reads the column that places a row in time, or infers it from the measure or from the only date column.
pub(crate) fn date(table: Table<'_>, measure: &Measure, draft: &FeedDraft) -> Option<String> {
    if let Some(node) = table.get("date") {
        let id = node.text()?;
        date_column(node, id, draft);
        return Some(id.to_owned());
    }
    if let Measure::Open { from, .. } = measure {
        return Some(from.clone());
    }
    let dates: Vec<&str> = draft.feed.required_dates().map(|c| c.id.as_str()).collect();
    if let [_, _, ..] = dates[..] {
        let (name, known) = (table.name, listed(dates.iter().copied()));
        let message = say!("measure-date-open", name, known);
        table.doc.findings.error("missing-key", table.location(), message);
    }
    dates.first().map(|id| (*id).to_owned())
}

/// Checks that the measure suits the kind. A ratio has no measure of its own and takes the kind of its parts.
pub(super) fn check_kind(table: Table<'_>, kind: Kind, measure: Option<&Measure>) {
    let Some(measure) = measure else { return };
    let name = measure.name();
    if !name.suits(kind) {
        let (is, used) = (kind.as_str(), name.as_str());
        let may = listed(MeasureName::ALL.into_iter().filter(|name| name.suits(kind)).map(MeasureName::as_str));
        let message = say!("measure-not-for-kind", is, used, may);
        let at = table.get("kind").or(table.get("measure")).map_or(table.location(), |n| n.location());
        table.doc.findings.error("kind-error", at, message);
    }
}
