//! Plain rows of a chunk: which they are, their values, and their way into the rows of the file.

use super::column_typing::{Columns, refill};
use super::typed_column::TypedColumn;
use crate::catalog::{Feed, WrittenName};
use crate::feed::cell::{CellReader, Interner, RowTime};
use crate::feed::header::row_labels::RowWords;
use crate::feed::rows::{FileContext, RowState, Rows, fingerprint, fingerprint_lines, key_of};
use crate::feed::text::Table;
use std::ops::Range;

/// The values of a chunk's plain rows. Rows are counted from the first record below the header.
#[derive(Debug)]
pub(in crate::feed) struct PlainRows {
    columns: Vec<TypedColumn>,
    plain: Vec<bool>,
    /// Rows, plain or not, that write a region in the key by an alias.
    aliases: Vec<(usize, WrittenName)>,
}

impl PlainRows {
    /// Room for the rows of a feed.
    pub fn of(feed: &Feed) -> Self {
        Self { columns: feed.columns.iter().map(TypedColumn::of).collect(), plain: Vec::new(), aliases: Vec::new() }
    }

    /// The values, column by column in the feed's order.
    pub fn columns(&self) -> &[TypedColumn] {
        &self.columns
    }

    /// How many plain rows follow each other from this one on.
    pub fn run_at(&self, row: usize) -> usize {
        self.plain[row..].iter().take_while(|plain| **plain).count()
    }

    /// Takes none of so many rows for plain.
    pub fn find_none(&mut self, rows: usize) {
        refill(&mut self.plain, false, rows);
    }

    /// Takes a row for one that is not plain.
    pub fn exclude(&mut self, row: usize) {
        self.plain[row] = false;
    }

    /// Types the records from `first` on and finds out which are plain: those whose cells are all values, as the general reader
    /// would have them, and none of whose cells may make the row something else than data.
    pub fn find(
        &mut self,
        context: &FileContext<'_>,
        table: &Table<'_>,
        first: usize,
        time: RowTime,
        readers: &mut [CellReader<'_>],
        texts: &mut Interner,
    ) {
        let rows = first..table.len();
        self.find_none(rows.len());
        self.aliases.clear();
        let fills_down = readers.iter().any(|reader| reader.column.fill_down);
        // Merged cells depend on the cells above, amounts on the unit beside them, regions on the one above them; a row without
        // required columns may be blank throughout.
        let names_parent = readers.iter().any(|reader| reader.column.names_parent);
        let depends = fills_down || names_parent || context.header.unit_cell.is_some();
        if depends || readers.iter().all(CellReader::may_be_blank) {
            return;
        }
        let width = context.header.width;
        match context.header.row_width {
            Some(exactly) => table.have_width(|cells| cells == exactly, rows.clone(), &mut self.plain),
            None => table.have_width(|cells| cells <= width, rows.clone(), &mut self.plain),
        }
        for record in table.damaged().filter(|record| *record >= first) {
            self.plain[record - first] = false;
        }
        let words = RowWords::of(context.feed);
        let columns = Columns { table, rows, regions: context.regions, time, words, header: context.header };
        for at in (0..width).filter(|n| !context.is_declared(*n)) {
            columns.find_labels(at, &mut self.plain);
        }
        for (reader, typed) in readers.iter_mut().zip(&mut self.columns) {
            columns.type_column(reader, typed, &mut self.plain, texts, &mut self.aliases);
        }
        // A blank cell of a wide table is no row.
        if let Some(unpivot) = &context.feed.unpivot {
            self.columns[unpivot.value].exclude_blanks(&mut self.plain);
        }
    }

    /// Adds plain rows, which are these records of the table, to the rows of the file.
    pub fn add_to(
        &self,
        into: &mut Rows,
        rows: Range<usize>,
        table: &Table<'_>,
        records: Range<usize>,
        key: &[usize],
        delimiter: char,
    ) {
        for (values, typed) in into.values.iter_mut().zip(&self.columns) {
            typed.put(rows.clone(), values);
        }
        let above = into.states.len();
        let from = self.aliases.partition_point(|(row, _)| *row < rows.start);
        let aliases = self.aliases[from..].iter().take_while(|(row, _)| *row < rows.end);
        into.aliases.extend(aliases.map(|(row, name)| (above + row - rows.start, *name)));
        into.states.resize(above + rows.len(), RowState::Used);
        let keyed = !key.is_empty();
        match table.lines_follow(&records) {
            Some(line) if !keyed => into.places.push_run(line, rows.len()),
            _ => table.each_place(records.clone(), |place| into.places.push(place, keyed)),
        }
        if !keyed {
            return fingerprint_lines(table, records, delimiter, &mut into.fingerprints);
        }
        let mut values = Vec::with_capacity(into.values.len());
        for row in above..into.states.len() {
            values.clear();
            values.extend(into.values.iter().map(|column| column.get(row)));
            into.contents.push(fingerprint(values.iter().copied(), &into.texts));
            into.keys.push(key_of(key, &values, &into.texts).unwrap_or(0));
        }
    }
}
