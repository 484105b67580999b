//! The targets in force at as-of as the catalog states them, so that two reports can tell which were changed.

use crate::assess::in_force;
use crate::catalog::{Scope, Target};
use crate::measure::exact;
use crate::report::compare::TargetPart;
use crate::report::context::Context;
use crate::report::input::Edition;

/// The targets of visible indicators that are in force, in the order of `targets.csv`.
pub(crate) fn targets(c: &Context<'_>) -> Vec<TargetPart> {
    let catalog = c.input.catalog;
    let shown = |target: &&Target| catalog.indicator(&target.indicator).is_some_and(|indicator| !indicator.hidden);
    let in_force = |target: &&Target| in_force(target, c.input.as_of);
    catalog.targets.iter().filter(shown).filter(in_force).map(|target| part(c, target)).collect()
}

fn part(c: &Context<'_>, target: &Target) -> TargetPart {
    let (l, catalog) = (c.locale, c.input.catalog);
    let indicator = catalog.indicator(&target.indicator);
    let region = |id| catalog.regions.get(id);
    let (scope, scope_text) = match &target.scope {
        Scope::One(one) => (region(*one).code.clone(), region(*one).title.clone()),
        Scope::Each(each) => {
            let codes: Vec<&str> = each.iter().map(|id| region(*id).code.as_str()).collect();
            let level = l.level(target.level(&catalog.regions).unwrap_or_default());
            (codes.join(";"), l.say("target-scope-each", &[("level", &level), ("count", &each.len().to_string())]))
        }
    };
    let unit = indicator.map(|i| l.unit(i.unit)).unwrap_or_default();
    // Approvals and reasons are free text.
    let own_words = |text: &String| if c.input.edition == Edition::Public { String::new() } else { text.clone() };
    TargetPart {
        indicator: target.indicator.clone(),
        name: indicator.map(|i| l.name(i).to_owned()).unwrap_or_default(),
        scope,
        scope_text,
        kind: target.kind.as_str().to_owned(),
        value: exact::full(&target.value),
        value_text: match (&target.reference, indicator) {
            (Some(reference), Some(indicator)) => l.reference(reference, &target.value, indicator.unit),
            (Some(_), None) | (None, _) => {
                l.say("diff-amount", &[("amount", &exact::full(&target.value)), ("unit", &unit)])
            }
        },
        upper: target.upper.as_ref().map(exact::full).unwrap_or_default(),
        unit,
        due: target.due.map(|due| due.to_string()).unwrap_or_default(),
        until: target.until.map(|until| until.to_string()).unwrap_or_default(),
        decided: target.decided.map(|day| day.to_string()).unwrap_or_default(),
        approved_by: own_words(&target.approved_by),
        reason: own_words(&target.reason),
        unapproved: c.is_unapproved_change(target),
    }
}
