//! `onpace status`: the board in the terminal.

use super::sparkline::{SPARK_MONTHS, sparkline};
use super::table::table;
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::project::{Opened, ProjectArgs};
use crate::locale::Locale;
use crate::measure::exact;
use crate::pipeline::{feed_statuses, judge};
use crate::report::{Assessed, FeedLine, FeedStatus, Promptness, Timeliness, feed_lines, report_state};
use serde::Serialize;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    #[command(flatten)]
    project: ProjectArgs,
    #[arg(long)]
    all: bool,
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
    /// The feed's own period, what has come of its report, and how many rejected rows wait to be mended.
    own_period: Option<String>,
    state: &'static str,
    waiting_rows: usize,
    feed: Option<String>,
    /// How in time the feed's senders were this year; empty where no day of receipt is known.
    timeliness: Vec<Punctuality>,
    sparkline: String,
}

#[derive(Debug, Serialize)]
struct Punctuality {
    sender: String,
    in_time: usize,
    late: usize,
    missing: usize,
    /// `in_time`, `late` or `missing`, of the last period.
    last: Option<&'static str>,
    days_late: Option<u32>,
}

impl Punctuality {
    fn of(timeliness: &Timeliness) -> Self {
        let Timeliness { sender, in_time, late, missing, last } = timeliness.clone();
        let days_late = match last {
            Some(Promptness::Late { days }) => Some(days),
            Some(Promptness::InTime | Promptness::Missing) | None => None,
        };
        Self { sender, in_time, late, missing, last: last.map(Promptness::as_str), days_late }
    }
}

pub(in crate::cli) fn run(args: &Args) -> Result<Exit, Exit> {
    let opened = args.project.open(args.json)?;
    let judged = judge(&opened.study, opened.as_of).map_err(|e| {
        console::line(&e.to_string());
        Exit::Feeds
    })?;
    let root = opened.study.catalog.regions.root();
    let rows: Vec<&Assessed<'_>> = judged.iter().filter(|j| j.region == root).collect();
    if args.json {
        let feeds = feed_statuses(&opened.study, opened.as_of).map_err(|e| console::defect(&e))?;
        let lines: Vec<Line> = rows.iter().map(|j| line(j, &feeds, &opened)).collect();
        console::print(&(serde_json::to_string_pretty(&lines).unwrap_or_default() + "\n"));
    } else {
        let width = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        console::print(&table(&rows, &lacking(&opened)?, &opened, (width, args.all)));
    }
    Ok(if opened.feeds_are_sound() { Exit::Done } else { Exit::Feeds })
}

/// The feeds whose report for as-of is not, or not wholly, there.
fn lacking(opened: &Opened) -> Result<Vec<FeedLine>, Exit> {
    let statuses = feed_statuses(&opened.study, opened.as_of).map_err(|e| console::defect(&e))?;
    let locale = Locale::new(opened.language, opened.study.catalog.board.rounding);
    let lines = feed_lines(&locale, &opened.study.catalog, &statuses);
    Ok(lines.into_iter().filter(|feed| feed.absent || !feed.lacking.is_empty()).collect())
}

fn line(j: &Assessed<'_>, feeds: &[FeedStatus], opened: &Opened) -> Line {
    let feed = opened.study.catalog.feed_of(j.indicator).map(|feed| feed.id.clone());
    let timeliness = feeds.iter().filter(|status| Some(&status.feed) == feed.as_ref()).flat_map(|s| &s.timeliness);
    Line {
        indicator: j.indicator.id.clone(),
        name: j.indicator.name.clone(),
        region: opened.study.catalog.regions.get(j.region).code.clone(),
        value: j.assessment.value.as_ref().map(exact::full),
        target: j.assessment.target.as_ref().map(exact::full),
        unit: opened.study.catalog.units.written(j.unit()),
        verdict: j.assessment.verdict.as_str(),
        own_period: j.assessment.own.map(|own| own.period.to_string()),
        state: report_state(&j.assessment),
        waiting_rows: j.assessment.waiting,
        timeliness: timeliness.map(Punctuality::of).collect(),
        feed,
        sparkline: sparkline(&j.points, SPARK_MONTHS),
    }
}
