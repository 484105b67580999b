//! From a target's plan to its curve.

use super::curve::Curve;
use super::facts::Facts;
use super::time::Clock;
use crate::catalog::Plan;
use crate::measure::exact::whole;
use crate::measure::{Exact, Month};
use jiff::civil::Date;
use num_traits::{Signed, Zero};
use std::collections::BTreeMap;

const MONTHS_OF_A_YEAR: i32 = 12;

/// What a curve is drawn from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sketch<'a> {
    pub clock: &'a Clock,
    pub due: &'a Exact,
    pub baseline: &'a Exact,
    pub target: &'a Exact,
    /// Steps at year ends only.
    pub yearly: bool,
}

impl Sketch<'_> {
    /// The curve, and whether a seasonal plan had to fall back to a line for want of last year's months.
    pub fn draw(&self, plan: &Plan, facts: &Facts) -> (Curve, bool) {
        match plan {
            Plan::Step => (self.curve(Vec::new(), true), false),
            Plan::Milestones(asked) => (self.milestones(asked), false),
            Plan::Linear | Plan::Season if self.yearly => (self.year_ends(), false),
            Plan::Linear => (self.curve(Vec::new(), false), false),
            Plan::Season => match self.season(facts) {
                Some(curve) => (curve, false),
                None => (self.curve(Vec::new(), false), true),
            },
        }
    }

    /// `between` with the start before it and due behind it.
    fn curve(&self, between: Vec<(Exact, Exact)>, steps: bool) -> Curve {
        let first = (self.clock.start.clone(), self.baseline.clone());
        let last = (self.due.clone(), self.target.clone());
        let inside = between.into_iter().filter(|(p, _)| *p > first.0 && *p < last.0);
        let corners = std::iter::once(first.clone()).chain(inside).chain(std::iter::once(last.clone())).collect();
        Curve { corners, steps }
    }

    fn milestones(&self, asked: &BTreeMap<Date, Exact>) -> Curve {
        let corners = asked.iter().map(|(day, value)| (self.clock.day_end(*day), value.clone())).collect();
        self.curve(corners, self.yearly)
    }

    /// The same step at the end of each December that closes a whole year of the plan, the last at due.
    fn year_ends(&self) -> Curve {
        let mut ends = Vec::new();
        let mut december = Month::new(self.clock.first.year(), 12);
        let first = self.clock.in_months(&self.clock.start) + whole(i64::from(MONTHS_OF_A_YEAR));
        while whole(i64::from(december.ordinal()) + 1) < first {
            december = december.plus(MONTHS_OF_A_YEAR);
        }
        while self.clock.month_end(december) < *self.due {
            ends.push(self.clock.month_end(december));
            december = december.plus(MONTHS_OF_A_YEAR);
        }
        let step = (self.target - self.baseline) / count(ends.len() + 1);
        let corners = ends.into_iter().enumerate().map(|(i, p)| (p, self.baseline + &step * count(i + 1))).collect();
        self.curve(corners, true)
    }

    /// Each month's part as it was in the twelve months before the plan; None where one of those is unknown.
    fn season(&self, facts: &Facts) -> Option<Curve> {
        let (first, due) = (self.clock.first, self.clock.due_month?);
        let period = facts.period();
        let mut total = Exact::zero();
        let mut reached = Vec::new();
        for month in first.through(due).filter(|m| i32::from(m.month()) % period == 0) {
            let years_back = month.since(first).div_euclid(MONTHS_OF_A_YEAR) + 1;
            let own = facts.own_at(month.plus(-MONTHS_OF_A_YEAR * years_back))?;
            let before = self.clock.month_end(month.plus(-period));
            let end = self.clock.month_end(month);
            let covered = end.clone().min(self.due.clone()) - before.clone().max(self.clock.start.clone());
            total += own * covered / (&end - before);
            reached.push((end, total.clone()));
        }
        let ends_at_due = reached.last().is_some_and(|(end, _)| end >= self.due);
        (total.is_positive() && ends_at_due).then(|| {
            let way = self.target - self.baseline;
            self.curve(reached.into_iter().map(|(p, sum)| (p, self.baseline + &way * sum / &total)).collect(), false)
        })
    }
}

fn count(n: usize) -> Exact {
    whole(i64::try_from(n).unwrap_or(i64::MAX))
}
