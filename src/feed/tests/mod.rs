//! The fast way and the general way of reading give the same rows, rejects and ledger.
//!
//! - `chunk`: one chunk, row by row.
//! - `files`: whole files, with quotes, odd cells and several chunks, and sums.
//!
//! And `senders`: files that say whose they are; `units`: the units that they state; `wide`: headings that become rows.

mod chunk;
mod files;
mod senders;
mod units;
mod wide;

use crate::catalog::{Catalog, ProjectFiles, load};
use proptest::prelude::*;
use std::sync::LazyLock;

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

/// The catalog of these tests, loaded once.
static LOADED: LazyLock<Catalog> = LazyLock::new(|| {
    let files = [("onpace.toml", CATALOG), ("regions.csv", REGIONS)];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().into()));
    load(&ProjectFiles::Memory(files.into())).expect("a sound catalog").output
});

pub(super) fn catalog() -> &'static Catalog {
    &LOADED
}

const KEYED: [&str; 8] = ["编号", "日期", "乡镇", "类别", "金额", "件数", "备注", "其他"];
const EVENTS: [&str; 6] = ["件数", "日期", "截止", "其他", "乡镇", "类别"];

/// Cells for each column, most of them plain.
fn cells(head: &str) -> impl Strategy<Value = String> + use<> {
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

fn lines(heads: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
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
