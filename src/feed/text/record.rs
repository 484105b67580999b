//! A record: where it starts in its chunk's text and in its file.

/// A record of a chunk.
#[derive(Debug, Clone, Copy)]
pub(in crate::feed) struct Record {
    /// Where its first cell starts in the text.
    pub start: u32,
    /// Its first cell, as an index of a table's ends; the next record's is where it ends.
    pub first: u32,
    /// Its place, counted from the table's.
    pub line: u32,
    pub byte: u32,
    /// Whether empty lines stand above it.
    pub apart: bool,
}

/// An offset or a count within a chunk or a sheet, both of which are far smaller than 4 GiB.
pub(in crate::feed) fn small(n: usize) -> u32 {
    u32::try_from(n).expect("a chunk of a file, or a sheet, of less than 4 GiB")
}
