//! What tells the rows of a feed apart, which regions owe one, and whether its files are whole lists.

use super::cell_kinds::CellKind;
use super::feed_proposal::Guesses;
use super::region_words::is_doubtful;
use super::row_keys::{KeyCells, recurrence, smallest_key};
use super::work::{Work, into_id};
use crate::measure::Every;
use crate::say;
use std::collections::BTreeSet;

/// From so many hundredths of keys that recur a list is taken for a whole one.
const RECUR: usize = 80;

/// Codes that a list of expected regions may have before it is left to the level.
const CODES: usize = 60;

/// What is proposed of a feed's rows.
#[derive(Debug, Default)]
pub(super) struct RowsOfGroup {
    pub key: Vec<String>,
    pub expect: Option<Vec<String>>,
    pub files_are: Option<&'static str>,
    pub not_regions: Vec<String>,
    pub guesses: Guesses,
}

/// Looks at the rows of a feed's tables; `ids` are those of the columns.
pub(super) fn rows_of_group(work: &Work<'_>, ids: &[String], every: Every, has_senders: bool) -> RowsOfGroup {
    let mut rows = RowsOfGroup { not_regions: not_regions(work), ..RowsOfGroup::default() };
    if !rows.not_regions.is_empty() {
        rows.guesses.insert("not_regions", say!("init-why-not-regions"));
    }
    let key: Vec<usize> = key(work).into_iter().filter(|n| !ids[*n].is_empty()).collect();
    rows.key = key.iter().map(|n| ids[*n].clone()).collect();
    if let Some(wide) = &work.wide
        && !(key.is_empty() && has_candidates(work))
    {
        rows.key.push(into_id(wide, every).to_owned());
    }
    if rows.key.is_empty() {
        rows.guesses.insert("key", say!("init-why-no-key"));
    } else if work.roles.is_ledger {
        rows.guesses.insert("key", say!("init-why-key"));
    }
    if !work.roles.is_ledger && !has_senders {
        rows.expect = expect(work);
        if rows.expect.is_some() {
            rows.guesses.insert(
                "rows",
                if work.roles.region.is_some() { say!("init-why-report") } else { say!("init-why-report-root") },
            );
        }
    }
    if rows.expect.is_none() && !rows.key.is_empty() {
        let shared = recurrence(&recurring(work, &key));
        rows.files_are = Some(if shared.is_some_and(|share| share >= RECUR) { "full" } else { "changes" });
        let why = match shared {
            Some(share) => say!("init-why-files-are", share),
            None => say!("init-why-files-are-unknown"),
        };
        rows.guesses.insert("files_are", why);
    }
    rows
}

fn has_candidates(work: &Work<'_>) -> bool {
    !candidates(work).is_empty()
}

/// The columns that may be part of a key, in the order in which they are preferred.
fn candidates(work: &Work<'_>) -> Vec<usize> {
    let roles = &work.roles;
    let parts = roles.date_parts.map(|(_, month)| month);
    let ids: Vec<usize> = roles.ids.iter().copied().filter(|n| !is_phone(&work.columns[*n].headers[0])).collect();
    let texts = roles.texts.iter().copied().filter(|n| {
        let column = &work.columns[*n];
        let (blank, all) = column.blanks(&work.tables);
        column.kind != CellKind::Blank && blank * 10 <= all && !super::private_words::is_free_text(&column.headers[0])
    });
    let when_and_where = roles.date.into_iter().chain(parts).chain(roles.region).chain(roles.parent);
    if roles.is_ledger {
        ids.into_iter().chain(when_and_where).chain(texts).collect()
    } else {
        when_and_where.chain(texts).chain(ids).collect()
    }
}

fn is_phone(heading: &str) -> bool {
    ["电话", "手机", "联系"].iter().any(|word| heading.contains(word)) || heading.to_lowercase().contains("phone")
}

fn key(work: &Work<'_>) -> Vec<usize> {
    let candidates = candidates(work);
    let tables: Vec<KeyCells<'_>> = (0..work.tables.len()).map(|table| key_cells(work, table, &candidates)).collect();
    // A row of figures is of its date, though each file may hold one date only.
    let dates: Vec<usize> = work.roles.date.into_iter().chain(work.roles.date_parts.map(|(_, month)| month)).collect();
    let in_key: Vec<usize> = (0..candidates.len()).filter(|n| dates.contains(&candidates[*n])).collect();
    let always = if work.roles.is_ledger { Vec::new() } else { in_key };
    let found = if work.roles.is_ledger {
        // What identifies a case comes first, by itself.
        let alone = (0..candidates.len()).filter(|n| work.roles.ids.contains(&candidates[*n]));
        let alone =
            alone.into_iter().find(|n| smallest_key(&tables, candidates.len(), &[*n]).is_some_and(|key| key == [*n]));
        alone.map(|n| vec![n]).or_else(|| smallest_key(&tables, candidates.len(), &[]))
    } else {
        smallest_key(&tables, candidates.len(), &always)
    };
    let mut key: Vec<usize> = found.unwrap_or_default().into_iter().map(|n| candidates[n]).collect();
    // A region alone may be a list's only candidate that happens to differ; of figures it is what they are of.
    if !work.roles.is_ledger
        && !key.is_empty()
        && let Some(region) = work.roles.region
        && !key.contains(&region)
        && work.columns[region].kind == CellKind::Region
    {
        key.push(region);
    }
    key.sort_by_key(|n| candidates.iter().position(|c| c == n));
    key
}

/// The cells of the candidates, with those that stand in the first of several rows only put into each.
fn key_cells<'w>(work: &'w Work<'_>, table: usize, candidates: &[usize]) -> KeyCells<'w> {
    let rows = work.tables[table].table.rows;
    let mut above: Vec<&str> = vec![""; candidates.len()];
    let mut all = Vec::with_capacity(rows);
    for row in 0..rows {
        let mut cells = Vec::with_capacity(candidates.len());
        for (n, column) in candidates.iter().enumerate() {
            let cell = work.columns[*column].cell(&work.tables, table, row);
            if !cell.is_empty() || work.roles.is_ledger {
                above[n] = cell;
            }
            cells.push(above[n]);
        }
        // Rows without anything that says what they are of identify nothing.
        if cells.iter().any(|cell| !cell.is_empty()) {
            all.push(cells);
        }
    }
    all
}

/// The keys of each table without their dates, tables in the order of their periods.
fn recurring(work: &Work<'_>, key: &[usize]) -> Vec<BTreeSet<Vec<String>>> {
    let undated: Vec<usize> = key.iter().copied().filter(|n| Some(*n) != work.roles.date).collect();
    let mut order: Vec<usize> = (0..work.tables.len()).collect();
    order.sort_by_key(|table| {
        (work.periods[*table].map(crate::measure::Period::last_day), work.tables[*table].path.clone())
    });
    let of = |table: usize| {
        key_cells(work, table, &undated).into_iter().map(|row| row.into_iter().map(str::to_owned).collect()).collect()
    };
    order.into_iter().map(of).collect()
}

/// The names in the feed's column of regions that are left aside until somebody says what they are.
fn not_regions(work: &Work<'_>) -> Vec<String> {
    let Some(region) = work.roles.region else { return Vec::new() };
    let names: BTreeSet<&str> =
        work.columns[region].cells(&work.tables).into_iter().filter(|name| is_doubtful(name)).collect();
    names.into_iter().map(str::to_owned).collect()
}

/// The regions that owe a row each period: those that have one in nearly every file. `None` where too many are missing somewhere.
fn expect(work: &Work<'_>) -> Option<Vec<String>> {
    let names_of = |table: usize| -> BTreeSet<&str> {
        let cells =
            work.roles.region.and_then(|region| Some(work.tables[table].cells(work.columns[region].places[table]?)));
        let heads = || {
            let seen = work.tables[table];
            let all = seen.region_columns(work.around.known);
            all.into_iter()
                .filter_map(|n| seen.table.columns[n].headings.last().map(String::as_str))
                .collect::<Vec<_>>()
        };
        let names = cells.unwrap_or_else(heads);
        names.into_iter().filter_map(|name| Some(work.around.book.find(name)?.code.as_str())).collect()
    };
    let by_region = work.roles.region.is_some() || work.wide.as_ref().is_some_and(|wide| wide.columns == "region");
    if !by_region {
        return Some(Vec::new());
    }
    let tables: Vec<BTreeSet<&str>> = (0..work.tables.len()).map(names_of).collect();
    let all: BTreeSet<&str> = tables.iter().flatten().copied().collect();
    let whole = tables.iter().filter(|own| own.len() * 20 >= all.len() * 19).count();
    if all.is_empty() || whole * 10 < tables.len() * 9 {
        return None;
    }
    let level = |code: &str| {
        work.around.book.regions.iter().find(|region| region.code == code).map(|region| region.level.clone())
    };
    let levels: BTreeSet<String> = all.iter().filter_map(|code| level(code)).collect();
    if let Some(level) = levels.iter().next().filter(|_| levels.len() == 1) {
        let of_level = work.around.book.of_level(level).count();
        if of_level == all.len() {
            return Some(vec![format!("each {level}")]);
        }
    }
    (all.len() <= CODES).then(|| all.into_iter().map(str::to_owned).collect())
}
