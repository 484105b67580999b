//! What changed between two periods, and why: from gap to gap where there is a target, else from value to value.

use super::judge::judge_indicator;
use super::study::Study;
use crate::assess::Verdict;
use crate::catalog::{Condition, Indicator, Measure, ProjectFiles, RegionId, Source, Test};
use crate::measure::{Direction, Exact, Month, exact};
use crate::report::Assessed;
use crate::report::charts::{Cause, Decomposition, Reading};
use crate::series::{
    Answer, EngineError, Value, Why, Window, answer, cases_dated_by, months_per_period, natural_window,
};
use jiff::civil::Date;
use num_traits::{Signed, Zero};

/// The answers of one window, read at the ends of periods.
struct Values<'a> {
    answer: Answer<'a>,
    /// Months in one period.
    period: i32,
}

impl Values<'_> {
    /// The value at a month's end, with the month that it was observed in.
    fn at(&self, region: RegionId, month: Month) -> Option<(Month, Exact)> {
        let last = self.answer.get(&region)?.iter().rfind(|p| p.month <= month)?;
        let value = last.value.observed()?;
        (month.since(last.month) < self.period).then(|| (last.month, value.clone()))
    }
}

fn values<'a>(
    study: &'a Study,
    indicator: &Indicator,
    window: Window,
    as_of: Month,
) -> Result<Values<'a>, EngineError> {
    let answer = answer(&study.catalog, &study.feeds, indicator, window, as_of)?;
    Ok(Values { answer, period: months_per_period(indicator, &study.catalog) })
}

/// One target's gap in the period before and in this one.
struct Gaps {
    reading: Reading,
    window: Window,
    before: Exact,
    after: Exact,
}

/// The better the greater.
fn signed(value: &Exact, indicator: &Indicator) -> Exact {
    if indicator.better == Direction::Higher { value.clone() } else { -value }
}

/// The same change in gaps: each change is as good or bad as it is, and the plan that moves on is one more.
fn as_gaps(
    indicator: &Indicator,
    (earlier, before): (Month, &Exact),
    (month, after): (Month, &Exact),
    gaps: &Gaps,
    steps: Vec<(Cause, Exact)>,
) -> Decomposition {
    let asked = (&gaps.after - signed(after, indicator)) - (&gaps.before - signed(before, indicator));
    let mut steps: Vec<_> = steps.into_iter().map(|(cause, change)| (cause, signed(&change, indicator))).collect();
    if !asked.is_zero() {
        let cause = if asked.is_negative() { Cause::AskedMore } else { Cause::AskedLess };
        steps.push((cause, asked));
    }
    Decomposition {
        reading: gaps.reading,
        before: (earlier, gaps.before.clone()),
        after: (month, gaps.after.clone()),
        steps,
    }
}

/// How a region moved since the period before: cases by what was revised, closed and opened, else by its parts.
pub(super) fn decomposition(
    study: &Study,
    indicator: &Indicator,
    region: RegionId,
    as_of: Month,
    files: Option<&ProjectFiles>,
) -> Result<Option<Decomposition>, EngineError> {
    let period = months_per_period(indicator, &study.catalog);
    let values = |of, window| values(of, indicator, window, as_of);
    let natural = values(study, natural_window(indicator, &study.catalog))?;
    let Some((month, _)) = natural.at(region, as_of) else { return Ok(None) };
    let earlier = month.plus(-period);
    let then = files.and_then(|files| study.as_it_stood(files, earlier).ok());
    let then = then.as_ref().unwrap_or(study);
    let gaps = gaps(study, indicator, region, (then, earlier), as_of)?;
    let (window, now) = match &gaps {
        Some(gaps) => (gaps.window, values(study, gaps.window)?),
        None => (natural_window(indicator, &study.catalog), natural),
    };
    // A total of the year so far was nothing before the year began.
    let months = study.catalog.calendar.months_since_year_began(month) + 1;
    let begins = indicator.has_own_amounts() && window == Window::YearToDate && months <= period;
    let at_first = |values: &Values<'_>, id| {
        if begins { Some(exact::whole(0)) } else { values.at(id, earlier).map(|(_, value)| value) }
    };
    let Some((_, after)) = now.at(region, as_of) else { return Ok(None) };
    let Some(restated) = at_first(&now, region) else { return Ok(None) };
    let before = at_first(&values(then, window)?, region).unwrap_or_else(|| restated.clone());
    let mut steps = vec![(Cause::Revised, &restated - &before)];
    let causes = cases(study, indicator, region, (earlier, as_of))?;
    if !causes.is_empty() {
        steps.extend(causes);
    } else if indicator.adds_up_over_regions() {
        let parts = study.catalog.regions.iter().filter(|(_, r)| r.parent == Some(region));
        let change = |id: RegionId| Some(now.at(id, as_of)?.1 - at_first(&now, id)?);
        let mut of: Vec<_> = parts.filter_map(|(id, r)| Some((Cause::Region(r.title.clone()), change(id)?))).collect();
        of.sort_by(|(_, a), (_, b)| a.cmp(b));
        steps.extend(of);
    }
    if steps.len() == 1 {
        steps.push((Cause::Change, &after - &restated));
    }
    Ok(Some(match gaps {
        Some(gaps) => as_gaps(indicator, (earlier, &before), (month, &after), &gaps, steps),
        None => Decomposition { reading: Reading::Value, before: (earlier, before), after: (month, after), steps },
    }))
}

/// The gaps to the target that a trend speaks for: the next one due that is not yet met, else the last. None where a gap says
/// nothing that the value does not say.
fn gaps(
    study: &Study,
    indicator: &Indicator,
    region: RegionId,
    (then, earlier): (&Study, Month),
    as_of: Month,
) -> Result<Option<Gaps>, EngineError> {
    let to_plan = |j: &Assessed<'_>| j.assessment.gap.clone();
    let to_target = |j: &Assessed<'_>| j.assessment.gap_to_target.clone();
    let own = |j: &Assessed<'_>| j.region == region && !j.each_total;
    let befores = judge_indicator(then, indicator, earlier)?;
    let mut pairs = Vec::new();
    for row in judge_indicator(study, indicator, as_of)?.iter().filter(|j| own(j)) {
        // From a band it is not one side that counts.
        let Some(target) = row.target.filter(|t| !t.kind.has_two_edges()) else { continue };
        let same = |j: &&Assessed<'_>| own(j) && j.target.is_some_and(|t| t.line == target.line);
        let Some(old) = befores.iter().find(same) else { continue };
        let value = |j: &Assessed<'_>| Some(signed(j.assessment.value.as_ref()?, indicator));
        let planned = to_plan(old).zip(to_plan(row)).map(|pair| (Reading::ToPlan, pair));
        let gaps = planned.or_else(|| Some((Reading::ToTarget, to_target(old).zip(to_target(row))?)));
        let Some((reading, (before, after))) = gaps else { continue };
        let (Some(value_before), Some(value_after)) = (value(old), value(row)) else { continue };
        if before == value_before && after == value_after {
            continue;
        }
        let due = target.due.map(|d| d.month().ordinal());
        let open = due.is_none_or(|d| d >= as_of.ordinal()) && row.assessment.verdict != Verdict::Met;
        pairs.push(((!open, due.unwrap_or(i32::MAX)), Gaps { reading, window: row.window, before, after }));
    }
    pairs.sort_by_key(|(rank, _)| *rank);
    let done = pairs.first().is_some_and(|((met, _), _)| *met);
    let chosen = if done { pairs.pop() } else { pairs.into_iter().next() };
    Ok(chosen.map(|(_, gaps)| gaps))
}

/// Cases that ended and began since the end of the period before; empty for what does not count cases.
fn cases(
    study: &Study,
    indicator: &Indicator,
    region: RegionId,
    (earlier, as_of): (Month, Month),
) -> Result<Vec<(Cause, Exact)>, EngineError> {
    let Source::Rows(of) = &indicator.source else { return Ok(Vec::new()) };
    let Measure::Open { from, until } = &of.measure else { return Ok(Vec::new()) };
    let counted = |column: &str, (min, max): (Option<Date>, Option<Date>)| -> Result<Exact, EngineError> {
        let began = Condition { column: from.clone(), test: Test::Days { min, max } };
        let counting = cases_dated_by(indicator, of, column, Some(began));
        let points = answer(&study.catalog, &study.feeds, &counting, Window::Own, as_of)?;
        let last = points.get(&region).and_then(|p| p.last());
        Ok(match last.map(|p| &p.value) {
            Some(Value::Observed(n) | Value::Missing(Why::Partial { so_far: Some(n) })) => n.clone(),
            _ => exact::whole(0),
        })
    };
    let new = (Some(earlier.plus(1).first_day()), None);
    Ok(vec![
        (Cause::Closed, -counted(until, (None, Some(earlier.last_day())))?),
        (Cause::Opened, counted(from, new)?),
        (Cause::Passed, -counted(until, new)?),
    ])
}
