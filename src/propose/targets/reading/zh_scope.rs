//! For whom a Chinese clause promises: 每个乡镇, 全县; and who answers for it.

use super::statement::{ScopeWritten, Who};
use crate::propose::targets::rules::CHINESE;
use regex::Regex;
use std::sync::LazyLock;

/// The scope that a text states: `Some(None)` is the whole region.
#[expect(clippy::option_option, reason = "nothing is said, or that it is the whole, or who")]
pub(super) fn scope(text: &str) -> Option<Option<ScopeWritten>> {
    let words = CHINESE.scope.iter().flat_map(|scope| scope.words.iter().map(move |word| (scope, word)));
    let found = words.filter(|(_, word)| text.contains(word.as_str())).max_by_key(|(_, word)| word.len());
    if let Some((scope, word)) = found {
        let except = except(text);
        return Some(Some(ScopeWritten::Each { level: scope.level.clone(), except, written: word.clone() }));
    }
    CHINESE.whole.in_text(text).map(|_| None)
}

/// Who is left out: 除城关镇外.
pub(super) fn except(text: &str) -> String {
    static EXCEPT: LazyLock<Regex> =
        LazyLock::new(|| Regex::new("除(.{1,20}?)(?:以外|之外|外)").expect("a pattern of the program"));
    EXCEPT.captures(text).map_or_else(String::new, |c| c[1].to_owned())
}

/// A text without its scopes.
pub(super) fn without_scopes(text: &str) -> String {
    static EXCEPT: LazyLock<Regex> =
        LazyLock::new(|| Regex::new("除.{1,20}?(?:以外|之外|外)的?").expect("a pattern of the program"));
    let mut words: Vec<&String> = CHINESE.scope.iter().flat_map(|scope| &scope.words).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let bare = words.into_iter().fold(text.to_owned(), |text, word| text.replace(word.as_str(), ""));
    EXCEPT.replace_all(&bare, "").into_owned()
}

/// Whether a bracket says who answers.
pub(super) fn is_about_who(text: &str) -> bool {
    CHINESE
        .lead
        .before
        .iter()
        .chain(&CHINESE.support.before)
        .chain(&CHINESE.leader.before)
        .any(|word| text.contains(word.as_str()))
        || CHINESE.lead.after.iter().any(|word| {
            text.ends_with(word.as_str()) || text.contains(&format!("{word}，")) || text.contains(&format!("{word},"))
        })
}

/// Who answers, of a whole paragraph: （责任单位：县农业农村局；配合单位：各乡镇）, （县住建局牵头，县财政局配合）.
pub(in crate::propose::targets) fn who(text: &str) -> Who {
    let lead = labelled(text, &CHINESE.lead.before).or_else(|| led(text, &CHINESE.lead.after)).unwrap_or_default();
    let support =
        labelled(text, &CHINESE.support.before).or_else(|| led(text, &CHINESE.support.after)).unwrap_or_default();
    let leader = labelled(text, &CHINESE.leader.before).map(|text| posts(&text)).unwrap_or_default();
    Who { lead, support, leader }
}

/// What stands behind 责任单位：.
fn labelled(text: &str, labels: &[String]) -> Option<String> {
    let (at, label) = labels
        .iter()
        .filter_map(|label| Some((text.find(label.as_str())?, label)))
        .max_by_key(|(at, label)| (label.len(), std::cmp::Reverse(*at)))?;
    let rest = text[at + label.len()..].trim_start_matches(['：', ':', '为', '是', ' ']);
    if rest.len() + label.len() + at == text.len() {
        return None;
    }
    let end = rest.find(['；', ';', '。', ')', '）', '】', '\n', '，']).unwrap_or(rest.len());
    tidy(&rest[..end])
}

/// What stands before 牵头 in a bracket: （县住建局牵头）.
fn led(text: &str, words: &[String]) -> Option<String> {
    let open = text.rfind(['(', '（'])?;
    let inner = text[open..].trim_start_matches(['(', '（']);
    let inner = &inner[..inner.find([')', '）']).unwrap_or(inner.len())];
    words.iter().find_map(|word| {
        let at = inner.find(word.as_str())?;
        let from = inner[..at]
            .rfind(['，', ',', '；', ';'])
            .map_or(0, |p| p + inner[p..].chars().next().map_or(1, char::len_utf8));
        tidy(inner[from..at].trim_start_matches('由'))
    })
}

fn tidy(text: &str) -> Option<String> {
    let text = text.trim_matches([' ', '、', '，', ',', '：', ':']);
    (text.chars().count() >= 2 && text.chars().count() <= 60).then(|| text.replace('、', "；"))
}

/// The posts of a text without the names that stand beside them: 副县长张某某 is 副县长.
fn posts(text: &str) -> String {
    let mut found: Vec<&str> =
        CHINESE.leader.posts.iter().map(String::as_str).filter(|post| text.contains(post)).collect();
    found.sort_by_key(|post| std::cmp::Reverse(post.len()));
    found.first().map_or_else(String::new, |post| {
        let at = text.find(post).unwrap_or(0);
        let before = text[..at].rsplit(['、', '，', ' ', '：']).next().unwrap_or_default();
        let office =
            ["县", "市", "区", "镇", "乡", "局", "委", "办", "分管", "常务"].iter().any(|word| before.contains(word));
        if office && before.chars().count() <= 10 { format!("{before}{post}") } else { (*post).to_owned() }
    })
}
