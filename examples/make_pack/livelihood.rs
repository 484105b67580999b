//! Skills classes, job fairs and the science deputies.

use crate::calendar::{MONTHS, PUBLISHED, dashed, last_day, slashed, year};
use crate::chance::{Chance, uneven};
use crate::county::{TOWNSHIPS, people};
use crate::feed::{Feed, Form};

pub fn feeds() -> [Feed; 3] {
    [training(), jobfairs(), experts()]
}

/// 技能培训 and 现场招聘会 are published as since the middle of November 2020: the pack has none on the ten days before.
const MIDDLE_OF_NOVEMBER: u64 = 11;

/// Days of `count` events in `month`, in order.
pub fn days(month: usize, count: usize, chance: &mut Chance) -> Vec<u64> {
    let first = if month == PUBLISHED { MIDDLE_OF_NOVEMBER } else { 1 };
    let mut days: Vec<u64> = (0..count).map(|_| chance.between(first, last_day(month))).collect();
    days.sort_unstable();
    days
}

/// Published: 41 期, 2,105 人.
fn training() -> Feed {
    const CLASSES: [usize; MONTHS] = [6, 0, 0, 4, 7, 8, 6, 7, 9, 8, 41, 14, 9, 5, 10, 12, 11, 13, 9, 8, 12, 11, 10, 9];
    const TRAINED: u64 = 2_105;
    const TRADES: [&str; 8] = ["烟叶种植", "红薯种植", "养老护理", "家政服务", "中式烹饪", "电焊", "电子商务", "缝纫"];
    let mut feed = Feed::new("training", Form::Chinese, "培训编号,开班日期,乡镇,工种,培训人数");
    let mut chance = Chance::named("training");
    let mut number = 0;
    for (month, &count) in CLASSES.iter().enumerate() {
        if month % 12 == 0 {
            number = 0;
        }
        let total =
            if month == PUBLISHED { TRAINED } else { u64::try_from(count).expect("small") * chance.between(46, 54) };
        let sizes = uneven(total, count, &mut chance);
        for (day, size) in days(month, count, &mut chance).into_iter().zip(sizes) {
            number += 1;
            let place = TOWNSHIPS[chance.weighted(&people())].name;
            let trade = chance.pick(&TRADES);
            feed.push(month, format!("PX{}-{number:03},{},{place},{trade},{size}", year(month), slashed(month, day)));
        }
    }
    feed
}

/// Published: 15 场, 500 个, 200 人.
fn jobfairs() -> Feed {
    const FAIRS: [usize; MONTHS] = [3, 0, 1, 2, 2, 2, 1, 2, 2, 2, 15, 4, 5, 6, 3, 2, 2, 2, 2, 2, 3, 2, 2, 2];
    const POSTS: u64 = 500;
    const REGISTERED: u64 = 200;
    let mut feed = Feed::new("jobfairs", Form::Marked, "场次编号,日期,乡镇,推荐岗位,登记就业意向");
    let mut chance = Chance::named("jobfairs");
    let mut number = 0;
    for (month, &count) in FAIRS.iter().enumerate() {
        let fairs = u64::try_from(count).expect("small");
        let (posts, registered) = if month == PUBLISHED {
            (POSTS, REGISTERED)
        } else {
            (fairs * chance.between(28, 42), fairs * chance.between(10, 17))
        };
        let posts = uneven(posts, count, &mut chance);
        let registered = uneven(registered, count, &mut chance);
        for ((day, posts), registered) in days(month, count, &mut chance).into_iter().zip(posts).zip(registered) {
            number += 1;
            let place = TOWNSHIPS[chance.weighted(&people())].name;
            feed.push(month, format!("ZP-{number:03},{},{place},{posts},{registered}", dashed(month, day)));
        }
    }
    feed
}

/// Published: 17 名 since June 2020.
fn experts() -> Feed {
    const ARRIVED: [(usize, usize); 8] = [(5, 8), (6, 4), (7, 2), (8, 2), (PUBLISHED, 1), (14, 1), (18, 2), (21, 1)];
    let mut feed = Feed::new("experts", Form::Plain, "到任日期,乡镇,人员编号,专业");
    let mut chance = Chance::named("experts");
    let mut places: Vec<usize> = (0..TOWNSHIPS.len()).collect();
    chance.shuffle(&mut places);
    let mut number = 0;
    for (month, count) in ARRIVED {
        let mut arrivals: Vec<u64> = (0..count).map(|_| chance.between(1, last_day(month))).collect();
        arrivals.sort_unstable();
        for day in arrivals {
            let place = TOWNSHIPS[places[number % places.len()]].name;
            number += 1;
            let field = chance.pick(&["农学", "植物保护", "农产品加工", "农业机械", "畜牧"]);
            feed.push(month, format!("{},{place},示例专家-{number:02},{field}", dashed(month, day)));
        }
    }
    feed
}
