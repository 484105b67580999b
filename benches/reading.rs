//! One large file, read and validated into typed columns: `cargo bench --bench reading -- FOLDER` after
//! `cargo run --example make_large -- FOLDER`; with `--sums`, into what the rows come to for each region and month; with
//! `--floor`, cut into records of bytes by the `csv` crate and no more, files side by side. Prints the seconds of one run and the most memory the
//! process held; `benches/peers/reading.sh` sets it beside Polars' own scan of the same file.

#![expect(clippy::print_stdout, reason = "a benchmark tells its figures")]

use onpace::catalog::{Feed, ProjectFiles, load};
use onpace::feed::{Aggregation, Detail, ingest_as};
use rayon::prelude::*;
use std::time::Instant;

fn main() {
    let Some(folder) = std::env::args().skip(1).find(|a| !a.starts_with('-')) else {
        println!("reading: no folder given, nothing read");
        return;
    };
    let files = ProjectFiles::Folder(folder.into());
    let catalog = load(&files).expect("a sound catalog").output;
    let sums = Aggregation { by: Vec::new(), of: vec!["households".into(), "amount".into()] };
    let detail = if std::env::args().any(|a| a == "--sums") { Detail::Aggregated(sums) } else { Detail::Rows };
    let floor = std::env::args().any(|a| a == "--floor");
    let start = Instant::now();
    let read = |feed: &Feed| {
        if floor {
            return records(feed, &files);
        }
        let read = ingest_as(feed, &catalog.regions, &files, &detail);
        assert!(read.reconciles(), "every row is accounted for");
        read.files.iter().map(|f| f.valid).sum()
    };
    let rows: u64 = catalog.feeds.iter().map(read).sum();
    let seconds = start.elapsed().as_secs_f64();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|l| l.strip_prefix("VmHWM:")).unwrap_or("").trim();
    println!("{} {seconds:.3} s, {rows} rows, peak {peak}", if floor { "csv" } else { "onpace" });
}

/// How many records the files of a feed have below their headers, as the `csv` crate cuts them.
fn records(feed: &Feed, files: &ProjectFiles) -> u64 {
    let pattern = glob::Pattern::new(&feed.files).expect("a sound catalog");
    let names = files.matching(&pattern).expect("files");
    let count = |name: &String| {
        let file = files.open(name).expect("a file");
        let mut reader = csv::ReaderBuilder::new().flexible(true).buffer_capacity(1 << 20).from_reader(file);
        let mut record = csv::ByteRecord::new();
        let mut count = 0;
        while reader.read_byte_record(&mut record).expect("a record") {
            count += 1;
        }
        count
    };
    names.par_iter().map(count).sum()
}
