//! Slips of the hand at one cell of a sound file: a delimiter left out, typed twice or mistyped, a number typed with a mark of thousands that
//! is the delimiter too. The row is rejected, or what is read of it is what was meant.

use crate::mangle::{Pack, declared, read_alone};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Rows of each file that are spoilt in turn: from its beginning and its end.
const ROWS: usize = 14;

/// A line with one slip, and which.
fn slips(line: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for (at, _) in line.match_indices(',') {
        let (before, behind) = (&line[..at], &line[at + 1..]);
        for (what, instead) in [
            ("left out", ""),
            ("twice", ",,"),
            ("a semicolon", ";"),
            ("a tab", "\t"),
            ("a blank", " "),
            ("a point", "."),
        ] {
            all.push((format!("{what} at byte {at}"), format!("{before}{instead}{behind}")));
        }
    }
    let mut start = 0;
    for cell in line.split(',') {
        let digits = cell.bytes().take_while(u8::is_ascii_digit).count();
        if digits >= 2 && digits == cell.find('.').unwrap_or(cell.len()) {
            let marked = if digits > 3 { digits - 3 } else { 1 };
            let (before, behind) = line.split_at(start + marked);
            all.push((format!("a mark of thousands in {cell}"), format!("{before},{behind}")));
        }
        start += cell.len() + 1;
    }
    all
}

#[test]
fn a_slip_at_a_delimiter_never_gives_another_value() {
    let pack = Pack::bundled();
    let mut tried = BTreeMap::new();
    for feed in &pack.catalog.feeds {
        let whole = |name: &&str| pack.files[*name].split(|b| *b == b'\n').nth(3).is_some();
        let Some(name) = pack.files_of(&feed.id).filter(whole).last() else { continue };
        let text = match std::str::from_utf8(&pack.files[name]) {
            Ok(text) => text.trim_start_matches('\u{FEFF}').to_owned(),
            Err(_) => encoding_rs::GB18030.decode(&pack.files[name]).0.into_owned(),
        };
        let lines: Vec<&str> = text.lines().collect();
        let clean: BTreeMap<u64, Vec<String>> =
            declared(feed, &read_alone(feed, &pack.catalog.regions, name, text.clone().into_bytes()))
                .into_iter()
                .collect();
        let chosen = (1..lines.len()).filter(|n| *n <= ROWS / 2 || *n + ROWS / 2 >= lines.len());
        let cases: Vec<(usize, String, String)> =
            chosen.flat_map(|n| slips(lines[n]).into_iter().map(move |(what, line)| (n, what, line))).collect();
        let wrong: Vec<String> = cases
            .par_iter()
            .filter_map(|(n, what, line)| {
                let mut damaged = lines.clone();
                damaged[*n] = line;
                let read = read_alone(feed, &pack.catalog.regions, name, damaged.join("\n").into_bytes());
                let used = declared(feed, &read);
                let other = used.iter().find(|(at, values)| clean.get(at) != Some(values));
                other.map(|(at, values)| format!("{name} line {}: {what}: line {at} is read as {values:?}", n + 1))
            })
            .collect();
        assert!(wrong.is_empty(), "{} of {}: {:#?}", wrong.len(), cases.len(), &wrong[..wrong.len().min(5)]);
        tried.insert(feed.id.clone(), cases.len());
    }
    assert!(tried.len() >= 15 && tried.values().sum::<usize>() > 3_000, "{tried:?}");
}
