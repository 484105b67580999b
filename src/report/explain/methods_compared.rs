//! The methods of judging compared for one row, in words and with the numbers put in.

use super::numbers::{amount, share};
use crate::assess::{Figures, Growth, MethodResult, ProjectedTrend, Rating, Unrated, Verdict, methods_disagree};
use crate::catalog::Method;
use crate::diag::Message;
use crate::measure::exact::{full, whole};
use crate::say;

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
    let warning = methods_disagree(results).then(|| {
        say!(
            "各方法的判定相差超过一档，使用前请核对各方法的前提",
            "the methods' verdicts lie more than one band apart; check what each of them assumes before using one"
        )
    });
    (results.iter().map(method_text).collect(), warning)
}

fn method_text(result: &MethodResult) -> MethodText {
    let (rated, why) = match &result.ruling.result {
        Ok(rated) => (Some(rated), None),
        Err(why) => (None, Some(*why)),
    };
    MethodText {
        method: result.ruling.method.as_str(),
        name: method_word(result.ruling.method),
        rating: rated.map(|r| r.rating.as_str()),
        rating_word: rated.map(|r| rating_word(r.rating)),
        arithmetic: rated.map(|r| arithmetic(&r.figures)).unwrap_or_default(),
        verdict: result.verdict.as_str(),
        flags: result.flags.iter().map(|f| f.as_str()).collect(),
        unrated: why.map(Unrated::as_str),
        why: why.map(why_word),
    }
}

fn method_word(method: Method) -> Message {
    match method {
        Method::Pace => say!("序时进度", "pace"),
        Method::Statcan => say!("年均增速（加拿大统计局）", "compound growth (Statistics Canada)"),
        Method::Destatis => say!("五年趋势（德国联邦统计局）", "five-year trend (Destatis)"),
    }
}

fn rating_word(rating: Rating) -> Message {
    match rating {
        Rating::Pace(Verdict::Met) => say!("已完成", "met"),
        Rating::Pace(Verdict::OnPace) => say!("达到序时进度", "on pace"),
        Rating::Pace(Verdict::Behind) => say!("未达到序时进度", "behind"),
        Rating::Pace(_) => say!("明显滞后", "far behind"),
        Rating::Achieved => say!("目标已实现", "target achieved"),
        Rating::Substantial => say!("进展显著", "substantial progress"),
        Rating::Moderate => say!("进展一般", "moderate progress"),
        Rating::Limited => say!("进展有限", "limited progress"),
        Rating::Deterioration => say!("恶化", "deterioration"),
        Rating::Sun => say!("晴", "sun"),
        Rating::LightCloud => say!("少云", "lightly clouded"),
        Rating::Cloud => say!("多云", "cloud"),
        Rating::Storm => say!("雷雨", "storm"),
    }
}

fn why_word(why: Unrated) -> Message {
    match why {
        Unrated::ZeroBase => say!("起点为0，没有增速可言", "the baseline is zero: growth from nothing has no rate"),
        Unrated::ZeroTarget => say!("目标为0，没有增速能达到", "the target is zero: no rate of growth leads there"),
        Unrated::SignChange => say!("数值正负变号，不能计算增速", "the sign changes: there is no rate of growth"),
        Unrated::OnePoint => say!("只有一个数据，看不出变化", "there is one value only: it shows no change"),
        Unrated::OutOfRange => say!("增速无法计算", "the rate of growth is no usable number"),
        Unrated::NoDue => say!("文件未规定完成时限", "the target has no due date"),
        Unrated::Holds => say!("要求保持状态，各方法同样按是否达标判定", "a state has to hold: judged alike by all"),
        Unrated::NothingOwed => say!("尚无应完成的任务", "nothing is owed yet"),
        Unrated::NoData => say!("没有可用的数值", "there is no value"),
        Unrated::NoTarget => say!("未设目标", "there is no target"),
        Unrated::Counted => say!("达标地区个数只按进度比判定", "counts of regions are judged by pace only"),
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
