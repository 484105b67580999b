//! `onpace send-back`: 数据退回修改单, what the sender of a file must mend.

use crate::catalog::{Catalog, Feed, ProjectFiles, load};
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::project::{find_folder, folder_around, folder_at_hand, parse_language};
use crate::cli::spoken::{LANGUAGE_VARIABLE, spoken};
use crate::diag::{Diagnostic, Location};
use crate::disk::{System, made_name};
use crate::feed::{Detected, FileFormat, Reject, detect};
use crate::propose::project::fitting_feed;
use crate::publish::add_files;
use crate::render::docx::document_docx;
use crate::render::xlsx::return_xlsx;
use crate::report::{ReturnLine, ReturnSheet};
use crate::say;
use crate::words::Language;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    file: PathBuf,
    #[arg(long, value_name = "PROJECT")]
    project: Option<PathBuf>,
    #[arg(long)]
    feed: Option<String>,
    #[arg(long, short, value_name = "DIR")]
    out: Option<PathBuf>,
    #[arg(long, value_name = Language::CHOICES, value_parser = parse_language, env = LANGUAGE_VARIABLE)]
    lang: Option<Language>,
}

pub(in crate::cli) fn run(args: &Args) -> Result<Exit, Exit> {
    let folder = match (&args.project, folder_at_hand().or_else(|| folder_around(&args.file))) {
        (None, Some(folder)) => folder,
        (asked, _) => find_folder(asked.as_deref())?,
    };
    let files = ProjectFiles::Folder(folder.clone());
    let catalog = load(&files).map_err(|errors| {
        console::diagnostics(&errors, args.lang.or(files.stated_language()).unwrap_or_else(spoken));
        Exit::Usage
    })?;
    let catalog = catalog.output;
    let language = args.lang.unwrap_or(catalog.language);
    let sheet = sheet(args, &catalog, language)?;
    if sheet.lines.is_empty() {
        let (file, used) = (&sheet.file, sheet.used);
        console::note(&say!("return-nothing", file, used), language);
        return Ok(Exit::Done);
    }
    let out = args.out.clone().unwrap_or_else(|| folder.join("returns"));
    let written = write(&sheet, &out, language).map_err(|error| {
        console::message(&error.message(), language);
        console::hint(&error.hint(), language);
        Exit::Output
    })?;
    for name in written {
        console::print(&format!("{}\n", out.join(name).display()));
    }
    Ok(Exit::Done)
}

/// What is wrong with the file, as the feed reads it that it fits.
fn sheet(args: &Args, catalog: &Catalog, language: Language) -> Result<ReturnSheet, Exit> {
    let name = args.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = std::fs::read(&args.file).map_err(|why| {
        let file = args.file.display();
        console::message(&say!("add-unreadable", %file, %why), language);
        Exit::Feeds
    })?;
    let alone = ProjectFiles::Memory(BTreeMap::from([(name.clone(), Cow::Owned(bytes))]));
    let named = args.feed.as_deref().and_then(|id| catalog.feed(id));
    let fitting = || fitting_feed(catalog, &alone, &name, None).map(|fit| fit.feed);
    let feed = named.or_else(fitting).or_else(|| headed_alike(catalog, &alone, &name));
    let Some(feed) = feed else {
        let error = Diagnostic::error("no-feed", say!("return-no-feed")).hint(say!("return-no-feed-hint"));
        console::diagnostic(&error.at(Location::file(&name)), language);
        return Err(Exit::Usage);
    };
    let (lines, used) = match detect(feed, &catalog.regions, &alone, &name) {
        Ok(found) => (lines(&found, language), found.account()[1]),
        Err(why) => (vec![whole_file(&why, language)], 0),
    };
    let (sender, office) = (sender(feed, &name, catalog), catalog.briefing.from.clone());
    Ok(ReturnSheet { file: name, sender, office, lines, used })
}

/// The feed that has the file's headings, where most of its rows cannot be used: those are what is sent back.
fn headed_alike<'c>(catalog: &'c Catalog, files: &ProjectFiles, name: &str) -> Option<&'c Feed> {
    let used = |feed: &Feed| detect(feed, &catalog.regions, files, name).ok().map(|found| found.account()[1]);
    let fits = catalog.feeds.iter().filter_map(|feed| Some((used(feed)?, feed)));
    fits.max_by_key(|(used, _)| *used).map(|(_, feed)| feed)
}

/// Who sent it: the region in its name where regions send, else the feed's source.
fn sender(feed: &Feed, name: &str, catalog: &Catalog) -> String {
    let region = feed.sender_name.as_ref().and_then(|pattern| pattern.find(name, &catalog.regions));
    region.map_or_else(|| feed.source.clone(), |region| catalog.regions.get(region).title.clone())
}

fn lines(found: &Detected<'_>, language: Language) -> Vec<ReturnLine> {
    let format = found.format();
    let sheet = if let FileFormat::Sheet { name, .. } = &format { name.as_str() } else { "" };
    let line = |reject: &Reject| ReturnLine {
        sheet: sheet.to_owned(),
        line: reject.line,
        column: reject.column.clone().unwrap_or_default(),
        raw: reject.raw.clone(),
        text: reject.message.in_language(language),
        row: reject.excerpt.as_ref().map(|excerpt| (excerpt.text.clone(), excerpt.cell.clone())),
    };
    found.rejects().iter().map(line).collect()
}

/// A file of which nothing can be used has one thing to mend.
fn whole_file(why: &Diagnostic, language: Language) -> ReturnLine {
    let hint = why.hint.as_ref().map(|hint| hint.in_language(language));
    let text = std::iter::once(why.message.in_language(language)).chain(hint).collect::<Vec<_>>().join("\n");
    let line = why.location.as_ref().and_then(|location| location.line).unwrap_or(1);
    ReturnLine { sheet: String::new(), line, column: String::new(), raw: String::new(), text, row: None }
}

/// Writes both forms under names that are free.
fn write(sheet: &ReturnSheet, out: &Path, language: Language) -> Result<Vec<String>, crate::publish::PublishError> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let stem = sheet.file.rsplit_once('.').map_or(sheet.file.as_str(), |(stem, _)| stem);
    let title = ReturnSheet::title(language);
    let name = loop {
        let name = made_name(&format!("{title}-{stem}"), &mut taken);
        if ["docx", "xlsx"].iter().all(|ending| !out.join(format!("{name}.{ending}")).exists()) {
            break name;
        }
    };
    let row = say!("return-head-row").in_language(language);
    let files = [
        (format!("{name}.docx"), document_docx(&sheet.document(language), language)),
        (format!("{name}.xlsx"), return_xlsx(sheet, &row, language)),
    ];
    add_files(&System, out, &files)?;
    Ok(files.into_iter().map(|(name, _)| name).collect())
}
