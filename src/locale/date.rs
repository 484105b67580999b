//! Months and days as people read them.

use super::messages::Locale;
use crate::measure::{Every, Month, Period, When};

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn english(month: Month) -> &'static str {
    ENGLISH[usize::try_from(month.month() - 1).unwrap_or(0)]
}

impl Locale {
    /// `2020年11月`, `November 2020`.
    #[must_use]
    pub fn month(&self, month: Month) -> String {
        self.dated("month", month)
    }

    /// `11月`, `November`.
    #[must_use]
    pub fn month_name(&self, month: Month) -> String {
        self.dated("month-name", month)
    }

    /// For an axis: `11月`, `Nov`.
    #[must_use]
    pub fn month_short(&self, month: Month) -> String {
        self.dated("month-short", month)
    }

    /// For an axis, with the year: `2020年1月`, `Jan 2020`.
    #[must_use]
    pub fn month_and_year_short(&self, month: Month) -> String {
        match self.language() {
            crate::words::Language::Chinese => self.month(month),
            crate::words::Language::English => format!("{} {}", self.month_short(month), month.year()),
        }
    }

    /// For an axis: `2020年`, `2020`.
    #[must_use]
    pub fn year(&self, month: Month) -> String {
        match self.language() {
            crate::words::Language::Chinese => format!("{}年", month.year()),
            crate::words::Language::English => month.year().to_string(),
        }
    }

    /// `1—11月`, `January–November`.
    #[must_use]
    pub fn months_to(&self, month: Month) -> String {
        self.dated(if month.month() == 1 { "months-span-one" } else { "months-span" }, month)
    }

    /// The same text with room spared, for a table: `Nov 2020`; Chinese as it is.
    #[must_use]
    pub fn spared(&self, date: &str) -> String {
        match self.language() {
            crate::words::Language::Chinese => date.to_owned(),
            crate::words::Language::English => {
                ENGLISH.iter().fold(date.to_owned(), |text, name| text.replace(name, &name[..3]))
            }
        }
    }

    /// A month or a day.
    #[must_use]
    pub fn when(&self, when: When) -> String {
        match when {
            When::Month(m) => self.month(m),
            When::Day(d) => {
                let (day, year, month) = (d.day().to_string(), d.year().to_string(), d.month().to_string());
                let name = english(Month::of(d));
                self.say("date", &[("day", &day), ("year", &year), ("month", &month), ("name", name)])
            }
        }
    }

    /// Any period: `2020年11月`, `2020年第4季度`, `week from 2 November 2020`.
    #[must_use]
    pub fn period(&self, period: Period) -> String {
        let first = period.first_day();
        let (year, quarter) = (first.year().to_string(), ((first.month() - 1) / 3 + 1).to_string());
        match period.every() {
            Every::Day => self.when(When::Day(first)),
            Every::Week => self.say("period-week", &[("first", &self.when(When::Day(first)))]),
            Every::Month => self.month(Month::of(first)),
            Every::Quarter => self.say("period-quarter", &[("year", &year), ("n", &quarter)]),
            Every::Year => self.say("period-year", &[("year", &year)]),
        }
    }

    /// Until when: `2023年12月底前`, `by the end of December 2023`.
    #[must_use]
    pub fn by(&self, when: When) -> String {
        let key = if matches!(when, When::Month(_)) { "by-month" } else { "by-day" };
        self.say(key, &[("when", &self.when(when))])
    }

    fn dated(&self, key: &str, month: Month) -> String {
        let (year, number) = (month.year().to_string(), month.month().to_string());
        let name = english(month);
        self.say(key, &[("year", &year), ("month", &number), ("name", name), ("short", &name[..3])])
    }
}
