//! How the board judges, in words, and the house's colours.

use super::build::{Context, role};
use super::chart::Role;
use super::input::Edition;
use crate::assess::judges_by_plan;
use crate::catalog::{Bands, BoardRules, Method, PaceBy};
use crate::locale::Locale;
use crate::measure::exact::full;
use std::collections::BTreeMap;

/// The method, its bands and what else the board goes by, in words.
pub(super) fn method(c: &Context<'_>) -> Vec<String> {
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

/// By which values a method tells one verdict from the next.
pub(super) fn bands(l: &Locale, rules: &BoardRules, method: Method) -> Vec<String> {
    let points = |n| l.say("points", &[("n", &full(n))]);
    let (on, far, short) = match &rules.bands {
        Bands::Ratio { on_pace, far_behind, points: short } => (full(on_pace), full(far_behind), points(short)),
        Bands::Points { on_pace, far_behind } => (points(on_pace), points(far_behind), String::new()),
    };
    let args = [("on", on.as_str()), ("far", &far), ("points", &short)];
    let keys: &[&str] = match (method, &rules.bands) {
        (Method::Pace, Bands::Ratio { .. }) => &["on-pace", "behind", "far"],
        (Method::Pace, Bands::Points { .. }) => &["on-pace-points", "behind-points", "far-points"],
        (Method::Statcan, _) => &["statcan-bands"],
        (Method::Destatis, _) => &["destatis-bands"],
    };
    keys.iter().map(|key| l.say(&format!("method-{key}"), &args)).collect()
}

/// Colours by role, of those roles that the board gives one.
pub(super) fn palette(rules: &BoardRules) -> BTreeMap<Role, &'static str> {
    rules.colours.iter().map(|(verdict, colour)| (role(*verdict), colour.as_str())).collect()
}
