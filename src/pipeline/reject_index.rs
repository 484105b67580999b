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
    /// Of those whose region could not be read, those of which a column names the region above it: they may be of any region in that.
    somewhere_in: HashMap<RegionId, Vec<usize>>,
    /// The others whose region could not be read.
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
            match (reject.region, &above(feed, reject, regions)[..]) {
                (None, []) => index.anywhere.push(n),
                (None, wholes) => {
                    for whole in wholes {
                        index.somewhere_in.entry(*whole).or_default().push(n);
                        let above = regions.with_ancestors(*whole).skip(1);
                        above.for_each(|at| index.within.entry(at).or_default().push(n));
                    }
                }
                (Some(region), _) => {
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
    pub fn concerning(&self, region: RegionId, regions: &Regions) -> impl Iterator<Item = usize> {
        let list = |of: &HashMap<RegionId, Vec<usize>>, at| of.get(&at).cloned().unwrap_or_default();
        let mut all = list(&self.within, region);
        if !self.somewhere_in.is_empty() {
            all.extend(regions.with_ancestors(region).flat_map(|at| list(&self.somewhere_in, at)));
        }
        all.extend(&self.anywhere);
        all.sort_unstable();
        all.dedup();
        all.into_iter()
    }
}

/// The regions that a row's column for the region above may name; none where there is no such column, or it could not be read.
fn above(feed: &Feed, reject: &Reject, regions: &Regions) -> Vec<RegionId> {
    let Some(column) = feed.columns.iter().find(|column| column.names_parent) else { return Vec::new() };
    let cell = reject.cells.iter().find(|(id, _)| *id == column.id);
    cell.map(|(_, name)| regions.all_named(name, None).collect()).unwrap_or_default()
}
