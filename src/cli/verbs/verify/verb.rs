//! `onpace verify`: whether a report still follows from its project.

use super::findings::{compare, edition};
use super::text::text;
use crate::catalog::ProjectFiles;
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::previous_report;
use crate::cli::project::{AsOf, Opened, Opening, find_folder};
use crate::cli::published_before::PublishedBefore;
use crate::cli::report_files::{ToMake, report_files};
use crate::measure::Month;
use crate::pack;
use crate::publish::{Manifest, read_manifest};
use crate::render::Forms;
use crate::say;
use crate::words::Language;
use std::path::{Path, PathBuf};

/// Recompute a report from its project and say whether it still matches, naming what moved
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  onpace verify reports/2020-11
  onpace verify given-out/2020-11 --project my-county

Exit 1 where something does not match.")]
pub(in crate::cli) struct Args {
    /// The report's folder
    folder: PathBuf,
    /// Where the project is now; default: where the manifest says it was
    #[arg(long, value_name = "DIR")]
    project: Option<PathBuf>,
    /// Read every file, and keep nothing of them for the next run
    #[arg(long)]
    no_store: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(in crate::cli) fn run(args: &Args) -> Result<Exit, Exit> {
    let folder = args.folder.display();
    let Some(manifest) = read_manifest(&args.folder) else {
        let message = say!("verify-no-report", %folder);
        console::message(&message, Language::default());
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
    let (files, place) = match &args.project {
        None if made.project == pack::PLACE => (pack::project(), pack::PLACE.to_owned()),
        asked => {
            // The manifest of the public edition does not say where the project was: it is looked for here.
            let here = || find_folder(None, language.unwrap_or_default()).map(Option::unwrap_or_default);
            let folder = match asked {
                Some(folder) => folder.clone(),
                None if made.project.is_empty() => here()?,
                None => PathBuf::from(&made.project),
            };
            if !folder.join("onpace.toml").is_file() {
                let place = if folder.as_os_str().is_empty() { Path::new(".") } else { &folder }.display();
                let message = say!("verify-no-project", %place);
                console::message(&message, language.unwrap_or_default());
                return Err(Exit::Usage);
            }
            let place = folder.display().to_string();
            (ProjectFiles::Folder(folder), place)
        }
    };
    let (as_of, no_store) = (Month::parse(&made.as_of).map(AsOf::Month), args.no_store);
    let on = made.on.parse().ok();
    let opened = Opened::read(files, place, Opening { as_of, on, language, no_store, ..Opening::default() })?;
    Ok(if second.is_some() { opened.in_both() } else { opened })
}
