//! One large file, read and validated into typed columns: `cargo bench --bench reading -- FOLDER` after
//! `cargo run --example make_large -- FOLDER`; with `--sums`, into what the rows come to for each region and month. Prints the seconds of one run and the most memory the process held;
//! `benches/peers/reading.sh` sets it beside Polars' own scan of the same file.

#![expect(clippy::print_stdout, reason = "a benchmark tells its figures")]

use onpace::catalog::{ProjectFiles, load};
use onpace::feed::{Detail, Sums, ingest_as};
use std::time::Instant;

fn main() {
    let Some(folder) = std::env::args().skip(1).find(|a| !a.starts_with('-')) else {
        println!("reading: no folder given, nothing read");
        return;
    };
    let files = ProjectFiles::Folder(folder.into());
    let catalog = load(&files).expect("a sound catalog").output;
    let sums = Sums { by: Vec::new(), of: vec!["households".into(), "amount".into()] };
    let detail = if std::env::args().any(|a| a == "--sums") { Detail::Sums(sums) } else { Detail::Rows };
    let start = Instant::now();
    let rows: u64 = catalog
        .feeds
        .iter()
        .map(|feed| {
            let read = ingest_as(feed, &catalog.regions, &files, &detail);
            assert!(read.reconciles(), "every row is accounted for");
            read.files.iter().map(|f| f.valid).sum::<u64>()
        })
        .sum();
    let seconds = start.elapsed().as_secs_f64();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|l| l.strip_prefix("VmHWM:")).unwrap_or("").trim();
    println!("onpace {seconds:.3} s, {rows} rows, peak {peak}");
}
