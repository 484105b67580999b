//! What a feed has sent, and which rows count: each rule with a case that only just falls under it.

use super::{EVENTS, HEAD, STATES, county, flow, judged, level, rows, running, sent, study, value};
use crate::assess::Verdict;
use crate::catalog::{RegionId, Regions};
use crate::measure::{Month, exact};
use crate::pipeline::Study;
use crate::series::{
    Arrival, Sent, Unusable, Value, Why, Window, answer, arrival, contributing_rows, deliveries, months_per_period,
    natural_window,
};
use jiff::civil::date;

const BOTH: &str = "月份,乡镇,面积\n2020-01,东镇,10000\n2020-01,西镇,5000\n";

fn arrived(study: &Study, as_of: &str) -> Arrival {
    let feed = &study.catalog.feeds[0];
    let data = study.feeds.get("f").expect("a feed");
    arrival(feed, &study.catalog.regions, data, Month::parse(as_of).expect("a month")).expect("known")
}

fn kinds(study: &Study, as_of: &str) -> Vec<Sent> {
    sent(study, as_of).into_iter().map(|(_, sent)| sent).collect()
}

#[test]
fn a_report_has_arrived_where_a_file_speaks_for_the_last_period_and_could_be_read() {
    let feb = "月份,乡镇,面积\n2020-02,东镇,12000\n";
    let files = [("2020-01", BOTH), ("2020-02", feb)];
    let states = study(STATES, &level(""), "", &files);
    let of = |study: &Study, as_of: &str| {
        let found = arrived(study, as_of);
        (found.last.map(|p| p.to_string()), found.reported, found.missing, found.coverage)
    };
    let last = |text: &str| Some(text.to_owned());
    let (east, west) = (RegionId(1), RegionId(2));
    assert_eq!(of(&states, "2020-01"), (last("2020-01"), true, vec![], Some((2, 2))));
    assert_eq!(of(&states, "2020-02"), (last("2020-02"), true, vec![west], Some((1, 2))));
    assert_eq!(of(&states, "2020-03"), (last("2020-02"), false, vec![east, west], Some((0, 2))));
    let broken = study(STATES, &level(""), "", &[("2020-01", "没有,表头\n1,2\n"), ("2020-02", feb)]);
    assert!(!arrived(&broken, "2020-01").reported, "its file could not be read");
    assert!(arrived(&broken, "2020-02").reported, "a file before it could not be read, but all regions report anew");
    let changes =
        STATES.replace("rows = \"report\"", "files_are = \"changes\"").replace("expect = \"each township\"\n", "");
    let changes = study(&changes, &level(""), "", &[("2020-01", "没有,表头\n1,2\n"), ("2020-02", feb)]);
    assert!(arrived(&changes, "2020-02").reported, "what January's changed is not known, but February's has come");
    assert!(!arrived(&changes, "2020-01").reported);
}

#[test]
fn what_one_region_sends_is_a_report_in_part_by_whatever_file_it_comes() {
    let march = "月份,乡镇,面积\n2020-03,东镇,1\n2020-03,西镇,2\n2020-02,东镇,1\n";
    let late = study(STATES, &level(""), "", &[("2020-01", BOTH), ("2020-03", march)]);
    assert_eq!(kinds(&late, "2020-03"), [Sent::InFull, Sent::InPart, Sent::InFull]);
    let empty = study(STATES, &level(""), "", &[("2020-01", BOTH), ("2020-02", "月份,乡镇,面积\n")]);
    assert_eq!(kinds(&empty, "2020-02"), [Sent::InFull, Sent::InPart], "a file without rows is a file");
}

#[test]
fn a_region_owes_nothing_for_a_period_before_it_was_there() {
    let january = "月份,乡镇,面积\n2020-01,东镇,10000\n";
    let mut new = study(STATES, &level(""), "", &[("2020-01", january), ("2020-02", &january.replace("-01", "-02"))]);
    let regions = &new.catalog.regions;
    let mut list: Vec<_> = regions.iter().map(|(_, region)| region.clone()).collect();
    list[2].valid_from = Some(date(2020, 2, 1));
    new.catalog.regions = Regions::new(list, regions.root());
    assert_eq!(kinds(&new, "2020-02"), [Sent::InFull, Sent::InPart]);
}

#[test]
fn the_last_report_is_named_with_its_file() {
    let last = |study: &Study, as_of: &str| {
        let as_of = Month::parse(as_of).expect("a month");
        let found = deliveries(&study.catalog, &study.feeds, &study.catalog.feeds[0], as_of).expect("deliveries");
        found.last.map(|last| (last.period.to_string(), last.file))
    };
    let totals = running(&[("2020-11", 80), ("2021-02", 30)]);
    let of = |period: &str| Some((period.to_owned(), Some(format!("feeds/f-{period}.csv"))));
    assert_eq!((last(&totals, "2021-01"), last(&totals, "2021-02")), (of("2020-11"), of("2021-02")));
    assert_eq!(last(&totals, "2020-10"), None);
}

#[test]
fn amounts_that_are_no_totals_are_not_folded_into_the_year_s_second_file() {
    let (dec, feb) = (rows("2020-12-05,东镇,a,5\n"), rows("2021-02-05,东镇,a,7\n"));
    let events = study(EVENTS, &flow("{ sum = \"area\" }", "亩"), "", &[("2020-12", &dec), ("2021-02", &feb)]);
    assert_eq!(kinds(&events, "2021-02"), [Sent::InFull, Sent::Nothing, Sent::InFull]);
}

#[test]
fn a_file_that_cannot_be_read_is_named_for_its_month_and_takes_its_own_amount_and_no_other() {
    let (jan, mar) = (rows("2020-01-05,东镇,a,5\n"), rows("2020-03-05,东镇,a,7\n"));
    let files = [("2020-01", jan.as_str()), ("2020-02", "没有,表头\n1,2\n"), ("2020-03", &mar)];
    let study = study(EVENTS, &flow("{ sum = \"area\" }", "亩"), "", &files);
    let unreadable = Sent::Unusable(Unusable { files: vec!["feeds/f-2020-02.csv".to_owned()], by_catalog: true });
    assert_eq!(kinds(&study, "2020-03"), [Sent::InFull, unreadable, Sent::InFull]);
    assert_eq!(county(&study, Window::Own, "2020-03"), ["2020-01 5 5", "2020-02 - -", "2020-03 7 7"]);
}

#[test]
fn a_rejected_row_beside_a_good_one_leaves_the_region_reported() {
    let feb = "月份,乡镇,面积\n2020-02,东镇,12000\n2020-02,西镇,5000\n2020-02,西镇,伍仟\n";
    let study = study(STATES, &level(""), "", &[("2020-01", BOTH), ("2020-02", feb)]);
    let county = judged(&study, "2020-02", "411025").assessment;
    assert_eq!((county.coverage, value(&study, "2020-02", "411025").as_deref()), (Some((2, 2)), Some("1.7")));
}

#[test]
fn a_rejected_row_that_a_condition_leaves_out_puts_nothing_in_doubt() {
    let feed = EVENTS.replace("who = { header = \"人\", type = \"id\" }", "who = { header = \"人\", type = \"text\" }");
    let (jan, feb) =
        (rows("2020-01-05,东镇,甲,0\n2020-01-05,东镇,乙,0\n"), rows("2020-02-05,无此镇,甲,1\n2020-02-06,东镇,丁,0\n"));
    let indicator = "[indicator.x]\nname = \"x\"\nfeed = \"f\"\nmeasure = { count = true }\nkind = \"flow\"\nunit = \"人\"\nbetter = \"lower\"\n";
    let of = |who: &str| {
        let indicator = format!("{indicator}where = {{ who = \"{who}\" }}\n");
        let study = study(&feed, &indicator, "x,,zero,0,2020-01,,\n", &[("2020-01", &jan), ("2020-02", &feb)]);
        judged(&study, "2020-02", "411025").assessment.verdict
    };
    assert_eq!((of("甲"), of("乙")), (Verdict::NoData, Verdict::OnPace));
}

#[test]
fn a_range_of_amounts_holds_its_ends_in_the_column_s_unit() {
    let feed = EVENTS.replace("unit = \"亩\"", "unit = \"万亩\"");
    let january =
        format!("{HEAD}2020-01-05,东镇,a,0.4\n2020-01-06,东镇,b,0.5\n2020-01-07,西镇,c,2\n2020-01-08,西镇,d,2.1\n");
    let of = |range: &str| {
        let indicator = format!("{}where = {{ area = {{ {range} }} }}\n", flow("{ count = true }", "人"));
        value(&study(&feed, &indicator, "", &[("2020-01", &january)]), "2020-01", "411025")
    };
    assert_eq!(of("min = 0.5, max = 2").as_deref(), Some("2"));
    assert_eq!((of("min = 0.5").as_deref(), of("max = 2").as_deref()), (Some("3"), Some("3")));
}

#[test]
fn a_mean_of_states_rests_on_those_that_hold_and_is_told_in_its_own_unit() {
    let feb = "月份,乡镇,面积\n2020-02,东镇,12000\n2020-02,西镇,5000\n";
    let mean = level("").replace("sum =", "mean =");
    let study = study(STATES, &mean, "", &[("2020-01", BOTH), ("2020-02", feb)]);
    assert_eq!(value(&study, "2020-01", "411025").as_deref(), Some("0.75"));
    assert_eq!(value(&study, "2020-02", "411025").as_deref(), Some("0.85"), "January's states no longer hold");
    let in_hectares = self::study(STATES, &mean.replace("万亩", "公顷"), "", &[("2020-01", BOTH)]);
    assert_eq!(value(&in_hectares, "2020-01", "411025").as_deref(), Some("500"), "15 亩 each");
}

#[test]
fn a_sum_is_told_in_a_unit_that_is_no_power_of_ten_of_the_column_s() {
    let in_hectares = study(STATES, &level("").replace("万亩", "公顷"), "", &[("2020-01", BOTH)]);
    assert_eq!(value(&in_hectares, "2020-01", "411025").as_deref(), Some("1000"), "15,000 亩");
}

#[test]
fn without_a_target_a_flow_is_a_total_of_the_year_of_twelve_months_or_since_a_day() {
    let (jan, feb) = (rows("2020-01-05,东镇,a,5\n"), rows("2020-02-05,东镇,a,7\n"));
    let mut study = study(EVENTS, &flow("{ sum = \"area\" }", "亩"), "", &[("2020-01", &jan), ("2020-02", &feb)]);
    let of = |study: &Study| natural_window(&study.catalog.indicators[0], &study.catalog);
    assert_eq!(of(&study), Window::YearToDate);
    study.catalog.indicators[0].since = Some(date(2020, 2, 3));
    assert_eq!(of(&study), Window::Total { from: date(2020, 2, 3), to: None });
    study.catalog.indicators[0].trailing_year = true;
    assert_eq!(of(&study), Window::TrailingYear);
}

#[test]
fn a_window_that_has_ended_needs_no_later_report() {
    let (jan, feb) = (rows("2020-01-05,东镇,a,5\n"), rows("2020-02-05,东镇,a,7\n"));
    let indicator = flow("{ sum = \"area\" }", "亩");
    let files = [("2020-01", jan.as_str()), ("2020-02", &feb)];
    let until = |to| Window::Total { from: date(2020, 1, 1), to: Some(to) };
    let both = study(EVENTS, &indicator, "", &files);
    let february = date(2020, 2, 29);
    assert_eq!(county(&both, until(february), "2020-04")[1..], ["2020-02 12 -", "2020-03 12 -", "2020-04 12 -"]);
    let why = |study: &Study, window, as_of: &str| {
        let (indicator, as_of) = (&study.catalog.indicators[0], Month::parse(as_of).expect("a month"));
        let found = answer(&study.catalog, &study.feeds, indicator, window, as_of).expect("answered");
        found.last(study.catalog.regions.root()).expect("a point").value
    };
    // The month in which it ends is still owed, be it by its first day alone.
    assert_eq!(why(&both, until(date(2020, 3, 1)), "2020-03"), Value::Missing(Why::Absent));
    let one = study(EVENTS, &indicator, "", &files[..1]);
    assert_eq!(why(&one, until(february), "2020-02"), Value::Missing(Why::Absent));
    assert!(
        matches!(why(&one, until(february), "2020-03"), Value::Missing(Why::Partial { .. })),
        "February is lacking"
    );
}

#[test]
fn an_unreadable_file_without_a_month_is_named_where_nothing_came_and_at_the_end() {
    let (jan, mar) = (rows("2020-01-05,东镇,a,5\n"), rows("2020-03-05,东镇,a,7\n"));
    let files = [("2020-01", jan.as_str()), ("2020-03", &mar), ("总表", "没有,表头\n1,2\n")];
    let study = study(EVENTS, &flow("{ sum = \"area\" }", "亩"), "", &files);
    let unreadable = || Sent::Unusable(Unusable { files: vec!["feeds/f-总表.csv".to_owned()], by_catalog: true });
    assert_eq!(kinds(&study, "2020-03"), [Sent::InFull, unreadable(), unreadable()]);
}

#[test]
fn of_events_no_region_owes_a_report() {
    let jan = rows("2020-01-05,东镇,a,5\n");
    let events = study(EVENTS, &flow("{ sum = \"area\" }", "亩"), "", &[("2020-01", &jan)]);
    let found = arrived(&events, "2020-01");
    assert_eq!((found.reported, found.missing, found.coverage), (true, vec![], None));
}

#[test]
fn an_indicator_has_the_period_of_its_feed() {
    let quarters = STATES.replacen("every = \"month\"", "every = \"quarter\"", 1);
    let of = |feed: &str, period: &str| {
        let study = study(feed, &level(""), "", &[(period, BOTH)]);
        months_per_period(&study.catalog.indicators[0], &study.catalog)
    };
    assert_eq!((of(STATES, "2020-01"), of(&quarters, "2020-Q1")), (1, 3));
}

#[test]
fn each_row_that_is_counted_counts_for_one() {
    let jan = rows("2020-01-05,东镇,a,5\n2020-01-06,西镇,b,7\n");
    let study = study(EVENTS, &flow("{ count = true }", "人"), "", &[("2020-01", &jan)]);
    let (catalog, as_of) = (&study.catalog, Month::new(2020, 1));
    let indicator = &catalog.indicators[0];
    let found = contributing_rows(catalog, &study.feeds, indicator, Window::YearToDate, catalog.regions.root(), as_of)
        .expect("rows");
    let amounts: Vec<Option<String>> = found.iter().map(|row| row.amount.as_ref().map(exact::full)).collect();
    assert_eq!(amounts, [Some("1".to_owned()), Some("1".to_owned())]);
}

#[test]
fn a_ratio_of_parts_in_different_units_is_one_of_their_things() {
    let feed = STATES.replace("亩", "户");
    let part = |id: &str, unit: &str| {
        format!(
            "[indicator.{id}]\nname = \"{id}\"\nfeed = \"f\"\nmeasure = {{ sum = \"area\" }}\nkind = \"level\"\nunit = \"{unit}\"\nbetter = \"higher\"\nhidden = true\n"
        )
    };
    let ratio = "[indicator.x]\nname = \"x\"\nmeasure = { ratio = [\"a\", \"b\"] }\nkind = \"level\"\nunit = \"%\"\nbetter = \"higher\"\n";
    for units in [("户", "万户"), ("万户", "户")] {
        let indicators = format!("{}{}{ratio}", part("a", units.0), part("b", units.1));
        let study = study(&feed, &indicators, "", &[("2020-01", BOTH)]);
        assert_eq!(value(&study, "2020-01", "411025").as_deref(), Some("100"), "{units:?}");
    }
}
