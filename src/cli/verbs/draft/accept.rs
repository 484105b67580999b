//! `onpace draft --accept`: the marked rows of a draft into the project's `targets.csv`.

use crate::catalog::{ProjectFiles, load};
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::project::{find_folder, folder_around};
use crate::cli::spoken::spoken;
use crate::disk::{System, replace};
use crate::propose::targets::{TARGETS_FILE, accept};
use crate::say;
use crate::words::Language;
use std::path::Path;

/// Takes the marked rows in; writes nothing where anything is wrong.
pub(super) fn run(draft: &Path, project: Option<&Path>, language: Option<Language>) -> Result<Exit, Exit> {
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
    let accepted = accept(&bytes, &name, &files, &catalog).map_err(|errors| {
        console::diagnostics(&errors, language);
        console::message(&say!("draft-nothing-written"), language);
        Exit::Usage
    })?;
    let (added, already, unmarked) = (accepted.added, accepted.already_there, accepted.unmarked);
    if let Some(targets) = accepted.targets {
        let file = folder.join(TARGETS_FILE);
        replace(&System, &file, &targets).map_err(|why| {
            let at = file.display();
            console::message(&say!("draft-cannot-write", %at, %why), language);
            Exit::Output
        })?;
    }
    console::message(&say!("draft-accepted", added, already, unmarked), language);
    Ok(Exit::Done)
}
