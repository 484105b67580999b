//! Units that files state: above the table, over headings, below them, in a column of their own, in cells.

use super::wide::rows_in_unit;

const KEY: &str = "key = [\"month\", \"region\"]";
const COLUMNS: &str =
    "month = { header = \"月份\", type = \"date\" }\nregion = { header = \"乡镇\", type = \"region\" }\n";

/// What one row of a column of a unit is read as, or why the file or the row is not used.
fn read(unit: &str, text: &str) -> String {
    let columns = format!("{COLUMNS}n = {{ header = [\"数\", \"本月\"], type = \"quantity\", unit = \"{unit}\" }}");
    let read = rows_in_unit(unit, KEY, &columns, text);
    let last = read.iter().map(|line| line.strip_prefix("f/f-2020-01.csv:").unwrap_or(line).trim_start_matches("1 "));
    last.map(|line| line.rsplit_once("文昌镇 ").map_or(line, |(_, n)| n)).collect::<Vec<_>>().join("; ")
}

#[test]
fn a_unit_above_the_table_holds_in_any_writing() {
    for (above, unit, amount) in [
        ("Unit: thousand people", "人", "3000"),
        ("Units: £m", "英镑", "3000000"),
        ("單位：萬人", "人", "30000"),
        ("単位：千人", "人", "3000"),
        ("单位：,万人", "人", "30000"),
        ("Firms (million people)", "人", "3000000"),
        ("Sales (yuan million)", "元", "3000000"),
        ("Harvest in kt", "斤", "6000000"),
    ] {
        assert_eq!(read(unit, &format!("{above}\n月份,乡镇,数\n2020-01,文昌镇,3\n")), amount, "{above}");
    }
}

#[test]
fn a_unit_above_the_table_that_is_not_known_is_told() {
    for (above, unread) in [
        ("Unit: thousand boxes", "thousand boxes"),
        ("Firms (thousand boxes)", "thousand boxes"),
        ("單位：萬箱", "萬箱"),
    ] {
        let told = format!(
            "3; 2 unit-note: the unit stated above the table, `{unread}`, is not known; amounts were read in the units of the catalog"
        );
        assert_eq!(read("个", &format!("{above}\n月份,乡镇,数\n2020-01,文昌镇,3\n")), told, "{above}");
    }
    assert_eq!(read("个", "单位：县农业农村局\n月份,乡镇,数\n2020-01,文昌镇,3\n"), "3");
}

#[test]
fn a_heading_states_a_unit_of_several_words() {
    for (heading, unit, amount) in [
        ("数 (thousand people)", "人", "3000"),
        ("数 [million USD]", "美元", "3000000"),
        ("数, 10,000 people", "人", "30000"),
        ("数: million people", "万人", "3000000"),
        ("数 (Unit: thousands of people)", "人", "3000"),
        ("数（萬人）", "人", "30000"),
    ] {
        assert_eq!(read(unit, &format!("月份,乡镇,\"{heading}\"\n2020-01,文昌镇,3\n")), amount, "{heading}");
    }
}

#[test]
fn a_unit_over_several_headings_holds_below_all_of_them() {
    for over in ["金额（万元）", "金额：万元", "金额/万元", "金额,10000 yuan", "Sales (million yuan)"]
    {
        let factor = if over.contains("million") { "3000000" } else { "30000" };
        let text = format!("月份,乡镇,\"{over}\",\n,,本月,累计\n2020-01,文昌镇,3,9\n");
        assert_eq!(read("元", &text), factor, "{over}");
    }
}

#[test]
fn a_row_of_units_below_the_header_holds_or_the_file_is_refused() {
    for (below, amount) in [("thousand people", "3000"), ("单位：万人", "30000"), ("(萬人)", "30000"), ("Unit: kt", "")]
    {
        let read = read("人", &format!("月份,乡镇,数\n,,{below}\n2020-01,文昌镇,3\n"));
        if amount.is_empty() {
            assert!(read.contains("unit-error"), "{read}");
        } else {
            assert_eq!(read, amount, "{below}");
        }
    }
    let read = |below| read("人", &format!("月份,乡镇,数（人）\n,,{below}\n2020-01,文昌镇,3\n"));
    assert_eq!(read("人"), "3");
    assert_eq!(
        read("万人"),
        "unit-error: the header `数(人)` states people, and the row below it 10,000 people; the file was not used"
    );
}

#[test]
fn a_rows_own_unit_holds_by_any_of_its_names_and_an_unknown_one_rejects_beside_known_ones() {
    let row = |heading: &str, unit: &str| {
        read("英镑", &format!("月份,乡镇,{heading},数\n2020-01,文昌镇,{unit},3\n2020-01,柳河镇,GBP,1\n"))
    };
    for (unit, amount) in
        [("GBP million", "3000000"), ("thousand British pounds", "3000"), ("£ Million", "3000000"), ("", "3")]
    {
        assert!(row("Unit", unit).starts_with(&format!("{amount}; ")), "{unit}: {}", row("Unit", unit));
    }
    for heading in ["Unit", "計量單位", "単位", "Unit of measurement"] {
        let read = row(heading, "Tsd.");
        assert!(read.contains("unit-error \"3\": the row's own unit `Tsd.`"), "{heading}: {read}");
    }
    // Offices under 单位 are no units.
    assert_eq!(read("人", "月份,乡镇,单位,数\n2020-01,文昌镇,农业局,3\n"), "3");
}

#[test]
fn the_raised_digit_of_a_unit_is_none_of_the_number() {
    for (unit, cell, amount) in
        [("m²", "5 m²", "0.0075"), ("km²", "5km²", "7500"), ("m³", "5 m³", "5"), ("people/km²", "100 people/km²", "1")]
    {
        assert_eq!(read(unit, &format!("月份,乡镇,数\n2020-01,文昌镇,{cell}\n")), amount, "{cell}");
    }
    for cell in ["5² m²", "5①亩", "5²"] {
        assert!(
            read("m²", &format!("月份,乡镇,数\n2020-01,文昌镇,{cell}\n")).contains("a raised or a circled"),
            "{cell}"
        );
    }
}

#[test]
fn digits_of_one_other_script_are_read_and_of_two_are_rejected() {
    let read = |cell: &str| read("个", &format!("月份;乡镇;数\n2020-01;文昌镇;{cell}\n"));
    assert_eq!((read("١٢٣٤"), read("१,२३४")), ("1234".to_owned(), "1234".to_owned()));
    assert!(read("1٢").contains("mixes digits of several scripts"));
}
