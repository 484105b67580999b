//! `onpace letters`: drafts the month's letters.

use super::text::text;
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::project::ProjectArgs;
use crate::disk::{System, made_name};
use crate::pipeline::{self, Making};
use crate::publish::{PublishError, write_new_folder};
use crate::render::Forms;
use crate::render::docx::document_docx;
use crate::report::{Edition, LettersPart};
use crate::say;
use std::collections::BTreeSet;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    #[command(flatten)]
    project: ProjectArgs,
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub(in crate::cli) fn run(args: &Args) -> Result<Exit, Exit> {
    let opened = args.project.open(false)?;
    let forms = Forms::only(Forms::named("json"));
    let making = Making { forms, ..Making::of(opened.language, Edition::Internal) };
    let report = pipeline::report_for(&opened.study, opened.as_of, &making).map_err(|error| console::defect(&error))?;
    let LettersPart { refused, letters, .. } = &report.letters;
    if let Some(refused) = refused {
        console::line(refused);
        return Err(Exit::Usage);
    }
    let mut taken = BTreeSet::new();
    let name = |title: &str, unit: &str, taken: &mut BTreeSet<String>| {
        format!("{}.docx", made_name(&format!("{title}-{unit}"), taken))
    };
    let files: Vec<(String, Vec<u8>)> = letters
        .iter()
        .map(|letter| (name(&letter.title, &letter.unit, &mut taken), document_docx(&letter.document, opened.language)))
        .collect();
    let folder = args.out.clone().unwrap_or_else(|| opened.beside("letters")).join(opened.as_of.to_string());
    if !files.is_empty() {
        let written: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        write_new_folder(&System, &folder, &written).map_err(|error| {
            let shown = folder.display();
            match error {
                // Somebody may have worked on the drafts in it.
                PublishError::NotOurs { .. } => {
                    console::message(&say!("letters-folder-in-use", %shown), opened.language);
                }
                error => console::message(&error.message(), opened.language),
            }
            Exit::Output
        })?;
    }
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    console::print(&text(&report.letters, &names, &folder, opened.language));
    Ok(if opened.feeds_are_sound() { Exit::Done } else { Exit::Feeds })
}
