//! The month: counts, the message, the board, what lags, and every indicator.

use super::about_month::about_month;
use super::charts::figure;
use super::layout::Made;
use crate::desk::address::Asked;
use crate::desk::answer::Refusal;
use crate::desk::desk_state::Desk;
use crate::measure::Month;
use crate::pipeline::Study;
use crate::render::sparkline;
use crate::render::template::of;
use crate::report::charts::Drawing;
use crate::report::{Edition, GapRow, Report};
use minijinja::{Value, context};
use std::collections::BTreeMap;

pub(super) fn page(desk: &Desk, asked: &Asked) -> Made {
    about_month(desk, asked, "", |study, as_of| filled(study, as_of, asked))
}

fn filled(study: &Study, as_of: Month, asked: &Asked) -> Result<(Value, String), Refusal> {
    let report = asked
        .loaded
        .report(study, as_of, asked.language, Edition::Internal)
        .map_err(|error| Refusal::defect(&error))?;
    let boards = report.charts.iter().filter(|chart| matches!(chart.drawing, Drawing::Board(_)));
    let courses = courses(&report);
    let lagging = |list: &[crate::report::Lagging]| -> Vec<Value> {
        let one = |item: &crate::report::Lagging| {
            let row = &report.rows[item.row];
            let actions = report.actions.iter().filter(|action| action.rows.contains(&item.row));
            context! {
                rank => item.rank,
                asides => [item.tie.clone().unwrap_or_default(), item.moved.clone(), row.record.lead.clone()],
                body => [row.body.clone(), row.parts_text.clone()].concat(),
                who => row.who.clone(),
                comment => row.comment.clone(),
                actions => actions.map(|action| action.text.clone()).collect::<Vec<_>>(),
                ..facts(row, &courses)
            }
        };
        list.iter().map(one).collect()
    };
    let sections = report.sections.iter().map(|section| {
        let rows = section.indicators.iter().flat_map(|part| &part.rows);
        context! { title => section.title.clone(), rows => rows.map(|n| facts(&report.rows[*n], &courses)).collect::<Vec<_>>() }
    });
    let feeds = report.feeds.iter().filter(|feed| feed.absent || !feed.lacking.is_empty());
    let page = context! {
        marks => report.marks().cloned().collect::<Vec<_>>(),
        as_of_text => report.as_of_text.clone(),
        overview => report.overview.clone(),
        counts => report.counts.iter().filter(|count| count.count > 0).map(of).collect::<Vec<_>>(),
        message => of(&report.message),
        boards => boards.map(|chart| figure(chart, &study.catalog.board)).collect::<Vec<_>>(),
        lagging => lagging(&report.lagging),
        lagging_regions => lagging(&report.lagging_regions[..report.lagging_regions.len().min(MOST_REGIONS)]),
        more_regions => report.lagging_regions.len().saturating_sub(MOST_REGIONS),
        sections => sections.collect::<Vec<_>>(),
        feeds => feeds.map(|feed| context! { about => feed.about.clone(), source => feed.source.clone(), state => feed.state.clone(), lacking => feed.lacking.clone() }).collect::<Vec<_>>(),
        warnings => report.warnings.clone(),
        words => report.words.clone(),
    };
    Ok((page, format!("onpace status --as-of {as_of}")))
}

/// Single regions that the list shows; the others are found by indicator.
const MOST_REGIONS: usize = 20;

/// The sparkline of each indicator that has a course.
fn courses(report: &Report) -> BTreeMap<&str, Value> {
    let parts = report.sections.iter().flat_map(|section| &section.indicators);
    let drawn = parts.filter_map(|part| {
        let course = part.course.as_ref()?;
        Some((part.id.as_str(), Value::from_safe_string(sparkline::described(course, "currentColor"))))
    });
    drawn.collect()
}

/// One row as a line of a table.
fn facts(row: &GapRow, courses: &BTreeMap<&str, Value>) -> Value {
    let share = |text: &str| text.parse::<f64>().ok();
    context! {
        id => row.record.indicator.clone(),
        region => row.record.region.clone(),
        region_name => row.record.region_name.clone(),
        root => row.root,
        name => row.text.name.clone(),
        value => row.text.value.clone(),
        target => row.text.target.clone(),
        due => row.text.due.clone(),
        progress => row.text.progress.clone(),
        elapsed => row.text.elapsed.clone(),
        gap => row.text.gap_to_plan.clone(),
        verdict => row.text.verdict.clone(),
        role => row.role.as_str(),
        done => share(&row.record.progress),
        due_share => share(&row.record.elapsed),
        course => row.root.then(|| courses.get(row.record.indicator.as_str()).cloned()).flatten(),
    }
}
