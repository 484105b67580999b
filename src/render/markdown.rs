//! `briefing.md`: the briefing as Markdown, with the charts beside it.

use super::beside::Beside;
use super::template;
use crate::report::Report;
use minijinja::context;

const TEMPLATE: &str = include_str!("briefing.md.j2");

/// The briefing.
///
/// # Panics
/// If the bundled template is broken, which tests rule out.
#[must_use]
pub fn briefing_md(report: &Report) -> String {
    briefing_md_beside(report, &Beside::default())
}

/// The same beside one in another language.
///
/// # Panics
/// As [`briefing_md`].
#[must_use]
pub fn briefing_md_beside(report: &Report, beside: &Beside) -> String {
    let mut env = template::environment();
    env.add_filter("md", |text: String| escaped(&text));
    env.add_template("briefing", TEMPLATE).expect("the bundled template parses");
    let page = env
        .get_template("briefing")
        .and_then(|t| t.render(context! { suffix => beside.suffix.clone(), ..template::value(report) }));
    let page = page.expect("the bundled template fits");
    squeezed(&page)
}

/// Text that stays one table cell and brings no markup with it.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '#' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}

/// Without more than one empty line in a row.
fn squeezed(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut empty = true;
    for line in page.lines().map(str::trim_end) {
        if !(line.is_empty() && empty) {
            out.push_str(line);
            out.push('\n');
        }
        empty = line.is_empty();
    }
    out
}
