//! What a file's rows come in: delimited text or a workbook. Each container is one type that implements [`Container`].

use super::choose_sheet::OwnSheet;
use super::failed::Failed;
use super::file_to_read::FileToRead;
use crate::catalog::{Feed, ProjectFiles, Reading};
use crate::diag::Diagnostic;
use crate::feed::aggregate::Aggregator;
use crate::feed::rows::FileRows;
use crate::feed::text::Table;
use crate::words::Language;

/// A file that has been read.
pub(in crate::feed) struct ReadFile {
    pub rows: FileRows,
    /// The sums of each processor, where rows were added up while they were read; otherwise none.
    pub aggregators: Vec<Aggregator>,
}

/// A file that no catalog knows.
#[derive(Debug, Clone, Copy)]
pub(in crate::feed) struct FileToSample<'a> {
    pub files: &'a ProjectFiles,
    pub name: &'a str,
    /// The sheet that is asked for.
    pub sheet: Option<&'a str>,
    /// Decides where the bytes of a text fit several encodings.
    pub language: Language,
}

/// The first records of a file that no catalog knows, and how they were found.
pub(in crate::feed) struct Sample {
    pub table: Table<'static>,
    pub reading: Reading,
    /// The names of all sheets of a workbook.
    pub sheets: Vec<String>,
    /// What is told where its encoding was only guessed.
    pub guessed: Option<Diagnostic>,
}

/// A table of a file that no catalog knows.
pub(in crate::feed) struct SampledTable {
    /// The name of its sheet; `None` where the file has no sheets.
    pub sheet: Option<String>,
    /// Merged cells hold their text throughout.
    pub table: Table<'static>,
}

/// A kind of file that holds rows. A new one is a file with a type that implements this, and a line in
/// [`CONTAINERS`](super::read_file::CONTAINERS).
pub(in crate::feed) trait Container: Sync {
    /// How the names of such files end: those of programs whose files it can only refuse too.
    fn endings(&self) -> Vec<&'static str>;

    /// Whether a file with these first bytes is one.
    fn recognises(&self, head: &[u8]) -> bool;

    /// Whether rows can be added up while they are read. Where not, they are added up afterwards.
    fn adds_up(&self) -> bool;

    /// Reads a file as a feed's.
    ///
    /// # Errors
    /// Why the file as a whole cannot be used.
    fn read(&self, file: &FileToRead<'_>, head: &[u8]) -> Result<ReadFile, Failed>;

    /// The sheets of a file that are reports of their own; `None` where it has no sheets.
    ///
    /// # Errors
    /// Why the file as a whole cannot be used.
    fn own_sheets(&self, _: &Feed, _: &ProjectFiles, _path: &str) -> Result<Option<Vec<OwnSheet>>, Failed> {
        Ok(None)
    }

    /// Reads the first records of a file without a feed.
    ///
    /// # Errors
    /// Why the file as a whole cannot be used.
    fn sample(&self, file: &FileToSample<'_>, head: &[u8]) -> Result<Sample, Failed>;

    /// The first records of every table of a file without a feed: of a workbook all visible sheets, each with its name.
    ///
    /// # Errors
    /// Why the file as a whole cannot be used.
    fn tables(&self, file: &FileToSample<'_>, head: &[u8]) -> Result<Vec<SampledTable>, Failed> {
        Ok(vec![SampledTable { sheet: None, table: self.sample(file, head)?.table }])
    }

    /// Reads every record of a file as it stands, each with its line.
    ///
    /// # Errors
    /// Why the file as a whole cannot be used.
    fn records(&self, file: &FileToSample<'_>) -> Result<Vec<(u64, Vec<String>)>, Failed>;
}
