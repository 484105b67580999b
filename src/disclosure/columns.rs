//! Columns of which one is the sum of others: declared in the catalog, or found in the data.

use crate::catalog::Catalog;
use std::collections::{BTreeMap, BTreeSet};

/// By feed and column, the lists of columns that it is the sum of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SumsOfColumns(BTreeMap<(String, String), Vec<Vec<String>>>);

impl SumsOfColumns {
    /// Those that the catalog declares: `parts` of a column.
    #[must_use]
    pub fn declared(catalog: &Catalog) -> Self {
        let mut sums = Self::default();
        for feed in &catalog.feeds {
            for column in feed.columns.iter().filter(|column| !column.parts.is_empty()) {
                sums.add(&feed.id, &column.id, column.parts.clone());
            }
        }
        sums
    }

    /// Adds one; a list that is known already is kept once.
    pub fn add(&mut self, feed: &str, whole: &str, parts: Vec<String>) {
        let lists = self.0.entry((feed.to_owned(), whole.to_owned())).or_default();
        if !lists.contains(&parts) {
            lists.push(parts);
        }
    }

    /// Columns, and all that they are sums of.
    pub(super) fn within(&self, feed: &str, columns: &[String]) -> BTreeSet<String> {
        let mut found: BTreeSet<String> = columns.iter().cloned().collect();
        let mut due: Vec<String> = columns.to_vec();
        while let Some(column) = due.pop() {
            let parts = self.0.get(&(feed.to_owned(), column)).into_iter().flatten().flatten();
            due.extend(parts.filter(|part| found.insert((*part).clone())).cloned());
        }
        found
    }

    /// Whether no amount of the one columns is one of the others, since they are different parts of one sum.
    pub(super) fn are_apart(&self, feed: &str, a: &[String], b: &[String]) -> bool {
        let of_feed = self.0.iter().filter(|((own, _), _)| own == feed);
        let mut lists = of_feed.flat_map(|(_, lists)| lists);
        let all_in = |columns: &[String], list: &[String]| columns.iter().all(|column| list.contains(column));
        a.iter().all(|column| !b.contains(column)) && lists.any(|list| all_in(a, list) && all_in(b, list))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn pupils() -> SumsOfColumns {
        let mut sums = SumsOfColumns::default();
        sums.add("f", "total", texts(&["boys", "girls"]));
        sums.add("f", "total", texts(&["young", "old"]));
        sums.add("f", "boys", texts(&["boys_here", "boys_away"]));
        sums
    }

    #[test]
    fn a_sum_holds_its_parts_and_theirs() {
        let within = |columns: &[&str]| pupils().within("f", &texts(columns)).into_iter().collect::<Vec<_>>();
        assert_eq!(within(&["boys"]), ["boys", "boys_away", "boys_here"]);
        assert_eq!(within(&["total"]).len(), 7);
        assert_eq!(pupils().within("g", &texts(&["total"])).len(), 1, "of another feed nothing is known");
    }

    #[test]
    fn parts_of_one_list_are_apart() {
        let apart = |a: &[&str], b: &[&str]| pupils().are_apart("f", &texts(a), &texts(b));
        assert!(apart(&["boys"], &["girls"]));
        assert!(!apart(&["boys"], &["young"]) && !apart(&["boys"], &["boys"]) && !apart(&["boys"], &["total"]));
    }
}
