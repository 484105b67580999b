//! Times in cells and headings that may be read in several ways, and numbers of workbooks: what is read is what is meant, or is refused.

use onpace::catalog::{ProjectFiles, load};
use onpace::feed::{Ingested, ingest};
use rust_xlsxwriter::{Format, Workbook};

const REGIONS: &str = "code,name,level,parent\n1,Alpha,county,\n2,North,township,1\n3,South,township,1\n";
const LONG: &str =
    "day = { header = \"day\", type = \"date\" }\nn = { header = \"n\", type = \"quantity\", unit = \"户\" }\n";
const WIDE: &str = "day = { type = \"date\" }\nn = { type = \"quantity\", unit = \"户\" }\n";
const UNPIVOT: &str = "unpivot = { columns = \"date\", into = \"day\", value = \"n\" }";

struct Feed<'a> {
    project: &'a str,
    keys: &'a str,
    columns: &'a str,
}

impl Feed<'_> {
    fn read(&self, name: &str, bytes: impl Into<Vec<u8>>) -> Ingested {
        let toml = format!(
            "title = \"T\"\nlanguage = \"en\"\nstart = \"2018-01\"\n{}\n[feed.f]\nfiles = \"feeds/**/*\"\nsource = \"D\"\n{}\n[feed.f.column]\n{}\n\
             region = {{ header = \"region\", type = \"region\" }}\n\
             [indicator.x]\nname = \"x\"\nfeed = \"f\"\nmeasure = {{ sum = \"n\" }}\nkind = \"flow\"\nunit = \"户\"\nbetter = \"higher\"\n",
            self.project, self.keys, self.columns
        );
        let files = [("onpace.toml", toml.as_str()), ("regions.csv", REGIONS)];
        let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec().into()));
        let catalog = load(&ProjectFiles::Memory(files.into()))
            .unwrap_or_else(|e| panic!("{}", e.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")))
            .output;
        let files = [(format!("feeds/{name}"), bytes.into().into())];
        let read = ingest(&catalog.feeds[0], &catalog.regions, &ProjectFiles::Memory(files.into()));
        assert!(read.reconciles());
        read
    }

    /// The days of used rows with their amounts, then the lines and codes of what is wrong.
    fn days(&self, name: &str, text: &str) -> String {
        shown(&self.read(name, text))
    }
}

fn shown(read: &Ingested) -> String {
    let column = |name: &str| read.frame.column(name).expect("a column").clone();
    let (days, amounts) = (column("day"), column("n"));
    let row = |n: usize| format!("{}={}", days.get(n).expect("a row"), amounts.get(n).expect("a row"));
    let rows = (0..read.frame.height()).map(row);
    let wrong = read.unreadable.iter().map(|d| d.code.to_owned());
    let rejects = read.rejects.iter().map(|reject| format!("{}:{}", reject.line, reject.code));
    rows.chain(wrong).chain(rejects).collect::<Vec<_>>().join(" ")
}

fn long(cells: &[&str]) -> String {
    let rows = cells.iter().zip(1..).map(|(cell, n)| format!("{cell},North,{n}\n"));
    format!("day,region,n\n{}", rows.collect::<String>())
}

fn of_cells(name: &str, cells: &[&str]) -> String {
    Feed { project: "", keys: "", columns: LONG }.days(name, &long(cells))
}

fn of_headings(name: &str, header: &str) -> String {
    let width = header.lines().last().expect("a header").matches(',').count();
    let numbers: Vec<String> = (1..=width).map(|n| n.to_string()).collect();
    let feed = Feed { project: "", keys: UNPIVOT, columns: WIDE };
    feed.days(name, &format!("{header}\nNorth,{}\n", numbers.join(",")))
}

#[test]
fn a_year_above_months_holds_whatever_the_file_is_called() {
    let expected = "2020-11-30=1 2020-12-31=2 2021-01-31=3 2021-02-28=4";
    for above in [
        ",2020年,,2021年,",
        ",2020,,2021,",
        "region,2020年度,2020年度,2021年度,2021年度",
        ",民國109年,,民國110年,",
        ",令和2年,,令和3年,",
        ",2020¹,,2021²,",
        ",2020 (revised),,Year 2021,",
        ",2020年（户）,,2021年（户）,",
    ] {
        let header = format!("{above}\nregion,11月,12月,1月,2月");
        assert_eq!(of_headings("f-2021.csv", &header), expected, "{above}");
    }
    let titled = "Sales,,,,\n,2020年,,2021年,\nregion,11月,12月,1月,2月";
    assert_eq!(of_headings("f-2021.csv", titled), expected);
    let total = of_headings("f-2021.csv", ",2020年,,2021年,合计\nregion,11月,12月,1月,合计");
    assert!(total.starts_with("2020-11-30=1 2020-12-31=2 2021-01-31=3"), "{total}");
    // A title is none.
    assert_eq!(of_headings("f-2021.csv", "2020年统计表,\nregion,11月"), "2021-11-30=1");
}

#[test]
fn marks_of_notes_behind_times_are_no_digits() {
    assert_eq!(of_headings("f.csv", "region,2019¹,2020②,2021"), "2019-12-31=1 2020-12-31=2 2021-12-31=3");
    for months in ["1月①,2月₂", "①1月,1¹月,2月", "1¹月,2²月"] {
        let read = of_headings("f-2021.csv", &format!("region,{months}"));
        let twice = months.contains("①1月");
        assert_eq!(read, if twice { "duplicate-label" } else { "2021-01-31=1 2021-02-28=2" }, "{months}");
    }
    let cells = of_cells("f.csv", &["2021-01", "2021-02", "2021-03", "2021-1¹", "2021.1²", "2021-03-1³"]);
    let marked = "5:footnote-mark 6:footnote-mark 7:footnote-mark";
    assert_eq!(cells, format!("2021-01-31=1 2021-02-28=2 2021-03-31=3 {marked}"));
}

#[test]
fn a_number_before_a_month_is_its_day() {
    let april = of_cells("f-2021-04.csv", &["1-Apr", "12-Apr", "28 April", "30/Apr"]);
    assert_eq!(april, "2021-04-01=1 2021-04-12=2 2021-04-28=3 2021-04-30=4");
    assert_eq!(of_cells("f.csv", &["2021-01", "12-Apr"]), "2021-01-31=1 3:type-error");
    assert_eq!(of_cells("f.csv", &["Apr-12", "Nov 20", "2012 Apr"]), "2012-04-30=1 2020-11-30=2 2012-04-30=3");
}

#[test]
fn a_month_of_a_financial_year_is_no_day() {
    let cells = ["Apr 2020/21", "Jan 2020/21", "2020-21 March", "FY2021 Mar"];
    let project = "year_starts = 4";
    let read = Feed { project, keys: "", columns: LONG }.days("f.csv", &long(&cells));
    assert_eq!(read, "2020-04-30=1 2021-01-31=2 2021-03-31=3 2021-03-31=4");
    // Years from January are not named so.
    assert_eq!(
        of_cells("f.csv", &["2021-01", "2021-02", "Apr 2020/21", "Apr-2020/21"]),
        "2021-01-31=1 2021-02-28=2 4:type-error 5:type-error"
    );
    let short = Feed { project, keys: "", columns: LONG };
    let rows = ["Apr 20/21", "Mar 20/21", "May 2020/21", "Apr 2020/22"];
    assert_eq!(short.days("f.csv", &long(&rows)), "2020-04-30=1 2021-03-31=2 2020-05-31=3 5:type-error");
    let wide = Feed { project, keys: UNPIVOT, columns: WIDE };
    assert_eq!(wide.days("f.csv", "region,Apr 2020/21,Mar 2020/21\nNorth,1,2\n"), "2020-04-30=1 2021-03-31=2");
    // The name of a month does not say which quarters are counted.
    let quarters = Feed { project, keys: &format!("every = \"quarter\"\n{UNPIVOT}"), columns: WIDE };
    assert_eq!(quarters.days("f-2021-03.csv", "region,Q1,Q2\nNorth,1,2\n"), "missing-period");
    assert_eq!(quarters.days("f-2020-21.csv", "region,Q1,Q2\nNorth,1,2\n"), "2020-06-30=1 2020-09-30=2");
}

#[test]
fn october_that_a_spreadsheet_cut_is_not_january() {
    let cut = of_cells("f.csv", &["2021.09", "2021.1", "2021.11"]);
    assert_eq!(cut, "2021-09-30=1 2021-11-30=3 3:type-error");
    assert_eq!(of_cells("f.csv", &["2021.1", "2021.2", "2021.11"]), "2021-01-31=1 2021-02-28=2 2021-11-30=3");
    let unpadded = of_cells("f.csv", &["2021.8", "2021.9", "2021.1", "2021.11"]);
    assert_eq!(unpadded, "2021-08-31=1 2021-09-30=2 2021-11-30=4 4:type-error");
    assert_eq!(of_cells("f.csv", &["2021.1", "2021.10", "2021.11"]), "2021-01-31=1 2021-10-31=2 2021-11-30=3");
    assert_eq!(of_headings("f.csv", "region,2021.09,2021.1,2021.11"), "type-error");
    assert_eq!(of_headings("f.csv", "region,2021.1,2021.11,2021.12"), "type-error");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let two = Format::new().set_num_format("0.00");
    sheet.write_string(0, 0, "region").expect("a text");
    sheet.write_string(1, 0, "North").expect("a text");
    for (column, month) in [(1, 2021.09), (2, 2021.1), (3, 2021.11)] {
        sheet.write_number_with_format(0, column, month, &two).expect("a number");
        sheet.write_number(1, column, f64::from(column)).expect("a number");
    }
    let feed = Feed { project: "", keys: UNPIVOT, columns: WIDE };
    let read = feed.read("f.xlsx", book.save_to_buffer().expect("a workbook"));
    assert_eq!(shown(&read), "2021-09-30=1 2021-10-31=2 2021-11-30=3");
}

#[test]
fn headings_beside_each_other_are_read_in_one_way() {
    let days = |order: &str, table: &str| {
        let keys = format!("dates = \"{order}\"\n{UNPIVOT}");
        Feed { project: "", keys: &keys, columns: WIDE }.days("f.csv", table)
    };
    let table = "region,01/02/2021,03/02/2021,13/02/2021\nNorth,1,2,3\n";
    assert_eq!(days("dmy", table), "2021-02-01=1 2021-02-03=2 2021-02-13=3");
    assert_eq!(days("mdy", table), "type-error");
    assert_eq!(of_headings("f.csv", "region,2010-11,2011-12,2012-13"), "type-error");
    assert_eq!(of_headings("f.csv", "region,2010-11,2011-12"), "2010-11-30=1 2011-12-31=2");
}

#[test]
fn a_year_or_a_span_beside_months_is_no_month() {
    let months = "2021-01-31=2 2021-02-28=3";
    assert_eq!(of_headings("f.csv", "region,2020年,2021年1月,2021年2月"), months);
    let months = "2021-01-31=1 2021-02-28=2 2021-03-31=3";
    for total in ["1—3月", "1月至3月", "Jan-Mar", "Jan–Mar", "一季度", "Total 2021", "2021 total", "2021年合计"]
    {
        let header = format!("region,1月,2月,3月,{total}");
        let feed = Feed { project: "", keys: UNPIVOT, columns: WIDE };
        let table = |sum: u32| format!("{header}\nNorth,1,2,3,{sum}\n");
        assert_eq!(feed.days("f-2021.csv", &table(6)), months, "{total}");
        let told = feed.read("f-2021.csv", table(7)).warnings;
        assert!(told.iter().any(|warning| warning.code == "control-total"), "{total}: {told:?}");
    }
}

#[test]
fn a_year_among_the_months_of_a_column_is_no_month() {
    let cells = of_cells("f.csv", &["2021-01", "2021-02", "2021", "2021-Q1"]);
    assert_eq!(cells, "2021-01-31=1 2021-02-28=2 4:type-error 5:type-error");
    // Where all are such, the column is one of years.
    assert_eq!(of_cells("f.csv", &["2020", "2021"]), "2020-12-31=1 2021-12-31=2");
    let feed = Feed { project: "", keys: "every = \"quarter\"", columns: LONG };
    assert_eq!(feed.days("f.csv", &long(&["2021-01", "2021-Q2"])), "2021-01-31=1 2021-06-30=2");
}

#[test]
fn a_unit_alone_above_a_table_is_read() {
    let feed = Feed { project: "", keys: "", columns: LONG };
    for above in [",,千户", "单位：千户,,", "Households [千户],,"] {
        assert_eq!(feed.days("f.csv", &format!("{above}\n{}", long(&["2021-01"]))), "2021-01-31=1000", "{above}");
    }
}

#[test]
fn a_month_without_the_value_s_sub_heading_is_missed() {
    let of_value = "day = { type = \"date\" }\nn = { header = \"Actual\", type = \"quantity\", unit = \"户\" }\n";
    let feed = Feed { project: "", keys: UNPIVOT, columns: of_value };
    let table = |last: &str| format!("region,Jan,,Feb,\n,Plan,Actual,Plan,{last}\nNorth,1,2,3,4\n");
    assert_eq!(feed.days("f-2021.csv", &table("Actual")), "2021-01-31=2 2021-02-28=4");
    assert_eq!(feed.days("f-2021.csv", &table("Result")), "duplicate-label");
}

#[test]
fn halves_in_a_cell_of_their_own_are_halves() {
    let columns = "day = { from = [\"Year\", \"Half\"], type = \"date\" }\nn = { header = \"n\", type = \"quantity\", unit = \"户\" }\n";
    let feed = Feed { project: "", keys: "every = \"half\"", columns };
    let text = "Year,Half,region,n\n2021,1,North,1\n2021,2,South,2\n2022,H1,North,3\n";
    assert_eq!(feed.days("f.csv", text), "2021-06-30=1 2021-12-31=2 2022-06-30=3");
}

#[test]
fn a_table_that_was_taken_for_another_is_no_report_of_nothing() {
    let feed = Feed { project: "", keys: UNPIVOT, columns: WIDE };
    let read = feed.read("f-2021.csv", "region,1月,,2月,\nregion,2020年,2021年,2020年,2021年\nNorth,1,2,3,4\n");
    assert!(!read.files.iter().any(|file| file.state == onpace::feed::FileState::Nil), "{:?}", read.files);
}

#[test]
fn numbers_of_workbooks_have_no_mark_to_be_misread() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0..).zip(["day", "region", "n"]) {
        sheet.write_string(0, column, heading).expect("a text");
    }
    for (row, number) in (1..).zip([1.234, 1035.5, 7.0]) {
        sheet.write_string(row, 0, format!("2021-0{row}")).expect("a text");
        sheet.write_string(row, 1, "North").expect("a text");
        sheet.write_number(row, 2, number).expect("a number");
    }
    sheet.write_string(4, 0, "2021-04").expect("a text");
    sheet.write_string(4, 1, "North").expect("a text");
    sheet.write_string(4, 2, "1.234,5").expect("a text");
    sheet.write_number(5, 0, 2021.11).expect("a number");
    sheet.write_string(5, 1, "North").expect("a text");
    sheet.write_number(5, 2, 3).expect("a number");
    let feed = Feed { project: "", keys: "decimal = \",\"", columns: LONG };
    let read = feed.read("f.xlsx", book.save_to_buffer().expect("a workbook"));
    let expected = "2021-01-31=1.2340 2021-02-28=1035.5000 2021-03-31=7.0000 2021-04-30=1234.5000 2021-11-30=3.0000";
    let digits = |text: &str| text.trim_end_matches('0').trim_end_matches('.').to_owned();
    let plain = |text: &str| text.split(' ').map(digits).collect::<Vec<_>>().join(" ");
    assert_eq!(plain(&shown(&read)), plain(expected));
}

#[test]
fn a_file_in_utf_8_is_not_read_in_another_encoding_because_its_header_is_wrong() {
    let columns =
        "day = { header = \"月份\", type = \"date\" }\nn = { header = \"n\", type = \"quantity\", unit = \"户\" }\n";
    let feed = Feed { project: "", keys: "", columns };
    let read = feed.read("f.csv", "月份,region,n,n（万户）\n2021-01,North,3,4\n");
    let codes: Vec<_> = read.unreadable.iter().map(|d| d.code).collect();
    assert_eq!((codes, read.warnings.len()), (vec!["duplicate-label"], 0));
}

#[test]
fn totals_say_nothing_of_the_order_of_months() {
    let feed = |table: &str| Feed { project: "", keys: UNPIVOT, columns: WIDE }.days("f-2021.csv", table);
    let months = "2021-01-31=1 2021-02-28=2 2021-03-31=3";
    for total in ["全年", "Q1", "一季度", "上半年"] {
        assert_eq!(feed(&format!("region,{total},1月,2月,3月\nNorth,6,1,2,3\n")), months, "{total}");
    }
    let over = feed("region,10月,11月,12月,四季度,1月,2月,3月,一季度\nNorth,1,1,1,3,1,2,3,6\n");
    assert_eq!(over, "2021-10-31=1 2021-11-30=1 2021-12-31=1 2022-01-31=1 2022-02-28=2 2022-03-31=3");
    // A span is none of the months beside it, though its own do not stand there.
    assert_eq!(feed("region,Jan-Mar,Jul,Aug\nNorth,6,1,2\n"), "2021-07-31=1 2021-08-31=2");
    assert_eq!(feed("region,2021.04-06,Jul\nNorth,6,1\n"), "2021-07-31=1 2:type-error");
}
