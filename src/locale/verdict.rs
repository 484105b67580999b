//! What a row is called by its verdict. The words follow from the verdict, the kind of its target and the flags: 序时 is said only
//! where there is a plan, what has to hold is 达标 or not, and what is not rated or not known says why.

use super::messages::Locale;
use crate::assess::{Assessment, Flag, Verdict};
use crate::catalog::{Indicator, Target, TargetKind};
use crate::measure::{Direction, Month};
use crate::series::ReportState;
use num_traits::{Signed, Zero};

/// The words that a rated verdict is said in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    /// A way to go, with a due date: 达到序时进度.
    Plan,
    /// A state that has to hold: 达标.
    Kept,
    /// A band: 在控制区间内.
    Within,
    /// Open cases: 已清零.
    Zero,
    /// An amount that must not be used up: 未超控制进度.
    Ceiling,
}

impl Family {
    fn of(indicator: &Indicator, target: &Target, each: bool, a: &Assessment) -> Self {
        let planned = a.elapsed.is_some() || a.ruling.is_some();
        let on_its_way = matches!(a.verdict, Verdict::OnPace | Verdict::Behind | Verdict::FarBehind);
        match target.kind {
            TargetKind::Keep => Self::Kept,
            TargetKind::Within if each => Self::Kept,
            TargetKind::Within if !on_its_way || is_inside(target, a) => Self::Within,
            TargetKind::Within if indicator.adds_up() && planned => {
                if a.target == target.upper {
                    Self::Ceiling
                } else {
                    Self::Plan
                }
            }
            TargetKind::Within => {
                if planned {
                    Self::Plan
                } else {
                    Self::Within
                }
            }
            // What happens in a period is not cleared.
            TargetKind::Zero if indicator.is_windowed() => Self::Kept,
            TargetKind::Zero if a.verdict == Verdict::OnPace && a.value.as_ref().is_some_and(|v| !v.is_zero()) => {
                Self::Plan
            }
            TargetKind::Zero => Self::Zero,
            TargetKind::Reach if is_ceiling(indicator, target) && !each => Self::Ceiling,
            // The baseline satisfied the target already.
            TargetKind::Reach if on_its_way && !planned && !each && !a.past_due => Self::Kept,
            TargetKind::Reach | TargetKind::Done | TargetKind::All => Self::Plan,
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Kept => "kept",
            Self::Within => "within",
            Self::Zero => "zero",
            Self::Ceiling => "ceiling",
        }
    }
}

/// Whether an amount must not be used up before due.
pub(crate) fn is_ceiling(indicator: &Indicator, target: &Target) -> bool {
    let lower = indicator.better == Direction::Lower;
    target.kind == TargetKind::Reach
        && lower
        && indicator.adds_up()
        && target.due.is_some()
        && target.reference.is_none()
}

fn is_inside(target: &Target, a: &Assessment) -> bool {
    a.value.as_ref().is_some_and(|v| *v >= target.value && target.upper.as_ref().is_none_or(|upper| v <= upper))
}

/// Why nothing is rated, as the end of a key.
fn unrated(target: Option<&Target>, a: &Assessment) -> Option<&'static str> {
    let begun = |target: &Target| a.judged.is_none_or(|month| month >= target.from.month());
    if a.has(Flag::NoDue) {
        Some("no_due")
    } else if a.has(Flag::NoBaseline) || a.has(Flag::LateBaseline) {
        Some("no_baseline")
    } else if a.has(Flag::NotStarted) && target.is_some_and(|target| !begun(target)) {
        Some("not_begun")
    } else if a.has(Flag::NotStarted) || a.has(Flag::NothingOwed) {
        Some("not_yet")
    } else {
        None
    }
}

/// The state of the report that a value lacks, as the end of a key.
pub(super) fn lacking(a: &Assessment) -> &'static str {
    let overdue = a.own.is_some_and(|own| own.state == ReportState::NotReceived { overdue: true });
    match () {
        () if a.has(Flag::Unusable) => "unusable",
        () if a.has(Flag::NotReceived) && overdue => "overdue",
        () if a.has(Flag::Awaiting) => "awaiting",
        () if a.has(Flag::NotDue) => "not_due",
        () if a.has(Flag::NotReceived) => "not_received",
        () if a.has(Flag::Partial) => "partial",
        () if a.has(Flag::Undefined) => "undefined",
        () if a.has(Flag::Stale) => "stale",
        () => "absent",
    }
}

impl Locale {
    /// What a row is called by its verdict: 未达序时进度, 未清零（较上期增加2人）, 报送不全. `each`: whether it counts the regions that have it.
    #[must_use]
    pub fn verdict(&self, indicator: &Indicator, target: Option<&Target>, each: bool, a: &Assessment) -> String {
        let rising = a.change.as_ref().filter(|by| by.is_positive() && !each);
        let zero = target.is_some_and(|t| Family::of(indicator, t, each, a) == Family::Zero);
        match (a.verdict, rising) {
            (Verdict::Behind | Verdict::FarBehind, Some(by)) if zero && !a.has(Flag::Withheld) => {
                let by = self.difference(by, indicator.decimals, indicator.unit);
                self.say("verdict-zero-rising", &[("by", &by)])
            }
            _ => self.verdict_name(indicator, target, each, a),
        }
    }

    /// The same without numbers, for the key of a chart.
    #[must_use]
    pub fn verdict_name(&self, indicator: &Indicator, target: Option<&Target>, each: bool, a: &Assessment) -> String {
        if a.has(Flag::Withheld) {
            return self.word(if a.value.is_none() { "verdict-withheld" } else { "verdict-unsaid" });
        }
        match (a.verdict, target) {
            (Verdict::NoData, _) => self.word(&format!("verdict-lacking-{}", lacking(a))),
            (Verdict::NotRated, _) => match unrated(target, a) {
                Some(why) => self.word(&format!("verdict-unrated-{why}")),
                None => self.verdict_word(a.verdict),
            },
            (Verdict::Watch, _) | (_, None) => self.verdict_word(a.verdict),
            (_, Some(target)) => self.rated(indicator, target, each, a),
        }
    }

    fn rated(&self, indicator: &Indicator, target: &Target, each: bool, a: &Assessment) -> String {
        let family = Family::of(indicator, target, each, a);
        let late = a.verdict == Verdict::Met && a.has(Flag::Late);
        let before_due = a.verdict == Verdict::Met && target.due.is_some() && !a.past_due;
        if a.verdict == Verdict::Missed && a.has(Flag::WithinTolerance) {
            return self.word("verdict-within-tolerance");
        }
        match family {
            Family::Plan | Family::Zero if late => self.word("verdict-late"),
            Family::Plan if before_due && target.kind == TargetKind::Reach && !indicator.adds_up() && !each => {
                self.word("verdict-value-reached")
            }
            Family::Plan if a.past_due && a.verdict.is_lagging() && a.verdict != Verdict::Missed => {
                self.word("verdict-plan-past-due")
            }
            // Broken before due.
            Family::Kept if a.verdict == Verdict::Missed && !a.past_due => self.word("verdict-kept-behind"),
            _ => {
                let high = a.value.as_ref().is_some_and(|v| target.upper.as_ref().is_some_and(|upper| v > upper));
                let side = self.word(if high { "side-high" } else { "side-low" });
                self.say(&format!("verdict-{}-{}", family.as_str(), a.verdict.as_str()), &[("side", &side)])
            }
        }
    }

    /// The verdict's general word, for counts of rows of all kinds.
    #[must_use]
    pub fn verdict_word(&self, verdict: Verdict) -> String {
        self.word(&format!("verdict-{}", verdict.as_str()))
    }

    /// What a reader must know of the value itself, where it is printed: 初步数，另有3条待核; 沿用2020年9月底数.
    #[must_use]
    pub fn value_notes(&self, a: &Assessment) -> Vec<String> {
        let mut notes = Vec::new();
        if a.value.is_none() {
            return notes;
        }
        if a.has(Flag::AtLeast) {
            notes.push(match a.coverage {
                Some((n, total)) if n < total => {
                    let (n, total, names) = (n.to_string(), total.to_string(), self.holes(a));
                    let key = if names.is_empty() { "note-at-least-of" } else { "note-at-least-holes" };
                    self.say(key, &[("n", &n), ("total", &total), ("names", &names)])
                }
                _ => self.word("note-at-least"),
            });
        }
        if let Some(month) = carried_from(a) {
            notes.push(self.say("note-carried", &[("asof", &self.month(month))]));
        }
        if a.has(Flag::Doubtful) {
            notes.push(self.waiting(a.waiting));
        }
        notes
    }

    /// The same in one text; empty where there is nothing to know.
    #[must_use]
    pub fn notes(&self, a: &Assessment) -> String {
        self.joined("join-groups", &self.value_notes(a))
    }

    /// Rejected rows that could change the value.
    pub(super) fn waiting(&self, rows: usize) -> String {
        match rows {
            0 => self.word("note-provisional"),
            _ => self.say("note-provisional-rows", &[("count", &rows.to_string())]),
        }
    }
}

/// The month that a carried value is of.
fn carried_from(a: &Assessment) -> Option<Month> {
    a.has(Flag::Carried).then_some(a.last.as_ref()?.0)
}
