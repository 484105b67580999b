//! Folders of a county that does not exist, unlike those of the departments: tables of the year so far that come every quarter, sheets of two
//! subjects, rows of items over townships, parts without a unit of their own, names with marks of annexes and editions.

use super::{Draw, Folder, Grid, workbook};

const TOWNSHIPS: [&str; 6] = ["青岭镇", "柳河镇", "白石乡", "东关街道", "沙坪镇", "桃源乡"];

fn text(n: u64) -> String {
    n.to_string()
}

pub fn county() -> Folder {
    let mut folder = Folder::default();
    insured(&mut folder);
    taxes(&mut folder);
    roads(&mut folder);
    aid(&mut folder);
    housing(&mut folder);
    schools(&mut folder);
    tobacco(&mut folder);
    folder
}

/// Annexes with an edition in brackets; a row for what belongs to no township, and a part.
fn insured(folder: &mut Folder) {
    let mut draw = Draw::new(31);
    for month in 1..=6_u64 {
        let mut grid = Grid::default();
        grid.title(&format!("附件2：各乡镇2024年{month}月份城乡居民医保参保情况统计表（模拟数据）"), 7);
        grid.row(&["填报单位：清溪县医疗保障局", "", "", "", "", "单位：人", ""]);
        grid.row(&["序号", "乡镇", "应参保人数", "已参保人数", "参保率", "其中：困难群众参保人数", "新增参保人数"]);
        for (k, township) in TOWNSHIPS.iter().enumerate() {
            let all = 9000 + 700 * k as u64;
            let own = all * (90 + month) / 100;
            grid.row(&[
                text(k as u64 + 1),
                (*township).to_owned(),
                text(all),
                text(own),
                format!("{}.{}%", 90 + month, draw.between(0, 9)),
                text(own / 20),
                text(draw.between(10, 200)),
            ]);
        }
        grid.row(&["", "县直", "1200", "1190", "99.2%", "10", "5"]);
        folder.put(format!("附件2：各乡镇2024年{month}月份城乡居民医保参保情况统计表(最终版).xlsx"), grid.xlsx());
    }
    folder.column("医保参保", "乡镇", "region");
    folder.amount("医保参保", "应参保人数", "人", "level");
    folder.amount("医保参保", "已参保人数", "人", "level");
    folder.amount("医保参保", "参保率", "%", "level");
    folder.amount("医保参保", "其中:困难群众参保人数", "人", "level");
    folder.amount("医保参保", "新增参保人数", "人", "flow");
}

/// The month's own and the year so far below one heading.
fn taxes(folder: &mut Folder) {
    let mut draw = Draw::new(32);
    let mut so_far = [0_u64; 6];
    for month in 1..=7_u64 {
        let mut grid = Grid::default();
        grid.title(&format!("清溪县2024年{month}月税收入库情况表"), 5);
        grid.row(&["编制单位：县税务局", "", "", "", "金额单位：万元"]);
        grid.row(&["乡镇（街道）", "税收收入", "", "完成年度任务（%）", "同比增长（%）"]);
        grid.row(&["", "本月", "本年累计", "", ""]);
        grid.merge((2, 1, 2, 2));
        for (k, township) in TOWNSHIPS.iter().enumerate() {
            let own = draw.between(50, 400);
            so_far[k] += own;
            grid.row(&[
                (*township).to_owned(),
                text(own),
                text(so_far[k]),
                format!("{}.5", month * 8),
                format!("-{}.2", draw.between(1, 9)),
            ]);
        }
        folder.put(format!("税务局/2024年{month}月税收入库.xlsx"), grid.xlsx());
    }
    folder.column("税收入库", "乡镇(街道)", "region");
    folder.amount("税收入库", "税收收入本月", "万元", "flow");
    folder.amount("税收入库", "税收收入本年累计", "万元", "running");
    folder.amount("税收入库", "完成年度任务", "%", "level");
    folder.amount("税收入库", "同比增长", "%", "level");
}

/// Tables of the year so far that come at the end of each quarter, in GBK.
fn roads(folder: &mut Folder) {
    for quarter in 1..=4_u64 {
        let mut grid = Grid::default();
        grid.row(&[format!("2024年1-{}月各乡镇农村公路建设进度表", quarter * 3)]);
        grid.row(&["制表：交通局", "", "", "", "单位：公里、万元"]);
        grid.row(&["乡镇", "年度任务", "完成里程", "其中：县道", "完成投资"]);
        for (k, township) in TOWNSHIPS.iter().enumerate() {
            let task = 40 + 8 * k as u64;
            grid.row(&[
                (*township).to_owned(),
                text(task),
                format!("{}.5", task * quarter / 4),
                text(task * quarter / 10),
                format!("{}.2", task * quarter * 2),
            ]);
        }
        folder.put(format!("交通局/2024年1-{}月农村公路进度.csv", quarter * 3), grid.gbk());
    }
    folder.column("农村公路进度", "乡镇", "region");
    folder.amount("农村公路进度", "年度任务", "公里", "level");
    folder.amount("农村公路进度", "完成里程", "公里", "running");
    folder.amount("农村公路进度", "完成投资", "万元", "running");
    folder.amount("农村公路进度", "其中:县道", "公里", "running");
}

/// Lists of persons.
fn aid(folder: &mut Folder) {
    let mut draw = Draw::new(33);
    for month in 1..=5_u64 {
        let mut grid = Grid::default();
        grid.row(&["清溪县临时救助发放台账（模拟数据）"]);
        grid.row(&["序号", "姓名", "手机号", "乡镇", "救助类型", "救助金额（元）", "申请日期", "发放日期", "经办人"]);
        for n in 0..20_u64 {
            grid.row(&[
                text(n + 1),
                format!("张某{}", ["甲", "乙", "丙", "丁", "戊"][usize::try_from(n % 5).expect("small")]),
                // No network has the prefix 100.
                format!("100{month:04}{n:04}"),
                draw.one(&TOWNSHIPS).to_owned(),
                draw.one(&["支出型", "急难型"]).to_owned(),
                text(draw.between(5, 60) * 100),
                format!("2024-{month:02}-{:02}", draw.between(1, 14)),
                format!("2024-{month:02}-{:02}", draw.between(15, 28)),
                "李某".to_owned(),
            ]);
        }
        folder.put(format!("民政局/临时救助台账2024年{month}月.csv"), grid.gbk());
    }
    folder.private("临时救助台账", "姓名", "text");
    folder.private("临时救助台账", "手机号", "id");
    folder.private("临时救助台账", "经办人", "text");
    folder.column("临时救助台账", "乡镇", "region");
    folder.column("临时救助台账", "救助类型", "text");
    folder.column("临时救助台账", "申请日期", "date");
    folder.column("临时救助台账", "发放日期", "date");
    folder.amount("临时救助台账", "救助金额", "元", "flow");
}

/// Two subjects on two sheets, each quarter.
fn housing(folder: &mut Folder) {
    let mut draw = Draw::new(34);
    for quarter in 1..=4_u64 {
        let (mut homes, mut complaints) = (Grid::default(), Grid::default());
        homes.title(&format!("2024年第{quarter}季度保障性住房情况"), 4);
        homes.row(&["单位：套"]);
        homes.row(&["乡镇", "公租房存量", "本季新增", "空置率（%）"]);
        complaints.title(&format!("2024年第{quarter}季度物业投诉办理"), 4);
        complaints.row(&["乡镇", "受理件数", "办结件数", "办结率"]);
        for township in TOWNSHIPS {
            homes.row(&[
                township.to_owned(),
                text(200 + quarter),
                text(draw.between(0, 9)),
                format!("{}.5", draw.between(1, 9)),
            ]);
            let received = draw.between(10, 30);
            complaints.row(&[
                township.to_owned(),
                text(received),
                text(received - 2),
                format!("{}%", (received - 2) * 100 / received),
            ]);
        }
        let sheets = [("保障房", &homes), ("物业投诉", &complaints)];
        folder.put(format!("住建局/2024年第{quarter}季度住房保障季报.xlsx"), workbook(&sheets));
    }
    // The first feed of a file is the one whose columns are asked about.
    folder.column("住房保障季报", "乡镇", "region");
    folder.amount("住房保障季报", "公租房存量", "套", "level");
    folder.amount("住房保障季报", "本季新增", "套", "flow");
    folder.amount("住房保障季报", "空置率", "%", "level");
}

/// A table each year, with a ratio that nobody may add up.
fn schools(folder: &mut Folder) {
    let mut draw = Draw::new(35);
    for year in 2021..=2024 {
        let mut grid = Grid::default();
        grid.row(&[format!("{year}年各乡镇义务教育基本情况")]);
        grid.row(&["乡镇", "学校数（所）", "在校生数", "其中：寄宿生", "校舍面积（平方米）", "生师比", "巩固率%"]);
        for township in TOWNSHIPS {
            grid.row(&[
                township.to_owned(),
                text(draw.between(3, 8)),
                text(draw.between(1450, 1550)),
                text(draw.between(380, 420)),
                text(draw.between(20_000, 20_900)),
                format!("12.{}", draw.between(1, 9)),
                format!("98.{}", draw.between(1, 9)),
            ]);
        }
        folder.put(format!("教体局/{year}年义务教育.csv"), grid.csv().into_bytes());
    }
    folder.column("义务教育", "乡镇", "region");
    folder.amount("义务教育", "学校数", "所", "level");
    folder.amount("义务教育", "在校生数", "人", "level");
    folder.amount("义务教育", "其中:寄宿生", "人", "level");
    folder.amount("义务教育", "校舍面积", "平方米", "level");
    folder.amount("义务教育", "生师比", "个", "level");
    folder.amount("义务教育", "巩固率%", "%", "level");
}

/// Files that only their folder names; the title says of which crop the area is.
fn tobacco(folder: &mut Folder) {
    let mut draw = Draw::new(36);
    for month in 3..=5_u64 {
        let mut grid = Grid::default();
        grid.row(&["烟叶种植面积统计表"]);
        grid.row(&["乡镇", "种植面积", "落实农户"]);
        for (k, township) in TOWNSHIPS.iter().enumerate() {
            let households = 40 + 5 * k as u64 + draw.between(0, 2);
            grid.row(&[(*township).to_owned(), text(draw.between(100, 900)), text(households)]);
        }
        folder.put(format!("烟办/2024年{month}月.csv"), grid.gbk());
    }
    folder.column("烟办", "乡镇", "region");
    folder.amount("烟办", "种植面积", "亩", "level");
    folder.amount("烟办", "落实农户", "户", "level");
}
