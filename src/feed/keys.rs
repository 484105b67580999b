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
use std::ops::Range;
use twox_hash::{XxHash3_64, XxHash3_128};

/// The columns of a feed's key.
pub(super) fn key_columns(feed: &Feed) -> Vec<usize> {
    (0..feed.columns.len()).filter(|n| feed.key.contains(&feed.columns[*n].id)).collect()
}

/// Fingerprint of a row's key columns; `None` where the feed has no key, or the row leaves it blank.
pub(super) fn key_of(key: &[usize], row: &[Value], texts: &Texts) -> Option<u128> {
    let blank = key.iter().all(|n| row[*n] == Value::Blank);
    (!blank).then(|| fingerprint(key.iter().map(|n| row[*n]), texts))
}

/// Adds fingerprints of some records' cells as they are written, quoted or not. They have 64 bits: of ten million rows in a file,
/// two that differ have the same once in 370,000 files, where a warning would be wrong.
pub(super) fn print_lines(table: &Table<'_>, records: Range<usize>, delimiter: char, into: &mut Vec<u64>) {
    into.reserve(records.len());
    let mut record = records.start;
    table.each_line(records, |line| {
        let print = line.map_or_else(|| print_of_cells(table, record, delimiter), XxHash3_64::oneshot);
        into.push(print.max(1));
        record += 1;
    });
}

fn print_of_cells(table: &Table<'_>, record: usize, delimiter: char) -> u64 {
    /// Seed of the fingerprints of rows whose cells cannot be told by their delimiters.
    const APART: u64 = 1;
    let cells = || table.cells(record);
    if cells().any(|cell| cell.contains([delimiter, '\n', '\r'])) {
        // So that no two rows run together into the same bytes.
        let mut bytes = Vec::new();
        cells().for_each(|cell| put_text(&mut bytes, cell));
        return XxHash3_64::oneshot_with_seed(APART, &bytes);
    }
    let mut line = String::new();
    for (n, cell) in cells().enumerate() {
        line.extend((n > 0).then_some(delimiter));
        line.push_str(cell);
    }
    XxHash3_64::oneshot(line.as_bytes())
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
    // Never 0, which stands for no fingerprint.
    XxHash3_128::oneshot(&bytes).max(1)
}

/// A text with its length before it, so that no two rows of texts run together into the same bytes.
fn put_text(bytes: &mut Vec<u8>, text: &str) {
    bytes.extend((text.len() as u64).to_le_bytes());
    bytes.extend_from_slice(text.as_bytes());
}

/// Parts into which fingerprints are sorted out before those of one part are compared, so that each part stays near.
const PARTS: usize = 1 << 10;
/// Rows that are sorted out at a time.
const STRETCH: usize = 1 << 20;

/// A fingerprint; 0 is none.
trait Print: Copy + Ord + Send + Sync {
    /// The part that it belongs to, and some more of its bits, never 0.
    fn parts(self) -> (usize, u32);
}

impl Print for u128 {
    fn parts(self) -> (usize, u32) {
        ((self >> 64) as u64).parts()
    }
}

impl Print for u64 {
    #[expect(clippy::cast_possible_truncation, reason = "some of the bits are meant")]
    fn parts(self) -> (usize, u32) {
        ((self >> (Self::BITS - PARTS.ilog2())) as usize, (self as u32).max(1))
    }
}

/// Groups of rows with the same fingerprint, in the order of their first rows.
fn repeats<P: Print + Default>(prints: &[P]) -> Vec<Vec<usize>> {
    let none = P::default();
    // Stretch by stretch, each sorted out on its own.
    let sort_out = |prints: &[P]| {
        let part = || Vec::with_capacity(prints.len() / PARTS * 9 / 8 + 16);
        let mut parts: Vec<Vec<u32>> = std::iter::repeat_with(part).take(PARTS).collect();
        for print in prints.iter().filter(|print| **print != none) {
            let (part, bits) = print.parts();
            parts[part].push(bits);
        }
        parts
    };
    let sorted: Vec<Vec<Vec<u32>>> = prints.par_chunks(STRETCH).map(sort_out).collect();
    let of_part = |seen: &mut Seen, n: usize| seen.twice(|| sorted.iter().flat_map(|parts| &parts[n]).copied());
    let twice: Vec<Vec<u32>> = (0..PARTS).into_par_iter().map_init(Seen::default, of_part).collect();
    drop(sorted);
    if twice.iter().all(Vec::is_empty) {
        return Vec::new();
    }
    // These bits repeat; whether the fingerprints do is seen by all of theirs.
    let may_repeat = |print: &P| {
        let (part, bits) = print.parts();
        *print != none && twice[part].binary_search(&bits).is_ok()
    };
    let rows = prints.par_iter().enumerate().filter(|(_, print)| may_repeat(print));
    let mut rows: Vec<u32> =
        rows.map(|(n, _)| u32::try_from(n).expect("fewer than four billion rows in a file")).collect();
    rows.par_sort_unstable_by_key(|n| (prints[*n as usize], *n));
    let groups = rows.chunk_by(|a, b| prints[*a as usize] == prints[*b as usize]).filter(|group| group.len() > 1);
    let mut groups: Vec<Vec<usize>> = groups.map(|group| group.iter().map(|n| *n as usize).collect()).collect();
    groups.sort_unstable();
    groups
}

/// Which of a part's bits were met, by fewer bits of theirs than would tell all of them apart.
struct Seen {
    once: Vec<u64>,
    again: Vec<u64>,
}

impl Default for Seen {
    fn default() -> Self {
        let none = vec![0; 1 << (Self::BITS - u64::BITS.ilog2())];
        Self { once: none.clone(), again: none }
    }
}

impl Seen {
    /// A part of a file of eight million rows takes a thirtieth of so many, and both maps stay in a processor's cache.
    const BITS: u32 = 18;

    /// What is met more than once, in its order: only what may be is sorted, which is little where nothing repeats.
    fn twice<I: Iterator<Item = u32>>(&mut self, all: impl Fn() -> I) -> Vec<u32> {
        let place = |bits: u32| {
            let at = bits & ((1 << Self::BITS) - 1);
            ((at / u64::BITS) as usize, at % u64::BITS)
        };
        for bits in all() {
            let (word, bit) = place(bits);
            self.again[word] |= self.once[word] & 1 << bit;
            self.once[word] |= 1 << bit;
        }
        let mut met: Vec<u32> = all().filter(|bits| self.again[place(*bits).0] >> place(*bits).1 & 1 == 1).collect();
        self.once.fill(0);
        self.again.fill(0);
        met.sort_unstable();
        let mut twice: Vec<u32> = met.array_windows().filter(|[a, b]| a == b).map(|[a, _]| *a).collect();
        twice.dedup();
        twice
    }
}

/// Settles what repeats within one file: exact repeats are superseded under a key and told without one; different rows
/// with one key are rejected, all of them.
pub(super) fn within_file(feed: &Feed, regions: &Regions, file: &mut FileRows) {
    let rows = &mut file.rows;
    let keyed = !feed.key.is_empty();
    let mut contradictions = Vec::new();
    for group in if keyed { repeats(&rows.keys) } else { repeats(&rows.lines) } {
        if !keyed {
            let (first, more) = (rows.places.line(group[0]), group.len() - 1);
            let message = say!(
                "与第{first}行完全相同的行另有{more}行；该报送没有主键，均已计入",
                "rows exactly like line {first}: {more} more; the feed has no key, so all were used"
            );
            let at = Location::line(&file.name, rows.places.line(group[1]));
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
    let (place, line) = (rows.places.get(n), rows.places.line(other));
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
    fn rows_with_one_fingerprint_are_found_wherever_they_stand() {
        // Spread over all parts; every hundredth like one far above, some of them like two.
        let print = |n: u128| n.wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835) | 1;
        let mut prints: Vec<u128> = (0..100_000).map(print).collect();
        let mut expected: std::collections::BTreeMap<usize, Vec<usize>> = std::collections::BTreeMap::new();
        for n in (50_000..100_000).step_by(100) {
            let first = n % 7_000;
            prints[n] = prints[first];
            expected.entry(first).or_insert_with(|| vec![first]).push(n);
        }
        // Two that differ in their upper halves only, two that do in their lower ones, and rows without one.
        (prints[3], prints[5]) = (prints[2] ^ (1 << 100), prints[4] ^ (1 << 40));
        prints[20_000..20_010].fill(0);
        assert_eq!(repeats(&prints), expected.into_values().collect::<Vec<_>>());
        assert!(repeats(&[0_u128, 0, 1, 2]).is_empty());
        // And those of 64 bits, whose parts are told by their upper bits.
        let line = |part: u64, rest: u64| part << 56 | rest;
        let lines = [line(5, 1), line(6, 1), line(5, 1), 0, 0, line(5, 2), line(6, 1), line(5, 1)];
        assert_eq!(repeats(&lines), [vec![0, 2, 7], vec![1, 6]]);
    }
}
