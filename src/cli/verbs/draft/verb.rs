//! `onpace draft`: the targets of documents as CSV, with their clauses.

use crate::catalog::{Catalog, ProjectFiles, load};
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::project::{find_folder, locale_language, parse_language};
use crate::diag::{Diagnostic, Location};
use crate::disk::{System, replace};
use crate::measure::BUILT_IN;
use crate::propose::targets::{Asked, Draft, draft};
use crate::say;
use crate::words::Language;
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// Draft targets from policy documents, for a person to confirm
///
/// Reads docx, PDF with text, HTML, Markdown and plain text, in Chinese and English, and proposes rows of targets.csv: each with its clause, its
/// place and how certain it is. What a text reports as done is told apart from what it promises. Nothing is added to a project.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  onpace draft 通知.docx > draft.csv
  onpace draft plan.pdf --out drafts            drafts/draft-plan.csv and .md
  onpace draft notice.html --json
  onpace draft --accept drafts/draft-plan.csv   the rows that a person marked with yes go into targets.csv")]
pub(in crate::cli) struct Args {
    /// Documents: docx, pdf, html, md, txt
    #[arg(required_unless_present = "accept")]
    documents: Vec<PathBuf>,
    /// Folder with `onpace.toml`; default: at or above the working directory
    #[arg(long, value_name = "PROJECT")]
    project: Option<PathBuf>,
    /// Folder for draft-<document>.csv and .md; default: CSV to stdout
    #[arg(long, short, value_name = "FOLDER", conflicts_with = "json")]
    out: Option<PathBuf>,
    /// The document's date, from which “this year” and “by June” are counted; default: as the document states it
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<Date>,
    /// Language of the reasons; default: the project's, else that of the locale
    #[arg(long, value_name = Language::CHOICES, value_parser = parse_language)]
    lang: Option<Language>,
    /// Print the proposals, and what is no target, as JSON
    #[arg(long)]
    json: bool,
    /// Print the Markdown for people instead of the CSV
    #[arg(long, conflicts_with_all = ["json", "out"])]
    markdown: bool,
    /// Replace drafts that are there already
    #[arg(long)]
    force: bool,
    /// Add the rows that are marked in column accept (yes, 是, x) to the project's targets.csv
    #[arg(long, value_name = "FILE", conflicts_with_all = ["documents", "out", "json", "markdown"])]
    accept: Option<PathBuf>,
}

pub(in crate::cli) fn run(args: &Args) -> Result<Exit, Exit> {
    if let Some(draft) = &args.accept {
        return super::accept::run(draft, args.project.as_deref(), args.lang);
    }
    let catalog = catalog(args)?;
    let language = args.lang.or_else(|| catalog.as_ref().map(|c| c.language)).unwrap_or_else(locale_language);
    let mut drafts = Vec::new();
    let mut failed = false;
    for path in &args.documents {
        match one(path, args, catalog.as_ref()) {
            Ok(draft) => drafts.push((path, draft)),
            Err(why) => {
                console::diagnostic(&why, language);
                failed = true;
            }
        }
    }
    for (path, draft) in &drafts {
        output(path, draft, args, language)?;
    }
    if args.json {
        let all: Vec<_> = drafts.iter().map(|(_, draft)| draft.json(language)).collect();
        console::print(&format!("{:#}\n", serde_json::Value::Array(all)));
    }
    Ok(if failed { Exit::Feeds } else { Exit::Done })
}

fn one(path: &Path, args: &Args, catalog: Option<&Catalog>) -> Result<Draft, Diagnostic> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let at = || Location::file(path.display().to_string());
    let bytes = std::fs::read(path)
        .map_err(|why| Diagnostic::error("unreadable-document", say!("draft-cannot-open", %why)).at(at()))?;
    let units = catalog.map_or(&BUILT_IN, |catalog| &catalog.units);
    let year_starts = catalog.map_or(1, |catalog| {
        let any = crate::measure::Month::new(2000, 6);
        catalog.calendar.first_of_year(any).month()
    });
    let asked = Asked { date: args.date, units, year_starts };
    let mut made = draft(&bytes, &name, asked)
        .map_err(|why| Diagnostic::error("unreadable-document", why.message()).hint(why.hint()).at(at()))?;
    if let Some(catalog) = catalog {
        made.fit(catalog);
    }
    Ok(made)
}

fn output(path: &Path, draft: &Draft, args: &Args, language: Language) -> Result<(), Exit> {
    let (all, asides, document) = (draft.proposals.len(), draft.asides.len(), &draft.document);
    console::message(&say!("draft-summary", document, all, asides), language);
    if args.json {
        return Ok(());
    }
    if args.markdown {
        console::print(&draft.markdown(language));
        return Ok(());
    }
    let Some(folder) = &args.out else {
        console::print(&String::from_utf8_lossy(&draft.csv(language)));
        return Ok(());
    };
    let failed = |at: &Path, why: &dyn std::fmt::Display| {
        let at = at.display();
        console::message(&say!("draft-cannot-write", %at, %why), language);
        Exit::Output
    };
    std::fs::create_dir_all(folder).map_err(|why| failed(folder, &why))?;
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    for (ending, bytes) in [("csv", draft.csv(language)), ("md", draft.markdown(language).into_bytes())] {
        let file = folder.join(format!("draft-{stem}.{ending}"));
        if file.exists() && !args.force {
            let file = file.display();
            console::message(&say!("draft-stands", %file), language);
            return Err(Exit::Output);
        }
        replace(&System, &file, &bytes).map_err(|why| failed(&file, &why))?;
    }
    Ok(())
}

/// The catalog of the project asked for, or of the one at or above the working directory.
fn catalog(args: &Args) -> Result<Option<Catalog>, Exit> {
    let language = args.lang.unwrap_or_else(locale_language);
    let Some(folder) = find_folder(args.project.as_deref(), language)? else { return Ok(None) };
    match load(&ProjectFiles::Folder(folder)) {
        Ok(loaded) => Ok(Some(loaded.output)),
        Err(errors) if args.project.is_some() => {
            console::diagnostics(&errors, language);
            Err(Exit::Usage)
        }
        Err(_) => Ok(None),
    }
}
