//! What goes wrong in real files, put in on purpose and in one place. Nothing before 2020-12: the month of the published totals is clean.

use crate::feed::Feed;

const fn month_2021(month: usize) -> usize {
    11 + month
}

enum Blemish {
    /// No file was sent for the month.
    Absent,
    /// The rows that hold this text were not sent.
    Without(&'static str),
    /// A further row at the end of the file.
    Extra(&'static str),
    /// The file's first row once more at its end.
    Twice,
    /// The row that starts so was sent with wrong cells, and right in the next month's file.
    PutRightLater(&'static str, &'static str),
}

use Blemish::{Absent, Extra, PutRightLater, Twice, Without};

const BLEMISHES: [(&str, usize, Blemish); 21] = [
    // Cells that cannot be read, or that break a rule.
    ("training", month_2021(3), Extra("PX2021-901,2021/3/32,白杨镇,电焊,45")),
    ("training", month_2021(4), Extra("PX2021-902,2021/4/16,柳何镇,家政服务,50")),
    ("loans", month_2021(5), Extra("DK2021-9001,20210518,清泉镇,扶贫小额贷款,贫困户,示例户-9001,伍万元,")),
    ("culture", month_2021(5), Twice),
    ("culture", month_2021(6), Extra("2021-06-17,杨林镇,豫剧")),
    ("loans", month_2021(6), Extra("DK2021-9002,20210622,槐店镇,扶贫小额贷款,其他,示例户-9002,0.50,")),
    ("library", month_2021(7), Extra("示例项目-901,2021-07-08,沙沟乡,省级,仓储")),
    ("library", month_2021(7), Extra("示例项目-901,2021-07-08,沙沟乡,县级,仓储")),
    ("library", month_2021(8), Extra("示例项目-902,2021-08-12,梁庄乡,,加工")),
    ("training", month_2021(8), Extra("PX2021-903,2021/8/20,云岭镇,缝纫,48,补录")),
    ("training", month_2021(9), Extra("PX2021-904,2021/9/14,石乔铺镇,电子商务,52")),
    ("training", month_2021(9), Twice),
    ("loans", month_2021(9), Extra("DK2021-9003,20210915,枣园乡,扶贫小额贷款,边缘户,示例户-9003,-0.50,")),
    // Revisions. The first is rejected as sent: an area below nought.
    ("acreage", month_2021(6), PutRightLater("2021-06,芦湾乡,大豆,", "2021-06,芦湾乡,大豆,-12150,")),
    ("acreage", month_2021(8), PutRightLater("2021-08,柳河镇,烟叶,", "2021-08,柳河镇,烟叶,8710,4264")),
    (
        "zones",
        month_2021(8),
        PutRightLater(
            "2021-08,松坡乡,现代烟草农业示范区,示例烟草示范区04,",
            "2021-08,松坡乡,现代烟草农业示范区,示例烟草示范区04,1810",
        ),
    ),
    // Partial: fourteen of sixteen townships.
    ("townships", month_2021(9), Without(",松坡乡,")),
    ("townships", month_2021(9), Without(",枣园乡,")),
    // One township's figure came with the next month's file.
    ("eligible", month_2021(3), PutRightLater("2021-03,411025912,", "")),
    // Not sent.
    ("jobfairs", month_2021(7), Absent),
    ("tours", month_2021(9), Absent),
];

pub fn apply(feeds: &mut [Feed]) {
    for (name, month, blemish) in &BLEMISHES {
        let feed = feeds.iter_mut().find(|feed| feed.name == *name).expect("a blemish names a feed");
        spoil(feed, *month, blemish);
    }
}

fn spoil(feed: &mut Feed, month: usize, blemish: &Blemish) {
    match blemish {
        Absent => feed.files[month] = None,
        Without(text) => feed.rows(month).retain(|row| !row.contains(text)),
        Extra(row) => feed.push(month, (*row).to_owned()),
        Twice => {
            let first = feed.rows(month)[0].clone();
            feed.push(month, first);
        }
        PutRightLater(start, wrong) => {
            let rows = feed.rows(month);
            let at = rows.iter().position(|row| row.starts_with(start)).expect("a blemish names a row");
            let right = rows.remove(at);
            if !wrong.is_empty() {
                rows.insert(at, (*wrong).to_owned());
            }
            feed.push(month + 1, right);
        }
    }
}
