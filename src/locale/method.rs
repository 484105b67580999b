//! Clauses for boards that are judged by growth or by trend: those methods do not ask how much time has passed, so nothing is said of
//! the elapsed share or of a plan.

use super::Locale;
use super::subject::{Part, Subject};
use crate::assess::{Figures, Ruling, judges_by_plan};
use crate::measure::Exact;
use crate::measure::exact::whole;
use num_traits::Signed;

impl Locale {
    /// What is done, what the method's numbers are, and what the target still lacks.
    pub(super) fn against_method(&self, subject: &Subject<'_>, ruling: &Ruling, done_in_head: bool) -> Part {
        let a = subject.assessment;
        let mut clauses = Vec::new();
        if let Some(progress) = a.progress.as_ref().filter(|_| !done_in_head) {
            clauses.push(self.say("method-progress", &[("progress", &self.percent(progress))]));
        }
        let lacks = a.gap_to_target.as_ref().filter(|gap| gap.is_negative());
        let plain = subject.target.is_some_and(|t| t.kind.is_yes_or_no());
        if let Some(gap) = lacks.filter(|_| !plain) {
            clauses.push(self.say("method-gap", &[("gap", &self.gap(subject, gap))]));
        }
        match ruling.result.as_ref().map(|rated| &rated.figures) {
            Ok(Figures::Growth(growth)) => {
                let asked = growth.required.as_ref().and_then(|asked| self.rate(asked.rate));
                if let (Some(observed), Some(asked)) = (self.rate(growth.observed), asked) {
                    clauses.push(self.say("method-growth", &[("observed", &observed), ("asked", &asked)]));
                }
            }
            Ok(Figures::Trend(trend)) => {
                let indicator = subject.indicator;
                let value = self.amount(&trend.projected, indicator.decimals, indicator.unit);
                let reached = trend.share.as_ref().is_none_or(|share| !share.is_positive());
                let key = if reached { "method-trend-reached" } else { "method-trend-short" };
                clauses.push(self.say(key, &[("value", &value)]));
            }
            _ => {}
        }
        clauses
    }

    /// A yearly rate in words: 增长6.1%.
    fn rate(&self, rate: f64) -> Option<String> {
        let exact: Exact = Exact::from_float(rate)?;
        let key = if exact.is_negative() { "rate-down" } else { "rate-up" };
        Some(self.say(key, &[("share", &format!("{}%", self.number(&(exact.abs() * whole(100)), 1)))]))
    }
}

/// The ruling of a method that does not judge by elapsed time.
pub(super) fn timeless<'a>(subject: &Subject<'a>) -> Option<&'a Ruling> {
    subject.assessment.ruling.as_ref().filter(|ruling| !judges_by_plan(ruling.method) && subject.each.is_none())
}
