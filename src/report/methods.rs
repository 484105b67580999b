//! How the board judges, in words, and the house's colours.

use super::build::Context;
use super::chart::Role;
use super::input::Edition;
use crate::catalog::{Bands, BoardRules, Method, PaceBy, Standing};
use crate::measure::exact::full;
use std::collections::BTreeMap;

/// The method and its bands in words.
pub(super) fn method(c: &Context<'_>) -> Vec<String> {
    let (l, rules) = (c.locale, &c.input.catalog.board);
    let points = |n| l.say("points", &[("n", &full(n))]);
    let (on, far, short) = match &rules.bands {
        Bands::Ratio { on_pace, far_behind, points: short } => (full(on_pace), full(far_behind), points(short)),
        Bands::Points { on_pace, far_behind } => (points(on_pace), points(far_behind), String::new()),
    };
    let months = rules.escalate.map(|n| n.to_string()).unwrap_or_default();
    let args = [("on", on.as_str()), ("far", &far), ("points", &short), ("months", &months)];
    let mut keys = match (rules.method, &rules.bands) {
        (Method::Pace, Bands::Ratio { .. }) => vec!["pace", "on-pace", "behind", "far"],
        (Method::Pace, Bands::Points { .. }) => vec!["on-pace-points", "behind-points", "far-points"],
        (Method::Statcan, _) => vec!["statcan", "statcan-bands", "undefined"],
        (Method::Destatis, _) => vec!["destatis", "destatis-bands", "undefined"],
    };
    keys.extend(rules.escalate.map(|_| "escalate"));
    keys.extend((rules.pace == PaceBy::Day).then_some("day"));
    keys.extend(["ends", "keep", "missing", "inferred"]);
    keys.extend((c.input.edition == Edition::Public).then_some("public"));
    keys.iter().map(|key| l.say(&format!("method-{key}"), &args)).collect()
}

/// Colours by role, of those roles that the board gives one.
pub(super) fn palette(rules: &BoardRules) -> BTreeMap<Role, &'static str> {
    let role = |standing| match standing {
        Standing::Met => Role::Met,
        Standing::OnPace => Role::OnPace,
        Standing::Behind => Role::Behind,
        Standing::FarBehind => Role::FarBehind,
        Standing::Missed => Role::Missed,
        Standing::NotRated => Role::NotRated,
        Standing::NoData => Role::NoData,
        Standing::Watch => Role::Watch,
    };
    rules.colours.iter().map(|(standing, colour)| (role(*standing), colour.as_str())).collect()
}
