//! `onpace verify`: whether a report still follows from its project.

use super::findings::{compare, edition};
use super::project_of_report::project_of;
use super::text::text;
use crate::catalog::ProjectFiles;
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::previous_report;
use crate::cli::project::{AsOf, Opened, Opening, find_folder};
use crate::cli::published_before::PublishedBefore;
use crate::cli::report_files::{ToMake, report_files};
use crate::cli::spoken::spoken;
use crate::measure::Month;
use crate::publish::{Manifest, read_manifest};
use crate::render::Forms;
use crate::say;
use crate::words::Language;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    folder: PathBuf,
    #[arg(long, value_name = "DIR")]
    project: Option<PathBuf>,
    #[arg(long)]
    no_store: bool,
    #[arg(long)]
    json: bool,
}

pub(in crate::cli) fn run(args: &Args) -> Result<Exit, Exit> {
    let folder = args.folder.display();
    let Some(manifest) = read_manifest(&args.folder) else {
        let message = say!("verify-no-report", %folder);
        console::message(&message, spoken());
        return Err(Exit::Usage);
    };
    let opened = open(args, &manifest)?;
    let previous =
        manifest.outputs.contains_key(previous_report::KEPT).then(|| previous_report::kept_in(&args.folder)).flatten();
    let forms = Forms::parse(&manifest.provenance.forms);
    let republished = PublishedBefore::in_folder(&args.folder).map_or(0, |before| before.republished());
    let what =
        ToMake { edition: edition(&manifest), previous: previous.as_ref(), forms: &forms, before: None, republished };
    let (report, files) = report_files(&opened, &what)?;
    let findings = compare(&args.folder, &manifest, &opened, &report, &files).map_err(|error| {
        console::line(&format!("{folder}: {error}"));
        Exit::Usage
    })?;
    if args.json {
        console::print(&(serde_json::to_string_pretty(&findings).unwrap_or_default() + "\n"));
    } else {
        console::print(&text(&findings, &manifest, |m| m.in_language(opened.language)));
    }
    Ok(if findings.any() { Exit::Findings } else { Exit::Done })
}

/// The project as it is now, for the month and in the language of the report.
fn open(args: &Args, manifest: &Manifest) -> Result<Opened, Exit> {
    let made = &manifest.provenance;
    let (first, second) = made.language.split_once(';').map_or((made.language.as_str(), None), |(a, b)| (a, Some(b)));
    let language = Language::of(first);
    let folder = match &args.project {
        Some(folder) => find_folder(Some(folder))?,
        None => project_of(&args.folder, manifest).ok_or_else(|| {
            let place = if made.project.is_empty() { "." } else { &made.project };
            console::message(&say!("verify-no-project", place), spoken());
            Exit::Usage
        })?,
    };
    let place = folder.display().to_string();
    let (as_of, no_store) = (Month::parse(&made.as_of).map(AsOf::Month), args.no_store);
    let on = made.on.parse().ok();
    let opening = Opening { as_of, on, language, no_store, ..Opening::default() };
    let opened = Opened::read(ProjectFiles::Folder(folder), place, opening)?;
    Ok(if second.is_some() { opened.in_both() } else { opened })
}
