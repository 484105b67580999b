//! `onpace explain`: one figure, from the rows to the verdict.

use super::exit::Exit;
use super::project::{Opened, ProjectArgs};
use super::tell;
use crate::assess::{Breakdown, Share};
use crate::catalog::RegionId;
use crate::diag::Message;
use crate::measure::exact;
use crate::pipeline::Judged;
use crate::report::explain::{Step, basis_word, kind_word, month_word, provenance, steps};
use crate::say;
use crate::series::{RowBehind, rows_behind};
use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// Rows printed from each end when not all are asked for.
const ROWS_AT_EACH_END: usize = 5;

/// Show how a figure came about: the arithmetic with the numbers put in, the target's source, the rows behind it
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  onpace explain tobacco_acreage --as-of 2021-12
  onpace explain processors_near --region 411025903 --as-of 2021-12 --rows")]
pub(super) struct Args {
    /// Indicator's id, as in onpace.toml
    indicator: String,
    #[command(flatten)]
    project: ProjectArgs,
    /// Code or name of a region; default: the root
    #[arg(long)]
    region: Option<String>,
    /// Print all rows, not the first and last few
    #[arg(long)]
    rows: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize)]
struct Explanation {
    indicator: String,
    name: String,
    region: String,
    as_of: String,
    value: Option<String>,
    unit: String,
    targets: Vec<Against>,
    rows: Vec<RowText>,
    rejected_that_could_count: Vec<String>,
    revisions: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Against {
    kind: Message,
    source: Message,
    lead: String,
    verdict: &'static str,
    steps: Vec<Step>,
    parts: Option<Parts>,
}

/// The parts of the region, and what each has to do with the gap.
#[derive(Debug, Serialize)]
struct Parts {
    basis: Message,
    regions: Vec<PartText>,
    rest: Option<String>,
}

#[derive(Debug, Serialize)]
struct PartText {
    region: String,
    value: Option<String>,
    change: Option<String>,
    gap: Option<String>,
}

#[derive(Debug, Serialize)]
struct RowText {
    file: String,
    line: u64,
    region: String,
    date: String,
    amount: Option<String>,
}

pub(super) fn run(args: &Args) -> Result<Exit, Exit> {
    let opened = args.project.open(args.json)?;
    let indicator = opened.indicator(&args.indicator)?;
    let region = opened.region(args.region.as_deref())?;
    let judged = opened.study.judge_indicator(indicator, opened.as_of).map_err(|e| defect(&e))?;
    let mine: Vec<&Judged> = judged.iter().filter(|j| j.region == region).collect();
    let explanation = explain(&opened, indicator, region, &mine, &judged)?;
    if args.json {
        let json = serde_json::to_string_pretty(&explanation).map_err(|e| defect(&e))?;
        tell::print(&(json + "\n"));
    } else {
        tell::print(&text(&explanation, &opened, args.rows));
    }
    Ok(Exit::Done)
}

fn defect(error: &dyn std::fmt::Display) -> Exit {
    tell::tell(&format!("onpace: {error}"));
    Exit::Feeds
}

fn explain(
    opened: &Opened,
    indicator: &crate::catalog::Indicator,
    region: RegionId,
    mine: &[&Judged],
    all: &[Judged],
) -> Result<Explanation, Exit> {
    let study = &opened.study;
    let catalog = &study.catalog;
    let window = mine
        .iter()
        .find(|j| !j.each_total)
        .map_or_else(|| crate::series::natural_window(indicator, catalog), |j| j.window);
    let behind = rows_behind(catalog, &study.feeds, indicator, window, region, opened.as_of).map_err(|e| defect(&e))?;
    let targets = mine.iter().filter_map(|j| Some((j, j.target?))).map(|(j, target)| {
        Ok(Against {
            kind: kind_word(target.kind),
            source: provenance(target),
            lead: target.lead.clone(),
            verdict: j.assessment.verdict.as_str(),
            steps: steps(indicator, j.unit(), target, &j.assessment, &catalog.board),
            parts: study.breakdown(j, all, opened.as_of).map_err(|e| defect(&e))?.map(|b| parts(&b, opened)),
        })
    });
    let counted: BTreeSet<(&str, u64)> = behind.iter().map(|row| (row.file.as_str(), row.line)).collect();
    let revisions = study.revisions(opened.as_of);
    let revisions = revisions.iter().filter(|r| r.current && counted.contains(&(r.new_file.as_str(), r.new_line)));
    let doubts = study.doubts(indicator, region, window, opened.as_of);
    Ok(Explanation {
        indicator: indicator.id.clone(),
        name: indicator.name.clone(),
        region: catalog.regions.get(region).name.clone(),
        as_of: opened.as_of.to_string(),
        value: mine.first().and_then(|j| j.assessment.value.as_ref()).map(exact::full),
        unit: mine.first().map_or(indicator.unit, |j| j.unit()).to_string(),
        targets: targets.collect::<Result<_, Exit>>()?,
        rows: behind.iter().map(|row| row_text(row, opened)).collect(),
        rejected_that_could_count: doubts
            .map(|r| format!("{}:{} [{}] {}", r.file, r.line, r.code, tell::words(&r.message, opened.language)))
            .collect(),
        revisions: revisions
            .map(|r| {
                format!(
                    "{}:{} → {}:{}  {} {}  {} → {}",
                    r.old_file, r.old_line, r.new_file, r.new_line, r.key, r.column, r.old, r.new
                )
            })
            .collect(),
    })
}

fn parts(breakdown: &Breakdown<RegionId>, opened: &Opened) -> Parts {
    let part = |share: &Share<RegionId>| PartText {
        region: opened.study.catalog.regions.get(share.region).name.clone(),
        value: share.value.as_ref().map(exact::full),
        change: share.change.as_ref().map(exact::full),
        gap: share.gap.as_ref().map(exact::full),
    };
    Parts {
        basis: basis_word(breakdown.basis),
        regions: breakdown.shares.iter().map(part).collect(),
        rest: breakdown.rest.as_ref().map(exact::full),
    }
}

fn row_text(row: &RowBehind, opened: &Opened) -> RowText {
    RowText {
        file: row.file.clone(),
        line: row.line,
        region: opened.study.catalog.regions.get(row.region).name.clone(),
        date: row.day.to_string(),
        amount: row.amount.as_ref().map(exact::full),
    }
}

fn text(e: &Explanation, opened: &Opened, all_rows: bool) -> String {
    let say = |m: &Message| tell::words(m, opened.language).to_owned();
    let mut out = String::new();
    let month = say(&month_word(opened.as_of));
    let value = e.value.as_deref().map_or("—".to_owned(), |v| format!("{v} {}", e.unit));
    let _ = writeln!(out, "{} ({})  {}  {month}\n  {value}", e.name, e.indicator, e.region);
    for against in &e.targets {
        let _ = writeln!(out, "\n{}  {}\n  {}", say(&against.kind), against.lead, say(&against.source));
        for step in &against.steps {
            let _ = writeln!(out, "  {}: {}", say(&step.what), step.arithmetic);
        }
        if let Some(parts) = &against.parts {
            out.push_str(&parts_table(parts, opened));
        }
    }
    let n = e.rows.len();
    let _ = writeln!(out, "\n{}", say(&say!("数值所依据的{n}行：", "The {n} rows behind the value:")));
    for (k, row) in e.rows.iter().enumerate() {
        if !all_rows && k >= ROWS_AT_EACH_END && k + ROWS_AT_EACH_END < n {
            if k == ROWS_AT_EACH_END {
                let hidden = n - 2 * ROWS_AT_EACH_END;
                let _ = writeln!(
                    out,
                    "  {}",
                    say(&say!("…… 另{hidden}行，用 --rows 全部列出", "… {hidden} more; --rows lists all"))
                );
            }
            continue;
        }
        let amount = row.amount.as_deref().unwrap_or("1");
        let _ = writeln!(out, "  {}:{}  {}  {}  {amount}", row.file, row.line, row.date, row.region);
    }
    let lists = [
        (say!("可能影响该数值的未采用行：", "Rejected rows that could have changed it:"), &e.rejected_that_could_count),
        (say!("本期文件更正了以下所用行：", "Rows of it that this period's files revised:"), &e.revisions),
    ];
    for (head, lines) in lists.iter().filter(|(_, lines)| !lines.is_empty()) {
        let _ = writeln!(out, "\n{}", say(head));
        for line in *lines {
            let _ = writeln!(out, "  {line}");
        }
    }
    out
}

/// The parts as a table: region, value, change, share of the gap.
fn parts_table(parts: &Parts, opened: &Opened) -> String {
    let say = |m: &Message| tell::words(m, opened.language).to_owned();
    let cell = |x: &Option<String>| x.clone().unwrap_or_else(|| "—".to_owned());
    let heads = [say!("地区", "region"), say!("现值", "value"), say!("环比", "change"), say!("差距", "gap")];
    let mut rows = vec![heads.map(|h| say(&h))];
    rows.extend(parts.regions.iter().map(|p| [p.region.clone(), cell(&p.value), cell(&p.change), cell(&p.gap)]));
    if let Some(rest) = &parts.rest {
        let other = say(&say!("其余", "the rest"));
        rows.push([other, "—".to_owned(), "—".to_owned(), rest.clone()]);
    }
    let width = |n: usize| rows.iter().map(|r| r[n].width()).max().unwrap_or(0);
    let widths: [usize; 4] = std::array::from_fn(width);
    let pad = |text: &str, to: usize| " ".repeat(to.saturating_sub(text.width()));
    let basis = say(&parts.basis);
    let mut out = format!("  {}\n", say(&say!("由谁构成（{basis}）：", "What it is made of ({basis}):")));
    for row in &rows {
        let _ = write!(out, "    {}{}", row[0], pad(&row[0], widths[0]));
        for (text, to) in row.iter().zip(widths).skip(1) {
            let _ = write!(out, "  {}{text}", pad(text, to));
        }
        out.push('\n');
    }
    out
}
