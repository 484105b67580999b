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
        let nothing_owed = !satisfied && !self.timeline.is_due() && self.owes_nothing(answer, value);
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
        if nothing_owed && started {
            answer.flag(Flag::NothingOwed);
            answer.ruling = Some(Ruling { method: self.method, result: Err(Unrated::NothingOwed) });
        } else {
            self.rate(answer, started.then_some(&course));
        }
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

    /// Whether not one whole thing is owed by now. What is worse than the baseline is behind all the same.
    fn owes_nothing(&self, answer: &Assessment, value: &Exact) -> bool {
        let Some(expected) = answer.expected.as_ref().filter(|_| self.whole) else { return false };
        let none = match self.toward {
            Direction::Higher => expected.floor() <= self.baseline.floor(),
            Direction::Lower => expected.ceil() >= self.baseline.ceil(),
        };
        none && !self.toward.signed(value - self.baseline).is_negative()
    }

    /// Whether a gap counts: it prints below zero and, of whole things, is at least one.
    pub(super) fn is_short(&self, gap: &Exact) -> bool {
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

#[cfg(test)]
mod tests {
    use crate::assess::tests::build::{Case, falling, flow, level, n};
    use crate::assess::{Flag, PlanShape, Verdict};
    use crate::catalog::{Plan, TargetKind};
    use crate::measure::exact::ratio;

    /// 120 by the end of 2020 from 0: 10 a month.
    fn ten_a_month() -> Case {
        level().reach("120", "2019-12", "2020-12").baseline("0")
    }

    #[test]
    fn the_numbers_beside_the_plan() {
        let a = ten_a_month().at("2020-06", "45").assess("2020-06");
        assert_eq!((a.baseline, a.target, a.expected), (Some(n("0")), Some(n("120")), Some(n("60"))));
        assert_eq!((a.elapsed, a.progress, a.pace), (Some(n("0.5")), Some(n("0.375")), Some(n("0.75"))));
        assert_eq!((a.gap, a.gap_to_target, a.left), (Some(n("-15")), Some(n("-75")), Some(n("6"))));
        assert_eq!((a.required, a.months_behind), (Some(n("12.5")), Some(n("1.5"))));
        assert_eq!((a.plan_shape, a.plan.len()), (Some(PlanShape::Even), 2));
        let ahead = ten_a_month().at("2020-06", "75").assess("2020-06");
        assert_eq!((ahead.gap, ahead.months_behind), (Some(n("15")), Some(n("-1.5"))));
    }

    #[test]
    fn of_a_falling_target_less_is_ahead() {
        let case = falling().reach("0", "2019-12", "2020-12").baseline("120");
        let a = case.at("2020-06", "75").assess("2020-06");
        assert_eq!((a.expected, a.gap, a.gap_to_target), (Some(n("60")), Some(n("-15")), Some(n("-75"))));
        assert_eq!((a.progress, a.required, a.months_behind), (Some(n("0.375")), Some(n("-12.5")), Some(n("1.5"))));
    }

    #[test]
    fn a_gap_that_prints_as_zero_is_no_gap() {
        let at = |value| ten_a_month().at("2020-06", value).assess("2020-06").verdict;
        assert_eq!((at("59.996"), at("59.995"), at("59.99")), (Verdict::OnPace, Verdict::Behind, Verdict::Behind));
        let whole = |value| ten_a_month().unit("户", 0).at("2020-06", value).assess("2020-06").verdict;
        assert_eq!((whole("59.001"), whole("59")), (Verdict::OnPace, Verdict::Behind), "one whole thing is missing");
    }

    #[test]
    fn due_ends_pace_and_required() {
        let of = |value| {
            let a = ten_a_month().at("2020-12", value).assess("2020-12");
            (a.verdict, a.required, a.left, a.months_behind)
        };
        assert_eq!(of("120"), (Verdict::Met, None, Some(n("0")), None));
        assert_eq!(of("119"), (Verdict::Missed, None, Some(n("0")), Some(n("0.1"))));
        let early = ten_a_month().at("2020-06", "120").assess("2020-06");
        assert_eq!((early.verdict, early.required, early.months_behind), (Verdict::Met, None, Some(n("-6"))));
    }

    #[test]
    fn a_value_worse_than_its_baseline_moves_away() {
        let of = |value| {
            let a = ten_a_month().baseline("20").at("2020-06", value).assess("2020-06");
            (a.has(Flag::MovingAway), a.months_behind)
        };
        assert_eq!((of("19"), of("20")), ((true, Some(n("6"))), (false, Some(n("6")))));
    }

    #[test]
    fn of_whole_things_not_one_of_which_is_owed_nothing_is_rated() {
        let firms = |target: &str, value: &str, at: &str| {
            let case = flow().unit("家", 0).reach(target, "2020-01", "2020-12");
            let a = case.at(at, value).assess(at);
            (a.verdict, a.flags)
        };
        let nothing = (Verdict::NotRated, vec![Flag::NothingOwed]);
        assert_eq!(firms("1", "0", "2020-11"), nothing, "11 twelfths of a firm");
        assert_eq!(firms("1", "0", "2020-12"), (Verdict::Missed, vec![]));
        assert_eq!(firms("1", "1", "2020-11").0, Verdict::Met);
        assert_eq!(firms("2", "1", "2020-05"), nothing);
        assert_eq!(firms("2", "1", "2020-06"), (Verdict::OnPace, vec![]), "one is asked for");
        assert_eq!(firms("2", "0", "2020-06").0, Verdict::FarBehind);
        let area = flow().reach("1", "2020-01", "2020-12").at("2020-11", "0").assess("2020-11");
        assert_eq!(area.verdict, Verdict::FarBehind, "a mu has parts");
        // From 3 to 2 by the end of the year: one less is owed when it is due, and not before.
        let cases = |value: &str| {
            let case = falling().unit("户", 0).reach("2", "2019-12", "2020-12").baseline("3").at("2020-11", value);
            let a = case.assess("2020-11");
            (a.verdict, a.flags)
        };
        assert_eq!(cases("3"), nothing);
        assert_eq!(cases("2").0, Verdict::Met);
        let worse = cases("5");
        assert_eq!((worse.0, worse.1), (Verdict::FarBehind, vec![Flag::MovingAway]), "worse than where it began");
        let rises = |value: &str| {
            let case = level().unit("户", 0).reach("6", "2019-12", "2020-12").baseline("3.5").at("2020-02", value);
            let a = case.assess("2020-02");
            (a.verdict, a.flags)
        };
        // 3.5 + 2.5 × 2 ÷ 12 = 3.92.
        assert_eq!((rises("3.5"), rises("2")), (nothing, (Verdict::FarBehind, vec![Flag::MovingAway])));
    }

    #[test]
    fn before_the_first_step_a_lag_behind_the_baseline_is_behind() {
        let step = |value| {
            let a = ten_a_month().plan(Plan::Step).baseline("20").at("2020-06", value).assess("2020-06");
            (a.verdict, a.has(Flag::MovingAway), a.has(Flag::NotStarted), a.pace)
        };
        assert_eq!(step("20"), (Verdict::NotRated, false, true, None));
        assert_eq!(step("19"), (Verdict::Behind, true, false, None));
        assert_eq!(step("119"), (Verdict::NotRated, false, true, None));
        assert_eq!(step("120").0, Verdict::Met);
    }

    #[test]
    fn without_a_value_the_plan_is_laid_out_all_the_same() {
        let a = flow().reach("120", "2020-01", "2020-12").assess("2020-06");
        assert_eq!((a.verdict, a.expected, a.elapsed), (Verdict::NoData, Some(n("60")), Some(ratio(1, 2))));
        assert_eq!((a.gap, a.progress, a.ruling), (None, None, None));
    }

    #[test]
    fn a_target_met_late_and_one_projected() {
        let late = ten_a_month().at("2020-12", "119").at("2021-01", "120").assess("2021-01");
        assert_eq!((late.verdict, late.flags), (Verdict::Met, vec![Flag::Late]));
        let intime = ten_a_month().at("2020-12", "120").at("2021-01", "121").assess("2021-01");
        assert_eq!((intime.verdict, intime.flags), (Verdict::Met, vec![]));
        let a = ten_a_month().run("2020-05", &["40", "47"]).assess("2020-06");
        assert_eq!((a.recent, a.projected), (Some(n("7")), Some(n("89"))));
    }

    #[test]
    fn a_yes_or_no_is_a_step() {
        let done = level().target(TargetKind::Done, "1", "2020-01", "2020-12").at("2020-06", "0").assess("2020-06");
        assert_eq!((done.plan_shape, done.verdict), (Some(PlanShape::Step), Verdict::NotRated));
        assert!(!done.has_pace_by_now());
        assert!(ten_a_month().at("2020-06", "1").assess("2020-06").has_pace_by_now());
        assert!(!ten_a_month().at("2019-12", "1").assess("2019-12").has_pace_by_now(), "nothing is asked for yet");
    }
}
