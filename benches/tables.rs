//! The same amounts as a plain long table, with decimal commas, and wide with months as headings: `cargo bench --bench tables`. Prints the
//! median seconds of seven runs of each, taken in turn, and the speed as a share of the plain table's.

#![expect(clippy::print_stdout, reason = "a benchmark tells its figures")]

use onpace::catalog::{Catalog, ProjectFiles, load};
use onpace::feed::ingest;
use std::borrow::Cow;
use std::fmt::Write as _;
use std::time::Instant;

const REGIONS: usize = 45_000;
const MONTHS: usize = 12;
const RUNS: usize = 7;

/// Hundredths, different in each cell and the same in each run.
fn amount(region: usize, month: usize) -> usize {
    (region * 7_919 + month * 104_729) % 9_000_000 + 100
}

fn code(region: usize) -> String {
    format!("{:012}", 110_000_000_000 + region)
}

fn long(delimiter: char, mark: char) -> String {
    let mut text = format!("region{delimiter}date{delimiter}n\n");
    for month in 0..MONTHS {
        for region in 0..REGIONS {
            let n = amount(region, month);
            let _ = writeln!(
                text,
                "{}{delimiter}2021-{:02}-25{delimiter}{}{mark}{:02}",
                code(region),
                month + 1,
                n / 100,
                n % 100
            );
        }
    }
    text
}

fn wide() -> String {
    let mut text = "region".to_owned();
    for month in 1..=MONTHS {
        let _ = write!(text, ",2021-{month:02}");
    }
    text.push('\n');
    for region in 0..REGIONS {
        text.push_str(&code(region));
        for month in 0..MONTHS {
            let n = amount(region, month);
            let _ = write!(text, ",{}.{:02}", n / 100, n % 100);
        }
        text.push('\n');
    }
    text
}

/// A project whose one feed is the table.
fn project(keys: &str, date: &str, n: &str, table: String) -> ProjectFiles {
    let toml = format!(
        "title = \"t\"\nlanguage = \"en\"\nstart = \"2021-01\"\n[feed.f]\nfiles = \"f.csv\"\nsource = \"s\"\n{keys}\n[feed.f.column]\n\
         region = {{ header = \"region\", type = \"region\" }}\ndate = {{ {date}type = \"date\" }}\n\
         n = {{ {n}type = \"quantity\", unit = \"元\" }}\n[indicator.x]\nname = \"x\"\nfeed = \"f\"\nmeasure = {{ sum = \"n\" }}\n\
         kind = \"flow\"\nunit = \"元\"\nbetter = \"higher\"\n"
    );
    let mut regions = "code,name,level,parent\n000000000000,R,county,\n".to_owned();
    for region in 0..REGIONS {
        let _ = writeln!(regions, "{},R{region},township,000000000000", code(region));
    }
    let files = [
        ("onpace.toml", toml),
        ("regions.csv", regions),
        ("targets.csv", "indicator,kind,value\n".into()),
        ("f.csv", table),
    ];
    ProjectFiles::Memory(
        files.into_iter().map(|(name, text)| (name.to_owned(), Cow::Owned(text.into_bytes()))).collect(),
    )
}

fn seconds(catalog: &Catalog, files: &ProjectFiles) -> f64 {
    let start = Instant::now();
    let read = ingest(&catalog.feeds[0], &catalog.regions, files);
    let seconds = start.elapsed().as_secs_f64();
    assert!(read.reconciles() && read.rejects.is_empty(), "{:?}", read.rejects.first());
    assert_eq!(read.frame.height(), REGIONS * MONTHS);
    seconds
}

fn main() {
    let (date, n) = ("header = \"date\", ", "header = \"n\", ");
    let unpivot = "unpivot = { columns = \"date\", into = \"date\", value = \"n\" }";
    let tables = [
        ("plain", project("", date, n, long(',', '.'))),
        ("decimal commas", project("decimal = \",\"", date, n, long(';', ','))),
        ("wide", project(unpivot, "", "", wide())),
    ];
    let catalogs = tables.each_ref().map(|(_, files)| load(files).expect("a sound catalog").output);
    let mut times = [Vec::new(), Vec::new(), Vec::new()];
    for _ in 0..RUNS {
        for (((_, files), catalog), times) in tables.iter().zip(&catalogs).zip(&mut times) {
            times.push(seconds(catalog, files));
        }
    }
    let median = |times: &mut Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times[RUNS / 2]
    };
    let [plain, commas, wide] = times.each_mut().map(median);
    for ((name, _), seconds) in tables.iter().zip([plain, commas, wide]) {
        println!("{name}: {seconds:.3} s for {} amounts, {:.2} of the plain speed", REGIONS * MONTHS, plain / seconds);
    }
}
