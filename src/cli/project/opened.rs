//! An open project: its catalog loaded, its feeds read, and the month to report on.

use super::progress::progress;
use crate::catalog::ProjectFiles;
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::diag::Diagnostic;
use crate::measure::Month;
use crate::pipeline::{Step, Study};
use crate::say;
use crate::store::Store;
use crate::words::Language;

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
    /// Default: the latest month that a monthly feed has reported.
    pub as_of: Option<Month>,
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
    /// Loads a project's catalog and reads its feeds. Writes what is wrong to stderr.
    ///
    /// # Errors
    /// [`Exit::Usage`] where the catalog is wrong or no month can be reported on.
    pub(in crate::cli) fn read(files: ProjectFiles, place: String, opening: Opening) -> Result<Self, Exit> {
        let Opening { as_of, language: asked, json, rows, no_store } = opening;
        let (read, bar) = progress();
        let each_step = |step: Step<'_>| match step {
            Step::Begin { bytes } => bar.set_length(bytes),
            Step::Read(feed) => bar.set_message(feed.to_owned()),
        };
        let store = if no_store { Store::none() } else { Store::open(&files) };
        let counted = ProjectFiles::Counted { files: Box::new(files.clone()), read };
        let study = Study::load_kept(&counted, &store, rows, each_step);
        bar.finish_and_clear();
        let study = study.map_err(|errors| refused(&errors, asked.unwrap_or_default(), json))?;
        let language = asked.unwrap_or(study.catalog.language);
        console::diagnostics(study.unreadable(), language);
        let as_of = month(as_of, &study, language)?;
        Ok(Self { place, files, study, as_of, language, second: None })
    }
}

/// Writes the errors of a catalog to stderr, and with `json` to stdout too.
fn refused(errors: &[Diagnostic], language: Language, json: bool) -> Exit {
    console::diagnostics(errors, language);
    let n = errors.len();
    let message = say!("catalog-errors", n);
    console::message(&message, language);
    if json {
        console::print(&format!("{:#}\n", serde_json::json!({ "errors": errors })));
    }
    Exit::Usage
}

/// The month asked for, or else the latest that a monthly feed has reported.
fn month(asked: Option<Month>, study: &Study, language: Language) -> Result<Month, Exit> {
    match asked.or_else(|| study.latest_month()) {
        Some(month) if month >= study.catalog.start => Ok(month),
        Some(month) => {
            let start = study.catalog.start;
            let message = say!("as-of-before-start", %month, %start);
            console::message(&message, language);
            Err(Exit::Usage)
        }
        None => {
            let message = say!("as-of-unknown");
            console::message(&message, language);
            Err(Exit::Usage)
        }
    }
}
