//! Which headings of a wide table become rows: those that are periods, regions or listed, their sub-headings, and their totals.

use super::column_labels::{Labels, Part, column_of, folded};
use super::found::Header;
use super::heading_time::{self, HeadingTime, Length, Stretch};
use super::heading_years::{Timed, YearAround, in_their_years, years_above};
use super::heads::{Head, Heads, TotalHead};
use super::row_labels::{RowWords, Total};
use super::wide_heading::{Heading, Meaning};
use crate::catalog::{Column, ColumnKind, Feed, HeadingsAre, RegionId, Regions, Unpivot};
use crate::diag::{Diagnostic, Location};
use crate::feed::text::Table;
use crate::measure::notation::{DateStyle, squeezed, tidy};
use crate::measure::{Period, Unit, Units, is_missing, read_number};
use crate::say;

/// Rows below the header from which it is seen whether a column holds numbers.
const LOOKED_AT: usize = 200;

/// Headings that may become rows: more than any table has.
const HEADS_AT_MOST: usize = 16_384;

/// What headings are looked for with.
#[derive(Debug, Clone, Copy)]
pub(in crate::feed) struct HeadSearch<'a> {
    pub unpivot: &'a Unpivot,
    /// The feed with all its columns.
    pub feed: &'a Feed,
    pub regions: &'a Regions,
    /// The year of headings that lack theirs, by the file's name or folder; else a title may say it.
    pub year: YearAround,
}

impl<'a> HeadSearch<'a> {
    /// The column that takes the cells below the headings.
    pub fn value(&self) -> &'a Column {
        &self.feed.columns[self.unpivot.value]
    }

    /// What the headings are.
    pub fn headings(&self) -> &'a HeadingsAre {
        &self.unpivot.headings
    }

    /// The headings of a header, of which the other columns are known.
    ///
    /// # Errors
    /// It is open which are meant, or in which year they lie.
    pub(super) fn heads(
        &self,
        table: &Table<'_>,
        labels: &Labels,
        header: &Header,
        file: &str,
    ) -> Result<Heads, Box<Diagnostic>> {
        let at = Location::line(file, table.place(header.record).line);
        let taken: Vec<usize> = header.columns.iter().flatten().map(|found| found.cell).collect();
        let fixed: Vec<String> =
            taken.iter().flat_map(|cell| labels.parts(*cell)).map(|part| folded(&part.text).into_owned()).collect();
        let is_fixed = |part: &&Part| !fixed.contains(&folded(&part.text).into_owned());
        let cells = || (0..labels.width).filter(|cell| !taken.contains(cell));
        let written = cells().flat_map(|cell| labels.parts(cell)).filter(is_fixed).map(|part| &*part.text);
        let written: Vec<&str> = written.collect();
        let style = heading_time::style_of(written.iter().copied(), self.feed.date_style());
        if matches!(self.unpivot.headings, HeadingsAre::Dates)
            && let Some(name) = heading_time::against_others(&written, style)
        {
            let october = written.iter().find(|heading| heading.ends_with(".1"));
            let message = match october {
                Some(_) => say!("month-in-doubt"),
                None => say!("heading-in-doubt", name),
            };
            return Err(Box::new(Diagnostic::error("type-error", message).at(at)));
        }
        let mut headings: Vec<Heading> = cells()
            .map(|cell| self.heading(cell, labels.parts(cell).iter().filter(is_fixed).cloned().collect(), style))
            .collect();
        if !headings.iter().any(Heading::is_known) {
            return Ok(Heads::default());
        }
        // 1—11月累计 beside 11月 is a total; where all are such, they are the rows.
        if headings.iter().any(|heading| heading.is_known() && !heading.so_far) {
            for heading in headings.iter_mut().filter(|heading| heading.so_far) {
                if let Meaning::Time(time) = heading.means {
                    heading.means = Meaning::Total(Some(time));
                }
            }
        }
        let below = Below { table, first: header.record + header.rows, units: &self.feed.units };
        headings.retain(|heading| heading.is_known() || heading.is_total() || below.holds_numbers(heading));
        if headings.len() > HEADS_AT_MOST {
            return Err(Box::new(
                Diagnostic::error("too-large", say!("too-many-headings", most = HEADS_AT_MOST)).at(at),
            ));
        }
        let mut headings = self.of_value(headings).map_err(|message| {
            Box::new(Diagnostic::error("duplicate-label", *message).hint(say!("two-sub-headings-hint")).at(at.clone()))
        })?;
        let years = years_above(table, labels, header, style);
        for heading in &mut headings {
            heading.lies_in(years.get(heading.cell).copied().flatten());
        }
        let titles = (0..header.record).flat_map(|record| table.cells(record));
        let calendar = self.feed.calendar;
        let year = self.year.or(titles.into_iter().find_map(|title| heading_time::year_in(title, calendar)));
        let heads = match self.unpivot.headings {
            HeadingsAre::Dates => self.periods(headings, year),
            HeadingsAre::Regions | HeadingsAre::Listed(_) => Ok(self.plain(headings)),
        };
        let heads = heads.map_err(|message| {
            Box::new(
                Diagnostic::error("missing-period", *message).hint(say!("heading-without-year-hint")).at(at.clone()),
            )
        })?;
        self.check(&heads, file, at.line.unwrap_or(0))?;
        Ok(heads)
    }

    /// What a cell's headings say, one above the other.
    fn heading(&self, cell: usize, parts: Vec<Part>, style: DateStyle) -> Heading {
        let name: String = parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" ");
        let unit = parts.iter().rev().find_map(|part| part.unit);
        let so_far = name.ends_with("累计") || name.ends_with("累計");
        let mut found = Heading {
            cell,
            name,
            means: Meaning::Unknown(String::new()),
            so_far,
            rest: Vec::new(),
            units: Vec::new(),
            unit,
        };
        let mut times: Vec<HeadingTime> = Vec::new();
        for part in parts {
            let means = match self.unpivot.headings {
                HeadingsAre::Dates => time(&part, style).inspect(|time| times.push(*time)).map(Meaning::Time),
                HeadingsAre::Regions => self.region(&part),
                HeadingsAre::Listed(ref list) => listed(list, &part).map(Meaning::Listed),
            };
            match means {
                Some(means) => found.means = self.below(&found.means, means),
                None if part.base.is_empty() => found.units.push(part),
                None => found.rest.push(part),
            }
        }
        if let Some(time) = together(&times) {
            found.means = Meaning::Time(time);
        }
        found.find_total(|written| self.names_value(written).is_some());
        if let Meaning::Unknown(named) = &mut found.means {
            // The lowest is a sub-heading where the value has such.
            let own = match &found.rest[..] {
                [above @ .., last] if !above.is_empty() && self.names_value(&last.text).is_some() => above,
                all => all,
            };
            *named = own.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" ");
            found.rest.drain(..own.len());
        }
        found
    }

    /// What a heading means below another one: 城关镇 below 北湖区 is the one that lies there, by a name that no other region has.
    fn below(&self, above: &Meaning, own: Meaning) -> Meaning {
        let (Meaning::Region(Some(whole), above), Meaning::Region(id, name)) = (above, &own) else { return own };
        if id.is_some_and(|id| self.regions.is_within(id, *whole)) {
            return own;
        }
        let Ok(id) = self.regions.find_within(name, None, above) else {
            // It lies elsewhere: its own name or the one above it is wrong.
            let is_apart = id.is_some_and(|id| !self.regions.is_within(id, *whole));
            return if is_apart { Meaning::Unknown(format!("{above} {name}")) } else { own };
        };
        let region = self.regions.get(id);
        let names = [&region.title, &region.title_en, &region.code];
        let name = names.into_iter().find(|name| self.regions.find(name) == Ok(id));
        name.map_or(own, |name| Meaning::Region(Some(id), name.clone()))
    }

    fn region(&self, part: &Part) -> Option<Meaning> {
        let named = |text: &str| {
            let is_left_aside =
                self.feed.not_regions.iter().any(|name| *name == text || squeezed(name) == squeezed(text));
            let is_region = self.regions.is_named(text);
            // Which of several regions it is may depend on the row's date.
            let id = if is_region { self.regions.find(text).ok() } else { None };
            (is_region || is_left_aside).then(|| Meaning::Region(id, text.to_owned()))
        };
        named(&part.text).or_else(|| if part.base.is_empty() { None } else { named(&part.base) })
    }

    /// Whether a sub-heading is one that the value's `header` names, and the unit that it states.
    #[expect(clippy::option_option, reason = "no match, a match, a match with a unit")]
    fn names_value(&self, written: &str) -> Option<Option<Unit>> {
        let value = self.value();
        let cell = folded(written);
        let units = &self.feed.units;
        value.headers.iter().find_map(|header| column_of(value, &folded(header), &cell, written, units))
    }

    /// The headings over the feed's value, where several values stand side by side.
    fn of_value(&self, headings: Vec<Heading>) -> Result<Vec<Heading>, Box<crate::words::Message>> {
        let rest = |heading: &Heading| heading.rest.iter().map(|part| part.text.as_str()).collect::<String>();
        let named = |heading: &Heading| {
            let whole = rest(heading);
            let parts = heading.rest.iter().chain(&heading.units).map(|part| part.text.as_str());
            std::iter::once(&*whole).chain(parts).find_map(|text| self.names_value(text))
        };
        if self.value().headers.is_empty() {
            let mut kinds: Vec<String> = headings.iter().filter(|h| h.is_known()).map(rest).collect();
            // 合计 beside 城关镇 below 北湖区 is that region's own.
            if matches!(self.unpivot.headings, HeadingsAre::Regions) && kinds.iter().any(String::is_empty) {
                let is_total = |kind: &String| matches!(RowWords::USUAL.total(kind), Some(Total::Grand | Total::Part));
                kinds.retain(|kind| !is_total(kind));
            }
            kinds.sort();
            kinds.dedup();
            return match &kinds[..] {
                [first, .., second] => {
                    let column = &self.value().id;
                    Err(Box::new(say!("two-sub-headings", first, second, column)))
                }
                _ => Ok(headings),
            };
        }
        if !headings.iter().any(|heading| named(heading).is_some()) {
            let without = headings.iter().filter(|h| h.is_known()).all(|heading| heading.rest.is_empty());
            let wanted = self.value().headers.join("/");
            return if without { Ok(headings) } else { Err(Box::new(say!("no-such-sub-heading", wanted))) };
        }
        let is_alone = |heading: &Heading| heading.rest.is_empty() && heading.units.is_empty();
        // A time of which no sub-heading is the value's would be missing without a word.
        let has_value =
            |time: HeadingTime| headings.iter().any(|h| h.time() == Some(time) && (is_alone(h) || named(h).is_some()));
        let without = headings.iter().find(|h| matches!(h.means, Meaning::Time(time) if !has_value(time)));
        if let Some(heading) = without {
            let (name, wanted) = (&heading.name, self.value().headers.join("/"));
            return Err(Box::new(say!("no-such-sub-heading-below", name, wanted)));
        }
        let kept = headings.into_iter().filter_map(|mut heading| {
            let unit = if is_alone(&heading) { None } else { named(&heading)? };
            heading.unit = unit.or(heading.unit);
            Some(heading)
        });
        Ok(kept.collect())
    }

    /// Regions and listed headings as rows.
    fn plain(&self, headings: Vec<Heading>) -> Heads {
        let mut heads = Heads::default();
        let mut regions: Vec<Option<RegionId>> = Vec::new();
        for heading in headings {
            let (into, known) = match heading.means {
                Meaning::Region(id, ref name) => {
                    regions.push(id);
                    (name.clone(), true)
                }
                Meaning::Listed(ref text) => (text.clone(), true),
                Meaning::Unknown(ref text) if matches!(self.unpivot.headings, HeadingsAre::Regions) => {
                    regions.push(None);
                    (text.clone(), false)
                }
                Meaning::Total(_) => {
                    heads.totals.push(TotalHead { cell: heading.cell, name: heading.name, of: Vec::new() });
                    continue;
                }
                Meaning::Unknown(_) | Meaning::Aside | Meaning::Time(_) => continue,
            };
            heads.rows.push(Head { cell: heading.cell, name: heading.name, into, unit: heading.unit, known });
        }
        // A region beside others within it is a control total itself.
        let is_whole =
            |id: RegionId| regions.iter().flatten().any(|other| *other != id && self.regions.is_within(*other, id));
        let parts: Vec<usize> = if regions.is_empty() {
            (0..heads.rows.len()).collect()
        } else {
            (0..regions.len()).filter(|n| regions[*n].is_some_and(|id| !is_whole(id))).collect()
        };
        heads.totals.iter_mut().for_each(|total| total.of.clone_from(&parts));
        heads
    }

    /// Periods as rows. One that others make up, or that is longer than the feed's own, is their total.
    fn periods(&self, headings: Vec<Heading>, year: YearAround) -> Result<Heads, Box<crate::words::Message>> {
        let timed: Vec<Timed<'_>> = headings.iter().map(Heading::timed).collect();
        let stretches = in_their_years(&timed, year, self.feed.calendar)?;
        let stretches = as_months(stretches);
        let single = |n: usize| stretches[n].filter(|_| matches!(headings[n].means, Meaning::Time(_)));
        let singles: Vec<Option<Stretch>> = (0..headings.len()).map(single).collect();
        let is_total: Vec<bool> = (0..headings.len()).map(|n| self.is_sum_of_others(n, &singles)).collect();
        let mut heads = Heads::default();
        let mut of_row: Vec<Option<Stretch>> = Vec::new();
        for (n, heading) in headings.iter().enumerate() {
            let (into, known) = match (&heading.means, stretches[n]) {
                (Meaning::Time(_), Some(stretch)) if !is_total[n] => (stretch.last.to_string(), true),
                (Meaning::Unknown(text), _) => (text.clone(), false),
                _ => continue,
            };
            of_row.push(stretches[n]);
            heads.rows.push(Head { cell: heading.cell, name: heading.name.clone(), into, unit: heading.unit, known });
        }
        for (n, heading) in headings.into_iter().enumerate() {
            let within = |row: &Option<Stretch>| match (row, stretches[n]) {
                (Some(row), Some(total)) => total.holds(row),
                (row, None) => row.is_some(),
                (None, _) => false,
            };
            if is_total[n] || matches!(heading.means, Meaning::Total(_)) {
                let of = (0..of_row.len()).filter(|row| within(&of_row[*row])).collect();
                heads.totals.push(TotalHead { cell: heading.cell, name: heading.name, of });
            }
        }
        Ok(heads)
    }

    /// Whether a period is longer than the feed's own and holds others, or is made up of others without a gap.
    fn is_sum_of_others(&self, n: usize, stretches: &[Option<Stretch>]) -> bool {
        let Some(whole) = stretches[n] else { return false };
        // A year beside months is no month's amount, whether or not its own months stand there.
        let is_span =
            |stretch: &Stretch| stretch.length == Length::Running && stretch.first.month() != stretch.last.month();
        let is_longer = |stretch: &Stretch| stretch.is_longer_than(self.feed.every) || is_span(stretch);
        if is_longer(&whole) && stretches.iter().flatten().any(|other| !is_longer(other)) {
            return true;
        }
        let mut within: Vec<&Stretch> = stretches.iter().flatten().filter(|other| whole.holds(other)).collect();
        if within.is_empty() {
            return false;
        }
        if is_longer(&whole) {
            return true;
        }
        within.sort_by_key(|stretch| (stretch.first, stretch.last));
        let follows = |pair: &[&Stretch]| pair[0].last.tomorrow().is_ok_and(|next| next == pair[1].first);
        let ends = within.first().is_some_and(|s| s.first == whole.first)
            && within.last().is_some_and(|s| s.last == whole.last);
        ends && within.windows(2).all(follows)
    }

    /// Looks for headings that stand twice and for units that the value cannot be in, and finds the unit of all.
    fn check(&self, heads: &Heads, file: &str, line: u64) -> Result<(), Box<Diagnostic>> {
        for (n, head) in heads.rows.iter().enumerate() {
            let twin = heads.rows[..n].iter().find(|other| other.known && head.known && other.into == head.into);
            if let Some(twin) = twin {
                let (name, first, second) = (&head.name, twin.cell + 1, head.cell + 1);
                let message = if *name == twin.name {
                    say!("header-twice", name, first, second)
                } else {
                    let (first, second, column) = (&twin.name, name, &self.value().id);
                    say!("two-sub-headings", first, second, column)
                };
                let hint = say!("two-sub-headings-hint");
                let at = Location::at(file, line, second as u64);
                return Err(Box::new(Diagnostic::error("duplicate-label", message).hint(hint).at(at)));
            }
            if let (ColumnKind::Quantity { unit, .. }, Some(written)) = (&self.value().kind, head.unit)
                && written.dimension() != unit.dimension()
            {
                let name = &head.name;
                let message = say!("header-unit-differs", name, written, unit);
                let at = Location::at(file, line, head.cell as u64 + 1);
                return Err(Box::new(Diagnostic::error("unit-error", message).at(at)));
            }
        }
        Ok(())
    }
}

/// The rows below a header.
struct Below<'t> {
    table: &'t Table<'t>,
    first: usize,
    /// The units that the project knows.
    units: &'t Units,
}

impl Below<'_> {
    /// Whether most cells under a heading are numbers, and are not merely counted: 序号.
    fn holds_numbers(&self, heading: &Heading) -> bool {
        let rows = self.first..self.table.len().min(self.first + LOOKED_AT);
        let cells = rows.filter_map(|row| self.table.cell(row, heading.cell)).map(tidy);
        let cells: Vec<_> = cells.filter(|cell| !is_missing(cell)).collect();
        let numbers = cells.iter().filter(|cell| read_number(cell, self.units).is_ok()).count();
        let counts = cells.iter().filter(|cell| read_number(cell, self.units).is_ok()).zip(1_u32..);
        let is_serial = heading.is_serial() && counts.clone().all(|(cell, n)| **cell == n.to_string());
        numbers * 2 > cells.len() && !is_serial
    }
}

fn time(part: &Part, style: DateStyle) -> Option<HeadingTime> {
    // A note in brackets is no unit: 3月（预计).
    let base = if part.base.is_empty() { &part.text } else { &part.base };
    heading_time::read(base, style)
}

/// A listed heading, as it is listed.
fn listed(list: &[String], part: &Part) -> Option<String> {
    let is = |text: &str, written: &str| folded(text) == folded(written);
    list.iter().find(|text| is(text, &part.text) || (!part.base.is_empty() && is(text, &part.base))).cloned()
}

/// What several headings above each other say of time together: 2024年 over 1月, and the shortest of those with a year.
fn together(times: &[HeadingTime]) -> Option<HeadingTime> {
    let shortest = |a: &Stretch, b: &Stretch| (a.last - a.first).get_days().cmp(&(b.last - b.first).get_days());
    let dated = times.iter().filter_map(|t| if let HeadingTime::Dated(stretch) = t { Some(*stretch) } else { None });
    let dated = dated.min_by(shortest);
    let yearless = times.iter().rev().find_map(|t| if let HeadingTime::Yearless(y) = t { Some(*y) } else { None });
    match (dated, yearless) {
        (Some(year), Some(months)) if year.whole_year().is_some() => {
            let within = |s: &Stretch| year.first <= s.first && s.last <= year.last;
            months.within(year.whole_year()?).filter(within).map(HeadingTime::Dated)
        }
        (Some(dated), _) => Some(HeadingTime::Dated(dated)),
        (None, Some(months)) => Some(HeadingTime::Yearless(months)),
        (None, None) => None,
    }
}

/// First days of months stand for their months where there is nothing else: spreadsheets keep Jan-24 as a day.
fn as_months(stretches: Vec<Option<Stretch>>) -> Vec<Option<Stretch>> {
    use crate::measure::Every;
    let is_first = |s: &Stretch| s.length == Length::One(Every::Day) && s.first.day() == 1;
    if !stretches.iter().flatten().all(is_first) {
        return stretches;
    }
    let month = |s: Stretch| Stretch::of(Period::containing(s.first, Every::Month));
    stretches.into_iter().map(|stretch| stretch.map(month)).collect()
}
