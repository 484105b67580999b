//! Fields, bases, facilities, firms and the tobacco tax.

use crate::calendar::{MONTHS, dashed, dashed_month, last_day, written_month};
use crate::chance::{Chance, apportion};
use crate::county::TOWNSHIPS;
use crate::feed::{Feed, Form};

pub fn feeds() -> [Feed; 6] {
    [acreage(), zones(), facilities(), townships(), credentials(), tax()]
}

/// A crop, the month of the year in which a new year's acreage is first reported, and 亩 in 2019, 2020 and 2021.
struct Crop(&'static str, usize, [u64; 3]);

const CROPS: [Crop; 4] = [
    Crop("烟叶", 4, [95_000, 98_000, 106_200]),
    Crop("红薯", 5, [201_000, 203_000, 206_000]),
    Crop("辣椒", 4, [101_500, 104_000, 109_800]),
    Crop("大豆", 5, [196_000, 192_000, 195_500]),
];
/// Per mille of the tobacco fields worked by machines, by year.
const MACHINES: [u64; 3] = [485, 520, 574];
/// From here on the bureau's form says 月份 and 单位, and is saved by another program.
const NEW_FORM: usize = 18;

fn acreage() -> Feed {
    let mut feed = Feed::new("acreage", Form::Marked, "统计月份,乡镇,作物,种植面积,机械化面积").changing(
        NEW_FORM,
        Form::Chinese,
        "月份,单位,作物,种植面积,机械化面积",
    );
    let mut chance = Chance::named("acreage");
    let areas: Vec<Vec<Vec<u64>>> =
        CROPS.iter().enumerate().map(|(index, crop)| yearly_areas(index, crop, &mut chance)).collect();
    let machines: Vec<u64> = TOWNSHIPS.iter().map(|_| chance.between(0, 120)).collect();
    for month in 0..MONTHS {
        for (place, township) in TOWNSHIPS.iter().enumerate() {
            for (index, Crop(crop, planted, _)) in CROPS.iter().enumerate() {
                let year = month / 12 + usize::from(month % 12 >= *planted);
                let area = areas[index][year][place];
                let by_machine = if index == 0 {
                    (area * (MACHINES[year] - 60 + machines[place]) / 1000).to_string()
                } else {
                    String::new()
                };
                feed.push(month, format!("{},{},{crop},{area},{by_machine}", dashed_month(month), township.name));
            }
        }
    }
    feed
}

/// For each year, each township's 亩 under the crop.
fn yearly_areas(index: usize, crop: &Crop, chance: &mut Chance) -> Vec<Vec<u64>> {
    crop.2
        .iter()
        .map(|total| {
            let weights: Vec<u64> =
                TOWNSHIPS.iter().map(|township| township.fields[index] * chance.between(97, 103)).collect();
            apportion(*total, &weights)
        })
        .collect()
}

/// A kind of base: 亩 at its first and its last month, and the townships (by position) that have one.
struct Bases(&'static str, &'static str, [u64; 2], &'static [usize]);

const BASES: [Bases; 4] = [
    Bases("红薯标准化种植示范区", "示例红薯示范片", [9_000, 15_900], &[3, 4, 7, 13]),
    Bases("大豆标准化种植示范区", "示例大豆示范片", [8_000, 11_400], &[8, 9, 14]),
    Bases("绿色食品大豆原料基地", "示例绿色基地", [88_000, 126_000], &[1, 5, 6, 8, 9, 11, 12, 14]),
    Bases("大豆良种繁育基地", "示例良繁基地", [61_000, 74_500], &[6, 8, 9, 11, 14]),
];
/// Tobacco zones: township by position, month of their first report, 亩 then, month of an extension, 亩 after it.
const ZONES: [(usize, usize, u64, usize, u64); 9] = [
    (1, 0, 1_120, 99, 0),
    (3, 0, 1_060, 99, 0),
    (4, 2, 1_350, 99, 0),
    (13, 4, 1_180, 99, 0),
    (7, 4, 760, 15, 1_040),
    (10, 8, 690, 18, 1_010),
    (15, 16, 1_090, 99, 0),
    (8, 20, 820, 23, 1_005),
    (5, 21, 640, 99, 0),
];

fn zones() -> Feed {
    let mut feed = Feed::new("zones", Form::Plain, "月份,乡镇,类型,名称,面积");
    for month in 0..MONTHS {
        for (number, (place, opened, small, extended, large)) in ZONES.iter().enumerate() {
            if month >= *opened {
                let area = if month >= *extended { large } else { small };
                feed.push(
                    month,
                    format!(
                        "{},{},现代烟草农业示范区,示例烟草示范区{:02},{area}",
                        dashed_month(month),
                        TOWNSHIPS[*place].name,
                        number + 1
                    ),
                );
            }
        }
        for Bases(kind, name, [first, last], places) in &BASES {
            let weights: Vec<u64> = places.iter().map(|place| TOWNSHIPS[*place].fields[3] + 20).collect();
            let total = first + (last - first) * u64::try_from(month / 2).expect("small") / 11;
            for (number, (place, area)) in places.iter().zip(apportion(total, &weights)).enumerate() {
                feed.push(
                    month,
                    format!("{},{},{kind},{name}{:02},{area}", dashed_month(month), TOWNSHIPS[*place].name, number + 1),
                );
            }
        }
    }
    feed
}

/// Seedlings in 万株, storage in 吨, the platform (yes from 2021-07), the park (not yet).
fn facilities() -> Feed {
    const SEEDLINGS: [u64; MONTHS] = [
        20_000, 20_000, 21_000, 22_500, 22_500, 22_500, 22_500, 24_000, 24_000, 26_000, 26_000, 26_000, 26_000, 28_000,
        31_500, 36_000, 38_500, 41_000, 41_000, 41_000, 41_500, 41_500, 41_500, 42_000,
    ];
    const STORAGE: [u64; MONTHS] = [
        28_000, 28_000, 28_000, 28_000, 28_000, 28_000, 29_500, 29_500, 31_000, 32_000, 32_000, 32_000, 32_000, 32_000,
        32_000, 33_000, 33_000, 34_500, 36_000, 38_000, 41_000, 43_500, 44_000, 44_000,
    ];
    let mut feed =
        Feed::new("facilities", Form::Plain, "月份,红薯育苗能力,红薯储藏能力,红薯科技成果转化平台,辣椒现代农业产业园");
    for month in 0..MONTHS {
        feed.push(
            month,
            format!("{},{},{},{},0", dashed_month(month), SEEDLINGS[month], STORAGE[month], u8::from(month >= 18)),
        );
    }
    feed
}

/// Never reached within the pack.
const NO: usize = 99;
/// For each township, the month in which its near firm, its first and second demonstration village and its garden stood.
const STOOD: [[usize; 4]; 16] = [
    [NO, NO, NO, NO],
    [13, 10, 16, 14],
    [18, 15, 20, 16],
    [15, 13, 18, 13],
    [22, 17, 21, 19],
    [16, 14, 19, 15],
    [12, 10, 14, 14],
    [23, 18, 22, 21],
    [17, 15, 19, 17],
    [14, 13, 17, 15],
    [NO, 19, 23, 20],
    [19, 17, 21, 18],
    [21, 16, 20, 17],
    [NO, 20, NO, 22],
    [20, 16, 22, 19],
    [NO, 21, NO, 23],
];

fn townships() -> Feed {
    let mut feed = Feed::new("townships", Form::Marked, "月份,乡镇,深加工企业,示范村,标准化示范园,市级以上龙头企业");
    for month in 0..MONTHS {
        for (township, [firm, first, second, garden]) in TOWNSHIPS.iter().zip(&STOOD) {
            let stands = |since: &usize| u8::from(month >= *since);
            let villages = stands(first) + stands(second);
            feed.push(
                month,
                format!("{},{},{},{villages},{},0", dashed_month(month), township.name, stands(firm), stands(garden)),
            );
        }
    }
    feed
}

fn credentials() -> Feed {
    const GRANTED: [(usize, usize, &str); 9] = [
        (5, 6, "绿色食品"),
        (9, 9, "名优特新农产品"),
        (9, 2, "省级以上龙头企业"),
        (14, 12, "绿色食品"),
        (16, 14, "绿色食品"),
        (17, 4, "名优特新农产品"),
        (19, 8, "绿色食品"),
        (20, 6, "省级以上龙头企业"),
        (22, 11, "名优特新农产品"),
    ];
    let mut feed = Feed::new("credentials", Form::Plain, "认定日期,乡镇,类型,认定编号");
    let mut chance = Chance::named("credentials");
    for (number, (month, place, kind)) in GRANTED.iter().enumerate() {
        let day = chance.between(1, last_day(*month));
        feed.push(
            *month,
            format!("{},{},{kind},示例认定-{:02}", dashed(*month, day), TOWNSHIPS[*place].name, number + 1),
        );
    }
    feed
}

/// Total since January, in hundredths of 万元; leaf is bought from August to December.
fn tax() -> Feed {
    const SINCE_JANUARY: [u64; MONTHS] = [
        4_250, 6_120, 6_120, 6_120, 6_120, 6_120, 6_120, 86_310, 346_040, 689_075, 912_030, 960_360, 3_840, 5_510,
        5_510, 5_510, 5_510, 5_510, 5_510, 90_520, 381_260, 755_110, 998_745, 1_052_280,
    ];
    let mut feed = Feed::new("tax", Form::Chinese, "月份,烟叶税本年累计");
    for (month, total) in SINCE_JANUARY.iter().enumerate() {
        feed.push(month, format!("{},{}.{:02}", written_month(month), total / 100, total % 100));
    }
    feed
}
