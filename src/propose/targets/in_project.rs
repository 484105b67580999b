//! A draft in a project: the nearest indicator of each proposal, and its scope among the project's regions.

use super::proposal::{Certainty, Draft, Proposal};
use crate::catalog::{Catalog, Indicator};
use crate::say;
use std::collections::BTreeSet;

/// From this likeness on an indicator is near enough to be named.
const NEAR: f64 = 0.5;
/// Below this a person should look twice.
const CLEAR: f64 = 0.75;

impl Draft {
    /// Names the nearest indicator of each proposal, and writes scopes as the project's regions have them.
    pub fn fit(&mut self, catalog: &Catalog) {
        for proposal in &mut self.proposals {
            fit_indicator(proposal, catalog);
            fit_scope(proposal, catalog);
        }
    }
}

fn fit_indicator(proposal: &mut Proposal, catalog: &Catalog) {
    let shown = catalog.indicators.iter().filter(|indicator| !indicator.hidden);
    let scored = shown.map(|indicator| (likeness(proposal, indicator, catalog), indicator));
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.id.cmp(&a.1.id)));
    let Some((score, indicator)) = best.filter(|(score, _)| *score >= NEAR) else { return };
    proposal.indicator.known = Some(indicator.id.clone());
    if score < CLEAR {
        let name = &indicator.name;
        proposal.certainty = proposal.certainty.max(Certainty::Likely);
        proposal.why.push(say!("draft-nearest", name));
    }
    // A count in another measure word is the same count; the indicator's unit stands.
    let unit = catalog.units.parse(&proposal.unit);
    if unit.is_some_and(|unit| unit.to(indicator.unit).is_none()) {
        proposal.unit = String::new();
    }
}

/// How like a proposal's name an indicator's is, from 0 to 1.
fn likeness(proposal: &Proposal, indicator: &Indicator, catalog: &Catalog) -> f64 {
    let names = [Some(indicator.name.as_str()), indicator.name_en.as_deref()];
    let of_names = names.into_iter().flatten().map(|name| alike(&proposal.indicator.name, name)).fold(0.0, f64::max);
    let unit = catalog.units.parse(&proposal.unit);
    let fits = match unit {
        None => 1.0,
        Some(unit) if unit.to(indicator.unit).is_some() => 1.0,
        Some(unit) if unit.counts_whole_things() && indicator.unit.counts_whole_things() => 0.95,
        Some(_) => 0.6,
    };
    of_names * fits
}

/// Dice's coefficient of pairs of characters, with a bonus where one name contains the other.
fn alike(a: &str, b: &str) -> f64 {
    let (a, b) = (squeezed(a), squeezed(b));
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    if a == b {
        return 1.0;
    }
    let (pairs_a, pairs_b) = (pairs(&a), pairs(&b));
    let common = pairs_a.intersection(&pairs_b).count();
    #[expect(clippy::cast_precision_loss, reason = "names are short")]
    let dice = 2.0 * common as f64 / (pairs_a.len() + pairs_b.len()).max(1) as f64;
    let contains = a.chars().count().min(b.chars().count()) >= 4 && (a.contains(&b) || b.contains(&a));
    if contains { dice.max(0.76) } else { dice }
}

fn squeezed(name: &str) -> String {
    let fold: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    fold.to_lowercase()
}

fn pairs(text: &str) -> BTreeSet<(char, char)> {
    text.chars().zip(text.chars().skip(1)).collect()
}

/// A scope that the project's regions do not have is left to the person.
fn fit_scope(proposal: &mut Proposal, catalog: &Catalog) {
    let scope = proposal.scope.clone();
    let Some(rest) = scope.strip_prefix("each ") else {
        if !scope.is_empty() && catalog.regions.find(&scope).is_err() {
            proposal.why.push(say!("draft-no-such-region", scope));
            proposal.certainty = Certainty::Unsure;
            proposal.scope = String::new();
        }
        return;
    };
    let (level, except) = rest.split_once(" except ").unwrap_or((rest, ""));
    if catalog.regions.of_level(level).next().is_none() {
        proposal.why.push(say!("draft-no-such-level", scope));
        proposal.certainty = Certainty::Unsure;
        proposal.scope = String::new();
        return;
    }
    if except.is_empty() {
        return;
    }
    let codes: Vec<String> = except
        .split(['、', '和', ',', '，'])
        .filter_map(|name| catalog.regions.find(name.trim()).ok())
        .map(|id| catalog.regions.get(id).code.clone())
        .collect();
    if codes.is_empty() {
        proposal.why.push(say!("draft-except-unknown", except));
        proposal.certainty = Certainty::Unsure;
        proposal.scope = format!("each {level}");
    } else {
        proposal.scope = format!("each {level} except {}", codes.join(";"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_alike_by_their_characters() {
        assert!((alike("烟叶种植面积", "烟叶种植面积") - 1.0).abs() < f64::EPSILON);
        assert!(alike("烟叶面积", "烟叶种植面积") > NEAR);
        assert!(alike("农村公路", "烟叶种植面积") < NEAR);
        assert!(alike("Households in temporary accommodation", "households in temporary accommodation") >= 1.0);
    }
}
