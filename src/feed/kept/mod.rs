//! What a file came to, as plain columns and notes: to be kept, and taken up again in place of the file.

mod notes;

use super::rows::{FileRows, Places, Rows, State};
use super::secret::Secret;
use super::texts::Texts;
use super::values::{NO_AMOUNT, NO_DAY, NO_SYMBOL, Values};
use crate::catalog::{ColumnKind, Feed, FilesAre};
use crate::measure::Period;
use notes::Notes;
use std::borrow::Cow;
use std::fmt::Debug;
use std::sync::Arc;

/// Where what has been read of a feed is kept.
pub trait Shelf: Sync + Debug {
    /// Told which files there are before any is asked for; what their private texts are to be hashed with.
    fn begin(&self, names: &[String]) -> Secret;

    /// What was kept of a file, where the file is still the same.
    fn take(&self, name: &str) -> Option<Kept<'static>>;

    /// Whether it would keep what a file comes to.
    fn keeps(&self, name: &str) -> bool;

    /// Keeps what a file came to.
    fn put(&self, name: &str, kept: &Kept<'_>);
}

/// A shelf that keeps nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoShelf;

impl Shelf for NoShelf {
    fn begin(&self, _: &[String]) -> Secret {
        Secret::of_this_run()
    }

    fn take(&self, _: &str) -> Option<Kept<'static>> {
        None
    }

    fn keeps(&self, _: &str) -> bool {
        false
    }

    fn put(&self, _: &str, _: &Kept<'_>) {}
}

/// What one file came to, before it is compared with others. Private texts are in it as hashes.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept<'a> {
    /// blake3 of the file's bytes, in hex.
    pub hash: String,
    /// How many rows each column has.
    pub rows: usize,
    /// The declared ones under their ids; then lines, bytes and what else rows have, where they have it.
    pub columns: Vec<KeptColumn<'a>>,
    /// What is no column, as JSON: for this room only.
    pub notes: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct KeptColumn<'a> {
    pub name: Cow<'a, str>,
    pub cells: Cells<'a>,
}

/// One column's cells.
#[derive(Debug, Clone, PartialEq)]
pub enum Cells<'a> {
    /// Days since 1970; [`Cells::NO_DAY`] is a blank.
    Days(Cow<'a, [i32]>),
    /// Positions in the list of regions, or other small numbers; [`Cells::NO_NUMBER`] is a blank.
    Numbers(Cow<'a, [u32]>),
    /// Each a position among the different texts; [`Cells::NO_NUMBER`] is a blank.
    Texts { numbers: Cow<'a, [u32]>, texts: Vec<Arc<str>> },
    /// Digits with `scale` places after the point, in base units; [`Cells::NO_AMOUNT`] is a blank.
    Amounts { digits: Cow<'a, [i128]>, scale: u32 },
    /// Never blank.
    Counts(Cow<'a, [u64]>),
}

impl Cells<'_> {
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

impl<'a> Kept<'a> {
    /// Whether what a feed's files come to may be kept at all: private texts are hashed, but private dates, regions and amounts
    /// are what they are.
    #[must_use]
    pub fn may_hold(feed: &Feed) -> bool {
        feed.columns.iter().all(|c| !c.private || matches!(c.kind, ColumnKind::Text | ColumnKind::Id))
    }

    /// What is to be kept of a file in which all is settled that needs no other file.
    pub(super) fn of(feed: &'a Feed, file: &'a FileRows) -> Self {
        let rows = &file.rows;
        let mut columns = Vec::new();
        let mut put = |name: &'a str, cells| columns.push(KeptColumn { name: name.into(), cells });
        for (column, values) in feed.columns.iter().zip(&rows.values).filter(|(_, values)| !values.is_empty()) {
            put(&column.id, cells_of(values, &rows.texts));
        }
        if !rows.places.lines.is_empty() {
            put(LINE, Cells::Numbers((&rows.places.lines).into()));
        }
        if !rows.weights.is_empty() {
            put(ROWS, Cells::Counts((&rows.weights).into()));
        }
        if !feed.key.is_empty() {
            // Without a key nothing asks for them any more.
            for ([high, low], prints) in [(KEY, &rows.keys), (WHOLE, &rows.wholes)] {
                let half = |shift: u32| prints.iter().map(|print| half(*print >> shift)).collect();
                put(high, Cells::Counts(half(64)));
                put(low, Cells::Counts(half(0)));
            }
        }
        if rows.states.iter().any(|s| *s != State::Used) {
            put(STATE, Cells::Numbers(rows.states.iter().map(|s| s.number()).collect()));
        }
        let rejected_keys = feed.files_are == FilesAre::Snapshot;
        let notes = Notes::of(file, rejected_keys).text();
        Self { hash: file.hash.clone(), rows: rows.states.len(), columns, notes }
    }

    /// The file as it was when it was kept; `None` where this is not what [`Kept::of`] makes of such a file.
    pub(super) fn into_rows(self, feed: &Feed, name: &str, period: Option<Period>) -> Option<FileRows> {
        let height = self.rows;
        let mut rows = Rows { states: vec![State::Used; height], ..Rows::of(feed) };
        let mut prints: [Vec<u64>; 4] = Default::default();
        for KeptColumn { name, cells } in self.columns {
            if cells.len() != height {
                return None;
            }
            let own = [KEY[0], KEY[1], WHOLE[0], WHOLE[1]].iter().position(|own| *own == name);
            match (&*name, cells) {
                (LINE, Cells::Numbers(list)) => rows.places.lines = list.into_owned(),
                (ROWS, Cells::Counts(list)) => rows.weights = list.into_owned(),
                (STATE, Cells::Numbers(list)) => {
                    rows.states = list.iter().map(|n| State::of_number(*n)).collect::<Option<_>>()?;
                }
                (_, Cells::Counts(list)) => prints[own?] = list.into_owned(),
                (id, cells) => {
                    let n = feed.columns.iter().position(|c| c.id == id)?;
                    rows.values[n] = values_of(&feed.columns[n].kind, cells, &mut rows.texts)?;
                }
            }
        }
        let [key_high, key_low, whole_high, whole_low] = prints;
        rows.keys = whole(&key_high, &key_low);
        rows.wholes = whole(&whole_high, &whole_low);
        if !feed.key.is_empty() && (rows.keys.len() != height || rows.wholes.len() != height) {
            return None;
        }
        Notes::read(&self.notes)?.into_file(self.hash, name, period, rows)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the lower half is meant")]
fn half(print: u128) -> u64 {
    print as u64
}

fn whole(high: &[u64], low: &[u64]) -> Vec<u128> {
    high.iter().zip(low).map(|(high, low)| u128::from(*high) << 64 | u128::from(*low)).collect()
}

impl State {
    const ALL: [Self; 4] = [Self::Used, Self::Superseded, Self::Rejected, Self::Skipped];

    fn number(self) -> u32 {
        self as u32
    }

    fn of_number(n: u32) -> Option<Self> {
        Self::ALL.get(n as usize).copied().filter(|state| state.number() == n)
    }
}

fn cells_of<'a>(values: &'a Values, texts: &Texts) -> Cells<'a> {
    match values {
        Values::Days(list) => Cells::Days(list.into()),
        Values::Regions(list) => Cells::Numbers(list.into()),
        Values::Amounts { digits, scale } => Cells::Amounts { digits: digits.into(), scale: *scale },
        Values::Texts(list) => own_texts(list, texts),
    }
}

/// A column's texts without those of other columns.
fn own_texts<'a>(list: &'a [u32], texts: &Texts) -> Cells<'a> {
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
    Cells::Texts { numbers, texts: own }
}

fn values_of(kind: &ColumnKind, cells: Cells<'_>, all: &mut Texts) -> Option<Values> {
    Some(match (kind, cells) {
        (ColumnKind::Date, Cells::Days(list)) => Values::Days(list.into_owned()),
        (ColumnKind::Region, Cells::Numbers(list)) => Values::Regions(list.into_owned()),
        (ColumnKind::Quantity { .. }, Cells::Amounts { digits, scale }) => {
            Values::Amounts { digits: digits.into_owned(), scale }
        }
        (ColumnKind::Text | ColumnKind::Id, Cells::Texts { numbers, texts }) => {
            let symbols: Vec<u32> = texts.iter().map(|text| all.symbol_of(text)).collect();
            let mut numbers = numbers.into_owned();
            for number in numbers.iter_mut().filter(|n| **n != NO_SYMBOL) {
                *number = *symbols.get(*number as usize)?;
            }
            Values::Texts(numbers)
        }
        _ => return None,
    })
}

impl Places {
    /// Whether every row has its place; rows that are added up have none.
    fn fit(&self, rows: usize) -> bool {
        self.lines.is_empty() || self.lines.len() == rows
    }
}
