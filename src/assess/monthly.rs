//! The values that say how an indicator moves: a flow's own amounts, else states.

use super::facts::adds_up;
use super::model::Question;
use crate::catalog::{Indicator, Kind, Source, Target, TargetKind};
use crate::measure::exact::whole;
use crate::measure::{Exact, Month};

const FEBRUARY: i8 = 2;

/// A share of two totals since January: it starts anew each year and moves less and less.
pub(super) fn is_ratio_of_totals(indicator: &Indicator) -> bool {
    indicator.kind.adds_up() && matches!(indicator.source, Source::Ratio { .. })
}

/// Whether a period's own amount is what counts, not states. So it is for a trailing year too: its totals overlap.
pub(super) fn by_amounts(indicator: &Indicator) -> bool {
    indicator.kind.adds_up() && matches!(indicator.source, Source::Rows(_))
}

/// Whether a target on a flow asks something of each month's own amount.
pub(super) fn judges_months(q: &Question, target: &Target) -> bool {
    let without_end = target.due.is_none() && matches!(target.kind, TargetKind::Within | TargetKind::Zero);
    adds_up(q.indicator) && (target.kind == TargetKind::Keep || without_end)
}

/// What is known of each month up to as-of, in order of time. A February of a feed that has no January (1—2月 in one) is left out:
/// it is the amount of two months.
pub(super) fn observed(q: &Question) -> Vec<(Month, Exact)> {
    amounts(q).filter(|(_, _, months)| *months == 1).map(|(month, value, _)| (month, value)).collect()
}

/// The same, with both months at half of what a January and February together came to.
pub(super) fn spread(q: &Question) -> Vec<(Month, Exact)> {
    let halves = |(month, value, months): (Month, Exact, i32)| {
        let part = value / whole(i64::from(months));
        (1 - months..=0).map(move |back| (month.plus(back), part.clone()))
    };
    amounts(q).flat_map(halves).collect()
}

/// Months with their amounts, and how many months each is the amount of.
fn amounts<'a>(q: &Question<'a>) -> impl Iterator<Item = (Month, Exact, i32)> + use<'a> {
    let (by_amounts, running, as_of) = (by_amounts(q.indicator), q.indicator.kind == Kind::Running, q.as_of);
    let value = move |p: &'a crate::series::Point| if by_amounts { p.own.as_ref() } else { p.value.observed() };
    let upto = q.history.iter().filter(move |p| p.month <= as_of);
    let mut before: Option<&'a crate::series::Point> = None;
    upto.filter_map(move |point| {
        let earlier = before.replace(point).filter(|b| b.month == point.month.plus(-1) && value(b).is_some());
        let folded = by_amounts && running && point.month.month() == FEBRUARY && earlier.is_none();
        Some((point.month, value(point)?.clone(), 1 + i32::from(folded)))
    })
}
