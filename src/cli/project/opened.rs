//! An open project: its catalog loaded, its feeds read, and the month to report on.

use super::as_of_text::AsOf;
use super::progress::{progress, tell_desk};
use crate::catalog::ProjectFiles;
use crate::cli::clock::today;
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::spoken::spoken;
use crate::diag::{Diagnostic, Severity};
use crate::measure::Month;
use crate::pipeline::{DefaultAsOf, Step, Study, default_as_of};
use crate::say;
use crate::store::Store;
use crate::words::{Language, Message};
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// A project that has been found and read.
#[derive(Debug)]
pub(in crate::cli) struct Opened {
    /// Its path, or the bundled project's name.
    pub place: String,
    pub files: ProjectFiles,
    pub study: Study,
    pub as_of: Month,
    pub language: Language,
    /// The other language, where reports are written in both.
    pub second: Option<Language>,
}

/// How a project is opened.
#[derive(Debug, Default, Clone, Copy)]
pub(in crate::cli) struct Opening {
    /// Default: see [`default_as_of`].
    pub as_of: Option<AsOf>,
    /// The day that deadlines are held against; default: the last day of as-of.
    pub on: Option<Date>,
    /// Default: the catalog's.
    pub language: Option<Language>,
    /// Whether the errors of the catalog are printed as JSON too.
    pub json: bool,
    /// Whether the verb shows rows.
    pub rows: bool,
    /// Whether every file is read, and nothing of it kept.
    pub no_store: bool,
}

impl Opened {
    /// A folder beside the catalog, where what is made of the project goes unless another place is named.
    pub(in crate::cli) fn beside(&self, name: &str) -> PathBuf {
        // In the project that one stands in, `reports` says it more shortly than `./reports`.
        if self.place == "." { PathBuf::from(name) } else { Path::new(&self.place).join(name) }
    }

    /// Loads a project's catalog and reads its feeds. Writes what is wrong to stderr.
    ///
    /// # Errors
    /// [`Exit::Usage`] where the catalog is wrong or no month can be reported on.
    pub(in crate::cli) fn read(files: ProjectFiles, place: String, opening: Opening) -> Result<Self, Exit> {
        let Opening { as_of, on, language: asked, json, rows, no_store } = opening;
        let (read, bar) = progress();
        let each_step = |step: Step<'_>| match step {
            Step::Begin { bytes } => bar.set_length(bytes),
            Step::Read(feed) => {
                tell_desk(feed);
                bar.set_message(feed.to_owned());
            }
        };
        let store = if no_store { Store::none() } else { Store::open(&files) };
        let counted = ProjectFiles::Counted { files: Box::new(files.clone()), read };
        let study = Study::load_kept(&counted, &store, rows, each_step);
        bar.finish_and_clear();
        let mut study = study.map_err(|errors| {
            let language = asked.or_else(|| files.stated_language()).unwrap_or_else(spoken);
            refused(&errors, language, json)
        })?;
        study.on = on;
        study.owed_until = on.filter(|_| as_of.is_none());
        let language = asked.unwrap_or(study.catalog.language);
        console::diagnostics(&store.fault(), language);
        console::diagnostics(study.unreadable(), language);
        let study = study.in_language(language).into_owned();
        let as_of = month(as_of, &study, language)?;
        Ok(Self { place, files, study, as_of, language, second: None })
    }
}

/// Writes the errors of a catalog to stderr, and with `json` to stdout too.
pub(in crate::cli) fn refused(errors: &[Diagnostic], language: Language, json: bool) -> Exit {
    console::diagnostics(errors, language);
    let of = |severity| errors.iter().filter(|found| found.severity == severity).count();
    let (n, warnings) = (of(Severity::Error), of(Severity::Warning));
    let message = if warnings == 0 {
        say!("catalog-errors", count = n)
    } else {
        say!("catalog-errors-and-warnings", count = n, warnings)
    };
    console::message(&message, language);
    if json {
        console::print(&format!("{:#}\n", serde_json::json!({ "errors": errors })));
    }
    Exit::Usage
}

/// The month asked for, or else the default one, which is told with the feeds that are still out.
fn month(asked: Option<AsOf>, study: &Study, language: Language) -> Result<Month, Exit> {
    let refused = |message: &Message| {
        console::message(message, language);
        Exit::Usage
    };
    let month = if let Some(asked) = asked {
        asked.month(study.catalog.calendar)
    } else {
        let found = default_as_of(study, study.on.unwrap_or_else(today)).map_err(|e| console::defect(&e))?;
        let found = found.ok_or_else(|| refused(&say!("as-of-unknown")))?;
        console::note(&chosen(&found), language);
        found.month
    };
    let start = study.catalog.start;
    if month < start { Err(refused(&say!("as-of-before-start", %month, %start))) } else { Ok(month) }
}

/// Which month was chosen, and whose reports are still out.
fn chosen(found: &DefaultAsOf<'_>) -> Message {
    let (month, n, of) = (found.month, found.received, found.owing);
    if found.still_out.is_empty() {
        return say!("as-of-chosen", %month, n);
    }
    let out: Vec<String> = found.still_out.iter().map(|feed| format!("{} ({})", feed.source, feed.id)).collect();
    let out = out.join(", ");
    say!("as-of-chosen-still-out", %month, n, of, out)
}
