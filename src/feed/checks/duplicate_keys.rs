//! Rows that repeat, contradict or revise each other.

use crate::catalog::{ColumnKind, Feed, FilesAre, Regions};
use crate::diag::{Diagnostic, Location};
use crate::feed::cell::CellValue;
use crate::feed::cell::Interner;
use crate::feed::ledger::Revision;
use crate::feed::reject::Reject;
use crate::feed::rows::Fingerprints;
use crate::feed::rows::{FileRows, RowState, Rows, region_of, shown, text_cells};
use crate::measure::Period;
use crate::say;
use std::collections::HashMap;

/// Groups of rows with the same key, in the order of their first rows; 0 is none.
fn same_keys(keys: &[u128]) -> Vec<Vec<usize>> {
    let upper = |key: &u128| if *key == 0 { 0 } else { ((key >> 64) as u64).max(1) };
    let mut groups = Vec::new();
    // Keys of which these bits are the same may differ in others.
    for mut rows in Fingerprints::of(keys, upper).repeats() {
        rows.sort_unstable_by_key(|n| (keys[*n], *n));
        let same = rows.chunk_by(|a, b| keys[*a] == keys[*b]).filter(|rows| rows.len() > 1);
        groups.extend(same.map(<[usize]>::to_vec));
    }
    groups.sort_unstable();
    groups
}

/// Settles what repeats within one file: exact repeats are superseded under a key and told without one; different rows
/// with one key are rejected, all of them.
pub(in crate::feed) fn within_file(feed: &Feed, regions: &Regions, file: &mut FileRows) {
    let rows = &mut file.rows;
    let keyed = !feed.key.is_empty();
    let mut contradictions = Vec::new();
    for group in if keyed { same_keys(&rows.keys) } else { rows.fingerprints.repeats() } {
        if !keyed {
            let (first, more) = (rows.places.line(group[0]), group.len() - 1);
            let message = say!(
                "与第{first}行完全相同的行另有{more}行；该报送没有主键，均已计入",
                "rows exactly like line {first}: {more} more; the feed has no key, so all were used"
            );
            let at = Location::line(&file.name, rows.places.line(group[1]));
            file.warnings.push(Diagnostic::warning("duplicate-row", message).at(at));
        } else if group.iter().all(|n| rows.contents[*n] == rows.contents[group[0]]) {
            for n in &group[1..] {
                rows.states[*n] = RowState::Superseded;
            }
        } else {
            contradictions.push(group);
        }
    }
    for n in contradictions.iter().flatten() {
        file.rows.states[*n] = RowState::Rejected;
    }
    for group in contradictions {
        for n in &group {
            let other = group.iter().find(|o| *o != n).copied().unwrap_or(*n);
            let reject = contradiction(feed, regions, file, *n, other);
            file.rows.rejects.push(reject);
        }
    }
    file.rows.rejects.sort_by_key(|r| r.line);
    file.rows.places.bytes = Vec::new();
}

fn key_text(feed: &Feed, regions: &Regions, rows: &Rows, row: usize) -> String {
    let columns = (0..feed.columns.len()).filter(|n| feed.key.contains(&feed.columns[*n].id));
    let parts: Vec<_> = columns.map(|n| shown(feed, regions, n, rows.values[n].get(row), &rows.texts)).collect();
    parts.join(" · ")
}

fn contradiction(feed: &Feed, regions: &Regions, file: &FileRows, n: usize, other: usize) -> Reject {
    let rows = &file.rows;
    let (place, line) = (rows.places.get(n), rows.places.line(other));
    let (row, others) = (rows.row(n), rows.row(other));
    let column = feed.columns.iter().position(|c| feed.key.contains(&c.id));
    let differs = (0..row.len()).find(|c| row[*c] != others[*c]).map_or_else(String::new, |c| {
        let shown = |row: &[CellValue]| match shown(feed, regions, c, row[c], &rows.texts) {
            blank if blank.is_empty() => "—".to_owned(),
            shown => shown,
        };
        format!("{} {} ≠ {}", file.headers[c], shown(&row), shown(&others))
    });
    Reject {
        file: file.name.clone(),
        line: place.line,
        byte: place.byte(),
        column: column.map(|c| file.headers[c].clone()),
        code: "primary-key-error",
        raw: key_text(feed, regions, rows, n),
        message: say!(
            "与第{line}行主键相同而内容不同（{differs}），均未采用；请核实后只保留一行",
            "the same key as line {line} with other values ({differs}); neither was used: find out which is right and keep that one"
        ),
        period: file.period,
        region: region_of(feed, regions, &row),
        cells: text_cells(feed, &row, &rows.texts),
        excerpt: None,
    }
}

/// Lets a later file's row supersede the earlier one with its key. Files come in their order, earliest first.
pub(in crate::feed) fn between_files(feed: &Feed, regions: &Regions, files: &mut [FileRows]) -> Vec<Revision> {
    let mut revisions = Vec::new();
    if feed.key.is_empty() {
        return revisions;
    }
    // Where no column says when, a row speaks for its file's period: next month's says something else.
    let of_period = feed.files_are == FilesAre::Changes && feed.columns.iter().all(|c| c.kind != ColumnKind::Date);
    let mut latest: HashMap<(Option<Period>, u128), (usize, usize)> = HashMap::new();
    for file in 0..files.len() {
        let period = files[file].period.filter(|_| of_period);
        for row in 0..files[file].rows.keys.len() {
            let key = files[file].rows.keys[row];
            if files[file].rows.states[row] != RowState::Used || key == 0 {
                continue;
            }
            let Some((old_file, old_row)) = latest.insert((period, key), (file, row)) else { continue };
            if files[old_file].rows.contents[old_row] != files[file].rows.contents[row] {
                revise(feed, regions, (&files[old_file], old_row), (&files[file], row), &mut revisions);
            }
            files[old_file].rows.states[old_row] = RowState::Superseded;
        }
    }
    revisions
}

fn revise(feed: &Feed, regions: &Regions, old: (&FileRows, usize), new: (&FileRows, usize), into: &mut Vec<Revision>) {
    let show =
        |(f, row): (&FileRows, usize), n: usize| shown(feed, regions, n, f.rows.values[n].get(row), &f.rows.texts);
    for (n, column) in feed.columns.iter().enumerate().filter(|(_, c)| !c.private) {
        let same = match (old.0.rows.values[n].get(old.1), new.0.rows.values[n].get(new.1)) {
            (CellValue::Text(a), CellValue::Text(b)) => old.0.rows.texts.get(a) == new.0.rows.texts.get(b),
            (a, b) => a == b,
        };
        if same {
            continue;
        }
        into.push(Revision {
            key: key_text(feed, regions, &new.0.rows, new.1),
            old_file: old.0.name.clone(),
            old_line: old.0.rows.places.line(old.1),
            new_file: new.0.name.clone(),
            new_line: new.0.rows.places.line(new.1),
            column: column.id.clone(),
            old: show(old, n),
            new: show(new, n),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_the_same_in_all_of_their_bits_only() {
        let key = |high: u128, low: u128| high << 64 | low;
        let keys = [key(5, 1), key(5, 2), 0, key(5, 1), key(0, 7), key(0, 7), 0, key(1, 7), key(5, 2), key(6, 1)];
        assert_eq!(same_keys(&keys), [vec![0, 3], vec![1, 8], vec![4, 5]]);
    }
}
