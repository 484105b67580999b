//! Columns of which one is the sum of others: declared in the catalog, or found in the data.

use crate::catalog::Catalog;
use std::collections::{BTreeMap, BTreeSet};

/// By feed and column, the lists of columns that it is the sum of; and which columns of a feed are tied over time: a state, and what
/// came to it or left it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SumsOfColumns {
    sums: BTreeMap<(String, String), Vec<Vec<String>>>,
    ties: BTreeSet<(String, String, String)>,
}

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
        let lists = self.sums.entry((feed.to_owned(), whole.to_owned())).or_default();
        if !lists.contains(&parts) {
            lists.push(parts);
        }
    }

    /// Adds that a column is a state, and others are what came to it or left it.
    pub fn tie(&mut self, feed: &str, state: &str, flows: &[String]) {
        self.ties.extend(flows.iter().map(|flow| (feed.to_owned(), state.to_owned(), flow.clone())));
    }

    /// Whether one of some columns is a state that one of others changes, or a sum of such.
    pub(super) fn are_tied(&self, feed: &str, states: &[String], flows: &[String]) -> bool {
        let (states, flows) = (self.within(feed, states), self.within(feed, flows));
        self.ties.iter().any(|(own, state, flow)| own == feed && states.contains(state) && flows.contains(flow))
    }

    /// Columns, and all that they are sums of.
    pub(super) fn within(&self, feed: &str, columns: &[String]) -> BTreeSet<String> {
        let mut found: BTreeSet<String> = columns.iter().cloned().collect();
        let mut due: Vec<String> = columns.to_vec();
        while let Some(column) = due.pop() {
            let parts = self.sums.get(&(feed.to_owned(), column)).into_iter().flatten().flatten();
            due.extend(parts.filter(|part| found.insert((*part).clone())).cloned());
        }
        found
    }

    /// Whether no amount of the one columns is one of the others, since they are different parts of one sum.
    pub(super) fn are_apart(&self, feed: &str, a: &[String], b: &[String]) -> bool {
        let of_feed = self.sums.iter().filter(|((own, _), _)| own == feed);
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
    fn what_came_and_left_is_tied_to_the_state() {
        let mut sums = pupils();
        sums.tie("f", "total", &texts(&["came", "left"]));
        let tied = |states: &[&str], flows: &[&str]| sums.are_tied("f", &texts(states), &texts(flows));
        assert!(tied(&["total"], &["left"]) && !tied(&["boys"], &["left"]) && !tied(&["came"], &["left"]));
    }

    #[test]
    fn parts_of_one_list_are_apart() {
        let apart = |a: &[&str], b: &[&str]| pupils().are_apart("f", &texts(a), &texts(b));
        assert!(apart(&["boys"], &["girls"]));
        assert!(!apart(&["boys"], &["young"]) && !apart(&["boys"], &["boys"]) && !apart(&["boys"], &["total"]));
    }
}
