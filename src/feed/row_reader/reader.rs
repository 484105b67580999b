//! The records of one chunk → typed rows, rejects, and rows that are no data.

use super::known_records::KnownRecords;
use super::non_data_rows::{NonData, NonDataRules, total_row};
use super::reject_row::{reject, shape_fault};
use super::row_cells::{RowCells, RowFault};
use super::row_view::RowView;
use crate::catalog::WrittenName;
use crate::feed::aggregate::Aggregator;
use crate::feed::cell::CellReader;
use crate::feed::fast::PlainRows;
use crate::feed::fast_or_general::Way;
use crate::feed::rows::EXCERPTS;
use crate::feed::rows::{
    FileContext, RowState, Rows, SKIPS, SecondTable, fingerprint, fingerprint_lines, key_columns, key_of,
};
use crate::feed::text::Table;
use std::ops::Range;

/// What one chunk is read with and the next one reuses: readers know dates and regions that they have read before, lists keep
/// their room, and the sums of a file go on.
pub(in crate::feed) struct ReaderParts<'a> {
    readers: Vec<CellReader<'a>>,
    plain: PlainRows,
    /// The sums of all chunks so far, where the caller needs sums only.
    pub aggregator: Option<Aggregator>,
}

impl<'a> ReaderParts<'a> {
    /// For the first chunk.
    pub fn new(context: &FileContext<'a>) -> Self {
        let aggregator = context.aggregation.map(|sums| Aggregator::new(context.feed, context.regions, sums));
        Self { readers: RowCells::readers_of(context), plain: PlainRows::of(context.feed), aggregator }
    }
}

/// A chunk that has been read.
pub(in crate::feed) struct ReadChunk {
    pub rows: Rows,
    /// The cells that merged cells below continue.
    pub above: Vec<Option<String>>,
}

/// Reads the records of one chunk.
pub(in crate::feed) struct RowReader<'a, 't> {
    context: FileContext<'a>,
    table: &'t Table<'t>,
    cells: RowCells<'a>,
    non_data: NonDataRules,
    plain: PlainRows,
    /// Columns of the feed's key.
    key: Vec<usize>,
    rows: Rows,
    aggregator: Option<Aggregator>,
    known: KnownRecords,
}

impl<'a, 't> RowReader<'a, 't> {
    /// A reader for a file that is one chunk.
    pub fn new(context: FileContext<'a>, table: &'t Table<'t>, above: Vec<Option<String>>) -> Self {
        Self::with(ReaderParts::new(&context), Rows::of(context.feed), context, table, above)
    }

    /// A reader for the next chunk; `rows` must be empty.
    pub fn with(
        parts: ReaderParts<'a>,
        rows: Rows,
        context: FileContext<'a>,
        table: &'t Table<'t>,
        above: Vec<Option<String>>,
    ) -> Self {
        let ReaderParts { readers, plain, aggregator } = parts;
        let cells = RowCells::new(&context, readers, above);
        let key = key_columns(context.feed);
        Self {
            context,
            table,
            cells,
            non_data: NonDataRules::default(),
            plain,
            key,
            rows,
            aggregator,
            known: KnownRecords::default(),
        }
    }

    /// The same with what is known of the records.
    #[must_use]
    pub fn knowing(self, known: KnownRecords) -> Self {
        Self { known, ..self }
    }

    /// Reads every record from `first` on; those before it are titles and the header.
    pub fn read(mut self, first: usize) -> (ReadChunk, ReaderParts<'a>) {
        let all = self.table.len();
        self.find_plain_rows(first.min(all));
        let cells_without_records = self.known.blank + self.known.totals;
        self.rows.records = all as u64 + cells_without_records;
        self.rows.reserve(all, !self.key.is_empty(), self.aggregator.is_some());
        self.rows.skipped = first.min(all) as u64 + cells_without_records;
        let mut record = first;
        while record < all && self.rows.second.is_none() {
            let from = record - first;
            let run = self.plain.run_at(from);
            if run == 0 {
                self.read_row(record, first);
                record += 1;
            } else {
                self.add_plain(first, from..from + run);
                record += run;
            }
        }
        // While they are in the processor's cache.
        self.rows.fingerprints.sort_out();
        if let Some(aggregator) = &mut self.aggregator {
            aggregator.take(&mut self.rows);
        }
        for (evidence, reader) in self.rows.evidence.iter_mut().zip(self.cells.readers_mut()) {
            evidence.merge(reader.take_evidence());
        }
        let (readers, above) = self.cells.into_parts();
        let parts = ReaderParts { readers, plain: self.plain, aggregator: self.aggregator };
        (ReadChunk { rows: self.rows, above }, parts)
    }

    /// Leaves no row to the fast way where every row is to be read the general way.
    fn find_plain_rows(&mut self, first: usize) {
        let Self { context, table, cells, rows, plain, known, .. } = self;
        match context.way {
            Way::Fast => {
                let time = cells.period_end();
                plain.find(context, table, first, time, cells.readers_mut(), &mut rows.texts);
            }
            Way::General => plain.find_none(table.len() - first),
        }
        known.records().for_each(|record| plain.exclude(record - first));
    }

    fn view(&self, record: usize) -> RowView<'_, 'a> {
        RowView { context: &self.context, table: self.table, cells: &self.cells, record }
    }

    /// Reads one record the general way.
    fn read_row(&mut self, record: usize, first: usize) {
        if let Some(what) = self.known.at(record).cloned() {
            return self.skip(record, &what);
        }
        let shape = shape_fault(&self.view(record));
        let fault = self.cells.read(&self.context, self.table, record, shape, &mut self.rows);
        let row = RowView { context: &self.context, table: self.table, cells: &self.cells, record };
        if !self.table.unclosed(record)
            && (fault.is_some() || self.non_data.may_apply(&row))
            && let Some(what) = self.non_data.classify(&row, fault.is_some(), first)
        {
            return self.skip(record, &what);
        }
        if fault.as_ref().is_none_or(|fault| fault.column.is_some()) {
            if self.is_without_value(record) {
                return self.pass_over(record, &NonData::Blank);
            }
            if fault.is_some() && self.cells.is_about_a_grouping(&self.context, self.table, record) {
                return self.pass_over(record, &NonData::Grouping);
            }
        }
        match fault {
            Some(fault) => self.reject(record, fault),
            None => self.use_row(record),
        }
    }

    fn reject(&mut self, record: usize, fault: RowFault) {
        self.rows.rejected_keys.extend(key_of(&self.key, self.cells.values(), &self.rows.texts));
        let shows_excerpt = self.rows.rejects.len() < EXCERPTS;
        let reject = reject(&self.view(record), fault, &self.rows.texts, shows_excerpt);
        self.rows.rejects.push(reject);
    }

    fn use_row(&mut self, record: usize) {
        for (values, value) in self.rows.values.iter_mut().zip(self.cells.values()) {
            values.push(*value);
        }
        if self.aggregator.is_some() {
            self.rows.note_lines(self.table, record..record + 1);
        } else {
            self.rows.places.push(self.table.place(record), !self.key.is_empty());
        }
        if self.key.is_empty() {
            fingerprint_lines(self.table, record..record + 1, self.context.delimiter, &mut self.rows.fingerprints);
        } else {
            let (values, texts) = (self.cells.values(), &self.rows.texts);
            self.rows.contents.push(fingerprint(values.iter().copied(), texts));
            self.rows.keys.push(key_of(&self.key, values, texts).unwrap_or(0));
            if self.cells.region_name() != WrittenName::OWN {
                self.rows.aliases.push((self.rows.states.len(), self.cells.region_name()));
            }
        }
        self.non_data.row_taken();
        self.rows.states.push(RowState::Used);
    }

    /// Whether the cell is blank that a record of a wide table is made of: then there is none.
    fn is_without_value(&mut self, record: usize) -> bool {
        let Some(unpivot) = &self.context.feed.unpivot else { return false };
        self.cells.is_blank(unpivot.value, &self.context, self.table, record)
    }

    /// Accounts for a record that is no data, between rows that go on with the cells above it.
    fn pass_over(&mut self, record: usize, what: &NonData) {
        // A line of a wide table that is blank throughout stands for all its cells.
        let heads = self.context.header.heads.as_ref().filter(|_| self.table.heading(record).is_none());
        let cells = heads.map_or(1, |heads| (heads.rows.len() + heads.totals.len()).max(1) as u64);
        if self.rows.skips.len() < SKIPS {
            self.rows.skips.push((self.table.place(record).line, what.why()));
        }
        self.rows.records += cells - 1;
        self.rows.skipped += cells;
    }

    /// Accounts for a record that is no data. The head of another table takes all records below with it.
    fn skip(&mut self, record: usize, what: &NonData) {
        let line = self.table.place(record).line;
        if self.rows.skips.len() < SKIPS {
            self.rows.skips.push((line, what.why()));
        }
        self.cells.end_merged_cells();
        self.rows.skipped += 1;
        match what {
            NonData::Total(kind) => {
                let total = total_row(&self.view(record), *kind, self.rows.states.len());
                self.rows.totals.push(total);
            }
            NonData::SecondTable => {
                let records = (self.table.len() - record) as u64;
                self.rows.second = Some(SecondTable { line, records });
                self.rows.skipped += records - 1;
            }
            NonData::Words(units) => self.rows.units.extend(units.iter().map(|unit| (line, *unit))),
            NonData::Blank | NonData::Grouping => {}
        }
    }

    /// Adds plain rows, counted from the record `first`.
    fn add_plain(&mut self, first: usize, rows: Range<usize>) {
        self.non_data.row_taken();
        let records = first + rows.start..first + rows.end;
        if let Some(aggregator) = &mut self.aggregator {
            aggregator.add_typed(self.plain.columns(), rows, &self.rows.texts);
            self.rows.note_lines(self.table, records.clone());
            fingerprint_lines(self.table, records, self.context.delimiter, &mut self.rows.fingerprints);
        } else {
            self.plain.add_to(&mut self.rows, rows, self.table, records, &self.key, self.context.delimiter);
        }
    }
}
