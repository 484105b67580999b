//! One file's rows and notes as plain columns, to be stored and taken up again in place of the file.

use super::notes::{Notes, half};
use crate::catalog::{ColumnKind, Feed, FilesAre};
use crate::feed::cell::Interner;
use crate::feed::rows::{ColumnBuffer, FileRows, NO_AMOUNT, NO_DAY, NO_SYMBOL, RowState, Rows};
use std::borrow::Cow;
use std::sync::Arc;

/// The rows and notes of one file, before it is compared with others. Private texts are hashes.
#[derive(Debug, Clone, PartialEq)]
pub struct CacheEntry<'a> {
    /// blake3 of the file's bytes, in hex.
    pub hash: String,
    /// Rows of each column.
    pub rows: usize,
    /// The declared columns under their ids; then lines, weights, fingerprints and states where rows have them.
    pub columns: Vec<CachedColumn<'a>>,
    /// Everything else, as JSON that only this room reads.
    pub notes: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct CachedColumn<'a> {
    pub name: Cow<'a, str>,
    pub cells: CachedCells<'a>,
}

/// One column's cells.
#[derive(Debug, Clone, PartialEq)]
pub enum CachedCells<'a> {
    /// Days since 1970; [`CachedCells::NO_DAY`] is a blank.
    Days(Cow<'a, [i32]>),
    /// Positions in the list of regions, or other small numbers; [`CachedCells::NO_NUMBER`] is a blank.
    Numbers(Cow<'a, [u32]>),
    /// Each a position among the different texts; [`CachedCells::NO_NUMBER`] is a blank.
    Texts { numbers: Cow<'a, [u32]>, texts: Vec<Arc<str>> },
    /// Digits with `scale` places after the point, in base units; [`CachedCells::NO_AMOUNT`] is a blank.
    Amounts { digits: Cow<'a, [i128]>, scale: u32 },
    /// Never blank.
    Counts(Cow<'a, [u64]>),
}

impl CachedCells<'_> {
    pub const NO_DAY: i32 = NO_DAY;
    pub const NO_NUMBER: u32 = NO_SYMBOL;
    pub const NO_AMOUNT: i128 = NO_AMOUNT;

    fn len(&self) -> usize {
        match self {
            Self::Days(list) => list.len(),
            Self::Numbers(list) | Self::Texts { numbers: list, .. } => list.len(),
            Self::Amounts { digits, .. } => digits.len(),
            Self::Counts(list) => list.len(),
        }
    }
}

/// Columns that are not declared; no id of a declared column starts like this.
const LINE: &str = "__line";
/// The upper and lower halves of fingerprints of 128 bits.
const KEY: [&str; 2] = ["__key_1", "__key_2"];
const WHOLE: [&str; 2] = ["__whole_1", "__whole_2"];
const STATE: &str = "__state";
const ROWS: &str = "__rows";

impl<'a> CacheEntry<'a> {
    /// Whether the rows of a feed may be stored: private texts are hashed, but private dates, regions and amounts would be
    /// readable.
    #[must_use]
    pub fn may_hold(feed: &Feed) -> bool {
        feed.columns.iter().all(|c| !c.private || matches!(c.kind, ColumnKind::Text | ColumnKind::Id))
    }

    /// The entry of a file in which everything is settled that needs no other file.
    pub(in crate::feed) fn of(feed: &'a Feed, file: &'a FileRows) -> Self {
        let rows = &file.rows;
        let mut columns = Vec::new();
        let mut put = |name: &'a str, cells| columns.push(CachedColumn { name: name.into(), cells });
        for (column, values) in feed.columns.iter().zip(&rows.values).filter(|(_, values)| !values.is_empty()) {
            put(&column.id, cells_of(values, &rows.texts));
        }
        if !rows.places.lines.is_empty() {
            put(LINE, CachedCells::Numbers((&rows.places.lines).into()));
        }
        if !rows.weights.is_empty() {
            put(ROWS, CachedCells::Counts((&rows.weights).into()));
        }
        if !feed.key.is_empty() {
            // Without a key nothing needs them any more.
            for ([high, low], fingerprints) in [(KEY, &rows.keys), (WHOLE, &rows.contents)] {
                let half = |shift: u32| fingerprints.iter().map(|print| half(*print >> shift)).collect();
                put(high, CachedCells::Counts(half(64)));
                put(low, CachedCells::Counts(half(0)));
            }
        }
        if rows.states.iter().any(|s| *s != RowState::Used) {
            put(STATE, CachedCells::Numbers(rows.states.iter().map(|s| s.number()).collect()));
        }
        let rejected_keys = feed.files_are == FilesAre::Full;
        let notes = Notes::of(file, rejected_keys).text();
        Self { hash: file.hash.clone(), rows: rows.states.len(), columns, notes }
    }

    /// The file as it was when the entry was made; `None` for an entry that [`CacheEntry::of`] cannot have made.
    pub(in crate::feed) fn into_rows(self, feed: &Feed, name: &str) -> Option<FileRows> {
        let height = self.rows;
        let mut rows = Rows { states: vec![RowState::Used; height], ..Rows::of(feed) };
        let mut fingerprints: [Vec<u64>; 4] = Default::default();
        for CachedColumn { name, cells } in self.columns {
            if cells.len() != height {
                return None;
            }
            let own = [KEY[0], KEY[1], WHOLE[0], WHOLE[1]].iter().position(|own| *own == name);
            match (&*name, cells) {
                (LINE, CachedCells::Numbers(list)) => rows.places.lines = list.into_owned(),
                (ROWS, CachedCells::Counts(list)) => rows.weights = list.into_owned(),
                (STATE, CachedCells::Numbers(list)) => {
                    rows.states = list.iter().map(|n| RowState::of_number(*n)).collect::<Option<_>>()?;
                }
                (_, CachedCells::Counts(list)) => fingerprints[own?] = list.into_owned(),
                (id, cells) => {
                    let n = feed.columns.iter().position(|c| c.id == id)?;
                    rows.values[n] = values_of(&feed.columns[n].kind, cells, &mut rows.texts)?;
                }
            }
        }
        let [key_high, key_low, whole_high, whole_low] = fingerprints;
        rows.keys = whole(&key_high, &key_low);
        rows.contents = whole(&whole_high, &whole_low);
        if !feed.key.is_empty() && (rows.keys.len() != height || rows.contents.len() != height) {
            return None;
        }
        Notes::read(&self.notes)?.into_file(self.hash, name, rows)
    }
}

fn whole(high: &[u64], low: &[u64]) -> Vec<u128> {
    high.iter().zip(low).map(|(high, low)| u128::from(*high) << 64 | u128::from(*low)).collect()
}

impl RowState {
    const ALL: [Self; 4] = [Self::Used, Self::Superseded, Self::Rejected, Self::Skipped];

    fn number(self) -> u32 {
        self as u32
    }

    fn of_number(n: u32) -> Option<Self> {
        Self::ALL.get(n as usize).copied().filter(|state| state.number() == n)
    }
}

fn cells_of<'a>(values: &'a ColumnBuffer, texts: &Interner) -> CachedCells<'a> {
    match values {
        ColumnBuffer::Days(list) => CachedCells::Days(list.into()),
        ColumnBuffer::Regions(list) => CachedCells::Numbers(list.into()),
        ColumnBuffer::Amounts { digits, scale } => CachedCells::Amounts { digits: digits.into(), scale: *scale },
        ColumnBuffer::Texts(list) => own_texts(list, texts),
    }
}

/// A column's texts without those of other columns.
fn own_texts<'a>(list: &'a [u32], texts: &Interner) -> CachedCells<'a> {
    let mut own = Vec::new();
    let mut known = vec![NO_SYMBOL; texts.len() as usize];
    let mut in_order = true;
    for symbol in list.iter().filter(|symbol| **symbol != NO_SYMBOL) {
        let known = &mut known[*symbol as usize];
        if *known == NO_SYMBOL {
            // There are no more of them than symbols.
            *known = u32::try_from(own.len()).unwrap_or(NO_SYMBOL);
            in_order &= *known == *symbol;
            own.push(texts.shared(*symbol));
        }
    }
    let renamed = |symbol: &u32| known.get(*symbol as usize).copied().unwrap_or(NO_SYMBOL);
    let numbers = if in_order { list.into() } else { list.iter().map(renamed).collect() };
    CachedCells::Texts { numbers, texts: own }
}

fn values_of(kind: &ColumnKind, cells: CachedCells<'_>, all: &mut Interner) -> Option<ColumnBuffer> {
    Some(match (kind, cells) {
        (ColumnKind::Date, CachedCells::Days(list)) => ColumnBuffer::Days(list.into_owned()),
        (ColumnKind::Region, CachedCells::Numbers(list)) => ColumnBuffer::Regions(list.into_owned()),
        (ColumnKind::Quantity { .. }, CachedCells::Amounts { digits, scale }) => {
            ColumnBuffer::Amounts { digits: digits.into_owned(), scale }
        }
        (ColumnKind::Text | ColumnKind::Id, CachedCells::Texts { numbers, texts }) => {
            let symbols: Vec<u32> = texts.iter().map(|text| all.symbol_of(text)).collect();
            let mut numbers = numbers.into_owned();
            for number in numbers.iter_mut().filter(|n| **n != NO_SYMBOL) {
                *number = *symbols.get(*number as usize)?;
            }
            ColumnBuffer::Texts(numbers)
        }
        _ => return None,
    })
}
