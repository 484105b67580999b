//! Typed columns of one file while it is read.

use super::cells::Value;
use crate::catalog::{Column as Declared, ColumnKind, RegionId};
use crate::measure::Decimal;
use std::collections::BTreeMap;

/// One column's values of one file; the last value of each type stands for a blank.
#[derive(Debug)]
pub(super) enum Values {
    Days(Vec<i32>),
    Regions(Vec<u32>),
    Texts(Vec<u32>),
    /// Digits and places after the point; the few whose digits do not fit are kept apart, under [`WIDE`].
    Amounts {
        digits: Vec<i64>,
        scales: Vec<u8>,
        wide: BTreeMap<usize, Decimal>,
    },
}

/// What stands for a blank among days, among numbers of regions and texts, and among amounts.
pub(super) const NO_DAY: i32 = i32::MAX;
pub(super) const NO_SYMBOL: u32 = u32::MAX;
pub(super) const NO_AMOUNT: i128 = i128::MIN;
/// What stands for a scale where there is no amount, and where it is kept apart.
const BLANK: u8 = u8::MAX;
const WIDE: u8 = u8::MAX - 1;

impl Values {
    pub fn of(column: &Declared) -> Self {
        match column.kind {
            ColumnKind::Date => Self::Days(Vec::new()),
            ColumnKind::Region => Self::Regions(Vec::new()),
            ColumnKind::Text | ColumnKind::Id => Self::Texts(Vec::new()),
            ColumnKind::Quantity { .. } => {
                Self::Amounts { digits: Vec::new(), scales: Vec::new(), wide: BTreeMap::new() }
            }
        }
    }

    /// Takes a value of the column's own kind, or a blank.
    pub fn push(&mut self, value: Value) {
        match (self, value) {
            (Self::Days(list), Value::Day(d)) => list.push(d),
            (Self::Days(list), _) => list.push(NO_DAY),
            (Self::Regions(list), Value::Region(RegionId(n))) | (Self::Texts(list), Value::Text(n)) => list.push(n),
            (Self::Regions(list) | Self::Texts(list), _) => list.push(NO_SYMBOL),
            (Self::Amounts { digits, scales, wide }, Value::Amount(a)) => {
                match (i64::try_from(a.mantissa), u8::try_from(a.scale)) {
                    (Ok(mantissa), Ok(scale)) if scale < WIDE => {
                        digits.push(mantissa);
                        scales.push(scale);
                    }
                    _ => {
                        wide.insert(digits.len(), a);
                        digits.push(0);
                        scales.push(WIDE);
                    }
                }
            }
            (Self::Amounts { digits, scales, .. }, _) => {
                digits.push(0);
                scales.push(BLANK);
            }
        }
    }

    /// Adds the values of the rows below, whose texts have other symbols.
    pub fn append(&mut self, below: Self, symbols: &[u32]) {
        match (self, below) {
            (Self::Days(list), Self::Days(mut more)) => list.append(&mut more),
            (Self::Regions(list), Self::Regions(mut more)) => list.append(&mut more),
            (Self::Texts(list), Self::Texts(more)) => {
                list.extend(more.into_iter().map(|n| symbols.get(n as usize).copied().unwrap_or(n)));
            }
            (
                Self::Amounts { digits, scales, wide },
                Self::Amounts { digits: mut more, scales: mut places, wide: apart },
            ) => {
                wide.extend(apart.into_iter().map(|(row, amount)| (row + digits.len(), amount)));
                digits.append(&mut more);
                scales.append(&mut places);
            }
            _ => unreachable!("a column's values are of one kind in all stretches of a file"),
        }
    }

    /// Hands out days; [`NO_DAY`] for blanks.
    pub fn put_days(&self, rows: impl Iterator<Item = usize>, into: &mut Vec<i32>) {
        if let Self::Days(list) = self {
            into.extend(rows.map(|row| list[row]));
        }
    }

    /// Hands out numbers of regions or texts; [`NO_SYMBOL`] for blanks.
    pub fn put_symbols(&self, rows: impl Iterator<Item = usize>, into: &mut Vec<u32>) {
        if let Self::Regions(list) | Self::Texts(list) = self {
            into.extend(rows.map(|row| list[row]));
        }
    }

    /// Hands out amounts with so many places after the point; [`NO_AMOUNT`] for blanks.
    pub fn put_amounts(&self, rows: impl Iterator<Item = usize>, scale: u32, into: &mut Vec<i128>) {
        let Self::Amounts { digits, scales, .. } = self else { return };
        let power: Vec<i128> = (0..=scale).map(|n| 10_i128.pow(n)).collect();
        into.extend(rows.map(|row| match scales[row] {
            BLANK => NO_AMOUNT,
            WIDE => match self.get(row) {
                Value::Amount(a) => a.with_scale(scale).map_or(NO_AMOUNT, |a| a.mantissa),
                _ => NO_AMOUNT,
            },
            s => i128::from(digits[row]) * power[scale as usize - usize::from(s)],
        }));
    }

    /// The most places after the point that an amount has.
    pub fn scale(&self) -> u32 {
        let Self::Amounts { scales, wide, .. } = self else { return 0 };
        let narrow = scales.iter().filter(|s| **s < WIDE).max().map_or(0, |s| u32::from(*s));
        wide.values().map(|a| a.scale).max().unwrap_or(0).max(narrow)
    }

    /// Makes room for more rows.
    pub fn reserve(&mut self, more: usize) {
        match self {
            Self::Days(list) => list.reserve(more),
            Self::Regions(list) | Self::Texts(list) => list.reserve(more),
            Self::Amounts { digits, scales, .. } => {
                digits.reserve(more);
                scales.reserve(more);
            }
        }
    }

    pub fn get(&self, row: usize) -> Value {
        match self {
            Self::Days(list) if list[row] != NO_DAY => Value::Day(list[row]),
            Self::Regions(list) if list[row] != NO_SYMBOL => Value::Region(RegionId(list[row])),
            Self::Texts(list) if list[row] != NO_SYMBOL => Value::Text(list[row]),
            Self::Amounts { digits, scales, wide } => match scales[row] {
                BLANK => Value::Blank,
                WIDE => wide.get(&row).map_or(Value::Blank, |a| Value::Amount(*a)),
                scale => Value::Amount(Decimal::new(i128::from(digits[row]), u32::from(scale))),
            },
            _ => Value::Blank,
        }
    }
}
