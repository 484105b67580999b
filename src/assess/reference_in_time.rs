//! Targets that refer to an earlier value of the region itself: resolved into an amount before anything is judged.

use super::observations::Observations;
use super::plan::BaselineValue;
use super::question::Question;
use crate::catalog::{Plan, Target, Whose};
use crate::measure::{Exact, MONTHS_PER_YEAR, Month};
use num_traits::Zero;

/// A target as it stands, or with the amount that its reference comes to.
pub(super) enum Resolved {
    /// It refers to other regions, or to the same period of last year period by period, or to nothing.
    AsItStands,
    Amount(Box<Target>),
    /// The value that it refers to is not known.
    Unknown,
}

/// Resolves a reference to the target's baseline, to a year, or to last year's amounts in the same months.
pub(super) fn resolve(q: &Question, target: &Target) -> Resolved {
    let Some(reference) = target.reference.as_ref().filter(|reference| reference.whose.is_earlier()) else {
        return Resolved::AsItStands;
    };
    let observations = Observations::of(q);
    let (found, plan) = match reference.whose {
        Whose::Baseline => {
            let fixed = Target { reference: None, ..target.clone() };
            (BaselineValue::of(&observations, &fixed).map(|b| b.value), target.plan.clone())
        }
        Whose::Year(year) => (of_year(q, &observations, year), target.plan.clone()),
        Whose::LastYear if follows_last_year(q, target) => {
            let plan = if target.plan == Plan::Linear { Plan::Season } else { target.plan.clone() };
            (months_of_last_year(q, &observations, target), plan)
        }
        Whose::LastYear | Whose::Root | Whose::Parent | Whose::Mean => return Resolved::AsItStands,
    };
    match found {
        Some(found) => {
            let value = found * &reference.factor + &target.value;
            Resolved::Amount(Box::new(Target { value, reference: None, plan, ..target.clone() }))
        }
        None => Resolved::Unknown,
    }
}

/// Whether the target asks for an amount by its due date, so that last year's months give the way.
fn follows_last_year(q: &Question, target: &Target) -> bool {
    q.indicator.adds_up() && target.due.is_some() && !target.holds()
}

/// The amounts of the target's months as they were twelve months before.
fn months_of_last_year(q: &Question, observations: &Observations, target: &Target) -> Option<Exact> {
    let (from, due) = (target.from.month(), target.due?.month());
    let year_before = (from.plus(-MONTHS_PER_YEAR), due.plus(-MONTHS_PER_YEAR));
    q.period_ends(from, due).try_fold(Exact::zero(), |sum, month| {
        observations.share_at(month.plus(-MONTHS_PER_YEAR), year_before).map(|own| sum + own)
    })
}

/// The value of a year: the sum of its amounts, or the state at its end.
fn of_year(q: &Question, observations: &Observations, year: i32) -> Option<Exact> {
    let month = i16::try_from(year).ok().map(|year| Month::new(year, 1))?;
    // The year that begins in this calendar year.
    let ends = month.through(month.plus(MONTHS_PER_YEAR - 1)).find(|m| q.calendar.begins_year(*m))?;
    let (first, last) = (ends, ends.plus(MONTHS_PER_YEAR - 1));
    if q.indicator.adds_up() {
        return q
            .period_ends(first, last)
            .try_fold(Exact::zero(), |sum, at| observations.share_at(at, (first, last)).map(|own| sum + own));
    }
    q.history.iter().rfind(|p| p.month <= last && p.month >= first)?.value.observed().cloned()
}
