//! Text files and Markdown: lines that belong together become paragraphs, lines with bars become tables.

use super::block::{Collector, Document};
use super::wrapped::{Line, join};

/// A text file; its lines are counted from 1.
pub(super) fn text(text: &str) -> Document {
    let mut out = Collector::default();
    let lines: Vec<Line> =
        text.lines().zip(1..).map(|(text, number)| Line { number, page: None, text: text.to_owned() }).collect();
    let mut waiting: Vec<Line> = Vec::new();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for line in lines {
        let cells: Vec<String> = line.text.trim().split('\t').map(|cell| cell.trim().to_owned()).collect();
        if cells.len() >= 3 && cells.iter().filter(|cell| !cell.is_empty()).count() >= 2 {
            flush(&mut out, &mut waiting);
            rows.push(cells);
            continue;
        }
        if !rows.is_empty() {
            out.table(std::mem::take(&mut rows));
        }
        waiting.push(line);
    }
    flush(&mut out, &mut waiting);
    out.table(rows);
    out.document
}

fn flush(out: &mut Collector, waiting: &mut Vec<Line>) {
    for line in join(&std::mem::take(waiting)) {
        out.line(line.number, &line.text, None);
    }
}

/// Markdown: headings by # or underlines, tables by bars, list items without their marks.
pub(super) fn markdown(text: &str) -> Document {
    let mut out = Collector::default();
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut waiting: Vec<Line> = Vec::new();
    let mut fenced = false;
    for (text, number) in text.lines().zip(1..) {
        let trimmed = text.trim();
        if trimmed.starts_with("```") {
            fenced = !fenced;
        }
        if trimmed.starts_with('|') || trimmed.matches('|').count() >= 2 && !rows.is_empty() {
            flush(&mut out, &mut waiting);
            let cells: Vec<String> = trimmed.trim_matches('|').split('|').map(|cell| unmarked(cell.trim())).collect();
            let is_rule = cells.iter().all(|cell| !cell.is_empty() && cell.chars().all(|c| "-: ".contains(c)));
            if !is_rule {
                rows.push(cells);
            }
            continue;
        }
        if !rows.is_empty() {
            out.table(std::mem::take(&mut rows));
        }
        let hashes = trimmed.bytes().take_while(|b| *b == b'#').count();
        if (1..=6).contains(&hashes) && !fenced && trimmed[hashes..].starts_with(' ') {
            flush(&mut out, &mut waiting);
            out.line(number, &unmarked(&trimmed[hashes..]), u8::try_from(hashes).ok());
            continue;
        }
        let is_underline =
            trimmed.len() >= 3 && (trimmed.bytes().all(|b| b == b'=') || trimmed.bytes().all(|b| b == b'-'));
        if is_underline {
            if let Some(heading) = waiting.pop().filter(|line| !line.text.trim().is_empty()) {
                flush(&mut out, &mut waiting);
                out.line(heading.number, &heading.text, Some(if trimmed.starts_with('=') { 1 } else { 2 }));
            }
            continue;
        }
        waiting.push(Line { number, page: None, text: unmarked(text) });
    }
    flush(&mut out, &mut waiting);
    out.table(rows);
    out.document
}

/// A text without the marks of emphasis and links.
fn unmarked(text: &str) -> String {
    let text = text.replace("**", "").replace("__", "").replace('`', "");
    let text = text.trim_end();
    let inner = text.trim_start();
    let item = ["> ", "* ", "- ", "+ "].iter().find_map(|mark| inner.strip_prefix(mark));
    // The mark stays as a sign that a new item begins, which is never joined to the line before.
    item.map_or_else(|| text.to_owned(), |item| format!("- {}", item.trim_start_matches(['#', ' ', '>'])))
}
