//! Lists of things that every file lists anew with what has become of them: a library of projects, in which a day of completion that is put
//! off is no new case.

use super::cell_kinds::CellKind;
use super::file_names::{finest, times_of};
use super::merged_columns::MergedColumn;
use super::seen::Seen;
use super::whole_words::says;
use crate::measure::{Calendar, Period};
use std::collections::BTreeSet;

/// What heads the names of things on which somebody works for longer than a period.
const THINGS: [&str; 9] = ["项目", "工程", "project", "projects", "scheme", "schemes", "programme", "works", "site"];

/// From so many hundredths of names that two files have in common they are lists of the same things.
const SAME: usize = 80;

/// Whether files are several, each of a period of its own by its name.
pub(super) fn are_of_different_periods(tables: &[&Seen]) -> bool {
    let period = |seen: &&Seen| {
        finest(&times_of(&seen.path, seen.table.sheet.as_deref(), Calendar::CIVIL)).map(|(_, period)| period)
    };
    let different: BTreeSet<Period> = tables.iter().filter_map(period).collect();
    tables.len() > 1 && different.len() == tables.len()
}

/// Whether the rows of each file are the same named things. `private` are columns about persons, of whom lists are kept by case.
pub(super) fn is_list_of_things(
    columns: &[MergedColumn],
    tables: &[&Seen],
    region: Option<usize>,
    private: &BTreeSet<usize>,
) -> bool {
    let has_amounts = columns.iter().any(|column| column.kind == CellKind::Quantity);
    if !has_amounts || !are_of_different_periods(tables) {
        return false;
    }
    let named = |n: usize| {
        let heading = columns[n].headers[0].to_lowercase();
        let is_thing = says(&heading, &THINGS) && !heading.contains("负责人");
        is_thing
            && matches!(columns[n].kind, CellKind::Text | CellKind::Id)
            && !private.contains(&n)
            && region != Some(n)
    };
    (0..columns.len()).any(|n| named(n) && recurs(&columns[n], tables))
}

/// Whether each table has a row for nearly every name that the others have, and only one.
fn recurs(column: &MergedColumn, tables: &[&Seen]) -> bool {
    let names = |table: usize| -> Option<BTreeSet<&str>> {
        let seen = tables[table];
        let own: BTreeSet<&str> = seen.cells(column.places[table]?).into_iter().collect();
        (seen.table.rows > 0 && own.len() * 20 >= seen.table.rows * 19).then_some(own)
    };
    let Some(all) = (0..tables.len()).map(names).collect::<Option<Vec<_>>>() else { return false };
    all.windows(2).all(|pair| {
        let (both, either) = (pair[0].intersection(&pair[1]).count(), pair[0].union(&pair[1]).count());
        both * 100 >= either * SAME
    })
}
