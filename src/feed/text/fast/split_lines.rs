//! Text without quotes → cells and records, many bytes at a time.

use super::column_slices::ColumnSlice;
use crate::feed::text::quotes::LineEnds;
use crate::feed::text::record::{Record, small};
use std::ops::Range;
use wide::u8x16;

/// Bytes examined together.
const LANES: usize = 64;

/// Lines, each of which is a record.
#[derive(Debug)]
pub(in crate::feed) struct Lines {
    /// Where each cell starts: at the text's start, and behind every delimiter and line end; the last lies behind the text, and
    /// behind the line end that its last line may lack.
    pub starts: Vec<u32>,
    pub runs: Vec<Run>,
    /// Bytes of a line end.
    pub line_end: u32,
}

/// Consecutive records with the same number of cells.
#[derive(Debug, Clone, Copy)]
pub(in crate::feed) struct Run {
    /// The first of them, and its first cell.
    pub first: usize,
    pub cell: usize,
    pub records: usize,
    pub width: usize,
}

/// Splits lines that all end with LF or all with CR LF, none of them empty; `None` for any other text.
pub(in crate::feed) fn cut_lines(bytes: &[u8], delimiter: u8, ends: LineEnds) -> Option<Lines> {
    let LineEnds { feeds, returns, .. } = ends;
    if returns != 0 && returns != feeds {
        return None;
    }
    let open = bytes.last().is_some_and(|b| *b != b'\n');
    let line_end = if returns == 0 { 1 } else { 2 };
    let mut lines = Lines { starts: starts(bytes, delimiter), runs: Vec::new(), line_end };
    if let Some(last) = lines.starts.last_mut().filter(|_| open) {
        *last += line_end - 1;
    }
    lines.find_runs(bytes)?;
    let records: usize = lines.runs.iter().map(|run| run.records).sum();
    // With more lines, the cells of several would have been taken for those of one.
    (records == feeds + usize::from(open)).then_some(lines)
}

/// Where cells start. The last entry is the position after the text, counting the line end that its last line may lack.
fn starts(bytes: &[u8], delimiter: u8) -> Vec<u32> {
    /// Starts written at once even where there are fewer: counting them first takes longer.
    const AT_ONCE: usize = 8;
    let (chunks, rest) = bytes.as_chunks::<LANES>();
    let mut last = [0; LANES];
    last[..rest.len()].copy_from_slice(rest);
    if bytes.last().is_some_and(|b| *b != b'\n') {
        last[rest.len()] = b'\n';
    }
    let mut starts: Vec<u32> = vec![0; bytes.len() / 8 + 2 * LANES];
    let mut len = 1;
    for (n, chunk) in chunks.iter().chain([&last]).enumerate() {
        if starts.len() < len + LANES + AT_ONCE {
            starts.resize(starts.len() * 2, 0);
        }
        let mut cuts = bits(chunk, b'\n') | bits(chunk, delimiter);
        let (first, count) = (small(n * LANES) + 1, cuts.count_ones() as usize);
        for room in starts[len..].as_chunks_mut::<AT_ONCE>().0 {
            for start in room {
                *start = first + cuts.trailing_zeros();
                cuts &= cuts.wrapping_sub(1);
            }
            if cuts == 0 {
                break;
            }
        }
        len += count;
    }
    starts.truncate(len);
    starts
}

impl Lines {
    /// Groups consecutive records with the same number of cells into runs; `None` at an empty line.
    fn find_runs(&mut self, bytes: &[u8]) -> Option<()> {
        let all = self.starts.len() - 1;
        let (mut record, mut at) = (0, 0);
        while at < all {
            let width = (1..=all - at).find(|n| self.ends_line(bytes, at + n))?;
            let from = at;
            while at + width <= all && self.ends_line(bytes, at + width) {
                if width == 1 && self.starts[at + 1] - self.starts[at] <= self.line_end {
                    return None;
                }
                at += width;
            }
            let records = (at - from) / width;
            self.runs.push(Run { first: record, cell: from, records, width });
            record += records;
        }
        Some(())
    }

    /// Whether a line ends before a start.
    fn ends_line(&self, bytes: &[u8], start: usize) -> bool {
        let is = |back: usize, byte: u8| match (self.starts[start] as usize).checked_sub(back) {
            // A line end that the text lacks is there too.
            Some(at) => bytes.get(at).is_none_or(|b| *b == byte),
            None => false,
        };
        is(1, b'\n') && (self.line_end == 1 || is(2, b'\r'))
    }

    /// Calls `f` with each of some records.
    #[inline]
    pub fn each(&self, records: Range<usize>, mut f: impl FnMut(Line)) {
        for run in self.runs_of(records) {
            let starts = self.starts[run.cell..].chunks_exact(run.width).take(run.records);
            let nexts = self.starts[run.cell + run.width..].iter().step_by(run.width);
            starts.zip(nexts).zip(run.first..).for_each(|((cells, next), number)| {
                f(Line { number, start: cells[0] as usize, end: (next - self.line_end) as usize });
            });
        }
    }

    /// One column's cells of a run.
    pub fn column_slice(&self, run: Run, n: usize) -> ColumnSlice<'_> {
        if n >= run.width {
            return ColumnSlice::absent(run.records);
        }
        let gap = if n + 1 == run.width { self.line_end } else { 1 };
        let starts = &self.starts[run.cell + n..][..(run.records - 1) * run.width + 2];
        ColumnSlice::new(run.records, starts, run.width, gap)
    }

    /// Where a cell of a run lies.
    #[inline]
    pub fn cell(&self, at: usize, is_last: bool) -> Range<usize> {
        let gap = if is_last { self.line_end } else { 1 };
        self.starts[at] as usize..(self.starts[at + 1] - gap) as usize
    }

    /// The run of a record, from that record on.
    pub fn run_at(&self, record: usize) -> Option<Run> {
        let next = self.runs.partition_point(|run| run.first <= record);
        self.runs[..next].last().and_then(|run| run.within(&(record..usize::MAX)))
    }

    /// The parts of runs that some records are.
    pub fn runs_of(&self, records: Range<usize>) -> impl Iterator<Item = Run> {
        let first = self.runs.partition_point(|run| run.first + run.records <= records.start);
        self.runs[first..].iter().map_while(move |run| run.within(&records))
    }
}

/// A record that is a line.
#[derive(Debug, Clone, Copy)]
pub(in crate::feed) struct Line {
    /// Its number, counted from the text's first line as 0.
    pub number: usize,
    /// Its bytes in the text.
    pub start: usize,
    pub end: usize,
}

impl Run {
    /// The part that lies within some records.
    fn within(self, records: &Range<usize>) -> Option<Self> {
        let first = self.first.max(records.start);
        let end = (self.first + self.records).min(records.end);
        (first < end).then(|| Self {
            first,
            cell: self.cell + (first - self.first) * self.width,
            records: end - first,
            ..self
        })
    }
}

/// A bit for each byte that is `byte`.
#[inline]
fn bits(chunk: &[u8; LANES], byte: u8) -> u64 {
    let wanted = u8x16::splat(byte);
    let parts = chunk.as_chunks::<16>().0.iter().enumerate();
    parts.fold(0, |bits, (k, part)| bits | u64::from(u8x16::new(*part).simd_eq(wanted).to_bitmask()) << (16 * k))
}

/// Cuts lines of every kind.
pub(in crate::feed) fn cut_all_lines(bytes: &[u8], delimiter: u8, ends: &mut Vec<u32>, records: &mut Vec<Record>) {
    let (mut start, mut first, mut line) = (0_u32, 0_u32, 0_u32);
    let mut below: u32 = 0;
    for_each_cut(bytes, delimiter, |at| {
        let byte = bytes[at];
        let end = small(at);
        if byte == delimiter {
            ends.push(end);
            return;
        }
        if end > start || ends.len() > first as usize {
            ends.push(end);
            records.push(Record { start, first, line, byte: start, apart: line > below });
            (first, below) = (small(ends.len()), line + 1);
        }
        // The second half of CR LF ends no line of its own.
        line += u32::from(byte == b'\r' || at == 0 || bytes[at - 1] != b'\r');
        start = end + 1;
    });
    if bytes.len() > start as usize || ends.len() > first as usize {
        ends.push(small(bytes.len()));
        records.push(Record { start, first, line, byte: start, apart: line > below });
    }
}

/// Calls `each` with the position of every delimiter and every byte that ends a line.
fn for_each_cut(bytes: &[u8], delimiter: u8, mut each: impl FnMut(usize)) {
    let (chunks, rest) = bytes.as_chunks::<LANES>();
    for (n, chunk) in chunks.iter().enumerate() {
        let mut mask = bits(chunk, delimiter) | bits(chunk, b'\n') | bits(chunk, b'\r');
        while mask != 0 {
            each(n * LANES + mask.trailing_zeros() as usize);
            mask &= mask - 1;
        }
    }
    let read = chunks.len() * LANES;
    let is_cut = |b: u8| b == delimiter || b == b'\n' || b == b'\r';
    rest.iter().enumerate().filter(|(_, b)| is_cut(**b)).for_each(|(k, _)| each(read + k));
}
