//! Sections as Markdown: tables for whole sections, lists for single rows.

use super::section::{Cell, Row, Section, Text};
use crate::words::{Language, Writing};
use std::fmt::Write;

/// The whole reference, with a list of its sections at the top.
pub(super) fn whole(sections: &[Section], languages: &[Language]) -> String {
    let mut out = format!("# {}\n\n", Text::of("reference.title").joined(languages));
    for language in languages {
        let _ = writeln!(out, "{}\n", Text::of("reference.about").in_language(*language));
    }
    for section in sections {
        let _ = writeln!(out, "- [{}](#{}) {}", section.title(languages), section.id, lead(section, languages));
    }
    for section in sections {
        let _ = write!(out, "\n<a id=\"{}\"></a>\n\n{}", section.id, self::section(section, languages));
    }
    out
}

/// The first sentence of what a section is about.
fn lead(section: &Section, languages: &[Language]) -> String {
    let first = |language: Language| {
        let text = section.about.in_language(language);
        let end =
            [text.find('。'), text.find(['；', '：']), text.find(". "), text.find(": ")].into_iter().flatten().min();
        text[..end.unwrap_or(text.len())].trim_end_matches('.').to_owned()
    };
    Text::by(first).joined(languages)
}

/// A section as a table.
pub(super) fn section(section: &Section, languages: &[Language]) -> String {
    let mut out = format!("## {}\n\n", section.title(languages));
    for language in languages {
        let about = section.about.in_language(*language);
        if !about.is_empty() {
            let _ = writeln!(out, "{about}\n");
        }
    }
    let told: Vec<bool> =
        (0..section.heads.len()).map(|n| section.rows.iter().any(|row| row.cells[n].is_told())).collect();
    let heads: Vec<String> = section
        .heads
        .iter()
        .zip(&told)
        .flat_map(|(head, told)| {
            let head = Text::of(head);
            if *told {
                languages.iter().map(|language| head.in_language(*language).to_owned()).collect()
            } else {
                vec![head.joined(languages)]
            }
        })
        .collect();
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    out.push_str(&line(&heads));
    out.push_str(&line(&vec!["---".to_owned(); heads.len()]));
    for row in &section.rows {
        let cells: Vec<String> =
            row.cells.iter().zip(&told).flat_map(|(cell, told)| in_table(cell, *told, languages)).collect();
        out.push_str(&line(&cells));
    }
    out
}

/// The cells of a table that a cell of a section makes.
fn in_table(cell: &Cell, told: bool, languages: &[Language]) -> Vec<String> {
    let escaped = |text: &str| text.replace('|', "\\|").replace('\n', "<br>");
    match cell {
        Cell::Told(text) => languages.iter().map(|language| escaped(text.in_language(*language))).collect(),
        cell => {
            let one = escaped(&in_one(cell, languages));
            vec![one; if told { languages.len() } else { 1 }]
        }
    }
}

/// A cell for several languages at once.
fn in_one(cell: &Cell, languages: &[Language]) -> String {
    let code = |line: &String| format!("`{line}`");
    match cell {
        Cell::Code(lines) => lines.iter().map(code).collect::<Vec<_>>().join(" "),
        Cell::Example(by_language) => {
            let mut all: Vec<String> = Vec::new();
            for language in languages {
                let lines = by_language[*language as usize].iter().map(code).collect::<Vec<_>>().join("\n");
                if !all.contains(&lines) {
                    all.push(lines);
                }
            }
            all.join("\n")
        }
        Cell::Told(text) | Cell::Short(text) => text.joined(languages),
    }
}

/// Single rows, each as a list.
pub(super) fn rows(rows: &[(&Section, &Row)], languages: &[Language]) -> String {
    let one = |(section, row): &(&Section, &Row)| {
        let mut out = format!("## `{}` ({})\n\n", row.name(), section.title(languages));
        let told = row.cells.iter().filter_map(|cell| if let Cell::Told(text) = cell { Some(text) } else { None });
        for (text, language) in told.flat_map(|text| languages.iter().map(move |language| (text, *language))) {
            let mut lines = text.in_language(language).lines();
            let _ = writeln!(out, "{}\n", lines.next().unwrap_or_default());
            let words: Vec<String> = lines.map(|word| format!("- {word}\n")).collect();
            if !words.is_empty() {
                let _ = writeln!(out, "{}", words.concat());
            }
        }
        for (head, cell) in section.heads.iter().zip(&row.cells).skip(1).filter(|(_, cell)| !cell.is_told()) {
            let text = in_one(cell, languages);
            let colon = languages.first().map_or(": ", |language| Writing::of(*language).colon.as_str());
            if !text.is_empty() {
                let _ = writeln!(out, "- {}{colon}{}", Text::of(head).joined(languages), text.replace('\n', " · "));
            }
        }
        out
    };
    rows.iter().map(one).collect::<Vec<_>>().join("\n")
}
