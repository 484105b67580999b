//! The verdicts of a month, for another program: load a project, assess a month, read the rows.
//!
//! ```sh
//! cargo run --example verdicts -- my-county 2020-11
//! cargo run --example verdicts                        # the bundled project, its latest month
//! ```

#![expect(clippy::print_stdout, reason = "a program prints")]

use onpace::{Month, ProjectFiles, Study, judge, pack};
use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let project = args.next().map_or_else(pack::project, |folder| ProjectFiles::Folder(PathBuf::from(folder)));
    let study = Study::load(&project, |_| {}).map_err(|errors| errors[0].to_string())?;
    let month = args.next().and_then(|text| Month::parse(&text)).or_else(|| study.latest_month()).ok_or("no month")?;
    for row in judge(&study, month)? {
        let region = &study.catalog.regions.get(row.region).name;
        println!("{month}\t{}\t{region}\t{}", row.indicator.id, row.assessment.verdict.as_str());
    }
    Ok(())
}
