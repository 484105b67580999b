//! `onpace status`: the board in the terminal.

use super::exit::Exit;
use super::project::{Opened, ProjectArgs};
use super::tell;
use crate::assess::Verdict;
use crate::locale::Locale;
use crate::measure::exact;
use crate::pipeline::{Judged, tally};
use crate::render::chart::spark;
use crate::report::role;
use crate::series::Point;
use anstyle::{AnsiColor, Style};
use serde::Serialize;
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// Months in a sparkline.
const SPARK_MONTHS: usize = 12;

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
    let judged = opened.study.judge(opened.as_of).map_err(|e| {
        tell::tell(&e.to_string());
        Exit::Feeds
    })?;
    let root = opened.study.catalog.regions.root();
    let rows: Vec<&Judged> = judged.iter().filter(|j| j.region == root).collect();
    if args.json {
        let lines: Vec<Line> = rows.iter().map(|j| line(j, &opened)).collect();
        tell::print(&(serde_json::to_string_pretty(&lines).unwrap_or_default() + "\n"));
    } else {
        tell::print(&table(&rows, &judged, &opened));
    }
    Ok(if opened.feeds_are_sound() { Exit::Done } else { Exit::Feeds })
}

fn line(j: &Judged, opened: &Opened) -> Line {
    Line {
        indicator: j.indicator.id.clone(),
        name: j.indicator.name.clone(),
        region: opened.study.catalog.regions.get(j.region).code.clone(),
        value: j.assessment.value.as_ref().map(exact::full),
        target: j.assessment.target.as_ref().map(exact::full),
        unit: j.unit().to_string(),
        verdict: j.assessment.verdict.as_str(),
        sparkline: sparkline(&j.points),
    }
}

fn table(rows: &[&Judged], all: &[Judged], opened: &Opened) -> String {
    let locale = Locale::new(opened.language, opened.study.catalog.board.rounding);
    let number =
        |x: &crate::measure::Exact, j: &Judged| locale.number(x, if j.each_total { 0 } else { j.indicator.decimals });
    let cells: Vec<[String; 4]> = rows
        .iter()
        .map(|j| {
            let value = j.assessment.value.as_ref().map_or("—".to_owned(), |v| number(v, j));
            let target = j.assessment.target.as_ref().map(|t| format!(" / {}", number(t, j))).unwrap_or_default();
            let unit = if j.each_total { String::new() } else { locale.unit(j.indicator.unit) };
            let verdict = locale.verdict(j.target, &j.assessment);
            [locale.name(j.indicator).to_owned(), format!("{value}{target} {unit}"), verdict, sparkline(&j.points)]
        })
        .collect();
    let width = |n: usize| cells.iter().map(|c| c[n].width()).max().unwrap_or(0);
    let (names, values, verdicts) = (width(0), width(1), width(2));
    let mut out = String::new();
    let _ = writeln!(out, "{}  {}", opened.study.catalog.title, locale.month(opened.as_of));
    if let Some(mark) = &opened.study.catalog.synthetic {
        let _ = writeln!(out, "{mark}");
    }
    for (j, [name, value, verdict, spark]) in rows.iter().zip(&cells) {
        let style = style(j.assessment.verdict);
        let gap = |text: &str, to: usize| " ".repeat(to.saturating_sub(text.width()));
        let mark = role(j.assessment.verdict).sign();
        let _ = writeln!(
            out,
            "{style}{mark} {verdict}{style:#}{}  {name}{}  {}{value}  {spark}",
            gap(verdict, verdicts),
            gap(name, names),
            gap(value, values)
        );
    }
    let counts: Vec<String> =
        tally(all).into_iter().map(|(verdict, n)| format!("{} {n}", locale.verdict_word(verdict))).collect();
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

/// The last months as bars from the least to the greatest; a space where a month is missing.
fn sparkline(points: &[Point]) -> String {
    let last = &points[points.len().saturating_sub(SPARK_MONTHS)..];
    let values: Vec<Option<f64>> = last.iter().map(|p| p.value.observed().map(exact::to_f64)).collect();
    spark::text(&values)
}
