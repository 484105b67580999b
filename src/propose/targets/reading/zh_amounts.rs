//! Amounts in Chinese clauses: 13万亩, 4—6亿株, 120家以上, 5.5%以内, 20余个, 3个百分点, 两倍.

use super::statement::{Edge, UnitWritten};
use super::zh_numerals::numeral;
use crate::measure::{Decimal, Exact, Unit, Units, exact};
use crate::propose::targets::rules::{CHINESE, EdgeMeans};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// An amount with what stands around it.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is read from words of its own")]
pub(super) struct Amount {
    /// From its first digit to the end of 以上 or 左右.
    pub at: Range<usize>,
    pub low: Exact,
    pub high: Option<Exact>,
    pub unit: UnitWritten,
    pub edge: Edge,
    pub about: bool,
    pub in_words: bool,
    /// 倍: so many times.
    pub times: bool,
    /// 成: tenths.
    pub bare: bool,
}

static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?").expect("a pattern of the program"));

/// Numerals count only before a measure word that is no part of an everyday phrase.
static NUMERALS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"([一二两三四五六七八九十百千万]+)(个|家|座|所|条|处|项|名|户|台|辆|期|场|次|亩|人|倍|成)")
        .expect("a pattern of the program")
});

static RANGE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?:-|—|——|–|~|～|至|到|－)(\d+(?:\.\d+)?)").expect("a pattern of the program"));

/// The longest unit in characters: 亿千瓦时, 吨二氧化碳当量.
const LONGEST_UNIT: usize = 9;

/// All amounts of a text but those within `taken`.
pub(super) fn amounts(text: &str, taken: &[Range<usize>], units: &Units) -> Vec<Amount> {
    let mut found: Vec<Amount> = Vec::new();
    let is_taken = |at: &Range<usize>| taken.iter().any(|t| t.start < at.end && at.start < t.end);
    for number in NUMBER.find_iter(text) {
        let at = number.range();
        let inside = found.last().is_some_and(|last| at.start < last.at.end);
        if inside || is_taken(&at) || is_part_of_a_name(text, &at) {
            continue;
        }
        let Some(value) = Decimal::parse(&number.as_str().replace(',', "")) else { continue };
        found.extend(amount(text, at, value.to_exact(), false, units));
    }
    for numerals in NUMERALS.captures_iter(text) {
        let Some(digits) = numerals.get(1) else { continue };
        let at = digits.range();
        let overlaps = found.iter().any(|a| a.at.start < at.end && at.start < a.at.end);
        if overlaps || is_taken(&at) || is_everyday(text, &at, &numerals[0]) {
            continue;
        }
        let Some(value) = numeral(digits.as_str()) else { continue };
        found.extend(amount(text, at, exact::whole(value), true, units));
    }
    for word in ROUND.captures_iter(text) {
        let Some(number) = word.get(1) else { continue };
        let at = number.range();
        let overlaps = found.iter().any(|a| a.at.start < at.end && at.start < a.at.end);
        if overlaps || is_taken(&at) {
            continue;
        }
        let value = if number.as_str() == "百" { 100 } else { 1000 };
        found.extend(amount(text, at, exact::whole(value), true, units));
    }
    found.sort_by_key(|amount| amount.at.start);
    share_units(text, &mut found);
    found
}

/// 分别达到4、2、1万吨: the unit stands once, behind the last.
fn share_units(text: &str, found: &mut [Amount]) {
    for at in (1..found.len()).rev() {
        let between = &text[found[at - 1].at.end..found[at].at.start];
        let one_list = matches!(between, "、" | "和" | "及" | "与");
        if found[at - 1].bare && !found[at].bare && one_list && text[..found[at - 1].at.start].contains("分别") {
            found[at - 1].unit = found[at].unit.clone();
            found[at - 1].edge = found[at].edge;
            found[at - 1].bare = false;
        }
    }
}

/// 产值突破百亿元: a hundred of 亿元.
static ROUND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:突破|达到|超过|跨越|迈上|达|超|过)(百|千)(?:亿|万)(?:元|斤|亩|吨|人次|株|千瓦)")
        .expect("a pattern of the program")
});

/// Whether digits belong to a name: PM2.5, G311, 5G, 12345热线, 〔2020〕17号, 第3.
fn is_part_of_a_name(text: &str, at: &Range<usize>) -> bool {
    let (before, after) = (&text[..at.start], &text[at.end..]);
    let letter = |c: char| c.is_ascii_alphabetic() || c == '_';
    let digits = &text[at.clone()];
    let item = digits.len() <= 2
        && after.starts_with(['.', '、', '．'])
        && (before.trim_end().is_empty() || before.trim_end().ends_with(['。', '；', '：', '！', ';', ':']));
    // 2.8∶1 says nothing, unless it is what a ratio comes to: 收入比缩小到1.9∶1以内.
    let ratio = |c: char| matches!(c, '∶' | ':' | '：' | '︰');
    let in_ratio = after.starts_with(ratio)
        && !(to_one(after) && (before.contains('比') || before.contains("差距")))
        && after.trim_start_matches(ratio).starts_with(|c: char| c.is_ascii_digit())
        || before.ends_with(ratio) && before.trim_end_matches(ratio).ends_with(|c: char| c.is_ascii_digit());
    // “1园3区7带” is a name.
    let quote = before.rfind('“').filter(|open| !before[*open..].contains('”'));
    let quoted = quote.and_then(|open| text[open..].find('”').map(|len| &text[open + '“'.len_utf8()..open + len]));
    let in_name = quoted.is_some_and(|inner| {
        inner.chars().count() <= 12 && inner.starts_with(|c: char| c.is_ascii_digit()) && !inner.contains('%')
    });
    in_ratio
        || in_name
        || item
        || before.ends_with(letter)
        || before.ends_with(['第', '〔', '[', '【', '#', '.'])
        || before.ends_with('+')
        || before.ends_with('-') && before.trim_end_matches('-').ends_with(letter)
        || (after.starts_with(|c: char| c.is_ascii_uppercase()) && !starts_with_unit_letters(after))
        || after.starts_with(['号', '〕', '+'])
        || after.starts_with('岁') && !before.chars().rev().take(8).collect::<String>().contains("命寿")
        || after.starts_with("周岁")
        // 10千伏线路: a voltage is part of a name.
        || ["千伏", "伏", "kV", "KV"].iter().any(|volts| after.starts_with(volts))
        || after.starts_with("热线")
        || after.starts_with("平台") && digits.len() >= 4
        || after.starts_with('.') && after[1..].starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a ratio to one goes on behind its first number: ∶1以内.
fn to_one(after: &str) -> bool {
    static TO_ONE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^[∶:：︰]1(?:$|[^\d.∶:：︰])").expect("a pattern of the program"));
    TO_ONE.is_match(after)
}

fn starts_with_unit_letters(text: &str) -> bool {
    let letters: String = text.chars().take_while(char::is_ascii_alphabetic).collect();
    Unit::parse(&letters).is_some()
}

/// Whether numerals are part of a phrase rather than a count: 一个, 第一次, 三个一, 统一, 十个方面.
fn is_everyday(text: &str, at: &Range<usize>, whole: &str) -> bool {
    let (before, after) = (&text[..at.start], &text[at.start + whole.len()..]);
    let in_quotes = before.matches('“').count() > before.matches('”').count();
    let one = &text[at.clone()] == "一";
    // 标准化厂房二期: a stage of it, unless so many are held.
    let is_stage = whole.ends_with('期')
        && CHINESE.verbs(before).last().is_none_or(|verb| verb.end != before.len())
        && !before.ends_with(['班', '训', '办', '了', '共', '计']);
    // 千亩示范区, 万人大会: of that order, not so many.
    ["十", "百", "千", "万"].contains(&&text[at.clone()])
        || in_quotes
        || is_stage
        || before.ends_with(['第', '统', '同', '唯', '每', '这', '那', '几', '数', '“', '"', '某', '专', '单'])
        || after.starts_with([
            '会', '产', '方', '工', '月', '体', '环', '阶', '步', '层', '维', '“', '坚', '确', '必', '重', '关', '转',
            '全', '百', '小',
        ])
        || one && !is_ordered(before)
}

/// Whether one of something is asked for: 培育1家 in words.
fn is_ordered(before: &str) -> bool {
    ["至少", "至少有", "不少于", "不低于", "建成", "建设", "培育", "引进", "打造", "创建", "新增", "新建"]
        .iter()
        .any(|word| before.ends_with(word))
}

fn amount(text: &str, digits: Range<usize>, low: Exact, in_words: bool, units: &Units) -> Option<Amount> {
    let mut end = digits.end;
    let (mut edge, mut about) = (Edge::Plain, false);
    let mut times = false;
    let mut low = low;
    let mut high = None;
    if to_one(&text[end..]) {
        end += text[end..].find('1').map_or(0, |at| at + 1);
    }
    // 20余个, 100多万元
    let more = |rest: &str| rest.starts_with(['余', '多', '几']).then_some('余'.len_utf8());
    if let Some(len) = more(&text[end..]) {
        edge = Edge::AtLeast;
        end += len;
    }
    let first_unit = unit_at(&text[end..], units);
    let after_first = end + first_unit.as_ref().map_or(0, |(_, len)| *len);
    let range = RANGE
        .captures(&text[end..])
        .map(|c| (c, end))
        .or_else(|| RANGE.captures(&text[after_first..]).map(|c| (c, after_first)));
    let mut unit = first_unit;
    if let Some((found, from)) = range {
        let upper_end = from + found.get(0).map_or(0, |m| m.end());
        let is_date = ["月", "年", "日", "号", "时"].iter().any(|word| text[upper_end..].starts_with(word));
        if is_date {
            return None;
        }
        let second = unit_at(&text[upper_end..], units);
        let upper = Decimal::parse(&found[1])?.to_exact();
        if let Some((second, len)) = second {
            let written_first = unit.take();
            let factor = written_first.as_ref().and_then(|(first, _)| first.known?.to(second.known?));
            if let (Some(factor), true) = (factor, from == after_first) {
                low = &low * &factor;
            }
            end = upper_end + len;
            unit = Some((second, len));
        } else if from == after_first {
            end = upper_end;
        }
        (low, high) = if upper >= low { (low, Some(upper)) } else { (upper, Some(low)) };
    } else if let Some((_, len)) = unit {
        end += len;
    }
    if unit.is_none() && text[end..].starts_with('倍') {
        (times, end) = (true, end + '倍'.len_utf8());
    }
    if unit.is_none() && text[end..].starts_with('成') && !text[end..].starts_with("成立") {
        low *= exact::whole(10);
        unit = Some((UnitWritten { written: "%".into(), known: Some(Unit::percent()), points: false }, 0));
        end += '成'.len_utf8();
    }
    let more_behind = ["余", "多"].iter().find(|word| text[end..].starts_with(**word));
    if let Some(word) = more_behind {
        (edge, end) = (Edge::AtLeast, end + word.len());
    }
    let (edge_after, about_after, end) = suffix(text, end, edge);
    (edge, about) = (edge_after, about || about_after);
    let bare = unit.is_none() && !times;
    let unit = unit.map(|(unit, _)| unit).unwrap_or_default();
    Some(Amount { at: digits.start..end, low, high, unit, edge, about, in_words, times, bare })
}

/// What follows an amount: 以上, 以内, 左右.
fn suffix(text: &str, end: usize, edge: Edge) -> (Edge, bool, usize) {
    let rest = &text[end..];
    let words = CHINESE.edge.iter().flat_map(|edge| edge.after.iter().map(move |word| (edge.means, word)));
    let behind = words.filter(|(_, word)| !word.ends_with('的') && rest.starts_with(word.as_str()));
    match behind.max_by_key(|(_, word)| word.len()) {
        Some((EdgeMeans::AtLeast, word)) => (Edge::AtLeast, false, end + word.len()),
        Some((EdgeMeans::AtMost, word)) => (Edge::AtMost, false, end + word.len()),
        Some((EdgeMeans::About, word)) => (edge, true, end + word.len()),
        None => (edge, false, end),
    }
}

/// The unit that a text begins with, and its length: the longest known one, else a measure word.
fn unit_at(rest: &str, units: &Units) -> Option<(UnitWritten, usize)> {
    for points in ["个百分点", "百分点", "个点"] {
        if rest.starts_with(points) {
            let unit = UnitWritten { written: "个百分点".into(), known: Some(Unit::percent()), points: true };
            return Some((unit, points.len()));
        }
    }
    let ends: Vec<usize> = rest
        .char_indices()
        .take_while(|(_, c)| !c.is_ascii_digit() && !"，。；：、,;()（） ".contains(*c))
        .take(LONGEST_UNIT)
        .map(|(at, c)| at + c.len_utf8())
        .collect();
    let known = ends.iter().rev().find_map(|end| {
        let written = &rest[..*end];
        let unit = units.parse(written)?;
        let no_count_of_months = !(written == "个" && rest[*end..].starts_with("月"));
        // 3方面 are no cubic metres, 方 is no unit before 案 or 针.
        let no_side = written != "方" || !rest[*end..].starts_with(['面', '案', '针', '式', '向', '位', '法']);
        let no_day = written != "日" && written != "点" && written != "分"
            || written == "分" && !rest[*end..].starts_with(['钟', '别']);
        (no_count_of_months && no_day && no_side)
            .then(|| (UnitWritten { written: written.to_owned(), known: Some(unit), points: false }, *end))
    });
    let plain = known.or_else(|| measure_word(rest));
    // 5.5批次/千人: a quotient of the measure word.
    match plain {
        Some((_, end)) if rest[end..].starts_with('/') => quotient(rest).or(plain),
        None => quotient(rest),
        plain => plain,
    }
}

/// A quotient of units that is not known as one: 微克/立方米.
fn quotient(rest: &str) -> Option<(UnitWritten, usize)> {
    static QUOTIENT: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^\p{L}{1,4}/\p{L}{1,3}").expect("a pattern of the program"));
    let found = QUOTIENT.find(rest)?;
    Some((UnitWritten { written: found.as_str().to_owned(), known: None, points: false }, found.end()))
}

/// A measure word that has no unit, with 万 or 千 before it.
fn measure_word(rest: &str) -> Option<(UnitWritten, usize)> {
    let multiple = ["万", "千", "百", "亿"].iter().find(|m| rest.starts_with(**m)).map_or(0, |m| m.len());
    let word = CHINESE.counters.begins(&rest[multiple..]);
    let len = multiple + word.map_or(0, str::len);
    let of = if multiple > 0 { format!("{}个", &rest[..multiple]) } else { "个".to_owned() };
    let unit = UnitWritten { written: rest[..len].to_owned(), known: Unit::parse(&of), points: false };
    (len > 0).then_some((unit, len))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::BUILT_IN;
    use crate::measure::exact::full;

    fn read(text: &str) -> Vec<String> {
        let shown = |a: &Amount| {
            let high = a.high.as_ref().map_or(String::new(), |high| format!("~{}", full(high)));
            let edge = match a.edge {
                Edge::Plain => "",
                Edge::AtLeast => "≥",
                Edge::AtMost => "≤",
            };
            format!("{edge}{}{high} {}{}", full(&a.low), a.unit.written, if a.about { "≈" } else { "" })
        };
        amounts(text, &[], &BUILT_IN).iter().map(shown).collect()
    }

    #[test]
    fn amounts_have_units_ranges_and_edges() {
        for (text, expected) in [
            ("面积13万亩", &["13 万亩"][..]),
            ("育苗4—6亿株", &["4~6 亿株"]),
            ("达到120家以上", &["≥120 家"]),
            ("5.5%以内", &["≤5.5 %"]),
            ("20余个项目", &["≥20 个"]),
            ("提高3个百分点", &["3 个百分点"]),
            ("增长7%左右", &["7 %≈"]),
            ("5%-8%", &["5~8 %"]),
            ("1,200.5万元", &["1200.5 万元"]),
            ("新建3口井", &["3 口"]),
            ("PM2.5浓度", &[]),
            ("第3位", &[]),
            ("3个月", &["3 "]),
            ("培育两家企业", &["2 家"]),
            ("一个目标", &[]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
