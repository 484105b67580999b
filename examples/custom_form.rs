//! A form of one's own: the indicators that lag, one a line, in `lagging.txt`, published beside the report's JSON.
//!
//! ```sh
//! cargo run --example custom_form -- out/2020-11
//! ```

#![expect(clippy::print_stdout, reason = "a program prints")]

use onpace::publish::Provenance;
use onpace::render::json::Json;
use onpace::render::{Job, Part, Readers};
use onpace::{Edits, Form, Forms, Month, OutputFile, Study, pack, publish, render, report};
use std::error::Error;
use std::path::PathBuf;

#[derive(Debug)]
struct Lagging;

impl Form for Lagging {
    fn name(&self) -> &'static str {
        "lagging"
    }

    fn shows(&self) -> &'static [Part] {
        &[Part::Words]
    }

    fn readers(&self) -> Readers {
        Readers::People
    }

    fn write(&self, job: &Job<'_>) -> Vec<OutputFile> {
        let rows = job.report.lagging.iter().map(|item| &job.report.rows[item.row]);
        let lines: Vec<String> = rows.map(|row| format!("{}\n", row.sentence)).collect();
        vec![OutputFile::new(job.version.file_name("lagging.txt"), lines.concat())]
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).map_or_else(|| PathBuf::from("custom-form"), PathBuf::from);
    let study = Study::load(&pack::project(), |_| {}).map_err(|errors| errors[0].to_string())?;
    let month = Month::parse("2020-11").ok_or("not a month")?;
    let report = report(&study, month, study.catalog.language)?;
    let forms = Forms::only([&Json as &'static dyn Form, &Lagging]);
    let provenance = Provenance { as_of: month.to_string(), forms: forms.to_string(), ..Provenance::default() };
    publish(&folder, &render(&report, study.template.as_ref(), &forms).files, &provenance, Edits::Keep)?;
    println!("{}", folder.display());
    Ok(())
}
