//! Rows of totals and means, with right sums and with a wrong one.

use super::draft::{Draft, Must, Row, What};
use super::numbers::{plain, written};
use super::{Chance, Clean, Habit};
use onpace::catalog::ColumnKind;
use onpace::measure::exact::{Exact, Rounding, fixed, whole};

pub fn apply(draft: &mut Draft<'_>, habit: Habit, chance: &mut Chance) {
    let all: Vec<Row> = draft.rows.clone();
    match habit {
        Habit::TotalBelow => {
            let label = *chance.pick(&["合计", "总计", "全县", "合 计", "合　计", "合计：", "共计"]);
            let total = total(draft.clean, &all, label, chance);
            draft.rows.push(total);
            draft.note(habit, Must::ChangeNothing, format!("`{label}` at the end, right"));
        }
        Habit::TotalOnTop => {
            let total = total(draft.clean, &all, "全县合计", chance);
            draft.rows.insert(0, total);
            draft.note(habit, Must::ChangeNothing, "`全县合计` as the first row, right");
        }
        Habit::Subtotals => {
            let cut = 1 + chance.index(all.len() - 1);
            let parts = [&all[..cut], &all[cut..]].map(|part| total(draft.clean, part, "小计", chance));
            let whole = total(draft.clean, &all, "总计", chance);
            let [first, second] = parts;
            draft.rows.insert(cut, first);
            draft.rows.extend([second, whole]);
            draft.note(habit, Must::ChangeNothing, format!("`小计` after {cut} rows and at the end, `总计`, right"));
        }
        Habit::MeanBelow => {
            let mean = mean(draft.clean, &all, chance);
            draft.rows.push(mean);
            draft.note(habit, Must::ChangeNothing, "`平均` at the end");
        }
        Habit::TotalOfCounty => {
            let rows = county(draft.clean, &all);
            draft.note(habit, Must::ChangeNothing, format!("{} rows for the county itself, right", rows.len()));
            draft.rows.extend(rows);
        }
        _ => {
            let mut total = total(draft.clean, &all, "合计", chance);
            let cell = draft.clean.quantities()[0];
            let wrong = amount(&total.cells[cell]).and_then(|n| written(&(n + whole(7)))).expect("a number");
            total.cells[cell] = wrong + &unit_behind(&all, cell);
            let done = draft.note(habit, Must::Warn("control-total"), "`合计` at the end, 7 too much");
            draft.rows.push(Row { done: Some(done), ..total });
        }
    }
}

/// Repeats of a row count once where they are superseded.
fn counted<'r>(clean: &Clean<'_>, rows: &'r [Row]) -> Vec<&'r Row> {
    let mut seen = Vec::new();
    let mut first = |row: &&Row| match row.what {
        What::Data(n) if !clean.feed.key.is_empty() => {
            let twin = clean.twin(n);
            let new = !seen.contains(&twin);
            seen.push(twin);
            new
        }
        _ => true,
    };
    rows.iter().filter(|row| first(row)).collect()
}

fn sum(clean: &Clean<'_>, rows: &[Row], cell: usize) -> Exact {
    counted(clean, rows).iter().filter_map(|r| amount(&r.cells[cell])).fold(whole(0), |a, b| a + b)
}

/// The number of a cell, a unit behind it left out: every cell of a column has the same.
fn amount(cell: &str) -> Option<Exact> {
    plain(cell.trim_end_matches(|c: char| !c.is_ascii_digit()))
}

/// What stands behind the numbers of a column.
fn unit_behind(rows: &[Row], cell: usize) -> String {
    let behind = |c: &String| c.trim_start_matches(|c: char| !c.is_alphabetic()).to_owned();
    rows.iter().map(|r| behind(&r.cells[cell])).find(|b| !b.is_empty()).unwrap_or_default()
}

fn labelled(clean: &Clean<'_>, label: &str, chance: &mut Chance) -> Vec<String> {
    let mut cells = vec![String::new(); clean.header.len()];
    let first = clean.cells_of(|c| !matches!(c.kind, ColumnKind::Quantity { .. }))[0];
    let at = *chance.pick(&[clean.region().unwrap_or(first), first]);
    label.clone_into(&mut cells[at]);
    cells
}

fn total(clean: &Clean<'_>, rows: &[Row], label: &str, chance: &mut Chance) -> Row {
    let mut cells = labelled(clean, label, chance);
    for cell in clean.quantities() {
        let sum = written(&sum(clean, rows, cell)).expect("a sum of short decimals");
        cells[cell] = sum + &unit_behind(rows, cell);
    }
    Row::new(What::Total, cells)
}

fn mean(clean: &Clean<'_>, rows: &[Row], chance: &mut Chance) -> Row {
    let label = *chance.pick(&["平均", "平均值", "均值"]);
    let mut cells = labelled(clean, label, chance);
    for cell in clean.quantities() {
        // As a spreadsheet's AVERAGE does, blanks are left out.
        let filled = counted(clean, rows).iter().filter(|r| amount(&r.cells[cell]).is_some()).count();
        if filled > 0 {
            let count = whole(i64::try_from(filled).expect("few rows"));
            let mean = fixed(&(sum(clean, rows, cell) / count), 2, Rounding::HalfUp);
            cells[cell] = mean + &unit_behind(rows, cell);
        }
    }
    Row::new(What::Total, cells)
}

/// Whether rows of townships are told apart by their region and at most one text, so that the county's own rows can
/// stand beside them.
pub fn has_county_rows(clean: &Clean<'_>) -> bool {
    let key = &clean.feed.key;
    let region = clean.feed.region_column().is_some_and(|c| key.contains(&c.id));
    region && clean.feed.columns.iter().all(|c| key.contains(&c.id) || matches!(c.kind, ColumnKind::Quantity { .. }))
}

/// For each text of the key a row of the county itself.
fn county(clean: &Clean<'_>, rows: &[Row]) -> Vec<Row> {
    let region = clean.region().expect("a region column");
    let quantities = clean.quantities();
    let beside = |row: &Row| -> Vec<String> {
        let keep = |n: &usize| *n != region && !quantities.contains(n);
        (0..row.cells.len()).filter(keep).map(|n| row.cells[n].clone()).collect()
    };
    let mut groups: Vec<Vec<String>> = rows.iter().map(beside).collect();
    groups.sort();
    groups.dedup();
    let of_group = |group: Vec<String>| {
        let part: Vec<Row> = rows.iter().filter(|r| beside(r) == group).cloned().collect();
        let mut cells = part[0].cells.clone();
        "襄城县".clone_into(&mut cells[region]);
        for cell in &quantities {
            let blank = part.iter().all(|r| r.cells[*cell].is_empty());
            let sum = written(&sum(clean, &part, *cell)).expect("a sum of short decimals");
            cells[*cell] = if blank { String::new() } else { sum + &unit_behind(&part, *cell) };
        }
        Row::new(What::Total, cells)
    };
    groups.into_iter().map(of_group).collect()
}
