//! From files to values and verdicts, each case one small project in memory.

use crate::assess::{Assessment, Flag, Verdict};
use crate::catalog::ProjectFiles;
use crate::measure::{Month, exact};
use crate::pipeline::Study;
use crate::report::Assessed;
use crate::series::{Point, Sent, Window, answer, contributing_rows, deliveries};
use std::borrow::Cow;
use std::collections::BTreeMap;

mod blank_and_absent;
mod due_days;
mod laws;
mod names_and_grains;
mod own_periods;
mod regions_that_change;
mod reports_and_rows;
mod whole_and_parts;

const REGIONS: &str =
    "code,name,level,parent\n411025,襄城县,county,\n411025101,东镇,township,411025\n411025102,西镇,township,411025\n";

/// A project of one feed (`f`) with the given settings, indicators and targets, and files `feeds/f-<period>.csv`.
fn study(feed: &str, indicators: &str, targets: &str, files: &[(&str, &str)]) -> Study {
    let files: Vec<(String, String)> =
        files.iter().map(|(period, text)| ((*period).to_owned(), (*text).to_owned())).collect();
    study_of(&Project { feed, indicators, targets, files: &files, ..Project::EMPTY })
}

/// A small project in memory.
#[derive(Clone, Copy)]
struct Project<'a> {
    /// Keys of `onpace.toml` before all tables; `start` is among them.
    head: &'a str,
    regions: &'a str,
    feed: &'a str,
    indicators: &'a str,
    targets: &'a str,
    /// What stands for `*` in `feeds/f-*.csv`, and the text.
    files: &'a [(String, String)],
}

impl Project<'_> {
    const EMPTY: Project<'static> =
        Project { head: "start = \"2020-01\"", regions: REGIONS, feed: "", indicators: "", targets: "", files: &[] };
}

fn study_of(project: &Project<'_>) -> Study {
    study_with(project, &[])
}

/// The same with further files beside the catalog.
fn study_with(project: &Project<'_>, more: &[(&str, &str)]) -> Study {
    let Project { head, regions, feed, indicators, targets, files } = project;
    let toml =
        format!("title = \"例\"\n{head}\n[feed.f]\nfiles = \"feeds/f-*.csv\"\nsource = \"县局\"\n{feed}\n{indicators}");
    let targets = format!("indicator,scope,kind,value,from,due,plan\n{targets}");
    let mut all: BTreeMap<String, Cow<'static, [u8]>> = BTreeMap::new();
    let mut put = |name: &str, text: String| all.insert(name.to_owned(), Cow::Owned(text.into_bytes()));
    put("onpace.toml", toml);
    put("regions.csv", (*regions).to_owned());
    put("targets.csv", targets);
    for (name, text) in more {
        put(name, (*text).to_owned());
    }
    for (period, text) in *files {
        put(&format!("feeds/f-{period}.csv"), text.clone());
    }
    Study::load(&ProjectFiles::Memory(all), |_| {})
        .unwrap_or_else(|errors| panic!("{}", errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")))
}

/// Figures by month and region, which need not be given.
const STATEMENTS: &str = "every = \"month\"\nkey = [\"day\", \"region\"]\n[feed.f.column]\n\
                          day = { header = \"月份\", type = \"date\" }\nregion = { header = \"乡镇\", type = \"region\" }\n\
                          area = { header = \"面积\", type = \"quantity\", unit = \"亩\", optional = true }\n";

/// The sum of `area` in 亩.
fn amount(kind: &str, better: &str, extra: &str) -> String {
    format!(
        "[indicator.x]\nname = \"x\"\nfeed = \"f\"\nmeasure = {{ sum = \"area\" }}\nkind = \"{kind}\"\nunit = \"亩\"\nbetter = \"{better}\"\n{extra}"
    )
}

/// Files of these periods that have the same header.
fn under(head: &str, files: &[(&str, &str)]) -> Vec<(String, String)> {
    files.iter().map(|(period, lines)| ((*period).to_owned(), format!("{head}{lines}"))).collect()
}

/// Verdict, value and flags of a region's first row.
fn told(study: &Study, as_of: &str, region: &str) -> (Verdict, Option<String>, Vec<Flag>) {
    let Assessment { verdict, value, flags, .. } = *judged(study, as_of, region).assessment;
    (verdict, value.as_ref().map(exact::full), flags)
}

/// The last month with a full value, and that value.
fn last_full(study: &Study, as_of: &str, region: &str) -> Option<(String, String)> {
    let last = judged(study, as_of, region).assessment.last;
    last.map(|(month, value)| (month.to_string(), exact::full(&value)))
}

fn judged<'a>(study: &'a Study, as_of: &str, region: &str) -> Assessed<'a> {
    let rows = crate::pipeline::judge(study, Month::parse(as_of).expect("a month")).expect("judged");
    let code = |j: &Assessed| study.catalog.regions.get(j.region).code.clone();
    rows.into_iter().find(|j| code(j) == region && !j.each_total).expect("a row")
}

fn value(study: &Study, as_of: &str, region: &str) -> Option<String> {
    judged(study, as_of, region).assessment.value.as_ref().map(exact::full)
}

const EVENTS: &str = "every = \"month\"\n[feed.f.column]\nday = { header = \"日期\", type = \"date\" }\n\
                      region = { header = \"乡镇\", type = \"region\" }\nwho = { header = \"人\", type = \"id\" }\n\
                      area = { header = \"面积\", type = \"quantity\", unit = \"亩\" }\n";
const HEAD: &str = "日期,乡镇,人,面积\n";

fn flow(measure: &str, unit: &str) -> String {
    format!(
        "[indicator.x]\nname = \"x\"\nfeed = \"f\"\nmeasure = {measure}\nkind = \"flow\"\nunit = \"{unit}\"\nbetter = \"higher\"\n"
    )
}

fn rows(lines: &str) -> String {
    format!("{HEAD}{lines}")
}

#[test]
fn eight_months_of_a_yearly_task_are_judged_against_eight_twelfths() {
    let files: Vec<(String, String)> = (1..=8)
        .map(|m| {
            (format!("2020-{m:02}"), rows(&format!("2020-{m:02}-10,东镇,a{m},{}\n", if m == 8 { 800 } else { 900 })))
        })
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let study = study(EVENTS, &flow("{ sum = \"area\" }", "亩"), "x,,reach,12000,2020-01,2020-12,linear\n", &files);
    let row = judged(&study, "2020-08", "411025");
    let a = &row.assessment;
    let shown = |x: &Option<exact::Exact>| x.as_ref().map(|x| exact::fixed(x, 4, exact::Rounding::HalfUp));
    assert_eq!(shown(&a.value).as_deref(), Some("7100.0000"));
    assert_eq!(shown(&a.expected).as_deref(), Some("8000.0000"));
    assert_eq!(shown(&a.gap).as_deref(), Some("-900.0000"));
    assert_eq!(shown(&a.pace).as_deref(), Some("0.8875"));
    assert_eq!(shown(&a.months_behind).as_deref(), Some("0.9000"));
    assert_eq!(shown(&a.required).as_deref(), Some("1225.0000"));
    // 900, 900 and 800.
    assert_eq!(shown(&a.recent).as_deref(), Some("866.6667"));
    assert_eq!(a.verdict, Verdict::Behind);
}

#[test]
fn distinct_people_are_counted_once_over_the_window_and_once_in_each_region() {
    let jan = rows("2020-01-05,东镇,a,1\n2020-01-06,西镇,b,1\n");
    let feb = rows("2020-02-05,东镇,a,1\n2020-02-06,西镇,a,1\n");
    let study = study(EVENTS, &flow("{ distinct = \"who\" }", "人"), "", &[("2020-01", &jan), ("2020-02", &feb)]);
    assert_eq!(value(&study, "2020-02", "411025").as_deref(), Some("2"));
}

#[test]
fn days_before_since_and_rows_after_due_do_not_count() {
    let nov = rows("2020-11-24,东镇,a,1\n2020-11-25,东镇,b,1\n");
    let dec = rows("2020-12-03,西镇,c,1\n2020-12-04,西镇,d,1\n");
    let files = [("2020-11", nov.as_str()), ("2020-12", dec.as_str())];
    let indicator = flow("{ count = true }", "人");
    let by_day = study(EVENTS, &indicator, "x,,all,3,2020-11-25,2020-12-03,step\n", &files);
    assert_eq!(value(&by_day, "2020-11", "411025").as_deref(), Some("1"));
    let row = judged(&by_day, "2020-12", "411025");
    assert_eq!(row.assessment.value.as_ref().map(exact::full).as_deref(), Some("2"));
    assert_eq!(row.assessment.verdict, Verdict::Missed);
    let since = study(EVENTS, &format!("{indicator}since = \"2020-11-25\"\n"), "", &files);
    assert_eq!(value(&since, "2020-12", "411025").as_deref(), Some("3"));
}

#[test]
fn a_hole_in_the_window_is_partial_and_never_zero() {
    let (jan, mar) = (rows("2020-01-05,东镇,a,5\n"), rows("2020-03-05,东镇,a,7\n"));
    let indicator = flow("{ sum = \"area\" }", "亩");
    let study =
        study(EVENTS, &indicator, "x,,reach,100,2020-01,2020-12,linear\n", &[("2020-01", &jan), ("2020-03", &mar)]);
    let row = judged(&study, "2020-03", "411025");
    assert_eq!((row.assessment.verdict, row.assessment.coverage), (Verdict::NoData, Some((2, 3))));
    let at_least = (Verdict::NoData, Some("12".to_owned()), vec![Flag::Partial, Flag::AtLeast]);
    assert_eq!(told(&study, "2020-03", "411025"), at_least);
    assert_eq!((&row.assessment.progress, &row.assessment.gap, &row.assessment.recent), (&None, &None, &None));
    let row = judged(&study, "2020-02", "411025");
    assert_eq!(
        (row.assessment.verdict, row.assessment.last.map(|l| l.0.to_string()).as_deref()),
        (Verdict::NoData, Some("2020-01"))
    );
}

#[test]
fn keep_on_a_flow_looks_at_each_months_own_amount() {
    let (jan, feb) = (rows("2020-01-05,东镇,a,5\n"), rows("2020-02-05,东镇,a,3\n"));
    let study = study(
        EVENTS,
        &flow("{ sum = \"area\" }", "亩"),
        "x,,keep,4,2020-01,,\n",
        &[("2020-01", &jan), ("2020-02", &feb)],
    );
    assert_eq!(judged(&study, "2020-01", "411025").assessment.verdict, Verdict::OnPace);
    assert_eq!(value(&study, "2020-02", "411025").as_deref(), Some("3"));
    assert_eq!(judged(&study, "2020-02", "411025").assessment.verdict, Verdict::FarBehind);
}

const STATES: &str = "every = \"month\"\nrows = \"report\"\nexpect = \"each township\"\nkey = [\"day\", \"region\"]\n[feed.f.column]\n\
                      day = { header = \"月份\", type = \"date\" }\nregion = { header = \"乡镇\", type = \"region\" }\n\
                      area = { header = \"面积\", type = \"quantity\", unit = \"亩\" }\n";

fn level(extra: &str) -> String {
    format!(
        "[indicator.x]\nname = \"x\"\nfeed = \"f\"\nmeasure = {{ sum = \"area\" }}\nkind = \"level\"\nunit = \"万亩\"\nbetter = \"higher\"\ndecimals = 4\n{extra}"
    )
}

#[test]
fn a_level_is_the_latest_report_of_each_region_and_later_files_revise_it() {
    let jan = "月份,乡镇,面积\n2020-01,东镇,10000\n2020-01,西镇,5000\n";
    let feb = "月份,乡镇,面积\n2020-02,东镇,12000\n2020-02,西镇,5000\n2020-01,西镇,6000\n";
    let study = study(STATES, &level(""), "", &[("2020-01", jan), ("2020-02", feb)]);
    assert_eq!(value(&study, "2020-01", "411025").as_deref(), Some("1.6"));
    assert_eq!(value(&study, "2020-02", "411025").as_deref(), Some("1.7"));
}

#[test]
fn a_region_that_owes_a_row_makes_the_county_partial_and_only_itself_absent() {
    let jan = "月份,乡镇,面积\n2020-01,东镇,10000\n2020-01,西镇,5000\n";
    let feb = "月份,乡镇,面积\n2020-02,东镇,12000\n";
    let study = study(
        STATES,
        &level(""),
        "x,each township,reach,2,2020-01,2020-12,linear\nx,,reach,4,2020-01,2020-12,linear\n",
        &[("2020-01", jan), ("2020-02", feb)],
    );
    let county = judged(&study, "2020-02", "411025").assessment;
    assert_eq!((county.verdict, county.coverage, county.value), (Verdict::NoData, Some((1, 2)), None));
    assert_eq!(value(&study, "2020-02", "411025101").as_deref(), Some("1.2"));
    assert_eq!(judged(&study, "2020-02", "411025102").assessment.verdict, Verdict::NoData);
}

#[test]
fn rows_that_come_with_a_later_file_make_up_for_the_file_that_is_absent() {
    let jan = "月份,乡镇,面积\n2020-01,东镇,10000\n2020-01,西镇,5000\n";
    let mar = "月份,乡镇,面积\n2020-03,东镇,13000\n2020-03,西镇,6000\n2020-02,东镇,12000\n2020-02,西镇,5000\n";
    let all = study(STATES, &level(""), "", &[("2020-01", jan), ("2020-03", mar)]);
    assert_eq!(value(&all, "2020-02", "411025").as_deref(), Some("1.7"));
    let one = study(STATES, &level(""), "", &[("2020-01", jan), ("2020-03", &mar.replace("2020-02,西镇,5000\n", ""))]);
    let county = judged(&one, "2020-02", "411025").assessment;
    assert_eq!((county.verdict, county.coverage), (Verdict::NoData, Some((1, 2))));
}

#[test]
fn a_rejected_report_is_not_carried_forward_from_the_month_before() {
    let jan = "月份,乡镇,面积\n2020-01,东镇,10000\n2020-01,西镇,5000\n";
    let feb = "月份,乡镇,面积\n2020-02,东镇,12000\n2020-02,西镇,伍仟\n";
    let study = study(STATES, &level(""), "", &[("2020-01", jan), ("2020-02", feb)]);
    let county = judged(&study, "2020-02", "411025").assessment;
    assert_eq!((county.verdict, county.coverage), (Verdict::NoData, Some((1, 2))));
}

#[test]
fn a_county_row_beside_townships_is_a_control_total() {
    let jan = "月份,乡镇,面积\n2020-01,东镇,10000\n2020-01,西镇,5000\n2020-01,襄城县,15500\n";
    let study = study(STATES, &level(""), "", &[("2020-01", jan)]);
    assert_eq!(value(&study, "2020-01", "411025").as_deref(), Some("1.5"));
    assert!(study.warnings.iter().any(|w| w.code == "control-total"), "{:?}", study.warnings);
}

const RUNNING: &str = "every = \"month\"\nkey = [\"day\"]\n[feed.f.column]\nday = { header = \"月份\", type = \"date\" }\n\
                       tax = { header = \"本年累计\", type = \"quantity\", unit = \"万元\" }\n";

#[test]
fn a_running_total_is_differenced_and_january_may_be_folded_into_february() {
    let indicator = "[indicator.x]\nname = \"x\"\nfeed = \"f\"\nmeasure = { sum = \"tax\" }\nkind = \"running\"\nunit = \"万元\"\nbetter = \"higher\"\n";
    let month = |m: i32, v: i32| format!("月份,本年累计\n2021-{m:02},{v}\n");
    let files: Vec<(String, String)> =
        [(2, 30), (3, 45), (4, 40)].into_iter().map(|(m, v)| (format!("2021-{m:02}"), month(m, v))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let study = study(RUNNING, indicator, "x,,reach,100,2021-01,2021-12,linear\n", &files);
    assert_eq!(value(&study, "2021-03", "411025").as_deref(), Some("45"));
    assert!(study.warnings.iter().any(|w| w.code == "running-fell"), "a fall is told: {:?}", study.warnings);
}

#[test]
fn open_cases_are_those_found_and_not_yet_ended() {
    let feed = "every = \"month\"\nkey = [\"case\"]\nfiles_are = \"changes\"\n[feed.f.column]\ncase = { header = \"编号\", type = \"id\", private = true }\n\
                region = { header = \"乡镇\", type = \"region\" }\nfound = { header = \"排查\", type = \"date\" }\n\
                ended = { header = \"办结\", type = \"date\", optional = true }\n";
    let indicator = "[indicator.x]\nname = \"x\"\nfeed = \"f\"\nmeasure = { open = [\"found\", \"ended\"] }\nkind = \"open\"\nunit = \"人\"\nbetter = \"lower\"\n";
    let jan = "编号,乡镇,排查,办结\n1,东镇,2020-01-03,\n2,西镇,2020-01-09,\n";
    let feb = "编号,乡镇,排查,办结\n1,东镇,2020-01-03,2020-02-29\n3,西镇,2020-02-01,2020-03-01\n";
    let files = [("2020-01", jan), ("2020-02", feb)];
    let changes = study(feed, indicator, "x,,zero,0,2020-01,,\n", &files);
    assert_eq!(value(&changes, "2020-01", "411025").as_deref(), Some("2"));
    // Case 1 ended on the last day; case 2, absent from the later file, stays open; case 3 ends later.
    assert_eq!(value(&changes, "2020-02", "411025").as_deref(), Some("2"));
    assert_eq!(judged(&changes, "2020-02", "411025").assessment.verdict, Verdict::Behind);
    // From a whole list case 2 is gone without an end, which is no end.
    let full = study(&feed.replacen("changes", "full", 1), indicator, "x,,zero,0,2020-01,,\n", &files);
    let vanished = (Verdict::Behind, Some("2".to_owned()), vec![Flag::Vanished]);
    assert_eq!(told(&full, "2020-02", "411025"), vanished);
    assert_eq!(judged(&full, "2020-02", "411025").assessment.vanished, 1);
}

#[test]
fn a_ratio_is_rolled_up_before_it_is_divided() {
    let feed = "every = \"month\"\nrows = \"report\"\nexpect = \"each township\"\nkey = [\"day\", \"region\"]\n[feed.f.column]\n\
                day = { header = \"月份\", type = \"date\" }\nregion = { header = \"乡镇\", type = \"region\" }\n\
                a = { header = \"甲\", type = \"quantity\", unit = \"户\" }\nb = { header = \"乙\", type = \"quantity\", unit = \"户\" }\n";
    let part = |id: &str| {
        format!(
            "[indicator.{id}]\nname = \"{id}\"\nfeed = \"f\"\nmeasure = {{ sum = \"{id}\" }}\nkind = \"level\"\nunit = \"户\"\nbetter = \"higher\"\nhidden = true\n"
        )
    };
    let ratio = "[indicator.x]\nname = \"x\"\nmeasure = { ratio = [\"a\", \"b\"] }\nkind = \"level\"\nunit = \"%\"\nbetter = \"higher\"\n";
    let jan = "月份,乡镇,甲,乙\n2020-01,东镇,5,10\n2020-01,西镇,950,1000\n";
    let study = study(feed, &format!("{}{}{ratio}", part("a"), part("b")), "", &[("2020-01", jan)]);
    assert_eq!(value(&study, "2020-01", "411025").as_deref(), Some("94.554455"));
}

#[test]
fn a_quarterly_feed_speaks_for_the_last_quarter_that_is_over() {
    let feed = STATES.replacen("every = \"month\"", "every = \"quarter\"", 1);
    let q1 = "月份,乡镇,面积\n2020-03,东镇,10000\n2020-03,西镇,5000\n";
    let study = study(&feed, &level(""), "", &[("2020-Q1", q1)]);
    assert_eq!(value(&study, "2020-03", "411025").as_deref(), Some("1.5"));
    assert_eq!(value(&study, "2020-05", "411025").as_deref(), Some("1.5"));
    // Nobody is late without a deadline: the quarter before is carried through three more, and then it is stale.
    let carried = (Verdict::Watch, Some("1.5".to_owned()), vec![Flag::NotReceived, Flag::Carried]);
    for as_of in ["2020-06", "2020-08", "2020-12", "2021-02"] {
        assert_eq!(told(&study, as_of, "411025"), carried, "{as_of}");
        assert_eq!(last_full(&study, as_of, "411025"), Some(("2020-03".to_owned(), "1.5".to_owned())));
    }
    assert_eq!(
        told(&study, "2021-03", "411025"),
        (Verdict::NoData, None, vec![Flag::Absent, Flag::NotReceived, Flag::Stale])
    );
}

#[test]
fn a_file_that_cannot_be_read_leaves_its_feed_without_data_from_its_month_on() {
    let (jan, feb, mar) = (rows("2020-01-05,东镇,a,5\n"), "没有,表头\n1,2\n".to_owned(), rows("2020-03-05,东镇,a,7\n"));
    let files = [("2020-01", jan.as_str()), ("2020-02", feb.as_str()), ("2020-03", mar.as_str())];
    let study = study(EVENTS, &flow("{ sum = \"area\" }", "亩"), "", &files);
    assert_eq!(study.unreadable().count(), 1);
    assert_eq!(value(&study, "2020-01", "411025").as_deref(), Some("5"));
    for month in ["2020-02", "2020-03"] {
        let row = judged(&study, month, "411025").assessment;
        assert_eq!((row.verdict, row.value), (Verdict::NoData, None), "{month}");
    }
}

#[test]
fn a_rejected_row_that_could_count_leaves_a_zero_target_without_data() {
    // A row of January that came in February's file makes that one a report.
    let (jan, feb) = (rows("2020-01-05,东镇,a,0\n"), rows("2020-01-20,东镇,b,1\n2020-02-05,无此镇,a,1\n"));
    let indicator = "[indicator.x]\nname = \"x\"\nfeed = \"f\"\nmeasure = { count = true }\nkind = \"flow\"\nunit = \"人\"\nbetter = \"lower\"\n";
    let study = study(EVENTS, indicator, "x,,zero,0,2020-01,,\n", &[("2020-01", &jan), ("2020-02", &feb)]);
    let row = judged(&study, "2020-02", "411025").assessment;
    assert_eq!((row.verdict, row.value, row.waiting), (Verdict::NoData, None, 1));
    assert_eq!(row.flags, [Flag::Partial, Flag::Doubtful]);
    assert_eq!(row.last.map(|l| l.0.to_string()).as_deref(), Some("2020-01"));
    // A file of which every row was rejected has come, and is of no use.
    let all = rows("2020-02-05,无此镇,a,1\n");
    let study = self::study(EVENTS, indicator, "x,,zero,0,2020-01,,\n", &[("2020-01", &jan), ("2020-02", &all)]);
    let (verdict, value, flags) = told(&study, "2020-02", "411025");
    assert_eq!((verdict, value, flags.contains(&Flag::Unusable)), (Verdict::NoData, None, true));
}

#[test]
fn parts_count_where_they_are_asked_for_by_name_and_never_beside_their_whole() {
    let feed = "every = \"month\"\n[feed.f.column]\nday = { header = \"日期\", type = \"date\" }\n\
                region = { header = \"乡镇\", type = \"region\" }\n\
                crop = { header = \"作物\", type = \"text\", one_of = [\"粮食\", \"小麦\"] }\n\
                area = { header = \"面积\", type = \"quantity\", unit = \"亩\" }\n";
    let file = "日期,乡镇,作物,面积\n2020-01-05,东镇,粮食,10\n2020-01-05,东镇,其中：小麦,4\n";
    let of = |condition: &str| {
        let indicator = format!("{}{condition}", flow("{ sum = \"area\" }", "亩"));
        value(&study(feed, &indicator, "", &[("2020-01", file)]), "2020-01", "411025")
    };
    assert_eq!(of("").as_deref(), Some("10"));
    assert_eq!(of("where = { crop = \"小麦\" }\n").as_deref(), Some("4"));
    assert_eq!(of("where = { crop = [\"粮食\"] }\n").as_deref(), Some("10"));
}

fn county(study: &Study, window: Window, as_of: &str) -> Vec<String> {
    points(study, "411025", window, as_of)
}

/// Each month's value and own amount of a region, `-` where there is none.
fn points(study: &Study, code: &str, window: Window, as_of: &str) -> Vec<String> {
    let indicator = study.catalog.indicator("x").expect("an indicator");
    let as_of = Month::parse(as_of).expect("a month");
    let answer = answer(&study.catalog, &study.feeds, indicator, window, as_of).expect("answered");
    let region = study.catalog.regions.iter().find(|(_, r)| r.code == code).expect("a region").0;
    let text = |x: Option<&exact::Exact>| x.map_or_else(|| "-".to_owned(), exact::full);
    let line = |p: &Point| format!("{} {} {}", p.month, text(p.value.observed()), text(p.own.as_ref()));
    assert_eq!(answer.last(region), answer.points(region).last().cloned());
    assert_eq!(answer.get(&region), Some(&answer.points(region)));
    answer.points(region).iter().map(line).collect()
}

#[test]
fn a_mean_a_least_and_a_greatest_rest_on_all_rows_of_a_region_and_month() {
    let jan = rows("2020-01-05,东镇,a,5\n2020-01-06,东镇,b,6\n2020-01-09,西镇,c,13\n");
    let feb = rows("2020-02-05,西镇,a,2\n");
    let mar = rows("");
    let files = [("2020-01", jan.as_str()), ("2020-02", &feb), ("2020-03", &mar)];
    for (measure, months, east) in [
        ("{ mean = \"area\" }", ["2020-01 8 8", "2020-02 2 2"], "5.5"),
        ("{ min = \"area\" }", ["2020-01 5 5", "2020-02 2 2"], "5"),
        ("{ max = \"area\" }", ["2020-01 13 13", "2020-02 2 2"], "6"),
    ] {
        let study = study(EVENTS, &flow(measure, "亩"), "", &files);
        assert_eq!(county(&study, Window::Own, "2020-02"), months, "{measure}");
        let town = points(&study, "411025101", Window::Own, "2020-01").pop();
        assert_eq!(town, Some(format!("2020-01 {east} {east}")), "{measure}");
        // Over the year so far it is one statistic of all rows, not a sum of months.
        let year = county(&study, Window::YearToDate, "2020-02");
        let both = [("{ mean", "6.5"), ("{ min", "2"), ("{ max", "13")];
        let want = both.iter().find(|(m, _)| measure.starts_with(m)).map(|(_, v)| format!("2020-02 {v} -"));
        assert_eq!(year.last(), want.as_ref(), "{measure}");
    }
}

#[test]
fn a_month_without_rows_has_a_sum_of_zero_but_no_mean() {
    let (jan, feb) = (rows("2020-01-05,东镇,a,5\n"), rows("2020-01-06,东镇,b,1\n"));
    let of = |measure: &str| {
        let study = study(EVENTS, &flow(measure, "亩"), "", &[("2020-01", &jan), ("2020-02", &feb)]);
        county(&study, Window::Own, "2020-02")
    };
    assert_eq!(of("{ sum = \"area\" }"), ["2020-01 6 6", "2020-02 0 0"]);
    assert_eq!(of("{ mean = \"area\" }"), ["2020-01 3 3", "2020-02 - -"]);
}

fn running(files: &[(&str, i32)]) -> Study {
    let indicator = "[indicator.x]\nname = \"x\"\nfeed = \"f\"\nmeasure = { sum = \"tax\" }\nkind = \"running\"\nunit = \"万元\"\nbetter = \"higher\"\n";
    let texts: Vec<String> = files.iter().map(|(month, v)| format!("月份,本年累计\n{month},{v}\n")).collect();
    let files: Vec<(&str, &str)> = files.iter().zip(&texts).map(|((month, _), text)| (*month, text.as_str())).collect();
    study(RUNNING, indicator, "", &files)
}

#[test]
fn own_amounts_of_a_running_total_are_its_differences_within_the_year() {
    let study = running(&[("2020-11", 80), ("2020-12", 100), ("2021-01", 9), ("2021-02", 30)]);
    let months = county(&study, Window::Own, "2021-02");
    // What came before its first total is one amount of eleven months.
    assert_eq!(months[10..], ["2020-11 80 80", "2020-12 20 20", "2021-01 9 9", "2021-02 21 21"]);
    assert_eq!(own_months(&study, "2021-02")[10..], [11, 1, 1, 1]);
    let year = county(&study, Window::YearToDate, "2021-02");
    assert_eq!(year[10..], ["2020-11 80 80", "2020-12 100 20", "2021-01 9 9", "2021-02 30 21"]);
}

#[test]
fn january_folded_into_february_is_part_of_february_and_not_lost() {
    let study = running(&[("2020-12", 100), ("2021-02", 30), ("2021-03", 45)]);
    let months = county(&study, Window::Own, "2021-03");
    assert_eq!(months[11..], ["2020-12 100 100", "2021-01 - -", "2021-02 30 30", "2021-03 15 15"]);
    assert_eq!(own_months(&study, "2021-03")[11..], [12, 1, 2, 1]);
    // A total is never without its own months: the next amount is of as many as it was not known.
    let hole = running(&[("2021-01", 9), ("2021-03", 45)]);
    assert_eq!(county(&hole, Window::Own, "2021-03")[12..], ["2021-01 9 9", "2021-02 - -", "2021-03 36 36"]);
    assert_eq!(own_months(&hole, "2021-03")[12..], [1, 1, 2]);
}

/// The months that the county's own amounts are of.
fn own_months(study: &Study, as_of: &str) -> Vec<i32> {
    let indicator = study.catalog.indicator("x").expect("an indicator");
    let as_of = Month::parse(as_of).expect("a month");
    let answer = answer(&study.catalog, &study.feeds, indicator, Window::Own, as_of).expect("answered");
    answer.points(study.catalog.regions.root()).iter().map(|p| p.own_months).collect()
}

#[test]
fn a_window_over_the_turn_of_the_year_adds_the_december_total_and_takes_off_what_came_before() {
    let totals: Vec<(String, i32)> =
        (0..16).map(|n| (format!("{}-{:02}", 2020 + n / 12, n % 12 + 1), 10 * (n % 12 + 1))).collect();
    let totals: Vec<(&str, i32)> = totals.iter().map(|(month, v)| (month.as_str(), *v)).collect();
    let study = running(&totals);
    let from = |text: &str| Month::parse(text).expect("a month").first_day();
    let last = |window| county(&study, window, "2021-04").pop().expect("a point");
    assert_eq!(last(Window::Total { from: from("2020-11"), to: None }), "2021-04 60 10");
    assert_eq!(last(Window::Total { from: from("2020-01"), to: None }), "2021-04 160 10");
    assert_eq!(last(Window::TrailingYear), "2021-04 120 10");
}

#[test]
fn rows_behind_a_running_total_are_added_and_taken_off() {
    let study = running(&[("2020-10", 70), ("2020-12", 100), ("2021-01", 9)]);
    let catalog = &study.catalog;
    let from = Month::new(2020, 11).first_day();
    let rows = contributing_rows(
        catalog,
        &study.feeds,
        catalog.indicator("x").expect("an indicator"),
        Window::Total { from, to: None },
        catalog.regions.root(),
        Month::new(2021, 1),
    )
    .expect("rows");
    let amounts: Vec<_> =
        rows.iter().map(|r| (Month::of(r.day).to_string(), r.line, exact::full(r.amount.as_ref().unwrap()))).collect();
    let want = [("2020-10", "-70"), ("2020-12", "100"), ("2021-01", "9")];
    assert_eq!(amounts, want.map(|(month, amount)| (month.to_owned(), 2, amount.to_owned())));
}

fn sent(study: &Study, as_of: &str) -> Vec<(String, Sent)> {
    let as_of = Month::parse(as_of).expect("a month");
    let found = deliveries(&study.catalog, &study.feeds, &study.catalog.feeds[0], as_of).expect("deliveries");
    found.periods.into_iter().map(|d| (d.period.to_string(), d.sent)).collect()
}

#[test]
fn a_month_without_a_file_is_missing_unless_the_year_s_second_file_includes_it() {
    let study = running(&[("2020-11", 80), ("2021-02", 30)]);
    let sent = sent(&study, "2021-03");
    let named = |month: &str, sent| (month.to_owned(), sent);
    assert_eq!(
        sent,
        [
            named("2020-11", Sent::InFull),
            named("2020-12", Sent::Nothing),
            named("2021-01", Sent::InFull),
            named("2021-02", Sent::InFull),
            named("2021-03", Sent::Nothing),
        ]
    );
}

#[test]
fn what_came_in_part_or_late_is_told_from_what_did_not_come() {
    let jan = "月份,乡镇,面积\n2020-01,东镇,1\n2020-01,西镇,5\n";
    let feb = "月份,乡镇,面积\n2020-02,东镇,1\n";
    let states = study(STATES, &level(""), "", &[("2020-01", jan), ("2020-02", feb)]);
    let kinds: Vec<Sent> = sent(&states, "2020-03").into_iter().map(|(_, sent)| sent).collect();
    assert_eq!(kinds, [Sent::InFull, Sent::InPart, Sent::Nothing]);
    let (jan, mar) = (rows("2020-01-05,东镇,a,5\n"), rows("2020-03-05,东镇,a,7\n2020-02-05,东镇,a,7\n"));
    let events = study(EVENTS, &flow("{ sum = \"area\" }", "亩"), "", &[("2020-01", &jan), ("2020-03", &mar)]);
    let kinds: Vec<Sent> = sent(&events, "2020-03").into_iter().map(|(_, sent)| sent).collect();
    assert_eq!(kinds, [Sent::InFull, Sent::Late(1), Sent::InFull]);
}
