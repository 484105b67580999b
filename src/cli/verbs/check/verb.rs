//! `onpace check`: catalog and feeds, nothing written.

use super::findings::check;
use super::text::text;
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::project::ProjectArgs;
use jiff::civil::Date;

/// Check the catalog, account for every row of every feed, list what is still owed; write nothing
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  onpace check my-county
  onpace check my-county --as-of 2021-09 --on 2021-10-12
  onpace check --as-of 2021-09 --json")]
pub(in crate::cli) struct Args {
    #[command(flatten)]
    project: ProjectArgs,
    /// Day at which days overdue are counted; default: the last day of as-of
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_day)]
    on: Option<Date>,
    /// List every file, reject, revision and report that is owed
    #[arg(long)]
    all: bool,
    /// Fail (exit 1) where rows were rejected
    #[arg(long, value_parser = ["rejects"])]
    fail_on: Option<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

fn parse_day(text: &str) -> Result<Date, String> {
    let day = text.parse().ok().filter(|day: &Date| day.to_string() == text);
    day.ok_or_else(|| format!("`{text}` is not a day; write it like 2021-10-12"))
}

pub(in crate::cli) fn run(args: &Args) -> Result<Exit, Exit> {
    let opened = args.project.open(args.json)?;
    console::diagnostics(&opened.study.warnings, opened.language);
    let sound = opened.feeds_are_sound();
    let on = args.on.unwrap_or(opened.as_of.last_day());
    let checked = check(&opened, on).map_err(|e| {
        console::line(&e.to_string());
        Exit::Feeds
    })?;
    if args.json {
        let json = serde_json::to_string_pretty(&checked).unwrap_or_default();
        console::print(&(json + "\n"));
    } else {
        console::print(&text(&checked, opened.language, args.all));
    }
    let rejected: u64 = checked.feeds.iter().map(|f| f.total.rejected).sum();
    Ok(match (sound, rejected > 0 && args.fail_on.is_some()) {
        (false, _) => Exit::Feeds,
        (true, true) => Exit::Findings,
        (true, false) => Exit::Done,
    })
}
