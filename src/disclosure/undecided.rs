//! Indicators of which nobody has decided whom they are about.

use super::columns::SumsOfColumns;
use super::protected::protected;
use super::rows::Relations;
use crate::catalog::{Catalog, Indicator, Source};
use crate::measure::Counted;

/// The indicators in persons, households or firms, or on a feed with private columns, that do not state `protect` and are not protected by
/// what they are made of. No public edition is made of their catalog: that they need no protection is a decision, too.
#[must_use]
pub fn undecided(catalog: &Catalog) -> Vec<&Indicator> {
    let sums = SumsOfColumns::declared(catalog);
    let protected = protected(catalog, Relations(&sums));
    let about_somebody = |indicator: &Indicator| match &indicator.source {
        Source::Rows(rows) => {
            let counted = indicator.unit.counted();
            let private = || catalog.feed(&rows.feed).is_some_and(|feed| feed.columns.iter().any(|c| c.private));
            matches!(counted, Some(Counted::Person | Counted::Household | Counted::Enterprise)) || private()
        }
        // Its parts decide.
        Source::Ratio { .. } => false,
    };
    let open = |i: &&Indicator| !i.protect_stated && !protected.contains_key(i.id.as_str()) && about_somebody(i);
    catalog.indicators.iter().filter(open).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{PEOPLE, catalog, indicator};
    use super::*;

    fn ids(indicators: &[(&str, &str)]) -> Vec<String> {
        let list: Vec<String> = indicators.iter().map(|(id, keys)| indicator(id, keys)).collect();
        let catalog = catalog(&list, "");
        undecided(&catalog).into_iter().map(|indicator| indicator.id.clone()).collect()
    }

    #[test]
    fn who_counts_people_must_say_whom_that_concerns() {
        let area = "measure = { sum = \"area\" }; kind = \"level\"; unit = \"亩\"; better = \"higher\"";
        let open = PEOPLE.replace("; protect = \"person\"", "");
        let stated = |word: &str| format!("{open}; protect = \"{word}\"");
        assert_eq!(ids(&[("a", &open), ("b", area)]), ["a"]);
        assert!(ids(&[("a", &stated("none"))]).is_empty());
        // It counts the same rows as the protected one.
        assert_eq!(ids(&[("a", &stated("person")), ("b", &open)]), Vec::<String>::new());
    }
}
