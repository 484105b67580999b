//! Which of a feed's rejected rows concern which region.

use crate::catalog::{RegionId, Regions};
use crate::feed::Reject;
use jiff::civil::Date;
use std::collections::HashMap;

/// Which of a feed's rejected rows concern a region.
#[derive(Debug, Default)]
pub(super) struct RejectIndex {
    /// Positions of those within each region, in order.
    within: HashMap<RegionId, Vec<usize>>,
    /// Those whose region could not be read.
    anywhere: Vec<usize>,
    /// First and last day of the period of each; None where that could not be read.
    spans: Vec<Option<(Date, Date)>>,
}

impl RejectIndex {
    pub fn of(rejects: &[Reject], regions: &Regions) -> Self {
        let span = |reject: &Reject| reject.period.map(|period| (period.first_day(), period.last_day()));
        let mut index = Self { spans: rejects.iter().map(span).collect(), ..Self::default() };
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
