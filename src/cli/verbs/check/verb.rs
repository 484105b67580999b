//! `onpace check`: catalog and feeds, nothing written.

use super::findings::check;
use super::text::text;
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::project::ProjectArgs;

/// Check the catalog, account for every row of every feed, list what is still owed; write nothing
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  onpace check my-county
  onpace check my-county --as-of 2021-09 --on 2021-10-12
  onpace check --as-of 2021-09 --json")]
pub(in crate::cli) struct Args {
    #[command(flatten)]
    project: ProjectArgs,
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

pub(in crate::cli) fn run(args: &Args) -> Result<Exit, Exit> {
    let opened = args.project.open(args.json)?;
    console::diagnostics(&opened.study.warnings, opened.language);
    let sound = opened.feeds_are_sound();
    let checked = check(&opened).map_err(|e| {
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
