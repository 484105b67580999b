//! Reads `where` of an indicator.

use super::condition::{Condition, Test};
use crate::catalog::feeds::{Column, ColumnKind, FeedDraft, unknown_column};
use crate::catalog::reading::{KeyTable, Node, Table, Takes, key, listed};
use crate::diag::Diagnostic;
use crate::measure::notation;
use crate::measure::{Period, Unit};
use crate::say;
use toml::de::DeValue;

/// A condition between two edges.
pub(super) static RANGE: KeyTable = KeyTable {
    id: "where",
    heading: "where = { COLUMN = { … } }",
    keys: &[key("min", Takes::Number), key("max", Takes::Number)],
};

/// Reads every entry of `where`.
pub(crate) fn read(table: Table<'_>, draft: &FeedDraft) -> Vec<Condition> {
    let one = |node: Node<'_>| {
        if draft.broken.iter().any(|b| b == node.key) {
            return None;
        }
        let Some(column) = draft.feed.column(node.key) else {
            let finding = unknown_column(node.key, &draft.feed.id, &draft.feed.columns);
            table.doc.findings.push(finding.at(node.key_location()));
            return None;
        };
        let test = match &column.kind {
            ColumnKind::Quantity { unit, .. } => amount(node, *unit),
            ColumnKind::Date => days(node),
            ColumnKind::Text | ColumnKind::Id | ColumnKind::Region => any_of(node, column),
        }?;
        Some(Condition { column: column.id.clone(), test })
    };
    table.nodes().into_iter().filter_map(one).collect()
}

fn any_of(node: Node<'_>, column: &Column) -> Option<Test> {
    let texts = node.texts();
    for (value, at) in &texts {
        let known = column.one_of.iter().any(|o| notation::tidy(o) == notation::tidy(value));
        if !column.one_of.is_empty() && !known {
            let id = &column.id;
            let finding = Diagnostic::error("unknown-value", say!("not-in-one-of", value, id));
            let known = || column.one_of.iter().map(String::as_str);
            at.error(match notation::nearest(value, known()) {
                Some(near) => finding.did_you_mean(Some(near)),
                None => finding.hint(say!("not-in-one-of-hint", known = listed(known()))),
            });
        }
    }
    (!texts.is_empty()).then(|| Test::OneOf(texts.into_iter().map(|(t, _)| t.to_owned()).collect()))
}

/// Reads a number to be equal to, or `{ min = …, max = … }`, in the column's unit.
fn amount(node: Node<'_>, unit: Unit) -> Option<Test> {
    let (min, max) = match node.value {
        DeValue::Table(_) => {
            let (min, max) = range(node)?;
            (min.map(|n| n.number()), max.map(|n| n.number()))
        }
        DeValue::Integer(_) | DeValue::Float(_) => {
            let number = node.number();
            (Some(number.clone()), Some(number))
        }
        _ => {
            let key = node.key;
            let message = say!("condition-on-quantity", key, unit);
            node.error(Diagnostic::error("type-error", message));
            return None;
        }
    };
    // An edge that is written but is no number has been reported already.
    let (min, max) = (edge(min)?, edge(max)?);
    in_order(node, min.as_ref(), max.as_ref())?;
    Some(Test::Amount { min, max })
}

/// Reads a month or day to be equal to, or `{ min = …, max = … }`. A month stands for all its days.
fn days(node: Node<'_>) -> Option<Test> {
    let (min, max) = if let DeValue::Table(_) = node.value {
        let (min, max) = range(node)?;
        (min.map(|n| n.period()), max.map(|n| n.period()))
    } else {
        let period = node.period();
        (Some(period), Some(period))
    };
    let (min, max) = (edge(min)?.map(Period::first_day), edge(max)?.map(Period::last_day));
    in_order(node, min.as_ref(), max.as_ref())?;
    Some(Test::Days { min, max })
}

/// Lets an absent edge pass, but not a wrong one.
#[expect(clippy::option_option, reason = "absent, wrong and right are three things")]
fn edge<T>(read: Option<Option<T>>) -> Option<Option<T>> {
    match read {
        None => Some(None),
        Some(value) => value.map(Some),
    }
}

fn range(node: Node<'_>) -> Option<(Option<Node<'_>>, Option<Node<'_>>)> {
    let table = node.table()?;
    table.expect_keys(&RANGE);
    let edges = (table.get("min"), table.get("max"));
    if edges.0.is_none() && edges.1.is_none() {
        let key = node.key;
        let message = say!("condition-without-bounds", key);
        node.error(Diagnostic::error("missing-key", message));
        return None;
    }
    Some(edges)
}

fn in_order<T: PartialOrd>(node: Node<'_>, min: Option<&T>, max: Option<&T>) -> Option<()> {
    if min.zip(max).is_some_and(|(min, max)| min > max) {
        node.error(Diagnostic::error("value-error", say!("min-above-max")).hint(say!("mend-edges")));
        return None;
    }
    Some(())
}
