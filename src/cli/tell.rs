//! Messages to stderr, data to stdout; colours by anstream, which honours `NO_COLOR` and pipes.

use crate::catalog::Language;
use crate::diag::{Diagnostic, Message, Severity};
use crate::feed::Excerpt;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
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

/// Where a row that could not be used stands.
#[derive(Debug)]
pub(super) struct Place<'a> {
    pub file: &'a str,
    pub line: u64,
    pub column: Option<&'a str>,
    pub code: &'static str,
}

/// A rejected row with the cell marked, or its place alone where the row is not kept.
pub(super) fn in_place(place: &Place<'_>, message: &str, excerpt: Option<&Excerpt>, language: Language) -> String {
    let Place { file, line, column, code } = *place;
    let column = column.map(|c| format!(" {c}")).unwrap_or_default();
    let Some(excerpt) = excerpt else {
        return format!("      {file}:{line}{column} [{code}] {message}\n");
    };
    let word = if language == Language::Chinese { "待核" } else { "rejected" };
    let (text, cell) = around(excerpt);
    // An empty cell is marked where it would begin.
    let row = Snippet::source(&text)
        .line_start(usize::try_from(line).unwrap_or(usize::MAX))
        .path(file)
        .fold(false)
        .annotation(AnnotationKind::Primary.span(cell).label(message));
    let title = Level::WARNING.with_name(word).primary_title(message).id(code);
    let rendered = Renderer::styled().render(&[title.element(row)]);
    // The message stands under the cell; the title need not say it as well.
    let shown = rendered.lines().skip(1).fold(String::new(), |all, line| all + "    " + line + "\n");
    format!("    [{code}]{column}\n{shown}")
}

/// Of a long row what stands around the cell.
fn around(excerpt: &Excerpt) -> (String, std::ops::Range<usize>) {
    const AROUND: usize = 40;
    let text = &excerpt.text;
    let before: Vec<char> = text[..excerpt.cell.start].chars().collect();
    let from = before.len().saturating_sub(AROUND);
    let cell: String = text[excerpt.cell.clone()].chars().take(2 * AROUND).collect();
    let mut shown: String = if from > 0 { "…".to_owned() } else { String::new() };
    shown.extend(&before[from..]);
    let start = shown.len();
    shown.push_str(&cell);
    let end = shown.len();
    let after: Vec<char> = text[excerpt.cell.end..].chars().collect();
    shown.extend(after.iter().take(AROUND));
    if after.len() > AROUND {
        shown.push('…');
    }
    (shown, start..end)
}
