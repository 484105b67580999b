//! The assessment: everything that the judging of one [`Question`](super::Question) found out.

use super::flag::Flag;
use super::plan_shape::PlanShape;
use super::rating::{MethodResult, Ruling};
use crate::catalog::Verdict;
use crate::measure::{Direction, Exact, Month, Period, named};
use crate::series::OwnPeriod;
use num_traits::{Signed, Zero};

/// What was found. Amounts are in the indicator's unit, for a count of regions in regions; shares are plain fractions (0.25 for
/// 25 %); a number that has no meaning here is None.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    pub verdict: Verdict,
    /// Sorted, without repeats.
    pub flags: Vec<Flag>,
    pub value: Option<Exact>,
    /// T, the threshold that the value is judged against: the target or, for `within`, the edge that matters.
    pub target: Option<Exact>,
    /// B, where the plan starts.
    pub baseline: Option<Exact>,
    /// A ÷ T, where more is better.
    pub completion: Option<Exact>,
    /// (A − B) ÷ (T − B), the share of the promised change that is done.
    pub progress: Option<Exact>,
    /// f, the share of the promised change that the plan asks for by as-of.
    pub elapsed: Option<Exact>,
    /// E, the value that the plan asks for by as-of.
    pub expected: Option<Exact>,
    /// d·(A − E); negative is short.
    pub gap: Option<Exact>,
    /// d·(A − T); negative is short.
    pub gap_to_target: Option<Exact>,
    /// Progress ÷ elapsed.
    pub pace: Option<Exact>,
    /// How long ago the plan already asked for no more than the value; negative is ahead. For a target that has to hold: the
    /// periods in a row that did not.
    pub months_behind: Option<Exact>,
    /// The change per month that is still needed to reach the target at due; per day with [`Flag::PerDay`].
    pub required: Option<Exact>,
    /// The mean change of the last periods, at most three, over the time that `per` says.
    pub recent: Option<Exact>,
    /// The months that `recent` looks back over.
    pub recent_months: Option<i32>,
    /// The time that `required` and `recent` are rates over.
    pub per: Per,
    /// Months until due, or days with [`Flag::PerDay`].
    pub left: Option<Exact>,
    /// The value at due if what `projected_by` says goes on.
    pub projected: Option<Exact>,
    /// What `projected` rests on; None where nothing is projected.
    pub projected_by: Option<ProjectedBy>,
    /// Reports received, of those expected.
    pub coverage: Option<(u32, u32)>,
    /// The periods whose reports are missing from a total, or of which a target that holds in every period knows nothing.
    pub holes: Vec<Period>,
    /// The month at whose end the value is judged: that of the feed's own period or, once due has passed, that in which the target is
    /// judged for good.
    pub judged: Option<Month>,
    /// The feed's own period at the report's month; None for a count of regions.
    pub own: Option<OwnPeriod>,
    /// Whether due has passed by the report's month.
    pub past_due: bool,
    /// Rejected rows that could change the value.
    pub waiting: usize,
    /// Open cases that have gone from the list without an end.
    pub vanished: usize,
    /// The last month with a full value, at or before as-of.
    pub last: Option<(Month, Exact)>,
    /// The amount of the last period alone, where the value adds up over several: what `change` is a change of.
    pub own_amount: Option<Exact>,
    /// 环比: change on the period before.
    pub change: Option<Exact>,
    /// 同比: change on the same window of the year before, with that year's value.
    pub year_change: Option<Change>,
    /// How the plan behind `elapsed` and `expected` runs; None where no plan is followed.
    pub plan_shape: Option<PlanShape>,
    /// The corners of the planned path, `(position, value)`, for charts. Positions are months: [`Month::ordinal`] + 1 at a
    /// month's end.
    pub plan: Vec<(Exact, Exact)>,
    /// What every judging method says; empty where that was not asked.
    pub methods: Vec<MethodResult>,
    /// The ruling of the board's method; None where the target follows no plan.
    pub ruling: Option<Ruling>,
    /// Where every period until due had to satisfy the target: the first that did not, and how many did not.
    pub broken: Option<(Month, usize)>,
    /// How many periods there are of which `broken` speaks.
    pub periods: Option<usize>,
    /// Of a count of regions: how far those that owe something are ahead on average. It is ranked by this, and prints no pace.
    pub mean_lead: Option<MeanLead>,
}

/// How far several regions are ahead of their plans on average; negative is behind.
#[derive(Debug, Clone, PartialEq)]
pub struct MeanLead {
    /// Progress less elapsed, as a share of the promised change.
    pub points: Exact,
    pub months: Exact,
}

impl Assessment {
    /// An assessment of which nothing but the verdict is known.
    #[must_use]
    pub fn with_verdict(verdict: Verdict) -> Self {
        Self {
            verdict,
            flags: Vec::new(),
            value: None,
            target: None,
            baseline: None,
            completion: None,
            progress: None,
            elapsed: None,
            expected: None,
            gap: None,
            gap_to_target: None,
            pace: None,
            months_behind: None,
            required: None,
            recent: None,
            recent_months: None,
            per: Per::Month,
            judged: None,
            own: None,
            past_due: false,
            waiting: 0,
            vanished: 0,
            left: None,
            projected: None,
            projected_by: None,
            coverage: None,
            holes: Vec::new(),
            last: None,
            own_amount: None,
            change: None,
            year_change: None,
            plan_shape: None,
            plan: Vec::new(),
            ruling: None,
            methods: Vec::new(),
            broken: None,
            periods: None,
            mean_lead: None,
        }
    }

    #[must_use]
    pub fn has(&self, flag: Flag) -> bool {
        self.flags.contains(&flag)
    }

    /// Progress less elapsed, as a share of the promised change; None without a plan.
    #[must_use]
    pub fn points_ahead(&self) -> Option<Exact> {
        Some(self.progress.as_ref()? - self.elapsed.as_ref()?)
    }

    /// Whether anything is asked for by as-of; a plan may ask for nothing before its first step.
    #[must_use]
    pub fn asks_by_now(&self) -> bool {
        self.elapsed.as_ref().is_none_or(|elapsed| !elapsed.is_zero())
    }

    /// Whether an even or stated pace stands behind what is asked for by as-of: a plan that is no single step, and that asks for
    /// something already.
    #[must_use]
    pub fn has_pace_by_now(&self) -> bool {
        self.plan_shape.is_some_and(PlanShape::has_pace) && self.elapsed.as_ref().is_some_and(Signed::is_positive)
    }

    /// The value asked for by as-of or, where nothing is asked for yet, the target.
    #[must_use]
    pub fn asked_by_now(&self) -> Option<&Exact> {
        self.expected.as_ref().filter(|_| self.asks_by_now()).or(self.target.as_ref())
    }

    /// The gap to report: to what is asked for by as-of or, where nothing is or the target is met, to the target.
    #[must_use]
    pub fn gap_by_now(&self) -> Option<&Exact> {
        let open = self.asks_by_now() && self.verdict != Verdict::Met;
        self.gap.as_ref().filter(|_| open).or(self.gap_to_target.as_ref())
    }

    /// The good direction, seen from the value: the indicator's, except beyond an upper edge.
    #[must_use]
    pub fn toward(&self, better: Direction) -> Direction {
        let asked = self.expected.as_ref().or(self.target.as_ref());
        let gap = self.gap.as_ref().or(self.gap_to_target.as_ref()).filter(|g| !g.is_zero());
        match (&self.value, asked, gap) {
            (Some(value), Some(asked), Some(gap)) if (value < asked) == gap.is_negative() => Direction::Higher,
            (Some(_), Some(_), Some(_)) => Direction::Lower,
            _ => better,
        }
    }

    /// Records the value at due, and what it rests on.
    pub(super) fn project(&mut self, projected: Option<Exact>, by: ProjectedBy) {
        self.projected_by = projected.as_ref().map(|_| by);
        self.projected = projected;
    }

    pub(super) fn set_recent(&mut self, recent: Option<Recent>) {
        (self.recent, self.recent_months) = recent.map(|r| (r.rate, r.months)).unzip();
    }

    /// Raises a flag, keeping them sorted and without repeats.
    pub(super) fn flag(&mut self, flag: Flag) {
        if let Err(at) = self.flags.binary_search(&flag) {
            self.flags.insert(at, flag);
        }
    }
}

/// What the value at due is projected by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProjectedBy {
    /// The recent rate, as long as time is left.
    RecentRate,
    /// The same months of last year, in proportion to the year so far.
    LastYear,
    /// A forecast that allows for the season.
    SeasonalForecast,
}

named!(ProjectedBy {
    RecentRate = "recent_rate",
    LastYear = "last_year",
    SeasonalForecast = "seasonal_forecast",
});

/// The time that a rate is counted over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Per {
    Month,
    Day,
    Year,
}

named!(Per { Month = "month", Day = "day", Year = "year" });

/// A rate of change, and how far back the changes lie that it is the mean of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Recent {
    /// Per month, or per day on a timeline of days.
    pub rate: Exact,
    /// From the beginning of the oldest of the changes to as-of.
    pub months: i32,
}

/// A change on an earlier value.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub before: Exact,
    pub by: Exact,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::exact::{ratio, whole};

    #[test]
    fn flags_are_kept_sorted_and_once() {
        let mut answer = Assessment::with_verdict(Verdict::Met);
        for flag in [Flag::Slipping, Flag::Absent, Flag::Late, Flag::Absent] {
            answer.flag(flag);
        }
        assert_eq!(answer.flags, [Flag::Absent, Flag::Late, Flag::Slipping]);
        assert!(answer.has(Flag::Late) && !answer.has(Flag::Partial));
    }

    #[test]
    fn before_a_plan_asks_for_anything_the_target_is_what_is_asked_for() {
        let some = |n| Some(whole(n));
        let of = |verdict, elapsed: Option<Exact>| Assessment {
            elapsed,
            expected: some(4),
            target: some(9),
            gap: some(-1),
            gap_to_target: some(-6),
            ..Assessment::with_verdict(verdict)
        };
        let asked = |a: &Assessment| (a.asks_by_now(), a.asked_by_now().cloned(), a.gap_by_now().cloned());
        assert_eq!(asked(&of(Verdict::Behind, Some(ratio(1, 2)))), (true, some(4), some(-1)));
        assert_eq!(asked(&of(Verdict::Behind, Some(whole(0)))), (false, some(9), some(-6)));
        assert_eq!(asked(&of(Verdict::Behind, None)), (true, some(4), some(-1)));
        assert_eq!(asked(&of(Verdict::Met, Some(ratio(1, 2)))), (true, some(4), some(-6)));
        let no_plan = Assessment { target: some(9), ..Assessment::with_verdict(Verdict::NoData) };
        assert_eq!(asked(&no_plan), (true, some(9), None));
    }

    #[test]
    fn beyond_an_upper_edge_less_is_better_whatever_the_indicator_says() {
        let held = |value: i64, edge: i64, gap: i64| {
            let some = |n| Some(whole(n));
            Assessment {
                value: some(value),
                expected: some(edge),
                gap: some(gap),
                ..Assessment::with_verdict(Verdict::Behind)
            }
        };
        assert_eq!(held(110, 105, -5).toward(Direction::Higher), Direction::Lower);
        assert_eq!(held(90, 95, -5).toward(Direction::Lower), Direction::Higher);
        assert_eq!(held(60, 40, 20).toward(Direction::Lower), Direction::Higher);
        assert_eq!(held(95, 95, 0).toward(Direction::Lower), Direction::Lower);
        assert_eq!(Assessment::with_verdict(Verdict::NoData).toward(Direction::Higher), Direction::Higher);
    }
}
