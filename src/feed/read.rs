//! One file: its bytes into typed rows, rejects and skipped records, stretch by stretch and on all processors.

use super::blocks::{Block, Blocks, Format, Stopped};
use super::encoding::{self, Guess};
use super::fold::{Folder, Sums};
use super::header::{Header, stated_units};
use super::layout::{HEAD, Layout, no_text};
use super::ledger::Written;
use super::period_name::{period_around_name, period_in_name};
use super::row_reader::{EXCERPTS, RowReader, Sheet};
use super::rows::{FileRows, Rows};
use super::secret::Secret;
use super::sheets::{self, Chosen};
use super::side_by_side::{Gathered, Pool, Source};
use super::table::Table;
use super::workbook::is_workbook;
use crate::catalog::{ColumnKind, Feed, ProjectFiles, Regions};
use crate::diag::{Diagnostic, Location};
use crate::measure::text::Encoding;
use crate::measure::{Period, Unit};
use crate::say;
use std::io::{self, Read};

/// One byte more than any workbook may have, so that a larger one is seen to be larger.
const WORKBOOK_AT_MOST: u64 = (64 << 20) + 1;

type Failed = Box<Diagnostic>;

/// Reads one file.
///
/// # Errors
/// Why the file as a whole cannot be used.
pub(super) fn read_file(
    feed: &Feed,
    regions: &Regions,
    files: &ProjectFiles,
    name: &str,
    period: Option<Period>,
    secret: Secret,
) -> Result<FileRows, Failed> {
    let file = File { feed, regions, files, name, period, sums: None, secret };
    let head = file.head()?;
    if is_workbook(&head) { file.workbook() } else { file.text(&head) }
}

/// Reads one file of which only sums are asked: besides its rows, of which little more than their number is left, what they come
/// to. A workbook is small enough to be read row by row.
///
/// # Errors
/// Why the file as a whole cannot be used.
pub(super) fn read_sums(
    feed: &Feed,
    regions: &Regions,
    files: &ProjectFiles,
    name: &str,
    period: Option<Period>,
    sums: &Sums,
    secret: Secret,
) -> Result<Option<(FileRows, Vec<Folder>)>, Failed> {
    let file = File { feed, regions, files, name, period, sums: Some(sums), secret };
    let head = file.head()?;
    if is_workbook(&head) { Ok(None) } else { file.text_and_sums(&head).map(Some) }
}

/// The period that a file's name tells.
///
/// # Errors
/// Where it tells none, and the feed's rows tell none either.
pub(super) fn period_of(feed: &Feed, name: &str) -> Result<Option<Period>, Failed> {
    let dated = feed.required_dates().next().is_some();
    let around = || if dated { None } else { period_around_name(name, feed.every) };
    let period = period_in_name(name, feed.every).or_else(around);
    if period.is_none() && !dated {
        let every = feed.every.as_str();
        let message = say!(
            "该报送没有日期列，文件名中也没有报送期（{every}）；请在文件名中写明，如 -2020-11；本文件未采用",
            "the feed has no date column and the file's name has no {every}; write it into the name, such as -2020-11; the file was not used"
        );
        return Err(Box::new(Diagnostic::error("missing-period", message).at(Location::file(name))));
    }
    Ok(period)
}

/// A file about to be read.
struct File<'a> {
    feed: &'a Feed,
    regions: &'a Regions,
    files: &'a ProjectFiles,
    name: &'a str,
    period: Option<Period>,
    sums: Option<&'a Sums>,
    secret: Secret,
}

/// Why reading stops before the file's end.
enum Stop {
    Failed(Failed),
    /// It is not UTF-8 as its first bytes are; whether it is nearly so.
    NotUtf8 {
        slight: bool,
    },
}

impl File<'_> {
    fn unreadable(&self, why: &io::Error) -> Failed {
        let message = say!("无法读取文件：{why}", "the file cannot be read: {why}");
        Box::new(Diagnostic::error("unreadable-file", message).at(Location::file(self.name)))
    }

    fn open(&self) -> Result<Box<dyn Read + Send + '_>, Failed> {
        self.files.open(self.name).map_err(|why| self.unreadable(&why))
    }

    /// The file's first bytes.
    fn head(&self) -> Result<Vec<u8>, Failed> {
        let mut head = Vec::new();
        self.open()?.take(HEAD as u64).read_to_end(&mut head).map_err(|why| self.unreadable(&why))?;
        Ok(head)
    }

    /// Reads delimited text.
    fn text(&self, head: &[u8]) -> Result<FileRows, Failed> {
        self.text_and_sums(head).map(|(rows, _)| rows)
    }

    fn text_and_sums(&self, head: &[u8]) -> Result<(FileRows, Vec<Folder>), Failed> {
        let layout = Layout::find(head, self.feed, self.name)?;
        let (slight, mark) = match self.text_as(&layout) {
            Ok(rows) => return Ok(rows),
            Err(Stop::Failed(why)) => return Err(why),
            Err(Stop::NotUtf8 { slight }) => (slight, layout.format.mark),
        };
        let encoding = if slight { Encoding::Utf8 } else { Encoding::Gb18030 };
        let layout = Layout::with(head, Guess { encoding, mark, sure: true }, self.feed, self.name)?;
        self.text_as(&layout).map_err(|stop| match stop {
            Stop::Failed(why) => why,
            Stop::NotUtf8 { .. } => no_text(self.name),
        })
    }

    fn text_as(&self, layout: &Layout) -> Result<(FileRows, Vec<Folder>), Stop> {
        let Format { encoding, syntax, .. } = layout.format;
        let written = Written::Text { encoding, delimiter: char::from(syntax.delimiter), line_end: layout.line_end };
        let sheet = self.sheet(&layout.header, char::from(syntax.delimiter));
        let blocks = Blocks::new(self.open().map_err(Stop::Failed)?, layout.format);
        let (source, folders) = (Source::new(blocks), Pool::new());
        let rows = Gathered::new(Rows::of(self.feed), |rows, first| self.make_room(rows, first));
        let below_header = layout.header.record + layout.header.rows;
        let work = || {
            let mut above = vec![None; self.feed.columns.len()];
            let (mut tools, mut done) = (None, Vec::new());
            while let Some((n, block)) = source.next(|blocks| self.take(blocks, std::mem::take(&mut done))) {
                let Some(table) = Table::of_block(&block, layout.format, layout.strict) else {
                    let slight = encoding::damage(&block.bytes).is_none_or(encoding::Damage::is_slight);
                    source.stop(n, Stop::NotUtf8 { slight });
                    break;
                };
                let into = rows.spare.take(|| Rows::of(self.feed));
                let own = tools.take().unwrap_or_else(|| sheet.tools());
                let reader = RowReader::with(own, into, sheet, &table, above);
                let (stretch, used) = reader.read(if n == 0 { below_header } else { 0 });
                // The next stretch adds to the same sums, while they are near.
                (tools, above) = (Some(used), stretch.above);
                rows.put(n, stretch.rows, block.bytes.len() as u64);
                // This thread's next stretch comes into the same room, which is near.
                done = block.bytes;
            }
            tools.and_then(|tools| tools.folder).into_iter().for_each(|folder| folders.give(folder));
        };
        // Merged cells are filled from the row above, wherever the stretch above ends: one after the other.
        let in_turn = self.feed.columns.iter().any(|c| c.fill_down);
        rayon::scope(|scope| {
            let others = if in_turn { 0 } else { rayon::current_num_threads() - 1 };
            (0..others).for_each(|_| scope.spawn(|_| work()));
            work();
        });
        let blocks = source.end()?;
        let (hash, bytes) = (blocks.hash(), blocks.read);
        let folders = folders.all().collect();
        Ok((self.rows(&layout.header, layout.header_line, written, rows.all(), hash, bytes), folders))
    }

    /// Makes room for as many rows as the file will have, should it go on as its first stretch: growing would copy all of them again.
    fn make_room(&self, rows: &mut Rows, (read, bytes): (usize, u64)) {
        let all = self.files.len_of(self.name).unwrap_or(bytes).max(bytes);
        let expected = (read as u64).saturating_mul(all) / bytes.max(1);
        let expected = usize::try_from((expected + expected / 32).min(all / 4)).unwrap_or(read);
        rows.reserve(expected, !self.feed.key.is_empty(), self.sums.is_some());
    }

    /// Reads a workbook, which its limits keep small enough to be held as a whole.
    fn workbook(&self) -> Result<FileRows, Failed> {
        let mut bytes = Vec::new();
        self.open()?.take(WORKBOOK_AT_MOST).read_to_end(&mut bytes).map_err(|why| self.unreadable(&why))?;
        self.files.count(bytes.len() as u64);
        let Chosen { table, header, header_line, format, name, mut warnings } =
            sheets::choose(&bytes, self.feed, self.name)?;
        let above = vec![None; self.feed.columns.len()];
        let reader = RowReader::new(self.sheet(&header, '|'), &table, above);
        let (mut stretch, _) = reader.read(header.record + header.rows);
        let mut rows = Rows::of(self.feed);
        rows.append(&mut stretch.rows, EXCERPTS);
        let hash = blake3::hash(&bytes).to_hex().to_string();
        let mut file = self.rows(&header, header_line, Written::Sheet { format, name }, rows, hash, bytes.len() as u64);
        file.warnings.append(&mut warnings);
        Ok(file)
    }

    /// The next stretch, in the room of one that is done with; `None` at the end.
    fn take<R: Read>(&self, blocks: &mut Blocks<R>, done: Vec<u8>) -> Result<Option<Block>, Stop> {
        let before = blocks.read;
        let next = blocks.next(done);
        self.files.count(blocks.read - before);
        next.map_err(|stopped| match stopped {
            Stopped::Io(why) => Stop::Failed(self.unreadable(&why)),
            Stopped::Endless(line) => {
                let message = say!(
                    "从该行起过长而没有换行，不是表格；本文件未采用",
                    "from this line on no line ends for too long: this is no table; the file was not used"
                );
                Stop::Failed(Box::new(
                    Diagnostic::error("unreadable-file", message).at(Location::line(self.name, line)),
                ))
            }
        })
    }

    fn sheet<'h>(&'h self, header: &'h Header, delimiter: char) -> Sheet<'h> {
        let Self { feed, regions, name, period, sums, secret, .. } = *self;
        Sheet { feed, regions, name, period, header, delimiter, sums, secret }
    }

    fn rows(
        &self,
        header: &Header,
        header_line: u64,
        written: Written,
        rows: Rows,
        hash: String,
        bytes: u64,
    ) -> FileRows {
        let declared = self.feed.columns.iter().zip(&header.columns);
        let named = declared.map(|(c, found)| match found {
            Some(found) => found.name.clone(),
            None => c.headers.first().unwrap_or(&c.id).clone(),
        });
        let mut file = FileRows {
            name: self.name.to_owned(),
            hash,
            bytes,
            written,
            header_line,
            header_rows: header.rows,
            period: self.period,
            headers: named.collect(),
            lacks: (0..header.columns.len()).filter(|n| header.columns[*n].is_none()).collect(),
            found: header.columns.iter().map(|f| f.as_ref().map(|f| (f.cell, f.unit))).collect(),
            rows,
            warnings: Vec::new(),
        };
        file.warnings.extend(unit_notes(self.feed, header, &file));
        if let Some(second) = file.rows.second {
            let count = second.records;
            let message = say!(
                "此处起是另一张表，其{count}行未采用；如属本报送，请另存为单独的文件",
                "another table begins here; its {count} rows were not used: if they belong to this feed, save them as a file of their own"
            );
            file.warnings.push(Diagnostic::warning("second-table", message).at(Location::line(self.name, second.line)));
        }
        file
    }
}

/// Tells of units that stand in notes, where they are not those that amounts were read in.
fn unit_notes(feed: &Feed, header: &Header, file: &FileRows) -> Vec<Diagnostic> {
    let read_in = |unit: Unit| {
        let columns = feed.columns.iter().zip(&header.columns);
        columns.into_iter().find_map(|(c, found)| match c.kind {
            ColumnKind::Quantity { unit: declared, .. } if declared.dimension() == unit.dimension() => {
                Some(found.as_ref()?.unit.unwrap_or(declared))
            }
            _ => None,
        })
    };
    let above: Vec<Unit> = header.labels[..header.record].iter().flatten().flat_map(|c| stated_units(c)).collect();
    if let Some(unit) = above.first().filter(|_| above.iter().all(|unit| read_in(*unit).is_none())) {
        let message = say!(
            "表上方写明单位是{unit}，而没有一列是这样的单位；数据按目录规定的单位读取",
            "the unit stated above the table is {unit}, which no column is in; amounts were read in the units of the catalog"
        );
        let at = Location::line(&file.name, file.header_line);
        return vec![Diagnostic::warning("unit-note", message).at(at)];
    }
    let differing = file.rows.units.iter().filter_map(|(line, unit)| Some((line, unit, read_in(*unit)?)));
    differing
        .filter(|(_, unit, used)| *unit != used)
        .map(|(line, unit, used)| {
            let message = say!(
                "表后写明单位是{unit}，而数据按{used}读取",
                "a note says that the unit is {unit}, but amounts were read in {used}"
            );
            let hint = say!("请把单位写在表上方或表头中", "write the unit above the table or into the header");
            Diagnostic::warning("unit-note", message).hint(hint).at(Location::line(&file.name, *line))
        })
        .collect()
}
