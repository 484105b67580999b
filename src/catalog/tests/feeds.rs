//! Feeds: deadlines, senders, marks, and what their files are.

use super::{Files, tells};
use crate::catalog::{Deadline, Feed, FilesAre, HeadingsAre, Unpivot};
use crate::measure::exact::{ratio, whole};
use crate::measure::{Every, Period};
use jiff::civil::date;

/// The feed of cases with further lines.
fn cases(lines: &str) -> Files {
    Files::with("files_are = \"full\"\n", &format!("files_are = \"full\"\n{lines}\n"))
}

fn feed(lines: &str) -> Feed {
    cases(lines).catalog().feed("cases").expect("declared").clone()
}

#[test]
fn a_deadline_is_a_day_of_the_next_month_or_days_after_the_period() {
    let november = Period::containing(date(2020, 11, 4), Every::Month);
    for (line, deadline, due) in [
        ("deadline = \"day 10\"", Some(Deadline::DayOfNextMonth(10)), Some(date(2020, 12, 10))),
        ("lag = 5", Some(Deadline::DaysAfter(5)), Some(date(2020, 12, 5))),
        ("lag = 5\ncutoff = 25", Some(Deadline::DaysAfter(5)), Some(date(2020, 11, 30))),
        ("", None, None),
    ] {
        let feed = feed(line);
        assert_eq!((feed.deadline, feed.due_day(november)), (deadline, due), "{line}");
    }
    tells(&cases("deadline = \"day 10\"\nlag = 5"), &["onpace.toml:22:1 deadline-twice: `deadline` and `lag` both"]);
    for wrong in ["day 0", "day 32", "10", "day ten", "the 10th"] {
        tells(&cases(&format!("deadline = \"{wrong}\"")), &["onpace.toml:21:12 value-error: `deadline` is a day"]);
    }
}

#[test]
fn months_may_end_at_a_cutoff() {
    let november = Period::containing(date(2020, 11, 4), Every::Month);
    let (cut, whole) = (feed("cutoff = 25"), feed(""));
    assert_eq!((cut.cutoff, cut.last_day_of(november)), (Some(25), date(2020, 11, 25)));
    assert_eq!((whole.cutoff, whole.last_day_of(november)), (None, date(2020, 11, 30)));
    tells(&cases("cutoff = 29"), &["onpace.toml:21:10 value-error: `cutoff` is the day on which a month ends"]);
    tells(&cases("every = \"week\"\ncutoff = 25"), &["onpace.toml:22:1 unused-key: `cutoff` shortens months"]);
}

#[test]
fn a_feed_by_the_day_may_owe_weekends() {
    assert!(feed("every = \"day\"\ndays = \"all\"").all_days);
    assert!(!feed("every = \"day\"").all_days);
    tells(&cases("days = \"all\""), &["onpace.toml:21:1 unused-key: `days` has no effect"]);
    tells(&cases("every = \"day\"\ndays = \"some\""), &["onpace.toml:22:8 unknown-value"]);
}

#[test]
fn senders_are_a_scope() {
    let catalog = cases("senders = \"each township except 4103\"").catalog();
    let names = |feed: &str| -> Vec<&str> {
        let feed = catalog.feed(feed).expect("declared");
        feed.senders.iter().map(|id| catalog.regions.get(*id).name.as_str()).collect()
    };
    assert_eq!((names("cases"), names("area")), (vec!["East", "West"], vec![]));
    tells(&cases("senders = [\"4101\", \"4109\"]"), &["onpace.toml:21:20 unknown-region"]);
}

#[test]
fn the_name_of_a_file_may_say_who_sends_it() {
    let named = |files: &str| Files::with("feeds/cases-*.csv", files);
    let catalog = named("feeds/cases-{region}-*.csv").catalog();
    let feed = catalog.feed("cases").expect("declared");
    assert_eq!(feed.files, "feeds/cases-*-*.csv");
    let sender = feed.sender_name.as_ref().and_then(|name| name.find("feeds/cases-West-2020-01.csv", &catalog.regions));
    assert_eq!(sender, catalog.regions.find("West").ok());
    assert_eq!(catalog.feed("area").expect("declared").sender_name, None);
    tells(
        &named("feeds/{region}/{region}-*.csv"),
        &["onpace.toml:18:9 bad-path: `feeds/{region}/{region}-*.csv` has {region}"],
    );
}

#[test]
fn marks_and_shares_are_read_as_cells_are_compared() {
    let feed_ = feed("missing = [\":\", \"．．\", \"x\", \":\"]\nzero = \"－\"\nmax_rejected = \"12.5%\"");
    assert_eq!(feed_.missing, [":", "..", "x"]);
    assert_eq!((feed_.zero, feed_.max_rejected), (vec!["-".to_owned()], ratio(1, 8)));
    assert_eq!(feed("").max_rejected, ratio(1, 2));
    assert_eq!(feed("max_rejected = 1").max_rejected, whole(1));
    for wrong in ["50", "\"half\"", "\"101%\"", "-0.1", "\"5\""] {
        let place = "onpace.toml:21:16 value-error: `max_rejected` is a share";
        tells(&cases(&format!("max_rejected = {wrong}")), &[place]);
    }
    tells(
        &cases("missing = \"x\"\nzero = [\"-\", \"x\"]"),
        &["onpace.toml:22:8 value-error: `x` stands in `missing` and"],
    );
}

#[test]
fn what_a_missing_row_means_is_stated_where_a_value_depends_on_it() {
    let stated = |line: &str| {
        let files = Files::with("files_are = \"full\"\n", line);
        let feed = files.catalog().feed("cases").expect("declared").clone();
        (feed.files_are, feed.files_are_stated)
    };
    assert_eq!(stated("files_are = \"full\"\n"), (FilesAre::Full, true));
    assert_eq!(stated("files_are = \"snapshot\"\n"), (FilesAre::Full, true), "the former word");
    assert_eq!(stated("files_are = \"changes\"\n"), (FilesAre::Changes, true));
    let unstated = Files::with("files_are = \"full\"\n", "");
    tells(&unstated, &["onpace.toml:17:7 files-are-unstated: feed `cases` does not say"]);
    let hint = crate::catalog::load(&unstated.project()).expect_err("an error")[0].hint.clone().expect("a mend");
    let hint = hint.in_language(crate::words::Language::English);
    assert!(hint.contains("files_are = \"full\"") && hint.contains("files_are = \"changes\""), "{hint}");
    // A key of date and region states everything anew; so does a row that every region owes.
    assert!(!Files::new().catalog().feed("area").expect("declared").files_are_stated);
    let key = |key: &str, rows: &str| Files::with("key = [\"month\", \"region\"]\n", &format!("key = {key}\n{rows}"));
    assert_eq!(key("\"month\"", "").said(), "");
    assert_eq!(key("[\"month\", \"area\"]", "rows = \"report\"\nexpect = \"each township\"\n").said(), "");
    assert_eq!(Files::with("key = [\"month\", \"region\"]\n", "").said(), "", "without a key nothing is revised");
    for unsafe_ in ["[\"month\", \"area\"]", "\"region\""] {
        tells(&key(unsafe_, ""), &["onpace.toml:6:7 files-are-unstated: feed `area`"]);
    }
}

#[test]
fn flows_alone_do_not_depend_on_what_later_files_leave_out() {
    let mut files = Files::with("files_are = \"full\"\n", "");
    files.project = files
        .project
        .replace("{ open = [\"found\", \"ended\"] }", "{ count = true }\nkind = \"flow\"\ndate = \"found\"");
    assert_eq!(files.said(), "");
}

/// The feed of areas with further lines, and with other declarations of two columns.
fn area(lines: &str, month: &str, people: &str) -> Files {
    let mut files = Files::with("month = { type = \"date\" }", &format!("month = {{ type = \"date\"{month} }}"));
    files.project = files
        .project
        .replace("key = [\"month\", \"region\"]\n", &format!("key = [\"month\", \"region\"]\n{lines}\n"))
        .replace("people = { type = \"quantity\"", &format!("people = {{ type = \"quantity\"{people}"));
    files
}

#[test]
fn headings_become_rows_of_two_columns() {
    let unpivot = |line: &str| area(&format!("unpivot = {{ {line} }}"), "", "");
    let read = |line: &str| unpivot(line).catalog().feed("area").expect("declared").clone();
    let feed = read("columns = \"date\", into = \"month\", value = \"area\"");
    assert_eq!(feed.unpivot, Some(Unpivot { headings: HeadingsAre::Dates, into: 0, value: 2 }));
    assert!(feed.columns[0].headers.is_empty() && feed.columns[2].headers.is_empty());
    let feed = read("columns = \"region\", into = \"region\", value = \"area\"");
    assert_eq!(feed.unpivot.map(|unpivot| unpivot.headings), Some(HeadingsAre::Regions));
    for (line, told) in [
        ("columns = \"date\", into = \"region\", value = \"area\"", "value-error: `region` is a column of type"),
        ("columns = \"region\", into = \"month\", value = \"area\"", "value-error: `month` is a column of type"),
        ("columns = \"date\", into = \"month\", value = \"region\"", "value-error: `region` is a column of type"),
        ("columns = \"date\", into = \"month\", value = \"month\"", "value-error: `into` and `value` are two"),
        ("columns = \"date\", into = \"day\", value = \"area\"", "unknown-column: "),
        ("columns = \"date\", into = \"month\"", "missing-key: "),
        ("columns = [], into = \"month\", value = \"area\"", "type-error: "),
        ("columns = \"date\", into = \"month\", value = \"area\", rows = 1", "unknown-key: "),
    ] {
        tells(&unpivot(line), &[told]);
    }
    let line = "unpivot = { columns = \"date\", into = \"month\", value = \"people\" }";
    tells(&area(line, ", header = \"M\"", ""), &["unused-key: the column that takes the headings"]);
    tells(&area(line, ", position = 1", ""), &["value-error: `month` is filled from the headings"]);
    assert_eq!(area(line, "", ", header = \"Actual\"").catalog().feeds[0].columns[3].headers, ["Actual"]);
}

#[test]
fn a_column_is_found_in_one_way() {
    let found = |month: &str, people: &str| {
        let columns = area("", month, people).catalog().feed("area").expect("declared").columns.clone();
        (columns[0].position, columns[0].from.clone(), columns[3].position)
    };
    assert_eq!(
        found(", from = [\"Year\", \"Month\"]", ", position = 3"),
        (None, vec!["Year".into(), "Month".into()], Some(2))
    );
    for (month, people, told) in [
        (", from = [\"Year\"]", "", "value-error: `from` lists"),
        (", from = [\"Year\", \"Month\"], position = 1", "", "value-error: `position` and `from` both say"),
        (", header = \"M\", position = 1", "", "value-error: `header` and `position` both say"),
        ("", ", from = [\"Year\", \"Month\"]", "unused-key: `from` belongs only to"),
        ("", ", position = 0", "value-error: `position` is the number"),
        (", position = 2", ", position = 2", "duplicate-header: column 2 already"),
        (", from = [\"Year\", \"area\"]", "", "duplicate-header: header `area`"),
    ] {
        let said = area("", month, people).said();
        assert!(said.contains(told), "{said}");
    }
    tells(
        &area("header_rows = 0", ", position = 1", ""),
        &["value-error: `header_rows = 0` says that the files have no"],
    );
}

#[test]
fn groupings_that_are_left_aside_are_no_regions() {
    let feed = area("not_regions = [\"Arab World\", \"Ｗorld\"]", "", "").catalog().feeds[0].clone();
    assert_eq!(feed.not_regions, ["Arab World", "World"]);
    tells(&area("not_regions = \"East\"", "", ""), &["value-error: `East` is a region of regions.csv"]);
}
