//! How one figure is worked out: the arithmetic with the numbers put in, line by line.

use super::bands::bands;
use super::numbers::{amount, share};
use crate::assess::{Assessment, ProjectedBy, Verdict};
use crate::catalog::{Baseline, BoardRules, Indicator, Plan, Target, Whose};
use crate::locale::Locale;
use crate::measure::{Exact, Rounding, Unit, exact};
use crate::say;
use crate::words::Message;

/// One line of an explanation: what it is, the formula, the formula with numbers.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Step {
    pub what: Message,
    pub arithmetic: String,
}

/// Amounts in arithmetic: every digit of them, English multiples multiplied out.
struct Amounts<'a> {
    l: &'a Locale,
    unit: Unit,
}

impl Amounts<'_> {
    /// Digits of an amount that no sender writes.
    const PLACES: u32 = 6;

    fn number(&self, x: &Exact) -> String {
        self.l.stated_number(&exact::round(x, Self::PLACES, Rounding::HalfUp), self.unit)
    }

    fn with_unit(&self, x: &Exact) -> String {
        self.l.stated(&exact::round(x, Self::PLACES, Rounding::HalfUp), self.unit)
    }

    /// A change of an amount: of shares in points.
    fn rate(&self, x: &Exact) -> String {
        if self.unit.is_share() { self.l.say("points", &[("n", &self.number(x))]) } else { self.with_unit(x) }
    }
}

/// The steps from the value to what is projected, without the verdict; `unit` is that of the row's amounts (个 where it counts regions).
#[must_use]
pub fn figures(l: &Locale, indicator: &Indicator, unit: Unit, target: &Target, a: &Assessment) -> Vec<Step> {
    let amounts = Amounts { l, unit };
    let mut steps = Vec::new();
    let mut step = |what: Message, arithmetic: String| steps.push(Step { what, arithmetic });
    if let Some(value) = &a.value {
        step(say!("step-value"), format!("A = {}", amounts.with_unit(value)));
    }
    if let Some(b) = &a.baseline {
        let how = match target.baseline {
            Baseline::First if indicator.adds_up() => {
                say!("step-baseline-zero")
            }
            Baseline::First => say!("step-baseline-first"),
            Baseline::Stated(_) => say!("step-baseline-stated"),
        };
        step(how, format!("B = {}", amounts.with_unit(b)));
    }
    let t = a.target.clone().unwrap_or_else(|| target.value.clone());
    match &target.reference {
        Some(reference) if a.target.is_some() => {
            let whose = whose(reference.whose);
            let other = (&t - &target.value) / &reference.factor;
            let text = format!(
                "T = k·R + c = {}·{} + {} = {}",
                amount(&reference.factor),
                amounts.number(&other),
                amounts.number(&target.value),
                amounts.with_unit(&t)
            );
            step(say!("step-target-relative", whose), text);
        }
        Some(_) => {}
        None => step(say!("step-target"), format!("T = {}", amounts.with_unit(&t))),
    }
    pace_steps(&amounts, target, a, &t, &mut step);
    catch_up_steps(&amounts, a, &t, &mut step);
    steps
}

/// The steps from the value to the verdict; `unit` as in [`figures`].
#[must_use]
pub fn steps(
    l: &Locale,
    indicator: &Indicator,
    unit: Unit,
    target: &Target,
    a: &Assessment,
    rules: &BoardRules,
    verdict: &str,
) -> Vec<Step> {
    let mut steps = figures(l, indicator, unit, target, a);
    let what = say!("step-verdict");
    steps.push(Step { what, arithmetic: verdict_rule(l, verdict, a, rules) });
    steps
}

/// Whose value a relative target is relative to.
fn whose(whose: Whose) -> Message {
    match whose {
        Whose::Root => say!("whose-root"),
        Whose::Parent => say!("whose-parent"),
        Whose::Mean => say!("whose-mean"),
        Whose::LastYear => say!("whose-last-year"),
        Whose::Baseline => say!("whose-baseline"),
        Whose::Year(year) => say!("whose-year", %year),
    }
}

fn pace_steps(
    amounts: &Amounts<'_>,
    target: &Target,
    a: &Assessment,
    t: &Exact,
    step: &mut impl FnMut(Message, String),
) {
    if let (Some(f), Some(due)) = (&a.elapsed, target.due) {
        let plan = match target.plan {
            Plan::Linear => say!("plan-linear"),
            Plan::Milestones(_) => say!("plan-milestones"),
            Plan::Season => say!("plan-season"),
            Plan::Step => say!("plan-step"),
        };
        let from = target.from;
        step(say!("step-elapsed", plan), format!("f = {} ({from} → {due})", share(f)));
    }
    if let (Some(e), Some(b), Some(f)) = (&a.expected, &a.baseline, &a.elapsed) {
        let (b, t, f) = (amounts.number(b), amounts.number(t), share(f));
        step(say!("step-expected-paced"), format!("E = B + (T − B)·f = {b} + ({t} − {b})·{f} = {}", amounts.number(e)));
    } else if let Some(e) = &a.expected {
        step(say!("step-expected"), format!("E = {}", amounts.number(e)));
    }
    if let (Some(gap), Some(value), Some(e)) = (&a.gap, &a.value, &a.expected) {
        let text =
            format!("d·(A − E) = d·({} − {}) = {}", amounts.number(value), amounts.number(e), amounts.number(gap));
        step(say!("step-gap-to-plan"), text);
    }
    if let (Some(gap), Some(value)) = (&a.gap_to_target, &a.value) {
        let text =
            format!("d·(A − T) = d·({} − {}) = {}", amounts.number(value), amounts.number(t), amounts.number(gap));
        step(say!("step-gap-to-target"), text);
    }
    if let (Some(p), Some(b), Some(value)) = (&a.progress, &a.baseline, &a.value) {
        let (v, b, t) = (amounts.number(value), amounts.number(b), amounts.number(t));
        step(say!("step-progress"), format!("(A − B) ÷ (T − B) = ({v} − {b}) ÷ ({t} − {b}) = {}", share(p)));
        if let (Some(pace), Some(f)) = (&a.pace, &a.elapsed) {
            step(say!("step-pace"), format!("{} ÷ {} = {}", share(p), share(f), share(pace)));
        }
    }
    if let Some(c) = &a.completion {
        step(say!("step-completion"), format!("A ÷ T = {}", share(c)));
    }
    if let Some(months) = &a.months_behind {
        step(say!("step-months-behind"), exact::fixed(months, 2, Rounding::HalfUp));
    }
}

fn catch_up_steps(amounts: &Amounts<'_>, a: &Assessment, t: &Exact, step: &mut impl FnMut(Message, String)) {
    if let (Some(need), Some(left), Some(value)) = (&a.required, &a.left, &a.value) {
        let (t, v, left) = (amounts.number(t), amounts.number(value), amount(left));
        let text = format!("(T − A) ÷ {left} = ({t} − {v}) ÷ {left} = {}", amounts.rate(need));
        step(say!("step-required"), text);
    }
    if let Some(recent) = &a.recent {
        step(say!("step-recent"), amounts.rate(recent));
    }
    if let (Some(ProjectedBy::LastYear), Some(projected), Some(value)) = (a.projected_by, &a.projected, &a.value) {
        let text = format!(
            "A + R = {} + {} = {}",
            amounts.number(value),
            amounts.number(&(projected - value)),
            amounts.number(projected)
        );
        step(say!("step-projected-last-year"), text);
    } else if let (Some(projected), Some(recent), Some(left), Some(value)) =
        (&a.projected, &a.recent, &a.left, &a.value)
    {
        let (a, r, l) = (amounts.number(value), amounts.number(recent), amount(left));
        let text = format!("A + r·n = {a} + {r}·{l} = {}", amounts.number(projected));
        step(say!("step-projected"), text);
    }
}

/// The verdict with its flags and, of what is on its way, the bands that it was judged by.
fn verdict_rule(l: &Locale, verdict: &str, a: &Assessment, rules: &BoardRules) -> String {
    let verdict = l.flagged(verdict, &a.flags);
    let on_its_way = matches!(a.verdict, Verdict::Behind | Verdict::FarBehind | Verdict::OnPace) && a.pace.is_some();
    if !on_its_way {
        return verdict;
    }
    // Counts of regions are judged by pace on every board.
    let method = a.ruling.as_ref().map_or(rules.method, |r| r.method);
    let said = std::iter::once(l.say("end", &[("text", &verdict)])).chain(bands(l, rules, method));
    said.reduce(|a, b| l.say("join-sentences", &[("a", &a), ("b", &b)])).unwrap_or_default()
}
