//! What the time that is left needs, what recent periods came to, and what that comes to at due.

use super::head::fills_a_year;
use super::messages::Locale;
use super::subject::{Part, Subject};
use super::verdict::is_ceiling;
use crate::assess::{AtDue, Per, ProjectedBy, Prospect};
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
    /// 近3个月月均完成880亩，后4个月需月均完成1225亩，按此进度预计全年完成10620亩，难以按期完成. What does not follow from the recent rate is a part
    /// of its own.
    pub(super) fn outlook(&self, subject: &Subject<'_>, target: &Target) -> Vec<Part> {
        if is_ceiling(subject.indicator, target) {
            let projected = self.projected_of_ceiling(subject, target);
            return match (projected, self.catch_up(subject)) {
                (Some(projected), Some(need)) => {
                    vec![vec![self.say("ceiling-outlook", &[("projected", &projected), ("need", &need)])]]
                }
                (one, other) => vec![one.or(other).into_iter().collect()],
            };
        }
        let Some(rates) = self.catch_up(subject) else { return Vec::new() };
        let at_due = subject.assessment.at_due(subject.indicator.better, subject.forecast);
        let Some(at_due) = at_due else { return vec![vec![rates]] };
        let projected = self.projected(subject, target, &at_due);
        match at_due.by {
            ProjectedBy::RecentRate => vec![vec![rates, projected]],
            ProjectedBy::LastYear | ProjectedBy::SeasonalForecast => vec![vec![rates], vec![projected]],
        }
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
    fn projected(&self, subject: &Subject<'_>, target: &Target, at_due: &AtDue) -> String {
        let indicator = subject.indicator;
        // Nothing is projected below nothing.
        let floored = if indicator.unit.counts_whole_things() && at_due.value.is_negative() {
            Exact::zero()
        } else {
            at_due.value.clone()
        };
        let value = self.amount(&floored, indicator.decimals, indicator.unit);
        let what = match (indicator.adds_up(), fills_a_year(subject, target)) {
            (true, true) => "year",
            (true, false) => "total",
            (false, _) => "state",
        };
        let by = self.say(
            projected_by(at_due.by),
            &[("projected", &self.say(&format!("projected-{what}"), &[("value", &value)]))],
        );
        let end = self.word(match at_due.prospect {
            Prospect::Likely => "projected-enough",
            Prospect::AtRisk => "projected-risk",
            Prospect::Unlikely => "projected-short",
        });
        self.say("projected", &[("projected", &by), ("end", &end)])
    }

    fn projected_of_ceiling(&self, subject: &Subject<'_>, target: &Target) -> Option<String> {
        let (indicator, a) = (subject.indicator, subject.assessment);
        let at_due = a.at_due(indicator.better, subject.forecast)?;
        let (bound, months) = (a.target.as_ref()?, a.recent_months.unwrap_or(1));
        let key = match (at_due.by, fills_a_year(subject, target)) {
            (ProjectedBy::RecentRate, true) => "ceiling-year",
            (ProjectedBy::RecentRate, false) => "ceiling-total",
            (_, true) => "ceiling-year-plain",
            (_, false) => "ceiling-total-plain",
        };
        let value = self.amount(&at_due.value, indicator.decimals, indicator.unit);
        let text = self.say(key, &[("count", &months.to_string()), ("value", &value)]);
        let text = match at_due.by {
            ProjectedBy::RecentRate => text,
            by => self.say(projected_by(by), &[("projected", &text)]),
        };
        let end = self.word(if at_due.value > *bound { "ceiling-will-exceed" } else { "ceiling-will-hold" });
        Some(self.say("projected", &[("projected", &text), ("end", &end)]))
    }

    /// A whole number as such, any other with one place.
    pub(super) fn plain(&self, x: &Exact) -> String {
        self.number(x, u32::from(!x.is_integer()))
    }
}

/// The key that says what a value at due is projected by.
fn projected_by(by: ProjectedBy) -> &'static str {
    match by {
        ProjectedBy::RecentRate => "projected-by-rate",
        ProjectedBy::LastYear => "projected-by-last-year",
        ProjectedBy::SeasonalForecast => "projected-by-season",
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
