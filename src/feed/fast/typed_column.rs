//! One column of a chunk, typed: the values of its plain rows.

use crate::catalog::{Column, ColumnKind};
use crate::feed::cell::{Digits, trimmed};
use crate::feed::rows::{ColumnBuffer, NO_AMOUNT, NO_DAY, NO_SYMBOL};
use std::borrow::Cow;
use std::ops::Range;

/// One column's values, one for each record of a chunk below its header. The entry of a record that is not plain means nothing.
#[derive(Debug)]
pub(in crate::feed) enum TypedColumn {
    Days(Vec<i32>),
    /// Regions and texts.
    Symbols(Vec<u32>),
    Amounts(Vec<Digits>),
}

/// The places after the point that mark a blank.
pub(super) const BLANK: u8 = u8::MAX;

impl TypedColumn {
    pub fn of(column: &Column) -> Self {
        match column.kind {
            ColumnKind::Date => Self::Days(Vec::new()),
            ColumnKind::Region | ColumnKind::Text | ColumnKind::Id => Self::Symbols(Vec::new()),
            ColumnKind::Quantity { .. } => Self::Amounts(Vec::new()),
        }
    }

    /// Regions or texts; `None` for another kind of column.
    pub fn symbols(&self) -> Option<&[u32]> {
        if let Self::Symbols(list) = self { Some(list) } else { None }
    }

    /// The amounts of some rows with no more places than one of them needs, and that number of places; `None` for another kind of
    /// column. [`TypedColumn::is_blank`] recognises blanks.
    pub fn amounts(&self, rows: Range<usize>) -> Option<(Cow<'_, [Digits]>, u8)> {
        let Self::Amounts(list) = self else { return None };
        let list = &list[rows];
        let most = |list: &[Digits]| {
            list.iter().map(|(_, places)| *places).filter(|places| !Self::is_blank(*places)).max().unwrap_or(0)
        };
        let places = most(list);
        let needs = |(digits, own): &Digits| *own == places && digits % 10 != 0;
        if places == 0 || list.iter().any(needs) {
            return Some((list.into(), places));
        }
        let trim = |amount: &Digits| if Self::is_blank(amount.1) { *amount } else { trimmed(*amount) };
        let list: Vec<Digits> = list.iter().map(trim).collect();
        let places = most(&list);
        Some((list.into(), places))
    }

    /// Whether this number of places marks a blank.
    pub fn is_blank(places: u8) -> bool {
        places == BLANK
    }

    /// Takes rows whose cell is blank for rows that are not plain.
    pub(super) fn exclude_blanks(&self, plain: &mut [bool]) {
        match self {
            Self::Days(list) => plain.iter_mut().zip(list).for_each(|(plain, day)| *plain &= *day != NO_DAY),
            Self::Symbols(list) => plain.iter_mut().zip(list).for_each(|(plain, text)| *plain &= *text != NO_SYMBOL),
            Self::Amounts(list) => {
                plain.iter_mut().zip(list).for_each(|(plain, (_, places))| *plain &= !Self::is_blank(*places));
            }
        }
    }

    /// Adds the values of some rows to a file's.
    pub(super) fn put(&self, rows: Range<usize>, into: &mut ColumnBuffer) {
        match (self, into) {
            (Self::Days(list), ColumnBuffer::Days(into)) => into.extend_from_slice(&list[rows]),
            (Self::Symbols(list), ColumnBuffer::Regions(into) | ColumnBuffer::Texts(into)) => {
                into.extend_from_slice(&list[rows]);
            }
            (Self::Amounts(_), into @ ColumnBuffer::Amounts { .. }) => {
                let Some((list, places)) = self.amounts(rows) else { return };
                into.widen(u32::from(places));
                if let ColumnBuffer::Amounts { digits: into, scale } = into {
                    let power: Vec<i128> = (0..=*scale).rev().map(|n| 10_i128.pow(n)).collect();
                    // A blank has more places than any amount.
                    let widened = |(digits, places): &Digits| {
                        power.get(usize::from(*places)).map_or(NO_AMOUNT, |power| i128::from(*digits) * power)
                    };
                    into.extend(list.iter().map(widened));
                }
            }
            _ => unreachable!("a column is of one kind"),
        }
    }
}
