//! What a file's rows come to, in place of the rows.

use super::super::cuts::small;
use super::super::rows::{Rows, State};
use super::super::texts::Texts;
use super::super::values::{NO_AMOUNT, NO_SYMBOL, Values};
use super::folder::Folder;
use super::groups::{Group, Label};
use crate::catalog::{ColumnKind, Feed, RegionId, Regions};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// What a file's rows come to.
pub(in super::super) struct Folded {
    /// One of those who added it up: they know the columns alike.
    folder: Folder,
    /// By labels and regions, in an order that does not depend on who added up what.
    sums: BTreeMap<Vec<Label>, Vec<i64>>,
}

impl Folded {
    /// Whether the sums say all that is to be known of the rows: not where rows of one region stand beside those of regions below
    /// it, which makes them totals, or where dates lie behind the file's period, whose first row is to be told.
    pub fn say_all(&self, feed: &Feed, regions: &Regions, end: Option<i32>) -> bool {
        let Folder { regions: all, stride, groups, .. } = &self.folder;
        let mut seen = vec![false; all + 1];
        for numbers in self.sums.values() {
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
            (Some(first), Some(end)) => self.sums.keys().all(|labels| labels[first] <= Label::Month(end)),
            _ => true,
        }
    }

    /// Puts the sums in place of the rows.
    pub fn replace(self, feed: &Feed, rows: &mut Rows) {
        let Self { folder, sums } = self;
        let mut texts = Texts::default();
        let mut values: Vec<Values> = feed.columns.iter().map(Values::of).collect();
        let is_there = |numbers: &&[i64]| numbers[0] > 0;
        let count = sums.values().map(|numbers| numbers.chunks_exact(folder.stride).filter(is_there).count()).sum();
        let mut weights = Vec::with_capacity(count);
        // Those of columns that are not kept stay empty.
        let kept = folder.groups.iter().map(Group::column).chain(folder.amounts.iter().map(|a| a.column));
        kept.chain(folder.region).for_each(|n| values[n].reserve(count));
        for (labels, numbers) in &sums {
            for (region, numbers) in numbers.chunks_exact(folder.stride).enumerate().filter(|(_, n)| n[0] > 0) {
                if let Some(Values::Regions(ids)) = folder.region.map(|n| &mut values[n]) {
                    ids.push(if region == folder.regions { NO_SYMBOL } else { small(region) });
                }
                for amount in &folder.amounts {
                    if let Values::Amounts { digits, .. } = &mut values[amount.column] {
                        let blank = amount.optional && numbers[amount.at + 1] == 0;
                        digits.push(if blank { NO_AMOUNT } else { i128::from(numbers[amount.at]) });
                    }
                }
                weights.push(numbers[0].unsigned_abs());
            }
            for (group, label) in folder.groups.iter().zip(labels) {
                match (&mut values[group.column()], label) {
                    (Values::Days(list), Label::Month(day)) => list.resize(weights.len(), *day),
                    (Values::Texts(list), Label::Text(text)) => {
                        let symbol = text.as_ref().map_or(NO_SYMBOL, |text| texts.symbol(text));
                        list.resize(weights.len(), symbol);
                    }
                    _ => unreachable!("a column is of one kind"),
                }
            }
        }
        for amount in &folder.amounts {
            if let Values::Amounts { scale, .. } = &mut values[amount.column] {
                *scale = amount.scale;
            }
        }
        rows.states = vec![State::Used; weights.len()];
        (rows.values, rows.texts, rows.weights) = (values, texts, weights);
        (rows.places, rows.lines) = Default::default();
    }
}

/// What several processors have added up, together; `None` where it could not be added up.
pub(in super::super) fn fold(mut folders: Vec<Folder>) -> Option<Folded> {
    let columns = folders.first()?.amounts.len();
    let scale = |at: usize| folders.iter().map(|f| f.amounts[at].scale).max().unwrap_or(0);
    let scales: Vec<u32> = (0..columns).map(scale).collect();
    let mut sums: BTreeMap<Vec<Label>, Vec<i64>> = BTreeMap::new();
    for folder in &mut folders {
        if folder.failed {
            return None;
        }
        folder.widen(&scales)?;
        let all = std::mem::take(&mut folder.numbers);
        for (code, numbers) in folder.codes.iter().zip(all.chunks_exact(folder.of_a_code())) {
            match sums.entry(folder.labels(*code)) {
                Entry::Vacant(entry) => {
                    entry.insert(numbers.to_vec());
                }
                Entry::Occupied(mut entry) => {
                    for (number, more) in entry.get_mut().iter_mut().zip(numbers) {
                        *number = number.checked_add(*more)?;
                    }
                }
            }
        }
    }
    Some(Folded { folder: folders.pop()?, sums })
}
