//! `onpace.toml` as text: keys are set and removed, comments, order and spacing stay.

use serde::Deserialize;
use toml_edit::{DocumentMut, Item, Table, TableLike, Value};

/// A key that is to be different.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::desk) struct KeyEdit {
    /// The tables that it stands in, and its own name.
    path: Vec<String>,
    /// None takes it away.
    value: Option<String>,
    /// Whether the value is written as TOML; else it is a text.
    #[serde(default)]
    literal: bool,
}

/// Why an edit cannot be made.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::desk) enum NotEdited {
    /// The file is no TOML, or the value is none.
    NoToml(String),
    /// There is no such table.
    NoTable,
}

/// The text with edits.
pub(in crate::desk) fn edited(text: &str, edits: &[KeyEdit]) -> Result<String, NotEdited> {
    let mut document: DocumentMut = text.parse().map_err(|error| no_toml(&error))?;
    for edit in edits {
        let (name, tables) = edit.path.split_last().ok_or(NotEdited::NoTable)?;
        let table = within(document.as_table_mut(), tables)?;
        match &edit.value {
            None => drop(table.remove(name)),
            Some(text) => {
                let value = if edit.literal {
                    text.parse().map_err(|error| no_toml(&error))?
                } else {
                    Value::from(text.as_str())
                };
                set(table, name, value);
            }
        }
    }
    Ok(document.to_string())
}

fn no_toml(error: &toml_edit::TomlError) -> NotEdited {
    NotEdited::NoToml(error.message().to_owned())
}

/// The table of a path; those that are missing are made.
fn within<'d>(top: &'d mut Table, tables: &[String]) -> Result<&'d mut dyn TableLike, NotEdited> {
    let mut at: &mut dyn TableLike = top;
    for name in tables {
        let item = at.entry(name).or_insert_with(|| {
            let mut table = Table::new();
            // A table that only holds others needs no heading.
            table.set_implicit(true);
            Item::Table(table)
        });
        at = item.as_table_like_mut().ok_or(NotEdited::NoTable)?;
    }
    Ok(at)
}

/// Sets a key; where it is there already, what stands around its value stays: a comment behind it, spaces before it.
fn set(table: &mut dyn TableLike, name: &str, mut value: Value) {
    match table.get_mut(name).and_then(Item::as_value_mut) {
        Some(there) => {
            *value.decor_mut() = there.decor().clone();
            *there = value;
        }
        None => drop(table.insert(name, Item::Value(value))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(path: &[&str], value: Option<&str>, literal: bool) -> KeyEdit {
        KeyEdit { path: path.iter().map(|part| (*part).to_owned()).collect(), value: value.map(str::to_owned), literal }
    }

    const TEXT: &str = "# above\ntitle   = 'old' # behind\n\n# of a\n[indicator.a]\nunit    = \"亩\"\nwhere = { x = 1 }\n\n# of b\n[indicator.b]\nkind = \"level\"\n";

    #[test]
    fn comments_order_and_spacing_stay() {
        let text = edited(TEXT, &[edit(&["title"], Some("new"), false)]).expect("an edit");
        assert_eq!(text, TEXT.replace("'old'", "\"new\""));
        let text = edited(TEXT, &[edit(&["indicator", "a", "decimals"], Some("2"), true)]).expect("an edit");
        assert_eq!(text, TEXT.replace("x = 1 }\n", "x = 1 }\ndecimals = 2\n"));
        let text = edited(TEXT, &[edit(&["indicator", "a", "unit"], None, false)]).expect("an edit");
        assert_eq!(text, TEXT.replace("unit    = \"亩\"\n", ""));
    }

    #[test]
    fn a_new_table_has_its_heading() {
        let text = edited(TEXT, &[edit(&["indicator", "c", "unit"], Some("个"), false)]).expect("an edit");
        assert_eq!(text, format!("{TEXT}\n[indicator.c]\nunit = \"个\"\n"));
    }

    #[test]
    fn what_is_no_value_is_told() {
        assert!(matches!(edited(TEXT, &[edit(&["title"], Some("[1"), true)]), Err(NotEdited::NoToml(_))));
        assert_eq!(edited(TEXT, &[edit(&["title", "x"], Some("1"), true)]), Err(NotEdited::NoTable));
    }
}
