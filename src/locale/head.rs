//! Where a target stands: the first clause of its sentence.

use super::messages::Locale;
use super::subject::Subject;
use super::verdict::is_ceiling;
use crate::assess::Flag;
use crate::catalog::{Indicator, Reference, Target, TargetKind};
use crate::measure::exact::divide;
use crate::measure::{Direction, Every, Exact, When};
use num_traits::{Signed, Zero};

impl Locale {
    /// The indicator's name before its value, with its window where that is a trailing year: a name that ends in a digit must not run into it.
    pub(super) fn named(&self, indicator: &Indicator) -> String {
        let name = self.name(indicator);
        if indicator.trailing_year {
            return self.say("named-year", &[("name", name)]);
        }
        let runs_on = name.chars().next_back().is_some_and(|c| c.is_numeric() || c.is_ascii_alphabetic() || c == '%');
        if runs_on { self.say("named", &[("name", name)]) } else { name.to_owned() }
    }

    /// The value with its unit, and with 至少 where it has a hole.
    pub(super) fn value_said(&self, subject: &Subject<'_>, value: &Exact) -> String {
        let (decimals, unit) = subject.measure();
        let value = self.amount(value, decimals, unit);
        if subject.assessment.has(Flag::AtLeast) { self.say("at-least", &[("value", &value)]) } else { value }
    }

    /// Where it stands.
    pub(super) fn head(&self, subject: &Subject<'_>, target: &Target) -> String {
        let (indicator, a) = (subject.indicator, subject.assessment);
        let Some(value) = &a.value else { return self.no_value(subject) };
        let shown = self.value_said(subject, value);
        if let Some(reference) = &target.reference {
            return self.head_of_relative(subject, target, reference, value);
        }
        let reach = matches!(target.kind, TargetKind::Reach | TargetKind::All);
        // Shares of nothing, and of a task below nothing, say nothing.
        if reach && indicator.adds_up() && target.value.is_positive() && !value.is_negative() {
            return self.head_of_flow(subject, target, value);
        }
        if target.kind == TargetKind::Zero && !value.is_zero() && !indicator.is_windowed() {
            return self.head_of_open(subject, &shown);
        }
        let lower = indicator.better == Direction::Lower;
        let is_at_due = a.past_due && target.due.is_some_and(|due| subject.as_of == due.month());
        let upper = target.upper.as_ref().map(|u| self.stated(u, indicator.unit)).unwrap_or_default();
        let key = match target.kind {
            TargetKind::Reach if Self::head_says_due(subject, target) => "head-reach",
            TargetKind::Reach if a.past_due => "head-due-reach",
            TargetKind::Reach => "head-reach-no-due",
            TargetKind::Keep if lower => "head-keep-lower",
            TargetKind::Keep => "head-keep-higher",
            TargetKind::Within if target.upper.is_none() => "head-keep-higher",
            TargetKind::Within => "head-within",
            TargetKind::Zero if indicator.is_windowed() => "head-zero-amount",
            TargetKind::Zero => "head-zero-done",
            TargetKind::Done if *value >= target.value => "head-done-done",
            TargetKind::Done => "head-done-open",
            TargetKind::All if is_at_due => "head-due-all",
            TargetKind::All => "head-all",
        };
        let named = self.named(indicator);
        let runs_on = matches!(target.kind, TargetKind::Reach | TargetKind::Keep | TargetKind::Within);
        let name = if runs_on || indicator.trailing_year { &named } else { self.name(indicator) };
        let moved = match target.kind {
            TargetKind::Zero => self.moved_before(subject),
            _ => String::new(),
        };
        let args = [
            ("when", &*self.when_said(subject)),
            ("name", name),
            ("moved", &moved),
            ("value", &shown),
            ("n", &self.n_of(subject, value)),
            ("target", &self.stated(&target.value, indicator.unit)),
            ("upper", &upper),
            ("due", &target.due.map(|d| self.by(d)).unwrap_or_default()),
        ];
        self.say(key, &args)
    }

    /// Whether the head of a sentence names the due date: that of a state that has still to be reached.
    pub(super) fn head_says_due(subject: &Subject<'_>, target: &Target) -> bool {
        let a = subject.assessment;
        let of_flow = subject.indicator.adds_up()
            && target.value.is_positive()
            && a.value.as_ref().is_some_and(|value| !value.is_negative());
        let plain = target.kind == TargetKind::Reach && target.reference.is_none() && a.value.is_some();
        plain && target.due.is_some() && !a.past_due && !of_flow && subject.each.is_none()
    }

    /// The number alone where the unit follows once for two of them: `46 of 46 blocks`.
    fn n_of(&self, subject: &Subject<'_>, value: &Exact) -> String {
        let (decimals, unit) = subject.measure();
        let number = self.number_as_spoken(value, decimals, unit);
        if subject.assessment.has(Flag::AtLeast) { self.say("at-least", &[("value", &number)]) } else { number }
    }

    /// Without a value.
    pub(super) fn no_value(&self, subject: &Subject<'_>) -> String {
        let args = [("when", &*self.when_said(subject)), ("name", self.name(subject.indicator))];
        self.say("head-no-value", &args)
    }

    /// Cases that are open: how many at least, where waiting rows may be more of them.
    fn head_of_open(&self, subject: &Subject<'_>, value: &str) -> String {
        let a = subject.assessment;
        let args = [
            ("when", &*self.when_said(subject)),
            ("name", self.name(subject.indicator)),
            ("value", value),
            ("moved", &self.moved_before(subject)),
        ];
        if a.has(Flag::Doubtful) && a.waiting > 0 {
            return self.say("head-zero-open-at-least", &[&args[..], &[("count", &*a.waiting.to_string())]].concat());
        }
        self.say("head-zero-open", &args)
    }

    /// Cases found and closed in the value's period, as the clause before how many are open: `本月新排查2人，办结0人，`. Empty where nothing is
    /// open and nothing happened.
    fn moved_before(&self, subject: &Subject<'_>) -> String {
        let open = subject.assessment.value.as_ref().is_some_and(|value| !value.is_zero());
        let news = subject.moved.is_some_and(|moved| open || !moved.opened.is_zero() || !moved.closed.is_zero());
        let moved = if news { self.moved(subject) } else { None };
        moved.map(|moved| self.say("moved-before", &[("moved", &moved)])).unwrap_or_default()
    }

    /// Cases found and closed in the value's period; `None` of anything but open cases.
    pub(super) fn moved(&self, subject: &Subject<'_>) -> Option<String> {
        let moved = subject.moved?;
        let (decimals, unit) = subject.measure();
        let period = if subject.as_of == subject.report {
            self.word(match subject.every() {
                Every::Year => "this-year",
                Every::Half => "this-half",
                Every::Quarter => "this-quarter",
                Every::Day | Every::Week | Every::Month => "this-month",
            })
        } else {
            self.say("when-in", &[("period", &self.own_period(subject, subject.as_of))])
        };
        let counts = [&moved.opened, &moved.closed];
        let ([opened, closed], [opened_count, closed_count]) =
            (counts.map(|n| self.amount(n, decimals, unit)), counts.map(|n| self.number(n, decimals)));
        let args = [
            ("period", &*period),
            ("opened", &opened),
            ("closed", &closed),
            ("opened-count", &opened_count),
            ("closed-count", &closed_count),
        ];
        Some(self.say("moved", &args))
    }

    /// The value and the one that it is compared with.
    fn head_of_relative(&self, subject: &Subject<'_>, target: &Target, reference: &Reference, value: &Exact) -> String {
        let indicator = subject.indicator;
        let lower = indicator.better == Direction::Lower;
        let bound =
            subject.assessment.target.as_ref().map(|bound| match (indicator.unit.counts_whole_things(), lower) {
                (true, false) => bound.ceil(),
                (true, true) => bound.floor(),
                (false, _) => bound.clone(),
            });
        let shown = bound.map(|b| self.amount(&b, indicator.decimals, indicator.unit)).unwrap_or_default();
        self.say(
            if lower { "head-relative-lower" } else { "head-relative-higher" },
            &[
                ("when", &self.when_said(subject)),
                ("name", &self.named(indicator)),
                ("value", &self.value_said(subject, value)),
                ("reference", &self.reference(reference, &target.value, indicator.unit)),
                ("target", &shown),
            ],
        )
    }

    fn head_of_flow(&self, subject: &Subject<'_>, target: &Target, value: &Exact) -> String {
        let (indicator, a) = (subject.indicator, subject.assessment);
        let year = fills_a_year(subject, target);
        let made_up = a.past_due && target.due.is_some_and(|due| subject.as_of > due.month());
        let key = match (year, is_ceiling(indicator, target)) {
            (_, false) if made_up => "head-late-flow",
            (_, false) if a.past_due => "head-due-flow",
            (_, true) if a.past_due => "head-due-ceiling",
            (true, false) => "head-flow-year",
            (true, true) => "head-ceiling-year",
            (false, false) => "head-flow-since",
            (false, true) => "head-ceiling-since",
        };
        let share = divide(value, &target.value).map(|s| self.share_said(&s)).unwrap_or_default();
        self.say(
            key,
            &[
                ("span", &self.year_so_far_said(subject)),
                ("end", &self.end_in_year(subject)),
                ("asof", &self.period_end(subject)),
                ("window", &self.window_since(subject, target.from)),
                ("value", &self.value_said(subject, value)),
                ("target", &self.stated(&target.value, indicator.unit)),
                ("share", &share),
            ],
        )
    }
}

/// Whether the target's window is the year of as-of, so that one may speak of the whole year.
pub(super) fn fills_a_year(subject: &Subject<'_>, target: &Target) -> bool {
    let (first, last) = (subject.calendar.first_of_year(subject.as_of), subject.calendar.last_of_year(subject.as_of));
    target.from.first_day() == first.first_day() && target.due.map(When::last_day) == Some(last.last_day())
}
