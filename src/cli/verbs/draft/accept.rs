//! `onpace draft --accept`: the marked rows of a draft into the project's `targets.csv`.

use crate::catalog::{ProjectFiles, load};
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::project::{find_folder, folder_around};
use crate::cli::spoken::spoken;
use crate::disk::System;
use crate::propose::targets::{TARGETS_FILE, accept, accept_with_indicators};
use crate::publish::change_files;
use crate::say;
use crate::words::Language;
use std::path::Path;

/// Takes the marked rows in; writes nothing where anything is wrong.
pub(super) fn run(
    draft: &Path,
    project: Option<&Path>,
    language: Option<Language>,
    adds_indicators: bool,
) -> Result<Exit, Exit> {
    let around = if project.is_none() { folder_around(draft) } else { None };
    let folder = match around {
        Some(folder) => folder,
        None => find_folder(project)?,
    };
    let files = ProjectFiles::Folder(folder.clone());
    let catalog = match load(&files) {
        Ok(loaded) => loaded.output,
        Err(errors) => {
            console::diagnostics(&errors, language.or(files.stated_language()).unwrap_or_else(spoken));
            return Err(Exit::Usage);
        }
    };
    let language = language.unwrap_or(catalog.language);
    let name = draft.display().to_string();
    let bytes = std::fs::read(draft).map_err(|why| {
        console::message(&say!("draft-cannot-read-marks", name, %why), language);
        Exit::Usage
    })?;
    let take = if adds_indicators { accept_with_indicators } else { accept };
    let accepted = take(&bytes, &name, &files, &catalog).map_err(|errors| {
        console::diagnostics(&errors, language);
        console::message(&say!("draft-nothing-written"), language);
        Exit::Usage
    })?;
    let (added, already, unmarked) = (accepted.added, accepted.already_there, accepted.unmarked);
    let toml = accepted.toml.map(|toml| ("onpace.toml".to_owned(), toml));
    let targets = accepted.targets.map(|targets| (TARGETS_FILE.to_owned(), targets));
    let changed: Vec<(String, Vec<u8>)> = toml.into_iter().chain(targets).collect();
    change_files(&System, &folder, &changed).map_err(|error| {
        console::message(&error.message(), language);
        Exit::Output
    })?;
    if !accepted.indicators.is_empty() {
        let names = accepted.indicators;
        console::message(&say!("draft-indicators-added", names), language);
    }
    console::message(&say!("draft-accepted", added, already, unmarked), language);
    Ok(Exit::Done)
}
