//! `onpace draft`: the targets of documents as CSV, with their clauses.

use crate::catalog::{Catalog, ProjectFiles, load};
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::project::{find_folder, folder_at_hand, parse_language};
use crate::cli::spoken::{LANGUAGE_VARIABLE, spoken};
use crate::diag::{Diagnostic, Location};
use crate::disk::{System, replace};
use crate::measure::{BUILT_IN, Month};
use crate::propose::targets::{Asked, Draft, draft};
use crate::say;
use crate::words::Language;
use jiff::civil::Date;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What stands for standard input.
const STREAM: &str = "-";

#[expect(clippy::struct_excessive_bools, reason = "each is an option of the command line")]
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    #[arg(required_unless_present = "accept")]
    documents: Vec<PathBuf>,
    #[arg(long, value_name = "PROJECT")]
    project: Option<PathBuf>,
    #[arg(long, short, value_name = "FOLDER", conflicts_with = "json")]
    out: Option<PathBuf>,
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<Date>,
    #[arg(long, value_name = Language::CHOICES, value_parser = parse_language, env = LANGUAGE_VARIABLE)]
    lang: Option<Language>,
    #[arg(long)]
    json: bool,
    #[arg(long, conflicts_with_all = ["json", "out"])]
    markdown: bool,
    #[arg(long)]
    force: bool,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["documents", "out", "json", "markdown"])]
    accept: Option<PathBuf>,
    #[arg(long, requires = "accept")]
    add_indicators: bool,
}

pub(in crate::cli) fn run(args: &Args) -> Result<Exit, Exit> {
    if let Some(draft) = &args.accept {
        return super::accept::run(draft, args.project.as_deref(), args.lang, args.add_indicators);
    }
    let catalog = catalog(args)?;
    let language = args.lang.or_else(|| catalog.as_ref().map(|c| c.language)).unwrap_or_else(spoken);
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

#[expect(clippy::result_large_err, reason = "it is made once for a document that cannot be read")]
fn one(path: &Path, args: &Args, catalog: Option<&Catalog>) -> Result<Draft, Diagnostic> {
    let at = || Location::file(path.display().to_string());
    let name = if path == Path::new(STREAM) {
        "stdin".to_owned()
    } else {
        path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    };
    let bytes =
        bytes(path).map_err(|why| Diagnostic::error("unreadable-file", say!("draft-cannot-open", %why)).at(at()))?;
    let units = catalog.map_or(&BUILT_IN, |catalog| &catalog.units);
    let any = Month::new(2000, 6);
    let year_starts = catalog.map_or(1, |catalog| catalog.calendar.first_of_year(any).month());
    let unreadable = |why: crate::propose::targets::Unreadable| {
        Diagnostic::error("unreadable-file", why.message()).hint(why.hint()).at(at())
    };
    let mut made = draft(&bytes, &name, Asked { date: args.date, units, year_starts }).map_err(unreadable)?;
    if let Some(catalog) = catalog {
        made.fit(catalog);
    }
    Ok(made)
}

fn bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    if path != Path::new(STREAM) {
        return std::fs::read(path);
    }
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes)?;
    Ok(bytes)
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
    let stem = if path == Path::new(STREAM) { "stdin".to_owned() } else { stem };
    for (ending, bytes) in [("csv", draft.csv(language)), ("md", draft.markdown(language).into_bytes())] {
        let file = folder.join(format!("draft-{stem}.{ending}"));
        // A person may have marked it.
        if file.exists() && !args.force {
            let file = file.display();
            console::message(&say!("draft-stands", %file), language);
            return Err(Exit::Output);
        }
        replace(&System, &file, &bytes).map_err(|why| failed(&file, &why))?;
    }
    Ok(())
}

/// The catalog of the project asked for, or of the one at hand; a document is read without one too, or while one is still being written.
fn catalog(args: &Args) -> Result<Option<Catalog>, Exit> {
    let folder = match &args.project {
        Some(asked) => Some(find_folder(Some(asked))?),
        None => folder_at_hand(),
    };
    let Some(folder) = folder else { return Ok(None) };
    match load(&ProjectFiles::Folder(folder)) {
        Ok(loaded) => Ok(Some(loaded.output)),
        Err(errors) if args.project.is_some() => {
            console::diagnostics(&errors, args.lang.unwrap_or_else(spoken));
            Err(Exit::Usage)
        }
        Err(_) => Ok(None),
    }
}
