//! One file: its records into typed rows, rejects and skipped records.

use super::builder::Values;
use super::cells::{CellReader, Fault, Texts, Value};
use super::header::{self, Header};
use super::keys::{Keys, fingerprint};
use super::ledger::Reject;
use super::period_name::{period_around_name, period_in_name};
use super::table::{Place, Table};
use crate::catalog::{ColumnKind, Feed, RegionId, Regions};
use crate::diag::{Diagnostic, Location};
use crate::measure::exact::full;
use crate::measure::text::{Encoding, tidy};
use crate::measure::{Period, is_missing};
use crate::say;

/// What stands for a private text wherever it could be seen.
pub(super) const MASK: &str = "***";

/// What becomes of a row whose cells are all in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Used,
    Superseded,
    /// By its key: see [`FileRows::rejects`].
    Rejected,
    /// A control total.
    Skipped,
}

/// One file's rows.
#[derive(Debug)]
pub(super) struct FileRows {
    pub name: String,
    pub hash: String,
    pub bytes: u64,
    pub encoding: Encoding,
    pub delimiter: u8,
    pub header_line: u64,
    /// From the file's name.
    pub period: Option<Period>,
    /// Headers of the declared columns, as the file writes them.
    pub headers: Vec<String>,
    /// Records of the file, the header and titles included.
    pub records: u64,
    /// Records that are no data.
    pub skipped: u64,
    pub texts: Texts,
    /// One for each declared column, each with one value for each row whose cells are in order; so are the next three.
    pub values: Vec<Values>,
    pub places: Vec<Place>,
    pub keys: Vec<Keys>,
    pub states: Vec<State>,
    pub rejects: Vec<Reject>,
    /// Keys of rows that were rejected for another cell: such a case is not absent from the file.
    pub rejected_keys: Vec<u128>,
    /// Rows of totals of the whole file: the line, and the amounts by column.
    pub totals: Vec<(u64, Vec<(usize, Value)>)>,
    pub warnings: Vec<Diagnostic>,
}

/// Reads one file.
///
/// # Errors
/// Why the file as a whole cannot be used.
pub(super) fn read_file(feed: &Feed, regions: &Regions, name: &str, bytes: &[u8]) -> Result<FileRows, Box<Diagnostic>> {
    let Some(table) = Table::read(bytes, |text| header::delimiter(text, feed)) else {
        let message = say!(
            "文件不是 UTF-8、GB18030 或 UTF-16 文本，未采用",
            "the file is no text in UTF-8, GB18030 or UTF-16; it was not used"
        );
        return Err(Box::new(Diagnostic::error("encoding-error", message).at(Location::file(name))));
    };
    let header = Header::find(&table, feed, name)?;
    let dated = feed.required_dates().next().is_some();
    let period =
        period_in_name(name, feed.every).or_else(|| if dated { None } else { period_around_name(name, feed.every) });
    if period.is_none() && !dated {
        let every = feed.every.as_str();
        let message = say!(
            "该报送没有日期列，文件名中也没有报送期（{every}）；请在文件名中写明，如 -2020-11；本文件未采用",
            "the feed has no date column and the file's name has no {every}; write it into the name, such as -2020-11; the file was not used"
        );
        return Err(Box::new(Diagnostic::error("missing-period", message).at(Location::file(name))));
    }
    let width = table.width(header.record);
    let titles = header.record;
    let columns: Vec<_> = feed.columns.iter().zip(header.columns).map(|(c, f)| CellReader::new(c, f)).collect();
    let mut rows = FileRows {
        name: name.to_owned(),
        hash: blake3::hash(bytes).to_hex().to_string(),
        bytes: bytes.len() as u64,
        encoding: table.encoding,
        delimiter: table.delimiter,
        header_line: table.place(titles).line,
        period,
        headers: columns.iter().map(|c| c.name().to_owned()).collect(),
        records: table.len() as u64,
        skipped: titles as u64 + 1,
        texts: Texts::default(),
        values: feed.columns.iter().map(Values::of).collect(),
        places: Vec::new(),
        keys: Vec::new(),
        states: Vec::new(),
        rejects: Vec::new(),
        rejected_keys: Vec::new(),
        totals: Vec::new(),
        warnings: Vec::new(),
    };
    let mut reader = RowReader { feed, regions, table: &table, width, header: titles, columns, row: Vec::new() };
    for record in titles + 1..table.len() {
        if reader.is_no_data(record) {
            rows.skipped += 1;
            reader.note_totals(record, &mut rows);
        } else {
            reader.read(record, &mut rows);
        }
    }
    Ok(rows)
}

struct RowReader<'a> {
    feed: &'a Feed,
    regions: &'a Regions,
    table: &'a Table,
    /// Cells of the header.
    width: usize,
    header: usize,
    columns: Vec<CellReader<'a>>,
    /// Values of the row in hand.
    row: Vec<Value>,
}

/// What is wrong with a row: a fault, and the column it stands in.
struct RowFault {
    fault: Fault,
    column: Option<usize>,
    raw: String,
}

impl RowReader<'_> {
    /// Rows of totals or means, blank rows, and the header repeated.
    fn is_no_data(&self, record: usize) -> bool {
        let first = self.table.cells(record).find(|c| !c.trim().is_empty());
        let Some(first) = first else { return !self.table.unclosed(record) };
        if (is_total(first) || is_part_total(first)) && self.regions.find(first).is_err() {
            return true;
        }
        let labels = self.columns.iter().filter(|c| !matches!(c.column.kind, ColumnKind::Quantity { .. }));
        let is_label =
            labels.filter_map(|c| Some((c, self.table.cell(record, c.found.as_ref()?.cell)?))).any(|(c, cell)| {
                let marks = is_total(cell) || (c.column.kind == ColumnKind::Region && is_part_total(cell));
                marks && self.regions.find(cell).is_err()
            });
        is_label || self.table.cells(record).eq(self.table.cells(self.header))
    }

    /// Keeps the amounts of a row of totals, to be compared with the sum of the rows.
    fn note_totals(&mut self, record: usize, rows: &mut FileRows) {
        if !self.table.cells(record).any(is_grand_total) {
            return;
        }
        let mut amounts = Vec::new();
        for (n, column) in self.columns.iter_mut().enumerate() {
            if let (ColumnKind::Quantity { .. }, Some(found)) = (&column.column.kind, &column.found)
                && let Some(cell) = self.table.cell(record, found.cell)
                && let Ok(amount) = column.read(Some(cell), &mut rows.texts, self.regions)
            {
                amounts.push((n, amount));
            }
        }
        rows.totals.push((self.table.place(record).line, amounts));
    }

    fn read(&mut self, record: usize, rows: &mut FileRows) {
        let mut first: Option<RowFault> = self.shape_fault(record);
        self.row.clear();
        for n in 0..self.columns.len() {
            let cell = self.columns[n].found.as_ref().map(|f| f.cell);
            let raw = match cell {
                Some(cell) => self.table.cell(record, cell),
                None => Some(""),
            };
            let value = match self.columns[n].read(raw, &mut rows.texts, self.regions) {
                Ok(value) => value,
                Err(fault) => {
                    let raw = if self.columns[n].column.private { MASK } else { raw.unwrap_or("") };
                    first.get_or_insert_with(|| RowFault { fault, column: Some(n), raw: raw.to_owned() });
                    Value::Blank
                }
            };
            self.row.push(value);
        }
        let raw_cells = self.table.cells(record);
        let keys = Keys::of(self.feed, &self.row, &rows.texts, raw_cells);
        if let Some(fault) = first {
            rows.rejected_keys.extend(keys.key);
            let reject = self.reject(record, fault, rows);
            rows.rejects.push(reject);
            return;
        }
        for (values, value) in rows.values.iter_mut().zip(&self.row) {
            values.push(*value);
        }
        rows.places.push(self.table.place(record));
        rows.keys.push(keys);
        rows.states.push(State::Used);
    }

    /// A quote that is never closed, or cells beyond the header's.
    fn shape_fault(&self, record: usize) -> Option<RowFault> {
        if self.table.unclosed(record) {
            let message =
                say!("引号没有闭合；从下一行继续读取", "a quote is never closed; reading went on with the next line");
            return Some(self.row_fault("unclosed-quote", message, self.table.cell(record, 0).unwrap_or("")));
        }
        let extra = (self.width..self.table.width(record))
            .filter_map(|n| self.table.cell(record, n))
            .find(|cell| !cell.trim().is_empty())?;
        let (width, cells) = (self.width, self.table.width(record));
        let message = say!(
            "该行有{cells}个单元格，表头只有{width}个；含分隔符的内容应加引号",
            "the row has {cells} cells, the header {width}; text that holds the delimiter needs quotes"
        );
        Some(self.row_fault("extra-cell", message, extra))
    }

    /// A fault of the row's shape. What stands in a shifted cell may belong to a private column, so a feed that has one
    /// shows none.
    fn row_fault(&self, code: &'static str, message: crate::diag::Message, raw: &str) -> RowFault {
        let private = self.feed.columns.iter().any(|c| c.private);
        let raw = if private { MASK } else { raw }.to_owned();
        RowFault { fault: Fault { code, message }, column: None, raw }
    }

    fn reject(&self, record: usize, fault: RowFault, rows: &FileRows) -> Reject {
        let place = self.table.place(record);
        // In a row whose shape is wrong any cell may stand in the wrong column.
        let short = self.table.width(record) < self.width && self.feed.columns.iter().any(|c| c.private);
        let shifted = fault.column.is_none() || short;
        let raw = if short && !fault.raw.is_empty() { MASK.to_owned() } else { fault.raw };
        let row = if shifted { &[] } else { &self.row[..] };
        Reject {
            file: rows.name.clone(),
            line: place.line,
            byte: place.byte,
            column: fault.column.map(|n| self.columns[n].name().to_owned()),
            code: fault.fault.code,
            raw,
            message: fault.fault.message,
            period: rows.period,
            region: region_of(self.feed, self.regions, row),
            cells: text_cells(self.feed, row, &rows.texts),
        }
    }
}

/// The region a row speaks for: the root where the feed has no region column.
pub(super) fn region_of(feed: &Feed, regions: &Regions, row: &[Value]) -> Option<RegionId> {
    match feed.columns.iter().position(|c| c.kind == ColumnKind::Region) {
        None => Some(regions.root()),
        Some(n) => match row.get(n) {
            Some(Value::Region(id)) => Some(*id),
            _ => None,
        },
    }
}

/// The texts of a row that may be shown, by column id.
pub(super) fn text_cells(feed: &Feed, row: &[Value], texts: &Texts) -> Vec<(String, String)> {
    let shown = feed.columns.iter().zip(row).filter(|(c, _)| !c.private);
    let text = |v: &Value| if let Value::Text(symbol) = v { Some(texts.get(*symbol).to_owned()) } else { None };
    shown.filter_map(|(c, v)| Some((c.id.clone(), text(v)?))).collect()
}

/// Whether a label marks a row of totals or means.
fn is_total(cell: &str) -> bool {
    // Cheap way out for most cells: every mark ends in one of these characters.
    cell.trim_end().ends_with(['计', '县', '市', '均', '值', '和', ':', '：', '数'])
        && matches!(
            label(cell).as_str(),
            "合计" | "小计" | "总计" | "共计" | "总和" | "全县" | "全市" | "平均" | "平均值" | "平均数" | "均值"
        )
}

/// Whether a label says what it totals: 柳河镇小计. Where free text stands, such an ending says nothing.
fn is_part_total(cell: &str) -> bool {
    cell.trim_end().ends_with(['计', ':', '：']) && ["合计", "小计"].iter().any(|end| label(cell).ends_with(end))
}

/// Whether a label marks the total of all rows, rather than of some, or a mean.
fn is_grand_total(cell: &str) -> bool {
    is_total(cell) && matches!(label(cell).as_str(), "合计" | "总计" | "共计" | "全县" | "全市")
}

/// A label without spaces and colon.
fn label(cell: &str) -> String {
    let label: String = tidy(cell).chars().filter(|c| !c.is_whitespace()).collect();
    label.trim_end_matches(':').to_owned()
}

/// A value as people read it; private ones are masked.
pub(super) fn shown(feed: &Feed, regions: &Regions, column: usize, value: Value, texts: &Texts) -> String {
    let column = &feed.columns[column];
    match value {
        Value::Blank => String::new(),
        _ if column.private => MASK.to_owned(),
        Value::Day(d) => super::cells::day(d).to_string(),
        Value::Region(id) => regions.get(id).name.clone(),
        Value::Text(symbol) => texts.get(symbol).to_owned(),
        Value::Amount(amount) => match column.kind {
            ColumnKind::Quantity { unit, .. } => {
                let value = amount.to_exact() / unit.factor().to_exact();
                format!("{}{unit}", full(&value))
            }
            _ => full(&amount.to_exact()),
        },
    }
}

impl FileRows {
    pub fn row(&self, n: usize) -> Vec<Value> {
        self.values.iter().map(|v| v.get(n)).collect()
    }

    /// Fingerprint of some columns of a row.
    pub fn fingerprint(&self, row: usize, columns: &[usize]) -> u128 {
        fingerprint(columns.iter().map(|n| self.values[*n].get(row)), &self.texts)
    }
}

/// Whether a raw cell holds anything, for comparing rows as they were written.
pub(super) fn written(cell: &str) -> std::borrow::Cow<'_, str> {
    let cell = tidy(cell);
    if is_missing(&cell) { "".into() } else { cell }
}
