//! Compares the judging methods: the same question asked of each, and whether their ratings disagree.

use super::assessment::Assessment;
use super::flag::Flag;
use super::method::{Trend, strategy};
use super::observations::Observations;
use super::one_region::assess;
use super::question::Question;
use super::rating::{MethodResult, Rated, Ruling, Unrated};
use crate::catalog::{BoardRules, Method, Verdict};

/// The answers of all methods to one question, in the order of [`Method::NAMES`].
#[must_use]
pub fn compare_methods(q: &Question) -> Vec<MethodResult> {
    let ask = |(_, method): (&str, Method)| {
        let rules = BoardRules { method, ..q.rules.clone() };
        let answer = assess(&Question { rules: &rules, ..*q });
        let result = match &answer.ruling {
            Some(ruling) => ruling.result.clone(),
            None if q.target.is_none() => without_target(q, method),
            None => Err(why_no_ruling(&answer)),
        };
        MethodResult { ruling: Ruling { method, result }, verdict: answer.verdict, flags: answer.flags }
    };
    Method::NAMES.into_iter().map(ask).collect()
}

/// The same for a count of regions. It is judged by pace on every board, because no earlier counts are known.
#[must_use]
pub fn compare_methods_of_count(answer: &Assessment) -> Vec<MethodResult> {
    let rated = answer.ruling.as_ref().map_or_else(|| Err(why_no_ruling(answer)), |ruling| ruling.result.clone());
    let of = |(_, method): (&str, Method)| {
        let result = if strategy(method).looks_back() { Err(Unrated::Counted) } else { rated.clone() };
        MethodResult { ruling: Ruling { method, result }, verdict: answer.verdict, flags: answer.flags.clone() }
    };
    Method::NAMES.into_iter().map(of).collect()
}

/// The rating of an indicator without a target; only a state has one.
fn without_target(q: &Question, method: Method) -> Result<Rated, Unrated> {
    if q.indicator.kind.adds_up() {
        return Err(Unrated::NoTarget);
    }
    let trend = Trend::without_target(&Observations::of(q));
    strategy(method).rate_without_target(trend.as_ref(), q.indicator.better)
}

/// Why the target was not given to a method.
fn why_no_ruling(answer: &Assessment) -> Unrated {
    match answer.verdict {
        Verdict::NoData => Unrated::NoData,
        _ if answer.has(Flag::NotStarted) => Unrated::NothingOwed,
        _ if answer.has(Flag::NoDue) => Unrated::NoDue,
        _ => Unrated::Holds,
    }
}

/// Whether the verdicts that the methods' ratings stand for lie more than one band apart.
#[must_use]
pub fn methods_disagree(results: &[MethodResult]) -> bool {
    let band = |verdict: Verdict| match verdict {
        Verdict::OnPace => Some(0_u8),
        Verdict::Behind => Some(1),
        Verdict::FarBehind => Some(2),
        _ => None,
    };
    let bands = || results.iter().filter_map(|r| band(r.ruling.result.as_ref().ok()?.verdict));
    bands().max().zip(bands().min()).is_some_and(|(most, least)| most - least > 1)
}
