//! The observed values of a question around as-of: the value, its changes, and the recent rate of change.

use super::assessment::{Assessment, Change, Recent};
use super::flag::Flag;
use super::question::Question;
use super::timeline::Timeline;
use crate::catalog::{Baseline, Measure, Target};
use crate::measure::exact::{ratio, whole};
use crate::measure::{Exact, Month, Year};
use crate::series::{Point, ReportState, Value, Why};
use num_traits::Zero;
use std::collections::BTreeMap;

/// Periods that the recent rate is the mean of, at most.
const RECENT_PERIODS: usize = 3;
const MONTHS_PER_YEAR: i32 = 12;

/// A question's points, looked up by month.
#[derive(Debug, Clone, Copy)]
pub(super) struct Observations<'a> {
    pub q: &'a Question<'a>,
    /// As-of's point; None where the feed has not come that far.
    pub now: Option<&'a Point>,
}

/// The point of a month, of points in the order of time; most that are asked for are among the last.
fn point_of(points: &[Point], month: Month) -> Option<&Point> {
    points.iter().rfind(|p| p.month == month)
}

impl<'a> Observations<'a> {
    pub fn of(q: &'a Question<'a>) -> Self {
        let now = q.points.iter().rfind(|p| p.month <= q.as_of);
        Self { q, now: now.filter(|p| q.as_of.since(p.month) < q.period()) }
    }

    /// The value at as-of; None where it is not known. A state that nobody was late to report still stands, until it is stale.
    pub fn value(&self) -> Option<&'a Exact> {
        let now = self.now?;
        match &now.value {
            Value::Observed(value) => {
                Some(value).filter(|value| !self.may_be_unreported(value) && !self.awaits_its_last_report())
            }
            Value::Missing(_) => now.standing.as_ref().filter(|_| self.has_no_report() && !self.is_stale()),
        }
    }

    /// Whether a total of nothing rests on rows that were rejected.
    fn may_be_unreported(&self, value: &Exact) -> bool {
        let sums = matches!(self.q.indicator.source.measure(), Some(Measure::Sum(_)));
        self.q.waiting > 0 && sums && value.is_zero() && self.now.is_some_and(|p| p.coverage.is_none())
    }

    /// Whether a state rests on days or weeks of a month whose last report is overdue or of no use.
    fn awaits_its_last_report(&self) -> bool {
        let awaited = matches!(self.q.own.state, ReportState::NotReceived { overdue: true } | ReportState::Unusable);
        awaited && self.q.as_of == self.q.own.month() && !self.q.indicator.is_windowed()
    }

    /// Whether the own period has no report, and none that is overdue.
    fn has_no_report(&self) -> bool {
        self.q.own.state == (ReportState::NotReceived { overdue: false }) && self.q.as_of == self.q.own.month()
    }

    /// Whether a state has gone without a report for too many of its feed's periods: three, or those of one cycle if they are fewer,
    /// where the catalog does not say.
    pub fn is_stale(&self) -> bool {
        /// Periods without a report that a state outlives.
        const PERIODS: i32 = 3;
        let cycle = if self.q.indicator.yearly { MONTHS_PER_YEAR / self.q.period() } else { PERIODS };
        let after = self.q.indicator.stale_after.map_or(PERIODS.min(cycle.max(1)), i32::from);
        self.has_no_report() && i32::from(self.q.own.missed) > after
    }

    /// The month of the newest row that a state rests on, where that is older than the period that it is held against. A count of what
    /// stands in a list is as new as the list.
    pub fn carried_from(&self) -> Option<Month> {
        let counts = self.q.indicator.source.measure().is_some_and(|m| m.name().counts());
        if self.q.indicator.is_windowed() || self.q.indicator.trailing_year {
            return None;
        }
        let first = self.q.as_of.plus(1 - self.q.period());
        let newest = self.q.row_months?.range(..=self.q.as_of).next_back().copied()?;
        let reported = !self.has_no_report();
        (newest < first && !(counts && reported)).then_some(newest)
    }

    /// Whether the value is older than the period that it is held against. A month's state is, while its last day or week has not come.
    pub fn is_carried(&self) -> bool {
        let is_state = !self.q.indicator.is_windowed() && !self.q.indicator.trailing_year;
        let stands = || self.now.is_some_and(|p| p.value.observed().is_none()) || is_state && self.has_no_report();
        self.carried_from().is_some() || stands() && self.value().is_some()
    }

    /// The own amount of the period that ends with `month`.
    pub fn own_at(&self, month: Month) -> Option<&'a Exact> {
        let known = |points: &'a [Point]| point_of(points, month)?.own.as_ref();
        known(self.q.history).or_else(|| known(self.q.points))
    }

    /// The amount of the period that ends with `month`. One amount of several periods (1—2月) serves them together, an even part each,
    /// where all its months lie from `first` to `last`.
    pub fn share_at(&self, month: Month, (first, last): (Month, Month)) -> Option<Exact> {
        if let Some((own, months)) = self.amount_at(month)
            && months <= self.q.period()
        {
            return Some(own.clone());
        }
        let covers = |p: &&Point| p.own.is_some() && p.month >= month && p.month.plus(-p.own_months) < month;
        let found = |points: &'a [Point]| points.iter().rev().find(covers);
        let point = found(self.q.history).or_else(|| found(self.q.points))?;
        let inside = point.month <= last && point.month.plus(1 - point.own_months) >= first;
        let periods = ratio(i64::from(self.q.period()), i64::from(point.own_months.max(1)));
        point.own.as_ref().filter(|_| inside).map(|own| own * periods)
    }

    /// The value that is judged at the end of a month.
    pub fn value_at(&self, month: Month) -> Option<&'a Exact> {
        point_of(self.q.points, month)?.value.observed().filter(|_| !self.q.indicator.adds_up())
    }

    /// The even part that falls to one period of an amount of several which ends with `month`; None of an amount of one.
    pub fn even_part(&self, month: Month) -> Option<Exact> {
        let (own, months) = self.amount_at(month).filter(|_| self.q.indicator.adds_up())?;
        (months > self.q.period()).then(|| own * ratio(i64::from(self.q.period()), i64::from(months)))
    }

    /// The value at the end of `month`, in the window that is judged: of what happened in a time the history has other windows.
    fn state_at(&self, month: Month) -> Option<&'a Exact> {
        let known = |points: &'a [Point]| point_of(points, month)?.value.observed();
        let in_history = || known(self.q.history).filter(|_| !self.q.indicator.is_windowed());
        known(self.q.points).or_else(in_history)
    }

    /// The observed values that are judged, in order of time, up to as-of.
    pub fn observed(&self) -> impl DoubleEndedIterator<Item = (Month, &'a Exact)> + use<'a> {
        let as_of = self.q.as_of;
        let upto = self.q.points.iter().filter(move |p| p.month <= as_of);
        upto.filter_map(|p| Some((p.month, p.value.observed()?)))
    }

    /// Records what holds whatever the target: coverage, the last full value, and the changes on earlier values.
    pub fn describe(&self, answer: &mut Assessment) {
        answer.coverage = self.now.and_then(|p| p.coverage);
        answer.holes = self.now.map(|p| p.holes.clone()).unwrap_or_default();
        answer.last = self.observed().next_back().map(|(m, v)| (m, v.clone()));
        if let (Some(from), Some(value)) = (self.carried_from(), self.value()) {
            answer.last = Some((from, value.clone()));
        }
        answer.own_amount = self.own_amount();
        answer.change = self.change();
        answer.year_change = self.year_change();
    }

    /// Records why there is no value, as a flag.
    pub fn explain_missing(&self, answer: &mut Assessment) {
        answer.flag(match self.now.map(|p| &p.value) {
            Some(Value::Missing(Why::Undefined)) => Flag::Undefined,
            Some(Value::Missing(Why::Partial { .. }) | Value::Observed(_)) => Flag::Partial,
            Some(Value::Missing(Why::Absent | Why::NothingYet)) | None => Flag::Absent,
        });
        if self.q.as_of == self.q.own.month() {
            match self.q.own.state {
                ReportState::NotDue => answer.flag(Flag::NotDue),
                ReportState::NotReceived { .. } => answer.flag(Flag::NotReceived),
                ReportState::Unusable => answer.flag(Flag::Unusable),
                ReportState::Received | ReportState::Nil => {}
            }
        }
        if self.is_stale() {
            answer.flag(Flag::Stale);
        }
    }

    /// The known part of a total with a hole, or of a state that is a sum of several cells of a row; None of anything else.
    pub fn at_least(&self) -> Option<&'a Exact> {
        match self.now.map(|p| &p.value) {
            Some(Value::Missing(Why::Partial { so_far })) => {
                let indicator = self.q.indicator;
                let of_cells = matches!(indicator.source.measure(), Some(Measure::Sum(columns)) if columns.len() > 1);
                let counts = indicator.adds_up() || of_cells || indicator.is_windowed() && indicator.can_only_grow();
                so_far.as_ref().filter(|_| counts)
            }
            _ => None,
        }
    }

    /// The amount of as-of's own period; None of what does not add up, and where it is one of several periods.
    fn own_amount(&self) -> Option<Exact> {
        let month = self.now?.month;
        let single = self.q.indicator.adds_up() && self.is_of_one_period(month);
        self.own_at(month).filter(|_| single).cloned()
    }

    /// 环比: the change on the period before. The period of a yearly indicator is the year, that of a trailing year the month. Amounts of
    /// different lengths are not compared, nor is what starts anew with the year with what the year before came to.
    fn change(&self) -> Option<Exact> {
        let month = self.now?.month;
        if self.q.indicator.adds_up() {
            let before = month.plus(-self.q.period());
            return self.is_of_one_period(month).then_some(()).and_then(|()| {
                let earlier = self.own_at(before).filter(|_| self.is_of_one_period(before))?;
                Some(self.own_at(month)? - earlier)
            });
        }
        let back = if self.q.indicator.yearly { MONTHS_PER_YEAR } else { self.q.period() };
        if self.starts_anew_after(month.plus(-back)) {
            return None;
        }
        Some(self.value()? - self.state_at(month.plus(-back))?)
    }

    /// Whether the value speaks for a window that begins after `earlier`: that of the year so far, where neither a target nor the
    /// catalog sets another.
    fn starts_anew_after(&self, earlier: Month) -> bool {
        let Question { indicator, target, calendar, .. } = self.q;
        let of_the_year = indicator.is_windowed() && target.is_none() && indicator.since.is_none();
        of_the_year && self.now.is_some_and(|now| earlier < calendar.first_of_year(now.month))
    }

    /// Whether the value speaks for a window that grows from one day on, so that a year ago it was of a shorter time.
    fn grows_from_one_day(&self) -> bool {
        let Question { indicator, target, .. } = self.q;
        let since = target.map(|target| target.from.first_day()).or(indicator.since);
        indicator.is_windowed() && since.is_some() && !self.q.judges_months()
    }

    /// The own amount that ends with `month`, and the months that it is of.
    fn amount_at(&self, month: Month) -> Option<(&'a Exact, i32)> {
        let known = |points: &'a [Point]| point_of(points, month).and_then(|p| Some((p.own.as_ref()?, p.own_months)));
        known(self.q.history).or_else(|| known(self.q.points))
    }

    fn is_of_one_period(&self, month: Month) -> bool {
        self.amount_at(month).is_some_and(|(_, months)| months == self.q.period())
    }

    /// 同比: for amounts the year so far against the same months of the year before, for states the state twelve months before.
    fn year_change(&self) -> Option<Change> {
        let month = self.now?.month;
        let earlier = month.plus(-MONTHS_PER_YEAR);
        let (value, before) = if self.q.indicator.adds_up() {
            (self.year_to_date(month)?, self.year_to_date(earlier)?)
        } else if self.grows_from_one_day() {
            return None;
        } else {
            (self.value()?.clone(), self.state_at(earlier)?.clone())
        };
        Some(Change { by: value - &before, before })
    }

    /// Own amounts from the year's first month to `month`; None where one is unknown.
    fn year_to_date(&self, month: Month) -> Option<Exact> {
        let first = self.q.calendar.first_of_year(month);
        let mut total = Exact::zero();
        let mut at = month;
        while at >= first {
            let (own, months) = self.amount_at(at)?;
            total += own;
            at = at.plus(-months.max(1));
        }
        Some(total)
    }

    /// The mean change over the last periods, at most three, that are known without a hole: of an amount its own amounts, of a state what
    /// it changed by, of a value of the year what it changed by from year to year.
    pub fn recent(&self, timeline: &Timeline) -> Option<Recent> {
        let month = self.now?.month;
        // What was carried on is no news.
        if self.carried_from().is_some() {
            return None;
        }
        if self.q.indicator.yearly && !self.q.indicator.adds_up() {
            let changes = self.changes_of_years();
            let count = i32::try_from(changes.len()).ok().filter(|n| *n > 0)?;
            let sum: Exact = changes.into_iter().sum();
            return Some(Recent { rate: sum / whole(i64::from(count)), months: MONTHS_PER_YEAR * count });
        }
        let (mut sum, mut end) = (Exact::zero(), month);
        for _ in 0..RECENT_PERIODS {
            let Some((change, months)) = self.change_up_to(end) else {
                if self.is_before_the_first(end) {
                    break;
                }
                return None;
            };
            sum += change;
            end = end.plus(-months);
        }
        let length = timeline.month_end(month) - timeline.month_end(end);
        (end < month).then(|| Recent { rate: sum / length, months: month.since(end) })
    }

    /// The change over the period that ends with `end`, and the months that it is of.
    fn change_up_to(&self, end: Month) -> Option<(Exact, i32)> {
        if self.q.indicator.adds_up() {
            return self.amount_at(end).map(|(own, months)| (own.clone(), months));
        }
        let before = end.plus(-self.q.period());
        let now =
            if Some(end) == self.now.map(|p| p.month) { self.value().filter(|_| !self.is_carried()) } else { None };
        Some((now.or_else(|| self.state_at(end))? - self.state_at(before)?, self.q.period()))
    }

    /// Whether nothing is known from before the period that ends with `end`, so that the series begins with it.
    fn is_before_the_first(&self, end: Month) -> bool {
        // A period that is known in part belongs to the series; a trailing year of fewer months does not.
        let in_part =
            |p: &Point| matches!(p.value, Value::Missing(Why::Partial { .. })) && !self.q.indicator.trailing_year;
        let known = |points: &[Point]| {
            let before = |p: &Point| p.month < end && (p.own.is_some() || p.value.observed().is_some());
            points.iter().any(|p| before(p) || (p.month <= end && in_part(p)))
        };
        let states = !self.q.indicator.adds_up();
        !(known(self.q.history) || (states && known(self.q.points)))
    }

    /// The changes over the last periods, at most three, the newest first, up to one that is not known.
    pub fn last_changes(&self) -> Vec<Exact> {
        if self.q.indicator.yearly && !self.q.indicator.adds_up() {
            return self.changes_of_years().into_iter().rev().collect();
        }
        let (mut changes, mut end) = (Vec::new(), self.now.map(|p| p.month));
        while let Some((change, months)) =
            end.filter(|_| changes.len() < RECENT_PERIODS).and_then(|m| self.change_up_to(m))
        {
            changes.push(change);
            end = end.map(|month| month.plus(-months));
        }
        changes
    }

    /// Whether the value that stands for a year is still that of the year before, or of the baseline where nothing is known of that
    /// year: the running year's own is to come.
    pub fn awaits_value_of_year(&self, target: &Target) -> bool {
        let (indicator, as_of, calendar) = (self.q.indicator, self.q.as_of, self.q.calendar);
        if !indicator.yearly || indicator.adds_up() || calendar.ends_year(as_of) {
            return false;
        }
        let year = calendar.year_of(as_of);
        let upto = || self.q.history.iter().chain(self.q.points).filter(|p| p.month <= as_of);
        let last_of = |year: Year| {
            let of_year = upto().filter(|p| calendar.year_of(p.month) == year && p.value.observed().is_some());
            of_year.max_by_key(|p| p.month)?.value.observed()
        };
        let before = last_of(year.previous()).or(match &target.baseline {
            Baseline::Stated(baseline) => Some(baseline),
            Baseline::First => None,
        });
        match (last_of(year), before) {
            (Some(now), Some(before)) => now == before,
            (Some(_), None) => false,
            (None, _) => true,
        }
    }

    /// The last changes from one year's last value to the next; none where a year among them has no value. The running year counts once
    /// its own value is known: in its last month, or when it is no longer the one that holds from the year before.
    fn changes_of_years(&self) -> Vec<Exact> {
        let (as_of, calendar) = (self.q.as_of, self.q.calendar);
        let points = self.q.history.iter().chain(self.q.points).filter(|p| p.month <= as_of);
        let states: BTreeMap<Month, &Exact> = points.filter_map(|p| Some((p.month, p.value.observed()?))).collect();
        let ends: BTreeMap<Year, &Exact> =
            states.into_iter().map(|(month, state)| (calendar.year_of(month), state)).collect();
        let running = !calendar.ends_year(as_of) && ends.contains_key(&calendar.year_of(as_of));
        let ends: Vec<(Year, &Exact)> = ends.into_iter().collect();
        // None where a year between has no value.
        let change = |w: &[(Year, &Exact)]| (w[1].0.since(w[0].0) == 1).then(|| w[1].1 - w[0].1);
        let mut changes: Vec<Option<Exact>> = ends.windows(2).map(change).collect();
        if running && changes.last().is_some_and(|last| last.as_ref().is_some_and(Zero::is_zero)) {
            changes.pop();
        }
        let last = changes.split_off(changes.len().saturating_sub(RECENT_PERIODS));
        last.into_iter().collect::<Option<_>>().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::assessment::Per;
    use crate::assess::tests::build::{Case, flow, level, month, n, point};
    use crate::catalog::Verdict;
    use crate::measure::Calendar;

    fn watch(case: &Case, as_of: &str) -> Assessment {
        case.assess(as_of)
    }

    fn recent(case: &Case, as_of: &str) -> Option<(Exact, i32)> {
        let answer = watch(case, as_of);
        answer.recent.zip(answer.recent_months)
    }

    #[test]
    fn the_recent_rate_is_the_mean_of_the_last_three_periods_and_says_how_far_they_reach_back() {
        let total = flow().reach("100", "2020-01", "2020-12").own("2020-01", &["1", "9", "5", "20"]);
        let total = total.run("2020-01", &["1", "10", "15", "35"]);
        // (9 + 5 + 20) ÷ 3, where the median would be 9.
        assert_eq!(recent(&total, "2020-04"), Some((ratio(34, 3), 3)));
        assert_eq!(recent(&total, "2020-02"), Some((n("5"), 2)));
        assert_eq!(recent(&total, "2020-01"), Some((n("1"), 1)));
        let state = level().reach("100", "2020-01", "2020-12").run("2020-01", &["1", "10", "12"]);
        assert_eq!(recent(&state, "2020-03"), Some((ratio(11, 2), 2)), "the first value is no change");
        assert_eq!(recent(&state, "2020-01"), None);
        let quarters = level().reach("100", "2019-01", "2020-12").at("2020-03", "1").at("2020-06", "7");
        assert_eq!(recent(&Case { months_per_period: 3, ..quarters }, "2020-06"), Some((n("2"), 3)));
        let days = level().reach("100", "2020-01-01", "2020-12").run("2020-02", &["1", "32"]);
        assert_eq!(recent(&days, "2020-03"), Some((n("1"), 1)));
    }

    #[test]
    fn beside_a_hole_there_is_no_recent_rate_and_only_a_beginning_makes_it_rest_on_fewer_periods() {
        let state = || level().reach("100", "2020-01", "2020-12");
        let hole = state().at("2020-01", "1").run("2020-03", &["4", "6"]);
        assert_eq!((recent(&hole, "2020-03"), recent(&hole, "2020-04")), (None, None));
        let hole = state().run("2020-02", &["1", "4"]).run("2020-05", &["7", "9"]);
        assert_eq!(recent(&hole, "2020-06"), None);
        let over = state().at("2020-01", "1").run("2020-03", &["4", "6", "8", "13"]);
        assert_eq!(recent(&over, "2020-06"), Some((n("3"), 3)), "three periods after the hole");
        let total = flow().reach("100", "2020-01", "2020-12").run("2020-01", &["1", "10", "15", "35"]);
        let total = total.own("2020-01", &["1"]).own("2020-03", &["5", "20"]);
        assert_eq!((recent(&total, "2020-03"), recent(&total, "2020-04")), (None, None));
        assert_eq!(recent(&total, "2020-02"), None, "as-of's own amount is not known");
        let in_part = |first: Why| {
            let mut case =
                flow().reach("100", "2020-01", "2020-12").run("2020-02", &["5", "9"]).own("2020-02", &["5", "4"]);
            case.history.insert(0, Point::of(month("2020-01"), Value::Missing(first)));
            recent(&case, "2020-03")
        };
        assert_eq!(in_part(Why::Absent), Some((n("4.5"), 2)), "the series begins in February");
        assert_eq!(
            in_part(Why::Partial { so_far: Some(n("1")) }),
            None,
            "it began in January, of which a part is known"
        );
    }

    #[test]
    fn a_state_of_several_cells_tells_what_it_has() {
        let of = |columns: &[&str]| {
            let columns = columns.iter().map(|id| (*id).to_owned()).collect();
            let case = level().measured(Measure::Sum(columns)).reach("9", "2020-01", "2020-12");
            let answer = case.missing("2020-03", Why::Partial { so_far: Some(n("4")) }).assess("2020-03");
            (answer.verdict, answer.value.clone(), answer.has(Flag::AtLeast))
        };
        assert_eq!(of(&["a", "b"]), (Verdict::NoData, Some(n("4")), true));
        assert_eq!(of(&["a"]), (Verdict::NoData, None, false));
    }

    #[test]
    fn an_amount_of_two_months_counts_for_two() {
        let mut case =
            flow().reach("100", "2020-01", "2020-12").run("2020-02", &["30", "45"]).own("2020-02", &["30", "15"]);
        case.history[0].own_months = 2;
        assert_eq!(recent(&case, "2020-02"), Some((n("15"), 2)));
        assert_eq!(recent(&case, "2020-03"), Some((n("15"), 3)));
        assert_eq!(watch(&case, "2020-03").change, None, "one month is not compared with two");
        case.history[1].own = Some(n("18"));
        assert_eq!(recent(&case, "2020-03"), Some((n("16"), 3)), "48 in three months");
    }

    #[test]
    fn a_value_of_the_year_changes_from_year_to_year() {
        let mut case = level().reach("100", "2016-12", "2025-12");
        for (at, value) in
            [("2016-12", "1"), ("2017-12", "13"), ("2018-12", "49"), ("2019-12", "61"), ("2020-06", "61")]
        {
            case = case.at(at, value);
        }
        case.indicator.yearly = true;
        // Changes of 12, 36 and 12 a year. The running year's value is the one that holds from the year before, so that it is no change.
        assert_eq!(recent(&case, "2020-06"), Some((n("20"), 36)));
        assert_eq!(watch(&case, "2020-06").per, Per::Year);
        assert_eq!(recent(&case, "2018-12"), Some((n("24"), 24)));
        let moved = Case { points: case.points[..4].to_vec(), ..case.clone() }.at("2020-06", "109");
        assert_eq!(recent(&moved, "2020-06"), Some((n("32"), 36)));
        let closed = Case { points: case.points[..4].to_vec(), ..case.clone() }.at("2020-12", "61");
        assert_eq!(recent(&closed, "2020-12"), Some((n("16"), 36)), "in December the year's value has come");
        let twice =
            level().reach("100", "2016-12", "2025-12").at("2018-12", "1").at("2019-12", "13").at("2020-12", "13");
        let twice = Case { indicator: case.indicator.clone(), ..twice };
        assert_eq!(recent(&twice, "2020-12"), Some((n("6"), 24)), "no change of 12 months, and 12 before");
        // December and the June after it are in the same year if that begins in July.
        let june = Case { points: case.points[..4].to_vec(), ..case.clone() }.at("2020-06", "73");
        assert_eq!(recent(&june, "2020-06"), Some((n("20"), 36)));
        let fiscal = Case { calendar: Calendar::starting_in(7).unwrap(), ..june };
        assert_eq!(recent(&fiscal, "2020-06"), Some((n("24"), 36)));
        let mut hole = case;
        hole.points.retain(|p| p.month != month("2018-12"));
        assert_eq!(recent(&hole, "2019-12"), None, "48 in two years is no yearly change");
        assert_eq!(recent(&hole, "2017-12"), Some((n("12"), 12)));
    }

    #[test]
    fn a_state_that_nobody_was_late_to_report_stands_until_it_is_stale() {
        let carried = |missed| {
            let mut case = level().at("2020-02", "5");
            case.points
                .push(Point { standing: Some(n("5")), ..Point::of(month("2020-05"), Value::Missing(Why::Absent)) });
            case.row_months = Some([month("2020-02")].into());
            Case { state: ReportState::NotReceived { overdue: false }, missed, ..case }
        };
        let answer = watch(&carried(3), "2020-05");
        assert_eq!((answer.verdict, answer.value), (Verdict::Watch, Some(n("5"))));
        assert_eq!(answer.flags, [Flag::NotReceived, Flag::Carried]);
        assert_eq!(answer.last, Some((month("2020-02"), n("5"))));
        let stale = watch(&carried(4), "2020-05");
        assert_eq!((stale.verdict, stale.value), (Verdict::NoData, None));
        assert_eq!(stale.flags, [Flag::Absent, Flag::NotReceived, Flag::Stale]);
        let after = |periods, missed| {
            let mut case = carried(missed);
            case.indicator.stale_after = Some(periods);
            watch(&case, "2020-05").has(Flag::Stale)
        };
        assert_eq!((after(1, 1), after(1, 2), after(6, 6), after(6, 7)), (false, true, false, true));
        // A value of the year has one cycle: twelve months, but no more than three periods.
        let mut yearly = carried(2);
        (yearly.indicator.yearly, yearly.months_per_period) = (true, 12);
        yearly.points[1].month = month("2020-12");
        assert!(watch(&yearly, "2020-12").has(Flag::Stale));
        yearly.missed = 1;
        assert_eq!(watch(&yearly, "2020-12").value, Some(n("5")));
        let overdue = Case { state: ReportState::NotReceived { overdue: true }, ..carried(1) };
        let overdue = watch(&overdue, "2020-05");
        assert_eq!(
            (overdue.verdict, overdue.value, overdue.flags),
            (Verdict::NoData, None, vec![Flag::Absent, Flag::NotReceived])
        );
        for (state, flag) in [(ReportState::Unusable, Flag::Unusable), (ReportState::NotDue, Flag::NotDue)] {
            let answer = watch(&Case { state, ..carried(1) }, "2020-05");
            assert_eq!((answer.verdict, answer.value, answer.flags), (Verdict::NoData, None, vec![Flag::Absent, flag]));
        }
    }

    #[test]
    fn rows_older_than_a_received_period_are_carried_and_never_stale() {
        let mut case = level().at("2020-02", "5").at("2020-12", "5");
        case.row_months = Some([month("2020-02")].into());
        assert_eq!(watch(&case, "2020-12").flags, [], "a count of what stands in a list is as new as the list");
        case = case.amount();
        let answer = watch(&case, "2020-12");
        assert_eq!((answer.verdict, answer.value), (Verdict::Watch, Some(n("5"))));
        assert_eq!((answer.last, answer.flags), (Some((month("2020-02"), n("5"))), vec![Flag::Carried]));
        case.row_months = Some([month("2020-02"), month("2020-12")].into());
        assert_eq!(watch(&case, "2020-12").flags, []);
    }

    #[test]
    fn a_value_speaks_for_its_period_and_no_longer() {
        let quarterly = Case { months_per_period: 3, ..level().at("2020-03", "5") };
        assert_eq!(watch(&quarterly, "2020-05").value, Some(n("5")));
        assert_eq!(watch(&quarterly, "2020-06").value, None);
        let monthly = level().at("2020-03", "5").at("2020-06", "9");
        assert_eq!(watch(&monthly, "2020-04").value, None);
        assert_eq!(watch(&monthly, "2020-04").last, Some((month("2020-03"), n("5"))), "later values are not known yet");
        assert_eq!(watch(&monthly, "2020-06").last, Some((month("2020-06"), n("9"))));
    }

    #[test]
    fn each_reason_for_a_missing_value_has_its_flag() {
        let flag = |why| watch(&level().missing("2020-03", why), "2020-03").flags;
        assert_eq!(flag(Why::Undefined), [Flag::Undefined]);
        assert_eq!(flag(Why::Partial { so_far: None }), [Flag::Partial]);
        assert_eq!(flag(Why::Absent), [Flag::Absent]);
        assert_eq!(flag(Why::NothingYet), [Flag::Absent]);
        assert_eq!(watch(&level(), "2020-03").flags, [Flag::Absent]);
    }

    #[test]
    fn own_amounts_come_from_the_history_first() {
        let mut case = flow().own("2020-01", &["3"]);
        case.points =
            vec![point(month("2020-01"), Some(n("9")), Some(n("9"))), point(month("2020-02"), None, Some(n("4")))];
        case.ask("2020-02", |q| {
            let found = Observations::of(q);
            assert_eq!(
                (found.own_at(month("2020-01")), found.own_at(month("2020-02"))),
                (Some(&n("3")), Some(&n("4")))
            );
            assert_eq!(found.own_at(month("2020-03")), None);
        });
    }
}
