//! `onpace run`: makes the month's report and publishes it.

use super::provenance::provenance;
use super::summary::summary;
use super::unchanged::ReusableRun;
use crate::cli::clock::today;
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::fail_on::FailOn;
use crate::cli::previous_report;
use crate::cli::project::{Opened, ProjectArgs, parse_languages};
use crate::cli::published_before::PublishedBefore;
use crate::cli::report_files::{Republish, ToMake, report_files};
use crate::cli::spoken::spoken;
use crate::publish::{Edits, PublishError, publish};
use crate::render::{FORMS, Form, Forms, WORST};
use crate::report::Edition;
use crate::say;
use crate::words::Language;
use std::path::PathBuf;

#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Debug, clap::Args)]
#[command(mut_arg("lang", |arg| arg.value_parser(parse_languages).value_name(Language::CHOICES_OR_BOTH)))]
pub(in crate::cli) struct Args {
    #[command(flatten)]
    project: ProjectArgs,
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[arg(long, value_name = "internal|public", value_parser = parse_edition, default_value = "internal")]
    edition: Edition,
    #[arg(long, value_name = FailOn::CHOICES, value_delimiter = ',', value_parser = FailOn::parse)]
    fail_on: Vec<FailOn>,
    #[arg(long)]
    no_png: bool,
    #[arg(long, value_name = "FORM,…", value_delimiter = ',', value_parser = parse_form)]
    only: Vec<&'static dyn Form>,
    #[arg(long, value_name = "N", default_value_t = WORST)]
    worst: usize,
    #[arg(long, value_name = "FOLDER")]
    previous: Option<PathBuf>,
    #[arg(long)]
    republish: bool,
    #[arg(long)]
    force: bool,
    #[arg(long)]
    json: bool,
}

pub(in crate::cli) fn run(args: &Args) -> Result<Exit, Exit> {
    let reuse = if args.project.no_store || args.previous.is_some() {
        None
    } else {
        // Without a month and a day the machine's date decides on the month.
        let today = (args.project.as_of.is_none() && args.project.on.is_none()).then(today);
        Some(ReusableRun::of(&args.project, &format!("{args:?} {today:?}"))?)
    };
    if let Some(exit) = reuse.as_ref().and_then(|run| run.find(args.json)) {
        return Ok(exit);
    }
    let opened = args.project.open(args.json)?;
    let previous =
        args.previous.as_ref().map(|folder| previous_report::read(folder, &opened, args.edition)).transpose()?;
    let forms = forms(args, opened.language)?;
    let out = args.out.clone().unwrap_or_else(|| opened.beside("reports"));
    let folder = out.join(opened.as_of.to_string());
    let before = PublishedBefore::in_folder(&folder).filter(|_| args.edition == Edition::Public);
    let republish = if args.republish { Republish::Tell } else { Republish::Refuse };
    let before = before.as_ref().map(|before| (before, republish));
    let what = ToMake { edition: args.edition, previous: previous.as_ref(), forms: &forms, before, republished: 0 };
    let (report, files) = report_files(&opened, &what)?;
    console::diagnostics(opened.study.warnings_up_to(opened.as_of), opened.language);
    let sound = opened.feeds_are_sound();
    let edits = if args.force { Edits::Replace } else { Edits::Keep };
    publish(&folder, &files, &provenance(&opened, args.edition, &forms), edits)
        .map_err(|error| refused(&error, &opened))?;
    let summary = summary(args.json, &opened, &report, &folder);
    if args.json {
        console::print(&summary);
    } else {
        console::outcome(&summary);
    }
    let found = FailOn::told(args.fail_on.iter().copied().filter(|what| what.is_in(&report, &opened)), &opened);
    let exit = match (sound, found) {
        (false, _) => Exit::Feeds,
        (true, true) => Exit::Findings,
        (true, false) => Exit::Done,
    };
    if let Some(run) = reuse {
        run.remember(&opened, &folder, summary, exit);
    }
    // The process ends here: to free a country's rows piece by piece would take longer than to leave them.
    std::mem::forget((opened, report, files));
    Ok(exit)
}

fn refused(error: &PublishError, opened: &Opened) -> Exit {
    console::message(&error.message(), opened.language);
    console::hint(&error.hint(), opened.language);
    Exit::Output
}

/// The forms asked for.
///
/// # Errors
/// [`Exit::Usage`] for a form that the edition may not have.
fn forms(args: &Args, language: Language) -> Result<Forms, Exit> {
    let mut forms = if args.only.is_empty() { Forms::default() } else { Forms::only(args.only.iter().copied()) };
    if let Some(refusal) = forms.refusal(args.edition) {
        console::message(&refusal, language);
        return Err(Exit::Usage);
    }
    (forms.png, forms.worst) = (!args.no_png, args.worst);
    Ok(forms)
}

fn parse_form(name: &str) -> Result<&'static dyn Form, String> {
    let known = || FORMS.iter().map(|form| form.name()).collect::<Vec<_>>();
    Forms::named(name).ok_or_else(|| say!("not-a-form", name, known = known()).in_language(spoken()))
}

fn parse_edition(text: &str) -> Result<Edition, String> {
    let found = Edition::NAMES.iter().find(|(name, _)| *name == text).map(|(_, edition)| *edition);
    found.ok_or_else(|| say!("not-an-edition", text).in_language(spoken()))
}
