//! What stands before an amount in a piece of a Chinese sentence: its verb, its comparison, its name.

use super::statement::{Change, Edge};
use super::zh_names::{name, thing};
use crate::propose::targets::rules::{CHINESE, EdgeMeans, FoundVerb, VerbMeans};

/// The verb, the comparison and the name that a text in front of an amount gives to it.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is read from words of its own")]
pub(super) struct Head {
    pub verb: Option<VerbMeans>,
    pub edge: Edge,
    pub strict: bool,
    pub about: bool,
    pub name: String,
    /// Whether the verb stands right before the amount.
    pub adjacent: bool,
    /// 分别: names before it share the amounts behind it.
    pub respectively: Option<String>,
    /// 累计, 总量: a total so far rather than an amount of its own.
    pub so_far: bool,
}

/// Words that may stand between a verb and its amount.
const BETWEEN: [&str; 32] = [
    "力争", "要", "将", "均", "都", "全部", "也", "了", "为", "到", "在", "至", "应", "须", "全年", "共", "总数",
    "累计", "再", "各", "约", "近", "争取", "确保", "基本", "的", "是", "预计", "预期", "目标", "同比", "左右",
];

/// Reads what stands before an amount, without its times and scopes.
pub(super) fn read(text: &str) -> Head {
    let mut head = Head::default();
    let mut rest = text.trim_end_matches([' ', '：', ':', '"']);
    if let Some(at) = rest.rfind("分别") {
        head.respectively = Some(rest[..at].to_owned());
    }
    head.so_far = ["累计", "总量", "总数", "总规模", "总面积", "总数量", "合计"].iter().any(|word| rest.contains(word));
    loop {
        let before = rest;
        if let Some((means, word)) = edge_at_end(rest) {
            match means {
                EdgeMeans::AtLeast if head.edge == Edge::Plain => head.edge = Edge::AtLeast,
                EdgeMeans::AtMost if head.edge == Edge::Plain => head.edge = Edge::AtMost,
                EdgeMeans::About => head.about = true,
                EdgeMeans::AtLeast | EdgeMeans::AtMost => {}
            }
            head.strict |= ["低于", "少于", "小于", "<", "＜"].contains(&word);
            rest = &rest[..rest.len() - word.len()];
            if ["突破", "超过", "超", "过", "达到或超过"].contains(&word) && head.verb.is_none() {
                head.verb = Some(VerbMeans::To);
                head.adjacent = true;
            }
            if word == "控制在" {
                head.verb = Some(VerbMeans::HoldBelow);
                head.adjacent = true;
            }
        }
        if let Some(verb) = verb_at_end(rest).filter(|verb| value_verb(verb.means) || head.verb.is_none()) {
            let growth_noun =
                head.verb.is_some() && ["增速", "增幅", "涨幅", "降幅", "增长率", "年均增速"].contains(&verb.word);
            if !value_verb(verb.means) || growth_noun {
                break;
            }
            let inner = head.verb.replace(stronger(head.verb, verb.means));
            head.adjacent = true;
            let _ = inner;
            rest = &rest[..verb.start];
        }
        if let Some(word) = BETWEEN.iter().filter(|word| rest.ends_with(**word)).max_by_key(|word| word.len()) {
            rest = &rest[..rest.len() - word.len()];
        }
        rest = rest.trim_end_matches([' ', '"']);
        if rest == before {
            break;
        }
    }
    if let Some(at) = rest.rfind("分别") {
        rest = &rest[..at];
    }
    if head.verb.is_none() {
        action(rest, &mut head);
    } else {
        head.name = thing(rest);
    }
    if ["高标准", "高质量", "高水平", "高效", "高效率"].contains(&head.name.as_str()) {
        head.name.clear();
    }
    head
}

/// A verb that says what becomes of an amount, rather than what is done.
fn value_verb(means: VerbMeans) -> bool {
    match means {
        VerbMeans::To
        | VerbMeans::DownTo
        | VerbMeans::Hold
        | VerbMeans::HoldBelow
        | VerbMeans::Rise
        | VerbMeans::Fall => true,
        VerbMeans::Add
        | VerbMeans::Double
        | VerbMeans::Zero
        | VerbMeans::NoMoreThanBefore
        | VerbMeans::NoLessThanBefore
        | VerbMeans::All
        | VerbMeans::Done => false,
    }
}

/// Of two verbs in a row the one that says more: 增长 of 增长达到, 保持在 of 稳定保持在.
fn stronger(inner: Option<VerbMeans>, outer: VerbMeans) -> VerbMeans {
    match inner {
        None | Some(VerbMeans::To) => outer,
        Some(VerbMeans::Hold) if outer == VerbMeans::Rise || outer == VerbMeans::Fall => outer,
        Some(inner) => inner,
    }
}

/// The verb that a text ends with.
fn verb_at_end(text: &str) -> Option<FoundVerb<'static>> {
    let rules: &'static _ = &*CHINESE;
    let from = text.char_indices().rev().nth(11).map_or(0, |(at, _)| at);
    let words = rules.verb.iter().flat_map(|verb| verb.words.iter().map(move |word| (verb, word)));
    let (verb, word) =
        words.filter(|(_, word)| text[from..].ends_with(word.as_str())).max_by_key(|(_, word)| word.len())?;
    let start = text.len() - word.len();
    Some(FoundVerb { start, end: text.len(), means: verb.means, word, factor: verb.factor.as_deref() })
}

fn edge_at_end(text: &str) -> Option<(EdgeMeans, &'static str)> {
    let rules: &'static _ = &*CHINESE;
    let words = rules.edge.iter().flat_map(|edge| edge.before.iter().map(move |word| (edge.means, word.as_str())));
    let found = words.filter(|(_, word)| text.ends_with(word)).max_by_key(|(_, word)| word.len())?;
    // 过 and 近 and 超 are words of their own only after a verb or a name, never inside 超过, 通过, 附近.
    let before = &text[..text.len() - found.1.len()];
    let inside = found.1.chars().count() == 1 && before.ends_with(['通', '经', '附', '最', '不', '高', '远']);
    (!inside).then_some(found)
}

/// The first verb of an action, and what it is done to.
fn action(text: &str, head: &mut Head) {
    let verbs = CHINESE.verbs(text);
    let acts = |verb: &&FoundVerb<'_>| {
        matches!(verb.means, VerbMeans::Add | VerbMeans::Done | VerbMeans::To | VerbMeans::Zero)
    };
    let Some(first) = verbs.iter().find(acts) else {
        // 生产总值增长目标 has its verb inside its name.
        head.name = thing(text);
        return;
    };
    // 水质达到或优于三类的比例: the standard is part of the name.
    if first.means == VerbMeans::To && text[first.end..].starts_with(['或', '及']) {
        head.name = thing(text);
        return;
    }
    head.verb = Some(if first.means == VerbMeans::To { VerbMeans::To } else { VerbMeans::Add });
    head.adjacent = first.end == text.len();
    let before = name(&text[..first.start]);
    let object = thing(&text[first.end..]);
    // 小麦播种面积 has its verb inside its name.
    let is_noun = !before.is_empty()
        && [
            "面积", "数", "率", "量", "规模", "比例", "能力", "收入", "产值", "水平", "成本", "人员", "人口", "企业",
            "农民", "基地",
        ]
        .iter()
        .any(|noun| object.starts_with(noun));
    if is_noun || CHINESE.amount_nouns.words.contains(&object) {
        head.name = thing(text);
        head.verb = None;
        head.adjacent = false;
        return;
    }
    let is_new = first.word.starts_with('新') || first.word.starts_with("净增") || first.word.starts_with('再');
    head.name = match (object.is_empty(), before.is_empty()) {
        _ if is_new => name(text.trim_start_matches("再")),
        (true, _) => name(text.trim_start_matches('对')),
        // 老旧小区改造新开工49个: the first verb is part of the name.
        (false, false) if is_only_verbs(&object) => name(&text[..first.end]),
        (false, true) if CHINESE.soft_verbs.words.iter().any(|word| word == first.word) => object,
        (false, true) => format!("{}{object}", first.word),
        (false, false) if before.chars().count() <= 4 && first.word.chars().count() <= 2 => thing(text),
        // 生活污水处理站: what is left of it says too little.
        (false, false) if object.chars().count() < 2 => thing(text),
        (false, false) => object,
    };
}

/// Whether a name is nothing but what is done: 新建和改扩建.
pub(super) fn is_only_verbs(name: &str) -> bool {
    let mut rest = name;
    loop {
        let Some(verb) = CHINESE.verbs(rest).first().filter(|verb| verb.start == 0).copied() else { return false };
        rest = rest[verb.end..].trim_start_matches(['和', '、', '及', '并', '或', '与']);
        if rest.is_empty() {
            return true;
        }
    }
}

/// How the amount relates to what is measured.
#[expect(clippy::match_same_arms, reason = "the first arm that fits decides, in the order in which a reader would ask")]
pub(super) fn change(head: &Head, is_percent: bool, is_points: bool, inherited: Option<VerbMeans>) -> Change {
    // 办结率100% behind 死亡率下降10% is no decline.
    let is_rate = ["率", "比重", "比例", "占比"].iter().any(|word| head.name.ends_with(word));
    let inherited = inherited.filter(|verb| !is_rate || !matches!(verb, VerbMeans::Rise | VerbMeans::Fall));
    let verb = head.verb.or(inherited);
    let is_growth_rate = ["增速", "增长", "增幅", "涨幅", "增长率"].iter().any(|word| head.name.ends_with(word));
    match verb {
        // 居民消费价格涨幅3%: a rise that is to stay small.
        Some(VerbMeans::Rise) if is_percent && (head.name.contains("价格") || head.name.contains("物价")) => {
            Change::HoldBelow
        }
        // 人均预期寿命提高1岁: an average rises, it is not made.
        Some(VerbMeans::Rise)
            if !is_percent && ["人均", "户均", "平均", "寿命", "年限"].iter().any(|word| head.name.contains(word)) =>
        {
            Change::Rise
        }
        Some(VerbMeans::Rise) if !is_percent && !is_points => Change::Add,
        Some(VerbMeans::Rise) => Change::Rise,
        Some(VerbMeans::Fall) => Change::Fall,
        Some(VerbMeans::DownTo) => Change::DownTo,
        Some(VerbMeans::HoldBelow) => Change::HoldBelow,
        Some(VerbMeans::Hold) if head.edge == Edge::AtMost => Change::HoldBelow,
        Some(VerbMeans::Hold) if is_percent && is_growth_rate => Change::Rise,
        Some(VerbMeans::Hold) => Change::Hold,
        Some(VerbMeans::To) if is_percent && is_growth_rate => Change::Rise,
        Some(VerbMeans::To | VerbMeans::All | VerbMeans::Done | VerbMeans::Zero) => Change::To,
        Some(VerbMeans::Add) if is_percent || is_points => Change::To,
        Some(VerbMeans::Add) => Change::Add,
        Some(VerbMeans::Double | VerbMeans::NoMoreThanBefore | VerbMeans::NoLessThanBefore) | None => {
            if is_percent && is_growth_rate {
                Change::Rise
            } else if head.edge == Edge::AtMost {
                Change::HoldBelow
            } else {
                Change::To
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_give_verb_and_name() {
        for (text, verb, name) in [
            ("烟叶种植面积力争达到", Some(VerbMeans::To), "烟叶种植面积"),
            ("新建高标准农田", Some(VerbMeans::Add), "新建高标准农田"),
            ("引进培育", Some(VerbMeans::Add), "引进培育"),
            ("城镇新增就业", Some(VerbMeans::Add), "城镇新增就业"),
            ("城镇调查失业率控制在", Some(VerbMeans::HoldBelow), "城镇调查失业率"),
            ("地区生产总值增长", Some(VerbMeans::Rise), "地区生产总值"),
            ("完成固定资产投资", Some(VerbMeans::To), "固定资产投资"),
            ("整改完成率达", Some(VerbMeans::To), "整改完成率"),
            ("粮食产量不低于", None, "粮食产量"),
        ] {
            let head = read(text);
            assert_eq!((head.verb, head.name.as_str()), (verb, name), "{text}");
        }
    }
}
