//! Targets that were lowered, put off or dropped: what was promised first stands beside what is promised now, and page one counts them.

use onpace::catalog::ProjectFiles;
use onpace::measure::Month;
use onpace::pipeline::{Making, Study, report_for};
use onpace::report::{Edition, Report};
use onpace::words::Language;
use std::borrow::Cow;

const PROJECT: &str = "title = \"例\"\nstart = \"2020-01\"\n[feed.f]\nfiles = \"feeds/f.csv\"\nsource = \"县局\"\n[feed.f.column]\n\
    month = { header = \"月份\", type = \"date\" }\ntown = { header = \"镇\", type = \"region\" }\n\
    n = { header = \"数量\", type = \"quantity\", unit = \"亩\" }\n\
    [indicator.x]\nname = \"造林\"\nfeed = \"f\"\nmeasure = { sum = \"n\" }\nkind = \"flow\"\nunit = \"亩\"\nbetter = \"higher\"\nprotect = \"none\"\n\
    [indicator.rate]\nname = \"管护\"\nfeed = \"f\"\nmeasure = { sum = \"n\" }\nkind = \"level\"\nunit = \"亩\"\nbetter = \"lower\"\nprotect = \"none\"\n";
const REGIONS: &str = "code,name,level,parent\n1,甲县,county,\n11,东镇,township,1\n12,西镇,township,1\n";
/// 41 a month, 30 of it in the east.
const ROWS: &str = "月份,镇,数量\n2020-01,东镇,30\n2020-01,西镇,11\n2020-02,东镇,30\n2020-02,西镇,11\n2020-03,东镇,30\n2020-03,西镇,11\n\
    2020-04,东镇,30\n2020-04,西镇,11\n2021-01,东镇,30\n2021-01,西镇,11\n";
const HEAD: &str = "indicator,scope,kind,value,from,due,until,baseline,lead,approved_by,reason";

fn report(targets: &str, month: &str, language: Language) -> Report {
    let targets = format!("{HEAD}\n{targets}");
    let files = [("onpace.toml", PROJECT), ("regions.csv", REGIONS), ("targets.csv", &targets), ("feeds/f.csv", ROWS)];
    let files = files.map(|(name, text)| (name.to_owned(), Cow::Owned(text.as_bytes().to_vec())));
    let study = Study::load(&ProjectFiles::Memory(files.into()), |_| {})
        .unwrap_or_else(|e| panic!("{}", e.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")));
    let making = Making::of(language, Edition::Internal);
    report_for(&study, Month::parse(month).expect("a month"), &making).expect("a report")
}

fn sentence(targets: &str, month: &str, language: Language) -> String {
    report(targets, month, language).rows[0].sentence.clone()
}

/// What page one says of how far the numbers can be trusted.
fn trust(report: &Report) -> String {
    let line = report.message.lines.iter().find(|line| line.topic.as_str() == "trust");
    line.map(|line| line.text.clone()).unwrap_or_default()
}

/// Lowered from 200 to 100 in March.
const LOWERED: &str =
    "x,,reach,200,2020-01,2020-12,2020-02,,林业局,,\nx,,reach,100,2020-01,2020-12,,,林业局,县政〔2020〕3号,洪涝\n";

#[test]
fn the_original_target_stands_beside_the_new_one_for_the_rest_of_the_year() {
    // 4 × 41 of 200, of 100.
    let april = sentence(LOWERED, "2020-04", Language::Chinese);
    assert!(april.contains("164") && april.ends_with("按原目标（200亩，2020年12月底前）为82%。"), "{april}");
    assert!(!april.contains("未见批准"), "{april}");
    let english = sentence(LOWERED, "2020-04", Language::English);
    assert!(
        english.contains("Against the original target (200 mu by the end of December 2020) progress is 82%."),
        "{english}"
    );
    let february = sentence(LOWERED, "2020-02", Language::Chinese);
    assert!(!february.contains("原目标"), "it still held: {february}");
    let of_2021 = LOWERED.replace("2020-12", "2021-12");
    assert!(sentence(&of_2021, "2020-04", Language::Chinese).contains("按原目标（200亩，2021年12月底前）"));
    let next_year = sentence(&of_2021, "2021-01", Language::Chinese);
    assert!(!next_year.contains("原目标"), "the next year: {next_year}");
    let former = report(LOWERED, "2020-04", Language::Chinese).rows[0].former.clone().expect("a former target");
    assert_eq!((&*former.target, &*former.completion, former.verdict), ("200", "0.820000", "on_pace"));
}

#[test]
fn of_two_changes_in_a_year_the_first_target_is_the_original() {
    let twice = "x,,reach,410,2020-01,2020-12,2020-02,,林业局,,\nx,,reach,200,2020-01,2020-12,2020-03,,林业局,县政〔2020〕3号,洪涝\n\
                 x,,reach,100,2020-01,2020-12,,,林业局,县政〔2020〕5号,洪涝\n";
    let april = sentence(twice, "2020-04", Language::Chinese);
    assert!(april.ends_with("按原目标（410亩，2020年12月底前）为40%。"), "{april}");
}

#[test]
fn where_there_is_no_share_the_original_verdict_is_told() {
    let ceiling = "rate,,keep,40,2020-01,,2020-02,,林业局,,\nrate,,keep,50,2020-01,,,,林业局,县政〔2020〕3号,洪涝\n";
    let rows = report(ceiling, "2020-04", Language::Chinese).rows;
    let row = rows.iter().find(|row| row.record.indicator == "rate").expect("a row");
    assert_eq!(row.record.verdict, "on_pace");
    assert!(row.sentence.contains("按原目标（40亩）为“") && row.sentence.contains("未达标"), "{}", row.sentence);
    let each = "x,each township,reach,100,2020-01,2020-12,2020-02,,林业局,,\nx,each township,reach,40,2020-01,2020-12,,,林业局,县政〔2020〕3号,洪涝\n";
    let rows = report(each, "2020-04", Language::Chinese).rows;
    assert_eq!(rows[0].record.value, "2", "both have 40");
    let former = rows[0].former.as_ref().expect("a former target");
    assert_eq!(former.completion, "0.500000", "one of two has 100");
    assert!(rows[2].sentence.contains("按原目标（100亩，2020年12月底前）为44%"), "{}", rows[2].sentence);
}

#[test]
fn page_one_counts_what_was_lowered_put_off_and_dropped() {
    let overview = |targets: &str, month: &str, language| trust(&report(targets, month, language));
    let all = format!(
        "{LOWERED}x,,keep,9,2020-01,,2020-03,,林业局,,\nrate,,reach,50,2020-01,2020-10,2020-02,80,林业局,,\n\
         rate,,reach,50,2020-01,2020-12,,90,林业局,,\n"
    );
    let april = overview(&all, "2020-04", Language::Chinese);
    let told = "今年下调目标1项、推迟完成时限1项、取消目标1项、调整基数1项，其中未见批准文件1项。";
    assert!(april.ends_with(told), "{april}");
    let english = overview(&all, "2020-04", Language::English);
    assert!(
        english.contains("this year 1 target lowered, 1 due date put off, 1 target dropped and 1 baseline changed"),
        "{english}"
    );
    assert!(!overview(&all, "2020-02", Language::Chinese).contains("今年"), "not yet");
    assert!(!overview(&all, "2021-01", Language::Chinese).contains("今年"), "last year");
    let raised =
        "x,,reach,200,2020-01,2020-12,2020-02,,林业局,,\nx,,reach,300,2020-01,2020-12,,,林业局,县政〔2020〕3号,加码\n";
    assert!(!overview(raised, "2020-04", Language::Chinese).contains("今年"), "nobody was let off");
}

#[test]
fn what_asks_for_the_same_was_not_changed_and_what_was_changed_twice_counts_once() {
    let lead =
        "x,,reach,200,2020-01,2020-12,2020-02,,林业局,,\nx,,reach,200,2020-01,2020-12,,,农业局,县政〔2020〕3号,改革\n";
    let told = report(lead, "2020-04", Language::Chinese);
    assert!(!told.rows[0].sentence.contains("原目标") && !trust(&told).contains("今年"), "{}", trust(&told));
    let twice = "x,,reach,410,2020-01,2020-12,2020-02,,林业局,,\nx,,reach,200,2020-01,2020-12,2020-03,,林业局,县政〔2020〕3号,洪涝\n\
                 x,,reach,100,2020-01,2020-12,,,林业局,县政〔2020〕5号,洪涝\n";
    let told = trust(&report(twice, "2020-04", Language::Chinese));
    assert!(told.ends_with("今年下调目标1项。"), "{told}");
    // In the last month of the old one both stand there.
    let march =
        "x,,reach,200,2020-01,2020-12,2020-03,,林业局,,\nx,,reach,100,2020-01,2020-12,,,林业局,县政〔2020〕3号,洪涝\n";
    let told = report(march, "2020-03", Language::Chinese);
    assert!(told.rows.iter().all(|row| !row.sentence.contains("原目标")));
    // A state counts from where it began.
    let state = "rate,,reach,20,2020-01,2020-12,2020-02,80,林业局,,\nrate,,reach,30,2020-01,2020-12,,80,林业局,县政〔2020〕3号,洪涝\n";
    let rows = report(state, "2020-04", Language::Chinese).rows;
    let row = rows.iter().find(|row| row.record.indicator == "rate").expect("a row");
    assert!(row.sentence.ends_with("按原目标（20亩，2020年12月底前）为65%。"), "{}", row.sentence);
}
