//! `onpace chart`: one chart, as a file to attach.

use super::exit::Exit;
use super::project::{Opened, ProjectArgs};
use super::tell;
use crate::locale::Locale;
use crate::pipeline::{self, Wanted};
use crate::render::chart::palette::{Palette, Theme};
use crate::render::chart::{Drawn, Size, Style, TitleAt, draw, png};
use crate::report::charts::{Chart, ChartKind, Group, numbered, pages};
use crate::report::palette;
use crate::say;
use std::path::{Path, PathBuf};

/// Draw one chart as PNG (300 dpi) or SVG, ready to attach
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  onpace chart tobacco_acreage --as-of 2021-09 -o tobacco.png
  onpace chart demo_villages --kind ranking --size half --title below -o villages.svg
  onpace chart --kind matrix --size wide --theme dark -o slide.png

A chart that is too long for one page goes on in NAME-2, NAME-3 …")]
pub(super) struct Args {
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
    /// File to write, .png or .svg; default: the chart's name as .png in the working directory
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> Result<Exit, Exit> {
    let kind = args.kind();
    let (project, id) = args.named(kind);
    let opened = project.open(false)?;
    let form = form(args, &opened)?;
    let chart = chart(args, kind, id, &opened)?;
    let size = Size::NAMES.into_iter().find(|(name, _)| *name == args.size).map(|(_, size)| size).unwrap_or_default();
    let theme = if args.theme == "dark" { Theme::Dark } else { Theme::Light };
    let title = if args.title == "below" { TitleAt::Below } else { TitleAt::Above };
    let style = Style { size, title, palette: Palette::named(theme, &palette(&opened.study.catalog.board)) };
    let locale = Locale::new(opened.language, opened.study.catalog.board.rounding);
    let parts = pages(chart, size.per_page(), |title, n, of| numbered(&locale, title, n, of));
    for (n, part) in parts.iter().enumerate() {
        let drawn = draw(part, &style);
        let path = path(args.out.as_deref(), &parts[0].name(), n, form);
        write(&path, &drawn, form, &opened)?;
    }
    Ok(if opened.feeds_are_sound() { Exit::Done } else { Exit::Feeds })
}

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Png,
    Svg,
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

fn form(args: &Args, opened: &Opened) -> Result<Form, Exit> {
    let Some(out) = &args.out else { return Ok(Form::Png) };
    let ending = out.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    match ending.as_str() {
        "png" => Ok(Form::Png),
        "svg" => Ok(Form::Svg),
        _ => {
            let out = out.display();
            let message = say!(
                "{out}：图只能写成 .png 或 .svg 文件。",
                "{out}: a chart is written as .png or .svg; name the file accordingly."
            );
            tell::tell(tell::words(&message, opened.language));
            Err(Exit::Usage)
        }
    }
}

fn chart(args: &Args, kind: ChartKind, id: Option<&str>, opened: &Opened) -> Result<Chart, Exit> {
    let indicator = match id {
        Some(id) => Some(opened.indicator(id)?),
        None if kind.needs_an_indicator() => {
            let message = say!("这种图要指明一个指标。", "this kind of chart needs an indicator.");
            tell::tell(tell::words(&message, opened.language));
            return Err(Exit::Usage);
        }
        None => None,
    };
    let of_regions = matches!(kind, ChartKind::Ranking | ChartKind::Multiples);
    if let Some(whole) = indicator.filter(|i| of_regions && !opened.study.catalog.tells_of_regions(i)) {
        let id = &whole.id;
        let message = say!(
            "“{id}”的报送数据没有地区列，不能按地区作图；可用 --kind trend。",
            "the feed of `{id}` has no column of regions, so there is nothing to show by region; try --kind trend."
        );
        tell::tell(tell::words(&message, opened.language));
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
    let chart = pipeline::chart(&opened.study, wanted).map_err(|e| {
        tell::tell(&format!("onpace: {e}"));
        Exit::Feeds
    })?;
    chart.ok_or_else(|| {
        let message = say!(
            "没有可画的内容：没有分地区的数据或目标，或者没有上期的数值。",
            "there is nothing to draw: no values or targets of single regions, or no value of the period before."
        );
        tell::tell(tell::words(&message, opened.language));
        Exit::Usage
    })
}

/// Where a page is written: the second as `name-2`.
fn path(out: Option<&Path>, name: &str, page: usize, form: Form) -> PathBuf {
    let ending = if form == Form::Png { "png" } else { "svg" };
    let first = out.map_or_else(|| PathBuf::from(format!("{name}.{ending}")), Path::to_path_buf);
    if page == 0 {
        return first;
    }
    let stem = first.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    first.with_file_name(format!("{stem}-{}.{ending}", page + 1))
}

fn write(path: &Path, drawn: &Drawn, form: Form, opened: &Opened) -> Result<(), Exit> {
    let bytes = match form {
        Form::Png => png(&drawn.svg),
        Form::Svg => drawn.svg.clone().into_bytes(),
    };
    let shown = path.display();
    std::fs::write(path, bytes).map_err(|error| {
        let message = say!("{shown} 无法写入：{error}", "{shown} cannot be written: {error}");
        tell::tell(tell::words(&message, opened.language));
        Exit::Output
    })?;
    for c in &drawn.missing {
        let code = u32::from(*c);
        let message = say!(
            "图中字体没有“{c}”（U+{code:04X}），以□代替",
            "the chart font lacks `{c}` (U+{code:04X}); □ stands for it"
        );
        tell::tell(tell::words(&message, opened.language));
    }
    tell::print(&format!("{shown}\n"));
    Ok(())
}
