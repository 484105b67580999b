//! `onpace chart`: one chart as a file, and what moves between two months.

use onpace::measure::{Month, exact};
use onpace::pipeline::{Study, Wanted};
use onpace::report::charts::ChartKind;
use onpace::report::charts::Group;
use onpace::report::charts::{Chart, Drawing, StepKind};
use onpace::{pack, words::Language};
use std::path::Path;
use std::process::{Command, Output};

fn onpace(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onpace"));
    command.current_dir(folder).args(args).output().expect("the program starts")
}

#[test]
fn charts_are_written_as_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let project = folder.path().join("project");
    assert!(onpace(folder.path(), &["demo", "project", "--lang", "zh-CN"]).status.success());
    let onpace = |_: &std::path::Path, args: &[&str]| onpace(&project, args);
    let at = |name: &str| project.join(name);
    let done =
        onpace(folder.path(), &["chart", "tobacco_acreage", "--as-of", "2021-09", "--size", "half", "-o", "t.png"]);
    assert!(done.status.success(), "{done:?}");
    assert_eq!(String::from_utf8_lossy(&done.stdout), "t.png\n");
    let bytes = std::fs::read(at("t.png")).expect("it was written");
    let info = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().expect("it is a PNG").info().width;
    assert_eq!(info, 898, "76 mm at 300 dpi");
    let args = ["chart", "--kind", "matrix", "--as-of", "2021-12", "--theme", "dark", "--lang", "en", "-o", "m.svg"];
    assert!(onpace(folder.path(), &args).status.success());
    let svg = std::fs::read_to_string(at("m.svg")).expect("it was written");
    assert!(
        svg.contains("<title>5 of 60 regional targets behind</title>") && svg.contains("fill=\"#161B22\""),
        "{svg:.400}"
    );
    for (args, code) in [
        (&["chart", "tobaco_acreage"][..], 2),
        (&["chart", "--kind", "ranking"], 2),
        (&["chart", "tours", "--kind", "ranking"], 2),
        (&["chart", "tours", "--kind", "multiples"], 2),
        (&["chart", "tobacco_acreage", "-o", "t.gif"], 2),
        (&["chart", "tobacco_acreage", "-o", "no/such/folder/t.svg"], 4),
    ] {
        assert_eq!(onpace(folder.path(), args).status.code(), Some(code), "{args:?}");
    }
}

fn chart(study: &Study, kind: ChartKind, indicator: &str, as_of: Month) -> Option<Chart> {
    let wanted = Wanted {
        kind,
        indicator: study.catalog.indicator(indicator),
        region: study.catalog.regions.root(),
        worst: None,
        group: Group::None,
        as_of,
        language: Language::Chinese,
        files: None,
    };
    onpace::pipeline::chart(study, wanted).expect("the engine answers")
}

/// Whatever began and ended: the steps lead from the one total to the other, and each begins where the one before ends.
#[test]
fn steps_lead_from_the_value_before_to_the_value_after() {
    let study = Study::load(&pack::project(), |_| {}).expect("the bundled catalog is sound");
    let mut drawn = 0;
    for indicator in ["dropouts_general", "tobacco_acreage", "micro_loan_amount", "training_people"] {
        for as_of in Month::new(2020, 11).through(Month::new(2021, 12)) {
            let Some(chart) = chart(&study, ChartKind::Bridge, indicator, as_of) else { continue };
            let Drawing::Bridge(bridge) = chart.drawing else { panic!("a bridge was asked for") };
            let close = |a: f64, b: f64| (a - b).abs() < 1e-6 * (1.0 + a.abs());
            for pair in bridge.steps.windows(2) {
                let total = matches!(pair[1].kind, StepKind::Total | StepKind::Subtotal);
                let next = if total { pair[1].to } else { pair[1].from };
                // What prints as nothing has no step of its own.
                assert!(close(pair[0].to, next) || indicator != "dropouts_general", "{indicator} {as_of}: {pair:?}");
            }
            drawn += 1;
        }
    }
    assert!(drawn > 30, "only {drawn} bridges were drawn");
}

/// The case ledger says itself how many cases began and ended.
#[test]
fn cases_that_began_and_ended_are_those_of_the_ledger() {
    let study = Study::load(&pack::project(), |_| {}).expect("the bundled catalog is sound");
    let as_of = Month::new(2021, 9);
    let chart = chart(&study, ChartKind::Bridge, "dropouts_general", as_of).expect("cases are counted");
    let Drawing::Bridge(bridge) = chart.drawing else { panic!("a bridge was asked for") };
    let open = |month: Month| {
        let rows = onpace::pipeline::judge_indicator(
            &study,
            study.catalog.indicator("dropouts_general").expect("it is there"),
            month,
        );
        let rows = rows.expect("the engine answers");
        exact::to_f64(rows[0].assessment.value.as_ref().expect("it is known"))
    };
    let (first, last) = (&bridge.steps[0], &bridge.steps[bridge.steps.len() - 1]);
    assert!((first.to - open(as_of.plus(-1))).abs() < 1e-9 && (last.to - open(as_of)).abs() < 1e-9);
    let texts: Vec<&str> = bridge.steps.iter().map(|s| s.text.as_str()).collect();
    assert_eq!(texts, ["24", "−4", "20", "+9", "29"]);
}

#[test]
fn regions_are_ranked_with_and_without_targets() {
    let study = Study::load(&pack::project(), |_| {}).expect("the bundled catalog is sound");
    let ranking = |indicator: &str| match chart(&study, ChartKind::Ranking, indicator, Month::new(2021, 12)) {
        Some(Chart { drawing: Drawing::Ranking(ranking), .. }) => ranking,
        other => panic!("a ranking was asked for: {other:?}"),
    };
    let villages = ranking("demo_villages");
    assert_eq!(villages.rows.len(), 15);
    let places: Vec<&str> = villages.rows.iter().take(3).map(|r| r.place.as_str()).collect();
    assert_eq!(places, ["1", "1", "3"], "equal shortfalls share a place");
    let peppers = ranking("pepper_acreage");
    assert_eq!(peppers.rows.len(), 16);
    let values: Vec<f64> = peppers.rows.iter().filter_map(|r| r.actual).collect();
    assert!(values.is_sorted(), "without a target the least comes first: {values:?}");
}
