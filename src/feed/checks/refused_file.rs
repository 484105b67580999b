//! Files too many of whose rows are rejected: no row of such a file is used, and each column at fault is told once.

use crate::catalog::{Feed, Regions};
use crate::diag::{Diagnostic, Location};
use crate::feed::ledger::FileState;
use crate::feed::reject::Reject;
use crate::feed::rows::{FileRows, RowState, date_cells, region_of, text_cells};
use crate::measure::exact::{full, ratio, round, whole};
use crate::measure::{Exact, Rounding};
use crate::say;
use crate::words::Message;

/// The code of rows that are rejected with their file.
const CODE: &str = "file-refused";

/// Whether more rows of a file are rejected than its feed allows, and others are not.
pub(in crate::feed) fn is_to_be_refused(feed: &Feed, file: &FileRows) -> bool {
    let rejected = file.rows.rejects.len() as u64;
    if rejected == 0 {
        return false;
    }
    let all = file.rows.data_rows();
    let number = |n: u64| whole(i64::try_from(n).unwrap_or(i64::MAX));
    rejected < all && number(rejected) > &feed.max_rejected * number(all)
}

/// Rejects the other rows of a file that is refused.
pub(in crate::feed) fn refuse(feed: &Feed, regions: &Regions, file: &mut FileRows) {
    let standing = |state: &RowState| matches!(state, RowState::Used | RowState::Superseded);
    let rows: Vec<usize> = (0..file.rows.states.len()).filter(|n| standing(&file.rows.states[*n])).collect();
    for n in rows {
        let row = file.rows.row(n);
        file.rows.states[n] = RowState::Rejected;
        file.rows.rejects.push(Reject {
            file: file.name.clone(),
            line: file.rows.places.line(n),
            byte: None,
            column: None,
            code: CODE,
            raw: String::new(),
            message: say!("row-of-refused-file"),
            period: file.period,
            spoken_for: None,
            region: region_of(feed, regions, file.sender, &row),
            cells: text_cells(feed, &row, &file.rows.texts),
            days: date_cells(feed, &row),
            excerpt: None,
        });
    }
    file.rows.rejects.sort_by_key(|reject| reject.line);
}

/// What became of a file, in which everything is settled that needs no other file.
pub(in crate::feed) fn state_of(file: &FileRows) -> FileState {
    match file.rows.data_rows() {
        // Of a table that was taken for another one nothing is known.
        0 if file.rows.second.is_some() => FileState::Unusable,
        0 => FileState::Nil,
        all if file.rows.rejects.len() as u64 == all => FileState::Unusable,
        _ => FileState::Used,
    }
}

/// Why a file is unusable, and what is wrong with each of its columns.
pub(in crate::feed) fn refusal(feed: &Feed, file: &FileRows) -> (Diagnostic, Vec<Diagnostic>) {
    let own: Vec<&Reject> = file.rows.rejects.iter().filter(|reject| reject.code != CODE).collect();
    let (rejected, rows) = (own.len(), file.rows.rejects.len());
    let message = if rejected == rows {
        say!("file-refused-whole", rows)
    } else {
        let limit = percent(&feed.max_rejected);
        say!("file-refused", rejected, rows, limit)
    };
    let why = Diagnostic::error(CODE, message).at(Location::file(&file.name));
    let mut columns: Vec<(Option<&str>, Vec<&Reject>)> = Vec::new();
    for reject in own {
        let column = reject.column.as_deref();
        match columns.iter_mut().find(|(known, _)| *known == column) {
            Some((_, rejects)) => rejects.push(reject),
            None => columns.push((column, vec![reject])),
        }
    }
    columns.sort_by_key(|(_, rejects)| std::cmp::Reverse(rejects.len()));
    (why, columns.into_iter().map(|(column, rejects)| diagnosis(file, column, &rejects)).collect())
}

/// What is wrong with one column: how many of the file's rows it spoils, why, and what stands in it.
fn diagnosis(file: &FileRows, column: Option<&str>, rejects: &[&Reject]) -> Diagnostic {
    /// Examples that are shown.
    const EXAMPLES: usize = 3;
    let mut kinds: Vec<(&str, usize)> = Vec::new();
    let mut examples: Vec<&str> = Vec::new();
    for reject in rejects {
        match kinds.iter_mut().find(|(kind, _)| *kind == reject.message.key()) {
            Some((_, count)) => *count += 1,
            None => kinds.push((reject.message.key(), 1)),
        }
        let raw = reject.raw.trim();
        if examples.len() < EXAMPLES && !raw.is_empty() && !examples.contains(&raw) {
            examples.push(raw);
        }
    }
    // Of equals the first.
    let most = kinds.iter().rev().max_by_key(|(_, count)| *count).map_or("", |(kind, _)| kind);
    let first = rejects.iter().find(|reject| reject.message.key() == most).unwrap_or(&rejects[0]);
    let (count, rows) = (rejects.len(), file.rows.rejects.len());
    let share = percent(&ratio(i64::try_from(count).unwrap_or(i64::MAX), i64::try_from(rows).unwrap_or(i64::MAX)));
    let column = column.map_or_else(|| Message::word("whole-row"), |header| say!("column-named", header));
    let why = first.message.clone();
    let message = if examples.is_empty() {
        say!("column-refused", column, count, rows, share, why)
    } else {
        say!("column-refused-such-as", column, count, rows, share, examples, why)
    };
    let hint = say!("column-refused-hint");
    Diagnostic::warning(first.code, message).hint(hint).at(Location::line(&file.name, first.line))
}

/// A share in whole per cent, rounded to the nearest.
fn percent(share: &Exact) -> String {
    full(&round(&(share * whole(100)), 0, Rounding::HalfUp))
}

#[cfg(test)]
mod tests {
    use super::super::settle_file::settle;
    use super::super::test_files::{catalog, read, states, warnings};
    use super::*;
    use crate::words::Language;

    const COLUMNS: &str = "day = { header = \"日期\", type = \"date\" }\n\
        region = { header = \"乡镇\", type = \"region\" }\n\
        n = { header = \"数\", type = \"quantity\", unit = \"个\" }\n";
    const KEY: &str = "key = [\"day\", \"region\"]";

    fn settled(rows: &str) -> (Feed, FileRows) {
        let catalog = catalog(KEY, COLUMNS);
        let mut file = read(&catalog, "f/a-2020-11.csv", &format!("日期,乡镇,数\n{rows}"));
        settle(&catalog.feeds[0], &catalog.regions, &mut file);
        if is_to_be_refused(&catalog.feeds[0], &file) {
            refuse(&catalog.feeds[0], &catalog.regions, &mut file);
        }
        (catalog.feeds[0].clone(), file)
    }

    const GOOD: &str = "2020-11-03,文昌镇,1\n2020-11-03,文昌镇,1\n";

    #[test]
    fn half_of_the_rows_may_be_rejected_and_not_one_more() {
        let half = format!("{GOOD}2020-11-03,柳河镇,约\n2020-11-03,柳河镇,约\n合计,,\n");
        let (_, file) = settled(&half);
        assert_eq!((states(&file).as_str(), file.rows.rejects.len(), state_of(&file)), ("us", 2, FileState::Used));
        let (_, file) = settled(&format!("{half}2020-11-04,柳河镇,约\n"));
        assert_eq!((states(&file).as_str(), file.rows.rejects.len(), state_of(&file)), ("rr", 5, FileState::Unusable));
        let refused: Vec<u64> = file.rows.rejects.iter().filter(|r| r.code == CODE).map(|r| r.line).collect();
        assert_eq!(refused, [2, 3]);
        let first = &file.rows.rejects[0];
        assert_eq!((first.days.len(), first.region.is_some(), &*first.raw), (1, true, ""));
    }

    #[test]
    fn a_file_without_rows_of_data_is_a_nil_report() {
        for rows in ["", "合计,,0\n", "注：本月无,,\n"] {
            assert_eq!(state_of(&settled(rows).1), FileState::Nil, "{rows}");
        }
        assert_eq!(state_of(&settled("某日,文昌镇,1\n").1), FileState::Unusable);
        assert_eq!(state_of(&settled(GOOD).1), FileState::Used);
    }

    #[test]
    fn each_column_is_told_once_with_three_examples() {
        let days = "某日,文昌镇,1\n某日,文昌镇,2\n前日,柳河镇,3\n,河口镇,1\n昨日,河口镇,1\n今日,河口镇,1\n";
        let (feed, file) = settled(&format!("{GOOD}{days}2020-11-03,柳河镇,约\n"));
        let (why, columns) = refusal(&feed, &file);
        let said = |d: &Diagnostic| d.message.in_language(Language::English);
        assert_eq!(said(&why), "7 of its 9 rows were rejected, more than 50%: no row of the file was used");
        let columns = FileRows { warnings: columns, ..file };
        assert_eq!(
            warnings(&columns),
            [
                "type-error 4: column `日期`: 6 of 9 rows (67%) were rejected, such as 某日, 前日 and 昨日: expected a date such as \
                 2020-11-03, 2020/11/3 or 2020-11",
                "type-error 10: column `数`: 1 of 9 rows (11%) were rejected, such as 约: expected a number in units",
            ]
        );
        let (feed, file) = settled("某日,文昌镇,1\n");
        assert_eq!(said(&refusal(&feed, &file).0), "all of its rows were rejected (1): no row of the file was used");
    }
}
