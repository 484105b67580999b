//! What the cells of a column hold, by its heading and by the cells themselves.

use super::region_words::{core_of_words, is_region_heading, is_region_name};
use super::whole_words::says;
use super::years_of_two::names_two;
use crate::measure::notation::{DateOrder, DateStyle, tidy};
use crate::measure::{BUILT_IN, Calendar, Every, Period, Unit, is_missing, read_date_with, read_number};
use std::collections::BTreeSet;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellKind {
    Date,
    /// A year or a month that makes a date together with another column.
    Year,
    MonthOfYear,
    Region,
    Text,
    Id,
    Quantity,
    /// The number of a row: 序号.
    Serial,
    /// Nothing in any row.
    Blank,
}

/// Headings of numbers of rows.
const SERIAL: [&str; 9] = ["序号", "序", "行号", "no", "no.", "#", "sn", "s/n", "row"];
/// In headings of ids.
const IDS: [&str; 22] = [
    "编号",
    "编码",
    "代码",
    "证号",
    "号码",
    "电话",
    "手机",
    "联系方式",
    "卡号",
    "账号",
    "学籍号",
    "身份证",
    "合同号",
    "文号",
    "单号",
    "id",
    "code",
    "reference",
    "ref",
    "case no",
    "phone",
    "mobile",
];
const DATES: [&str; 17] = [
    "日期",
    "月份",
    "时间",
    "年月",
    "年份",
    "年度",
    "统计月",
    "报告期",
    "期间",
    "所属期",
    "date",
    "month",
    "period",
    "quarter",
    "week",
    "year",
    "day",
];
/// What ends a heading of a day without the word for it: 开工日, 到期.
const YEARS: [&str; 4] = ["年", "年份", "年度", "year"];
const MONTHS: [&str; 3] = ["月", "月份", "month"];

/// Whether a share of nine in ten satisfies a test; of few cells all must.
fn mostly(cells: &[&str], test: impl Fn(&str) -> bool) -> bool {
    let fit = cells.iter().filter(|cell| test(cell)).count();
    fit > 0 && (cells.len() - fit) * 10 <= cells.len()
}

/// Reads a cell as a date, in an order of day and month.
pub(super) fn date_in(cell: &str, order: DateOrder) -> Option<Period> {
    let style = DateStyle { order, ..DateStyle::default() };
    let of_two = || {
        let calendar = Calendar::starting_in(4).filter(|_| names_two(cell))?;
        read_date_with(cell, DateStyle { calendar, names_years: true, ..style })
    };
    read_date_with(cell, style).or_else(of_two)
}

/// The orders in which most cells are dates.
pub(super) fn orders(cells: &[&str]) -> Vec<DateOrder> {
    let reads = |order: &DateOrder| mostly(cells, |cell| date_in(cell, *order).is_some());
    DateOrder::NAMES.iter().map(|(_, order)| *order).filter(reads).collect()
}

/// The kind of a column. `cells` are its cells that are not blank; `known` are names of regions that were met elsewhere.
pub(super) fn cell_kind(heading: &str, cells: &[&str], known: &BTreeSet<String>) -> CellKind {
    let cells: Vec<&str> = cells.iter().copied().filter(|cell| !is_missing(cell)).collect();
    let bare = tidy(heading).to_lowercase();
    let bare = bare.trim();
    if SERIAL.contains(&bare) {
        return CellKind::Serial;
    }
    if cells.is_empty() {
        return CellKind::Blank;
    }
    let digits = |cell: &str| cell.bytes().all(|b| b.is_ascii_digit());
    let is_year = |cell: &str| cell.len() == 4 && digits(cell) && (cell.starts_with("19") || cell.starts_with("20"));
    if YEARS.contains(&bare) && mostly(&cells, |c| is_year(c.trim_end_matches('年'))) {
        return CellKind::Year;
    }
    let small = |cell: &str| cell.trim_end_matches('月').parse::<u8>().is_ok_and(|n| (1..=12).contains(&n));
    if MONTHS.contains(&bare)
        && mostly(&cells, |c| small(c) || crate::measure::notation::month_named(&c.to_lowercase()).is_some())
    {
        return CellKind::MonthOfYear;
    }
    let is_dated = says(heading, &DATES) || bare.ends_with(['日', '期']);
    let may_be = |cell: &str| is_dated || !digits(cell);
    if !orders(&cells).is_empty() && mostly(&cells, may_be) {
        return CellKind::Date;
    }
    let is_known = |cell: &str| known.contains(cell) || known.contains(&core_of_words(cell));
    let may_head = is_region_heading(heading).is_some() || cells.len() > 2;
    if mostly(&cells, is_known) && may_head || is_region_column(heading, &cells) {
        return CellKind::Region;
    }
    let is_code = |cell: &str| {
        (digits(cell) && (cell.len() >= 9 || (cell.len() > 1 && cell.starts_with('0')))) || is_identity_number(cell)
    };
    let is_coded = || cells.iter().any(|cell| is_code(cell));
    if says(heading, &IDS) || is_coded() {
        return CellKind::Id;
    }
    if mostly(&cells, |cell| read_number(cell, &BUILT_IN).is_ok()) {
        return CellKind::Quantity;
    }
    if is_all_codes(&cells) { CellKind::Id } else { CellKind::Text }
}

/// Whether every cell is another one, of letters and digits without a blank: A-0012, 豫K2024001.
fn is_all_codes(cells: &[&str]) -> bool {
    let coded = |cell: &str| {
        cell.bytes().filter(u8::is_ascii_digit).count() >= 2
            && !cell.contains(char::is_whitespace)
            && cell.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.'))
            && cell.chars().any(|c| !c.is_ascii_digit())
    };
    let different: BTreeSet<&&str> = cells.iter().collect();
    cells.len() > 2 && different.len() * 2 > cells.len() && mostly(cells, coded)
}

fn is_region_column(heading: &str, cells: &[&str]) -> bool {
    let names = cells.iter().filter(|cell| is_region_name(cell)).count();
    let words = !cells.iter().any(|cell| read_number(cell, &BUILT_IN).is_ok());
    let headed = is_region_heading(heading);
    let different: BTreeSet<&&str> = cells.iter().collect();
    // Whatever is headed 乡镇 is a region; 单位 may head offices too.
    words
        && ((headed == Some(true) && different.len() <= 3000)
            || (headed == Some(false) && names * 5 >= cells.len() * 3)
            || names * 5 >= cells.len() * 4)
}

/// Whether a cell is the number of an identity card, by its length and its last digit (GB 11643).
pub(super) fn is_identity_number(cell: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const LAST: &str = "10X98765432";
    let chars: Vec<char> = cell.to_uppercase().chars().collect();
    let sum = |chars: &[char]| -> Option<u32> {
        chars.iter().zip(WEIGHTS).map(|(c, weight)| Some(c.to_digit(10)? * weight)).sum()
    };
    chars.len() == 18 && sum(&chars[..17]).is_some_and(|sum| LAST.chars().nth((sum % 11) as usize) == Some(chars[17]))
}

/// The unit that most numbers of a column carry themselves.
pub(super) fn unit_in_cells(cells: &[&str]) -> Option<Unit> {
    let units: Vec<Unit> = cells.iter().filter_map(|cell| read_number(cell, &BUILT_IN).ok()?.unit).collect();
    units.first().copied().filter(|first| units.len() * 2 > cells.len() && units.iter().all(|unit| unit == first))
}

/// The length of the periods that most dates of a column are.
pub(super) fn usual_length(dates: &[Period]) -> Option<Every> {
    let lengths = [Every::Day, Every::Week, Every::Month, Every::Quarter, Every::Half, Every::Year];
    lengths
        .into_iter()
        .max_by_key(|every| dates.iter().filter(|date| date.every() == *every).count())
        .filter(|_| !dates.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_and_headings_decide_together() {
        let none = BTreeSet::new();
        for (heading, cells, kind) in [
            ("月份", "2024-01|2024-02", CellKind::Date),
            ("月份", "1|2|3", CellKind::MonthOfYear),
            ("年份", "2023|2024", CellKind::Year),
            ("登记日期", "20240103|20240207", CellKind::Date),
            ("Date opened", "03/04/2024|25/04/2024", CellKind::Date),
            ("乡镇", "城关镇|颍桥|王洛镇", CellKind::Region),
            ("单位", "城关镇|颍桥镇|王洛镇", CellKind::Region),
            ("单位", "教育局|卫健委", CellKind::Text),
            ("Ward", "Northgate|St Mary's", CellKind::Region),
            ("面积", "12|1,300|—", CellKind::Quantity),
            ("序号", "1|2", CellKind::Serial),
            ("台账编号", "A1|A2", CellKind::Id),
            ("联系电话", "13800000000|13900000000", CellKind::Id),
            ("备注", "||", CellKind::Blank),
            ("Status", "open|closed|open", CellKind::Text),
            ("贷款余额", "1.2万|3万", CellKind::Quantity),
        ] {
            let cells: Vec<&str> = cells.split('|').filter(|cell| !cell.is_empty()).collect();
            assert_eq!(cell_kind(heading, &cells, &none), kind, "{heading}");
        }
    }

    #[test]
    fn identity_numbers_are_known_by_their_last_digit() {
        // Made up: no person has the county code 000000.
        assert!(is_identity_number("000000199001010018") && !is_identity_number("000000199001010015"));
        assert!(!is_identity_number("12345"));
    }
}
