//! Fingerprints of a file's rows, and which rows share one: sorted into parts while in the processor's cache, compared part by
//! part.

use rayon::prelude::*;

/// Parts that fingerprints are sorted out into by their upper bits.
const PARTS: usize = 1 << 8;
/// Rows that are sorted out together, so that their places need few bits.
const TOGETHER: usize = 1 << 14;
/// Rows up to which repeats are found on one thread, since calling others would take longer.
const FEW: usize = 1 << 12;
/// The bits of an entry that say which of those rows it is.
const PLACE: u64 = TOGETHER as u64 - 1;

/// Fingerprints of 64 bits in the order of their rows, of which 58 are compared; 0 is none. In one of 5,800 files with ten million
/// rows, two different rows are taken for equal.
#[derive(Debug, Default)]
pub(in crate::feed) struct Fingerprints {
    sorted: Vec<Sorted>,
    /// The rest, not sorted yet.
    last: Vec<u64>,
    rows: usize,
}

/// Fingerprints of neighbouring rows by parts, each part in the order of rows.
#[derive(Debug)]
struct Sorted {
    /// The first of the rows.
    first: usize,
    /// Fingerprints without the bits that their part says, and in place of their lowest bits the place of the row.
    entries: Vec<u64>,
    /// Where each part ends.
    ends: [u16; PARTS],
}

impl Fingerprints {
    /// The fingerprints that `print` gives each row.
    pub fn of<T: Sync>(rows: &[T], print: impl Fn(&T) -> u64 + Sync) -> Self {
        let sort_out = |(n, rows): (usize, &[T])| {
            let fingerprints: Vec<u64> = rows.iter().map(&print).collect();
            Sorted::of(n * TOGETHER, &fingerprints)
        };
        let sorted = rows.par_chunks(TOGETHER).enumerate().map(sort_out).collect();
        Self { sorted, last: Vec::new(), rows: rows.len() }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows
    }

    pub fn reserve(&mut self, more: usize) {
        self.last.reserve(more.min(TOGETHER));
    }

    pub fn push(&mut self, print: u64) {
        self.last.push(print);
        self.rows += 1;
        if self.last.len() == TOGETHER {
            self.sort_out();
        }
    }

    /// Sorts the rest.
    pub fn sort_out(&mut self) {
        if !self.last.is_empty() {
            self.sorted.push(Sorted::of(self.rows - self.last.len(), &self.last));
            self.last.clear();
        }
    }

    /// Moves those of the rows below to the end.
    pub fn append(&mut self, below: &mut Self) {
        self.sort_out();
        below.sort_out();
        let above = self.rows;
        self.sorted.extend(below.sorted.drain(..).map(|sorted| Sorted { first: sorted.first + above, ..sorted }));
        self.rows += std::mem::take(&mut below.rows);
    }

    /// Groups of rows with the same fingerprint, in the order of their first rows.
    pub fn repeats(&mut self) -> Vec<Vec<usize>> {
        self.sort_out();
        if self.rows <= FEW {
            return self.repeats_of_few();
        }
        let of_part = |seen: &mut Seen, part: usize| self.repeats_in(part, seen);
        let parts: Vec<Vec<Vec<usize>>> =
            (0..PARTS).into_par_iter().map_init(|| Seen::of(self.rows / PARTS), of_part).collect();
        let mut groups = parts.concat();
        groups.sort_unstable();
        groups
    }

    /// The same by sorting all of them on this thread.
    fn repeats_of_few(&self) -> Vec<Vec<usize>> {
        let mut rows: Vec<((usize, u64), usize)> = Vec::with_capacity(self.rows);
        for (sorted, part) in self.sorted.iter().flat_map(|sorted| (0..PARTS).map(move |part| (sorted, part))) {
            let entries = sorted.part(part).iter();
            rows.extend(entries.map(|entry| ((part, entry & !PLACE), row(sorted.first, *entry))));
        }
        rows.sort_unstable();
        let groups = rows.chunk_by(|(a, _), (b, _)| a == b).filter(|group| group.len() > 1);
        let mut groups: Vec<Vec<usize>> = groups.map(|group| group.iter().map(|(_, row)| *row).collect()).collect();
        groups.sort_unstable();
        groups
    }

    fn repeats_in(&self, part: usize, seen: &mut Seen) -> Vec<Vec<usize>> {
        seen.all.clear();
        let entries = || self.sorted.iter().map(|sorted| (sorted.first, sorted.part(part)));
        entries().for_each(|(_, entries)| seen.all.extend(entries.iter().map(|entry| entry & !PLACE)));
        let twice = seen.twice();
        if twice.is_empty() {
            return Vec::new();
        }
        let rows = entries().flat_map(|(first, entries)| entries.iter().map(move |e| (e & !PLACE, row(first, *e))));
        let mut rows: Vec<(u64, usize)> = rows.filter(|(print, _)| twice.binary_search(print).is_ok()).collect();
        rows.sort_unstable();
        let groups = rows.chunk_by(|(a, _), (b, _)| a == b);
        groups.map(|group| group.iter().map(|(_, row)| *row).collect()).collect()
    }
}

impl Sorted {
    fn of(first: usize, fingerprints: &[u64]) -> Self {
        let there = || fingerprints.iter().zip(0_u64..).filter(|(print, _)| **print != 0);
        let mut counts = [0_u16; PARTS];
        there().for_each(|(print, _)| counts[part(*print)] += 1);
        // Where each part begins, and, when all its entries are in their places, ends.
        let mut ends = counts;
        let mut begin = 0;
        for (end, count) in ends.iter_mut().zip(counts) {
            *end = begin;
            begin += count;
        }
        let mut entries = vec![0; usize::from(begin)];
        for (print, place) in there() {
            let at = &mut ends[part(*print)];
            entries[usize::from(*at)] = print << PARTS.ilog2() & !PLACE | place;
            *at += 1;
        }
        Self { first, entries, ends }
    }

    fn part(&self, part: usize) -> &[u64] {
        let begin = part.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.entries[usize::from(begin)..usize::from(self.ends[part])]
    }
}

/// The row of an entry, by the first of the rows that it was sorted with.
fn row(first: usize, entry: u64) -> usize {
    first + usize::try_from(entry & PLACE).unwrap_or(0)
}

fn part(print: u64) -> usize {
    usize::try_from(print >> (u64::BITS - PARTS.ilog2())).unwrap_or(0)
}

/// Which fingerprints of a part were seen, by few enough bits for the maps to stay in a processor's cache.
struct Seen {
    all: Vec<u64>,
    /// For each value of those bits, whether it was seen and whether it was seen again.
    maps: Vec<[u64; 2]>,
}

impl Seen {
    /// For parts of about `rows` rows.
    fn of(rows: usize) -> Self {
        let words = (rows * 16 / 64).next_power_of_two().clamp(1 << 4, 1 << 15);
        Self { all: Vec::with_capacity(rows + rows / 8), maps: vec![[0; 2]; words] }
    }

    /// Fingerprints that occur more than once, in order. Only candidates are sorted: few, where nothing repeats.
    fn twice(&mut self) -> Vec<u64> {
        let bits = u64::BITS - self.maps.len().ilog2() - u64::BITS.ilog2();
        let place = |print: u64| {
            let at = usize::try_from(print >> bits).unwrap_or(0);
            (at / 64, 1_u64 << (at % 64))
        };
        for print in &self.all {
            let (word, bit) = place(*print);
            let [once, again] = &mut self.maps[word];
            *again |= *once & bit;
            *once |= bit;
        }
        let is_again = |print: &&u64| {
            let (word, bit) = place(**print);
            self.maps[word][1] & bit != 0
        };
        let mut met: Vec<u64> = self.all.iter().filter(is_again).copied().collect();
        self.maps.fill([0; 2]);
        met.sort_unstable();
        let mut twice: Vec<u64> = met.array_windows().filter(|[a, b]| a == b).map(|[a, _]| *a).collect();
        twice.dedup();
        twice
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn mixed(n: usize) -> u64 {
        (n as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }

    impl Fingerprints {
        /// What is kept of each row's.
        pub fn by_row(&self) -> Vec<u64> {
            let mut by_row = vec![0; self.rows];
            for sorted in &self.sorted {
                for (n, entry) in (0..PARTS).flat_map(|n| sorted.part(n).iter().map(move |entry| (n, entry))) {
                    by_row[sorted.first + (entry & PLACE) as usize] = (n as u64) << 56 | (entry & !PLACE) >> 8;
                }
            }
            by_row
        }
    }

    #[test]
    fn rows_with_one_fingerprint_are_found_wherever_they_stand() {
        // Spread over all parts; every hundredth like one far above, some of them like two.
        let mut fingerprints: Vec<u64> = (0..100_000).map(mixed).collect();
        let mut expected: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for n in (50_000..100_000).step_by(100) {
            let first = n % 7_000;
            fingerprints[n] = fingerprints[first];
            expected.entry(first).or_insert_with(|| vec![first]).push(n);
        }
        // Two that differ in one of their upper bits only, two that do in one of their lower ones, and rows without one.
        (fingerprints[3], fingerprints[5]) = (fingerprints[2] ^ 1 << 63, fingerprints[4] ^ 1 << 6);
        fingerprints[20_000..20_010].fill(0);
        let expected: Vec<Vec<usize>> = expected.into_values().collect();
        assert_eq!(Fingerprints::of(&fingerprints, |print| *print).repeats(), expected);
        // Chunk by chunk, of every length.
        let (mut all, mut rest, mut lens) = (Fingerprints::default(), &fingerprints[..], (0..).step_by(977));
        let mut chunk = Fingerprints::default();
        while !rest.is_empty() {
            let (now, behind) = rest.split_at(rest.len().min(lens.next().unwrap_or(1)));
            for print in now {
                chunk.push(*print);
            }
            all.append(&mut chunk);
            rest = behind;
        }
        assert_eq!(all.len(), fingerprints.len());
        assert_eq!(all.repeats(), expected);
    }

    #[test]
    fn few_rows_and_none() {
        assert!(Fingerprints::default().repeats().is_empty());
        assert!(Fingerprints::of(&[0, 0, 1 << 20, 2 << 20], |print| *print).repeats().is_empty());
        let lines = [mixed(1), mixed(2), mixed(1), 0, 0, mixed(3), mixed(2), mixed(1)];
        assert_eq!(Fingerprints::of(&lines, |print| *print).repeats(), [vec![0, 2, 7], vec![1, 6]]);
    }
}
