//! Changes on the period before and on the year before: what is compared with what.

use super::build::{Case, flow, level, month, n};
use crate::assess::Assessment;
use crate::catalog::Measure;
use crate::measure::Calendar;
use jiff::civil::date;

fn watch(case: &Case, as_of: &str) -> Assessment {
    case.assess(as_of)
}

#[test]
fn a_flow_changes_by_its_own_amounts_and_a_state_by_its_values() {
    let total = flow().run("2020-01", &["5", "12"]).own("2020-01", &["5", "7"]);
    assert_eq!(watch(&total, "2020-02").change, Some(n("2")));
    assert_eq!(watch(&total, "2020-01").change, None, "the month before is not known");
    let state = level().run("2020-01", &["5", "12"]);
    assert_eq!(watch(&state, "2020-02").change, Some(n("7")));
    let mut yearly = level().at("2019-02", "4").at("2020-01", "11").at("2020-02", "12");
    yearly.indicator.yearly = true;
    assert_eq!(watch(&yearly, "2020-02").change, Some(n("8")));
    let quarterly = Case { months_per_period: 3, ..level().at("2020-03", "5").at("2020-06", "12") };
    assert_eq!(watch(&quarterly, "2020-06").change, Some(n("7")));
}

#[test]
fn a_year_to_date_is_compared_with_the_same_months_of_the_year_before() {
    let months = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];
    let case = flow().own("2019-01", &months).own("2020-01", &["10", "20", "30"]).run("2020-01", &["10", "30", "60"]);
    let change = watch(&case, "2020-02").year_change.unwrap();
    assert_eq!((change.before, change.by), (n("3"), n("27")));
    let fiscal = Case { calendar: Calendar::starting_in(3).unwrap(), ..case.clone() };
    let change = watch(&fiscal, "2020-03").year_change.unwrap();
    assert_eq!((change.before, change.by), (n("3"), n("27")));
    let mut hole = case;
    hole.history.retain(|p| p.month != month("2019-01"));
    assert_eq!(watch(&hole, "2020-02").year_change, None);
    let state = level().at("2019-06", "4").at("2020-06", "3");
    let change = watch(&state, "2020-06").year_change.unwrap();
    assert_eq!((change.before, change.by), (n("4"), n("-1")));
}

#[test]
fn the_last_period_s_own_amount_stands_beside_its_change() {
    let total = flow().run("2020-01", &["5", "12"]).own("2020-01", &["5", "7"]);
    assert_eq!(watch(&total, "2020-02").own_amount, Some(n("7")));
    let state = level().run("2020-01", &["5", "12"]);
    assert_eq!(watch(&state, "2020-02").own_amount, None);
}

#[test]
fn what_starts_anew_with_the_year_is_not_compared_with_what_the_year_before_came_to() {
    let distinct = flow().measured(Measure::Distinct("a".into())).run("2020-11", &["20", "21", "1", "3"]);
    let change = |at: &str| watch(&distinct, at).change;
    assert_eq!((change("2020-12"), change("2021-01"), change("2021-02")), (Some(n("1")), None, Some(n("2"))));
    let mut since = distinct.clone();
    since.indicator.since = Some(date(2020, 11, 1));
    assert_eq!(watch(&since, "2021-01").change, Some(n("-20")), "its total goes on");
}

#[test]
fn a_total_that_grows_from_one_day_has_no_year_before() {
    let distinct = flow().measured(Measure::Distinct("a".into())).at("2020-01", "20").at("2021-01", "90");
    assert_eq!(watch(&distinct, "2021-01").year_change.map(|c| c.by), Some(n("70")), "the years so far");
    let mut since = distinct;
    since.indicator.since = Some(date(2019, 9, 1));
    assert_eq!(watch(&since, "2021-01").year_change, None);
}
