//! What Chinese clauses promise without an amount of their own, and which amounts are none of a target.

use super::dates::Dates;
use super::dates::TimeSpan;
use super::setting::Setting;
use super::statement::{Against, Change, Doubt, Statement, Status, Time, TimeSource, UnitWritten};
use super::zh_amounts::Amount;
use super::zh_names::{name, thing};
use super::zh_pieces::Piece;
use super::zh_state::State;
use super::zh_status::{self, Says};
use crate::measure::exact::whole;
use crate::measure::{Decimal, Month, When};
use crate::propose::targets::rules::{CHINESE, FoundVerb, VerbMeans};

/// The word that compares with others: 高于全市平均, 前三.
pub(super) fn external(text: &str) -> Option<&'static str> {
    let rules: &'static _ = &*CHINESE;
    // 学前三年, 前三季度 rank nobody.
    let ranks = |word: &str| {
        !word.starts_with('前')
            || text.match_indices(word).any(|(at, _)| {
                !text[..at].ends_with(['学', '产', '目'])
                    && !text[at + word.len()..].starts_with(['年', '个', '季', '期', '月'])
            })
    };
    rules.external.words.iter().map(String::as_str).find(|word| text.contains(word) && ranks(word))
}

/// What an increase is compared with, where no year says so.
pub(super) fn against(text: &str) -> Option<Against> {
    if ["同比", "较上年", "比上年", "较去年", "比去年", "较上一年", "上年同期", "去年同期"]
        .iter()
        .any(|word| text.contains(word))
    {
        return Some(Against::LastYear);
    }
    ["基期", "现有基础", "基数"].iter().any(|word| text.contains(word)).then_some(Against::Baseline)
}

/// Whether an amount describes what the clause speaks of: 1000亩以上的示范区, 总投资5亿元, 三个方面, 3年.
pub(super) fn is_attribute(amount: &Amount, before: &str, after: &str, value_verb: bool) -> bool {
    let before = before.trim_end_matches(|c: char| "近约超过".contains(c));
    let of_matter = |text: &str| CHINESE.counted_matters.words.iter().any(|word| text.starts_with(word.as_str()));
    // 免费体检1次 is what each of them gets.
    if amount.unit.written == "次" && amount.low == whole(1) {
        return true;
    }
    if amount.bare {
        // 人均预期寿命78.3岁 needs no verb.
        return !value_verb && !before.contains("寿命");
    }
    // 这3项 are things that were spoken of; 共11项 counts what the document lists.
    let pointed = ["这", "该", "上述"].iter().any(|word| before.ends_with(word));
    let listed =
        before.ends_with('共') && after.is_empty() && ["项", "件", "条", "类", "天"].contains(&&*amount.unit.written);
    // 按照人均不少于0.1平方米的标准配建 is a standard for each.
    let standard = after.starts_with("的标准") && ["按照", "按"].iter().any(|word| before.contains(word));
    // 改善9万人口的饮水安全, 在39个村改造线路: for whom and where it is done. 解决9万人的饮水问题 counts them.
    let whole_things = amount.unit.known.is_some_and(crate::measure::Unit::counts_whole_things);
    let matters = ["安全", "问题", "条件", "质量", "需求", "水平", "环境"];
    let people = whole_things || amount.unit.written.ends_with(['人', '户', '名']);
    let serves = people
        && ["改善", "提高", "提升", "满足", "保障"].iter().any(|word| before.contains(word))
        && after.contains('的')
        && matters.iter().any(|word| after.ends_with(word));
    let place = whole_things && before.trim() == "在" && after.chars().count() > 2;
    if pointed || listed || standard || serves || place {
        return true;
    }
    let described = after.starts_with('的')
        && (after.starts_with("的标准化")
            || !["目标", "任务", "要求", "水平", "标准"].iter().any(|word| after['的'.len_utf8()..].starts_with(word)));
    let rest_is_long = after.chars().count() > 1;
    let is_money = amount.unit.known.is_some_and(crate::measure::Unit::is_money);
    // 投资3000万元建设养殖基地: the sum is what it costs.
    let spent = is_money && ["投资", "投入", "总投资", "安排资金", "筹资"].iter().any(|word| before.ends_with(word));
    if spent && CHINESE.verbs(after).first().is_some_and(|verb| verb.start <= 6) {
        return true;
    }
    let is_share = amount.unit.known.is_some_and(crate::measure::Unit::is_share);
    let is_task = after.ends_with("任务");
    // 解决3万人的饮水安全问题 counts them.
    let is_task = is_task || before.ends_with("解决");
    if described && rest_is_long && !value_verb && !is_share && !is_task {
        return true;
    }
    if CHINESE.attribute.before.iter().any(|word| before.ends_with(word.as_str())) && !value_verb {
        return true;
    }
    if amount.unit.known.is_some_and(crate::measure::Unit::counts_whole_things)
        && of_matter(&format!("{}{after}", amount.unit.written))
    {
        return true;
    }
    let per = ["亩均", "每亩", "每户", "每人", "每吨", "每台", "人均补", "户均补", "每平方米", "每公里"]
        .iter()
        .any(|word| before.contains(word));
    per && amount.unit.known.is_some_and(crate::measure::Unit::is_money)
}

/// Whether an amount is part of the name of something that is to be had everywhere: 15分钟健身圈实现全覆盖.
pub(super) fn names_a_thing(amount: &Amount, after: &str) -> bool {
    let is_time =
        crate::measure::Unit::parse("s").zip(amount.unit.known).is_some_and(|(second, unit)| unit.to(second).is_some());
    is_time && after.chars().count() > 3 && after.ends_with("全覆盖")
}

/// A piece without an amount: what it tells the pieces behind it, or what it promises by itself.
pub(super) fn without_amount(
    bare: &str,
    piece: &Piece,
    state: &mut State,
    setting: &Setting<'_>,
    says: Says,
    all: &mut Vec<Statement>,
) {
    let verbs = CHINESE.verbs(bare);
    let special = verbs.iter().rev().find(|verb| {
        matches!(
            verb.means,
            VerbMeans::Zero
                | VerbMeans::Double
                | VerbMeans::NoMoreThanBefore
                | VerbMeans::NoLessThanBefore
                | VerbMeans::All
        )
    });
    if is_only_done(bare) && takes_back(piece, state, all) {
        return;
    }
    let made = removed(bare, state)
        .or_else(|| special.and_then(|verb| made_by(verb, bare, state)))
        .or_else(|| everything(bare, state))
        .or_else(|| done(&verbs, bare, state, setting));
    let Some(mut statement) = made else {
        // 以提升质量为重点 says nothing of the amounts behind it; 增长： does.
        let changes = |verb: &&FoundVerb<'_>| matches!(verb.means, VerbMeans::Rise | VerbMeans::Fall);
        if let Some(verb) = verbs.last().filter(|verb| !changes(verb) || verb.end == bare.len()) {
            state.verb = Some(verb.means);
        }
        let subject = name(bare);
        let is_name = (2..=20).contains(&subject.chars().count());
        if is_name && !subject.contains(['、', '“']) {
            state.topic = thing(bare);
        }
        if is_name && verbs.is_empty() {
            state.subject = thing(bare);
        } else if is_vague(bare) && says != Says::Reported {
            let mut statement = Statement::at(piece.at.clone());
            statement.status = Status::Vague;
            statement.name = subject;
            all.push(statement);
        }
        return;
    };
    statement.at = piece.at.clone();
    statement.tone = state.tone.unwrap_or_default();
    statement.time = state.time.as_ref().map(|span| span.time.clone());
    if let Some(time) = &mut statement.time
        && !state.own_time
    {
        time.source = TimeSource::Carried;
    }
    statement.scope.clone_from(&state.scope);
    statement.every = state.every;
    let (status, doubt) = zh_status::decide(says, state.says, state.time.as_ref().filter(|_| state.own_time), setting);
    statement.status = status;
    if let Some(doubt) = doubt {
        statement.doubt(doubt);
    }
    if !statement.name.is_empty() && statement.change != Change::Done {
        state.subject.clone_from(&statement.name);
    }
    all.push(statement);
}

/// Whether a piece says nothing but that what stands before it is to be finished: 6月底前全部完成.
fn is_only_done(bare: &str) -> bool {
    let bare = bare.trim_matches(|c: char| c.is_whitespace() || "，。；“”".contains(c));
    let bare = ["确保", "力争", "务必", "必须", "要", "将", "全部", "全面", "并", "须"]
        .iter()
        .fold(bare, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    [
        "完成",
        "完成任务",
        "完成建设",
        "建成",
        "完工",
        "竣工",
        "完成改造",
        "完成整改",
        "整改到位",
        "完成治理",
        "落实到位",
        "完成验收",
        "通过验收",
        "投入使用",
        "建成投用",
        "到位",
    ]
    .contains(&bare)
}

/// A due date that stands behind its amounts: 新建管网52公里，2024年6月底前完成.
fn takes_back(piece: &Piece, state: &State, all: &mut [Statement]) -> bool {
    let Some(span) =
        state.time.as_ref().filter(|span| state.own_time && span.at.start >= piece.at.start && span.time.due.is_some())
    else {
        return false;
    };
    let mut taken = false;
    for statement in all.iter_mut().rev() {
        let is_own = statement.at.start >= state.sentence && statement.status != Status::Attribute;
        let undated =
            statement.time.as_ref().is_none_or(|time| matches!(time.source, TimeSource::Carried | TimeSource::Heading));
        if !is_own || !undated {
            break;
        }
        if statement.low.is_some() {
            statement.time = Some(span.time.clone());
            if statement.status == Status::Promised || statement.doubts.contains(&Doubt::StatusByPlace) {
                statement.doubts.retain(|doubt| *doubt != Doubt::StatusByPlace);
            }
            taken = true;
        }
    }
    taken
}

/// 剩余2人9月底前全部返校: done for all that were spoken of.
fn everything(bare: &str, state: &State) -> Option<Statement> {
    let (before, behind) = bare.split_once("全部")?;
    let behind = name(behind);
    let length = behind.chars().count();
    if !state.own_time || !(2..=8).contains(&length) || CHINESE.vague.in_text(&behind).is_some() {
        return None;
    }
    let own = thing(before);
    let of = if own.chars().count() >= 2 {
        own
    } else if state.topic.is_empty() {
        state.subject.clone()
    } else {
        state.topic.clone()
    };
    if of.is_empty() {
        return None;
    }
    let mut statement = Statement::at(0..0);
    statement.change = Change::All;
    statement.name = format!("{of}全部{behind}");
    statement.unit = UnitWritten { written: "%".into(), known: Some(crate::measure::Unit::percent()), points: false };
    statement.doubt(Doubt::TotalUnknown);
    Some(statement)
}

fn is_vague(text: &str) -> bool {
    CHINESE.vague.in_text(text).is_some()
}

/// 消除建成区污水直排口: none of them is to be left by the date.
fn removed(bare: &str, state: &State) -> Option<Statement> {
    const OPEN: [&str; 9] = ["口", "水体", "隐患", "隐患点", "盲区", "空白区", "空白村", "危房", "大班额"];
    let (_, behind) = bare.split_once("消除").or_else(|| bare.split_once("消灭"))?;
    let name = name(behind);
    let is_open = OPEN.iter().any(|word| name.ends_with(word)) && name.chars().count() >= 3;
    (state.own_time && is_open).then(|| {
        let mut statement = Statement::at(0..0);
        statement.change = Change::Zero;
        statement.name = name;
        statement
    })
}

/// A statement by a verb that needs no amount.
fn made_by(verb: &FoundVerb<'_>, bare: &str, state: &State) -> Option<Statement> {
    let mut statement = Statement::at(0..0);
    let own = thing(&bare[..verb.start]);
    let behind = thing(&bare[verb.end..]);
    let is_rate = ["率", "比例", "占比"].iter().any(|word| state.subject.ends_with(word));
    let open =
        if verb.means == VerbMeans::Zero && is_rate && !state.topic.is_empty() { &state.topic } else { &state.subject };
    let fallback = if open.is_empty() { behind.clone() } else { open.clone() };
    statement.name = if own.is_empty() { fallback } else { own };
    let goes_by_itself = verb.means == VerbMeans::Zero && verb.word.starts_with('零') && verb.word.chars().count() > 2;
    if statement.name.is_empty() && !goes_by_itself {
        return None;
    }
    match verb.means {
        VerbMeans::Zero => {
            statement.change = Change::Zero;
            if verb.word.starts_with('零') && verb.word != "零新增" {
                statement.name =
                    format!("{}{}", statement.name, verb.word.trim_start_matches('零').trim_end_matches("目标"));
            }
        }
        VerbMeans::Double => {
            statement.change = Change::Times;
            statement.low = Some(Decimal::parse(verb.factor?)?.to_exact());
            statement.against = Some(state.against.unwrap_or(Against::Baseline));
        }
        VerbMeans::NoMoreThanBefore => statement.change = Change::NotAbove,
        VerbMeans::NoLessThanBefore => statement.change = Change::NotBelow,
        VerbMeans::All => {
            statement.change = Change::All;
            statement.unit =
                UnitWritten { written: "%".into(), known: Some(crate::measure::Unit::percent()), points: false };
            statement.doubt(Doubt::TotalUnknown);
        }
        _ => return None,
    }
    Some(statement)
}

/// Whether an amount is a share of the year's task: 完成全年任务的90%.
pub(super) fn is_share_of_task(before: &str, times: &[TimeSpan], statement: &Statement) -> bool {
    let is_share = statement.unit.known.is_some_and(crate::measure::Unit::is_share) && !statement.unit.points;
    let before = before.trim_end_matches(|c: char| "达到超过以上".contains(c));
    let words = ["全年", "年度", "今年", "当年"];
    let of_year =
        words.iter().any(|word| before.contains(word) || times.iter().any(|span| span.time.written.starts_with(word)));
    is_share
        && of_year
        && [
            "任务的",
            "目标的",
            "计划的",
            "任务量的",
            "任务数的",
            "目标任务的",
            "目标任务",
            "年度任务",
            "全年任务",
            "年度计划",
        ]
        .iter()
        .any(|word| before.ends_with(word))
}

/// A share of the year's task by a date: a milestone of a row whose amount the document gives elsewhere.
pub(super) fn share_of_task(mut statement: Statement, times: &[TimeSpan], dates: &Dates, all: &mut Vec<Statement>) {
    let task = ["全年", "年度", "目标任务", "任务", "目标", "计划"];
    let bare = task.iter().fold(statement.name.clone(), |name, word| name.replace(word, ""));
    if thing(&bare).chars().count() >= 2 {
        statement.name = thing(&bare);
    }
    let by = times.iter().find(|span| span.time.due.is_some() && !span.time.year_only).and_then(|span| span.time.due);
    let (Some(due), Some(share)) = (by.or(statement.time.as_ref().and_then(|time| time.due)), statement.low.clone())
    else {
        return;
    };
    if let Some(last) = all.iter_mut().rfind(|last| last.parts_are_shares) {
        last.parts.push((due, share));
        last.at.end = statement.at.end.max(last.at.end);
        return;
    }
    all.push(of_year(Statement { parts: vec![(due, share)], ..statement }, dates));
}

/// 时间过半、任务过半: half of the year's task by the middle of it.
pub(super) fn half(bare: &str, piece: &Piece, state: &mut State, dates: &Dates, all: &mut Vec<Statement>) {
    let name = thing(bare.split(['“', '双']).next().unwrap_or_default().trim_end_matches("实现"));
    let year = dates.this_year();
    let due = state
        .time
        .as_ref()
        .and_then(|span| span.time.due)
        .filter(|_| state.own_time)
        .or_else(|| Some(When::Month(Month::new(year?, 6))));
    let Some(due) = due else { return };
    let mut statement = Statement::at(piece.at.clone());
    statement.name = if name.is_empty() { "年度任务".to_owned() } else { name };
    statement.parts = vec![(due, whole(50))];
    state.subject.clone_from(&statement.name);
    all.push(of_year(statement, dates));
}

/// A row of the year, whose parts are shares of it.
fn of_year(statement: Statement, dates: &Dates) -> Statement {
    let year = statement.parts.first().map(|(when, _)| when.month().year()).or(dates.this_year());
    let due = year.map(|year| When::Month(Month::new(year, 12)));
    let time =
        Some(Time { from: None, due, source: TimeSource::Relative, written: "全年".to_owned(), year_only: true });
    Statement {
        change: Change::Add,
        low: None,
        parts_are_shares: true,
        unit: UnitWritten::default(),
        time,
        status: Status::Promised,
        doubts: vec![],
        ..statement
    }
}

/// Something that is to be done: 6月底前新院区建成投用; by the year that the document is of, where it is a work to be built.
fn done(verbs: &[FoundVerb<'_>], bare: &str, state: &State, setting: &Setting<'_>) -> Option<Statement> {
    let due: Option<&TimeSpan> = state.time.as_ref().filter(|span| state.own_time && span.against.is_none());
    let by_a_date = due.is_some_and(|span| {
        span.time.due.is_some() && !span.time.year_only || span.time.written.contains(['底', '末', '前', '内'])
    });
    let verb = verbs.iter().rev().find(|verb| {
        let of_town = verb.word == "建成" && bare[verb.end..].starts_with('区');
        verb.means == VerbMeans::Done && !of_town
            || ["完成", "建立", "出台", "印发", "启动", "制定", "成立", "搭建"].contains(&verb.word)
    })?;
    if !by_a_date && !is_work(verb, bare, setting, state) {
        return None;
    }
    let before = thing(&bare[..verb.start]);
    let behind = name(&bare[verb.end..]);
    let subject = if before.is_empty() { state.subject.clone() } else { before };
    let thing_done =
        if behind.is_empty() { format!("{subject}{}", verb.word) } else { format!("{}{}", verb.word, behind) };
    let length = thing_done.chars().count();
    let vague = ["体系", "机制", "格局", "环境", "局面", "基础", "氛围", "优势", "水平", "能力", "框架"]
        .iter()
        .any(|word| thing_done.ends_with(word));
    let too_short = length <= verb.word.chars().count() + 1;
    (!vague && !too_short && length <= 40).then(|| {
        let mut statement = Statement::at(0..0);
        statement.change = Change::Done;
        statement.name = thing_done;
        statement
    })
}

/// Whether a named work is to be finished within the year of the document: 建成妇女儿童活动中心. Wishes to hasten it are none.
fn is_work(verb: &FoundVerb<'_>, bare: &str, setting: &Setting<'_>, state: &State) -> bool {
    let dated = setting.time.is_some() || state.time.as_ref().is_some_and(|span| span.time.due.is_some());
    let finished = CHINESE.finished.words.iter().any(|word| word == verb.word);
    let behind = name(&bare[verb.end..]);
    let work = if behind.is_empty() { name(&bare[..verb.start]) } else { behind };
    let is_list = work.contains('、');
    let named = work.chars().count() >= 5 && CHINESE.works.ends(&work).is_some();
    dated && finished && named && !is_list && CHINESE.vague.in_text(bare).is_none()
}
