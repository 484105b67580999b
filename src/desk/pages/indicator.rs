//! One indicator in one region: its value, the arithmetic, its charts, its parts, the rows behind it by file and line.

use super::about_month::about_month;
use super::charts::figure;
use super::layout::Made;
use crate::catalog::{Indicator, RegionId};
use crate::desk::address::Asked;
use crate::desk::answer::Refusal;
use crate::desk::desk_state::Desk;
use crate::locale::Locale;
use crate::measure::Month;
use crate::pipeline::{self, Study, Wanted, judge_indicator};
use crate::render::template::of;
use crate::report::charts::{ChartKind, Group};
use crate::report::{Assessed, Edition};
use crate::say;
use axum::http::StatusCode;
use minijinja::{Value, context};
use std::collections::BTreeSet;

/// Rows behind a value that a page shows.
const MOST_ROWS: usize = 200;
/// Regions that a page lets choose from.
const MOST_CHOICES: usize = 400;
/// Regions that a ranking shows; the others are in one row.
const MOST_RANKED: usize = 30;

pub(super) fn page(desk: &Desk, asked: &Asked) -> Made {
    about_month(desk, asked, "", |study, as_of| filled(study, as_of, asked))
}

fn filled(study: &Study, as_of: Month, asked: &Asked) -> Result<(Value, String), Refusal> {
    let not_found = |message| Refusal::new(StatusCode::NOT_FOUND, &message, asked.language);
    let id = asked.text("id");
    let indicator = study.catalog.indicator(id).ok_or_else(|| not_found(say!("no-such-indicator", id)))?;
    let regions = &study.catalog.regions;
    let region = match asked.text("region") {
        "" => regions.root(),
        written => regions.find(written).map_err(|_| not_found(say!("no-such-region", written)))?,
    };
    let defect = |error: crate::series::EngineError| Refusal::defect(&error);
    let judged = judge_indicator(study, indicator, as_of).map_err(defect)?;
    let told = pipeline::explain(study, (as_of, asked.language), indicator, region, &judged).map_err(defect)?;
    let report = asked.loaded.report(study, as_of, asked.language, Edition::Internal).map_err(defect)?;
    let mine =
        report.rows.iter().filter(|row| row.record.indicator == id && row.record.region == regions.get(region).code);
    let rows: Vec<Value> = mine.map(of).collect();
    let (listed, more) = (told.rows.len().min(MOST_ROWS), told.rows.len().saturating_sub(MOST_ROWS));
    let page = context! {
        id,
        name => Locale::new(asked.language, study.catalog.board.rounding).name(indicator).to_owned(),
        region => regions.get(region).code.clone(),
        region_name => regions.get(region).title.clone(),
        regions => choices(study, indicator, &judged, region),
        rows,
        untargeted => told.untargeted.as_ref().map(of),
        signal => told.signal.as_ref().map(|signal| signal.text.clone()),
        forecasts => told.targets.iter().filter_map(|target| target.forecast.as_ref().map(of)).collect::<Vec<_>>(),
        value => told.value.clone(),
        unit => told.unit.clone(),
        behind => told.rows[..listed].iter().map(of).collect::<Vec<_>>(),
        behind_count => told.rows.len(),
        more,
        rows_listed => told.rows_listed,
        rejects => told.rejected_that_could_count.clone(),
        revisions => told.revisions.clone(),
        charts => charts(study, indicator, region, as_of, asked)?,
        actions => report.actions.iter().filter(|action| action.indicator == id).map(of).collect::<Vec<_>>(),
        words => report.words.clone(),
        short => asked.language.short(),
    };
    let of_region =
        if region == regions.root() { String::new() } else { format!(" --region {}", regions.get(region).code) };
    Ok((page, format!("onpace explain {id}{of_region} --as-of {as_of} --rows")))
}

/// The regions that the indicator speaks of, as choices: the whole, the way down to the one that is shown, those beside it and below it; all
/// of them where they are few.
fn choices(study: &Study, indicator: &Indicator, judged: &[Assessed<'_>], chosen: RegionId) -> Vec<Value> {
    let regions = &study.catalog.regions;
    let way: Vec<RegionId> = std::iter::successors(Some(chosen), |id| regions.get(*id).parent).collect();
    let near = |id: RegionId| regions.get(id).parent.is_none_or(|parent| way.contains(&parent));
    let spoken_of: BTreeSet<RegionId> = judged.iter().map(|row| row.region).collect();
    let of_all = study.catalog.tells_of_regions(indicator);
    let few = spoken_of.len() <= MOST_CHOICES;
    let mut all: Vec<RegionId> =
        spoken_of.into_iter().filter(|id| few || near(*id)).chain(way.iter().copied()).collect();
    if of_all {
        all.extend(regions.iter().map(|(id, _)| id).filter(|id| near(*id)));
    }
    let order = |id: &RegionId| (regions.get(*id).parent.is_some(), regions.get(*id).code.clone());
    all.sort_by_key(order);
    all.dedup();
    all.truncate(MOST_CHOICES.max(way.len()));
    let choice = |id: RegionId| {
        let region = regions.get(id);
        context! { code => region.code.clone(), title => region.title.clone(), chosen => id == chosen }
    };
    all.into_iter().map(choice).collect()
}

/// The charts of one indicator in one region; a kind that has nothing to draw is left out.
fn charts(
    study: &Study,
    indicator: &Indicator,
    region: RegionId,
    as_of: Month,
    asked: &Asked,
) -> Result<Vec<Value>, Refusal> {
    let mut all = Vec::new();
    for kind in [ChartKind::Trend, ChartKind::Control, ChartKind::Ranking] {
        if kind.compares_regions() && !study.catalog.tells_of_regions(indicator) {
            continue;
        }
        let (language, worst, group, files) = (asked.language, Some(MOST_RANKED), Group::None, None);
        let wanted = Wanted { kind, indicator: Some(indicator), region, worst, group, as_of, language, files };
        let chart = pipeline::chart(study, wanted).map_err(|error| Refusal::defect(&error))?;
        all.extend(chart.iter().map(|chart| figure(chart, &study.catalog.board)));
    }
    Ok(all)
}
