//! The digest: the month in a message for a phone.
//!
//! In: the message, and what is furthest behind. Out: a text of few characters. Must not know: forms.

use super::context::Context;
use super::model::Report;
use super::row::without_end;
use super::sections::{MessageLine, Topic};
use crate::assess::Verdict;
use crate::words::Language;
use std::collections::BTreeSet;

/// The rank of what is said however long it is.
const ALWAYS: u8 = 0;

/// Rows that are named with their gaps.
const WORST: usize = 3;

/// Characters that a phone shows without being asked for more.
fn most_characters(language: Language) -> usize {
    match language {
        Language::Chinese => 300,
        Language::English => 600,
    }
}

/// The month in at most 300 characters, 600 in English: whole clauses alone, the least important left out where they do not fit.
pub(crate) fn digest(c: &Context<'_>, report: &Report) -> String {
    let l = c.locale;
    let about = |topic: Topic| report.message.lines.iter().find(|line| line.topic == topic);
    let said = |line: &MessageLine| {
        let text = without_end(&line.text);
        l.say("digest-topic", &[("label", &line.label), ("text", text)])
    };
    let opening = l.say("digest-opening", &[("title", &report.title), ("asof", &report.as_of_text)]);
    let marks: Vec<String> = report.marks().map(|mark| l.say("digest-mark", &[("mark", mark)])).collect();
    let marks = (!marks.is_empty()).then(|| l.list(&marks));
    let worst: Vec<String> = report.lagging.iter().take(WORST).map(|item| worst(c, report, item.row)).collect();
    let worst = (!worst.is_empty()).then(|| l.say("digest-worst", &[("list", &l.list(&worst))]));
    // What matters less has a higher rank.
    let clauses = [
        (ALWAYS, Some(opening)),
        (1, marks),
        (ALWAYS, Some(totals(c, report))),
        (3, about(Topic::Newly).map(said)),
        (2, worst),
        (5, about(Topic::Recovered).map(said)),
        (4, about(Topic::DueSoon).map(said)),
        (6, about(Topic::Trust).map(said)),
    ];
    let clauses: Vec<(u8, String)> = clauses.into_iter().filter_map(|(rank, text)| Some((rank, text?))).collect();
    fitted(&clauses, most_characters(report.language), &l.writing().sentence_gap, &l.word("digest-end"))
}

/// Counts of verdicts of what has a target: `达到要求6项、未达要求4项`.
fn totals(c: &Context<'_>, report: &Report) -> String {
    let l = c.locale;
    let counts = report.counts.iter().filter(|count| count.count > 0 && count.verdict != Verdict::Watch.as_str());
    let counts: Vec<String> = counts
        .map(|count| l.say("digest-count", &[("label", &count.label), ("count", &count.count.to_string())]))
        .collect();
    l.say("digest-totals", &[("list", &l.list(&counts))])
}

fn worst(c: &Context<'_>, report: &Report, n: usize) -> String {
    let text = &report.rows[n].text;
    let args = [("name", text.name.as_str()), ("value", &text.value), ("gap", &text.gap), ("verdict", &text.verdict)];
    c.locale.say(if text.gap.is_empty() { "digest-row-verdict" } else { "digest-row" }, &args)
}

/// Clauses in their order, each with its stop: those of the lowest rank, then of the others, the lowest first, each that still fits.
fn fitted(clauses: &[(u8, String)], most: usize, gap: &str, end: &str) -> String {
    let joined =
        |kept: &BTreeSet<usize>| kept.iter().map(|n| format!("{}{end}", clauses[*n].1)).collect::<Vec<_>>().join(gap);
    let mut order: Vec<usize> = (0..clauses.len()).collect();
    order.sort_by_key(|n| clauses[*n].0);
    let mut kept = BTreeSet::new();
    for n in order {
        kept.insert(n);
        if clauses[n].0 > ALWAYS && joined(&kept).chars().count() > most {
            kept.remove(&n);
        }
    }
    joined(&kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_clauses_are_left_out_the_least_important_first() {
        let clauses = [(0, "一二三"), (2, "四五六"), (1, "七八九")].map(|(rank, text)| (rank, text.to_owned()));
        let of = |most| fitted(&clauses, most, "", "。");
        assert_eq!(of(12), "一二三。四五六。七八九。");
        assert_eq!(of(11), "一二三。七八九。");
        assert_eq!(of(8), "一二三。七八九。");
        assert_eq!(of(7), "一二三。");
        let clauses = [(0, "一"), (1, "二三四五"), (2, "六")].map(|(rank, text)| (rank, text.to_owned()));
        assert_eq!(fitted(&clauses, 4, "", "。"), "一。六。", "a short one fits where a long one does not");
        assert_eq!(of(1), "一二三。", "what it is about is always said");
    }
}
