//! What is bundled in the program: Xiangcheng County's published targets with synthetic rows, an invented English council, and the files with
//! which the tutorial begins.

use crate::catalog::ProjectFiles;
use crate::words::Language;
use include_dir::{Dir, include_dir};
use std::borrow::Cow;

static XIANGCHENG: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/data/xiangcheng");

static ALDERMERE: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/data/aldermere");

static STEPS_CHINESE: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/data/first-steps/zh-CN");
static STEPS_ENGLISH: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/data/first-steps/en");

/// What runs leave beside a project.
const MADE: [&str; 3] = ["reports", "letters", ".onpace"];

/// What is bundled: a project, or the files of a few departments with the document that states their targets, as one meets them before there
/// is a project.
#[derive(Debug, Clone, Copy)]
pub struct Bundled {
    /// The name of its folder.
    pub name: &'static str,
    dir: &'static Dir<'static>,
}

impl Bundled {
    /// The project that is written in a language.
    #[must_use]
    pub const fn project(language: Language) -> Self {
        match language {
            Language::Chinese => Self { name: "xiangcheng", dir: &XIANGCHENG },
            Language::English => Self { name: "aldermere", dir: &ALDERMERE },
        }
    }

    /// The departments' files in a language.
    #[must_use]
    pub const fn first_steps(language: Language) -> Self {
        match language {
            Language::Chinese => Self { name: "示范县", dir: &STEPS_CHINESE },
            Language::English => Self { name: "example-council", dir: &STEPS_ENGLISH },
        }
    }

    /// Every file: its path below the folder, and its bytes.
    pub fn files(self) -> impl Iterator<Item = (&'static str, &'static [u8])> {
        fn all(dir: &'static Dir<'static>) -> Box<dyn Iterator<Item = &'static include_dir::File<'static>>> {
            Box::new(dir.files().chain(dir.dirs().flat_map(all)))
        }
        let below = self.dir.path();
        let file = move |file: &'static include_dir::File<'static>| {
            Some((file.path().strip_prefix(below).unwrap_or(file.path()).to_str()?, file.contents()))
        };
        all(self.dir).filter_map(file).filter(|(name, _)| !MADE.iter().any(|made| name.starts_with(made)))
    }
}

/// Every file of the bundled project in Chinese.
pub fn files() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    Bundled::project(Language::Chinese).files()
}

/// The bundled project in Chinese, which loads like any other.
#[must_use]
pub fn project() -> ProjectFiles {
    ProjectFiles::Memory(files().map(|(name, bytes)| (name.replace('\\', "/"), Cow::Borrowed(bytes))).collect())
}
