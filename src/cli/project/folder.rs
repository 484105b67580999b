//! Finds a project's folder.

use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::spoken::spoken;
use crate::say;
use std::path::{Path, PathBuf};

/// The file that makes a folder a project.
pub(in crate::cli) const CATALOG: &str = "onpace.toml";

/// The environment variable that names a project's folder where the command line names none.
pub(in crate::cli) const PROJECT_VARIABLE: &str = "ONPACE_PROJECT";

/// The folder asked for, or else the one at hand. Without one the program says so, and never works on another project instead.
///
/// # Errors
/// [`Exit::Usage`] where there is none.
pub(in crate::cli) fn find_folder(asked: Option<&Path>) -> Result<PathBuf, Exit> {
    match asked.map(Path::to_path_buf).or_else(folder_of_environment) {
        Some(folder) if holds_catalog(&folder) => Ok(folder),
        Some(folder) => {
            let folder = folder.display();
            Err(refused(&say!("no-project", %folder)))
        }
        None => folder_above().ok_or_else(|| refused(&say!("no-project-here"))),
    }
}

fn refused(message: &crate::words::Message) -> Exit {
    console::message(message, spoken());
    console::hint(&say!("no-project-hint"), spoken());
    Exit::Usage
}

/// The folder at hand, where a verb can also do without a project.
pub(in crate::cli) fn folder_at_hand() -> Option<PathBuf> {
    folder_of_environment().filter(|folder| holds_catalog(folder)).or_else(folder_above)
}

/// The folder that the environment names, whether or not it is a project's.
fn folder_of_environment() -> Option<PathBuf> {
    std::env::var_os(PROJECT_VARIABLE).filter(|folder| !folder.is_empty()).map(PathBuf::from)
}

/// The nearest folder at or above the working directory that holds a catalog; `.` where it is the working directory itself.
fn folder_above() -> Option<PathBuf> {
    if holds_catalog(Path::new(".")) {
        return Some(PathBuf::from("."));
    }
    nearest_above(&std::env::current_dir().ok()?)
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

pub(in crate::cli) fn holds_catalog(folder: &Path) -> bool {
    folder.join(CATALOG).is_file()
}
