//! What stands above, between and below the rows.

use super::draft::{Draft, Must, Row, What};
use super::{Chance, Habit};

pub fn apply(draft: &mut Draft<'_>, habit: Habit, chance: &mut Chance) {
    match habit {
        Habit::HeaderAgain => {
            let at = 1 + chance.index(draft.rows.len() - 1);
            draft.header_again = Some(at);
            draft.note(habit, Must::ChangeNothing, format!("the header once more after {at} rows"));
        }
        Habit::BlankRows => blank_rows(draft, chance),
        Habit::Titles => titles(draft, chance),
        Habit::SenderLine => {
            let source = &draft.clean.feed.source;
            let forms = [
                format!("填报单位：{source}"),
                format!("单位：{source}"),
                format!("填报单位（盖章）：{source}"),
                format!("报送单位:{source}"),
            ];
            let line = chance.pick(&forms).clone();
            draft.above.push(Row::loose(&[&line]));
            draft.note(habit, Must::ChangeNothing, format!("`{line}` above"));
        }
        Habit::Footnotes => {
            let notes = [
                "注：1.本表数据截至月底。",
                "2.空白处为未发生。",
                "说明：本表由各乡镇填报，县级汇总。",
                "备注：数据为初步统计数",
            ];
            let many = 1 + chance.index(3);
            blank_below(draft, chance);
            draft.below.extend(notes[..many].iter().map(|n| Row::loose(&[n])));
            draft.note(habit, Must::ChangeNothing, format!("{many} notes below"));
        }
        Habit::Signatures => {
            blank_below(draft, chance);
            let row = match chance.index(3) {
                0 => Row::loose(&["填报人：示例  审核人：示例  填报日期：2020-12-02"]),
                1 => Row::loose(&["填报人：示例", "", "审核人：示例", "", "填报日期：2020年12月2日"]),
                _ => Row::loose(&["单位负责人：", "示例", "填表人：", "示例", "联系电话：", "0374-0000000"]),
            };
            let note = row.cells.join(" ");
            draft.below.push(row);
            draft.note(habit, Must::ChangeNothing, format!("`{note}` below"));
        }
        Habit::SecondTable => second_table(draft, chance),
        Habit::SameTable => same_table(draft, chance),
        _ => like_table(draft, chance),
    }
}

/// A row without content: with its delimiters, or quite empty.
fn blank(width: usize, chance: &mut Chance) -> Row {
    let cells = if chance.index(2) == 0 { Vec::new() } else { vec![String::new(); width] };
    Row::new(What::Loose, cells)
}

fn blank_below(draft: &mut Draft<'_>, chance: &mut Chance) {
    if chance.index(2) == 0 {
        draft.below.push(blank(draft.heads.len(), chance));
    }
}

fn blank_rows(draft: &mut Draft<'_>, chance: &mut Chance) {
    let width = draft.heads.len();
    draft.above.push(blank(width, chance));
    let many = 1 + chance.index(3);
    for _ in 0..many {
        let at = chance.index(draft.rows.len() + 1);
        draft.rows.insert(at, blank(width, chance));
        // The header's second place is counted in rows.
        draft.header_again = draft.header_again.map(|h| if at < h { h + 1 } else { h });
    }
    draft.note(Habit::BlankRows, Must::ChangeNothing, format!("a blank row above the header and {many} below it"));
}

fn titles(draft: &mut Draft<'_>, chance: &mut Chance) {
    let clean = draft.clean;
    let what = clean.header.last().expect("a header");
    let month = clean.month();
    let forms = [
        vec![format!("襄城县{month}{what}统计表")],
        vec![format!("附件3：{what}情况表"), format!("（{month}）")],
        vec![String::new(), format!("襄城县{what}统计表"), format!("截至{month}底")],
        vec![format!("{month}各乡镇{what}进度表（表一）"), "内部资料 注意保管".to_owned()],
    ];
    let form = chance.pick(&forms).clone();
    let indent = chance.index(clean.header.len());
    for (n, line) in form.iter().enumerate() {
        let mut cells = vec![""; if n == 0 { 0 } else { indent }];
        cells.push(line);
        draft.above.insert(n, Row::loose(&cells));
    }
    draft.note(Habit::Titles, Must::ChangeNothing, format!("`{}` above", form.join("` `")));
}

/// A blank row, then a table of something else.
fn second_table(draft: &mut Draft<'_>, chance: &mut Chance) {
    let done = draft.note(Habit::SecondTable, Must::BeTold, "another table below");
    draft.below.push(blank(draft.heads.len(), chance));
    let rows: [&[&str]; 5] = [
        &["附表：上年同期情况"],
        &["名称", "上年同期", "增幅"],
        &["文昌镇", "120", "3.5%"],
        &["柳河镇", "340", "-1.2%"],
        &["芦湾乡", "56", "0"],
    ];
    draft.below.extend(rows.iter().map(|r| Row { what: What::Other, done: Some(done), ..Row::loose(r) }));
}

/// A table of the same shape about something else: its rows would pass for data.
fn like_table(draft: &mut Draft<'_>, chance: &mut Chance) {
    let done = draft.note(Habit::LikeTable, Must::BeTold, "a table of the same shape about something else below");
    draft.below.push(blank(draft.heads.len(), chance));
    let cell = draft.clean.quantities()[0];
    let at = draft.heads.iter().position(|h| h.of == Some(cell)).expect("every clean column is written");
    let mut header: Vec<String> = draft.heads.iter().map(|h| h.text.clone()).collect();
    "上年同期数".clone_into(&mut header[at]);
    let mut table = vec![Row::loose(&["附表：上年同期数"]), Row::new(What::Other, header)];
    let data: Vec<Row> =
        draft.rows.iter().filter(|r| matches!(r.what, What::Data(_)) && r.done.is_none()).cloned().collect();
    for row in data.iter().take(4) {
        let mut cells = row.cells.clone();
        cells[at] = format!("{}", chance.between(1, 99));
        table.push(Row::new(What::Other, cells));
    }
    draft.below.extend(table.into_iter().map(|r| Row { what: What::Other, done: Some(done), ..r }));
}

/// A table with the same header below a title of its own: its rows would pass for this one's.
fn same_table(draft: &mut Draft<'_>, chance: &mut Chance) {
    let done = draft.note(Habit::SameTable, Must::BeTold, "a table with the same header below a title of its own");
    blank_below(draft, chance);
    let mut table = vec![Row::loose(&["附表：上年同期（供参考）"])];
    table.extend(draft.header());
    table.extend(draft.rows.iter().filter(|r| matches!(r.what, What::Data(_)) && r.done.is_none()).take(3).cloned());
    draft.below.extend(table.into_iter().map(|r| Row { what: What::Other, done: Some(done), ..r }));
}
