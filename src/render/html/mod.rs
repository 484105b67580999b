//! `briefing.html`: the briefing as one page that needs nothing else, for screens and for paper.
//!
//! - `page.html.j2` says what stands where, `page.css` how it looks, `page.js` what can be done with it; without the script
//!   everything is shown.
//! - `colours` takes the colours from the palette of the charts; `policy` makes the content security policy: only our own style and script, named by their hashes, and no network.
//! - Every text is escaped by the template engine; charts come from our own writer, which escapes them.

mod colours;
mod policy;
mod svg;

use super::beside::Beside;
use super::template;
use crate::report::Report;
use crate::report::charts::ChartKind;
use minijinja::{AutoEscape, Value, context};
use std::collections::BTreeMap;

const TEMPLATE: &str = include_str!("page.html.j2");
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// Charts drawn as SVG, by name.
pub type Charts = BTreeMap<String, String>;

/// The page with its charts, each at its usual size and as it is for phones where there is such a drawing; `beside` one in another language or alone. Charts that are not in `charts` are left out.
///
/// # Panics
/// If the bundled template is broken, which tests rule out.
#[must_use]
pub fn briefing_html(report: &Report, [charts, small]: [&Charts; 2], beside: &Beside) -> String {
    let mut env = template::environment();
    env.set_auto_escape_callback(|_| AutoEscape::Html);
    env.add_template("page", TEMPLATE).expect("the bundled template parses");
    let inlined = |charts: &Charts, class: &str| -> BTreeMap<String, Value> {
        charts.iter().map(|(name, svg)| (name.clone(), Value::from_safe_string(svg::inlined(svg, class)))).collect()
    };
    let (drawn, small) = (inlined(charts, "chart"), inlined(small, "chart small"));
    let places = places(report);
    let style = format!("{STYLE}{}", colours::rules(report));
    let page = context! {
        r => template::value(report),
        drawn,
        small,
        other => beside.other.as_ref().map(|o| context! { language => o.language, name => o.name, page => o.page.clone() }),
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

/// Names of the charts, by the place where they stand: the board opens the page, an indicator has its own, the rest compares
/// regions.
fn places(report: &Report) -> Places {
    let mut places = Places::default();
    let parts = report.sections.iter().flat_map(|s| &s.indicators);
    places.own = parts.map(|p| (p.id.clone(), Vec::new())).collect();
    for chart in &report.charts {
        let own = chart.id.indicator.as_ref().and_then(|id| places.own.get_mut(id));
        match own {
            Some(own) => own.push(chart.name()),
            None if chart.id.kind == ChartKind::Board => places.boards.push(chart.name()),
            None => places.rest.push(chart.name()),
        }
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
