//! The groups that rows are added up by: months and texts, each encoded as a small number.

use crate::feed::cell::Interner;
use crate::feed::cell::day;
use crate::feed::cell::days;
use crate::feed::rows::{NO_DAY, NO_SYMBOL};
use crate::measure::{Every, Period};
use std::sync::Arc;

/// The number of a month or a text within a code.
pub(in crate::feed) type Small = u16;
const UNKNOWN: Small = Small::MAX;

/// Days since 1970 whose months are looked up in a table: those of 1900 to 2199.
const LOOKED_UP: std::ops::Range<i32> = -25_567..84_006;

/// The cells of a grouping column: days, or symbols of texts.
#[derive(Debug, Clone, Copy)]
pub(in crate::feed) enum Labels<'l> {
    Days(&'l [i32]),
    Texts(&'l [u32], &'l Interner),
}

/// One column that rows are grouped by.
#[derive(Debug)]
pub(in crate::feed) enum Group {
    /// The last days of the months so far, and the month of each day in the lookup table.
    Months { column: usize, list: Vec<i32>, known: Vec<Small> },
    /// Symbols of the aggregator's own texts, and the own symbol of each symbol of the chunk.
    Texts { column: usize, list: Vec<u32>, known: Vec<Small> },
}

impl Group {
    pub fn months(column: usize) -> Self {
        Self::Months { column, list: Vec::new(), known: vec![UNKNOWN; LOOKED_UP.len()] }
    }

    pub fn texts(column: usize) -> Self {
        Self::Texts { column, list: Vec::new(), known: Vec::new() }
    }

    pub fn column(&self) -> usize {
        match self {
            Self::Months { column, .. } | Self::Texts { column, .. } => *column,
        }
    }

    /// Appends the number of each row's month or text to the row's code; `None` when there are too many different ones.
    pub fn add_to(&mut self, codes: &mut [u64], labels: Labels<'_>, own: &mut Interner) -> Option<()> {
        match (self, labels) {
            (Self::Months { list, known, .. }, Labels::Days(all)) => {
                for (code, day) in codes.iter_mut().zip(all) {
                    let at =
                        usize::try_from(day.wrapping_sub(LOOKED_UP.start)).ok().filter(|_| LOOKED_UP.contains(day));
                    let small = match at.map(|at| known[at]) {
                        Some(small) if small != UNKNOWN => small,
                        _ => {
                            let small = place(list, month_end(*day))?;
                            if let Some(at) = at {
                                known[at] = small;
                            }
                            small
                        }
                    };
                    *code = *code << Small::BITS | u64::from(small);
                }
            }
            (Self::Texts { list, known, .. }, Labels::Texts(all, texts)) => {
                known.clear();
                known.resize(texts.len() as usize + 1, UNKNOWN);
                let blank = known.len() - 1;
                for (code, symbol) in codes.iter_mut().zip(all) {
                    let slot = (*symbol as usize).min(blank);
                    if known[slot] == UNKNOWN {
                        let mut text = |symbol| own.symbol(texts.get(symbol));
                        known[slot] = place(list, if slot == blank { NO_SYMBOL } else { text(*symbol) })?;
                    }
                    *code = *code << Small::BITS | u64::from(known[slot]);
                }
            }
            _ => return None,
        }
        Some(())
    }

    /// The month or text of a number.
    pub fn label(&self, small: Small, texts: &Interner) -> Label {
        match self {
            Self::Months { list, .. } => Label::Month(list[usize::from(small)]),
            Self::Texts { list, .. } => {
                let symbol = list[usize::from(small)];
                Label::Text((symbol != NO_SYMBOL).then(|| texts.shared(symbol)))
            }
        }
    }
}

/// The position of a value in a list; a new value is added.
fn place<T: PartialEq>(list: &mut Vec<T>, value: T) -> Option<Small> {
    let at = list.iter().position(|v| *v == value).unwrap_or_else(|| {
        list.push(value);
        list.len() - 1
    });
    Small::try_from(at).ok().filter(|n| *n != UNKNOWN)
}

/// The last day of a day's month; a blank stays blank.
fn month_end(n: i32) -> i32 {
    if n == NO_DAY { NO_DAY } else { days(Period::containing(day(n), Every::Month).last_day()) }
}

/// A group: a month, by its last day, or a text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::feed) enum Label {
    Month(i32),
    Text(Option<Arc<str>>),
}
