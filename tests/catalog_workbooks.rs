//! Tables of the catalog that lie in the project as workbooks.

use onpace::catalog::{Catalog, ProjectFiles, load};
use onpace::diag::Diagnostic;
use onpace::words::Language;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::borrow::Cow;
use std::collections::BTreeMap;

const PROJECT: &str = "title = \"例\"\nstart = \"2020-01\"\n[feed.f]\nfiles = \"feeds/f-*.csv\"\nsource = \"县局\"\nkey = [\"month\", \"region\"]\n\
    [feed.f.column]\nmonth = { header = \"月份\", type = \"date\" }\nregion = { header = \"乡镇\", type = \"region\" }\n\
    area = { header = \"面积\", type = \"quantity\", unit = \"亩\" }\n\
    [indicator.x]\nname = \"面积\"\nfeed = \"f\"\nmeasure = { sum = \"area\" }\nkind = \"level\"\nunit = \"亩\"\nbetter = \"higher\"\n";
const REGIONS: &str = "code,name,level,parent\n411025,襄城县,county,\n411025101,东镇,township,411025\n";
const TARGETS: &str = "indicator,kind,value,from,due\nx,reach,100,2020-01,2020-12\n";

type Files = BTreeMap<String, Cow<'static, [u8]>>;

fn files(more: impl IntoIterator<Item = (&'static str, Vec<u8>)>) -> Files {
    let texts = [("onpace.toml", PROJECT.as_bytes().to_vec()), ("regions.csv", REGIONS.as_bytes().to_vec())];
    texts.into_iter().chain(more).map(|(name, bytes)| (name.to_owned(), Cow::Owned(bytes))).collect()
}

fn loaded(files: Files) -> Result<(Catalog, Vec<Diagnostic>), Vec<Diagnostic>> {
    load(&ProjectFiles::Memory(files)).map(|loaded| (loaded.output, loaded.warnings))
}

/// What is told, each as `place code`.
fn told(findings: &[Diagnostic]) -> Vec<String> {
    let one =
        |d: &Diagnostic| format!("{} {}", d.location.as_ref().map(ToString::to_string).unwrap_or_default(), d.code);
    findings.iter().map(one).collect()
}

/// A register of targets as an office keeps it: a title, Chinese heads, an indicator that is written once for two rows, a date that is one.
fn register(kind: &str) -> Workbook {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("目标台账").expect("a name");
    let day = Format::new().set_num_format("yyyy/m/d");
    sheet.merge_range(0, 0, 0, 4, "2020年目标台账", &Format::new()).expect("a title");
    for (column, head) in (0..).zip(["指标", "目标类型", "目标值", "起始", "期限"]) {
        sheet.write(1, column, head).expect("a head");
    }
    sheet.merge_range(2, 0, 3, 0, "x", &Format::new()).expect("merged");
    for (row, (value, year)) in (2..).zip([(100.0, 2020), (120.5, 2021)]) {
        sheet.write(row, 1, if row == 2 { "达到" } else { kind }).expect("a kind");
        sheet.write(row, 2, value).expect("a value");
        sheet.write(row, 3, "2020-01").expect("a month");
        let due = ExcelDateTime::from_ymd(year, 12, 31).expect("a day");
        sheet.write_with_format(row, 4, &due, &day).expect("a day");
    }
    book.add_worksheet().set_name("填表说明").expect("a name").write(0, 0, "每行一项").expect("a note");
    book
}

fn bytes(mut book: Workbook) -> Vec<u8> {
    book.save_to_buffer().expect("a workbook in memory")
}

#[test]
fn a_register_of_targets_is_read_as_it_is_kept() {
    let (catalog, warnings) = loaded(files([("targets.xlsx", bytes(register("达到")))])).expect("it is sound");
    let values: Vec<String> = catalog.targets.iter().map(|t| onpace::measure::exact::full(&t.value)).collect();
    assert_eq!(values, ["100", "120.5"]);
    assert_eq!(catalog.targets[1].due.map(|due| due.month().to_string()).as_deref(), Some("2021-12"));
    assert_eq!(told(&warnings), ["targets.xlsx 目标台账 sheets-left-aside", "targets.xlsx 目标台账!A4 basis-advice"]);
}

#[test]
fn a_mistake_is_told_with_its_sheet_and_its_cell() {
    let findings = loaded(files([("targets.xlsx", bytes(register("到达")))])).expect_err("the kind is unknown");
    assert!(told(&findings).contains(&"targets.xlsx 目标台账!B4 unknown-value".to_owned()), "{:?}", told(&findings));
    let kind = findings.iter().find(|d| d.code == "unknown-value").expect("it is there");
    assert!(kind.message.in_language(Language::Chinese).contains("达到"), "{kind:?}");
}

#[test]
fn regions_and_actions_may_be_workbooks_too() {
    let sheet = |rows: &[&[&str]]| {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(*cells) {
                sheet.write(row, column, *cell).expect("a cell");
            }
        }
        bytes(book)
    };
    let regions = sheet(&[
        &["代码", "名称", "级别", "上级"],
        &["411025", "襄城县", "县", ""],
        &["411025101", "东镇", "乡镇", "411025"],
        &["411025102", "西镇", "乡镇", "411025"],
    ]);
    let actions = sheet(&[&["indicator", "action", "due"], &["x", "补种", "2020-10-15"]]);
    let mut files =
        files([("targets.csv", TARGETS.as_bytes().to_vec()), ("regions.xlsx", regions), ("actions.xlsx", actions)]);
    files.remove("regions.csv");
    let (catalog, _) = loaded(files).unwrap_or_else(|errors| panic!("{:?}", told(&errors)));
    assert!(catalog.regions.find("西镇").is_ok());
    assert_eq!(catalog.actions.len(), 1);
}

#[test]
fn two_files_or_two_sheets_of_one_table_are_refused() {
    let both = files([("targets.csv", TARGETS.as_bytes().to_vec()), ("targets.xlsx", bytes(register("达到")))]);
    assert_eq!(told(&loaded(both).expect_err("nothing says which holds")), ["targets.xlsx table-twice"]);

    let mut book = register("达到");
    let second = book.add_worksheet();
    for (column, head) in (0..).zip(["指标", "目标类型", "目标值", "起始", "期限"]) {
        second.write(0, column, head).expect("a head");
    }
    let twice = loaded(files([("targets.xlsx", bytes(book))])).expect_err("one would be left out unseen");
    assert_eq!(told(&twice), ["targets.xlsx sheets-twice"]);
}

#[test]
fn without_targets_that_is_told() {
    let (_, warnings) = loaded(files([])).expect("a project may only monitor");
    assert_eq!(told(&warnings), ["targets.csv no-targets"]);
    let head = files([("targets.csv", b"indicator,kind,value\n".to_vec())]);
    assert_eq!(told(&loaded(head).expect("the same").1), ["targets.csv no-targets"]);
}
