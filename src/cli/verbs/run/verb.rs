//! `onpace run`: makes the month's report and publishes it.

use super::provenance::provenance;
use super::summary::summary;
use super::unchanged::ReusableRun;
use crate::assess::Verdict;
use crate::cli::clock::today;
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::previous_report;
use crate::cli::project::{Opened, ProjectArgs, parse_languages};
use crate::cli::published_before::PublishedBefore;
use crate::cli::report_files::{Republish, ToMake, report_files};
use crate::publish::{PublishError, publish};
use crate::render::{FORMS, Form, Forms, WORST};
use crate::report::{Edition, Report};
use crate::words::Language;
use std::path::PathBuf;

/// Write the month's report: gaps, charts, briefing
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  onpace run --as-of 2020-11
  onpace run my-county --out briefings --lang en
  onpace run --as-of 2020-11 --on 2020-12-12
  onpace run --as-of 2020-11 --previous reports/2020-10
  onpace run my-county --edition public --out published
  onpace run my-county --fail-on far_behind
  onpace run province --only json,xlsx,values")]
#[command(mut_arg("lang", |arg| arg
    .value_parser(parse_languages)
    .value_name(Language::CHOICES_OR_BOTH)
    .help("Language of what is written; `both` puts the other language's forms beside the project's own")))]
pub(in crate::cli) struct Args {
    #[command(flatten)]
    project: ProjectArgs,
    /// Folder in which the month's folder is made
    #[arg(long, value_name = "DIR", default_value = "reports")]
    out: PathBuf,
    /// For whom; `public` withholds what could be told of a few persons, households or firms, and what is for the office alone
    #[arg(long, value_name = "internal|public", value_parser = parse_edition, default_value = "internal")]
    edition: Edition,
    /// Fail (exit 1) where something is as bad as this
    #[arg(long, value_parser = ["behind", "far_behind", "rejects"])]
    fail_on: Option<String>,
    /// Charts as SVG only; the Word document then has none
    #[arg(long)]
    no_png: bool,
    #[arg(long, value_name = "FORM,…", value_delimiter = ',', value_parser = parse_form, help = help_of_only())]
    only: Vec<&'static dyn Form>,
    /// Of single regions, charts show so many at most, those that lag most
    #[arg(long, value_name = "N", default_value_t = WORST)]
    worst: usize,
    /// Folder of a report that went out: the briefing then lists which of its figures have moved since
    #[arg(long, value_name = "FOLDER")]
    previous: Option<PathBuf>,
    /// Replace figures of a public edition that have been given out; the new edition says that it does
    #[arg(long)]
    republish: bool,
    /// Print a summary as JSON
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
    let folder = args.out.join(opened.as_of.to_string());
    let before = PublishedBefore::in_folder(&folder).filter(|_| args.edition == Edition::Public);
    let republish = if args.republish { Republish::Tell } else { Republish::Refuse };
    let before = before.as_ref().map(|before| (before, republish));
    let what = ToMake { edition: args.edition, previous: previous.as_ref(), forms: &forms, before, republished: 0 };
    let (report, files) = report_files(&opened, &what)?;
    console::diagnostics(opened.study.warnings_up_to(opened.as_of), opened.language);
    let sound = opened.feeds_are_sound();
    publish(&folder, &files, &provenance(&opened, args.edition, &forms)).map_err(|error| refused(&error, &opened))?;
    let summary = summary(args.json, &opened, &report, &folder);
    console::print(&summary);
    let exit = match (sound, fails(args, &opened, &report)) {
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
    console::line(&format!("    → {}", error.hint().in_language(opened.language)));
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

/// Names the forms of the registry; of those that have to be named, what they hold.
fn help_of_only() -> String {
    let (written, asked_for): (Vec<&dyn Form>, Vec<&dyn Form>) = FORMS.iter().copied().partition(|f| f.is_default());
    let names = written.iter().map(|form| form.name()).collect::<Vec<_>>().join(", ");
    let with_contents =
        |form: &&dyn Form| format!("; and {}, {}, which is written only where it is named", form.name(), form.about());
    let asked_for: Vec<String> = asked_for.iter().map(with_contents).collect();
    format!("Write these forms alone: {names}{}", asked_for.concat())
}

fn parse_form(name: &str) -> Result<&'static dyn Form, String> {
    let all = || FORMS.iter().map(|form| form.name()).collect::<Vec<_>>().join(", ");
    Forms::named(name).ok_or_else(|| format!("`{name}` is not a form; {} are", all()))
}

fn parse_edition(text: &str) -> Result<Edition, String> {
    let found = Edition::NAMES.iter().find(|(name, _)| *name == text).map(|(_, edition)| *edition);
    found.ok_or_else(|| format!("`{text}` is not an edition; internal and public are"))
}

/// Whether the report holds what `--fail-on` asks to fail on.
fn fails(args: &Args, opened: &Opened, report: &Report) -> bool {
    let any = |bad: &[Verdict]| report.rows.iter().any(|row| bad.iter().any(|v| v.as_str() == row.record.verdict));
    match args.fail_on.as_deref() {
        Some("behind") => any(&[Verdict::Behind, Verdict::FarBehind, Verdict::Missed]),
        Some("far_behind") => any(&[Verdict::FarBehind, Verdict::Missed]),
        Some("rejects") => opened.study.has_rejects(opened.as_of),
        _ => false,
    }
}
