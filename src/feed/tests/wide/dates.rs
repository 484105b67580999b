//! Dates in several cells, and columns that are known by their position.

use super::{catalog, read, rows};
use crate::words::Language;
use insta::assert_snapshot;

const REST: &str =
    "region = { header = \"region\", type = \"region\" }\nn = { header = \"n\", type = \"quantity\", unit = \"亩\" }";

#[test]
fn a_year_and_a_month_make_a_date() {
    let columns = format!("month = {{ from = [\"Year\", \"Month\"], type = \"date\" }}\n{REST}");
    let text = "Year,Month,region,n\n2020,January,North,35\n2020,Feb,North,77\n2020,3,North,3\n2020,,North,4\n2020,13,South,5\n合计,,,124\n";
    assert_snapshot!(rows("key = [\"month\", \"region\"]", &columns, "f-all.csv", text).join("\n"), @r#"
    2 2020-01-31 文昌镇 35
    3 2020-02-29 文昌镇 77
    4 2020-03-31 文昌镇 3
    reject 5 Year + Month type-error "2020 + ": a date is made of Year and Month together, and these cells make none; each must be filled
    reject 6 Year + Month type-error "2020 + 13": a date is made of Year and Month together, and these cells make none; each must be filled
    f/f-all.csv:7 control-total: `n` in the row of totals is 124 mu, but the 3 rows used add up to 115 mu; the total row is not added
    "#);
}

#[test]
fn the_header_of_a_date_in_parts_may_be_repeated() {
    let columns = format!("month = {{ from = [\"Year\", \"Month\"], type = \"date\" }}\n{REST}");
    let text = "Year,Month,region,n\n2020,January,North,35\nYear, Month,region,n\n2020,Feb,North,77\n";
    assert_snapshot!(rows("key = [\"month\", \"region\"]", &columns, "f-all.csv", text).join("\n"), @r"
    2 2020-01-31 文昌镇 35
    4 2020-02-29 文昌镇 77
    ");
}

#[test]
fn a_column_without_a_heading_is_known_by_its_position() {
    let columns = format!("month = {{ position = 1, type = \"date\" }}\n{REST}");
    let text = ",region,n\n2020-01,North,35\n2020-01,South,77\n";
    assert_snapshot!(rows("key = [\"month\", \"region\"]", &columns, "f.csv", text).join("\n"), @r"
    2 2020-01-31 文昌镇 35
    3 2020-01-31 柳河镇 77
    ");
}

#[test]
fn a_table_without_a_header_is_read_from_its_first_line() {
    let columns = "month = { position = 2, type = \"date\" }\nregion = { position = 1, type = \"region\" }\n\
        n = { position = 3, type = \"quantity\", unit = \"亩\" }";
    let feed = "key = [\"month\", \"region\"]\nheader_rows = 0";
    let text = "North,2020-01,35\nSouth,2020-01,77\nWest,2020-01,3,4\n";
    assert_snapshot!(rows(feed, columns, "f.csv", text).join("\n"), @r#"
    1 2020-01-31 文昌镇 35
    2 2020-01-31 柳河镇 77
    reject 3 - extra-cell "4": the row has 4 cells, the header 3; text that holds the delimiter needs quotes
    "#);
    assert_snapshot!(rows(feed, columns, "f.csv", "North,2020-01\n").join("\n"), @"f/f.csv missing-header: column `n` stands at position 3, but the table has 2 columns");
    assert_snapshot!(rows(feed, columns, "f.csv", "").join("\n"), @"f/f.csv missing-header: the file is empty; it was not used");
}

#[test]
fn without_a_header_the_cells_say_what_sets_them_apart() {
    let columns = "month = { position = 1, type = \"date\" }\nregion = { position = 2, type = \"region\" }\n\
        n = { position = 3, type = \"quantity\", unit = \"亩\" }";
    let feed = "key = [\"month\", \"region\"]\nheader_rows = 0\ndecimal = \",\"";
    for (rest, numbers) in [("", ["1234.5", "4"]), (";x,y,z", ["1234.5", "4"])] {
        let text = format!("2020-01;文昌镇;1.234,5{rest}\n2020-01;柳河镇;4{rest}\n");
        let read = rows(feed, columns, "f-2020.csv", &text);
        let numbers: Vec<String> = ["文昌镇", "柳河镇"].iter().zip(numbers).map(|(r, n)| format!("{r} {n}")).collect();
        assert!(read[0].contains(&numbers[0]) && read[1].contains(&numbers[1]), "{read:?}");
    }
    let catalog = catalog(feed, columns);
    let read = read(&catalog, &[("f-2020.csv", "2020-01:文昌镇:4\n".as_bytes())]);
    let hint = read.unreadable[0].hint.as_ref().map(|hint| hint.in_language(Language::English));
    assert!(hint.is_some_and(|hint| hint.contains("`delimiter`")));
}

#[test]
fn a_header_that_is_not_found_in_a_guessed_encoding_is_told_with_a_sample() {
    let catalog = catalog(
        "",
        "region = { header = \"Région\", type = \"region\" }\nn = { header = \"n\", type = \"quantity\", unit = \"亩\" }",
    );
    let bytes = b"R\x8Egion;n\nC\x99t\x8E;3\n";
    let read = read(&catalog, &[("f-2020-01.csv", bytes)]);
    let [told] = &read.unreadable[..] else { panic!("{:?}", read.unreadable) };
    let hint = told.hint.as_ref().map(|hint| hint.in_language(Language::English)).unwrap_or_default();
    assert!(told.code == "missing-header" && hint.contains("it was read as") && hint.contains("`encoding`"), "{hint}");
}
