//! A project with its feeds read.

use super::feed_detail::{self, MANY};
use super::files::has_begun;
use super::reject_index::RejectIndex;
use super::workers::on_workers;
use super::{own_text, running_totals, template, texts_without_rows};
use crate::catalog::{Catalog, Indicator, ProjectFiles, Source, load};
use crate::diag::{Diagnostic, Warned};
use crate::feed::{Ingested, ingest_cached, unclaimed_files};
use crate::measure::{Every, Month, Period};
use crate::render::docx::Template;
use crate::series::{EngineError, Feeds, OwnPeriod, own_period};
use crate::store::Store;
use crate::words::Language;
use jiff::civil::Date;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A project with its feeds read.
#[derive(Debug, Clone)]
pub struct Study {
    pub catalog: Catalog,
    pub feeds: Arc<Feeds>,
    pub warnings: Vec<Diagnostic>,
    /// The day that deadlines are held against; None for the last day of the month that is asked for.
    pub on: Option<Date>,
    /// The day up to which reports owed are listed, where no month was asked for: later ones may be overdue by then.
    pub owed_until: Option<Date>,
    /// The document that the briefing's text goes into.
    pub template: Option<Template>,
    /// The office's own text, whose numbers reports fill in.
    pub(super) own_text: Option<own_text::Opened>,
    /// Which rejected rows concern which regions, by feed.
    pub(super) rejects: Arc<BTreeMap<String, RejectIndex>>,
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
        on_workers(|| Self::read(files, if rows { feed_detail::TOO_MANY } else { MANY }, store, &each_step))
    }

    /// The same with the rows at hand that a value counts, see [`contributing_rows`], but for feeds so large that nobody would look
    /// through them: see [`Study::lists_rows_of`].
    ///
    /// # Errors
    /// As [`Study::load`].
    pub fn load_rows(files: &ProjectFiles, each_step: impl Fn(Step<'_>) + Sync) -> Result<Self, Vec<Diagnostic>> {
        Self::load_adding_up(files, feed_detail::TOO_MANY, each_step)
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
        let template = template::open(&catalog).map_err(|error| vec![*error])?;
        let own_text = own_text::open(&catalog)?;
        warnings.extend(unclaimed_files(&catalog.feeds, files));
        let sizes: Vec<u64> = catalog.feeds.iter().map(|feed| files.size_of(&feed.files)).collect();
        each_step(Step::Begin { bytes: sizes.iter().sum() });
        let caches = store.caches(&catalog.regions);
        let feeds: BTreeMap<String, Ingested> = catalog
            .feeds
            .par_iter()
            .zip(sizes)
            .map(|(feed, bytes)| {
                let detail = feed_detail::detail(&catalog, feed, bytes, many);
                let data = ingest_cached(feed, &catalog.regions, files, &detail, &caches.of(feed, &detail));
                each_step(Step::Read(&feed.id));
                (feed.id.clone(), data)
            })
            .collect();
        store.remember();
        for data in feeds.values() {
            warnings.extend(data.warnings.iter().cloned());
        }
        let index = |(id, data): (&String, &Ingested)| {
            Some((id.clone(), RejectIndex::of(catalog.feed(id)?, &data.rejects, &catalog.regions)))
        };
        let rejects = Arc::new(feeds.iter().filter_map(index).collect());
        let (feeds, store) = (Arc::new(feeds.into_iter().collect()), store.clone());
        let mut study =
            Self { catalog, feeds, warnings, on: None, owed_until: None, template, own_text, rejects, store };
        let unmet = texts_without_rows::warnings(&study.catalog, &study.feeds);
        study.warnings.extend(unmet);
        if let Some(last) = study.latest_month() {
            let falls = running_totals::falls(&study.catalog, &study.feeds, last);
            study.warnings.extend(falls);
        }
        Ok(study)
    }

    /// The project as it stood when `upto` was reported on: without the files of later periods.
    ///
    /// # Errors
    /// As [`Study::load`].
    pub fn as_it_stood(&self, files: &ProjectFiles, upto: Month) -> Result<Self, Vec<Diagnostic>> {
        let read = self.feeds.values().flat_map(|data| &data.files);
        let later = read.filter(|f| !has_begun(f.period, upto)).map(|f| f.name.clone());
        let names = later.collect();
        let files = ProjectFiles::Without { files: Box::new(files.clone()), names };
        Self::load_kept(&files, &self.store, false, |_| {})
    }

    /// The same with the catalog as a report in a language words it; what was read is shared.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Cow<'_, Self> {
        match self.catalog.in_language(language) {
            Cow::Borrowed(_) => Cow::Borrowed(self),
            Cow::Owned(catalog) => Cow::Owned(Self { catalog, ..self.clone() }),
        }
    }

    /// The own period of an indicator's feed at a month: what it speaks for, and whether its report is there.
    ///
    /// # Errors
    /// A defect, see [`EngineError`].
    pub fn own_period(&self, indicator: &Indicator, as_of: Month) -> Result<OwnPeriod, EngineError> {
        let on = self.deadlines_on(as_of);
        match self.catalog.feed_of(indicator) {
            Some(feed) => own_period(&self.catalog, &self.feeds, feed, as_of, on),
            None => Ok(OwnPeriod::received(Period::containing(as_of.first_day(), Every::Month))),
        }
    }

    /// The day that deadlines are held against in a report as of a month.
    #[must_use]
    pub fn deadlines_on(&self, as_of: Month) -> Date {
        self.on.unwrap_or_else(|| as_of.last_day())
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

    /// Warnings, without those about files of periods after `as_of`.
    pub fn warnings_up_to(&self, as_of: Month) -> impl Iterator<Item = &Diagnostic> {
        let later: BTreeSet<&str> = self
            .feeds
            .values()
            .flat_map(|data| &data.files)
            .filter(|file| !has_begun(file.period, as_of))
            .map(|file| file.name.as_str())
            .collect();
        self.warnings.iter().filter(move |w| w.location.as_ref().is_none_or(|l| !later.contains(l.file.as_str())))
    }

    /// Whether a row of a file up to `as_of`'s could not be used.
    #[must_use]
    pub fn has_rejects(&self, as_of: Month) -> bool {
        self.feeds.values().flat_map(|data| &data.rejects).any(|reject| has_begun(reject.period, as_of))
    }

    /// blake3 of every feed file, by name, for the manifest.
    #[must_use]
    pub fn inputs(&self) -> BTreeMap<String, String> {
        self.feeds.values().flat_map(|d| &d.files).map(|f| (f.path.clone(), f.hash.clone())).collect()
    }
}
