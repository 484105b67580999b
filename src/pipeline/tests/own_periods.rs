//! Rhythms: weeks and days inside months, quarters, trailing years, totals of the year, years that begin in April.

use super::{Project, STATEMENTS, amount, county, judged, last_full, points, study_of, told, under};
use crate::assess::{Assessment, Flag, Per, Verdict};
use crate::measure::exact;
use crate::pipeline::Study;
use crate::series::{ReportState, Window};

const HEAD: &str = "月份,乡镇,面积\n";

fn every(rhythm: &str, more: &str) -> String {
    let feed = STATEMENTS.replacen("every = \"month\"", &format!("every = \"{rhythm}\"\n{more}"), 1);
    feed.replacen("key = [\"day\", \"region\"]\n", "", 1)
}

fn of(head: &str, feed: &str, indicators: &str, targets: &str, files: &[(String, String)]) -> Study {
    study_of(&Project { head, feed, indicators, targets, files, ..Project::EMPTY })
}

fn assessed(study: &Study, as_of: &str) -> Assessment {
    *judged(study, as_of, "411025").assessment
}

fn text(x: Option<&exact::Exact>) -> Option<String> {
    x.map(exact::full)
}

/// 1 on the Wednesday of each week from W05 (1 to 7 February 2021) to W16 (19 to 25 April), but for some.
fn weeks(without: &[i8]) -> Vec<(String, String)> {
    let first = jiff::civil::date(2021, 2, 3);
    let week = |n: i8| {
        let day = first.saturating_add(jiff::ToSpan::weeks(i64::from(n - 5)));
        (format!("2021-W{n:02}"), format!("{HEAD}{day},东镇,1\n"))
    };
    (5..=16).filter(|n| !without.contains(n)).map(week).collect()
}

#[test]
fn weeks_count_in_the_month_of_their_sunday_and_nine_of_twelve_are_a_part() {
    let (start, feed, indicators) = ("start = \"2021-02\"", every("week", ""), amount("flow", "higher", ""));
    let targets = "x,,reach,12,2021-02,2021-04,\n";
    let all = of(start, &feed, &indicators, targets, &weeks(&[]));
    assert_eq!(told(&all, "2021-04", "411025"), (Verdict::Met, Some("12".to_owned()), vec![]));
    // W13 is 29 March to 4 April; its row is of 31 March.
    assert_eq!(county(&all, Window::Own, "2021-04"), ["2021-02 4 4", "2021-03 4 4", "2021-04 4 4"]);
    let some = of(start, &feed, &indicators, "x,,reach,12,2021-02,2021-12,\n", &weeks(&[7, 10, 12]));
    let at_least = (Verdict::NoData, Some("9".to_owned()), vec![Flag::Partial, Flag::AtLeast]);
    assert_eq!(told(&some, "2021-04", "411025"), at_least);
    assert_eq!(assessed(&some, "2021-04").coverage, Some((9, 12)));
    assert_eq!(county(&some, Window::Own, "2021-04"), ["2021-02 - -", "2021-03 - -", "2021-04 4 4"]);
    assert_eq!(assessed(&some, "2021-04").recent, None, "beside a hole");
}

#[test]
fn days_are_owed_from_monday_to_friday() {
    let february = |without: i8| -> Vec<(String, String)> {
        let days = (1..=28).map(|day| jiff::civil::date(2021, 2, day));
        let working = days.filter(|day| day.weekday().to_monday_one_offset() <= 5 && day.day() != without);
        working.map(|day| (day.to_string(), format!("{HEAD}{day},东镇,1\n"))).collect()
    };
    let (start, feed, indicators) = ("start = \"2021-02\"", every("day", ""), amount("flow", "higher", ""));
    let targets = "x,,reach,20,2021-02,2021-12,\n";
    let all = of(start, &feed, &indicators, targets, &february(0));
    assert_eq!(told(&all, "2021-02", "411025"), (Verdict::Met, Some("20".to_owned()), vec![]));
    let some = of(start, &feed, &indicators, targets, &february(9));
    let at_least = (Verdict::NoData, Some("19".to_owned()), vec![Flag::Partial, Flag::AtLeast]);
    assert_eq!(told(&some, "2021-02", "411025"), at_least);
    assert_eq!(assessed(&some, "2021-02").coverage, Some((19, 20)));
}

#[test]
fn days_are_not_owed_on_holidays_and_are_on_weekends_that_are_worked_on() {
    let october = |without: i8| -> Vec<(String, String)> {
        let days = (1..=31).filter(|day| *day != without).map(|day| jiff::civil::date(2020, 10, day));
        // 1 to 8 October are free, and Saturday the 10th is worked on.
        let working = days.filter(|d| d.day() == 10 || (d.day() > 8 && d.weekday().to_monday_one_offset() <= 5));
        working.map(|day| (day.to_string(), format!("{HEAD}{day},东镇,1\n"))).collect()
    };
    let holidays: Vec<String> = (1..=8).map(|day| format!("2020-10-{day:02},\n")).collect();
    let list = format!("day,kind\n{}2020-10-10,上班\n", holidays.concat());
    let of = |files: &[(String, String)]| {
        let head = "start = \"2020-10\"\n[calendar]\nholidays = \"days.csv\"";
        let (feed, indicators) = (every("day", ""), amount("flow", "higher", ""));
        let targets = "x,,reach,100,2020-10,2020-12,\n";
        let project = Project { head, feed: &feed, indicators: &indicators, targets, files, ..Project::EMPTY };
        let study = super::study_with(&project, &[("days.csv", &list)]);
        (told(&study, "2020-10", "411025").1, assessed(&study, "2020-10").coverage)
    };
    assert_eq!(of(&october(0)), (Some("17".to_owned()), None), "16 weekdays and a Saturday");
    assert_eq!(of(&october(10)), (Some("16".to_owned()), Some((16, 17))));
}

#[test]
fn half_a_year_is_one_amount_of_six_months() {
    let files = under(HEAD, &[("2020-H1", "2020-02-05,东镇,600\n"), ("2020年下半年", "2020-12-05,东镇,500\n")]);
    let targets = "x,,reach,1200,2020-01,2020-12,\n";
    let study = of("start = \"2020-01\"", &every("half", ""), &amount("flow", "higher", ""), targets, &files);
    let august = assessed(&study, "2020-08");
    assert_eq!((august.verdict, august.judged.map(|m| m.to_string()).as_deref()), (Verdict::OnPace, Some("2020-06")));
    assert_eq!((text(august.value.as_ref()).as_deref(), august.recent_months), (Some("600"), Some(6)));
    let own = august.own.expect("an own period");
    assert_eq!((own.period.to_string().as_str(), own.state.as_str()), ("2020-H1", "received"));
    assert_eq!(county(&study, Window::Own, "2020-12"), ["2020-06 600 600", "2020-12 500 500"]);
    let december = assessed(&study, "2020-12");
    assert_eq!((december.verdict, text(december.change.as_ref()).as_deref()), (Verdict::Missed, Some("-100")));
}

#[test]
fn a_quarter_s_amount_is_held_against_the_end_of_its_quarter() {
    let files = under(HEAD, &[("2020-Q1", "2020-02-05,东镇,300\n")]);
    let targets = "x,,reach,1200,2020-01,2020-12,\n";
    let indicators = amount("flow", "higher", "");
    let study = of("start = \"2020-01\"", &every("quarter", ""), &indicators, targets, &files);
    let may = assessed(&study, "2020-05");
    let month = |text: &str| crate::measure::Month::parse(text);
    assert_eq!((may.verdict, may.judged, may.flags), (Verdict::OnPace, month("2020-03"), vec![]));
    assert_eq!(text(may.value.as_ref()).as_deref(), Some("300"));
    assert_eq!(text(may.elapsed.as_ref()).as_deref(), Some("0.25"));
    assert_eq!(text(may.expected.as_ref()).as_deref(), Some("300"));
    // One amount of three months; what is left counts from the end of the quarter.
    assert_eq!((text(may.recent.as_ref()).as_deref(), may.recent_months, may.per), (Some("100"), Some(3), Per::Month));
    assert_eq!((text(may.left.as_ref()).as_deref(), text(may.required.as_ref()).as_deref()), (Some("9"), Some("100")));
    assert_eq!(text(may.projected.as_ref()).as_deref(), Some("1200"));
    let own = may.own.expect("an own period");
    assert_eq!((own.period.to_string().as_str(), own.state.as_str()), ("2020-Q1", "received"));
    assert_eq!(county(&study, Window::Own, "2020-05"), ["2020-03 300 300"]);
    // An amount that has not come is not carried.
    let june = told(&study, "2020-06", "411025");
    assert_eq!(june, (Verdict::NoData, None, vec![Flag::Absent, Flag::NotReceived]));
    // By a stated deadline, 10 July, June's report is not due at the end of June: the first quarter still speaks.
    let timed = every("quarter", "deadline = \"day 10\"\n");
    let study = of("start = \"2020-01\"", &timed, &indicators, targets, &files);
    let june = assessed(&study, "2020-06");
    assert_eq!((june.verdict, june.judged, june.flags), (Verdict::OnPace, month("2020-03"), vec![]));
    assert_eq!(told(&study, "2020-07", "411025"), (Verdict::NoData, None, vec![Flag::Absent, Flag::NotReceived]));
}

#[test]
fn a_period_is_received_nil_of_no_use_not_due_or_not_received() {
    let days = |text: &str| text.parse::<jiff::civil::Date>().expect("a day");
    let files = under(
        HEAD,
        &[
            ("2020-01", "2020-01,东镇,1\n"),
            ("2020-02", ""),
            ("2020-03", "某月,东镇,1\n"),
            ("2020-04", "2020-04,东镇,4\n"),
        ],
    );
    let indicators = amount("level", "higher", "");
    let of = |more: &str, as_of: &str, on: Option<&str>| {
        let mut study = of("start = \"2020-01\"", &every("month", more), &indicators, "", &files);
        study.on = on.map(days);
        let month = crate::measure::Month::parse(as_of).expect("a month");
        let own = study.own_period(&study.catalog.indicators[0], month).expect("known");
        (own.period.to_string(), own.state, own.missed)
    };
    let is = |period: &str, state, missed| (period.to_owned(), state, missed);
    assert_eq!(of("", "2020-01", None), is("2020-01", ReportState::Received, 0));
    assert_eq!(of("", "2020-02", None), is("2020-02", ReportState::Nil, 0));
    assert_eq!(of("", "2020-03", None), is("2020-03", ReportState::Unusable, 1));
    // Without a deadline nobody is ever late.
    let late = |overdue| ReportState::NotReceived { overdue };
    assert_eq!(of("", "2020-06", None), is("2020-06", late(false), 2));
    assert_eq!(of("", "2020-06", Some("2021-01-01")), is("2020-06", late(false), 2));
    // At the end of May its report is not due, and April's, the newest, speaks.
    let tenth = "deadline = \"day 10\"\n";
    assert_eq!(of(tenth, "2020-05", None), is("2020-04", ReportState::Received, 0));
    assert_eq!(of(tenth, "2020-05", Some("2020-06-10")), is("2020-04", ReportState::Received, 0));
    assert_eq!(of(tenth, "2020-05", Some("2020-06-11")), is("2020-05", late(true), 1));
    // At the end of June its report is not due, but May's is overdue.
    assert_eq!(of(tenth, "2020-06", None), is("2020-05", late(true), 1));
    assert_eq!(of(tenth, "2020-06", Some("2020-07-11")), is("2020-06", late(true), 2));
    assert_eq!(of("lag = 5\n", "2020-06", Some("2020-07-06")), is("2020-06", late(true), 2));
    assert_eq!(of(tenth, "2020-03", None), is("2020-03", ReportState::Unusable, 1), "it has come");
}

#[test]
fn a_state_is_carried_until_its_report_is_overdue_or_it_is_stale() {
    let files = under(HEAD, &[("2020-02", "2020-02,东镇,5\n")]);
    let of = |more: &str, extra: &str, as_of: &str| {
        let indicators = amount("level", "higher", extra);
        let study = of("start = \"2020-01\"", &every("month", more), &indicators, "x,,keep,3,2020-01,,\n", &files);
        told(&study, as_of, "411025")
    };
    let carried = (Verdict::OnPace, Some("5".to_owned()), vec![Flag::NotReceived, Flag::Carried]);
    let stale = (Verdict::NoData, None, vec![Flag::Absent, Flag::NotReceived, Flag::Stale]);
    assert_eq!([of("", "", "2020-03"), of("", "", "2020-05")], [carried.clone(), carried.clone()]);
    assert_eq!(of("", "", "2020-06"), stale, "four months without a file");
    assert_eq!([of("", "stale_after = 1\n", "2020-03"), of("", "stale_after = 1\n", "2020-04")], [carried, stale]);
    // On the last day of March its report is due on 10 April, and February's speaks; with a deadline of that day it is late.
    let february = (Verdict::OnPace, Some("5".to_owned()), vec![]);
    assert_eq!(of("deadline = \"day 10\"\n", "", "2020-03"), february);
    assert_eq!(of("deadline = \"day 10\"\n", "", "2020-04").0, Verdict::NoData, "March's was due on 10 April");
}

#[test]
fn a_year_without_twelve_months_is_not_known() {
    let months: Vec<(String, String)> = (0..13)
        .map(|n| {
            let month = format!("{}-{:02}", 2020 + n / 12, n % 12 + 1);
            let lines = format!("{HEAD}{month}-05,东镇,{}\n", if n == 12 { 22 } else { 10 });
            (month, lines)
        })
        .collect();
    let indicators = amount("flow", "higher", "window = \"year\"\n");
    let study = of("start = \"2020-01\"", &every("month", ""), &indicators, "x,,keep,100,2020-01,,\n", &months);
    assert_eq!(told(&study, "2020-11", "411025"), (Verdict::NoData, None, vec![Flag::Partial]));
    assert_eq!(assessed(&study, "2020-11").coverage, Some((11, 12)));
    assert_eq!(told(&study, "2020-12", "411025"), (Verdict::OnPace, Some("120".to_owned()), vec![]));
    let december = assessed(&study, "2020-12");
    assert_eq!((december.change, december.recent), (None, None), "there is no trailing year before it");
    // 22 of January 2021 came in for 10 of January 2020.
    let january = assessed(&study, "2021-01");
    assert_eq!(text(january.value.as_ref()).as_deref(), Some("132"));
    assert_eq!(
        (text(january.change.as_ref()).as_deref(), text(january.recent.as_ref()).as_deref()),
        (Some("12"), Some("12"))
    );
    let years = county(&study, Window::TrailingYear, "2021-01");
    assert_eq!(years[10..], ["2020-11 - -", "2020-12 120 -", "2021-01 132 -"]);
}

#[test]
fn one_total_of_january_and_february_is_an_amount_of_two_months() {
    let feed = "every = \"month\"\nkey = [\"day\"]\n[feed.f.column]\nday = { header = \"月份\", type = \"date\" }\n\
                area = { header = \"本年累计\", type = \"quantity\", unit = \"亩\" }\n";
    let files = under("月份,本年累计\n", &[("2021-02", "2021-02,30\n"), ("2021-03", "2021-03,45\n")]);
    let indicators = amount("running", "higher", "");
    let study = of("start = \"2021-01\"", feed, &indicators, "x,,reach,360,2021-01,2021-12,\n", &files);
    let february = assessed(&study, "2021-02");
    assert_eq!((february.verdict, february.flags), (Verdict::Behind, vec![]), "January is not missing");
    assert_eq!(text(february.expected.as_ref()).as_deref(), Some("60"));
    assert_eq!((text(february.recent.as_ref()).as_deref(), february.recent_months), (Some("15"), Some(2)));
    let march = assessed(&study, "2021-03");
    assert_eq!((text(march.recent.as_ref()).as_deref(), march.recent_months), (Some("15"), Some(3)));
    assert_eq!(march.change, None, "15 in a month are not compared with 30 in two");
    assert_eq!(county(&study, Window::Own, "2021-03"), ["2021-01 - -", "2021-02 30 30", "2021-03 15 15"]);
    assert_eq!(last_full(&study, "2021-01", "411025"), None);
}

#[test]
fn a_year_that_begins_in_april_begins_anew_in_april() {
    let months: Vec<(String, String)> = (0..17)
        .map(|n| {
            let month = format!("{}-{:02}", 2020 + n / 12, n % 12 + 1);
            let own = if n < 15 { 10 } else { 13 };
            (month.clone(), format!("{HEAD}{month}-05,东镇,{own}\n"))
        })
        .collect();
    let (head, indicators) = ("start = \"2020-01\"\nyear_starts = 4", amount("flow", "higher", ""));
    let study = of(head, &every("month", ""), &indicators, "", &months);
    let of = |as_of: &str| told(&study, as_of, "411025").1;
    assert_eq!(
        [of("2020-04"), of("2020-05"), of("2021-03"), of("2021-04")].map(Option::unwrap),
        ["10", "20", "120", "13"]
    );
    let may = assessed(&study, "2021-05").year_change.expect("two years");
    assert_eq!((exact::full(&may.before), exact::full(&may.by)), ("20".to_owned(), "6".to_owned()));
}

#[test]
fn a_running_total_of_a_year_from_april_is_differenced_within_it() {
    let feed = "every = \"month\"\nkey = [\"day\"]\n[feed.f.column]\nday = { header = \"月份\", type = \"date\" }\n\
                area = { header = \"本年累计\", type = \"quantity\", unit = \"亩\" }\n";
    let files: Vec<(String, String)> = [("2021-03", 120), ("2021-04", 10), ("2021-05", 25), ("2021-07", 60)]
        .map(|(month, total)| (month.to_owned(), format!("月份,本年累计\n{month},{total}\n")))
        .into();
    let study = of("start = \"2020-04\"\nyear_starts = 4", feed, &amount("running", "higher", ""), "", &files);
    let own = county(&study, Window::Own, "2021-07");
    assert_eq!(own[11..], ["2021-03 120 120", "2021-04 10 10", "2021-05 15 15", "2021-06 - -", "2021-07 35 35"]);
    let year = points(&study, "411025", Window::YearToDate, "2021-07");
    assert_eq!(year[11..], ["2021-03 120 120", "2021-04 10 10", "2021-05 25 15", "2021-06 - -", "2021-07 60 35"]);
    let quarterly_year = county(&study, Window::Own, "2021-04");
    assert_eq!(quarterly_year.last().map(String::as_str), Some("2021-04 10 10"), "not 10 less 120");
}
