//! The names of Chinese amounts: what stands behind them, whom they are for each of, and what they share with the amount before.

use super::statement::{ScopeWritten, Statement, Status};
use super::zh_names::thing;
use super::zh_state::State;
use crate::propose::targets::rules::CHINESE;

/// What stands before an amount, without whom it is for each of: 标准提高至每生7000元.
pub(super) fn without_each(text: &str) -> &str {
    ["每生", "每床", "每学生", "每名学生", "每千人"]
        .iter()
        .find_map(|word| text.trim_end().strip_suffix(word))
        .filter(|rest| !rest.trim().is_empty())
        .unwrap_or(text)
}

/// The name that stands behind an amount: up to the first 、 unless that joins what is said of one thing, such as 示范性、综合性服务中心 or
/// 高龄、失能老年人家庭实施改造.
pub(super) fn what_stands_behind(after: &str) -> String {
    let clause = after.trim_start_matches('的').split(['，', '。', '；']).next().unwrap_or_default();
    let Some((first, rest)) = clause.split_once('、') else { return thing(clause_of_tasks(clause)) };
    let adjective = first.ends_with(['性', '型', '级', '化']) && first.chars().count() > 2;
    let done_to_all = ["实施", "开展", "进行"].iter().any(|word| rest.contains(word));
    if adjective && !rest.contains('、') || done_to_all { thing(clause) } else { thing(first) }
}

/// 农村公路单改双等建设任务 is the work itself.
fn clause_of_tasks(clause: &str) -> &str {
    ["等建设任务", "等改造任务", "等任务", "建设任务"]
        .iter()
        .find_map(|word| clause.strip_suffix(word))
        .filter(|rest| rest.chars().count() > 2)
        .unwrap_or(clause)
}

/// 省级12家 behind 国家级企业3家 are 省级企业; 东乡镇1200亩 behind 土地流转3000亩 is that of a region.
pub(super) fn of_the_same(statement: &mut Statement, state: &State) {
    const LEVELS: [&str; 8] = ["国家级", "省级", "市级", "县级", "区级", "镇级", "部级", "乡级"];
    if LEVELS.contains(&statement.name.as_str()) {
        let of = LEVELS.iter().find_map(|level| state.subject.strip_prefix(level)).unwrap_or(&state.subject);
        statement.name.push_str(of);
        return;
    }
    let is_region = ["乡", "镇", "街道", "县", "区", "市"].iter().any(|word| statement.name.ends_with(word))
        && (2..=6).contains(&statement.name.chars().count())
        && ![
            "小区", "园区", "景区", "社区", "示范", "片区", "强镇", "强县", "库区", "灌区", "校区", "院区", "小镇",
            "城镇", "乡镇", "门市", "都市", "城市",
        ]
        .iter()
        .any(|word| statement.name.contains(word))
        && CHINESE.verbs(&statement.name).is_empty();
    if is_region
        && !state.subject.is_empty()
        && state.subject != statement.name
        && statement.status == Status::Promised
        && state.unit.is_some()
        && state.unit == statement.unit.known
    {
        statement.scope = Some(ScopeWritten::Named(std::mem::replace(&mut statement.name, state.subject.clone())));
    }
}
