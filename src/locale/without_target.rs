//! Sentences of indicators without a target: the level, and its changes.

use crate::assess::Change;
use crate::catalog::{Indicator, Protect};
use crate::locale::messages::Locale;
use crate::locale::subject::{Part, Subject};
use crate::measure::exact::{divide, whole};
use crate::measure::{Counted, Every, Exact};
use num_traits::{Signed, Zero};

/// Months of a year.
const MONTHS_OF_A_YEAR: i32 = 12;

impl Locale {
    pub(super) fn watched(&self, subject: &Subject<'_>) -> Part {
        let (indicator, a) = (subject.indicator, subject.assessment);
        let Some(value) = &a.value else { return vec![self.no_value(subject)] };
        let shown = self.value_said(subject, value);
        // A total of several periods, also where what it counts may occur in two of them.
        let total = indicator.is_windowed() && indicator.source.measure().is_some_and(|m| m.name().is_total());
        let when = self.when_said(subject);
        let key = if total { "watch-flow" } else { "watch-level" };
        let name = if total { self.name(indicator).to_owned() } else { self.named(indicator) };
        let mut clauses = vec![self.say(key, &[("when", &when), ("name", &name), ("value", &shown)])];
        clauses.extend(self.moved(subject));
        if let Some(by) = &a.change {
            let own = a.own_amount.as_ref().filter(|own| *own != value);
            clauses.extend(own.map(|own| self.own_amount(subject, own)));
            clauses.push(if a.own_amount.is_some() { self.own_change(subject, by) } else { self.change(subject, by) });
        }
        // Of a year's figure the change on the year before has been said.
        let yearly = indicator.yearly || subject.every() == Every::Year;
        if let Some(change) = a.year_change.as_ref().filter(|_| !yearly) {
            clauses.extend(self.year_change(subject, change));
        }
        clauses
    }

    /// The last period's own amount, before what it changed by: `12月432人`.
    fn own_amount(&self, subject: &Subject<'_>, own: &Exact) -> String {
        let (decimals, unit) = subject.measure();
        let period = match subject.every() {
            Every::Quarter | Every::Half | Every::Year => self.own_period(subject, subject.as_of),
            Every::Day | Every::Week | Every::Month => self.month_name(subject.as_of),
        };
        let key = match (unit.counts_whole_things(), own.is_zero()) {
            (true, true) => "own-amount-none",
            (true, false) => "own-amount-things",
            (false, _) => "own-amount",
        };
        let (n, value) = (self.number(own, decimals), self.amount(own, decimals, unit));
        self.say(key, &[("period", &period), ("n", &n), ("value", &value)])
    }

    /// The change of the last period's own amount: `比上月少78人`, `78 fewer than in the month before`.
    fn own_change(&self, subject: &Subject<'_>, by: &Exact) -> String {
        let unit = subject.indicator.unit;
        let things = if unit.counts_whole_things() { "-things" } else { "" };
        let key = match (by.is_zero(), by.is_negative()) {
            (true, _) => format!("own-change-none{things}"),
            (_, true) => format!("own-change-less{things}"),
            (_, false) => format!("own-change-more{things}"),
        };
        let (by, n) = (self.difference(&by.abs(), subject.indicator.decimals, unit), self.number(&by.abs(), 0));
        self.say(&key, &[("by", &by), ("n", &n), ("before", &self.period_before(subject))])
    }

    fn change(&self, subject: &Subject<'_>, by: &Exact) -> String {
        let key = match (by.is_zero(), by.is_negative(), subject.indicator.unit.is_share()) {
            (true, ..) => "change-none",
            (_, true, true) => "change-down",
            (_, false, true) => "change-up",
            (_, true, false) => "change-less",
            (_, false, false) => "change-more",
        };
        let by = self.difference(&by.abs(), subject.indicator.decimals, subject.indicator.unit);
        self.say(key, &[("by", &by), ("before", &self.period_before(subject))])
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

    /// The change on the year before; None where nothing stands against nothing. On a zero base there is no rate of change, and of few
    /// things, of people, households and firms, both numbers are told in its place.
    fn year_change(&self, subject: &Subject<'_>, change: &Change) -> Option<String> {
        let indicator = subject.indicator;
        let Change { before, by } = change;
        if by.is_zero() && before.is_zero() {
            return None;
        }
        // A total that began in the year before, or later, has no such months of that year.
        let first_before = subject.calendar.first_of_year(subject.as_of.plus(-MONTHS_OF_A_YEAR));
        if indicator.is_windowed()
            && subject.window_from.is_some_and(|from| from > first_before && indicator.since.is_some())
        {
            return None;
        }
        // The change is that of the months since the year began, which a total from another month on is not.
        let first = subject.calendar.first_of_year(subject.as_of);
        let other = indicator.adds_up() && subject.window_from.is_some_and(|from| from != first);
        let span = if first.year() == subject.as_of.year() {
            self.months(first, subject.as_of)
        } else {
            self.year_so_far(subject)
        };
        if has_two_numbers(indicator, before) {
            let number = |x: &Exact| self.amount(x, indicator.decimals, indicator.unit);
            let key = if other { "year-two-window" } else { "year-two" };
            let args = [("before", &*number(before)), ("value", &*number(&(before + by))), ("span", &*span)];
            return Some(self.say(key, &args));
        }
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
        let clause = self.say(key, &[("by", &net), ("share", &share)]);
        Some(if other { self.say("year-window", &[("span", &span), ("clause", &clause)]) } else { clause })
    }
}

/// Whether both numbers are told, since a percentage of them would mislead: few things, and people, households and firms.
fn has_two_numbers(indicator: &Indicator, before: &Exact) -> bool {
    /// Fewer things than these are few.
    const FEW: i64 = 100;
    let unit = indicator.unit;
    let of_people = unit.counts_whole_things() && indicator.protect != Protect::None;
    match unit.counted() {
        _ if of_people => true,
        Some(Counted::Person | Counted::Household | Counted::Enterprise) => true,
        Some(Counted::Any | Counted::Thing) => unit.counts_whole_things() && before.abs() < whole(FEW),
        None => false,
    }
}
