//! Everything that explains one figure, gathered from the study: the form of `--json`.

use super::breakdown::breakdown;
use super::forecasts::signal_and_forecast;
use super::methods_compared::compare_methods;
use super::pending_rejects::pending_rejects;
use super::revisions::revisions;
use super::study::Study;
use crate::assess::{Breakdown, Share};
use crate::catalog::{Catalog, Indicator, RegionId, Target};
use crate::locale::Locale;
use crate::measure::{Month, exact};
use crate::report::explain::{MethodText, Step, basis_word, kind_word, methods_compared, provenance, steps};
use crate::report::{Assessed, ForecastPart, SignalPart, forecast_part, signal_part};
use crate::series::{ContributingRow, EngineError, contributing_rows, natural_window};
use crate::words::{Language, Message};
use serde::Serialize;
use std::collections::BTreeSet;

#[derive(Debug, Serialize)]
pub struct Explanation {
    pub indicator: String,
    pub name: String,
    pub region: String,
    pub as_of: String,
    pub value: Option<String>,
    pub unit: String,
    pub targets: Vec<Against>,
    /// What the methods say of an indicator without a target.
    pub untargeted: Option<Methods>,
    /// How an indicator without a target varies.
    pub signal: Option<SignalPart>,
    pub rows: Vec<RowText>,
    /// False where the rows of a large feed were added up while they were read.
    pub rows_listed: bool,
    pub rejected_that_could_count: Vec<String>,
    pub revisions: Vec<String>,
}

#[derive(Debug, Serialize)]
pub struct Against {
    pub kind: Message,
    pub source: Message,
    pub lead: String,
    pub verdict: &'static str,
    pub steps: Vec<Step>,
    pub parts: Option<Parts>,
    /// How the indicator varies, against this target; null for a roll-up.
    pub signal: Option<SignalPart>,
    /// The forecast for the due date; null for a roll-up.
    pub forecast: Option<ForecastPart>,
    #[serde(flatten)]
    pub methods: Methods,
}

/// The parts of the region, and how much of the gap each makes up.
#[derive(Debug, Serialize)]
pub struct Parts {
    pub basis: Message,
    pub regions: Vec<PartText>,
    pub rest: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct PartText {
    pub region: String,
    pub value: Option<String>,
    pub change: Option<String>,
    pub gap: Option<String>,
}

/// The result of every judging method, and a warning where they differ much.
#[derive(Debug, Serialize)]
pub struct Methods {
    pub methods: Vec<MethodText>,
    pub disagreement: Option<Message>,
}

#[derive(Debug, Serialize)]
pub struct RowText {
    pub file: String,
    pub line: u64,
    pub region: String,
    pub date: String,
    pub amount: Option<String>,
}

/// Gathers the explanation of an indicator in a region. `mine` are its rows, `all` those of all regions.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn explain(
    study: &Study,
    (as_of, language): (Month, Language),
    indicator: &Indicator,
    region: RegionId,
    all: &[Assessed<'_>],
) -> Result<Explanation, EngineError> {
    let catalog = &study.catalog;
    let mine: Vec<&Assessed<'_>> = all.iter().filter(|j| j.region == region).collect();
    let window = mine.iter().find(|j| !j.each_total).map_or_else(|| natural_window(indicator, catalog), |j| j.window);
    let behind = contributing_rows(catalog, &study.feeds, indicator, window, region, as_of)?;
    let mut targets = Vec::new();
    let (mut untargeted, mut signal) = (None, None);
    let locale = Locale::new(language, catalog.board.rounding);
    for row in &mine {
        let (texts, disagreement) = methods_compared(&compare_methods(study, row, as_of)?);
        let methods = Methods { methods: texts, disagreement };
        let outlook = signal_and_forecast(study, row, as_of)?;
        let varies = outlook.as_ref().map(|o| signal_part(&locale, indicator, row.target, &o.signal));
        let Some(target) = row.target else {
            (untargeted, signal) = (Some(methods), varies);
            continue;
        };
        let parts = breakdown(study, row, all, as_of)?.map(|b| parts(&b, catalog));
        let forecast = outlook.as_ref().map(|o| forecast_part(&locale, indicator, row.target, o));
        let told = against(&locale, row, target, catalog, methods);
        targets.push(Against { parts, signal: varies, forecast, ..told });
    }
    let counted: BTreeSet<(&str, u64)> = behind.iter().map(|row| (row.file.as_str(), row.line)).collect();
    let revisions = revisions(study, as_of);
    let revisions = revisions.iter().filter(|r| r.current && counted.contains(&(r.new_file.as_str(), r.new_line)));
    let pending = pending_rejects(study, indicator, region, window, as_of);
    Ok(Explanation {
        indicator: indicator.id.clone(),
        name: indicator.name.clone(),
        region: catalog.regions.get(region).title.clone(),
        as_of: as_of.to_string(),
        value: mine.first().and_then(|j| j.assessment.value.as_ref()).map(exact::full),
        unit: catalog.units.written(mine.first().map_or(indicator.unit, |j| j.unit())),
        targets,
        untargeted,
        signal,
        rows: behind.iter().map(|row| row_text(row, catalog)).collect(),
        rows_listed: study.lists_rows_of(indicator),
        rejected_that_could_count: pending
            .map(|r| format!("{}:{} [{}] {}", r.file, r.line, r.code, r.message.in_language(language)))
            .collect(),
        revisions: revisions
            .map(|r| {
                format!(
                    "{}:{} → {}:{}  {} {}  {} → {}",
                    r.old_file, r.old_line, r.new_file, r.new_line, r.key, r.column, r.old, r.new
                )
            })
            .collect(),
    })
}

fn parts(breakdown: &Breakdown<RegionId>, catalog: &Catalog) -> Parts {
    let part = |share: &Share<RegionId>| PartText {
        region: catalog.regions.get(share.region).title.clone(),
        value: share.value.as_ref().map(exact::full),
        change: share.change.as_ref().map(exact::full),
        gap: share.gap.as_ref().map(exact::full),
    };
    Parts {
        basis: basis_word(breakdown.basis),
        regions: breakdown.shares.iter().map(part).collect(),
        rest: breakdown.rest.as_ref().map(exact::full),
    }
}

fn against(locale: &Locale, row: &Assessed<'_>, target: &Target, catalog: &Catalog, methods: Methods) -> Against {
    Against {
        kind: kind_word(target.kind),
        source: provenance(target, &catalog.origins),
        lead: row.lead(locale, &catalog.regions),
        verdict: row.assessment.verdict.as_str(),
        steps: steps(
            locale,
            row.indicator,
            row.unit(),
            target,
            &row.assessment,
            &catalog.board,
            &row.verdict(locale, &row.assessment),
        ),
        methods,
        parts: None,
        signal: None,
        forecast: None,
    }
}

fn row_text(row: &ContributingRow, catalog: &Catalog) -> RowText {
    RowText {
        file: row.file.clone(),
        line: row.line,
        region: catalog.regions.get(row.region).title.clone(),
        date: row.day.to_string(),
        amount: row.amount.as_ref().map(exact::full),
    }
}
