//! Judges progress toward a target along its plan: pace, gap, months behind, what is still required, and the verdict.

use crate::assess::assessment::Assessment;
use crate::assess::flag::Flag;
use crate::assess::method::{Course, PlanProgress, Trend, strategy};
use crate::assess::plan::Resolved;
use crate::assess::rating::{Ruling, Unrated};
use crate::assess::timeline::Timeline;
use crate::catalog::{BoardRules, Method, Verdict};
use crate::measure::exact::{divide, round};
use crate::measure::{Direction, Exact};
use num_traits::{One, Signed, Zero};

/// A target with its resolved plan, in one unit throughout.
#[derive(Debug, Clone, Copy)]
pub(in crate::assess) struct PlannedTarget<'a> {
    pub baseline: &'a Exact,
    pub target: &'a Exact,
    /// The good direction.
    pub toward: Direction,
    pub resolved: &'a Resolved,
    pub timeline: &'a Timeline,
    pub rules: &'a BoardRules,
    /// The method that rates a value on its way.
    pub method: Method,
    /// None where the method does not look back, and for a count of regions.
    pub trend: Option<&'a Trend>,
    /// Decimal places that a gap is printed with.
    pub decimals: u32,
    /// Whether the unit counts whole things, so that less than one is not short.
    pub whole: bool,
}

impl PlannedTarget<'_> {
    /// Records what the plan asks for whatever the value is.
    pub fn lay_out(&self, answer: &mut Assessment) {
        let expected = self.resolved.trajectory.expected(&self.timeline.now);
        answer.baseline = Some(self.baseline.clone());
        answer.target = Some(self.target.clone());
        answer.elapsed = expected.as_ref().and_then(|e| divide(&(e - self.baseline), &(self.target - self.baseline)));
        answer.expected = expected;
        answer.left = self.timeline.left();
        answer.plan_shape = Some(self.resolved.shape);
        answer.plan = self.resolved.trajectory.chart_corners(self.timeline);
    }

    /// Judges a value along a plan that has been laid out. `satisfied`: whether the value satisfies the target.
    pub fn judge(&self, answer: &mut Assessment, value: &Exact, satisfied: bool) {
        let short = |asked: &Exact| self.toward.signed(value - asked);
        let progress = divide(&(value - self.baseline), &(self.target - self.baseline));
        let elapsed = answer.elapsed.clone().unwrap_or_else(Exact::zero);
        let started = elapsed.is_positive();
        let gap = answer.expected.as_ref().map_or_else(Exact::zero, short);
        let pace = progress.as_ref().filter(|_| started).and_then(|p| divide(p, &elapsed));

        answer.gap_to_target = Some(short(self.target));
        if short(self.baseline).is_negative() && (started || self.is_short(&gap)) {
            answer.flag(Flag::MovingAway);
        }
        if !satisfied {
            answer.required = answer.left.as_ref().filter(|l| l.is_positive()).map(|left| (self.target - value) / left);
        }
        if started && !(satisfied && self.timeline.is_due()) {
            answer.months_behind = Some(self.months_behind(value));
        }
        let short_of_plan = self.is_short(&gap);
        answer.verdict = if satisfied {
            Verdict::Met
        } else if self.timeline.is_due() {
            Verdict::Missed
        } else if !started && short_of_plan {
            Verdict::Behind
        } else {
            Verdict::NotRated
        };
        let plan = PlanProgress {
            bands: &self.rules.bands,
            progress: progress.clone(),
            elapsed,
            pace: pace.clone(),
            short: short_of_plan,
        };
        let course = Course { plan: &plan, trend: self.trend, toward: self.toward, satisfied };
        self.rate(answer, started.then_some(&course));
        answer.gap = Some(gap);
        answer.progress = progress;
        answer.pace = pace;
    }

    /// Has the method rate the value. Its verdict counts where the target is neither met nor past due.
    fn rate(&self, answer: &mut Assessment, course: Option<&Course>) {
        let mut result = course.map_or(Err(Unrated::NothingOwed), |course| strategy(self.method).rate(course));
        let open = answer.verdict == Verdict::NotRated;
        match &mut result {
            Ok(rated) if open => {
                answer.verdict = rated.verdict;
                if rated.moving_away {
                    answer.flag(Flag::MovingAway);
                }
                if rated.has_short_history() {
                    answer.flag(Flag::ShortHistory);
                }
            }
            Ok(rated) => rated.verdict = answer.verdict,
            Err(why) if open => why.flag().into_iter().for_each(|flag| answer.flag(flag)),
            Err(_) => {}
        }
        answer.ruling = Some(Ruling { method: self.method, result });
    }

    /// Whether a gap counts: it prints below zero and, of whole things, is at least one.
    fn is_short(&self, gap: &Exact) -> bool {
        let printed = round(gap, self.decimals, self.rules.rounding);
        printed.is_negative() && !(self.whole && -gap < Exact::one())
    }

    /// Months since the plan last asked for no more than `value`; since its start where it never did.
    fn months_behind(&self, value: &Exact) -> Exact {
        let since =
            self.resolved.trajectory.last_satisfied(self.toward, value).unwrap_or_else(|| self.timeline.start.clone());
        self.timeline.in_months(&self.timeline.now) - self.timeline.in_months(&since)
    }
}
