//! Text without quotes into cells and records, many bytes at a time.

use wide::u8x16;

/// A record of a stretch.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record {
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

/// Stretches and sheets are far smaller than that.
pub(super) fn small(n: usize) -> u32 {
    u32::try_from(n).expect("a stretch of a file, or a sheet, of less than 4 GiB")
}

/// Bytes that are looked at together.
const LANES: usize = 64;

/// Cuts lines that end with LF alone, none of which is empty; whether that is what they do.
pub(super) fn cut_lines(bytes: &[u8], delimiter: u8, ends: &mut Vec<u32>, records: &mut Vec<Record>) -> bool {
    if memchr::memchr(b'\r', bytes).is_some() {
        return false;
    }
    let mut start = 0_u32;
    let mut line = 0_u32;
    let mut first = 0_u32;
    let mut take = |from: usize, cuts: u64, mut lines: u64, ends: &mut Vec<u32>| {
        let above = small(ends.len());
        while lines != 0 {
            let at = lines.trailing_zeros();
            let end = small(from) + at;
            // Cells up to here, that which the line's end closes among them.
            let next = above + (cuts & (u64::MAX >> (63 - at))).count_ones();
            if end == start && next == first + 1 {
                return false;
            }
            records.push(Record { start, first, line, byte: start, apart: false });
            (start, first, line) = (end + 1, next, line + 1);
            lines &= lines - 1;
        }
        let mut cuts = cuts;
        while cuts != 0 {
            ends.push(small(from) + cuts.trailing_zeros());
            cuts &= cuts - 1;
        }
        true
    };
    let (chunks, rest) = bytes.as_chunks::<LANES>();
    for (n, chunk) in chunks.iter().enumerate() {
        let lines = bits(chunk, b'\n');
        let cuts = lines | bits(chunk, delimiter);
        if !take(n * LANES, cuts, lines, ends) {
            return false;
        }
    }
    // The rest, and a line end where the last line has none.
    let read = chunks.len() * LANES;
    let mut last = [0; LANES];
    last[..rest.len()].copy_from_slice(rest);
    if bytes.last().is_some_and(|b| *b != b'\n') {
        last[rest.len()] = b'\n';
    }
    let lines = bits(&last, b'\n');
    let cuts = lines | bits(&last, delimiter);
    take(read, cuts, lines, ends)
}

/// A bit for each byte that is `byte`.
#[inline]
fn bits(chunk: &[u8; LANES], byte: u8) -> u64 {
    let wanted = u8x16::splat(byte);
    let parts = chunk.as_chunks::<16>().0.iter().enumerate();
    parts.fold(0, |bits, (k, part)| bits | u64::from(u8x16::new(*part).simd_eq(wanted).to_bitmask()) << (16 * k))
}

/// Cuts lines of every kind.
pub(super) fn cut_all_lines(bytes: &[u8], delimiter: u8, ends: &mut Vec<u32>, records: &mut Vec<Record>) {
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
