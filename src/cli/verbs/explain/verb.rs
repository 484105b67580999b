//! `onpace explain`: one figure, from the rows to the verdict.

use super::text::text;
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::project::ProjectArgs;
use crate::pipeline::{explain, judge_indicator};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    indicator: String,
    #[command(flatten)]
    project: ProjectArgs,
    #[arg(long)]
    region: Option<String>,
    #[arg(long)]
    rows: bool,
    #[arg(long)]
    json: bool,
}

pub(in crate::cli) fn run(args: &Args) -> Result<Exit, Exit> {
    let opened = args.project.open_with_rows(args.json)?;
    let indicator = opened.indicator(&args.indicator)?;
    let region = opened.region(args.region.as_deref())?;
    let judged = judge_indicator(&opened.study, indicator, opened.as_of).map_err(|e| console::defect(&e))?;
    let asked = (opened.as_of, opened.language);
    let explanation = explain(&opened.study, asked, indicator, region, &judged).map_err(|e| console::defect(&e))?;
    if args.json {
        let json = serde_json::to_string_pretty(&explanation).map_err(|e| console::defect(&e))?;
        console::print(&(json + "\n"));
    } else {
        console::print(&text(&explanation, &opened, args.rows));
    }
    Ok(Exit::Done)
}
