//! Numbers with a comma before their decimals: 1.234,5.

use crate::feed::SurveyedTable;

/// How the marks of a number are to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marks {
    /// 8,92 or 1.234,5: a comma before decimals.
    Comma,
    /// 8.92 or 1,234.5: a point before decimals.
    Point,
    /// 12, 1.234 or 1,234: either.
    Open,
    /// No number.
    Words,
}

/// Writes the numbers of a table with a point where it has them with a comma; whether it did.
pub(super) fn decimal_commas_to_points(table: &mut SurveyedTable) -> bool {
    let marks = |cells: &[String]| {
        cells.iter().filter(|cell| !cell.is_empty()).map(|cell| marks_of(cell)).collect::<Vec<Marks>>()
    };
    let columns: Vec<Vec<Marks>> = table.columns.iter().map(|column| marks(&column.cells)).collect();
    let all = || columns.iter().flatten();
    if all().any(|one| *one == Marks::Point) || !all().any(|one| *one == Marks::Comma) {
        return false;
    }
    for (column, marks) in table.columns.iter_mut().zip(&columns) {
        let words = marks.iter().filter(|one| **one == Marks::Words).count();
        if marks.contains(&Marks::Comma) && words * 10 <= marks.len() {
            for cell in column.cells.iter_mut().filter(|cell| marks_of(cell) != Marks::Words) {
                *cell = cell.replace('.', "").replace(',', ".");
            }
        }
    }
    true
}

fn marks_of(cell: &str) -> Marks {
    let bare = cell.trim_end_matches('%').trim().trim_start_matches(['-', '+', '−']);
    if bare.is_empty() || !bare.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\u{a0}')) {
        return Marks::Words;
    }
    let behind = |mark: char| bare.rsplit_once(mark).map(|(_, behind)| behind.chars().count());
    let count = |mark: char| bare.matches(mark).count();
    match (count(','), count('.')) {
        (1, points) if points > 0 && bare.rfind(',') > bare.rfind('.') => Marks::Comma,
        (commas, 1) if commas > 0 && bare.rfind('.') > bare.rfind(',') => Marks::Point,
        (1, 0) if behind(',') != Some(3) || bare.starts_with("0,") => Marks::Comma,
        (0, 1) if behind('.') != Some(3) || bare.starts_with("0.") => Marks::Point,
        (commas, points) if commas > 0 && points > 0 => Marks::Words,
        _ => Marks::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_tell_how_numbers_are_written() {
        for (cell, marks) in [
            ("8,92", Marks::Comma),
            ("1.234,5", Marks::Comma),
            ("1.234.567", Marks::Open),
            ("1,234", Marks::Open),
            ("1,234.5", Marks::Point),
            ("0.125", Marks::Point),
            ("12", Marks::Open),
            ("3,4,5", Marks::Open),
            ("A,5", Marks::Words),
        ] {
            assert_eq!(marks_of(cell), marks, "{cell}");
        }
    }
}
