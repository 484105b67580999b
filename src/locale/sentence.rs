//! The sentence of a target: where it stands, how that compares with the plan, what it would take.

use super::messages::Locale;
use super::method::timeless;
use super::subject::{Part, Subject};
use super::words::is_kept;
use crate::assess::{Assessment, Flag, Verdict};
use crate::catalog::{Indicator, Reference, Target, TargetKind};
use crate::measure::exact::{divide, round};
use crate::measure::{Direction, Exact, Month, When};
use num_traits::{Signed, Zero};

/// Flags that add a sentence of their own.
const AFTERWORDS: [(Flag, &str); 4] = [
    (Flag::NoLastYear, "no-last-year"),
    (Flag::ShortHistory, "short-history"),
    (Flag::Slipping, "slipping"),
    (Flag::Escalated, "escalated"),
];

/// Why the board's method rates nothing.
const UNRATED: [Flag; 5] = [Flag::ZeroBase, Flag::ZeroTarget, Flag::SignChange, Flag::OnePoint, Flag::OutOfRange];

impl Locale {
    /// The sentence.
    #[must_use]
    pub fn sentence(&self, subject: &Subject<'_>) -> String {
        let withheld = subject.assessment.has(Flag::Withheld) && subject.assessment.value.is_none();
        let parts = match (subject.assessment.verdict, subject.target) {
            _ if withheld => vec![vec![self.withheld(subject)]],
            (Verdict::NotRated, Some(target)) if subject.assessment.value.is_none() => {
                vec![self.not_begun(subject, target)]
            }
            (Verdict::NoData, _) if subject.short_window && subject.assessment.has(Flag::Partial) => {
                vec![vec![self.short_window(subject)]]
            }
            (Verdict::NoData, _) => vec![self.missing(subject)],
            (_, None) => vec![self.watched(subject), self.lapsed(subject)],
            (_, Some(target)) => self.judged(subject, target),
        };
        let parts: Vec<String> =
            parts.iter().filter(|p| !p.is_empty()).map(|p| self.joined("join-clauses", p)).collect();
        let mut text = self.begun(self.say("end", &[("text", &self.joined("join-groups", &parts))]));
        let flagged = AFTERWORDS.iter().filter(|(flag, _)| subject.assessment.has(*flag)).map(|(_, key)| *key);
        for key in inferred(subject).into_iter().chain(flagged) {
            text = self.say("join-sentences", &[("a", &text), ("b", &self.word(key))]);
        }
        match subject.region {
            Some(region) => self.say("for-region", &[("region", region), ("text", &text)]),
            None => text,
        }
    }

    /// With a capital, where it begins with an indicator's name that has none.
    fn begun(&self, text: String) -> String {
        let mut rest = text.chars();
        match rest.next().filter(|first| self.writing().capitals && first.is_lowercase()) {
            Some(first) => first.to_uppercase().chain(rest).collect(),
            None => text,
        }
    }

    /// For a number that the public edition withholds.
    fn withheld(&self, subject: &Subject<'_>) -> String {
        self.say("withheld", &[("asof", &self.month(subject.as_of)), ("name", self.name(subject.indicator))])
    }

    /// For a trailing year that begins before the catalog does: its value cannot be known yet, whoever reports.
    fn short_window(&self, subject: &Subject<'_>) -> String {
        self.say("short-window", &[("asof", &self.month(subject.as_of)), ("name", self.name(subject.indicator))])
    }

    /// For a task that counts from a later day on and has no value of its own yet.
    fn not_begun(&self, subject: &Subject<'_>, target: &Target) -> Part {
        let (asof, from) = (self.month(subject.as_of), self.when(target.from));
        vec![self.say("not-begun", &[("asof", &asof), ("name", self.name(subject.indicator)), ("from", &from)])]
    }

    fn judged(&self, subject: &Subject<'_>, target: &Target) -> Vec<Part> {
        let a = subject.assessment;
        let mut first = vec![self.head(subject, target)];
        if let Some(due) = target.due.filter(|_| a.past_due) {
            first.insert(0, self.say("was-due", &[("due", &self.by(due))]));
        }
        match a.verdict {
            Verdict::NotRated => first.push(self.unrated(subject, target)),
            Verdict::Met => first.push(self.word(match target.kind {
                _ if is_kept(Some(target)) => "met-kept",
                _ if a.flags.contains(&Flag::Late) => "met-late",
                _ => "met",
            })),
            Verdict::Missed => first.push(match a.gap_to_target.as_ref().filter(|g| g.is_negative()) {
                Some(_) if target.kind.is_yes_or_no() => self.word("missed-plain"),
                Some(gap) => self.say("missed", &[("gap", &self.gap(subject, gap))]),
                None => self.missed_before(a),
            }),
            _ => first.extend(self.against_plan(subject, target)),
        }
        let mut parts = vec![first];
        if matches!(a.verdict, Verdict::OnPace | Verdict::Behind | Verdict::FarBehind) && subject.each.is_none() {
            parts.push(self.catch_up(subject));
        }
        if a.flags.contains(&Flag::Doubtful) {
            parts.push(vec![self.word("doubtful")]);
        }
        parts
    }

    /// Missed although the last value is satisfied: an earlier period was not.
    fn missed_before(&self, a: &Assessment) -> String {
        match a.broken {
            Some((month, 1)) => self.say("missed-in", &[("month", &self.month(month))]),
            Some((month, n)) => self.say("missed-several", &[("month", &self.month(month)), ("count", &n.to_string())]),
            None => self.word("missed-plain"),
        }
    }

    /// The target is no longer in force, and none has replaced it.
    fn lapsed(&self, subject: &Subject<'_>) -> Part {
        let Some((target, until)) = subject.lapsed.and_then(|t| Some((t, t.until?))) else { return Part::new() };
        let stated = self.stated(&target.value, subject.indicator.unit);
        let plain = target.kind.is_yes_or_no() || target.reference.is_some();
        let key = if plain { "lapsed-plain" } else { "lapsed" };
        vec![self.say(key, &[("target", &stated), ("until", &self.when(until))])]
    }

    /// The indicator's name before its value, with its window where that is a trailing year: a name that ends in a digit must not run into it.
    pub(super) fn named(&self, indicator: &Indicator) -> String {
        let name = self.name(indicator);
        if indicator.trailing_year {
            return self.say("named-year", &[("name", name)]);
        }
        let runs_on = name.chars().next_back().is_some_and(|c| c.is_numeric() || c.is_ascii_alphabetic() || c == '%');
        if runs_on { self.say("named", &[("name", name)]) } else { name.to_owned() }
    }

    /// Where it stands.
    fn head(&self, subject: &Subject<'_>, target: &Target) -> String {
        let indicator = subject.indicator;
        let (name, as_of) = (self.name(indicator), self.month(subject.as_of));
        let Some(value) = &subject.assessment.value else {
            return self.say("head-no-value", &[("asof", &as_of), ("name", name)]);
        };
        let bound = subject.assessment.target.as_ref().unwrap_or(&target.value);
        if let Some(each) = subject.each {
            let key = if is_kept(Some(target)) { "head-each-kept" } else { "head-each" };
            let (n, total) = (self.number(value, 0), self.number(bound, 0));
            return self
                .say(key, &[("asof", &as_of), ("n", &n), ("total", &total), ("level", &self.level(each.level))]);
        }
        if let Some(reference) = &target.reference {
            return self.head_of_relative(subject, target, reference, value);
        }
        let reach = matches!(target.kind, TargetKind::Reach | TargetKind::All);
        if reach && indicator.adds_up() {
            return self.head_of_flow(subject, target, value);
        }
        let shown = self.amount(value, indicator.decimals, indicator.unit);
        let (lower, higher) = (indicator.better == Direction::Lower, target.value.clone());
        let upper = target.upper.as_ref().map(|u| self.stated(u, indicator.unit)).unwrap_or_default();
        let due = target.due.map(|d| self.by(d)).unwrap_or_default();
        let key = match target.kind {
            TargetKind::Reach if target.due.is_none() => "head-reach-no-due",
            TargetKind::Reach => "head-reach",
            TargetKind::Keep if lower => "head-keep-lower",
            TargetKind::Keep => "head-keep-higher",
            TargetKind::Within => "head-within",
            TargetKind::Zero if value.is_zero() => "head-zero-done",
            TargetKind::Zero => "head-zero-open",
            TargetKind::Done if *value >= target.value => "head-done-done",
            TargetKind::Done => "head-done-open",
            TargetKind::All => "head-all",
        };
        let stated = self.stated(&higher, indicator.unit);
        let named = self.named(indicator);
        let runs_on = matches!(target.kind, TargetKind::Reach | TargetKind::Keep | TargetKind::Within);
        let name = if runs_on || indicator.trailing_year { &named } else { name };
        let args = [("asof", &*as_of), ("name", name), ("value", &shown), ("target", &stated)];
        self.say(key, &[&args[..], &[("upper", &*upper), ("due", &*due)]].concat())
    }

    /// The value and the one that it is compared with.
    fn head_of_relative(&self, subject: &Subject<'_>, target: &Target, reference: &Reference, value: &Exact) -> String {
        let indicator = subject.indicator;
        let lower = indicator.better == Direction::Lower;
        let bound = subject.assessment.target.as_ref();
        let shown = bound.map(|b| self.amount(b, indicator.decimals, indicator.unit)).unwrap_or_default();
        self.say(
            if lower { "head-relative-lower" } else { "head-relative-higher" },
            &[
                ("asof", &self.month(subject.as_of)),
                ("name", &self.named(indicator)),
                ("value", &self.amount(value, indicator.decimals, indicator.unit)),
                ("reference", &self.reference(reference, &target.value, indicator.unit)),
                ("target", &shown),
            ],
        )
    }

    fn head_of_flow(&self, subject: &Subject<'_>, target: &Target, value: &Exact) -> String {
        let indicator = subject.indicator;
        let cap = indicator.better == Direction::Lower;
        let key = match (fills_a_year(target, subject.as_of), cap) {
            (true, false) => "head-flow-year",
            (true, true) => "head-flow-cap-year",
            (false, false) => "head-flow-since",
            (false, true) => "head-flow-cap-since",
        };
        let share = divide(value, &target.value).map(|s| self.percent(&s)).unwrap_or_default();
        self.say(
            key,
            &[
                ("month", &self.month_name(subject.as_of)),
                ("asof", &self.month(subject.as_of)),
                ("from", &self.when(target.from)),
                ("value", &self.amount(value, indicator.decimals, indicator.unit)),
                ("target", &self.stated(&target.value, indicator.unit)),
                ("share", &share),
            ],
        )
    }

    fn unrated(&self, subject: &Subject<'_>, target: &Target) -> String {
        let a = subject.assessment;
        if a.has(Flag::Withheld) {
            return self.word("unsaid");
        }
        if let Some(why) = UNRATED.iter().find(|flag| a.flags.contains(flag)) {
            return self.word(&format!("unrated-{}", why.as_str()));
        }
        match (&a.gap_to_target, target.due) {
            _ if a.flags.contains(&Flag::NotStarted) && subject.as_of < target.from.month() => {
                self.say("not-started", &[("from", &self.when(target.from))])
            }
            (_, Some(due)) => self.say("not-due", &[("due", &self.by(due))]),
            (Some(gap), None) => self.say("no-due", &[("gap", &self.gap(subject, gap))]),
            (None, None) => self.word("not-rated"),
        }
    }

    /// Progress against what is due, and the gap in the indicator's unit.
    fn against_plan(&self, subject: &Subject<'_>, target: &Target) -> Part {
        let a = subject.assessment;
        let mut clauses = Vec::new();
        if a.flags.contains(&Flag::MovingAway)
            && let Some(baseline) = &a.baseline
        {
            clauses.push(self.say("moving-away", &[("baseline", &self.stated(baseline, subject.indicator.unit))]));
        }
        let done_in_head = target.kind == TargetKind::Reach && subject.indicator.adds_up();
        if let Some(ruling) = timeless(subject) {
            clauses.extend(self.against_method(subject, ruling, done_in_head));
            return clauses;
        }
        let planned = a.elapsed.is_some();
        if let (Some(progress), Some(elapsed)) = (&a.progress, &a.elapsed) {
            let short = progress - elapsed;
            let side = side(&round(&short, 3, self.rounding()));
            let stem = if done_in_head { "points" } else { "progress" };
            let (done, points) = (self.percent(progress), self.points(&short.abs()));
            clauses.push(self.say(&format!("{stem}-{side}"), &[("progress", &done), ("points", &points)]));
        }
        if subject.each.is_some() {
            return clauses;
        }
        match a.gap.as_ref().filter(|g| !round(g, subject.indicator.decimals, self.rounding()).is_zero()) {
            Some(_) if target.kind == TargetKind::Zero && !planned => {}
            Some(gap) if planned || gap.is_negative() => {
                let key = gap_key(subject.indicator, a.toward(subject.indicator.better), gap, planned);
                clauses.push(self.say(&key, &[("gap", &self.gap(subject, gap))]));
            }
            _ if !planned && a.verdict == Verdict::OnPace => clauses.push(self.word("rule-satisfied")),
            _ => {}
        }
        clauses
    }

    /// What each remaining month needs, and what the recent months came to on average.
    pub(super) fn catch_up(&self, subject: &Subject<'_>) -> Part {
        let a = subject.assessment;
        let (Some(required), Some(left)) = (&a.required, &a.left) else { return Vec::new() };
        let indicator = subject.indicator;
        let flow = indicator.adds_up();
        let day = if a.flags.contains(&Flag::PerDay) { "-day" } else { "" };
        let amount = |x: &Exact| {
            let x = x.abs();
            if indicator.unit.is_share() {
                self.difference(&x, indicator.decimals, indicator.unit)
            } else {
                self.average(&x, indicator.decimals, indicator.unit)
            }
        };
        let stem = |x: &Exact| match x.is_negative() {
            false if flow => "flow",
            true => "less",
            false => "more",
        };
        let capped = flow && a.toward(indicator.better) == Direction::Lower;
        if capped && required.is_negative() {
            // What a flow has come to does not become less: there is nothing left to allow.
            return Vec::new();
        }
        let need = if capped { "cap" } else { stem(required) };
        let count = self.plain(left);
        let mut clauses =
            vec![self.say(&format!("need-{need}{day}"), &[("count", &count), ("amount", &amount(required))])];
        if let Some(recent) = &a.recent {
            let months = subject.recent_months.to_string();
            let key = format!("recent-{}{day}", stem(recent));
            clauses.push(self.say(&key, &[("count", &months), ("amount", &amount(recent))]));
        }
        clauses
    }

    fn missing(&self, subject: &Subject<'_>) -> Part {
        let a = subject.assessment;
        let (name, as_of) = (self.name(subject.indicator), self.month(subject.as_of));
        let args = [("asof", &*as_of), ("name", name), ("source", subject.source)];
        let what = match a.coverage {
            _ if a.flags.contains(&Flag::Undefined) => self.say("undefined", &args),
            Some((n, total)) if a.flags.contains(&Flag::Partial) && n < total => {
                let (n, total) = (n.to_string(), total.to_string());
                self.say("partial-coverage", &[&args[..], &[("n", &*n), ("total", &*total)]].concat())
            }
            _ if a.flags.contains(&Flag::Partial) => self.say("partial", &args),
            _ if a.flags.contains(&Flag::Doubtful) => self.word("doubtful"),
            _ => self.say("absent", &args),
        };
        let last = match &a.last {
            Some((month, value)) => {
                let (decimals, unit) = subject.measure();
                let value = self.amount(value, decimals, unit);
                self.say("last-full", &[("month", &self.month(*month)), ("value", &value)])
            }
            None => self.word("never-full"),
        };
        vec![what, last]
    }

    pub(super) fn gap(&self, subject: &Subject<'_>, gap: &Exact) -> String {
        let (decimals, unit) = subject.measure();
        self.difference(&gap.abs(), decimals, unit)
    }

    /// A whole number as such, any other with one place.
    pub(super) fn plain(&self, x: &Exact) -> String {
        self.number(x, u32::from(!x.is_integer()))
    }
}

/// The key of what is said of an inferred requirement: that its pace is even, or, where no pace was computed, that it was chosen.
/// Growth and trends are not held against an even pace.
fn inferred(subject: &Subject<'_>) -> Option<&'static str> {
    subject.target?;
    let a = subject.assessment;
    let rated = a.verdict.is_rated();
    if !a.has(Flag::Inferred) || !rated || timeless(subject).is_some() {
        return None;
    }
    Some(if a.has_pace_by_now() { "inferred" } else { "inferred-chosen" })
}

/// Whether the target's window is the calendar year of as-of, so that one may speak of the whole year.
fn fills_a_year(target: &Target, as_of: Month) -> bool {
    let first = as_of.january();
    let from = target.from.first_day() == first.first_day();
    from && target.due.map(When::last_day) == Some(first.plus(11).last_day())
}

fn side(x: &Exact) -> &'static str {
    match x {
        x if x.is_negative() => "below",
        x if x.is_zero() => "equal",
        _ => "above",
    }
}

/// A gap is signed so that negative is short; what is short of a lower-is-better plan is too much.
fn gap_key(indicator: &Indicator, toward: Direction, gap: &Exact, planned: bool) -> String {
    let less = gap.is_negative() == (toward == Direction::Higher);
    let stem = match (planned, indicator.unit.is_share()) {
        (true, false) => "gap",
        (true, true) => "points-gap",
        (false, false) => "rule",
        (false, true) => "rule-points",
    };
    format!("{stem}-{}", if less { "less" } else { "more" })
}
