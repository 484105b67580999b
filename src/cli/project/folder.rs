//! Finds a project's folder.

use crate::cli::console;
use crate::cli::exit::Exit;
use crate::say;
use crate::words::Language;
use std::path::{Path, PathBuf};

/// The file that makes a folder a project.
pub(in crate::cli) const CATALOG: &str = "onpace.toml";

/// The folder asked for, or else the nearest one at or above the working directory that holds a catalog; `None` where there is none.
///
/// # Errors
/// [`Exit::Usage`] where the folder asked for holds none.
pub(in crate::cli) fn find_folder(asked: Option<&Path>, language: Language) -> Result<Option<PathBuf>, Exit> {
    match asked {
        Some(folder) if holds_catalog(folder) => Ok(Some(folder.to_path_buf())),
        Some(folder) => {
            let folder = folder.display();
            let message = say!("no-project", %folder);
            console::message(&message, language);
            Err(Exit::Usage)
        }
        None => {
            let here = std::env::current_dir().ok();
            Ok(here.and_then(|here| nearest_above(&here)))
        }
    }
}

/// The folder of the project in which a file lies, as its path is written or where links lead; `None` where there is none.
pub(in crate::cli) fn folder_around(file: &Path) -> Option<PathBuf> {
    let written = std::path::absolute(file).ok();
    let linked = file.canonicalize().ok();
    written.iter().chain(&linked).find_map(|file| nearest_above(file.parent()?))
}

fn nearest_above(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().find(|at| holds_catalog(at)).map(Path::to_path_buf)
}

fn holds_catalog(folder: &Path) -> bool {
    folder.join(CATALOG).is_file()
}
