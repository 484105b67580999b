//! `onpace explain`: one figure, from the rows to the verdict.

mod text;
mod told;

use super::exit::Exit;
use super::project::{Opened, ProjectArgs};
use super::tell;
use crate::catalog::RegionId;
use crate::pipeline::Judged;
use crate::say;

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
    let explanation = told::explain(&opened, indicator, region, &mine, &judged)?;
    if args.json {
        let json = serde_json::to_string_pretty(&explanation).map_err(|e| defect(&e))?;
        tell::print(&(json + "\n"));
    } else {
        tell::print(&text::text(&explanation, &opened, args.rows));
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
