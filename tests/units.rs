//! Projects in units of their own: an English council's, whose report has no Chinese character in it, and rates for so many in both
//! languages.

use onpace::catalog::ProjectFiles;
use onpace::measure::Month;
use onpace::pipeline::{Study, render, report};
use onpace::render::Forms;
use onpace::render::csv::gaps_csv;
use onpace::report::Report;
use onpace::words::Language;
use proptest::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

const COUNCIL: &str = r#"
title = "Council plan"
language = "en"
start = "2021-01"
[unit."k£"]
of = "£"
times = 1000
[unit.pupils]
name_en_one = "pupil"
counts = true
[feed.kpi]
files = "feeds/kpi-*.csv"
source = "Performance team"
key = ["month", "region"]
[feed.kpi.column]
month = { header = "Month", type = "date" }
region = { header = "Ward", type = "region" }
spend = { header = "Spend", type = "quantity", unit = "k£", min = 0, optional = true }
pupils = { header = "Pupils", type = "quantity", unit = "pupils", optional = true }
calls = { header = "Calls", type = "quantity", unit = "number", optional = true }
yield = { header = "Yield", type = "quantity", unit = "kg/ha" }
[indicator.spend]
name = "Agency spend"
feed = "kpi"
measure = { sum = "spend" }
kind = "flow"
unit = "£m"
decimals = 3
better = "lower"
[indicator.pupils]
name = "Pupils placed"
feed = "kpi"
measure = { sum = "pupils" }
kind = "level"
unit = "pupils"
better = "higher"
[indicator.calls]
name = "Calls"
feed = "kpi"
measure = { sum = "calls" }
kind = "flow"
unit = "number"
better = "higher"
hidden = true
[indicator.rate]
name = "Call rate"
measure = { ratio = ["calls", "pupils"] }
unit = "number/pupils"
per = 1000
better = "lower"
[indicator.yield]
name = "Orchard yield"
feed = "kpi"
measure = { reported = "yield" }
kind = "level"
unit = "t/ha"
decimals = 2
better = "higher"
"#;
const WARDS: &str = "code,name,level,parent\nE1,Westing,county,\nE11,North,township,E1\nE12,South,township,E1\n";
const TARGETS: &str = "indicator,kind,value,unit,from,due,lead\nspend,reach,2.4,£m,2021-01,2021-12,Finance\n\
    pupils,reach,60,pupils,2021-01,2021-12,Schools\nrate,keep,50,,2021-01,,Contact centre\nyield,reach,3500,kg/ha,2021-01,2021-12,Parks\n";
const HEAD: &str = "Month,Ward,Spend (£),Pupils,Calls,Yield (kg/ha)\n";
const JANUARY: &str = "2021-01,North,\"£110,000\",20,1,2800\n2021-01,South,£0.09m,30,1,3000\n2021-01,Westing,,,,2900\n";
const FEBRUARY: &str = "2021-02,North,\"£120,000\",20,1,2850\n2021-02,South,95k£,30,2,3050\n2021-02,Westing,,,,2950\n";

fn study(files: &[(&str, &str)]) -> Study {
    let files: BTreeMap<String, Cow<'static, [u8]>> =
        files.iter().map(|(name, text)| ((*name).to_owned(), Cow::Owned(text.as_bytes().to_vec()))).collect();
    Study::load(&ProjectFiles::Memory(files), |_| {})
        .unwrap_or_else(|e| panic!("{}", e.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")))
}

/// The council's project, with what it sent for February.
fn council(toml: &str, february: &str) -> Study {
    let [january, february] = [JANUARY, february].map(|rows| format!("{HEAD}{rows}"));
    let files = [
        ("onpace.toml", toml),
        ("regions.csv", WARDS),
        ("targets.csv", TARGETS),
        ("feeds/kpi-2021-01.csv", &january),
        ("feeds/kpi-2021-02.csv", &february),
    ];
    study(&files)
}

fn february(study: &Study, language: Language) -> Report {
    report(study, Month::new(2021, 2), language).expect("a report")
}

/// An indicator's value in its unit, and the sentence, at the root.
fn told(report: &Report, indicator: &str) -> (String, String, String) {
    let row = report.rows.iter().find(|row| row.record.indicator == indicator && row.root).expect("a row");
    (row.record.value.clone(), row.record.unit.clone(), row.sentence.clone())
}

#[test]
fn amounts_in_declared_units_are_read_converted_and_said() {
    let study = council(COUNCIL, FEBRUARY);
    assert!(!study.has_rejects(Month::new(2021, 2)), "{:?}", study.feeds["kpi"].rejects);
    let report = february(&study, Language::English);
    let (value, unit, sentence) = told(&report, "spend");
    assert_eq!((value.as_str(), unit.as_str()), ("0.415", "£ million"));
    assert!(sentence.contains("£0.415 million") && sentence.contains("£2.4 million"), "{sentence}");
    let (value, unit, sentence) = told(&report, "pupils");
    assert_eq!((value.as_str(), unit.as_str()), ("50", "pupils"));
    assert!(sentence.contains("50 pupils"), "{sentence}");
    let (value, unit, sentence) = told(&report, "rate");
    assert_eq!((value.as_str(), unit.as_str()), ("100", "number/1,000 pupils"));
    assert!(sentence.contains("100.00 per 1,000 pupils"), "{sentence}");
    let (value, unit, sentence) = told(&report, "yield");
    assert_eq!((value.as_str(), unit.as_str()), ("2.95", "t/ha"));
    assert!(sentence.contains("2.95 t per ha") && sentence.contains("a target of 3.5 t per ha"), "{sentence}");
}

#[test]
fn an_english_project_has_a_report_without_a_chinese_character() {
    let feed = format!("{FEBRUARY}2021-02,Nowhere,5,5,5,5\n2021-02,North,5 mu,5,5,5\n");
    let study = council(COUNCIL, &feed);
    let report = february(&study, Language::English);
    let written = render(&report, None, &Forms::default());
    let mut seen = 0;
    for file in &written.files {
        // JSON states messages in every language.
        let Some(text) = std::str::from_utf8(&file.bytes)
            .ok()
            .filter(|_| Path::new(&file.path).extension().is_none_or(|kind| kind != "json"))
        else {
            continue;
        };
        seen += 1;
        let chinese = text.lines().find(|line| line.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c)));
        assert_eq!(chinese, None, "{}", file.path);
    }
    assert!(seen > 5, "{seen} files were looked at");
    for warning in study.warnings_up_to(Month::new(2021, 2)) {
        let said = warning.message.in_language(Language::English);
        assert!(said.is_ascii() || !said.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c)), "{said}");
    }
    for reject in study.feeds.values().flat_map(|data| &data.rejects) {
        let said = reject.message.in_language(Language::English);
        assert!(!said.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c)), "{said}");
    }
}

#[test]
fn a_rate_for_so_many_is_said_in_both_languages() {
    let toml = COUNCIL
        .replace("language = \"en\"", "language = \"zh-CN\"")
        .replace("[unit.pupils]\n", "[unit.pupils]\nname = \"名学生\"\nname_en = \"pupils\"\n");
    let study = council(&toml, FEBRUARY);
    let chinese = told(&february(&study, Language::Chinese), "rate");
    assert_eq!((chinese.0.as_str(), chinese.1.as_str()), ("100", "个/千名学生"));
    assert!(chinese.2.contains("100.00个/千名学生"), "{}", chinese.2);
    let english = told(&february(&study, Language::English), "rate");
    assert!(english.2.contains("100.00 per 1,000 pupils"), "{}", english.2);
    // What programs read is named in the project's language.
    assert_eq!(english.1, "个/千名学生");
}

#[test]
fn a_cell_in_a_unit_that_does_not_convert_is_refused_in_the_words_of_the_language() {
    let feed = FEBRUARY.replace("95k£", "95 pupils");
    let study = council(COUNCIL, &feed);
    let reject = &study.feeds["kpi"].rejects[0];
    assert_eq!(reject.code, "unit-error");
    assert_eq!(reject.message.in_language(Language::English), "the unit pupils does not convert to k£");
}

#[test]
fn homonyms_are_told_apart_by_a_column_for_the_region_above() {
    let regions = "code,name,level,parent,name_en\n4310,郴州市,city,,Chenzhou\n431002,北湖区,county,4310,Beihu\n\
                   431003,苏仙区,county,4310,Suxian\n431002001,城关镇,township,431002,Chengguan\n431003001,城关镇,township,431003,Chengguan\n";
    let toml = "title = \"例\"\nstart = \"2021-01\"\n[feed.f]\nfiles = \"feeds/f-*.csv\"\nsource = \"市局\"\nkey = [\"month\", \"region\"]\n\
                [feed.f.column]\nmonth = { header = \"月份\", type = \"date\" }\n\
                county = { header = \"县区\", type = \"region\", parent = true, fill_down = true }\n\
                region = { header = \"乡镇\", type = \"region\" }\narea = { header = \"面积\", type = \"quantity\", unit = \"亩\" }\n\
                [indicator.area]\nname = \"面积\"\nname_en = \"Area\"\nfeed = \"f\"\nmeasure = { sum = \"area\" }\nkind = \"level\"\nunit = \"亩\"\nbetter = \"higher\"\n";
    let targets = "indicator,scope,kind,value,from,baseline,due\narea,每个乡镇,reach,100,2021-01,1,2021-12\n";
    let feed = "月份,县区,乡镇,面积\n2021-01,北湖区,城关镇,5\n2021-01,苏仙区,城关镇,7\n2021-02,北湖区,城关镇,50\n2021-02,Suxian,城关镇,7\n\
                2021-02,北湖区,栖凤渡镇,9\n2021-02,无此区,城关镇,9\n";
    let files =
        [("onpace.toml", toml), ("regions.csv", regions), ("targets.csv", targets), ("feeds/f-2021-02.csv", feed)];
    let study = study(&files);
    let said: Vec<String> = study.feeds["f"].rejects.iter().map(|r| r.message.in_language(Language::Chinese)).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    let report = february(&study, Language::Chinese);
    let gaps = String::from_utf8(gaps_csv(&report)).expect("UTF-8");
    assert!(gaps.contains(",431002001,北湖区城关镇,2021-02,50,亩,"), "{gaps}");
    assert!(gaps.contains(",431003001,苏仙区城关镇,2021-02,7,亩,"), "{gaps}");
    let all = report.rows.iter().map(|row| row.sentence.as_str()).collect::<Vec<_>>().join("\n");
    assert!(all.contains("苏仙区城关镇"), "{all}");
    // A row whose township is unknown may be of any in the county that stands beside it, but of no other.
    let record = |code: &str| &report.rows.iter().find(|row| row.record.region == code).expect("a row").record;
    let waiting = ["431002001", "431003001"].map(|code| record(code).waiting_rows.clone());
    assert_eq!(waiting, ["2", "1"]);
    let english = february(&study, Language::English);
    let all = english.rows.iter().map(|row| row.sentence.as_str()).collect::<Vec<_>>().join("\n");
    assert!(all.contains("Chengguan, Suxian"), "{all}");
}

proptest! {
    #[test]
    fn an_amount_comes_back_from_any_unit_of_its_dimension(
        mantissa in -1_000_000_000_i64..1_000_000_000,
        from in proptest::sample::select(NAMES),
        to in proptest::sample::select(NAMES),
    ) {
        use onpace::measure::{Exact, Unit, exact::whole};
        let unit = |name: &str| Unit::parse(name).unwrap_or_else(|| panic!("{name}"));
        let (from, to) = (unit(from), unit(to));
        let there = from.to(to);
        prop_assert_eq!(there.is_some(), from.dimension() == to.dimension());
        if let Some(factor) = there {
            let back: Exact = whole(mantissa) * factor * to.to(from).expect("both ways");
            prop_assert_eq!(back, whole(mantissa));
            // In base units both are one amount, which is a finite decimal.
            prop_assert_eq!(from.factor().to_exact(), to.factor().to_exact() * from.to(to).expect("as before"));
        }
    }
}

const NAMES: &[&str] = &[
    "亩",
    "万亩",
    "公顷",
    "m²",
    "km²",
    "acres",
    "斤",
    "公斤",
    "吨",
    "万吨",
    "mg",
    "元",
    "万元",
    "亿元",
    "£",
    "£m",
    "$k",
    "MWh",
    "亿千瓦时",
    "GJ",
    "hours",
    "天",
    "公斤/亩",
    "kg/ha",
    "t/km²",
    "元/公斤",
    "元/吨",
    "元/人",
    "万元/千人",
    "件/万人",
    "kWh/m²",
    "people/km²",
    "%",
    "‰",
    "人",
    "万人",
];
