//! Builds the trajectory of a target's plan.

use super::trajectory::Trajectory;
use crate::assess::observations::Observations;
use crate::assess::plan_shape::PlanShape;
use crate::assess::timeline::Timeline;
use crate::catalog::Plan;
use crate::measure::exact::whole;
use crate::measure::{Exact, Month};
use jiff::civil::Date;
use num_traits::{Signed, Zero};
use std::collections::BTreeMap;

const MONTHS_PER_YEAR: i32 = 12;

/// Points by which a cumulative share of a year differs from an even one where its months differ by season.
pub const UNEVEN_POINTS: i64 = 15;

/// The ends of a path, and the time that it runs in.
#[derive(Debug, Clone, Copy)]
pub(in crate::assess) struct TrajectoryBuilder<'a> {
    pub timeline: &'a Timeline,
    /// Position at which the target is due.
    pub due: &'a Exact,
    pub baseline: &'a Exact,
    pub target: &'a Exact,
    /// Whether the indicator has one value a year, so that its plan steps at year ends only.
    pub yearly: bool,
}

/// A plan with its path.
#[derive(Debug, Clone)]
pub(in crate::assess) struct Resolved {
    pub trajectory: Trajectory,
    pub shape: PlanShape,
    /// Whether the plan is seasonal, but runs evenly because last year's months are not known.
    pub lacks_last_year: bool,
}

impl TrajectoryBuilder<'_> {
    /// The path of `plan`.
    pub fn resolve(&self, plan: &Plan, observations: &Observations) -> Resolved {
        let found = |(trajectory, shape)| Resolved { trajectory, shape, lacks_last_year: false };
        match plan {
            Plan::Step => found((self.through(Vec::new(), true), PlanShape::Step)),
            Plan::Milestones(values) => found((self.milestones(values), PlanShape::Milestones)),
            Plan::Linear => found(self.even()),
            Plan::Season if self.yearly => found(self.even()),
            Plan::Season => match self.season(observations) {
                Some(trajectory) => found((trajectory, PlanShape::Season)),
                None => Resolved { lacks_last_year: true, ..found(self.even()) },
            },
        }
    }

    fn even(&self) -> (Trajectory, PlanShape) {
        if self.yearly {
            (self.year_ends(), PlanShape::YearEnds)
        } else {
            (self.through(Vec::new(), false), PlanShape::Even)
        }
    }

    /// From the start through `between` to due.
    fn through(&self, between: Vec<(Exact, Exact)>, steps: bool) -> Trajectory {
        let first = (self.timeline.start.clone(), self.baseline.clone());
        let last = (self.due.clone(), self.target.clone());
        let inside = between.into_iter().filter(|(p, _)| *p > first.0 && *p < last.0);
        let corners = std::iter::once(first.clone()).chain(inside).chain(std::iter::once(last.clone())).collect();
        Trajectory { corners, steps }
    }

    fn milestones(&self, values: &BTreeMap<Date, Exact>) -> Trajectory {
        let corners = values.iter().map(|(day, value)| (self.timeline.day_end(*day), value.clone())).collect();
        self.through(corners, self.yearly)
    }

    /// The same step at each anniversary of the plan's start, the last at due.
    fn year_ends(&self) -> Trajectory {
        let (first, due) = (self.timeline.first, self.timeline.due_month.unwrap_or(self.timeline.first));
        let years = (due.since(first) + 1).div_euclid(MONTHS_PER_YEAR).max(1);
        let ends = (1..years).map(|year| self.timeline.month_end(first.plus(year * MONTHS_PER_YEAR - 1)));
        let ends: Vec<Exact> = ends.filter(|end| end < self.due).collect();
        let step = (self.target - self.baseline) / count(ends.len() + 1);
        let corners = ends.into_iter().enumerate().map(|(i, p)| (p, self.baseline + &step * count(i + 1))).collect();
        self.through(corners, true)
    }

    /// Each month's share as it was in the twelve months before the plan; None where one of those is unknown.
    fn season(&self, observations: &Observations) -> Option<Trajectory> {
        let (first, due) = (self.timeline.first, self.timeline.due_month?);
        let period = observations.q.period();
        let year_before = (first.plus(-MONTHS_PER_YEAR), due.plus(-MONTHS_PER_YEAR).min(first.plus(-1)));
        let mut total = Exact::zero();
        let mut reached = Vec::new();
        for month in observations.q.period_ends(first, due) {
            let years_back = month.since(first).div_euclid(MONTHS_PER_YEAR) + 1;
            let own = observations.share_at(month.plus(-MONTHS_PER_YEAR * years_back), year_before)?;
            let before = self.timeline.month_end(month.plus(-period));
            let end = self.timeline.month_end(month);
            let covered = end.clone().min(self.due.clone()) - before.clone().max(self.timeline.start.clone());
            total += own * covered / (&end - before);
            reached.push((end, total.clone()));
        }
        let ends_at_due = reached.last().is_some_and(|(end, _)| end >= self.due);
        (total.is_positive() && ends_at_due).then(|| {
            let way = self.target - self.baseline;
            self.through(reached.into_iter().map(|(p, sum)| (p, self.baseline + &way * sum / &total)).collect(), false)
        })
    }
}

/// What is still to come until due as it came a year before, scaled by how this year compares with that one so far. None where the
/// months of that year are not known, or do not differ by season.
pub(in crate::assess) fn remainder_by_season(
    observations: &Observations,
    timeline: &Timeline,
    value: &Exact,
) -> Option<Exact> {
    let q = observations.q;
    let (first, due) = (timeline.first, timeline.due_month?);
    if !q.indicator.adds_up() || due.since(first) >= MONTHS_PER_YEAR || due <= timeline.month {
        return None;
    }
    let ends: Vec<Month> = q.period_ends(first, due).collect();
    let year_before = (first.plus(-MONTHS_PER_YEAR), due.plus(-MONTHS_PER_YEAR));
    let share = |month: &Month| observations.share_at(month.plus(-MONTHS_PER_YEAR), year_before);
    let amounts: Vec<Exact> = ends.iter().map(share).collect::<Option<_>>()?;
    let total: Exact = amounts.iter().fold(Exact::zero(), |sum, own| sum + own);
    let (mut so_far, mut uneven, mut before) = (Exact::zero(), false, Exact::zero());
    for (n, (month, own)) in ends.iter().zip(&amounts).enumerate() {
        so_far += own;
        if *month <= timeline.month {
            before = so_far.clone();
        }
        let even = &total * count(n + 1) / count(ends.len());
        uneven |= (&so_far - even).abs() * whole(100) > total.abs() * whole(UNEVEN_POINTS);
    }
    if !uneven || !total.is_positive() {
        return None;
    }
    let rest = &total - &before;
    Some(if before.is_positive() { rest * value / before } else { rest })
}

fn count(n: usize) -> Exact {
    whole(i64::try_from(n).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::tests::build::{Case, flow, level, month, n, point};
    use crate::measure::Calendar;
    use crate::measure::exact::{full, ratio};
    use crate::series::Point;
    use jiff::civil::date;

    /// The corners of a plan from 0 to 120, as months after the first position.
    fn corners(case: &Case, plan: &Plan) -> (Vec<(String, String)>, PlanShape, bool) {
        let target = case.target.as_ref().unwrap();
        case.ask("2020-06", |q| {
            let timeline = Timeline::of(q, target);
            let due = timeline.due.clone().unwrap();
            let (none, end) = (whole(0), whole(120));
            let yearly = q.indicator.yearly;
            let builder = TrajectoryBuilder { timeline: &timeline, due: &due, baseline: &none, target: &end, yearly };
            let found = builder.resolve(plan, &Observations::of(q));
            let start = found.trajectory.corners[0].0.clone();
            let text = |(p, e): &(Exact, Exact)| (full(&(p - &start)), full(e));
            (found.trajectory.corners.iter().map(text).collect(), found.shape, found.lacks_last_year)
        })
    }

    fn are(list: &[(&str, &str)]) -> Vec<(String, String)> {
        list.iter().map(|(p, e)| ((*p).to_owned(), (*e).to_owned())).collect()
    }

    fn year() -> Case {
        flow().reach("120", "2020-01", "2020-12")
    }

    #[test]
    fn an_even_plan_has_no_corner_between() {
        assert_eq!(corners(&year(), &Plan::Linear), (are(&[("0", "0"), ("12", "120")]), PlanShape::Even, false));
        assert_eq!(corners(&year(), &Plan::Step), (are(&[("0", "0"), ("12", "120")]), PlanShape::Step, false));
    }

    #[test]
    fn milestones_outside_the_plan_are_left_out() {
        let stated = [(date(2019, 12, 31), n("5")), (date(2020, 6, 30), n("80")), (date(2020, 12, 31), n("9"))];
        let plan = Plan::Milestones(BTreeMap::from(stated));
        let want = are(&[("0", "0"), ("6", "80"), ("12", "120")]);
        assert_eq!(corners(&year(), &plan), (want, PlanShape::Milestones, false));
    }

    #[test]
    fn a_value_of_the_year_steps_at_each_anniversary_of_from_and_at_due() {
        let mut case = level().reach("120", "2018-12", "2021-12");
        case.indicator.yearly = true;
        let steps = are(&[("0", "0"), ("12", "40"), ("24", "80"), ("36", "120")]);
        assert_eq!(corners(&case, &Plan::Linear), (steps.clone(), PlanShape::YearEnds, false));
        assert_eq!(corners(&case, &Plan::Season), (steps, PlanShape::YearEnds, false));
        let mut late = level().reach("120", "2018-06", "2020-12");
        late.indicator.yearly = true;
        // Two whole years, of which the second ends at due; the calendar's years do not matter.
        let want = are(&[("0", "0"), ("12", "60"), ("30", "120")]);
        assert_eq!(corners(&late, &Plan::Linear).0, want);
        late.calendar = Calendar::starting_in(7).unwrap();
        assert_eq!(corners(&late, &Plan::Linear).0, want);
        // Three years and a month: the last step waits for due.
        let mut longer = level().reach("120", "2020-11", "2023-12");
        longer.indicator.yearly = true;
        assert_eq!(corners(&longer, &Plan::Linear).0, are(&[("0", "0"), ("12", "40"), ("24", "80"), ("37", "120")]));
        let mut short = level().reach("120", "2020-11", "2021-06");
        short.indicator.yearly = true;
        assert_eq!(corners(&short, &Plan::Linear).0, are(&[("0", "0"), ("7", "120")]), "less than a year is one step");
    }

    #[test]
    fn a_season_gives_each_month_its_share_of_the_year_before() {
        let last = ["10", "0", "0", "0", "0", "20", "0", "0", "0", "0", "0", "30"];
        let case = year().own("2019-01", &last);
        let (found, shape, lacks) = corners(&case, &Plan::Season);
        assert_eq!((shape, lacks, found.len()), (PlanShape::Season, false, 13));
        assert_eq!(
            [&found[0].1, &found[1].1, &found[5].1, &found[6].1, &found[11].1, &found[12].1],
            ["0", "20", "20", "60", "60", "120"]
        );
        let mut hole = case.clone();
        hole.history.retain(|p| p.month != month("2019-06"));
        assert_eq!(corners(&hole, &Plan::Season), (are(&[("0", "0"), ("12", "120")]), PlanShape::Even, true));
        let nothing = year().own("2019-01", &["0"; 12]);
        assert!(corners(&nothing, &Plan::Season).2, "shares of nothing are no shares");
    }

    #[test]
    fn one_amount_of_two_months_serves_both() {
        let mut case = year();
        case.history = vec![Point { own_months: 2, ..point(month("2019-02"), None, Some(n("20"))) }];
        case = case.own("2019-03", &["10"; 10]);
        let (found, shape, _) = corners(&case, &Plan::Season);
        assert_eq!(
            (shape, [&found[1].1, &found[2].1, &found[3].1]),
            (PlanShape::Season, [&"10".to_owned(), &"20".to_owned(), &"30".to_owned()])
        );
        // February alone has no amount of its own.
        let february = case.reach("120", "2020-02", "2020-12");
        assert_eq!(corners(&february, &Plan::Season).1, PlanShape::Even);
    }

    #[test]
    fn a_season_over_two_years_repeats_the_year_before_the_plan() {
        let case = flow().reach("120", "2020-01", "2021-12").own("2019-01", &["1"; 12]);
        let (found, shape, _) = corners(&case, &Plan::Season);
        assert_eq!(
            (shape, found.len(), found[12].1.as_str(), found[13].1.as_str()),
            (PlanShape::Season, 25, "60", "65")
        );
        let quarters = flow().reach("120", "2020-01", "2020-12");
        let mut quarters = Case { months_per_period: 3, ..quarters };
        for (at, own) in [("2019-03", "1"), ("2019-06", "2"), ("2019-09", "3"), ("2019-12", "6")] {
            quarters = quarters.own(at, &[own]);
        }
        let want = are(&[("0", "0"), ("3", "10"), ("6", "30"), ("9", "60"), ("12", "120")]);
        assert_eq!(corners(&quarters, &Plan::Season).0, want);
    }

    #[test]
    fn a_month_that_the_plan_covers_in_part_counts_in_part() {
        let case = flow().reach("120", "2020-01-16", "2020-02").own("2019-01", &["31", "28"]);
        let target = case.target.as_ref().unwrap();
        case.ask("2020-01", |q| {
            let timeline = Timeline::of(q, target);
            let (due, none, end) = (timeline.due.clone().unwrap(), whole(0), whole(120));
            let builder =
                TrajectoryBuilder { timeline: &timeline, due: &due, baseline: &none, target: &end, yearly: false };
            let found = builder.resolve(&Plan::Season, &Observations::of(q)).trajectory;
            // 16 of January's 31 days are in the plan: 16 of 31, then 28.
            assert_eq!(found.corners[1].1, whole(120) * ratio(16, 44));
        });
    }
}
