//! The values that relative targets are relative to.

use crate::catalog::{RegionId, Regions, Scope, Target, Whose};
use crate::measure::{Exact, MONTHS_PER_YEAR, Month, exact};
use crate::series::{Answer, Point, Points, Window};
use std::collections::BTreeMap;

/// Month by month; a month in which any of the values is missing is left out.
pub(super) fn reference(
    target: &Target,
    window: Window,
    region: RegionId,
    points: &Answer<'_>,
    regions: &Regions,
) -> Option<BTreeMap<Month, Exact>> {
    let others = match target.reference.as_ref()?.whose {
        Whose::Root => vec![regions.root()],
        Whose::Parent => regions.get(region).parent.into_iter().collect(),
        Whose::Mean => match &target.scope {
            Scope::Each(members) => members.clone(),
            Scope::One(_) => siblings(region, regions),
        },
        Whose::LastYear => return Some(a_year_later(points.get(&region)?, window)),
        // An amount by the time that anything is judged.
        Whose::Baseline | Whose::Year(_) => return None,
    };
    let of_others: Vec<&Points> = others.iter().filter_map(|r| points.get(r)).collect();
    let mut sums: BTreeMap<Month, (usize, Exact)> = BTreeMap::new();
    for point in of_others.iter().copied().flatten() {
        if let Some(value) = point.value.observed() {
            let (n, sum) = sums.entry(point.month).or_insert_with(|| (0, exact::whole(0)));
            *n += 1;
            *sum += value;
        }
    }
    let of = i64::try_from(others.len()).unwrap_or(i64::MAX);
    let whole =
        |(month, (n, sum)): (Month, (usize, Exact))| (n == others.len()).then(|| (month, sum / exact::whole(of)));
    Some(sums.into_iter().filter_map(whole).collect())
}

/// The region's own values, each at the month that it is held against. Amounts of single periods are held against the same months: one
/// amount of January and February against both of the year before, and both together against one.
fn a_year_later(points: &Points, window: Window) -> BTreeMap<Month, Exact> {
    let later = |p: &Point| Some((p.month.plus(MONTHS_PER_YEAR), p.value.observed()?.clone()));
    if window != Window::Own {
        return points.iter().filter_map(later).collect();
    }
    let amounts: BTreeMap<Month, (&Exact, i32)> =
        points.iter().filter_map(|p| Some((p.month, (p.own.as_ref()?, p.own_months.max(1))))).collect();
    let year_before = |p: &Point| {
        let (mut end, first) = (p.month.plus(-MONTHS_PER_YEAR), p.month.plus(-MONTHS_PER_YEAR - p.own_months.max(1)));
        let mut sum = exact::whole(0);
        while end > first {
            let (amount, months) = amounts.get(&end)?;
            sum += *amount;
            end = end.plus(-months);
        }
        (end == first).then_some((p.month, sum))
    };
    points.iter().filter_map(year_before).collect()
}

/// The regions with the same parent, itself among them.
fn siblings(region: RegionId, regions: &Regions) -> Vec<RegionId> {
    let parent = regions.get(region).parent;
    regions.iter().filter(|(_, r)| r.parent == parent && r.valid_to.is_none()).map(|(id, _)| id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::Value;

    fn amount(month: &str, months: i32, amount: i64) -> Point {
        let (month, own) = (Month::parse(month).expect("a month"), exact::whole(amount));
        Point { own: Some(own.clone()), own_months: months, ..Point::of(month, Value::Observed(own)) }
    }

    fn held_in(window: Window, points: &Points) -> Vec<String> {
        a_year_later(points, window)
            .into_iter()
            .map(|(month, value)| format!("{month} {}", exact::full(&value)))
            .collect()
    }

    fn held(points: &Points) -> Vec<String> {
        held_in(Window::Own, points)
    }

    #[test]
    fn amounts_are_held_against_the_same_months_of_the_year_before() {
        let both =
            vec![amount("2020-02", 2, 20), amount("2020-03", 1, 5), amount("2021-02", 2, 30), amount("2021-03", 1, 6)];
        assert_eq!(held(&both), ["2021-02 20", "2021-03 5"]);
        let joined = vec![amount("2020-01", 1, 8), amount("2020-02", 1, 9), amount("2021-02", 2, 30)];
        assert_eq!(held(&joined), ["2021-02 17"]);
        // February alone has nothing to be held against where it was one amount with January.
        let alone = vec![amount("2020-02", 2, 20), amount("2021-01", 1, 8), amount("2021-02", 1, 9)];
        assert!(held(&alone).is_empty());
        let quarters = vec![amount("2020-03", 3, 20), amount("2021-03", 3, 0)];
        assert_eq!(held(&quarters), ["2021-03 20"]);
    }

    #[test]
    fn states_are_held_against_those_of_a_year_before() {
        let states = vec![amount("2020-01", 1, 4), amount("2020-02", 2, 5)];
        assert_eq!(held_in(Window::State, &states), ["2021-01 4", "2021-02 5"]);
    }
}
