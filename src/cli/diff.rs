//! `onpace diff`: what is different between two reports, and why.

use super::exit::Exit;
use super::project::{Opened, ProjectArgs};
use super::tell;
use crate::diag::Message;
use crate::locale::Locale;
use crate::measure::Month;
use crate::pipeline::{Study, report};
use crate::report::compare::{Diff, Snapshot, diff};
use crate::say;
use std::fmt::Write;
use std::path::Path;

/// Show what changed between two months or two report folders: verdicts and why, restated values, late feeds, gaps
#[derive(Debug, clap::Args)]
#[command(mut_arg("as_of", |arg| arg.hide(true)))]
#[command(after_help = "Examples:
  onpace diff 2020-10 2020-11                     two months, by the files that had come by each
  onpace diff reports/2020-10 2020-11             a report that was given out, and a month made anew
  onpace diff old/2020-11 reports/2020-11 --json")]
pub(super) struct Args {
    /// Month or report folder
    from: String,
    /// Month or report folder
    to: String,
    #[command(flatten)]
    project: ProjectArgs,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args) -> Result<Exit, Exit> {
    if args.project.as_of.is_some() {
        let message = say!(
            "diff 的两个月份直接写：onpace diff 2020-10 2020-11，不用 --as-of。",
            "diff takes its two months as they are: onpace diff 2020-10 2020-11, without --as-of."
        );
        tell::tell(tell::words(&message, args.project.language().unwrap_or_default()));
        return Err(Exit::Usage);
    }
    let months = [&args.from, &args.to].map(|text| Month::parse(text));
    let later = months[1].or(months[0]);
    // Two folders need no project; a month does.
    let opened = later.map(|month| args.project.open_at(month)).transpose()?;
    let language = opened.as_ref().map_or(args.project.language().unwrap_or_default(), |o| o.language);
    let side = |text: &str, month: Option<Month>| match (month, &opened) {
        (Some(month), Some(opened)) => made(opened, month, true),
        _ => read(Path::new(text), language),
    };
    let (from, to) = (side(&args.from, months[0])?, side(&args.to, months[1])?);
    let restated = match (&opened, months) {
        (Some(opened), [_, Some(to)]) => {
            Month::parse(&from.as_of).filter(|from| *from < to).map(|from| restated(opened, from, to)).transpose()?
        }
        _ => None,
    };
    let rounding = opened.as_ref().map_or_else(Default::default, |o| o.study.catalog.board.rounding);
    let found = diff(&Locale::new(language, rounding), &from, restated.as_ref(), &to);
    if args.json {
        tell::print(&(serde_json::to_string_pretty(&found).unwrap_or_default() + "\n"));
    } else {
        tell::print(&text(&found, |m| tell::words(m, language).to_owned()));
    }
    Ok(Exit::Done)
}

/// A month's report by the files that had come by then.
fn made(opened: &Opened, month: Month, as_it_stood: bool) -> Result<Snapshot, Exit> {
    let stood = as_it_stood.then(|| opened.study.as_it_stood(&opened.files, month)).transpose();
    let stood = stood.map_err(|errors| {
        tell::diagnostics(&errors, opened.language);
        Exit::Usage
    })?;
    snapshot(stood.as_ref().unwrap_or(&opened.study), month, opened)
}

/// An earlier month by the files that had come by a later one.
fn restated(opened: &Opened, month: Month, known: Month) -> Result<Snapshot, Exit> {
    let study = opened.study.as_it_stood(&opened.files, known).map_err(|errors| {
        tell::diagnostics(&errors, opened.language);
        Exit::Usage
    })?;
    snapshot(&study, month, opened)
}

fn snapshot(study: &Study, month: Month, opened: &Opened) -> Result<Snapshot, Exit> {
    let report = report(study, month, opened.language).map_err(|e| {
        tell::tell(&e.to_string());
        Exit::Feeds
    })?;
    Ok(report.snapshot())
}

/// The report that a folder holds.
fn read(folder: &Path, language: crate::catalog::Language) -> Result<Snapshot, Exit> {
    let file = folder.join("report.json");
    let parsed = std::fs::read(&file).map_err(|e| e.to_string());
    let parsed = parsed.and_then(|bytes| serde_json::from_slice(&bytes).map_err(|e| e.to_string()));
    parsed.map_err(|why| {
        let file = file.display();
        let message = say!(
            "{file}读不出来：{why}。请给出月份（2020-10）或报告文件夹。",
            "{file} cannot be read: {why}; name a month (2020-10) or a report's folder."
        );
        tell::tell(tell::words(&message, language));
        Exit::Usage
    })
}

fn text(diff: &Diff, say: impl Fn(&Message) -> String) -> String {
    let mut out = format!("{} → {}\n", diff.from, diff.to);
    let texts = |list: Vec<&String>| list.into_iter().cloned().collect::<Vec<String>>();
    let parts: [(Message, Vec<String>); 7] = [
        (say!("评价变化", "Verdicts that changed"), texts(diff.flips.iter().map(|f| &f.text).collect())),
        (say!("新增差距", "New gaps"), diff.new_gaps.clone()),
        (say!("已消除的差距", "Closed gaps"), diff.closed_gaps.clone()),
        (say!("数值重述", "Restated values"), texts(diff.restated.iter().map(|r| &r.text).collect())),
        (say!("报送", "Feeds"), texts(diff.feeds.iter().map(|f| &f.text).collect())),
        (say!("新列入", "Judged now and not before"), diff.added.clone()),
        (say!("不再评价", "Judged before and not now"), diff.removed.clone()),
    ];
    let mut any = false;
    for (head, lines) in parts.iter().filter(|(_, lines)| !lines.is_empty()) {
        any = true;
        let _ = writeln!(out, "\n{}", say(head));
        for line in lines {
            let _ = writeln!(out, "  {line}");
        }
    }
    if !any {
        let _ = writeln!(out, "{}", say(&say!("没有变化。", "Nothing changed.")));
    }
    out
}
