//! A feed as its files write it: without the columns that headings become, and with a column for each part of a date.

use crate::catalog::{Column, ColumnKind, Feed, RegionId, Regions};
use crate::feed::header::{HeadSearch, YearAround};
use std::borrow::Cow;

/// A feed as its files write it.
#[derive(Debug, Clone)]
pub(in crate::feed) struct AsWritten<'a> {
    /// The feed as it is declared.
    pub declared: &'a Feed,
    /// The feed with the columns that stand in its files.
    pub feed: Cow<'a, Feed>,
    /// Where each declared column comes from.
    pub(super) sources: Vec<Source>,
    pub(super) regions: &'a Regions,
    /// The year of headings that lack theirs, by the file's name or folder.
    year: YearAround,
}

/// Where a declared column comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// A column of the file, by its position among those as written.
    Column(usize),
    /// So many columns of the file from this one on make a date.
    Parts {
        first: usize,
        count: usize,
    },
    Heading,
    UnderHeading,
}

impl<'a> AsWritten<'a> {
    pub fn of(declared: &'a Feed, regions: &'a Regions, year: YearAround) -> Self {
        let is_placed = |n: usize| declared.unpivot.as_ref().is_some_and(|u| u.into == n || u.value == n);
        let mut columns = Vec::new();
        let mut sources = Vec::new();
        for (n, column) in declared.columns.iter().enumerate() {
            let first = columns.len();
            sources.push(match &declared.unpivot {
                Some(unpivot) if unpivot.into == n => Source::Heading,
                Some(unpivot) if unpivot.value == n => Source::UnderHeading,
                _ if column.from.is_empty() => Source::Column(first),
                _ => Source::Parts { first, count: column.from.len() },
            });
            if is_placed(n) {
                continue;
            }
            if column.from.is_empty() {
                columns.push(column.clone());
            }
            columns.extend(column.from.iter().map(|header| part_of_date(column, header)));
        }
        let is_plain = sources.iter().enumerate().all(|(n, source)| *source == Source::Column(n));
        let feed = if is_plain {
            Cow::Borrowed(declared)
        } else {
            Cow::Owned(Feed { columns, unpivot: None, ..declared.clone() })
        };
        Self { declared, feed, sources, regions, year }
    }

    /// Whether each line is a record.
    pub fn is_plain(&self) -> bool {
        matches!(self.feed, Cow::Borrowed(_))
    }

    /// The region that a text names.
    pub fn region_named(&self, text: &str) -> Option<RegionId> {
        self.regions.find(text).ok()
    }

    /// What headings are looked for.
    pub fn search(&self) -> Option<HeadSearch<'_>> {
        let unpivot = self.declared.unpivot.as_ref()?;
        Some(HeadSearch { unpivot, feed: self.declared, regions: self.regions, year: self.year })
    }
}

/// The column of one part of a date: a year, a month.
fn part_of_date(column: &Column, header: &str) -> Column {
    Column {
        id: header.to_owned(),
        headers: vec![header.to_owned()],
        position: None,
        from: Vec::new(),
        kind: ColumnKind::Text,
        one_of: Vec::new(),
        ..column.clone()
    }
}
