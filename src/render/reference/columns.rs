//! The columns of the CSV files of a catalog, a section for each file.

use super::keys::{examples, word_id};
use super::section::{Cell, Row, Section, Text};
use crate::catalog::{CSV_FILES, CsvFile, Heading};
use crate::words::reference::described;
use std::fmt::Write;

pub(super) fn sections() -> Vec<Section> {
    CSV_FILES.iter().map(section).collect()
}

fn section(file: &CsvFile) -> Section {
    Section {
        id: file.id.to_owned(),
        code: format!("{}.csv", file.id),
        about: Text::of(file.id),
        heads: vec!["head.column", "head.also", "head.must", "head.about", "head.example"],
        rows: file.headings.iter().map(|heading| row(file, heading)).collect(),
    }
}

fn row(file: &CsvFile, heading: &Heading) -> Row {
    let id = format!("{}.{}", file.id, heading.id);
    let words = file.words.iter().find(|(column, _)| *column == heading.id).map(|(_, words)| words());
    let about = Text::by(|language| {
        let mut text = described(language, &id).unwrap_or_default().to_owned();
        for (word, also) in words.iter().flatten() {
            let meaning = described(language, &word_id(&id, word)).unwrap_or_default();
            let also: String = also.iter().fold(String::new(), |mut all, word| {
                let _ = write!(all, " `{word}`");
                all
            });
            let _ = write!(text, "\n`{word}`{also} {meaning}");
        }
        text
    });
    let also: Vec<String> = heading.also.iter().map(|name| (*name).to_owned()).collect();
    let must = if heading.required { Cell::Short(Text::of("head.required")) } else { Cell::code("") };
    let other = Cell::Short(Text::by(|_| also.join(" ")));
    let cells = vec![Cell::code(heading.id), other, must, Cell::Told(about), examples(&id)];
    Row { id: heading.id.to_owned(), also, cells }
}
