//! One written sentence a target: where it stands, how that compares with the plan, what it would take.

use super::Locale;
use super::method::timeless;
use super::words::is_kept;
use crate::assess::{Assessment, Flag, Verdict};
use crate::catalog::{Indicator, Language, Plan, Reference, Target, TargetKind};
use crate::measure::exact::{divide, round};
use crate::measure::{Direction, Exact, Month, Unit, When};
use num_traits::{Signed, Zero};

/// What a sentence is about.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    pub indicator: &'a Indicator,
    pub target: Option<&'a Target>,
    pub assessment: &'a Assessment,
    pub as_of: Month,
    /// Named before the sentence where it is not the root.
    pub region: Option<&'a str>,
    /// Who sends the figures.
    pub source: &'a str,
    /// Months that `recent` looks back over.
    pub recent_months: i32,
    /// Whether it is a trailing year's total and the catalog began less than a year ago.
    pub short_window: bool,
    /// Set for the roll-up of a target that each region has.
    pub each: Option<Each<'a>>,
    /// Where there is no target any more: the one that was in force last.
    pub lapsed: Option<&'a Target>,
}

/// The roll-up's members.
#[derive(Debug, Clone, Copy)]
pub struct Each<'a> {
    /// Level of the regions: `township`.
    pub level: &'a str,
}

impl Told<'_> {
    /// Places and unit of the value: a roll-up counts regions.
    fn measure(&self) -> (u32, Unit) {
        let regions = self.each.and_then(|_| Unit::parse("个"));
        regions.map_or((self.indicator.decimals, self.indicator.unit), |unit| (0, unit))
    }
}

/// Flags that a sentence of their own follows for.
const AFTERWORDS: [(Flag, &str); 4] = [
    (Flag::NoLastYear, "no-last-year"),
    (Flag::ShortHistory, "short-history"),
    (Flag::Slipping, "slipping"),
    (Flag::Escalated, "escalated"),
];

/// Why the board's method rates nothing.
const UNRATED: [Flag; 5] = [Flag::ZeroBase, Flag::ZeroTarget, Flag::SignChange, Flag::OnePoint, Flag::OutOfRange];

/// Clauses of one part of a sentence; parts are joined more loosely than clauses.
pub(super) type Part = Vec<String>;

impl Locale {
    /// The sentence.
    #[must_use]
    pub fn sentence(&self, told: &Told<'_>) -> String {
        let withheld = told.assessment.has(Flag::Withheld) && told.assessment.value.is_none();
        let parts = match (told.assessment.verdict, told.target) {
            _ if withheld => vec![vec![self.withheld(told)]],
            (Verdict::NotRated, Some(target)) if told.assessment.value.is_none() => vec![self.not_begun(told, target)],
            (Verdict::NoData, _) if told.short_window && told.assessment.has(Flag::Partial) => {
                vec![vec![self.short_window(told)]]
            }
            (Verdict::NoData, _) => vec![self.missing(told)],
            (_, None) => vec![self.watched(told), self.lapsed(told)],
            (_, Some(target)) => self.judged(told, target),
        };
        let parts: Vec<String> =
            parts.iter().filter(|p| !p.is_empty()).map(|p| self.joined("join-clauses", p)).collect();
        let mut text = self.begun(self.say("end", &[("text", &self.joined("join-groups", &parts))]));
        let flagged = AFTERWORDS.iter().filter(|(flag, _)| told.assessment.has(*flag)).map(|(_, key)| *key);
        for key in inferred(told).into_iter().chain(flagged) {
            text = self.say("join-sentences", &[("a", &text), ("b", &self.word(key))]);
        }
        match told.region {
            Some(region) => self.say("for-region", &[("region", region), ("text", &text)]),
            None => text,
        }
    }

    /// With a capital, where it begins with an indicator's name that has none.
    fn begun(&self, text: String) -> String {
        let mut rest = text.chars();
        match rest.next().filter(|first| self.language() == Language::English && first.is_lowercase()) {
            Some(first) => first.to_uppercase().chain(rest).collect(),
            None => text,
        }
    }

    /// Of a number that is not for the public.
    fn withheld(&self, told: &Told<'_>) -> String {
        self.say("withheld", &[("asof", &self.month(told.as_of)), ("name", self.name(told.indicator))])
    }

    /// Of a trailing year that begins before the catalog does: it cannot be told yet, whoever reports.
    fn short_window(&self, told: &Told<'_>) -> String {
        self.say("short-window", &[("asof", &self.month(told.as_of)), ("name", self.name(told.indicator))])
    }

    /// Of a task that counts from a later day on, without a value of its own yet.
    fn not_begun(&self, told: &Told<'_>, target: &Target) -> Part {
        let (asof, from) = (self.month(told.as_of), self.when(target.from));
        vec![self.say("not-begun", &[("asof", &asof), ("name", self.name(told.indicator)), ("from", &from)])]
    }

    fn judged(&self, told: &Told<'_>, target: &Target) -> Vec<Part> {
        let mut first = vec![self.head(told, target)];
        let a = told.assessment;
        match a.verdict {
            Verdict::NotRated => first.push(self.unrated(told, target)),
            Verdict::Met => first.push(self.word(match target.kind {
                _ if is_kept(Some(target)) => "met-kept",
                _ if a.flags.contains(&Flag::Late) => "met-late",
                _ => "met",
            })),
            Verdict::Missed => first.push(match a.gap_to_target.as_ref().filter(|g| g.is_negative()) {
                Some(_) if target.kind == TargetKind::Done => self.word("missed-plain"),
                Some(gap) => self.say("missed", &[("gap", &self.gap(told, gap))]),
                None => self.missed_before(a),
            }),
            _ => first.extend(self.against_plan(told, target)),
        }
        let mut parts = vec![first];
        if matches!(a.verdict, Verdict::OnPace | Verdict::Behind | Verdict::FarBehind) && told.each.is_none() {
            parts.push(self.catch_up(told));
        }
        if a.flags.contains(&Flag::Doubtful) {
            parts.push(vec![self.word("doubtful")]);
        }
        parts
    }

    /// Missed although the last value is as it should be: an earlier period was not.
    fn missed_before(&self, a: &Assessment) -> String {
        match a.broken {
            Some((month, 1)) => self.say("missed-in", &[("month", &self.month(month))]),
            Some((month, n)) => self.say("missed-several", &[("month", &self.month(month)), ("count", &n.to_string())]),
            None => self.word("missed-plain"),
        }
    }

    /// That the target is no longer in force and none came after it.
    fn lapsed(&self, told: &Told<'_>) -> Part {
        let Some((target, until)) = told.lapsed.and_then(|t| Some((t, t.until?))) else { return Part::new() };
        let stated = self.stated(&target.value, told.indicator.unit);
        let plain = target.kind == TargetKind::Done || target.reference.is_some();
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
    fn head(&self, told: &Told<'_>, target: &Target) -> String {
        let indicator = told.indicator;
        let (name, as_of) = (self.name(indicator), self.month(told.as_of));
        let Some(value) = &told.assessment.value else {
            return self.say("head-no-value", &[("asof", &as_of), ("name", name)]);
        };
        let bound = told.assessment.target.as_ref().unwrap_or(&target.value);
        if let Some(each) = told.each {
            let key = if is_kept(Some(target)) { "head-each-kept" } else { "head-each" };
            let (n, total) = (self.number(value, 0), self.number(bound, 0));
            return self
                .say(key, &[("asof", &as_of), ("n", &n), ("total", &total), ("level", &self.level(each.level))]);
        }
        if let Some(reference) = &target.reference {
            return self.head_of_relative(told, target, reference, value);
        }
        let reach = matches!(target.kind, TargetKind::Reach | TargetKind::All);
        if reach && indicator.kind.adds_up() && !indicator.trailing_year {
            return self.head_of_flow(told, target, value);
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

    /// The value beside the one that it is compared with.
    fn head_of_relative(&self, told: &Told<'_>, target: &Target, reference: &Reference, value: &Exact) -> String {
        let indicator = told.indicator;
        let lower = indicator.better == Direction::Lower;
        let bound = told.assessment.target.as_ref();
        let shown = bound.map(|b| self.amount(b, indicator.decimals, indicator.unit)).unwrap_or_default();
        self.say(
            if lower { "head-relative-lower" } else { "head-relative-higher" },
            &[
                ("asof", &self.month(told.as_of)),
                ("name", &self.named(indicator)),
                ("value", &self.amount(value, indicator.decimals, indicator.unit)),
                ("reference", &self.reference(reference, &target.value, indicator.unit)),
                ("target", &shown),
            ],
        )
    }

    fn head_of_flow(&self, told: &Told<'_>, target: &Target, value: &Exact) -> String {
        let indicator = told.indicator;
        let cap = indicator.better == Direction::Lower;
        let key = match (fills_a_year(target, told.as_of), cap) {
            (true, false) => "head-flow-year",
            (true, true) => "head-flow-cap-year",
            (false, false) => "head-flow-since",
            (false, true) => "head-flow-cap-since",
        };
        let share = divide(value, &target.value).map(|s| self.percent(&s)).unwrap_or_default();
        self.say(
            key,
            &[
                ("month", &self.month_name(told.as_of)),
                ("asof", &self.month(told.as_of)),
                ("from", &self.when(target.from)),
                ("value", &self.amount(value, indicator.decimals, indicator.unit)),
                ("target", &self.stated(&target.value, indicator.unit)),
                ("share", &share),
            ],
        )
    }

    fn unrated(&self, told: &Told<'_>, target: &Target) -> String {
        let a = told.assessment;
        if a.has(Flag::Withheld) {
            return self.word("unsaid");
        }
        if let Some(why) = UNRATED.iter().find(|flag| a.flags.contains(flag)) {
            return self.word(&format!("unrated-{}", why.as_str()));
        }
        match (&a.gap_to_target, target.due) {
            _ if a.flags.contains(&Flag::NotStarted) && told.as_of < target.from.month() => {
                self.say("not-started", &[("from", &self.when(target.from))])
            }
            (_, Some(due)) => self.say("not-due", &[("due", &self.by(due))]),
            (Some(gap), None) => self.say("no-due", &[("gap", &self.gap(told, gap))]),
            (None, None) => self.word("not-rated"),
        }
    }

    /// Progress beside what is due, and the gap in the indicator's unit.
    fn against_plan(&self, told: &Told<'_>, target: &Target) -> Part {
        let a = told.assessment;
        let mut clauses = Vec::new();
        if a.flags.contains(&Flag::MovingAway)
            && let Some(baseline) = &a.baseline
        {
            clauses.push(self.say("moving-away", &[("baseline", &self.stated(baseline, told.indicator.unit))]));
        }
        let done_in_head =
            target.kind == TargetKind::Reach && told.indicator.kind.adds_up() && !told.indicator.trailing_year;
        if let Some(ruling) = timeless(told) {
            clauses.extend(self.against_method(told, ruling, done_in_head));
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
        if told.each.is_some() {
            return clauses;
        }
        match a.gap.as_ref().filter(|g| !round(g, told.indicator.decimals, self.rounding()).is_zero()) {
            Some(_) if target.kind == TargetKind::Zero && !planned => {}
            Some(gap) if planned || gap.is_negative() => {
                let key = gap_key(told.indicator, a.toward(told.indicator.better), gap, planned);
                clauses.push(self.say(&key, &[("gap", &self.gap(told, gap))]));
            }
            _ if !planned && a.verdict == Verdict::OnPace => clauses.push(self.word("rule-satisfied")),
            _ => {}
        }
        clauses
    }

    /// What each remaining month needs, and what the recent ones brought.
    pub(super) fn catch_up(&self, told: &Told<'_>) -> Part {
        let a = told.assessment;
        let (Some(required), Some(left)) = (&a.required, &a.left) else { return Vec::new() };
        let indicator = told.indicator;
        let flow = indicator.kind.adds_up() && !indicator.trailing_year;
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
            let months = told.recent_months.to_string();
            let key = format!("recent-{}{day}", stem(recent));
            clauses.push(self.say(&key, &[("count", &months), ("amount", &amount(recent))]));
        }
        clauses
    }

    fn missing(&self, told: &Told<'_>) -> Part {
        let a = told.assessment;
        let (name, as_of) = (self.name(told.indicator), self.month(told.as_of));
        let args = [("asof", &*as_of), ("name", name), ("source", told.source)];
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
                let (decimals, unit) = told.measure();
                let value = self.amount(value, decimals, unit);
                self.say("last-full", &[("month", &self.month(*month)), ("value", &value)])
            }
            None => self.word("never-full"),
        };
        vec![what, last]
    }

    pub(super) fn gap(&self, told: &Told<'_>, gap: &Exact) -> String {
        let (decimals, unit) = told.measure();
        self.difference(&gap.abs(), decimals, unit)
    }

    /// A whole number as such, any other with one place.
    pub(super) fn plain(&self, x: &Exact) -> String {
        self.number(x, u32::from(!x.is_integer()))
    }
}

/// What is said of a requirement that somebody chose: that its pace is even, or, where none was computed, that it was chosen at all.
/// Growth and trends are not held against an even pace.
fn inferred(told: &Told<'_>) -> Option<&'static str> {
    let (a, target) = (told.assessment, told.target?);
    let rated = a.verdict.is_rated();
    if !a.has(Flag::Inferred) || !rated || timeless(told).is_some() {
        return None;
    }
    let stepwise = target.kind == TargetKind::Done || target.plan == Plan::Step;
    let owed = a.elapsed.as_ref().is_some_and(Signed::is_positive);
    Some(if owed && !stepwise { "inferred" } else { "inferred-chosen" })
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
