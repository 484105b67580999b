//! In which years the headings of a wide table lie that do not say theirs.

use super::column_labels::Labels;
use super::found::Header;
use super::heading_time::{self, HeadingTime, Length, Stretch, Yearless, year_in};
use crate::feed::text::Table;
use crate::measure::notation::{DateStyle, tidy, without_note_marks};
use crate::measure::{Calendar, Every, Period};
use crate::say;
use crate::words::Message;

/// The year that the name of a file or its folder gives to headings without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::feed) struct YearAround {
    /// The one in which months lie.
    pub of_months: Option<Period>,
    /// The one whose quarters and halves are counted. The name of a month, 2020-04, does not say which that is in a project whose years
    /// begin in another month than January.
    pub of_quarters: Option<Period>,
}

impl YearAround {
    /// The same where a year that stands elsewhere fills what is not known.
    pub fn or(self, year: Option<Period>) -> Self {
        Self { of_months: self.of_months.or(year), of_quarters: self.of_quarters.or(year) }
    }

    /// Where a heading without a year lies.
    fn place(self, heading: Yearless) -> Option<Stretch> {
        match heading {
            heading if !heading.is_counted() => heading.within(self.of_months?),
            heading if heading.is_whole_year() => heading.within(self.of_quarters.or(self.of_months)?),
            heading => heading.within(self.of_quarters?),
        }
    }
}

/// What is known of a heading's time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Timed<'h> {
    pub name: &'h str,
    /// The time that it names, itself or as a total.
    pub time: Option<HeadingTime>,
    /// Whether it becomes rows, and is no total.
    pub is_row: bool,
}

impl Timed<'_> {
    fn yearless(&self) -> Option<Yearless> {
        if let (Some(HeadingTime::Yearless(months)), true) = (self.time, self.is_row) { Some(months) } else { None }
    }
}

/// The stretch of each heading that is a period. Months whose years are not written lie in the table's year, and go on into the next
/// one where they begin anew: 4月 to 3月.
pub(super) fn in_their_years(
    headings: &[Timed<'_>],
    year: YearAround,
    calendar: Calendar,
) -> Result<Vec<Option<Stretch>>, Box<Message>> {
    // A year or a quarter among months is their total, and says nothing of their order.
    let all: Vec<Yearless> = headings.iter().filter_map(Timed::yearless).collect();
    let is_single = |months: &Yearless| !all.iter().any(|other| other.is_single()) || months.is_single();
    let months: Vec<Yearless> = all.iter().copied().filter(is_single).collect();
    let begins_anew = begins_anew(&months);
    let (mut before, mut anew): (Option<Yearless>, bool) = (None, false);
    let mut last: Option<Named> = None;
    let mut found = Vec::with_capacity(headings.len());
    for heading in headings {
        let stretch = match heading.time {
            Some(HeadingTime::Dated(stretch)) => {
                last = Some(Named { stretch, year: year_in(heading.name, calendar) });
                Some(stretch)
            }
            Some(HeadingTime::Yearless(months)) => {
                if is_single(&months) {
                    anew |= begins_anew && before.is_some_and(|before| before.month() > months.month());
                    before = Some(months);
                }
                let is_counted = months.is_counted() && calendar != Calendar::CIVIL;
                let of_quarters = is_counted && !months.is_whole_year();
                let placed = match (year.of_months, last) {
                    (_, Some(last)) if of_quarters && last.is_counted() => last.next_of_year(months),
                    (None, Some(last)) if is_counted && months.is_whole_year() => Some(last.whole_year(calendar)),
                    (Some(of_months), _) if anew && of_months.first_day().month() == 1 => {
                        months.in_year(of_months.first_day().year() + 1)
                    }
                    (Some(_), _) => year.place(months),
                    (None, Some(_)) if of_quarters => None,
                    (None, Some(last)) => last.next_month(months),
                    (None, None) => None,
                };
                let name = heading.name;
                let is_open = of_quarters && (year.of_months.is_some() || last.is_some());
                Some(placed.ok_or_else(|| {
                    Box::new(if is_open {
                        say!("heading-of-which-year", name)
                    } else {
                        say!("heading-without-year", name)
                    })
                })?)
            }
            None => None,
        };
        found.push(stretch);
    }
    Ok(found)
}

/// A heading with its year, by which those behind it are placed that have none.
#[derive(Debug, Clone, Copy)]
struct Named {
    stretch: Stretch,
    /// The year that stands in it.
    year: Option<Period>,
}

impl Named {
    /// Whether it is a quarter, a half or a year, which says in which kind of year others are counted.
    fn is_counted(&self) -> bool {
        matches!(self.stretch.length, Length::One(Every::Quarter | Every::Half | Every::Year))
    }

    /// The next quarter or half by its number, counted in the same kind of year.
    fn next_of_year(&self, part: Yearless) -> Option<Stretch> {
        let year = self.year?;
        let own = part.within(year).filter(|own| own.last > self.stretch.last);
        own.or_else(|| part.within(year.next()))
    }

    /// The year that it lies in: the one that stands in it where it is counted in one, else the project's.
    fn whole_year(&self, calendar: Calendar) -> Stretch {
        let own = || Period::containing_in(calendar, self.stretch.last, Every::Year);
        Stretch::of(self.year.filter(|_| self.is_counted()).unwrap_or_else(own))
    }

    /// The next month of that name.
    fn next_month(&self, month: Yearless) -> Option<Stretch> {
        let last = self.stretch.last;
        let own = month.in_year(last.year()).filter(|own| own.last > last);
        own.or_else(|| month.in_year(last.year() + 1))
    }
}

/// Whether single months, each of which stands once, go on into another year.
fn begins_anew(months: &[Yearless]) -> bool {
    let mut numbers: Vec<i8> = months.iter().map(|month| month.month()).collect();
    let falls = numbers.windows(2).filter(|pair| pair[0] > pair[1]).count();
    numbers.sort_unstable();
    numbers.dedup();
    falls == 1 && numbers.len() == months.len()
}

/// For each cell the year that the row above the header gives it. A year holds as far as the next cell that is filled; one in the first
/// cell is part of a title.
pub(super) fn years_above(
    table: &Table<'_>,
    labels: &Labels,
    header: &Header,
    style: DateStyle,
) -> Vec<Option<Period>> {
    /// A heading is no longer than this; a note is.
    const SHORT: usize = 16;
    let year = |cell: &str| {
        let cell = tidy(without_note_marks(cell));
        match heading_time::read(&cell, style) {
            Some(HeadingTime::Dated(stretch)) => stretch.whole_year(),
            Some(HeadingTime::Yearless(_)) => None,
            // Year 2020, 2020 (revised), 2020年(万人).
            None if cell.chars().count() > SHORT || cell.contains(':') => None,
            None => year_in(&cell, style.calendar),
        }
    };
    let is_own_label = |at: usize, cell: &str| labels.parts(at).iter().any(|part| part.text == tidy(cell));
    let of_row = |record: usize| {
        let (mut years, mut last): (Vec<Option<Period>>, Option<Period>) = (Vec::new(), None);
        for at in 0..labels.width {
            let cell = table.cell(record, at).unwrap_or("");
            let says_nothing = cell.trim().is_empty() || (last.is_none() && is_own_label(at, cell));
            if !says_nothing {
                // What is no year, 合计, ends the one before it.
                last = year(cell);
            }
            years.push(last);
        }
        years.first().is_some_and(Option::is_none).then_some(years)
    };
    let above = header.record.checked_sub(1).and_then(of_row);
    above.filter(|years| years.iter().any(Option::is_some)).unwrap_or_default()
}
