//! Which indicators are protected: those that say so, and those from which one of them could be worked out.

use super::rows::Relations;
use crate::catalog::{Catalog, Indicator, Protect, Source};
use std::collections::BTreeMap;

/// Protected indicators by id. A ratio is as protected as its parts; an indicator whose rows include another's, or lie within
/// them, as that one; and whatever else is measured on its rows or columns, or tells how its state changed.
pub(super) fn protected<'a>(catalog: &'a Catalog, relations: Relations<'_>) -> BTreeMap<&'a str, Protect> {
    let mut found: BTreeMap<&str, Protect> =
        catalog.indicators.iter().filter(|i| i.protect != Protect::None).map(|i| (i.id.as_str(), i.protect)).collect();
    loop {
        let next = catalog.indicators.iter().find_map(|indicator| {
            let new = !found.contains_key(indicator.id.as_str());
            let from = new.then(|| inherited(catalog, relations, indicator, &found)).flatten()?;
            Some((indicator.id.as_str(), from))
        });
        match next {
            Some((id, protect)) => found.insert(id, protect),
            None => return found,
        };
    }
}

fn inherited(
    catalog: &Catalog,
    relations: Relations<'_>,
    indicator: &Indicator,
    found: &BTreeMap<&str, Protect>,
) -> Option<Protect> {
    if let Source::Ratio { of, by } = &indicator.source {
        return [of, by].into_iter().find_map(|part| found.get(part.as_str()).copied());
    }
    let related = |other: &&Indicator| {
        let is_tied = relations.are_tied_over_time(indicator, other);
        is_tied || relations.are_linked(indicator, other) || relations.tells_of(other, indicator)
    };
    let known = catalog.indicators.iter().filter(|o| found.contains_key(o.id.as_str()));
    known.filter(related).find_map(|o| found.get(o.id.as_str()).copied())
}

#[cfg(test)]
mod tests {
    use super::super::columns::SumsOfColumns;
    use super::super::fixtures::{PEOPLE, catalog, indicator};
    use super::*;

    const OPEN: &str = "measure = { sum = \"people\" }; kind = \"level\"; unit = \"人\"; better = \"higher\"";

    fn found(indicators: &[(&str, String)]) -> Vec<(String, Protect)> {
        let list: Vec<String> = indicators.iter().map(|(id, keys)| indicator(id, keys)).collect();
        let catalog = catalog(&list, "");
        let sums = SumsOfColumns::default();
        protected(&catalog, Relations(&sums)).into_iter().map(|(id, protect)| (id.to_owned(), protect)).collect()
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
        let ratio = |of: &str, by: &str| {
            format!("measure = {{ ratio = [\"{of}\", \"{by}\"] }}; kind = \"level\"; unit = \"%\"; better = \"higher\"")
        };
        let plain = |measure: &str| {
            format!("measure = {{ {measure} = \"boys\" }}; kind = \"level\"; unit = \"人\"; better = \"higher\"")
        };
        let all = [
            ("people", PEOPLE.to_owned()),
            ("mean", plain("mean")),
            ("most", plain("max")),
            ("of", ratio("people", "mean")),
            ("by", ratio("mean", "people")),
            ("neither", ratio("mean", "most")),
        ];
        assert_eq!(ids(&all), ["by", "of", "people"]);
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
    fn whatever_is_measured_on_its_column_is_protected_too() {
        let flow = OPEN.replace("level", "flow");
        let mean = OPEN.replace("sum", "mean");
        for other in [flow, mean, OPEN.to_owned()] {
            assert_eq!(ids(&[("a", PEOPLE.to_owned()), ("b", other)]), ["a", "b"]);
        }
        let count = OPEN.replace("sum = \"people\"", "count = true");
        assert_eq!(ids(&[("a", PEOPLE.to_owned()), ("b", count)]), ["a"], "a row beside is no person");
        let houses = OPEN.replace("people", "houses").replace('人', "户");
        assert_eq!(ids(&[("a", PEOPLE.replace("sum = \"people\"", "count = true")), ("b", houses)]), ["a", "b"]);
    }
}
