//! Adds up the rows that one thread reads of a file.

use super::groups::{Group, Label, Labels, Small};
use crate::catalog::{ColumnKind, Feed, Regions};
use crate::feed::cell::Digits;
use crate::feed::cell::{FastMap, Interner};
use crate::feed::detail::Aggregation;
use crate::feed::fast::TypedColumn;
use crate::feed::rows::{ColumnBuffer, NO_AMOUNT};
use crate::feed::rows::{RowState, Rows};
use std::ops::Range;

/// Numbers that one thread may hold for a file; a file that needs more is read row by row.
const NUMBERS_AT_MOST: usize = 1 << 26;

/// A column that is added up.
#[derive(Debug, Clone)]
pub(in crate::feed) struct Amount {
    pub column: usize,
    /// Places after the point of its sums: as many as the longest amount so far.
    pub scale: u32,
    /// Position of its sum among a region's numbers; for an optional column the next number counts its amounts.
    pub at: usize,
    pub optional: bool,
}

/// Adds up the rows that one thread reads of a file.
#[derive(Debug)]
pub(in crate::feed) struct Aggregator {
    pub(in crate::feed) groups: Vec<Group>,
    pub(in crate::feed) region: Option<usize>,
    pub(in crate::feed) amounts: Vec<Amount>,
    /// Numbers of a region.
    pub(in crate::feed) stride: usize,
    /// Number of regions in the catalog; also the number of a row without a region.
    pub(in crate::feed) regions: usize,
    texts: Interner,
    /// Codes of the combinations of months and texts in order of appearance, and where the numbers of each begin.
    pub(in crate::feed) codes: Vec<u64>,
    begin: FastMap<u64, u64>,
    /// A small cache of the same, indexed by a few bits of the code: neighbouring rows have few different codes.
    near: [(u64, u64); Self::NEAR],
    /// The numbers of all regions, combination by combination. Those of one region lie side by side: first its rows, then the sums
    /// of its amounts.
    pub(in crate::feed) numbers: Vec<i64>,
    /// Each row's code, then the position of its numbers. Kept to reuse the memory.
    row_positions: Vec<u64>,
    /// The last fetched number, so that the compiler keeps the fetch.
    fetched: i64,
    /// Whether these rows cannot be added up.
    pub(in crate::feed) failed: bool,
}

/// The factor for digits with 0, 1, … `scale` places that gives them `scale` places.
fn powers(scale: u32) -> Option<Vec<i64>> {
    (0..=scale).map(|places| 10_i64.checked_pow(scale - places)).collect()
}

impl Aggregator {
    const NEAR: usize = 64;

    pub fn new(feed: &Feed, regions: &Regions, sums: &Aggregation) -> Self {
        let kept = (0..feed.columns.len()).filter(|n| sums.keeps(feed, *n));
        let (mut groups, mut amounts, mut region, mut stride) = (Vec::new(), Vec::new(), None, 1);
        for n in kept {
            let column = &feed.columns[n];
            match column.kind {
                ColumnKind::Date => groups.push(Group::months(n)),
                ColumnKind::Text | ColumnKind::Id => groups.push(Group::texts(n)),
                ColumnKind::Region => region = Some(n),
                ColumnKind::Quantity { .. } => {
                    amounts.push(Amount { column: n, scale: 0, at: stride, optional: column.optional });
                    stride += if column.optional { 2 } else { 1 };
                }
            }
        }
        Self {
            groups,
            region,
            amounts,
            stride,
            regions: regions.iter().count(),
            texts: Interner::default(),
            codes: Vec::new(),
            begin: FastMap::default(),
            // No code has all bits.
            near: [(u64::MAX, 0); Self::NEAR],
            numbers: Vec::new(),
            row_positions: Vec::new(),
            fetched: 0,
            failed: false,
        }
    }

    /// Adds the rows of a chunk and clears them, except for the fingerprints and lines that reveal repeated rows.
    pub fn take(&mut self, rows: &mut Rows) {
        self.failed |= !rows.totals.is_empty() || !rows.parts.is_empty();
        if !self.failed {
            self.failed = self.add_rows(rows).is_none();
        }
        // The labels of totals are symbols of the texts; a file with totals is read again row by row.
        rows.totals.clear();
        rows.values.iter_mut().for_each(ColumnBuffer::clear);
        rows.states.clear();
        rows.texts.clear();
    }

    /// Adds plain rows of a chunk straight from their typed columns.
    pub fn add_typed(&mut self, typed: &[TypedColumn], rows: Range<usize>, texts: &Interner) {
        self.failed = self.failed || self.try_add_typed(typed, rows, texts).is_none();
    }

    fn try_add_typed(&mut self, typed: &[TypedColumn], rows: Range<usize>, texts: &Interner) -> Option<()> {
        let columns: Vec<_> =
            self.amounts.iter().map(|a| typed[a.column].amounts(rows.clone())).collect::<Option<_>>()?;
        self.widen(&columns.iter().map(|(_, places)| u32::from(*places)).collect::<Vec<_>>())?;
        let labels = |column: usize| match &typed[column] {
            TypedColumn::Days(list) => Some(Labels::Days(&list[rows.clone()])),
            TypedColumn::Symbols(list) => Some(Labels::Texts(&list[rows.clone()], texts)),
            TypedColumn::Amounts(_) => None,
        };
        let regions = match self.region {
            Some(n) => &typed[n].symbols()?[rows.clone()],
            None => &[],
        };
        let places = self.places_of(rows.len(), labels, regions)?;
        let scales: Vec<Vec<i64>> = self.amounts.iter().map(|amount| powers(amount.scale)).collect::<Option<_>>()?;
        let columns: Vec<(&[Digits], &[i64])> =
            columns.iter().zip(&scales).map(|((list, _), powers)| (&**list, &powers[..])).collect();
        let amounts = |column: usize, rows: Range<usize>| {
            let (list, powers) = columns[column];
            list[rows].iter().map(|(digits, places)| {
                let is_blank = TypedColumn::is_blank(*places);
                if is_blank { Some(None) } else { digits.checked_mul(powers[usize::from(*places)]).map(Some) }
            })
        };
        let added = self.add_amounts(&places, |_| true, amounts);
        self.row_positions = places;
        added
    }

    /// Adds rows none of which is a part of another; `None` where the sums are too large or too many.
    pub fn add_rows(&mut self, rows: &Rows) -> Option<()> {
        let scales: Vec<u32> = self.amounts.iter().map(|a| rows.values[a.column].scale()).collect();
        self.widen(&scales)?;
        let labels = |column: usize| match &rows.values[column] {
            ColumnBuffer::Days(list) => Some(Labels::Days(list)),
            ColumnBuffer::Texts(list) => Some(Labels::Texts(list, &rows.texts)),
            _ => None,
        };
        let regions: &[u32] = match self.region.map(|n| &rows.values[n]) {
            Some(ColumnBuffer::Regions(ids)) => ids,
            _ => &[],
        };
        let places = self.places_of(rows.states.len(), labels, regions)?;
        let column = |amount: &Amount| match &rows.values[amount.column] {
            ColumnBuffer::Amounts { digits, scale } => Some((&digits[..], 10_i64.checked_pow(amount.scale - scale)?)),
            _ => None,
        };
        let columns: Vec<(&[i128], i64)> = self.amounts.iter().map(column).collect::<Option<_>>()?;
        let amounts = |column: usize, rows: Range<usize>| {
            let (digits, power) = columns[column];
            digits[rows].iter().map(move |digits| match *digits {
                NO_AMOUNT => Some(None),
                digits => i64::try_from(digits).ok()?.checked_mul(power).map(Some),
            })
        };
        let added = self.add_amounts(&places, |row| rows.states[row] == RowState::Used, amounts);
        self.row_positions = places;
        added
    }

    /// Where each row's numbers begin, from its labels and its region. Reuses the list of the last call.
    fn places_of<'l>(
        &mut self,
        rows: usize,
        labels: impl Fn(usize) -> Option<Labels<'l>>,
        regions: &[u32],
    ) -> Option<Vec<u64>> {
        let mut places = std::mem::take(&mut self.row_positions);
        places.clear();
        places.resize(rows, 0);
        for group in &mut self.groups {
            group.add_to(&mut places, labels(group.column())?, &mut self.texts)?;
        }
        let (stride, nowhere) = (self.stride as u64, self.regions as u64);
        let mut regions = regions.iter();
        for place in &mut places {
            // The last column differs most between rows, then the one before it.
            let near = usize::try_from((*place ^ *place >> (Small::BITS - 3)) % Self::NEAR as u64).unwrap_or(0);
            if self.near[near].0 != *place {
                self.near[near] = (*place, self.place_of(*place)?);
            }
            *place = self.near[near].1 + regions.next().map_or(nowhere, |id| u64::from(*id).min(nowhere)) * stride;
        }
        Some(places)
    }

    /// Adds the `amounts` of each column for consecutive rows. An inner `None` is a blank, an outer `None` an amount that is
    /// too large.
    #[inline]
    fn add_amounts<I: Iterator<Item = Option<Option<i64>>>>(
        &mut self,
        places: &[u64],
        is_used: impl Fn(usize) -> bool,
        amounts: impl Fn(usize, Range<usize>) -> I,
    ) -> Option<()> {
        /// Rows whose numbers are fetched together before the first of them is added to.
        const TOGETHER: usize = 32;
        let numbers = &mut self.numbers[..];
        for first in (0..places.len()).step_by(TOGETHER) {
            let rows = first..places.len().min(first + TOGETHER);
            let places = &places[rows.clone()];
            let mut fetched = 0;
            for place in places {
                // The first and the last, since they may lie in two cache lines.
                let place = usize::try_from(*place).ok()?;
                fetched |= numbers[place] | numbers[place + self.stride - 1];
            }
            self.fetched = fetched;
            let places = || places.iter().map(|place| usize::try_from(*place).unwrap_or(usize::MAX));
            for (place, _) in places().zip(rows.clone()).filter(|(_, row)| is_used(*row)) {
                numbers[place] += 1;
            }
            for (column, amount) in self.amounts.iter().enumerate() {
                let those = places().zip(amounts(column, rows.clone())).zip(rows.clone());
                for ((place, digits), _) in those.filter(|(_, row)| is_used(*row)) {
                    let Some(digits) = digits? else { continue };
                    let sum = &mut numbers[place + amount.at];
                    *sum = sum.checked_add(digits)?;
                    if amount.optional {
                        numbers[place + amount.at + 1] += 1;
                    }
                }
            }
        }
        Some(())
    }

    /// Where the numbers of a code begin; `None` where there would be too many.
    fn place_of(&mut self, code: u64) -> Option<u64> {
        if let Some(known) = self.begin.get(&code) {
            return Some(*known);
        }
        let begin = self.numbers.len();
        let end = begin + self.numbers_per_code();
        if end > NUMBERS_AT_MOST {
            return None;
        }
        self.numbers.resize(end, 0);
        self.codes.push(code);
        let begin = u64::try_from(begin).ok()?;
        self.begin.insert(code, begin);
        Some(begin)
    }

    /// Numbers for each code: those of all regions, and those of rows without one.
    pub(in crate::feed) fn numbers_per_code(&self) -> usize {
        (self.regions + 1) * self.stride
    }

    /// The labels that a code encodes.
    pub(in crate::feed) fn labels(&self, code: u64) -> Vec<Label> {
        let shifts = (0..self.groups.len()).rev().map(|n| 16 * n);
        #[expect(clippy::cast_possible_truncation, reason = "the lowest bits are meant")]
        let small = |shift: usize| (code >> shift & u64::from(Small::MAX)) as Small;
        self.groups.iter().zip(shifts).map(|(group, shift)| group.label(small(shift), &self.texts)).collect()
    }

    /// Gives amounts at least these places after the point.
    pub(in crate::feed) fn widen(&mut self, scales: &[u32]) -> Option<()> {
        for (amount, scale) in self.amounts.iter_mut().zip(scales) {
            if amount.scale >= *scale {
                continue;
            }
            let power = 10_i64.checked_pow(scale - amount.scale)?;
            for number in self.numbers.iter_mut().skip(amount.at).step_by(self.stride) {
                *number = number.checked_mul(power)?;
            }
            amount.scale = *scale;
        }
        Some(())
    }
}
