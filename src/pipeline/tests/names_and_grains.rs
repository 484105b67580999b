//! What does not matter: how files are called, how many of them events are spread over, and in which month a year begins.

use super::{EVENTS, HEAD, Project, flow, judged, points, study_of};
use crate::assess::Verdict;
use crate::measure::exact;
use crate::pipeline::Study;
use crate::series::Window;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write;

const TOWNS: [&str; 2] = ["东镇", "西镇"];
const TARGETS: &str = "x,,reach,200,2020-01,2020-12,\nx,411025101,keep,5,2020-02,,\n";

/// A row: its month from 1 to 9, day, town and amount.
type Event = (i8, i8, usize, u8);

fn events() -> impl Strategy<Value = Vec<Event>> {
    let event = (1..=9_i8, 1..=28_i8, 0..TOWNS.len(), 0..40_u8);
    // Each month has a row, so that each has a report and the last file speaks for September.
    let of_each = proptest::collection::vec((1..=28_i8, 0..TOWNS.len(), 1..40_u8), 9);
    (of_each, proptest::collection::vec(event, 0..20)).prop_map(|(each, more)| {
        let each = (1..).zip(each).map(|(month, (day, town, amount))| (month, day, town, amount));
        let mut all: Vec<Event> = each.chain(more).collect();
        all.sort_unstable();
        all
    })
}

/// Events in files by the names that `name` gives them.
fn filed(events: &[Event], name: impl Fn(i8) -> String) -> Vec<(String, String)> {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    for (n, (month, day, town, amount)) in events.iter().enumerate() {
        let text = files.entry(name(*month)).or_insert_with(|| HEAD.to_owned());
        let _ = writeln!(text, "2020-{month:02}-{day:02},{},e{n},{amount}", TOWNS[*town]);
    }
    files.into_iter().collect()
}

fn by_month(month: i8) -> String {
    format!("2020-{month:02}")
}

fn study(head: &str, every: &str, measure: &str, files: &[(String, String)]) -> Study {
    let feed = EVENTS.replacen("every = \"month\"", &format!("every = \"{every}\""), 1);
    let unit = if measure.contains("area") { "亩" } else { "人" };
    let indicators = flow(measure, unit);
    study_of(&Project { head, feed: &feed, indicators: &indicators, targets: TARGETS, files, ..Project::EMPTY })
}

const START: &str = "start = \"2020-01\"";

/// Verdict and value of the county's target and of the township's, and the county's own amounts.
fn told(study: &Study, as_of: &str) -> Vec<(Verdict, Option<String>)> {
    let of = |region: &str| {
        let a = judged(study, as_of, region).assessment;
        (a.verdict, a.value.as_ref().map(exact::full))
    };
    vec![of("411025"), of("411025101")]
}

fn measures() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "{ sum = \"area\" }",
        "{ count = true }",
        "{ distinct = \"who\" }",
        "{ max = \"area\" }",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_name_says_a_period_and_nothing_else(events in events(), measure in measures(), word in "[a-z甲乙丙]{0,6}") {
        let plain = study(START, "month", measure, &filed(&events, by_month));
        let renamed = study(START, "month", measure, &filed(&events, |month| format!("{word}{}月报-{}", month % 3, by_month(month))));
        for as_of in ["2020-05", "2020-09"] {
            prop_assert_eq!(told(&plain, as_of), told(&renamed, as_of));
            prop_assert_eq!(points(&plain, "411025", Window::Own, as_of), points(&renamed, "411025", Window::Own, as_of));
        }
    }

    #[test]
    fn how_events_are_spread_over_files_changes_no_value(events in events(), measure in measures()) {
        let monthly = study(START, "month", measure, &filed(&events, by_month));
        let in_one = study(START, "month", measure, &filed(&events, |_| "2020".to_owned()));
        prop_assert_eq!(told(&monthly, "2020-09"), told(&in_one, "2020-09"));
        prop_assert_eq!(points(&monthly, "411025", Window::Own, "2020-09"), points(&in_one, "411025", Window::Own, "2020-09"));
        // By quarters the total of the year so far is the same at the end of each.
        let quarterly = study(START, "quarter", measure, &filed(&events, |month| format!("2020-Q{}", (month + 2) / 3)));
        let of_quarters = points(&quarterly, "411025", Window::YearToDate, "2020-09");
        let so_far = points(&monthly, "411025", Window::YearToDate, "2020-09");
        let value = |point: &String| point.rsplit_once(' ').map(|(value, _)| value.to_owned());
        let at_ends: Vec<_> = so_far.iter().skip(2).step_by(3).map(value).collect();
        prop_assert_eq!(of_quarters.iter().map(value).collect::<Vec<_>>(), at_ends);
        prop_assert_eq!(&told(&monthly, "2020-09")[0], &told(&quarterly, "2020-09")[0]);
    }

    #[test]
    fn the_month_in_which_a_year_begins_moves_windows_alone(events in events(), measure in measures(), first in 2..=12_i8) {
        let files = filed(&events, by_month);
        let civil = study(START, "month", measure, &files);
        let other = study(&format!("{START}\nyear_starts = {first}"), "month", measure, &files);
        for as_of in ["2020-04", "2020-09"] {
            prop_assert_eq!(told(&civil, as_of), told(&other, as_of), "year_starts = {}", first);
            let own = |study: &Study| points(study, "411025", Window::Own, as_of);
            prop_assert_eq!(own(&civil), own(&other));
            let from = crate::measure::Month::new(2020, 2).first_day();
            let total = |study: &Study| points(study, "411025", Window::Total { from, to: None }, as_of);
            prop_assert_eq!(total(&civil), total(&other));
        }
    }
}
