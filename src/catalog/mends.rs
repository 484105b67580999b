//! A mend for every error of a catalog: one that names none of its own gets what usually mends its kind, else an example of what the key or the
//! column takes, as the reference gives it.

use super::project_toml::PROJECT;
use super::reading::{ColumnPlaces, Document, Findings, KeyTable, Node, PROJECT_FILE, Table, Takes};
use crate::diag::{Diagnostic, Location, Severity};
use crate::measure::BUILT_IN;
use crate::say;
use crate::words::{Arg, Message, reference};
use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};

/// The findings, each error with a mend. `project` is the text of `onpace.toml`, and `columns` says which column stands where.
pub(super) fn with_mends(mut found: Vec<Diagnostic>, project: Option<&str>, columns: &ColumnPlaces) -> Vec<Diagnostic> {
    let lacks = |d: &Diagnostic| d.severity == Severity::Error && d.hint.is_none();
    let in_project = |d: &Diagnostic| d.location.as_ref().is_some_and(|at| at.file == PROJECT_FILE);
    let asks = found.iter().any(|d| lacks(d) && in_project(d));
    let keys = project.filter(|_| asks).map(KeyPlaces::of).unwrap_or_default();
    misnamed_keys_are_not_missing(&mut found);
    for finding in found.iter_mut().filter(|d| lacks(d)) {
        finding.hint = usual(finding).or_else(|| by_example(finding, &keys, columns));
    }
    found
}

/// Leaves out that a key is missing where an unknown one beside it is taken for it.
fn misnamed_keys_are_not_missing(found: &mut Vec<Diagnostic>) {
    let misnamed: Vec<(String, String)> = found
        .iter()
        .filter(|d| d.code == "unknown-key")
        .filter_map(|d| Some((d.message.text("name")?.to_owned(), d.hint.as_ref()?.text("name")?.to_owned())))
        .collect();
    found.retain(|d| {
        let names = d.message.text("name").zip(d.message.text("key"));
        d.code != "missing-key" || !misnamed.iter().any(|(table, key)| names == Some((table, key)))
    });
}

/// What mends errors of a kind, whatever stands there.
fn usual(finding: &Diagnostic) -> Option<Message> {
    Some(match finding.code {
        "date-order" => say!("mend-date-order"),
        "duplicate-row" => say!("mend-duplicate-row"),
        "duplicate-header" => say!("mend-duplicate-header"),
        "duplicate-code" => say!("mend-duplicate-code"),
        "several-roots" | "no-root" => say!("mend-root"),
        "region-cycle" => say!("mend-region-cycle"),
        "ratio-cycle" | "unit-cycle" => say!("mend-cycle"),
        "kind-error" => say!("mend-kind"),
        "unit-error" | "unit-mismatch" => say!("mend-unit"),
        "band-error" => say!("mend-bands"),
        "milestone-order" => say!("mend-milestones"),
        "hidden-indicator" => say!("mend-hidden"),
        "deadline-twice" | "sheets-twice" => say!("mend-delete"),
        "unused-key" => say!("mend-unused"),
        "missing-column" => say!("mend-missing-column"),
        "missing-header" => say!("mend-missing-header"),
        "extra-cell" => say!("mend-extra-cell"),
        "unclosed-quote" => say!("mend-unclosed-quote"),
        "encoding-error" => say!("mend-encoding"),
        "ambiguous-region" => say!("mend-ambiguous-region"),
        "colour-error" => say!("mend-colours"),
        "bad-id" => say!("mend-id"),
        "bad-path" | "bad-template" => say!("mend-path"),
        "missing-file" => say!("mend-missing-file"),
        "unreadable-file" => say!("mend-unreadable"),
        "files-are-unstated" => say!("mend-files-are"),
        "bad-unit-name" => say!("mend-unit-name"),
        "scope-error" => say!("mend-scope"),
        "unknown-region" => say!("mend-unknown-region"),
        "unknown-indicator" => say!("mend-unknown-indicator"),
        "unknown-feed" => say!("mend-unknown-feed"),
        _ => return None,
    })
}

fn by_example(finding: &Diagnostic, keys: &KeyPlaces, columns: &ColumnPlaces) -> Option<Message> {
    let at = finding.location.as_ref()?;
    if at.file != PROJECT_FILE {
        let file = at.file.trim_end_matches(".csv");
        let Some(id) = at.column.and_then(|column| columns.get(&(at.file.clone(), column))) else {
            return Some(say!("mend-look-up", name = file));
        };
        let id = format!("{file}.{id}");
        return example(&id).map(|example| say!("mend-cell", example));
    }
    if finding.code == "missing-key" {
        let table = keys.tables.get(at)?;
        let key = finding.message.text("key")?;
        let added = example(&format!("{table}.{key}"));
        return Some(
            added.map_or_else(|| say!("mend-look-up", name = *table), |example| say!("mend-missing-key", example)),
        );
    }
    let Some(id) = keys.keys.get(at) else {
        let before = keys.keys.range(..at.clone()).next_back().and_then(|(_, id)| id.rsplit_once('.'));
        return Some(say!("mend-look-up", name = before.map_or(PROJECT.id, |(table, _)| table)));
    };
    Some(example(id).map_or_else(|| say!("mend-look-up", name = id), |example| say!("mend-example", example)))
}

/// The first line of an example, in each language its own.
fn example(id: &str) -> Option<Arg> {
    let key = id.rsplit('.').next().unwrap_or(id);
    reference::example(crate::words::Language::default(), id)?;
    Some(Arg::named(|language| {
        let example = reference::example(language, id).unwrap_or_default();
        let own = example.lines().find(|line| line.split(" = ").next() == Some(key));
        own.or(example.lines().next()).unwrap_or_default().to_owned()
    }))
}

/// Which key stands where in `onpace.toml`.
#[derive(Debug, Default)]
struct KeyPlaces {
    /// The full id of a key, where it and where its value begins.
    keys: BTreeMap<Location, String>,
    /// The id of a table, where its heading or its key stands.
    tables: BTreeMap<Location, &'static str>,
}

impl KeyPlaces {
    fn of(text: &str) -> Self {
        let findings = Findings::default();
        let doc = Document { text, findings: &findings, units: &BUILT_IN };
        let (entries, _) = DeTable::parse_recoverable(text);
        let mut places = Self::default();
        places.visit(Table::root(&doc, entries.get_ref()), &PROJECT);
        places
    }

    fn visit(&mut self, table: Table<'_>, of: &'static KeyTable) {
        self.tables.insert(table.location(), of.id);
        for node in table.nodes() {
            let Some(key) = of.keys.iter().find(|key| key.name == node.key) else { continue };
            let id = format!("{}.{}", of.id, key.name);
            let entries = node.entries();
            for at in [node.key_location(), node.location()].into_iter().chain(entries.iter().map(Node::location)) {
                self.keys.insert(at, id.clone());
            }
            let Some(below) = key.takes.table() else { continue };
            let each = matches!(key.takes, Takes::Tables(_) | Takes::NamedTables(_) | Takes::Conditions(_));
            for table in entries.into_iter().filter(|n| matches!(n.value, DeValue::Table(_))).filter_map(|n| n.table())
            {
                if each {
                    for node in table.nodes() {
                        let id =
                            if matches!(key.takes, Takes::Conditions(_)) { id.clone() } else { below.id.to_owned() };
                        self.keys.extend([node.key_location(), node.location()].map(|at| (at, id.clone())));
                    }
                    for node in table.nodes().into_iter().filter(|n| matches!(n.value, DeValue::Table(_))) {
                        node.table().into_iter().for_each(|table| self.visit(table, below));
                    }
                } else {
                    self.visit(table, below);
                }
            }
        }
    }
}
