//! From judged rows to the resolved report.

use super::judge::Both;
use super::public::Veil;
use super::workers::on_workers;
use super::{Judged, Study};
use crate::assess::{Breakdown, SignalAndForecast};
use crate::catalog::{Feed, Language, RegionId};
use crate::diag::Diagnostic;
use crate::measure::{Month, Period};
use crate::render::json::Json;
use crate::render::{Form, Forms, Part};
use crate::report::diff::Snapshot;
use crate::report::{
    self, Chased, Edition, FeedStatus, FileLedger, Input, Previous, Published, Quality, RejectLine, Report, Row, Series,
};
use crate::series::{EngineError, answer, arrival, natural_window};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

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
    /// A report that went out: the month that it spoke for is judged anew by what is known now.
    pub published: Option<&'a Snapshot>,
    /// As what it will be written: what none of these shows is left out of it.
    pub forms: Forms,
}

impl Making<'_> {
    /// For an edition, in every form.
    #[must_use]
    pub fn of(language: Language, edition: Edition) -> Self {
        Self { language, edition, published: None, forms: Forms::default() }
    }
}

/// The same as it is asked for. The public's has no rejects, rows, revisions, reports owed, warnings or actions, and of protected
/// indicators below the root only what nobody can tell others' numbers from.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn report_for(study: &Study, as_of: Month, making: &Making<'_>) -> Result<Report, EngineError> {
    on_workers(|| {
        let anew = |then: &Snapshot| -> Result<Published, EngineError> {
            let month = Month::parse(&then.as_of).unwrap_or(as_of);
            let forms = Forms::only([&Json as &'static dyn Form]);
            let now = Snapshot::of(&composed(study, month, &Making { forms, ..making.clone() }, None)?);
            Ok(Published { then: then.clone(), now })
        };
        let published = making.published.map(anew).transpose()?;
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
    study.add_up(as_of)?;
    let Both { now, before } = study.judge_both(as_of)?;
    let before = before.into_iter().map(previous).collect();
    let feeds: Result<Vec<_>, EngineError> =
        study.catalog.feeds.iter().map(|feed| status(study, feed, as_of)).collect();
    let input = Input {
        catalog: &study.catalog,
        as_of,
        language,
        edition,
        rows: Vec::new(),
        previous: Vec::new(),
        series: series(study, as_of)?,
        feeds: feeds?,
        chased: Chased { on: as_of.last_day(), owed: Vec::new() },
        revisions: Vec::new(),
        quality: Quality::default(),
        warnings: Vec::new(),
        worded: forms.show(Part::Words),
        drawn: forms.show(Part::Charts),
        set_out: forms.show(Part::Document),
        worst: forms.worst,
        values: Vec::new(),
    };
    let input = match edition {
        Edition::Internal => Input {
            rows: rows(study, now, as_of, None)?,
            previous: before,
            chased: study.chased(as_of, as_of.last_day())?,
            revisions: study.revisions(as_of),
            quality: quality(study, as_of),
            warnings: study.warnings_up_to(as_of).chain(study.unreadable()).cloned().collect(),
            values: if forms.show(Part::Values) { study.values(as_of)? } else { Vec::new() },
            ..input
        },
        Edition::Public => {
            let veil = study.veil(&now, as_of)?;
            Input { rows: rows(study, now, as_of, Some(&veil))?, previous: veil.before(before), ..input }
        }
    };
    Ok(report::build_since(&input, published))
}

/// A verdict of the month before, recomputed from the feeds as they are now.
fn previous(judged: Judged<'_>) -> Previous<'_> {
    Previous {
        indicator: &judged.indicator.id,
        region: judged.region,
        target: judged.target.map(|t| t.line),
        each_total: judged.each_total,
        assessment: judged.assessment,
    }
}

/// The rows; with the outlook of those of the root, and what makes up the gaps of those that lag. Under a veil without what it
/// withholds.
fn rows<'a>(
    study: &'a Study,
    judged: Vec<Judged<'a>>,
    as_of: Month,
    veil: Option<&Veil<'a>>,
) -> Result<Vec<Row<'a>>, EngineError> {
    let root = study.catalog.regions.root();
    let judged = match veil {
        Some(veil) => veil.over(judged),
        None => judged,
    };
    let more = |row: &Judged<'_>| {
        let lags = row.assessment.verdict.is_lagging();
        let breakdown = if lags { study.breakdown(row, &judged, as_of)? } else { None };
        let breakdown = veil.map_or(breakdown.clone(), |veil| veil.parts(row, breakdown));
        Ok((breakdown, study.outlook(row, as_of)?))
    };
    let at_root = |row: &Judged<'_>| row.region == root;
    let mores: Result<Vec<_>, EngineError> = judged.par_iter().filter(|row| at_root(row)).map(more).collect();
    let mut mores = mores?.into_iter();
    let row = |judged: Judged<'a>| {
        // Only the root's are drawn over time.
        let (more, doubtful) = if at_root(&judged) {
            (mores.next().unwrap_or_default(), study.doubtful_of(&judged))
        } else {
            Default::default()
        };
        let veiled = veil.is_some_and(|veil| veil.covers(judged.indicator));
        Row { veiled, ..row(study, judged, more, doubtful) }
    };
    Ok(judged.into_iter().map(row).collect())
}

pub(super) fn row<'a>(
    study: &'a Study,
    judged: Judged<'a>,
    (breakdown, outlook): (Option<Breakdown<RegionId>>, Option<SignalAndForecast>),
    doubtful: Vec<Month>,
) -> Row<'a> {
    Row {
        doubtful,
        breakdown,
        outlook,
        source_feed: study.catalog.feed_of(judged.indicator).map_or("", |f| &f.id),
        indicator: judged.indicator,
        target: judged.target,
        region: judged.region,
        assessment: judged.assessment,
        points: judged.points,
        first_seen: judged.first_seen,
        each_total: judged.each_total,
        veiled: false,
    }
}

/// The root's values of every visible indicator, for charts.
fn series(study: &Study, as_of: Month) -> Result<Vec<Series<'_>>, EngineError> {
    let catalog = &study.catalog;
    let visible: Vec<_> = catalog.indicators.iter().filter(|i| !i.hidden).collect();
    visible
        .par_iter()
        .map(|indicator| {
            let window = natural_window(indicator, catalog);
            let root = catalog.regions.root();
            let points = answer(catalog, &study.feeds, indicator, window, as_of)?.points(root);
            Ok(Series { indicator, doubtful: study.doubtful_months(indicator, root, window, &points), points })
        })
        .collect()
}

fn status(study: &Study, feed: &Feed, as_of: Month) -> Result<FeedStatus, EngineError> {
    let regions = &study.catalog.regions;
    let data = &study.feeds[&feed.id];
    let arrival = arrival(feed, regions, data, as_of)?;
    Ok(FeedStatus {
        feed: feed.id.clone(),
        source: feed.source.clone(),
        last: arrival.last,
        missing: arrival.missing.iter().map(|r| regions.get(*r).name.clone()).collect(),
        files: data.files.iter().filter(|f| has_begun(f.period, as_of)).count(),
        absent: !arrival.reported,
        coverage: arrival.coverage,
    })
}

/// Files of later periods are read too, since they may revise; what became of their rows is told by their own month's report.
fn quality(study: &Study, as_of: Month) -> Quality {
    let mut quality = Quality::default();
    for data in study.feeds.values() {
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
        quality.rejects.extend(rejects.map(|r| RejectLine {
            file: r.file.clone(),
            line: r.line,
            byte: r.byte,
            column: r.column.clone().unwrap_or_default(),
            code: r.code.to_owned(),
            raw: r.raw.clone(),
            message: r.message.clone(),
        }));
    }
    quality
}

pub(super) fn has_begun(period: Option<Period>, as_of: Month) -> bool {
    period.is_none_or(|p| p.first_day() <= as_of.last_day())
}

impl Study {
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
        self.feeds.values().flat_map(|d| &d.files).map(|f| (f.name.clone(), f.hash.clone())).collect()
    }
}
