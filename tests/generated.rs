//! Whole projects made by chance: whatever a catalog says and whatever months bring, there is an answer, and it is a number or a
//! named reason.

use crate::made::{MONTHS, PLACES, Project, amounts, projects};
use num_traits::Signed;
use onpace::assess::Verdict;
use onpace::catalog::ProjectFiles;
use onpace::measure::Month;
use onpace::measure::exact::Exact;
use onpace::pipeline::{Study, report};
use onpace::render::{chart, json::report_json};
use onpace::words::Language;
use proptest::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeMap;

fn values(study: &Study, as_of: Month) -> BTreeMap<(String, String, usize), Option<Exact>> {
    let judged = onpace::pipeline::judge(study, as_of).expect("judged");
    let rows = judged.into_iter().enumerate().filter(|(_, j)| !j.each_total);
    rows.map(|(n, j)| {
        ((j.indicator.id.clone(), study.catalog.regions.get(j.region).name.clone(), n), j.assessment.value)
    })
    .collect()
}

/// Enough for every change; `ONPACE_CASES=1000` for more.
fn cases(usual: u32) -> u32 {
    std::env::var("ONPACE_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(usual)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(250), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_project_gets_verdicts_and_reasons(project in projects(), back in 0..MONTHS) {
        let study = project.study();
        let judged = onpace::pipeline::judge(&study, month(back)).expect("judged");
        prop_assert!(judged.len() >= 5);
        for row in &judged {
            let a = &row.assessment;
            let explained = a.value.is_some() || !a.flags.is_empty() || a.verdict == Verdict::NotRated;
            prop_assert!(explained, "no value and no reason: {:?} {a:?}", row.target);
            let short = a.gap_to_target.as_ref().is_some_and(Signed::is_negative);
            prop_assert!(a.verdict != Verdict::Met || !short, "met and short: {:?} {a:?}", row.target);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(40), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_report_is_whole_and_its_numbers_are_numbers(project in projects(), back in 0..MONTHS) {
        let language = if back % 2 == 0 { Language::Chinese } else { Language::English };
        let report = report(&project.study(), month(back), language).expect("a report");
        for row in &report.rows {
            prop_assert!(!row.record.verdict.is_empty() && !row.sentence.is_empty());
        }
        let drawn: String = report.charts.iter().map(|c| chart::draw(c, &chart::Style::default()).svg).collect();
        let json = String::from_utf8(report_json(&report)).expect("text");
        for text in [&drawn, &json] {
            let mut words = text.split(|c: char| !c.is_alphanumeric());
            prop_assert!(words.all(|word| !matches!(word, "NaN" | "inf" | "infinity" | "Infinity")));
        }
    }
}

fn month(n: usize) -> Month {
    Month::new(2020, 1).plus(i32::try_from(n).expect("few"))
}

#[test]
fn the_generator_makes_targets_that_are_judged() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let made = |_| projects().new_tree(&mut runner).expect("a project").current();
    let projects: Vec<Project> = (0..20).map(made).collect();
    let written: usize = projects.iter().map(|p| p.targets.len()).sum();
    let judged: usize = projects.iter().map(|p| p.accepted().len()).sum();
    assert!(judged * 2 >= written && judged >= 20, "{judged} of {written}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(60), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn another_row_changes_its_region_and_those_above_only(project in projects(), at in 0..MONTHS, area in amounts(), place in 0..PLACES.len()) {
        let mut more = project.clone();
        let Some(rows) = &mut more.months[at] else { return Ok(()) };
        rows.push((place, area, false));
        let as_of = month(MONTHS - 1);
        let (before, after) = (project.study(), more.study());
        let regions = &before.catalog.regions;
        let touched: Vec<&str> =
            regions.with_ancestors(regions.find(PLACES[place]).expect("known")).map(|r| regions.get(r).name.as_str()).collect();
        let after = values(&after, as_of);
        for (key, value) in values(&before, as_of) {
            // A row for a town beside rows of its villages is a control total and changes nothing there either.
            if !touched.contains(&&*key.1) && !below(regions, &key.1, PLACES[place]) {
                prop_assert_eq!(&value, &after[&key], "{:?}", key);
            }
        }
    }

    #[test]
    fn the_order_of_rows_changes_nothing(project in projects()) {
        let mut turned = project.clone();
        let as_of = month(MONTHS - 1);
        let before = values(&project.study(), as_of);
        // The same rows, each with its own id and day, in the other order.
        let ProjectFiles::Memory(mut files) = turned.files(&turned.targets) else { unreachable!() };
        turned.targets.clear();
        for (name, bytes) in files.iter_mut().filter(|(name, _)| name.starts_with("feeds/")) {
            let text = String::from_utf8(bytes.to_vec()).expect("text");
            let (head, rows) = text.split_once('\n').expect(name);
            let mut rows: Vec<&str> = rows.lines().collect();
            rows.reverse();
            *bytes = Cow::Owned(format!("{head}\n{}\n", rows.join("\n")).into_bytes());
        }
        let Ok(study) = Study::load(&ProjectFiles::Memory(files), |_| {}) else { return Ok(()) };
        prop_assert_eq!(before, values(&study, as_of));
    }
}

/// Whether a region lies below another.
fn below(regions: &onpace::catalog::Regions, name: &str, above: &str) -> bool {
    let (of, above) = (regions.find(name).expect("known"), regions.find(above).expect("known"));
    of != above && regions.is_within(of, above)
}
