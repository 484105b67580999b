//! What the rows of two indicators have to do with each other.

use super::columns::SumsOfColumns;
use crate::catalog::{Condition, Indicator, Measure, RowsOf, Source, Test};

/// The relations between indicators, given which columns are sums of others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Relations<'a>(pub &'a SumsOfColumns);

impl Relations<'_> {
    /// Whether one of two indicators counts what the other counts, or some of it, at the same time and in the same way.
    pub fn are_linked(self, a: &Indicator, b: &Indicator) -> bool {
        self.includes(a, b) || self.includes(b, a)
    }

    /// Whether all that `part` counts is counted by `whole`, in the same way.
    pub fn includes(self, whole: &Indicator, part: &Indicator) -> bool {
        let (Source::Rows(a), Source::Rows(b)) = (&whole.source, &part.source) else { return false };
        let alike = (&a.feed, &a.date, whole.kind) == (&b.feed, &b.date, part.kind);
        whole.id != part.id && alike && self.measures_include(a, b) && has_fewer_conditions(a, b)
    }

    fn measures_include(self, whole: &RowsOf, part: &RowsOf) -> bool {
        match (&whole.measure, &part.measure) {
            (Measure::Sum(a), Measure::Sum(b)) => {
                let within = self.0.within(&whole.feed, a);
                b.iter().all(|column| within.contains(column))
            }
            (a, b) => a == b,
        }
    }

    /// Whether nothing is counted by both.
    pub fn are_apart(self, a: &Indicator, b: &Indicator) -> bool {
        let (Source::Rows(a), Source::Rows(b)) = (&a.source, &b.source) else { return false };
        let columns = match (&a.measure, &b.measure) {
            (Measure::Sum(one), Measure::Sum(other)) => self.0.are_apart(&a.feed, one, other),
            _ => false,
        };
        columns || conditions_are_apart(a, b)
    }

    /// Whether what is measured on some rows is about those whom a protected indicator counts on them: on any rows that it counts one
    /// by one, and on the columns that it adds up, whatever the measure, the kind and the date are.
    pub fn tells_of(self, protected: &Indicator, other: &Indicator) -> bool {
        let (Source::Rows(a), Source::Rows(b)) = (&protected.source, &other.source) else { return false };
        if a.feed != b.feed || conditions_are_apart(a, b) {
            return false;
        }
        let columns = |rows: &RowsOf| self.0.within(&rows.feed, &columns_of(&rows.measure));
        match a.measure {
            Measure::Count | Measure::Distinct(_) | Measure::Open { .. } => true,
            _ => !columns(a).is_disjoint(&columns(b)),
        }
    }

    /// Whether two counts of the same rows or columns are tied together over time: of what is open, and of what has come or gone, the
    /// numbers of two months give the third.
    pub fn are_tied_over_time(self, a: &Indicator, b: &Indicator) -> bool {
        let (Source::Rows(one), Source::Rows(other)) = (&a.source, &b.source) else { return false };
        let alike = (&one.measure, &one.date, a.kind) == (&other.measure, &other.date, b.kind);
        let is_state = |i: &Indicator| !i.has_own_amounts();
        a.id != b.id
            && !alike
            && is_state(a) != is_state(b)
            && (self.tells_of(a, b) || self.tells_of(b, a) || self.carry_over(one, other))
    }

    /// Whether one adds up columns that change those of the other.
    fn carry_over(self, a: &RowsOf, b: &RowsOf) -> bool {
        let (Measure::Sum(one), Measure::Sum(other)) = (&a.measure, &b.measure) else { return false };
        let tied = self.0.are_tied(&a.feed, one, other) || self.0.are_tied(&a.feed, other, one);
        a.feed == b.feed && tied && !conditions_are_apart(a, b)
    }
}

/// The columns whose amounts or things a measure takes.
fn columns_of(measure: &Measure) -> Vec<String> {
    match measure {
        Measure::Sum(columns) => columns.clone(),
        Measure::Distinct(column)
        | Measure::Mean(column)
        | Measure::Min(column)
        | Measure::Max(column)
        | Measure::Reported(column) => vec![column.clone()],
        Measure::Count | Measure::Open { .. } => Vec::new(),
    }
}

fn has_fewer_conditions(whole: &RowsOf, part: &RowsOf) -> bool {
    whole.conditions.iter().all(|asked| part.conditions.iter().any(|own| implies(own, asked)))
}

/// Whether what passes `own` passes `asked`.
fn implies(own: &Condition, asked: &Condition) -> bool {
    own.column == asked.column
        && match (&own.test, &asked.test) {
            (Test::OneOf(few), Test::OneOf(many)) => few.iter().all(|value| many.contains(value)),
            (Test::Amount { min: a, max: b }, Test::Amount { min, max }) => lies_within((a, b), (min, max)),
            (Test::Days { min: a, max: b }, Test::Days { min, max }) => lies_within((a, b), (min, max)),
            _ => false,
        }
}

/// Whether one stretch, open where an end is None, lies within another.
fn lies_within<T: PartialOrd>(own: (&Option<T>, &Option<T>), asked: (&Option<T>, &Option<T>)) -> bool {
    let above = asked.0.as_ref().is_none_or(|least| own.0.as_ref().is_some_and(|own| own >= least));
    let below = asked.1.as_ref().is_none_or(|most| own.1.as_ref().is_some_and(|own| own <= most));
    above && below
}

/// Whether no row passes the conditions of both.
fn conditions_are_apart(a: &RowsOf, b: &RowsOf) -> bool {
    let apart = |one: &Condition, other: &Condition| match (&one.test, &other.test) {
        (Test::OneOf(some), Test::OneOf(others)) => some.iter().all(|value| !others.contains(value)),
        (Test::Amount { min: a, max: b }, Test::Amount { min, max }) => {
            is_beyond(a.as_ref(), max.as_ref()) || is_beyond(min.as_ref(), b.as_ref())
        }
        (Test::Days { min: a, max: b }, Test::Days { min, max }) => {
            is_beyond(a.as_ref(), max.as_ref()) || is_beyond(min.as_ref(), b.as_ref())
        }
        _ => false,
    };
    a.conditions.iter().any(|one| b.conditions.iter().any(|other| one.column == other.column && apart(one, other)))
}

fn is_beyond<T: PartialOrd>(least: Option<&T>, most: Option<&T>) -> bool {
    least.zip(most).is_some_and(|(least, most)| least > most)
}

#[cfg(test)]
#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "a method by its name is not general enough over lifetimes"
)]
mod tests {
    use super::super::fixtures::{catalog, indicator};
    use super::*;

    const OPEN: &str = "measure = { sum = \"people\" }; kind = \"level\"; unit = \"人\"; better = \"higher\"";

    /// Two indicators by their keys, and whether they stand in a relation.
    fn of(a: &str, b: &str, relation: impl Fn(Relations<'_>, &Indicator, &Indicator) -> bool) -> bool {
        let catalog = catalog(&[indicator("a", a), indicator("b", b)], "");
        let mut sums = SumsOfColumns::default();
        sums.add("f", "people", vec!["boys".to_owned(), "girls".to_owned()]);
        relation(Relations(&sums), &catalog.indicators[0], &catalog.indicators[1])
    }

    fn with(wh: &str) -> String {
        format!("{OPEN}; where = {{ {wh} }}")
    }

    #[test]
    fn a_narrower_condition_implies_a_wider_one() {
        let pair = |narrow: &str, wide: &str| {
            let includes = |a: &str, b: &str| of(&with(a), &with(b), |r, a, b| r.includes(a, b) && a.id != b.id);
            (includes(wide, narrow), includes(narrow, wide))
        };
        assert_eq!(pair("age = { min = 6, max = 8 }", "age = { min = 5, max = 9 }"), (true, false));
        assert_eq!(pair("age = { min = 5, max = 9 }", "age = { min = 5, max = 9 }"), (true, true));
        assert_eq!(pair("age = { min = 4, max = 8 }", "age = { min = 5, max = 9 }"), (false, false));
        assert_eq!(pair("age = { min = 6 }", "age = { min = 5 }"), (true, false));
        assert_eq!(pair("age = { max = 6 }", "age = { min = 5 }"), (false, false));
        assert_eq!(pair("day = \"2020-03\"", "day = { min = \"2020-01\" }"), (true, false));
        assert_eq!(pair("group = \"甲\"", "group = [\"甲\", \"乙\"]"), (true, false));
        assert_eq!(pair("group = \"甲\"", "age = { min = 5 }"), (false, false));
        assert_eq!(pair("group = \"甲\", age = 6", "age = 6"), (true, false));
    }

    #[test]
    fn a_column_includes_the_columns_that_it_is_the_sum_of() {
        let boys = OPEN.replace("people", "boys");
        let girls = OPEN.replace("people", "girls");
        assert!(of(OPEN, &boys, |r, a, b| r.includes(a, b) && !r.includes(b, a)));
        assert!(of(&boys, &girls, |r, a, b| r.are_apart(a, b) && !r.are_linked(a, b)));
        assert!(!of(OPEN, &boys, |r, a, b| r.are_apart(a, b)));
    }

    #[test]
    fn conditions_that_no_row_passes_together_are_apart() {
        let apart = |a: &str, b: &str| of(&with(a), &with(b), |r, a, b| r.are_apart(a, b));
        assert!(apart("group = \"甲\"", "group = [\"乙\", \"丙\"]"));
        assert!(!apart("group = \"甲\"", "group = [\"甲\", \"乙\"]") && !apart("group = \"甲\"", "age = 5"));
        assert!(apart("age = { max = 5 }", "age = { min = 6 }") && !apart("age = { max = 6 }", "age = { min = 6 }"));
    }

    #[test]
    fn any_measure_on_rows_of_persons_is_about_them() {
        let cases = OPEN.replace("sum = \"people\"", "count = true");
        let mean = OPEN.replace("sum = \"people\"", "mean = \"area\"").replace('人', "亩");
        assert!(of(&cases, &mean, |r, a, b| r.tells_of(a, b)));
        assert!(!of(OPEN, &mean, |r, a, b| r.tells_of(a, b)), "an area beside a number of people is not");
        let most = OPEN.replace("sum = \"people\"", "max = \"boys\"");
        assert!(of(OPEN, &most, |r, a, b| r.tells_of(a, b)), "the most boys are some of the people");
        assert!(!of(&with("group = \"甲\""), &with("group = \"乙\""), |r, a, b| r.tells_of(a, b)));
    }

    #[test]
    fn what_is_open_and_what_has_come_are_tied_over_time() {
        let cases = "measure = { open = [\"day\", \"until\"] }; unit = \"人\"; better = \"lower\"";
        let found = "measure = { count = true }; kind = \"flow\"; unit = \"人\"; better = \"lower\"";
        assert!(of(cases, found, |r, a, b| r.are_tied_over_time(a, b)));
        assert!(!of(cases, cases, |r, a, b| r.are_tied_over_time(a, b)));
        assert!(!of(
            OPEN,
            &OPEN.replace("people", "houses").replace("level", "flow").replace('人', "户"),
            |r, a, b| r.are_tied_over_time(a, b)
        ));
    }
}
