//! All indicators in one table: numbers bare, their unit in a column of its own, their last months as a sparkline.

use super::tables::NONE;
use crate::report::document::numbered_parts::Maker;
use crate::report::model::{Align, Block, Column, Table};
use crate::report::row::GapRow;

pub(super) fn indicator_table(m: &Maker<'_>) -> Block {
    let report = m.report;
    let titled = report.sections.iter().any(|s| !s.title.is_empty());
    let (mut rows, mut courses) = (Vec::new(), Vec::new());
    for section in &report.sections {
        if titled {
            rows.push(vec![section.title.clone()]);
            courses.push(None);
        }
        for part in &section.indicators {
            for (nth, n) in part.rows.iter().enumerate() {
                rows.push(cells(m, &report.rows[*n]));
                courses.push(part.course.clone().filter(|_| nth == 0));
            }
        }
    }
    let (columns, rows) = fitted(&columns(m), &rows);
    Block::Table(Table { courses, wide: true, ..Table::untitled(columns, rows) })
}

/// A row's cells but for the course, whose column is the last.
fn cells(m: &Maker<'_>, row: &GapRow) -> Vec<String> {
    let (s, b) = (&row.text, &row.table_text);
    let due = m.l.spared(&s.due);
    [
        &s.name,
        &b.unit,
        &b.target,
        &due,
        &b.value,
        &b.completion,
        &b.net,
        &b.elapsed,
        &b.gap_to_plan,
        &b.gap_to_target,
        &s.verdict,
    ]
    .map(|cell| if cell.is_empty() { NONE.to_owned() } else { cell.clone() })
    .to_vec()
}

fn columns(m: &Maker<'_>) -> Vec<(Column, Of)> {
    // Languages that multiply 万 out, or have longer heads, want other widths.
    let [name, unit, amount, due, share, gap, verdict] =
        ["name", "unit", "amount", "due", "share", "gap", "verdict"].map(|column| width(m, column));
    let percent = |key: &str| {
        let head = m.l.say("doc-head-unit", &[("head", &m.word(key)), ("unit", "%")]);
        Column { head, weight: share, align: Align::Right }
    };
    vec![
        (m.left("head-indicator", name), Of::All),
        (m.centre("head-unit", unit), Of::All),
        (m.right("head-target", amount), Of::Targets),
        (m.centre("head-due", due), Of::Targets),
        (m.right("head-value", amount + ROOM_FOR_NOTE), Of::All),
        (percent("head-completion"), Of::Targets),
        (percent("head-net"), Of::Targets),
        (percent("head-elapsed"), Of::Targets),
        (m.right("head-gap-plan", gap), Of::Targets),
        (m.right("head-gap-target", gap), Of::Targets),
        (m.centre("head-verdict", verdict), Of::All),
        (m.centre("head-course", COURSE), Of::All),
    ]
}

/// What 初步数 behind a value takes.
const ROOM_FOR_NOTE: u32 = 16;
/// The weight of the column of sparklines.
const COURSE: u32 = 26;

/// The weight of a column, as the language states it.
fn width(m: &Maker<'_>, column: &str) -> u32 {
    m.l.word(&format!("writing-width-{column}")).parse().expect("widths are whole numbers")
}

/// Which indicators a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    All,
    /// Those with a target; there may be none.
    Targets,
}

/// The table without empty columns of targets, and with room for every number and word on one line. Weights are about 0.85 mm each.
fn fitted(columns: &[(Column, Of)], rows: &[Vec<String>]) -> (Vec<Column>, Vec<Vec<String>>) {
    /// A digit, in tenths of a weight, and what a cell has left and right.
    const DIGIT: usize = 22;
    const EDGES: usize = 35;
    let full = |row: &&Vec<String>| row.len() > 1;
    let has_content = |n: usize| {
        columns[n].1 == Of::All || rows.iter().filter(full).any(|row| row.get(n).is_some_and(|cell| cell != NONE))
    };
    let kept: Vec<usize> = (0..columns.len()).filter(|n| has_content(*n)).collect();
    // Chinese breaks anywhere but within a number, other words between them.
    let room = |text: &str| {
        let words = text.split(|c: char| c.is_whitespace() || c == '—' || !c.is_ascii());
        (words.map(str::len).max().unwrap_or(0) * DIGIT + EDGES).div_ceil(10)
    };
    let wide = |(n, (column, _)): (usize, &(Column, Of))| {
        let cells = rows.iter().filter(full).filter_map(|row| row.get(n)).map(|cell| room(cell));
        let most = cells.chain([room(&column.head)]).max().unwrap_or(0);
        Column { weight: column.weight.max(u32::try_from(most).unwrap_or(u32::MAX)), ..column.clone() }
    };
    let all: Vec<Column> = columns.iter().enumerate().map(wide).collect();
    let kept_of = |row: &Vec<String>| kept.iter().filter_map(|n| row.get(*n).cloned()).collect();
    let rows = rows.iter().map(|row| if row.len() > 1 { kept_of(row) } else { row.clone() }).collect();
    (kept.iter().map(|n| all[*n].clone()).collect(), rows)
}
