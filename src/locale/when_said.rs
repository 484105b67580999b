//! The time that a value speaks for, as a sentence begins or ends with it: 截至2020年11月底, 2020年1—8月, 截至2020年一季度末（季报数）.

use super::messages::Locale;
use super::subject::Subject;
use crate::catalog::KeepMode;
use crate::measure::{Every, Month, When};
use jiff::ToSpan;

impl Locale {
    /// The end of the value's own period: `2020年11月底`; where that is not the report's month, with what kind of figure it is.
    pub(super) fn period_end(&self, subject: &Subject<'_>) -> String {
        let month = subject.as_of;
        if month == subject.report || subject.assessment.past_due {
            return self.last_day(subject, month).unwrap_or_else(|| self.month_end(month));
        }
        match subject.every() {
            Every::Quarter => {
                let (year, quarter) = Self::quarter(subject, month);
                self.say("end-of-quarter", &[("year", &year), ("count", &quarter)])
            }
            Every::Half => {
                let (year, half) = Self::half(subject, month);
                self.say("end-of-half", &[("year", &year), ("count", &half)])
            }
            Every::Year => self.say("end-of-year", &[("year", &subject.calendar.year_of(month).to_string())]),
            Every::Day | Every::Week | Every::Month => self.say("end-latest", &[("asof", &self.month(month))]),
        }
    }

    /// The day that ends a month of figures whose months end before the calendar's: `2020年11月25日`.
    fn last_day(&self, subject: &Subject<'_>, month: Month) -> Option<String> {
        let day = i64::from(subject.cutoff?.max(1)) - 1;
        Some(self.when(When::Day(month.first_day().saturating_add(day.days()))))
    }

    /// `2020年11月底`, `the end of November 2020`.
    pub(super) fn month_end(&self, month: Month) -> String {
        self.say("end-of-month", &[("asof", &self.month(month))])
    }

    /// The end of a month or a day: `2020年12月底`, `2020年12月3日`.
    pub(super) fn end_of(&self, when: When) -> String {
        match when {
            When::Month(month) => self.month_end(month),
            When::Day(_) => self.when(when),
        }
    }

    /// Year and number of the quarter that ends with `month`.
    fn quarter(subject: &Subject<'_>, month: Month) -> (String, String) {
        let n = subject.calendar.quarter_of(month);
        (subject.calendar.year_of(month).to_string(), n.to_string())
    }

    /// Year and number of the half-year that ends with `month`.
    fn half(subject: &Subject<'_>, month: Month) -> (String, String) {
        let n = subject.calendar.half_of(month);
        (subject.calendar.year_of(month).to_string(), n.to_string())
    }

    /// The value's own period, by which a target that has to hold is judged: `2020年8月`, `2020年三季度`.
    pub(super) fn own_period(&self, subject: &Subject<'_>, month: Month) -> String {
        match subject.every() {
            Every::Quarter => {
                let (year, quarter) = Self::quarter(subject, month);
                self.say("quarter", &[("year", &year), ("count", &quarter)])
            }
            Every::Half => {
                let (year, half) = Self::half(subject, month);
                self.say("half", &[("year", &year), ("count", &half)])
            }
            Every::Year => self.say("period-year", &[("year", &subject.calendar.year_of(month).to_string())]),
            Every::Day | Every::Week | Every::Month => self.up_to_last_day(subject, self.month(month)),
        }
    }

    /// A time that ends with the value's month, with the day on which its figures end: `2020年1—11月（截至11月25日）`.
    fn up_to_last_day(&self, subject: &Subject<'_>, time: String) -> String {
        match self.last_day(subject, subject.as_of) {
            Some(day) => self.say("when-up-to", &[("period", &time), ("day", &day)]),
            None => time,
        }
    }

    /// The months of the year so far without the year: `1—11月`.
    pub(super) fn year_so_far_said(&self, subject: &Subject<'_>) -> String {
        let span = self.months(subject.calendar.first_of_year(subject.as_of), subject.as_of);
        self.up_to_last_day(subject, span)
    }

    /// The end of the value's month where the year goes without saying: `the end of November`.
    pub(super) fn end_in_year(&self, subject: &Subject<'_>) -> String {
        let month = || self.say("end-of-month", &[("asof", &self.month_name(subject.as_of))]);
        self.last_day(subject, subject.as_of).unwrap_or_else(month)
    }

    /// The time that the value speaks for, as a sentence has it, with what sets it off; empty where the head of the report has said it.
    pub(super) fn when_said(&self, subject: &Subject<'_>) -> String {
        let is_state = !subject.indicator.is_windowed() || subject.each.is_some();
        if is_state_at_due(subject) {
            return self.word(if subject.each.is_some() { "when-by-then" } else { "when-at-due" });
        }
        if is_made_up(subject) {
            return self.say("when-made-up", &[("asof", &self.period_end(subject))]);
        }
        let said = subject.under_its_head && is_state && subject.as_of == subject.report && subject.cutoff.is_none();
        if said { String::new() } else { self.say("when-said", &[("when", &self.adverbial(subject))]) }
    }

    /// The time as an adverbial. What happened in a time names it; a state names the moment.
    fn adverbial(&self, subject: &Subject<'_>) -> String {
        let month = subject.as_of;
        let year_so_far = || self.year_so_far(subject);
        if !subject.indicator.is_windowed() || subject.each.is_some() {
            return self.say("when-state", &[("asof", &self.period_end(subject))]);
        }
        let Some(target) = subject.target else { return self.watched_time(subject) };
        let pooled = target.kind.promises_every_period() && target.keep == KeepMode::Pooled;
        if target.holds() && !pooled {
            return self.say("when-in", &[("period", &self.own_period(subject, month))]);
        }
        let from = target.from;
        if from.first_day() == subject.calendar.first_of_year(month).first_day() {
            return year_so_far();
        }
        self.window_since(subject, from)
    }

    /// From a day or month on to the value's month; that month alone where the time begins with it, or later.
    pub(super) fn window_since(&self, subject: &Subject<'_>, from: When) -> String {
        let begins = from.first_day() == from.month().first_day();
        if from.month() > subject.as_of || begins && from.month() == subject.as_of {
            return self.say("when-in", &[("period", &self.own_period(subject, subject.as_of))]);
        }
        self.say("when-since", &[("from", &self.when(from)), ("asof", &self.period_end(subject))])
    }

    /// The time of a value that nothing judges: since the first day of its window, or in the year so far.
    pub(super) fn watched_time(&self, subject: &Subject<'_>) -> String {
        let first = subject.calendar.first_of_year(subject.as_of);
        match subject.window_from.filter(|from| *from != first) {
            Some(from) => self.window_since(subject, When::Month(from)),
            None => self.year_so_far(subject),
        }
    }

    pub(super) fn year_so_far(&self, subject: &Subject<'_>) -> String {
        let (first, last) = (subject.calendar.first_of_year(subject.as_of), subject.as_of);
        let time = match () {
            () if first >= last => self.say("when-in", &[("period", &self.month(last))]),
            () if first.year() == last.year() => {
                let (span, year) = (self.months(first, last), last.year().to_string());
                let names = [("first", &*self.month_name(first)), ("last", &*self.month_name(last))];
                self.say("when-year-so-far", &[&names[..], &[("year", &*year), ("span", &*span)]].concat())
            }
            () => self.say("when-months", &[("from", &self.month(first)), ("to", &self.month(last))]),
        };
        self.up_to_last_day(subject, time)
    }
}

/// Whether the value is that of the due date, which the sentence has named.
fn is_state_at_due(subject: &Subject<'_>) -> bool {
    let Some((target, due)) = subject.target.and_then(|target| Some((target, target.due?))) else { return false };
    let of_its_period = subject.indicator.is_windowed() && subject.each.is_none() && target.holds();
    subject.assessment.past_due && subject.as_of == due.month() && !of_its_period
}

/// Whether the value is a total of what was made up for after the due date, which the sentence has named.
fn is_made_up(subject: &Subject<'_>) -> bool {
    let Some((target, due)) = subject.target.and_then(|target| Some((target, target.due?))) else { return false };
    let total = subject.indicator.is_windowed() && subject.each.is_none() && !target.holds();
    subject.assessment.past_due && subject.as_of > due.month() && total
}
