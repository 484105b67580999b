//! Text without quotes into cells and records, many bytes at a time.

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
        let lines = bits(chunk, |b| u8::from(b == b'\n'));
        let cuts = lines | bits(chunk, |b| u8::from(b == delimiter));
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
    let lines = bits(&last, |b| u8::from(b == b'\n'));
    let cuts = lines | bits(&last, |b| u8::from(b == delimiter));
    take(read, cuts, lines, ends)
}

/// A bit for each byte of which `is` says 1 rather than 0. Written so that the compiler compares many bytes at once; a product
/// then draws eight of them together into eight bits.
#[inline]
fn bits(chunk: &[u8; LANES], is: impl Fn(u8) -> u8) -> u64 {
    let found: [u8; LANES] = std::array::from_fn(|k| is(chunk[k]));
    let eights = found.as_chunks::<8>().0.iter().enumerate();
    eights.fold(0, |bits, (k, eight)| {
        bits | (u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56) << (8 * k)
    })
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
    let is_cut = |b: u8| u8::from(b == delimiter) | u8::from(b == b'\n') | u8::from(b == b'\r');
    let (chunks, rest) = bytes.as_chunks::<LANES>();
    for (n, chunk) in chunks.iter().enumerate() {
        let mut mask = bits(chunk, is_cut);
        while mask != 0 {
            each(n * LANES + mask.trailing_zeros() as usize);
            mask &= mask - 1;
        }
    }
    let read = chunks.len() * LANES;
    rest.iter().enumerate().filter(|(_, b)| is_cut(**b) == 1).for_each(|(k, _)| each(read + k));
}
