//! Headings that are regions, or listed.

use super::{rows, rows_in};
use insta::assert_snapshot;

const FEED: &str = "key = [\"month\", \"region\"]\nunpivot = { columns = \"region\", into = \"region\", value = \"n\" }\n\
    not_regions = [\"Arab World\"]";
const COLUMNS: &str = "month = { header = \"月份\", type = \"date\" }\nregion = { type = \"region\" }\n\
    n = { type = \"quantity\", unit = \"亩\" }";

fn wide(text: &str) -> String {
    rows(FEED, COLUMNS, "f-2020.csv", text).join("\n")
}

#[test]
fn regions_become_rows_by_code_name_or_alias() {
    let text =
        "月份,文昌镇,411025902,West,合计,备注\n2020-01,35,77,1,113,\n2020-02,77,3,2,82,晚报\n合计,112,80,4,195,\n";
    assert_snapshot!(wide(text), @r"
    2 2020-01-31 文昌镇 35
    2 2020-01-31 柳河镇 77
    2 2020-01-31 河口镇 1
    3 2020-02-29 文昌镇 77
    3 2020-02-29 柳河镇 3
    3 2020-02-29 河口镇 2
    f/f-2020.csv:4 control-total: `合计` says 195 mu, but the cells of this line that it totals add up to 196 mu; the total is not used
    f/f-2020.csv:4 control-total: `West` in the row of totals is 4 mu, but the 2 rows used add up to 3 mu; the total row is not added
    ");
}

#[test]
fn totals_are_known_in_other_characters_and_languages() {
    for heading in ["合計", "總計", "小計", "합계", "Total général", "Total (all)"] {
        let text = format!("月份,文昌镇,柳河镇,{heading}\n2020-01,35,77,112\n2020-02,1,2,4\n{heading},36,79,\n");
        let read = wide(&text);
        let told = format!(
            "f/f-2020.csv:3 control-total: `{heading}` says 4 mu, but the cells of this line that it totals add up to 3 mu"
        );
        assert!(
            read.starts_with(
                "2 2020-01-31 文昌镇 35\n2 2020-01-31 柳河镇 77\n3 2020-02-29 文昌镇 1\n3 2020-02-29 柳河镇 2\n"
            ),
            "{read}"
        );
        assert!(read.lines().count() == 5 && read.contains(&told), "{read}");
    }
}

#[test]
fn groupings_are_skipped_and_unknown_regions_told() {
    let text = "月份,文昌镇,Arab World,东镇\n2020-01,35,77,1\n2020-02,5,7,\n";
    assert_snapshot!(wide(text), @r#"
    2 2020-01-31 文昌镇 35
    3 2020-02-29 文昌镇 5
    reject 2 东镇 unknown-region "东镇": no region in regions.csv has this code, name or alias
    f/f-2020.csv:1:4 unknown-region: the heading `东镇` (column 4) stands over numbers but is no region of regions.csv; the cells below it were rejected
    "#);
}

#[test]
fn a_heading_below_names_the_value() {
    let columns = COLUMNS.replace("\nn = { ", "\nn = { header = \"累计\", ");
    let text = "月份,文昌镇,,柳河镇,\n,本月,累计,本月,累计\n2020-01,1,1,2,2\n2020-02,3,4,5,7\n";
    assert_snapshot!(rows(FEED, &columns, "f-2020.csv", text).join("\n"), @r"
    3 2020-01-31 文昌镇 1
    3 2020-01-31 柳河镇 2
    4 2020-02-29 文昌镇 4
    4 2020-02-29 柳河镇 7
    ");
}

#[test]
fn listed_headings_become_texts() {
    let feed = "key = [\"month\", \"region\", \"kind\"]\nunpivot = { columns = [\"甲类\", \"乙类\"], into = \"kind\", value = \"n\" }";
    let columns = "month = { header = \"月份\", type = \"date\" }\nregion = { header = \"乡镇\", type = \"region\" }\n\
        kind = { type = \"text\", one_of = [\"甲类\", \"乙类\"] }\nn = { type = \"quantity\", unit = \"亩\" }";
    let text = "月份,乡镇,甲 类,乙类（万亩）,人口,合计\n2020-01,文昌镇,1,2,500,3\n2020-01,柳河镇,4,,600,4\n2020-01,合计,5,2,,\n";
    assert_snapshot!(rows(feed, columns, "f-2020.csv", text).join("\n"), @r"
    2 2020-01-31 文昌镇 甲类 1
    2 2020-01-31 文昌镇 乙类 20000
    3 2020-01-31 柳河镇 甲类 4
    ");
}

#[test]
fn a_region_above_others_says_which_of_one_name_is_meant() {
    let regions = "code,name,level,parent\n1,甲市,county,\n11,北湖区,district,1\n12,南山区,district,1\n\
        111,城关镇,township,11\n121,城关镇,township,12\n112,柳河镇,township,11\n";
    let read = |text: &str| rows_in(regions, FEED, COLUMNS, "f-2020.csv", text).join("\n");
    let text = "月份,北湖区,,南山区\n,城关镇,柳河镇,城关镇\n2020-01,3,5,7\n";
    assert_eq!(read(text), "3 2020-01-31 北湖区城关镇 3\n3 2020-01-31 柳河镇 5\n3 2020-01-31 南山区城关镇 7");
    let with_whole = "月份,北湖区,,,南山区\n,合计,城关镇,柳河镇,城关镇\n2020-01,9,3,5,7\n";
    let told = read(with_whole);
    assert!(told.starts_with(&read(text)) && told.contains("control-total"), "{told}");
}
