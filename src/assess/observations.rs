//! The observed values of a question around as-of: the value, its changes, and the recent rate of change.

use super::assessment::{Assessment, Change, Recent};
use super::flag::Flag;
use super::question::Question;
use super::timeline::Timeline;
use crate::measure::exact::median;
use crate::measure::{Exact, Month, Year};
use crate::series::{Point, Value, Why};
use num_traits::Zero;
use std::collections::BTreeMap;

/// Changes that the recent rate is the median of, at most.
const RECENT_CHANGES: i32 = 3;
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

    /// The value at as-of; None where it is not known.
    pub fn value(&self) -> Option<&'a Exact> {
        self.now?.value.observed()
    }

    /// The own amount of the period that ends with `month`.
    pub fn own_at(&self, month: Month) -> Option<&'a Exact> {
        let known = |points: &'a [Point]| point_of(points, month)?.own.as_ref();
        known(self.q.history).or_else(|| known(self.q.points))
    }

    /// The state at the end of `month`.
    fn state_at(&self, month: Month) -> Option<&'a Exact> {
        let known = |points: &'a [Point]| point_of(points, month)?.value.observed();
        known(self.q.points).or_else(|| known(self.q.history))
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
        answer.last = self.observed().next_back().map(|(m, v)| (m, v.clone()));
        answer.change = self.change();
        answer.year_change = self.year_change();
    }

    /// Records why there is no value, as a flag.
    pub fn explain_missing(&self, answer: &mut Assessment) {
        answer.flag(match self.now.map(|p| &p.value) {
            Some(Value::Missing(Why::Undefined)) => Flag::Undefined,
            Some(Value::Missing(Why::Partial { .. })) => Flag::Partial,
            Some(Value::Missing(Why::Absent | Why::NothingYet) | Value::Observed(_)) | None => Flag::Absent,
        });
    }

    /// 环比: the change on the period before. The period of a yearly indicator is the year.
    fn change(&self) -> Option<Exact> {
        let month = self.now?.month;
        if self.q.indicator.adds_up() {
            return Some(self.own_at(month)? - self.own_at(month.plus(-self.q.period()))?);
        }
        let back = if self.q.indicator.yearly { MONTHS_PER_YEAR } else { self.q.period() };
        Some(self.value()? - self.state_at(month.plus(-back))?)
    }

    /// 同比: for flows the year so far against the same months of the year before, for states the state twelve months before.
    fn year_change(&self) -> Option<Change> {
        let month = self.now?.month;
        let earlier = month.plus(-MONTHS_PER_YEAR);
        let (value, before) = if self.q.indicator.adds_up() {
            (self.year_to_date(month)?, self.year_to_date(earlier)?)
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
            total += self.own_at(at)?;
            at = at.plus(-self.q.period());
        }
        Some(total)
    }

    /// The median of the last changes, at most three: of a flow its own amounts, of a state what it changed by, of a value of
    /// the year what it changed by from year to year.
    pub fn recent(&self, timeline: &Timeline) -> Option<Recent> {
        let month = self.now?.month;
        if self.q.indicator.yearly && !self.q.indicator.adds_up() {
            let year = timeline.month_end(month) - timeline.month_end(month.plus(-MONTHS_PER_YEAR));
            let changes = self.changes_of_years();
            let months = MONTHS_PER_YEAR * i32::try_from(changes.len()).unwrap_or(RECENT_CHANGES);
            return median(changes).map(|change| Recent { rate: change / year, months });
        }
        let period = self.q.period();
        let rates: Vec<(i32, Exact)> = (0..RECENT_CHANGES)
            .filter_map(|n| {
                let end = month.plus(-n * period);
                let before = end.plus(-period);
                let change = if self.q.indicator.adds_up() {
                    self.own_at(end)?.clone()
                } else {
                    self.state_at(end)? - self.state_at(before)?
                };
                let rate = change / (timeline.month_end(end) - timeline.month_end(before));
                Some(((n + 1) * period, rate))
            })
            .collect();
        let months = rates.last()?.0;
        median(rates.into_iter().map(|(_, rate)| rate).collect()).map(|rate| Recent { rate, months })
    }

    /// The last changes from one year's last value to the next. The running year counts once its own value is known: in its last
    /// month, or when it is no longer the one that holds from the year before.
    fn changes_of_years(&self) -> Vec<Exact> {
        let (as_of, calendar) = (self.q.as_of, self.q.calendar);
        let points = self.q.history.iter().chain(self.q.points).filter(|p| p.month <= as_of);
        let states: BTreeMap<Month, &Exact> = points.filter_map(|p| Some((p.month, p.value.observed()?))).collect();
        let ends: BTreeMap<Year, &Exact> =
            states.into_iter().map(|(month, state)| (calendar.year_of(month), state)).collect();
        let running = !calendar.ends_year(as_of) && ends.contains_key(&calendar.year_of(as_of));
        let ends: Vec<&Exact> = ends.into_values().collect();
        let mut changes: Vec<Exact> = ends.windows(2).map(|w| w[1] - w[0]).collect();
        if running && changes.last().is_some_and(Zero::is_zero) {
            changes.pop();
        }
        let keep = usize::try_from(RECENT_CHANGES).unwrap_or(0);
        changes.split_off(changes.len().saturating_sub(keep))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::tests::build::{Case, flow, level, month, n, point};
    use crate::measure::Calendar;
    use crate::measure::exact::ratio;

    fn watch(case: &Case, as_of: &str) -> Assessment {
        case.assess(as_of)
    }

    fn recent(case: &Case, as_of: &str) -> Option<(Exact, i32)> {
        let answer = watch(case, as_of);
        answer.recent.zip(answer.recent_months)
    }

    #[test]
    fn a_flow_changes_by_its_own_amounts_and_a_state_by_its_values() {
        let total = flow().run("2020-01", &["5", "12"]).own("2020-01", &["5", "7"]);
        assert_eq!(watch(&total, "2020-02").change, Some(n("2")));
        assert_eq!(watch(&total, "2020-01").change, None, "the month before is not known");
        let state = level().run("2020-01", &["5", "12"]);
        assert_eq!(watch(&state, "2020-02").change, Some(n("7")));
        let mut yearly = level().at("2019-02", "4").at("2020-01", "11").at("2020-02", "12");
        yearly.indicator.yearly = true;
        assert_eq!(watch(&yearly, "2020-02").change, Some(n("8")));
        let quarterly = Case { months_per_period: 3, ..level().at("2020-03", "5").at("2020-06", "12") };
        assert_eq!(watch(&quarterly, "2020-06").change, Some(n("7")));
    }

    #[test]
    fn a_year_to_date_is_compared_with_the_same_months_of_the_year_before() {
        let months = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];
        let case =
            flow().own("2019-01", &months).own("2020-01", &["10", "20", "30"]).run("2020-01", &["10", "30", "60"]);
        let change = watch(&case, "2020-02").year_change.unwrap();
        assert_eq!((change.before, change.by), (n("3"), n("27")));
        let fiscal = Case { calendar: Calendar::starting_in(3).unwrap(), ..case.clone() };
        let change = watch(&fiscal, "2020-03").year_change.unwrap();
        assert_eq!((change.before, change.by), (n("3"), n("27")));
        let mut hole = case;
        hole.history.retain(|p| p.month != month("2019-01"));
        assert_eq!(watch(&hole, "2020-02").year_change, None);
        let state = level().at("2019-06", "4").at("2020-06", "3");
        let change = watch(&state, "2020-06").year_change.unwrap();
        assert_eq!((change.before, change.by), (n("4"), n("-1")));
    }

    #[test]
    fn the_recent_rate_is_the_median_of_three_changes_and_says_how_far_they_reach_back() {
        let total = flow().reach("100", "2020-01", "2020-12").own("2020-01", &["1", "9", "5", "20"]);
        let total = total.run("2020-01", &["1", "10", "15", "35"]);
        assert_eq!(recent(&total, "2020-04"), Some((n("9"), 3)));
        assert_eq!(recent(&total, "2020-02"), Some((n("5"), 2)));
        assert_eq!(recent(&total, "2020-01"), Some((n("1"), 1)));
        let state = level().reach("100", "2020-01", "2020-12").run("2020-01", &["1", "10", "12"]);
        assert_eq!(recent(&state, "2020-03"), Some((ratio(11, 2), 2)), "the first value is no change");
        assert_eq!(recent(&state, "2020-01"), None);
        let hole = level().reach("100", "2020-01", "2020-12").at("2020-01", "1").run("2020-03", &["4", "6"]);
        assert_eq!(recent(&hole, "2020-04"), Some((n("2"), 1)));
        let state = level().reach("100", "2020-01", "2020-12").run("2020-02", &["1", "4"]).run("2020-05", &["7", "9"]);
        assert_eq!(recent(&state, "2020-06"), Some((n("2"), 1)));
        let quarters = level().reach("100", "2019-01", "2020-12").at("2020-03", "1").at("2020-06", "7");
        assert_eq!(recent(&Case { months_per_period: 3, ..quarters }, "2020-06"), Some((n("2"), 3)));
        let days = level().reach("100", "2020-01-01", "2020-12").run("2020-02", &["1", "32"]);
        assert_eq!(recent(&days, "2020-03"), Some((n("1"), 1)));
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
        // The running year's value is the one that holds from the year before, so that it is no change.
        assert_eq!(recent(&case, "2020-06"), Some((n("1"), 36)));
        assert_eq!(recent(&case, "2018-12"), Some((n("2"), 24)));
        let moved = Case { points: case.points[..4].to_vec(), ..case.clone() }.at("2020-06", "109");
        assert_eq!(recent(&moved, "2020-06"), Some((n("3"), 36)));
        let closed = Case { points: case.points[..4].to_vec(), ..case.clone() }.at("2020-12", "61");
        assert_eq!(recent(&closed, "2020-12"), Some((n("1"), 36)), "in December the year's value has come");
        let twice =
            level().reach("100", "2016-12", "2025-12").at("2018-12", "1").at("2019-12", "13").at("2020-12", "13");
        let twice = Case { indicator: case.indicator.clone(), ..twice };
        assert_eq!(recent(&twice, "2020-12"), Some((ratio(1, 2), 24)), "no change of 12 months, and 12 before");
        // December and the June after it are in the same year if that begins in July.
        let june = Case { points: case.points[..4].to_vec(), ..case }.at("2020-06", "73");
        assert_eq!(recent(&june, "2020-06"), Some((n("1"), 36)));
        let fiscal = Case { calendar: Calendar::starting_in(7).unwrap(), ..june };
        assert_eq!(recent(&fiscal, "2020-06"), Some((n("2"), 36)));
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
