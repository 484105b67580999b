//! Circles among files: sets of files each of which uses every other, directly or through further ones of the set.

use super::sources::Edge;
use std::collections::{BTreeMap, BTreeSet};

/// Every circle, as its files in order, with the edges that close it.
pub fn circles(edges: &[Edge]) -> Vec<(Vec<String>, Vec<Edge>)> {
    let mut after: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for edge in edges {
        after.entry(&edge.from).or_default().insert(&edge.to);
        after.entry(&edge.to).or_default();
    }
    let reached: BTreeMap<&str, BTreeSet<&str>> = after.keys().map(|file| (*file, reach(file, &after))).collect();
    let mut left: BTreeSet<&str> = after.keys().copied().collect();
    let mut circles = Vec::new();
    while let Some(file) = left.pop_first() {
        let back = |other: &&&str| reached[file].contains(**other) && reached[**other].contains(file);
        let mut together: BTreeSet<&str> = left.iter().filter(back).copied().collect();
        left.retain(|file| !together.contains(file));
        if !together.is_empty() {
            together.insert(file);
            let within = |e: &&Edge| together.contains(e.from.as_str()) && together.contains(e.to.as_str());
            let closing = edges.iter().filter(within).cloned().collect();
            circles.push((together.into_iter().map(str::to_owned).collect(), closing));
        }
    }
    circles
}

fn reach<'a>(from: &'a str, after: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(file) = open.pop() {
        open.extend(after[file].iter().filter(|next| reached.insert(**next)));
    }
    reached
}
