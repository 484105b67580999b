//! Whether a Chinese piece promises or reports, and in which tone.

use super::dates::TimeSpan;
use super::setting::{Section, Setting};
use super::statement::{Doubt, Statement, Status, Tone};
use crate::propose::targets::rules::{CHINESE, ToneMeans};

/// Words of a limit or a rhythm, with which both promises and results are told.
const HOLDS: [&str; 12] =
    ["不低于", "不少于", "不超过", "不突破", "控制在", "稳定在", "保持在", "至少", "每年", "每月", "每季度", "每个"];

/// The words of a piece that decide: reported, promised, both or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    Reported,
    Promised,
    /// Only a limit or a rhythm is named: 稳定在10万吨以上.
    Held,
    /// Compared with an earlier time, which both do.
    Compared,
    Nothing,
}

/// What the words of a piece say. Words of promise win: 已建成12万亩，今年要再建5万亩 is cut before.
pub(super) fn says(text: &str) -> Says {
    let word = promised_word(text);
    let promised = word.is_some();
    let reported = CHINESE.reported.words.iter().any(|word| is_word(text, word)) || is_perfect(text);
    match (promised, reported) {
        // 预计完成 and 同比 stand beside words of promise too.
        (true, false) if word.is_some_and(|word| HOLDS.contains(&word)) => Says::Held,
        (true, false) => Says::Promised,
        (false, true) => Says::Reported,
        (true, true) => {
            let strong = ["已", "截至", "目前", "尚有", "今年以来", "超额完成", "正在施工"]
                .iter()
                .any(|word| text.contains(word))
                || is_perfect(text);
            if strong { Says::Reported } else { Says::Promised }
        }
        (false, false) if CHINESE.compared.in_text(text).is_some() => Says::Compared,
        (false, false) => Says::Nothing,
    }
}

/// Whether a whole document, of which neither title nor headings say so, tells of results: its sentences report and none promises.
pub(in crate::propose::targets) fn only_reports<'t>(paragraphs: impl Iterator<Item = &'t str>) -> bool {
    let mut reports = false;
    for sentence in paragraphs.flat_map(|text| text.split(['。', '；'])) {
        match says(sentence) {
            Says::Promised => return false,
            Says::Reported => reports = true,
            Says::Held | Says::Compared | Says::Nothing => {}
        }
    }
    reports
}

fn promised_word(text: &str) -> Option<&'static str> {
    let rules: &'static _ = &*CHINESE;
    let words = || rules.promised.words.iter().map(String::as_str).filter(|word| is_word(text, word));
    words().find(|word| !HOLDS.contains(word)).or_else(|| words().next())
}

/// Single characters count only where they are words: 要 of 要达到, not of 主要.
fn is_word(text: &str, word: &str) -> bool {
    // 行动计划, 年度目标 are names of things.
    if word == "计划" || word == "目标" {
        return text.match_indices(word).any(|(at, _)| {
            let after = &text[at + word.len()..];
            // 计划完成率76%, 投资计划的75% measure what was done.
            let measured = ["进度", "完成率", "的"].iter().any(|word| after.starts_with(word));
            // 减少6%的改善目标 names a target that something was held against.
            let named = after.is_empty() && text[..at].chars().rev().take(4).any(|c| c == '的');
            !measured
                && !named
                && !text[..at].ends_with(['动', '升', '年', '展', '产', '程', '成', '度', '体', '资', '划'])
        });
    }
    if word == "拥有" || word == "不足" {
        // 每千人拥有床位 is the name of an indicator.
        return text
            .match_indices(word)
            .any(|(at, _)| !text[at + word.len()..].starts_with(['量', '率']) && !text[..at].contains('每'));
    }
    // 争取资金354万元 is work that was done or is to be done; 争取达到 is a promise.
    if word == "争取" {
        let sought = ["补助", "资金", "上级", "项目", "到位", "中央", "省级", "专项", "政策"];
        return text.match_indices(word).any(|(at, _)| {
            !sought.iter().any(|thing| text[at + word.len()..].starts_with(thing))
                && !text[..at].ends_with(['上', '计'])
        });
    }
    // 三年共培训 is how much over a stretch of time, done or to be done.
    if word.starts_with('共') {
        return text.match_indices(word).any(|(at, _)| !text[..at].ends_with('年'));
    }
    if word.chars().count() > 1 {
        return text.contains(word);
    }
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + word.len()..]);
        match word {
            "要" => {
                !before.ends_with(['主', '重', '需', '必', '首', '摘', '纪', '简', '概'])
                    && !after.starts_with(['求', '点', '素', '件', '闻', '领', '道', '害'])
            }
            "将" => !before.ends_with(['即', '干', '大']) && !after.starts_with(['军', '领']),
            "应" => {
                !before.ends_with(['供', '响', '适', '对', '反', '相', '效', '感'])
                    && !after.starts_with([
                        '用', '急', '对', '届', '收', '纳', '保', '改', '尽', '当', '征', '检', '种', '接', '扶', '兑',
                        '贷', '训', '助', '治', '建', '通', '拆', '清', '返', '搬', '享', '免', '登', '由', '付', '得',
                        '缴', '诉',
                    ])
            }
            "再" => !after.starts_with(['生', '次', '接', '造', '就', '利', '融', '担', '贷', '创']),
            "拟" => !before.ends_with(['模', '虚']),
            "已" => !before.ends_with('而'),
            "须" => !before.ends_with('必'),
            _ => true,
        }
    })
}

/// 完成了, 建成了; not 为了, 除了, 了解.
fn is_perfect(text: &str) -> bool {
    text.match_indices('了').any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + '了'.len_utf8()..]);
        !before.ends_with(['为', '除', '明', '终', '未', '到', '不']) && !after.starts_with(['解', '结', '却'])
    })
}

/// The tone of a piece, if its words give one.
pub(super) fn tone(text: &str) -> Option<Tone> {
    let words = CHINESE.tone.iter().flat_map(|tone| tone.words.iter().map(move |word| (tone.means, word.as_str())));
    let found: Vec<ToneMeans> = words
        .filter(
            |(_, word)| {
                if word.chars().count() == 1 { *word != "向" && is_word(text, word) } else { text.contains(word) }
            },
        )
        .map(|(means, _)| means)
        .collect();
    let has = |means| found.contains(&means);
    if has(ToneMeans::Stretch) {
        Some(Tone::Stretch)
    } else if has(ToneMeans::Expected) {
        Some(Tone::Expected)
    } else if has(ToneMeans::InPrinciple) {
        Some(Tone::InPrinciple)
    } else {
        has(ToneMeans::Firm).then_some(Tone::Firm)
    }
}

/// Whether a stretch stands before a date, and so before all that is due by it: 力争到2025年，….
pub(super) fn leads(text: &str, start: usize, times: &[TimeSpan]) -> bool {
    let words = CHINESE.tone.iter().filter(|tone| tone.means == ToneMeans::Stretch).flat_map(|tone| &tone.words);
    let first = words.filter_map(|word| text.find(word.as_str())).min();
    first.is_some_and(|at| times.iter().any(|span| span.against.is_none() && span.at.start >= start + at))
}

/// 应完成300公里，实际只完成120公里 tells what fell short, and promises nothing.
pub(super) fn settle_shortfall(sentence: &str, own: &mut [Statement]) {
    const SHORT: [&str; 7] = ["实际只", "实际仅", "实际完成", "仅完成", "只完成", "仅建成", "只建成"];
    if SHORT.iter().any(|word| sentence.contains(word)) {
        for statement in own.iter_mut().filter(|statement| statement.status == Status::Promised) {
            statement.status = Status::Reported;
        }
    }
}

/// Decides between promised and reported, with the doubt that remains.
#[expect(clippy::match_same_arms, reason = "the first arm that fits decides, in the order in which a reader would ask")]
pub(super) fn decide(
    own: Says,
    carried: Says,
    time: Option<&TimeSpan>,
    setting: &Setting<'_>,
) -> (Status, Option<Doubt>) {
    let own = match (own, setting.section) {
        (Says::Held, _) => Says::Promised,
        (Says::Compared, Section::Promises | Section::UsuallyPromises) => Says::Nothing,
        (Says::Compared, _) if carried == Says::Promised => Says::Nothing,
        (Says::Compared, _) => Says::Reported,
        (own, _) => own,
    };
    let of_results = matches!(setting.section, Section::Results | Section::UsuallyResults);
    let due_year = time.and_then(|span| span.time.due).map(|due| due.month().year());
    let is_later = due_year.zip(setting.dates.this_year()).is_some_and(|(due, this)| due > this)
        || setting.dates.document.is_some() && setting.section == Section::UsuallyResults;
    let past = time.filter(|span| span.against.is_none()).and_then(|span| setting.dates.is_past(&span.time));
    match (own, past) {
        (Says::Reported, Some(false | true) | None) | (Says::Nothing, Some(true)) => {
            return (Status::Reported, None);
        }
        (Says::Promised, Some(false) | None) => return (Status::Promised, None),
        // 2020年要达到 in a document of 2021 speaks of an old plan.
        (Says::Promised, Some(true)) => return (Status::Reported, None),
        (Says::Nothing, Some(false)) if carried != Says::Reported && (!of_results || is_later) => {
            return (Status::Promised, None);
        }
        (Says::Held | Says::Nothing | Says::Compared, _) => {}
    }
    match (carried, setting.section) {
        (Says::Promised | Says::Held, _) => (Status::Promised, None),
        (Says::Reported, _) => (Status::Reported, None),
        (Says::Nothing | Says::Compared, Section::Promises) => (Status::Promised, None),
        (Says::Nothing | Says::Compared, Section::Results | Section::UsuallyResults) => (Status::Reported, None),
        (Says::Nothing | Says::Compared, Section::UsuallyPromises | Section::Unknown) => {
            (Status::Promised, Some(Doubt::StatusByPlace))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_decide_between_promise_and_report() {
        for (text, expected) in [
            ("已建成高标准农田12万亩", Says::Reported),
            ("今年要再新建5万亩", Says::Promised),
            ("举办了培训班41期", Says::Reported),
            ("主要农产品产量10万吨", Says::Nothing),
            ("为了完成任务", Says::Nothing),
            ("同比增长8%", Says::Compared),
            ("力争同比增长8%", Says::Promised),
        ] {
            assert_eq!(says(text), expected, "{text}");
        }
    }
}
