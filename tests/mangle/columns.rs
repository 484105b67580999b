//! The order of columns, and columns that the catalog does not declare.

use super::draft::{Draft, Head, Must, What};
use super::{Chance, Habit};

pub fn apply(draft: &mut Draft<'_>, habit: Habit, chance: &mut Chance) {
    let note = match habit {
        Habit::ShuffleColumns => shuffle(draft, chance),
        Habit::SerialColumn => serial(draft, chance),
        Habit::RemarksColumn => {
            let remarks = ["补报", "待核实", "3", "2020-11", "已上报", "见附件2"];
            let cells: Vec<&str> =
                draft.rows.iter().map(|_| if chance.index(3) == 0 { *chance.pick(&remarks) } else { "" }).collect();
            let end = draft.heads.len();
            insert(draft, end, "备注", |row, _| cells[row].to_owned());
            "a column 备注 at the end".to_owned()
        }
        Habit::BlankColumn => {
            let at = 1 + chance.index(draft.heads.len());
            insert(draft, at, "", |_, _| String::new());
            format!("a blank column as number {}", at + 1)
        }
        _ => {
            draft.trailing = 1 + chance.index(4);
            format!("{} empty cells at the end of every row", draft.trailing)
        }
    };
    draft.note(habit, Must::ChangeNothing, note);
}

/// Puts a column before the `at`th; `cell` gives each row's cell by the row's number and what it is.
fn insert(draft: &mut Draft<'_>, at: usize, head: &str, cell: impl Fn(usize, What) -> String) {
    draft.heads.insert(at, Head { text: head.to_owned(), group: None, of: None });
    for (n, row) in draft.rows.iter_mut().enumerate() {
        row.cells.insert(at, cell(n, row.what));
    }
}

fn shuffle(draft: &mut Draft<'_>, chance: &mut Chance) -> String {
    let mut order: Vec<usize> = (0..draft.heads.len()).collect();
    chance.shuffle(&mut order);
    draft.heads = order.iter().map(|n| draft.heads[*n].clone()).collect();
    for row in &mut draft.rows {
        row.cells = order.iter().map(|n| row.cells[*n].clone()).collect();
    }
    lead_with_labels(draft);
    let heads: Vec<&str> = draft.heads.iter().map(|h| h.text.as_str()).collect();
    format!("columns as {}", heads.join(" "))
}

/// The label of a row of totals stands in the first column, or under the region where that holds amounts.
fn lead_with_labels(draft: &mut Draft<'_>) {
    let clean = draft.clean;
    let quantities = clean.quantities();
    let words = |at: &usize| draft.heads[*at].of.is_some_and(|cell| !quantities.contains(&cell));
    let words: Vec<usize> = (0..draft.heads.len()).filter(words).collect();
    let region = draft.heads.iter().position(|h| h.of == clean.region()).unwrap_or(0);
    let lead = if words.first() == Some(&0) { 0 } else { region };
    for row in draft.rows.iter_mut().filter(|r| r.what == What::Total) {
        let labels: Vec<usize> = words.iter().copied().filter(|at| !row.cells[*at].is_empty()).collect();
        if let [label] = labels[..]
            && label != region
        {
            row.cells.swap(label, lead);
        }
    }
}

/// 序号 in front; rows of totals have no number, or their label there.
fn serial(draft: &mut Draft<'_>, chance: &mut Chance) -> String {
    let mut n = 0;
    let numbers: Vec<String> = draft
        .rows
        .iter()
        .map(|row| match row.what {
            What::Data(_) => {
                n += 1;
                n.to_string()
            }
            _ => String::new(),
        })
        .collect();
    let head = *chance.pick(&["序号", "编号", "No."]);
    insert(draft, 0, head, |row, _| numbers[row].clone());
    let moves = chance.index(2) == 0;
    for row in draft.rows.iter_mut().filter(|r| moves && r.what == What::Total) {
        let label = row.cells.iter().position(|c| c.chars().any(|c| "计均县".contains(c)));
        if let Some(label) = label.filter(|l| !row.cells[*l].contains("襄城县")) {
            row.cells[0] = std::mem::take(&mut row.cells[label]);
        }
    }
    format!("a column {head} in front{}", if moves { ", with the labels of totals in it" } else { "" })
}
