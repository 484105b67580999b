//! `onpace check`: catalog and feeds, nothing written.

use super::findings::check;
use super::text::text;
use super::tracked::tracked;
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::fail_on::FailOn;
use crate::cli::project::ProjectArgs;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    #[command(flatten)]
    project: ProjectArgs,
    #[arg(long)]
    all: bool,
    #[arg(long, value_name = FailOn::OF_CHECK, value_delimiter = ',', value_parser = FailOn::parse_of_check)]
    fail_on: Vec<FailOn>,
    #[arg(long)]
    json: bool,
}

pub(in crate::cli) fn run(args: &Args) -> Result<Exit, Exit> {
    let opened = args.project.open(args.json)?;
    console::diagnostics(&opened.study.warnings, opened.language);
    console::diagnostics(&tracked(&opened.study.catalog, &opened.files), opened.language);
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
    let is_found = |what: &FailOn| match what {
        FailOn::Overdue => FailOn::is_owed(&checked.chase),
        _ => rejected > 0,
    };
    let found = FailOn::told(args.fail_on.iter().copied().filter(is_found), &opened);
    Ok(match (sound, found) {
        (false, _) => Exit::Feeds,
        (true, true) => Exit::Findings,
        (true, false) => Exit::Done,
    })
}
