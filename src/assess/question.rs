//! What is asked: one indicator in one region at one month, with its values and the target that judges them.

use super::target_window::target_window;
use crate::catalog::{BoardRules, Indicator, Target};
use crate::measure::{Calendar, Every, Exact, Month, Period};
use crate::series::{OwnPeriod, Point, Window};
use std::collections::{BTreeMap, BTreeSet};

/// One target (or none) on one indicator in one region, with its values.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    pub indicator: &'a Indicator,
    pub target: Option<&'a Target>,
    pub rules: &'a BoardRules,
    pub calendar: Calendar,
    /// The month that the report speaks for. Inside this room, once the [`Moment`](super::moment::Moment) is known: the month at
    /// whose end the value is judged.
    pub as_of: Month,
    /// The last full period of the feed's own rhythm, and what has come of its report.
    pub own: OwnPeriod,
    /// The months in which the region has rows; None where that is not asked, as for amounts.
    pub row_months: Option<&'a BTreeSet<Month>>,
    /// The values that are judged, in order of time up to as-of. For a flow with a target these are running totals of the
    /// target's own window, from the month of its `from` on; for a target that judges each month's amount
    /// ([`judges_months`](Self::judges_months)), those amounts; else states.
    pub points: &'a [Point],
    /// The indicator's points since the catalog's start: for flows their own amounts (season, recent changes), else states.
    pub history: &'a [Point],
    /// Months in one period of the feed.
    pub months_per_period: i32,
    /// How many rejected rows could change the value that is judged.
    pub waiting: usize,
    /// How many days the oldest open case has been open; None where the catalog sets no limit to that.
    pub oldest_days: Option<u32>,
    /// How many open cases have gone from the list without an end.
    pub vanished: usize,
    /// For a relative target: the values that it is relative to, month by month, in the same window as `points`.
    pub reference: Option<&'a BTreeMap<Month, Exact>>,
}

impl Question<'_> {
    /// Months in one period of the feed, at least one.
    #[must_use]
    pub fn period(&self) -> i32 {
        self.months_per_period.max(1)
    }

    /// The months from `first` to `last` that end a period of the feed.
    pub(super) fn period_ends(&self, first: Month, last: Month) -> impl Iterator<Item = Month> + use<> {
        let (calendar, period) = (self.calendar, self.period());
        first.through(last).filter(move |month| (calendar.months_since_year_began(*month) + 1) % period == 0)
    }

    /// The feed's own period, of a month at least, that ends with `month`.
    pub(super) fn own_period_at(&self, month: Month) -> Period {
        let every = self.own.period.every().max(Every::Month);
        Period::containing_in(self.calendar, month.last_day(), every)
    }

    /// The end of the first period that ends in `month` or later.
    pub(super) fn period_end_from(&self, month: Month) -> Month {
        let over = (self.calendar.months_since_year_began(month) + 1).rem_euclid(self.period());
        if over == 0 { month } else { month.plus(self.period() - over) }
    }

    /// Whether the target judges each period's own, rather than a total over the target's dates.
    #[must_use]
    pub fn judges_months(&self) -> bool {
        self.target.is_some_and(|target| target_window(self.indicator, target, Window::State) == Window::Own)
    }
}

#[cfg(test)]
mod tests {
    use crate::assess::tests::build::{Case, flow, level, month};
    use crate::catalog::TargetKind;
    use crate::measure::Calendar;

    #[test]
    fn targets_on_a_flow_that_have_to_hold_judge_its_months() {
        #[expect(clippy::redundant_closure_for_method_calls, reason = "a question of any lifetime")]
        let judges = |case: Case| case.ask("2020-06", |q| q.judges_months());
        let of = |kind, due| flow().target(kind, "5", "2020-01", due);
        assert!(judges(of(TargetKind::Keep, "")) && judges(of(TargetKind::Keep, "2020-12")));
        assert!(judges(of(TargetKind::Within, "")) && !judges(of(TargetKind::Within, "2020-12")));
        assert!(judges(of(TargetKind::Zero, "")) && !judges(of(TargetKind::Zero, "2020-12")));
        for kind in [TargetKind::Reach, TargetKind::Done, TargetKind::All] {
            assert!(!judges(of(kind, "")));
        }
        assert!(!judges(level().target(TargetKind::Keep, "5", "2020-01", "")) && !judges(flow()));
    }

    #[test]
    fn periods_end_with_the_year_s_months() {
        let ends = |months_per_period, calendar| -> Vec<String> {
            let case = Case { calendar, months_per_period, ..level() };
            case.ask("2020-12", |q| q.period_ends(month("2020-01"), month("2020-12")).map(|m| m.to_string()).collect())
        };
        assert_eq!(ends(12, Calendar::CIVIL), ["2020-12"]);
        assert_eq!(ends(3, Calendar::CIVIL), ["2020-03", "2020-06", "2020-09", "2020-12"]);
        assert_eq!(ends(12, Calendar::starting_in(4).unwrap()), ["2020-03"]);
        assert_eq!((ends(1, Calendar::CIVIL).len(), ends(0, Calendar::CIVIL).len()), (12, 12));
    }
}
