//! Amounts in another unit, which a line above the table, the heads or the cells state.

use super::draft::{Draft, Head, Must, Row};
use super::numbers::{plain, relatives, rescale};
use super::{Chance, Clean, Habit};
use onpace::catalog::ColumnKind;
use onpace::measure::Unit;

pub fn apply(draft: &mut Draft<'_>, habit: Habit, chance: &mut Chance) {
    let columns = quantities(draft);
    let note = match habit {
        Habit::UnitAbove => {
            let (_, declared) = *chance.pick(&columns);
            let told = convert(draft, &of_dimension(&columns, declared), declared, chance);
            state_above(draft, &told.to_string(), chance)
        }
        Habit::UnitsAbove => {
            let told = convert_each(draft, &columns, chance);
            let names: Vec<String> = told.iter().map(ToString::to_string).collect();
            state_above(draft, &names.join("、"), chance)
        }
        Habit::UnitInHeads => in_heads(draft, &columns, chance),
        Habit::UnitAboveAndInHeads => {
            // The head knows better than the line above.
            let (_, declared) = *chance.pick(&columns);
            let above = *chance.pick(&relatives(declared));
            let line = state_above(draft, &above.to_string(), chance);
            format!("{line}; {}", in_heads(draft, &columns, chance))
        }
        Habit::UnitColumn => in_a_column(draft, &columns, chance),
        _ => {
            for (cell, declared) in columns {
                let told = convert(draft, &[(cell, declared)], declared, chance);
                for row in &mut draft.rows {
                    if plain(&row.cells[cell]).is_some() {
                        row.cells[cell] = format!("{}{told}", row.cells[cell]);
                    }
                }
            }
            "units behind the numbers".to_owned()
        }
    };
    draft.note(habit, Must::ChangeNothing, note);
}

/// Whether all amounts of a file are of one dimension, so that one unit can be told of a row.
pub fn are_alike(clean: &Clean<'_>) -> bool {
    let dimension = |cell: usize| match clean.column(cell)?.kind {
        ColumnKind::Quantity { unit, .. } => Some(unit.dimension()),
        _ => None,
    };
    let mut dimensions = clean.quantities().into_iter().map(dimension);
    dimensions.next().is_some_and(|first| dimensions.all(|other| other == first))
}

/// Each row in a unit of its own.
fn in_a_column(draft: &mut Draft<'_>, columns: &[(usize, Unit)], chance: &mut Chance) -> String {
    let (_, declared) = columns[0];
    draft.heads.push(Head { text: "计量单位".to_owned(), group: None, of: None });
    for row in &mut draft.rows {
        let mut units = relatives(declared);
        chance.shuffle(&mut units);
        let in_unit = |told: &Unit| {
            let cells = columns.iter().map(|(cell, from)| rescale(&row.cells[*cell], *from, *told));
            Some((*told, cells.collect::<Option<Vec<String>>>()?))
        };
        let Some((told, amounts)) = units.iter().find_map(in_unit) else {
            panic!("{}: no unit in which a row's amounts are exact", draft.clean.name)
        };
        for ((cell, _), amount) in columns.iter().zip(amounts) {
            row.cells[*cell] = amount;
        }
        row.cells.push(told.to_string());
    }
    "each row's unit in a column of its own".to_owned()
}

/// Columns of amounts with their declared units.
fn quantities(draft: &Draft<'_>) -> Vec<(usize, Unit)> {
    let clean = draft.clean;
    let unit = |n: usize| match clean.column(n)?.kind {
        ColumnKind::Quantity { unit, .. } => Some((n, unit)),
        _ => None,
    };
    (0..clean.header.len()).filter_map(unit).collect()
}

fn of_dimension(columns: &[(usize, Unit)], unit: Unit) -> Vec<(usize, Unit)> {
    columns.iter().copied().filter(|(_, u)| u.dimension() == unit.dimension()).collect()
}

/// Turns columns into one unit of the dimension of `like`, in which every amount stays exact.
fn convert(draft: &mut Draft<'_>, columns: &[(usize, Unit)], like: Unit, chance: &mut Chance) -> Unit {
    let mut units = relatives(like);
    chance.shuffle(&mut units);
    for told in units {
        let converted: Option<Vec<Vec<String>>> = draft
            .rows
            .iter()
            .map(|row| columns.iter().map(|(cell, declared)| rescale(&row.cells[*cell], *declared, told)).collect())
            .collect();
        if let Some(converted) = converted {
            for (row, amounts) in draft.rows.iter_mut().zip(converted) {
                for ((cell, _), amount) in columns.iter().zip(amounts) {
                    row.cells[*cell] = amount;
                }
            }
            return told;
        }
    }
    panic!("{}: no unit in which amounts of {like} are exact", draft.clean.name)
}

/// Every dimension in one unit; the units in the order of the columns.
fn convert_each(draft: &mut Draft<'_>, columns: &[(usize, Unit)], chance: &mut Chance) -> Vec<Unit> {
    let mut told: Vec<Unit> = Vec::new();
    for (_, declared) in columns {
        if told.iter().all(|t| t.dimension() != declared.dimension()) {
            let unit = convert(draft, &of_dimension(columns, *declared), *declared, chance);
            told.push(unit);
        }
    }
    told
}

fn in_heads(draft: &mut Draft<'_>, columns: &[(usize, Unit)], chance: &mut Chance) -> String {
    let forms = [("(", ")"), ("（", "）"), ("【", "】"), ("[", "]"), ("/", ""), ("(单位:", ")"), ("（单位：", "）")];
    let (open, close) = *chance.pick(&forms);
    for (cell, declared) in columns {
        let told = convert(draft, &[(*cell, *declared)], *declared, chance);
        let head = &mut draft.heads[*cell].text;
        *head = format!("{head}{open}{told}{close}");
    }
    format!("units in the heads, as in {open}…{close}")
}

fn state_above(draft: &mut Draft<'_>, unit: &str, chance: &mut Chance) -> String {
    let forms = ["单位：", "单位:", "（单位：", "计量单位：", "单 位："];
    let form = *chance.pick(&forms);
    let cell = format!("{form}{unit}{}", if form.starts_with('（') { "）" } else { "" });
    let at = chance.index(draft.clean.header.len());
    let mut cells = vec![""; at];
    cells.push(&cell);
    draft.above.push(Row::loose(&cells));
    format!("`{cell}` above the table")
}
