//! `onpace run --only`: what is asked for and nothing else, and it still follows from the project.

use super::support::{Gaps, Project, contents};
use std::collections::BTreeSet;

fn run(project: &Project, more: &[&str]) -> std::process::Output {
    run_for(project, "2020-11", more)
}

fn run_for(project: &Project, as_of: &str, more: &[&str]) -> std::process::Output {
    let out = project.out().display().to_string();
    project.onpace(&[&["run", "--as-of", as_of, "--out", &out], more].concat(), &[])
}

#[test]
fn the_forms_that_are_asked_for_are_written_alone_and_verify_knows_them() {
    let project = Project::bundled();
    let folder = project.out().join("2020-11");
    let written = |more: &[&str]| -> BTreeSet<String> {
        let run = run(&project, more);
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        let verify = project.onpace(&["verify", &folder.display().to_string()], &[]);
        assert!(verify.status.success(), "{}", String::from_utf8_lossy(&verify.stdout));
        contents(&folder).into_keys().collect()
    };
    let named = |names: &[&str]| -> BTreeSet<String> { names.iter().map(|n| (*n).to_owned()).collect() };
    assert_eq!(
        written(&["--only", "json,xlsx", "--lang", "en"]),
        named(&["gaps.xlsx", "manifest.json", "report.json"])
    );
    let tables = ["chase.csv", "gaps.csv", "manifest.json", "rejects.csv", "revisions.csv", "values.csv"];
    assert_eq!(written(&["--only", "csv", "--only", "values"]), named(&tables));
    assert_eq!(written(&["--only", "docx", "--no-png"]), named(&["briefing.docx", "manifest.json"]));
    let page = written(&["--only", "md", "--no-png"]);
    assert!(page.contains("briefing.md") && page.contains("charts/board.svg"), "{page:?}");
    assert!(page.iter().all(|name| !name.contains(".png") && !name.contains(".csv")), "{page:?}");
}

#[test]
fn markdown_comes_with_the_charts_that_it_shows_and_no_others() {
    let project = Project::bundled();
    assert!(run(&project, &["--only", "md"]).status.success());
    let files = contents(&project.out().join("2020-11"));
    let page = String::from_utf8(files["briefing.md"].clone()).expect("UTF-8");
    let shown: BTreeSet<String> = page
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|target| target.starts_with("charts/"))
        .map(str::to_owned)
        .collect();
    let written: BTreeSet<String> = files.keys().filter(|name| name.starts_with("charts/")).cloned().collect();
    assert!(shown.contains("charts/board.svg") && shown.len() > 2, "{shown:?}");
    assert_eq!(written, shown);
}

#[test]
fn in_two_languages_people_have_both_and_programs_one() {
    let project = Project::bundled();
    let written = run(&project, &["--lang", "both", "--only", "json,csv,xlsx,md", "--no-png"]);
    assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
    let names = contents(&project.out().join("2020-11"));
    for name in
        ["gaps.xlsx", "gaps.en.xlsx", "briefing.md", "briefing.en.md", "charts/board.svg", "charts/board.en.svg"]
    {
        assert!(names.contains_key(name), "{name}");
    }
    for name in ["report.json", "gaps.csv", "rejects.csv"] {
        assert!(names.contains_key(name), "{name}");
    }
    for name in ["report.en.json", "gaps.en.csv", "rejects.en.csv"] {
        assert!(!names.contains_key(name), "{name}");
    }
}

#[test]
fn values_are_those_of_the_gaps_and_of_every_region() {
    let project = Project::bundled();
    assert!(run(&project, &["--only", "csv,values"]).status.success());
    let read = |name: &str| Gaps::read(&project.out().join("2020-11").join(name));
    let (gaps, values) = (read("gaps.csv"), read("values.csv"));
    assert_eq!(values.county("training_people", "value"), "2105");
    let mut compared = 0;
    for gap in gaps.0.iter().filter(|g| g["verdict"] == "watch") {
        assert_eq!(values.county(&gap["indicator"], "value"), gap["value"], "{}", gap["indicator"]);
        compared += 1;
    }
    assert!(compared > 20);
    // The parts of what adds up come to the whole.
    let acreage = values.0.iter().filter(|v| v["indicator"] == "tobacco_acreage" && v["level"] == "township");
    let parts: f64 = acreage.clone().map(|v| v["value"].parse::<f64>().expect("a number")).sum();
    let whole: f64 = values.county("tobacco_acreage", "value").parse().expect("a number");
    assert_eq!(acreage.count(), 16);
    assert!((parts - whole).abs() < 1e-9, "{parts} {whole}");
}

#[test]
fn the_public_has_no_table_of_all_values_and_a_form_must_be_one() {
    let project = Project::bundled();
    let public = run(&project, &["--edition", "public", "--only", "csv,values"]);
    assert_eq!(public.status.code(), Some(2));
    assert!(!project.out().exists());
    let unknown = run(&project, &["--only", "pdf"]);
    assert_eq!(unknown.status.code(), Some(2));
    let told = String::from_utf8_lossy(&unknown.stderr).into_owned();
    assert!(told.contains("`pdf`") && told.contains("docx"), "{told}");
}

#[test]
fn charts_show_the_regions_that_lag_most_and_the_others_in_one_row() {
    let project = Project::bundled();
    let chart = |more: &[&str]| {
        let run = run_for(&project, "2021-12", &[&["--only", "charts", "--no-png"], more].concat());
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        let svg =
            |name: &str| std::fs::read_to_string(project.out().join("2021-12/charts").join(name)).expect("a chart");
        (svg("ranking-demo_villages.svg"), svg("matrix.svg"))
    };
    let ((all, matrix), (worst, short)) = (chart(&[]), chart(&["--worst", "4"]));
    let bars = |svg: &str| svg.matches("镇").count() + svg.matches("乡").count();
    assert!(bars(&worst) < bars(&all), "{} {}", bars(&worst), bars(&all));
    assert!(worst.contains("其余11"), "{worst}");
    // What is not shown is counted all the same, and said to be left out.
    assert!(bars(&short) < bars(&matrix));
    assert!(matrix.contains("共60项，其中5项滞后") && short.contains("共60项，其中5项滞后"), "{short}");
    assert!(short.contains("只列滞后最多的4个地区，其余11个未列") && !matrix.contains("未列"), "{short}");
}
