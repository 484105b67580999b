//! 数据退回修改单: the rows of a file that could not be used, for its sender to mend.

use super::model::{Align, Block, Column, Document, Table};
use crate::say;
use crate::words::{Language, Message};
use std::ops::Range;

/// What goes back to a sender. It never holds a private cell, nor the file itself.
#[derive(Debug, Clone)]
pub struct ReturnSheet {
    /// The file as its sender named it.
    pub file: String,
    /// Who sent it.
    pub sender: String,
    /// Who sends it back; empty where the project does not say.
    pub office: String,
    pub lines: Vec<ReturnLine>,
    /// Rows that were used.
    pub used: u64,
}

/// One row to be mended.
#[derive(Debug, Clone)]
pub struct ReturnLine {
    /// The sheet of a workbook; empty of a text.
    pub sheet: String,
    pub line: u64,
    /// The heading of the column; empty where the whole row is at fault.
    pub column: String,
    /// The cell as it is written; masked where it is private.
    pub raw: String,
    /// What is wrong, and how to mend it.
    pub text: String,
    /// The row, private cells masked, and where the cell stands in it.
    pub row: Option<(String, Range<usize>)>,
}

impl ReturnSheet {
    /// Its name: 数据退回修改单.
    #[must_use]
    pub fn title(language: Language) -> String {
        say!("return-title").in_language(language)
    }

    /// The heads of its table.
    #[must_use]
    pub fn heads(language: Language) -> [String; 6] {
        [
            say!("return-head-n"),
            say!("return-head-sheet"),
            say!("return-head-line"),
            say!("return-head-column"),
            say!("return-head-cell"),
            say!("return-head-mend"),
        ]
        .map(|head| head.in_language(language))
    }

    /// What is asked of the sender.
    #[must_use]
    pub fn opening(&self, language: Language) -> String {
        let (file, n, used) = (&self.file, self.lines.len(), self.used);
        say!("return-opening", file, n, used).in_language(language)
    }

    /// The sheet as an official document.
    #[must_use]
    pub fn document(&self, language: Language) -> Document {
        let say = |message: Message| message.in_language(language);
        let heads = Self::heads(language);
        let weights = [
            (6, Align::Centre),
            (14, Align::Left),
            (8, Align::Right),
            (18, Align::Left),
            (18, Align::Left),
            (44, Align::Left),
        ];
        let columns = heads.into_iter().zip(weights).map(|(head, (weight, align))| Column { head, weight, align });
        let row = |(n, line): (usize, &ReturnLine)| {
            let ReturnLine { sheet, column, raw, text, .. } = line.clone();
            vec![n.to_string(), sheet, line.line.to_string(), column, raw, text]
        };
        let rows = (1..).zip(&self.lines).map(row).collect();
        let names = &self.sender;
        let office = if self.office.is_empty() { say(say!("letter-from")) } else { self.office.clone() };
        Document {
            title: Self::title(language),
            to: say(say!("doc-to", names)),
            body: vec![
                Block::Text(self.opening(language)),
                Block::Table(Table { note: say(say!("return-note")), ..Table::untitled(columns.collect(), rows) }),
                Block::Text(say(say!("return-closing"))),
            ],
            from: office,
            date: say(say!("doc-no-date")),
            ..Document::default()
        }
    }
}
