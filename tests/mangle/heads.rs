//! How the heads of columns are written.

use super::draft::{Draft, Must, Rows};
use super::{Chance, Habit};
use onpace::catalog::{Column, ColumnKind};

pub fn apply(draft: &mut Draft<'_>, habit: Habit, chance: &mut Chance) {
    let note = match habit {
        Habit::OtherHeads => other(draft),
        Habit::SpacedHeads => spaced(draft, chance),
        Habit::BrokenHeads => {
            for head in &mut draft.heads {
                if let Some(at) =
                    head.text.find(['(', '（', '【', '[']).or_else(|| head.text.char_indices().nth(2).map(|c| c.0))
                {
                    head.text.insert(at, '\n');
                }
            }
            "heads with a line break within".to_owned()
        }
        Habit::GroupedHeads => group(draft, Rows::LabelsAbove),
        Habit::OptionalHeadsBelow => {
            draft.head_rows = Rows::Merged;
            for head in &mut draft.heads {
                let column = head.of.and_then(|cell| draft.clean.column(cell));
                head.group = column.filter(|c| may_stand_below(c)).map(|_| "其中");
            }
            "heads of optional amounts in a second row".to_owned()
        }
        _ => group(draft, Rows::Merged),
    };
    draft.note(habit, Must::ChangeNothing, note);
}

/// Whether a column's head may stand below another's, 其中.
pub fn may_stand_below(column: &Column) -> bool {
    column.optional && matches!(column.kind, ColumnKind::Quantity { .. })
}

/// Other declared names of the same columns.
fn other(draft: &mut Draft<'_>) -> String {
    let mut told = Vec::new();
    for head in &mut draft.heads {
        let Some(cell) = head.of else { continue };
        let written = &draft.clean.header[cell];
        let headers = draft.clean.column(cell).map_or(&[][..], |c| &c.headers);
        if let Some(another) = headers.iter().find(|h| *h != written) {
            head.text = head.text.replacen(written.as_str(), another, 1);
            told.push(format!("{written} → {another}"));
        }
    }
    told.join(", ")
}

/// 乡 镇, with one kind of space.
fn spaced(draft: &mut Draft<'_>, chance: &mut Chance) -> String {
    let space = *chance.pick(&["　", " ", "  ", "\u{a0}"]);
    for head in draft.heads.iter_mut().filter(|h| !h.text.is_empty()) {
        let letters: Vec<String> = head.text.chars().map(String::from).collect();
        head.text = if letters.len() <= 4 { letters.join(space) } else { format!("{space}{}{space}", head.text) };
    }
    format!("heads spaced with U+{:04X}", u32::from(space.chars().next().expect("a space")))
}

/// Labels over runs of columns.
fn group(draft: &mut Draft<'_>, rows: Rows) -> String {
    draft.head_rows = rows;
    for head in &mut draft.heads {
        let column = head.of.and_then(|cell| draft.clean.column(cell));
        let quantity = column.is_some_and(|c| matches!(c.kind, ColumnKind::Quantity { .. }));
        head.group = match (quantity, rows) {
            (true, _) => Some("完成情况"),
            (false, Rows::LabelsAbove) => Some("基本情况"),
            (false, _) => None,
        };
    }
    match rows {
        Rows::Merged => "a header of two rows, heads without a label in the upper one".to_owned(),
        _ => "a row of labels above the heads".to_owned(),
    }
}
