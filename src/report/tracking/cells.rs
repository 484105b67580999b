//! What stands in one period of one line: target, actual, per cent, deviation.

use super::part::{Deviation, Figure, PeriodCells};
use super::periods::Span;
use super::reading::Reading;
use crate::assess::PlanShape;
use crate::locale::Locale;
use crate::measure::exact::{divide, fixed, ratio, whole};
use crate::measure::{Direction, Exact, Month, Rounding, When};
use crate::report::assessed::Assessed;
use crate::report::input::Tracked;
use crate::report::row::in_full;
use crate::series::{Point, Value, Why};
use num_traits::{Signed, Zero};

/// Places of a share written as a plain fraction.
const PLACES_OF_SHARES: u32 = 6;

/// The deviation, in per cent, beyond which donors ask for an explanation.
const EXPLAINED_BEYOND: i64 = 10;

/// A line whose cells are to be worked out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cells<'a> {
    pub line: &'a Tracked<'a>,
    pub reading: Reading,
    pub as_of: Month,
    pub locale: &'a Locale,
}

impl Cells<'_> {
    pub fn of(&self, span: Span) -> PeriodCells {
        let judged = self.judged_in(span);
        let target = judged.and_then(|row| self.target(row, span));
        let known = self.actual(judged, span);
        let actual = known.as_ref().ok().and_then(Option::as_ref);
        let better = judged.map_or(self.line.indicator.better, Assessed::better);
        let whole_period = span.last <= self.as_of;
        PeriodCells {
            completion: share(completion(actual, target.as_ref(), better).as_ref()),
            // What is still going on cannot be held against what its end asks for.
            deviation: if whole_period { deviation(actual, target.as_ref(), better) } else { Deviation::None },
            target: number(target.as_ref()),
            actual: match &known {
                Ok(actual) => number(actual.as_ref()),
                Err(word) => Figure::Word(word.clone()),
            },
        }
    }

    /// By which target a period is judged: the last one set of those that were in force in it.
    fn judged_in(&self, span: Span) -> Option<&Assessed<'_>> {
        let in_force = |row: &&Assessed<'_>| {
            row.target.is_some_and(|target| {
                let begun = target.from.month() <= span.last;
                let open = |end: Option<When>| end.is_none_or(|end| end.month() >= span.first);
                begun && open(target.until) && (open(target.due) || target.due.is_none())
            })
        };
        let order = |row: &&Assessed<'_>| row.target.map(|target| (target.from.month(), target.line));
        self.line.judged.iter().filter(in_force).max_by_key(order)
    }

    /// The target that began last by then: what is counted since its beginning goes on after its end.
    fn begun_by(&self, month: Month) -> Option<&Assessed<'_>> {
        let begun = |row: &&Assessed<'_>| row.target.is_some_and(|target| target.from.month() <= month);
        self.line
            .judged
            .iter()
            .filter(begun)
            .max_by_key(|row| row.target.map(|target| (target.from.month(), target.line)))
    }

    /// What the period asks for.
    fn target(&self, row: &Assessed<'_>, span: Span) -> Option<Exact> {
        let target = row.target?;
        let due_here = target.due.is_some_and(|due| span.has(due.month()));
        if row.each_total || row.assessment.plan_shape == Some(PlanShape::Step) {
            return row.bound().filter(|_| due_here).cloned();
        }
        if target.holds() {
            return row.bound().cloned();
        }
        let plan = &row.assessment.plan;
        if plan.is_empty() {
            return row.bound().filter(|_| due_here).cloned();
        }
        let end = on_path(plan, &month_end(span.last))?;
        match self.reading {
            Reading::Own => {
                let begin = month_end(span.first.plus(-1));
                let before = on_path(plan, &begin).unwrap_or_else(|| plan[0].1.clone());
                Some(end - before).filter(|amount| !amount.is_zero() || due_here)
            }
            Reading::Cumulative | Reading::Trailing | Reading::State => Some(end),
        }
    }

    /// What came of it; a word where it is known in part only.
    fn actual(&self, judged: Option<&Assessed<'_>>, span: Span) -> Result<Option<Exact>, String> {
        if self.as_of < span.first {
            return Ok(None);
        }
        let upto = Span { first: span.first, last: span.last.min(self.as_of) };
        match self.reading {
            Reading::Own => self.own(upto),
            Reading::Cumulative => {
                let points = judged.or_else(|| self.begun_by(span.last)).map(|row| row.points.as_slice());
                self.standing(points.filter(|points| !points.is_empty()).unwrap_or(&self.line.values), upto)
            }
            Reading::Trailing | Reading::State => self.standing(&self.line.values, upto),
        }
    }

    /// The sum of the own amounts of all months of a period.
    fn own(&self, span: Span) -> Result<Option<Exact>, String> {
        let within = |point: &&Point| span.has(point.month);
        let points: Vec<&Point> = self.line.own.iter().filter(within).collect();
        let known: Vec<&Point> = points.iter().copied().filter(|point| point.own.is_some()).collect();
        if known.is_empty() {
            return Ok(None);
        }
        let months: i32 = known.iter().map(|point| point.own_months).sum();
        let last_expected = points.last().map_or(0, |point| point.month.since(span.first) + 1);
        let begins_before = known[0].month.plus(1 - known[0].own_months) < span.first;
        if begins_before || months < last_expected {
            // A year's amount is nothing of a quarter.
            return if begins_before && known.len() == 1 { Ok(None) } else { Err(self.locale.word("track-partial")) };
        }
        Ok(Some(known.iter().filter_map(|point| point.own.as_ref()).sum()))
    }

    /// The value at a period's end.
    fn standing(&self, points: &[Point], span: Span) -> Result<Option<Exact>, String> {
        let Some(point) = points.iter().rfind(|point| span.has(point.month)) else { return Ok(None) };
        match &point.value {
            Value::Observed(value) => Ok(Some(value.clone())),
            Value::Missing(Why::Partial { .. }) => Err(self.locale.word("track-partial")),
            Value::Missing(Why::Absent | Why::Undefined | Why::NothingYet) => Ok(None),
        }
    }
}

/// The position of a month's end on a plan's path.
fn month_end(month: Month) -> Exact {
    whole(i64::from(month.ordinal()) + 1)
}

/// The height of a path at a position; after its end that of its end, before its beginning none.
fn on_path(corners: &[(Exact, Exact)], at: &Exact) -> Option<Exact> {
    let before = corners.iter().rposition(|(position, _)| position <= at)?;
    let (x, y) = &corners[before];
    let Some((next_x, next_y)) = corners.get(before + 1) else { return Some(y.clone()) };
    let share = divide(&(at - x), &(next_x - x)).unwrap_or_else(Exact::zero);
    Some(y + (next_y - y) * share)
}

pub(super) fn number(amount: Option<&Exact>) -> Figure {
    amount.map_or(Figure::Blank, |amount| Figure::Number(in_full(Some(amount))))
}

pub(super) fn share(share: Option<&Exact>) -> Figure {
    share.map_or(Figure::Blank, |share| Figure::Number(written(share)))
}

fn written(share: &Exact) -> String {
    fixed(share, PLACES_OF_SHARES, Rounding::HalfUp)
}

/// Actual ÷ target, where more is better.
fn completion(actual: Option<&Exact>, target: Option<&Exact>, better: Direction) -> Option<Exact> {
    let (actual, target) = actual.zip(target).filter(|_| better == Direction::Higher)?;
    divide(actual, target)
}

/// How far an actual value is from its target, with whether that is to be explained.
pub(super) fn deviation(actual: Option<&Exact>, target: Option<&Exact>, better: Direction) -> Deviation {
    let Some((actual, target)) = actual.zip(target) else { return Deviation::None };
    let Some(share) = divide(&(actual - target), &target.abs()) else { return Deviation::None };
    let text = written(&share);
    if share.abs() <= ratio(EXPLAINED_BEYOND, 100) {
        Deviation::Within(text)
    } else if share.is_positive() == (better == Direction::Higher) {
        Deviation::Better(text)
    } else {
        Deviation::Worse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path() -> Vec<(Exact, Exact)> {
        vec![(whole(0), whole(10)), (whole(4), whole(30)), (whole(4), whole(40)), (whole(8), whole(40))]
    }

    #[test]
    fn a_path_is_straight_between_corners_and_ends_level() {
        let at = |n: i64| on_path(&path(), &whole(n));
        assert_eq!(at(-1), None);
        assert_eq!((at(0), at(2)), (Some(whole(10)), Some(whole(20))));
        assert_eq!((at(4), at(9)), (Some(whole(40)), Some(whole(40))), "a step is over where it stands");
    }

    #[test]
    fn a_deviation_of_ten_per_cent_need_not_be_explained() {
        let of = |actual: i64, better| deviation(Some(&whole(actual)), Some(&whole(200)), better);
        assert_eq!(of(220, Direction::Higher), Deviation::Within("0.100000".to_owned()));
        assert_eq!(of(221, Direction::Higher), Deviation::Better("0.105000".to_owned()));
        assert_eq!(of(221, Direction::Lower), Deviation::Worse("0.105000".to_owned()));
        assert_eq!(of(100, Direction::Higher), Deviation::Worse("-0.500000".to_owned()));
        assert_eq!(of(100, Direction::Lower), Deviation::Better("-0.500000".to_owned()));
        assert_eq!(deviation(Some(&whole(1)), Some(&Exact::zero()), Direction::Lower), Deviation::None);
        assert_eq!(deviation(None, Some(&whole(1)), Direction::Lower), Deviation::None);
    }

    #[test]
    fn less_that_is_better_has_no_completion() {
        let of = |better| completion(Some(&whole(50)), Some(&whole(200)), better);
        assert_eq!((of(Direction::Higher), of(Direction::Lower)), (Some(ratio(1, 4)), None));
    }
}
