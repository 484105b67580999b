//! Advice on targets that only their indicators' values give: a year that is not even, a first value just before the plan begins.

use super::study::Study;
use crate::assess::UNEVEN_POINTS;
use crate::catalog::{Baseline, Basis, Indicator, Plan, RegionId, Scope, Target};
use crate::diag::{Diagnostic, Location};
use crate::measure::exact::{fixed, whole};
use crate::measure::{Exact, Month};
use crate::say;
use crate::series::{Answer, EngineError, RowMonths, Window, answer, months_per_period, row_months};
use num_traits::{Signed, Zero};

const MONTHS_PER_YEAR: i32 = 12;

/// A warning for each target within a year that follows an even plan where last year was not even, and for each whose baseline is its first
/// value, of which there is one only just before the plan begins.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn target_advice(study: &Study, as_of: Month) -> Result<Vec<Diagnostic>, EngineError> {
    let mut advice = Vec::new();
    for indicator in &study.catalog.indicators {
        let targets: Vec<&Target> = study.catalog.targets_of(&indicator.id).collect();
        let (even, first): (Vec<&Target>, Vec<&Target>) = (
            targets.iter().copied().filter(|target| is_even_year(indicator, target)).collect(),
            targets.iter().copied().filter(|target| asks_for_first(indicator, target)).collect(),
        );
        if !even.is_empty() {
            let own = answer(&study.catalog, &study.feeds, indicator, Window::Own, as_of)?;
            advice.extend(even.into_iter().filter_map(|target| uneven_year(study, indicator, target, &own)));
        }
        if !first.is_empty() {
            let months = row_months(&study.catalog, &study.feeds, indicator)?;
            let months = months.as_deref();
            advice.extend(first.into_iter().filter_map(|target| value_before(study, indicator, target, months?)));
        }
    }
    Ok(advice)
}

/// The region that a target is about: the root for one that each region has.
fn region_of(study: &Study, target: &Target) -> RegionId {
    match target.scope {
        Scope::One(region) => region,
        Scope::Each(_) => study.catalog.regions.root(),
    }
}

/// Whether a target's months are shared out evenly within a year, by nobody's decision but the rule's.
fn is_even_year(indicator: &Indicator, target: &Target) -> bool {
    let within_a_year = target.due.is_some_and(|due| due.month().since(target.from.month()) < MONTHS_PER_YEAR);
    within_a_year
        && indicator.adds_up()
        && !target.holds()
        && target.reference.is_none()
        && target.basis == Basis::Stated
        && *target.own_plan() == Plan::Linear
}

fn uneven_year(study: &Study, indicator: &Indicator, target: &Target, own: &Answer<'_>) -> Option<Diagnostic> {
    let (from, due) = (target.from.month().plus(-MONTHS_PER_YEAR), target.due?.month().plus(-MONTHS_PER_YEAR));
    let points = own.points(region_of(study, target));
    let period = months_per_period(indicator, &study.catalog);
    let (mut covered, mut total, mut shares) = (0, Exact::zero(), Vec::new());
    for point in points.iter().filter(|p| (from..=due).contains(&p.month)) {
        let own = point.own.as_ref()?;
        covered += point.own_months.max(period);
        total += own;
        shares.push((point.month, covered, total.clone()));
    }
    let months = due.since(from) + 1;
    if covered != months || !total.is_positive() {
        return None;
    }
    let points_off = |(month, covered, so_far): (Month, i32, Exact)| {
        let even = &total * whole(i64::from(covered)) / whole(i64::from(months));
        (month, (so_far - even) * whole(100) / &total)
    };
    let (month, off) = shares.into_iter().map(points_off).max_by(|(_, a), (_, b)| a.abs().cmp(&b.abs()))?;
    let far = off.abs() > whole(UNEVEN_POINTS);
    far.then(|| {
        let points = fixed(&off.abs(), 0, study.catalog.board.rounding);
        let id = &indicator.id;
        let message = if off.is_negative() {
            say!("uneven-year-late", id, %month, points)
        } else {
            say!("uneven-year-early", id, %month, points)
        };
        at_line(Diagnostic::warning("uneven-year", message).hint(say!("uneven-year-hint")), study, target)
    })
}

/// Whether a target counts from the first value that is known.
fn asks_for_first(indicator: &Indicator, target: &Target) -> bool {
    target.baseline == Baseline::First && !indicator.starts_from_zero() && !target.holds()
}

fn value_before(study: &Study, indicator: &Indicator, target: &Target, months: &RowMonths) -> Option<Diagnostic> {
    let (from, period) = (target.from.month(), months_per_period(indicator, &study.catalog));
    let stated = months.get(region_of(study, target))?;
    let known = |first: Month, last: Month| stated.range(first..=last).next().is_some();
    if known(from, from.plus(period - 1)) || !known(from.plus(-period), from.plus(-1)) {
        return None;
    }
    let id = &indicator.id;
    let message = say!("value-before-from", id, %from);
    Some(at_line(Diagnostic::warning("value-before-from", message).hint(say!("value-before-from-hint")), study, target))
}

fn at_line(warning: Diagnostic, study: &Study, target: &Target) -> Diagnostic {
    warning.at(study.catalog.origins.place(Location::line("targets.csv", target.line)))
}
