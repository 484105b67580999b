//! Arguments and run of `onpace init`.

use super::ask::{ask_all, is_attended};
use super::text::{json, next, text};
use crate::catalog::ProjectFiles;
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::project::parse_language;
use crate::cli::spoken::{LANGUAGE_VARIABLE, spoken};
use crate::diag::{Diagnostic, Location};
use crate::disk::System;
use crate::propose::project::{LookedThrough, Wishes, look_through};
use crate::publish::{PublishError, add_files};
use crate::render::catalog_schema::{SCHEMA_FILE, SCHEMA_LINE, catalog_schema};
use crate::say;
use crate::words::Language;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Every guess is marked in onpace.toml and listed in to-confirm.md; until it is confirmed every report says so.

Examples:
  onpace init my-files
  onpace init my-files --yes --lang en
  onpace init my-files --dry-run --json"
)]
pub(in crate::cli) struct Args {
    folder: PathBuf,
    #[arg(long, short)]
    yes: bool,
    #[arg(long)]
    dry_run: bool,
    #[arg(long, value_name = Language::CHOICES, value_parser = parse_language, env = LANGUAGE_VARIABLE)]
    lang: Option<Language>,
    #[arg(long)]
    title: Option<String>,
    #[arg(long, value_name = "NAME")]
    root: Option<String>,
    #[arg(long, value_name = "MONTH", value_parser = clap::value_parser!(i8).range(1..=12))]
    year_starts: Option<i8>,
    #[arg(long)]
    json: bool,
}

pub(in crate::cli) fn run(args: &Args) -> Result<Exit, Exit> {
    let spare_language = args.lang.unwrap_or_else(spoken);
    if !args.folder.is_dir() {
        let folder = args.folder.display();
        console::message(&say!("init-no-folder", %folder), spare_language);
        return Err(Exit::Usage);
    }
    if !args.dry_run {
        refuse_to_overwrite(&args.folder, spare_language)?;
    }
    let files = ProjectFiles::Folder(args.folder.clone());
    let looked = look_through(&files, spare_language).map_err(|why| {
        let folder = args.folder.display();
        console::message(&say!("init-unlisted", %folder, %why), spare_language);
        Exit::Feeds
    })?;
    let folder = name_of(&args.folder);
    let given = Wishes {
        language: args.lang,
        title: args.title.clone(),
        root: args.root.clone(),
        year_starts: args.year_starts,
        spare_language,
        regions: Vec::new(),
    };
    let wishes = wishes(args, &looked, &folder, given);
    let proposal = looked.propose(&files, &folder, &wishes);
    let language = args.lang.unwrap_or(proposal.language);
    console::diagnostics(&proposal.told, language);
    if proposal.feeds.is_empty() {
        let error = Diagnostic::error("no-table", say!("init-nothing")).hint(say!("init-nothing-hint"));
        console::diagnostic(&error.at(Location::file(args.folder.display().to_string())), language);
        return Err(Exit::Feeds);
    }
    let written = with_schema(&proposal.files, language);
    if !args.dry_run {
        let written: Vec<(String, Vec<u8>)> = written
            .iter()
            .filter(|(name, _)| !is_kept(&args.folder, name))
            .map(|(name, text)| (name.clone(), text.clone().into_bytes()))
            .collect();
        add_files(&System, &args.folder, &written).map_err(|error| refused(&error, language))?;
    }
    if args.json {
        console::print(&format!("{:#}\n", json(&proposal)));
    } else if args.dry_run {
        console::print(written.iter().find(|(name, _)| name == "onpace.toml").map_or("", |(_, text)| text));
    } else {
        console::print(&text(&proposal, language));
        console::print(&next(&args.folder.display().to_string(), language));
    }
    Ok(Exit::Done)
}

/// The files with the schema by which editors check and complete `onpace.toml`, before it, and with the line that names the schema.
fn with_schema(files: &[(String, String)], language: Language) -> Vec<(String, String)> {
    let schema = std::iter::once((SCHEMA_FILE.to_owned(), catalog_schema(&[language])));
    let own = files.iter().map(|(name, text)| {
        let text = if name == "onpace.toml" { format!("{SCHEMA_LINE}\n{text}") } else { text.clone() };
        (name.clone(), text)
    });
    schema.chain(own).collect()
}

/// What is asked where somebody can be.
fn wishes(args: &Args, looked: &LookedThrough, folder: &str, given: Wishes) -> Wishes {
    if args.yes || args.json || !is_attended() {
        return given;
    }
    let doubtful = looked.doubtful();
    ask_all(looked, folder, given, &doubtful)
}

/// A list of what is left out of version control that stands there already is the owner's; so is a schema.
fn is_kept(folder: &Path, name: &str) -> bool {
    [".gitignore", SCHEMA_FILE].contains(&name) && folder.join(name).exists()
}

/// Refuses a folder that is a project, or holds a file that would be written.
///
/// # Errors
/// [`Exit::Output`].
fn refuse_to_overwrite(folder: &Path, language: Language) -> Result<(), Exit> {
    let stands = ["onpace.toml", "regions.csv", "targets.csv", "to-confirm.md"]
        .into_iter()
        .find(|name| folder.join(name).symlink_metadata().is_ok());
    let Some(name) = stands else { return Ok(()) };
    refused(&PublishError::Exists { path: folder.join(name) }, language);
    Err(Exit::Output)
}

fn refused(error: &PublishError, language: Language) -> Exit {
    console::message(&error.message(), language);
    console::line(&format!("    → {}", error.hint().in_language(language)));
    Exit::Output
}

/// What a folder is called, where its path ends in `.` too.
fn name_of(folder: &Path) -> String {
    let whole = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf());
    whole.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
