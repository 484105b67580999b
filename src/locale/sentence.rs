//! The sentence of a target: where it stands, how that compares with the plan, what it would take.

use super::messages::Locale;
use super::method::timeless;
use super::subject::{Part, Subject};
use super::verdict::is_ceiling;
use super::words::is_kept;
use crate::assess::{Assessment, Flag, PlanShape, Verdict};
use crate::catalog::{Target, TargetKind};
use crate::measure::{Direction, Exact, When};
use num_traits::Signed;

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
        let a = subject.assessment;
        let withheld = a.has(Flag::Withheld) && a.value.is_none();
        let mut parts = match (a.verdict, subject.target) {
            _ if withheld => vec![vec![self.withheld(subject)]],
            (Verdict::NotRated, Some(target)) if a.value.is_none() => vec![self.not_begun(subject, target)],
            (Verdict::NoData, _) if subject.short_window && a.has(Flag::Partial) => {
                vec![vec![self.short_window(subject)]]
            }
            (Verdict::NoData, _) => self.missing(subject),
            (_, None) => vec![self.watched(subject), self.lapsed(subject)],
            (_, Some(target)) => self.judged(subject, target),
        };
        parts.push(self.notes_said(subject));
        let mut text = self.in_parts(&parts);
        let flagged = AFTERWORDS.iter().filter(|(flag, _)| a.has(*flag)).map(|(_, key)| *key);
        let unapproved = subject.unapproved.then_some("change-unapproved");
        for key in basis(subject).into_iter().chain(flagged).chain(unapproved) {
            text = self.say("join-sentences", &[("a", &text), ("b", &self.word(key))]);
        }
        if let Some(by_former) = self.by_former(subject) {
            text = self.say("join-sentences", &[("a", &text), ("b", &by_former)]);
        }
        match subject.region {
            Some(region) => self.say("for-region", &[("region", region), ("text", &text)]),
            None => text,
        }
    }

    /// Parts of a sentence in Chinese, sentences in a language that begins them with capitals.
    pub(super) fn in_parts(&self, parts: &[Part]) -> String {
        let parts = parts.iter().filter(|p| !p.is_empty()).map(|p| self.begun(self.joined("join-clauses", p)));
        let parts: Vec<String> = parts.collect();
        self.say("end", &[("text", &self.joined("join-parts", &parts))])
    }

    /// With a capital, where the language begins a sentence so.
    #[must_use]
    pub fn begun(&self, text: String) -> String {
        let mut rest = text.chars();
        match rest.next().filter(|first| self.writing().capitals && first.is_lowercase()) {
            Some(first) => first.to_uppercase().chain(rest).collect(),
            None => text,
        }
    }

    /// What a reader must know of the value; the number of open cases has told of waiting rows already.
    fn notes_said(&self, subject: &Subject<'_>) -> Part {
        let a = subject.assessment;
        let told = subject.target.is_some_and(|t| t.kind == TargetKind::Zero)
            && subject.each.is_none()
            && !subject.indicator.is_windowed()
            && a.value.as_ref().is_some_and(Signed::is_positive)
            && a.waiting > 0;
        let mut notes = self.value_notes(a);
        if told && a.has(Flag::Doubtful) {
            notes.pop();
        }
        notes
    }

    /// For a number that the public edition withholds.
    fn withheld(&self, subject: &Subject<'_>) -> String {
        self.say("withheld", &[("when", &self.when_said(subject)), ("name", self.name(subject.indicator))])
    }

    /// For a trailing year that begins before the catalog does: its value cannot be known yet, whoever reports.
    fn short_window(&self, subject: &Subject<'_>) -> String {
        self.say("short-window", &[("when", &self.when_said(subject)), ("name", self.name(subject.indicator))])
    }

    /// For a task that is not rated and has no value of its own yet.
    fn not_begun(&self, subject: &Subject<'_>, target: &Target) -> Part {
        if subject.as_of >= target.from.month() {
            return vec![self.no_value(subject), self.unrated(subject, target)];
        }
        let (when, from) = (self.when_said(subject), self.when(target.from));
        vec![self.say("not-begun", &[("when", &when), ("name", self.name(subject.indicator)), ("from", &from)])]
    }

    fn judged(&self, subject: &Subject<'_>, target: &Target) -> Vec<Part> {
        let a = subject.assessment;
        let mut first = match (subject.each, &a.value) {
            (Some(each), Some(n)) => self.of_each(subject, target, each, n),
            _ if target.kind == TargetKind::Zero => vec![self.head(subject, target)],
            _ => std::iter::once(self.head(subject, target)).chain(self.moved(subject)).collect(),
        };
        let was_due = target.due.filter(|_| a.past_due).map(|due| self.was_due(due));
        let mut parts = Vec::new();
        match was_due {
            // Where clauses are joined by commas, it is a sentence of its own.
            Some(was_due) if self.writing().capitals => parts.push(vec![was_due]),
            Some(was_due) => first.insert(0, was_due),
            None => {}
        }
        match a.verdict {
            Verdict::NotRated if subject.each.is_some_and(|each| each.members.is_some()) => {}
            Verdict::NotRated => first.push(self.unrated(subject, target)),
            // That all regions have it says that it is met.
            Verdict::Met if subject.each.is_some() => {}
            Verdict::Met => {
                first.extend(self.net_change(subject, target).filter(|_| a.past_due));
                first.push(self.met(subject, target));
                first.extend(self.periods_held(subject, target));
            }
            Verdict::Missed => first.extend(self.missed(subject, target)),
            _ if subject.each.is_some() => {}
            _ => first.extend(self.against_plan(subject, target)),
        }
        parts.push(first);
        if matches!(a.verdict, Verdict::OnPace | Verdict::Behind | Verdict::FarBehind) && subject.each.is_none() {
            parts.extend(self.outlook(subject, target));
        }
        parts
    }

    /// What the value is by the target that held before it was changed: 按原目标（1000亩，2020年12月底前）为82%。
    fn by_former(&self, subject: &Subject<'_>) -> Option<String> {
        let (target, a) = subject.former?;
        a.value.as_ref()?;
        let asked = if target.reference.is_some() { a.target.as_ref()? } else { &target.value };
        let asked = self.stated(asked, subject.indicator.unit);
        let due = target.due.map(|due| self.by(due));
        let asked = due.map_or(asked.clone(), |due| self.say("former-due", &[("target", &asked), ("due", &due)]));
        // A state's progress is counted from where it began.
        let share = if subject.indicator.adds_up() { &a.completion } else { &a.progress };
        if let Some(share) = share.as_ref().filter(|_| subject.each.is_none()) {
            return Some(self.say("former-share", &[("target", &asked), ("share", &self.share_said(share))]));
        }
        let verdict = self.verdict(subject.indicator, Some(target), subject.each.is_some(), a);
        Some(self.say("former-verdict", &[("target", &asked), ("verdict", &verdict)]))
    }

    fn was_due(&self, due: When) -> String {
        let key = if matches!(due, When::Month(_)) { "was-due-month" } else { "was-due-day" };
        self.say(key, &[("due", &self.when(due))])
    }

    fn met(&self, subject: &Subject<'_>, target: &Target) -> String {
        let a = subject.assessment;
        let state = target.kind == TargetKind::Reach && !subject.indicator.adds_up() && subject.each.is_none();
        self.word(match target.kind {
            _ if is_kept(Some(target)) => "met-kept",
            _ if a.has(Flag::Late) => "met-late",
            _ if state && target.due.is_some() && !a.past_due => "met-before-due",
            _ => "met",
        })
    }

    fn missed(&self, subject: &Subject<'_>, target: &Target) -> Part {
        let a = subject.assessment;
        if subject.each.is_some() {
            return Part::new();
        }
        let flow = matches!(target.kind, TargetKind::Reach | TargetKind::All) && subject.indicator.adds_up();
        let over = is_over(subject, target);
        match a.gap_to_target.as_ref().filter(|g| g.is_negative()) {
            Some(_) if target.kind.is_yes_or_no() => vec![self.word("missed-plain")],
            Some(_) if target.kind == TargetKind::Zero && subject.indicator.adds_up() && !a.past_due => {
                vec![self.word("zero-broken")]
            }
            Some(gap) if is_ceiling(subject.indicator, target) => {
                vec![self.say("ceiling-exceeded", &[("gap", &self.gap(subject, gap))])]
            }
            Some(gap) if (flow || over && subject.indicator.adds_up()) && !a.past_due => {
                vec![self.say("ceiling-exceeded", &[("gap", &self.gap(subject, gap))])]
            }
            // The share of the task says it.
            Some(_) if flow && subject.indicator.better == Direction::Higher => Part::new(),
            Some(_) if target.kind == TargetKind::Zero && !subject.indicator.is_windowed() => {
                vec![self.word("missed-plain")]
            }
            Some(gap) if over => vec![self.say("missed-over", &[("gap", &self.gap(subject, gap))])],
            Some(gap) => {
                let net = self.net_change(subject, target);
                net.into_iter().chain([self.say("missed", &[("gap", &self.gap(subject, gap))])]).collect()
            }
            None => vec![self.missed_before(a)],
        }
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

    fn unrated(&self, subject: &Subject<'_>, target: &Target) -> String {
        let a = subject.assessment;
        if a.has(Flag::Withheld) {
            return self.word("unsaid");
        }
        if let Some(why) = UNRATED.iter().find(|flag| a.has(**flag)) {
            return self.word(&format!("unrated-{}", why.as_str()));
        }
        match (&a.gap_to_target, target.due) {
            _ if a.has(Flag::NoBaseline) => self.word("no-baseline"),
            _ if a.has(Flag::LateBaseline) => self.late_baseline(a, subject, target),
            _ if a.has(Flag::NotStarted) && subject.as_of < target.from.month() => {
                self.say("not-started", &[("from", &self.when(target.from))])
            }
            (_, Some(_)) if Self::head_says_due(subject, target) => {
                self.word(if a.has(Flag::NothingOwed) { "nothing-owed-plain" } else { "not-due-plain" })
            }
            (_, Some(due)) if a.has(Flag::NothingOwed) => self.say("nothing-owed", &[("due", &self.by(due))]),
            (_, Some(due)) => self.say("not-due", &[("due", &self.by(due))]),
            (_, None) if target.kind.is_yes_or_no() => self.word("no-due-plain"),
            (Some(gap), None) => self.say("no-due", &[("gap", &self.gap(subject, gap))]),
            (None, None) => self.word("not-rated"),
        }
    }

    fn late_baseline(&self, a: &Assessment, subject: &Subject<'_>, target: &Target) -> String {
        let baseline = a.baseline.as_ref().map(|b| self.stated(b, subject.indicator.unit)).unwrap_or_default();
        self.say("late-baseline", &[("from", &self.end_of(target.from)), ("baseline", &baseline)])
    }

    pub(super) fn gap(&self, subject: &Subject<'_>, gap: &Exact) -> String {
        let (decimals, unit) = subject.measure();
        self.distance(gap, decimals, unit)
    }
}

/// Whether the value lies above what the target allows: above zero, or above the upper of two edges.
fn is_over(subject: &Subject<'_>, target: &Target) -> bool {
    let Some(value) = &subject.assessment.value else { return false };
    match target.kind {
        TargetKind::Zero => value.is_positive(),
        TargetKind::Within => target.upper.as_ref().is_some_and(|upper| value > upper),
        TargetKind::Reach | TargetKind::Keep | TargetKind::Done | TargetKind::All => false,
    }
}

/// The key of what is said of a requirement that the document does not state: by which path it was worked out or, where no pace was
/// computed, that it was chosen. Growth and trends are not held against a path.
fn basis(subject: &Subject<'_>) -> Option<&'static str> {
    subject.target?;
    let a = subject.assessment;
    let open = matches!(a.verdict, Verdict::OnPace | Verdict::Behind | Verdict::FarBehind);
    if !a.verdict.is_rated() || timeless(subject).is_some() {
        return None;
    }
    match (a.has(Flag::Split) && open, a.has(Flag::Inferred)) {
        (true, _) => match a.plan_shape {
            Some(PlanShape::Milestones) => Some("split-milestones"),
            Some(PlanShape::Season) => Some("split-season"),
            Some(PlanShape::Even | PlanShape::YearEnds) => Some("split"),
            Some(PlanShape::Step) | None => None,
        },
        (_, true) if a.has_pace_by_now() => Some("inferred"),
        (_, true) => Some("inferred-chosen"),
        _ => None,
    }
}
