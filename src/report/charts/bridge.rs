//! From the period before to this one, by what made the difference.

use super::axis::{Axis, bars};
use super::id::{ChartId, ChartKind};
use crate::catalog::{Indicator, RegionId};
use crate::locale::Locale;
use crate::measure::exact::{round, to_f64};
use crate::measure::{Direction, Exact, Month};
use crate::report::charts::title_and_notes::{Framed, full_name, name_line, notes};
use crate::report::context::Context;
use crate::report::gap::{gap_with, gap_words};
use num_traits::{Signed, Zero};
use serde::Serialize;

/// From one amount to another, by what made the difference.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bridge {
    pub axis: Axis,
    pub steps: Vec<Step>,
    /// What the line at zero stands for, where it is more than nothing: `序时要求`.
    pub zero: Option<String>,
    /// Says what the colours are: `有利`, `不利`.
    pub good_label: String,
    pub bad_label: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    pub name: String,
    pub kind: StepKind,
    /// Where the bar begins and ends: for a total and a subtotal from zero.
    pub from: f64,
    pub to: f64,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    Total,
    /// What is left between the steps before it and those after it.
    Subtotal,
    Good,
    Bad,
}

/// What a value or a gap was, what it is, and what made the difference.
#[derive(Debug, Clone)]
pub struct Decomposition {
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

pub(super) fn bridge(
    c: &Context<'_>,
    indicator: &Indicator,
    region: RegionId,
    change: &Decomposition,
) -> Framed<Bridge> {
    let l = c.locale;
    let steps = steps(l, indicator, change);
    let ends: Vec<f64> = steps.iter().flat_map(|s| [s.from, s.to]).chain([0.0]).collect();
    let (from, to) = (l.month(change.before.0), l.month(change.after.0));
    let amount = |x: &Exact| match change.reading {
        Reading::Value => l.amount(x, indicator.decimals, indicator.unit),
        _ => gap_words(l, Some(x), indicator.better, indicator.decimals, indicator.unit),
    };
    let (before, after) = (amount(&change.before.1), amount(&change.after.1));
    let (zero, to_what) = match change.reading {
        Reading::Value => (None, String::new()),
        Reading::ToPlan => (Some(l.word("bridge-plan")), l.word("bridge-to-plan")),
        Reading::ToTarget => (Some(l.word("chart-target-line")), l.word("bridge-to-target")),
    };
    let name = full_name(c, indicator, region);
    let args = [
        ("name", name.as_str()),
        ("from", &from),
        ("to", &to),
        ("before", &before),
        ("after", &after),
        ("to-what", &to_what),
    ];
    let key = |value, gap| l.say(if change.reading == Reading::Value { value } else { gap }, &args);
    Framed {
        id: ChartId::of(ChartKind::Bridge, &indicator.id),
        title: if before == after {
            key("headline-bridge-even", "headline-gap-even")
        } else {
            key("headline-bridge", "headline-gap")
        },
        short_title: key("bridge-title", "bridge-gap-title"),
        subtitle: name_line(c, &key("bridge-title", "bridge-gap-title"), indicator),
        caption: key("bridge-title", "bridge-gap-title"),
        notes: notes(c, indicator),
        alt: key("bridge-alt", "bridge-gap-alt"),
        drawing: Bridge {
            axis: bars(&ends),
            steps,
            zero,
            good_label: l.word("bridge-good"),
            bad_label: l.word("bridge-bad"),
        },
    }
}

/// The totals and what lies between them. What prints as nothing has no step.
fn steps(l: &Locale, indicator: &Indicator, change: &Decomposition) -> Vec<Step> {
    let is_shown = |x: &Exact| !round(x, indicator.decimals, l.rounding()).is_zero();
    let total = |name: String, kind: StepKind, x: &Exact| Step {
        name,
        kind,
        from: 0.0,
        to: to_f64(x),
        text: match change.reading {
            Reading::Value => l.number(x, indicator.decimals),
            _ => gap_with(l, Some(x), indicator.better, indicator.decimals, |x| l.number(x, indicator.decimals)),
        },
    };
    let end_of = |month: Month| l.say("bridge-end-of", &[("month", &l.month(month))]);
    let explained: Exact = change.steps.iter().map(|(_, x)| x.clone()).sum();
    let rest = &change.after.1 - &change.before.1 - explained;
    let (before, after) = (&change.before, &change.after);
    let mut steps = vec![total(end_of(before.0), StepKind::Total, &before.1)];
    let mut at = before.1.clone();
    let named = change.steps.iter().map(|(cause, x)| (Some(cause), x)).chain([(None, &rest)]);
    for (cause, x) in named.filter(|(_, x)| is_shown(x)) {
        if cause == Some(&Cause::Opened) && change.reading == Reading::Value && steps.len() > 1 {
            steps.push(total(l.word("bridge-still"), StepKind::Subtotal, &at));
        }
        let next = &at + x;
        let good = x.is_positive() == (change.reading != Reading::Value || indicator.better == Direction::Higher);
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
