//! Finds a project's folder.

use crate::cli::console;
use crate::cli::exit::Exit;
use crate::say;
use crate::words::Language;
use std::path::{Path, PathBuf};

/// The folder asked for, or else the nearest one at or above the working directory that holds a catalog; `None` where there is none.
///
/// # Errors
/// [`Exit::Usage`] where the folder asked for holds none.
pub(in crate::cli) fn find_folder(asked: Option<&Path>, language: Language) -> Result<Option<PathBuf>, Exit> {
    let holds = |at: &Path| at.join("onpace.toml").is_file();
    match asked {
        Some(folder) if holds(folder) => Ok(Some(folder.to_path_buf())),
        Some(folder) => {
            let folder = folder.display();
            let message = say!("no-project", %folder);
            console::message(&message, language);
            Err(Exit::Usage)
        }
        None => {
            let here = std::env::current_dir().ok();
            Ok(here.and_then(|here| here.ancestors().find(|at| holds(at)).map(Path::to_path_buf)))
        }
    }
}
