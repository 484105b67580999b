//! Which columns tell rows apart, and whether rows recur from file to file.

use std::collections::BTreeSet;

/// Columns that a key has at most.
const MOST: usize = 4;

/// The cells of one table that may be a row's key: for each row a cell of each candidate.
pub(super) type KeyCells<'a> = Vec<Vec<&'a str>>;

/// Whether every row of every table is told apart by some columns.
fn tells_apart(tables: &[KeyCells<'_>], columns: &[usize]) -> bool {
    tables.iter().all(|rows| {
        let keys: BTreeSet<Vec<&str>> = rows.iter().map(|row| columns.iter().map(|n| row[*n]).collect()).collect();
        keys.len() == rows.len()
    })
}

/// The fewest columns that tell rows apart, earlier candidates first; `always` are in every key. `None` where not even all do.
pub(super) fn smallest_key(tables: &[KeyCells<'_>], candidates: usize, always: &[usize]) -> Option<Vec<usize>> {
    let others: Vec<usize> = (0..candidates).filter(|n| !always.contains(n)).collect();
    let mut sets: Vec<Vec<usize>> = vec![Vec::new()];
    for _ in 0..=MOST.min(others.len()) {
        for set in &sets {
            let mut key: Vec<usize> = always.iter().chain(set).copied().collect();
            key.sort_unstable();
            if !key.is_empty() && tells_apart(tables, &key) {
                return Some(key);
            }
        }
        let longer = |set: &Vec<usize>| {
            let from = set.last().map_or(0, |last| others.iter().position(|n| n == last).map_or(0, |at| at + 1));
            others[from..].iter().map(|n| set.iter().copied().chain([*n]).collect()).collect::<Vec<Vec<usize>>>()
        };
        sets = sets.iter().flat_map(longer).collect();
    }
    None
}

/// The share of the keys of each table that stand in the next one too, in hundredths; `None` for fewer than two tables.
pub(super) fn recurrence(tables: &[BTreeSet<Vec<String>>]) -> Option<usize> {
    let pairs = tables.windows(2).filter(|pair| !pair[0].is_empty());
    let (mut all, mut again) = (0, 0);
    for pair in pairs {
        all += pair[0].len();
        again += pair[0].intersection(&pair[1]).count();
    }
    (all > 0).then(|| again * 100 / all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewest_columns_are_the_key() {
        let table: KeyCells<'_> = vec![vec!["1", "东", "a"], vec!["1", "西", "a"], vec!["1", "东", "b"]];
        assert_eq!(smallest_key(std::slice::from_ref(&table), 3, &[0]), Some(vec![0, 1, 2]));
        assert_eq!(smallest_key(&[table[..2].to_vec()], 3, &[]), Some(vec![1]));
        assert_eq!(smallest_key(&[vec![vec!["a"], vec!["a"]]], 1, &[]), None);
    }

    #[test]
    fn how_many_rows_recur() {
        let keys = |text: &str| text.split(' ').map(|key| vec![key.to_owned()]).collect::<BTreeSet<_>>();
        assert_eq!(recurrence(&[keys("a b c d"), keys("a b c e")]), Some(75));
        assert_eq!(recurrence(&[keys("a")]), None);
    }
}
