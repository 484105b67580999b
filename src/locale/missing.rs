//! Sentences of rows without a value that can be judged: what of it has come, what has not, and what was known last.

use super::messages::Locale;
use super::subject::{Part, Subject};
use super::verdict::lacking;
use crate::assess::{Assessment, Flag};
use crate::measure::{Calendar, Every, Month, Period};

impl Locale {
    pub(super) fn missing(&self, subject: &Subject<'_>) -> Vec<Part> {
        let a = subject.assessment;
        if let Some((target, value)) = subject.target.zip(a.value.as_ref()).filter(|_| a.has(Flag::AtLeast)) {
            let head = match subject.each {
                Some(each) => self.of_each(subject, target, each, value),
                None => vec![self.head(subject, target)],
            };
            return vec![head];
        }
        let what = self.state_said(subject);
        let last = match &a.last {
            Some((month, value)) => {
                let (decimals, unit) = subject.measure();
                let value = self.amount(value, decimals, unit);
                self.say("last-full", &[("asof", &self.month_end(*month)), ("value", &value)])
            }
            None => self.word("never-full"),
        };
        vec![vec![what, last]]
    }

    /// What has come of the report, with the sender only where that is late.
    fn state_said(&self, subject: &Subject<'_>) -> String {
        let a = subject.assessment;
        let period = match a.own {
            Some(own) => self.own_period(subject, own.month()),
            None => self.month(subject.as_of),
        };
        let (when, name) = (self.when_said(subject), self.name(subject.indicator));
        let args = [("when", &*when), ("name", name), ("source", subject.source), ("period", &period)];
        let state = lacking(a);
        match (state, a.coverage) {
            // Not the last period is awaited, but one that came before it.
            ("awaiting", Some((n, total))) if n < total && a.value.is_some() && !a.holes.is_empty() => {
                let (n, total, names) = (n.to_string(), total.to_string(), self.holes(a));
                let counts = [("n", &*n), ("total", &*total), ("names", &*names)];
                self.say("partial-coverage-holes", &[&args[..], &counts].concat())
            }
            ("awaiting", _) => {
                let waits = a.has(Flag::Doubtful) && a.value.is_some();
                let of = self.awaited(subject);
                match of.filter(|_| !waits) {
                    Some(of) => self.say("lacking-awaiting-report", &[("of", &of)]),
                    None => self.say("lacking-awaiting", &args),
                }
            }
            ("partial", Some((n, total))) if n < total => {
                let (n, total, names) = (n.to_string(), total.to_string(), self.holes(a));
                let key = if names.is_empty() { "partial-coverage" } else { "partial-coverage-holes" };
                self.say(key, &[&args[..], &[("n", &*n), ("total", &*total), ("names", &*names)]].concat())
            }
            ("partial", _) if a.has(Flag::Doubtful) => {
                let rows = self.waiting(a.waiting);
                self.say("lacking-doubtful", &[&args[..], &[("rows", &*rows)]].concat())
            }
            _ => self.say(&format!("lacking-{state}"), &args),
        }
    }

    /// The periods of which there is no report, the first few by name: `2月、3月`; empty where the hole is none of periods.
    pub(super) fn holes(&self, a: &Assessment) -> String {
        /// How many are named.
        const NAMED: usize = 5;
        let Some(last) = a.holes.last() else { return String::new() };
        let year = last.last_day().year();
        let of_one_year = a.judged.is_none_or(|month| {
            // As many reports as that reach back into the year before.
            let months = i64::from(a.coverage.map_or(0, |(_, total)| total))
                * i64::from(last.every().max(Every::Month).months());
            month.year() == year && months <= i64::from(month.month())
        });
        let one_year = of_one_year && a.holes.iter().all(|period| period.first_day().year() == year);
        let name = |period: &Period| {
            let (first, last) = (Month::of(period.first_day()), Month::of(period.last_day()));
            match period.every() {
                Every::Day | Every::Week => self.period(Calendar::CIVIL, *period),
                Every::Month if !one_year => self.month(first),
                // A longer period goes by its months, whatever it is called in the project's calendar.
                Every::Month | Every::Quarter | Every::Half | Every::Year => self.months(first, last),
            }
        };
        let names: Vec<String> = a.holes.iter().take(NAMED).map(name).collect();
        let rest = a.holes.len() - names.len();
        if rest == 0 {
            return self.list(&names);
        }
        self.say("names-and-more", &[("names", &self.list_open(&names)), ("rest", &rest.to_string())])
    }

    /// The period whose report decides about the target: 四季度.
    fn awaited(&self, subject: &Subject<'_>) -> Option<String> {
        let due = subject.target?.due?;
        let period = Period::containing_in(subject.calendar, due.last_day(), subject.every());
        let last = Month::of(period.last_day());
        Some(match subject.every() {
            Every::Quarter => {
                let n = subject.calendar.months_since_year_began(last) / 3 + 1;
                self.say("quarter-name", &[("count", &n.to_string())])
            }
            Every::Half => {
                let n = subject.calendar.half_of(last);
                self.say("half-name", &[("count", &n.to_string())])
            }
            Every::Year => self.say("period-year", &[("year", &subject.calendar.year_of(last).to_string())]),
            Every::Day | Every::Week | Every::Month => self.month_name(last),
        })
    }
}
