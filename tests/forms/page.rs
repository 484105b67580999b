//! The Markdown and the page, read back.

use super::{Form, Told, text};
use serde_json::Value;

/// Without the backslashes and entities that keep text from becoming markup.
fn plain(markdown: &str) -> String {
    let text = markdown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        out.extend(if c == '\\' { chars.next() } else { Some(c) });
    }
    out
}

/// The cells of a line of a table.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for c in line.chars() {
        if c == '|' && !escaped {
            cells.push(String::new());
        } else if let Some(last) = cells.last_mut() {
            last.push(c);
        }
        escaped = c == '\\' && !escaped;
    }
    let end = cells.len() - 1;
    cells[1..end].iter().map(|c| plain(c.trim())).collect()
}

pub fn markdown(page: &str, words: &Value) -> Form {
    let word = |key: &str| text(&words[key]);
    let section = |key: &str| {
        let (_, after) = page.split_once(&format!("\n## {}\n", word(key))).unwrap_or_else(|| panic!("no {key}"));
        after.split("\n## ").next().unwrap_or_default()
    };
    let rows = |part: &str| -> Vec<Vec<String>> {
        let tables = part.lines().filter(|l| l.starts_with('|') && !l.starts_with("|--")).map(cells);
        tables
            .filter(|c| ![word("head-indicator"), word("head-verdict"), word("head-region")].contains(&c[0]))
            .collect()
    };
    let told = |row: Vec<String>| {
        let [name, target, _, value, completion, progress, _, gap_to_plan, gap_to_target, verdict, _] =
            row.try_into().expect("eleven cells");
        Told { name, value, target, completion, net: String::new(), progress, gap_to_plan, gap_to_target, verdict }
    };
    let lagging = section("h-lagging").split("\n### ").next().unwrap_or_default();
    let items = lagging.lines().filter(|l| l.starts_with(|c: char| c.is_ascii_digit()));
    let name = |line: &str| line.split("**").nth(1).map(plain).expect("a name in bold");
    Form {
        rows: rows(section("h-indicators")).into_iter().map(told).collect(),
        regions: matrix(section("h-matrix")),
        counts: rows(section("h-overview")).into_iter().map(|r| (r[0].clone(), r[1].clone())).collect(),
        lagging: items.map(name).collect(),
        message: section("h-overview").lines().filter_map(|line| line.strip_prefix("- **")).map(point).collect(),
    }
}

/// A label in bold, a colon, and the text.
fn point(line: &str) -> (String, String) {
    let (label, text) = line.split_once("**").expect("a label in bold");
    (plain(label), plain(text.trim_start_matches(['：', ':', ' '])))
}

/// Each region's cells: value and verdict in one text.
fn matrix(part: &str) -> Vec<(String, Told)> {
    let lines = part.lines().filter(|l| l.starts_with('|') && !l.starts_with("|--")).map(cells);
    let of_line = |line: Vec<String>| {
        let told = |value: &String| Told { value: value.clone(), ..Told::default() };
        line[1..].iter().filter(|c| !c.is_empty()).map(|c| (line[0].clone(), told(c))).collect::<Vec<_>>()
    };
    lines.skip(1).flat_map(of_line).collect()
}

fn unescaped(html: &str) -> String {
    let mut text = html.to_owned();
    for (code, c) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2f;", "/"), ("&amp;", "&")]
    {
        text = text.replace(code, c);
    }
    text
}

/// The text of a stretch of the page, tags left out.
fn words(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        out += before;
        rest = after.split_once('>').map_or("", |(_, after)| after);
    }
    unescaped(&(out + rest)).trim().to_owned()
}

fn between<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let (_, after) = page.split_once(from).unwrap_or_else(|| panic!("no {from}"));
    after.split_once(to).unwrap_or_else(|| panic!("no {to} after {from}")).0
}

pub fn html(page: &str) -> Form {
    let mut form = Form::default();
    for card in between(page, "<section id=\"indicators\"", "</section>").split("<article ").skip(1) {
        let name = unescaped(between(card, "data-name=\"", "\""));
        let head = between(card, "<header>", "</header>");
        let title = words(&format!("<button {}", between(head, "<button ", "</button>")));
        for row in head.split("<div class=\"row").skip(1) {
            let label = row.split_once("<span class=\"chip").map_or("", |(head, _)| head);
            let whole = !row.starts_with(" sub") && label.contains("<b>");
            // What is not the indicator's own value says what it is.
            let sub = row.starts_with(" sub");
            let name = if whole {
                words(between(label, "<b>", "</b>"))
            } else if sub {
                name.clone()
            } else {
                title.clone()
            };
            let told = Told { name, ..facts(row) };
            if row.starts_with(" sub") {
                form.regions.push((words(between(row, "<b>", "</b>")), told));
            } else {
                form.rows.push(told);
            }
        }
    }
    let counts = between(page, "<ul class=\"counts\">", "</ul>").split("<li>").skip(1);
    form.counts = counts.map(|c| (words(between(c, "<span>", "</span>")), words(between(c, "<b>", "</b>")))).collect();
    let message = between(page, "<section id=\"overview\"", "</section>").split("<dt>").skip(1);
    form.message = message
        .map(|line| (words(line.split("</dt>").next().unwrap_or_default()), words(between(line, "<dd>", "</dd>"))))
        .collect();
    let lagging = between(page, "<section id=\"lagging\"", "</section>").split("<h3>").next().unwrap_or_default();
    form.lagging =
        lagging.split("<li value=").skip(1).map(|i| words(&format!("<a {}", between(i, "<a ", "</a>")))).collect();
    form
}

/// One row of facts: verdict, value, target, way, gaps, course.
fn facts(row: &str) -> Told {
    let facts: Vec<&str> = row.split("<span class=\"fact").skip(1).collect();
    let [value, target, way, gap_to_plan, gap_to_target, _] = facts.try_into().expect("six facts");
    let after_head = |fact: &str| {
        let text = words(fact.split_once("</span>").map_or("", |(_, rest)| rest));
        if text == "—" { String::new() } else { text }
    };
    let target = target.split("<span class=\"due\">").next().unwrap_or_default();
    let progress = way
        .split("<span class=\"k\">")
        .skip(1)
        .find(|_| row.contains("data-progress=\"") && !row.contains("data-progress=\"\""));
    Told {
        name: String::new(),
        completion: String::new(),
        net: String::new(),
        value: after_head(value),
        target: after_head(target),
        progress: progress.map(|p| words(between(&format!("{p}</span>"), "</span>", "</span>"))).unwrap_or_default(),
        gap_to_plan: after_head(gap_to_plan),
        gap_to_target: after_head(gap_to_target),
        verdict: words(&format!("<span {}", between(row, "<span class=\"chip", "</span>"))),
    }
}
