//! What an amount is of, in Chinese: 烟叶种植面积 of 力争烟叶种植面积达到, 龙头企业 of 培育3家龙头企业.

use crate::propose::targets::rules::CHINESE;

/// A name without the words around it that belong to no name.
pub(super) fn name(text: &str) -> String {
    let mut rest: &str = text;
    loop {
        let before = rest;
        rest = rest.trim_matches(|c: char| " 、，；：:,.。-—–·\"'()（）●○■◆★※•*①②③④⑤⑥⑦⑧⑨⑩".contains(c));
        rest = without_number(rest);
        if let Some(word) = CHINESE.fillers.begins(rest) {
            rest = strip_first(rest, word);
        }
        if let Some(word) = CHINESE.fillers.ends(rest) {
            rest = strip_last(rest, word);
        }
        if rest == before {
            break;
        }
    }
    balanced(&rest.replace(' ', "").replace("进行", ""))
}

/// A name whose quotation marks stand in pairs.
fn balanced(name: &str) -> String {
    let (open, close) = (name.matches('“').count(), name.matches('”').count());
    match open.cmp(&close) {
        std::cmp::Ordering::Equal => name.to_owned(),
        std::cmp::Ordering::Less if name.starts_with('”') => name.trim_start_matches('”').to_owned(),
        std::cmp::Ordering::Less => format!("“{name}"),
        std::cmp::Ordering::Greater if name.ends_with('“') => name.trim_end_matches('“').to_owned(),
        std::cmp::Ordering::Greater => format!("{name}”"),
    }
}

/// A filler goes only where more than one character stays behind it, so that 年产量 and 对外贸易 keep their first characters.
fn strip_first<'t>(rest: &'t str, word: &str) -> &'t str {
    let shorter = &rest[word.len()..];
    // 应急, 应届, 将军, 要素 are words of their own.
    let whole_word = match word {
        "应" => shorter.starts_with(['急', '届', '用', '收', '对', '征', '诉']),
        "要" => shorter.starts_with(['素', '件', '道']),
        "基本" => ["医疗", "养老", "公共", "农田", "医保", "药物", "民生", "建设", "生活"]
            .iter()
            .any(|word| shorter.starts_with(word)),
        _ => false,
    };
    if whole_word {
        return rest;
    }
    let risky = word.chars().count() == 1
        && "年数对能可本该以后时前内总以各比较自从由到至在为是均达近约把使让就".contains(word);
    if risky
        && !shorter.starts_with(|c: char| " 、，：".contains(c))
        && !shorter.is_empty()
        && "年数对能总本近约达以自由从比较内前后时可各".contains(word)
    {
        return rest;
    }
    shorter
}

fn strip_last<'t>(rest: &'t str, word: &str) -> &'t str {
    let shorter = &rest[..rest.len() - word.len()];
    let keeps = ["数", "年", "内", "后", "时", "前", "总", "任务", "目标", "完成率", "能", "可", "对", "本", "比"];
    if keeps.contains(&word) && !shorter.is_empty() { rest } else { shorter }
}

/// Without a number of a list: 1. (一) 一、
fn without_number(text: &str) -> &str {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if digits.len() < text.len() && digits.starts_with(['.', '、', ')', '）', '．']) {
        return digits.trim_start_matches(['.', '、', ')', '）', '．']);
    }
    let numerals = text.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
    if numerals.len() < text.len() && numerals.starts_with(['、', '.', ')', '）']) {
        return numerals.trim_start_matches(['、', '.', ')', '）']);
    }
    text
}

/// A name without the verbs in front that say how it is done: 培育龙头企业 is 龙头企业.
pub(super) fn thing(text: &str) -> String {
    let mut rest = name(text);
    if CHINESE
        .soft_verbs
        .words
        .iter()
        .any(|word| *word == rest && !["建设", "改造", "治理", "整治"].contains(&word.as_str()))
    {
        return String::new();
    }
    if let Some(of) =
        rest.strip_prefix('对').filter(|of| !of.starts_with(['外', '口', '接', '策', '公', '标', '照', '象']))
    {
        rest = of.to_owned();
    }
    for _ in 0..4 {
        let Some(word) = CHINESE.soft_verbs.begins(&rest) else { break };
        let shorter = name(&rest[word.len()..]);
        if shorter.chars().count() < 2 || shorter == rest {
            break;
        }
        rest = shorter;
    }
    rest
}

/// The names that share one measure: 红薯、大豆种植面积分别 are 红薯种植面积 and 大豆种植面积.
pub(super) fn shared_names(text: &str) -> Vec<String> {
    let list: Vec<&str> = text.split(['、', '和', '与', '及']).filter(|part| !part.trim().is_empty()).collect();
    let end = list.last().copied().unwrap_or_default();
    let whole = name(text);
    // 城乡 stands for both.
    if let (1, Some(of)) = (list.len(), whole.strip_prefix("城乡")) {
        return ["城镇", "农村"].map(|place| format!("{place}{of}")).to_vec();
    }
    // 肉蛋奶 are three things.
    if let (1, Some(cluster)) = (list.len(), CHINESE.clusters.begins(&whole)) {
        let of = &whole[cluster.len()..];
        return cluster.chars().map(|one| format!("{one}{of}")).collect();
    }
    // Names in a list are of one length: 城镇和农村常住居民收入, 红薯、大豆种植面积.
    let length = list.first().map_or(0, |part| name(part).chars().count());
    let tail: String = name(end).chars().skip(length).collect();
    let noun = if (1..=4).contains(&length) && tail.chars().count() >= 2 {
        tail.as_str()
    } else {
        CHINESE.amount_nouns.ends(&name(end)).unwrap_or_default()
    };
    let noun = noun.to_owned();
    list.iter()
        .map(|part| {
            let part = thing(part);
            if noun.is_empty() || part.ends_with(&noun) || CHINESE.amount_nouns.ends(&part).is_some() {
                part
            } else {
                format!("{part}{noun}")
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_without_the_words_around_them() {
        for (text, expected) in [
            ("1.力争全县烟叶种植面积", "烟叶种植面积"),
            ("(一)确保年产量", "年产量"),
            ("培育市级以上龙头企业", "市级以上龙头企业"),
            ("新建高标准农田", "新建高标准农田"),
            ("推动规上工业增加值", "规上工业增加值"),
        ] {
            assert_eq!(thing(text), expected, "{text}");
        }
        assert_eq!(shared_names("红薯、大豆种植面积"), ["红薯种植面积", "大豆种植面积"]);
    }
}
