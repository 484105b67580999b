//! Village economy, village secretaries, theatre in the villages, stories in the press.

use crate::calendar::{MONTHS, PUBLISHED, dashed, last_day};
use crate::chance::{Chance, apportion, uneven};
use crate::county::{TOWNSHIPS, people};
use crate::feed::{Feed, Form};

pub fn feeds() -> [Feed; 5] {
    [library(), tours(), secretaries(), culture(), stories()]
}

/// Published, to 2020-11-30: 113 projects, 31 of the province and 82 of the county.
fn library() -> Feed {
    const PROJECTS: [usize; MONTHS] = [0, 0, 4, 9, 12, 14, 11, 13, 16, 15, 19, 5, 2, 3, 4, 5, 6, 4, 5, 3, 6, 4, 3, 2];
    const KINDS: [&str; 6] = ["种植", "养殖", "加工", "光伏", "仓储", "乡村旅游"];
    let published: usize = PROJECTS[..=PUBLISHED].iter().sum();
    let mut chance = Chance::named("library");
    let mut levels: Vec<&str> = (0..published).map(|at| if at < 31 { "省级" } else { "县级" }).collect();
    chance.shuffle(&mut levels);
    let mut levels = levels.into_iter();
    let mut feed = Feed::new("library", Form::Plain, "项目编号,入库日期,乡镇,级别,项目类型");
    let mut number = 0;
    for (month, &count) in PROJECTS.iter().enumerate() {
        let mut days: Vec<u64> = (0..count).map(|_| chance.between(1, last_day(month))).collect();
        days.sort_unstable();
        for day in days {
            number += 1;
            let later = if chance.between(1, 4) == 1 { "省级" } else { "县级" };
            let level = levels.next().unwrap_or(later);
            let place = TOWNSHIPS[chance.weighted(&people())].name;
            let kind = chance.pick(&KINDS);
            feed.push(month, format!("示例项目-{number:03},{},{place},{level},{kind}", dashed(month, day)));
        }
    }
    feed
}

/// Published, to 2020-11-30: 9 tours, 54 projects seen.
fn tours() -> Feed {
    const TOURS: [usize; MONTHS] = [0, 0, 0, 0, 1, 1, 1, 1, 2, 1, 2, 0, 0, 0, 1, 1, 1, 0, 1, 0, 1, 1, 1, 0];
    let mut feed = Feed::new("tours", Form::Plain, "观摩日期,批次,观摩项目数");
    let mut chance = Chance::named("tours");
    let published: usize = TOURS[..=PUBLISHED].iter().sum();
    let mut seen = uneven(54, published, &mut chance).into_iter();
    let mut number = 0;
    for (month, &count) in TOURS.iter().enumerate() {
        let mut days: Vec<u64> = (0..count).map(|_| chance.between(1, last_day(month))).collect();
        days.sort_unstable();
        for day in days {
            number += 1;
            let seen = seen.next().unwrap_or_else(|| chance.between(4, 8));
            feed.push(month, format!("{},第{number}批,{seen}", dashed(month, day)));
        }
    }
    feed
}

/// Published: 448 villages, trained from 25 November to 3 December 2020. How many came on which day is made up.
fn secretaries() -> Feed {
    const VILLAGES: u64 = 448;
    /// Month, day and how many; the last eight came after the due date.
    const CAME: [(usize, u64, usize); 10] = [
        (10, 25, 48),
        (10, 26, 50),
        (10, 27, 49),
        (10, 28, 50),
        (10, 29, 48),
        (10, 30, 49),
        (11, 1, 50),
        (11, 2, 49),
        (11, 3, 47),
        (11, 18, 8),
    ];
    let mut feed = Feed::new("secretaries", Form::Plain, "参训日期,乡镇,人员编号");
    let mut chance = Chance::named("secretaries");
    let villages = apportion(VILLAGES, &people());
    let mut all: Vec<&str> =
        TOWNSHIPS.iter().zip(villages).flat_map(|(township, count)| (0..count).map(|_| township.name)).collect();
    chance.shuffle(&mut all);
    let mut all = all.into_iter().enumerate();
    for (month, day, count) in CAME {
        for (number, place) in all.by_ref().take(count) {
            feed.push(month, format!("{},{place},示例书记-{:03}", dashed(month, day), number + 1));
        }
    }
    feed
}

/// Published: 42 in November 2020. The troupe still uses the former names of renamed townships.
fn culture() -> Feed {
    const SHOWS: [usize; MONTHS] =
        [8, 0, 0, 0, 6, 12, 18, 20, 26, 31, 42, 15, 10, 16, 14, 22, 25, 24, 20, 18, 30, 33, 36, 14];
    const FORMER: [(&str, &str); 3] = [("高岗镇", "高岗乡"), ("玉泉镇", "玉泉乡"), ("青石回族镇", "青石镇")];
    let mut feed = Feed::new("culture", Form::Plain, "演出日期,乡镇,剧种,演出批号");
    let mut chance = Chance::named("culture");
    let mut number = 0;
    for (month, &count) in SHOWS.iter().enumerate() {
        let mut days: Vec<u64> = (0..count).map(|_| chance.between(1, last_day(month))).collect();
        days.sort_unstable();
        for day in days {
            number += 1;
            let place = TOWNSHIPS[chance.weighted(&people())].name;
            let former = FORMER.iter().find(|(name, _)| *name == place && chance.between(1, 3) == 1);
            let place = former.map_or(place, |(_, former)| former);
            let kind = chance.pick(&["豫剧", "越调", "曲剧", "歌舞"]);
            feed.push(month, format!("{},{place},{kind},示例演出-{number:03}", dashed(month, day)));
        }
    }
    feed
}

/// Published, counted from the titles: county television 9, province press 1, city press 2, pictures 2, since November 2020.
fn stories() -> Feed {
    const MEDIA: [(&str, usize); 4] = [("县电视台", 9), ("省级媒体", 1), ("市级媒体", 2), ("图片报道", 2)];
    const LATER: [usize; 13] = [6, 5, 4, 6, 7, 5, 6, 6, 4, 5, 7, 6, 5];
    let mut feed = Feed::new("stories", Form::Plain, "刊播日期,媒体,稿件编号");
    let mut chance = Chance::named("stories");
    let mut month_media: Vec<Vec<&str>> =
        vec![MEDIA.iter().flat_map(|(medium, count)| std::iter::repeat_n(*medium, *count)).collect()];
    chance.shuffle(&mut month_media[0]);
    for count in LATER {
        month_media.push((0..count).map(|_| MEDIA[chance.weighted(&[60, 6, 16, 18])].0).collect());
    }
    let mut number = 0;
    for (month, media) in (PUBLISHED..).zip(month_media) {
        let mut days: Vec<u64> = media.iter().map(|_| chance.between(1, last_day(month))).collect();
        days.sort_unstable();
        for (day, medium) in days.into_iter().zip(media) {
            number += 1;
            feed.push(month, format!("{},{medium},示例稿件-{number:03}", dashed(month, day)));
        }
    }
    feed
}
