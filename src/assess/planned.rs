//! Targets with a plan: pace, what is required, and their verdict.

use super::curve::Curve;
use super::method::{Course, Paced, Ruling, Trend, Unrated, strategy};
use super::model::{Assessment, Flag, Verdict};
use super::time::Clock;
use crate::catalog::{BoardRules, Method};
use crate::measure::exact::{divide, round};
use crate::measure::{Direction, Exact};
use num_traits::{One, Signed, Zero};

/// A target with a plan, in one unit throughout.
#[derive(Debug, Clone, Copy)]
pub(super) struct Planned<'a> {
    pub baseline: &'a Exact,
    pub target: &'a Exact,
    /// From the baseline to the target.
    pub toward: Direction,
    pub curve: &'a Curve,
    pub clock: &'a Clock,
    pub rules: &'a BoardRules,
    /// By which a value on its way is rated.
    pub method: Method,
    /// None for a count of regions.
    pub trend: Option<&'a Trend>,
    /// Places that a gap is printed with.
    pub decimals: u32,
    /// The unit counts whole things: short by less than one is not short.
    pub whole: bool,
}

impl Planned<'_> {
    /// What the plan says whatever the value: target, baseline, elapsed, expected, time left, curve.
    pub fn lay_out(&self, answer: &mut Assessment) {
        let expected = self.curve.expected(&self.clock.now);
        answer.baseline = Some(self.baseline.clone());
        answer.target = Some(self.target.clone());
        answer.elapsed = expected.as_ref().and_then(|e| divide(&(e - self.baseline), &(self.target - self.baseline)));
        answer.expected = expected;
        answer.left = self.clock.left();
        answer.plan = self.curve.drawn(self.clock);
    }

    /// Judges a value by a plan already laid out. `satisfied`: it is what the target asks for.
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
        if started && !(satisfied && self.clock.is_due()) {
            answer.months_behind = Some(self.months_behind(value));
        }
        let short_of_plan = self.is_short(&gap);
        answer.verdict = if satisfied {
            Verdict::Met
        } else if self.clock.is_due() {
            Verdict::Missed
        } else if !started && short_of_plan {
            Verdict::Behind
        } else {
            Verdict::NotRated
        };
        let paced = Paced {
            bands: &self.rules.bands,
            progress: progress.clone(),
            elapsed,
            pace: pace.clone(),
            short: short_of_plan,
        };
        let course = Course { paced: &paced, trend: self.trend, toward: self.toward, satisfied };
        self.rate(answer, started.then_some(&course));
        answer.gap = Some(gap);
        answer.progress = progress;
        answer.pace = pace;
    }

    /// Has the method rate what is on its way; its verdict counts where the target is neither met nor past due.
    fn rate(&self, answer: &mut Assessment, course: Option<&Course>) {
        let mut said = course.map_or(Err(Unrated::NothingOwed), |course| strategy(self.method).rate(course));
        let open = answer.verdict == Verdict::NotRated;
        match &mut said {
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
        answer.ruling = Some(Ruling { method: self.method, said });
    }

    /// Whether a gap counts: below zero as it is printed, and by one at least where whole things are counted.
    fn is_short(&self, gap: &Exact) -> bool {
        let printed = round(gap, self.decimals, self.rules.rounding);
        printed.is_negative() && !(self.whole && -gap < Exact::one())
    }

    /// Months since the plan last asked for no more than `value`; all that passed where it never did.
    fn months_behind(&self, value: &Exact) -> Exact {
        let since = self.curve.last_satisfied(self.toward, value).unwrap_or_else(|| self.clock.start.clone());
        self.clock.in_months(&self.clock.now) - self.clock.in_months(&since)
    }
}
