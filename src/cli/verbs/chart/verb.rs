//! `onpace chart`: one chart, as a file to attach.

use super::file::{format, path, write};
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::project::{Opened, ProjectArgs};
use crate::locale::Locale;
use crate::pipeline::{self, Wanted};
use crate::render::chart::{Size, Style, TitleAt};
use crate::render::palette::{Palette, Theme};
use crate::report::charts::{Chart, ChartKind, Group, numbered, pages};
use crate::report::house_colours;
use crate::say;
use std::path::PathBuf;

/// Draw one chart as PNG (300 dpi), SVG or PDF, ready to attach
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  onpace chart tobacco_acreage --as-of 2021-09 -o tobacco.png
  onpace chart demo_villages --kind ranking --size half --title below -o villages.svg
  onpace chart --kind matrix --size wide --theme dark -o slide.png

A chart that is too long for one page goes on in NAME-2, NAME-3 …")]
pub(in crate::cli) struct Args {
    /// Indicator's id, as in onpace.toml; board and matrix show all, so that they need none
    indicator: Option<String>,
    #[command(flatten)]
    project: ProjectArgs,
    /// What the chart shows; default: trend, and without an indicator the board
    #[arg(long, value_parser = ChartKind::NAMES.map(|(name, _)| name))]
    kind: Option<String>,
    /// Half of a page's text width (76 mm), all of it (156 mm), or a slide of 16:9
    #[arg(long, default_value = "full", value_parser = Size::NAMES.map(|(name, _)| name))]
    size: String,
    /// For paper or for a dark screen
    #[arg(long, default_value = "light", value_parser = ["light", "dark"])]
    theme: String,
    /// Where the title stands; official documents have it below
    #[arg(long, default_value = "above", value_parser = ["above", "below"])]
    title: String,
    /// Code or name of a region; default: the root
    #[arg(long)]
    region: Option<String>,
    /// In a ranking, only so many of the worst, and the others summed up
    #[arg(long, value_name = "N")]
    worst: Option<usize>,
    /// Headings of the board's rows
    #[arg(long, value_parser = ["section", "lead"])]
    group: Option<String>,
    /// File to write, .png, .svg or .pdf; default: the chart's name as .png in the working directory
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(in crate::cli) fn run(args: &Args) -> Result<Exit, Exit> {
    let kind = args.kind();
    let (project, id) = args.named(kind);
    let opened = project.open(false)?;
    let format = format(args.out.as_deref(), opened.language)?;
    let chart = chart(args, kind, id, &opened)?;
    let size = Size::NAMES.into_iter().find(|(name, _)| *name == args.size).map(|(_, size)| size).unwrap_or_default();
    let theme = if args.theme == "dark" { Theme::Dark } else { Theme::Light };
    let title = if args.title == "below" { TitleAt::Below } else { TitleAt::Above };
    let style = Style { size, title, palette: Palette::named(theme, &house_colours(&opened.study.catalog.board)) };
    let locale = Locale::new(opened.language, opened.study.catalog.board.rounding);
    let parts = pages(chart, size.per_page(), |title, n, of| numbered(&locale, title, n, of));
    for (n, part) in parts.iter().enumerate() {
        let path = path(args.out.as_deref(), &parts[0].name(), n, format);
        write(&path, part, &style, format, opened.language)?;
    }
    Ok(if opened.feeds_are_sound() { Exit::Done } else { Exit::Feeds })
}

impl Args {
    fn kind(&self) -> ChartKind {
        let named = |wanted: &str| ChartKind::NAMES.into_iter().find(|(name, _)| *name == wanted).map(|(_, kind)| kind);
        let default = if self.indicator.is_some() { ChartKind::Trend } else { ChartKind::Board };
        self.kind.as_deref().and_then(named).unwrap_or(default)
    }

    /// The project and the indicator. What needs no indicator may be given the project's folder in its place.
    fn named(&self, kind: ChartKind) -> (ProjectArgs, Option<&str>) {
        let mut project = self.project.clone();
        if kind.needs_an_indicator() {
            return (project, self.indicator.as_deref());
        }
        project.project = project.project.or_else(|| self.indicator.clone().map(PathBuf::from));
        (project, None)
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
