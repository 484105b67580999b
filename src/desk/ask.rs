//! What a page may ask the program to do: each is one verb with its arguments, as a person could type it.

use super::answer::Refusal;
use super::confined::below;
use super::drafts::{Accepted, NotMarked, marked};
use super::inbox::Inbox;
use super::project::{PUBLIC, REPORTS};
use crate::catalog::Catalog;
use crate::disk::NameFault;
use crate::say;
use crate::words::Language;
use axum::http::StatusCode;
use serde::Deserialize;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// One thing to do. Texts that are empty are not asked for.
#[derive(Debug, Deserialize)]
#[serde(tag = "verb", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Ask {
    Run {
        as_of: String,
        #[serde(default)]
        edition: String,
        /// `zh-CN`, `en` or `both`.
        #[serde(default)]
        languages: String,
        #[serde(default)]
        force: bool,
        #[serde(default)]
        republish: bool,
    },
    Verify {
        folder: String,
    },
    Diff {
        from: String,
        to: String,
    },
    Letters {
        as_of: String,
    },
    /// What a dropped file would come to, nothing written.
    Look {
        item: String,
    },
    /// What stands in a dropped file, its private cells masked.
    Read {
        item: String,
        #[serde(default)]
        feed: String,
    },
    /// What would be guessed of the files of a folder, nothing written.
    Guess {
        #[serde(flatten)]
        wishes: Wishes,
    },
    /// Makes a project of the folder.
    Init {
        #[serde(flatten)]
        wishes: Wishes,
    },
    /// Adds the proposals that a person accepts to the project's targets.
    Accept {
        item: String,
        rows: Vec<Accepted>,
        /// Whether indicators that the project lacks are made of the rows that its files have.
        #[serde(default)]
        add_indicators: bool,
    },
    /// Makes the sheet by which its sender mends a dropped file.
    SendBack {
        item: String,
        #[serde(default)]
        feed: String,
        by: String,
    },
    /// Takes a dropped file into the project.
    Take {
        item: String,
        #[serde(default)]
        feed: String,
        #[serde(default)]
        period: String,
        by: String,
        #[serde(default)]
        version: String,
    },
}

/// What a person says of a new project.
#[derive(Debug, Deserialize)]
pub(super) struct Wishes {
    #[serde(default)]
    title: String,
    #[serde(default)]
    root: String,
    #[serde(default)]
    year_starts: String,
    #[serde(default)]
    languages: String,
}

impl Wishes {
    fn line(&self) -> Line {
        let line = Line::of("init").option("--lang", &self.languages).option("--title", &self.title);
        line.option("--root", &self.root).option("--year-starts", &self.year_starts)
    }
}

/// A verb, ready to be run.
#[derive(Debug)]
pub(super) struct Order {
    pub arguments: Vec<OsString>,
    /// As a person types it in the project's folder.
    pub shown: String,
    /// Whether files of the project may change: only one such order at a time.
    pub writes: bool,
    /// The dropped file that is gone from the list when this has been done.
    pub uses_up: Option<String>,
    /// Who does it with which file, for the log.
    pub entry: Option<(String, String)>,
}

/// Arguments, each beside what is shown of it.
struct Line {
    arguments: Vec<OsString>,
    shown: Vec<String>,
}

impl Line {
    fn of(verb: &str) -> Self {
        Self { arguments: vec![verb.into()], shown: vec!["onpace".to_owned(), verb.to_owned()] }
    }

    /// An option with its value; nothing where the value is empty.
    fn option(mut self, name: &str, value: &str) -> Self {
        if !value.is_empty() {
            // One argument, so that a value that begins with a dash stays a value.
            self.arguments.push(format!("{name}={value}").into());
            self.shown.extend([name.to_owned(), quoted(value)]);
        }
        self
    }

    fn flag(mut self, name: &str, wanted: bool) -> Self {
        if wanted {
            self.arguments.push(name.into());
            self.shown.push(name.to_owned());
        }
        self
    }

    /// The same without its being shown: what the desk needs and a person does not.
    fn unseen(mut self, arguments: &[&str]) -> Self {
        self.arguments.extend(arguments.iter().map(OsString::from));
        self
    }

    /// A file or folder, and how it is called; after all options.
    fn path(mut self, path: PathBuf, called: &str) -> Self {
        self.arguments.extend([OsString::from("--"), path.into_os_string()]);
        self.shown.push(quoted(called));
        self
    }

    fn texts(mut self, texts: &[&str]) -> Self {
        self.arguments.push("--".into());
        self.arguments.extend(texts.iter().map(OsString::from));
        self.shown.extend(texts.iter().map(|text| quoted(text)));
        self
    }

    fn order(self, writes: bool) -> Order {
        Order { arguments: self.arguments, shown: self.shown.join(" "), writes, uses_up: None, entry: None }
    }
}

impl Ask {
    /// The verb and its arguments.
    ///
    /// # Errors
    /// A path that leaves the project, a file that was never dropped, a name that is missing.
    pub fn order<'a>(
        &'a self,
        folder: &Path,
        inbox: &Inbox,
        catalog: Option<&Catalog>,
        language: Language,
    ) -> Result<Order, Refusal> {
        let bad = |message| Refusal::new(StatusCode::BAD_REQUEST, &message, language);
        let report = |written: &str| {
            let (within, name) = written.split_once('/').unwrap_or(("", written));
            let within = [REPORTS, PUBLIC].into_iter().find(|folder| *folder == within);
            let inside = within.ok_or(NameFault::Dots).and_then(|within| below(&folder.join(within), name));
            inside.map_err(|fault| bad(say!("desk-bad-path", path = written, why = fault.message())))
        };
        let dropped = |item: &str| inbox.find(item).ok_or_else(|| bad(say!("desk-no-such-item")));
        // Who takes a file in, or sends it back, is written down.
        let somebody = |by: &'a str| Some(by.trim()).filter(|by| !by.is_empty()).ok_or_else(|| bad(say!("desk-who")));
        let lang = language.as_str();
        Ok(match self {
            Self::Run { as_of, edition, languages, force, republish } => {
                let languages = if languages.is_empty() { lang } else { languages };
                // One edition is never written over the other.
                let out = if edition == "public" { PUBLIC } else { "" };
                let line = Line::of("run").option("--as-of", as_of).option("--edition", edition).option("--out", out);
                let line = line.option("--lang", languages);
                line.flag("--force", *force).flag("--republish", *republish).order(true)
            }
            Self::Verify { folder } => Line::of("verify").path(report(folder)?, folder).order(false),
            Self::Diff { from, to } => Line::of("diff").option("--lang", lang).texts(&[from, to]).order(false),
            Self::Letters { as_of } => Line::of("letters").option("--as-of", as_of).option("--lang", lang).order(true),
            Self::Look { item } => {
                let found = dropped(item)?;
                let line = Line::of("add").flag("--dry-run", true).option("--lang", lang).unseen(&["--json"]);
                line.unseen(&["--project", "."]).path(found.path, &found.name).order(false)
            }
            Self::Read { item, feed } => {
                let found = dropped(item)?;
                let line = Line::of("read").option("--feed", feed).option("--lang", lang).unseen(&["--json"]);
                line.unseen(&["--project", "."]).path(found.path, &found.name).order(false)
            }
            Self::Guess { wishes } => {
                let line = wishes.line().flag("--dry-run", true).unseen(&["--json"]);
                line.path(PathBuf::from("."), ".").order(false)
            }
            Self::Init { wishes } => wishes.line().flag("--yes", true).path(PathBuf::from("."), ".").order(true),
            Self::Accept { item, rows, add_indicators } => {
                let found = dropped(item)?;
                let catalog = catalog.ok_or_else(|| bad(say!("desk-catalog-wrong")))?;
                let draft = marked(&found, rows, folder, catalog, language).map_err(|why| match why {
                    NotMarked::Unreadable(why) => bad(why.message()),
                    NotMarked::Wrong => bad(say!("desk-edit-wrong")),
                    NotMarked::Disk(error) => bad(error.message()),
                })?;
                let line = Line::of("draft").option("--accept", &draft).flag("--add-indicators", *add_indicators);
                line.option("--lang", lang).unseen(&["--project", "."]).order(true)
            }
            Self::Take { item, feed, period, by, version } => {
                let found = dropped(item)?;
                let line =
                    Line::of("add").option("--feed", feed).option("--period", period).option("--by", somebody(by)?);
                let line = line.option("--version", version).option("--lang", lang).unseen(&["--project", "."]);
                let order = line.path(found.path, &found.name).order(true);
                let entry = Some((somebody(by)?.to_owned(), found.name));
                Order { uses_up: Some(item.clone()), entry, ..order }
            }
            Self::SendBack { item, feed, by } => {
                let found = dropped(item)?;
                let line = Line::of("send-back").option("--feed", feed).option("--lang", lang);
                let order = line.unseen(&["--project", "."]).path(found.path, &found.name).order(true);
                Order { entry: Some((somebody(by)?.to_owned(), found.name)), ..order }
            }
        })
    }
}

/// As a shell takes it for one word.
fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./:=".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("\"{}\"", text.replace('"', "\\\""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(ask: &str) -> Result<Order, Refusal> {
        let ask: Ask = serde_json::from_str(ask).expect("an ask");
        ask.order(Path::new("/nowhere"), &Inbox::new(), None, Language::English)
    }

    #[test]
    fn what_is_asked_is_a_command_line_that_a_person_can_type() {
        let run = order(r#"{"verb":"run","as_of":"2020-11","edition":"public"}"#).expect("an order");
        assert_eq!(run.shown, "onpace run --as-of 2020-11 --edition public --out public --lang en");
        assert_eq!(run.arguments[1], "--as-of=2020-11");
        assert!(run.writes);
    }

    #[test]
    fn a_value_that_looks_like_an_option_stays_a_value() {
        let run = order(r#"{"verb":"run","as_of":"--out=/etc"}"#).expect("an order");
        assert_eq!(run.arguments[1], "--as-of=--out=/etc");
        let diff = order(r#"{"verb":"diff","from":"--help","to":"2020-11"}"#).expect("an order");
        assert_eq!(diff.arguments[2..], ["--", "--help", "2020-11"]);
    }

    #[test]
    fn only_reports_of_the_project_are_verified_and_only_what_was_dropped_is_taken() {
        assert!(order(r#"{"verb":"verify","folder":"reports/2020-11"}"#).is_ok());
        assert!(order(r#"{"verb":"verify","folder":"feeds/../../x"}"#).is_err());
        assert!(order(r#"{"verb":"verify","folder":"../feeds"}"#).is_err());
        assert!(order(r#"{"verb":"take","item":"/etc/passwd","by":"a"}"#).is_err());
    }
}
