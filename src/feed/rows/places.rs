//! Where rows stand in their file: lines, and bytes where a reject must name them.

use crate::feed::text::Place;

/// Places of rows, lines by themselves, as they go into the frame.
#[derive(Debug, Default)]
pub(in crate::feed) struct Places {
    pub lines: Vec<u32>,
    /// In feeds with a key, until contradictions within the file are settled: a reject names its byte.
    pub bytes: Vec<u64>,
    /// For rows that are added up, in place of `lines`: consecutive lines, by the first row of each run.
    runs: Vec<(usize, u64)>,
}

impl Places {
    pub fn push(&mut self, place: Place, keyed: bool) {
        self.lines.push(narrow(place.line));
        if keyed {
            self.bytes.push(place.byte);
        }
    }

    /// Adds `rows` rows on consecutive lines, in a feed without a key.
    pub fn push_run(&mut self, line: u64, rows: usize) {
        self.lines.extend((narrow(line)..).take(rows));
    }

    /// The place of a row of a feed with a key.
    pub fn get(&self, row: usize) -> Place {
        Place { line: self.lines[row].into(), byte: self.bytes[row] }
    }

    pub fn line(&self, row: usize) -> u64 {
        match self.runs.partition_point(|(first, _)| *first <= row) {
            0 => self.lines[row].into(),
            n => {
                let (first, line) = self.runs[n - 1];
                line + (row - first) as u64
            }
        }
    }

    /// Notes the line of a row that is added up. Rows up to the next noted one stand on consecutive lines.
    pub fn run(&mut self, row: usize, line: u64) {
        let goes_on = self.runs.last().is_some_and(|(first, known)| known + (row - first) as u64 == line);
        if !goes_on {
            self.runs.push((row, line));
        }
    }

    /// Whether each of `rows` rows has its place; rows that are added up have none.
    pub fn cover(&self, rows: usize) -> bool {
        self.lines.is_empty() || self.lines.len() == rows
    }

    /// Moves those of the rows below to the end; `above`: rows so far.
    pub fn append(&mut self, below: &mut Self, above: usize) {
        self.lines.append(&mut below.lines);
        self.bytes.append(&mut below.bytes);
        self.runs.extend(below.runs.drain(..).map(|(first, line)| (first + above, line)));
    }
}

fn narrow(line: u64) -> u32 {
    u32::try_from(line).expect("fewer than four billion lines in a file")
}
