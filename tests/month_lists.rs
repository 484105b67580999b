//! Lists that offices keep beside the catalog: who explained a month's figure, and on which day a file came.

use onpace::catalog::ProjectFiles;
use onpace::measure::Month;
use onpace::pipeline::{Making, Study, render, report_for};
use onpace::render::Forms;
use onpace::render::markdown::briefing_md;
use onpace::report::{Block, Edition, Report};
use onpace::words::Language;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::process::Command;

const TOML: &str = "title = \"例\"\nstart = \"2020-01\"\n\
    [feed.f]\nfiles = \"feeds/f-*.csv\"\nsource = \"县局\"\ndeadline = \"day 10\"\nkey = [\"day\", \"region\"]\nfiles_are = \"changes\"\n\
    [feed.f.column]\nday = { header = \"月份\", type = \"date\" }\nregion = { header = \"乡镇\", type = \"region\" }\n\
    area = { header = \"面积\", type = \"quantity\", unit = \"亩\" }\n\
    [indicator.x]\nname = \"面积\"\nfeed = \"f\"\nmeasure = { sum = \"area\" }\nkind = \"level\"\nunit = \"亩\"\nbetter = \"higher\"\n";
const REGIONS: &str =
    "code,name,level,parent\n411025,襄城县,county,\n411025101,东镇,township,411025\n411025102,西镇,township,411025\n";
const TARGETS: &str = "indicator,scope,kind,value,from,due,baseline,lead\nx,,reach,240,2020-01,2020-12,0,县局\n\
    x,each township,reach,120,2020-01,2020-12,0,县局\n";

/// January to June, without May.
fn files(more: &[(&str, &str)]) -> BTreeMap<String, String> {
    let of_month = |m: &i32| {
        let rows = format!("月份,乡镇,面积\n2020-{m:02},东镇,{}\n2020-{m:02},西镇,{}\n", 2 * m, 11 * m);
        (format!("feeds/f-2020-{m:02}.csv"), rows)
    };
    let catalog = [("onpace.toml", TOML), ("regions.csv", REGIONS), ("targets.csv", TARGETS)];
    let named = catalog.iter().chain(more).map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    [1, 2, 3, 4, 6].iter().map(of_month).chain(named).collect()
}

fn report(more: &[(&str, &str)], month: i8, edition: Edition, on: Option<&str>) -> Report {
    let files = files(more).into_iter().map(|(name, text)| (name, Cow::Owned(text.into_bytes())));
    let mut study = Study::load(&ProjectFiles::Memory(files.collect()), |_| {}).expect("a sound catalog");
    study.on = on.map(|day| day.parse().expect("a day"));
    report_for(&study, Month::new(2020, month), &Making::of(Language::Chinese, edition)).expect("a report")
}

fn page(report: &Report) -> String {
    let files = render(report, None, &Forms::default().without_pictures()).files;
    String::from_utf8(files.into_iter().find(|file| file.path == "briefing.html").expect("a page").bytes)
        .expect("UTF-8")
}

const COMMENTS: &str = "indicator,region,period,text,by,on\nx,,2020-03,春旱，推迟播种。,县农业农村局,2020-04-02\nx,411025101,2020-03,水库检修,,\n";

fn comments(report: &Report) -> Vec<(String, String)> {
    report.rows.iter().map(|row| (row.record.region_name.clone(), row.comment.clone())).collect()
}

#[test]
fn an_explanation_is_printed_in_its_month_alone() {
    let list = [("comments.csv", COMMENTS)];
    let march = report(&list, 3, Edition::Internal, None);
    let explained = "情况说明（县农业农村局，2020年4月2日）：春旱，推迟播种。";
    let said = comments(&march);
    assert_eq!(said[0], ("襄城县".to_owned(), explained.to_owned()));
    // The county's row of a target that each township has is the county's too.
    assert_eq!(said[1].1, explained);
    assert_eq!(said[2], ("东镇".to_owned(), "情况说明：水库检修。".to_owned()));
    // 西镇 is ahead of its plan, so that nobody asks.
    assert_eq!(said[3], ("西镇".to_owned(), String::new()));
    let texts = [briefing_md(&march), page(&march)];
    for text in texts {
        assert!(text.contains("春旱，推迟播种") && text.contains("水库检修"), "{text}");
    }
    let body: Vec<&str> =
        march.document.body.iter().filter_map(|b| if let Block::Text(t) = b { Some(&**t) } else { None }).collect();
    assert!(body.iter().any(|text| text.contains(explained)), "{body:?}");
    let april = comments(&report(&list, 4, Edition::Internal, None));
    assert_eq!([&*april[0].1, &*april[2].1], ["未作说明。", "未作说明。"]);
    let early = comments(&report(&list, 3, Edition::Internal, Some("2020-04-01")));
    assert_eq!(early[0].1, "未作说明。", "issued a day before it was given");
}

#[test]
fn nobody_is_asked_to_explain_where_no_list_is_kept_and_the_public_reads_none() {
    assert!(comments(&report(&[], 3, Edition::Internal, None)).iter().all(|(_, text)| text.is_empty()));
    assert!(
        comments(&report(&[("comments.csv", COMMENTS)], 3, Edition::Public, None))
            .iter()
            .all(|(_, text)| text.is_empty())
    );
}

const RECEIVED: &str = "file,hash,received_on,by,version\nfeeds/f-2020-01.csv,,2020-02-10,李,\nfeeds/f-2020-02.csv,,2020-03-20,李,\n\
    feeds/f-2020-02.csv,,2020-03-13,李,\nfeeds/f-2020-03.csv,,2020-04-11,李,\nfeeds/f-2020-06.csv,,2020-07-01,李,\n";

#[test]
fn reports_are_in_time_late_or_missing_by_the_days_that_were_written_down() {
    let list = [("received.csv", RECEIVED)];
    let line = |month, on| {
        let part = report(&list, month, Edition::Internal, Some(on)).timeliness.expect("days are known");
        let line = part.lines.into_iter().next().expect("one sender");
        (line.sender, line.last_text, [line.in_time, line.late, line.missing])
    };
    let is = |text: &str, counts| ("县局".to_owned(), text.to_owned(), counts);
    assert_eq!(line(1, "2020-02-15"), is("按时", [1, 0, 0]));
    // Of a file that came twice the first day counts.
    assert_eq!(line(2, "2020-03-21"), is("迟报3天", [1, 1, 0]));
    // Of April's nobody wrote down the day; May's never came.
    assert_eq!(line(4, "2020-05-30"), is("", [1, 2, 0]));
    assert_eq!(line(5, "2020-06-10"), is("", [1, 2, 0]), "not due yet");
    assert_eq!(line(5, "2020-06-11"), is("漏报", [1, 2, 1]));
    assert_eq!(line(6, "2020-07-15"), is("按时", [2, 2, 1]));
    assert!(report(&[], 2, Edition::Internal, None).timeliness.is_none());
    assert!(report(&list, 2, Edition::Public, None).timeliness.is_none());
    // With holidays, days late are working days: 10 March 2020 is a Tuesday.
    let toml = format!("{TOML}[calendar]\nholidays = \"days.csv\"\n");
    let list = [("received.csv", RECEIVED), ("onpace.toml", &toml), ("days.csv", "day\n2020-03-11\n")];
    let part = report(&list, 2, Edition::Internal, Some("2020-03-21")).timeliness.expect("days are known");
    assert_eq!((part.lines[0].days_late, part.lines[0].last), (Some(2), "late"));
    let made = report(&list, 2, Edition::Internal, None);
    let table = briefing_md(&made);
    assert!(
        table.contains("### 今年以来报送及时性")
            && page(&made).contains("迟报2个工作日")
            && table.contains("| 县局 | 面积 | 迟报2个工作日 | 1 | 1 | 0 |"),
        "{table}"
    );
}

#[test]
fn status_in_json_says_in_which_state_a_report_is_and_how_in_time() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::create_dir(folder.path().join("feeds")).expect("a folder");
    for (name, text) in files(&[("received.csv", RECEIVED)]) {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    let status = |as_of: &str| -> serde_json::Value {
        let mut program = Command::new(env!("CARGO_BIN_EXE_onpace"));
        let args = ["status", ".", "--as-of", as_of, "--on", "2020-07-15", "--json"];
        let run = program.args(args).current_dir(folder.path()).output().expect("the program runs");
        serde_json::from_slice(&run.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&run.stderr)))
    };
    let march = &status("2020-03")[0];
    assert_eq!((&march["own_period"], &march["state"]), (&"2020-03".into(), &"received".into()));
    assert_eq!((&march["waiting_rows"], &march["feed"]), (&0.into(), &"f".into()));
    let timeliness = &march["timeliness"][0];
    assert_eq!(
        (&timeliness["sender"], &timeliness["last"], &timeliness["days_late"]),
        (&"县局".into(), &"late".into(), &1.into())
    );
    assert_eq!(
        (&timeliness["in_time"], &timeliness["late"], &timeliness["missing"]),
        (&1.into(), &2.into(), &0.into())
    );
    assert_eq!(status("2020-05")[0]["state"], "not_received");
}
