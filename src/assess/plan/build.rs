//! Builds the trajectory of a target's plan.

use super::trajectory::Trajectory;
use crate::assess::observations::Observations;
use crate::assess::plan_shape::PlanShape;
use crate::assess::timeline::Timeline;
use crate::catalog::Plan;
use crate::measure::Exact;
use crate::measure::exact::whole;
use jiff::civil::Date;
use num_traits::{Signed, Zero};
use std::collections::BTreeMap;

const MONTHS_PER_YEAR: i32 = 12;

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

    /// The same step at each year's end that closes a whole year of the plan, the last at due.
    fn year_ends(&self) -> Trajectory {
        let mut ends = Vec::new();
        let mut end = self.timeline.calendar.last_of_year(self.timeline.first);
        let first = self.timeline.in_months(&self.timeline.start) + whole(i64::from(MONTHS_PER_YEAR));
        while whole(i64::from(end.ordinal()) + 1) < first {
            end = end.plus(MONTHS_PER_YEAR);
        }
        while self.timeline.month_end(end) < *self.due {
            ends.push(self.timeline.month_end(end));
            end = end.plus(MONTHS_PER_YEAR);
        }
        let step = (self.target - self.baseline) / count(ends.len() + 1);
        let corners = ends.into_iter().enumerate().map(|(i, p)| (p, self.baseline + &step * count(i + 1))).collect();
        self.through(corners, true)
    }

    /// Each month's share as it was in the twelve months before the plan; None where one of those is unknown.
    fn season(&self, observations: &Observations) -> Option<Trajectory> {
        let (first, due) = (self.timeline.first, self.timeline.due_month?);
        let period = observations.q.period();
        let mut total = Exact::zero();
        let mut reached = Vec::new();
        for month in observations.q.period_ends(first, due) {
            let years_back = month.since(first).div_euclid(MONTHS_PER_YEAR) + 1;
            let own = observations.own_at(month.plus(-MONTHS_PER_YEAR * years_back))?;
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

fn count(n: usize) -> Exact {
    whole(i64::try_from(n).unwrap_or(i64::MAX))
}
