//! `onpace backtest`: how well past forecasts would have done.

use super::text::{Line, line, text};
use crate::catalog::Indicator;
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::project::{Opened, ProjectArgs};
use crate::locale::Locale;
use crate::pipeline::backtest_forecasts;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    #[command(flatten)]
    project: ProjectArgs,
    #[arg(long)]
    indicator: Option<String>,
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..=24))]
    ahead: u8,
    #[arg(long)]
    json: bool,
}

pub(in crate::cli) fn run(args: &Args) -> Result<Exit, Exit> {
    let opened = args.project.open(args.json)?;
    let indicators = chosen(args, &opened)?;
    let tested = backtest_forecasts(&opened.study, &indicators, opened.as_of, usize::from(args.ahead))
        .map_err(|e| console::defect(&e))?;
    let locale = Locale::new(opened.language, opened.study.catalog.board.rounding);
    if args.json {
        let lines: Vec<Line> = tested.iter().map(|t| line(&locale, &opened.study.catalog.units, t)).collect();
        console::print(&(serde_json::to_string_pretty(&lines).unwrap_or_default() + "\n"));
    } else {
        let width = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        console::print(&text(&locale, &tested, &opened, (args.ahead, width)));
    }
    Ok(Exit::Done)
}

fn chosen<'a>(args: &Args, opened: &'a Opened) -> Result<Vec<&'a Indicator>, Exit> {
    let catalog = &opened.study.catalog;
    let Some(id) = &args.indicator else { return Ok(catalog.indicators.iter().filter(|i| !i.hidden).collect()) };
    opened.indicator(id).map(|i| vec![i])
}
