//! `onpace verify`: whether a report still follows from its project.

use super::exit::Exit;
use super::previous;
use super::project::{Asked, Opened, find_folder};
use super::run::{Asked as ToRender, render};
use super::tell;
use crate::catalog::{Language, ProjectFiles};
use crate::diag::Message;
use crate::locale::Locale;
use crate::measure::Month;
use crate::pack;
use crate::pipeline::Forms;
use crate::publish::{Difference, Manifest, OutputFile, read_manifest};
use crate::report::compare::{Diff, Snapshot, diff};
use crate::report::{Edition, Report};
use crate::say;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Recompute a report from its project and say whether it still matches, naming what moved
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  onpace verify reports/2020-11
  onpace verify given-out/2020-11 --project my-county

Exit 1 where something does not match.")]
pub(super) struct Args {
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

/// What does not match; all empty where everything does.
#[derive(Debug, Serialize)]
struct Findings {
    /// Outputs that somebody changed or removed since they were written.
    edited: BTreeMap<String, &'static str>,
    /// Whether the catalog is another one.
    catalog: bool,
    /// The version that wrote the report, where it is not this one.
    version: Option<String>,
    /// Inputs that came, went or changed.
    inputs: BTreeMap<String, &'static str>,
    /// Outputs that would be other ones now.
    outputs: Vec<String>,
    /// What moved in them; None where the report's own data cannot be read any more.
    moved: Option<Diff>,
}

impl Findings {
    fn any(&self) -> bool {
        !self.edited.is_empty() || !self.outputs.is_empty()
    }
}

pub(super) fn run(args: &Args) -> Result<Exit, Exit> {
    let folder = args.folder.display();
    let Some(manifest) = read_manifest(&args.folder) else {
        let message = say!(
            "{folder} 里没有 onpace 的 manifest.json。请给出报告文件夹，如 reports/2020-11。",
            "{folder} holds no manifest.json of onpace; name a report's folder such as reports/2020-11."
        );
        tell::tell(tell::words(&message, Language::default()));
        return Err(Exit::Usage);
    };
    let opened = open(args, &manifest)?;
    let then = manifest.outputs.contains_key(previous::KEPT).then(|| previous::kept_in(&args.folder)).flatten();
    let forms = Forms::written(&manifest.provenance.forms);
    let asked = ToRender { edition: edition(&manifest), then: then.as_ref(), forms: &forms };
    let (report, files) = render(&opened, &asked)?;
    let findings = compare(&args.folder, &manifest, &opened, &report, &files).map_err(|error| {
        tell::tell(&format!("{folder}: {error}"));
        Exit::Usage
    })?;
    if args.json {
        tell::print(&(serde_json::to_string_pretty(&findings).unwrap_or_default() + "\n"));
    } else {
        tell::print(&text(&findings, &manifest, |m| tell::words(m, opened.language).to_owned()));
    }
    Ok(if findings.any() { Exit::Findings } else { Exit::Done })
}

/// The project as it is now, for the month and in the language of the report.
fn open(args: &Args, manifest: &Manifest) -> Result<Opened, Exit> {
    let made = &manifest.provenance;
    let (first, second) = made.language.split_once(';').map_or((made.language.as_str(), None), |(a, b)| (a, Some(b)));
    let language = Language::NAMES.iter().find(|(name, _)| *name == first).map(|(_, l)| *l);
    let (files, place) = match &args.project {
        None if made.project == pack::PLACE => (pack::project(), pack::PLACE.to_owned()),
        asked => {
            // The public's manifest does not say where the project was: it is looked for here.
            let here = || find_folder(None, language.unwrap_or_default()).map(Option::unwrap_or_default);
            let folder = match asked {
                Some(folder) => folder.clone(),
                None if made.project.is_empty() => here()?,
                None => PathBuf::from(&made.project),
            };
            if !folder.join("onpace.toml").is_file() {
                let place = if folder.as_os_str().is_empty() { Path::new(".") } else { &folder }.display();
                let message = say!(
                    "{place} 里没有 onpace.toml；项目如已移动，请用 --project 指明。",
                    "{place} holds no onpace.toml; where the project has moved, name it with --project."
                );
                tell::tell(tell::words(&message, language.unwrap_or_default()));
                return Err(Exit::Usage);
            }
            let place = folder.display().to_string();
            (ProjectFiles::Folder(folder), place)
        }
    };
    let (as_of, no_store) = (Month::parse(&made.as_of), args.no_store);
    let opened = Opened::read(files, place, Asked { as_of, language, no_store, ..Asked::default() })?;
    Ok(if second.is_some() { opened.in_both() } else { opened })
}

/// For whom the report was written; one that does not say so was for the office.
fn edition(manifest: &Manifest) -> Edition {
    let named = Edition::NAMES.iter().find(|(name, _)| *name == manifest.provenance.edition);
    named.map_or(Edition::Internal, |(_, edition)| *edition)
}

fn compare(
    folder: &Path,
    manifest: &Manifest,
    opened: &Opened,
    report: &Report,
    files: &[OutputFile],
) -> std::io::Result<Findings> {
    let made = &manifest.provenance;
    // The public's manifest has no hashes of what it was made from.
    let told = edition(manifest) == Edition::Internal;
    let edited = manifest.differences(folder)?;
    let now = Manifest::new(files, made);
    let mut outputs: Vec<String> = now
        .outputs
        .iter()
        .filter(|(path, is)| manifest.outputs.get(*path) != Some(is))
        .map(|(p, _)| p.clone())
        .collect();
    outputs.extend(manifest.outputs.keys().filter(|path| !now.outputs.contains_key(*path)).cloned());
    outputs.sort();
    let given = std::fs::read(folder.join("report.json")).ok();
    let given: Option<Snapshot> = given.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let locale = Locale::new(opened.language, opened.study.catalog.board.rounding);
    Ok(Findings {
        edited: edited.into_iter().map(|(path, how)| (path, word(how))).collect(),
        catalog: told && made.catalog_hash != opened.study.catalog.hash,
        version: (made.version != env!("CARGO_PKG_VERSION")).then(|| made.version.clone()),
        inputs: if told { inputs(&made.inputs, &opened.study.inputs()) } else { BTreeMap::new() },
        moved: given.filter(|_| !outputs.is_empty()).map(|given| diff(&locale, &given, None, &report.snapshot())),
        outputs,
    })
}

fn word(difference: Difference) -> &'static str {
    match difference {
        Difference::Missing => "missing",
        Difference::Changed => "changed",
    }
}

fn inputs(then: &BTreeMap<String, String>, now: &BTreeMap<String, String>) -> BTreeMap<String, &'static str> {
    let gone = then.keys().filter(|name| !now.contains_key(*name)).map(|name| (name.clone(), "missing"));
    let other = now.iter().filter_map(|(name, hash)| match then.get(name) {
        None => Some((name.clone(), "new")),
        Some(before) if before != hash => Some((name.clone(), "changed")),
        Some(_) => None,
    });
    gone.chain(other).collect()
}

fn text(findings: &Findings, manifest: &Manifest, say: impl Fn(&Message) -> String) -> String {
    let mut out = String::new();
    if !findings.any() {
        let n = manifest.outputs.len();
        let message = say!(
            "一致：{n}个文件都能由现有数据重新得出。",
            "It matches: all {n} files follow from the project as it is."
        );
        let _ = writeln!(out, "{}", say(&message));
        return out;
    }
    let named = |list: &BTreeMap<String, &'static str>| {
        list.iter().map(|(name, how)| format!("{name} ({how})")).collect::<Vec<_>>()
    };
    let mut causes: Vec<String> = named(&findings.inputs);
    if findings.catalog {
        causes.push(say(&say!("目录（onpace.toml、targets.csv 等）", "the catalog (onpace.toml, targets.csv …)")));
    }
    causes.extend(findings.version.as_ref().map(|v| {
        let now = env!("CARGO_PKG_VERSION");
        say(&say!("程序版本 {v} → {now}", "the program's version, {v} → {now}"))
    }));
    let moved = findings.moved.as_ref();
    let verdicts = moved.map(|d| d.flips.iter().map(|f| f.text.clone()).collect()).unwrap_or_default();
    let values = moved.map(|d| d.restated.iter().map(|r| r.text.clone()).collect()).unwrap_or_default();
    let parts: [(Message, Vec<String>); 5] = [
        (say!("写出后被改动的文件", "Files edited since they were written"), named(&findings.edited)),
        (say!("变化的来源", "What changed in the project"), causes),
        (say!("评价不同", "Verdicts that are others now"), verdicts),
        (say!("数值不同", "Values that are others now"), values),
        (say!("重新生成会不同的文件", "Files that would be others now"), findings.outputs.clone()),
    ];
    for (head, lines) in parts.iter().filter(|(_, lines)| !lines.is_empty()) {
        let _ = writeln!(out, "{}", say(head));
        for line in lines {
            let _ = writeln!(out, "  {line}");
        }
    }
    out
}
