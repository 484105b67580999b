//! `onpace explain`: one figure, from the rows to the verdict.

use super::exit::Exit;
use super::project::{Opened, ProjectArgs};
use super::tell;
use crate::catalog::RegionId;
use crate::diag::Message;
use crate::locale::Locale;
use crate::measure::exact;
use crate::pipeline::Judged;
use crate::report::explain::{Step, kind_word, month_word, provenance, steps};
use crate::report::{ForecastPart, SignalPart, forecast_part, signal_part};
use crate::say;
use crate::series::{RowBehind, rows_behind};
use serde::Serialize;
use std::fmt::Write;

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
    /// How an indicator without a target varies.
    signal: Option<SignalPart>,
    rows: Vec<RowText>,
    rejected_that_could_count: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Against {
    kind: Message,
    source: Message,
    lead: String,
    verdict: &'static str,
    steps: Vec<Step>,
    /// How the indicator varies, against this target; null for a roll-up.
    signal: Option<SignalPart>,
    /// What is to be expected at due; null for a roll-up.
    forecast: Option<ForecastPart>,
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
    let catalog = &opened.study.catalog;
    let Some(indicator) = catalog.indicator(&args.indicator) else {
        let id = &args.indicator;
        let near = crate::measure::text::nearest(id, catalog.indicators.iter().map(|i| i.id.as_str()));
        let error = crate::diag::Diagnostic::error(
            "unknown-indicator",
            say!("目录中没有指标 `{id}`", "indicator `{id}` is not in the catalog"),
        );
        tell::diagnostic(&error.did_you_mean(near), opened.language);
        return Err(Exit::Usage);
    };
    let region = region(args, &opened)?;
    let judged = opened.study.judge_indicator(indicator, opened.as_of).map_err(|e| defect(&e))?;
    let mine: Vec<&Judged> = judged.iter().filter(|j| j.region == region).collect();
    let explanation = explain(&opened, indicator, region, &mine)?;
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

fn region(args: &Args, opened: &Opened) -> Result<RegionId, Exit> {
    let regions = &opened.study.catalog.regions;
    let Some(written) = &args.region else { return Ok(regions.root()) };
    regions.find(written).map_err(|why| {
        let error = crate::diag::Diagnostic::error(
            "unknown-region",
            say!("没有地区 `{written}`", "there is no region `{written}`"),
        );
        let near = match &why {
            crate::catalog::NoRegion::Unknown { nearest } => nearest.as_deref(),
            crate::catalog::NoRegion::Ambiguous { candidates } => candidates.first().map(String::as_str),
            crate::catalog::NoRegion::Ended { name, .. } => Some(name.as_str()),
        };
        tell::diagnostic(&error.did_you_mean(near), opened.language);
        Exit::Usage
    })
}

fn explain(
    opened: &Opened,
    indicator: &crate::catalog::Indicator,
    region: RegionId,
    mine: &[&Judged],
) -> Result<Explanation, Exit> {
    let study = &opened.study;
    let catalog = &study.catalog;
    let window = mine
        .iter()
        .find(|j| !j.each_total)
        .map_or_else(|| crate::series::natural_window(indicator, catalog), |j| j.window);
    let behind = rows_behind(catalog, &study.feeds, indicator, window, region, opened.as_of).map_err(|e| defect(&e))?;
    let locale = Locale::new(opened.language, catalog.board.rounding);
    let mut targets = Vec::new();
    let mut signal = None;
    for j in mine {
        let outlook = study.outlook(j, opened.as_of).map_err(|e| defect(&e))?;
        let varies = outlook.as_ref().map(|o| signal_part(&locale, indicator, j.target, o));
        let Some(target) = j.target else {
            signal = varies;
            continue;
        };
        targets.push(Against {
            signal: varies,
            forecast: outlook.as_ref().map(|o| forecast_part(&locale, indicator, j.target, o)),
            kind: kind_word(target.kind),
            source: provenance(target),
            lead: target.lead.clone(),
            verdict: j.assessment.verdict.as_str(),
            steps: steps(indicator, j.unit(), target, &j.assessment, &catalog.board),
        });
    }
    let doubts = study.doubts(indicator, region, window, opened.as_of);
    Ok(Explanation {
        indicator: indicator.id.clone(),
        name: indicator.name.clone(),
        region: catalog.regions.get(region).name.clone(),
        as_of: opened.as_of.to_string(),
        value: mine.first().and_then(|j| j.assessment.value.as_ref()).map(exact::full),
        unit: mine.first().map_or(indicator.unit, |j| j.unit()).to_string(),
        targets,
        signal,
        rows: behind.iter().map(|row| row_text(row, opened)).collect(),
        rejected_that_could_count: doubts
            .map(|r| format!("{}:{} [{}] {}", r.file, r.line, r.code, tell::words(&r.message, opened.language)))
            .collect(),
    })
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
        varies(&mut out, against.signal.as_ref(), opened);
        if let Some(forecast) = &against.forecast {
            let _ = writeln!(out, "\n{}\n  {}", say(&say!("预测", "Forecast")), forecast.text);
            for a in &forecast.ahead {
                let _ = writeln!(out, "  {}  {}  [{}, {}]", a.month, a.value, a.low, a.high);
            }
        }
    }
    varies(&mut out, e.signal.as_ref(), opened);
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
    if !e.rejected_that_could_count.is_empty() {
        let _ = writeln!(
            out,
            "\n{}",
            say(&say!("可能影响该数值的未采用行：", "Rejected rows that could have changed it:"))
        );
        for line in &e.rejected_that_could_count {
            let _ = writeln!(out, "  {line}");
        }
    }
    out
}

/// Limits of each stretch of months, and the months beyond ordinary variation.
fn varies(out: &mut String, signal: Option<&SignalPart>, opened: &Opened) {
    let Some(signal) = signal else { return };
    let heading = say!("波动", "Variation");
    let _ = writeln!(out, "\n{}\n  {}", tell::words(&heading, opened.language), signal.text);
    for s in &signal.segments {
        let reason = if s.reason.is_empty() { String::new() } else { format!("  {}", s.reason) };
        let _ = writeln!(out, "  {}—{} (n={})  {}{reason}", s.from, s.to, s.points, s.text);
    }
    for f in &signal.flagged {
        let _ = writeln!(out, "  {}  {}  {}", f.month, f.value, f.text);
    }
}
