//! What a file's rows come to, in place of the rows.

use super::super::rows::{Rows, State};
use super::super::texts::Texts;
use super::super::values::{NO_AMOUNT, NO_DAY, NO_SYMBOL, Values};
use super::folder::Folder;
use super::groups::{Group, Label};
use crate::catalog::{Column, ColumnKind, Feed, RegionId, Regions};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// What a file's rows come to.
pub(in super::super) struct Folded {
    /// One of those who added it up, and now has the numbers of all: they know the columns alike.
    folder: Folder,
    /// Which of its blocks of numbers, one of all regions each, are those of some labels: in an order that does not depend on who
    /// added up what.
    blocks: BTreeMap<Vec<Label>, usize>,
}

/// The numbers of some labels.
struct Block<'f> {
    labels: &'f [Label],
    numbers: &'f [i64],
    /// The regions that have rows; that of rows without one comes behind all others.
    regions: Vec<u32>,
}

impl Folded {
    /// Whether the sums say all that is to be known of the rows: not where rows of one region stand beside those of regions below
    /// it, which makes them totals, or where dates lie behind the file's period, whose first row is to be told.
    pub fn say_all(&self, feed: &Feed, regions: &Regions, end: Option<i32>) -> bool {
        let Folder { regions: all, stride, groups, .. } = &self.folder;
        let mut seen = vec![false; all + 1];
        for numbers in self.folder.numbers.chunks_exact(self.folder.of_a_code()) {
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
            (Some(first), Some(end)) => self.blocks.keys().all(|labels| labels[first] <= Label::Month(end)),
            _ => true,
        }
    }

    /// Puts the sums in place of the rows.
    pub fn replace(self, feed: &Feed, rows: &mut Rows) {
        let Self { folder, blocks } = self;
        let blocks: Vec<(Vec<Label>, usize)> = blocks.into_iter().collect();
        let blocks: Vec<Block<'_>> = blocks.par_iter().map(|(labels, n)| folder.block(labels, *n)).collect();
        let mut texts = Texts::default();
        let text = |label: &Label| match label {
            Label::Text(Some(text)) => texts.symbol(text),
            _ => NO_SYMBOL,
        };
        let symbols: Vec<u32> = blocks.iter().flat_map(|block| block.labels).map(text).collect();
        let column = |n: usize| folder.column(&feed.columns[n], n, &blocks, &symbols);
        let (values, weights) = rayon::join(
            || (0..feed.columns.len()).into_par_iter().map(column).collect(),
            || folder.each(&blocks, |numbers| numbers[0].unsigned_abs()),
        );
        rows.states = vec![State::Used; weights.len()];
        (rows.values, rows.texts, rows.weights) = (values, texts, weights);
        (rows.places, rows.prints) = Default::default();
    }
}

impl Folder {
    fn block<'f>(&'f self, labels: &'f [Label], n: usize) -> Block<'f> {
        let of_a_code = self.of_a_code();
        let numbers = &self.numbers[n * of_a_code..][..of_a_code];
        let regions = (0..).zip(numbers.chunks_exact(self.stride)).filter(|(_, numbers)| numbers[0] > 0);
        Block { labels, numbers, regions: regions.map(|(region, _)| region).collect() }
    }

    /// What `of` makes of the numbers of each region that has rows.
    fn each<T>(&self, blocks: &[Block<'_>], of: impl Fn(&[i64]) -> T) -> Vec<T> {
        let mut all = room(blocks);
        for Block { numbers, regions, .. } in blocks {
            all.extend(regions.iter().map(|region| of(&numbers[*region as usize * self.stride..][..self.stride])));
        }
        all
    }

    /// One column of the sums; one that is not kept stays empty.
    fn column(&self, declared: &Column, n: usize, blocks: &[Block<'_>], symbols: &[u32]) -> Values {
        if self.region == Some(n) {
            let id = |region: &u32| if *region as usize == self.regions { NO_SYMBOL } else { *region };
            let mut ids = room(blocks);
            ids.extend(blocks.iter().flat_map(|block| &block.regions).map(id));
            return Values::Regions(ids);
        }
        if let Some(amount) = self.amounts.iter().find(|amount| amount.column == n) {
            let digits = |numbers: &[i64]| match numbers.get(amount.at + 1) {
                Some(0) if amount.optional => NO_AMOUNT,
                _ => numbers[amount.at].into(),
            };
            return Values::Amounts { digits: self.each(blocks, digits), scale: amount.scale };
        }
        let Some(at) = self.groups.iter().position(|group| group.column() == n) else { return Values::of(declared) };
        let labels = blocks.iter().map(|block| (&block.labels[at], block.regions.len()));
        if declared.kind == ColumnKind::Date {
            let day = |label: &Label| if let Label::Month(day) = label { *day } else { NO_DAY };
            let mut days = room(blocks);
            days.extend(labels.flat_map(|(label, rows)| std::iter::repeat_n(day(label), rows)));
            return Values::Days(days);
        }
        let symbols = symbols.iter().skip(at).step_by(self.groups.len());
        let mut texts = room(blocks);
        texts.extend(symbols.zip(labels).flat_map(|(symbol, (_, rows))| std::iter::repeat_n(*symbol, rows)));
        Values::Texts(texts)
    }
}

/// Room for a value of each region that has rows, and no more.
fn room<T>(blocks: &[Block<'_>]) -> Vec<T> {
    Vec::with_capacity(blocks.iter().map(|block| block.regions.len()).sum())
}

/// What several processors have added up, together; `None` where it could not be added up.
pub(in super::super) fn fold(mut folders: Vec<Folder>) -> Option<Folded> {
    let columns = folders.first()?.amounts.len();
    let scale = |at: usize| folders.iter().map(|f| f.amounts[at].scale).max().unwrap_or(0);
    let scales: Vec<u32> = (0..columns).map(scale).collect();
    for folder in &mut folders {
        if folder.failed {
            return None;
        }
        folder.widen(&scales)?;
    }
    let mut folder = folders.pop()?;
    let of_a_code = folder.of_a_code();
    let mut blocks: BTreeMap<Vec<Label>, usize> =
        folder.codes.iter().zip(0..).map(|(code, n)| (folder.labels(*code), n)).collect();
    for other in &folders {
        // What is to be added to each block.
        let mut more: Vec<&[i64]> = vec![&[]; blocks.len()];
        for (code, numbers) in other.codes.iter().zip(other.numbers.chunks_exact(of_a_code)) {
            let n = *blocks.entry(other.labels(*code)).or_insert(more.len());
            more.resize(more.len().max(n + 1), &[]);
            more[n] = numbers;
        }
        folder.numbers.resize(more.len() * of_a_code, 0);
        let both = folder.numbers.par_chunks_exact_mut(of_a_code).zip(more);
        both.try_for_each(|(numbers, more)| {
            numbers.iter_mut().zip(more).try_for_each(|(number, more)| {
                *number = number.checked_add(*more)?;
                Some(())
            })
        })?;
    }
    Some(Folded { folder, blocks })
}
