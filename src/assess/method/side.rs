//! All methods side by side, and where they disagree.

use super::{Ruling, Trend, Unrated};
use crate::assess::facts::Facts;
use crate::assess::model::{Assessment, Flag, Question, Verdict};
use crate::catalog::{BoardRules, Method};

/// One method's answer to a question.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    pub ruling: Ruling,
    /// What a board judged by the method would say.
    pub verdict: Verdict,
    pub flags: Vec<Flag>,
}

/// The question asked of every method in turn, in the order of [`Method::NAMES`].
#[must_use]
pub fn side_by_side(q: &Question) -> Vec<Side> {
    let ask = |(_, method): (&str, Method)| {
        let rules = BoardRules { method, ..q.rules.clone() };
        let answer = crate::assess::assess(&Question { rules: &rules, ..*q });
        let said = match &answer.ruling {
            Some(ruling) => ruling.said.clone(),
            None if q.target.is_none() => unpromised(q, method),
            None => Err(silent(&answer)),
        };
        Side { ruling: Ruling { method, said }, verdict: answer.verdict, flags: answer.flags }
    };
    Method::NAMES.into_iter().map(ask).collect()
}

/// The same of a count of regions, which is judged by pace on every board.
#[must_use]
pub fn counted(answer: &Assessment) -> Vec<Side> {
    let paced = answer.ruling.as_ref().map_or_else(|| Err(silent(answer)), |ruling| ruling.said.clone());
    let side = |(_, method): (&str, Method)| {
        let said = if method == Method::Pace { paced.clone() } else { Err(Unrated::Counted) };
        Side { ruling: Ruling { method, said }, verdict: answer.verdict, flags: answer.flags.clone() }
    };
    Method::NAMES.into_iter().map(side).collect()
}

/// Only `statcan` says something of an indicator without a target, and only of a state.
fn unpromised(q: &Question, method: Method) -> Result<super::Rated, Unrated> {
    if method != Method::Statcan || q.indicator.kind.adds_up() {
        return Err(Unrated::NoTarget);
    }
    let trend = Trend::unpromised(&Facts::of(q)).ok_or(Unrated::NoData)?;
    super::unpromised(&trend, q.indicator.better)
}

/// Why no method was asked.
fn silent(answer: &Assessment) -> Unrated {
    match answer.verdict {
        Verdict::NoData => Unrated::NoData,
        _ if answer.has(Flag::NotStarted) => Unrated::NothingOwed,
        _ if answer.has(Flag::NoDue) => Unrated::NoDue,
        _ => Unrated::Holds,
    }
}

/// Whether the verdicts that the methods' ratings stand for lie more than one band apart.
#[must_use]
pub fn disagree(sides: &[Side]) -> bool {
    let band = |verdict: Verdict| match verdict {
        Verdict::OnPace => Some(0_u8),
        Verdict::Behind => Some(1),
        Verdict::FarBehind => Some(2),
        _ => None,
    };
    let bands = || sides.iter().filter_map(|s| band(s.ruling.said.as_ref().ok()?.verdict));
    bands().max().zip(bands().min()).is_some_and(|(most, least)| most - least > 1)
}
