//! The one place where the phases are called in their order: catalog → feeds → series → assessments.

mod breakdown;
mod charts;
mod compose;
mod detail;
mod doubts;
mod forms;
mod judge;
mod movement;
mod outlook;
mod owed;
mod public;
mod reference;
mod sides;
mod values;
mod workers;

pub use charts::{ChartKind, Wanted};
pub use compose::{Making, report, report_for};
pub use detail::{MANY, details};
use doubts::Places;
pub use forms::{render, render_both};
pub use outlook::Tested;
use workers::on_workers;

use crate::assess::{Assessment, Verdict};
use crate::catalog::{Catalog, Indicator, Kind, ProjectFiles, RegionId, Source, Target, load};
use crate::diag::{Diagnostic, Location, Warned};
use crate::feed::{Ingested, ingest_cached};
use crate::locale::Locale;
use crate::measure::{Every, Month, Unit, exact};
use crate::render::docx::Template;
use crate::series::{Feeds, Point, Points, Window, answer, contributing_rows};
use crate::store::Store;
use num_traits::Signed;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// A project with its feeds read.
#[derive(Debug)]
pub struct Study {
    pub catalog: Catalog,
    pub feeds: Feeds,
    pub warnings: Vec<Diagnostic>,
    /// The document that the briefing's text goes into.
    pub template: Option<Template>,
    /// Which rejected rows concern which regions, by feed.
    rejects: BTreeMap<String, Places>,
    /// Where what its files came to is kept.
    store: Store,
}

/// How far the reading of a project's feeds is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// So many bytes are to be read.
    Begin { bytes: u64 },
    /// This feed has been read.
    Read(&'a str),
}

/// One indicator in one region against one target, or none.
#[derive(Debug, Clone)]
pub struct Judged<'a> {
    pub indicator: &'a Indicator,
    pub target: Option<&'a Target>,
    pub region: RegionId,
    /// The root's row of an `each` target: how many of the regions have it.
    pub each_total: bool,
    /// Boxed, since hundreds of thousands are passed on from step to step.
    pub assessment: Box<Assessment>,
    pub points: Points,
    /// The first month that there is a value of, or an own amount.
    pub first_seen: Option<Month>,
    /// The root's own amounts or states since the catalog's start, for its outlook; below the root they are not kept.
    pub history: Option<Points>,
    /// The window that the value speaks for.
    pub window: Window,
}

impl Judged<'_> {
    /// What a table calls the row, see [`Locale::row_name`].
    #[must_use]
    pub fn name(&self, locale: &Locale, catalog: &Catalog) -> String {
        let counted = self.target.filter(|_| self.each_total).and_then(|t| t.level(&catalog.regions));
        locale.row_name(self.indicator, counted)
    }

    /// The unit of the row's amounts: 个 where it counts regions.
    #[must_use]
    pub fn unit(&self) -> Unit {
        self.each_total.then(|| Unit::parse("个")).flatten().unwrap_or(self.indicator.unit)
    }
}

impl Study {
    /// Loads the catalog and reads every feed, several at once. Rows of large feeds of which nothing but sums is asked are added up
    /// while they are read.
    ///
    /// # Errors
    /// Everything that is wrong with the catalog. What is wrong with feeds is in [`Study::feeds`].
    pub fn load(files: &ProjectFiles, each_step: impl Fn(Step<'_>) + Sync) -> Result<Self, Vec<Diagnostic>> {
        Self::load_adding_up(files, MANY, each_step)
    }

    /// The same from a store, as far as files were read before, with the rows at hand if `rows`, see [`Study::load_rows`].
    ///
    /// # Errors
    /// As [`Study::load`].
    pub fn load_kept(
        files: &ProjectFiles,
        store: &Store,
        rows: bool,
        each_step: impl Fn(Step<'_>) + Sync,
    ) -> Result<Self, Vec<Diagnostic>> {
        on_workers(|| Self::read(files, if rows { detail::TOO_MANY } else { MANY }, store, &each_step))
    }

    /// The same with the rows at hand that a value counts, see [`contributing_rows`], but for feeds so large that nobody would look
    /// through them: see [`Study::lists_rows_of`].
    ///
    /// # Errors
    /// As [`Study::load`].
    pub fn load_rows(files: &ProjectFiles, each_step: impl Fn(Step<'_>) + Sync) -> Result<Self, Vec<Diagnostic>> {
        Self::load_adding_up(files, detail::TOO_MANY, each_step)
    }

    /// The same, rows being added up in feeds of at least `many` bytes.
    ///
    /// # Errors
    /// As [`Study::load`].
    pub fn load_adding_up(
        files: &ProjectFiles,
        many: u64,
        each_step: impl Fn(Step<'_>) + Sync,
    ) -> Result<Self, Vec<Diagnostic>> {
        on_workers(|| Self::read(files, many, &Store::none(), &each_step))
    }

    fn read(
        files: &ProjectFiles,
        many: u64,
        store: &Store,
        each_step: &(impl Fn(Step<'_>) + Sync),
    ) -> Result<Self, Vec<Diagnostic>> {
        let Warned { output: catalog, mut warnings } = load(files)?;
        let template = forms::template(&catalog).map_err(|error| vec![*error])?;
        warnings.extend(catalog.unclaimed(files));
        let sizes: Vec<u64> = catalog.feeds.iter().map(|feed| files.size_of(&feed.files)).collect();
        each_step(Step::Begin { bytes: sizes.iter().sum() });
        let caches = store.caches(&catalog.regions);
        let feeds: BTreeMap<String, Ingested> = catalog
            .feeds
            .par_iter()
            .zip(sizes)
            .map(|(feed, bytes)| {
                let detail = detail::detail(&catalog, feed, bytes, many);
                let data = ingest_cached(feed, &catalog.regions, files, &detail, &caches.of(feed, &detail));
                each_step(Step::Read(&feed.id));
                (feed.id.clone(), data)
            })
            .collect();
        store.remember();
        for data in feeds.values() {
            warnings.extend(data.warnings.iter().cloned());
        }
        let places = |(id, data): (&String, &Ingested)| (id.clone(), Places::of(&data.rejects, &catalog.regions));
        let rejects = feeds.iter().map(places).collect();
        let (feeds, store) = (feeds.into_iter().collect(), store.clone());
        let mut study = Self { catalog, feeds, warnings, template, rejects, store };
        let falls = study.falls();
        study.warnings.extend(falls);
        Ok(study)
    }

    /// The project as it stood when `upto` was reported on: without the files of later periods.
    ///
    /// # Errors
    /// As [`Study::load`].
    pub fn as_it_stood(&self, files: &ProjectFiles, upto: Month) -> Result<Self, Vec<Diagnostic>> {
        let read = self.feeds.values().flat_map(|data| &data.files);
        let later = read.filter(|f| !compose::has_begun(f.period, upto)).map(|f| f.name.clone());
        let names = later.collect();
        let files = ProjectFiles::Without { files: Box::new(files.clone()), names };
        Self::load_kept(&files, &self.store, false, |_| {})
    }

    /// Months in which a total that a feed accumulates since January became less than it was.
    fn falls(&self) -> Vec<Diagnostic> {
        let Some(last) = self.latest_month() else { return Vec::new() };
        let running = self.catalog.indicators.iter().filter(|i| i.kind == Kind::Running && is_flow(i));
        running
            .filter_map(|indicator| {
                Some((indicator, answer(&self.catalog, &self.feeds, indicator, Window::Own, last).ok()?))
            })
            .flat_map(|(indicator, answer)| {
                let points = |region: RegionId| answer.points(region).into_iter().map(move |p| (region, p));
                let of_regions = answer.regions().flat_map(points);
                let falls = of_regions.filter(|(_, p)| p.own.as_ref().is_some_and(Signed::is_negative));
                falls.map(|(region, point)| self.fall(indicator, region, &point)).collect::<Vec<_>>()
            })
            .collect()
    }

    fn fall(&self, indicator: &Indicator, region_id: RegionId, point: &Point) -> Diagnostic {
        let (name, region, month) = (&indicator.name, &self.catalog.regions.get(region_id).name, point.month);
        let by = point.own.as_ref().map(|own| exact::full(&-own)).unwrap_or_default();
        let unit = indicator.unit;
        let message = crate::say!(
            "{region}“{name}”{month}的本年累计数比上月少{by}{unit}",
            "{region}: `{name}` accumulated since January is {by} {unit} less in {month} than the month before"
        );
        let hint = crate::say!("请报送单位核对该月累计数", "ask the sender to check that month's total");
        let warning = Diagnostic::warning("running-fell", message).hint(hint);
        let rows = contributing_rows(&self.catalog, &self.feeds, indicator, Window::State, region_id, month);
        let row = rows.ok().and_then(|rows| rows.into_iter().next_back());
        match row {
            Some(row) => warning.at(Location::line(row.file, row.line)),
            None => warning,
        }
    }

    /// Where what its files came to is kept.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Whether the rows that an indicator's values count are at hand, rather than what they come to.
    #[must_use]
    pub fn lists_rows_of(&self, indicator: &Indicator) -> bool {
        let parts = match &indicator.source {
            Source::Rows(_) => vec![indicator],
            Source::Ratio { of, by } => [of, by].into_iter().filter_map(|id| self.catalog.indicator(id)).collect(),
        };
        let feeds = parts.into_iter().filter_map(|part| self.feeds.get(&self.catalog.feed_of(part)?.id));
        feeds.into_iter().all(Ingested::has_lines)
    }

    /// The latest month that any monthly feed has reported.
    #[must_use]
    pub fn latest_month(&self) -> Option<Month> {
        let monthly = self.catalog.feeds.iter().filter(|f| f.every == Every::Month);
        monthly
            .filter_map(|feed| self.feeds.get(&feed.id)?.reported().into_iter().next_back())
            .map(|period| Month::of(period.first_day()))
            .max()
    }

    /// What could not be read, feed by feed.
    pub fn unreadable(&self) -> impl Iterator<Item = &Diagnostic> {
        self.feeds.values().flat_map(|data| &data.unreadable)
    }
}

/// Whether amounts of periods add up over time.
fn is_flow(indicator: &Indicator) -> bool {
    indicator.kind.adds_up() && matches!(indicator.source, Source::Rows(_))
}

/// How many rows there are of each verdict.
#[must_use]
pub fn tally(rows: &[&Judged<'_>]) -> Vec<(Verdict, usize)> {
    Verdict::ALL
        .into_iter()
        .map(|verdict| (verdict, rows.iter().filter(|r| r.assessment.verdict == verdict).count()))
        .filter(|(_, n)| *n > 0)
        .collect()
}
