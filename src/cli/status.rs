//! `onpace status`: the board in the terminal.

use super::exit::Exit;
use super::project::{Opened, ProjectArgs};
use super::tell;
use crate::assess::Verdict;
use crate::locale::Locale;
use crate::measure::exact;
use crate::pipeline::{judge, tally};
use crate::render::chart::spark;
use crate::report::{Assessed, role};
use crate::series::Point;
use anstyle::{AnsiColor, Style};
use serde::Serialize;
use std::fmt::Write;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Months in a sparkline.
const SPARK_MONTHS: usize = 12;
/// With fewer there is no course to see.
const FEWEST_MONTHS: usize = 4;
/// Columns that a name has at least.
const NARROWEST_NAME: usize = 12;

/// Show every indicator with its verdict and a sparkline
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  onpace status --as-of 2021-09\n  onpace status my-county --json")]
pub(super) struct Args {
    #[command(flatten)]
    project: ProjectArgs,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize)]
struct Line {
    indicator: String,
    name: String,
    region: String,
    value: Option<String>,
    target: Option<String>,
    unit: String,
    verdict: &'static str,
    sparkline: String,
}

pub(super) fn run(args: &Args) -> Result<Exit, Exit> {
    let opened = args.project.open(args.json)?;
    let judged = judge(&opened.study, opened.as_of).map_err(|e| {
        tell::tell(&e.to_string());
        Exit::Feeds
    })?;
    let root = opened.study.catalog.regions.root();
    let rows: Vec<&Assessed<'_>> = judged.iter().filter(|j| j.region == root).collect();
    if args.json {
        let lines: Vec<Line> = rows.iter().map(|j| line(j, &opened)).collect();
        tell::print(&(serde_json::to_string_pretty(&lines).unwrap_or_default() + "\n"));
    } else {
        let width = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        tell::print(&table(&rows, &opened, width));
    }
    Ok(if opened.feeds_are_sound() { Exit::Done } else { Exit::Feeds })
}

fn line(j: &Assessed<'_>, opened: &Opened) -> Line {
    Line {
        indicator: j.indicator.id.clone(),
        name: j.indicator.name.clone(),
        region: opened.study.catalog.regions.get(j.region).code.clone(),
        value: j.assessment.value.as_ref().map(exact::full),
        target: j.assessment.target.as_ref().map(exact::full),
        unit: j.unit().to_string(),
        verdict: j.assessment.verdict.as_str(),
        sparkline: sparkline(&j.points, SPARK_MONTHS),
    }
}

/// `width`: columns of the terminal, where there is one; each row stays on one line.
fn table(rows: &[&Assessed<'_>], opened: &Opened, width: Option<usize>) -> String {
    let locale = Locale::new(opened.language, opened.study.catalog.board.rounding);
    let number = |x: &crate::measure::Exact, j: &Assessed<'_>| {
        locale.number(x, if j.each_total { 0 } else { j.indicator.decimals })
    };
    let cells: Vec<[String; 3]> = rows
        .iter()
        .map(|j| {
            let value = j.assessment.value.as_ref().map_or("—".to_owned(), |v| number(v, j));
            let target = j.assessment.target.as_ref().map(|t| format!(" / {}", number(t, j))).unwrap_or_default();
            let unit = if j.each_total { String::new() } else { locale.unit(j.indicator.unit) };
            let verdict = locale.verdict(j.target, &j.assessment);
            [j.name(&locale, &opened.study.catalog.regions), format!("{value}{target} {unit}"), verdict]
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
        let style = style(j.assessment.verdict);
        let gap = |text: &str, to: usize| " ".repeat(to.saturating_sub(text.width()));
        let mark = role(j.assessment.verdict).sign();
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
    out
}

fn style(verdict: Verdict) -> Style {
    let color = match verdict {
        Verdict::Met | Verdict::OnPace => AnsiColor::Green,
        Verdict::Behind => AnsiColor::Yellow,
        Verdict::FarBehind | Verdict::Missed => AnsiColor::Red,
        Verdict::NotRated | Verdict::NoData | Verdict::Watch => AnsiColor::BrightBlack,
    };
    Style::new().fg_color(Some(color.into()))
}

/// How wide names may be, and how many months fit behind them: names first, and months only where there are enough to see a course.
fn room(left: Option<usize>, widest_name: usize) -> (usize, usize) {
    let Some(left) = left else { return (widest_name, SPARK_MONTHS) };
    let names = widest_name.min(left.max(NARROWEST_NAME));
    let months = left.saturating_sub(names + 2).min(SPARK_MONTHS);
    (names, if months < FEWEST_MONTHS { 0 } else { months })
}

/// A text that is at most so wide, with a mark where something is left out.
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

/// The last months as bars from the least to the greatest; a space where a month is missing.
fn sparkline(points: &[Point], months: usize) -> String {
    let last = &points[points.len().saturating_sub(months)..];
    let values: Vec<Option<f64>> = last.iter().map(|p| p.value.observed().map(exact::to_f64)).collect();
    spark::text(&values)
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
