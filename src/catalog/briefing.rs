//! `[briefing]`: the recipient, signature and date of the Word document, its template, and a text of one's own.

use super::project_files::ProjectFiles;
use super::reading::{Findings, KeyTable, Node, Table, Takes, key};
use crate::diag::{Diagnostic, Location};
use crate::say;
use jiff::civil::Date;
use std::borrow::Cow;
use std::io;

/// What frames the text of the Word document. Texts are empty where the project says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Briefing {
    /// The recipients (主送).
    pub to: Vec<String>,
    /// The signatory (落款).
    pub from: String,
    /// The document's date (成文日期).
    pub date: Option<Date>,
    /// A mark on the first page, such as 内部资料.
    pub mark: String,
    /// The telephone number for the public (公众监督电话).
    pub contact: String,
    /// Whether there is a table of contents.
    pub toc: bool,
    /// Whether who is responsible in person (责任领导) stands on paper; in ledgers and workbooks it always does.
    pub leaders: bool,
    pub template: Option<NamedFile>,
    /// The office's own text with placeholders for numbers.
    pub text: Option<NamedFile>,
}

/// A file of the project that `[briefing]` names: a Word document into which the text is inserted, or a text of one's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedFile {
    /// Its path below the project's folder.
    pub name: String,
    pub bytes: Vec<u8>,
    /// Where `onpace.toml` names it.
    pub location: Location,
}

/// `[briefing]`: what frames the report.
pub(super) static BRIEFING: KeyTable = KeyTable {
    id: "briefing",
    heading: "[briefing]",
    keys: &[
        key("to", Takes::Texts),
        key("from", Takes::Text),
        key("date", Takes::Day),
        key("mark", Takes::Text),
        key("contact", Takes::Text),
        key("toc", Takes::Flag).or("false"),
        key("leaders", Takes::Flag).or("false"),
        key("template", Takes::Path),
        key("text", Takes::Path),
    ],
};

/// The largest of these files in bytes. A letterhead with pictures takes a few hundred thousand.
const LARGEST: usize = 16 << 20;

/// The table as written; the files that it names are not read yet.
#[derive(Debug, Default)]
pub(super) struct BriefingDraft {
    pub(super) briefing: Briefing,
    template: Option<(String, Location)>,
    text: Option<(String, Location)>,
}

pub(super) fn read_briefing(table: Option<Table<'_>>) -> BriefingDraft {
    let Some(table) = table else { return BriefingDraft::default() };
    table.expect_keys(&BRIEFING);
    let line = |key| table.get(key).and_then(one_line).unwrap_or_default();
    let to = table.get("to").map(|n| n.texts()).unwrap_or_default();
    let briefing = Briefing {
        to: to.into_iter().map(|(name, _)| name.trim().to_owned()).filter(|name| !name.is_empty()).collect(),
        from: line("from"),
        date: table.get("date").and_then(day),
        mark: line("mark"),
        contact: line("contact"),
        toc: table.flag("toc"),
        leaders: table.flag("leaders"),
        template: None,
        text: None,
    };
    let named = |key, endings: &[&str]| table.get(key).and_then(|n| Some((path(n, endings)?, n.location())));
    BriefingDraft { briefing, template: named("template", &[".docx"]), text: named("text", &[".docx", ".md"]) }
}

/// A text without line breaks or other control characters.
fn one_line(node: Node<'_>) -> Option<String> {
    let text = node.text()?.trim();
    if text.contains(char::is_control) {
        let key = node.key;
        let message = say!("not-a-single-line", key);
        node.error(Diagnostic::error("type-error", message));
        return None;
    }
    Some(text.to_owned())
}

fn day(node: Node<'_>) -> Option<jiff::civil::Date> {
    let period = node.period()?;
    if period.first_day() == period.last_day() {
        return Some(period.first_day());
    }
    let message = say!("briefing-date-not-a-day");
    node.error(Diagnostic::error("type-error", message));
    None
}

/// The path of a file with one of these endings inside the project's folder.
fn path(node: Node<'_>, endings: &[&str]) -> Option<String> {
    let name = node.text()?.trim().replace('\\', "/");
    let outside = name.starts_with('/') || name.contains(':') || name.split('/').any(|part| part == "..");
    let lower = name.to_ascii_lowercase();
    if outside || !endings.iter().any(|ending| lower.ends_with(ending)) {
        let endings = endings.join(", ");
        let message = say!("briefing-file-outside", name, endings);
        node.error(Diagnostic::error("bad-template", message));
        return None;
    }
    Some(name)
}

impl BriefingDraft {
    /// Reads the files that the project names.
    pub(super) fn with_files(mut self, files: &ProjectFiles, findings: &Findings) -> Briefing {
        let read = |named: Option<(String, Location)>| {
            let (name, location) = named?;
            match files.read(&name) {
                Ok(bytes) if bytes.len() > LARGEST => {
                    let most = LARGEST >> 20;
                    findings.error("bad-template", location, say!("template-too-large", most));
                    None
                }
                Ok(bytes) => Some(NamedFile { name, bytes: Cow::into_owned(bytes), location }),
                Err(why) => {
                    findings.push(unreadable(&name, &why).at(location));
                    None
                }
            }
        };
        self.briefing.template = read(self.template);
        self.briefing.text = read(self.text);
        self.briefing
    }
}

fn unreadable(name: &str, why: &io::Error) -> Diagnostic {
    if why.kind() == io::ErrorKind::NotFound {
        let message = say!("template-missing", name);
        return Diagnostic::error("missing-file", message);
    }
    Diagnostic::error("unreadable-file", say!("template-unreadable", %why))
}
