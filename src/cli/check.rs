//! `onpace check`: catalog and feeds, nothing written.

use super::exit::Exit;
use super::project::{Opened, ProjectArgs};
use super::tell;
use crate::feed::FileLedger;
use crate::say;
use serde::Serialize;
use std::fmt::Write;

/// Rejects shown of each feed unless `--all`.
const REJECTS_SHOWN: usize = 3;

/// Check the catalog and account for every row of every feed; write nothing
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  onpace check my-county\n  onpace check --as-of 2021-09 --json")]
pub(super) struct Args {
    #[command(flatten)]
    project: ProjectArgs,
    /// List every file and every reject
    #[arg(long)]
    all: bool,
    /// Fail (exit 1) where rows were rejected
    #[arg(long, value_parser = ["rejects"])]
    fail_on: Option<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize)]
struct Checked {
    as_of: String,
    indicators: usize,
    targets: usize,
    feeds: Vec<FeedChecked>,
}

#[derive(Debug, Serialize)]
struct FeedChecked {
    feed: String,
    source: String,
    last_reported: Option<String>,
    total: Total,
    files: Vec<FileChecked>,
    rejects: Vec<RejectShown>,
}

#[derive(Debug, Default, Clone, Copy, Serialize)]
struct Total {
    rows: u64,
    used: u64,
    rejected: u64,
    skipped: u64,
    superseded: u64,
    out_of_scope: u64,
}

#[derive(Debug, Serialize)]
struct FileChecked {
    file: String,
    encoding: String,
    #[serde(flatten)]
    rows: Total,
}

#[derive(Debug, Serialize)]
struct RejectShown {
    file: String,
    line: u64,
    column: Option<String>,
    code: &'static str,
    raw: String,
    message: String,
}

pub(super) fn run(args: &Args) -> Result<Exit, Exit> {
    let opened = args.project.open(args.json)?;
    tell::diagnostics(&opened.study.warnings, opened.language);
    let sound = opened.feeds_are_sound();
    let checked = check(&opened);
    if args.json {
        let json = serde_json::to_string_pretty(&checked).unwrap_or_default();
        tell::print(&(json + "\n"));
    } else {
        tell::print(&text(&checked, &opened, args.all));
    }
    let rejected: u64 = checked.feeds.iter().map(|f| f.total.rejected).sum();
    Ok(match (sound, rejected > 0 && args.fail_on.is_some()) {
        (false, _) => Exit::Feeds,
        (true, true) => Exit::Findings,
        (true, false) => Exit::Done,
    })
}

fn total(ledger: &FileLedger) -> Total {
    Total {
        rows: ledger.rows,
        used: ledger.used,
        rejected: ledger.rejected,
        skipped: ledger.skipped,
        superseded: ledger.superseded,
        out_of_scope: ledger.out_of_scope,
    }
}

fn check(opened: &Opened) -> Checked {
    let study = &opened.study;
    let feeds = study.catalog.feeds.iter().filter_map(|feed| {
        let data = study.feeds.get(&feed.id)?;
        let ledgers = data.ledger(study.catalog.start, opened.as_of);
        let sum = |part: fn(&FileLedger) -> u64| ledgers.iter().map(part).sum();
        Some(FeedChecked {
            feed: feed.id.clone(),
            source: feed.source.clone(),
            last_reported: data.reported().into_iter().next_back().map(|p| p.to_string()),
            total: Total {
                rows: sum(|l| l.rows),
                used: sum(|l| l.used),
                rejected: sum(|l| l.rejected),
                skipped: sum(|l| l.skipped),
                superseded: sum(|l| l.superseded),
                out_of_scope: sum(|l| l.out_of_scope),
            },
            files: ledgers
                .iter()
                .zip(&data.files)
                .map(|(l, f)| FileChecked { file: l.file.clone(), encoding: f.written.to_string(), rows: total(l) })
                .collect(),
            rejects: data
                .rejects
                .iter()
                .map(|r| RejectShown {
                    file: r.file.clone(),
                    line: r.line,
                    column: r.column.clone(),
                    code: r.code,
                    raw: r.raw.clone(),
                    message: tell::words(&r.message, opened.language).to_owned(),
                })
                .collect(),
        })
    });
    Checked {
        as_of: opened.as_of.to_string(),
        indicators: study.catalog.indicators.len(),
        targets: study.catalog.targets.len(),
        feeds: feeds.collect(),
    }
}

fn text(checked: &Checked, opened: &Opened, all: bool) -> String {
    let say = |m: &crate::diag::Message| tell::words(m, opened.language).to_owned();
    let mut out = String::new();
    let (i, t, a) = (checked.indicators, checked.targets, &checked.as_of);
    let _ = writeln!(
        out,
        "{}",
        say(&say!(
            "目录无误：{i}项指标，{t}条目标；截至{a}。",
            "The catalog is sound: {i} indicators, {t} targets; as of {a}."
        ))
    );
    for feed in &checked.feeds {
        let last = feed.last_reported.as_deref().unwrap_or("—");
        let (id, source) = (&feed.feed, &feed.source);
        let _ = writeln!(
            out,
            "\n{}",
            say(&say!("{id}（{source}，最近一期{last}）", "{id} ({source}, last period {last})"))
        );
        let _ = writeln!(out, "  {}", line(&feed.total, &say));
        for file in feed.files.iter().filter(|f| all || f.rows.rejected > 0) {
            let _ = writeln!(out, "    {} [{}] {}", file.file, file.encoding, line(&file.rows, &say));
        }
        let shown = if all { usize::MAX } else { REJECTS_SHOWN };
        for r in feed.rejects.iter().take(shown) {
            let column = r.column.as_deref().unwrap_or("");
            let _ = writeln!(out, "      {}:{} {column} [{}] {}", r.file, r.line, r.code, r.message);
        }
        if feed.rejects.len() > shown {
            let n = feed.rejects.len() - shown;
            let _ =
                writeln!(out, "      {}", say(&say!("…… 另{n}行，用 --all 全部列出", "… {n} more; --all lists them")));
        }
    }
    out
}

fn line(t: &Total, say: &impl Fn(&crate::diag::Message) -> String) -> String {
    let Total { rows, used, rejected, skipped, superseded, out_of_scope } = *t;
    say(&say!(
        "共{rows}行 = 采用{used} + 待核未采用{rejected} + 非数据行{skipped} + 已被更正{superseded} + 超出范围{out_of_scope}",
        "{rows} rows = {used} used + {rejected} rejected + {skipped} skipped + {superseded} superseded + {out_of_scope} out of scope"
    ))
}
