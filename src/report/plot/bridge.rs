//! From the period before to this one.

use crate::catalog::Indicator;
use crate::locale::Locale;
use crate::measure::exact::{round, to_f64};
use crate::measure::{Direction, Exact, Month};
use crate::report::axis::bars;
use crate::report::board::gap_words;
use crate::report::build::Context;
use crate::report::chart::{Bridge, Chart, Drawing, Step, StepKind};
use num_traits::{Signed, Zero};

/// What a value or a gap was, what it is, and what made the difference.
#[derive(Debug, Clone)]
pub struct Movement {
    pub reading: Reading,
    /// As it stood when the period before was reported.
    pub before: (Month, Exact),
    pub after: (Month, Exact),
    /// Changes in the order of drawing; what they do not explain is drawn as the rest.
    pub steps: Vec<(Cause, Exact)>,
}

/// What moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    Value,
    /// The gap to what the plan asks for: negative is short.
    ToPlan,
    /// The gap to the target.
    ToTarget,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// What files of this period changed in the period before.
    Revised,
    /// A region's part.
    Region(String),
    /// The whole change, where it has no parts.
    Change,
    /// Cases that ended.
    Closed,
    /// Cases that began.
    Opened,
    /// Cases that began and ended.
    Passed,
    /// The plan has moved on.
    AskedMore,
    /// The plan asks for less than it did.
    AskedLess,
}

impl Cause {
    fn name(&self, l: &Locale) -> String {
        l.word(match self {
            Self::Region(name) => return name.clone(),
            Self::Revised => "bridge-revised",
            Self::Change => "bridge-change",
            Self::Closed => "bridge-closed",
            Self::Opened => "bridge-opened",
            Self::Passed => "bridge-passed",
            Self::AskedMore => "bridge-asked-more",
            Self::AskedLess => "bridge-asked-less",
        })
    }
}

pub(super) fn bridge(c: &Context<'_>, indicator: &Indicator, movement: &Movement) -> Chart {
    let l = c.locale;
    let steps = steps(l, indicator, movement);
    let ends: Vec<f64> = steps.iter().flat_map(|s| [s.from, s.to]).chain([0.0]).collect();
    let (from, to) = (l.month(movement.before.0), l.month(movement.after.0));
    let amount = |x: &Exact| match movement.reading {
        Reading::Value => l.amount(x, indicator.decimals, indicator.unit),
        _ => gap_words(l, Some(x), indicator.better, indicator.decimals, indicator.unit),
    };
    let (before, after) = (amount(&movement.before.1), amount(&movement.after.1));
    let (zero, to_what) = match movement.reading {
        Reading::Value => (None, String::new()),
        Reading::ToPlan => (Some(l.word("bridge-plan")), l.word("bridge-to-plan")),
        Reading::ToTarget => (Some(l.word("chart-target-line")), l.word("bridge-to-target")),
    };
    let args = [
        ("name", l.name(indicator)),
        ("from", &from),
        ("to", &to),
        ("before", &before),
        ("after", &after),
        ("to-what", &to_what),
    ];
    let key = |value, gap| l.say(if movement.reading == Reading::Value { value } else { gap }, &args);
    Chart {
        name: format!("bridge-{}", indicator.id),
        indicator: Some(indicator.id.clone()),
        title: key("bridge-title", "bridge-gap-title"),
        subtitle: key("bridge-subtitle", "bridge-gap-subtitle"),
        notes: c.notes(indicator),
        alt: key("bridge-alt", "bridge-gap-alt"),
        drawing: Drawing::Bridge(Bridge {
            unit: c.unit_line(indicator),
            axis: bars(&ends),
            steps,
            zero,
            good_label: l.word("bridge-good"),
            bad_label: l.word("bridge-bad"),
        }),
    }
}

/// The totals and what lies between them. What prints as nothing has no step.
fn steps(l: &Locale, indicator: &Indicator, movement: &Movement) -> Vec<Step> {
    let is_shown = |x: &Exact| !round(x, indicator.decimals, l.rounding()).is_zero();
    let total = |name: String, kind: StepKind, x: &Exact| Step {
        name,
        kind,
        from: 0.0,
        to: to_f64(x),
        text: match movement.reading {
            Reading::Value => l.number(x, indicator.decimals),
            _ => bare_gap(l, x, indicator),
        },
    };
    let end_of = |month: Month| l.say("bridge-end-of", &[("month", &l.month(month))]);
    let told: Exact = movement.steps.iter().map(|(_, x)| x.clone()).sum();
    let rest = &movement.after.1 - &movement.before.1 - told;
    let (before, after) = (&movement.before, &movement.after);
    let mut steps = vec![total(end_of(before.0), StepKind::Total, &before.1)];
    let mut at = before.1.clone();
    let named = movement.steps.iter().map(|(cause, x)| (Some(cause), x)).chain([(None, &rest)]);
    for (cause, x) in named.filter(|(_, x)| is_shown(x)) {
        if cause == Some(&Cause::Opened) && movement.reading == Reading::Value && steps.len() > 1 {
            steps.push(total(l.word("bridge-still"), StepKind::Subtotal, &at));
        }
        let next = &at + x;
        let good = x.is_positive() == (movement.reading != Reading::Value || indicator.better == Direction::Higher);
        steps.push(Step {
            name: cause.map_or_else(|| l.word("bridge-rest"), |cause| cause.name(l)),
            kind: if good { StepKind::Good } else { StepKind::Bad },
            from: to_f64(&at),
            to: to_f64(&next),
            text: format!("{}{}", if x.is_negative() { "−" } else { "+" }, l.number(&x.abs(), indicator.decimals)),
        });
        at = next;
    }
    steps.push(total(end_of(after.0), StepKind::Total, &after.1));
    steps
}

/// `少0.25`, without a unit.
fn bare_gap(l: &Locale, gap: &Exact, indicator: &Indicator) -> String {
    if round(gap, indicator.decimals, l.rounding()).is_zero() {
        return l.word("board-even");
    }
    let less = gap.is_negative() == (indicator.better == Direction::Higher);
    let key = if less { "board-short-less" } else { "board-short-more" };
    l.say(key, &[("gap", &l.number(&gap.abs(), indicator.decimals))])
}
