//! What rows are called, and what is said where there is no value, in reports of the bundled project.

use onpace::catalog::Kind;
use onpace::measure::{Month, When, exact};
use onpace::pack;
use onpace::pipeline::{Study, report};
use onpace::report::charts::{BoardRow, Drawing};
use onpace::report::{GapRow, Report};
use onpace::series::{Window, contributing_rows};
use onpace::words::Language;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static STUDY: LazyLock<Study> = LazyLock::new(|| Study::load(&pack::project(), |_| {}).expect("the bundled project"));
static LATER: LazyLock<Report> =
    LazyLock::new(|| report(&STUDY, Month::new(2021, 9), Language::Chinese).expect("a report"));

fn root<'r>(report: &'r Report, indicator: &str) -> &'r GapRow {
    report.rows.iter().find(|r| r.root && r.record.indicator == indicator).expect("the root has a row")
}

#[test]
fn a_trailing_year_is_called_one_and_rests_on_three_totals() {
    let row = root(&LATER, "tobacco_tax");
    assert_eq!(row.text.name, "烟叶税收（近12个月累计）");
    assert!(row.sentence.contains("烟叶税收近12个月累计1.00亿元"), "{}", row.sentence);
    assert!(row.sentence.contains("月均增加113万元"), "{}", row.sentence);
    let chart = LATER.charts.iter().find(|c| c.name() == "tobacco_tax").expect("a chart");
    assert!(chart.title.contains("近12个月累计1.00亿元"), "{}", chart.title);
    let Drawing::Trend(trend) = &chart.drawing else { panic!("no trend") };
    assert_eq!(trend.actual_label, "近12个月累计");

    let (catalog, as_of) = (&STUDY.catalog, Month::new(2021, 9));
    let indicator = catalog.indicator("tobacco_tax").expect("it is there");
    assert_eq!(indicator.kind, Kind::Running);
    let rows = contributing_rows(catalog, &STUDY.feeds, indicator, Window::TrailingYear, catalog.regions.root(), as_of);
    let rows = rows.expect("rows");
    let files: Vec<&str> = rows.iter().map(|r| r.file.as_str()).collect();
    assert_eq!(files, ["feeds/tax-2020-09.csv", "feeds/tax-2020-12.csv", "feeds/tax-2021-09.csv"]);
    let sum = rows.iter().filter_map(|r| r.amount.clone()).fold(exact::whole(0), |a, b| a + b);
    assert_eq!(exact::full(&sum), row.record.value);
}

#[test]
fn of_a_year_that_began_before_the_project_nobody_is_missing() {
    // As if the target counted from a month before the first full year.
    let mut early = Study::load(&pack::project(), |_| {}).expect("the bundled project");
    let target = early.catalog.targets.iter_mut().find(|t| t.indicator == "tobacco_tax").expect("it has one");
    target.from = When::Month(Month::new(2020, 11));
    let early = report(&early, Month::new(2020, 11), Language::Chinese).expect("a report");
    let row = root(&early, "tobacco_tax");
    assert_eq!((row.record.verdict.as_str(), row.record.flags.as_str()), ("no_data", "partial;no_baseline;split"));
    assert_eq!(row.record.coverage, "11/12");
    assert!(
        row.sentence.starts_with("截至2020年11月底，烟叶税收数据不足12个月，尚不能计算近12个月累计。"),
        "{}",
        row.sentence
    );
    let full = report(&STUDY, Month::new(2020, 12), Language::Chinese).expect("a report");
    assert!(!root(&full, "tobacco_tax").record.value.is_empty());
}

#[test]
fn a_count_of_regions_has_a_name_of_its_own_and_remembers_when_it_was_full() {
    let row = root(&LATER, "demo_villages");
    assert_eq!((row.text.name.as_str(), row.record.name.as_str()), ("示范村（达标乡镇数）", "示范村"));
    assert_eq!((row.record.value.as_str(), row.record.verdict.as_str()), ("", "no_data"));
    assert_eq!((row.record.last_value.as_str(), row.record.last_period.as_str()), ("6", "2021-08"));
    assert!(row.sentence.contains("最近一次完整数据为2021年8月底的6个"), "{}", row.sentence);
    let Drawing::Board(board) = &LATER.charts[0].drawing else { panic!("no board") };
    assert!(board.rows.iter().any(|r| r.name == "示范村（达标乡镇数）"));
}

#[test]
fn what_has_not_begun_does_not_lack_data_and_has_no_pace() {
    for indicator in ["city_leaders", "certifications"] {
        let row = root(&LATER, indicator);
        assert!(row.sentence.contains("任务自2022年1月起计，尚未启动。"), "{}", row.sentence);
    }
    for row in &LATER.rows {
        let even = row.sentence.contains("按均速测算");
        assert!(!even || !row.record.pace.is_empty(), "{}", row.sentence);
    }
}

#[test]
fn a_ranking_and_a_table_tell_the_same_gap() {
    let mut compared = 0;
    for chart in &LATER.charts {
        let Drawing::Ranking(ranking) = &chart.drawing else { continue };
        let indicator = chart.id.indicator.as_deref().expect("a ranking is of one indicator");
        for bar in ranking.rows.iter().filter(|r| !r.gap.is_empty()) {
            let own = |r: &&GapRow| r.record.indicator == indicator && !r.root && r.record.region_name == bar.name;
            let row = LATER.rows.iter().find(own).expect("the region has a row");
            assert_eq!(row.text.gap, bar.gap, "{} {}", chart.name(), bar.name);
            compared += 1;
        }
    }
    assert!(compared > 20, "{compared}");
}

#[test]
fn the_board_has_what_lags_by_verdict_and_one_measure_of_progress() {
    let Drawing::Board(board) = &LATER.charts[0].drawing else { panic!("no board") };
    let list: BTreeSet<&str> = LATER.lagging.iter().map(|l| LATER.rows[l.row].text.name.as_str()).collect();
    let lags = |row: &&BoardRow| row.role.is_lagging();
    assert_eq!(board.rows.iter().filter(lags).map(|r| r.name.as_str()).collect::<BTreeSet<_>>(), list);
    // What lags stands first in its group: tasks with a way to go, then what has to hold.
    for group in board.rows.chunk_by(|a, b| a.group == b.group) {
        assert!(group.is_sorted_by_key(|row| !row.role.is_lagging()), "{group:?}");
        assert!(group.iter().all(|row| row.group.is_empty() || row.marker.is_none()), "no 序时 without a plan");
    }
    for bar in board.rows.iter().filter(|b| !b.bar_text.is_empty()) {
        let row = LATER.rows.iter().find(|r| r.root && r.text.name == bar.name).expect("a row");
        assert!(row.text.progress.is_empty() || row.text.progress == bar.bar_text, "{}", bar.name);
    }
}

#[test]
fn limits_of_what_is_counted_are_nowhere_below_nothing() {
    for signal in LATER.rows.iter().filter_map(|r| r.signal.as_ref()) {
        for segment in &signal.segments {
            assert!(!segment.text.contains('-'), "{}", segment.text);
        }
    }
}
