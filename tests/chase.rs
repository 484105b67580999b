//! Who has not reported: each case one small project in memory, looked at on a day.

use jiff::civil::{Date, date};
use onpace::catalog::ProjectFiles;
use onpace::locale::Locale;
use onpace::measure::{Month, Rounding};
use onpace::pipeline::{Study, report};
use onpace::render::csv::{chase_csv, revisions_csv};
use onpace::render::markdown::briefing_md;
use onpace::report::{ChaseLine, ChasePart, Report, chase};
use onpace::words::Language;
use std::borrow::Cow;
use std::collections::BTreeMap;

const REGIONS: &str =
    "code,name,level,parent\n411025,襄城县,county,\n411025101,东镇,township,411025\n411025102,西镇,township,411025\n";
const STATES: &str = "rows = \"report\"\nexpect = \"each township\"\nkey = [\"day\", \"region\"]\n[feed.f.column]\n\
                      day = { header = \"月份\", type = \"date\" }\nregion = { header = \"乡镇\", type = \"region\" }\n\
                      area = { header = [\"面积\", \"种植面积\"], type = \"quantity\", unit = \"亩\", optional = true }\n";
const EVENTS: &str = "key = [\"case\"]\n[feed.f.column]\ncase = { header = \"编号\", type = \"id\" }\n\
                      day = { header = \"日期\", type = \"date\" }\nended = { header = \"办结\", type = \"date\", optional = true }\n";
const HEAD: &str = "编号,日期,办结\n";

/// A project of one feed `f` that reports at a pace, with files `feeds/f-<period>.csv`.
struct Project {
    regions: &'static str,
    head: String,
    indicator: &'static str,
    files: Vec<(&'static str, String)>,
}

impl Project {
    fn new(every: &str, feed: &str, files: &[(&'static str, &str)]) -> Self {
        let head = format!("every = \"{every}\"\n{feed}");
        let files = files.iter().map(|(period, text)| (*period, (*text).to_owned())).collect();
        Self { regions: REGIONS, head, indicator: "", files }
    }

    fn study(&self) -> Study {
        let (head, indicator) = (&self.head, self.indicator);
        let toml = format!(
            "title = \"例\"\nstart = \"2020-01\"\n[feed.f]\nfiles = \"feeds/f-*.csv\"\nsource = \"县局\"\n{head}\n{indicator}"
        );
        let mut files: BTreeMap<String, Cow<'static, [u8]>> = BTreeMap::new();
        let mut put = |name: &str, text: &str| files.insert(name.to_owned(), Cow::Owned(text.as_bytes().to_vec()));
        put("onpace.toml", &toml);
        put("regions.csv", self.regions);
        put("targets.csv", "indicator,scope,kind,value,from,due,plan\n");
        for (period, text) in &self.files {
            put(&format!("feeds/f-{period}.csv"), text);
        }
        Study::load(&ProjectFiles::Memory(files), |_| {})
            .unwrap_or_else(|e| panic!("{}", e.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")))
    }

    fn chase(&self, as_of: &str, on: Date) -> ChasePart {
        let study = self.study();
        let owed = onpace::pipeline::outstanding(&study, month(as_of), on).expect("told");
        chase(&Locale::new(Language::Chinese, Rounding::HalfUp), &study.catalog, &owed)
    }

    /// What is owed at the end of as-of: the overdue, the late, those not due.
    fn owed(&self, as_of: &str) -> [Vec<String>; 3] {
        let part = self.chase(as_of, month(as_of).last_day());
        [part.overdue, part.late, part.not_due].map(|list| list.lines.iter().map(told).collect())
    }

    fn report(&self, as_of: &str, language: Language) -> Report {
        report(&self.study(), month(as_of), language).expect("a report")
    }
}

fn month(text: &str) -> Month {
    Month::parse(text).expect("a month")
}

/// `2020-02 partial 西镇 1/2 29`.
fn told(line: &ChaseLine) -> String {
    let days = line.days_overdue.map(|n| n.to_string()).unwrap_or_default();
    let parts = [&line.period, line.state, &line.missing_regions.join(";"), &line.coverage, &days];
    parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ")
}

fn states(rows: &str) -> String {
    format!("月份,乡镇,面积\n{rows}")
}

/// Both townships in a month.
fn full(month: &str) -> String {
    states(&format!("{month},东镇,10\n{month},西镇,5\n"))
}

#[test]
fn absent_files_and_missing_regions_are_overdue_the_month_itself_is_not_due_yet() {
    let (jan, mar) = (full("2020-01"), states("2020-03,东镇,10\n"));
    let project = Project::new("month", STATES, &[("2020-01", &jan), ("2020-03", &mar)]);
    assert_eq!(project.owed("2020-01"), [vec![], vec![], vec![]] as [Vec<String>; 3]);
    assert_eq!(project.owed("2020-03"), [vec!["2020-02 absent 0/2 31"], vec![], vec!["2020-03 not_due 西镇 1/2"]]);
    assert_eq!(project.owed("2020-04")[0], ["2020-02 absent 0/2 61", "2020-03 partial 西镇 1/2 30"]);
    let line = &project.chase("2020-04", date(2020, 4, 30)).overdue.lines[0];
    assert_eq!((line.last_period.as_str(), line.last_file.as_str()), ("2020-03", "feeds/f-2020-03.csv"));
    assert_eq!((line.due.as_str(), line.missing.as_str()), ("2020-02-29", "整期未报"));
}

#[test]
fn a_report_is_not_chased_before_its_days_of_grace_are_over() {
    let jan = full("2020-01");
    let project = Project::new("month", &format!("lag = 10\n{STATES}"), &[("2020-01", &jan)]);
    let on = |day| project.chase("2020-02", day);
    let not_due = on(date(2020, 3, 10));
    assert!(not_due.overdue.lines.is_empty());
    assert_eq!(told(&not_due.not_due.lines[0]), "2020-02 not_due 0/2");
    assert_eq!(not_due.not_due.lines[0].due, "2020-03-10");
    assert_eq!(told(&on(date(2020, 3, 11)).overdue.lines[0]), "2020-02 absent 0/2 1");
    assert_eq!(on(date(2020, 4, 12)).overdue.lines[0].days_overdue, Some(33));
    assert_eq!(on(date(2020, 4, 12)).overdue.lines.len(), 1, "March is not over by as-of");
}

#[test]
fn rows_that_come_with_a_later_months_file_are_a_late_report() {
    let mar = states("2020-03,东镇,10\n2020-03,西镇,5\n2020-02,东镇,9\n2020-02,西镇,4\n");
    let mut project = Project::new("month", STATES, &[("2020-01", &full("2020-01")), ("2020-03", &mar)]);
    assert_eq!(project.owed("2020-03"), [vec![], vec![], vec![]] as [Vec<String>; 3]);
    project.files[1].1 = states("2020-03,东镇,10\n2020-03,西镇,5\n2020-02,东镇,9\n");
    assert_eq!(project.owed("2020-03")[0], ["2020-02 partial 西镇 1/2 31"]);
}

#[test]
fn late_rows_of_events_are_to_be_confirmed_since_nobody_knows_whether_they_are_all() {
    let (jan, mar) = (format!("{HEAD}1,2020-01-05,\n"), format!("{HEAD}3,2020-03-05,\n2,2020-02-27,\n"));
    let project = Project::new("month", EVENTS, &[("2020-01", &jan), ("2020-03", &mar)]);
    assert_eq!(project.owed("2020-03"), [vec![], vec!["2020-02 late_rows"], vec![]]);
    assert_eq!(project.chase("2020-03", date(2020, 4, 1)).late.lines[0].missing, "其后补报1行");
}

#[test]
fn a_file_with_nothing_but_a_header_reports_that_nothing_happened() {
    let events = Project::new("month", EVENTS, &[("2020-01", HEAD), ("2020-02", HEAD)]);
    assert_eq!(events.owed("2020-03"), [vec![], vec![], vec!["2020-03 not_due"]]);
    let reports = Project::new("month", STATES, &[("2020-01", &states(""))]);
    assert_eq!(reports.owed("2020-02")[0], ["2020-01 partial 东镇;西镇 0/2 29"]);
}

#[test]
fn an_unreadable_file_is_no_report_and_is_named() {
    let jan = full("2020-01");
    let project = Project::new("month", STATES, &[("2020-01", &jan), ("2020-02", "没有,表头\n1,2\n")]);
    assert_eq!(project.owed("2020-03")[0], ["2020-02 unreadable 0/2 31"]);
    assert_eq!(
        project.chase("2020-03", date(2020, 3, 31)).overdue.lines[0].missing,
        "文件无法读取：feeds/f-2020-02.csv"
    );
    assert_eq!(project.owed("2020-02")[2], ["2020-02 unreadable 0/2"], "told before it is due");
    let nameless = Project::new("month", STATES, &[("2020-01", &jan), ("台账", "没有,表头\n1,2\n")]);
    assert_eq!(nameless.owed("2020-01")[2], ["2020-01 unreadable 2/2"]);
    let first = Project::new("month", STATES, &[("2020-02", "没有,表头\n1,2\n")]);
    assert_eq!(first.owed("2020-03")[0], ["2020-02 unreadable 0/2 31"], "it begins with a file, readable or not");
}

#[test]
fn a_feed_that_begins_later_is_chased_from_its_first_report_one_that_never_reported_from_the_start() {
    let (mar, may) = (full("2020-03"), full("2020-05"));
    let later = Project::new("month", STATES, &[("2020-03", &mar), ("2020-05", &may)]);
    assert_eq!(later.owed("2020-02"), [vec![], vec![], vec![]] as [Vec<String>; 3]);
    assert_eq!(later.owed("2020-05")[0], ["2020-04 absent 0/2 31"]);
    let early = Project::new("month", STATES, &[("2019-11", &full("2019-11"))]);
    assert_eq!(early.owed("2020-02")[0], ["2020-01 absent 0/2 29"]);
    let never = Project::new("month", EVENTS, &[]);
    assert_eq!(
        never.owed("2020-03"),
        [vec!["2020-01 absent 60", "2020-02 absent 31"], vec![], vec!["2020-03 not_due"]]
    );
    assert_eq!(never.chase("2020-03", date(2020, 3, 31)).overdue.lines[0].last, "从未报送");
}

#[test]
fn other_paces_owe_their_own_periods() {
    let quarter = Project::new("quarter", STATES, &[("2020-Q1", &full("2020-03")), ("2020-Q3", &full("2020-09"))]);
    assert_eq!(quarter.owed("2020-05"), [vec![], vec![], vec![]] as [Vec<String>; 3]);
    assert_eq!(quarter.owed("2020-10")[0], ["2020-Q2 absent 0/2 123"]);
    let year = Project::new("year", EVENTS, &[]);
    assert_eq!(year.owed("2021-03")[0], ["2020 absent 90"]);
    let week = Project::new("week", EVENTS, &[("2020-W02", HEAD), ("2020-W04", HEAD)]);
    assert_eq!(week.owed("2020-01")[0], ["2020-W03 absent 12"], "the fifth week is not over");
    let day = Project::new("day", EVENTS, &[("2020-01-29", HEAD)]);
    assert_eq!(day.owed("2020-01"), [vec!["2020-01-30 absent 1"], vec![], vec!["2020-01-31 not_due"]]);
}

#[test]
fn a_region_owes_rows_only_while_it_is_valid() {
    let mut project = Project::new("month", STATES, &[]);
    project.regions = "code,name,level,parent,valid_from,valid_to\n411025,襄城县,county,,,\n\
                       411025101,东镇,township,411025,,2020-02-15\n411025102,西镇,township,411025,2020-03-01,\n";
    let east = |month| states(&format!("{month},东镇,10\n"));
    project.files = vec![("2020-01", east("2020-01")), ("2020-02", states("")), ("2020-03", states(""))];
    let owed = project.owed("2020-04");
    assert_eq!(owed[0], ["2020-02 partial 东镇 0/1 61", "2020-03 partial 西镇 0/1 30"]);
    assert_eq!(owed[2], ["2020-04 not_due 0/1"]);
}

#[test]
fn of_a_total_since_january_the_february_file_tells_january_too() {
    let feed = "key = [\"day\"]\n[feed.f.column]\nday = { header = \"月份\", type = \"date\" }\n\
                tax = { header = \"累计\", type = \"quantity\", unit = \"万元\" }\n";
    let month = |m: &str| format!("月份,累计\n{m},30\n");
    let (dec, feb) = (month("2020-12"), month("2021-02"));
    let mut project = Project::new("month", feed, &[("2020-12", &dec), ("2021-02", &feb)]);
    assert_eq!(project.owed("2021-02")[0].len(), 1);
    project.indicator = "[indicator.x]\nname = \"x\"\nfeed = \"f\"\nmeasure = { sum = \"tax\" }\nkind = \"running\"\n\
                         unit = \"万元\"\nbetter = \"higher\"\n";
    assert_eq!(project.owed("2021-02"), [vec![], vec![], vec![]] as [Vec<String>; 3]);
}

#[test]
fn the_table_and_the_briefing() {
    let (jan, mar) = (full("2020-01"), states("2020-03,东镇,10\n"));
    let project = Project::new("month", STATES, &[("2020-01", &jan), ("2020-03", &mar)]);
    let told = project.report("2020-04", Language::Chinese);
    assert_eq!(
        String::from_utf8(chase_csv(&told)).expect("UTF-8"),
        "\u{feff}feed,source,period,due,days_overdue,state,missing_regions,coverage,last_period,last_file\r\n\
         f,县局,2020-02,2020-02-29,61,absent,,0/2,2020-03,feeds/f-2020-03.csv\r\n\
         f,县局,2020-03,2020-03-31,30,partial,西镇,1/2,2020-03,feeds/f-2020-03.csv\r\n\
         f,县局,2020-04,2020-04-30,,not_due,,0/2,2020-03,feeds/f-2020-03.csv\r\n"
    );
    let page = briefing_md(&told);
    for line in [
        "### 催报单",
        "截至2020年4月30日，逾期未报或报送不全的有2期：",
        "| f | 县局 | 2020-03 | 2020-03-31 | 30 | 西镇（应报2份，实报1份） | 2020-03（f-2020-03.csv） |",
        "截至2020年4月30日，尚未报齐但未到报送时限的有1期：",
        "| f | 县局 | 2020-04 | 2020-04-30 | 整期未报 | 2020-03（f-2020-03.csv） |",
    ] {
        assert!(page.lines().any(|l| l == line), "{line} is not in\n{page}");
    }
    let page = briefing_md(&project.report("2020-04", Language::English));
    for line in [
        "### Chase list",
        "As of 30 April 2020, 2 reports are overdue or incomplete:",
        "| f | 县局 | 2020-03 | 2020-03-31 | 30 | 西镇 (1 of 2 reported) | 2020-03 (f-2020-03.csv) |",
        "As of 30 April 2020, one more report is missing or incomplete, but not due yet:",
    ] {
        assert!(page.lines().any(|l| l == line), "{line} is not in\n{page}");
    }
}

#[test]
fn a_long_list_is_cut_in_the_briefing_and_whole_in_the_table() {
    let never = Project::new("day", EVENTS, &[]);
    let told = never.report("2020-01", Language::Chinese);
    assert!(briefing_md(&told).contains("另有10期，见chase.csv。"));
    assert_eq!(String::from_utf8(chase_csv(&told)).expect("UTF-8").lines().count(), 32);
}

#[test]
fn revisions_are_told_with_both_places_and_only_by_files_up_to_as_of() {
    let feb = states("2020-02,东镇,10\n2020-02,西镇,\n2020-01,西镇,6\n");
    let mar = states("2020-03,东镇,10\n2020-03,西镇,\n2020-02,西镇,7\n2020-01,西镇,4\n");
    let project = Project::new("month", STATES, &[("2020-01", &full("2020-01")), ("2020-02", &feb), ("2020-03", &mar)]);
    let csv = |as_of| String::from_utf8(revisions_csv(&project.report(as_of, Language::Chinese))).expect("UTF-8");
    let head = "\u{feff}feed,source,key,column,old,new,old_file,old_line,new_file,new_line\r\n";
    let first = "f,县局,2020-01-31 · 西镇,面积,5亩,6亩,feeds/f-2020-01.csv,3,feeds/f-2020-02.csv,4\r\n";
    assert_eq!(csv("2020-01"), head);
    assert_eq!(csv("2020-02"), format!("{head}{first}"));
    assert_eq!(
        csv("2020-03"),
        format!(
            "{head}f,县局,2020-01-31 · 西镇,面积,6亩,4亩,feeds/f-2020-02.csv,4,feeds/f-2020-03.csv,5\r\n\
             f,县局,2020-02-29 · 西镇,面积,,7亩,feeds/f-2020-02.csv,3,feeds/f-2020-03.csv,4\r\n{first}"
        )
    );
    let page = briefing_md(&project.report("2020-03", Language::Chinese));
    for line in [
        "### 数据更正",
        "本期文件更正以前报送的数据1处；本期文件补填以前的空白1处；以前各期文件更正、补填共1处。",
        "| f | 县局 | 2020-01-31 · 西镇 | 面积 | 6亩 | 4亩 | feeds/f-2020-02.csv:4 | feeds/f-2020-03.csv:5 |",
        "未列出的2处见revisions.csv。",
    ] {
        assert!(page.lines().any(|l| l == line), "{line} is not in\n{page}");
    }
    let page = briefing_md(&project.report("2020-03", Language::English));
    let line = "1 value sent before was changed by this period's files; 1 blank was filled in by this period's files; \
                1 revision was made by files of earlier periods.";
    assert!(page.lines().any(|l| l == line), "{page}");
    assert!(briefing_md(&project.report("2020-01", Language::Chinese)).contains("没有更正以前报送的数据。"));
}
