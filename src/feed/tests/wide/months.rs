//! Headings that are periods.

use super::{account, catalog, read, rows};
use insta::assert_snapshot;

const FEED: &str = "key = [\"month\", \"region\"]\nunpivot = { columns = \"date\", into = \"month\", value = \"n\" }";
const COLUMNS: &str = "month = { type = \"date\" }\nregion = { header = \"乡镇\", type = \"region\" }\n\
    n = { type = \"quantity\", unit = \"亩\" }";

fn wide(name: &str, text: &str) -> String {
    rows(FEED, COLUMNS, name, text).join("\n")
}

#[test]
fn months_become_rows_and_totals_are_compared() {
    let text = "乡镇,1月,2月,3月,合计\n文昌镇,35,77,3,115\n柳河镇,3,35,77,115\n合计,38,112,80,230\n";
    assert_snapshot!(wide("f-2020.csv", text), @r"
    2 2020-01-31 文昌镇 35
    2 2020-02-29 文昌镇 77
    2 2020-03-31 文昌镇 3
    3 2020-01-31 柳河镇 3
    3 2020-02-29 柳河镇 35
    3 2020-03-31 柳河镇 77
    ");
    let text = "乡镇,1月,2月,3月,合计\n文昌镇,35,77,,112\n柳河镇,3,35,77,116\n合计,38,113,77,228\n";
    assert_snapshot!(wide("f-2020.csv", text), @r"
    2 2020-01-31 文昌镇 35
    2 2020-02-29 文昌镇 77
    3 2020-01-31 柳河镇 3
    3 2020-02-29 柳河镇 35
    3 2020-03-31 柳河镇 77
    f/f-2020.csv:3 control-total: `合计` says 116 mu, but the cells of this line that it totals add up to 115 mu; the total is not used
    f/f-2020.csv:4 control-total: `2月` in the row of totals is 113 mu, but the 2 rows used add up to 112 mu; the total row is not added
    ");
}

#[test]
fn the_ledger_counts_cells() {
    let catalog = catalog(FEED, COLUMNS);
    let text = "乡镇,1月,2月,3月,合计\n文昌镇,35,,约3,115\n柳河镇,,,,\n合计,35,,,\n注：本表不含县城,,,,\n";
    // The header, four cells of one line with one blank and a total, four blank ones, four of the totals, and a note.
    assert_eq!(account(&read(&catalog, &[("f-2020.csv", text.as_bytes())])), [14, 1, 1, 12]);
}

#[test]
fn rejects_name_the_heading() {
    let text = "乡镇,1月,2月\n文昌镇,35,约77\n东镇,1,\n柳河镇,3,4\n";
    assert_snapshot!(wide("f-2020.csv", text), @r#"
    2 2020-01-31 文昌镇 35
    4 2020-01-31 柳河镇 3
    4 2020-02-29 柳河镇 4
    reject 2 2月 type-error "约77": expected a number in mu
    reject 3 乡镇 unknown-region "东镇": no region in regions.csv has this code, name or alias
    "#);
}

#[test]
fn a_heading_says_its_year_or_the_name_the_folder_or_a_title_does() {
    let of = |name: &str, text: &str| wide(name, text);
    let table = "乡镇,2月\n文昌镇,35\n";
    assert_eq!(of("f-2020.csv", table), "2 2020-02-29 文昌镇 35");
    assert_eq!(of("2020/f.csv", table), "2 2020-02-29 文昌镇 35");
    assert_eq!(of("f.csv", &format!("2020年各乡镇情况,\n{table}")), "3 2020-02-29 文昌镇 35");
    assert_eq!(of("f-2021.csv", &format!("2020年各乡镇情况,\n{table}")), "3 2021-02-28 文昌镇 35");
    for (heading, day) in [
        ("2019年3月", "2019-03-31"),
        ("2019-03", "2019-03-31"),
        ("2019.3", "2019-03-31"),
        ("201903", "2019-03-31"),
        ("2019年一季度", "2019-03-31"),
        ("Mar", "2020-03-31"),
        ("March", "2020-03-31"),
        ("Q1", "2020-03-31"),
        ("一季度", "2020-03-31"),
        ("上半年", "2020-06-30"),
        ("2019", "2019-12-31"),
        ("2019年", "2019-12-31"),
    ] {
        assert_eq!(
            of("f-2020.csv", &format!("乡镇,{heading}\n文昌镇,35\n")),
            format!("2 {day} 文昌镇 35"),
            "{heading}"
        );
    }
    assert_snapshot!(of("f.csv", table), @"f/f.csv:1 missing-period: the heading `2月` has no year, and neither the file's name nor its folder nor a title above the table gives one");
}

#[test]
fn years_go_on_where_months_begin_anew() {
    let text = "乡镇,11月,12月,1月,2月\n文昌镇,1,2,3,4\n";
    assert_snapshot!(wide("f-2020.csv", text), @r"
    2 2020-11-30 文昌镇 1
    2 2020-12-31 文昌镇 2
    2 2021-01-31 文昌镇 3
    2 2021-02-28 文昌镇 4
    ");
    let text = "乡镇,2019年,,2020年,\n,11月,12月,1月,2月\n文昌镇,1,2,3,4\n";
    assert_snapshot!(wide("f-2021.csv", text), @r"
    3 2019-11-30 文昌镇 1
    3 2019-12-31 文昌镇 2
    3 2020-01-31 文昌镇 3
    3 2020-02-29 文昌镇 4
    ");
}

#[test]
fn longer_periods_beside_their_months_are_totals() {
    let text = "乡镇,1月,2月,3月,一季度,4月,上半年\n文昌镇,1,2,3,6,4,10\n柳河镇,1,2,3,7,4,11\n";
    assert_snapshot!(wide("f-2020.csv", text), @r"
    2 2020-01-31 文昌镇 1
    2 2020-02-29 文昌镇 2
    2 2020-03-31 文昌镇 3
    2 2020-04-30 文昌镇 4
    3 2020-01-31 柳河镇 1
    3 2020-02-29 柳河镇 2
    3 2020-03-31 柳河镇 3
    3 2020-04-30 柳河镇 4
    f/f-2020.csv:3 control-total: `一季度` says 7 mu, but the cells of this line that it totals add up to 6 mu; the total is not used
    f/f-2020.csv:3 control-total: `上半年` says 11 mu, but the cells of this line that it totals add up to 10 mu; the total is not used
    ");
}

#[test]
fn a_heading_below_names_the_value() {
    let columns = COLUMNS.replace("\nn = { ", "\nn = { header = [\"实际\", \"完成\"], ");
    let text = "乡镇,1月,,2月,,合计,\n,计划,实际（万亩）,计划,实际（万亩）,计划,实际（万亩）\n文昌镇,10,9,20,18,30,27\n柳河镇,1,2,3,4,4,7\n";
    assert_snapshot!(rows(FEED, &columns, "f-2020.csv", text).join("\n"), @r"
    3 2020-01-31 文昌镇 90000
    3 2020-02-29 文昌镇 180000
    4 2020-01-31 柳河镇 20000
    4 2020-02-29 柳河镇 40000
    f/f-2020.csv:4 control-total: `合计 实际(万亩)` says 70000 mu, but the cells of this line that it totals add up to 60000 mu; the total is not used
    ");
    assert_snapshot!(wide("f-2020.csv", text), @"f/f-2020.csv:1 duplicate-label: several values stand below the headings, `实际(万亩)` and `计划` among them, so it is open which of them `n` is");
    let text = "乡镇,计划,,实际,\n,1月,2月,1月,2月\n文昌镇,10,20,9,18\n";
    assert_snapshot!(rows(FEED, &columns, "f-2020.csv", text).join("\n"), @r"
    3 2020-01-31 文昌镇 9
    3 2020-02-29 文昌镇 18
    ");
}

#[test]
fn units_stand_in_headings_or_above_them() {
    for text in [
        "单位：万亩,,\n乡镇,1月,2月\n",
        "乡镇,1月（万亩）,2月（万亩）\n",
        "乡镇,面积（万亩）,\n,1月,2月\n",
        "乡镇,1月,2月\n,万亩,万亩\n",
    ] {
        let found = wide("f-2020.csv", &format!("{text}文昌镇,1.5,2\n"));
        assert!(
            found.contains("2020-01-31 文昌镇 15000") && found.contains("2020-02-29 文昌镇 20000"),
            "{text}: {found}"
        );
    }
    let mixed = wide("f-2020.csv", "乡镇,1月（万亩）,2月（亩）\n文昌镇,1.5,2\n");
    assert!(mixed.contains("2020-01-31 文昌镇 15000") && mixed.contains("2020-02-29 文昌镇 2"), "{mixed}");
}

#[test]
fn a_heading_that_is_no_period_is_told_and_its_cells_are_rejected() {
    let text = "序号,乡镇,1月,人口,备注\n1,文昌镇,35,5000,\n2,柳河镇,3,6000,晚报\n";
    assert_snapshot!(wide("f-2020.csv", text), @r#"
    2 2020-01-31 文昌镇 35
    3 2020-01-31 柳河镇 3
    reject 2 人口 type-error "人口": expected a date such as 2020-11-03, 2020/11/3 or 2020-11
    reject 3 人口 type-error "人口": expected a date such as 2020-11-03, 2020/11/3 or 2020-11
    f/f-2020.csv:1:4 unknown-period: the heading `人口` (column 4) stands over numbers but is no period; the cells below it were rejected
    "#);
}

#[test]
fn another_table_below_is_not_read_as_months() {
    let text = "乡镇,1月,2月\n文昌镇,35,77\n\n乡镇,户数,人数\n文昌镇,3,9\n乡镇,1月,2月\n";
    assert_snapshot!(wide("f-2020.csv", text), @r"
    2 2020-01-31 文昌镇 35
    2 2020-02-29 文昌镇 77
    f/f-2020.csv:4 second-table: another table begins here; its 3 rows were not used: if they belong to this feed, save them as a file of their own
    ");
    let again = "乡镇,1月,2月\n文昌镇,35,77\n乡镇,1月,2月\n柳河镇,3,9\n乡　镇,1 月,2月\n河口镇,4,\n";
    assert_snapshot!(wide("f-2020.csv", again), @r"
    2 2020-01-31 文昌镇 35
    2 2020-02-29 文昌镇 77
    4 2020-01-31 柳河镇 3
    4 2020-02-29 柳河镇 9
    6 2020-01-31 河口镇 4
    ");
}

#[test]
fn merged_cells_go_on_over_blank_lines() {
    let columns = "month = { type = \"date\" }\nregion = { header = \"乡镇\", type = \"region\", fill_down = true }\n\
        kind = { header = \"类别\", type = \"text\" }\nn = { type = \"quantity\", unit = \"亩\" }";
    let feed = FEED.replace("\"region\"]", "\"region\", \"kind\"]");
    let text = "乡镇,类别,1月,2月\n文昌镇,甲,,\n,乙,5,—\n柳河镇,甲,7,8\n";
    assert_snapshot!(rows(&feed, columns, "f-2020.csv", text).join("\n"), @r"
    3 2020-01-31 文昌镇 乙 5
    4 2020-01-31 柳河镇 甲 7
    4 2020-02-29 柳河镇 甲 8
    ");
}

#[test]
fn subtotals_and_parts_are_compared_below_their_headings() {
    let columns = "month = { type = \"date\" }\nregion = { header = \"乡镇\", type = \"region\" }\n\
        kind = { header = \"类别\", type = \"text\", one_of = [\"全部\", \"甲\"] }\nn = { type = \"quantity\", unit = \"亩\" }";
    let feed = FEED.replace("\"region\"]", "\"region\", \"kind\"]");
    let text = "乡镇,类别,1月,2月\n文昌镇,全部,5,6\n文昌镇,其中：甲,4,7\n柳河镇,全部,7,8\n小计,,12,15\n河口镇,全部,1,2\n小计,,1,2\n合计,,13,16\n";
    assert_snapshot!(rows(&feed, columns, "f-2020.csv", text).join("\n"), @r"
    2 2020-01-31 文昌镇 全部 5
    2 2020-02-29 文昌镇 全部 6
    3 2020-01-31 文昌镇 甲 4
    3 2020-02-29 文昌镇 甲 7
    4 2020-01-31 柳河镇 全部 7
    4 2020-02-29 柳河镇 全部 8
    6 2020-01-31 河口镇 全部 1
    6 2020-02-29 河口镇 全部 2
    f/f-2020.csv:5 control-total: `2月` in the row of totals is 15 mu, but the 2 rows above it add up to 14 mu; the total row is not added
    f/f-2020.csv:3 part-exceeds-whole: `n` of this part is 7 mu, more than the 6 mu of line 2 that it is a part of
    ");
}

#[test]
fn years_repeated_below_are_the_header_again() {
    let text = "乡镇,2019,2020\n文昌镇,35,77\n乡镇,2019,2020\n柳河镇,3,9\n";
    assert_snapshot!(wide("f.csv", text), @r"
    2 2019-12-31 文昌镇 35
    2 2020-12-31 文昌镇 77
    4 2019-12-31 柳河镇 3
    4 2020-12-31 柳河镇 9
    ");
}

/// Rows of a table in a project whose years begin in April.
fn from_april(feed: &str, name: &str, text: &str) -> String {
    let feed = format!("{feed}\n{FEED}");
    super::rows_from(4, &feed, COLUMNS, name, text).join("\n")
}

#[test]
fn headings_may_be_years_that_begin_in_another_month() {
    for heads in ["2018/19,2019/20", "2018-19,2019–20", "FY2019,FY2020", "2018/2019,2019/2020"] {
        for every in ["every = \"year\"", ""] {
            let text = format!("乡镇,{heads}\n文昌镇,35,77\n");
            let rows = "2 2019-03-31 文昌镇 35\n2 2020-03-31 文昌镇 77";
            assert_eq!(from_april(every, "f.csv", &text), rows, "{heads}");
        }
    }
    // What may be a month is one, unless another heading can only be a year.
    assert_snapshot!(from_april("", "f.csv", "乡镇,2009-10,2010-11\n文昌镇,35,77\n"), @r"
    2 2009-10-31 文昌镇 35
    2 2010-11-30 文昌镇 77
    ");
    assert_snapshot!(from_april("", "f.csv", "乡镇,2010-11,2012-13\n文昌镇,35,77\n"), @r"
    2 2011-03-31 文昌镇 35
    2 2013-03-31 文昌镇 77
    ");
    // The months below a year are those of that year.
    assert_snapshot!(from_april("", "f.csv", "乡镇,2018/19,\n,4月,1月\n文昌镇,35,77\n"), @r"
    3 2018-04-30 文昌镇 35
    3 2019-01-31 文昌镇 77
    ");
    // From January no year is named by two.
    assert_snapshot!(wide("f.csv", "乡镇,2018,2018/19,2020\n文昌镇,35,77,3\n"), @r#"
    2 2018-12-31 文昌镇 35
    2 2020-12-31 文昌镇 3
    reject 2 2018/19 type-error "2018/19": expected a month; this looks like a year that is named by the two in which it begins and ends: the feed needs every = "year", the project `year_starts`
    f/f.csv:1:3 unknown-period: the heading `2018/19` (column 3) stands over numbers but is no period; the cells below it were rejected
    "#);
}

#[test]
fn headings_may_be_halves() {
    for heads in ["2024H1,2024H2", "H1 2024,H2 2024", "2024年上半年,2024年下半年", "2024-H1,2024-H2"] {
        let rows = "2 2024-06-30 文昌镇 35\n2 2024-12-31 文昌镇 77";
        assert_eq!(wide("f.csv", &format!("乡镇,{heads}\n文昌镇,35,77\n")), rows, "{heads}");
    }
    // Beside its months a half is their total, beside its halves a year.
    let text = "乡镇,2024年5月,2024年6月,2024H1\n文昌镇,35,77,112\n";
    assert_snapshot!(wide("f.csv", text), @r"
    2 2024-05-31 文昌镇 35
    2 2024-06-30 文昌镇 77
    ");
    let text = "乡镇,2024H1,2024H2,2024\n文昌镇,35,77,113\n";
    assert_snapshot!(wide("f.csv", text), @r"
    2 2024-06-30 文昌镇 35
    2 2024-12-31 文昌镇 77
    f/f.csv:2 control-total: `2024` says 113 mu, but the cells of this line that it totals add up to 112 mu; the total is not used
    ");
}

#[test]
fn a_unit_may_be_a_sub_heading_beside_others() {
    for unit in ["%", "‰", "t", "人"] {
        let columns = COLUMNS.replace("\nn = { ", "\nn = { header = [\"实际\", \"完成\"], ");
        let text = format!("乡镇,1月,,,2月,,\n,计划,实际,{unit},计划,实际,{unit}\n文昌镇,1,2,5,3,4,6\n");
        let read = rows(FEED, &columns, "f-2020.csv", &text);
        assert_eq!(read, ["3 2020-01-31 文昌镇 2", "3 2020-02-29 文昌镇 4"], "{unit}");
        let read = rows(FEED, COLUMNS, "f-2020.csv", &format!("乡镇,1月,\n,亩,{unit}\n文昌镇,1,2\n"));
        assert!(read[0].contains("duplicate-label: several values stand below the headings"), "{read:?}");
    }
}
