//! Which of a feed's rejected rows concern which region.

use crate::catalog::{ColumnKind, Feed, RegionId, Regions};
use crate::feed::Reject;
use crate::measure::Every;
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::HashMap;

/// Days from a Monday to its week's Sunday.
const DAYS_TO_SUNDAY: i64 = 6;

/// Which of a feed's rejected rows concern a region.
#[derive(Debug, Default)]
pub(super) struct RejectIndex {
    /// Positions of those within each region, in order.
    within: HashMap<RegionId, Vec<usize>>,
    /// Those whose region could not be read.
    anywhere: Vec<usize>,
    /// First and last day of the period of each; None where that could not be read.
    spans: Vec<Option<(Date, Date)>>,
    /// By date column, between which days each counts by its own date; None where that could not be read. Rows of a weekly feed count by
    /// their Sunday.
    own_days: HashMap<String, Vec<Option<(Date, Date)>>>,
}

impl RejectIndex {
    pub fn of(feed: &Feed, rejects: &[Reject], regions: &Regions) -> Self {
        let span = |reject: &Reject| reject.period.map(|period| (period.first_day(), period.last_day()));
        let later = if feed.every == Every::Week { DAYS_TO_SUNDAY } else { 0 };
        let counts_on = |n: i32| {
            let day = Date::constant(1970, 1, 1).saturating_add(i64::from(n).days());
            (day, day.saturating_add(later.days()))
        };
        let dates = feed.columns.iter().filter(|column| column.kind == ColumnKind::Date);
        let own_days = |id: &String| rejects.iter().map(|reject| reject.day_in(id).map(counts_on)).collect();
        let mut index = Self {
            spans: rejects.iter().map(span).collect(),
            own_days: dates.map(|column| (column.id.clone(), own_days(&column.id))).collect(),
            ..Self::default()
        };
        for (n, reject) in rejects.iter().enumerate() {
            match reject.region {
                None => index.anywhere.push(n),
                Some(region) => {
                    regions.with_ancestors(region).for_each(|at| index.within.entry(at).or_default().push(n));
                }
            }
        }
        index
    }

    /// By position, between which days each rejected row counts by its date in a column; None where that could not be read.
    pub fn own_days(&self, column: Option<&str>) -> Option<&[Option<(Date, Date)>]> {
        self.own_days.get(column?).map(Vec::as_slice)
    }

    /// Whether the rejected row at a position could count from one day to another.
    pub fn lies_within(&self, n: usize, (first, last): (Date, Date)) -> bool {
        self.spans[n].is_none_or(|(begins, ends)| begins <= last && ends >= first)
    }

    /// Positions of the rejected rows that could be a region's, in order.
    pub fn concerning(&self, region: RegionId) -> impl Iterator<Item = usize> {
        let within = self.within.get(&region).map_or(&[][..], Vec::as_slice);
        let (mut within, mut anywhere) = (within.iter().copied().peekable(), self.anywhere.iter().copied().peekable());
        std::iter::from_fn(move || {
            let first = [within.peek(), anywhere.peek()].into_iter().flatten().min().copied()?;
            within.next_if_eq(&first).or_else(|| anywhere.next())
        })
    }
}
