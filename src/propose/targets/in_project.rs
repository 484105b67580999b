//! A draft in a project: the nearest indicator of each proposal, and its scope among the project's regions.

use super::proposal::{Certainty, Draft, Proposal};
use crate::catalog::{Catalog, Indicator};
use crate::measure::{Every, Month, Unit, read_date};
use crate::say;
use std::collections::BTreeSet;

/// From this likeness on an indicator is near enough to be named.
const NEAR: f64 = 0.5;
/// The least share of an indicator's words that the clause has where the names are not alike.
const HALF: f64 = 0.5;
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
    let unit = catalog.units.parse(&proposal.unit);
    let unlike = unit.is_some_and(|unit| unit.to(indicator.unit).is_none());
    let counts = |unit: Unit| unit.counts_whole_things();
    if unlike && !(unit.is_some_and(counts) && counts(indicator.unit) && proposal.unit != "个") {
        let (says, has) = (proposal.unit.clone(), catalog.units.written(indicator.unit));
        proposal.certainty = Certainty::Unsure;
        proposal.why.push(say!("draft-unit-differs", says, has));
        return;
    }
    of_whole_year(proposal, indicator, catalog);
    if score < CLEAR {
        let name = &indicator.name;
        proposal.certainty = proposal.certainty.max(Certainty::Likely);
        proposal.why.push(say!("draft-nearest", name));
    }
    // A count in another measure word is the same count; the indicator's unit stands.
    if unlike {
        proposal.unit = String::new();
    }
}

/// A plan that is decided in the last month of the year before counts nothing of that month: a sum of thirteen months is nobody's.
fn of_whole_year(proposal: &mut Proposal, indicator: &Indicator, catalog: &Catalog) {
    let month = |text: &str| {
        read_date(text).filter(|date| date.every() == Every::Month).map(|date| Month::of(date.first_day()))
    };
    let (Some(from), Some(due)) = (month(&proposal.from), month(&proposal.due)) else { return };
    if !indicator.adds_up() {
        return;
    }
    let decided = read_date(&proposal.decided).map(|date| Month::of(date.first_day()));
    let first = catalog.calendar.first_of_year(due);
    let ends_year = catalog.calendar.last_of_year(due) == due;
    // The month of the decision is none that the clause states: a year's sum counts from the year's beginning.
    let within = ends_year && from > first && decided == Some(from);
    if due.since(from) == 12 || within {
        proposal.from = if within { first } else { from.plus(1) }.to_string();
        if proposal.basis == "split" {
            proposal.basis = "stated";
        }
    }
}

/// How like a proposal's name an indicator's is, from 0 to 1.
fn likeness(proposal: &Proposal, indicator: &Indicator, catalog: &Catalog) -> f64 {
    let names = [Some(indicator.name.as_str()), indicator.name_en.as_deref()];
    let of_names = names.into_iter().flatten().map(|name| alike(&proposal.indicator.name, name)).fold(0.0, f64::max);
    // Prevent 700 households from losing their homes is not households in temporary accommodation, though both count households.
    let in_clause = words_in(&indicator.name, &proposal.clause);
    let apart = of_names < CLEAR && indicator.name.is_ascii() && in_clause < HALF;
    let of_names = if apart { of_names.min(NEAR / 2.0) } else { of_names };
    let unit = catalog.units.parse(&proposal.unit);
    let fits = match unit {
        None => 1.0,
        Some(unit) if unit.to(indicator.unit).is_some() => 1.0,
        Some(unit) if unit.counts_whole_things() && indicator.unit.counts_whole_things() => 0.9,
        // A plain number may only lack its unit.
        Some(_) if indicator.unit.counts_whole_things() => 0.75,
        Some(_) => 0.6,
    };
    of_names.max(in_its_table(proposal, indicator, catalog)) * fits
}

/// How well a proposal's name is covered by an indicator's name together with the name of its table: 烟叶种植面积 by 种植面积 of 烟叶统计表.
fn in_its_table(proposal: &Proposal, indicator: &Indicator, catalog: &Catalog) -> f64 {
    let Some(feed) = catalog.feed_of(indicator) else { return 0.0 };
    let table = feed.files.rsplit('/').next().unwrap_or_default();
    // English folders are named after services, Chinese ones after the offices that send the files.
    let folder = if feed.source.is_ascii() { feed.source.as_str() } else { "" };
    let covered = coverage(&proposal.indicator.name, &[table, folder, &indicator.name]);
    if covered < MOSTLY {
        return 0.0;
    }
    // Of several columns of one table the one that the clause speaks of: homes completed, not homes under construction.
    let own = words_in(&indicator.name, &proposal.clause);
    let so_far = ["累计", "to date", "cumulative"].iter().any(|word| indicator.name.to_lowercase().contains(word));
    0.2 + 0.4 * covered + 0.25 * own + if so_far { 0.02 } else { 0.0 }
}

/// How much of a name has to stand in the name of a table.
const MOSTLY: f64 = 0.7;

/// The share of a name's pairs of characters that stand in any of some texts; of a name in an alphabet that of its words, since its letters
/// make other words too: trees in street.
pub(super) fn coverage(name: &str, texts: &[&str]) -> f64 {
    if name.is_ascii() && texts.iter().all(|text| text.is_ascii()) {
        return words_in(name, &texts.join(" "));
    }
    pairs_in(name, texts)
}

fn pairs_in(name: &str, texts: &[&str]) -> f64 {
    let own = pairs(&squeezed(name));
    let all: BTreeSet<(char, char)> = texts.iter().flat_map(|text| pairs(&squeezed(text))).collect();
    #[expect(clippy::cast_precision_loss, reason = "names are short")]
    let share = own.intersection(&all).count() as f64 / own.len().max(1) as f64;
    share
}

/// The share of a name's words that a clause has, in whatever form: completed for complete.
fn words_in(name: &str, clause: &str) -> f64 {
    if !name.is_ascii() || !clause.is_ascii() {
        return pairs_in(name, &[clause]);
    }
    let stem = |word: &str| word.chars().take(5).collect::<String>().to_lowercase();
    let words = |text: &str| -> BTreeSet<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2).map(stem).collect()
    };
    let own = words(name);
    #[expect(clippy::cast_precision_loss, reason = "names are short")]
    let share = own.intersection(&words(clause)).count() as f64 / own.len().max(1) as f64;
    share
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
    // A word out of a long name may be of something else: households, of households in temporary accommodation.
    let (short, long) = (a.chars().count().min(b.chars().count()), a.chars().count().max(b.chars().count()));
    match contains {
        true if short * 3 >= long => dice.max(0.76),
        true => dice.max(0.55),
        false => dice,
    }
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
        assert!(alike("烟叶面积", "烟叶种植面积") >= NEAR);
        assert!(alike("农村公路", "烟叶种植面积") < NEAR);
        assert!(alike("households", "Households in temporary accommodation (end of quarter)") < CLEAR);
        assert!(
            words_in("Households in temporary accommodation", "Prevent 700 households from losing their homes") < HALF
        );
        assert!(coverage("trees", &["highways.xlsx", "Street lights out of order"]) < MOSTLY);
        assert!(coverage("potholes repaired", &["highways.xlsx", "Potholes repaired"]) >= MOSTLY);
        assert!(alike("Households in temporary accommodation", "households in temporary accommodation") >= 1.0);
    }
}
