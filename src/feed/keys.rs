//! Rows that repeat, contradict or revise each other.

use super::cells::{Texts, Value};
use super::ledger::{Reject, Revision};
use super::read::{FileRows, State, region_of, shown, text_cells, written};
use crate::catalog::{Feed, Regions};
use crate::diag::{Diagnostic, Location};
use crate::say;
use std::collections::HashMap;

/// Fingerprints of a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Keys {
    /// Of the key columns; `None` where the feed has no key, or a row leaves it blank.
    pub key: Option<u128>,
    /// Of what makes two rows the same: the declared columns under a key, every cell as written without one.
    pub whole: u128,
}

impl Keys {
    pub fn of<'c>(feed: &Feed, row: &[Value], texts: &Texts, cells: impl Iterator<Item = &'c str>) -> Self {
        if feed.key.is_empty() {
            let mut bytes = Vec::with_capacity(192);
            for cell in cells {
                put_text(&mut bytes, &written(cell));
            }
            return Self { key: None, whole: finish(&bytes) };
        }
        let of_key = |n: &usize| feed.key.contains(&feed.columns[*n].id);
        let blank = (0..row.len()).filter(of_key).all(|n| row[n] == Value::Blank);
        let key = (!blank).then(|| fingerprint((0..row.len()).filter(of_key).map(|n| row[n]), texts));
        Self { key, whole: fingerprint(row.iter().copied(), texts) }
    }
}

/// The same for the same values, whichever file they stand in: 128 bits, so that no two of any real number of rows meet.
pub(super) fn fingerprint(values: impl Iterator<Item = Value>, texts: &Texts) -> u128 {
    let mut bytes = Vec::with_capacity(192);
    for value in values {
        match value {
            Value::Blank => bytes.push(b'-'),
            Value::Day(d) => {
                bytes.push(b'd');
                bytes.extend(d.to_le_bytes());
            }
            Value::Region(id) => {
                bytes.push(b'r');
                bytes.extend(id.0.to_le_bytes());
            }
            Value::Text(symbol) => {
                bytes.push(b't');
                put_text(&mut bytes, texts.get(symbol));
            }
            Value::Amount(a) => {
                bytes.push(b'n');
                bytes.extend(a.mantissa.to_le_bytes());
                bytes.extend(a.scale.to_le_bytes());
            }
        }
    }
    finish(&bytes)
}

/// A text with its length before it, so that no two rows of texts run together into the same bytes.
fn put_text(bytes: &mut Vec<u8>, text: &str) {
    bytes.extend((text.len() as u64).to_le_bytes());
    bytes.extend_from_slice(text.as_bytes());
}

fn finish(bytes: &[u8]) -> u128 {
    let mut half = [0; 16];
    half.copy_from_slice(&blake3::hash(bytes).as_bytes()[..16]);
    u128::from_le_bytes(half)
}

/// Settles what repeats within one file: exact repeats are superseded under a key and told without one; different rows
/// with one key are rejected, all of them.
pub(super) fn within_file(feed: &Feed, regions: &Regions, rows: &mut FileRows) {
    let mut groups: HashMap<u128, Vec<usize>> = HashMap::with_capacity(rows.keys.len());
    for (n, keys) in rows.keys.iter().enumerate() {
        groups.entry(keys.key.unwrap_or(keys.whole)).or_default().push(n);
    }
    let mut repeated: Vec<Vec<usize>> = groups.into_values().filter(|g| g.len() > 1).collect();
    repeated.sort_unstable();
    for group in repeated {
        let same = group.iter().all(|n| rows.keys[*n].whole == rows.keys[group[0]].whole);
        if !same {
            for n in &group {
                let other = group.iter().find(|o| *o != n).copied().unwrap_or(*n);
                let reject = contradiction(feed, regions, rows, *n, other);
                rows.states[*n] = State::Rejected;
                rows.rejects.push(reject);
            }
        } else if feed.key.is_empty() {
            let (first, more) = (rows.places[group[0]].line, group.len() - 1);
            let message = say!(
                "与第{first}行完全相同的行另有{more}行；该报送没有主键，均已计入",
                "{more} more rows are exactly like line {first}; the feed has no key, so all were used"
            );
            let at = Location::line(&rows.name, rows.places[group[1]].line);
            rows.warnings.push(Diagnostic::warning("duplicate-row", message).at(at));
        } else {
            for n in &group[1..] {
                rows.states[*n] = State::Superseded;
            }
        }
    }
    rows.rejects.sort_by_key(|r| r.byte);
}

fn key_text(feed: &Feed, regions: &Regions, rows: &FileRows, row: usize) -> String {
    let columns = (0..feed.columns.len()).filter(|n| feed.key.contains(&feed.columns[*n].id));
    let parts: Vec<_> = columns.map(|n| shown(feed, regions, n, rows.values[n].get(row), &rows.texts)).collect();
    parts.join(" · ")
}

fn contradiction(feed: &Feed, regions: &Regions, rows: &FileRows, n: usize, other: usize) -> Reject {
    let (place, line) = (rows.places[n], rows.places[other].line);
    let row = rows.row(n);
    let column = feed.columns.iter().position(|c| feed.key.contains(&c.id));
    Reject {
        file: rows.name.clone(),
        line: place.line,
        byte: place.byte,
        column: column.map(|c| rows.headers[c].clone()),
        code: "primary-key-error",
        raw: key_text(feed, regions, rows, n),
        message: say!(
            "与第{line}行主键相同而内容不同，两行均未采用；请核实后只保留一行",
            "the same key as line {line} with other values; neither was used: find out which is right and keep that one"
        ),
        period: rows.period,
        region: region_of(feed, regions, &row),
        cells: text_cells(feed, &row, &rows.texts),
    }
}

/// Lets a later file's row supersede the earlier one with its key. Files come in their order, earliest first.
pub(super) fn between_files(feed: &Feed, regions: &Regions, files: &mut [FileRows]) -> Vec<Revision> {
    let mut revisions = Vec::new();
    if feed.key.is_empty() {
        return revisions;
    }
    let mut latest: HashMap<u128, (usize, usize)> = HashMap::new();
    for file in 0..files.len() {
        for row in 0..files[file].keys.len() {
            if files[file].states[row] != State::Used {
                continue;
            }
            let Some(key) = files[file].keys[row].key else { continue };
            let Some((old_file, old_row)) = latest.insert(key, (file, row)) else { continue };
            if files[old_file].keys[old_row].whole != files[file].keys[row].whole {
                revise(feed, regions, (&files[old_file], old_row), (&files[file], row), &mut revisions);
            }
            files[old_file].states[old_row] = State::Superseded;
        }
    }
    revisions
}

fn revise(feed: &Feed, regions: &Regions, old: (&FileRows, usize), new: (&FileRows, usize), into: &mut Vec<Revision>) {
    let show =
        |(rows, row): (&FileRows, usize), n: usize| shown(feed, regions, n, rows.values[n].get(row), &rows.texts);
    for (n, column) in feed.columns.iter().enumerate().filter(|(_, c)| !c.private) {
        let same = match (old.0.values[n].get(old.1), new.0.values[n].get(new.1)) {
            (Value::Text(a), Value::Text(b)) => old.0.texts.get(a) == new.0.texts.get(b),
            (a, b) => a == b,
        };
        if same {
            continue;
        }
        into.push(Revision {
            key: key_text(feed, regions, new.0, new.1),
            old_file: old.0.name.clone(),
            old_line: old.0.places[old.1].line,
            new_file: new.0.name.clone(),
            new_line: new.0.places[new.1].line,
            column: column.id.clone(),
            old: show(old, n),
            new: show(new, n),
        });
    }
}
