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
use std::fmt::Write as _;

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
        let mut study = self.study();
        study.on = Some(on);
        let owed = onpace::pipeline::outstanding(&study, month(as_of)).expect("told");
        chase(&Locale::new(Language::Chinese, Rounding::HalfUp), &study.catalog, &owed)
    }

    /// What is owed at the end of as-of, where reports are due on the last day of their periods: the overdue, the late, those not due.
    fn owed(&self, as_of: &str) -> [Vec<String>; 3] {
        let project = self.with("lag = 0\n");
        let part = project.chase(as_of, month(as_of).last_day());
        [part.overdue, part.late, part.not_due].map(|list| list.lines.iter().map(told).collect())
    }

    /// The same project with another key of its feed.
    fn with(&self, key: &str) -> Self {
        let (first, rest) = self.head.split_once('\n').expect("two lines");
        Self {
            head: format!("{first}\n{key}{rest}"),
            indicator: self.indicator,
            regions: self.regions,
            files: self.files.clone(),
        }
    }

    fn report(&self, as_of: &str, language: Language, on: Option<Date>) -> Report {
        let mut study = self.with("lag = 0\n").study();
        study.on = on;
        report(&study, month(as_of), language).expect("a report")
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
    assert_eq!(
        project.owed("2020-03"),
        [vec!["2020-02 not_received 0/2 31"], vec![], vec!["2020-03 not_due 西镇 1/2"]]
    );
    assert_eq!(project.owed("2020-04")[0], ["2020-02 not_received 0/2 61", "2020-03 partial 西镇 1/2 30"]);
    let line = &project.with("lag = 0\n").chase("2020-04", date(2020, 4, 30)).overdue.lines[0];
    assert_eq!((line.last_period.as_str(), line.last_file.as_str()), ("2020-03", "feeds/f-2020-03.csv"));
    assert_eq!((line.due.as_str(), line.missing.as_str()), ("2020-02-29", "整期未收到"));
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
    assert_eq!(told(&on(date(2020, 3, 11)).overdue.lines[0]), "2020-02 not_received 0/2 1");
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
    let unusable = |project: &Project, as_of: &str| -> Vec<String> {
        project.chase(as_of, month(as_of).last_day()).unusable.lines.iter().map(told).collect()
    };
    assert_eq!(unusable(&project, "2020-03"), ["2020-02 unusable 0/2"]);
    let line = &project.chase("2020-03", date(2020, 3, 31)).unusable.lines[0];
    assert_eq!(line.missing, "表头、单位或取值与指标目录不符，请核对目录：feeds/f-2020-02.csv");
    assert_eq!(line.text, "2020年2月数据（县局）已收到，与指标目录不符，待核对目录。");
    assert_eq!(unusable(&project, "2020-02"), ["2020-02 unusable 0/2"], "told before it is due");
    let nameless = Project::new("month", STATES, &[("2020-01", &jan), ("台账", "没有,表头\n1,2\n")]);
    assert_eq!(unusable(&nameless, "2020-01"), ["2020-01 unusable 2/2"]);
    let first = Project::new("month", STATES, &[("2020-02", "没有,表头\n1,2\n")]);
    assert_eq!(unusable(&first, "2020-03"), ["2020-02 unusable 0/2"], "it begins with a file, readable or not");
}

#[test]
fn who_sent_rows_that_are_all_wrong_is_asked_to_mend_them_unless_the_catalog_has_another_unit() {
    let jan = full("2020-01");
    let of = |feb: &str| {
        let project = Project::new("month", STATES, &[("2020-01", &jan), ("2020-02", feb)]);
        project.chase("2020-02", date(2020, 3, 31)).unusable.lines.remove(0)
    };
    let strangers = of("月份,乡镇,面积\n2020-02,南镇,10\n2020-02,北镇,5\n");
    assert_eq!((strangers.state, strangers.missing.as_str()), ("unusable", "文件待更正：feeds/f-2020-02.csv"));
    assert_eq!(strangers.text, "县局：2020年2月数据已收到、待更正。");
}

#[test]
fn without_a_stated_deadline_nobody_is_late() {
    let jan = full("2020-01");
    let project = Project::new("month", STATES, &[("2020-01", &jan), ("2020-02", &states("2020-02,东镇,10\n"))]);
    let part = project.chase("2020-03", date(2020, 10, 12));
    assert!(part.overdue.lines.is_empty() && part.not_due.lines.is_empty());
    let lines: Vec<String> = part.not_received.lines.iter().map(told).collect();
    assert_eq!(lines, ["2020-02 partial 西镇 1/2", "2020-03 not_received 0/2"]);
    assert_eq!(part.not_received.text, "未规定报送时限、尚未收到或未报齐的有2期：");
    let march = &part.not_received.lines[1];
    assert_eq!((march.due.as_str(), march.text.as_str()), ("", "县局：2020年3月数据尚未收到。"));
    let mut study = project.study();
    study.on = Some(date(2020, 10, 12));
    let report = report(&study, month("2020-03"), Language::Chinese).expect("a report");
    let csv = String::from_utf8(chase_csv(&report)).expect("UTF-8");
    assert!(csv.contains("f,县局,2020-03,,,not_received,,0/2,2020-02,feeds/f-2020-02.csv\r\n"), "{csv}");
    assert!(report.next.reports.is_empty());
    assert_eq!((report.feeds[0].state_code, report.feeds[0].state.as_str()), ("not_received", "尚未收到"));
}

#[test]
fn past_a_deadline_on_the_tenth_three_months_are_overdue_on_the_twelfth_of_october() {
    let files: Vec<(&str, String)> = ["2020-01", "2020-02", "2020-03", "2020-04", "2020-05", "2020-06"]
        .into_iter()
        .map(|month| (month, full(month)))
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(month, text)| (*month, text.as_str())).collect();
    let project = Project::new("month", &format!("deadline = \"day 10\"\n{STATES}"), &files);
    let overdue = |on| project.chase("2020-09", on).overdue.lines.iter().map(told).collect::<Vec<_>>();
    let three = ["2020-07 not_received 0/2 63", "2020-08 not_received 0/2 32", "2020-09 not_received 0/2 2"];
    assert_eq!(overdue(date(2020, 10, 12)), three);
    assert_eq!(overdue(date(2020, 10, 10)).len(), 2, "September is in time until the tenth");
    // Without a day of issue the deadline is held against as-of's last day, and no days are counted.
    let undated = report(&project.study(), month("2020-09"), Language::Chinese).expect("a report");
    let lines: Vec<String> = undated.chase.overdue.lines.iter().map(told).collect();
    assert_eq!(lines, ["2020-07 not_received 0/2", "2020-08 not_received 0/2"]);
    assert_eq!(undated.chase.not_due.lines.len(), 1);
    assert_eq!(undated.feeds[0].state_code, "not_due");
    assert_eq!(undated.next.reports, ["请县局补报2020年7月数据、2020年8月数据。"]);
}

#[test]
fn the_feeds_section_names_the_regions_and_the_earlier_periods_that_are_missing() {
    let (jan, mar, apr) = (full("2020-01"), states("2020-03,东镇,10\n"), states("2020-04,东镇,10\n"));
    let project = Project::new("month", STATES, &[("2020-01", &jan), ("2020-03", &mar), ("2020-04", &apr)]);
    let report = project.report("2020-04", Language::Chinese, None);
    let feed = &report.feeds[0];
    assert_eq!((feed.state.as_str(), feed.missing.as_str()), ("报送不全（1／2）", "西镇"));
    assert_eq!(feed.lacking, "西镇；此前未报齐：2020年3月（缺西镇）、2020年2月");
    let nil = Project::new("month", EVENTS, &[("2020-01", HEAD)]).report("2020-01", Language::English, None);
    assert_eq!((nil.feeds[0].state_code, nil.feeds[0].state.as_str()), ("nil", "nil report"));
}

#[test]
fn a_feed_that_begins_later_is_chased_from_its_first_report_one_that_never_reported_from_the_start() {
    let (mar, may) = (full("2020-03"), full("2020-05"));
    let later = Project::new("month", STATES, &[("2020-03", &mar), ("2020-05", &may)]);
    assert_eq!(later.owed("2020-02"), [vec![], vec![], vec![]] as [Vec<String>; 3]);
    assert_eq!(later.owed("2020-05")[0], ["2020-04 not_received 0/2 31"]);
    let early = Project::new("month", STATES, &[("2019-11", &full("2019-11"))]);
    assert_eq!(early.owed("2020-02")[0], ["2020-01 not_received 0/2 29"]);
    let never = Project::new("month", EVENTS, &[]);
    assert_eq!(
        never.owed("2020-03"),
        [vec!["2020-01 not_received 60", "2020-02 not_received 31"], vec![], vec!["2020-03 not_due"]]
    );
    assert_eq!(never.chase("2020-03", date(2020, 3, 31)).not_received.lines[0].last, "从未报送");
}

#[test]
fn other_paces_owe_their_own_periods() {
    let quarter = Project::new("quarter", STATES, &[("2020-Q1", &full("2020-03")), ("2020-Q3", &full("2020-09"))]);
    assert_eq!(quarter.owed("2020-05"), [vec![], vec![], vec![]] as [Vec<String>; 3]);
    assert_eq!(quarter.owed("2020-10")[0], ["2020-Q2 not_received 0/2 123"]);
    let year = Project::new("year", EVENTS, &[]);
    assert_eq!(year.owed("2021-03")[0], ["2020 not_received 90"]);
    let week = Project::new("week", EVENTS, &[("2020-W02", HEAD), ("2020-W04", HEAD)]);
    assert_eq!(week.owed("2020-01")[0], ["2020-W03 not_received 12"], "the fifth week is not over");
    let day = Project::new("day", EVENTS, &[("2020-01-29", HEAD)]);
    assert_eq!(day.owed("2020-01"), [vec!["2020-01-30 not_received 1"], vec![], vec!["2020-01-31 not_due"]]);
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
    let told = project.report("2020-04", Language::Chinese, Some(date(2020, 4, 30)));
    assert_eq!(
        String::from_utf8(chase_csv(&told)).expect("UTF-8"),
        "\u{feff}feed,source,period,due,days_overdue,state,missing_regions,coverage,last_period,last_file\r\n\
         f,县局,2020-02,2020-02-29,61,not_received,,0/2,2020-03,feeds/f-2020-03.csv\r\n\
         f,县局,2020-03,2020-03-31,30,partial,西镇,1/2,2020-03,feeds/f-2020-03.csv\r\n\
         f,县局,2020-04,2020-04-30,,not_due,,0/2,2020-03,feeds/f-2020-03.csv\r\n"
    );
    let page = briefing_md(&told);
    for line in [
        "### 催报单",
        "截至2020年4月30日，逾期未收到或报送不全的有2期：",
        "| f | 县局 | 2020-03 | 2020-03-31 | 30 | 西镇（应报2份，实报1份） | 2020年3月（f-2020-03.csv） |",
        "截至2020年4月30日，尚未报齐但未到报送时限的有1期：",
        "| f | 县局 | 2020-04 | 2020-04-30 | 整期未收到 | 2020年3月（f-2020-03.csv） |",
    ] {
        assert!(page.lines().any(|l| l == line), "{line} is not in\n{page}");
    }
    let page = briefing_md(&project.report("2020-04", Language::English, Some(date(2020, 4, 30))));
    for line in [
        "### Chase list",
        "As of 30 April 2020, 2 reports are overdue or incomplete:",
        "| f | 县局 | 2020-03 | 2020-03-31 | 30 | 西镇 (1 of 2 reported) | March 2020 (f-2020-03.csv) |",
        "As of 30 April 2020, one more report is missing or incomplete, but not due yet:",
    ] {
        assert!(page.lines().any(|l| l == line), "{line} is not in\n{page}");
    }
}

#[test]
fn a_long_list_is_cut_in_the_briefing_and_whole_in_the_table() {
    let never = Project::new("day", &format!("days = \"all\"\n{EVENTS}"), &[]);
    let told = never.report("2020-01", Language::Chinese, None);
    assert!(briefing_md(&told).contains("另有10期，见chase.csv。"));
    let lines = |told: &Report| String::from_utf8(chase_csv(told)).expect("UTF-8").lines().count() - 1;
    assert_eq!(lines(&told), 31);
    // Nobody owes a report for a weekend: January 2020 has 23 working days.
    assert_eq!(lines(&Project::new("day", EVENTS, &[]).report("2020-01", Language::Chinese, None)), 23);
}

#[test]
fn revisions_are_told_with_both_places_and_only_by_files_up_to_as_of() {
    let feb = states("2020-02,东镇,10\n2020-02,西镇,\n2020-01,西镇,6\n");
    let mar = states("2020-03,东镇,10\n2020-03,西镇,\n2020-02,西镇,7\n2020-01,西镇,4\n");
    let project = Project::new("month", STATES, &[("2020-01", &full("2020-01")), ("2020-02", &feb), ("2020-03", &mar)]);
    let csv = |as_of| String::from_utf8(revisions_csv(&project.report(as_of, Language::Chinese, None))).expect("UTF-8");
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
    let page = briefing_md(&project.report("2020-03", Language::Chinese, None));
    for line in [
        "### 数据更正",
        "本期文件更正以前报送的数据1处；本期文件补填以前的空白1处；以前各期文件更正、补填共1处。",
        "| f | 县局 | 2020-01-31 · 西镇 | 面积 | 6亩 | 4亩 | feeds/f-2020-02.csv:4 | feeds/f-2020-03.csv:5 |",
        "未列出的2处见revisions.csv。",
    ] {
        assert!(page.lines().any(|l| l == line), "{line} is not in\n{page}");
    }
    let page = briefing_md(&project.report("2020-03", Language::English, None));
    let line = "1 value sent before was changed by this period's files; 1 blank was filled in by this period's files; \
                1 revision was made by files of earlier periods.";
    assert!(page.lines().any(|l| l == line), "{page}");
    assert!(briefing_md(&project.report("2020-01", Language::Chinese, None)).contains("没有更正以前报送的数据。"));
}

#[test]
fn of_sixteen_senders_one_report_of_nothing_is_not_a_report_of_nothing_by_all() {
    let mut regions = "code,name,level,parent\n411025,襄城县,county,\n".to_owned();
    for n in 1..=16 {
        let _ = writeln!(regions, "4110251{n:02},镇{n:02},township,411025");
    }
    let study = |files: &[(&str, &str)]| {
        let toml = "title = \"例\"\nstart = \"2020-01\"\n[feed.f]\nfiles = \"feeds/f-{region}-*.csv\"\nsource = \"各乡镇\"\n\
            deadline = \"day 10\"\nsenders = \"each township\"\nkey = [\"case\"]\n[feed.f.column]\n\
            case = { header = \"编号\", type = \"id\" }\nday = { header = \"日期\", type = \"date\" }\n\
            region = { header = \"乡镇\", type = \"region\" }\n[indicator.x]\nname = \"案件\"\nfeed = \"f\"\n\
            measure = { count = true }\nkind = \"flow\"\nunit = \"件\"\nbetter = \"lower\"\n";
        let mut all: BTreeMap<String, Cow<'static, [u8]>> = BTreeMap::new();
        let mut put = |name: String, text: &str| all.insert(name, Cow::Owned(text.as_bytes().to_vec()));
        put("onpace.toml".to_owned(), toml);
        put("regions.csv".to_owned(), &regions);
        for (name, text) in files {
            put(format!("feeds/f-{name}.csv"), text);
        }
        let mut study = Study::load(&ProjectFiles::Memory(all), |_| {})
            .unwrap_or_else(|e| panic!("{}", e.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")));
        study.on = Some(date(2020, 2, 12));
        study
    };
    let head = "编号,日期,乡镇\n";
    let one = report(&study(&[("镇03-2020-01", head)]), month("2020-01"), Language::Chinese).expect("a report");
    assert_eq!((one.feeds[0].state_code, one.feeds[0].state.as_str()), ("partial", "报送不全（1／16）"));
    assert_eq!(one.feeds[0].missing, "镇01、镇02、镇04、镇05、镇06，另有10个");
    assert_eq!(
        (one.chase.overdue.lines[0].coverage.as_str(), one.chase.overdue.lines[0].days_overdue),
        ("1/16", Some(2))
    );
    assert_eq!(one.chase.overdue.lines[0].missing_regions.len(), 15);
    assert_eq!(one.rows[0].record.verdict, "no_data");
    let all: Vec<String> = (1..=16).map(|n| format!("镇{n:02}-2020-01")).collect();
    let all: Vec<(&str, &str)> = all.iter().map(|name| (name.as_str(), head)).collect();
    let nil = report(&study(&all), month("2020-01"), Language::Chinese).expect("a report");
    assert_eq!((nil.feeds[0].state_code, nil.rows[0].record.value.as_str()), ("nil", "0"));
    assert!(nil.chase.lines().next().is_none());
}
