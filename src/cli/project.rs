//! What most verbs share: which project, which month, which language.

use super::exit::Exit;
use super::tell;
use crate::catalog::{Indicator, Language, NoRegion, ProjectFiles, RegionId};
use crate::diag::Diagnostic;
use crate::measure::Month;
use crate::pack;
use crate::pipeline::{Step, Study};
use crate::store::Store;
use clap::Args;
use indicatif::{HumanBytes, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// What `--lang` asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Languages {
    One(Language),
    /// The project's own, and the other beside it.
    Both,
}

#[derive(Debug, Clone, Args)]
pub(super) struct ProjectArgs {
    /// Folder with `onpace.toml`; default: at or above the working directory, else the bundled project
    pub project: Option<PathBuf>,
    /// Month the report speaks for, the data's cut-off; default: the latest that a monthly feed has reported
    #[arg(long, value_name = "YYYY-MM", value_parser = parse_month)]
    pub as_of: Option<Month>,
    /// Language of what is written
    #[arg(long, value_name = "zh-CN|en", value_parser = parse_one)]
    pub lang: Option<Languages>,
    /// Read every file, and keep nothing of them for the next run
    #[arg(long)]
    pub no_store: bool,
}

fn parse_month(text: &str) -> Result<Month, String> {
    Month::parse(text).ok_or_else(|| format!("`{text}` is not a month; write it like 2020-11"))
}

pub(super) fn parse_language(text: &str) -> Result<Language, String> {
    let found = Language::NAMES.iter().find(|(name, _)| *name == text).map(|(_, l)| *l);
    found.ok_or_else(|| format!("`{text}` is not a language of onpace; zh-CN and en are"))
}

fn parse_one(text: &str) -> Result<Languages, String> {
    parse_language(text).map(Languages::One)
}

/// For verbs that can write in both.
pub(super) fn parse_languages(text: &str) -> Result<Languages, String> {
    if text == "both" { Ok(Languages::Both) } else { parse_one(text) }
}

/// A project that has been found and read.
#[derive(Debug)]
pub(super) struct Opened {
    /// Where it was: a path, or the bundled project's name.
    pub place: String,
    pub files: ProjectFiles,
    pub study: Study,
    pub as_of: Month,
    pub language: Language,
    /// The other language, where forms are asked for in both.
    pub second: Option<Language>,
}

impl ProjectArgs {
    /// Finds the project, loads its catalog and reads its feeds, telling what is wrong on stderr, and with `json` the errors of
    /// the catalog on stdout too.
    ///
    /// # Errors
    /// [`Exit::Usage`] where there is no project, the catalog is wrong, or no month can be reported on.
    pub(super) fn open(&self, json: bool) -> Result<Opened, Exit> {
        self.open_on(self.as_of, json)
    }

    /// The same for a month that is named elsewhere on the command line.
    ///
    /// # Errors
    /// Like [`ProjectArgs::open`].
    pub(super) fn open_at(&self, as_of: Month) -> Result<Opened, Exit> {
        self.open_on(Some(as_of), false)
    }

    /// The same with the rows at hand that values count.
    ///
    /// # Errors
    /// Like [`ProjectArgs::open`].
    pub(super) fn open_with_rows(&self, json: bool) -> Result<Opened, Exit> {
        let (files, place) = self.find()?;
        let (as_of, language, no_store) = (self.as_of, self.language(), self.no_store);
        Opened::read(files, place, Asked { as_of, language, json, rows: true, no_store })
    }

    fn open_on(&self, as_of: Option<Month>, json: bool) -> Result<Opened, Exit> {
        let (files, place) = self.find()?;
        let (language, no_store) = (self.language(), self.no_store);
        let opened = Opened::read(files, place, Asked { as_of, language, json, rows: false, no_store })?;
        Ok(if self.lang == Some(Languages::Both) { opened.in_both() } else { opened })
    }

    /// The one language that is asked for.
    pub(super) fn language(&self) -> Option<Language> {
        match self.lang {
            Some(Languages::One(language)) => Some(language),
            Some(Languages::Both) | None => None,
        }
    }

    /// The project's files, and where they are.
    ///
    /// # Errors
    /// [`Exit::Usage`] where there is no project.
    pub(super) fn find(&self) -> Result<(ProjectFiles, String), Exit> {
        Ok(match find_folder(self.project.as_deref(), self.language().unwrap_or_default())? {
            Some(folder) => {
                let place = folder.display().to_string();
                (ProjectFiles::Folder(folder), place)
            }
            None => (pack::project(), pack::PLACE.to_owned()),
        })
    }
}

/// How a project is to be opened.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Asked {
    /// Default: the latest month that a monthly feed has reported.
    pub as_of: Option<Month>,
    /// Default: the catalog's.
    pub language: Option<Language>,
    /// Whether the errors of the catalog are printed as JSON too.
    pub json: bool,
    /// Whether rows are to be shown.
    pub rows: bool,
    /// Whether what was read before is left aside.
    pub no_store: bool,
}

impl Opened {
    /// Loads a project's catalog and reads its feeds, as [`ProjectArgs::open`] does.
    ///
    /// # Errors
    /// Like [`ProjectArgs::open`].
    pub(super) fn read(files: ProjectFiles, place: String, asked: Asked) -> Result<Self, Exit> {
        let Asked { as_of, language: lang, json, rows, no_store } = asked;
        let (read, bar) = progress();
        let each_step = |step: Step<'_>| match step {
            Step::Begin { bytes } => bar.set_length(bytes),
            Step::Read(feed) => bar.set_message(feed.to_owned()),
        };
        let store = if no_store { Store::none() } else { Store::open(&files) };
        let counted = ProjectFiles::Counted { files: Box::new(files.clone()), read };
        let study = Study::load_kept(&counted, &store, rows, each_step);
        bar.finish_and_clear();
        let study = study.map_err(|errors| {
            let language = lang.unwrap_or_default();
            tell::diagnostics(&errors, language);
            let n = errors.len();
            let message =
                crate::say!("目录有{n}处错误，未生成报告。", "{n} errors in the catalog; nothing was written.");
            tell::tell(tell::words(&message, language));
            if json {
                tell::print(&format!("{:#}\n", serde_json::json!({ "errors": errors })));
            }
            Exit::Usage
        })?;
        let language = lang.unwrap_or(study.catalog.language);
        tell::diagnostics(study.unreadable(), language);
        let as_of = match as_of.or_else(|| study.latest_month()) {
            Some(month) if month >= study.catalog.start => month,
            Some(month) => {
                let start = study.catalog.start;
                let message =
                    crate::say!("{month}早于项目的起始月{start}。", "{month} is before the project's start, {start}.");
                tell::tell(tell::words(&message, language));
                return Err(Exit::Usage);
            }
            None => {
                let message = crate::say!(
                    "没有任何按月报送的文件，请用 --as-of 指定月份。",
                    "no monthly feed has reported anything; name a month with --as-of."
                );
                tell::tell(tell::words(&message, language));
                return Err(Exit::Usage);
            }
        };
        Ok(Self { place, files, study, as_of, language, second: None })
    }
}

/// The folder asked for, else the one at or above the working directory that holds a catalog; `None` where there is none.
///
/// # Errors
/// [`Exit::Usage`] where the folder asked for holds none.
pub(super) fn find_folder(asked: Option<&Path>, language: Language) -> Result<Option<PathBuf>, Exit> {
    let holds = |at: &Path| at.join("onpace.toml").is_file();
    match asked {
        Some(folder) if holds(folder) => Ok(Some(folder.to_path_buf())),
        Some(folder) => {
            let folder = folder.display();
            let message = crate::say!(
                "{folder} 里没有 onpace.toml。请给出项目文件夹，或用 `onpace demo` 复制一份示例。",
                "{folder} holds no onpace.toml; name a project's folder, or copy the example with `onpace demo`."
            );
            tell::tell(tell::words(&message, language));
            Err(Exit::Usage)
        }
        None => {
            let here = std::env::current_dir().ok();
            Ok(here.and_then(|here| here.ancestors().find(|at| holds(at)).map(Path::to_path_buf)))
        }
    }
}

/// On a terminal bytes read of all there are to read, and the feed that was read last; nothing elsewhere.
fn progress() -> (Arc<AtomicU64>, ProgressBar) {
    let read = Arc::new(AtomicU64::new(0));
    let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{spinner} {read} / {total_bytes} {msg}") {
        let count = Arc::clone(&read);
        let shown = move |_: &ProgressState, out: &mut dyn std::fmt::Write| {
            // What cannot be shown is shown at the next beat.
            let _ = write!(out, "{}", HumanBytes(count.load(Ordering::Relaxed)));
        };
        bar.set_style(style.with_key("read", shown));
    }
    bar.enable_steady_tick(Duration::from_millis(100));
    (read, bar)
}

impl Opened {
    /// To be written in the other language too.
    pub(super) fn in_both(self) -> Self {
        let second = match self.language {
            Language::Chinese => Language::English,
            Language::English => Language::Chinese,
        };
        Self { second: Some(second), ..self }
    }

    /// The indicator of this id.
    ///
    /// # Errors
    /// [`Exit::Usage`] where there is none, told with the nearest id.
    pub(super) fn indicator(&self, id: &str) -> Result<&Indicator, Exit> {
        let catalog = &self.study.catalog;
        catalog.indicator(id).ok_or_else(|| {
            let near = crate::measure::text::nearest(id, catalog.indicators.iter().map(|i| i.id.as_str()));
            let error = Diagnostic::error(
                "unknown-indicator",
                crate::say!("目录中没有指标 `{id}`", "indicator `{id}` is not in the catalog"),
            );
            tell::diagnostic(&error.did_you_mean(near), self.language);
            Exit::Usage
        })
    }

    /// The region of this code or name; the root where none is written.
    ///
    /// # Errors
    /// [`Exit::Usage`] where there is none, told with the nearest name.
    pub(super) fn region(&self, written: Option<&str>) -> Result<RegionId, Exit> {
        let regions = &self.study.catalog.regions;
        let Some(written) = written else { return Ok(regions.root()) };
        regions.find(written).map_err(|why| {
            let error = Diagnostic::error(
                "unknown-region",
                crate::say!("没有地区 `{written}`", "there is no region `{written}`"),
            );
            let near = match &why {
                NoRegion::Unknown { nearest } => nearest.as_deref(),
                NoRegion::Ambiguous { candidates } => candidates.first().map(String::as_str),
                NoRegion::Ended { name, .. } => Some(name.as_str()),
            };
            tell::diagnostic(&error.did_you_mean(near), self.language);
            Exit::Usage
        })
    }

    /// Whether every feed could be read and every row is accounted for; tells what does not add up.
    pub(super) fn feeds_are_sound(&self) -> bool {
        let mut sound = self.study.unreadable().next().is_none();
        for data in self.study.feeds.values() {
            for ledger in data.ledger(self.study.catalog.start, self.as_of) {
                if !ledger.reconciles() {
                    let file = &ledger.file;
                    let message = crate::say!("{file}：行数核对不平。", "{file}: its rows do not add up.");
                    tell::tell(tell::words(&message, self.language));
                    sound = false;
                }
            }
        }
        sound
    }
}
