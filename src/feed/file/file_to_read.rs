//! A file about to be read, and what it is read for.

use super::choose_sheet::OwnSheet;
use super::failed::{Failed, unreadable};
use super::packed::{self, Unpacked};
use crate::catalog::{Feed, ProjectFiles, RegionId, Regions};
use crate::feed::anonymise::Secret;
use crate::feed::cell::Scrutiny;
use crate::feed::detail::Aggregation;
use crate::feed::fast_or_general::Way;
use crate::feed::header::{Header, YearAround, year_in};
use crate::feed::period_in_name::{NamedPeriods, named_periods};
use crate::feed::reshape::AsWritten;
use crate::feed::rows::FileContext;
use crate::measure::notation::{DateStyle, PartOfYear, times_in};
use crate::measure::{Calendar, Every, Period};
use std::io::Read;

/// Bytes at the beginning of a file from which its container and its layout are recognised.
pub(in crate::feed) const HEAD: usize = 128 * 1024;

/// A file about to be read.
#[derive(Debug, Clone, Copy)]
pub(in crate::feed) struct FileToRead<'a> {
    pub feed: &'a Feed,
    pub regions: &'a Regions,
    pub files: &'a ProjectFiles,
    /// Its path; of a sheet that is a report of its own that of the workbook, see [`sheet_name`](crate::feed::sheet_name).
    pub path: &'a str,
    /// As reports name it: its path, with the sheet behind it.
    pub name: &'a str,
    /// A sheet that is a report of its own.
    pub sheet: Option<&'a OwnSheet>,
    /// The period in its name.
    pub period: Option<Period>,
    /// A longer one in its name: a year of a monthly feed.
    pub longer_period: Option<Period>,
    /// The sender in its name; once the header is found, in a cell above it too.
    pub sender: Option<RegionId>,
    /// What its rows are added up by and of, where the caller needs sums only.
    pub aggregation: Option<&'a Aggregation>,
    pub secret: Secret,
    pub way: Way,
    /// How closely each declared column is looked at; empty: as usual.
    pub scrutiny: &'a [Scrutiny],
}

impl<'a> FileToRead<'a> {
    /// The file's bytes, unpacked where it is packed.
    pub fn open(&self) -> Result<Box<dyn Read + Send + 'a>, Failed> {
        Ok(packed::open(self.files, self.path)?.bytes)
    }

    /// The file's first bytes.
    pub(super) fn head(&self) -> Result<Head, Failed> {
        head(self.files, self.path)
    }

    /// The file with the period that its name gives together with the year of a title above its table: 1月 below 2024年种植面积.
    pub fn with_title(self, header: &Header) -> Self {
        if self.period.is_some() || self.longer_period.is_some() {
            return self;
        }
        let titles = header.labels[..header.record].iter().flatten();
        let year = { titles }.find_map(|title| year_in(title, self.feed.calendar));
        let Some(year) = year else { return self };
        let NamedPeriods { own, longer, .. } = named_periods(self.feed, self.name, Some(year));
        Self { period: own, longer_period: longer, ..self }
    }

    /// The feed as this file writes it.
    pub fn as_written(&self) -> AsWritten<'a> {
        AsWritten::of(self.feed, self.regions, self.year())
    }

    /// The year that its name or its folders give, the nearest first.
    fn year(&self) -> YearAround {
        let calendar = self.feed.calendar;
        let whole = self.longer_period.or(self.period).filter(|p| p.every() == Every::Year);
        let around = self.period.or(self.longer_period);
        let around_it = || around.map(|p| self.feed.period_containing(p.last_day(), Every::Year));
        let parts = || self.name.rsplit('/');
        let in_name = parts().find_map(|part| year_in(part, calendar));
        // Beside a month or a quarter, four digits are its calendar year, and say nothing of which quarters are counted.
        let is_fine = |part: &str| {
            times_in(part, DateStyle::default(), None)
                .iter()
                .any(|time| time.year.is_some() && time.part != PartOfYear::Whole)
        };
        let mut counted = parts().filter(|part| calendar == Calendar::CIVIL || !is_fine(part));
        let of_quarters = counted.find_map(|part| year_in(part, calendar));
        YearAround { of_months: whole.or_else(around_it).or(in_name), of_quarters: whole.or(of_quarters) }
    }

    /// What its rows are read with.
    pub fn context(&self, header: &'a Header, delimiter: char) -> FileContext<'a> {
        let Self { feed, regions, name, period, longer_period, sender, aggregation, secret, way, scrutiny, .. } = *self;
        FileContext {
            feed,
            regions,
            name,
            period,
            longer_period,
            sender,
            header,
            delimiter,
            aggregation,
            secret,
            way,
            scrutiny,
        }
    }
}

/// A file's first bytes.
pub(super) struct Head {
    pub bytes: Vec<u8>,
    pub was_packed: bool,
}

/// A file's first bytes, unpacked where it is packed.
///
/// # Errors
/// The file cannot be read.
pub(super) fn head(files: &ProjectFiles, name: &str) -> Result<Head, Failed> {
    let mut bytes = Vec::new();
    let Unpacked { bytes: source, was_packed } = packed::open(files, name)?;
    source.take(HEAD as u64).read_to_end(&mut bytes).map_err(|why| unreadable(name, &why))?;
    Ok(Head { bytes, was_packed })
}
