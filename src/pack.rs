//! The bundled projects, inside the program: Xiangcheng County's published targets with synthetic rows, and an invented English council.

use crate::catalog::ProjectFiles;
use crate::words::Language;
use include_dir::{Dir, include_dir};
use std::borrow::Cow;

static XIANGCHENG: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/data/xiangcheng");

static ALDERMERE: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/data/aldermere");

/// What runs leave beside a project.
const MADE: [&str; 3] = ["reports", "letters", ".onpace"];

/// A bundled project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bundled {
    /// In Chinese.
    Xiangcheng,
    /// In English.
    Aldermere,
}

impl Bundled {
    /// The project that is written in a language.
    #[must_use]
    pub const fn in_language(language: Language) -> Self {
        match language {
            Language::Chinese => Self::Xiangcheng,
            Language::English => Self::Aldermere,
        }
    }

    /// The name of its folder.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Xiangcheng => "xiangcheng",
            Self::Aldermere => "aldermere",
        }
    }

    /// Every file of the project: its path below the project folder, and its bytes.
    pub fn files(self) -> impl Iterator<Item = (&'static str, &'static [u8])> {
        fn all(dir: &'static Dir<'static>) -> Box<dyn Iterator<Item = &'static include_dir::File<'static>>> {
            Box::new(dir.files().chain(dir.dirs().flat_map(all)))
        }
        let dir = match self {
            Self::Xiangcheng => &XIANGCHENG,
            Self::Aldermere => &ALDERMERE,
        };
        let file = |file: &'static include_dir::File<'static>| Some((file.path().to_str()?, file.contents()));
        all(dir).filter_map(file).filter(|(name, _)| !MADE.iter().any(|made| name.starts_with(made)))
    }
}

/// Every file of the bundled project in Chinese.
pub fn files() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    Bundled::Xiangcheng.files()
}

/// The bundled project in Chinese, which loads like any other.
#[must_use]
pub fn project() -> ProjectFiles {
    ProjectFiles::Memory(files().map(|(name, bytes)| (name.replace('\\', "/"), Cow::Borrowed(bytes))).collect())
}
