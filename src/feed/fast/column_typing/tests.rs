//! TypedColumn a column at a time or a row at a time: the same.

use crate::feed::rows::fast::column_typing::*;
use crate::catalog::{Catalog, ProjectFiles, load};
use crate::feed::text::{Chunks, TextFormat};
use crate::feed::header::Header;
use crate::feed::text::Syntax;
use crate::feed::rows::FileContext;
use crate::feed::rows::Rows;
use crate::feed::anonymise::Secret;
use crate::measure::Period;
use crate::measure::text::Encoding;
use proptest::prelude::*;

const CATALOG: &str = r#"
title = "报表"
start = "2020-01"
synthetic = "示例"
[feed.keyed]
files  = "feeds/keyed-*.csv"
source = "县民政局"
key    = ["case", "region"]
[feed.keyed.column]
case   = { header = "编号", type = "id", private = true }
day    = { header = "日期", type = "date" }
region = { header = "乡镇", type = "region" }
kind   = { header = "类别", type = "text", one_of = ["甲类", "乙类", "合计"] }
amount = { header = "金额", type = "quantity", unit = "万元", min = 0, max = 1000 }
items  = { header = "件数", type = "quantity", unit = "个", optional = true }
note   = { header = "备注", type = "text", optional = true }
[feed.events]
files  = "feeds/events-*.csv"
source = "县民政局"
[feed.events.column]
day    = { header = "日期", type = "date" }
until  = { header = "截止", type = "date", optional = true }
region = { header = "乡镇", type = "region", optional = true }
kind   = { header = "类别", type = "text", one_of = ["甲类", "乙类"] }
items  = { header = "件数", type = "quantity", unit = "个", min = 0 }
[indicator.items]
name    = "件数"
feed    = "events"
measure = { sum = "items" }
kind    = "flow"
unit    = "个"
better  = "higher"
"#;
// 河口镇 was dissolved, and its name given to another place.
const REGIONS: &str = "code,name,level,parent,aliases,valid_from,valid_to\n411025,襄城县,county,,,,\n\
        411025901,文昌镇,township,411025,,,\n411025902,柳河镇,township,411025,柳河乡,,\n\
        411025903,河口镇,township,411025,,,2020-06\n411025904,河口镇,township,411025,,2020-07,\n";

fn catalog() -> Catalog {
    let files = [("onpace.toml", CATALOG), ("regions.csv", REGIONS)];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().into()));
    load(&ProjectFiles::Memory(files.into())).expect("a sound catalog").output
}

/// All that was read, texts in place of their symbols.
fn told(rows: &Rows) -> Vec<String> {
    let value = |v: CellValue| match v {
        CellValue::Text(symbol) => rows.texts.get(symbol).to_owned(),
        other => format!("{other:?}"),
    };
    let fingerprints = rows.fingerprints.by_row();
    let row = |n: usize| {
        let values: Vec<String> = rows.row(n).into_iter().map(value).collect();
        let keys = (rows.keys.get(n), rows.contents.get(n), fingerprints.get(n));
        let place = (rows.places.line(n), rows.places.bytes.get(n));
        format!("{place:?} {values:?} {keys:?} {:?} {:?}", rows.states[n], rows.part_of(n))
    };
    let mut told: Vec<String> = (0..rows.states.len()).map(row).collect();
    told.extend(rows.rejects.iter().map(|r| format!("{r:?}")));
    for total in &rows.totals {
        let labels: Vec<_> = total.labels.iter().map(|(n, v)| (n, value(*v))).collect();
        told.push(format!("{:?} {} {} {:?} {labels:?}", total.kind, total.line, total.above, total.amounts));
    }
    told.push(format!("{} {} {:?}", rows.records, rows.skipped, rows.rejected_keys));
    told.push(format!("{:?} {:?} {:?}", rows.skips, rows.units, rows.second));
    told.push(format!("{:?}", rows.values.iter().map(ColumnBuffer::scale).collect::<Vec<_>>()));
    told
}

/// Cells for each column, most of them plain.
fn cells(head: &str) -> impl Strategy<CellValue = String> + use<> {
    let (plain, odd) = match head {
        "日期" | "截止" => (
            "2020-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])",
            "(2020年11月|20201103|2020/3/5|二〇二〇|43891|2020.1|11月|)",
        ),
        "乡镇" => (
            "(411025901000|411025902000|文昌镇|柳河乡)",
            "(河口镇|411025|其中：文昌镇|柳河 镇|合计|小计|襄城县|411025903000|411025999000|)",
        ),
        "类别" => ("(甲类|乙类)", "(甲 类|丙类|其中：甲类|合计|本月合计|#乙类|)"),
        "金额" | "件数" => (
            "[0-9]{1,4}(\\.[0-9]{1,3})?",
            "(-3|1,234|1.2万|2亩|—|1E5|5①|0\\.10|00\\.500|1234567890123456|9999\\.5|金额|)",
        ),
        "编号" => ("A[0-9]{1,2}", "(4.11E17|无|合计|\"A\"|)"),
        _ => ("[a-z甲乙]{0,4}[a-z]", "(小计|注：无|合计:|共计 |其中：甲|\u{FFFD}|\"，\"|\u{FEFF}a|)"),
    };
    prop_oneof![30 => plain, 2 => odd]
}

fn lines(heads: &'static [&'static str]) -> impl Strategy<CellValue = Vec<String>> {
    let row = heads.iter().map(|head| cells(head)).collect::<Vec<_>>().prop_map(|cells| cells.join(",")).boxed();
    let odd = prop_oneof![
        Just(String::new()),
        Just(",,".to_owned()),
        Just("注：单位：万元".to_owned()),
        Just(heads.join(",")),
        Just("姓名,住址,电话".to_owned()),
        row.clone().prop_map(|row| row + ",x"),
        row.clone().prop_map(|row| row[..row.rfind(',').unwrap_or(0)].to_owned()),
        row.clone().prop_map(|row| format!("\"{row}")),
    ];
    prop::collection::vec(prop_oneof![20 => row, 1 => odd], 0..30)
}

fn same(feed: usize, heads: &[&str], lines: &[String], end: &str, encoding: Encoding) -> Result<usize, TestCaseError> {
    let catalog = catalog();
    let text = std::iter::once(heads.join(",")).chain(lines.iter().cloned()).collect::<Vec<_>>().join(end);
    let bytes = match encoding {
        Encoding::Gb18030 => encoding_rs::GB18030.encode(&text).0.into_owned(),
        _ => text.into_bytes(),
    };
    let format = TextFormat { encoding, mark: 0, syntax: Syntax { delimiter: b',', width: heads.len() } };
    let chunk = Chunks::new(&bytes[..], format).next(Vec::new()).expect("in memory").expect("a header");
    let table = Table::of_chunk(&chunk, format, false).expect("text");
    let feed = &catalog.feeds[feed];
    let header = Header::find(&table, feed, "a.csv").expect("its header");
    let period = Some(Period::containing(jiff::civil::date(2020, 11, 30), feed.every));
    let (regions, header, secret) = (&catalog.regions, &header, Secret::of_this_run());
    let sheet = FileContext { feed, regions, name: "a.csv", period, header, delimiter: ',', sums: None, secret };
    let reader = || RowReader::new(sheet, &table, vec![None; feed.columns.len()]);
    let first = header.record + header.rows;
    let by_columns = reader().read(first).0.rows;
    prop_assert_eq!(told(&by_columns), told(&reader().read_one_by_one(first).rows));
    // Once more, as after another stretch.
    let (mut stretch, tools) = reader().read(first);
    Rows::of(feed).append(&mut stretch.rows, 5);
    let reader = RowReader::with(tools, stretch.rows, sheet, &table, vec![None; feed.columns.len()]);
    prop_assert_eq!(told(&by_columns), told(&reader.read(first).0.rows));
    let mut typed = RowReader::new(sheet, &table, vec![None; feed.columns.len()]);
    typed.type_columns(first);
    Ok(typed.plain.iter().filter(|plain| **plain).count())
}

#[test]
fn ordinary_rows_are_plain() {
    let lines: Vec<String> =
        ["1,2020-11-03,,x,411025901000,甲类", "2,2020-11-30,2020-12-31,小计,,乙类", "3.5,2020/11/4,,,文昌镇,甲 类"]
            .map(str::to_owned)
            .into();
    // All but the one whose undeclared cell may make it a total.
    assert_eq!(same(1, &EVENTS, &lines, "\n", Encoding::Utf8).expect("the same"), 2);
}

const KEYED: [&str; 8] = ["编号", "日期", "乡镇", "类别", "金额", "件数", "备注", "其他"];
const EVENTS: [&str; 6] = ["件数", "日期", "截止", "其他", "乡镇", "类别"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn columns_are_typed_as_rows_are(lines in lines(&KEYED), end in "(\n|\r\n|\r)", gb: bool) {
        let encoding = if gb { Encoding::Gb18030 } else { Encoding::Utf8 };
        same(0, &KEYED, &lines, &end, encoding)?;
    }

    #[test]
    fn and_so_are_those_without_a_key(lines in lines(&EVENTS), end in "(\n|\r\n)") {
        same(1, &EVENTS, &lines, &end, Encoding::Utf8)?;
    }
}
