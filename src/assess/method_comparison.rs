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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::rating::{Figures, Rating};
    use crate::measure::Exact;
    use num_traits::Zero;

    #[expect(clippy::unnecessary_wraps, reason = "one of the results that are compared")]
    fn rated(verdict: Verdict) -> Result<Rated, Unrated> {
        let figures = Figures::Pace { progress: None, elapsed: Exact::zero(), pace: None };
        Ok(Rated { rating: Rating::Pace(verdict), verdict, moving_away: false, figures })
    }

    fn disagree(results: &[Result<Rated, Unrated>]) -> bool {
        let of = |result: &Result<Rated, Unrated>| MethodResult {
            ruling: Ruling { method: Method::Pace, result: result.clone() },
            verdict: Verdict::Met,
            flags: Vec::new(),
        };
        methods_disagree(&results.iter().map(of).collect::<Vec<_>>())
    }

    #[test]
    fn methods_disagree_where_their_ratings_lie_more_than_one_band_apart() {
        let of = |verdicts: &[Verdict]| disagree(&verdicts.iter().map(|v| rated(*v)).collect::<Vec<_>>());
        assert!(
            of(&[Verdict::FarBehind, Verdict::OnPace]) && of(&[Verdict::OnPace, Verdict::Behind, Verdict::FarBehind])
        );
        assert!(!of(&[Verdict::OnPace, Verdict::Behind]) && !of(&[Verdict::Behind, Verdict::FarBehind]));
        assert!(!of(&[Verdict::FarBehind, Verdict::FarBehind]) && !of(&[]));
        assert!(!of(&[Verdict::FarBehind, Verdict::Met]), "met is no band");
        assert!(!disagree(&[rated(Verdict::FarBehind), Err(Unrated::NoData)]), "nor is what has no rating");
    }

    #[test]
    fn methods_that_look_back_have_no_rating_of_a_count_of_regions() {
        let mut answer = Assessment::with_verdict(Verdict::Behind);
        answer.flag(Flag::Partial);
        answer.ruling = Some(Ruling { method: Method::Pace, result: rated(Verdict::Behind) });
        let results = compare_methods_of_count(&answer);
        let methods: Vec<Method> = results.iter().map(|r| r.ruling.method).collect();
        assert_eq!(methods, Method::NAMES.map(|(_, method)| method));
        for result in &results {
            let expected = if strategy(result.ruling.method).looks_back() {
                Err(Unrated::Counted)
            } else {
                rated(Verdict::Behind)
            };
            assert_eq!(result.ruling.result, expected);
            assert_eq!((result.verdict, &result.flags), (Verdict::Behind, &answer.flags));
        }
        let rated_by =
            |a: &Assessment| compare_methods_of_count(a).into_iter().find(|r| r.ruling.method == Method::Pace);
        let unrated = Assessment { ruling: None, ..answer };
        assert_eq!(rated_by(&unrated).expect("a result").ruling.result, Err(Unrated::Holds));
    }
}
