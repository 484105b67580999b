//! The months of the pack, and how each department writes its dates.

/// 2020-01 … 2021-12.
pub const MONTHS: usize = 24;
/// 2020-11, the month of the published totals.
pub const PUBLISHED: usize = 10;

pub const fn year(month: usize) -> u64 {
    if month < 12 { 2020 } else { 2021 }
}

pub const fn month_of_year(month: usize) -> usize {
    month % 12 + 1
}

pub fn last_day(month: usize) -> u64 {
    match month_of_year(month) {
        2 => {
            if year(month) == 2020 {
                29
            } else {
                28
            }
        }
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// `2020-11`.
pub fn dashed_month(month: usize) -> String {
    format!("{}-{:02}", year(month), month_of_year(month))
}

/// `2020年11月`.
pub fn written_month(month: usize) -> String {
    format!("{}年{}月", year(month), month_of_year(month))
}

/// `2020-11-03`.
pub fn dashed(month: usize, day: u64) -> String {
    format!("{}-{day:02}", dashed_month(month))
}

/// `2020/11/3`.
pub fn slashed(month: usize, day: u64) -> String {
    format!("{}/{}/{day}", year(month), month_of_year(month))
}

/// `20201103`.
pub fn packed(month: usize, day: u64) -> String {
    format!("{}{:02}{day:02}", year(month), month_of_year(month))
}
