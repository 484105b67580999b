//! Writes messages to stderr and data to stdout; anstream leaves out colours where `NO_COLOR` is set or a pipe reads.

use super::exit::Exit;
use crate::diag::{Diagnostic, Severity};
use crate::say;
use crate::words::{Language, Message};
use anstyle::{AnsiColor, Style};
use std::io::{ErrorKind, Write};

/// Writes a message to stderr, in a language.
pub(super) fn message(message: &Message, language: Language) {
    line(&message.in_language(language));
}

/// Writes a line to stderr; a line that cannot be written is no reason to fail.
pub(super) fn line(line: &str) {
    let _ = writeln!(anstream::stderr(), "{line}");
}

/// Writes to stdout. Where nobody reads any more nothing is said, and the verb ends as it would; where what is asked for cannot be written,
/// the program ends there with [`Exit::Output`].
pub(super) fn print(text: &str) {
    let mut out = anstream::stdout();
    let Err(why) = out.write_all(text.as_bytes()).and_then(|()| out.flush()) else { return };
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
    line(&format!("{place}{style}{word}{style:#}[{}] {}", d.code, d.message.in_language(language)));
    if let Some(hint) = &d.hint {
        line(&format!("    → {}", hint.in_language(language)));
    }
}

/// Writes each diagnostic.
pub(super) fn diagnostics<'a>(all: impl IntoIterator<Item = &'a Diagnostic>, language: Language) {
    for d in all {
        diagnostic(d, language);
    }
}
