//! Shows a rejected row with the rejected cell marked.

use crate::feed::Excerpt;
use crate::say;
use crate::words::Language;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

/// The place of a rejected row.
#[derive(Debug)]
pub(super) struct RowPlace<'a> {
    pub file: &'a str,
    pub line: u64,
    pub column: Option<&'a str>,
    pub code: &'static str,
}

/// Its code and column, and the row with the cell marked.
pub(super) fn marked(place: &RowPlace<'_>, message: &str, excerpt: Option<&Excerpt>, language: Language) -> String {
    let RowPlace { column, code, .. } = *place;
    let row = marked_row(place, message, excerpt, language);
    if excerpt.is_none() {
        return row;
    }
    let column = column.map(|c| format!(" {c}")).unwrap_or_default();
    format!("    [{code}]{column}\n{row}")
}

/// The row with the cell marked, or its place alone where the row is not kept.
pub(super) fn marked_row(place: &RowPlace<'_>, message: &str, excerpt: Option<&Excerpt>, language: Language) -> String {
    let RowPlace { file, line, column, code } = *place;
    let Some(excerpt) = excerpt else {
        let column = column.map(|c| format!(" {c}")).unwrap_or_default();
        return format!("      {file}:{line}{column} [{code}] {message}\n");
    };
    let word = say!("reject-label").in_language(language);
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
    rendered.lines().skip(1).fold(String::new(), |all, line| all + "    " + line + "\n")
}

/// The text around the cell of a long row, and the cell's place in it.
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
