//! Rows of which nothing but sums is asked, added up while a file is read: a country's rows come to a few numbers a region and
//! month, and never lie in memory together.

use super::cuts::small;
use super::days::{day, days};
use super::rows::{Rows, State};
use super::texts::{Fast, Texts};
use super::values::{NO_AMOUNT, NO_DAY, NO_SYMBOL, Values};
use crate::catalog::{ColumnKind, Feed, RegionId, Regions};
use crate::measure::{Every, Period};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

/// How much of a feed's rows a study needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Detail {
    /// Every row, as it was sent.
    #[default]
    Rows,
    /// Sums only, so far as [`Sums::fit`].
    Sums(Sums),
}

/// What rows are added up by and of, columns by their ids. Rows also stay apart by region, and by the month of each date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sums {
    /// Texts that rows are told apart by.
    pub by: Vec<String>,
    /// Quantities that are added up.
    pub of: Vec<String>,
}

/// Columns that rows are told apart by, beside their region.
const GROUPS_AT_MOST: usize = 4;
/// Sums of a file that one processor keeps; a file with more is kept row by row.
const SLOTS_AT_MOST: usize = 1 << 24;

impl Sums {
    /// Whether a feed's rows can be added up at all: none revises another, none stays open, and months tell them apart as well
    /// as their days do.
    #[must_use]
    pub fn fit(&self, feed: &Feed) -> bool {
        let dates = feed.columns.iter().filter(|c| c.kind == ColumnKind::Date);
        feed.key.is_empty() && feed.every >= Every::Month && dates.count() + self.by.len() <= GROUPS_AT_MOST
    }

    /// Whether a column is there when rows have been added up.
    pub(super) fn keeps(&self, feed: &Feed, n: usize) -> bool {
        let column = &feed.columns[n];
        match column.kind {
            ColumnKind::Date | ColumnKind::Region => true,
            ColumnKind::Text | ColumnKind::Id => self.by.contains(&column.id),
            ColumnKind::Quantity { .. } => self.of.contains(&column.id),
        }
    }
}

impl Detail {
    pub(super) fn keeps(&self, feed: &Feed, n: usize) -> bool {
        match self {
            Self::Rows => true,
            Self::Sums(sums) => sums.keeps(feed, n),
        }
    }
}

/// What stands for a month or a text in a code.
type Small = u16;

/// One column that rows are told apart by.
#[derive(Debug)]
enum Group {
    /// The last days of the months met so far; and which of them a day belongs to, for the days met last.
    Months { column: usize, list: Vec<i32>, met: Box<[(i32, Small); Self::MET]> },
    /// Symbols of the folder's own texts, and which of them the stretch's symbols are.
    Texts { column: usize, list: Vec<u32>, known: Vec<Small> },
}

impl Group {
    /// Days whose months are remembered; a power of two, so that those of two months do not meet.
    const MET: usize = 64;
    const UNKNOWN: Small = Small::MAX;

    fn months(column: usize) -> Self {
        // A day that belongs into another place, so that nothing is known at first.
        let mut met = Box::new([(0, Self::UNKNOWN); Self::MET]);
        met[0].0 = 1;
        Self::Months { column, list: Vec::new(), met }
    }

    fn begin(&mut self, texts: &Texts) {
        if let Self::Texts { known, .. } = self {
            known.clear();
            known.resize(texts.len() as usize + 1, Self::UNKNOWN);
        }
    }

    /// The code of a row's month or text; `None` when there are too many.
    #[inline]
    fn code(&mut self, rows: &Rows, row: usize, own: &mut Texts) -> Option<Small> {
        match self {
            Self::Months { column, list, met } => {
                let Values::Days(all) = &rows.values[*column] else { return None };
                let day = all[row];
                let slot = &mut met[day.rem_euclid(64) as usize & (Self::MET - 1)];
                if slot.0 != day || slot.1 == Self::UNKNOWN {
                    *slot = (day, place(list, month_end(day))?);
                }
                Some(slot.1)
            }
            Self::Texts { column, list, known } => {
                let Values::Texts(all) = &rows.values[*column] else { return None };
                let symbol = all[row];
                // Blanks come last.
                let slot = (symbol as usize).min(known.len() - 1);
                if known[slot] == Self::UNKNOWN {
                    let symbol = if symbol == NO_SYMBOL { NO_SYMBOL } else { own.symbol(rows.texts.get(symbol)) };
                    known[slot] = place(list, symbol)?;
                }
                Some(known[slot])
            }
        }
    }
}

/// Where a value stands in a list, to which it is added if it is new.
fn place<T: PartialEq>(list: &mut Vec<T>, value: T) -> Option<Small> {
    let at = list.iter().position(|v| *v == value).unwrap_or_else(|| {
        list.push(value);
        list.len() - 1
    });
    Small::try_from(at).ok().filter(|n| *n != Group::UNKNOWN)
}

/// The last day of a day's month; of a blank, a blank.
fn month_end(n: i32) -> i32 {
    if n == NO_DAY { NO_DAY } else { days(Period::containing(day(n), Every::Month).last_day()) }
}

/// Rows and amounts of neighbouring regions.
#[derive(Debug, Clone)]
struct Page {
    rows: Vec<u64>,
    /// Region by region, an amount for each column; [`NO_AMOUNT`] where all were blank.
    amounts: Vec<i128>,
}

const PAGE: usize = 1 << 10;

impl Page {
    fn new(columns: usize) -> Self {
        Self { rows: vec![0; PAGE], amounts: vec![NO_AMOUNT; PAGE * columns] }
    }
}

/// Adds an amount, or a blank, to one; whether it fits.
#[inline]
fn add(to: &mut i128, amount: i128) -> bool {
    if amount == NO_AMOUNT {
        return true;
    }
    let sum = if *to == NO_AMOUNT { Some(amount) } else { to.checked_add(amount) };
    // As many digits as a decimal has.
    let sum = sum.filter(|s| s.unsigned_abs() < 10_u128.pow(38));
    *to = sum.unwrap_or(*to);
    sum.is_some()
}

/// Sums of one combination of months and texts, by regions.
#[derive(Debug, Default, Clone)]
struct Pages(Vec<Option<Page>>);

/// Adds up what one processor reads of a file.
#[derive(Debug)]
pub(super) struct Folder {
    groups: Vec<Group>,
    region: Option<usize>,
    amounts: Vec<usize>,
    scales: Vec<u32>,
    texts: Texts,
    codes: Fast<u64, u32>,
    sums: Vec<(u64, Pages)>,
    pages: usize,
    /// Regions of the catalog: that of a row without one comes behind them.
    regions: usize,
    /// It cannot be done with these rows.
    failed: bool,
}

impl Folder {
    pub fn new(feed: &Feed, regions: &Regions, sums: &Sums) -> Self {
        let kept = (0..feed.columns.len()).filter(|n| sums.keeps(feed, *n));
        let (mut groups, mut amounts, mut region) = (Vec::new(), Vec::new(), None);
        for n in kept {
            match feed.columns[n].kind {
                ColumnKind::Date => groups.push(Group::months(n)),
                ColumnKind::Text | ColumnKind::Id => {
                    groups.push(Group::Texts { column: n, list: Vec::new(), known: Vec::new() });
                }
                ColumnKind::Region => region = Some(n),
                ColumnKind::Quantity { .. } => amounts.push(n),
            }
        }
        Self {
            groups,
            region,
            scales: vec![0; amounts.len()],
            amounts,
            texts: Texts::default(),
            codes: Fast::default(),
            sums: Vec::new(),
            pages: 0,
            regions: regions.iter().count(),
            failed: false,
        }
    }

    /// Adds a stretch's rows, of which nothing stays but what tells repeated ones: their fingerprints and lines.
    pub fn take(&mut self, rows: &mut Rows) {
        self.failed |= !rows.totals.is_empty() || !rows.parts.is_empty();
        if !self.failed {
            self.failed = self.add_rows(rows).is_none();
        }
        rows.values.iter_mut().for_each(Values::clear);
        rows.states.clear();
        rows.places.bytes.clear();
        rows.texts.clear();
    }

    /// Adds rows as they are, none of which is a part of another; `None` where their sums are too large, or too many.
    pub fn add_rows(&mut self, rows: &Rows) -> Option<()> {
        self.groups.iter_mut().for_each(|g| g.begin(&rows.texts));
        let scales: Vec<u32> = self.amounts.iter().map(|n| rows.values[*n].scale()).collect();
        self.widen(&scales)?;
        let columns: Vec<(&[i128], i128)> = self
            .amounts
            .iter()
            .zip(&self.scales)
            .map(|(n, scale)| match &rows.values[*n] {
                Values::Amounts { digits, scale: own } => (&digits[..], 10_i128.pow(scale - own)),
                _ => unreachable!("a quantity's values are amounts"),
            })
            .collect();
        let regions: &[u32] = match self.region.map(|n| &rows.values[n]) {
            Some(Values::Regions(ids)) => ids,
            _ => &[],
        };
        let mut last = (u64::MAX, 0);
        for row in (0..rows.states.len()).filter(|n| rows.states[*n] == State::Used) {
            let mut code = 0;
            for group in &mut self.groups {
                code = code << Small::BITS | u64::from(group.code(rows, row, &mut self.texts)?);
            }
            if code != last.0 || self.sums.is_empty() {
                last = (code, self.sum_of(code));
            }
            let region = regions.get(row).map_or(self.regions, |id| (*id as usize).min(self.regions));
            let pages = &mut self.sums[last.1].1.0;
            let page = &mut pages[region / PAGE];
            if page.is_none() {
                self.pages += 1;
                if self.pages * PAGE > SLOTS_AT_MOST {
                    return None;
                }
            }
            let page = page.get_or_insert_with(|| Page::new(columns.len()));
            let slot = region % PAGE;
            page.rows[slot] += 1;
            for (to, (digits, power)) in page.amounts[slot * columns.len()..].iter_mut().zip(&columns) {
                let digits = digits[row];
                let amount = if *power == 1 || digits == NO_AMOUNT { digits } else { digits.checked_mul(*power)? };
                if !add(to, amount) {
                    return None;
                }
            }
        }
        Some(())
    }

    fn sum_of(&mut self, code: u64) -> usize {
        let next = u32::try_from(self.sums.len()).expect("as many as there are pages at most");
        let at = *self.codes.entry(code).or_insert(next);
        if at == next {
            self.sums.push((code, Pages(vec![None; self.regions / PAGE + 1])));
        }
        at as usize
    }
}

/// A month, by its last day, or a text that rows are told apart by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Label {
    Month(i32),
    Text(Option<Arc<str>>),
}

impl Folder {
    /// What a code stands for.
    fn labels(&self, code: u64) -> Vec<Label> {
        let groups = self.groups.iter().rev().enumerate();
        let mut labels: Vec<Label> = groups
            .map(|(n, group)| {
                let at = usize::from((code >> (Small::BITS * u32::try_from(n).unwrap_or(0))) as Small);
                match group {
                    Group::Months { list, .. } => Label::Month(list[at]),
                    Group::Texts { list, .. } => {
                        Label::Text((list[at] != NO_SYMBOL).then(|| self.texts.shared(list[at])))
                    }
                }
            })
            .collect();
        labels.reverse();
        labels
    }

    /// Makes amounts have as many places after the point as those of others.
    fn widen(&mut self, scales: &[u32]) -> Option<()> {
        let columns = self.amounts.len();
        for (at, (own, scale)) in self.scales.iter_mut().zip(scales).enumerate() {
            if *own >= *scale {
                continue;
            }
            let power = 10_i128.checked_pow(scale - *own)?;
            let pages = self.sums.iter_mut().flat_map(|(_, pages)| pages.0.iter_mut().flatten());
            for amount in pages.flat_map(|page| page.amounts.iter_mut().skip(at).step_by(columns)) {
                if *amount != NO_AMOUNT {
                    *amount = amount.checked_mul(power)?;
                }
            }
            *own = *scale;
        }
        Some(())
    }
}

impl Pages {
    fn absorb(&mut self, other: Self) -> Option<()> {
        for (page, other) in self.0.iter_mut().zip(other.0) {
            let Some(other) = other else { continue };
            let Some(page) = page else {
                *page = Some(other);
                continue;
            };
            page.rows.iter_mut().zip(other.rows).for_each(|(rows, more)| *rows += more);
            let mut amounts = page.amounts.iter_mut().zip(other.amounts);
            amounts.all(|(to, amount)| add(to, amount)).then_some(())?;
        }
        Some(())
    }

    /// The regions that have rows, as numbers.
    fn regions(&self) -> impl Iterator<Item = (usize, &Page, usize)> {
        let pages = self.0.iter().enumerate().filter_map(|(n, page)| Some((n, page.as_ref()?)));
        pages.flat_map(|(n, page)| {
            let slots = (0..PAGE).filter(|slot| page.rows[*slot] > 0);
            slots.map(move |slot| (n * PAGE + slot, page, slot))
        })
    }
}

/// What a file's rows come to.
pub(super) struct Folded {
    common: Common,
    /// By labels and regions, in an order that does not depend on who added up what.
    sums: BTreeMap<Vec<Label>, Pages>,
}

impl Folded {
    /// Whether the sums say all that is to be known of the rows: not where rows of one region stand beside those of regions below
    /// it, which makes them totals, or where dates lie behind the file's period, whose first row is to be told.
    pub fn say_all(&self, feed: &Feed, regions: &Regions, end: Option<i32>) -> bool {
        let mut seen = vec![false; regions.iter().count() + 1];
        self.sums.values().flat_map(Pages::regions).for_each(|(region, ..)| seen[region] = true);
        let is_seen = |id: RegionId| seen[id.0 as usize];
        let mut nested = regions.iter().map(|(id, _)| id).filter(|id| is_seen(*id));
        if nested.any(|id| regions.with_ancestors(id).skip(1).any(is_seen)) {
            return false;
        }
        let required = |n: &usize| feed.columns[*n].kind == ColumnKind::Date && !feed.columns[*n].optional;
        match (self.common.columns.iter().position(required), end) {
            (Some(first), Some(end)) => self.sums.keys().all(|labels| labels[first] <= Label::Month(end)),
            _ => true,
        }
    }

    /// Puts the sums in place of the rows.
    pub fn replace(self, feed: &Feed, rows: &mut Rows) {
        let Self { common, sums } = self;
        let mut texts = Texts::default();
        let mut values: Vec<Values> = feed.columns.iter().map(Values::of).collect();
        let mut weights = Vec::new();
        for (labels, pages) in &sums {
            for (region, page, slot) in pages.regions() {
                if let Some(Values::Regions(ids)) = common.region.map(|n| &mut values[n]) {
                    ids.push(if region == common.regions { NO_SYMBOL } else { small(region) });
                }
                for (at, n) in common.amounts.iter().enumerate() {
                    if let Values::Amounts { digits, .. } = &mut values[*n] {
                        digits.push(page.amounts[slot * common.amounts.len() + at]);
                    }
                }
                weights.push(page.rows[slot]);
            }
            for (n, label) in common.columns.iter().zip(labels) {
                match (&mut values[*n], label) {
                    (Values::Days(list), Label::Month(day)) => list.resize(weights.len(), *day),
                    (Values::Texts(list), Label::Text(text)) => {
                        let symbol = text.as_ref().map_or(NO_SYMBOL, |text| texts.symbol(text));
                        list.resize(weights.len(), symbol);
                    }
                    _ => unreachable!("a column is of one kind"),
                }
            }
        }
        for (n, own) in common.amounts.iter().zip(&common.scales) {
            if let Values::Amounts { scale, .. } = &mut values[*n] {
                *scale = *own;
            }
        }
        rows.states = vec![State::Used; weights.len()];
        (rows.values, rows.texts, rows.weights) = (values, texts, weights);
        (rows.places, rows.wholes) = Default::default();
    }
}

/// What all folders of a file have in common.
struct Common {
    /// Columns that rows are told apart by.
    columns: Vec<usize>,
    region: Option<usize>,
    amounts: Vec<usize>,
    scales: Vec<u32>,
    regions: usize,
}

/// What several processors have added up, together; `None` where it could not be added up.
pub(super) fn fold(mut folders: Vec<Folder>) -> Option<Folded> {
    let first = folders.first()?;
    let column = |group: &Group| match group {
        Group::Months { column, .. } | Group::Texts { column, .. } => *column,
    };
    let scale = |at: usize| folders.iter().map(|f| f.scales[at]).max().unwrap_or(0);
    let common = Common {
        columns: first.groups.iter().map(column).collect(),
        region: first.region,
        amounts: first.amounts.clone(),
        scales: (0..first.amounts.len()).map(scale).collect(),
        regions: first.regions,
    };
    let mut sums: BTreeMap<Vec<Label>, Pages> = BTreeMap::new();
    for folder in &mut folders {
        if folder.failed {
            return None;
        }
        folder.widen(&common.scales)?;
        for (code, pages) in std::mem::take(&mut folder.sums) {
            match sums.entry(folder.labels(code)) {
                Entry::Vacant(entry) => {
                    entry.insert(pages);
                }
                Entry::Occupied(mut entry) => entry.get_mut().absorb(pages)?,
            }
        }
    }
    Some(Folded { common, sums })
}
