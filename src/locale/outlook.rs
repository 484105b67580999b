//! What the time that is left needs, what recent periods came to, and what that comes to at due.

use super::head::fills_a_year;
use super::messages::Locale;
use super::subject::{Part, Subject};
use super::verdict::is_ceiling;
use crate::assess::{Per, Prospect, Verdict};
use crate::catalog::Target;
use crate::measure::{Direction, Exact};
use num_traits::{Signed, Zero};

/// Months of a year.
const MONTHS_OF_A_YEAR: i32 = 12;

/// How a rate ends its keys.
fn ending(per: Per) -> &'static str {
    match per {
        Per::Month => "",
        Per::Day => "-day",
        Per::Year => "-year",
    }
}

impl Locale {
    /// 近3个月月均完成880亩，后4个月需月均完成1225亩，按此进度预计全年完成10620亩，难以按期完成.
    pub(super) fn outlook(&self, subject: &Subject<'_>, target: &Target) -> Part {
        if is_ceiling(subject.indicator, target) {
            let projected = self.projected_of_ceiling(subject, target);
            return match (projected, self.catch_up(subject)) {
                (Some(projected), Some(need)) => {
                    vec![self.say("ceiling-outlook", &[("projected", &projected), ("need", &need)])]
                }
                (one, other) => one.or(other).into_iter().collect(),
            };
        }
        let rates = self.catch_up(subject);
        let projected = if rates.is_some() { self.projected(subject, target) } else { None };
        rates.into_iter().chain(projected).collect()
    }

    /// What each remaining month needs, and what the recent months came to on average.
    pub(super) fn catch_up(&self, subject: &Subject<'_>) -> Option<String> {
        let a = subject.assessment;
        let required = a.required.as_ref()?;
        let left = a.left.as_ref().filter(|left| left.is_positive())?;
        let indicator = subject.indicator;
        let flow = indicator.adds_up();
        let amount = |x: &Exact| self.difference(&x.abs(), indicator.decimals, indicator.unit);
        let per = ending(a.per);
        let capped = flow && a.toward(indicator.better) == Direction::Lower;
        if capped && required.is_negative() {
            // What a flow has come to does not become less: there is nothing left to allow.
            return None;
        }
        let stem = if capped { "cap" } else { stem(required, flow) };
        let args = [("count", &*self.plain(left)), ("amount", &amount(required))];
        let need = self.say(&format!("need-{stem}{per}"), &args);
        if capped {
            return Some(need);
        }
        match self.recent(subject) {
            Some(recent) => Some(self.say("recent-and-need", &[("recent", &recent), ("need", &need)])),
            None => Some(need),
        }
    }

    /// The rate of the recent periods, and over how many months it goes.
    fn recent(&self, subject: &Subject<'_>) -> Option<String> {
        let (indicator, a) = (subject.indicator, subject.assessment);
        let (recent, months) = (a.recent.as_ref()?, a.recent_months?);
        let amount = self.difference(&recent.abs(), indicator.decimals, indicator.unit);
        let count = if a.per == Per::Year { (months / MONTHS_OF_A_YEAR).max(1) } else { months };
        let stem = if recent.is_zero() && !indicator.adds_up() { "none" } else { stem(recent, indicator.adds_up()) };
        let key = format!("recent-{stem}{}", ending(a.per));
        Some(self.say(&key, &[("count", &count.to_string()), ("amount", &amount)]))
    }

    /// What comes out at due, and whether that will do.
    fn projected(&self, subject: &Subject<'_>, target: &Target) -> Option<String> {
        let (indicator, a) = (subject.indicator, subject.assessment);
        let (projected, prospect) = (a.projected.as_ref()?, a.prospect(indicator.better)?);
        // Nothing is projected below nothing.
        let floored = if indicator.unit.counts_whole_things() && projected.is_negative() {
            Exact::zero()
        } else {
            projected.clone()
        };
        let value = self.amount(&floored, indicator.decimals, indicator.unit);
        let key = match (indicator.adds_up(), fills_a_year(subject, target)) {
            (true, true) => "projected-year",
            (true, false) => "projected-total",
            (false, _) => "projected-state",
        };
        let at_due = self.say(key, &[("value", &value)]);
        let end = self.word(match prospect {
            Prospect::Likely => "projected-enough",
            Prospect::AtRisk => "projected-risk",
            Prospect::Unlikely => "projected-short",
        });
        Some(self.say("projected", &[("projected", &at_due), ("end", &end)]))
    }

    fn projected_of_ceiling(&self, subject: &Subject<'_>, target: &Target) -> Option<String> {
        let (indicator, a) = (subject.indicator, subject.assessment);
        let (projected, bound, months) = (a.projected.as_ref()?, a.target.as_ref()?, a.recent_months?);
        let open = a.left.as_ref().is_some_and(Signed::is_positive) && a.verdict != Verdict::Missed;
        let key = if fills_a_year(subject, target) { "ceiling-year" } else { "ceiling-total" };
        open.then(|| {
            let value = self.amount(projected, indicator.decimals, indicator.unit);
            let at_due = self.say(key, &[("count", &months.to_string()), ("value", &value)]);
            let end = self.word(if projected > bound { "ceiling-will-exceed" } else { "ceiling-will-hold" });
            self.say("projected", &[("projected", &at_due), ("end", &end)])
        })
    }

    /// A whole number as such, any other with one place.
    pub(super) fn plain(&self, x: &Exact) -> String {
        self.number(x, u32::from(!x.is_integer()))
    }
}

/// Which way a rate goes, as part of a key.
fn stem(rate: &Exact, flow: bool) -> &'static str {
    match rate.is_negative() {
        false if flow => "flow",
        true => "less",
        false => "more",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::exact::whole;

    #[test]
    fn a_rate_says_which_way_it_goes() {
        assert_eq!((stem(&whole(1), true), stem(&whole(1), false), stem(&whole(-1), true)), ("flow", "more", "less"));
        assert_eq!([Per::Month, Per::Day, Per::Year].map(ending), ["", "-day", "-year"]);
    }
}
