//! The order of rows, rows sent twice, and how the file is written.

use super::draft::{Draft, Must, What};
use super::{Chance, Encode, Habit};

pub fn apply(draft: &mut Draft<'_>, habit: Habit, chance: &mut Chance) {
    if habit == Habit::ShuffleRows {
        chance.shuffle(&mut draft.rows);
        draft.note(habit, Must::ChangeNothing, "rows in another order");
    } else {
        repeat(draft, chance);
    }
}

/// Some rows once more, further down.
fn repeat(draft: &mut Draft<'_>, chance: &mut Chance) {
    let used = |n: &usize| matches!(draft.rows[*n].what, What::Data(row) if draft.clean.used.contains_key(&row));
    let candidates: Vec<usize> = (0..draft.rows.len()).filter(used).collect();
    if candidates.is_empty() {
        return;
    }
    for _ in 0..chance.between(1, 3) {
        let again = draft.rows[*chance.pick(&candidates)].clone();
        draft.rows.push(again);
    }
    draft.note(Habit::RepeatRows, Must::ChangeNothing, "exact repeats of rows at the end");
}

/// Encodings, line ends, delimiters, quotes; a workbook is written at the end.
pub fn write_as(draft: &mut Draft<'_>, habit: Habit) {
    let form = &mut draft.form;
    match habit {
        Habit::Utf8Mark => form.encode = Encode::Utf8Marked,
        Habit::Gb18030 => form.encode = Encode::Gb18030,
        Habit::Utf16Le => form.encode = Encode::Utf16Le { mark: true },
        Habit::Utf16LeBare => form.encode = Encode::Utf16Le { mark: false },
        Habit::Utf16Be => form.encode = Encode::Utf16Be { mark: true },
        Habit::Utf16BeBare => form.encode = Encode::Utf16Be { mark: false },
        Habit::CrLf => form.line_end = "\r\n",
        Habit::Cr => form.line_end = "\r",
        Habit::Semicolons => form.delimiter = ';',
        Habit::Tabs => form.delimiter = '\t',
        Habit::Bars => form.delimiter = '|',
        Habit::QuoteAll => form.quote_all = true,
        _ => {}
    }
    draft.note(habit, Must::ChangeNothing, "the file's own form");
}
