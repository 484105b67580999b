//! Cases that were found and closed beside those that are open, and values by the texts of a column.

use onpace::catalog::ProjectFiles;
use onpace::measure::Month;
use onpace::pipeline::{Making, Study, report_for};
use onpace::render::{FORMS, Forms};
use onpace::report::{Edition, Report};
use onpace::words::Language;
use std::borrow::Cow;

const REGIONS: &str =
    "code,name,level,parent\n411025,襄城县,county,\n411025101,东镇,township,411025\n411025102,西镇,township,411025\n";
const TARGETS: &str = "indicator,kind,value,from,due,lead\nx,zero,,2020-01,2020-12,县局\n";

fn load(indicator: &str, targets: &str, list: &str) -> Result<Study, String> {
    let toml = format!(
        "title = \"例\"\nstart = \"2020-01\"\n[feed.f]\nfiles = \"feeds/f*.csv\"\nsource = \"县局\"\nkey = [\"case\"]\nfiles_are = \"changes\"\n\
         [feed.f.column]\ncase = {{ header = \"编号\", type = \"id\" }}\nregion = {{ header = \"乡镇\", type = \"region\" }}\n\
         found = {{ header = \"发现\", type = \"date\" }}\nended = {{ header = \"办结\", type = \"date\", optional = true }}\n\
         sex = {{ header = \"性别\", type = \"text\", one_of = [\"男\", \"女\"], optional = true }}\n\
         name = {{ header = \"姓名\", type = \"text\", private = true }}\n\
         [indicator.x]\nname = \"未劝返学生\"\nname_en = \"pupils still out\"\nfeed = \"f\"\nunit = \"人\"\nbetter = \"lower\"\n\
         protect = \"person\"\n{indicator}\n"
    );
    let files = [
        ("onpace.toml", toml.as_str()),
        ("regions.csv", REGIONS),
        ("targets.csv", targets),
        ("feeds/f-2020.csv", list),
    ];
    let files = files.map(|(name, text)| (name.to_owned(), Cow::Owned(text.as_bytes().to_vec())));
    Study::load(&ProjectFiles::Memory(files.into()), |_| {})
        .map_err(|all| all.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

const OPEN: &str = "measure = { open = [\"found\", \"ended\"] }\nkind = \"open\"";

/// Two found in January, one of whom is back in March; two found in March, one of whom is back at once; the other in April.
const LIST: &str = "编号,乡镇,发现,办结,性别,姓名\n1,东镇,2020-01-05,2020-03-20,男,甲\n2,西镇,2020-01-09,,女,乙\n\
    3,东镇,2020-03-02,2020-03-09,,丙\n4,东镇,2020-03-08,2020-04-02,女,丁\n5,西镇,2020-04-30,2020-06-01,男,戊\n";

fn report(study: &Study, month: i8, making: (Language, Edition)) -> Report {
    report_for(study, Month::new(2020, month), &Making::of(making.0, making.1)).expect("a report")
}

#[test]
fn an_open_number_comes_with_what_was_found_and_closed() {
    let study = load(OPEN, TARGETS, LIST).expect("a sound catalog");
    let said = |month| report(&study, month, (Language::Chinese, Edition::Internal)).rows[0].sentence.clone();
    for (month, words) in [
        (1, "本月新排查2人，办结0人，尚有2人"),
        (2, "本月新排查0人，办结0人，尚有2人"),
        (3, "本月新排查2人，办结2人，尚有2人"),
        (4, "本月新排查1人，办结1人，尚有2人"),
    ] {
        assert!(said(month).contains(words), "{}", said(month));
    }
    let english = report(&study, 3, (Language::English, Edition::Internal)).rows[0].sentence.clone();
    assert!(english.contains("2 newly found and 2 closed this month"), "{english}");
    // How many came and went would tell small numbers from month to month.
    let public = report(&study, 3, (Language::Chinese, Edition::Public)).rows[0].sentence.clone();
    assert!(!public.contains("新排查"), "{public}");
}

#[test]
fn without_a_target_they_are_told_too() {
    let study = load(OPEN, "indicator,kind,value,from,due,lead\n", LIST).expect("a sound catalog");
    let said = report(&study, 3, (Language::Chinese, Edition::Internal)).rows[0].sentence.clone();
    assert!(said.contains("本月新排查2人，办结2人"), "{said}");
}

/// `by/text region value` of every row of the table.
fn values(study: &Study) -> Vec<String> {
    let making = Making::of(Language::Chinese, Edition::Internal);
    let making = Making { forms: Forms::only(FORMS.iter().copied().filter(|form| form.name() == "values")), ..making };
    let report = report_for(study, Month::new(2020, 4), &making).expect("a report");
    report.values.iter().map(|v| format!("{}/{} {} {}", v.by, v.text, v.region_name, v.value)).collect()
}

#[test]
fn values_by_the_texts_of_a_column_add_up_to_the_whole() {
    let by = "by = [\"sex\"]\nmeasure = { count = true }\nkind = \"flow\"\ndate = \"found\"";
    let study = load(by, TARGETS, LIST).expect("a sound catalog");
    let county: Vec<String> = values(&study).into_iter().filter(|row| row.contains("襄城县")).collect();
    assert_eq!(county, ["/ 襄城县 5", "sex/男 襄城县 2", "sex/女 襄城县 2", "sex/ 襄城县 1"]);
    assert!(
        values(&study).contains(&"sex/女 东镇 1".to_owned()) && values(&study).contains(&"sex/女 西镇 1".to_owned())
    );
}

#[test]
fn by_names_texts_that_may_leave_the_program() {
    for (by, told) in [
        ("by = [\"name\"]", "which `name` is not"),
        ("by = [\"found\"]", "which `found` is not"),
        ("by = [\"age\"]", "`age`"),
    ] {
        let all = load(&format!("{by}\n{OPEN}"), TARGETS, LIST).expect_err("refused");
        assert!(all.contains(told) && all.contains("onpace.toml:"), "{all}");
    }
}
