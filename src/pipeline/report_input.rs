//! From judged rows to the resolved report: everything that it is made from, put together.

use super::breakdown::breakdown;
use super::files::has_begun;
use super::forecasts::signal_and_forecast;
use super::judge::{Both, add_up, judge_both};
use super::overdue::{feed_statuses, outstanding};
use super::pending_rejects::{pending_months, pending_of};
use super::period_value::period_value;
use super::revisions::revisions;
use super::study::Study;
use super::tracking::{published as published_lines, tracked};
use super::values::values;
use super::workers::{in_pieces, on_workers};
use crate::catalog::{Catalog, Feed, Indicator, Protect, Source};
use crate::disclosure::{SumsOfColumns, Suppression};
use crate::measure::Month;
use crate::render::json::Json;
use crate::render::{Form, Forms, Part};
use crate::report::compare::Snapshot;
use crate::report::{self, Assessed, Edition, FeedStatus, FileLedger, Input, Published, Quality, Report, Series};
use crate::series::{
    EngineError, Feeds, answer, columns_that_add_up, columns_that_carry_over, months_per_period, natural_window,
};
use crate::words::Language;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Judges `as_of` and the month before it, and resolves the report.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn report(study: &Study, as_of: Month, language: Language) -> Result<Report, EngineError> {
    report_for(study, as_of, &Making::of(language, Edition::Internal))
}

/// How a report is to be made.
#[derive(Debug, Clone)]
pub struct Making<'a> {
    pub language: Language,
    pub edition: Edition,
    /// A published report: the month that it spoke for is judged again by what is known now.
    pub published: Option<&'a Snapshot>,
    /// The forms it will be written in: what none of them shows is left out of it.
    pub forms: Forms,
    /// Figures of a public edition that replace others which had been given out: it says so.
    pub republished: usize,
}

impl Making<'_> {
    /// For an edition, in every form.
    #[must_use]
    pub fn of(language: Language, edition: Edition) -> Self {
        Self { language, edition, published: None, forms: Forms::default(), republished: 0 }
    }
}

/// The same as `making` asks for. The public edition has no rejects, rows, revisions, overdue reports, warnings or actions, and of
/// protected indicators below the root only numbers that reveal no others.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn report_for(study: &Study, as_of: Month, making: &Making<'_>) -> Result<Report, EngineError> {
    let study = &*study.in_language(making.language);
    on_workers(|| {
        let judged_again = |then: &Snapshot| -> Result<Published, EngineError> {
            let month = Month::parse(&then.as_of).unwrap_or(as_of);
            let forms = Forms::only([&Json as &'static dyn Form]);
            let now = composed(study, month, &Making { forms, ..making.clone() }, None)?.snapshot();
            Ok(Published { then: then.clone(), now })
        };
        let published = making.published.map(judged_again).transpose()?;
        composed(study, as_of, making, published.as_ref())
    })
}

fn composed(
    study: &Study,
    as_of: Month,
    making: &Making<'_>,
    published: Option<&Published>,
) -> Result<Report, EngineError> {
    let Making { language, edition, ref forms, .. } = *making;
    add_up(study, as_of)?;
    let Both { now, before } = judge_both(study, as_of)?;
    let input = Input {
        series: series(study, as_of)?,
        feeds: feed_statuses(study, as_of)?,
        on: study.on,
        with_words: forms.show(Part::Words),
        with_charts: forms.show(Part::Charts),
        with_document: forms.show(Part::Document),
        with_slides: forms.show(Part::Slides),
        most_regions: forms.worst,
        republished: making.republished,
        ..Input::new(&study.catalog, as_of, language, edition)
    };
    let lines = if forms.show(Part::Tracking) { tracked(study, as_of)? } else { Vec::new() };
    let input = match edition {
        Edition::Internal => Input {
            rows: with_details(study, now, as_of, None)?,
            previous: before,
            outstanding: outstanding(study, as_of)?,
            revisions: revisions(study, as_of),
            quality: quality(study, as_of),
            warnings: study.warnings_up_to(as_of).chain(study.unreadable()).cloned().collect(),
            values: if forms.show(Part::Values) { values(study, as_of)? } else { Vec::new() },
            tracked: lines,
            ..input
        },
        Edition::Public => {
            let suppression = suppression(study, &now, as_of)?;
            let now = suppression.rows(now);
            // Reports owed are for the office alone.
            let feeds = input
                .feeds
                .into_iter()
                .map(|feed| FeedStatus { earlier: Vec::new(), timeliness: Vec::new(), ..feed })
                .collect();
            Input {
                feeds,
                tracked: published_lines(study, lines, &now),
                rows: with_details(study, now, as_of, Some(&suppression))?,
                previous: suppression.earlier_rows(before),
                ..input
            }
        }
    };
    let mut report = report::build_since(&input, published);
    // The text is in the project's language, and so are its numbers.
    if input.with_words && language == study.catalog.language {
        report.own_text = study.own_text.as_ref().map(|text| text.filled(&study.catalog, &report));
    }
    Ok(report)
}

/// What the public may see of these rows.
fn suppression<'a>(study: &'a Study, rows: &[Assessed<'a>], as_of: Month) -> Result<Suppression<'a>, EngineError> {
    let catalog = &study.catalog;
    let sums = sums_of_columns(catalog, &study.feeds)?;
    Suppression::decide(catalog, &sums, rows, as_of, |indicator, window| {
        let points = answer(catalog, &study.feeds, indicator, window, as_of)?;
        let period = months_per_period(indicator, catalog);
        let value = |region| Some((region, period_value(points.get(&region)?, as_of, period)?.clone()));
        let mut values: BTreeMap<_, _> = points.regions().filter_map(value).collect();
        // A row may print the value of another month: that of its due date, or of its feed's own period.
        let of_window =
            |row: &&Assessed<'_>| row.indicator.id == indicator.id && row.window == window && !row.each_total;
        let printed = rows.iter().filter(of_window).filter_map(|row| Some((row.region, row.assessment.value.clone()?)));
        values.extend(printed);
        Ok(values)
    })
}

/// The columns that are sums of others, as the catalog declares them and as they are found in the rows of feeds with protected
/// indicators, and those that change by what others say.
fn sums_of_columns(catalog: &Catalog, feeds: &Feeds) -> Result<SumsOfColumns, EngineError> {
    let mut sums = SumsOfColumns::declared(catalog);
    let is_protected = |feed: &Feed| {
        let of_feed = |i: &&Indicator| matches!(&i.source, Source::Rows(rows) if rows.feed == feed.id);
        catalog.indicators.iter().filter(of_feed).any(|indicator| indicator.protect != Protect::None)
    };
    for feed in catalog.feeds.iter().filter(|feed| is_protected(feed)) {
        for (whole, parts) in columns_that_add_up(feed, feeds)? {
            sums.add(&feed.id, &whole, parts);
        }
        for (state, flows) in columns_that_carry_over(feed, feeds)? {
            sums.tie(&feed.id, &state, &flows);
        }
    }
    Ok(sums)
}

/// The rows, those of the root with their outlook, the months whose value is pending, and what makes up the gaps of those that
/// lag.
fn with_details<'a>(
    study: &'a Study,
    mut rows: Vec<Assessed<'a>>,
    as_of: Month,
    suppression: Option<&Suppression<'a>>,
) -> Result<Vec<Assessed<'a>>, EngineError> {
    let root = study.catalog.regions.root();
    let details = |row: &Assessed<'_>| {
        let lags = row.assessment.verdict.is_lagging();
        let parts = if lags { breakdown(study, row, &rows, as_of)? } else { None };
        let parts = match suppression {
            Some(suppression) => parts.and_then(|parts| suppression.parts(row, parts)),
            None => parts,
        };
        Ok((parts.map(Box::new), signal_and_forecast(study, row, as_of)?.map(Box::new), pending_of(study, row)))
    };
    let at_root = |row: &&Assessed<'_>| row.region == root;
    let details: Result<Vec<_>, EngineError> = in_pieces(rows.par_iter()).filter(at_root).map(details).collect();
    for (row, details) in rows.iter_mut().filter(|row| row.region == root).zip(details?) {
        (row.breakdown, row.outlook, row.pending) = details;
    }
    Ok(rows)
}

/// The root's values of every visible indicator, for charts.
fn series(study: &Study, as_of: Month) -> Result<Vec<Series<'_>>, EngineError> {
    let catalog = &study.catalog;
    let visible: Vec<_> = catalog.indicators.iter().filter(|i| !i.hidden).collect();
    in_pieces(visible.par_iter())
        .map(|indicator| {
            let window = natural_window(indicator, catalog);
            let root = catalog.regions.root();
            let points = answer(catalog, &study.feeds, indicator, window, as_of)?.points(root);
            Ok(Series { indicator, pending: pending_months(study, indicator, root, window, &points), points })
        })
        .collect()
}

fn quality(study: &Study, as_of: Month) -> Quality<'_> {
    let mut quality = Quality::default();
    for (feed, data) in study.feeds.iter() {
        let ledger = data.ledger(study.catalog.start, as_of).into_iter().zip(&data.files);
        let ledger = ledger.filter(|(_, f)| has_begun(f.period, as_of));
        quality.files.extend(ledger.map(|(l, f)| FileLedger {
            file: l.file.clone(),
            encoding: f.format.to_string(),
            rows: l.rows,
            used: l.used,
            rejected: l.rejected,
            skipped: l.skipped,
            superseded: l.superseded,
            out_of_scope: l.out_of_scope,
        }));
        let rejects = data.rejects.iter().filter(|r| has_begun(r.period, as_of));
        quality.rejects.extend(rejects.map(|reject| (feed.as_str(), reject)));
    }
    quality
}
