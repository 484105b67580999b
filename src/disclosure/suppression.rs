//! The decision for one month, and rows without what it suppresses.
//!
//! Decided from one month's data alone: what is printed of several months has nothing to be subtracted. Totals that grow over months
//! are not printed below the root, nor are states and what came to them or left them, which are tied over time;
//! `docs/decisions/0011-the-public-edition.md` says why.

use super::choose::choose;
use super::columns::SumsOfColumns;
use super::countable::is_countable;
use super::groups::groups;
use super::identities::{Asked, Values, linked};
use super::protected::protected;
use super::rows::Relations;
use crate::assess::Breakdown;
use crate::catalog::{Catalog, Indicator, Protect, RegionId};
use crate::disclosure::suppressed_row::{by_count_alone, suppress_parts, suppressed};
use crate::disclosure::which_numbers_are_printed::{Slot, slots};
use crate::measure::Month;
use crate::report::Assessed;
use crate::series::Window;
use std::collections::{BTreeMap, BTreeSet};

/// Which numbers of protected indicators below the root are printed, as of one month.
#[derive(Debug)]
pub struct Suppression<'a> {
    catalog: &'a Catalog,
    as_of: Month,
    /// By id; what is not here is printed as it is.
    protected: BTreeMap<&'a str, Protect>,
    printed: Vec<(Slot<'a>, BTreeSet<RegionId>)>,
}

impl<'a> Suppression<'a> {
    /// Decides what of these rows, and of the parts of those of the root, the public may see. `sums`: which columns are sums of others,
    /// besides those that the catalog declares; `values`: of every region, for one indicator in one window.
    ///
    /// # Errors
    /// Those of `values`.
    pub fn decide<E>(
        catalog: &'a Catalog,
        sums: &SumsOfColumns,
        rows: &[Assessed<'a>],
        as_of: Month,
        values: impl Fn(&Indicator, Window) -> Result<Values, E>,
    ) -> Result<Self, E> {
        let relations = Relations(sums);
        let protected = protected(catalog, relations);
        let asked = Asked { catalog, relations, protected: &protected, as_of };
        let mut printed = Vec::new();
        for group in groups(slots(&catalog.regions, &protected, rows, as_of), relations) {
            let open = if is_decidable(asked, &group) {
                let values: Result<Vec<Values>, E> =
                    group.iter().map(|slot| values(slot.indicator, slot.window)).collect();
                open_regions(asked, &group, &values?)
            } else {
                vec![BTreeSet::new(); group.len()]
            };
            printed.extend(group.into_iter().zip(open));
        }
        Ok(Self { catalog, as_of, protected, printed })
    }

    #[must_use]
    pub fn protects(&self, indicator: &Indicator) -> bool {
        self.protected.contains_key(indicator.id.as_str())
    }

    fn prints(&self, indicator: &Indicator, window: Window, region: RegionId) -> bool {
        let slot =
            |(slot, _): &&(Slot<'_>, BTreeSet<RegionId>)| slot.indicator.id == indicator.id && slot.window == window;
        self.printed.iter().find(slot).is_some_and(|(_, regions)| regions.contains(&region))
    }

    /// The rows without what is withheld.
    #[must_use]
    pub fn rows(&self, rows: Vec<Assessed<'a>>) -> Vec<Assessed<'a>> {
        let root = self.catalog.regions.root();
        let open = |mut row: Assessed<'a>| {
            row.protected = self.protects(row.indicator);
            // Limits of single regions, and how many cases came and went, would give away what is withheld.
            (row.signal, row.moved) = (None, None);
            if row.protected && row.region != root {
                let printed = self.prints(row.indicator, row.window, row.region);
                *row.assessment = suppressed(&row, printed, &self.catalog.board, self.as_of);
                (row.points, row.first_seen) = (Vec::new(), None);
                row.former = None;
            }
            self.judged_by_count(row)
        };
        rows.into_iter().map(open).collect()
    }

    /// A count of regions without what only the regions' own numbers tell: it is rated by who is on pace, and that is withheld.
    fn judged_by_count(&self, mut row: Assessed<'a>) -> Assessed<'a> {
        if row.each_total
            && self.protects(row.indicator)
            && let Some(target) = row.target
        {
            *row.assessment = by_count_alone(&row.assessment, target);
            (row.former, row.lagging_since) = (None, None);
        }
        row
    }

    /// A gap's parts: of a protected indicator the values that are printed, in the order of the regions' codes, since an order by
    /// size says something of the others. None where no value is printed.
    #[must_use]
    pub fn parts(&self, row: &Assessed<'_>, mut parts: Breakdown<RegionId>) -> Option<Breakdown<RegionId>> {
        if !self.protects(row.indicator) {
            return Some(parts);
        }
        suppress_parts(&mut parts, |region| self.prints(row.indicator, row.window, region));
        parts.shares.iter().any(|share| share.value.is_some()).then_some(parts)
    }

    /// Earlier rows, without those of protected indicators below the root: what was withheld then was decided then.
    #[must_use]
    pub fn earlier_rows(&self, rows: Vec<Assessed<'a>>) -> Vec<Assessed<'a>> {
        let root = self.catalog.regions.root();
        let open = rows.into_iter().filter(|row| row.region == root || !self.protects(row.indicator));
        open.map(|row| self.judged_by_count(row)).collect()
    }
}

/// Whether the numbers of a group can be judged: counts of one time, of which no other month says anything.
fn is_decidable(asked: Asked<'_>, group: &[Slot<'_>]) -> bool {
    let protect = |i: &Indicator| asked.protected.get(i.id.as_str()).copied();
    let is_countable =
        |slot: &Slot<'_>| is_countable(asked.catalog, slot, protect(slot.indicator).unwrap_or(Protect::None));
    let is_tied = |slot: &Slot<'_>| {
        let others = asked.catalog.indicators.iter().filter(|other| protect(other).is_some());
        others.into_iter().any(|other| asked.relations.are_tied_over_time(slot.indicator, other))
    };
    group.iter().all(|slot| slot.window == group[0].window && is_countable(slot) && !is_tied(slot))
}

/// The regions whose numbers are printed, for each slot.
fn open_regions(asked: Asked<'_>, group: &[Slot<'_>], values: &[Values]) -> Vec<BTreeSet<RegionId>> {
    let mut open: Vec<BTreeSet<RegionId>> = vec![BTreeSet::new(); group.len()];
    let Some(linked) = linked(asked, group, values) else { return open };
    let choice = choose(&linked.counts);
    let printed = (0..linked.counts.all.len()).filter(|n| !choice.all_withheld && !choice.withheld.contains(n));
    for (slot, region) in printed.filter_map(|n| linked.place(n, group.len())) {
        if group[slot].regions.contains(&region) {
            open[slot].insert(region);
        }
    }
    open
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{EAST, PEOPLE, ROOT, WEST, catalog, indicator, row};
    use super::*;
    use crate::assess::{Basis, Share, Verdict};
    use crate::measure::exact::whole;
    use std::convert::Infallible;

    fn as_of() -> Month {
        Month::new(2020, 3)
    }
    const EACH: &str = "a,each township,keep,90,,2020-01,,,,,\n";

    fn decided<'a>(catalog: &'a Catalog, rows: &[Assessed<'a>], known: &[(RegionId, i64)]) -> Suppression<'a> {
        let values: Values = known.iter().map(|(region, n)| (*region, whole(*n))).collect();
        let decided: Result<_, Infallible> =
            Suppression::decide(catalog, &SumsOfColumns::default(), rows, as_of(), |_, _| Ok(values.clone()));
        decided.unwrap_or_else(|never| match never {})
    }

    fn rows(catalog: &Catalog, east: i64, west: i64) -> Vec<Assessed<'_>> {
        let of = |region, n| Assessed {
            first_seen: Some(as_of()),
            points: vec![crate::series::Point::of(as_of(), crate::series::Value::Observed(whole(n)))],
            ..row(catalog, region, Verdict::Behind, Some(n))
        };
        vec![of(ROOT, east + west), of(EAST, east), of(WEST, west)]
    }

    fn printed(rows: &[Assessed<'_>]) -> Vec<bool> {
        rows.iter().map(|row| row.assessment.value.is_some()).collect()
    }

    #[test]
    fn large_numbers_are_printed_and_small_ones_withheld() {
        let catalog = catalog(&[indicator("a", PEOPLE)], EACH);
        let large = rows(&catalog, 40, 50);
        let open = decided(&catalog, &large, &[(ROOT, 90), (EAST, 40), (WEST, 50)]);
        assert_eq!(printed(&open.rows(large)), [true; 3]);
        let small = rows(&catalog, 4, 50);
        let closed = decided(&catalog, &small, &[(ROOT, 54), (EAST, 4), (WEST, 50)]);
        let left = closed.rows(small);
        assert_eq!(printed(&left), [true, false, false], "the other one would tell it");
        assert!(left.iter().all(|row| row.protected));
        assert_eq!((left[0].points.len(), left[0].first_seen), (1, Some(as_of())));
        assert_eq!((left[1].points.len(), left[1].first_seen), (0, None), "nothing is drawn of what is withheld");
    }

    #[test]
    fn what_is_decided_of_one_indicator_says_nothing_of_another() {
        let houses = PEOPLE.replace("people", "houses").replace('人', "户");
        let catalog = catalog(&[indicator("a", PEOPLE), indicator("b", &houses)], EACH);
        let mut all = rows(&catalog, 4, 50);
        let other = rows(&catalog, 40, 50);
        all.extend(other.into_iter().map(|row| Assessed { indicator: &catalog.indicators[1], target: None, ..row }));
        let values = |indicator: &Indicator, _| -> Result<Values, Infallible> {
            let east = if indicator.id == "a" { 4 } else { 40 };
            Ok([(ROOT, east + 50), (EAST, east), (WEST, 50)].map(|(region, n)| (region, whole(n))).into())
        };
        let decided = Suppression::decide(&catalog, &SumsOfColumns::default(), &all, as_of(), values)
            .unwrap_or_else(|never| match never {});
        assert_eq!(printed(&decided.rows(all)), [true, false, false, true, true, true]);
    }

    #[test]
    fn what_cannot_be_judged_is_withheld_altogether() {
        let unknown = catalog(&[indicator("a", PEOPLE)], EACH);
        let all = rows(&unknown, 40, 50);
        assert_eq!(printed(&decided(&unknown, &all, &[(ROOT, 90)]).rows(all)), [true, false, false]);
        let loans = catalog(&[indicator("a", &PEOPLE.replace("people", "loans").replace('人', "笔"))], EACH);
        let all = rows(&loans, 40, 50);
        let known = [(ROOT, 90), (EAST, 40), (WEST, 50)];
        assert_eq!(printed(&decided(&loans, &all, &known).rows(all)), [true, false, false]);
        let states = catalog(&[indicator("a", PEOPLE), indicator("b", PEOPLE)], EACH);
        let mut all = rows(&states, 40, 50);
        all.push(Assessed { indicator: &states.indicators[1], window: Window::YearToDate, ..all[1].clone() });
        let left = decided(&states, &all, &known).rows(all);
        assert_eq!(printed(&left), [true, false, false, false], "linked counts of two windows");
    }

    #[test]
    fn what_is_not_protected_is_left_as_it_is() {
        let catalog = catalog(&[indicator("a", &PEOPLE.replace("; protect = \"person\"", ""))], EACH);
        let all = rows(&catalog, 4, 5);
        let decided = decided(&catalog, &all, &[]);
        assert!(!decided.protects(&catalog.indicators[0]));
        let left = decided.rows(all);
        assert!(printed(&left) == [true; 3] && left.iter().all(|row| !row.protected && row.points.len() == 1));
        assert_eq!(decided.earlier_rows(left).len(), 3);
    }

    #[test]
    fn of_an_earlier_month_only_the_root_is_left() {
        let catalog = catalog(&[indicator("a", PEOPLE)], EACH);
        let all = rows(&catalog, 40, 50);
        let decided = decided(&catalog, &all, &[(ROOT, 90), (EAST, 40), (WEST, 50)]);
        let left: Vec<RegionId> = decided.earlier_rows(all).iter().map(|row| row.region).collect();
        assert_eq!(left, [ROOT]);
    }

    #[test]
    fn parts_are_left_where_any_is_printed() {
        let catalog = catalog(&[indicator("a", PEOPLE)], EACH);
        let parts = || {
            let share = |region, n| Share { region, value: Some(whole(n)), change: None, gap: Some(whole(-n)) };
            Breakdown { basis: Basis::Amounts, shares: vec![share(EAST, 40), share(WEST, 50)], rest: None }
        };
        let all = rows(&catalog, 40, 50);
        let open = decided(&catalog, &all, &[(ROOT, 90), (EAST, 40), (WEST, 50)]);
        let left = open.parts(&all[0], parts()).expect("parts");
        assert!(left.basis == Basis::Unsplit && left.shares.iter().all(|s| s.value.is_some() && s.gap.is_none()));
        let closed = decided(&catalog, &all, &[]);
        assert_eq!(closed.parts(&all[0], parts()), None);
        let free =
            super::super::fixtures::catalog(&[indicator("a", &PEOPLE.replace("; protect = \"person\"", ""))], EACH);
        let all = rows(&free, 40, 50);
        assert_eq!(decided(&free, &all, &[]).parts(&all[0], parts()), Some(parts()));
    }

    #[test]
    fn an_error_of_the_values_is_handed_on() {
        let catalog = catalog(&[indicator("a", PEOPLE)], EACH);
        let all = rows(&catalog, 40, 50);
        assert_eq!(
            Suppression::decide(&catalog, &SumsOfColumns::default(), &all, as_of(), |_, _| Err("defect")).err(),
            Some("defect")
        );
    }
}
