//! `onpace chart`: one chart, as a file to attach.

use super::file::{Format, Target};
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::project::{Opened, ProjectArgs, holds_catalog};
use crate::locale::Locale;
use crate::pipeline::{self, Wanted};
use crate::render::chart::{Size, Style, TitleAt};
use crate::render::palette::{Palette, Theme};
use crate::report::charts::{Chart, ChartKind, Group, numbered, pages};
use crate::report::house_colours;
use crate::say;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
// Where indicators stand in a row, the project is named by an option.
#[command(mut_arg("project", |arg| arg.long("project").value_name("DIR").display_order(0)))]
pub(in crate::cli) struct Args {
    #[arg(value_name = "INDICATOR")]
    indicators: Vec<String>,
    #[command(flatten)]
    project: ProjectArgs,
    #[arg(long, value_parser = ChartKind::NAMES.map(|(name, _)| name))]
    kind: Option<String>,
    #[arg(long, default_value = "full", value_parser = Size::NAMES.map(|(name, _)| name))]
    size: String,
    #[arg(long, default_value = "light", value_parser = ["light", "dark"])]
    theme: String,
    #[arg(long, default_value = "above", value_parser = ["above", "below"])]
    title: String,
    #[arg(long)]
    region: Option<String>,
    #[arg(long, value_name = "N")]
    worst: Option<usize>,
    #[arg(long, value_parser = ["section", "lead"])]
    group: Option<String>,
    #[arg(long, short, value_name = "FILE|FOLDER|-")]
    out: Option<PathBuf>,
    #[arg(long, value_parser = Format::NAMES.map(|(name, _)| name))]
    format: Option<String>,
}

pub(in crate::cli) fn run(args: &Args) -> Result<Exit, Exit> {
    let (project, indicators) = args.named();
    let kind = args.kind(&indicators);
    let opened = project.open(false)?;
    let format = |name: &String| Format::NAMES.into_iter().find(|(n, _)| n == name).map(|(_, format)| format);
    let target =
        Target::of(args.out.as_deref(), args.format.as_ref().and_then(format), indicators.len() > 1, opened.language)?;
    let size = Size::NAMES.into_iter().find(|(name, _)| *name == args.size).map(|(_, size)| size).unwrap_or_default();
    let theme = if args.theme == "dark" { Theme::Dark } else { Theme::Light };
    let title = if args.title == "below" { TitleAt::Below } else { TitleAt::Above };
    let style = Style { size, title, palette: Palette::named(theme, &house_colours(&opened.study.catalog.board)) };
    let locale = Locale::new(opened.language, opened.study.catalog.board.rounding);
    let asked: Vec<Option<&str>> = if indicators.is_empty() || !kind.needs_an_indicator() {
        vec![None]
    } else {
        indicators.iter().map(|written| Some(written.as_str())).collect()
    };
    // All are made before the first is written, so that a wrong name leaves nothing behind.
    let charts = asked.into_iter().map(|written| chart(args, kind, written, &opened));
    for chart in charts.collect::<Result<Vec<Chart>, Exit>>()? {
        let parts = pages(chart, size.per_page(), |title, n, of| numbered(&locale, title, n, of));
        target.write(&parts, &style, opened.language)?;
    }
    Ok(if opened.feeds_are_sound() { Exit::Done } else { Exit::Feeds })
}

impl Args {
    fn kind(&self, indicators: &[String]) -> ChartKind {
        let named = |wanted: &str| ChartKind::NAMES.into_iter().find(|(name, _)| *name == wanted).map(|(_, kind)| kind);
        let default = if indicators.is_empty() { ChartKind::Board } else { ChartKind::Trend };
        self.kind.as_deref().and_then(named).unwrap_or(default)
    }

    /// The project and the indicators: the last of what is named may be the project's folder.
    fn named(&self) -> (ProjectArgs, Vec<String>) {
        let mut indicators = self.indicators.clone();
        let last = indicators.last().map(PathBuf::from).filter(|last| holds_catalog(last));
        if last.is_some() {
            indicators.pop();
        }
        let mut project = self.project.clone();
        project.project = project.project.or(last);
        (project, indicators)
    }
}

fn chart(args: &Args, kind: ChartKind, id: Option<&str>, opened: &Opened) -> Result<Chart, Exit> {
    let indicator = match id {
        Some(id) => Some(opened.indicator(id)?),
        None if kind.needs_an_indicator() => {
            let message = say!("chart-without-indicator");
            console::message(&message, opened.language);
            return Err(Exit::Usage);
        }
        None => None,
    };
    if let Some(whole) = indicator.filter(|i| kind.compares_regions() && !opened.study.catalog.tells_of_regions(i)) {
        let id = &whole.id;
        let message = say!("chart-without-regions", id);
        console::message(&message, opened.language);
        return Err(Exit::Usage);
    }
    let wanted = Wanted {
        kind,
        indicator,
        region: opened.region(args.region.as_deref())?,
        worst: args.worst,
        group: match args.group.as_deref() {
            Some("section") => Group::Section,
            Some("lead") => Group::Lead,
            _ => Group::None,
        },
        as_of: opened.as_of,
        language: opened.language,
        files: Some(&opened.files),
    };
    let chart = pipeline::chart(&opened.study, wanted).map_err(|e| console::defect(&e))?;
    chart.ok_or_else(|| {
        let message = say!("chart-of-nothing");
        console::message(&message, opened.language);
        Exit::Usage
    })
}
