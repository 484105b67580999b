//! Which indicators are protected: those that say so, and those from which one of them could be worked out.

use crate::catalog::{Catalog, Condition, Indicator, Protect, RowsOf, Source, Test};
use std::collections::BTreeMap;

/// Protected indicators by id. A ratio is as protected as its parts; an indicator whose rows include another's, or lie within
/// them, as that one.
pub(super) fn protected(catalog: &Catalog) -> BTreeMap<&str, Protect> {
    let mut found: BTreeMap<&str, Protect> =
        catalog.indicators.iter().filter(|i| i.protect != Protect::None).map(|i| (i.id.as_str(), i.protect)).collect();
    loop {
        let next = catalog.indicators.iter().find_map(|indicator| {
            let new = !found.contains_key(indicator.id.as_str());
            let from = new.then(|| inherited(catalog, indicator, &found)).flatten()?;
            Some((indicator.id.as_str(), from))
        });
        match next {
            Some((id, protect)) => found.insert(id, protect),
            None => return found,
        };
    }
}

fn inherited(catalog: &Catalog, indicator: &Indicator, found: &BTreeMap<&str, Protect>) -> Option<Protect> {
    if let Source::Ratio { of, by } = &indicator.source {
        return [of, by].into_iter().find_map(|part| found.get(part.as_str()).copied());
    }
    let related = |other: &&Indicator| are_linked(indicator, other);
    let known = catalog.indicators.iter().filter(|o| found.contains_key(o.id.as_str()));
    known.filter(related).find_map(|o| found.get(o.id.as_str()).copied())
}

/// Whether one of two indicators' rows include the other's.
pub(super) fn are_linked(a: &Indicator, b: &Indicator) -> bool {
    includes(a, b) || includes(b, a)
}

/// Whether all rows that `part` counts are counted by `whole`, in the same way.
pub(super) fn includes(whole: &Indicator, part: &Indicator) -> bool {
    let (Source::Rows(a), Source::Rows(b)) = (&whole.source, &part.source) else { return false };
    let alike = (&a.feed, &a.measure, &a.date, whole.kind) == (&b.feed, &b.measure, &b.date, part.kind);
    whole.id != part.id && alike && has_fewer_conditions(a, b)
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

#[cfg(test)]
mod tests {
    use super::super::fixtures::{PEOPLE, catalog, indicator};
    use super::*;

    const OPEN: &str = "measure = { sum = \"people\" }; kind = \"level\"; unit = \"人\"; better = \"higher\"";

    fn found(indicators: &[(&str, String)]) -> Vec<(String, Protect)> {
        let list: Vec<String> = indicators.iter().map(|(id, keys)| indicator(id, keys)).collect();
        let catalog = catalog(&list, "");
        protected(&catalog).into_iter().map(|(id, protect)| (id.to_owned(), protect)).collect()
    }

    fn ids(indicators: &[(&str, String)]) -> Vec<String> {
        found(indicators).into_iter().map(|(id, _)| id).collect()
    }

    #[test]
    fn an_indicator_that_says_so_is_protected() {
        let other = "measure = { sum = \"houses\" }; kind = \"level\"; unit = \"户\"; better = \"higher\"".to_owned();
        assert_eq!(found(&[("a", PEOPLE.to_owned()), ("b", other)]), [("a".to_owned(), Protect::Person)]);
    }

    #[test]
    fn a_ratio_is_as_protected_as_its_parts() {
        let houses = "measure = { sum = \"houses\" }; kind = \"level\"; unit = \"户\"; better = \"higher\"; protect = \"household\"";
        let ratio = |of: &str, by: &str| {
            format!("measure = {{ ratio = [\"{of}\", \"{by}\"] }}; kind = \"level\"; unit = \"%\"; better = \"higher\"")
        };
        let plain = "measure = { sum = \"area\" }; kind = \"level\"; unit = \"亩\"; better = \"higher\"".to_owned();
        let all = [
            ("houses", houses.to_owned()),
            ("area", plain.clone()),
            ("area2", plain.replace("area", "loans").replace('亩', "笔")),
            ("of", ratio("houses", "area")),
            ("by", ratio("area", "houses")),
            ("neither", ratio("area", "area2")),
        ];
        let household = |id: &str| (id.to_owned(), Protect::Household);
        assert_eq!(found(&all), [household("by"), household("houses"), household("of")]);
    }

    #[test]
    fn an_indicator_that_includes_a_protected_one_or_lies_within_it_is_protected_too() {
        let with = |base: &str, wh: &str| format!("{base}; where = {{ {wh} }}");
        let all = [
            ("whole", OPEN.to_owned()),
            ("middle", with(PEOPLE, "group = [\"甲\", \"乙\"]")),
            ("part", with(OPEN, "group = \"甲\"")),
            ("beside", with(OPEN, "group = \"丙\"")),
        ];
        // `beside` lies within the whole, which is protected because the middle is within it.
        assert_eq!(ids(&all), ["beside", "middle", "part", "whole"]);
        let unlinked = [("middle", all[1].1.clone()), ("beside", all[3].1.clone())];
        assert_eq!(ids(&unlinked), ["middle"]);
    }

    #[test]
    fn rows_that_are_counted_in_another_way_are_not_included() {
        let flow = OPEN.replace("level", "flow");
        let count = OPEN.replace("sum = \"people\"", "count = true");
        for other in [flow, count] {
            assert_eq!(ids(&[("a", PEOPLE.to_owned()), ("b", other)]), ["a"]);
        }
        assert_eq!(ids(&[("a", PEOPLE.to_owned()), ("b", OPEN.to_owned())]), ["a", "b"], "two that count the same");
    }

    #[test]
    fn a_narrower_condition_implies_a_wider_one() {
        let pair = |narrow: &str, wide: &str| {
            let with = |wh: &str| format!("{OPEN}; where = {{ {wh} }}");
            let catalog = catalog(&[indicator("a", &with(narrow)), indicator("b", &with(wide))], "");
            let [a, b] = &catalog.indicators[..] else { panic!("two indicators") };
            (includes(b, a), includes(a, b), includes(a, a))
        };
        assert_eq!(pair("age = { min = 6, max = 8 }", "age = { min = 5, max = 9 }"), (true, false, false));
        assert_eq!(pair("age = { min = 5, max = 9 }", "age = { min = 5, max = 9 }"), (true, true, false));
        assert_eq!(pair("age = { min = 4, max = 8 }", "age = { min = 5, max = 9 }"), (false, false, false));
        assert_eq!(pair("age = { min = 6, max = 10 }", "age = { min = 5, max = 9 }"), (false, false, false));
        assert_eq!(pair("age = { min = 6 }", "age = { min = 5 }"), (true, false, false));
        assert_eq!(pair("age = { max = 6 }", "age = { min = 5 }"), (false, false, false));
        assert_eq!(pair("age = { min = 6 }", "age = { max = 7 }"), (false, false, false));
        assert_eq!(pair("day = \"2020-03\"", "day = { min = \"2020-01\" }"), (true, false, false));
        assert_eq!(pair("group = \"甲\"", "group = [\"甲\", \"乙\"]"), (true, false, false));
        assert_eq!(pair("group = \"甲\"", "age = { min = 5 }"), (false, false, false));
        assert_eq!(pair("group = \"甲\", age = 6", "age = 6"), (true, false, false));
    }
}
