//! `onpace.toml` as forms: a form for each table, a field for each key, with what the reference says of it.

use crate::catalog::{Key, KeyTable, Takes, project_keys};
use crate::words::Language;
use crate::words::reference::described;
use minijinja::{Value, context};
use toml_edit::{DocumentMut, Item, TableLike};

/// The forms, the project's own keys first; None where the text is no TOML.
pub(super) fn forms(text: &str, language: Language) -> Option<Vec<Value>> {
    let document: DocumentMut = text.parse().ok()?;
    let mut all = Vec::new();
    visit(document.as_table(), project_keys(), &mut Vec::new(), language, &mut all);
    Some(all)
}

fn visit(
    table: &dyn TableLike,
    keys: &'static KeyTable,
    path: &mut Vec<String>,
    language: Language,
    all: &mut Vec<Value>,
) {
    // What is written as a table of its own is edited in its own form, or as text.
    let is_field = |key: &&Key| match table.get(key.name) {
        Some(item) => item.is_value(),
        None => below(key).is_none(),
    };
    let plain: Vec<&Key> = keys.keys.iter().filter(is_field).collect();
    let (there, absent): (Vec<&Key>, Vec<&Key>) = plain.into_iter().partition(|key| table.contains_key(key.name));
    all.push(context! {
        path => path.clone(),
        title => if path.is_empty() { "onpace.toml".to_owned() } else { format!("[{}]", path.join(".")) },
        name => table.get("name").or_else(|| table.get("source")).and_then(Item::as_str),
        about => described(language, keys.id),
        fields => there.iter().filter_map(|key| Some(field(keys, key, Some(table.get(key.name)?), language))).collect::<Vec<_>>(),
        more => absent.iter().map(|key| field(keys, key, None, language)).collect::<Vec<_>>(),
    });
    for key in keys.keys {
        let (Some((of, each)), Some(inner)) = (below(key), table.get(key.name).and_then(Item::as_table_like)) else {
            continue;
        };
        if is_written_inline(table, key) {
            continue;
        }
        path.push(key.name.to_owned());
        if each {
            for (id, item) in inner.iter() {
                if let Some(one) = item.as_table_like() {
                    path.push(id.to_owned());
                    visit(one, of, path, language, all);
                    path.pop();
                }
            }
        } else {
            visit(inner, of, path, language, all);
        }
        path.pop();
    }
}

/// The table below a key, and whether there is one for each of several names.
fn below(key: &Key) -> Option<(&'static KeyTable, bool)> {
    match key.takes {
        Takes::Table(of) | Takes::OneOf(of) => Some((of, false)),
        Takes::Tables(of) | Takes::NamedTables(of) => Some((of, true)),
        _ => None,
    }
}

/// Whether its table is written as one value: `{ header = "…" }`; then it is edited as that.
fn is_written_inline(table: &dyn TableLike, key: &Key) -> bool {
    table.get(key.name).is_some_and(Item::is_value)
}

fn field(keys: &KeyTable, key: &Key, item: Option<&Item>, language: Language) -> Value {
    let text = item.and_then(Item::as_str);
    let literal = match item {
        Some(_) => text.is_none(),
        None => is_literal(&key.takes),
    };
    // Without the comment behind it.
    let written = || item.and_then(Item::as_value).map(|value| value.clone().decorated("", "").to_string());
    let value = text.map(str::to_owned).or_else(written).unwrap_or_default();
    let words: Vec<&str> = if matches!(key.takes, Takes::Flag) { vec!["true", "false"] } else { key.takes.words() };
    context! {
        name => key.name,
        value,
        literal,
        closed => matches!(key.takes, Takes::Flag | Takes::Words(_)),
        words,
        default => key.default,
        required => key.required,
        about => described(language, &format!("{}.{}", keys.id, key.name)),
    }
}

/// Whether a value of this kind is written as TOML rather than as a text.
fn is_literal(takes: &Takes) -> bool {
    match takes {
        Takes::Number
        | Takes::Whole(..)
        | Takes::Flag
        | Takes::True
        | Takes::TwoColumns
        | Takes::TwoIndicators
        | Takes::Table(_)
        | Takes::OneOf(_)
        | Takes::Tables(_)
        | Takes::NamedTables(_)
        | Takes::Dates(_)
        | Takes::TextByText
        | Takes::Conditions(_) => true,
        Takes::Text
        | Takes::Texts
        | Takes::Month
        | Takes::Date
        | Takes::Day
        | Takes::Unit
        | Takes::Share
        | Takes::Path
        | Takes::Column
        | Takes::Columns
        | Takes::Feed
        | Takes::Scopes
        | Takes::Words(_)
        | Takes::WordsOrText(_)
        | Takes::WordsOrTexts(_) => false,
    }
}
