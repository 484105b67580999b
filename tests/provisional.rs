//! Months whose figure does not stand yet: reports are missing, or a rejected row could change it.

use onpace::catalog::ProjectFiles;
use onpace::measure::Month;
use onpace::pipeline::{Study, Wanted};
use onpace::report::charts::ChartKind;
use onpace::report::charts::Group;
use onpace::report::charts::{Drawing, Trend};
use onpace::words::Language;
use std::borrow::Cow;
use std::collections::BTreeMap;

const REGIONS: &str =
    "code,name,level,parent\n411025,襄县,county,\n411025101,东镇,township,411025\n411025102,西镇,township,411025\n";

fn catalog(rows: &str, kind: &str) -> String {
    format!(
        r#"title = "例"
start = "2020-01"
[feed.f]
files = "feeds/f-*.csv"
source = "县局"
every = "month"
key = ["month", "region"]
{rows}
[feed.f.column]
month = {{ header = "月份", type = "date" }}
region = {{ header = "乡镇", type = "region" }}
area = {{ header = "面积", type = "quantity", unit = "亩" }}
[indicator.x]
name = "面积"
feed = "f"
measure = {{ sum = "area" }}
kind = "{kind}"
unit = "亩"
better = "higher"
"#
    )
}

const REPORT: &str = "rows = \"report\"\nexpect = \"each township\"";

/// The trend to March of what the months' files say: `(month, rows)`.
fn trend(catalog: String, months: &[(u8, &str)]) -> Trend {
    let Drawing::Trend(trend) = drawn(ChartKind::Trend, catalog, months) else { panic!("a trend was asked for") };
    trend
}

fn drawn(kind: ChartKind, catalog: String, months: &[(u8, &str)]) -> Drawing {
    let mut files: BTreeMap<String, Cow<'static, [u8]>> = BTreeMap::new();
    let mut put = |name: String, text: String| files.insert(name, Cow::Owned(text.into_bytes()));
    put("onpace.toml".to_owned(), catalog);
    put("regions.csv".to_owned(), REGIONS.to_owned());
    put("targets.csv".to_owned(), "indicator,scope,kind,value\n".to_owned());
    for (month, rows) in months {
        put(format!("feeds/f-2020-{month:02}.csv"), format!("月份,乡镇,面积\n{rows}"));
    }
    let study = Study::load(&ProjectFiles::Memory(files), |_| {}).expect("a sound catalog");
    let wanted = Wanted {
        kind,
        indicator: study.catalog.indicator("x"),
        region: study.catalog.regions.root(),
        worst: None,
        group: Group::None,
        as_of: Month::new(2020, 3),
        language: Language::Chinese,
        files: None,
    };
    let chart = onpace::pipeline::chart(&study, wanted).expect("the engine answers");
    chart.expect("there is something to draw").drawing
}

/// Values by run, and those of them that are provisional.
fn told(trend: &Trend) -> (Vec<Vec<f64>>, Vec<f64>) {
    let runs = trend.actual.iter().map(|run| run.iter().map(|p| p.y).collect()).collect();
    (runs, trend.provisional.iter().map(|p| p.y).collect())
}

const JANUARY: (u8, &str) = (1, "2020-01,东镇,10\n2020-01,西镇,10\n");
const MARCH: (u8, &str) = (3, "2020-03,东镇,10\n2020-03,西镇,10\n");

#[test]
fn a_total_is_provisional_from_the_month_of_a_rejected_row_on() {
    let february = (2, "2020-02,东镇,10\n2020-02,西镇,一百\n");
    let flow = trend(catalog("", "flow"), &[JANUARY, february, MARCH]);
    assert_eq!(told(&flow), (vec![vec![20.0, 30.0, 50.0]], vec![30.0, 50.0]));
    // A state is told anew each month.
    let level = trend(catalog("", "level"), &[JANUARY, february, MARCH]);
    assert_eq!(told(&level).1, [20.0], "east's new figure and west's old one: {:?}", level.actual);
}

#[test]
fn what_a_later_file_tells_is_settled() {
    let february = (2, "2020-02,东镇,10\n2020-02,西镇,一百\n");
    let march = (3, "2020-02,西镇,100\n2020-03,东镇,10\n2020-03,西镇,10\n");
    let trend = trend(catalog("", "flow"), &[JANUARY, february, march]);
    assert_eq!(told(&trend), (vec![vec![20.0, 130.0, 150.0]], vec![]));
}

#[test]
fn totals_that_reports_are_missing_of_are_provisional_and_states_are_gaps() {
    let february = (2, "2020-02,东镇,10\n");
    let flow = trend(catalog(REPORT, "flow"), &[JANUARY, february, MARCH]);
    assert_eq!(told(&flow), (vec![vec![20.0, 30.0, 50.0]], vec![30.0, 50.0]));
    assert_eq!(flow.last.map(|last| last.text).as_deref(), Some("20"), "the last full total is the one with a figure");
    let level = trend(catalog(REPORT, "level"), &[JANUARY, february, MARCH]);
    assert_eq!(told(&level), (vec![vec![20.0], vec![20.0]], vec![]));
}

#[test]
fn small_multiples_mark_what_is_provisional_in_each_region() {
    let february = (2, "2020-02,东镇,10\n2020-02,西镇,一百\n");
    let drawing = drawn(ChartKind::Multiples, catalog("", "flow"), &[JANUARY, february, MARCH]);
    let Drawing::Multiples(multiples) = &drawing else { panic!("small multiples were asked for") };
    let told: Vec<(&str, Vec<f64>, &str)> = multiples
        .panels
        .iter()
        .map(|panel| (panel.name.as_str(), panel.provisional.iter().map(|p| p.y).collect(), panel.last.as_str()))
        .collect();
    assert_eq!(told, [("东镇", vec![], "30"), ("西镇", vec![10.0, 20.0], "20（初步数）")]);
    let sound = drawn(ChartKind::Multiples, catalog("", "flow"), &[JANUARY, MARCH]);
    let Drawing::Multiples(sound) = &sound else { panic!("small multiples were asked for") };
    assert!(sound.panels.iter().all(|panel| panel.provisional.is_empty()));
}
