//! Where an indicator will be at its target's due date, how sure that is, and how likely the target is met.
//!
//! These are statistics: plain floating-point numbers, never part of a verdict. A forecast says what follows if things go on as
//! they did; what is planned to change is not in it. The method and how well it does are in `docs/forecast.md`.

mod backtest;
mod fit;
mod normal;
mod past;
mod season;

pub use backtest::{Backtest, backtest};
pub use past::LEAST_POINTS;

use super::facts::adds_up;
use super::model::{Assessment, Question};
use super::monthly;
use crate::catalog::{Plan, Target, TargetKind};
use crate::measure::{Direction, Exact, Month, When, exact};
use fit::{Fitted, fit};
use normal::{Likely, Possible};
use past::{Past, past};

/// Months of a year: of a trailing total, and as far as twelve points are let look ahead.
const YEAR: usize = 12;
/// Months that a season needs to be seen.
const TWO_YEARS: usize = 24;
/// Half a thing: a sum of whole things is met from half a thing short, as rounding would have it.
const HALF: f64 = 0.5;

/// What is to be expected of the value that the target judges, in the indicator's unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// Months that it rests on.
    pub points: usize,
    pub season: Seasonality,
    /// Each month from as-of's next one to the due month: a fan.
    pub ahead: Vec<Ahead>,
    pub due: Month,
    pub at_due: Span,
    /// That the value at due satisfies the target, from 0 to 1.
    pub probability: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ahead {
    pub month: Month,
    pub span: Span,
}

/// An expected value with the interval that holds it four times out of five.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Span {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

/// What was done about months of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seasonality {
    /// Less than two years: it cannot be told.
    Untested,
    /// Months of the year differ no more than by chance.
    Absent,
    /// Taken off before and put back after.
    Adjusted,
}

impl Seasonality {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Untested => "untested",
            Self::Absent => "absent",
            Self::Adjusted => "adjusted",
        }
    }
}

/// Why there is no forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NoForecast {
    NoTarget,
    /// The target states no due date.
    NoDue,
    PastDue,
    NotStarted,
    /// A yes or no.
    YesNo,
    /// No value at as-of.
    NoData,
    /// Fewer than [`LEAST_POINTS`] months, or months since the last declared change.
    TooFew {
        have: usize,
    },
    /// Enough months, but too few since the last missing one.
    Holes {
        since_last: usize,
    },
    Constant,
    /// Due further ahead than there are months behind (and than a year).
    TooFar {
        ahead: usize,
        have: usize,
    },
    /// The target's plan goes by a season, which less than two years do not show.
    SeasonUnknown,
    /// A value of the year that holds until the next.
    Yearly,
    /// The feed comes by quarters or years.
    NotMonthly,
    RatioOfTotals,
    /// No model fits.
    NoModel,
}

impl NoForecast {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoTarget => "no_target",
            Self::NoDue => "no_due",
            Self::PastDue => "past_due",
            Self::NotStarted => "not_started",
            Self::YesNo => "yes_no",
            Self::NoData => "no_data",
            Self::TooFew { .. } => "too_few",
            Self::Holes { .. } => "holes",
            Self::Constant => "constant",
            Self::TooFar { .. } => "too_far",
            Self::SeasonUnknown => "season_unknown",
            Self::Yearly => "yearly",
            Self::NotMonthly => "not_monthly",
            Self::RatioOfTotals => "ratio_of_totals",
            Self::NoModel => "no_model",
        }
    }
}

/// The forecast of one question, after its assessment.
///
/// # Errors
/// Why there is none.
pub fn forecast(q: &Question, answer: &Assessment) -> Result<Forecast, NoForecast> {
    let target = q.target.ok_or(NoForecast::NoTarget)?;
    let due = target.due.ok_or(NoForecast::NoDue)?;
    if target.kind == TargetKind::Done {
        return Err(NoForecast::YesNo);
    }
    if q.as_of.last_day() >= due.last_day() {
        return Err(NoForecast::PastDue);
    }
    if q.as_of.last_day() < target.from.first_day() {
        return Err(NoForecast::NotStarted);
    }
    let value = answer.value.as_ref().ok_or(NoForecast::NoData)?;
    let past = past(q)?;
    let (have, months) = (past.values.len(), due.month().since(q.as_of));
    let ahead = usize::try_from(months).ok().filter(|n| *n > 0).ok_or(NoForecast::PastDue)?;
    if ahead > have.max(YEAR) {
        return Err(NoForecast::TooFar { ahead, have });
    }
    let seasonal_plan = matches!(target.plan, Plan::Season) && adds_up(q.indicator);
    if seasonal_plan && have < TWO_YEARS {
        return Err(NoForecast::SeasonUnknown);
    }
    let fitted = fit(&past.values, ahead)?;
    let judged = Judged { q, target, value, past: &past, last_month: part_of_month(due) };
    let likely: Vec<Likely> = (1..=ahead).map(|h| judged.after(h, ahead, &fitted)).collect();
    let month = |h: usize| q.as_of.plus(i32::try_from(h).unwrap_or(i32::MAX));
    let at_due = likely[ahead - 1];
    Ok(Forecast {
        points: have,
        season: seasonality(&fitted, have),
        ahead: likely.iter().enumerate().map(|(h, l)| Ahead { month: month(h + 1), span: l.span() }).collect(),
        due: due.month(),
        at_due: at_due.span(),
        probability: probability(q, target, &at_due),
    })
}

fn seasonality(fitted: &Fitted, have: usize) -> Seasonality {
    match fitted.seasonal {
        true => Seasonality::Adjusted,
        false if have < TWO_YEARS => Seasonality::Untested,
        false => Seasonality::Absent,
    }
}

/// How much of its month counts that a due day lies in.
fn part_of_month(due: When) -> f64 {
    let day = due.last_day();
    f64::from(day.day()) / f64::from(day.days_in_month())
}

/// What a target judges, ahead of as-of.
struct Judged<'a> {
    q: &'a Question<'a>,
    target: &'a Target,
    /// At as-of.
    value: &'a Exact,
    past: &'a Past,
    last_month: f64,
}

impl Judged<'_> {
    /// The value `h` months after as-of, of `ahead` until due.
    fn after(&self, h: usize, ahead: usize, fitted: &Fitted) -> Likely {
        let one = |i: usize| f64::from(u8::from(i == h - 1));
        let (known, weights): (f64, Vec<f64>) = if self.q.indicator.trailing_year {
            (self.still_in_the_year(h), (0..h).map(|i| f64::from(u8::from(i + YEAR >= h))).collect())
        } else if adds_up(self.q.indicator) && !monthly::judges_months(self.q, self.target) {
            let part = |i: usize| if i + 1 == ahead { self.last_month } else { 1.0 };
            (exact::to_f64(self.value), (0..h).map(part).collect())
        } else {
            (0.0, (0..h).map(one).collect())
        };
        let (mean, sd) = fitted.sum(&weights);
        let month = self.past.possible;
        // A sum of months that are none below zero is not below what is there already.
        let possible = Possible { least: month.least.map(|least| known + least), most: month.most };
        Likely { mean: known + mean, sd, possible }
    }

    /// Of a trailing year that ends `h` months ahead, what is there already.
    fn still_in_the_year(&self, h: usize) -> f64 {
        let values = &self.past.values;
        values[values.len() - YEAR.saturating_sub(h).min(values.len())..].iter().sum()
    }
}

fn probability(q: &Question, target: &Target, at_due: &Likely) -> f64 {
    let half = if q.indicator.unit.counts_whole_things() { HALF } else { 0.0 };
    let edge = |x: &Exact| exact::to_f64(x);
    let slack = edge(&(&target.value * &target.tolerance)).abs();
    let slack = half + if target.kind == TargetKind::Keep { slack } else { 0.0 };
    let value = edge(&target.value);
    match (target.kind, q.indicator.better) {
        (TargetKind::Within, _) => at_due.between(Some(value - half), target.upper.as_ref().map(|u| edge(u) + half)),
        (TargetKind::Zero, _) => at_due.between(None, Some(half)),
        (_, Direction::Higher) => at_due.between(Some(value - slack), None),
        (_, Direction::Lower) => at_due.between(None, Some(value + slack)),
    }
}
