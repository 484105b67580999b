//! Rows that were added up while they were read come to the same as rows that were kept.

use onpace::catalog::{ProjectFiles, load};
use onpace::feed::{Aggregation, Detail, Ingested, ingest, ingest_as};
use onpace::measure::Month;
use onpace::pipeline::Study;
use onpace::series::{Window, answer};
use proptest::prelude::*;
use std::fmt::Write as _;

const CATALOG: &str = r#"
title = "报表"
start = "2020-02"
synthetic = "示例"

[feed.loans]
files  = "feeds/loans-*.csv"
source = "县金融办"
[feed.loans.column]
lent       = { header = "放贷日期", type = "date" }
region     = { header = "地区", type = "region", optional = true }
group      = { header = "借款人类型", type = "text", one_of = ["贫困户", "企业"] }
households = { header = "户数", type = "quantity", unit = "户", min = 0, optional = true }
amount     = { header = "金额", type = "quantity", unit = "元" }
remark     = { header = "备注", type = "text", optional = true }

[indicator.amount]
name    = "贷款金额"
feed    = "loans"
measure = { sum = "amount" }
kind    = "flow"
unit    = "万元"
better  = "higher"

[indicator.poor]
name    = "贫困户贷款户数"
feed    = "loans"
where   = { group = "贫困户" }
measure = { sum = "households" }
kind    = "flow"
unit    = "户"
better  = "higher"

[indicator.lent]
name    = "企业贷款笔数"
feed    = "loans"
where   = { group = ["企业"] }
date    = "lent"
measure = { count = true }
kind    = "flow"
unit    = "笔"
better  = "higher"
"#;
const REGIONS: &str = "code,name,level,parent\n411025,襄城县,county,\n411025901,文昌镇,township,411025\n\
    411025902,柳河镇,township,411025\n411025903,白杨镇,township,411025\n";

fn project(feeds: &[(&str, String)]) -> ProjectFiles {
    let catalog = [("onpace.toml", CATALOG), ("regions.csv", REGIONS)].map(|(name, text)| (name, text.to_owned()));
    let all = catalog.into_iter().chain(feeds.iter().cloned());
    ProjectFiles::Memory(all.map(|(name, text)| (name.to_owned(), text.into_bytes().into())).collect())
}

fn both(files: &ProjectFiles) -> (Ingested, Ingested) {
    let catalog = load(files).expect("a sound catalog").output;
    let sums = Aggregation { by: vec!["group".into()], of: vec!["amount".into(), "households".into()] };
    let feed = &catalog.feeds[0];
    assert!(sums.fits(feed));
    (ingest(feed, &catalog.regions, files), ingest_as(feed, &catalog.regions, files, &Detail::Aggregated(sums)))
}

/// `has_wholes`: whether a row of one file may be the control total of rows of another, so that all rows are kept.
fn same(files: &ProjectFiles, has_wholes: bool) -> Result<(), TestCaseError> {
    let (rows, sums) = both(files);
    prop_assert!(sums.reconciles());
    prop_assert!(has_wholes || !sums.has_lines());
    prop_assert_eq!(&rows.files, &sums.files);
    prop_assert_eq!(&rows.rejects, &sums.rejects);
    prop_assert_eq!(&rows.warnings, &sums.warnings);
    prop_assert_eq!(rows.reported(), sums.reported());
    for month in ["2020-01", "2020-04", "2021-12"].map(|m| Month::parse(m).unwrap()) {
        let start = Month::parse("2020-02").unwrap();
        prop_assert_eq!(rows.ledger(start, month), sums.ledger(start, month));
    }
    let catalog = load(files).expect("a sound catalog").output;
    let as_of = Month::parse("2020-06").unwrap();
    let [rows, sums] = [rows, sums].map(|read| [("loans".to_owned(), read)].into_iter().collect());
    for indicator in &catalog.indicators {
        for window in [Window::Own, Window::YearToDate, Window::TrailingYear] {
            let of = |feeds| answer(&catalog, feeds, indicator, window, as_of).expect("no defect");
            let (rows, sums) = (of(&rows), of(&sums));
            prop_assert!(rows.regions().eq(sums.regions()));
            for region in rows.regions() {
                prop_assert_eq!(rows.points(region), sums.points(region), "{} {:?}", indicator.id, window);
            }
        }
    }
    Ok(())
}

prop_compose! {
    fn row()(
        (year, month, day) in (2019..2022_i16, 1..=12_i8, 1..=28_i8),
        near in any::<bool>(),
        region in prop::sample::select(vec!["文昌镇", "柳河镇", "411025903", "白杨镇", "", "无此镇"]),
        group in prop::sample::select(vec!["贫困户", "企业", " 企业 ", "个人"]),
        households in prop::sample::select(vec!["1", "12", "", "0", "-1"]),
        amount in prop::sample::select(vec!["100", "1.5", "1,234.25", "1.2万", "-3", "x", "", "0.000001"]),
        remark in prop::sample::select(vec!["", "续贷", "\"甲,乙\""]),
    ) -> String {
        let (year, month) = if near { (2020, 4) } else { (year, month) };
        let amount = if amount.contains(',') { format!("\"{amount}\"") } else { amount.to_owned() };
        format!("{year}-{month:02}-{day:02},{region},{group},{households},{amount},{remark}\n")
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sums_are_those_of_the_rows(
        files in prop::collection::vec((prop::collection::vec(row(), 0..60), any::<bool>()), 1..4),
        total in prop::option::of("合计,,,[1-9]{1,3},[1-9]{2,4},\n"),
        county in prop::option::of("2020-04-30,襄城县,企业,3,9[0-9]{3},\n"),
    ) {
        let mut feeds = Vec::new();
        let names = [("feeds/loans-2020-04.csv", "feeds/loans-甲.csv"), ("feeds/loans-2020-05.csv", "feeds/loans-乙.csv"),
            ("feeds/loans-2021-01.csv", "feeds/loans-丙.csv")];
        for ((rows, named), (dated, undated)) in files.iter().zip(names) {
            let mut text = "放贷日期,地区,借款人类型,户数,金额,备注\n".to_owned();
            text.push_str(&rows.concat());
            if feeds.is_empty() {
                county.iter().chain(&total).for_each(|row| text.push_str(row));
            }
            feeds.push((if *named { dated } else { undated }, text));
        }
        same(&project(&feeds), county.is_some() && feeds.len() > 1)?;
    }
}

#[test]
fn a_large_file_read_by_several_threads_comes_to_the_same() {
    let mut text = "放贷日期,地区,借款人类型,户数,金额,备注\n".to_owned();
    for n in 0..60_000_u32 {
        let (day, region, group) = (n % 28 + 1, 411_025_901 + n % 3, ["贫困户", "企业"][n as usize / 5 % 2]);
        writeln!(text, "2020-0{}-{day:02},{region},{group},{},{}.{:02},R{n}", n % 4 + 1, n % 7, n % 9_973, n % 100)
            .unwrap();
    }
    let files = project(&[("feeds/loans-甲.csv", text)]);
    same(&files, false).unwrap();
    let (_, sums) = both(&files);
    assert_eq!(sums.frame.height(), 12 * 2, "three townships, four months, two groups");
}

#[test]
fn rows_below_another_tables_head_are_not_added_up_however_far_below() {
    let mut text = "放贷日期,地区,借款人类型,户数,金额,备注\n2020-04-03,文昌镇,贫困户,2,12000,\n".to_owned();
    text.push_str("\n项目,单位,数量,其他,单价,说明\n");
    text.push_str(&"鸡苗,只,5,3,2,甲\n".repeat(20));
    // Enough that others read them, who do not know that head.
    for n in 0..60_000_u32 {
        writeln!(text, "2020-04-{:02},柳河镇,企业,1,{n}.5,R{n}", n % 28 + 1).unwrap();
    }
    let files = project(&[("feeds/loans-甲.csv", text)]);
    same(&files, false).unwrap();
    let (_, sums) = both(&files);
    assert_eq!((sums.files[0].valid, sums.files[0].skipped), (1, 60_022));
    assert_eq!(sums.warnings[0].code, "second-table");
}

#[test]
fn a_study_adds_up_what_is_large_enough_and_judges_alike() {
    let text = "放贷日期,地区,借款人类型,户数,金额,备注\n2020-04-03,文昌镇,贫困户,2,12000,\n2020-04-09,文昌镇,企业,1,5000.5,\n2020-04-09,文昌镇,企业,1,5000.5,\n";
    let files = project(&[("feeds/loans-2020-04.csv", text.to_owned())]);
    let as_of = Month::parse("2020-04").unwrap();
    let told = |many: u64| {
        let study = Study::load_adding_up(&files, many, |_| {}).expect("a sound catalog");
        let rows = onpace::pipeline::judge(&study, as_of).expect("no defect");
        let values: Vec<_> = rows.iter().map(|r| (r.indicator.id.clone(), r.assessment.value.clone())).collect();
        (study.lists_rows_of(&study.catalog.indicators[0]), values)
    };
    let (kept, added) = (told(u64::MAX), told(0));
    assert_eq!((kept.0, added.0), (true, false));
    assert_eq!(kept.1, added.1);
    assert_eq!(kept.1.len(), 3);
}
