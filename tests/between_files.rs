//! What is told where the files of a feed do not agree, and of files that no feed is for.

use onpace::catalog::{Catalog, ProjectFiles, load};
use onpace::diag::Diagnostic;
use onpace::feed::{Ingested, ingest, unclaimed_files};
use onpace::measure::Month;
use onpace::pipeline::{Study, report};
use onpace::render::csv::gaps_csv;
use onpace::words::Language;
use std::collections::BTreeMap;

const CATALOG: &str = r#"
title = "报表"
start = "2020-01"
synthetic = "示例"

[feed.acreage]
files  = "feeds/acreage-*.csv"
source = "县农业农村局"
every  = "month"
key    = ["month", "region"]
[feed.acreage.column]
month   = { header = "统计月份", type = "date" }
region  = { header = "乡镇", type = "region" }
area    = { header = "种植面积", type = "quantity", unit = "亩" }
machine = { header = "机械化面积", type = "quantity", unit = "亩", optional = true }

[feed.visits]
files  = "feeds/visits-*.csv"
source = "县文广旅局"
every  = "month"
key    = ["region"]
[feed.visits.column]
region = { header = "乡镇", type = "region" }
people = { header = "人数", type = "quantity", unit = "人" }

[indicator.visitors]
name    = "到访人数"
feed    = "visits"
measure = { sum = "people" }
kind    = "flow"
unit    = "人"
better  = "higher"
"#;
const REGIONS: &str = "code,name,level,parent\n411025,襄城县,county,\n411025901,文昌镇,township,411025\n411025902,柳河镇,township,411025\n";

fn project(feeds: &[(&str, &str)]) -> (Catalog, ProjectFiles) {
    let mut files = BTreeMap::from([("onpace.toml", CATALOG), ("regions.csv", REGIONS)]);
    files.extend(feeds.iter().copied());
    let files = files.into_iter().map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec().into())).collect();
    let files = ProjectFiles::Memory(files);
    (load(&files).expect("a sound catalog").output, files)
}

fn read(feed: &str, feeds: &[(&str, &str)]) -> Ingested {
    let (catalog, files) = project(feeds);
    let read = ingest(catalog.feed(feed).expect("declared"), &catalog.regions, &files);
    assert!(read.reconciles());
    read
}

/// Where each warning of a code stands.
fn places(warnings: &[Diagnostic], code: &str) -> Vec<String> {
    let of_code = warnings.iter().filter(|w| w.code == code);
    of_code.map(|w| w.location.as_ref().expect("a place").to_string()).collect()
}

#[test]
fn a_column_that_the_file_before_had_is_missed_once() {
    let full = "统计月份,乡镇,种植面积,机械化面积\n2020-01,文昌镇,100,40\n";
    let less = "统计月份,乡镇,种植面积,机械化种植面积\n2020-02,文昌镇,100,50\n";
    let read = read(
        "acreage",
        &[
            ("feeds/acreage-2020-01.csv", full),
            ("feeds/acreage-2020-02.csv", less),
            ("feeds/acreage-2020-03.csv", &less.replace("2020-02", "2020-03")),
        ],
    );
    assert_eq!(places(&read.warnings, "missing-label"), ["feeds/acreage-2020-02.csv:1"]);
}

#[test]
fn months_here_and_first_days_there_are_told() {
    let of = |date: &str, area: u32| format!("统计月份,乡镇,种植面积\n{date},文昌镇,{area}\n");
    let resent = |first: &str, second: &str| {
        let (first, second) = (of(first, 110), of(second, 120));
        read("acreage", &[("feeds/acreage-2020-01.csv", &first), ("feeds/acreage-2020-01-b.csv", &second)])
    };
    let told = resent("2020-01", "2020-01-01");
    assert_eq!(places(&told.warnings, "month-or-day"), ["feeds/acreage-2020-01-b.csv:2"]);
    assert_eq!(told.files.iter().map(|f| f.superseded).sum::<u64>(), 0);
    // The same way throughout, or days of which there are others, say what they say.
    for (first, second) in [("2020-01", "2020-01"), ("2020-01-01", "2020-01-01"), ("2020-01-01", "2020-01-17")] {
        assert!(places(&resent(first, second).warnings, "month-or-day").is_empty(), "{first} {second}");
    }
    let again = resent("2020-01", "2020-01");
    assert_eq!((again.revisions.len(), again.files[0].superseded), (1, 1));
}

#[test]
fn without_a_date_column_a_row_is_revised_within_its_period_only() {
    let of = |people: u32| format!("乡镇,人数\n文昌镇,{people}\n柳河镇,5\n");
    let (catalog, files) = project(&[
        ("feeds/visits-2020-01.csv", &of(10)),
        ("feeds/visits-2020-02.csv", &of(20)),
        ("feeds/visits-2020-02-b.csv", &of(21)),
    ]);
    let read = ingest(catalog.feed("visits").expect("declared"), &catalog.regions, &files);
    let superseded: Vec<u64> = read.files.iter().map(|f| f.superseded).collect();
    assert_eq!((superseded, read.revisions.len()), (vec![0, 2, 0], 1));
    let study = Study::load(&files, |_| {}).expect("a sound catalog");
    let report = report(&study, Month::parse("2020-02").expect("a month"), Language::Chinese).expect("no defect");
    // Ten and five in January, 21 and five in February.
    let gaps = String::from_utf8(gaps_csv(&report)).expect("UTF-8");
    assert!(gaps.contains(",411025,襄城县,2020-02,41,人,"), "{gaps}");
}

#[test]
fn without_a_date_column_amounts_are_compared_with_the_period_before() {
    let of = |people: &str| format!("乡镇,人数\n文昌镇,{people}\n");
    let (before, after) = (of("12000"), of("1.2"));
    let read = read("visits", &[("feeds/visits-2020-01.csv", &before), ("feeds/visits-2020-02.csv", &after)]);
    assert_eq!(places(&read.warnings, "implausible-unit"), ["feeds/visits-2020-02.csv:2"]);
}

#[test]
fn tables_that_no_feed_is_for_are_told() {
    let table = "乡镇,人数\n文昌镇,10\n";
    let (catalog, files) = project(&[
        ("feeds/visits-2020-01.csv", table),
        ("feeds/visits-2020-02.xlsx", "x"),
        ("feeds/到访-2020-02.csv", table),
        ("feeds/~$visits.xlsx", "a lock of a spreadsheet program"),
        ("feeds/readme.md", "no table"),
    ]);
    let told = unclaimed_files(&catalog.feeds, &files);
    assert_eq!(places(&told, "unclaimed-file"), ["feeds"]);
    let said = &told[0].message.in_language(Language::Chinese);
    assert!(said.contains("有2个文件") && said.contains("visits-2020-02.xlsx、到访-2020-02.csv"), "{said}");
    let study = Study::load(&files, |_| {}).expect("a sound catalog");
    assert_eq!(places(&study.warnings, "unclaimed-file"), ["feeds"]);
    let claimed = project(&[("feeds/visits-2020-01.csv", table)]);
    assert!(unclaimed_files(&claimed.0.feeds, &claimed.1).is_empty());
}
