//! How often a feed reports, by the names of its files, its headings and its dates.

use super::cell_kinds::usual_length;
use crate::measure::{Calendar, Every, Month, Period};
use std::collections::{BTreeMap, BTreeSet};

/// What is known of a feed's time.
#[derive(Debug, Default)]
pub(super) struct TimesMet {
    /// The finest period that the name of each file gives.
    pub names: Vec<Option<Period>>,
    /// The dates in its main date column.
    pub dates: Vec<Period>,
    /// The length of periods in headings of a wide table.
    pub headings: Option<Every>,
    /// Whether rows are cases, which have a day each.
    pub is_ledger: bool,
    pub calendar: Calendar,
}

/// How often a feed reports.
pub(super) fn rhythm(met: &TimesMet) -> Every {
    if let Some(every) = met.headings {
        return every;
    }
    let named: Vec<Period> = met.names.iter().flatten().copied().collect();
    let by_name = usual_length(&named).filter(|_| named.len() * 2 >= met.names.len());
    let by_date = usual_length(&met.dates);
    let every = usual(met, &named, by_name, by_date);
    if every != Every::Month {
        return every;
    }
    // The days of cases say nothing of how often a list of them is sent.
    let dates = if met.is_ledger && !named.is_empty() { &[][..] } else { &met.dates[..] };
    let ends: BTreeSet<Month> = named.iter().chain(dates).map(|period| Month::of(period.last_day())).collect();
    ends_of_longer(&ends, met.calendar).unwrap_or(every)
}

/// What periods are that all end where longer ones do, and as far apart: a table of the year so far that comes every quarter.
fn ends_of_longer(ends: &BTreeSet<Month>, calendar: Calendar) -> Option<Every> {
    let ends: Vec<Month> = ends.iter().copied().collect();
    let apart = ends.windows(2).map(|pair| pair[1].since(pair[0])).min()?;
    let all_end = |months: i32| ends.iter().all(|end| (calendar.months_since_year_began(*end) + 1) % months == 0);
    [(12, Every::Year), (6, Every::Half), (3, Every::Quarter)]
        .into_iter()
        .find(|(months, _)| apart >= *months && all_end(*months))
        .map(|(_, every)| every)
}

fn usual(met: &TimesMet, named: &[Period], by_name: Option<Every>, by_date: Option<Every>) -> Every {
    match (by_name, by_date) {
        (Some(Every::Day), _) => of_days(named),
        // A file of a whole year may hold its months or quarters.
        (None | Some(Every::Year | Every::Half), Some(Every::Day)) => {
            if met.is_ledger {
                Every::Month
            } else {
                of_days(&met.dates)
            }
        }
        (Some(long), Some(finer)) if finer < long && finer > Every::Day => finer,
        (Some(every), _) | (None, Some(every)) => every,
        (None, None) => Every::Month,
    }
}

/// Days by their distance: of a month, a week, or each.
fn of_days(days: &[Period]) -> Every {
    let mut months: BTreeMap<(i16, i8), BTreeSet<Period>> = BTreeMap::new();
    for day in days {
        months.entry((day.first_day().year(), day.first_day().month())).or_default().insert(*day);
    }
    let most = months.values().map(BTreeSet::len).max().unwrap_or(0);
    match most {
        0 | 1 => Every::Month,
        2..=6 => Every::Week,
        _ => Every::Day,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::read_date;

    #[test]
    fn names_come_before_dates_unless_these_are_finer() {
        let of = |names: &str, dates: &str| {
            let read = |text: &str| text.split(' ').filter(|t| !t.is_empty()).filter_map(read_date).collect::<Vec<_>>();
            let names = read(names).into_iter().map(Some).collect();
            rhythm(&TimesMet { names, dates: read(dates), headings: None, is_ledger: false, calendar: Calendar::CIVIL })
        };
        assert_eq!(of("2024-01 2024-02", "2024-01-03 2024-02-07"), Every::Month);
        assert_eq!(of("2023 2024", "2023-01 2023-02"), Every::Month);
        assert_eq!(of("2024-Q1", ""), Every::Quarter);
        assert_eq!(of("2024-03 2024-06", ""), Every::Quarter);
        assert_eq!(of("2024-06 2024-12", ""), Every::Half);
        assert_eq!(of("2023-12 2024-12", ""), Every::Year);
        assert_eq!(of("2024-03 2024-06 2024-07", ""), Every::Month);
        assert_eq!(of("2024-03", ""), Every::Month, "one file shows no distance");
        assert_eq!(of("2024-02 2024-05", ""), Every::Month);
        assert_eq!(of("2024-01-05 2024-01-12 2024-01-19", ""), Every::Week);
    }
}
