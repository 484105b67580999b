//! One row that cannot be used: it, and nothing else, must be listed.

use super::draft::{Draft, Must, What};
use super::{Chance, Habit};
use onpace::catalog::{Column, ColumnKind};

pub fn apply(draft: &mut Draft<'_>, habit: Habit, chance: &mut Chance) {
    let candidates: Vec<usize> = draft.sound().into_iter().filter(|n| is_single(draft, *n)).collect();
    if candidates.is_empty() {
        return;
    }
    let at = *chance.pick(&candidates);
    let Some((cell, wrong, code)) = wrong(draft, at, habit, chance) else { return };
    let head = draft.heads[cell].text.clone();
    if habit == Habit::MostlyBlank {
        let row = &mut draft.rows[at];
        let kept: Vec<usize> = (0..row.cells.len()).filter(|n| !row.cells[*n].is_empty()).take(2).collect();
        (0..row.cells.len()).filter(|n| !kept.contains(n)).for_each(|n| row.cells[n].clear());
    } else if habit != Habit::StrayQuote {
        wrong.clone_into(&mut draft.rows[at].cells[cell]);
    }
    let done = draft.note(habit, Must::Reject(code), format!("`{wrong}` under {head}"));
    draft.rows[at].done = Some(done);
    if habit == Habit::StrayQuote {
        draft.form.stray_quote = Some(done);
    }
}

/// Whether a row is used as it is and stands in the file once.
fn is_single(draft: &Draft<'_>, row: usize) -> bool {
    let What::Data(n) = draft.rows[row].what else { return false };
    let twins =
        |other: &usize| matches!(draft.rows[*other].what, What::Data(o) if draft.clean.twin(o) == draft.clean.twin(n));
    draft.clean.used.contains_key(&n) && (0..draft.rows.len()).filter(twins).count() == 1
}

/// The cell to spoil, what to write there, and the code that it must be listed under.
fn wrong(draft: &Draft<'_>, row: usize, habit: Habit, chance: &mut Chance) -> Option<(usize, String, &'static str)> {
    let quantity = |c: &Column| matches!(c.kind, ColumnKind::Quantity { .. });
    let mut among = |wanted: &dyn Fn(&Column) -> bool| {
        let cells = draft.clean.cells_of(wanted);
        (!cells.is_empty()).then(|| *chance.pick(&cells))
    };
    let (cell, texts, code): (usize, &[&str], _) = match habit {
        Habit::BadDate => {
            let cell = among(&|c| c.kind == ColumnKind::Date)?;
            (cell, &["2020-13", "2021/2/30", "昨天", "2020年11月31日", "三季度末", "待定"], "type-error")
        }
        Habit::BadRegion => {
            let cell = among(&|c| c.kind == ColumnKind::Region)?;
            (cell, &["火星镇", "柳何镇", "文昌", "411025999", "文昌镇、柳河镇"], "unknown-region")
        }
        Habit::BadChoice => {
            let cell = among(&|c| !c.one_of.is_empty())?;
            (cell, &["其他", "见附件", "？"], "constraint-error")
        }
        Habit::BadNumber => {
            let cell = among(&quantity)?;
            (cell, &["约300", "伍拾", "12-15", "1,23", "3人5户", "1.2.3", "若干"], "type-error")
        }
        Habit::BelowMinimum => (among(&quantity)?, &["-1", "(12)", "-0.5", "－３"], "constraint-error"),
        Habit::WrongUnit => {
            let cell = among(&quantity)?;
            (cell, &["5千瓦时", "3公里", "2小时"], "unit-error")
        }
        Habit::BlankCell => {
            let cell = among(&|c| !c.optional)?;
            (cell, &["", "—", "/", "暂无", "  ", "　"], "missing-cell")
        }
        Habit::ErrorCell => {
            let cell = among(&quantity)?;
            (cell, &["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "########"], "type-error")
        }
        Habit::MostlyBlank => (0, &["all but two cells blank"], "missing-cell"),
        Habit::DestroyedId => {
            let cell = among(&|c| c.kind == ColumnKind::Id)?;
            (cell, &["4.11E+17", "4.11025E+17", "1.2e+15"], "destroyed-number")
        }
        Habit::StrayQuote => (draft.rows[row].cells.len() - 1, &["\""], "unclosed-quote"),
        other => unreachable!("{other:?} damages nothing"),
    };
    Some((cell, (*chance.pick(texts)).to_owned(), code))
}
