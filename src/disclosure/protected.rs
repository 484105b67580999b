//! Which indicators are protected: those that say so, and those from which one of them could be worked out.

use crate::catalog::{Catalog, Condition, Indicator, Protect, RowsOf, Source, Test};
use std::collections::BTreeMap;

/// Protected indicators by id. A ratio is as protected as its parts; an indicator whose rows include another's, or lie within
/// them, as that one.
pub(super) fn protected(catalog: &Catalog) -> BTreeMap<&str, Protect> {
    let mut found: BTreeMap<&str, Protect> =
        catalog.indicators.iter().filter(|i| i.protect != Protect::None).map(|i| (i.id.as_str(), i.protect)).collect();
    loop {
        let next = catalog.indicators.iter().find_map(|indicator| {
            let new = !found.contains_key(indicator.id.as_str());
            let from = new.then(|| inherited(catalog, indicator, &found)).flatten()?;
            Some((indicator.id.as_str(), from))
        });
        match next {
            Some((id, protect)) => found.insert(id, protect),
            None => return found,
        };
    }
}

fn inherited(catalog: &Catalog, indicator: &Indicator, found: &BTreeMap<&str, Protect>) -> Option<Protect> {
    if let Source::Ratio { of, by } = &indicator.source {
        return [of, by].into_iter().find_map(|part| found.get(part.as_str()).copied());
    }
    let related = |other: &&Indicator| are_linked(indicator, other);
    let known = catalog.indicators.iter().filter(|o| found.contains_key(o.id.as_str()));
    known.filter(related).find_map(|o| found.get(o.id.as_str()).copied())
}

/// Whether one of two indicators' rows include the other's.
pub(super) fn are_linked(a: &Indicator, b: &Indicator) -> bool {
    includes(a, b) || includes(b, a)
}

/// Whether all rows that `part` counts are counted by `whole`, in the same way.
pub(super) fn includes(whole: &Indicator, part: &Indicator) -> bool {
    let (Source::Rows(a), Source::Rows(b)) = (&whole.source, &part.source) else { return false };
    let alike = (&a.feed, &a.measure, &a.date, whole.kind) == (&b.feed, &b.measure, &b.date, part.kind);
    whole.id != part.id && alike && has_fewer_conditions(a, b)
}

fn has_fewer_conditions(whole: &RowsOf, part: &RowsOf) -> bool {
    whole.conditions.iter().all(|asked| part.conditions.iter().any(|own| implies(own, asked)))
}

/// Whether what passes `own` passes `asked`.
fn implies(own: &Condition, asked: &Condition) -> bool {
    own.column == asked.column
        && match (&own.test, &asked.test) {
            (Test::OneOf(few), Test::OneOf(many)) => few.iter().all(|value| many.contains(value)),
            (Test::Amount { min: a, max: b }, Test::Amount { min, max }) => lies_within((a, b), (min, max)),
            (Test::Days { min: a, max: b }, Test::Days { min, max }) => lies_within((a, b), (min, max)),
            _ => false,
        }
}

/// Whether one stretch, open where an end is None, lies within another.
fn lies_within<T: PartialOrd>(own: (&Option<T>, &Option<T>), asked: (&Option<T>, &Option<T>)) -> bool {
    let above = asked.0.as_ref().is_none_or(|least| own.0.as_ref().is_some_and(|own| own >= least));
    let below = asked.1.as_ref().is_none_or(|most| own.1.as_ref().is_some_and(|own| own <= most));
    above && below
}
