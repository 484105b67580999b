//! Months and days as people read them.

use super::messages::Locale;
use crate::measure::{Calendar, Every, Month, Period, When, Year};

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
        self.dated("month-year-short", month)
    }

    /// For an axis: `2020年`, `2020`; `2024/25` for a year that begins in another month than January.
    #[must_use]
    pub fn year(&self, year: Year) -> String {
        self.say("period-year", &[("year", &year.to_string())])
    }

    /// Months of one year: `1—11月`, `January–November`; the year's first month alone is named as such.
    #[must_use]
    pub fn months(&self, first: Month, last: Month) -> String {
        if first >= last {
            return self.month_name(last);
        }
        if first.year() != last.year() {
            return self.say("span-months", &[("from", &self.month(first)), ("to", &self.month(last))]);
        }
        let (number, name) = (first.month().to_string(), self.month_name(first));
        self.say("months-span", &[("first", &number), ("name", &name), ("month", &last.month().to_string())])
    }

    /// The same text with room spared, for a table: `Nov 2020`; Chinese as it is.
    #[must_use]
    pub fn spared(&self, date: &str) -> String {
        let names = (1..=12).map(|n| {
            let args = [("month", &*n.to_string())];
            (self.say("month-name", &args), self.say("month-short", &args))
        });
        names
            .fold(date.to_owned(), |text, (name, short)| if name == short { text } else { text.replace(&name, &short) })
    }

    /// A month or a day.
    #[must_use]
    pub fn when(&self, when: When) -> String {
        match when {
            When::Month(m) => self.month(m),
            When::Day(d) => {
                let (day, year, month) = (d.day().to_string(), d.year().to_string(), d.month().to_string());
                self.say("date", &[("day", &day), ("year", &year), ("month", &month)])
            }
        }
    }

    /// Any period: `2020年11月`, `2020年第4季度`, `week from 2 November 2020`; quarters and years are those of `calendar`.
    #[must_use]
    pub fn period(&self, calendar: Calendar, period: Period) -> String {
        let first = period.first_day();
        let month = Month::of(first);
        let year = calendar.year_of(month);
        match period.every() {
            Every::Day => self.when(When::Day(first)),
            Every::Week => self.say("period-week", &[("first", &self.when(When::Day(first)))]),
            Every::Month => self.month(month),
            Every::Quarter => {
                let quarter = calendar.quarter_of(month).to_string();
                self.say("period-quarter", &[("year", &year.to_string()), ("n", &quarter)])
            }
            Every::Half => {
                let half = calendar.half_of(month).to_string();
                self.say("half", &[("year", &year.to_string()), ("count", &half)])
            }
            Every::Year => self.year(year),
        }
    }

    /// Until when: `2023年12月底前`, `by the end of December 2023`.
    #[must_use]
    pub fn by(&self, when: When) -> String {
        let key = if matches!(when, When::Month(_)) { "by-month" } else { "by-day" };
        self.say(key, &[("when", &self.when(when))])
    }

    /// A number of days: `16天`, `one day`; of working days where `work`: `16个工作日`.
    #[must_use]
    pub fn days(&self, days: u32, work: bool) -> String {
        self.say(if work { "days-work" } else { "days" }, &[("count", &days.to_string())])
    }

    fn dated(&self, key: &str, month: Month) -> String {
        self.say(key, &[("year", &month.year().to_string()), ("month", &month.month().to_string())])
    }
}
