//! Fills placeholders from a resolved report.

use super::placeholder::{Board, Part, Place};
use crate::assess::Verdict;
use crate::locale::Locale;
use crate::report::model::{OwnValue, Report};
use crate::report::row::GapRow;

/// What goes in a placeholder's place. `code`: of the region that it names.
#[must_use]
pub fn fill(locale: &Locale, report: &Report, written: &str, place: &Place, code: &str) -> OwnValue {
    let (text, row) = match place {
        Place::Board(board) => (of_board(report, *board), None),
        Place::Row { indicator, due, part, .. } => {
            let is_it = |row: &&(usize, &GapRow)| {
                let r = &row.1.record;
                let on_time = due.as_ref().is_none_or(|due| r.due == *due);
                r.indicator == *indicator && r.region == code && on_time
            };
            let rows: Vec<(usize, &GapRow)> = report.rows.iter().enumerate().collect();
            match rows.iter().find(is_it) {
                Some((n, row)) => (of_row(row, *part), Some(*n)),
                None => (String::new(), None),
            }
        }
    };
    let text = if text.is_empty() { locale.word("own-text-none") } else { text };
    OwnValue { placeholder: written.to_owned(), text, row }
}

fn of_row(row: &GapRow, part: Part) -> String {
    let text = &row.text;
    match part {
        Part::Value => &text.value,
        Part::Number => &row.table_text.value,
        Part::Target => &text.target,
        Part::Due => &text.due,
        Part::Completion => &text.completion,
        Part::Progress => &text.progress,
        Part::Elapsed => &text.elapsed,
        Part::GapToPlan => &text.gap_to_plan,
        Part::GapToTarget => &text.gap_to_target,
        Part::Gap => &text.gap,
        Part::Verdict => &text.verdict,
        Part::Sentence => &row.sentence,
        Part::Lead => &row.record.lead,
    }
    .clone()
}

fn of_board(report: &Report, board: Board) -> String {
    let count = |test: &dyn Fn(Verdict) -> bool| {
        let of = Verdict::ALL.into_iter().filter(|v| test(*v)).map(Verdict::as_str);
        let of: Vec<&str> = of.collect();
        let counts = report.counts.iter().filter(|c| of.contains(&c.verdict));
        counts.map(|c| c.count).sum::<usize>().to_string()
    };
    match board {
        Board::AsOf => report.as_of_text.clone(),
        Board::Headline => report.message.headline.clone(),
        Board::Overview => report.overview.clone(),
        Board::Rated => count(&Verdict::is_rated),
        Board::Lagging => count(&Verdict::is_lagging),
        Board::Met => count(&|v| v == Verdict::Met),
        Board::OnPace => count(&|v| v == Verdict::OnPace),
        Board::Behind => count(&|v| v == Verdict::Behind),
        Board::FarBehind => count(&|v| v == Verdict::FarBehind),
        Board::Missed => count(&|v| v == Verdict::Missed),
        Board::NotRated => count(&|v| v == Verdict::NotRated),
        Board::NoData => count(&|v| v == Verdict::NoData),
        Board::Watch => count(&|v| v == Verdict::Watch),
    }
}
