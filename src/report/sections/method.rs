//! How the board judges, in words.

use crate::assess::judges_by_plan;
use crate::catalog::{Bands, PaceBy};
use crate::report::context::Context;
use crate::report::explain::bands;
use crate::report::input::Edition;

/// The method, its bands and what else the board goes by, in words.
pub(crate) fn method(c: &Context<'_>) -> Vec<String> {
    let (l, rules) = (c.locale, &c.input.catalog.board);
    let months = rules.escalate.map(|n| n.to_string()).unwrap_or_default();
    let say = |key: &&str| l.say(&format!("method-{key}"), &[("months", &months)]);
    let mut others = Vec::new();
    others.extend((!judges_by_plan(rules.method)).then_some("undefined"));
    others.extend(rules.escalate.map(|_| "escalate"));
    others.extend((rules.pace == PaceBy::Day).then_some("day"));
    others.extend(["ends", "keep", "missing", "inferred"]);
    others.extend((c.input.edition == Edition::Public).then_some("public"));
    // Bands of points say themselves what they measure.
    let by_points = judges_by_plan(rules.method) && matches!(rules.bands, Bands::Points { .. });
    let name = (!by_points).then(|| say(&rules.method.as_str()));
    name.into_iter().chain(bands(l, rules, rules.method)).chain(others.iter().map(say)).collect()
}
