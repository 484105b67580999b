//! Cuts Chinese sentences into pieces with one amount each.

use super::zh_amounts::Amount;
use std::ops::Range;

/// The sentences of a paragraph, in its folded text.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if matches!(c, '。' | '！' | '？' | '!' | '?' | '\n') {
            all.push(start..at);
            start = at + c.len_utf8();
        }
    }
    all.push(start..text.len());
    all.retain(|range| !text[range.clone()].trim().is_empty());
    all
}

/// The text with everything in brackets blanked, byte for byte, and the ranges of what stood there.
pub(super) fn without_brackets(text: &str) -> (String, Vec<Range<usize>>) {
    let mut outer = String::with_capacity(text.len());
    let mut inner = Vec::new();
    let (mut depth, mut start) = (0_u32, 0);
    for (at, c) in text.char_indices() {
        if matches!(c, '(' | '（' | '〔' | '[' | '【' | '《') {
            depth += 1;
            if depth == 1 {
                start = at + c.len_utf8();
            }
        }
        if depth > 0 {
            outer.extend(std::iter::repeat_n(' ', c.len_utf8()));
        } else {
            outer.push(c);
        }
        if matches!(c, ')' | '）' | '〕' | ']' | '】' | '》') && depth > 0 {
            depth -= 1;
            if depth == 0 {
                inner.push(start..at);
            }
        }
    }
    if depth > 0 {
        // A bracket that never closes is no bracket.
        return (text.to_owned(), Vec::new());
    }
    (outer, inner)
}

/// A stretch between commas, with at most one amount (or two of 从…提高到…).
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub at: Range<usize>,
    pub amounts: Vec<Amount>,
    /// Whether it follows another after 、 or 和 rather than a comma.
    pub continues: bool,
}

impl Piece {
    /// What stands behind the first amount and so many bytes more.
    pub fn behind_first(&self, skip: usize) -> Self {
        Self {
            at: self.amounts[0].at.end + skip..self.at.end,
            amounts: self.amounts[1..].to_vec(),
            continues: self.continues,
        }
    }
}

/// The pieces of a sentence whose brackets are blanked, and which begins at `from`.
pub(super) fn pieces(text: &str, from: usize, amounts: &[Amount]) -> Vec<Piece> {
    let mut all = Vec::new();
    let mut start = from;
    let ends = text.char_indices().filter(|(_, c)| matches!(c, '，' | '；' | '：' | ',' | ';' | ':'));
    for (at, c) in ends {
        if at < from || amounts.iter().any(|a| a.at.start <= at && at < a.at.end) {
            continue;
        }
        cut(text, start..at, amounts, &mut all);
        start = at + c.len_utf8();
    }
    cut(text, start..text.len(), amounts, &mut all);
    all
}

/// Cuts a stretch with several amounts after each of them, at 、 or 和.
fn cut(text: &str, stretch: Range<usize>, amounts: &[Amount], all: &mut Vec<Piece>) {
    let inside: Vec<&Amount> = amounts.iter().filter(|a| stretch.contains(&a.at.start)).collect();
    let mut start = stretch.start;
    let mut own: Vec<Amount> = Vec::new();
    let mut continues = false;
    for (n, amount) in inside.iter().enumerate() {
        own.push((*amount).clone());
        let Some(next) = inside.get(n + 1) else { break };
        let between = &text[amount.at.end..next.at.start];
        let from = text[start..amount.at.start].ends_with(['从', '由']);
        if from {
            continue;
        }
        // 达到或优于三类: one standard, not two things.
        let of_standard = |at: usize| between[..at].ends_with("达到") || between[..at].ends_with("大于");
        let mark = between
            .char_indices()
            .find(|(at, c)| matches!(c, '、' | '和' | '及' | '与' | '并' | '且') || *c == '或' && !of_standard(*at));
        let Some((at, c)) = mark else { continue };
        let (end, next_start) = (amount.at.end + at, amount.at.end + at + c.len_utf8());
        all.push(Piece { at: start..end, amounts: std::mem::take(&mut own), continues });
        (start, continues) = (next_start, true);
    }
    all.push(Piece { at: start..stretch.end, amounts: own, continues });
}
