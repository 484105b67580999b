//! Sentences of indicators without a target: the level, and its changes.

use crate::locale::messages::Locale;
use crate::locale::subject::{Part, Subject};
use crate::measure::exact::divide;
use crate::measure::{Every, Exact, Month};
use num_traits::{Signed, Zero};

impl Locale {
    pub(super) fn watched(&self, subject: &Subject<'_>) -> Part {
        let (indicator, a) = (subject.indicator, subject.assessment);
        let name = self.name(indicator);
        let Some(value) = &a.value else { return vec![self.no_value(subject)] };
        let value = self.value_said(subject, value);
        let flow = indicator.adds_up();
        let first = subject.calendar.first_of_year(subject.as_of);
        let since = indicator.since.map(Month::of).filter(|from| flow && *from != first);
        let head = match since {
            Some(from) => {
                let (from, as_of) = (self.month(from), self.period_end(subject));
                self.say("watch-since", &[("from", &from), ("asof", &as_of), ("name", name), ("value", &value)])
            }
            _ if flow => {
                let (year, span) =
                    (subject.calendar.year_of(subject.as_of).to_string(), self.months(first, subject.as_of));
                self.say("watch-flow", &[("year", &year), ("span", &span), ("name", name), ("value", &value)])
            }
            _ => {
                let when = self.when_said(subject);
                self.say("watch-level", &[("when", &when), ("name", &self.named(indicator)), ("value", &value)])
            }
        };
        let mut clauses = vec![head];
        clauses.extend(self.moved(subject));
        clauses.extend(a.change.as_ref().map(|by| self.change(subject, by, flow)));
        if let Some(change) = &a.year_change {
            let clause = self.year_change(subject, &change.before, &change.by);
            // The change is that of the months since January, which a total from another month on is not.
            let span = self.months(first, subject.as_of);
            let other = since.is_some();
            clauses.push(if other { self.say("year-window", &[("span", &span), ("clause", &clause)]) } else { clause });
        }
        clauses
    }

    fn change(&self, subject: &Subject<'_>, by: &Exact, flow: bool) -> String {
        let end = if flow { "-flow" } else { "" };
        let key = match (by.is_zero(), by.is_negative(), subject.indicator.unit.is_share()) {
            (true, ..) => format!("change-none{end}"),
            (_, true, true) => "change-down".to_owned(),
            (_, false, true) => "change-up".to_owned(),
            (_, true, false) => format!("change-less{end}"),
            (_, false, false) => format!("change-more{end}"),
        };
        let by = self.difference(&by.abs(), subject.indicator.decimals, subject.indicator.unit);
        self.say(&key, &[("by", &by), ("before", &self.period_before(subject))])
    }

    /// What the change is on: 上月, 上季度, 上年.
    pub(super) fn period_before(&self, subject: &Subject<'_>) -> String {
        self.word(match subject.every() {
            _ if subject.indicator.yearly => "before-year",
            Every::Year => "before-year",
            Every::Quarter => "before-quarter",
            Every::Half => "before-half",
            Every::Day | Every::Week | Every::Month => "before-month",
        })
    }

    /// On a zero base there is no rate of change, only a net one.
    fn year_change(&self, subject: &Subject<'_>, before: &Exact, by: &Exact) -> String {
        let indicator = subject.indicator;
        let net = self.difference(&by.abs(), indicator.decimals, indicator.unit);
        let rate = divide(by, before).filter(|_| before.is_positive() && !indicator.unit.is_share());
        let key = match (by.is_negative(), &rate) {
            _ if by.is_zero() => "year-none",
            (false, Some(_)) => "year-more",
            (true, Some(_)) => "year-less",
            (false, None) if before.is_zero() && !indicator.unit.is_share() => "year-zero-more",
            (true, None) if before.is_zero() && !indicator.unit.is_share() => "year-zero-less",
            (false, None) => "year-up",
            (true, None) => "year-down",
        };
        let share = rate.map(|r| self.percent(&r.abs())).unwrap_or_default();
        self.say(key, &[("by", &net), ("share", &share)])
    }
}
