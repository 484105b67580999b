//! The bundled project: Xiangcheng County's published targets with synthetic rows, inside the program.

use crate::catalog::ProjectFiles;
use include_dir::{Dir, include_dir};
use std::borrow::Cow;

static XIANGCHENG: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/data/xiangcheng");

/// The project's name in manifests of reports on the bundled project.
pub const PLACE: &str = "bundled:xiangcheng";

/// Every file of the bundled project: its path below the project folder, and its bytes.
pub fn files() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    fn all(dir: &'static Dir<'static>) -> Box<dyn Iterator<Item = &'static include_dir::File<'static>>> {
        Box::new(dir.files().chain(dir.dirs().flat_map(all)))
    }
    all(&XIANGCHENG).filter_map(|file| Some((file.path().to_str()?, file.contents())))
}

/// The bundled project, which loads like any other.
#[must_use]
pub fn project() -> ProjectFiles {
    ProjectFiles::Memory(files().map(|(name, bytes)| (name.replace('\\', "/"), Cow::Borrowed(bytes))).collect())
}
