//! What is asked: one indicator in one region at one month, with its values and the target that judges them.

use crate::catalog::{BoardRules, Indicator, Target, TargetKind};
use crate::measure::{Calendar, Exact, Month};
use crate::series::Point;
use std::collections::BTreeMap;

/// One target (or none) on one indicator in one region, with its values.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    pub indicator: &'a Indicator,
    pub target: Option<&'a Target>,
    pub rules: &'a BoardRules,
    pub calendar: Calendar,
    pub as_of: Month,
    /// The values that are judged, in order of time up to as-of. For a flow with a target these are running totals of the
    /// target's own window, from the month of its `from` on; for a target that judges each month's amount
    /// ([`judges_months`](Self::judges_months)), those amounts; else states.
    pub points: &'a [Point],
    /// The indicator's points since the catalog's start: for flows their own amounts (season, recent changes), else states.
    pub history: &'a [Point],
    /// Months in one period of the feed.
    pub months_per_period: i32,
    /// Whether a rejected row could change the value at as-of.
    pub doubtful: bool,
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

    /// Whether the target judges each month's own amount of a flow, rather than a total.
    #[must_use]
    pub fn judges_months(&self) -> bool {
        self.indicator.adds_up() && self.target.is_some_and(judges_each_period)
    }
}

/// Whether a target asks something of every period: `keep`, and without a due date `within` and `zero`.
fn judges_each_period(target: &Target) -> bool {
    match target.kind {
        TargetKind::Keep => true,
        TargetKind::Within | TargetKind::Zero => target.due.is_none(),
        TargetKind::Reach | TargetKind::Done | TargetKind::All => false,
    }
}
