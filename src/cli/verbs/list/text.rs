//! What `onpace list` prints: a table for each part, each row on one line of the terminal.

use super::lines::{FeedLine, IndicatorLine, LevelLine, Listed, TargetLine};
use crate::cli::columns::{Align, Column, laid_out};
use crate::locale::Locale;
use anstyle::Style;
use std::fmt::Write;

pub(super) fn text(listed: &Listed, l: &Locale, width: Option<usize>) -> String {
    let parts = [
        listed.feeds.as_deref().map(|feeds| ("list-feeds", feeds.len(), self::feeds(feeds, l, width))),
        listed.indicators.as_deref().map(|all| ("list-indicators", all.len(), indicators(all, l, width))),
        listed.targets.as_deref().map(|targets| ("list-targets", targets.len(), self::targets(targets, l, width))),
        listed.regions.as_deref().map(|levels| {
            ("list-regions", levels.iter().map(|level| level.regions.len()).sum(), regions(levels, l, width))
        }),
    ];
    let bold = Style::new().bold();
    let part = |(key, n, lines): (&str, usize, Vec<String>)| {
        let title = l.say(key, &[("n", &n.to_string())]);
        let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
        format!("{bold}{title}{bold:#}\n{}\n", lines.join("\n"))
    };
    parts.into_iter().flatten().map(part).collect::<Vec<_>>().join("\n")
}

fn columns(l: &Locale, all: &[(&str, Align, usize, usize)]) -> Vec<Column> {
    all.iter()
        .map(|(head, align, least, rank)| Column { head: l.word(head), align: *align, least: *least, rank: *rank })
        .collect()
}

fn feeds(feeds: &[FeedLine], l: &Locale, width: Option<usize>) -> Vec<String> {
    let columns = columns(
        l,
        &[
            ("head-feed", Align::Left, 0, 0),
            ("head-source", Align::Left, 12, 4),
            ("list-every", Align::Left, 0, 1),
            ("list-deadline", Align::Left, 0, 2),
            ("list-files", Align::Left, 12, 3),
        ],
    );
    let row = |f: &FeedLine| {
        let every = l.word(&format!("list-every-{}", f.every));
        vec![f.id.clone(), f.source.clone(), every, f.deadline.clone(), f.files.clone()]
    };
    laid_out(&columns, &feeds.iter().map(row).collect::<Vec<_>>(), width)
}

/// A table, with the name of each section above its indicators.
fn indicators(all: &[IndicatorLine], l: &Locale, width: Option<usize>) -> Vec<String> {
    let columns = columns(
        l,
        &[
            ("list-id", Align::Left, 0, 0),
            ("head-indicator", Align::Left, 14, 0),
            ("list-unit", Align::Left, 0, 2),
            ("list-kind", Align::Left, 0, 3),
            ("head-feed", Align::Left, 0, 4),
            ("list-targets-of", Align::Right, 0, 5),
        ],
    );
    let row = |i: &IndicatorLine| {
        let kind = l.word(&format!("list-kind-{}", i.kind));
        let name = if i.hidden { l.say("list-hidden", &[("name", &i.name)]) } else { i.name.clone() };
        let targets = if i.targets == 0 { String::new() } else { i.targets.to_string() };
        vec![i.id.clone(), name, i.unit.clone(), kind, i.feed.clone().unwrap_or_default(), targets]
    };
    let mut lines = laid_out(&columns, &all.iter().map(row).collect::<Vec<_>>(), width).into_iter();
    let mut out: Vec<String> = lines.next().into_iter().collect();
    let mut section = None;
    for (line, indicator) in lines.zip(all) {
        if section != Some(&indicator.section) && !indicator.section.is_empty() {
            out.push(l.say("list-section", &[("name", &indicator.section)]));
        }
        section = Some(&indicator.section);
        out.push(line);
    }
    out
}

fn targets(targets: &[TargetLine], l: &Locale, width: Option<usize>) -> Vec<String> {
    let columns = columns(
        l,
        &[
            ("head-indicator", Align::Left, 14, 0),
            ("list-scope", Align::Left, 6, 3),
            ("list-kind", Align::Left, 0, 2),
            ("head-target", Align::Right, 10, 1),
            ("head-due", Align::Left, 0, 2),
            ("head-lead", Align::Left, 8, 4),
        ],
    );
    let row = |t: &TargetLine| {
        let kind = l.word(&format!("list-target-{}", t.kind));
        vec![t.name.clone(), t.scope.clone(), kind, t.value.clone(), t.due.clone(), t.lead.clone()]
    };
    laid_out(&columns, &targets.iter().map(row).collect::<Vec<_>>(), width)
}

/// A line for each level that has one region, else a table of codes and names below it.
fn regions(levels: &[LevelLine], l: &Locale, width: Option<usize>) -> Vec<String> {
    let columns = columns(
        l,
        &[("list-code", Align::Left, 0, 0), ("head-region", Align::Left, 10, 0), ("list-parent", Align::Left, 0, 1)],
    );
    let mut out = Vec::new();
    for level in levels {
        let mut line = String::new();
        let _ = write!(line, "{} {}", l.say("list-section", &[("name", &level.name)]), level.regions.len());
        out.push(line);
        let rows: Vec<Vec<String>> = level
            .regions
            .iter()
            .map(|r| vec![r.code.clone(), r.name.clone(), r.parent.clone().unwrap_or_default()])
            .collect();
        out.extend(laid_out(&columns, &rows, width).into_iter().skip(1));
    }
    out
}
