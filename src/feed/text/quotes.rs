//! Where records end in text that holds quotes, and which lines their quotes have damaged.
//!
//! A quoted cell may hold line ends, but it may not swallow the file: the rows after a stray quote would be lost without a
//! word. So a quote that stays open at the end of its line is believed only when it closes properly, soon, and when the lines
//! in between do not look like rows themselves. Otherwise its line alone is damaged, and reading goes on with the next.

use memchr::{memchr, memchr_iter, memchr2, memrchr2};

/// Lines and bytes that one quoted cell may span.
const LINES_AT_MOST: usize = 200;
const BYTES_AT_MOST: usize = 64 * 1024;
/// Cells of one record that may contain line ends.
const CELLS_AT_MOST: usize = 16;

/// How the cells of a file are separated.
#[derive(Debug, Clone, Copy)]
pub(in crate::feed) struct Syntax {
    pub delimiter: u8,
    /// Cells of most lines.
    pub width: usize,
    /// Whether quotes are believed wherever they make a record of that many cells, though lines within a cell look like rows.
    pub believes_quotes: bool,
}

/// How quotes damage a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::feed) enum Damage {
    /// Its quote never closes: the line is one record that cannot be used.
    Unclosed,
    /// Text follows the closing quote of a cell, counted from 0: `"1"2`.
    Stray(usize),
}

/// The part of a text that holds whole records.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::feed) struct Cut {
    /// Bytes of whole records from the start.
    pub end: usize,
    /// Whether there are quotes in it or right after it.
    pub quoted: bool,
    /// Damaged lines in order, counted from the text's first as 0.
    pub damages: Vec<(usize, Damage)>,
}

/// Finds the end of the last whole record in `bytes`, which start with a record; `last`: nothing follows them. What is found
/// depends on the bytes up to that end only, so it is the same wherever a file is cut into chunks.
pub(in crate::feed) fn cut(bytes: &[u8], syntax: Syntax, last: bool) -> Cut {
    let mut cut =
        Cut { end: if last { bytes.len() } else { last_line_end(bytes) }, quoted: false, damages: Vec::new() };
    let (mut at, mut lines, mut counted) = (0, 0, 0);
    while let Some(quote) = memchr(b'"', &bytes[at..cut.end]) {
        cut.quoted = true;
        let start = memrchr2(b'\n', b'\r', &bytes[at..at + quote]).map_or(at, |n| at + n + 1);
        lines += count_line_ends(&bytes[counted..start]);
        counted = start;
        let record = Record::at(bytes, start, syntax.delimiter);
        let ending = match record {
            Record::Whole { end, damage } => {
                cut.damages.extend(damage.map(|d| (lines, d)));
                Some(end)
            }
            Record::Open { cell } => match closes(bytes, cell, syntax, last) {
                Closes::Properly { end }
                    if !syntax.believes_quotes || cells(&bytes[start..end], syntax) == syntax.width =>
                {
                    Some(end)
                }
                Closes::Properly { .. } => {
                    cut.damages.push((lines, Damage::Unclosed));
                    Some(next_line(bytes, start))
                }
                Closes::Never { line_end } => {
                    cut.damages.push((lines, Damage::Unclosed));
                    Some(line_end)
                }
                Closes::BeyondThis => None,
            },
        };
        let Some(end) = ending else {
            cut.end = start;
            break;
        };
        at = end.max(start + 1);
        if at >= cut.end {
            cut.end = at.min(bytes.len());
            break;
        }
    }
    cut
}

/// A record that starts on a line, as its quotes have it.
enum Record {
    /// It ends on that line.
    Whole { end: usize, damage: Option<Damage> },
    /// A quoted cell, which starts at `cell`, is still open at the line's end.
    Open { cell: usize },
}

impl Record {
    fn at(bytes: &[u8], start: usize, delimiter: u8) -> Self {
        let (mut at, mut n, mut damage) = (start, 0, None);
        loop {
            if bytes.get(at) == Some(&b'"') {
                match closing(bytes, at + 1, true) {
                    Some(close) => at = close + 1,
                    None => return Self::Open { cell: at },
                }
                if bytes.get(at).is_some_and(|b| *b != delimiter && !is_line_end(*b)) {
                    damage = damage.or(Some(Damage::Stray(n)));
                }
            }
            match bytes[at..].iter().position(|b| *b == delimiter || is_line_end(*b)) {
                Some(k) if bytes[at + k] == delimiter => (at, n) = (at + k + 1, n + 1),
                Some(k) => return Self::Whole { end: behind_line_end(bytes, at + k), damage },
                None => return Self::Whole { end: bytes.len(), damage },
            }
        }
    }
}

/// The quote that closes a cell whose contents start at `at`. A doubled quote is one quote of the contents.
fn closing(bytes: &[u8], mut at: usize, on_this_line: bool) -> Option<usize> {
    loop {
        let stop = bytes[at..].iter().position(|b| *b == b'"' || (on_this_line && is_line_end(*b)))?;
        at += stop;
        if bytes[at] != b'"' {
            return None;
        }
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

/// How a quote ends that is open at the end of its line.
enum Closes {
    Properly {
        end: usize,
    },
    Never {
        line_end: usize,
    },
    /// More of the file must be seen.
    BeyondThis,
}

fn closes(bytes: &[u8], first: usize, syntax: Syntax, last: bool) -> Closes {
    let line_end = next_line(bytes, first);
    let never = || Closes::Never { line_end };
    // A record may hold several such cells; together they must keep within the bounds.
    let window = &bytes[..bytes.len().min(first + BYTES_AT_MOST)];
    let goes_on = window.len() == bytes.len() && !last;
    let mut cell = first;
    for _ in 0..CELLS_AT_MOST {
        if cell >= window.len() {
            return if goes_on { Closes::BeyondThis } else { never() };
        }
        let Some(close) = closing(window, cell + 1, false) else {
            return if goes_on { Closes::BeyondThis } else { never() };
        };
        match bytes.get(close + 1) {
            None if !last => return Closes::BeyondThis,
            Some(b) if *b != syntax.delimiter && !is_line_end(*b) => return never(),
            _ => {}
        }
        if !syntax.believes_quotes && swallows_rows(&bytes[next_line(bytes, cell)..close], syntax) {
            return never();
        }
        // The rest of its record may hold quotes of its own.
        match Record::at(bytes, close + 1, syntax.delimiter) {
            Record::Whole { damage: Some(_), .. } => return never(),
            Record::Whole { end, .. } if end < bytes.len() || last || bytes[end - 1] == b'\n' => {
                return Closes::Properly { end };
            }
            Record::Whole { .. } => return Closes::BeyondThis,
            Record::Open { cell: next } => cell = next,
        }
    }
    never()
}

/// Cells of a record, as its quotes have it.
fn cells(record: &[u8], syntax: Syntax) -> usize {
    let mut quoted = false;
    let delimiters = record.iter().filter(|byte| {
        quoted ^= **byte == b'"';
        !quoted && **byte == syntax.delimiter
    });
    1 + delimiters.count()
}

/// Whether lines inside a quoted cell look like rows, or are too many. The line on which the cell closes is a part of one.
fn swallows_rows(inside: &[u8], syntax: Syntax) -> bool {
    let mut lines: Vec<&[u8]> = inside.split(|b| is_line_end(*b)).collect();
    lines.pop();
    let is_row = |line: &&[u8]| {
        let cells = 1 + memchr::memchr_iter(syntax.delimiter, line).count();
        cells >= syntax.width.max(2)
    };
    lines.len() > LINES_AT_MOST || lines.iter().any(is_row)
}

/// The position after the line end at `at`, which may be CR LF.
fn behind_line_end(bytes: &[u8], at: usize) -> usize {
    at + 1 + usize::from(bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n'))
}

/// The start of the line below the one that `at` stands on.
fn next_line(bytes: &[u8], at: usize) -> usize {
    memchr2(b'\n', b'\r', &bytes[at..]).map_or(bytes.len(), |n| behind_line_end(bytes, at + n))
}

pub(in crate::feed) fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// The position after the last line end. A CR at the end of the text is no line end, since it may be half of CR LF.
fn last_line_end(bytes: &[u8]) -> usize {
    match memchr::memrchr(b'\n', bytes) {
        Some(n) => n + 1,
        None => memchr::memrchr(b'\r', &bytes[..bytes.len().saturating_sub(1)]).map_or(0, |n| n + 1),
    }
}

/// The line ends of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::feed) struct LineEnds {
    /// LFs, those of CR LF among them.
    pub feeds: usize,
    /// CRs, and those of them that no LF follows.
    pub returns: usize,
    pub alone: usize,
}

impl LineEnds {
    pub fn of(bytes: &[u8]) -> Self {
        let feeds = memchr_iter(b'\n', bytes).count();
        let mut ends = Self { feeds, returns: 0, alone: 0 };
        for at in memchr_iter(b'\r', bytes) {
            ends.returns += 1;
            ends.alone += usize::from(bytes.get(at + 1) != Some(&b'\n'));
        }
        ends
    }

    /// How many lines end, CR LF being one end; a CR at the very end counts.
    pub fn lines(self) -> usize {
        self.feeds + self.alone
    }
}

pub(in crate::feed) fn count_line_ends(bytes: &[u8]) -> usize {
    LineEnds::of(bytes).lines()
}

#[cfg(test)]
mod tests {
    use super::*;

    const THREE: Syntax = Syntax { delimiter: b',', width: 3, believes_quotes: false };

    fn whole(text: &str) -> Cut {
        cut(text.as_bytes(), THREE, true)
    }

    #[test]
    fn quoted_cells_may_hold_delimiters_quotes_and_lines() {
        for text in ["a,\"b,\"\"c\"\"\",d\ne,f,g\n", "a,b,\"first\nsecond, part\"\ne,f,g\n", "\"a\",\"b\",\"c\""] {
            assert_eq!(whole(text), Cut { end: text.len(), quoted: true, damages: vec![] }, "{text}");
        }
    }

    #[test]
    fn a_stray_quote_costs_its_own_line() {
        assert_eq!(whole("a,b,c\n\"d,e,f\ng,h,i\nj,k,l\n").damages, [(1, Damage::Unclosed)]);
        // Closed again far below, even properly: the rows in between are rows.
        assert_eq!(whole("a,\"b,c\nd,e,f\ng,h\",i\n").damages, [(0, Damage::Unclosed)]);
        assert_eq!(whole("a,\"b,c\nd,\"e\",f\n").damages, [(0, Damage::Unclosed)]);
        assert_eq!(whole("x,y,z\na,\"1\"2,c\n").damages, [(1, Damage::Stray(1))]);
        assert_eq!(whole("a,5\",c\n").damages, []);
    }

    #[test]
    fn quotes_that_are_believed_make_whole_records() {
        let believed = Syntax { believes_quotes: true, ..THREE };
        let damages = |text: &str| cut(text.as_bytes(), believed, true).damages;
        assert_eq!(damages("a,\"b,c\nd,e,f\ng,h\",i\n"), []);
        // Two cells are no row of this table.
        assert_eq!(damages("a,\"b,c\nd,e,f\ng,h\"\n"), [(0, Damage::Unclosed)]);
    }

    #[test]
    fn chains_of_open_cells_end() {
        let long = format!("a,\"b\nb\",{},\"c\nd\"\n", "x".repeat(BYTES_AT_MOST));
        assert_eq!(whole(&long).end, long.len());
        let chain = "x\",\"z\n".repeat(20_000);
        assert_eq!(whole(&chain).end, chain.len());
    }

    #[test]
    fn line_ends_of_every_kind_are_counted() {
        for (text, count) in [("a\nb\n", 2), ("a\r\nb\r\n", 2), ("a\rb\r", 2), ("a", 0), ("\r\n\r\r\n", 3)] {
            assert_eq!(count_line_ends(text.as_bytes()), count, "{text:?}");
        }
    }

    #[test]
    fn what_is_cut_does_not_depend_on_where() {
        let text = "a,b,c\r\n\"d\nd\",e,f\r\ng,\"h,i\r\nj,k,\"l\"\"\"\r\nm,n,o\r\n\"p,q,r\r\ns,t,u\r\n".as_bytes();
        let all = cut(text, THREE, true);
        assert_eq!(all.end, text.len());
        for size in 1..text.len() {
            let (mut at, mut line, mut damages, mut take) = (0, 0, Vec::new(), size);
            while at < text.len() {
                let end = (at + take).min(text.len());
                let part = cut(&text[at..end], THREE, end == text.len());
                if part.end == 0 {
                    take += size;
                    continue;
                }
                damages.extend(part.damages.iter().map(|(n, d)| (line + n, *d)));
                line += count_line_ends(&text[at..at + part.end]);
                at += part.end;
                take = size;
            }
            assert_eq!(damages, all.damages, "in chunks of {size}");
        }
    }
}
