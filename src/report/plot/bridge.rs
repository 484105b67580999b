//! From the period before to this one.

use crate::catalog::Indicator;
use crate::measure::exact::{round, to_f64};
use crate::measure::{Direction, Exact, Month};
use crate::report::axis::bars;
use crate::report::build::Context;
use crate::report::chart::{Bridge, Chart, Drawing, Step, StepKind};
use num_traits::{Signed, Zero};

/// What a value was, what it is, and what made the difference.
#[derive(Debug, Clone)]
pub struct Movement {
    pub before: (Month, Exact),
    pub after: (Month, Exact),
    /// Changes in the order of drawing; what they do not explain is drawn as the rest.
    pub steps: Vec<(Cause, Exact)>,
}

#[derive(Debug, Clone)]
pub enum Cause {
    /// A region's part.
    Region(String),
    /// Cases that began.
    Opened,
    /// Cases that ended.
    Closed,
}

pub(super) fn bridge(c: &Context<'_>, indicator: &Indicator, movement: &Movement) -> Chart {
    let l = c.locale;
    let is_shown = |x: &Exact| !round(x, indicator.decimals, l.rounding()).is_zero();
    let told: Exact = movement.steps.iter().map(|(_, x)| x.clone()).sum();
    let rest = &movement.after.1 - &movement.before.1 - told;
    let named = |cause: &Cause| match cause {
        Cause::Region(name) => name.clone(),
        Cause::Opened => l.word("bridge-opened"),
        Cause::Closed => l.word("bridge-closed"),
    };
    let changes = movement.steps.iter().map(|(cause, x)| (named(cause), x.clone()));
    let changes = changes.chain([(l.word("bridge-rest"), rest)]).filter(|(_, x)| is_shown(x));
    let total = |(month, x): &(Month, Exact)| Step {
        name: l.say("bridge-end-of", &[("month", &l.month(*month))]),
        kind: StepKind::Total,
        from: 0.0,
        to: to_f64(x),
        text: l.number(x, indicator.decimals),
    };
    let mut steps = vec![total(&movement.before)];
    let mut at = movement.before.1.clone();
    for (name, x) in changes {
        let next = &at + &x;
        let good = x.is_positive() == (indicator.better == Direction::Higher);
        let kind = if good { StepKind::Good } else { StepKind::Bad };
        let sign = if x.is_negative() { "−" } else { "+" };
        let text = format!("{sign}{}", l.number(&x.abs(), indicator.decimals));
        steps.push(Step { name, kind, from: to_f64(&at), to: to_f64(&next), text });
        at = next;
    }
    steps.push(total(&movement.after));
    let ends: Vec<f64> = steps.iter().flat_map(|s| [s.from, s.to]).chain([0.0]).collect();
    let (from, to) = (l.month(movement.before.0), l.month(movement.after.0));
    let amount = |x: &Exact| l.amount(x, indicator.decimals, indicator.unit);
    let (before, after) = (amount(&movement.before.1), amount(&movement.after.1));
    let args = [("name", l.name(indicator)), ("from", &from), ("to", &to), ("before", &before), ("after", &after)];
    Chart {
        name: format!("bridge-{}", indicator.id),
        title: l.say("bridge-title", &args),
        subtitle: l.say("bridge-subtitle", &args),
        notes: c.notes(indicator),
        alt: l.say("bridge-alt", &args),
        drawing: Drawing::Bridge(Bridge {
            unit: c.unit_line(indicator),
            axis: bars(&ends),
            steps,
            good_label: l.word("bridge-good"),
            bad_label: l.word("bridge-bad"),
        }),
    }
}
