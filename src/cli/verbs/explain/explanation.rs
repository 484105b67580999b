//! Everything that explains one figure, gathered from the study: the form of `--json`.

use crate::assess::{Breakdown, Share};
use crate::catalog::{Catalog, RegionId, Target};
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::project::Opened;
use crate::locale::Locale;
use crate::measure::exact;
use crate::pipeline;
use crate::report::explain::{MethodText, Step, basis_word, kind_word, methods_compared, provenance, steps};
use crate::report::{Assessed, ForecastPart, SignalPart, forecast_part, signal_part};
use crate::series::{ContributingRow, contributing_rows};
use crate::words::Message;
use serde::Serialize;
use std::collections::BTreeSet;

#[derive(Debug, Serialize)]
pub(super) struct Explanation {
    pub(super) indicator: String,
    pub(super) name: String,
    pub(super) region: String,
    pub(super) as_of: String,
    pub(super) value: Option<String>,
    pub(super) unit: String,
    pub(super) targets: Vec<Against>,
    /// What the methods say of an indicator without a target.
    pub(super) untargeted: Option<Methods>,
    /// How an indicator without a target varies.
    pub(super) signal: Option<SignalPart>,
    pub(super) rows: Vec<RowText>,
    /// False where the rows of a large feed were added up while they were read.
    pub(super) rows_listed: bool,
    pub(super) rejected_that_could_count: Vec<String>,
    pub(super) revisions: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct Against {
    pub(super) kind: Message,
    pub(super) source: Message,
    pub(super) lead: String,
    pub(super) verdict: &'static str,
    pub(super) steps: Vec<Step>,
    pub(super) parts: Option<Parts>,
    /// How the indicator varies, against this target; null for a roll-up.
    pub(super) signal: Option<SignalPart>,
    /// The forecast for the due date; null for a roll-up.
    pub(super) forecast: Option<ForecastPart>,
    #[serde(flatten)]
    pub(super) methods: Methods,
}

/// The parts of the region, and how much of the gap each makes up.
#[derive(Debug, Serialize)]
pub(super) struct Parts {
    pub(super) basis: Message,
    pub(super) regions: Vec<PartText>,
    pub(super) rest: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct PartText {
    pub(super) region: String,
    pub(super) value: Option<String>,
    pub(super) change: Option<String>,
    pub(super) gap: Option<String>,
}

/// The result of every judging method, and a warning where they differ much.
#[derive(Debug, Serialize)]
pub(super) struct Methods {
    pub(super) methods: Vec<MethodText>,
    pub(super) disagreement: Option<Message>,
}

#[derive(Debug, Serialize)]
pub(super) struct RowText {
    pub(super) file: String,
    pub(super) line: u64,
    pub(super) region: String,
    pub(super) date: String,
    pub(super) amount: Option<String>,
}

/// Gathers the explanation of an indicator in a region. `mine` are its rows, `all` those of all regions.
///
/// # Errors
/// [`Exit::Feeds`] for a defect.
pub(super) fn explain(
    opened: &Opened,
    indicator: &crate::catalog::Indicator,
    region: RegionId,
    mine: &[&Assessed<'_>],
    all: &[Assessed<'_>],
) -> Result<Explanation, Exit> {
    let study = &opened.study;
    let catalog = &study.catalog;
    let window = mine
        .iter()
        .find(|j| !j.each_total)
        .map_or_else(|| crate::series::natural_window(indicator, catalog), |j| j.window);
    let behind = contributing_rows(catalog, &study.feeds, indicator, window, region, opened.as_of)
        .map_err(|e| console::defect(&e))?;
    let mut targets = Vec::new();
    let (mut untargeted, mut signal) = (None, None);
    let locale = Locale::new(opened.language, catalog.board.rounding);
    for row in mine {
        let (texts, disagreement) =
            methods_compared(&pipeline::compare_methods(study, row, opened.as_of).map_err(|e| console::defect(&e))?);
        let methods = Methods { methods: texts, disagreement };
        let outlook = pipeline::signal_and_forecast(study, row, opened.as_of).map_err(|e| console::defect(&e))?;
        let varies = outlook.as_ref().map(|o| signal_part(&locale, indicator, row.target, &o.signal));
        let Some(target) = row.target else {
            (untargeted, signal) = (Some(methods), varies);
            continue;
        };
        let breakdown = pipeline::breakdown(study, row, all, opened.as_of).map_err(|e| console::defect(&e))?;
        let parts = breakdown.map(|b| parts(&b, opened));
        let forecast = outlook.as_ref().map(|o| forecast_part(&locale, indicator, row.target, o));
        let told = against(&locale, row, target, catalog, methods);
        targets.push(Against { parts, signal: varies, forecast, ..told });
    }
    let counted: BTreeSet<(&str, u64)> = behind.iter().map(|row| (row.file.as_str(), row.line)).collect();
    let revisions = pipeline::revisions(study, opened.as_of);
    let revisions = revisions.iter().filter(|r| r.current && counted.contains(&(r.new_file.as_str(), r.new_line)));
    let pending = pipeline::pending_rejects(study, indicator, region, window, opened.as_of);
    Ok(Explanation {
        indicator: indicator.id.clone(),
        name: indicator.name.clone(),
        region: catalog.regions.get(region).title.clone(),
        as_of: opened.as_of.to_string(),
        value: mine.first().and_then(|j| j.assessment.value.as_ref()).map(exact::full),
        unit: catalog.units.written(mine.first().map_or(indicator.unit, |j| j.unit())),
        targets,
        untargeted,
        signal,
        rows: behind.iter().map(|row| row_text(row, opened)).collect(),
        rows_listed: study.lists_rows_of(indicator),
        rejected_that_could_count: pending
            .map(|r| format!("{}:{} [{}] {}", r.file, r.line, r.code, r.message.in_language(opened.language)))
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

fn parts(breakdown: &Breakdown<RegionId>, opened: &Opened) -> Parts {
    let part = |share: &Share<RegionId>| PartText {
        region: opened.study.catalog.regions.get(share.region).title.clone(),
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

fn row_text(row: &ContributingRow, opened: &Opened) -> RowText {
    RowText {
        file: row.file.clone(),
        line: row.line,
        region: opened.study.catalog.regions.get(row.region).title.clone(),
        date: row.day.to_string(),
        amount: row.amount.as_ref().map(exact::full),
    }
}
