//! Bytes as a feed's file: no panic, and every row accounted for.

#![no_main]

use libfuzzer_sys::fuzz_target;
use onpace::catalog::{Catalog, Feed, ProjectFiles, load};
use onpace::feed::ingest;
use onpace::measure::Month;
use std::sync::LazyLock;

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
    let files: [(&str, &[u8]); 2] = [
        ("onpace.toml", include_bytes!("../../tests/cases/onpace.toml")),
        ("regions.csv", include_bytes!("../../tests/cases/regions.csv")),
    ];
    let files = files.map(|(name, bytes)| (name.to_owned(), bytes.into()));
    load(&ProjectFiles::Memory(files.into())).expect("a sound catalog").output
});

fuzz_target!(|data: &[u8]| {
    let form = if data.starts_with(b"PK") { "xlsx" } else { "csv" };
    let feeds = CATALOG.feeds.iter();
    for feed in feeds {
        let name = format!("feeds/{}-2020-11.{form}", feed.id);
        let files = ProjectFiles::Memory([(name, data.to_vec().into())].into());
        let feed = Feed { files: "feeds/*".into(), ..feed.clone() };
        let read = ingest(&feed, &CATALOG.regions, &files);
        assert!(read.reconciles(), "{:?}", read.files);
        // A file that is refused for its rows is told, too, and keeps its place in the ledger.
        let unread = read.unreadable.iter().filter(|told| told.code != "file-refused").count();
        assert_eq!(read.files.len() + unread, 1);
        for file in read.ledger(Month::new(2020, 1), Month::new(2020, 11)) {
            assert!(file.reconciles(), "{file:?}");
        }
        let rejected: u64 = read.files.iter().map(|f| f.rejected).sum();
        assert_eq!(rejected, read.rejects.len() as u64);
    }
});
