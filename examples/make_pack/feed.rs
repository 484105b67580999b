//! A feed as it lands in the folder: one file a month, in the encoding of the department that sends it.

use std::{fs, io, path::Path};

use encoding_rs::GB18030;

use crate::calendar::{MONTHS, dashed_month};

/// How a department's program saves a file.
#[derive(Clone, Copy)]
pub enum Form {
    /// UTF-8, `\n`.
    Plain,
    /// UTF-8 with a byte order mark, `\r\n`.
    Marked,
    /// GB18030, `\r\n`.
    Chinese,
}

pub struct Feed {
    pub name: &'static str,
    form: Form,
    header: &'static str,
    /// From this month on the department uses another form and header.
    changed: Option<(usize, Form, &'static str)>,
    /// For each month its rows; `None` where no file was sent.
    pub files: Vec<Option<Vec<String>>>,
}

impl Feed {
    /// Every month a file, with a header and no rows yet.
    pub fn new(name: &'static str, form: Form, header: &'static str) -> Self {
        Self { name, form, header, changed: None, files: vec![Some(Vec::new()); MONTHS] }
    }

    pub fn changing(mut self, month: usize, form: Form, header: &'static str) -> Self {
        self.changed = Some((month, form, header));
        self
    }

    pub fn push(&mut self, month: usize, row: String) {
        self.rows(month).push(row);
    }

    pub fn rows(&mut self, month: usize) -> &mut Vec<String> {
        self.files[month].as_mut().expect("a file that was sent")
    }

    pub fn write(&self, folder: &Path) -> io::Result<()> {
        for (month, rows) in self.files.iter().enumerate() {
            let path = folder.join(format!("{}-{}.csv", self.name, dashed_month(month)));
            match rows {
                Some(rows) => fs::write(path, self.bytes(month, rows))?,
                None if path.exists() => fs::remove_file(path)?,
                None => {}
            }
        }
        Ok(())
    }

    fn bytes(&self, month: usize, rows: &[String]) -> Vec<u8> {
        let (form, header) = match self.changed {
            Some((from, form, header)) if month >= from => (form, header),
            _ => (self.form, self.header),
        };
        let end = if matches!(form, Form::Plain) { "\n" } else { "\r\n" };
        let mut text = String::new();
        for line in std::iter::once(header).chain(rows.iter().map(String::as_str)) {
            text.push_str(line);
            text.push_str(end);
        }
        match form {
            Form::Plain => text.into_bytes(),
            Form::Marked => format!("\u{feff}{text}").into_bytes(),
            Form::Chinese => GB18030.encode(&text).0.into_owned(),
        }
    }
}
