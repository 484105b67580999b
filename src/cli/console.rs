//! Writes messages to stderr and data to stdout; anstream leaves out colours where `NO_COLOR` is set or a pipe reads.
//! What is written to stderr goes to the log too, where there is one (`--log`); with `-q`, stderr has errors alone.

use super::exit::Exit;
use super::spoken::spoken;
use crate::diag::{Diagnostic, Severity};
use crate::say;
use crate::words::{Language, Message};
use anstyle::{AnsiColor, Style};
use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::sync::{Mutex, OnceLock, PoisonError};

/// What the command line asks of messages.
#[derive(Debug, Default)]
struct Settings {
    quiet: bool,
    log: Option<Mutex<File>>,
}

static SETTINGS: OnceLock<Settings> = OnceLock::new();

/// Lines that have been told, so that one cause is told once however many parts of a verb meet it.
static TOLD: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Takes what the command line asks of messages, and begins the log's entry of this run.
///
/// # Errors
/// [`Exit::Output`] where the log cannot be written.
pub(super) fn set_up(quiet: bool, log: Option<&Path>, begin: &str) -> Result<(), Exit> {
    let open = |path: &Path| OpenOptions::new().create(true).append(true).open(path);
    let opened = log.map(|path| {
        let mut file = open(path).map_err(|error| (path, error))?;
        writeln!(file, "{begin}").map_err(|error| (path, error))?;
        Ok(Mutex::new(file))
    });
    let log = opened.transpose().map_err(|(path, error): (&Path, std::io::Error)| {
        let shown = path.display();
        message(&say!("cannot-write-file", %shown, %error), spoken());
        Exit::Output
    })?;
    let _ = SETTINGS.set(Settings { quiet, log });
    Ok(())
}

/// Whether only errors, and the data that is asked for, are to be printed.
pub(super) fn quiet() -> bool {
    SETTINGS.get().is_some_and(|settings| settings.quiet)
}

/// Writes to the log what stderr would have, without colours.
fn log(line: &str) {
    if let Some(log) = SETTINGS.get().and_then(|settings| settings.log.as_ref()) {
        let mut file = log.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = writeln!(file, "{}", anstream::adapter::strip_str(line));
    }
}

/// Writes a message to stderr, in a language: why the verb does not do what it was asked for.
pub(super) fn message(message: &Message, language: Language) {
    line(&message.in_language(language));
}

/// Writes a message that only tells what was done, to stderr; with `-q` to the log alone.
pub(super) fn note(message: &Message, language: Language) {
    note_line(&message.in_language(language));
}

/// The same as a finished text.
pub(super) fn note_line(text: &str) {
    if quiet() { log(text) } else { line(text) }
}

/// Writes how to mend what the message before it tells.
pub(super) fn hint(hint: &Message, language: Language) {
    line(&format!("    → {}", hint.in_language(language)));
}

/// Writes a line to stderr; a line that cannot be written is no reason to fail.
pub(super) fn line(line: &str) {
    log(line);
    let _ = writeln!(anstream::stderr(), "{line}");
}

/// Writes to stdout. Where nobody reads any more nothing is said, and the verb ends as it would; where what is asked for cannot be written,
/// the program ends there with [`Exit::Output`].
pub(super) fn print(text: &str) {
    let mut out = anstream::stdout();
    end_if_lost(out.write_all(text.as_bytes()).and_then(|()| out.flush()));
}

/// The same for what is no text.
pub(super) fn print_bytes(bytes: &[u8]) {
    let mut out = std::io::stdout();
    end_if_lost(out.write_all(bytes).and_then(|()| out.flush()));
}

/// Writes what a verb came to: to stdout unless only errors are wanted, and to the log.
pub(super) fn outcome(text: &str) {
    log(text.trim_end());
    if !quiet() {
        print(text);
    }
}

fn end_if_lost(written: std::io::Result<()>) {
    let Err(why) = written else { return };
    if why.kind() != ErrorKind::BrokenPipe {
        line(&format!("onpace: stdout: {why}"));
        std::process::exit(Exit::Output as i32);
    }
}

/// Writes a defect of the program to stderr; returns the exit for it.
pub(super) fn defect(error: &dyn std::fmt::Display) -> Exit {
    line(&format!("onpace: {error}"));
    Exit::Feeds
}

/// Writes a diagnostic: `targets.csv:14:1: 错误[unknown-indicator] …`, with its hint on a line of its own.
pub(super) fn diagnostic(d: &Diagnostic, language: Language) {
    let (style, word) = match d.severity {
        Severity::Error => (AnsiColor::Red, say!("severity-error")),
        Severity::Warning => (AnsiColor::Yellow, say!("severity-warning")),
        Severity::Note => (AnsiColor::Cyan, say!("severity-note")),
    };
    let style = Style::new().fg_color(Some(style.into())).bold();
    let word = word.in_language(language);
    let place = d.location.as_ref().map(|l| format!("{l}: ")).unwrap_or_default();
    let mut text = format!("{place}{style}{word}{style:#}[{}] {}", d.code, d.message.in_language(language));
    if let Some(hint) = &d.hint {
        text = format!("{text}\n    → {}", hint.in_language(language));
    }
    if !TOLD.lock().unwrap_or_else(PoisonError::into_inner).insert(text.clone()) {
        return;
    }
    if d.severity == Severity::Error { line(&text) } else { note_line(&text) }
}

/// Writes each diagnostic.
pub(super) fn diagnostics<'a>(all: impl IntoIterator<Item = &'a Diagnostic>, language: Language) {
    for d in all {
        diagnostic(d, language);
    }
}
