//! The county and its sixteen invented townships.

use std::fmt::Write as _;

pub struct Township {
    pub code: &'static str,
    pub name: &'static str,
    /// Its name in English.
    name_en: &'static str,
    /// Earlier names, `;` between them.
    former: &'static str,
    /// The day from which the present name holds.
    since: &'static str,
    /// Weight of its people (households, villages, cases).
    pub people: u64,
    /// Weights of its fields under 烟叶, 红薯, 辣椒, 大豆.
    pub fields: [u64; 4],
}

const fn township(
    code: &'static str,
    name: &'static str,
    name_en: &'static str,
    former: &'static str,
    since: &'static str,
    people: u64,
    fields: [u64; 4],
) -> Township {
    Township { code, name, name_en, former, since, people, fields }
}

/// In the order of codes; the first is the county seat.
pub const TOWNSHIPS: [Township; 16] = [
    township("411025901", "文昌镇", "Wenchang", "", "", 34, [4, 9, 6, 8]),
    township("411025902", "柳河镇", "Liuhe", "", "", 66, [70, 58, 40, 62]),
    township("411025903", "青石回族镇", "Qingshi", "青石镇", "2018-06-01", 61, [38, 66, 72, 55]),
    township("411025904", "白杨镇", "Baiyang", "", "", 58, [82, 70, 35, 48]),
    township("411025905", "云岭镇", "Yunling", "", "", 55, [96, 92, 22, 40]),
    township("411025906", "清泉镇", "Qingquan", "", "", 63, [54, 85, 47, 71]),
    township("411025907", "石桥铺镇", "Shiqiaopu", "石桥铺乡", "2017-03-01", 70, [47, 61, 88, 79]),
    township("411025908", "高岗镇", "Gaogang", "高岗乡", "2019-08-01", 52, [75, 97, 30, 44]),
    township("411025909", "杨林镇", "Yanglin", "", "", 60, [62, 74, 65, 83]),
    township("411025910", "槐店镇", "Huaidian", "", "", 57, [58, 63, 91, 86]),
    township("411025911", "玉泉镇", "Yuquan", "玉泉乡", "2019-08-01", 49, [84, 69, 41, 52]),
    township("411025912", "沙沟乡", "Shagou", "", "", 45, [33, 88, 59, 90]),
    township("411025913", "梁庄乡", "Liangzhuang", "", "", 51, [45, 53, 95, 77]),
    township("411025914", "松坡乡", "Songpo", "", "", 38, [99, 102, 18, 36]),
    township("411025915", "芦湾乡", "Luwan", "", "", 47, [29, 57, 76, 98]),
    township("411025916", "枣园乡", "Zaoyuan", "", "", 42, [64, 80, 54, 66]),
];

pub fn people() -> Vec<u64> {
    TOWNSHIPS.iter().map(|township| township.people).collect()
}

/// Row and column of each township in a tile map, in the order of codes: made up like the townships, with the county seat in the middle.
const TILES: [(u8, u8); 16] = [
    (3, 3),
    (1, 2),
    (2, 2),
    (1, 3),
    (2, 1),
    (1, 4),
    (2, 3),
    (2, 4),
    (3, 2),
    (3, 4),
    (3, 5),
    (4, 2),
    (4, 3),
    (3, 1),
    (4, 4),
    (4, 5),
];

pub fn regions_csv() -> String {
    let mut csv = "code,name,level,parent,aliases,valid_from,valid_to,name_en,row,column\n\
         411025,襄城县,county,,,,,Xiangcheng,,\n"
        .to_owned();
    for (Township { code, name, name_en, former, since, .. }, (row, column)) in TOWNSHIPS.iter().zip(TILES) {
        writeln!(csv, "{code},{name},township,411025,{former},{since},,{name_en},{row},{column}")
            .expect("writing to a string");
    }
    csv
}
