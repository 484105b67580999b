//! Whole files read both ways.

use super::{EVENTS, KEYED, catalog, lines};
use crate::catalog::ProjectFiles;
use crate::feed::cache::NoCache;
use crate::feed::detail::{Aggregation, Detail};
use crate::feed::fast_or_general::Way;
use crate::feed::ingest::ingest_in;
use crate::feed::ingested::Ingested;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;

fn ingest(way: Way, feed: usize, files: &ProjectFiles, detail: &Detail) -> Ingested {
    let catalog = catalog();
    ingest_in(way, &catalog.feeds[feed], &catalog.regions, files, detail, &NoCache)
}

/// Reads files of a feed both ways, and compares everything that comes of it.
fn read_both_ways(feed: usize, texts: &[(&str, String)], detail: &Detail) -> Result<Ingested, TestCaseError> {
    let files: BTreeMap<String, _> =
        texts.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec().into())).collect();
    let files = ProjectFiles::Memory(files);
    let (fast, general) = (ingest(Way::Fast, feed, &files, detail), ingest(Way::General, feed, &files, detail));
    prop_assert!(fast.frame.equals_missing(&general.frame), "{:?}\n{:?}", fast.frame, general.frame);
    prop_assert_eq!(&fast.rejects, &general.rejects);
    prop_assert_eq!(&fast.revisions, &general.revisions);
    prop_assert_eq!(&fast.warnings, &general.warnings);
    prop_assert_eq!(&fast.unreadable, &general.unreadable);
    prop_assert_eq!(&fast.files, &general.files);
    let (start, as_of) = (catalog().start, catalog().start);
    prop_assert_eq!(fast.ledger(start, as_of), general.ledger(start, as_of));
    prop_assert!(fast.reconciles() && general.reconciles());
    Ok(fast)
}

/// Rows of which some have quotes, with another line end now and then.
fn table(heads: &'static [&'static str]) -> impl Strategy<Value = String> {
    let quoted = (lines(heads), any::<u64>()).prop_map(|(mut lines, quotes)| {
        for (n, line) in lines.iter_mut().enumerate().filter(|(n, _)| (quotes >> (n % 64)).is_multiple_of(8)) {
            let cells: Vec<String> = line.split(',').map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            *line = if n % 2 == 0 { cells.join(",") } else { line.replacen(',', ",\"a\nb\"", 1) };
        }
        lines
    });
    let lines = prop_oneof![2 => lines(heads), 1 => quoted];
    (lines, "(\n|\r\n|\r)", any::<bool>()).prop_map(move |(lines, end, open)| {
        let all: Vec<String> = std::iter::once(heads.join(",")).chain(lines).collect();
        all.join(&end) + if open { "" } else { &end }
    })
}

fn sums() -> Detail {
    Detail::Aggregated(Aggregation { by: vec!["kind".into()], of: vec!["items".into()] })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn files_with_a_key_that_revise_each_other(first in table(&KEYED), second in table(&KEYED)) {
        read_both_ways(0, &[("feeds/keyed-2020-10.csv", first), ("feeds/keyed-2020-11.csv", second)], &Detail::Rows)?;
    }

    #[test]
    fn files_without_a_key_as_rows_and_as_sums(text in table(&EVENTS)) {
        let files = [("feeds/events-2020-11.csv", text)];
        read_both_ways(1, &files, &Detail::Rows)?;
        read_both_ways(1, &files, &sums())?;
    }
}

#[test]
fn a_control_total_is_skipped_among_sums_too() {
    let rows = "3,2020-11-03,,,襄城县,甲类\n1,2020-11-03,,,文昌镇,甲类\n2,2020-11-03,,,柳河镇,甲类\n";
    let files = [("feeds/events-2020-11.csv", format!("{}\n{rows}", EVENTS.join(",")))];
    for detail in [Detail::Rows, sums()] {
        let read = read_both_ways(1, &files, &detail).expect("the same");
        assert_eq!((read.files[0].valid, read.files[0].skipped), (2, 2), "{detail:?}");
    }
}

#[test]
fn files_of_several_chunks() {
    let mut text = EVENTS.join(",") + "\n";
    for n in 0..40_000_u32 {
        let (day, place) = (n % 28 + 1, ["文昌镇", "411025902000", "柳河乡"][n as usize % 3]);
        let kind = if n % 1000 == 7 { "丙类" } else { "甲类" };
        writeln!(text, "{}.5,2020-11-{day:02},,x{n},{place},{kind}", n % 90).expect("a string takes all");
    }
    let files = [("feeds/events-2020-11.csv", text)];
    let rows = read_both_ways(1, &files, &Detail::Rows).expect("the same");
    assert_eq!((rows.files[0].rows, rows.files[0].rejected), (40_001, 40));
    let sums = read_both_ways(1, &files, &sums()).expect("the same");
    assert_eq!(sums.files[0].valid, 39_960);
    // The two regions in one month; every row of the fourth kind is rejected.
    assert_eq!(sums.frame.height(), 2);
}

#[test]
fn a_county_s_row_beside_a_rejected_one_of_a_township_is_accounted_for() {
    let text =
        format!("{}\n0,2020-12-31,2020-11-30,a,411025,乙类\n0,2020-12-31,11月,a,411025901000,乙类\n", EVENTS.join(","));
    for detail in [Detail::Rows, sums()] {
        for way in [Way::Fast, Way::General] {
            let files =
                ProjectFiles::Memory([("feeds/events-2020-11.csv".to_owned(), text.as_bytes().to_vec().into())].into());
            let read = ingest(way, 1, &files, &detail);
            assert!(
                read.reconciles(),
                "{:?} {:?} {:?} {}",
                detail,
                read.files,
                read.ledger(catalog().start, catalog().start),
                read.frame
            );
        }
    }
}
