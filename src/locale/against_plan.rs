//! How a value compares with what is asked for by now: the change since the baseline, the elapsed share, the gap.

use super::messages::Locale;
use super::method::timeless;
use super::subject::{Part, Subject};
use super::verdict::is_ceiling;
use crate::assess::{Flag, Verdict};
use crate::catalog::{Indicator, KeepMode, Target, TargetKind};
use crate::measure::exact::{ratio, round};
use crate::measure::{Direction, Exact};
use num_traits::{One, Signed, Zero};

impl Locale {
    /// Progress against what is due, and the gap in the indicator's unit.
    pub(super) fn against_plan(&self, subject: &Subject<'_>, target: &Target) -> Part {
        let a = subject.assessment;
        let in_head = matches!(target.kind, TargetKind::Reach | TargetKind::All) && subject.indicator.adds_up();
        if let Some(ruling) = timeless(subject) {
            let mut clauses: Part = self.moved_away(subject).into_iter().collect();
            clauses.extend(self.against_method(subject, ruling, in_head));
            return clauses;
        }
        if is_ceiling(subject.indicator, target) {
            return self.against_ceiling(subject);
        }
        let mut clauses: Part = self.moved_away(subject).into_iter().collect();
        let net = self.net_change(subject, target);
        let said = in_head || net.is_some() || a.has(Flag::MovingAway);
        clauses.extend(net);
        clauses.extend(self.pace(subject, said));
        if a.elapsed.is_none() {
            clauses.extend(self.against_rule(subject, target));
        }
        clauses
    }

    /// Further from the target than at the start.
    fn moved_away(&self, subject: &Subject<'_>) -> Option<String> {
        let a = subject.assessment;
        let baseline = a.baseline.as_ref().filter(|_| a.has(Flag::MovingAway))?;
        let indicator = subject.indicator;
        let by = a.value.as_ref()? - baseline;
        let side = match (by.is_negative(), indicator.unit.is_share()) {
            (true, false) => "less",
            (false, false) => "more",
            (true, true) => "down",
            (false, true) => "up",
        };
        let by = self.difference(&by.abs(), indicator.decimals, indicator.unit);
        let from = self.end_of(subject.target?.from);
        Some(self.say("moving-away", &[("side", side), ("by", &by), ("from", &from)]))
    }

    /// 以2020年11月底9.80万亩为基数，须净增3.20万亩，已净增0.82万亩，占25.6%: for a state that starts from a baseline. Its numbers are rounded
    /// alike, so that they add up.
    pub(super) fn net_change(&self, subject: &Subject<'_>, target: &Target) -> Option<String> {
        let (indicator, a) = (subject.indicator, subject.assessment);
        let (baseline, bound) = (a.baseline.as_ref()?, a.target.as_ref()?);
        let (value, progress) = (a.value.as_ref()?, a.progress.as_ref()?);
        let plain = target.kind == TargetKind::Reach && target.reference.is_none() && !indicator.is_windowed();
        if !plain || baseline.is_zero() || progress.is_negative() || subject.each.is_some() {
            return None;
        }
        let decimals = places_beside(&(value - baseline), indicator);
        let rounded = |x: &Exact| round(x, decimals, self.rounding());
        let all = bound - rounded(baseline);
        let done = rounded(value) - rounded(baseline);
        let amount = |x: &Exact| {
            let x = x.abs();
            if indicator.unit.is_share() {
                self.difference(&x, decimals, indicator.unit)
            } else if decimals > indicator.decimals {
                self.in_smaller_unit(&x, decimals, indicator.unit)
            } else {
                self.amount(&x, decimals, indicator.unit)
            }
        };
        let key = match (all.is_negative(), indicator.unit.is_share()) {
            (false, false) => "net-rise",
            (true, false) => "net-fall",
            (false, true) => "net-up",
            (true, true) => "net-down",
        };
        Some(self.say(
            key,
            &[
                ("from", &self.end_of(target.from)),
                ("baseline", &self.amount(baseline, decimals, indicator.unit)),
                ("all", &amount(&all)),
                ("done", &amount(&done)),
                ("share", &self.share_said(progress)),
            ],
        ))
    }

    /// 低于序时进度7.5个百分点，较序时进度少900亩. `said`: whether the progress itself has been told.
    fn pace(&self, subject: &Subject<'_>, said: bool) -> Option<String> {
        let a = subject.assessment;
        let unit = subject.indicator.unit;
        let whole = unit.counts_whole_things();
        // Less than one whole thing is not short.
        let small = |gap: &Exact| {
            round(gap, subject.indicator.decimals, self.rounding()).is_zero() || whole && gap.abs() < Exact::one()
        };
        let gap = a.gap.as_ref().filter(|gap| a.elapsed.is_some() && !small(gap));
        let points = a.progress.as_ref().zip(a.elapsed.as_ref()).map(|(progress, elapsed)| {
            let short = progress - elapsed;
            let nothing = gap.is_none() && whole && short.is_negative();
            let side = if nothing { "equal" } else { side(&round(&short, 3, self.rounding())) };
            (progress, short, side)
        });
        let by_gap = |gap: &Exact, alone: &str| {
            let toward = a.toward(subject.indicator.better);
            let key = match (gap.is_negative(), toward, unit.is_share()) {
                (true, Direction::Higher, false) => "gap-short",
                (true, Direction::Higher, true) => "points-gap-short",
                (false, Direction::Lower, false) => "gap-less",
                (false, Direction::Lower, true) => "points-gap-less",
                (true, Direction::Lower, false) | (false, Direction::Higher, false) => "gap-more",
                (true, Direction::Lower, true) | (false, Direction::Higher, true) => "points-gap-more",
            };
            self.say(&format!("{key}{alone}"), &[("gap", &self.gap(subject, gap))])
        };
        match (points, gap) {
            // Points that round to none beside a gap would say “on profile”: the gap alone is said.
            (Some((progress, _, "equal")), Some(gap)) => {
                let gap = by_gap(gap, "-alone");
                let done = self.say("method-progress", &[("progress", &self.share_said(progress))]);
                Some(if said { gap } else { self.say("join-clauses", &[("a", &done), ("b", &gap)]) })
            }
            (Some((progress, short, side)), gap) => {
                let stem = if said { "points" } else { "progress" };
                let (done, points) = (self.share_said(progress), self.points(&short.abs()));
                let points = self.say(&format!("{stem}-{side}"), &[("progress", &done), ("points", &points)]);
                let gap = gap.map(|gap| by_gap(gap, ""));
                Some(gap.map_or(points.clone(), |gap| self.say("with-gap", &[("points", &points), ("gap", &gap)])))
            }
            (None, gap) => gap.map(|gap| by_gap(gap, "-alone")),
        }
    }

    /// What has been used of an amount, against the time that has passed.
    fn against_ceiling(&self, subject: &Subject<'_>) -> Part {
        let a = subject.assessment;
        if let Some(over) = a.gap_to_target.as_ref().filter(|gap| gap.is_negative()) {
            return vec![self.say("ceiling-exceeded", &[("gap", &self.gap(subject, over))])];
        }
        let ahead = a.progress.as_ref().zip(a.elapsed.as_ref()).map(|(used, elapsed)| used - elapsed);
        let ahead = ahead.filter(|ahead| !round(ahead, 3, self.rounding()).is_zero());
        let clause = ahead.map(|ahead| {
            let key = if ahead.is_positive() { "ceiling-over" } else { "ceiling-under" };
            self.say(key, &[("points", &self.points(&ahead.abs()))])
        });
        clause.into_iter().collect()
    }

    /// Against a requirement that has to hold.
    fn against_rule(&self, subject: &Subject<'_>, target: &Target) -> Part {
        let (indicator, a) = (subject.indicator, subject.assessment);
        let mut clauses = Vec::new();
        let rising = a.change.as_ref().filter(|by| by.is_positive());
        let stock = target.kind == TargetKind::Zero && !indicator.is_windowed();
        let short = a.gap.as_ref().filter(|g| g.is_negative());
        match short.filter(|g| !round(g, indicator.decimals, self.rounding()).is_zero()) {
            Some(_) if stock => {
                clauses.push(self.word("not-cleared"));
                clauses.extend(rising.map(|by| {
                    self.say("risen", &[("by", &self.gap(subject, by)), ("before", &self.period_before(subject))])
                }));
            }
            Some(gap) => {
                let less = a.toward(indicator.better) == Direction::Higher;
                let key = match (indicator.unit.is_share(), less) {
                    (false, true) => "rule-less",
                    (false, false) => "rule-more",
                    (true, true) => "rule-points-less",
                    (true, false) => "rule-points-more",
                };
                clauses.push(self.say(key, &[("gap", &self.gap(subject, gap))]));
            }
            None if a.verdict == Verdict::OnPace && !stock => clauses.push(self.word("rule-satisfied")),
            None => {}
        }
        clauses.extend(self.periods_held(subject, target));
        clauses
    }

    /// In how many of the periods it held, and by which value it is judged.
    pub(super) fn periods_held(&self, subject: &Subject<'_>, target: &Target) -> Option<String> {
        let a = subject.assessment;
        let periods = a.periods.filter(|n| *n > 1 && target.kind.promises_every_period())?;
        let held = periods.saturating_sub(a.broken.map_or(0, |(_, n)| n));
        let key = match target.keep {
            KeepMode::Last => "kept-last",
            KeepMode::Pooled => "kept-pooled",
            KeepMode::Every => "kept-every",
        };
        let from = self.when(target.from);
        Some(self.say(key, &[("from", &from), ("n", &held.to_string()), ("total", &periods.to_string())]))
    }
}

/// Places of a baseline beside a change: more than the indicator's own where those would make nothing of the change.
fn places_beside(change: &Exact, indicator: &Indicator) -> u32 {
    /// How many more.
    const MORE_PLACES: u32 = 2;
    let small = change.abs() < ratio(1, 10) && !change.is_zero();
    // What is a multiple of a unit may be said in that unit.
    let splits = small && indicator.unit.is_multiple() && indicator.decimals > 0;
    if splits { indicator.decimals + MORE_PLACES } else { indicator.decimals }
}

fn side(x: &Exact) -> &'static str {
    match x {
        x if x.is_negative() => "below",
        x if x.is_zero() => "equal",
        _ => "above",
    }
}
