//! A file of the pack as it is, and what the reader makes of it.

use super::check::{declared, read_alone};
use encoding_rs::GB18030;
use onpace::catalog::{Catalog, Column, ColumnKind, Feed, ProjectFiles, load};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The bundled project with its catalog loaded.
pub struct Pack {
    pub catalog: Catalog,
    pub files: BTreeMap<String, Cow<'static, [u8]>>,
}

impl Pack {
    /// The bundled project; its feeds take files of every kind.
    pub fn bundled() -> Self {
        let files = onpace::pack::files().map(|(name, bytes)| (name.to_owned(), Cow::Borrowed(bytes)));
        Self::of(files.collect())
    }

    pub fn of(mut files: BTreeMap<String, Cow<'static, [u8]>>) -> Self {
        let toml = String::from_utf8(files["onpace.toml"].to_vec()).expect("UTF-8");
        files.insert("onpace.toml".into(), toml.replace("-*.csv\"", "-*\"").into_bytes().into());
        let catalog = load(&ProjectFiles::Memory(files.clone())).expect("a sound catalog").output;
        Self { catalog, files }
    }

    pub fn feed(&self, id: &str) -> &Feed {
        self.catalog.feed(id).unwrap_or_else(|| panic!("no feed {id}"))
    }

    /// Names of a feed's files, in the order of their months.
    pub fn files_of<'a>(&'a self, feed: &'a str) -> impl Iterator<Item = &'a str> {
        let start = format!("feeds/{feed}-");
        self.files.keys().map(String::as_str).filter(move |name| name.starts_with(&start))
    }
}

/// A file whose first row is its header and whose other rows are data.
pub struct Clean<'a> {
    pub pack: &'a Pack,
    pub feed: &'a Feed,
    pub name: String,
    pub header: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// For each cell of the header the declared column that it names.
    pub columns: Vec<Option<usize>>,
    /// The declared values of the rows that are used, by row.
    pub used: BTreeMap<usize, Vec<String>>,
    /// The code of each row that is rejected, by row.
    pub rejected: BTreeMap<usize, &'static str>,
}

impl<'a> Clean<'a> {
    /// Reads one file of the pack; `None` where a row has more cells than the header, so that no column may be added.
    pub fn read(pack: &'a Pack, feed: &str, name: &str) -> Option<Self> {
        let feed = pack.feed(feed);
        let text = plain_text(&pack.files[name]);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut rows: Vec<Vec<String>> =
            reader.records().map(|r| r.expect("a clean row").iter().map(str::to_owned).collect()).collect();
        let header = rows.remove(0);
        if rows.iter().any(|r| r.len() > header.len()) {
            return None;
        }
        for row in &mut rows {
            row.resize(header.len(), String::new());
        }
        let columns = header.iter().map(|h| feed.columns.iter().position(|c| c.headers.contains(h))).collect();
        let read = read_alone(feed, &pack.catalog.regions, name, pack.files[name].to_vec());
        assert!(read.unreadable.is_empty(), "{name}: {:?}", read.unreadable);
        let row_of = |line: u64| usize::try_from(line).expect("a line") - 2;
        let used = declared(feed, &read).into_iter().map(|(line, values)| (row_of(line), values)).collect();
        let rejected = read.rejects.iter().map(|r| (row_of(r.line), r.code)).collect();
        Some(Self { pack, feed, name: name.to_owned(), header, rows, columns, used, rejected })
    }

    /// The declared column behind a cell of the header.
    pub fn column(&self, cell: usize) -> Option<&'a Column> {
        self.columns[cell].map(|n| &self.feed.columns[n])
    }

    /// Cells of the header whose column is of some kind.
    pub fn cells_of(&self, wanted: impl Fn(&Column) -> bool) -> Vec<usize> {
        (0..self.header.len()).filter(|n| self.column(*n).is_some_and(&wanted)).collect()
    }

    pub fn quantities(&self) -> Vec<usize> {
        self.cells_of(|c| matches!(c.kind, ColumnKind::Quantity { .. }))
    }

    pub fn region(&self) -> Option<usize> {
        self.cells_of(|c| c.kind == ColumnKind::Region).first().copied()
    }

    /// The first row that reads exactly like this one.
    pub fn twin(&self, row: usize) -> usize {
        self.rows.iter().position(|r| *r == self.rows[row]).unwrap_or(row)
    }

    /// `2020年11月`, from the name.
    pub fn month(&self) -> String {
        let stem = self.name.trim_end_matches(".csv");
        let (year, month) = (&stem[stem.len() - 7..stem.len() - 3], &stem[stem.len() - 2..]);
        format!("{year}年{}月", month.trim_start_matches('0'))
    }
}

/// The text of a file in UTF-8 or GB18030, without its byte order mark.
fn plain_text(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => GB18030.decode(bytes).0.into_owned(),
    }
}
