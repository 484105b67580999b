//! The board as a table that fits the terminal.

use super::sparkline::{SPARK_MONTHS, sparkline};
use crate::cli::project::Opened;
use crate::locale::Locale;
use crate::pipeline::tally;
use crate::render::palette::verdict_style;
use crate::report::{self, Assessed, FeedLine};
use anstyle::Style;
use std::fmt::Write;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A sparkline of fewer months shows no course.
const FEWEST_MONTHS: usize = 4;
/// The least width of a name, in columns.
const NARROWEST_NAME: usize = 12;

/// The table, and below it a line for each of `feeds`. `width` is the terminal's in columns, where there is one: each row stays on one line.
pub(super) fn table(rows: &[&Assessed<'_>], feeds: &[FeedLine], opened: &Opened, width: Option<usize>) -> String {
    let locale = Locale::new(opened.language, opened.study.catalog.board.rounding);
    let cells: Vec<[String; 3]> = rows
        .iter()
        .map(|j| {
            let alone = || j.assessment.value.as_ref().map(|v| locale.amount(v, j.decimals(), j.unit()));
            let marked = |value: String| locale.marked(&value, &j.assessment);
            let unknown = || match j.target_text(&locale, true) {
                none if none.is_empty() => "—".to_owned(),
                target => locale.say("value-of-target", &[("value", "—"), ("target", &target)]),
            };
            let value = j.value_of_target(&locale).or_else(|| alone().map(marked)).unwrap_or_else(unknown);
            let verdict = j.verdict(&locale, &j.assessment);
            [j.name(&locale, &opened.study.catalog.regions), value, verdict]
        })
        .collect();
    let widest = |n: usize| cells.iter().map(|c| c[n].width()).max().unwrap_or(0);
    let (values, verdicts) = (widest(1), widest(2));
    let (names, months) = room(width.map(|w| w.saturating_sub("✓ ".width() + verdicts + 2 + 2 + values)), widest(0));
    let mut out = String::new();
    let _ = writeln!(out, "{}  {}", opened.study.catalog.title, locale.month(opened.as_of));
    if let Some(mark) = &opened.study.catalog.synthetic {
        let _ = writeln!(out, "{mark}");
    }
    for (j, [name, value, verdict]) in rows.iter().zip(&cells) {
        let (name, spark) = (shortened(name, names), sparkline(&j.points, months));
        let style = Style::new().fg_color(Some(verdict_style(j.assessment.verdict).terminal.into()));
        let gap = |text: &str, to: usize| " ".repeat(to.saturating_sub(text.width()));
        let mark = report::sign(j.assessment.verdict);
        let line = format!(
            "{style}{mark} {verdict}{style:#}{}  {name}{}  {}{value}  {spark}",
            gap(verdict, verdicts),
            gap(&name, names),
            gap(value, values)
        );
        let _ = writeln!(out, "{}", line.trim_end());
    }
    let counts: Vec<String> =
        tally(rows).into_iter().map(|(verdict, n)| format!("{} {n}", locale.verdict_word(verdict))).collect();
    let _ = writeln!(out, "{}", counts.join(" · "));
    for feed in feeds {
        let FeedLine { source, feed: id, state, lacking, .. } = feed;
        let parts = [format!("{source} ({id})"), state.clone(), lacking.clone()];
        let line = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ");
        let _ = writeln!(out, "{}", shortened(&line, width.unwrap_or(usize::MAX)));
    }
    out
}

/// The width of names, and how many months fit behind them: names first, and months only where there are enough to show a course.
fn room(left: Option<usize>, widest_name: usize) -> (usize, usize) {
    let Some(left) = left else { return (widest_name, SPARK_MONTHS) };
    let names = widest_name.min(left.max(NARROWEST_NAME));
    let months = left.saturating_sub(names + 2).min(SPARK_MONTHS);
    (names, if months < FEWEST_MONTHS { 0 } else { months })
}

/// `text` in at most `to` columns, with `…` where it is cut.
fn shortened(text: &str, to: usize) -> String {
    if text.width() <= to {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        if kept.width() + c.width().unwrap_or(0) + 1 > to {
            break;
        }
        kept.push(c);
    }
    kept + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_narrow_terminal_has_fewer_months_and_then_shorter_names() {
        assert_eq!(room(None, 40), (40, 12));
        assert_eq!(room(Some(60), 40), (40, 12));
        assert_eq!(room(Some(48), 40), (40, 6));
        assert_eq!(room(Some(44), 40), (40, 0));
        assert_eq!(room(Some(38), 40), (38, 0));
        assert_eq!(room(Some(0), 40), (12, 0));
        assert_eq!(shortened("烟叶种植面积", 12), "烟叶种植面积");
        assert_eq!(shortened("烟叶种植面积", 10), "烟叶种植…");
        assert_eq!(shortened("烟叶种植面积", 9), "烟叶种植…");
    }
}
