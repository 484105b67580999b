//! One cell → one typed value, or what is wrong with it.

use super::amount::{AmountReader, mixes_scripts};
use super::fault::{Fault, Read, destroyed_id, fault, is_destroyed};
use super::interner::{FastMap, Interner};
use super::notation_check::{ColumnEvidence, NotationCheck, Scrutiny};
use super::plain_digits::{Digits, trimmed};
use super::region::read_region;
use super::value::{CellValue, RowTime};
use crate::catalog::{Column, ColumnKind, Feed, RegionId, Regions, WrittenName};
use crate::feed::anonymise::Secret;
use crate::feed::cell::date_cell::read_period;
use crate::feed::cell::epoch_days::{day, days, iso_day};
use crate::feed::header::Found;
use crate::feed::header::row_labels::part_of;
use crate::measure::notation::{DateStyle, is_note_mark, is_run_together, nearest, squeezed, tidy};
use crate::measure::{Decimal, Unit, Units, is_missing};
use crate::say;
use std::borrow::Cow;
use std::ops::Range;

/// Wrong names of regions that are cached.
const WRONG_AT_MOST: usize = 1000;

/// A cell that was read.
#[derive(Debug)]
pub(in crate::feed) struct ReadCell {
    pub value: Read<CellValue>,
    /// Whether the cell marks its row as a part of what the row above counts (其中, #).
    pub part: bool,
    /// By which of its names a region in the key is written.
    pub name: WrittenName,
}

impl ReadCell {
    fn of(value: Read<CellValue>) -> Self {
        Self { value, part: false, name: WrittenName::OWN }
    }
}

/// A date, region or text that was read before, with the name of the region, and whether it was marked as a part. Small, since there
/// may be many.
#[derive(Debug, Clone, Copy)]
enum Known {
    Day(i32),
    Region(RegionId, WrittenName),
    Text(u32, bool),
}

impl Known {
    fn of(read: &ReadCell) -> Option<Self> {
        match read.value {
            Ok(CellValue::Day(day)) => Some(Self::Day(day)),
            Ok(CellValue::Region(id)) => Some(Self::Region(id, read.name)),
            Ok(CellValue::Text(symbol)) => Some(Self::Text(symbol, read.part)),
            _ => None,
        }
    }

    fn cell(self) -> ReadCell {
        match self {
            Self::Day(day) => ReadCell::of(Ok(CellValue::Day(day))),
            Self::Region(id, name) => ReadCell { name, ..ReadCell::of(Ok(CellValue::Region(id))) },
            Self::Text(symbol, part) => ReadCell { part, ..ReadCell::of(Ok(CellValue::Text(symbol))) },
        }
    }
}

/// Reads the cells of one column of one file.
#[derive(Debug)]
pub(in crate::feed) struct CellReader<'a> {
    pub column: &'a Column,
    pub found: Option<Found>,
    /// Whether its texts name groups of rows.
    groups: bool,
    in_key: bool,
    /// Whose file it is: the region of blank cells.
    sender: Option<RegionId>,
    one_of: Vec<String>,
    /// Marks of no figure and of none, besides the usual ones.
    missing: &'a [String],
    zero: &'a [String],
    feed: &'a Feed,
    dates: DateStyle,
    units: &'a Units,
    notation: NotationCheck,
    /// Whether texts are kept as they stand.
    verbatim: bool,
    secret: Secret,
    amounts: AmountReader,
    /// Earlier results for dates, regions and texts of closed lists, by the cell as written.
    seen: FastMap<Box<str>, Known>,
    /// Earlier faults of regions' names: looking for the nearest name takes time, and wrong names repeat.
    wrong: FastMap<Box<str>, Fault>,
}

impl<'a> CellReader<'a> {
    /// A reader for a column of a feed, which stands where `found` says.
    pub fn new(feed: &'a Feed, column: &'a Column, found: Option<Found>, secret: Secret) -> Self {
        let in_key = feed.key.contains(&column.id);
        let amounts = AmountReader::new(column, found.as_ref().and_then(|f| f.unit), feed.decimal, &feed.units);
        let one_of: Vec<String> = column.one_of.iter().map(|t| tidy(t).into_owned()).collect();
        let groups = !one_of.is_empty() || (in_key && column.kind == ColumnKind::Text);
        let (seen, wrong) = (FastMap::default(), FastMap::default());
        let dates = feed.date_style();
        Self {
            column,
            found,
            groups,
            in_key,
            sender: None,
            one_of,
            missing: &feed.missing,
            zero: &feed.zero,
            feed,
            dates,
            units: &feed.units,
            notation: NotationCheck::new(feed, column, Scrutiny::Usual),
            verbatim: feed.reading.verbatim,
            secret,
            amounts,
            seen,
            wrong,
        }
    }

    /// The same for a column that is looked at more closely.
    #[must_use]
    pub fn scrutinised(self, scrutiny: Scrutiny) -> Self {
        Self { notation: NotationCheck::new(self.feed, self.column, scrutiny), ..self }
    }

    /// What the cells read since this was asked last say of how they are written.
    pub fn take_evidence(&mut self) -> ColumnEvidence {
        self.notation.take()
    }

    /// The same for a file of a region, which a row means that leaves its own blank.
    #[must_use]
    pub fn of_sender(self, sender: Option<RegionId>) -> Self {
        Self { sender: sender.filter(|_| self.column.kind == ColumnKind::Region), ..self }
    }

    /// Whether a row may leave the cell blank.
    pub fn may_be_blank(&self) -> bool {
        self.column.optional || self.sender.is_some()
    }

    /// The header as the file writes it, else as declared.
    pub fn name(&self) -> &str {
        match &self.found {
            Some(found) => &found.name,
            None => self.column.headers.first().map_or(&self.column.id, String::as_str),
        }
    }

    /// Whether its texts repeat.
    pub fn repeats(&self) -> bool {
        self.groups
    }

    /// Prepares for the next chunk of the file, whose texts have symbols of their own.
    pub fn begin(&mut self) {
        if matches!(self.column.kind, ColumnKind::Text | ColumnKind::Id) {
            self.seen.clear();
        }
    }

    /// The value of one unit in the last written place of an amount, in base units.
    pub fn last_place(&self, cell: &str) -> Decimal {
        self.amounts.last_place(cell)
    }

    /// A bare number with the unit that its row states; see [`AmountReader::with_unit`].
    pub fn with_unit(&self, cell: &str, unit: Unit) -> Option<String> {
        self.amounts.with_unit(self.column, cell, unit)
    }

    /// An amount in plain digits within a text, as nearly all are; `None` for any other. It may end in zeros.
    #[inline]
    pub fn digits(&self, text: &[u8], cell: Range<usize>) -> Option<Digits> {
        if self.notation.passes_plain_numbers() { self.amounts.digits(text, cell) } else { None }
    }

    /// Whether a text is one of the column's closed list, or one that an indicator asks for, and so no label of the table.
    pub fn lists(&self, cell: &str) -> bool {
        let cell = tidy(cell);
        self.one_of.iter().chain(&self.column.selected).any(|text| *text == cell)
    }

    /// Reads a cell; `None` stands beyond the end of a short row.
    pub fn read(&mut self, cell: Option<&str>, time: RowTime, texts: &mut Interner, regions: &Regions) -> ReadCell {
        let Some(cell) = cell else { return ReadCell::of(self.blank()) };
        let repeats = match self.column.kind {
            ColumnKind::Date | ColumnKind::Region => true,
            ColumnKind::Text | ColumnKind::Id => self.groups,
            ColumnKind::Quantity { .. } => {
                let amount =
                    |(mantissa, scale)| CellValue::Amount(Decimal::new(i128::from(mantissa), u32::from(scale)));
                let plain = self.digits(cell.as_bytes(), 0..cell.len()).map(trimmed).map(amount);
                return plain.map_or_else(|| self.read_anew(cell, time, texts, regions), |a| ReadCell::of(Ok(a)));
            }
        };
        // The plainest forms need no cache.
        match self.column.kind {
            ColumnKind::Date => {
                if let Some(day) = iso_day(cell.as_bytes()) {
                    self.notation.note_plain_date();
                    return ReadCell::of(Ok(CellValue::Day(day)));
                }
            }
            ColumnKind::Region => {
                if let Some(id) = regions.of_full_code(cell.as_bytes()) {
                    return ReadCell::of(Ok(CellValue::Region(id)));
                }
                if let Some(fault) = self.wrong.get(cell) {
                    return ReadCell::of(Err(Box::new(fault.clone())));
                }
            }
            _ => {}
        }
        if repeats && let Some(known) = self.seen.get(cell) {
            return known.cell();
        }
        let read = self.read_anew(cell, time, texts, regions);
        // A name whose meaning depends on the day is looked up each time.
        if repeats
            && let Some(known) = Known::of(&read)
            && (self.column.kind != ColumnKind::Region || !regions.depends_on_day(cell))
        {
            self.seen.insert(cell.into(), known);
        }
        if let (ColumnKind::Region, Err(fault)) = (&self.column.kind, &read.value)
            && self.wrong.len() < WRONG_AT_MOST
            && !regions.depends_on_day(cell)
        {
            self.wrong.insert(cell.into(), Fault::clone(fault));
        }
        read
    }

    /// Reads the name of a region in which the row's own lies.
    pub fn read_parent(&mut self, cell: &str, time: RowTime, texts: &mut Interner, regions: &Regions) -> ReadCell {
        if regions.all_named(cell, time.day.map(day)).next().is_none() {
            return ReadCell::of(read_region(cell, time.day, None, regions, self.column.private));
        }
        self.read(Some(cell), time, texts, regions)
    }

    /// Reads the name of a region that lies in the one of another name.
    pub fn read_within(
        &mut self,
        cell: Option<&str>,
        parent: &str,
        time: RowTime,
        texts: &mut Interner,
        regions: &Regions,
    ) -> ReadCell {
        let named = cell.map(tidy).filter(|name| !is_missing(name));
        let Some(name) = named else { return self.read(cell, time, texts, regions) };
        let value = read_region(&name, time.day, Some(parent), regions, self.column.private);
        let written = match value {
            Ok(CellValue::Region(id)) if self.in_key => regions.written_name(id, &name),
            _ => WrittenName::OWN,
        };
        ReadCell { value, part: false, name: written }
    }

    fn blank(&self) -> Read<CellValue> {
        if let Some(region) = self.sender {
            return Ok(CellValue::Region(region));
        }
        if self.column.optional {
            return Ok(CellValue::Blank);
        }
        let name = self.name();
        fault("missing-cell", say!("required-blank", name))
    }

    fn read_anew(&mut self, cell: &str, time: RowTime, texts: &mut Interner, regions: &Regions) -> ReadCell {
        if self.verbatim && self.column.kind == ColumnKind::Text {
            let text = on_one_line(cell);
            return ReadCell::of(if text.is_empty() {
                self.blank()
            } else {
                Ok(CellValue::Text(self.symbol(&text, texts)))
            });
        }
        if matches!(self.column.kind, ColumnKind::Quantity { .. }) && is_run_together(cell, self.units) {
            let message = if mixes_scripts(cell) { say!("number-of-two-scripts") } else { say!("number-run-together") };
            return ReadCell::of(fault("type-error", message));
        }
        // 2021-1¹ is no November.
        if self.column.kind == ColumnKind::Date && cell.contains(is_note_mark) {
            return ReadCell::of(fault("footnote-mark", say!("footnote-mark")));
        }
        let cell = tidy(cell);
        let rest = part_of(&cell).filter(|rest| match self.column.kind {
            ColumnKind::Region => regions.find(rest).is_ok(),
            ColumnKind::Text => self.groups && !self.one_of.contains(&cell.clone().into_owned()),
            _ => false,
        });
        // The tree of regions says what a region is a part of.
        let part = rest.is_some() && self.column.kind != ColumnKind::Region;
        let cell = rest.unwrap_or(&cell);
        let value = self.value(cell, time, texts, regions);
        let name = match value {
            Ok(CellValue::Region(id)) if self.in_key => regions.written_name(id, cell),
            _ => WrittenName::OWN,
        };
        ReadCell { value, part, name }
    }

    fn value(&mut self, cell: &str, time: RowTime, texts: &mut Interner, regions: &Regions) -> Read<CellValue> {
        if cell.contains('\u{FFFD}') {
            return fault("encoding-error", say!("destroyed-text"));
        }
        if self.zero.iter().any(|mark| mark == cell) && matches!(self.column.kind, ColumnKind::Quantity { .. }) {
            return Ok(CellValue::Amount(Decimal::new(0, 0)));
        }
        if self.says_nothing(cell, regions) {
            return self.blank();
        }
        if let Some(message) = self.notation.refuses(&self.column.kind, cell) {
            return fault("type-error", message);
        }
        match &self.column.kind {
            ColumnKind::Date => self.day(cell, time),
            ColumnKind::Region => read_region(cell, time.day, None, regions, self.column.private),
            ColumnKind::Id if is_destroyed(cell) => destroyed_id(),
            ColumnKind::Text | ColumnKind::Id => {
                self.listed(cell).map(|text| CellValue::Text(self.symbol(text, texts)))
            }
            ColumnKind::Quantity { unit, .. } => self.amounts.read(cell, *unit),
        }
    }

    /// The last day of what is written: of a month its last day, which a cutoff brings forward, of a year 31 December.
    fn day(&mut self, cell: &str, time: RowTime) -> Read<CellValue> {
        let period = read_period(cell, time, self.feed, self.dates)?;
        if let Some(message) = self.notation.refuses_length(period) {
            return fault("type-error", message);
        }
        Ok(CellValue::Day(days(self.feed.last_day_of(period))))
    }

    /// Whether a cell is a mark of no figure, and no text that the catalog gives a meaning.
    fn says_nothing(&self, cell: &str, regions: &Regions) -> bool {
        let is_mark = is_missing(cell) || self.missing.iter().any(|mark| mark == cell);
        let means_something = || {
            self.one_of.iter().chain(&self.column.selected).any(|text| text == cell)
                || (self.column.kind == ColumnKind::Region && !cell.is_empty() && regions.find(cell).is_ok())
        };
        is_mark && !means_something()
    }

    fn symbol(&self, cell: &str, texts: &mut Interner) -> u32 {
        if self.column.private { texts.symbol(&self.secret.hash(cell).to_hex()) } else { texts.symbol(cell) }
    }

    /// The text as it is stored: an entry of a closed list in its declared form, however the cell pads it.
    fn listed<'c>(&'c self, cell: &'c str) -> Read<&'c str> {
        if self.one_of.is_empty() {
            return Ok(cell);
        }
        let same = |t: &&String| *t == cell || squeezed(t) == squeezed(cell);
        if let Some(text) = self.one_of.iter().find(same) {
            return Ok(text);
        }
        let list = &self.one_of;
        // The nearest word gives away what stands in a private cell.
        let near = if self.column.private { None } else { nearest(cell, self.one_of.iter().map(String::as_str)) };
        let message = match near {
            Some(near) => say!("not-one-of-near", list, near),
            None => say!("not-one-of", list),
        };
        fault("constraint-error", message)
    }
}

/// A cell as it stands, without the blanks around it, its line ends as blanks.
fn on_one_line(cell: &str) -> Cow<'_, str> {
    let cell = cell.trim();
    if !cell.contains(['\n', '\r']) {
        return cell.into();
    }
    cell.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ").into()
}
