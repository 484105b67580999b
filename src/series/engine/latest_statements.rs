//! The latest statement about a region: a figure for the whole and the figures for its parts are never added to each other, and of
//! those that speak of different times the newest stands.
//!
//! A figure for the whole replaces all older figures of its parts. Figures of parts replace an older one for the whole once all parts
//! that exist then have spoken; until then the whole is known in part.

use super::amount_rows::AmountRow;
use crate::catalog::{RegionId, Regions};
use crate::series::window::month_of;
use std::collections::{BTreeMap, BTreeSet};

/// A time in which some parts have spoken, and others not, since the whole did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::series) struct SpokenInPart {
    /// The whole, and the regions above it, which are known in part with it.
    pub regions_above: Vec<RegionId>,
    /// Days since 1970; `upto` is the first that no longer belongs to it.
    pub from: i32,
    pub upto: i32,
    /// Parts that have spoken, of those that exist.
    pub have: u32,
    pub of: u32,
}

/// Whether rows speak of regions and of others below them.
pub(in crate::series) fn mixes_levels(regions_with_rows: &BTreeSet<RegionId>, regions: &Regions) -> bool {
    regions_with_rows
        .iter()
        .any(|id| regions.with_ancestors(*id).skip(1).any(|above| regions_with_rows.contains(&above)))
}

/// Takes out figures for a whole beside figures for its parts of the same day: control totals, which are never added.
pub(super) fn drop_control_totals(rows: &mut Vec<AmountRow>, regions: &Regions) {
    let mut by_group: BTreeMap<u64, Vec<AmountRow>> = BTreeMap::new();
    for row in rows.iter() {
        by_group.entry(row.group).or_default().push(*row);
    }
    let of: BTreeMap<u64, Statements<'_>> =
        by_group.iter().map(|(group, rows)| (*group, Statements::of(rows.iter(), regions))).collect();
    rows.retain(|row| {
        of.get(&row.group).is_none_or(|s| !s.below.get(&row.region()).is_some_and(|b| b.contains(&row.at)))
    });
}

/// Lets the latest statement stand. Rows of one `group` speak of the same thing.
pub(super) fn settle(rows: &mut Vec<AmountRow>, regions: &Regions) -> Vec<SpokenInPart> {
    let mut by_group: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (n, row) in rows.iter().enumerate() {
        by_group.entry(row.group).or_default().push(n);
    }
    let (mut spoken, mut added) = (Vec::new(), Vec::new());
    for members in by_group.values() {
        let statements = Statements::of(members.iter().map(|n| &rows[*n]), regions);
        for n in members {
            let row = &mut rows[*n];
            if let Some(end) = statements.end_of(row.region(), row.at, &mut spoken) {
                row.upto = row.upto.min(end);
            }
            added.extend(statements.replaced_above(row));
        }
    }
    rows.extend(added);
    spoken.sort_by(|a, b| (&a.regions_above, a.from).cmp(&(&b.regions_above, b.from)));
    spoken.dedup();
    spoken
}

/// The days on which each region spoke.
struct Statements<'a> {
    regions: &'a Regions,
    of: BTreeMap<RegionId, BTreeSet<i32>>,
    /// The days on which any region below spoke.
    below: BTreeMap<RegionId, BTreeSet<i32>>,
    children: BTreeMap<RegionId, Vec<RegionId>>,
}

impl<'a> Statements<'a> {
    fn of<'r>(rows: impl Iterator<Item = &'r AmountRow>, regions: &'a Regions) -> Self {
        let (mut of, mut below) = (BTreeMap::<_, BTreeSet<i32>>::new(), BTreeMap::<_, BTreeSet<i32>>::new());
        for row in rows {
            if of.entry(row.region()).or_default().insert(row.at) {
                for above in regions.with_ancestors(row.region()).skip(1) {
                    below.entry(above).or_default().insert(row.at);
                }
            }
        }
        let mut children: BTreeMap<RegionId, Vec<RegionId>> = BTreeMap::new();
        for (id, region) in regions.iter() {
            if let Some(parent) = region.parent {
                children.entry(parent).or_default().push(id);
            }
        }
        Self { regions, of, below, children }
    }

    /// The day from which a region's statement no longer counts because its parts speak; None where they do not.
    fn end_of(&self, region: RegionId, at: i32, spoken: &mut Vec<SpokenInPart>) -> Option<i32> {
        let below = self.below.get(&region)?;
        if below.contains(&at) && !self.whole_stands(region, at) {
            // Beside figures of all its parts it is a control total.
            return Some(at);
        }
        let since = if below.contains(&at) { at - 1 } else { at };
        let next = self.of.get(&region).and_then(|days| days.range(at + 1..).next().copied()).unwrap_or(i32::MAX);
        let mut later = below.range(at + 1..).copied().take_while(|day| *day < next).peekable();
        let end = later.peek().copied()?;
        while let Some(day) = later.next() {
            let (have, of) = self.parts_spoken(region, since, day);
            if have == of {
                break;
            }
            let upto = later.peek().copied().unwrap_or(next);
            let regions_above = self.regions.with_ancestors(region).collect();
            spoken.push(SpokenInPart { regions_above, from: day, upto, have, of });
        }
        Some(end)
    }

    /// Whether a region's statement of a day is more than a control total of its parts: not all of them spoke on that day.
    fn whole_stands(&self, region: RegionId, day: i32) -> bool {
        if !self.below.get(&region).is_some_and(|days| days.contains(&day)) {
            return true;
        }
        let (have, of) = self.parts_spoken(region, day - 1, day);
        have < of
    }

    /// The first day, from `day` on, by which all parts of a region have spoken since then.
    fn day_of_all_parts(&self, region: RegionId, day: i32) -> Option<i32> {
        let days = self.below.get(&region)?.range(day..).copied();
        days.take_while(|later| {
            // A later statement of the whole begins anew.
            *later == day || self.of.get(&region).is_none_or(|own| own.range(day + 1..=*later).next().is_none())
        })
        .find(|later| {
            let (have, of) = self.parts_spoken(region, day - 1, *later);
            have == of
        })
    }

    /// How many of the parts that exist on `day` have spoken after `since`.
    fn parts_spoken(&self, region: RegionId, since: i32, day: i32) -> (u32, u32) {
        let month = month_of(day);
        let children = self.children.get(&region).into_iter().flatten();
        let there = children.filter(|c| self.regions.get(**c).is_valid_on(month.last_day()));
        there.fold((0, 0), |(have, of), child| (have + u32::from(self.has_spoken(*child, since, day)), of + 1))
    }

    fn has_spoken(&self, region: RegionId, since: i32, day: i32) -> bool {
        let itself = self.of.get(&region).is_some_and(|days| days.range(since + 1..=day).next().is_some());
        itself || {
            let (have, of) = self.parts_spoken(region, since, day);
            of > 0 && have == of
        }
    }

    /// What takes a row out of the totals of the regions above that have spoken since.
    fn replaced_above(&self, row: &AmountRow) -> Vec<AmountRow> {
        let mut taken_out = Vec::new();
        // The row counts in the region above, and in those further up, until this day.
        let mut counts_until = row.upto;
        for above in self.regions.with_ancestors(row.region()).skip(1) {
            let Some(days) = self.of.get(&above) else { continue };
            let Some(replaced) = days.range(row.at..).find(|day| self.whole_stands(above, **day)).copied() else {
                continue;
            };
            if replaced < counts_until {
                // A part that speaks on the same day counts once the others have spoken too.
                let again = if replaced == row.at { self.day_of_all_parts(above, replaced) } else { None };
                taken_out.push(AmountRow {
                    region: above.0,
                    at: replaced,
                    upto: counts_until.min(again.unwrap_or(i32::MAX)),
                    amount: -row.amount,
                    group: row.group,
                });
                counts_until = replaced;
            }
        }
        taken_out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::load;
    use crate::measure::Month;
    use crate::series::window::epoch_day;

    fn regions() -> Regions {
        load(&crate::pack::project()).expect("a sound catalog").output.regions
    }

    fn day(month: i8) -> i32 {
        epoch_day(Month::new(2020, month).last_day())
    }

    /// The total of `region` at the end of a month.
    fn total(rows: &[AmountRow], regions: &Regions, region: RegionId, month: i8) -> i128 {
        let stands = |row: &&AmountRow| row.at <= day(month) && row.upto > day(month);
        rows.iter().filter(stands).filter(|r| regions.is_within(r.region(), region)).map(|r| r.amount).sum()
    }

    #[test]
    fn the_newest_of_whole_and_parts_stands() {
        let regions = regions();
        let root = regions.root();
        let towns: Vec<RegionId> = regions
            .iter()
            .filter(|(_, r)| r.parent == Some(root) && r.is_valid_on(Month::new(2020, 1).last_day()))
            .map(|(id, _)| id)
            .collect();
        let row = |region: RegionId, month: i8, upto: i8, amount: i128| AmountRow {
            region: region.0,
            at: day(month),
            upto: if upto == 0 { i32::MAX } else { day(upto) },
            amount,
            group: 0,
        };
        // January by the whole; February by two parts; March by all; April by the whole again.
        let mut rows = vec![row(root, 1, 4, 100), row(root, 4, 0, 140)];
        rows.extend(towns.iter().take(2).map(|t| row(*t, 2, 3, 55)));
        rows.extend(towns.iter().map(|t| row(*t, 3, 0, 10)));
        let spoken = settle(&mut rows, &regions);
        let of = |month| total(&rows, &regions, root, month);
        let all = i128::try_from(towns.len()).unwrap();
        assert_eq!((of(1), of(2), of(3), of(4)), (100, 110, 10 * all, 140));
        assert_eq!(total(&rows, &regions, towns[0], 4), 10, "a part keeps its own figure");
        assert_eq!(spoken.len(), 1);
        assert_eq!(
            (spoken[0].regions_above[0], spoken[0].from, spoken[0].upto, spoken[0].have),
            (root, day(2), day(3), 2)
        );
        // Beside all its parts the whole is a control total.
        let mut rows = vec![row(root, 1, 0, 99)];
        rows.extend(towns.iter().map(|t| row(*t, 1, 0, 10)));
        assert!(settle(&mut rows, &regions).is_empty());
        assert_eq!(total(&rows, &regions, root, 1), 10 * all);
        // Beside some of them it stands, and they are in it; once the others have spoken, all of them count.
        let mut rows = vec![row(root, 1, 0, 99), row(towns[0], 1, 0, 60), row(towns[1], 1, 0, 50)];
        rows.extend(towns.iter().skip(2).map(|t| row(*t, 3, 0, 1)));
        settle(&mut rows, &regions);
        let of = |month| total(&rows, &regions, root, month);
        assert_eq!((of(1), of(2), of(3)), (99, 99, 110 + all - 2));
        // A later figure of the whole replaces older ones of parts that did not speak with it.
        let mut rows = vec![row(root, 2, 0, 130), row(towns[0], 1, 2, 60), row(towns[0], 2, 0, 70)];
        rows.extend(towns.iter().skip(1).map(|t| row(*t, 1, 0, 50)));
        settle(&mut rows, &regions);
        assert_eq!(total(&rows, &regions, root, 2), 130);
    }
}
