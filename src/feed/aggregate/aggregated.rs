//! The sums of a file's rows, put in place of the rows.

use super::aggregator::Aggregator;
use super::groups::{Group, Label};
use crate::catalog::{Column, ColumnKind, Feed, RegionId, Regions};
use crate::feed::cell::Interner;
use crate::feed::rows::{ColumnBuffer, NO_AMOUNT, NO_DAY, NO_SYMBOL};
use crate::feed::rows::{RowState, Rows};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// The sums of a file's rows.
pub(in crate::feed) struct Aggregated {
    /// One of the threads' aggregators, which now holds the numbers of all of them; all have the same columns.
    aggregator: Aggregator,
    /// The position of each combination's numbers, by its labels: an order that does not depend on which thread added up what.
    combinations: BTreeMap<Vec<Label>, usize>,
}

/// The numbers of one combination of labels.
struct Combination<'f> {
    labels: &'f [Label],
    numbers: &'f [i64],
    /// The regions that have rows. Rows without a region count under a number after the last region's.
    regions: Vec<u32>,
}

impl Aggregated {
    /// Whether a sum would hide that some of its amounts are blank: what those rows stand for is not known, and never nothing.
    pub fn hides_blanks(&self) -> bool {
        let Aggregator { stride, amounts, numbers, .. } = &self.aggregator;
        let counts: Vec<usize> = amounts.iter().filter(|amount| amount.optional).map(|amount| amount.at + 1).collect();
        let is_mixed = |of: &[i64]| counts.iter().any(|at| of[*at] > 0 && of[*at] < of[0]);
        !counts.is_empty() && numbers.chunks_exact(*stride).any(is_mixed)
    }

    /// The months of the rows' first required date, and how many rows have each.
    pub fn months(&self, feed: &Feed) -> BTreeMap<i32, u64> {
        let required = |g: &Group| {
            let column = &feed.columns[g.column()];
            column.kind == ColumnKind::Date && !column.optional
        };
        let mut months = BTreeMap::new();
        let Some(first) = self.aggregator.groups.iter().position(required) else { return months };
        let per_code = self.aggregator.numbers_per_code();
        for (labels, n) in &self.combinations {
            let Label::Month(end) = labels[first] else { continue };
            let numbers = &self.aggregator.numbers[n * per_code..][..per_code];
            let rows: u64 = numbers.iter().step_by(self.aggregator.stride).map(|rows| rows.unsigned_abs()).sum();
            *months.entry(end).or_default() += rows;
        }
        months
    }

    /// Whether the sums are enough. They are not where they would hide blanks, where a region has rows beside regions below it, which
    /// makes its rows control totals, or where dates lie after the file's period, since the warning names the first such row.
    pub fn are_enough(&self, feed: &Feed, regions: &Regions, end: Option<i32>) -> bool {
        if self.hides_blanks() {
            return false;
        }
        let Aggregator { regions: all, stride, groups, .. } = &self.aggregator;
        let mut seen = vec![false; all + 1];
        for numbers in self.aggregator.numbers.chunks_exact(self.aggregator.numbers_per_code()) {
            for (seen, numbers) in seen.iter_mut().zip(numbers.chunks_exact(*stride)) {
                *seen |= numbers[0] > 0;
            }
        }
        let is_seen = |id: RegionId| seen[id.0 as usize];
        let mut nested = regions.iter().map(|(id, _)| id).filter(|id| is_seen(*id));
        if nested.any(|id| regions.with_ancestors(id).skip(1).any(is_seen)) {
            return false;
        }
        let required = |g: &Group| {
            let column = &feed.columns[g.column()];
            column.kind == ColumnKind::Date && !column.optional
        };
        match (groups.iter().position(required), end) {
            (Some(first), Some(end)) => self.combinations.keys().all(|labels| labels[first] <= Label::Month(end)),
            _ => true,
        }
    }

    /// Puts the sums in place of the rows.
    pub fn replace(self, feed: &Feed, rows: &mut Rows) {
        let Self { aggregator, combinations } = self;
        let combinations: Vec<(Vec<Label>, usize)> = combinations.into_iter().collect();
        let combinations: Vec<Combination<'_>> =
            combinations.par_iter().map(|(labels, n)| aggregator.combination(labels, *n)).collect();
        let mut texts = Interner::default();
        let text = |label: &Label| match label {
            Label::Text(Some(text)) => texts.symbol(text),
            _ => NO_SYMBOL,
        };
        let symbols: Vec<u32> = combinations.iter().flat_map(|combination| combination.labels).map(text).collect();
        let column = |n: usize| aggregator.column(&feed.columns[n], n, &combinations, &symbols);
        let (values, weights) = rayon::join(
            || (0..feed.columns.len()).into_par_iter().map(column).collect(),
            || aggregator.each(&combinations, |numbers| numbers[0].unsigned_abs()),
        );
        // Control totals have no sums to stand in.
        rows.skipped += rows.count(RowState::Skipped);
        rows.states = vec![RowState::Used; weights.len()];
        (rows.values, rows.texts, rows.weights) = (values, texts, weights);
        (rows.places, rows.fingerprints) = Default::default();
    }
}

impl Aggregator {
    fn combination<'f>(&'f self, labels: &'f [Label], n: usize) -> Combination<'f> {
        let numbers_per_code = self.numbers_per_code();
        let numbers = &self.numbers[n * numbers_per_code..][..numbers_per_code];
        let regions = (0..).zip(numbers.chunks_exact(self.stride)).filter(|(_, numbers)| numbers[0] > 0);
        Combination { labels, numbers, regions: regions.map(|(region, _)| region).collect() }
    }

    /// The result of `of` for each region that has rows.
    fn each<T>(&self, combinations: &[Combination<'_>], of: impl Fn(&[i64]) -> T) -> Vec<T> {
        let mut all = room(combinations);
        for Combination { numbers, regions, .. } in combinations {
            all.extend(regions.iter().map(|region| of(&numbers[*region as usize * self.stride..][..self.stride])));
        }
        all
    }

    /// One column of the sums; empty for a column that is not aggregated.
    fn column(&self, declared: &Column, n: usize, combinations: &[Combination<'_>], symbols: &[u32]) -> ColumnBuffer {
        if self.region == Some(n) {
            let id = |region: &u32| if *region as usize == self.regions { NO_SYMBOL } else { *region };
            let mut ids = room(combinations);
            ids.extend(combinations.iter().flat_map(|combination| &combination.regions).map(id));
            return ColumnBuffer::Regions(ids);
        }
        if let Some(amount) = self.amounts.iter().find(|amount| amount.column == n) {
            let digits = |numbers: &[i64]| match numbers.get(amount.at + 1) {
                Some(0) if amount.optional => NO_AMOUNT,
                _ => numbers[amount.at].into(),
            };
            return ColumnBuffer::Amounts { digits: self.each(combinations, digits), scale: amount.scale };
        }
        let Some(at) = self.groups.iter().position(|group| group.column() == n) else {
            return ColumnBuffer::of(declared);
        };
        let labels = combinations.iter().map(|combination| (&combination.labels[at], combination.regions.len()));
        if declared.kind == ColumnKind::Date {
            let day = |label: &Label| if let Label::Month(day) = label { *day } else { NO_DAY };
            let mut days = room(combinations);
            days.extend(labels.flat_map(|(label, rows)| std::iter::repeat_n(day(label), rows)));
            return ColumnBuffer::Days(days);
        }
        let symbols = symbols.iter().skip(at).step_by(self.groups.len());
        let mut texts = room(combinations);
        texts.extend(symbols.zip(labels).flat_map(|(symbol, (_, rows))| std::iter::repeat_n(*symbol, rows)));
        ColumnBuffer::Texts(texts)
    }
}

/// An empty list with room for one value for each region that has rows.
fn room<T>(combinations: &[Combination<'_>]) -> Vec<T> {
    Vec::with_capacity(combinations.iter().map(|combination| combination.regions.len()).sum())
}

/// Combines what several threads added up; `None` where one of them could not.
pub(in crate::feed) fn combine(mut aggregators: Vec<Aggregator>) -> Option<Aggregated> {
    let columns = aggregators.first()?.amounts.len();
    let scale = |at: usize| aggregators.iter().map(|f| f.amounts[at].scale).max().unwrap_or(0);
    let scales: Vec<u32> = (0..columns).map(scale).collect();
    for aggregator in &mut aggregators {
        if aggregator.failed {
            return None;
        }
        aggregator.widen(&scales)?;
    }
    let mut aggregator = aggregators.pop()?;
    let numbers_per_code = aggregator.numbers_per_code();
    let mut combinations: BTreeMap<Vec<Label>, usize> =
        aggregator.codes.iter().zip(0..).map(|(code, n)| (aggregator.labels(*code), n)).collect();
    for other in &aggregators {
        // The numbers to add to each combination.
        let mut more: Vec<&[i64]> = vec![&[]; combinations.len()];
        for (code, numbers) in other.codes.iter().zip(other.numbers.chunks_exact(numbers_per_code)) {
            let n = *combinations.entry(other.labels(*code)).or_insert(more.len());
            more.resize(more.len().max(n + 1), &[]);
            more[n] = numbers;
        }
        aggregator.numbers.resize(more.len() * numbers_per_code, 0);
        let both = aggregator.numbers.par_chunks_exact_mut(numbers_per_code).zip(more);
        both.try_for_each(|(numbers, more)| {
            numbers.iter_mut().zip(more).try_for_each(|(number, more)| {
                *number = number.checked_add(*more)?;
                Some(())
            })
        })?;
    }
    Some(Aggregated { aggregator, combinations })
}
