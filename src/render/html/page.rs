//! The page: the template, filled with the report and its charts.

use super::{colours, policy, svg};
use crate::assess::Verdict;
use crate::render::language_version::LanguageVersion;
use crate::render::{sparkline, template};
use crate::report::Report;
use crate::report::charts::Drawing;
use minijinja::{AutoEscape, Value, context};
use std::collections::BTreeMap;

const TEMPLATE: &str = include_str!("page.html.j2");
const STYLE: &str = include_str!("page.css");
/// The marks of verdicts, as symbols that a page refers to.
const MARKS: &str = include_str!("marks.svg");
const SCRIPT: &str = include_str!("page.js");

/// Charts as SVG, by name.
pub(super) type Charts<'a> = BTreeMap<String, &'a str>;

/// The style sheet of pages, in a project's colours.
pub(crate) fn style_sheet(changed: &BTreeMap<Verdict, &'static str>) -> String {
    format!("{STYLE}{}", colours::rules(changed))
}

/// The marks of verdicts, for a page of another maker.
pub(crate) const fn marks() -> &'static str {
    MARKS
}

/// The page with its charts as wide as the text, and half as wide for phones; charts that were not drawn are left out.
///
/// # Panics
/// If the bundled template is broken, which tests rule out.
pub(super) fn briefing_html(report: &Report, [full, half]: [&Charts<'_>; 2], version: &LanguageVersion) -> String {
    let mut env = template::environment();
    env.set_auto_escape_callback(|_| AutoEscape::Html);
    env.add_template("page", TEMPLATE).expect("the bundled template parses");
    env.add_template("marks.svg", MARKS).expect("it holds nothing to fill in");
    let inlined = |charts: &Charts<'_>, class: &str| -> BTreeMap<String, Value> {
        charts.iter().map(|(name, svg)| (name.clone(), Value::from_safe_string(svg::inlined(svg, class)))).collect()
    };
    let (drawn, small) = (inlined(full, "chart"), inlined(half, "chart small"));
    let places = places(report);
    let style = style_sheet(&report.palette);
    let page = context! {
        r => template::value(report),
        gap => template::gap(report),
        drawn,
        small,
        other => version.alternate.as_ref().map(|o| context! { language => o.language, name => o.name.clone(), page => o.page.clone() }),
        courses => courses(report),
        boards => places.boards,
        own => places.own,
        rest => places.rest,
        of => rows_of(report),
        ranks => ranks(report),
        policy => policy::policy(&style, SCRIPT),
        style => Value::from_safe_string(style),
        script => Value::from_safe_string(SCRIPT.to_owned()),
    };
    env.get_template("page").and_then(|t| t.render(page)).expect("the bundled template fits")
}

/// The sparkline of each indicator that has a course, in the colour of the words around it.
fn courses(report: &Report) -> BTreeMap<String, Value> {
    let parts = report.sections.iter().flat_map(|s| &s.indicators);
    let drawn = parts.map(|part| {
        let svg = part.course.as_ref().map(|course| sparkline::described(course, "currentColor")).unwrap_or_default();
        (part.id.clone(), Value::from_safe_string(svg))
    });
    drawn.collect()
}

/// Names of the charts by their place on the page: the board opens it, a chart of one indicator stands with it, the rest compares
/// regions.
fn places(report: &Report) -> Places {
    let mut places = Places::default();
    let parts = report.sections.iter().flat_map(|s| &s.indicators);
    places.own = parts.map(|p| (p.id.clone(), Vec::new())).collect();
    for chart in &report.charts {
        let own = chart.id.indicator.as_ref().and_then(|id| places.own.get_mut(id));
        let place = match (own, &chart.drawing) {
            (Some(own), _) => own,
            (None, Drawing::Board(_)) => &mut places.boards,
            (
                None,
                Drawing::Trend(_)
                | Drawing::Ranking(_)
                | Drawing::Matrix(_)
                | Drawing::Bridge(_)
                | Drawing::Control(_)
                | Drawing::Multiples(_)
                | Drawing::Map(_),
            ) => &mut places.rest,
        };
        place.push(chart.name());
    }
    places
}

#[derive(Default)]
struct Places {
    boards: Vec<String>,
    own: BTreeMap<String, Vec<String>>,
    rest: Vec<String>,
}

/// Positions of each indicator's rows, of all regions.
fn rows_of(report: &Report) -> BTreeMap<String, Vec<usize>> {
    let mut of: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let parts = report.sections.iter().flat_map(|s| &s.indicators);
    of.extend(parts.map(|p| (p.id.clone(), Vec::new())));
    for (position, row) in report.rows.iter().enumerate() {
        of.entry(row.record.indicator.clone()).or_default().push(position);
    }
    of
}

/// Each row's rank in its list; empty where it does not lag.
fn ranks(report: &Report) -> Vec<String> {
    let mut ranks = vec![String::new(); report.rows.len()];
    for item in report.lagging.iter().chain(&report.lagging_regions) {
        ranks[item.row] = item.rank.to_string();
    }
    ranks
}
