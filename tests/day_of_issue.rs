//! The program asked on a day: what is overdue, which month is reported on, what a report is made again with.

use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const TOML: &str = "title = \"例\"\nstart = \"2020-01\"\n\
    [feed.f]\nfiles = \"feeds/f-*.csv\"\nsource = \"县局\"\ndeadline = \"day 10\"\nrows = \"report\"\nexpect = \"each township\"\n\
    key = [\"day\", \"region\"]\n[feed.f.column]\n\
    day = { header = \"月份\", type = \"date\" }\nregion = { header = \"乡镇\", type = \"region\" }\n\
    area = { header = \"面积\", type = \"quantity\", unit = \"亩\" }\n\
    [indicator.x]\nname = \"面积\"\nfeed = \"f\"\nmeasure = { sum = \"area\" }\nkind = \"level\"\nunit = \"亩\"\nbetter = \"higher\"\n";
const REGIONS: &str =
    "code,name,level,parent\n411025,襄城县,county,\n411025101,东镇,township,411025\n411025102,西镇,township,411025\n";
const TARGETS: &str = "indicator,scope,kind,value,from,due,baseline,lead\nx,,reach,120,2020-01,2020-12,0,县局\n";
const ACTIONS: &str = "indicator,lead,action,due\nx,县局,补种,2020-09-20\n";

/// A project with files from January to June 2020.
fn project() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let put = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("a file");
    std::fs::create_dir(folder.path().join("feeds")).expect("a folder");
    put("onpace.toml", TOML);
    put("regions.csv", REGIONS);
    put("targets.csv", TARGETS);
    put("actions.csv", ACTIONS);
    for month in 1..=6 {
        let rows = format!("月份,乡镇,面积\n2020-{month:02},东镇,10\n2020-{month:02},西镇,5\n");
        put(&format!("feeds/f-2020-{month:02}.csv"), &rows);
    }
    folder
}

fn onpace(folder: &Path, args: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_onpace"));
    program.args(args).current_dir(folder).env("NO_COLOR", "1").output().expect("the program runs")
}

fn said(folder: &Path, args: &[&str]) -> (String, String) {
    let run = onpace(folder, args);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    assert!(run.status.success(), "{}", text(&run.stderr));
    (text(&run.stdout), text(&run.stderr))
}

#[test]
fn check_counts_days_overdue_at_the_day_of_issue_only() {
    let folder = project();
    let (out, _) = said(folder.path(), &["check", "--as-of", "2020-9", "--on", "2020-10-12"]);
    for line in [
        "f 2020年7月（县局，时限2020年8月10日，逾期63天）：整期未收到；最近报送2020年6月（f-2020-06.csv）",
        "f 2020年8月（县局，时限2020年9月10日，逾期32天）：整期未收到；最近报送2020年6月（f-2020-06.csv）",
        "f 2020年9月（县局，时限2020年10月10日，逾期2天）：整期未收到；最近报送2020年6月（f-2020-06.csv）",
    ] {
        assert!(out.contains(line), "{line} is not in\n{out}");
    }
    let (out, _) = said(folder.path(), &["check", "--as-of", "2020-Q3"]);
    assert!(!out.contains("逾期63天") && out.contains("f 2020年7月（县局，时限2020年8月10日）"), "{out}");
    assert!(out.contains("尚未报齐但未到报送时限的有1期"), "{out}");
}

#[test]
fn the_month_is_chosen_by_the_day_and_told_with_what_is_still_out() {
    let folder = project();
    let (_, told) = said(folder.path(), &["status", "--on", "2020-10-12"]);
    assert!(told.contains("截至月份取2020-06：应报的1项报送数据均已收到。"), "{told}");
    let (_, told) = said(folder.path(), &["status", "--on", "2020-04-29"]);
    assert!(told.contains("截至月份取2020-03"), "{told}");
    let (out, told) = said(folder.path(), &["status", "--as-of", "2020年9月", "--on", "2020-10-12"]);
    assert!(told.is_empty() && out.contains("县局 (f)  逾期未收到  此前未报齐：2020年8月、2020年7月"), "{out}{told}");
    let (out, _) = said(folder.path(), &["status", "--as-of", "2020-09"]);
    assert!(out.contains("县局 (f)  未到报送时限"), "{out}");
}

#[test]
fn a_report_counts_at_the_day_of_issue_and_is_verified_at_it() {
    let folder = project();
    let run = ["run", "--as-of", "2020-09", "--on", "2020-10-12", "--out", "reports", "--only", "json,csv,md"];
    said(folder.path(), &run);
    let read = |name: &str| std::fs::read_to_string(folder.path().join("reports/2020-09").join(name)).expect("a file");
    assert!(read("chase.csv").contains("f,县局,2020-09,2020-10-10,2,not_received,"), "{}", read("chase.csv"));
    assert!(read("report.json").contains("截至2020年10月12日已逾期22天"), "{}", read("report.json"));
    assert!(read("manifest.json").contains("\"on\": \"2020-10-12\""));
    said(folder.path(), &["verify", "reports/2020-09"]);
    let undated = ["run", "--as-of", "2020-09", "--out", "undated", "--only", "json,csv,md"];
    said(folder.path(), &undated);
    let read = |name: &str| std::fs::read_to_string(folder.path().join("undated/2020-09").join(name)).expect("a file");
    assert!(read("chase.csv").contains("f,县局,2020-08,2020-09-10,,not_received,"), "{}", read("chase.csv"));
    // Actions are counted at the end of as-of.
    assert!(read("report.json").contains("截至2020年9月30日已逾期10天"), "{}", read("report.json"));
    assert!(!read("manifest.json").contains("\"on\""));
}

#[test]
fn a_day_or_month_that_is_none_is_refused() {
    let folder = project();
    for args in [["--on", "2020-10"], ["--on", "12.10.2020"], ["--as-of", "2020-13"], ["--as-of", "soon"]] {
        let run = onpace(folder.path(), &[&["check"], &args[..]].concat());
        assert_eq!(run.status.code(), Some(2), "{args:?}");
    }
}
