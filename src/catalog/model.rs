//! The validated catalog as a whole. Everything in it has been checked: references exist, units convert, dates are in order.

use super::action::Action;
use super::board::BoardRules;
use super::briefing::Briefing;
use super::comment::Comment;
use super::confirmed::Confirmed;
use super::feeds::Feed;
use super::holidays::Holidays;
use super::indicators::{Indicator, Source};
use super::reading::TableOrigins;
use super::received_file::ReceivedFile;
use super::region_shapes::RegionShapes;
use super::regions::Regions;
use super::targets::Target;
use crate::measure::{Calendar, Month, Units, WorkDays};
use crate::words::Language;
use std::collections::BTreeMap;

/// Everything that is measured and everything that was promised.
#[derive(Debug, Clone)]
pub struct Catalog {
    pub title: String,
    pub language: Language,
    /// Knows in which month a year begins.
    pub calendar: Calendar,
    /// Those built in, and those that the project declares.
    pub units: Units,
    /// The first month that counts.
    pub start: Month,
    /// `None` where days are counted by the calendar alone.
    pub holidays: Option<Holidays>,
    /// The notice that marks synthetic data, printed on every form.
    pub synthetic: Option<String>,
    /// Whether it holds guesses of a program that nobody has gone through: every form says so, and neither letters nor a public edition are
    /// made of it.
    pub to_confirm: bool,
    /// English for texts of the catalog, see [`Catalog::in_language`].
    pub names_en: BTreeMap<String, String>,
    pub board: BoardRules,
    pub briefing: Briefing,
    pub regions: Regions,
    /// The shapes of regions; `None` where the project names no file of them.
    pub shapes: Option<RegionShapes>,
    /// In the order of `onpace.toml`.
    pub feeds: Vec<Feed>,
    /// In the order of `onpace.toml`.
    pub indicators: Vec<Indicator>,
    /// In the order of `targets.csv`.
    pub targets: Vec<Target>,
    /// In the order of `actions.csv`.
    pub actions: Vec<Action>,
    /// In the order of `comments.csv`; `None` where the project has no such file, so that nobody is asked to explain anything.
    pub comments: Option<Vec<Comment>>,
    /// In the order of `received.csv`.
    pub received: Vec<ReceivedFile>,
    /// In the order of `confirmed.csv`.
    pub confirmed: Vec<Confirmed>,
    /// Where tables that are workbooks lie.
    pub origins: TableOrigins,
    /// blake3 of the catalog's files.
    pub hash: String,
}

impl Catalog {
    /// The days that overdue days are counted by; `None` where they are calendar days.
    #[must_use]
    pub fn work_days(&self) -> Option<&WorkDays> {
        self.holidays.as_ref().map(|holidays| &*holidays.work_days)
    }

    #[must_use]
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|i| i.id == id)
    }

    #[must_use]
    pub fn feed(&self, id: &str) -> Option<&Feed> {
        self.feeds.iter().find(|f| f.id == id)
    }

    /// The feed behind an indicator; for a ratio, the feed of its numerator.
    #[must_use]
    pub fn feed_of(&self, indicator: &Indicator) -> Option<&Feed> {
        match &indicator.source {
            Source::Rows(rows) => self.feed(&rows.feed),
            Source::Ratio { of, .. } => self.feed_of(self.indicator(of)?),
        }
    }

    /// Whether an indicator has values below the root, because all feeds behind it have a region column.
    #[must_use]
    pub fn tells_of_regions(&self, indicator: &Indicator) -> bool {
        let part = |id: &str| self.indicator(id).is_some_and(|part| self.tells_of_regions(part));
        match &indicator.source {
            Source::Rows(rows) => self.feed(&rows.feed).is_some_and(|feed| feed.region_column().is_some()),
            Source::Ratio { of, by } => part(of) && part(by),
        }
    }

    /// The targets of an indicator, in the order of `targets.csv`.
    pub fn targets_of<'a>(&'a self, indicator: &'a str) -> impl Iterator<Item = &'a Target> {
        self.targets.iter().filter(move |t| t.indicator == indicator)
    }
}
