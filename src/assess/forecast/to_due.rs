//! The forecast of one question: from as-of to the month in which its target is due.

use super::censored_normal::{CensoredNormal, PossibleRange};
use super::fit::{Fitted, fit};
use super::history::{History, history};
use super::no_forecast::NoForecast;
use super::result::{Ahead, Forecast, Seasonality};
use crate::assess::assessment::Assessment;
use crate::assess::question::Question;
use crate::catalog::{Plan, Target, TargetKind};
use crate::measure::{Direction, Exact, When, exact};

/// Months in a year: how far the shortest history lets a forecast look ahead.
const YEAR: usize = 12;
/// Months of history that show a season.
const TWO_YEARS: usize = 24;
/// Half a thing: a sum of whole things satisfies its target from half a thing short, as it would when rounded.
const HALF: f64 = 0.5;

/// The forecast of the question that `answer` assesses.
///
/// # Errors
/// Why there is none.
pub fn forecast(q: &Question, answer: &Assessment) -> Result<Forecast, NoForecast> {
    let target = q.target.ok_or(NoForecast::NoTarget)?;
    let due = target.due.ok_or(NoForecast::NoDue)?;
    if target.kind.is_yes_or_no() {
        return Err(NoForecast::YesNo);
    }
    if q.as_of.last_day() >= due.last_day() {
        return Err(NoForecast::PastDue);
    }
    if q.as_of.last_day() < target.from.first_day() {
        return Err(NoForecast::NotStarted);
    }
    let value = answer.value.as_ref().ok_or(NoForecast::NoData)?;
    let history = history(q)?;
    let (have, months) = (history.values.len(), due.month().since(q.as_of));
    let ahead = usize::try_from(months).ok().filter(|n| *n > 0).ok_or(NoForecast::PastDue)?;
    if ahead > have.max(YEAR) {
        return Err(NoForecast::TooFar { ahead, have });
    }
    let seasonal_plan = matches!(target.plan, Plan::Season) && q.indicator.adds_up();
    if seasonal_plan && have < TWO_YEARS {
        return Err(NoForecast::SeasonUnknown);
    }
    let fitted = fit(&history.values, ahead)?;
    let judged = JudgedValue { q, value, history: &history, last_month: part_of_month(due) };
    let expected: Vec<CensoredNormal> = (1..=ahead).map(|h| judged.after(h, ahead, &fitted)).collect();
    let month = |h: usize| q.as_of.plus(i32::try_from(h).unwrap_or(i32::MAX));
    let at_due = expected[ahead - 1];
    Ok(Forecast {
        points: have,
        season: seasonality(&fitted, have),
        ahead: expected.iter().enumerate().map(|(h, e)| Ahead { month: month(h + 1), span: e.span() }).collect(),
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

/// The share of its month that is over at the end of a due day.
fn part_of_month(due: When) -> f64 {
    let day = due.last_day();
    f64::from(day.day()) / f64::from(day.days_in_month())
}

/// The value that a target judges: a month's, or a total of months that has been observed in part.
struct JudgedValue<'a> {
    q: &'a Question<'a>,
    /// At as-of.
    value: &'a Exact,
    history: &'a History,
    /// The share of the due month that counts.
    last_month: f64,
}

impl JudgedValue<'_> {
    /// The value `h` months after as-of, of `ahead` until due.
    fn after(&self, h: usize, ahead: usize, fitted: &Fitted) -> CensoredNormal {
        let one = |i: usize| f64::from(u8::from(i == h - 1));
        // The history of a trailing year is one of trailing years.
        let (known, weights): (f64, Vec<f64>) = if self.q.indicator.adds_up() && !self.q.judges_months() {
            let part = |i: usize| if i + 1 == ahead { self.last_month } else { 1.0 };
            (exact::to_f64(self.value), (0..h).map(part).collect())
        } else {
            (0.0, (0..h).map(one).collect())
        };
        let (mean, sd) = fitted.sum(&weights);
        let month = self.history.possible;
        // A sum of months none of which is below zero is not below its observed part.
        let possible = PossibleRange { least: month.least.map(|least| known + least), most: month.most };
        CensoredNormal { mean: known + mean, sd, possible }
    }
}

fn probability(q: &Question, target: &Target, at_due: &CensoredNormal) -> f64 {
    let half = if q.indicator.unit.counts_whole_things() { HALF } else { 0.0 };
    let edge = |x: &Exact| exact::to_f64(x);
    let slack = edge(&target.tolerance.amount(&target.value, q.indicator.unit));
    let slack = half + if target.kind.promises_every_period() { slack } else { 0.0 };
    let value = edge(&target.value);
    match (target.kind, q.indicator.better) {
        (TargetKind::Within, _) => at_due.between(Some(value - half), target.upper.as_ref().map(|u| edge(u) + half)),
        (TargetKind::Zero, _) => at_due.between(None, Some(half)),
        (_, Direction::Higher) => at_due.between(Some(value - slack), None),
        (_, Direction::Lower) => at_due.between(None, Some(value + slack)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::tests::build::{Case, falling, level, n, when};
    use crate::catalog::Tolerance;
    use crate::measure::exact::ratio;

    /// The probability of a value that is certain.
    fn certain(case: &Case, value: f64) -> f64 {
        let possible = PossibleRange { least: None, most: None };
        let at_due = CensoredNormal { mean: value, sd: 0.0, possible };
        case.ask("2020-06", |q| probability(q, q.target.unwrap(), &at_due))
    }

    fn satisfied(case: &Case, values: [f64; 2]) -> [bool; 2] {
        values.map(|value| certain(case, value) > 0.5)
    }

    #[test]
    fn a_certain_value_satisfies_its_target_or_does_not() {
        let (last, first) = ([false, true], [true, false]);
        assert_eq!(satisfied(&level().reach("50", "2020-01", "2020-12"), [49.9, 50.0]), last);
        assert_eq!(satisfied(&falling().reach("50", "2020-01", "2020-12"), [50.0, 50.1]), first);
        let within = level().target(TargetKind::Within, "50", "2020-01", "2020-12").with(|t| t.upper = Some(n("60")));
        assert_eq!((satisfied(&within, [49.9, 50.0]), satisfied(&within, [60.0, 60.1])), (last, first));
        assert_eq!(satisfied(&level().target(TargetKind::Zero, "0", "2020-01", "2020-12"), [0.0, 0.1]), first);
    }

    #[test]
    fn whole_things_count_as_rounded_and_keep_has_its_tolerance() {
        let (last, first) = ([false, true], [true, false]);
        let things = level().unit("户", 0).reach("50", "2020-01", "2020-12");
        assert_eq!(satisfied(&things, [49.4, 49.5]), last);
        assert_eq!(
            satisfied(&level().unit("户", 0).target(TargetKind::Zero, "0", "2020-01", "2020-12"), [0.5, 0.6]),
            first
        );
        let keep = |case: Case| {
            case.target(TargetKind::Keep, "50", "2020-01", "2020-12")
                .with(|t| t.tolerance = Tolerance::Share(ratio(1, 50)))
        };
        assert_eq!(satisfied(&keep(level()), [48.9, 49.0]), last);
        assert_eq!(satisfied(&keep(falling()), [51.0, 51.1]), first);
        let reach = level().reach("50", "2020-01", "2020-12").with(|t| t.tolerance = Tolerance::Share(ratio(1, 50)));
        assert_eq!(satisfied(&reach, [49.9, 50.0]), last);
    }

    #[test]
    fn a_due_day_counts_the_part_of_its_month_that_is_over() {
        let of = |due| part_of_month(when(due));
        assert!((of("2020-06-15") - 0.5).abs() < 1e-12 && (of("2020-06") - 1.0).abs() < 1e-12);
        assert!((of("2020-02-29") - 1.0).abs() < 1e-12);
    }
}
