//! Arguments and run of `onpace add`.

use super::received::{Came, with_row};
use super::standing::Standing;
use crate::catalog::{Catalog, Feed, ProjectFiles, load, regions_of_workbook, workbook_of};
use crate::cli::clock::today;
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::project::{find_folder, folder_around, folder_at_hand, parse_language};
use crate::cli::spoken::{LANGUAGE_VARIABLE, spoken};
use crate::diag::{Diagnostic, Location};
use crate::disk::System;
use crate::feed::ingest;
use crate::measure::{Period, read_date};
use crate::propose::project::{
    AddedFeed, Joiner, Joining, StandingTexts, fitting_feed, joining, look_at_one, titled_period,
};
use crate::publish::{PublishError, add_files, change_files};
use crate::say;
use crate::words::{Language, Message};
use jiff::civil::Date;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    #[arg(required = true)]
    files: Vec<PathBuf>,
    #[arg(long, value_name = "PROJECT")]
    project: Option<PathBuf>,
    #[arg(long)]
    feed: Option<String>,
    #[arg(long, value_name = "PERIOD", value_parser = parse_period)]
    period: Option<Period>,
    #[arg(long, default_value = "")]
    by: String,
    #[arg(long, value_name = "YYYY-MM-DD")]
    on: Option<Date>,
    #[arg(long, default_value = "")]
    version: String,
    #[arg(long)]
    dry_run: bool,
    #[arg(long, value_name = Language::CHOICES, value_parser = parse_language, env = LANGUAGE_VARIABLE)]
    lang: Option<Language>,
    #[arg(long)]
    json: bool,
}

fn parse_period(text: &str) -> Result<Period, String> {
    read_date(text).ok_or_else(|| format!("`{text}` is not a period; write it like 2024-04, 2024-Q2 or 2024"))
}

/// What was done with a file.
#[derive(Debug, serde::Serialize)]
struct Done {
    file: String,
    /// Its path in the project.
    path: String,
    feeds: Vec<String>,
    is_new_feed: bool,
    corrects: bool,
    already_there: bool,
    used: u64,
    rejected: u64,
}

pub(in crate::cli) fn run(args: &Args) -> Result<Exit, Exit> {
    let spare = args.lang.unwrap_or_else(spoken);
    let at_hand = || folder_at_hand().or_else(|| args.files.iter().find_map(|file| folder_around(file)));
    let folder = match (&args.project, at_hand()) {
        (None, Some(folder)) => folder,
        (asked, _) => find_folder(asked.as_deref())?,
    };
    let mut all = Vec::new();
    for file in &args.files {
        all.push(add(args, &folder, file, spare)?);
    }
    if args.json {
        console::print(&format!("{:#}\n", serde_json::json!(all)));
    }
    Ok(Exit::Done)
}

/// Adds one file to the project as it stands then.
fn add(args: &Args, folder: &Path, file: &Path, spare: Language) -> Result<Done, Exit> {
    let files = ProjectFiles::Folder(folder.to_path_buf());
    let catalog = match load(&files) {
        Ok(loaded) => loaded.output,
        Err(errors) => {
            console::diagnostics(&errors, args.lang.or(files.stated_language()).unwrap_or(spare));
            return Err(Exit::Usage);
        }
    };
    let language = args.lang.unwrap_or(catalog.language);
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = std::fs::read(file).map_err(|why| {
        let file = file.display();
        console::message(&say!("add-unreadable", %file, %why), language);
        Exit::Feeds
    })?;
    let hash = blake3::hash(&bytes).to_hex().to_string();
    let alone = ProjectFiles::Memory(BTreeMap::from([(name.clone(), Cow::Owned(bytes.clone()))]));
    let adding =
        Adding { args, folder, files: &files, catalog: &catalog, language, name: &name, hash: &hash, bytes: &bytes };
    let done = match fitting_feed(&catalog, &alone, &name, args.feed.as_deref()) {
        Some(fit) => adding.to_feed(fit.feed, fit.used, fit.rejected)?,
        None => adding.as_new_feed()?,
    };
    if !args.json {
        adding.say(&done);
    }
    Ok(done)
}

struct Adding<'a> {
    args: &'a Args,
    folder: &'a Path,
    files: &'a ProjectFiles,
    catalog: &'a Catalog,
    language: Language,
    name: &'a str,
    hash: &'a str,
    bytes: &'a [u8],
}

impl Adding<'_> {
    fn to_feed(&self, feed: &Feed, used: u64, rejected: u64) -> Result<Done, Exit> {
        let read = ingest(feed, &self.catalog.regions, self.files);
        let language = self.catalog.language;
        let alone = ProjectFiles::Memory(BTreeMap::from([(self.name.to_owned(), Cow::Owned(self.bytes.to_vec()))]));
        let titled = titled_period(feed, &alone, self.name, language);
        let of = Joiner { name: self.name, hash: self.hash, period: self.args.period, titled, language };
        let (feed, glob) = (&feed.id, &feed.files);
        let refused = |code: &'static str, message, hint| {
            console::diagnostic(
                &Diagnostic::error(code, message).hint(hint).at(Location::file(self.name)),
                self.language,
            );
            Exit::Usage
        };
        let mut done = Done {
            file: self.name.to_owned(),
            path: String::new(),
            feeds: vec![feed.clone()],
            is_new_feed: false,
            corrects: false,
            already_there: false,
            used,
            rejected,
        };
        match joining(self.catalog.feed(feed).expect("a feed of the catalog"), &read, self.files, of) {
            Joining::IsThere(path) => {
                (done.path, done.already_there) = (path, true);
                // It may have been put there by hand, and is on no list.
                if !self.catalog.received.iter().any(|received| received.file == done.path) {
                    self.write(&[], &[], &done.path)?;
                }
            }
            Joining::As { path, corrects } => {
                (done.path, done.corrects) = (path, corrects);
                self.write(&[(done.path.clone(), self.bytes.to_vec())], &[], &done.path)?;
            }
            Joining::NoPeriod => {
                return Err(refused("missing-period", say!("add-no-period", feed), say!("add-no-period-hint")));
            }
            Joining::NoName => {
                return Err(refused("bad-path", say!("add-no-name", feed, glob), say!("add-no-name-hint")));
            }
        }
        Ok(done)
    }

    fn as_new_feed(&self) -> Result<Done, Exit> {
        if let Some(wanted) = &self.args.feed {
            let message = say!("add-misfit", wanted);
            console::diagnostic(
                &Diagnostic::error("missing-header", message)
                    .hint(say!("add-misfit-hint"))
                    .at(Location::file(self.name)),
                self.language,
            );
            return Err(Exit::Usage);
        }
        let path = self.place();
        let overlay = self.with_file(&path);
        let looked = look_at_one(&overlay, &path, self.language).map_err(|why| console::defect(&why))?;
        let text = |name: &str| Standing::read(self.files, name).map(|standing| standing.text);
        let texts = StandingTexts {
            toml: text("onpace.toml").unwrap_or_default(),
            regions: text("regions.csv").or_else(|| regions_of_workbook(self.files)).unwrap_or_default(),
            to_confirm: text("to-confirm.md"),
            gitignore: text(".gitignore"),
        };
        let added: AddedFeed = looked.add_to(self.catalog, &texts, &overlay).map_err(|errors| {
            console::diagnostics(&errors, self.language);
            Exit::Usage
        })?;
        console::diagnostics(&added.told, self.language);
        if added.feeds.is_empty() {
            let message = say!("init-nothing");
            console::diagnostic(&Diagnostic::error("no-table", message).at(Location::file(self.name)), self.language);
            return Err(Exit::Feeds);
        }
        if !added.regions.is_empty()
            && let Some(workbook) = workbook_of(self.files, "regions.csv")
        {
            let regions = &added.regions;
            return Err(self.is_a_workbook(&workbook, say!("add-regions-to-workbook", regions)));
        }
        // A feed of which no file can be read would be an error in every check.
        if added.taken.values().all(|taken| taken.files == 0) {
            let error = Diagnostic::error("no-table", say!("add-unread")).hint(say!("add-no-period-hint"));
            console::diagnostic(&error.at(Location::file(self.name)), self.language);
            return Err(Exit::Feeds);
        }
        if !added.regions.is_empty() {
            let regions = &added.regions;
            console::message(&say!("add-new-regions", regions), self.language);
        }
        let bytes = |name: &str, text: &str| Standing::written(Standing::read(self.files, name).as_ref(), text);
        let changed: Vec<(String, Vec<u8>)> =
            added.files.iter().map(|(name, text)| (name.clone(), bytes(name, text))).collect();
        let own =
            if self.files.len_of(&path).is_some() { Vec::new() } else { vec![(path.clone(), self.bytes.to_vec())] };
        self.write(&own, &changed, &path)?;
        let sum = |part: fn(&crate::propose::project::RowsTaken) -> u64| added.taken.values().map(part).sum();
        Ok(Done {
            file: self.name.to_owned(),
            path,
            feeds: added.feeds.iter().map(|feed| feed.id.clone()).collect(),
            is_new_feed: true,
            corrects: false,
            already_there: false,
            used: sum(|taken| taken.used),
            rejected: sum(|taken| taken.rejected),
        })
    }

    /// A table to which a row would have to be added is a workbook, which only its own program writes well.
    fn is_a_workbook(&self, workbook: &str, hint: Message) -> Exit {
        let error = Diagnostic::error("table-is-workbook", say!("add-to-workbook", workbook)).hint(hint);
        console::diagnostic(&error.at(Location::file(workbook)), self.language);
        Exit::Usage
    }

    /// Where a file of no feed goes: where it lies, if that is within the project; else into `feeds/`, under a name that is free.
    fn place(&self) -> String {
        let file = self
            .args
            .files
            .iter()
            .find(|file| file.file_name().is_some_and(|name| name.to_string_lossy() == self.name));
        let whole = file.and_then(|file| file.canonicalize().ok());
        let folder = self.folder.canonicalize().ok();
        let within =
            whole.zip(folder).and_then(|(file, folder)| file.strip_prefix(&folder).ok().map(Path::to_path_buf));
        if let Some(within) = within {
            return within.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        }
        let stem = self.name.rsplit_once('.').map_or(self.name, |(stem, _)| stem);
        let ending = &self.name[stem.len()..];
        // The period that somebody says stands in the name from then on.
        let stem = match self.args.period {
            Some(period) if !stem.contains(&period.to_string()) => {
                format!("{stem}-{}", period.to_string().replace('/', "-"))
            }
            _ => stem.to_owned(),
        };
        let names = std::iter::once(format!("{stem}{ending}")).chain((2..).map(|n| format!("{stem}-{n}{ending}")));
        let mut paths = names.map(|name| format!("feeds/{name}"));
        paths.find(|path| self.files.len_of(path).is_none()).unwrap_or_default()
    }

    /// The project's files with this one in its place.
    fn with_file(&self, path: &str) -> ProjectFiles {
        let changed = BTreeMap::from([(path.to_owned(), Cow::Owned(self.bytes.to_vec()))]);
        ProjectFiles::With { files: Box::new(self.files.clone()), changed }
    }

    /// Writes new files, then changed ones, then the row of `received.csv`; what was added is taken away again where the rest cannot be written.
    fn write(&self, new: &[(String, Vec<u8>)], changed: &[(String, Vec<u8>)], path: &str) -> Result<(), Exit> {
        if self.args.dry_run {
            return Ok(());
        }
        if let Some(workbook) = workbook_of(self.files, "received.csv") {
            return Err(self.is_a_workbook(&workbook, say!("add-received-to-workbook")));
        }
        let standing = Standing::read(self.files, "received.csv");
        let before = standing.as_ref().map_or("", |standing| &standing.text);
        let on = self.args.on.unwrap_or_else(today);
        let row = Came { file: path, hash: self.hash, on, by: &self.args.by, version: &self.args.version };
        let received = ("received.csv".to_owned(), Standing::written(standing.as_ref(), &with_row(before, row)));
        let changed: Vec<(String, Vec<u8>)> = std::iter::once(received).chain(changed.iter().cloned()).collect();
        let refused = |error: &PublishError| {
            console::message(&error.message(), self.language);
            console::line(&format!("    → {}", error.hint().in_language(self.language)));
            Exit::Output
        };
        add_files(&System, self.folder, new).map_err(|error| refused(&error))?;
        change_files(&System, self.folder, &changed).map_err(|error| {
            for (name, _) in new {
                drop(std::fs::remove_file(self.folder.join(name)));
            }
            refused(&error)
        })
    }

    fn say(&self, done: &Done) {
        let Done { file, path, feeds, used, rejected, .. } = done;
        let message = match done {
            Done { already_there: true, .. } => say!("add-is-there", file, path),
            Done { is_new_feed: true, .. } => say!("add-new-feed", file, path, feeds, used, rejected),
            Done { corrects: true, .. } => say!("add-corrects", file, path, feeds, used, rejected),
            _ => say!("add-joined", file, path, feeds, used, rejected),
        };
        console::print(&format!("{}\n", message.in_language(self.language)));
        let next = if done.is_new_feed { say!("add-next-confirm") } else { say!("add-next") };
        console::print(&format!("{}\n", next.in_language(self.language)));
    }
}
