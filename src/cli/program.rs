//! The `onpace` program: its help, its verbs, its exit code.

use super::exit::Exit;
use super::verbs::{backtest, chart, check, demo, diff, explain, letters, read, run, status, store, verify};
use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// 序时：承诺的事，按进度了吗？ Are we on pace for what we promised?
///
/// Reads the feeds that departments send, compares them with the targets that policy documents state, and writes the month's gap
/// report with charts.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 110, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

const EXAMPLES: &str = "Examples:
  onpace run --as-of 2020-11             the bundled county's report of November 2020, into reports/2020-11/
  onpace run my-county                   the report of your own project, for its latest month
  onpace explain tobacco_acreage         how one figure came about
  onpace chart tobacco_acreage           one chart, ready to attach
  onpace letters my-county               drafts of reminders, follow-up notices and requests to verify
  onpace read 11月种植面积.xlsx          one file: what was detected, and its table as clean CSV
  onpace demo                            a copy of the bundled project, to change into yours

Exit codes: 0 done · 1 findings that --fail-on asks about · 2 catalog or command line wrong · 3 a feed could not be read or does not \
reconcile · 4 output could not be written";

/// The registry of verbs: a new verb is a file or folder in `verbs/` and one line below, in the order of the help.
macro_rules! verbs {
    ($($variant:ident => $module:ident),* $(,)?) => {
        #[derive(Debug, Subcommand)]
        enum Verb {
            $($variant($module::Args)),*
        }

        impl Verb {
            fn run(&self) -> Result<Exit, Exit> {
                match self {
                    $(Self::$variant(args) => $module::run(args)),*
                }
            }
        }
    };
}

verbs! {
    Run => run,
    Check => check,
    Status => status,
    Explain => explain,
    Diff => diff,
    Letters => letters,
    Chart => chart,
    Verify => verify,
    Read => read,
    Backtest => backtest,
    Store => store,
    Demo => demo,
}

/// Parses the command line and runs one verb.
#[must_use]
pub fn main() -> ExitCode {
    match Cli::parse().verb.run() {
        Ok(exit) | Err(exit) => exit.into(),
    }
}
