//! Rows that repeat, contradict or revise each other.

use super::cells::Value;
use super::ledger::{Reject, Revision};
use super::rows::{FileRows, Rows, State, region_of, shown, text_cells};
use super::table::Table;
use super::texts::Texts;
use crate::catalog::{Feed, Regions};
use crate::diag::{Diagnostic, Location};
use crate::say;
use rayon::prelude::*;
use std::collections::HashMap;

/// The columns of a feed's key.
pub(super) fn key_columns(feed: &Feed) -> Vec<usize> {
    (0..feed.columns.len()).filter(|n| feed.key.contains(&feed.columns[*n].id)).collect()
}

/// Fingerprint of a row's key columns; `None` where the feed has no key, or the row leaves it blank.
pub(super) fn key_of(key: &[usize], row: &[Value], texts: &Texts) -> Option<u128> {
    let blank = key.iter().all(|n| row[*n] == Value::Blank);
    (!blank).then(|| fingerprint(key.iter().map(|n| row[*n]), texts))
}

/// Fingerprint of what makes two rows the same: the declared columns under a key, every cell as written without one.
pub(super) fn whole_of(
    feed: &Feed,
    row: &[Value],
    texts: &Texts,
    (table, record): (&Table, usize),
    buffer: &mut Vec<u8>,
) -> u128 {
    if !feed.key.is_empty() {
        return fingerprint(row.iter().copied(), texts);
    }
    let (text, ends) = table.raw(record);
    buffer.clear();
    buffer.extend_from_slice(text.as_bytes());
    // Where cells end, so that no two rows run together into the same bytes.
    ends.for_each(|end| buffer.extend((end as u64).to_le_bytes()));
    finish(buffer)
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

/// Never 0, which stands for no fingerprint.
fn finish(bytes: &[u8]) -> u128 {
    twox_hash::XxHash3_128::oneshot(bytes).max(1)
}

/// Parts into which fingerprints are sorted out before those of one part are compared, so that each part is small.
const PARTS: usize = 256;
/// Rows that are sorted out at a time.
const STRETCH: usize = 1 << 20;

/// Groups of rows with the same fingerprint, in the order of their first rows.
fn repeats(prints: &[u128]) -> Vec<Vec<usize>> {
    let part = |print: u128| usize::try_from(print >> 120).unwrap_or(0);
    let row = |n: &u32| *n as usize;
    // Stretch by stretch, each sorted out on its own.
    let sorted: Vec<Vec<Vec<u32>>> = prints
        .par_chunks(STRETCH)
        .enumerate()
        .map(|(stretch, prints)| {
            let part_of_them = || Vec::with_capacity(prints.len() / PARTS * 9 / 8 + 16);
            let mut parts: Vec<Vec<u32>> = std::iter::repeat_with(part_of_them).take(PARTS).collect();
            let first = u32::try_from(stretch * STRETCH).expect("fewer than four billion rows in a file");
            for (n, print) in (first..).zip(prints).filter(|(_, print)| **print != 0) {
                parts[part(*print)].push(n);
            }
            parts
        })
        .collect();
    let groups = (0..PARTS).into_par_iter().flat_map_iter(|n| {
        let rows = sorted.iter().flat_map(|parts| &parts[n]);
        let count = sorted.iter().map(|parts| parts[n].len()).sum();
        if !any_twice(count, rows.clone().map(|n| prints[row(n)])) {
            return Vec::new();
        }
        let mut part: Vec<u32> = rows.copied().collect();
        part.sort_unstable_by_key(|n| (prints[row(n)], *n));
        let groups = part.chunk_by(|a, b| prints[row(a)] == prints[row(b)]).filter(|group| group.len() > 1);
        groups.map(|group| group.iter().map(row).collect()).collect::<Vec<Vec<usize>>>()
    });
    let mut groups: Vec<Vec<usize>> = groups.collect();
    groups.sort_unstable();
    groups
}

/// Whether two fingerprints may be the same: by their lower halves, in an open table, so that nothing need be sorted where
/// nothing repeats.
fn any_twice(count: usize, prints: impl Iterator<Item = u128>) -> bool {
    let size = (count * 2).next_power_of_two();
    let mut table = vec![0_u64; size];
    for print in prints {
        #[expect(clippy::cast_possible_truncation, reason = "the lower half is meant")]
        let half = (print as u64).max(1);
        #[expect(clippy::cast_possible_truncation, reason = "a place in the table is meant")]
        let mut at = half as usize & (size - 1);
        while table[at] != 0 {
            if table[at] == half {
                return true;
            }
            at = (at + 1) & (size - 1);
        }
        table[at] = half;
    }
    false
}

/// Settles what repeats within one file: exact repeats are superseded under a key and told without one; different rows
/// with one key are rejected, all of them.
pub(super) fn within_file(feed: &Feed, regions: &Regions, file: &mut FileRows) {
    let rows = &mut file.rows;
    let keyed = !feed.key.is_empty();
    let mut contradictions = Vec::new();
    for group in repeats(if keyed { &rows.keys } else { &rows.wholes }) {
        if !keyed {
            let (first, more) = (rows.places[group[0]].line, group.len() - 1);
            let message = say!(
                "与第{first}行完全相同的行另有{more}行；该报送没有主键，均已计入",
                "rows exactly like line {first}: {more} more; the feed has no key, so all were used"
            );
            let at = Location::line(&file.name, rows.places[group[1]].line);
            file.warnings.push(Diagnostic::warning("duplicate-row", message).at(at));
        } else if group.iter().all(|n| rows.wholes[*n] == rows.wholes[group[0]]) {
            for n in &group[1..] {
                rows.states[*n] = State::Superseded;
            }
        } else {
            contradictions.push(group);
        }
    }
    for n in contradictions.iter().flatten() {
        file.rows.states[*n] = State::Rejected;
    }
    for group in contradictions {
        for n in &group {
            let other = group.iter().find(|o| *o != n).copied().unwrap_or(*n);
            let reject = contradiction(feed, regions, file, *n, other);
            file.rows.rejects.push(reject);
        }
    }
    file.rows.rejects.sort_by_key(|r| r.line);
}

fn key_text(feed: &Feed, regions: &Regions, rows: &Rows, row: usize) -> String {
    let columns = (0..feed.columns.len()).filter(|n| feed.key.contains(&feed.columns[*n].id));
    let parts: Vec<_> = columns.map(|n| shown(feed, regions, n, rows.values[n].get(row), &rows.texts)).collect();
    parts.join(" · ")
}

fn contradiction(feed: &Feed, regions: &Regions, file: &FileRows, n: usize, other: usize) -> Reject {
    let rows = &file.rows;
    let (place, line) = (rows.places[n], rows.places[other].line);
    let row = rows.row(n);
    let column = feed.columns.iter().position(|c| feed.key.contains(&c.id));
    Reject {
        file: file.name.clone(),
        line: place.line,
        byte: place.byte(),
        column: column.map(|c| file.headers[c].clone()),
        code: "primary-key-error",
        raw: key_text(feed, regions, rows, n),
        message: say!(
            "与第{line}行主键相同而内容不同，两行均未采用；请核实后只保留一行",
            "the same key as line {line} with other values; neither was used: find out which is right and keep that one"
        ),
        period: file.period,
        region: region_of(feed, regions, &row),
        cells: text_cells(feed, &row, &rows.texts),
        excerpt: None,
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
        for row in 0..files[file].rows.keys.len() {
            let key = files[file].rows.keys[row];
            if files[file].rows.states[row] != State::Used || key == 0 {
                continue;
            }
            let Some((old_file, old_row)) = latest.insert(key, (file, row)) else { continue };
            if files[old_file].rows.wholes[old_row] != files[file].rows.wholes[row] {
                revise(feed, regions, (&files[old_file], old_row), (&files[file], row), &mut revisions);
            }
            files[old_file].rows.states[old_row] = State::Superseded;
        }
    }
    revisions
}

fn revise(feed: &Feed, regions: &Regions, old: (&FileRows, usize), new: (&FileRows, usize), into: &mut Vec<Revision>) {
    let show =
        |(f, row): (&FileRows, usize), n: usize| shown(feed, regions, n, f.rows.values[n].get(row), &f.rows.texts);
    for (n, column) in feed.columns.iter().enumerate().filter(|(_, c)| !c.private) {
        let same = match (old.0.rows.values[n].get(old.1), new.0.rows.values[n].get(new.1)) {
            (Value::Text(a), Value::Text(b)) => old.0.rows.texts.get(a) == new.0.rows.texts.get(b),
            (a, b) => a == b,
        };
        if same {
            continue;
        }
        into.push(Revision {
            key: key_text(feed, regions, &new.0.rows, new.1),
            old_file: old.0.name.clone(),
            old_line: old.0.rows.places[old.1].line,
            new_file: new.0.name.clone(),
            new_line: new.0.rows.places[new.1].line,
            column: column.id.clone(),
            old: show(old, n),
            new: show(new, n),
        });
    }
}
