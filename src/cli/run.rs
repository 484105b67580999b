//! `onpace run`: the main job.

use super::exit::Exit;
use super::previous;
use super::project::{Opened, ProjectArgs, parse_languages};
use super::tell;
use super::unchanged;
use crate::assess::Verdict;
use crate::catalog::Language;
use crate::pack;
use crate::pipeline::{self, Form, Forms, Making, WORST};
use crate::publish::{OutputFile, Provenance, publish};
use crate::report::compare::Snapshot;
use crate::report::{Edition, Report};
use crate::say;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Write the month's report: gaps, charts, briefing
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  onpace run --as-of 2020-11
  onpace run my-county --out briefings --lang en
  onpace run --as-of 2020-11 --previous reports/2020-10
  onpace run my-county --edition public --out published
  onpace run my-county --fail-on far_behind
  onpace run province --only json,xlsx,values")]
#[command(mut_arg("lang", |arg| arg
    .value_parser(parse_languages)
    .value_name("zh-CN|en|both")
    .help("Language of what is written; `both` puts the other language's forms beside the project's own")))]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) project: ProjectArgs,
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
    /// Write these forms alone: json, csv, xlsx, confirm, md, html, docx, charts; and values, a table of every indicator in every
    /// region, which is written only where it is named
    #[arg(long, value_name = "FORM,…", value_delimiter = ',', value_parser = parse_form, hide_possible_values = true)]
    only: Vec<Form>,
    /// Of single regions, charts show so many at most, those that lag most
    #[arg(long, value_name = "N", default_value_t = WORST)]
    worst: usize,
    /// Folder of a report that went out: the briefing then lists which of its figures have moved since
    #[arg(long, value_name = "FOLDER")]
    pub(super) previous: Option<PathBuf>,
    /// Print a summary as JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args) -> Result<Exit, Exit> {
    let unchanged = unchanged::Asked::of(args)?;
    if let Some(exit) = unchanged.as_ref().and_then(|asked| asked.is_made(args.json)) {
        return Ok(exit);
    }
    let opened = args.project.open(args.json)?;
    let then = args.previous.as_ref().map(|folder| previous::read(folder, &opened, args.edition)).transpose()?;
    let forms = forms(args, opened.language)?;
    let asked = Asked { edition: args.edition, then: then.as_ref(), forms: &forms };
    let (report, files) = render(&opened, &asked)?;
    tell::diagnostics(opened.study.warnings_up_to(opened.as_of), opened.language);
    let sound = opened.feeds_are_sound();
    let folder = args.out.join(opened.as_of.to_string());
    publish(&folder, &files, &provenance(&opened, args.edition, &forms)).map_err(|error| {
        tell::tell(tell::words(&error.message(), opened.language));
        tell::tell(&format!("    → {}", tell::words(&error.hint(), opened.language)));
        Exit::Output
    })?;
    let said = summary(args, &opened, &report, &folder);
    tell::print(&said);
    let exit = match (sound, fails(args, &opened, &report)) {
        (false, _) => Exit::Feeds,
        (true, true) => Exit::Findings,
        (true, false) => Exit::Done,
    };
    if let Some(asked) = unchanged {
        asked.remember(&opened, &folder, said, exit);
    }
    // The process ends here: to take a country's rows apart piece by piece would take longer than to leave them.
    std::mem::forget((opened, report, files));
    Ok(exit)
}

/// What is to be written, and for whom.
#[derive(Debug)]
pub(super) struct Asked<'a> {
    pub edition: Edition,
    /// A report that went out, to be compared with.
    pub then: Option<&'a Snapshot>,
    pub forms: &'a Forms,
}

/// The report of an opened project and the files of its folder, with warnings about what they lack told.
///
/// # Errors
/// [`Exit::Feeds`] where the engine fails.
pub(super) fn render(opened: &Opened, asked: &Asked<'_>) -> Result<(Report, Vec<OutputFile>), Exit> {
    let Asked { edition, then, forms } = *asked;
    let made = |language| {
        let making = Making { language, edition, published: then, forms: forms.clone() };
        pipeline::report_for(&opened.study, opened.as_of, &making).map_err(|e| {
            tell::tell(&e.to_string());
            Exit::Feeds
        })
    };
    let report = made(opened.language)?;
    if let Some(then) = then {
        previous::must_share(then, &report, opened)?;
    }
    let template = opened.study.template.as_ref();
    let mut rendered = match opened.second {
        None => pipeline::render(&report, template, forms),
        Some(second) => pipeline::render_both([&report, &made(second)?], [opened.language, second], template, forms),
    };
    rendered.files.extend(then.map(previous::kept));
    tell::diagnostics(&rendered.warnings, opened.language);
    Ok((report, rendered.files))
}

/// What the manifest says the report was made from. The public's tells no folders of this machine, and no hash: a hash confirms
/// whoever guesses what a file says.
fn provenance(opened: &Opened, edition: Edition, forms: &Forms) -> Provenance {
    let internal = edition == Edition::Internal;
    Provenance {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        project: if internal || opened.place == pack::PLACE { opened.place.clone() } else { String::new() },
        as_of: opened.as_of.to_string(),
        edition: edition.as_str().to_owned(),
        language: languages(opened),
        forms: forms.to_string(),
        catalog_hash: if internal { opened.study.catalog.hash.clone() } else { String::new() },
        inputs: if internal { opened.study.inputs() } else { BTreeMap::new() },
    }
}

/// The language of the forms, the project's own first where there are two: `zh-CN;en`.
fn languages(opened: &Opened) -> String {
    let all = [Some(opened.language), opened.second].into_iter().flatten();
    all.map(Language::as_str).collect::<Vec<_>>().join(";")
}

/// The forms that are asked for.
///
/// # Errors
/// [`Exit::Usage`] for a table of all values in the public edition: it would tell what others withhold.
fn forms(args: &Args, language: Language) -> Result<Forms, Exit> {
    let mut forms = if args.only.is_empty() { Forms::default() } else { Forms::only(args.only.iter().copied()) };
    if args.edition == Edition::Public && forms.has(Form::Values) {
        let message = say!(
            "公开版不写 values.csv：其中的数会说出其他文件隐去的数。",
            "the public edition has no values.csv: it would tell what the other forms withhold."
        );
        tell::tell(tell::words(&message, language));
        return Err(Exit::Usage);
    }
    (forms.png, forms.worst) = (!args.no_png, args.worst);
    Ok(forms)
}

fn parse_form(name: &str) -> Result<Form, String> {
    let all = || Form::NAMES.map(|(name, _)| name).join(", ");
    Form::named(name).ok_or_else(|| format!("`{name}` is not a form; {} are", all()))
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

fn summary(args: &Args, opened: &Opened, report: &Report, folder: &Path) -> String {
    let shown = folder.display();
    if args.json {
        let counts: serde_json::Map<_, _> =
            report.counts.iter().map(|c| (c.verdict.to_string(), serde_json::Value::from(c.count))).collect();
        let summary =
            serde_json::json!({ "folder": shown.to_string(), "as_of": opened.as_of.to_string(), "counts": counts });
        return format!("{summary}\n");
    }
    let counts: Vec<String> = report.counts.iter().map(|c| format!("{} {}", c.label, c.count)).collect();
    let (counts, charts) = (counts.join(" · "), report.charts.len());
    let message =
        say!("{counts}\n报告已写入 {shown}（{charts}张图）", "{counts}\nthe report is in {shown} ({charts} charts)");
    format!("{}\n", tell::words(&message, opened.language))
}
