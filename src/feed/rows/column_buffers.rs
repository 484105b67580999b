//! Typed columns of one file while it is read.

use crate::catalog::{Column as Declared, ColumnKind, RegionId};
use crate::feed::cell::CellValue;
use crate::measure::Decimal;

/// One column's values of one file. The last value of each type is a blank.
#[derive(Debug)]
pub(in crate::feed) enum ColumnBuffer {
    Days(Vec<i32>),
    Regions(Vec<u32>),
    Texts(Vec<u32>),
    /// Digits, all with as many places after the point: the most that one of them needs.
    Amounts {
        digits: Vec<i128>,
        scale: u32,
    },
}

/// Blanks among days, among numbers of regions and texts, and among amounts.
pub(in crate::feed) const NO_DAY: i32 = i32::MAX;
pub(in crate::feed) const NO_SYMBOL: u32 = u32::MAX;
pub(in crate::feed) const NO_AMOUNT: i128 = i128::MIN;

impl ColumnBuffer {
    pub fn of(column: &Declared) -> Self {
        match column.kind {
            ColumnKind::Date => Self::Days(Vec::new()),
            ColumnKind::Region => Self::Regions(Vec::new()),
            ColumnKind::Text | ColumnKind::Id => Self::Texts(Vec::new()),
            ColumnKind::Quantity { .. } => Self::Amounts { digits: Vec::new(), scale: 0 },
        }
    }

    /// Takes a value of the column's own kind, or a blank.
    pub fn push(&mut self, value: CellValue) {
        if let CellValue::Amount(a) = value {
            self.widen(a.scale);
        }
        match (self, value) {
            (Self::Days(list), CellValue::Day(d)) => list.push(d),
            (Self::Days(list), _) => list.push(NO_DAY),
            (Self::Regions(list), CellValue::Region(RegionId(n))) | (Self::Texts(list), CellValue::Text(n)) => {
                list.push(n);
            }
            (Self::Regions(list) | Self::Texts(list), _) => list.push(NO_SYMBOL),
            // Amounts are bounded when they are read, so that this always fits.
            (Self::Amounts { digits, scale }, CellValue::Amount(a)) => {
                digits.push(a.with_scale(*scale).map_or(NO_AMOUNT, |a| a.mantissa));
            }
            (Self::Amounts { digits, .. }, _) => digits.push(NO_AMOUNT),
        }
    }

    /// Gives amounts at least `places` places after the point.
    pub fn widen(&mut self, places: u32) {
        if let Self::Amounts { digits, scale } = self
            && places > *scale
        {
            let power = 10_i128.pow(places - *scale);
            digits.iter_mut().filter(|d| **d != NO_AMOUNT).for_each(|d| *d *= power);
            *scale = places;
        }
    }

    /// Adds the values of the rows below, whose texts have other symbols, and leaves none there.
    pub fn append(&mut self, below: &mut Self, symbols: &[u32]) {
        self.widen(below.scale());
        below.widen(self.scale());
        match (self, below) {
            (Self::Days(list), Self::Days(more)) => list.append(more),
            (Self::Regions(list), Self::Regions(more)) => list.append(more),
            (Self::Texts(list), Self::Texts(more)) => {
                list.extend(more.drain(..).map(|n| symbols.get(n as usize).copied().unwrap_or(n)));
            }
            (Self::Amounts { digits, .. }, Self::Amounts { digits: more, scale }) => {
                digits.append(more);
                *scale = 0;
            }
            _ => unreachable!("a column's values are of one kind in all chunks of a file"),
        }
    }

    pub fn is_empty(&self) -> bool {
        match self {
            Self::Days(list) => list.is_empty(),
            Self::Regions(list) | Self::Texts(list) => list.is_empty(),
            Self::Amounts { digits, .. } => digits.is_empty(),
        }
    }

    pub fn clear(&mut self) {
        match self {
            Self::Days(list) => list.clear(),
            Self::Regions(list) | Self::Texts(list) => list.clear(),
            Self::Amounts { digits, scale } => {
                digits.clear();
                *scale = 0;
            }
        }
    }

    /// The most places after the point that an amount has.
    pub fn scale(&self) -> u32 {
        if let Self::Amounts { scale, .. } = self { *scale } else { 0 }
    }

    /// Makes room for more rows.
    pub fn reserve(&mut self, more: usize) {
        match self {
            Self::Days(list) => list.reserve(more),
            Self::Regions(list) | Self::Texts(list) => list.reserve(more),
            Self::Amounts { digits, .. } => digits.reserve(more),
        }
    }

    pub fn get(&self, row: usize) -> CellValue {
        match self {
            Self::Days(list) if list[row] != NO_DAY => CellValue::Day(list[row]),
            Self::Regions(list) if list[row] != NO_SYMBOL => CellValue::Region(RegionId(list[row])),
            Self::Texts(list) if list[row] != NO_SYMBOL => CellValue::Text(list[row]),
            Self::Amounts { digits, scale } if digits[row] != NO_AMOUNT => {
                CellValue::Amount(trimmed(digits[row], *scale))
            }
            _ => CellValue::Blank,
        }
    }

    /// Days; [`NO_DAY`] for blanks.
    pub fn days(self) -> Vec<i32> {
        if let Self::Days(list) = self { list } else { Vec::new() }
    }

    /// Numbers of regions or texts; [`NO_SYMBOL`] for blanks.
    pub fn symbols(self) -> Vec<u32> {
        if let Self::Regions(list) | Self::Texts(list) = self { list } else { Vec::new() }
    }

    /// Amounts, with [`ColumnBuffer::scale`] places after the point; [`NO_AMOUNT`] for blanks.
    pub fn amounts(self) -> Vec<i128> {
        if let Self::Amounts { digits, .. } = self { digits } else { Vec::new() }
    }
}

fn trimmed(digits: i128, scale: u32) -> Decimal {
    // Most fit machine words, which divide much faster.
    let Ok(mut small) = i64::try_from(digits) else { return Decimal::new(digits, scale).trimmed() };
    let mut scale = scale;
    while scale > 0 && small % 10 == 0 {
        (small, scale) = (small / 10, scale - 1);
    }
    Decimal::new(i128::from(small), scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_of_several_scales_stay_what_they_are() {
        let amounts = || ColumnBuffer::Amounts { digits: Vec::new(), scale: 0 };
        let written = [(5, 0), (125, 2), (-3, 1), (0, 0), (123_456_789_012_345, 18)];
        let (mut above, mut below) = (amounts(), amounts());
        for (n, (mantissa, scale)) in written.into_iter().enumerate() {
            let values = if n < 2 { &mut above } else { &mut below };
            values.push(CellValue::Amount(Decimal::new(mantissa, scale)));
            values.push(CellValue::Blank);
        }
        above.append(&mut below, &[]);
        assert_eq!((above.scale(), below.scale()), (18, 0));
        for (n, (mantissa, scale)) in written.into_iter().enumerate() {
            assert_eq!(above.get(2 * n), CellValue::Amount(Decimal::new(mantissa, scale)));
            assert_eq!(above.get(2 * n + 1), CellValue::Blank);
        }
    }
}
