//! What a lagging target asks for next: by when what must be reached, what is missing, and what each remaining month needs.

use super::messages::Locale;
use super::subject::Subject;
use super::verdict::is_ceiling;
use super::words::is_kept;
use crate::assess::Verdict;
use crate::catalog::{Target, TargetKind};
use crate::measure::{Direction, Exact};
use num_traits::{Signed, Zero};

impl Locale {
    /// The clauses of a lagging target's demand, without their end; empty for what does not lag.
    #[must_use]
    pub fn next_step(&self, subject: &Subject<'_>) -> String {
        let Some(target) = subject.target.filter(|_| subject.assessment.verdict.is_lagging()) else {
            return String::new();
        };
        let mut first = vec![self.demand(subject, target)];
        first.extend(self.lacking(subject, target));
        let mut parts = vec![first];
        if subject.assessment.verdict == Verdict::Missed && is_ceiling(subject.indicator, target) {
            // What has been used up cannot be made up for.
        } else if subject.assessment.verdict == Verdict::Missed {
            parts[0].push(self.word("next-catch-up"));
        } else if subject.each.is_none() {
            parts.push(self.catch_up(subject).into_iter().collect());
        }
        let parts: Vec<String> =
            parts.iter().filter(|p| !p.is_empty()).map(|p| self.joined("join-clauses", p)).collect();
        self.joined("join-groups", &parts)
    }

    fn demand(&self, subject: &Subject<'_>, target: &Target) -> String {
        let (indicator, a) = (subject.indicator, subject.assessment);
        let due = target.due.map(|d| self.by(d)).unwrap_or_default();
        let bound = a.target.as_ref().unwrap_or(&target.value);
        let behind = subject.each.and_then(|each| each.members.as_ref()).map_or(0, |members| members.lagging.len());
        let lower = indicator.better == Direction::Lower;
        let flow = indicator.adds_up();
        let missed = a.verdict == Verdict::Missed && target.due.is_some();
        let own = answers_for_itself(subject, target);
        let key = match (target.kind, subject.each.is_some()) {
            (TargetKind::Reach | TargetKind::Keep, true) if own => match (missed, is_kept(Some(target))) {
                (true, _) => "next-own-missed",
                (false, true) => "next-own-kept",
                (false, false) => "next-own",
            },
            (_, true) if missed => "next-missed-each",
            (_, true) if is_kept(Some(target)) => "next-each-kept",
            (_, true) => "next-each",
            _ if missed && is_ceiling(indicator, target) => "next-exceeded",
            _ if missed => "next-missed",
            (TargetKind::Reach, _) if flow && lower => "next-cap",
            (TargetKind::Reach, _) if flow => "next-flow",
            (TargetKind::Reach, _) if lower => "next-reach-lower",
            (TargetKind::Reach, _) => "next-reach",
            (TargetKind::Keep, _) if lower => "next-keep-lower",
            (TargetKind::Keep, _) => "next-keep-higher",
            (TargetKind::Within, _) => "next-within",
            (TargetKind::Zero, _) => "next-zero",
            (TargetKind::Done, _) => "next-done",
            (TargetKind::All, _) => "next-all",
        };
        let edge = if target.kind.has_two_edges() || own { &target.value } else { bound };
        let upper = target.upper.as_ref().map(|u| self.stated(u, indicator.unit)).unwrap_or_default();
        let args = [
            ("name", self.name(indicator)),
            ("due", &due),
            ("target", &self.stated(edge, indicator.unit)),
            ("upper", &upper),
            ("gap", &a.gap_to_target.as_ref().map(|gap| self.gap(subject, gap)).unwrap_or_default()),
            ("side", &self.word(if lower { "next-own-lower" } else { "next-own-higher" })),
            ("count", &behind.to_string()),
            ("total", &self.number(bound, 0)),
            ("level", &subject.each.map(|e| self.level(&e.level)).unwrap_or_default()),
        ];
        self.say(key, &args).trim_end().to_owned()
    }

    /// What is missing from the target, if that is a number.
    fn lacking(&self, subject: &Subject<'_>, target: &Target) -> Option<String> {
        let gap = subject.assessment.gap_to_target.as_ref().or(subject.assessment.gap.as_ref())?;
        // The demand itself says by how much a ceiling is exceeded.
        let exceeded = is_ceiling(subject.indicator, target) && subject.assessment.verdict == Verdict::Missed;
        let said = exceeded || answers_for_itself(subject, target);
        let short = gap.is_negative() && !target.kind.is_yes_or_no() && !said;
        short.then(|| match subject.each {
            Some(each) => {
                let key = if is_kept(Some(target)) { "next-regions-kept" } else { "next-regions" };
                self.say(key, &[("n", &self.number(&gap.abs(), 0)), ("level", &self.level(&each.level))])
            }
            None => self.still_lacking(subject, target, gap),
        })
    }

    fn still_lacking(&self, subject: &Subject<'_>, target: &Target, gap: &Exact) -> String {
        let too_much = match target.kind {
            TargetKind::Within => subject.assessment.value.as_ref().is_some_and(|v| *v > target.value),
            _ => subject.indicator.better == Direction::Lower,
        };
        debug_assert!(!gap.is_zero());
        let key = if too_much { "next-over" } else { "next-short" };
        self.say(key, &[("gap", &self.gap(subject, gap))])
    }
}

/// Whether the regions that are behind are asked themselves, each for its own.
fn answers_for_itself(subject: &Subject<'_>, target: &Target) -> bool {
    let behind = subject.each.and_then(|each| each.members.as_ref()).is_some_and(|members| !members.lagging.is_empty());
    behind && target.lead == Target::EACH_REGION && matches!(target.kind, TargetKind::Reach | TargetKind::Keep)
}
