//! Sixty files of five departments of a county that does not exist.

use super::{Draw, Folder, Grid};

const TOWNSHIPS: [&str; 8] = ["云台镇", "柳树乡", "白沙镇", "石桥镇", "青龙街道", "河湾镇", "双井乡", "北关街道"];
const NOTE: &str = "注：示例数据，均为虚构。";

fn text(n: u64) -> String {
    n.to_string()
}

pub fn departments() -> Folder {
    let mut folder = Folder::default();
    acreage(&mut folder);
    training(&mut folder);
    dropouts(&mut folder);
    finance(&mut folder);
    health(&mut folder);
    // What else lies in such folders.
    folder.put("县农业农村局/~$2024年3月种植面积统计表.xlsx".to_owned(), b"\x05user".to_vec());
    folder.put("县财政局/预算执行.et".to_owned(), b"not a workbook".to_vec());
    folder.put("工作要点（征求意见稿）.docx".to_owned(), b"PK\x03\x04".to_vec());
    folder
}

/// Twelve workbooks of areas by township and crop: a title, a line of units, totals, signatures; some names are marked.
fn acreage(folder: &mut Folder) {
    let mut draw = Draw::new(1);
    let crops = ["烟叶", "红薯", "辣椒"];
    let base: Vec<u64> = (0..TOWNSHIPS.len() * crops.len()).map(|_| draw.between(300, 4000)).collect();
    for month in 1..=12_u64 {
        let mut grid = Grid::default();
        grid.title(&format!("青岭县2024年{month}月种植面积统计表"), 5);
        grid.row(&["填报单位：县农业农村局", "", "", "", "单位：亩"]);
        grid.row(&["序号", "乡镇", "作物", "种植面积", "其中：机械化面积"]);
        let mut total = [0, 0];
        for (k, township) in TOWNSHIPS.iter().enumerate() {
            for (c, crop) in crops.iter().enumerate() {
                let n = k * crops.len() + c;
                let area = base[n] + month * draw.between(0, 9);
                let machine = area * 3 / 5;
                total = [total[0] + area, total[1] + machine];
                // One month writes a township short.
                let name = if month == 5 && k == 2 { "白沙" } else { township };
                grid.row(&[text(n as u64 + 1), name.to_owned(), (*crop).to_owned(), text(area), text(machine)]);
            }
        }
        grid.row(&["合计".to_owned(), String::new(), String::new(), text(total[0]), text(total[1])]);
        grid.row(&["填表人：　　　审核人："]).row(&[NOTE]);
        let mark =
            ["", "", "（终稿）", "", "", "(1)", "", "", "更正", "", "", ""][usize::try_from(month - 1).expect("small")];
        folder.put(format!("县农业农村局/2024年{month}月种植面积统计表{mark}.xlsx"), grid.xlsx());
    }
    folder.column("种植面积统计表", "乡镇", "region");
    folder.column("种植面积统计表", "作物", "text");
    folder.amount("种植面积统计表", "种植面积", "亩", "level");
    folder.amount("种植面积统计表", "其中:机械化面积", "亩", "level");
}

/// Twelve pages that call themselves .xls, in a folder of their year: the month's own and the year so far below one heading.
fn training(folder: &mut Folder) {
    let mut draw = Draw::new(2);
    let mut so_far = vec![[0_u64; 2]; TOWNSHIPS.len()];
    for month in 1..=12_u64 {
        let mut grid = Grid::default();
        grid.row(&["职业技能培训和就业情况表"]);
        grid.row(&["乡镇（街道）", "培训人数（人）", "", "新增就业（人）", "", "脱贫户户数（户）"]);
        grid.row(&["", "本月", "累计", "本月", "累计", ""]);
        for (k, township) in TOWNSHIPS.iter().enumerate() {
            let own = [draw.between(0, 40), draw.between(0, 25)];
            for (sum, own) in so_far[k].iter_mut().zip(own) {
                *sum += own;
            }
            grid.row(&[
                (*township).to_owned(),
                text(own[0]),
                text(so_far[k][0]),
                text(own[1]),
                text(so_far[k][1]),
                text(120 + k as u64),
            ]);
        }
        grid.row(&["县直机关".to_owned(), text(1), text(month), text(0), text(0), text(0)]);
        grid.row(&[NOTE]);
        folder.put(format!("县人社局/2024年/培训报表{month}月.xls"), grid.html());
    }
    folder.column("培训报表", "乡镇(街道)", "region");
    folder.amount("培训报表", "培训人数本月", "人", "flow");
    folder.amount("培训报表", "培训人数累计", "人", "running");
    folder.amount("培训报表", "新增就业本月", "人", "flow");
    folder.amount("培训报表", "新增就业累计", "人", "running");
    folder.amount("培训报表", "脱贫户户数", "户", "level");
}

/// Month and day of a case, its township, month and day of its end.
type Case = (u64, u64, usize, Option<(u64, u64)>);

/// Twelve lists of cases in GBK, each whole: persons with ids, a beginning and, for some, an end.
fn dropouts(folder: &mut Folder) {
    let mut draw = Draw::new(3);
    let mut cases: Vec<Case> = Vec::new();
    for month in 1..=12_u64 {
        for _ in 0..draw.between(4, 6) {
            cases.push((month, draw.between(1, 27), usize::try_from(draw.between(0, 7)).expect("small"), None));
        }
        for case in cases.iter_mut().filter(|case| case.3.is_none()) {
            if draw.between(0, 9) < 3 {
                case.3 = Some((month, draw.between(20, 28)));
            }
        }
        let mut grid = Grid::default();
        grid.row(&["序号", "台账编号", "学生姓名", "身份证号", "乡镇", "排查日期", "办结日期", "办结方式", "备注"]);
        for (n, (found, day, place, ended)) in cases.iter().enumerate() {
            let name = format!("{}某{}", ["张", "王", "李", "赵", "刘"][n % 5], ["甲", "乙", "丙", "丁"][n % 4]);
            // No county has the code 000000.
            let id = format!("00000020100{}{:02}{:04}X", found % 9 + 1, day, n);
            let ended_on = ended.map(|(month, day)| format!("2024-{month:02}-{day:02}")).unwrap_or_default();
            let how = if ended.is_some() { ["复学", "送教上门", "转出"][n % 3] } else { "" };
            let remark = if n % 7 == 0 { "示例" } else { "" };
            grid.row(&[
                text(n as u64 + 1),
                format!("KC2024{n:04}"),
                name,
                id,
                TOWNSHIPS[*place].to_owned(),
                format!("2024-{found:02}-{day:02}"),
                ended_on,
                how.to_owned(),
                remark.to_owned(),
            ]);
        }
        folder.put(format!("县教体局/控辍保学台账2024{month:02}.csv"), grid.gbk());
    }
    folder.column("控辍保学台账", "台账编号", "id");
    folder.private("控辍保学台账", "学生姓名", "text");
    folder.private("控辍保学台账", "身份证号", "id");
    folder.column("控辍保学台账", "乡镇", "region");
    folder.column("控辍保学台账", "排查日期", "date");
    folder.column("控辍保学台账", "办结日期", "date");
    folder.column("控辍保学台账", "办结方式", "text");
    folder.private("控辍保学台账", "备注", "text");
}

/// Two workbooks with months as columns, and nine of the year so far.
fn finance(folder: &mut Folder) {
    let mut draw = Draw::new(4);
    for year in [2023, 2024] {
        let mut grid = Grid::default();
        grid.title(&format!("青岭县{year}年各乡镇税收收入分月表"), 14);
        grid.row(&["", "", "", "", "", "", "", "", "", "", "", "", "", "单位：万元"]);
        let mut head = vec!["乡镇".to_owned()];
        head.extend((1..=12).map(|month| format!("{month}月")));
        head.push("合计".to_owned());
        grid.rows.push(head);
        for township in TOWNSHIPS {
            let amounts: Vec<u64> = (0..12).map(|_| draw.between(5, 90)).collect();
            let mut row = vec![township.to_owned()];
            row.extend(amounts.iter().map(|amount| text(*amount)));
            row.push(text(amounts.iter().sum()));
            grid.rows.push(row);
        }
        folder.put(format!("县财政局/{year}年税收收入分月表.xlsx"), grid.xlsx());
    }
    folder.column("税收收入分月表", "乡镇", "region");
    folder.column("税收收入分月表", "#", "date");
    folder.amount("税收收入分月表", "…", "万元", "flow");
    let mut so_far = [0_u64; 8];
    for month in 4..=12_u64 {
        let mut grid = Grid::default();
        grid.title(&format!("青岭县2024年1—{month}月项目支出情况表"), 5);
        grid.row(&["", "", "", "", "单位：万元"]);
        grid.row(&["单位", "项目个数（个）", "年初预算数", "支出数", "支出进度（%）"]);
        for (k, township) in TOWNSHIPS.iter().enumerate() {
            let budget = 400 + 50 * k as u64;
            so_far[k] += draw.between(8, 30) + if month == 4 { 60 } else { 0 };
            let share = so_far[k] * 1000 / budget;
            grid.row(&[
                (*township).to_owned(),
                text(3 + k as u64),
                text(budget),
                text(so_far[k]),
                format!("{}.{}", share / 10, share % 10),
            ]);
        }
        grid.row(&["合计", "", "", "", ""]);
        folder.put(format!("县财政局/2024年1-{month}月项目支出情况表.xlsx"), grid.xlsx());
    }
    folder.column("项目支出情况表", "单位", "region");
    folder.amount("项目支出情况表", "项目个数", "个", "level");
    folder.amount("项目支出情况表", "年初预算数", "万元", "level");
    folder.amount("项目支出情况表", "支出数", "万元", "running");
    folder.amount("项目支出情况表", "支出进度", "%", "level");
}

/// Five quarterly workbooks with townships as columns, and eight monthly lists in CSV with a date in each row.
fn health(folder: &mut Folder) {
    let mut draw = Draw::new(5);
    for (year, quarter) in [(2023, 3), (2023, 4), (2024, 1), (2024, 2), (2024, 3)] {
        let mut grid = Grid::default();
        grid.title(&format!("{year}年{}季度家庭医生签约情况", ["一", "二", "三", "四"][quarter - 1]), 9);
        let mut head = vec!["指标".to_owned()];
        head.extend(TOWNSHIPS.map(str::to_owned));
        grid.rows.push(head);
        for (item, from, to) in [("签约人数", 900, 990), ("高血压患者在册人数", 200, 230)] {
            let mut row = vec![item.to_owned()];
            row.extend((0..8).map(|_| text(draw.between(from, to))));
            grid.rows.push(row);
        }
        folder.put(format!("县卫健委/家庭医生签约{year}Q{quarter}.xlsx"), grid.xlsx());
    }
    folder.column("家庭医生签约", "指标", "text");
    folder.column("家庭医生签约", "#", "region");
    folder.amount("家庭医生签约", "…", "人", "level");
    for month in 1..=8_u64 {
        let mut grid = Grid::default();
        grid.row(&["统计月份", "机构所在乡镇", "诊疗人次", "业务收入（元）", "床位数（张）"]);
        for (k, township) in TOWNSHIPS.iter().enumerate().take(6) {
            let visits = draw.between(100, 900);
            grid.row(&[
                format!("2024-{month:02}"),
                (*township).to_owned(),
                text(visits),
                format!("{}.50", visits * 61),
                text(20 + k as u64),
            ]);
        }
        folder.put(format!("县卫健委/基层诊疗2024-{month:02}.csv"), grid.gbk());
    }
    folder.column("基层诊疗", "统计月份", "date");
    folder.column("基层诊疗", "机构所在乡镇", "region");
    folder.amount("基层诊疗", "诊疗人次", "人次", "flow");
    folder.amount("基层诊疗", "业务收入", "元", "flow");
    folder.amount("基层诊疗", "床位数", "张", "level");
}
