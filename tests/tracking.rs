//! The indicator tracking table: one small programme in memory, read from the resolved report.

use onpace::catalog::ProjectFiles;
use onpace::measure::Month;
use onpace::pipeline::{Making, Study, report_for};
use onpace::render::xlsx::tracking_xlsx;
use onpace::report::{Deviation, Edition, PeriodCells, Report, TrackedFigure as Figure, TrackedLine, TrackingPart};
use onpace::words::Language;
use std::borrow::Cow;
use std::collections::BTreeMap;

const HEAD: &str = "title = \"例\"\nstart = \"2021-01\"\n\
    [feed.f]\nfiles = \"feeds/f-*.csv\"\nsource = \"县局\"\n[feed.f.column]\n\
    day = { header = \"日期\", type = \"date\" }\nregion = { header = \"乡镇\", type = \"region\" }\n\
    who = { header = \"学员\", type = \"id\" }\nsex = { header = \"性别\", type = \"text\", one_of = [\"男\", \"女\"] }\n";
const TRAINED: &str = "[indicator.trained]\nname = \"培训人数\"\nfeed = \"f\"\nmeasure = { distinct = \"who\" }\n\
    kind = \"flow\"\nunit = \"人\"\nbetter = \"higher\"\nby = [\"sex\"]\n";
const SESSIONS: &str = "[indicator.sessions]\nname = \"培训人次\"\nfeed = \"f\"\nmeasure = { count = true }\n\
    kind = \"flow\"\nunit = \"人次\"\nbetter = \"higher\"\n";
const ABOUT: &str = "code = \"1.2\"\ndefinition = \"参加过培训的人，不重复计算\"\nverification = \"签到表\"\n\
    level = \"output\"\nassumption = \"场地有保障\"\n";
const REGIONS: &str =
    "code,name,level,parent\n411025,襄城县,county,\n411025101,东镇,township,411025\n411025102,西镇,township,411025\n";
const TARGETS: &str = "indicator,scope,kind,value,from,due,plan\n\
    trained,,reach,8,2021-01,2022-12,2021-06=4\nsessions,,reach,24,2021-01,2022-12,linear\n";
/// Two people in the first quarter, one of them again in the second beside two others; nobody in the third.
const FILES: [(&str, &str); 9] = [
    ("2021-01", "2021-01-05,东镇,a,女\n"),
    ("2021-02", "2021-02-05,东镇,b,男\n2021-02-06,东镇,a,女\n"),
    ("2021-03", ""),
    ("2021-04", "2021-04-05,西镇,a,女\n"),
    ("2021-05", "2021-05-05,西镇,c,女\n"),
    ("2021-06", "2021-06-05,东镇,d,男\n"),
    ("2021-07", ""),
    ("2021-08", ""),
    ("2021-09", ""),
];

fn project(toml: &str, more: &[(&str, &str)]) -> ProjectFiles {
    let mut files: BTreeMap<String, Cow<'static, [u8]>> = BTreeMap::new();
    let mut put = |name: &str, text: String| files.insert(name.to_owned(), Cow::Owned(text.into_bytes()));
    put("onpace.toml", toml.to_owned());
    put("regions.csv", REGIONS.to_owned());
    put("targets.csv", TARGETS.to_owned());
    for (period, rows) in FILES {
        put(&format!("feeds/f-{period}.csv"), format!("日期,乡镇,学员,性别\n{rows}"));
    }
    for (name, text) in more {
        put(name, (*text).to_owned());
    }
    ProjectFiles::Memory(files)
}

fn made(toml: &str, more: &[(&str, &str)], as_of: Month, edition: Edition) -> Report {
    let study = Study::load(&project(toml, more), |_| {})
        .unwrap_or_else(|e| panic!("{}", e.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")));
    report_for(&study, as_of, &Making::of(Language::Chinese, edition)).expect("a report")
}

fn september() -> TrackingPart {
    let toml = format!("{HEAD}{TRAINED}{ABOUT}{SESSIONS}");
    made(&toml, &[], Month::new(2021, 9), Edition::Internal).tracking.expect("a table")
}

fn line<'t>(table: &'t TrackingPart, indicator: &str, part: &str) -> &'t TrackedLine {
    let found = table.lines.iter().find(|line| line.indicator == indicator && line.part == part);
    found.unwrap_or_else(|| panic!("{indicator} {part}"))
}

fn number(n: &str) -> Figure {
    Figure::Number(n.to_owned())
}

fn actuals(line: &TrackedLine) -> Vec<Figure> {
    line.years[0].quarters.iter().map(|cells| cells.actual.clone()).collect()
}

#[test]
fn people_are_counted_once_over_the_whole_life_and_never_added_up() {
    let table = september();
    let all = line(&table, "trained", "襄城县");
    assert_eq!(actuals(all), [number("2"), number("4"), number("4"), Figure::Blank]);
    assert_eq!((&all.value, &all.years[0].year.actual, all.reading.as_str()), (&number("4"), &number("4"), "累计数"));
    let visits = line(&table, "sessions", "襄城县");
    assert_eq!(actuals(visits), [number("3"), number("3"), number("0"), Figure::Blank]);
    assert_eq!((&visits.value, visits.reading.as_str()), (&number("6"), "当期数"));
}

#[test]
fn each_period_asks_for_what_the_plan_adds_in_it_or_has_by_its_end() {
    let table = september();
    let target = |indicator: &str| -> Vec<Figure> {
        let line = line(&table, indicator, "襄城县");
        line.years.iter().flat_map(|year| &year.quarters).map(|cells| cells.target.clone()).collect()
    };
    // A milestone of 4 in June, then 4 more over eighteen months.
    let milestones = ["2", "4", "4.666667", "5.333333", "6", "6.666667", "7.333333", "8"].map(number);
    assert_eq!(target("trained"), milestones);
    assert_eq!(target("sessions"), vec![number("3"); 8], "three a quarter, eight quarters");
    assert_eq!(line(&table, "sessions", "襄城县").years[1].year.target, number("12"));
}

#[test]
fn a_deviation_of_more_than_ten_per_cent_is_marked_and_explained() {
    let toml = format!("{HEAD}{TRAINED}{SESSIONS}");
    let comments = "indicator,region,period,text,by,on\nsessions,,2021-08,教室维修,县局,\n";
    let september = made(&toml, &[("comments.csv", comments)], Month::new(2021, 9), Edition::Internal);
    let table = september.tracking.expect("a table");
    let visits = line(&table, "sessions", "襄城县");
    let [first, _, third, fourth] = &visits.years[0].quarters;
    assert_eq!(first.deviation, Deviation::Within("0.000000".to_owned()));
    assert_eq!(third.deviation, Deviation::Worse("-1.000000".to_owned()));
    assert_eq!((fourth.deviation.share(), &fourth.target), ("", &number("3")), "it has not begun");
    assert_eq!(visits.years[0].comment, "7—9月：教室维修");
    let people = line(&table, "trained", "襄城县");
    assert_eq!(people.years[0].comment, "7—9月：偏差未作说明");
    assert!(matches!(people.deviation, Deviation::Worse(_)) && people.comment.ends_with("偏差未作说明"));
}

#[test]
fn a_period_that_runs_has_no_deviation_yet() {
    let toml = format!("{HEAD}{SESSIONS}");
    let part = made(
        &toml,
        &[("targets.csv", &TARGETS.replace("trained,,reach,8,2021-01,2022-12,2021-06=4\n", ""))],
        Month::new(2021, 5),
        Edition::Internal,
    );
    let table = part.tracking.expect("a table");
    let second = &line(&table, "sessions", "襄城县").years[0].quarters[1];
    let wanted = PeriodCells {
        target: number("3"),
        actual: number("2"),
        completion: number("0.666667"),
        deviation: Deviation::None,
    };
    assert_eq!(*second, wanted);
}

#[test]
fn disaggregation_is_by_texts_and_by_regions() {
    let table = september();
    let parts: Vec<(&str, &str, bool)> = table
        .lines
        .iter()
        .filter(|line| line.indicator == "trained")
        .map(|line| (line.part.as_str(), line.code.as_str(), line.whole))
        .collect();
    let wanted = ["襄城县", "性别：男", "性别：女", "东镇", "西镇"].map(|part| (part, "1.2", part == "襄城县"));
    assert_eq!(parts, wanted);
    assert_eq!(line(&table, "trained", "性别：女").value, number("2"));
    assert_eq!(line(&table, "trained", "东镇").value, number("3"));
    assert_eq!(line(&table, "trained", "西镇").value, number("2"), "one was in both towns");
}

#[test]
fn what_an_indicator_is_stands_in_words() {
    let table = september();
    let of = &table.indicators[0];
    assert_eq!((of.code.as_str(), of.level.as_str(), of.verification.as_str()), ("1.2", "产出", "签到表"));
    assert_eq!((of.definition.as_str(), of.assumption.as_str()), ("参加过培训的人，不重复计算", "场地有保障"));
}

#[test]
fn the_public_edition_has_no_disaggregation_and_nothing_of_single_regions() {
    let toml = format!("{HEAD}{TRAINED}protect = \"person\"\n{SESSIONS}protect = \"none\"\n");
    let comments = "indicator,region,period,text,by,on\nsessions,,2021-09,教室维修,县局,\n";
    let public = made(&toml, &[("comments.csv", comments)], Month::new(2021, 9), Edition::Public);
    let table = public.tracking.as_ref().expect("a table");
    assert!(table.lines.iter().all(|line| line.part == "襄城县"));
    assert!(table.lines.iter().all(|line| line.comment.is_empty() && line.years.iter().all(|y| y.comment.is_empty())));
    assert_eq!(line(table, "trained", "襄城县").value, number("4"), "the whole is public");
    let book = tracking_xlsx(&public, table);
    assert_eq!(book, tracking_xlsx(&public, table), "the same bytes each time");
}

#[test]
fn keys_of_the_description_are_checked() {
    let errors = |toml: &str| -> String {
        let errors = Study::load(&project(toml, &[]), |_| {}).expect_err("an error");
        errors
            .iter()
            .map(|e| format!("{} {}", e.code, e.message.in_language(Language::English)))
            .collect::<Vec<_>>()
            .join("\n")
    };
    let level = errors(&format!("{HEAD}{TRAINED}level = \"outputs\"\n{SESSIONS}"));
    assert!(level.contains("`level`") && level.contains("impact") && level.contains("activity"), "{level}");
    let code = errors(&format!("{HEAD}{TRAINED}code = \"1\"\n{SESSIONS}code = \" 1\"\n"));
    assert!(code.starts_with("duplicate-code code `1` is already that of indicator `trained`"), "{code}");
}
