//! The arguments that most verbs share: which project, which month, which language.

use super::as_of_text::AsOf;
use super::folder::find_folder;
use super::opened::{Opened, Opening};
use crate::catalog::ProjectFiles;
use crate::cli::exit::Exit;
use crate::cli::spoken::{LANGUAGE_VARIABLE, spoken};
use crate::measure::notation::tidy;
use crate::measure::{Every, Month, Period, read_date};
use crate::say;
use crate::words::Language;
use jiff::civil::Date;
use std::path::PathBuf;

/// What `--lang` asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Languages {
    One(Language),
    /// The project's own and the other.
    Both,
}

/// The project and the month.
#[derive(Debug, Clone, clap::Args)]
pub(in crate::cli) struct ProjectArgs {
    pub project: Option<PathBuf>,
    #[arg(long, value_name = "YYYY-MM", value_parser = AsOf::parse)]
    pub as_of: Option<AsOf>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_day)]
    pub on: Option<Date>,
    #[arg(long, value_name = Language::CHOICES, value_parser = parse_one, env = LANGUAGE_VARIABLE)]
    pub lang: Option<Languages>,
    #[arg(long)]
    pub no_store: bool,
}

/// A day in any form that a cell may have: `2021-10-12`, `2021/10/12`, `2021年10月12日`.
fn parse_day(text: &str) -> Result<Date, String> {
    let day = read_date(&tidy(text)).filter(|period| period.every() == Every::Day).map(Period::last_day);
    day.ok_or_else(|| say!("usage-not-a-day", text).in_language(spoken()))
}

pub(in crate::cli) fn parse_language(text: &str) -> Result<Language, String> {
    let known = Language::NAMES.iter().map(|(name, _)| *name).collect::<Vec<_>>();
    Language::of(text).ok_or_else(|| say!("not-a-language", text, known).in_language(spoken()))
}

fn parse_one(text: &str) -> Result<Languages, String> {
    parse_language(text).map(Languages::One)
}

/// Parses `--lang` of verbs that can write both languages.
pub(in crate::cli) fn parse_languages(text: &str) -> Result<Languages, String> {
    if text == "both" { Ok(Languages::Both) } else { parse_one(text) }
}

impl ProjectArgs {
    /// Finds the project, loads its catalog and reads its feeds. Writes what is wrong to stderr, and with `json` the errors of the
    /// catalog to stdout too.
    ///
    /// # Errors
    /// [`Exit::Usage`] where there is no project, the catalog is wrong, or no month can be reported on.
    pub(in crate::cli) fn open(&self, json: bool) -> Result<Opened, Exit> {
        self.open_on(self.as_of, json)
    }

    /// The same for a month that another argument names.
    ///
    /// # Errors
    /// Like [`ProjectArgs::open`].
    pub(in crate::cli) fn open_at(&self, as_of: Month) -> Result<Opened, Exit> {
        self.open_on(Some(AsOf::Month(as_of)), false)
    }

    /// The same, with the rows that values are made from.
    ///
    /// # Errors
    /// Like [`ProjectArgs::open`].
    pub(in crate::cli) fn open_with_rows(&self, json: bool) -> Result<Opened, Exit> {
        let (files, place) = self.find()?;
        let (as_of, on, language, no_store) = (self.as_of, self.on, self.language(), self.no_store);
        Opened::read(files, place, Opening { as_of, on, language, json, rows: true, no_store })
    }

    fn open_on(&self, as_of: Option<AsOf>, json: bool) -> Result<Opened, Exit> {
        let (files, place) = self.find()?;
        let (on, language, no_store) = (self.on, self.language(), self.no_store);
        let opened = Opened::read(files, place, Opening { as_of, on, language, json, rows: false, no_store })?;
        Ok(if self.lang == Some(Languages::Both) { opened.in_both() } else { opened })
    }

    /// The one language asked for.
    pub(in crate::cli) fn language(&self) -> Option<Language> {
        match self.lang {
            Some(Languages::One(language)) => Some(language),
            Some(Languages::Both) | None => None,
        }
    }

    /// The project's files, and its path.
    ///
    /// # Errors
    /// [`Exit::Usage`] where there is no project.
    pub(in crate::cli) fn find(&self) -> Result<(ProjectFiles, String), Exit> {
        let folder = find_folder(self.project.as_deref())?;
        let place = folder.display().to_string();
        Ok((ProjectFiles::Folder(folder), place))
    }
}
