//! Workbooks each sheet of which is a report of its own.

use onpace::catalog::{Catalog, ProjectFiles, load};
use onpace::diag::Diagnostic;
use onpace::feed::{Ingested, ingest};
use onpace::words::Language;
use rust_xlsxwriter::Workbook;
use std::collections::BTreeMap;
use std::process::Command;

const REGIONS: &str =
    "code,name,level,parent\n411025,襄城县,county,\n411025101,东镇,township,411025\n411025102,西镇,township,411025\n";

fn catalog(keys: &str, columns: &str) -> Result<Catalog, Vec<Diagnostic>> {
    let toml = format!(
        "title = \"例\"\nstart = \"2024-01\"\n[feed.f]\nfiles = \"feeds/**/*\"\nsource = \"县局\"\n{keys}\n[feed.f.column]\n{columns}\n\
         area = {{ header = \"面积\", type = \"quantity\", unit = \"亩\" }}\n\
         [indicator.x]\nname = \"面积\"\nfeed = \"f\"\nmeasure = {{ sum = \"area\" }}\nkind = \"flow\"\nunit = \"亩\"\nbetter = \"higher\"\n"
    );
    let files = [("onpace.toml", toml.as_str()), ("regions.csv", REGIONS)];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec().into()));
    load(&ProjectFiles::Memory(files.into())).map(|loaded| loaded.output)
}

/// A workbook: the name of each sheet, and its rows as CSV.
fn book(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let page = book.add_worksheet();
        page.set_name(*name).expect("a name");
        for (row, line) in (0..).zip(rows.lines()) {
            for (column, cell) in (0..).zip(line.split(',')) {
                match cell.parse::<f64>() {
                    Ok(number) => page.write_number(row, column, number).expect("a number"),
                    Err(_) => page.write_string(row, column, cell).expect("a text"),
                };
            }
        }
    }
    book.save_to_buffer().expect("a workbook in memory")
}

fn read(keys: &str, columns: &str, files: &[(&str, Vec<u8>)]) -> (Catalog, Ingested) {
    let catalog = catalog(keys, columns).expect("a sound catalog");
    let files = files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.clone().into()));
    let read = ingest(&catalog.feeds[0], &catalog.regions, &ProjectFiles::Memory(files.collect()));
    assert!(read.reconciles());
    (catalog, read)
}

/// Name, periods, region, rows used and rows rejected of each report, in their order.
fn reports(of: &(Catalog, Ingested)) -> Vec<String> {
    let (catalog, read) = of;
    let shown = |f: &onpace::feed::FileRead| {
        let periods = f.periods.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        let sender = f.sender.map_or("", |id| &catalog.regions.get(id).name);
        format!("{} {periods} {sender} {} {}", f.name, f.valid, f.rejected)
    };
    read.files.iter().map(shown).collect()
}

fn told(list: &[Diagnostic]) -> Vec<String> {
    let of = |d: &Diagnostic| {
        let file = d.location.as_ref().map(|at| at.file.as_str()).unwrap_or_default();
        format!("{file} {}: {}", d.code, d.message.in_language(Language::English))
    };
    list.iter().map(of).collect()
}

const REGION: &str = "region = { header = \"乡镇\", type = \"region\" }\n";

#[test]
fn each_sheet_speaks_for_the_month_in_its_name() {
    let rows = |n: u32| format!("乡镇,面积\n东镇,{n}\n西镇,约\n西镇,{n}\n");
    let sheets = [("1月", rows(1)), ("2月", rows(2)), ("说明", "填报要求\n".to_owned()), ("汇总", rows(3))];
    let bytes = book(&sheets.each_ref().map(|(name, rows)| (*name, rows.as_str())));
    let of = read("sheets = \"each\"", REGION, &[("feeds/2024年台账.xlsx", bytes)]);
    assert_eq!(reports(&of), ["feeds/2024年台账.xlsx#1月 2024-01  2 1", "feeds/2024年台账.xlsx#2月 2024-02  2 1"]);
    let rejects: Vec<(&str, u64)> = of.1.rejects.iter().map(|r| (r.file.as_str(), r.line)).collect();
    assert_eq!(rejects, [("feeds/2024年台账.xlsx#1月", 3), ("feeds/2024年台账.xlsx#2月", 3)]);
    let expected = "feeds/2024年台账.xlsx sheets-unread: sheets that were not read, since their names give neither a period nor a region: \
                    说明 and 汇总";
    assert_eq!(told(&of.1.warnings), [expected]);
    assert!(of.1.unreadable.is_empty());
}

#[test]
fn each_sheet_is_of_the_region_that_it_is_named_after() {
    let bytes = book(&[("东镇", "面积\n5\n"), ("西镇", "面积\n7\n")]);
    let of = read("sheets = \"each\"\nsenders = \"each township\"", "", &[("feeds/2024-03.xlsx", bytes)]);
    assert_eq!(reports(&of), ["feeds/2024-03.xlsx#东镇 2024-03 东镇 1 0", "feeds/2024-03.xlsx#西镇 2024-03 西镇 1 0"]);
    assert!(of.1.warnings.is_empty(), "{:?}", told(&of.1.warnings));
    // Rows that name a region keep it.
    let bytes = book(&[("东镇", "乡镇,面积\n,5\n西镇,6\n")]);
    let of = read("sheets = \"each\"", REGION, &[("feeds/2024-03.xlsx", bytes)]);
    let regions = of.1.frame.column("__region").expect("a column").u32().expect("regions");
    let names: Vec<&str> =
        regions.iter().flatten().map(|id| of.0.regions.get(onpace::catalog::RegionId(id)).name.as_str()).collect();
    assert_eq!(names, ["东镇", "西镇"]);
}

#[test]
fn a_sheet_of_somebody_else_and_one_without_its_header_are_errors_of_their_own() {
    let bytes = book(&[("东镇", "面积\n5\n"), ("西镇", "面积\n7\n")]);
    let bytes_of_months = book(&[("1月", "面积\n5\n"), ("2月", "名称\n7\n")]);
    let of = read("sheets = \"each\"", "", &[("feeds/2024.xlsx", bytes_of_months), ("feeds/2024-03.xlsx", bytes)]);
    let expected = [
        "feeds/2024.xlsx#1月 2024-01  1 0",
        "feeds/2024-03.xlsx#东镇 2024-03 东镇 1 0",
        "feeds/2024-03.xlsx#西镇 2024-03 西镇 1 0",
    ];
    assert_eq!(reports(&of), expected);
    let unreadable = told(&of.1.unreadable);
    assert!(unreadable.len() == 1 && unreadable[0].starts_with("feeds/2024.xlsx#2月 missing-header"), "{unreadable:?}");
    let months: Vec<String> = of.1.unusable().iter().map(ToString::to_string).collect();
    assert_eq!(months, ["2024-02"]);
}

#[test]
fn sheets_that_are_named_after_nothing_are_read_where_their_header_fits() {
    let day = "day = { header = \"日期\", type = \"date\" }\n";
    let bytes =
        book(&[("Sheet1", "日期,面积\n2024-01-05,5\n"), ("Sheet2", "日期,面积\n2024-02-05,5\n"), ("Sheet3", "x\n")]);
    let of = read("sheets = \"each\"", day, &[("feeds/a.xlsx", bytes)]);
    assert_eq!(reports(&of), ["feeds/a.xlsx#Sheet1 2024-01  1 0", "feeds/a.xlsx#Sheet2 2024-02  1 0"]);
    assert!(told(&of.1.warnings)[0].ends_with("neither a period nor a region: Sheet3"), "{:?}", told(&of.1.warnings));
    // A text has no sheets.
    let of = read("sheets = \"each\"", "", &[("feeds/a-2024-03.csv", "面积\n5\n".as_bytes().to_vec())]);
    assert_eq!(reports(&of), ["feeds/a-2024-03.csv 2024-03  1 0"]);
}

#[test]
fn one_sheet_of_several_is_told_with_the_key_that_reads_them_all() {
    let bytes = book(&[("1月", "面积\n5\n"), ("2月", "面积\n7\n")]);
    let of = read("", "", &[("feeds/2024-02.xlsx", bytes.clone())]);
    let hints: Vec<String> =
        of.1.warnings.iter().filter_map(|w| w.hint.as_ref()).map(|h| h.in_language(Language::English)).collect();
    assert!(hints.len() == 1 && hints[0].contains("`sheets = \"each\"`"), "{hints:?}");
    let of = read("sheets = \"2月\"", "", &[("feeds/2024-02.xlsx", bytes)]);
    assert_eq!(reports(&of), ["feeds/2024-02.xlsx 2024-02  1 0"]);
    assert!(of.1.warnings.is_empty());
    let errors = catalog("sheet = \"1月\"\nsheets = \"each\"", "").expect_err("both");
    assert_eq!(
        told(&errors),
        ["onpace.toml sheets-twice: `sheet` and `sheets` both say which sheet is read; keep one"]
    );
}

#[test]
fn read_shows_the_sheet_that_is_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let toml = "title = \"例\"\nlanguage = \"en\"\nstart = \"2024-01\"\n[feed.f]\nfiles = \"feeds/*\"\nsource = \"县局\"\nsheets = \"each\"\n\
        [feed.f.column]\narea = { header = \"面积\", type = \"quantity\", unit = \"亩\" }\n";
    std::fs::create_dir(folder.path().join("feeds")).expect("a folder");
    for (name, bytes) in [
        ("onpace.toml", toml.as_bytes().to_vec()),
        ("regions.csv", REGIONS.as_bytes().to_vec()),
        ("feeds/2024.xlsx", book(&[("1月", "面积\n5\n"), ("2月", "面积\n7\n")])),
    ] {
        std::fs::write(folder.path().join(name), bytes).expect("written");
    }
    let run = |sheet: &str| {
        let read = ["read", "feeds/2024.xlsx", "--project", ".", "--sheet", sheet, "--json"];
        let out =
            Command::new(env!("CARGO_BIN_EXE_onpace")).current_dir(folder.path()).args(read).output().expect("it runs");
        (String::from_utf8(out.stdout).expect("UTF-8"), String::from_utf8(out.stderr).expect("UTF-8"))
    };
    let (out, told) = run("2月");
    assert!(out.contains("\"period\": \"2024-02\"") && out.contains("xlsx 2月"), "{out} {told}");
    let (out, told) = run("3月");
    assert!(out.is_empty() && told.contains("no sheet `3月`; it has 1月 and 2月"), "{out} {told}");
}

#[test]
fn copies_of_a_workbook_are_used_once_and_its_own_sheets_are_no_copies() {
    let bytes = book(&[("东镇", "面积\n5\n"), ("西镇", "面积\n5\n")]);
    let of =
        read("sheets = \"each\"", "", &[("feeds/2024-03.xlsx", bytes.clone()), ("feeds/2024-03 - 副本.xlsx", bytes)]);
    let used: u64 = of.1.files.iter().map(|f| f.valid).sum();
    assert_eq!((of.1.files.len(), used), (4, 2));
    let paths: BTreeMap<&str, usize> = of.1.files.iter().fold(BTreeMap::new(), |mut all, f| {
        *all.entry(f.path.as_str()).or_default() += 1;
        all
    });
    assert_eq!(paths.into_values().collect::<Vec<_>>(), [2, 2]);
}

#[test]
fn hidden_sheets_are_told() {
    let mut book = Workbook::new();
    for (n, name) in (0..).zip(["1月", "2月", "说明"]) {
        let page = book.add_worksheet();
        page.set_name(name).expect("a name");
        for (column, cell) in (0..).zip(["乡镇", "面积"]) {
            page.write_string(0, column, cell).expect("a text");
        }
        page.write_string(1, 0, "东镇").expect("a text");
        page.write_number(1, 1, 5 + n).expect("a number");
        page.set_hidden(n == 1);
    }
    let bytes = book.save_to_buffer().expect("a workbook in memory");
    let (_, read) = read("sheets = \"each\"", REGION, &[("feeds/2024年台账.xlsx", bytes)]);
    let told: Vec<String> = read.warnings.iter().map(|w| w.message.in_language(Language::Chinese)).collect();
    assert!(told.iter().any(|text| text == "下列工作表已隐藏，未读取：2月"), "{told:?}");
}
