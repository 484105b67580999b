//! The ledger of pupils who have left school: each month all open cases and those closed in the month.

use crate::calendar::{MONTHS, dashed, last_day, month_of_year};
use crate::chance::Chance;
use crate::county::{TOWNSHIPS, people};
use crate::feed::{Feed, Form};

/// Cases open at each month's end. 2020-11: 108 and 0, published.
const OPEN: [(&str, [usize; MONTHS]); 2] = [
    (
        "一般农户",
        [146, 150, 158, 155, 149, 143, 139, 137, 162, 131, 108, 97, 90, 84, 79, 68, 57, 46, 37, 24, 29, 22, 17, 13],
    ),
    ("建档立卡", [12, 11, 13, 10, 8, 7, 5, 4, 6, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 0, 0]),
];
/// Returned to school is by far the most frequent.
const HOW: [(&str, u64); 6] = [("复学", 70), ("送教上门", 12), ("转出", 8), ("超龄", 5), ("缓学", 3), ("免学", 2)];

struct Case {
    number: usize,
    place: &'static str,
    group: &'static str,
    found: String,
}

impl Case {
    fn row(&self, ended: &str, how: &str) -> String {
        format!("示例-{:04},{},{},{},{ended},{how}", self.number, self.place, self.group, self.found)
    }
}

pub fn dropouts() -> Feed {
    let mut feed = Feed::new("dropouts", Form::Chinese, "台账编号,乡镇,户类型,排查日期,办结日期,办结方式");
    let mut chance = Chance::named("dropouts");
    let ways: Vec<u64> = HOW.iter().map(|(_, weight)| *weight).collect();
    let mut number = 0;
    let mut open: [Vec<Case>; 2] = [Vec::new(), Vec::new()];
    for month in 0..MONTHS {
        let mut rows = Vec::new();
        for (cases, (group, wanted)) in open.iter_mut().zip(&OPEN) {
            let wanted = wanted[month];
            let found = newly_found(cases.len(), wanted, month, &mut chance);
            for _ in 0..(cases.len() + found - wanted) {
                let case = cases.remove(chance.index(cases.len()));
                let ended = dashed(month, chance.between(1, last_day(month)));
                rows.push((case.number, case.row(&ended, HOW[chance.weighted(&ways)].0)));
            }
            for _ in 0..found {
                number += 1;
                let place = TOWNSHIPS[chance.weighted(&people())].name;
                cases.push(Case { number, place, group, found: dashed(month, chance.between(1, last_day(month))) });
            }
        }
        rows.extend(open.iter().flatten().map(|case| (case.number, case.row("", ""))));
        rows.sort();
        for (_, row) in rows {
            feed.push(month, row);
        }
    }
    feed
}

/// Enough for the wanted number, and a few more where there are cases to close; most in the first month of a term.
fn newly_found(open: usize, wanted: usize, month: usize, chance: &mut Chance) -> usize {
    let needed = wanted.saturating_sub(open);
    let extra = if open < 20 { 0 } else { 1 + chance.index(if matches!(month_of_year(month), 3 | 9) { 8 } else { 3 }) };
    needed + extra
}
