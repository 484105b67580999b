//! One date from several cells: a year and a month, or a quarter, or a month and a day.

use crate::feed::header::{Yearless, months_in};
use crate::feed::text::Table;
use crate::measure::notation::{DateStyle, civil_year, folded_name, squeezed, tidy};
use crate::measure::{Calendar, Every, Period, is_missing, read_date, read_date_with};
use jiff::civil::{Date, ISOWeekDate, Weekday};
use std::collections::HashMap;

/// What stands between the parts of a date that could not be made.
pub(super) const AND: &str = " + ";

/// The cells that one date is made from.
#[derive(Debug, Clone)]
pub(super) struct DateParts {
    cells: Vec<(usize, Role)>,
    calendar: Calendar,
}

/// Which part of a date a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Year,
    Quarter,
    Half,
    Month,
    Week,
    Day,
}

/// Words in headings by which a column is known, in the languages that feeds come in.
const WORDS: [(Role, &[&str]); 6] = [
    (Role::Half, &["half", "半年", "halbjahr", "semest"]),
    (Role::Quarter, &["quarter", "qtr", "季", "quartal", "trimest"]),
    (Role::Week, &["week", "周", "woche", "semaine", "semana"]),
    (Role::Month, &["month", "月", "monat", "mois", "mes"]),
    (Role::Day, &["day", "日", "tag", "jour", "día", "dia"]),
    (Role::Year, &["year", "年", "jahr", "année", "annee", "año", "ano", "anno", "fy"]),
];

impl DateParts {
    /// The parts with their headings, in the order in which they are declared.
    pub fn of(cells: &[(usize, &str)], calendar: Calendar) -> Self {
        let mut roles: Vec<Option<Role>> = cells.iter().map(|(_, heading)| role(heading)).collect();
        let has = |roles: &[Option<Role>], role| roles.contains(&Some(role));
        // What no word tells is in the usual order: the year, then the month, then the day.
        for wanted in [Role::Year, Role::Month, Role::Day] {
            let is_there = match wanted {
                Role::Month => {
                    [Role::Month, Role::Quarter, Role::Half, Role::Week].iter().any(|role| has(&roles, *role))
                }
                role => has(&roles, role),
            };
            if !is_there && let Some(open) = roles.iter_mut().find(|role| role.is_none()) {
                *open = Some(wanted);
            }
        }
        let cells = cells.iter().zip(roles).map(|((cell, _), role)| (*cell, role.unwrap_or(Role::Day))).collect();
        Self { cells, calendar }
    }

    /// The first of its cells.
    pub fn first_cell(&self) -> usize {
        self.cells.first().map_or(0, |(cell, _)| *cell)
    }

    /// What the cell of the date has where its parts are these labels.
    pub fn label(&self, labels: &[String]) -> String {
        let parts = || self.cells.iter().map(|(cell, _)| labels.get(*cell).map_or("", String::as_str));
        if parts().all(is_missing) { String::new() } else { parts().collect::<Vec<_>>().join(AND) }
    }

    /// The date of a line as a day, blank where all parts are; where they make none, the parts as they stand.
    pub fn made(&self, table: &Table<'_>, line: usize, known: &mut HashMap<String, String>) -> String {
        let cells = self.cells.iter().map(|(cell, _)| table.cell(line, *cell).unwrap_or(""));
        let written: Vec<&str> = cells.collect();
        let written = written.join(AND);
        if let Some(made) = known.get(&written) {
            return made.clone();
        }
        let parts: Vec<_> = self.cells.iter().map(|(cell, _)| tidy(table.cell(line, *cell).unwrap_or(""))).collect();
        let made = if parts.iter().all(|part| is_missing(part)) {
            String::new()
        } else {
            let roles = self.cells.iter().map(|(_, role)| *role);
            let parts: Vec<(Role, &str)> = roles.zip(parts.iter().map(|part| &**part)).collect();
            self.day(&parts).map_or_else(|| written.clone(), |day| day.to_string())
        };
        known.insert(written, made.clone());
        made
    }

    /// The last day of what the parts name together.
    fn day(&self, parts: &[(Role, &str)]) -> Option<Date> {
        let of = |role: Role| parts.iter().find(|(own, _)| *own == role).map(|(_, text)| *text);
        let year = self.year(of(Role::Year)?)?;
        if let Some(week) = of(Role::Week) {
            let number = number(week.trim_end_matches('周').trim_start_matches(['第', 'W', 'w']))?;
            // Weeks have numbers in calendar years only.
            let year = Some(year).filter(|year| year.first_day().month() == 1)?;
            return ISOWeekDate::new(year.first_day().year(), number, Weekday::Sunday).ok().map(ISOWeekDate::date);
        }
        let counted = |role, numbered: fn(i8) -> Option<Yearless>| {
            of(role).map(|text| numbered(number(text).unwrap_or(0)).or_else(|| months_in(text)))
        };
        let part = counted(Role::Month, Yearless::month_numbered)
            .or_else(|| counted(Role::Quarter, Yearless::quarter_numbered))
            .or_else(|| counted(Role::Half, Yearless::half_numbered));
        let Some(months) = part else { return Some(year.last_day()) };
        // A month with its year is a date by itself, which must agree.
        let stretch = if let Some(months) = months {
            months.within(year)?.last
        } else {
            let own = read_date(of(Role::Month)?).filter(|own| own.every() == Every::Month)?;
            Some(own.last_day()).filter(|last| (year.first_day()..=year.last_day()).contains(last))?
        };
        match of(Role::Day) {
            None => Some(stretch),
            Some(day) => Date::new(stretch.year(), stretch.month(), number(day.trim_end_matches(['日', '号']))?).ok(),
        }
    }

    /// The year in a cell: 2020, 2020年, or one of the project's, FY2021, 2020/21, 2020-2021. Where years begin in January, no year is
    /// named by two.
    fn year(&self, written: &str) -> Option<Period> {
        let plain = written.trim_end_matches("年度").trim_end_matches('年').trim();
        let plain = plain.strip_suffix(".0").unwrap_or(plain);
        if plain.len() == 4
            && let Ok(year) = plain.parse::<i16>()
        {
            return civil_year(year);
        }
        let style = DateStyle { calendar: self.calendar, names_years: true, ..DateStyle::default() };
        let dashed: String = folded_name(plain).into_iter().collect();
        match read_date_with(&dashed, style).or_else(|| read_date(written))? {
            year if year.every() == Every::Year => Some(year),
            // Spreadsheets keep years as days, too.
            day if day.every() == Every::Day => civil_year(day.first_day().year()),
            _ => None,
        }
    }
}

fn role(heading: &str) -> Option<Role> {
    let heading = squeezed(heading).to_lowercase();
    // 年月日 and the like name several; the first word in their order decides.
    WORDS.iter().find(|(_, words)| words.iter().any(|word| heading.contains(word))).map(|(role, _)| *role)
}

fn number(text: &str) -> Option<i8> {
    let text = text.trim();
    let text = text.strip_suffix(".0").unwrap_or(text);
    (text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made_in(year_starts: i8, headings: &[&str], cells: &[&str]) -> String {
        let table = Table::of_rows([(1, cells.iter().map(|cell| (*cell).to_owned()).collect())]);
        let of: Vec<(usize, &str)> = headings.iter().copied().enumerate().collect();
        let calendar = Calendar::starting_in(year_starts).expect("a month");
        DateParts::of(&of, calendar).made(&table, 0, &mut HashMap::new())
    }

    fn made(headings: &[&str], cells: &[&str]) -> String {
        made_in(4, headings, cells)
    }

    #[test]
    fn years_and_months_make_the_last_day_of_the_month() {
        for (headings, cells, day) in [
            (&["Year", "Month"][..], &["2020", "January"][..], "2020-01-31"),
            (&["Year", "Month"], &["2020", "Feb"], "2020-02-29"),
            (&["Year", "Month"], &["2020", "3"], "2020-03-31"),
            (&["Year", "Month"], &["2020", "03"], "2020-03-31"),
            (&["年份", "月份"], &["2020年", "3月"], "2020-03-31"),
            (&["年份", "月份"], &["2020", "十一月"], "2020-11-30"),
            (&["Month", "Year"], &["Nov", "2020"], "2020-11-30"),
            (&["An", "Période"], &["2020", "11"], "2020-11-30"),
            (&["Year", "Quarter"], &["2020", "2"], "2020-06-30"),
            (&["Year", "Quarter"], &["2020", "Q4"], "2020-12-31"),
            (&["年", "季度"], &["2020", "第三季度"], "2020-09-30"),
            (&["Financial year", "Month"], &["2020/21", "Feb"], "2021-02-28"),
            (&["Financial year", "Month"], &["2020-21", "4"], "2020-04-30"),
            (&["Year", "Month", "Day"], &["2020", "2", "3"], "2020-02-03"),
            (&["日", "月", "年"], &["3日", "2月", "2020"], "2020-02-03"),
            (&["Year", "Week"], &["2020", "45"], "2020-11-08"),
        ] {
            assert_eq!(made(headings, cells), day, "{cells:?}");
        }
    }

    #[test]
    fn parts_of_a_financial_year_lie_within_it() {
        for (part, cells, day) in [
            ("Quarter", ["2020/21", "Q1"], "2020-06-30"),
            ("Quarter", ["2020-21", "4"], "2021-03-31"),
            ("Quarter", ["FY2021", "2nd quarter"], "2020-09-30"),
            ("季度", ["2020-2021年度", "一季度"], "2020-06-30"),
            ("Period", ["2020/21", "H2"], "2021-03-31"),
            ("Month", ["FY2021", "Apr"], "2020-04-30"),
            ("Month", ["FY21", "Jan"], "2021-01-31"),
            ("Month", ["2020-2021", "January"], "2021-01-31"),
            ("Month", ["2020–21", "3"], "2021-03-31"),
            ("Month", ["2010-11", "4"], "2010-04-30"),
            // A calendar year has calendar quarters, as 2020 Q1 in one cell.
            ("Quarter", ["2020", "Q1"], "2020-03-31"),
            ("Month", ["2020", "Jan"], "2020-01-31"),
            ("Month", ["2020-01-01", "3"], "2020-03-31"),
            // Neither years, nor weeks of such a year.
            ("Month", ["2020-05", "5"], "2020-05 + 5"),
            ("Month", ["2020-2022", "5"], "2020-2022 + 5"),
            ("Week", ["2020/21", "45"], "2020/21 + 45"),
        ] {
            assert_eq!(made(&["Year", part], &cells), day, "{cells:?}");
        }
        for (cells, day) in [
            (["2020-2021", "Jan"], "2020-2021 + Jan"),
            (["2020/21", "Jan"], "2020/21 + Jan"),
            (["2010-11", "Jan"], "2010-11 + Jan"),
            (["FY2020/21", "Jan"], "FY2020/21 + Jan"),
            (["FY2021", "Jan"], "2021-01-31"),
        ] {
            assert_eq!(made_in(1, &["Year", "Month"], &cells), day, "{cells:?}");
        }
    }

    #[test]
    fn parts_that_make_no_date_stand_as_they_are() {
        for (cells, shown) in [
            (&["2020", ""][..], "2020 + "),
            (&["", "3"], " + 3"),
            (&["2020", "13"], "2020 + 13"),
            (&["合计", ""], "合计 + "),
            (&["", "—"], ""),
        ] {
            assert_eq!(made(&["Year", "Month"], cells), shown);
        }
    }
}
