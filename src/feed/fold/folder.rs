//! Adds up what one processor reads of a file.

use super::super::rows::{Rows, State};
use super::super::texts::{Fast, Texts};
use super::super::values::{NO_AMOUNT, Values};
use super::Sums;
use super::groups::{Group, Label, Small};
use crate::catalog::{ColumnKind, Feed, Regions};

/// Numbers that one processor adds up for a file; a file that needs more is kept row by row.
const NUMBERS_AT_MOST: usize = 1 << 26;

/// A column that is added up.
#[derive(Debug, Clone)]
pub(super) struct Amount {
    pub column: usize,
    /// Places after the point of its sums: the most that an amount so far has.
    pub scale: u32,
    /// Where its sums stand among a region's numbers; that after them says how many amounts there were, where some may be blank.
    pub at: usize,
    pub optional: bool,
}

/// The numbers of all regions for one combination of months and texts, those of one region side by side: first its rows, then
/// what its amounts come to.
pub(super) type Numbers = Vec<i64>;

/// Adds up what one processor reads of a file.
#[derive(Debug)]
pub(in super::super) struct Folder {
    pub(super) groups: Vec<Group>,
    pub(super) region: Option<usize>,
    pub(super) amounts: Vec<Amount>,
    /// Numbers of a region.
    pub(super) stride: usize,
    /// Regions of the catalog; that of a row without one comes behind them.
    pub(super) regions: usize,
    texts: Texts,
    codes: Fast<u64, u32>,
    pub(super) sums: Vec<(u64, Numbers)>,
    /// Each row's code, and then where its numbers are; kept for their room.
    codes_in_hand: Vec<u64>,
    /// It cannot be done with these rows.
    pub(super) failed: bool,
}

impl Folder {
    pub fn new(feed: &Feed, regions: &Regions, sums: &Sums) -> Self {
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
            texts: Texts::default(),
            codes: Fast::default(),
            sums: Vec::new(),
            codes_in_hand: Vec::new(),
            failed: false,
        }
    }

    /// Adds a stretch's rows, of which nothing stays but what tells repeated ones: their fingerprints and lines.
    pub fn take(&mut self, rows: &mut Rows) {
        self.failed |= !rows.totals.is_empty() || !rows.parts.is_empty();
        if !self.failed {
            self.failed = self.add_rows(rows).is_none();
        }
        rows.values.iter_mut().for_each(Values::clear);
        rows.states.clear();
        rows.places.shorten();
        rows.texts.clear();
    }

    /// Adds rows as they are, none of which is a part of another; `None` where their sums are too large, or too many.
    pub fn add_rows(&mut self, rows: &Rows) -> Option<()> {
        let scales: Vec<u32> = self.amounts.iter().map(|a| rows.values[a.column].scale()).collect();
        self.widen(&scales)?;
        let mut codes = std::mem::take(&mut self.codes_in_hand);
        codes.clear();
        codes.resize(rows.states.len(), 0);
        for group in &mut self.groups {
            group.add_to(&mut codes, rows, &mut self.texts)?;
        }
        // Neighbours often have the same code.
        let mut last = None;
        for code in &mut codes {
            let at = match last {
                Some((known, at)) if known == *code => at,
                _ => self.place_of(*code)?,
            };
            last = Some((*code, at));
            *code = at;
        }
        let added = self.add_amounts(&codes, rows);
        self.codes_in_hand = codes;
        added
    }

    fn add_amounts(&mut self, places: &[u64], rows: &Rows) -> Option<()> {
        struct Column<'r> {
            digits: &'r [i128],
            power: i64,
            at: usize,
            optional: bool,
        }
        let column = |amount: &Amount| match &rows.values[amount.column] {
            Values::Amounts { digits, scale } => Some(Column {
                digits,
                power: 10_i64.checked_pow(amount.scale - scale)?,
                at: amount.at,
                optional: amount.optional,
            }),
            _ => None,
        };
        let columns: Vec<Column<'_>> = self.amounts.iter().map(column).collect::<Option<_>>()?;
        let regions: &[u32] = match self.region.map(|n| &rows.values[n]) {
            Some(Values::Regions(ids)) => ids,
            _ => &[],
        };
        for (row, place) in places.iter().enumerate() {
            if rows.states[row] != State::Used {
                continue;
            }
            let region = regions.get(row).map_or(self.regions, |id| (*id as usize).min(self.regions));
            let numbers = &mut self.sums[usize::try_from(*place).ok()?].1;
            let numbers = &mut numbers[region * self.stride..][..self.stride];
            numbers[0] += 1;
            for column in &columns {
                let digits = column.digits[row];
                if digits == NO_AMOUNT {
                    continue;
                }
                let amount = i64::try_from(digits).ok()?.checked_mul(column.power)?;
                numbers[column.at] = numbers[column.at].checked_add(amount)?;
                if column.optional {
                    numbers[column.at + 1] += 1;
                }
            }
        }
        Some(())
    }

    /// Where the sums of a code are; `None` where that would be too many.
    fn place_of(&mut self, code: u64) -> Option<u64> {
        let next = u32::try_from(self.sums.len()).ok()?;
        let at = *self.codes.entry(code).or_insert(next);
        if at == next {
            let len = (self.regions + 1) * self.stride;
            if (self.sums.len() + 1) * len > NUMBERS_AT_MOST {
                return None;
            }
            self.sums.push((code, vec![0; len]));
        }
        Some(u64::from(at))
    }

    /// What a code stands for.
    pub(super) fn labels(&self, code: u64) -> Vec<Label> {
        let shifts = (0..self.groups.len()).rev().map(|n| 16 * n);
        #[expect(clippy::cast_possible_truncation, reason = "the lowest bits are meant")]
        let small = |shift: usize| (code >> shift & u64::from(Small::MAX)) as Small;
        self.groups.iter().zip(shifts).map(|(group, shift)| group.label(small(shift), &self.texts)).collect()
    }

    /// Makes amounts have as many places after the point as those of others.
    pub(super) fn widen(&mut self, scales: &[u32]) -> Option<()> {
        for (amount, scale) in self.amounts.iter_mut().zip(scales) {
            if amount.scale >= *scale {
                continue;
            }
            let power = 10_i64.checked_pow(scale - amount.scale)?;
            let numbers =
                self.sums.iter_mut().flat_map(|(_, numbers)| numbers[amount.at..].iter_mut().step_by(self.stride));
            for number in numbers {
                *number = number.checked_mul(power)?;
            }
            amount.scale = *scale;
        }
        Some(())
    }
}
