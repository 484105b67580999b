//! The methods of judging compared for one row, in words and with the numbers put in.

use super::numbers::{amount, share};
use crate::assess::{Figures, Growth, MethodResult, ProjectedTrend, Rating, Unrated, Verdict, methods_disagree};
use crate::measure::exact::{full, whole};
use crate::say;
use crate::words::Message;

/// Places with which rates of growth and R are shown.
const RATE_PLACES: usize = 6;
const SCORE_PLACES: usize = 4;

/// One method's answer, ready to print.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct MethodText {
    pub method: &'static str,
    pub name: Message,
    /// The rating's id, and its word; None where the method says nothing.
    pub rating: Option<&'static str>,
    pub rating_word: Option<Message>,
    /// Formulas with the numbers put in.
    pub arithmetic: Vec<String>,
    /// What a board judged by the method says.
    pub verdict: &'static str,
    pub flags: Vec<&'static str>,
    /// Why the method says nothing, by id and in words.
    pub unrated: Option<&'static str>,
    pub why: Option<Message>,
}

/// The methods' answers in their order, and a warning where they are more than one band apart.
#[must_use]
pub fn methods_compared(results: &[MethodResult]) -> (Vec<MethodText>, Option<Message>) {
    let warning = methods_disagree(results).then(|| say!("methods-disagree"));
    (results.iter().map(method_text).collect(), warning)
}

fn method_text(result: &MethodResult) -> MethodText {
    let (rated, why) = match &result.ruling.result {
        Ok(rated) => (Some(rated), None),
        Err(why) => (None, Some(*why)),
    };
    MethodText {
        method: result.ruling.method.as_str(),
        name: result.ruling.method.title(),
        rating: rated.map(|r| r.rating.as_str()),
        rating_word: rated.map(|r| rating_word(r.rating)),
        arithmetic: rated.map(|r| arithmetic(&r.figures)).unwrap_or_default(),
        verdict: result.verdict.as_str(),
        flags: result.flags.iter().map(|f| f.as_str()).collect(),
        unrated: why.map(Unrated::as_str),
        why: why.map(why_word),
    }
}

fn rating_word(rating: Rating) -> Message {
    match rating {
        Rating::Pace(Verdict::Met) => say!("rating-met"),
        Rating::Pace(Verdict::OnPace) => say!("rating-on-pace"),
        Rating::Pace(Verdict::Behind) => say!("rating-behind"),
        Rating::Pace(_) => say!("rating-far-behind"),
        Rating::Achieved => say!("rating-achieved"),
        Rating::Substantial => say!("rating-substantial"),
        Rating::Moderate => say!("rating-moderate"),
        Rating::Limited => say!("rating-limited"),
        Rating::Deterioration => say!("rating-deterioration"),
        Rating::Sun => say!("rating-sun"),
        Rating::LightCloud => say!("rating-lightly-clouded"),
        Rating::Cloud => say!("rating-cloud"),
        Rating::Storm => say!("rating-storm"),
    }
}

fn why_word(why: Unrated) -> Message {
    match why {
        Unrated::ZeroBase => say!("why-zero-base"),
        Unrated::ZeroTarget => say!("why-zero-target"),
        Unrated::SignChange => say!("why-sign-change"),
        Unrated::OnePoint => say!("why-one-value"),
        Unrated::OutOfRange => say!("why-no-rate"),
        Unrated::NoDue => say!("why-no-due"),
        Unrated::Holds => say!("why-state"),
        Unrated::NothingOwed => say!("why-nothing-owed"),
        Unrated::NoData => say!("why-no-value"),
        Unrated::NoTarget => say!("why-no-target"),
        Unrated::Counted => say!("why-counts"),
    }
}

fn arithmetic(figures: &Figures) -> Vec<String> {
    match figures {
        Figures::Pace { progress, elapsed, pace } => {
            let (Some(progress), Some(pace)) = (progress, pace) else { return Vec::new() };
            vec![format!("pace = {} ÷ {} = {}", share(progress), share(elapsed), share(pace))]
        }
        Figures::Growth(growth) => of_growth(growth),
        Figures::Trend(trend) => of_trend(trend),
    }
}

fn rate(x: f64) -> String {
    format!("{x:.RATE_PLACES$}")
}

fn of_growth(g: &Growth) -> Vec<String> {
    let (base, value, years) = (full(&g.base), full(&g.value), amount(&g.years));
    let observed = rate(g.observed);
    let mut lines =
        vec![format!("CAGR_o = (A ÷ B)^(1 ÷ (t − t0)) − 1 = ({value} ÷ {base})^(1 ÷ {years}) − 1 = {observed}")];
    let Some(asked) = &g.required else {
        lines.push(format!("d·CAGR_o = {} (≥ 0.015 substantial, ≥ 0.005 moderate, ≥ 0 limited)", rate(g.measure)));
        return lines;
    };
    let (target, years, asked) = (full(&asked.target), amount(&asked.years), rate(asked.rate));
    lines.push(format!("CAGR_T = (T ÷ B)^(1 ÷ (tT − t0)) − 1 = ({target} ÷ {base})^(1 ÷ {years}) − 1 = {asked}"));
    let r = rate(g.measure);
    // The base's sign belongs to d: growth of a negative amount goes the other way.
    let sign = if g.base < whole(0) { "−" } else { "" };
    lines.push(format!("R = {sign}d·CAGR_o ÷ |CAGR_T| = {r} (≥ 0.95 substantial, ≥ 0.60 moderate, ≥ 0 limited)"));
    if let Some(score) = g.score {
        lines.push(format!("score = {score:.SCORE_PLACES$}"));
    }
    lines
}

fn of_trend(o: &ProjectedTrend) -> Vec<String> {
    let (a, first, years, yearly) = (full(&o.value), full(&o.first), amount(&o.years), amount(&o.yearly));
    let (left, projected, target) = (amount(&o.left), amount(&o.projected), full(&o.target));
    let history = if o.short_history { " [short_history: < 5]" } else { "" };
    let mut lines = vec![
        format!("m = (A − V) ÷ n = ({a} − {first}) ÷ {years} = {yearly}{history}"),
        format!("P = A + m·(tT − t) = {a} + {yearly}·{left} = {projected}"),
    ];
    if let Some(s) = &o.share {
        lines.push(format!(
            "short ÷ |T − A| = d·(T − P) ÷ |{target} − {a}| = {} (< 0.05 sun, ≤ 0.20 light_cloud, else cloud)",
            share(s)
        ));
    }
    lines
}
