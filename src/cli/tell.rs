//! Messages to stderr, data to stdout; colours by anstream, which honours `NO_COLOR` and pipes.

use crate::catalog::Language;
use crate::diag::{Diagnostic, Message, Severity};
use anstyle::{AnsiColor, Style};
use std::io::Write;

/// The message in the language asked for.
pub(super) fn words(message: &Message, language: Language) -> &str {
    match language {
        Language::Chinese => &message.zh,
        Language::English => &message.en,
    }
}

/// Writes a line to stderr; that it cannot be written is no reason to fail.
pub(super) fn tell(line: &str) {
    let _ = writeln!(anstream::stderr(), "{line}");
}

/// Writes to stdout, quietly ending where nobody reads any more.
pub(super) fn print(text: &str) {
    let mut out = anstream::stdout();
    if out.write_all(text.as_bytes()).and_then(|()| out.flush()).is_err() {
        std::process::exit(0);
    }
}

/// `targets.csv:14:1: 错误[unknown-indicator] … ` with the mend on a line of its own.
pub(super) fn diagnostic(d: &Diagnostic, language: Language) {
    let (style, zh, en) = match d.severity {
        Severity::Error => (AnsiColor::Red, "错误", "error"),
        Severity::Warning => (AnsiColor::Yellow, "注意", "warning"),
        Severity::Note => (AnsiColor::Cyan, "说明", "note"),
    };
    let style = Style::new().fg_color(Some(style.into())).bold();
    let word = if language == Language::Chinese { zh } else { en };
    let place = d.location.as_ref().map(|l| format!("{l}: ")).unwrap_or_default();
    tell(&format!("{place}{style}{word}{style:#}[{}] {}", d.code, words(&d.message, language)));
    if let Some(hint) = &d.hint {
        tell(&format!("    → {}", words(hint, language)));
    }
}

/// All of them, and how many there were.
pub(super) fn diagnostics<'a>(all: impl IntoIterator<Item = &'a Diagnostic>, language: Language) {
    for d in all {
        diagnostic(d, language);
    }
}
