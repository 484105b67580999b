//! Folders of files as departments keep them, made up, with the truth about each column beside them: what `onpace init` is measured with.
//!
//! Nothing in them is real: places, persons, ids and numbers are drawn from a fixed sequence, and each title says so.

mod chinese;
mod county;
mod english;
mod programme;
mod sheets;

pub use county::county;
pub use programme::programme;
use sheets::workbook;
pub use sheets::{Draw, Grid};

use std::collections::BTreeMap;

/// What a column of a file is in truth.
#[derive(Debug, Clone)]
pub struct TrueColumn {
    /// A part of the path of its files.
    pub file: &'static str,
    /// Its heading, without the unit; `…` for what stands below the headings of a wide table, `#` for those headings.
    pub header: &'static str,
    pub kind: &'static str,
    /// Of amounts.
    pub unit: &'static str,
    /// Of the indicator that measures it.
    pub value_kind: &'static str,
    pub private: bool,
}

/// A folder of made-up files.
#[derive(Debug, Default)]
pub struct Folder {
    pub files: BTreeMap<String, Vec<u8>>,
    pub truth: Vec<TrueColumn>,
}

impl Folder {
    fn put(&mut self, path: String, bytes: Vec<u8>) {
        let there = self.files.insert(path, bytes);
        assert!(there.is_none(), "a path twice");
    }

    fn column(&mut self, file: &'static str, header: &'static str, kind: &'static str) {
        self.truth.push(TrueColumn { file, header, kind, unit: "", value_kind: "", private: false });
    }

    fn private(&mut self, file: &'static str, header: &'static str, kind: &'static str) {
        self.truth.push(TrueColumn { file, header, kind, unit: "", value_kind: "", private: true });
    }

    fn amount(&mut self, file: &'static str, header: &'static str, unit: &'static str, value_kind: &'static str) {
        self.truth.push(TrueColumn { file, header, kind: "quantity", unit, value_kind, private: false });
    }

    /// Writes the files below a folder.
    ///
    /// # Panics
    /// If the system refuses.
    pub fn write(&self, below: &std::path::Path) {
        for (path, bytes) in &self.files {
            let path = below.join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, bytes).expect("a file");
        }
    }
}

/// Sixty files of five departments.
pub fn departments(lang: &str) -> Folder {
    if lang == "en" { english::departments() } else { chinese::departments() }
}
