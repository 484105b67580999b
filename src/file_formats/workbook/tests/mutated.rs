//! Damaged workbooks are read or refused, and never panic or hang. The damage is the same in every run.

use super::*;
use std::time::{Duration, Instant};

/// A small generator (xorshift64), so that no run differs from another.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }

    /// Flips bits, sets bytes, cuts the end off, or doubles a stretch.
    fn damage(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for _ in 0..=self.below(4) {
            if bytes.is_empty() {
                break;
            }
            let at = self.below(bytes.len());
            match self.below(5) {
                0 | 1 => bytes[at] ^= 1 << self.below(8),
                2 => bytes[at] = [0, 1, 0x7F, 0x80, 0xFF][self.below(5)],
                3 => bytes.truncate(at),
                _ => {
                    let end = (at + self.below(64)).min(bytes.len());
                    bytes.splice(at..at, bytes[at..end].to_vec());
                }
            }
        }
        bytes
    }
}

fn try_damaged(original: &[u8], times: usize, seal: impl Fn(Vec<u8>) -> Vec<u8>) -> usize {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut read = 0;
    for n in 0..times {
        let bytes = seal(dice.damage(original));
        let start = Instant::now();
        read += usize::from(sheets(&bytes, DecimalMark::Point).is_ok());
        assert!(start.elapsed() < Duration::from_secs(10), "damage {n} takes long");
    }
    read
}

#[test]
fn damaged_containers_do_no_harm() {
    for bytes in [XLSX, XLS, ODS] {
        try_damaged(bytes, 1000, |damaged| damaged);
    }
}

/// Damage inside the parts of a container whose checksums are right.
#[test]
fn damaged_parts_do_no_harm() {
    for bytes in [XLSX, ODS] {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let parts: Vec<(String, Vec<u8>)> = (0..archive.len())
            .map(|n| {
                let mut part = archive.by_index(n).unwrap();
                let mut bytes = Vec::new();
                std::io::Read::read_to_end(&mut part, &mut bytes).unwrap();
                (part.name().unwrap().into_owned(), bytes)
            })
            .collect();
        let mut read = 0;
        for (n, (name, part)) in parts.iter().enumerate() {
            if !["xml", "rels"].iter().any(|end| name.ends_with(end)) {
                continue;
            }
            read += try_damaged(part, 60, |damaged| {
                let with = |m: usize| if m == n { &damaged[..] } else { &parts[m].1 };
                let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
                zip_with(
                    options,
                    &parts.iter().enumerate().map(|(m, (name, _))| (name.as_str(), with(m))).collect::<Vec<_>>(),
                )
            });
        }
        assert!(read > 50, "only {read} damaged workbooks were readable: the damage is never looked at");
    }
}

/// Damage in the records of an xls whose container is right.
#[test]
fn damaged_records_do_no_harm() {
    let mut file = cfb::CompoundFile::open(Cursor::new(XLS)).unwrap();
    let mut stream = Vec::new();
    std::io::Read::read_to_end(&mut file.open_stream("/Workbook").unwrap(), &mut stream).unwrap();
    let read = try_damaged(&stream, 2000, |damaged| compound("/Workbook", &damaged));
    assert!(read > 50, "only {read} damaged workbooks were readable: the damage is never looked at");
}
