//! `onpace list`: feeds, indicators, targets and regions of a project.

use super::lines::{Listed, feeds, indicators, levels, targets};
use super::text::text;
use crate::catalog::load;
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::project::{Languages, ProjectArgs, parse_language, refused};
use crate::cli::spoken::{LANGUAGE_VARIABLE, spoken};
use crate::locale::Locale;
use crate::words::Language;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    what: Option<String>,
    project: Option<PathBuf>,
    #[arg(long, value_name = Language::CHOICES, value_parser = parse_language, env = LANGUAGE_VARIABLE)]
    lang: Option<Language>,
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Feeds,
    Indicators,
    Targets,
    Regions,
}

const PARTS: [(&str, Part); 4] =
    [("feeds", Part::Feeds), ("indicators", Part::Indicators), ("targets", Part::Targets), ("regions", Part::Regions)];

impl Args {
    /// The part asked for, and the project: whatever is no part's name is a folder.
    fn asked(&self) -> (Option<Part>, Option<PathBuf>) {
        let part =
            self.what.as_deref().and_then(|what| PARTS.iter().find(|(name, _)| *name == what)).map(|(_, part)| *part);
        let folder = self.what.as_ref().filter(|_| part.is_none()).map(PathBuf::from);
        (part, self.project.clone().or(folder))
    }
}

pub(in crate::cli) fn run(args: &Args) -> Result<Exit, Exit> {
    let (part, project) = args.asked();
    let lang = args.lang.map(Languages::One);
    let (files, _) = ProjectArgs { project, as_of: None, on: None, lang, no_store: true }.find()?;
    let loaded = load(&files).map_err(|errors| {
        let language = args.lang.or_else(|| files.stated_language()).unwrap_or_else(spoken);
        refused(&errors, language, args.json)
    })?;
    let language = args.lang.unwrap_or(loaded.output.language);
    let catalog = loaded.output.in_language(language);
    let locale = Locale::new(language, catalog.board.rounding);
    let asks = |one| part.is_none_or(|part| part == one);
    let listed = Listed {
        feeds: asks(Part::Feeds).then(|| feeds(&catalog)),
        indicators: asks(Part::Indicators).then(|| indicators(&catalog, &locale)),
        targets: asks(Part::Targets).then(|| targets(&catalog, &locale)),
        regions: asks(Part::Regions).then(|| levels(&catalog, &locale)),
    };
    if args.json {
        console::print(&(serde_json::to_string_pretty(&listed).unwrap_or_default() + "\n"));
    } else {
        let width = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        console::print(&text(&listed, &locale, width));
    }
    Ok(Exit::Done)
}
