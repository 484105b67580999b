//! The command line: one verb a file.

mod backtest;
mod chart;
mod check;
mod demo;
mod diff;
mod exit;
mod explain;
mod previous;
mod project;
mod read;
mod run;
mod status;
mod store;
mod tell;
mod unchanged;
mod verify;

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
  onpace read 11月种植面积.xlsx          one file: what was detected, and its table as clean CSV
  onpace demo                            a copy of the bundled project, to change into yours

Exit codes: 0 done · 1 findings that --fail-on asks about · 2 catalog or command line wrong · 3 a feed could not be read or does not \
reconcile · 4 output could not be written";

#[derive(Debug, Subcommand)]
enum Verb {
    Run(run::Args),
    Check(check::Args),
    Status(status::Args),
    Explain(explain::Args),
    Diff(diff::Args),
    Chart(chart::Args),
    Verify(verify::Args),
    Read(read::Args),
    Backtest(backtest::Args),
    Store(store::Args),
    Demo(demo::Args),
}

/// Parses the command line and runs one verb.
#[must_use]
pub fn main() -> ExitCode {
    let exit = match Cli::parse().verb {
        Verb::Run(args) => run::run(&args),
        Verb::Check(args) => check::run(&args),
        Verb::Status(args) => status::run(&args),
        Verb::Explain(args) => explain::run(&args),
        Verb::Diff(args) => diff::run(&args),
        Verb::Chart(args) => chart::run(&args),
        Verb::Verify(args) => verify::run(&args),
        Verb::Read(args) => read::run(&args),
        Verb::Backtest(args) => backtest::run(&args),
        Verb::Store(args) => store::run(&args),
        Verb::Demo(args) => demo::run(&args),
    };
    match exit {
        Ok(exit) | Err(exit) => exit.into(),
    }
}
