//! `onpace demo`: a bundled project as files.

use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::project::{CATALOG, parse_language};
use crate::cli::spoken::{LANGUAGE_VARIABLE, spoken};
use crate::disk::System;
use crate::pack::Bundled;
use crate::publish::{PublishError, write_new_folder};
use crate::say;
use crate::words::Language;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    folder: Option<PathBuf>,
    #[arg(long, value_name = Language::CHOICES, value_parser = parse_language, env = LANGUAGE_VARIABLE)]
    lang: Option<Language>,
    #[arg(long)]
    files: bool,
}

pub(in crate::cli) fn run(args: &Args) -> Result<Exit, Exit> {
    let language = args.lang.unwrap_or_else(spoken);
    let project = if args.files { Bundled::first_steps(language) } else { Bundled::project(language) };
    let folder = args.folder.clone().unwrap_or_else(|| PathBuf::from(project.name));
    let shown = folder.display();
    let mut files: Vec<(String, &[u8])> =
        project.files().map(|(name, bytes)| (name.replace('\\', "/"), bytes)).collect();
    // Without this file the folder is no project.
    files.sort_by_key(|(name, _)| name == CATALOG);
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    write_new_folder(&System, &folder, &files).map_err(|error| {
        if matches!(error, PublishError::NotOurs { .. }) {
            console::message(&say!("folder-not-empty", %shown), spoken());
        } else {
            console::message(&error.message(), spoken());
        }
        Exit::Output
    })?;
    let written = if args.files { say!("demo-files-written", %shown) } else { say!("demo-written", %shown) };
    console::note(&written, spoken());
    console::print(&format!("{shown}\n"));
    Ok(Exit::Done)
}
