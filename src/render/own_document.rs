//! The office's own text, Markdown or Word, in which numbers of the report are filled in.

use super::docx::with_values;
use super::word_template::{Template, TemplateError};
use crate::measure::notation;

const OPEN: &str = "{{";
const CLOSE: &str = "}}";

/// A text with placeholders, opened.
#[derive(Debug, Clone)]
pub enum OwnDocument {
    Markdown(String),
    Word(Box<Template>),
}

/// A placeholder as it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Between the braces.
    pub text: String,
    /// Line and character in a Markdown text; `None` in a Word document.
    pub at: Option<(u64, u64)>,
}

/// Why a text cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwnDocumentError {
    Encoding,
    Word(TemplateError),
}

impl OwnDocument {
    /// Opens a file by its name's ending.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn open(name: &str, bytes: &[u8]) -> Result<Self, OwnDocumentError> {
        if name.to_ascii_lowercase().ends_with(".docx") {
            let opened = Template::open_text(bytes).map_err(OwnDocumentError::Word)?;
            return Ok(Self::Word(Box::new(opened)));
        }
        let decoded = notation::decode(bytes).ok_or(OwnDocumentError::Encoding)?;
        Ok(Self::Markdown(decoded.text.into_owned()))
    }

    /// The placeholders, in the order of the text.
    #[must_use]
    pub fn placeholders(&self) -> Vec<Written> {
        match self {
            Self::Markdown(text) => {
                let lines = text.lines().zip(1..);
                lines
                    .flat_map(|(line, n)| {
                        within(line).into_iter().map(move |(at, text)| Written { text, at: Some((n, at)) })
                    })
                    .collect()
            }
            Self::Word(document) => {
                let paragraphs = document.paragraphs();
                let all = paragraphs.iter().flat_map(|text| within(text));
                all.map(|(_, text)| Written { text, at: None }).collect()
            }
        }
    }

    /// The text with each placeholder replaced; `values` in the form of [`OwnDocument::placeholders`].
    #[must_use]
    pub fn filled(&self, values: &[(String, String)]) -> Vec<u8> {
        let marked: Vec<(String, &str)> =
            values.iter().map(|(name, value)| (format!("{OPEN}{name}{CLOSE}"), value.as_str())).collect();
        match self {
            Self::Markdown(text) => {
                let filled = marked.iter().fold(text.clone(), |text, (mark, value)| text.replace(mark, value));
                filled.into_bytes()
            }
            Self::Word(document) => with_values(document, &marked),
        }
    }
}

/// What stands between double braces in a line, with its place in characters from 1.
fn within(line: &str) -> Vec<(u64, String)> {
    let mut found = Vec::new();
    let mut rest = line;
    let mut before = 1;
    while let Some((head, tail)) = rest.split_once(OPEN) {
        before += head.chars().count() as u64;
        let Some((text, after)) = tail.split_once(CLOSE) else { break };
        found.push((before, text.to_owned()));
        before += (OPEN.len() + text.chars().count() + CLOSE.len()) as u64;
        rest = after;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_found_with_their_place_and_replaced() {
        let text = OwnDocument::Markdown(
            "# 一\n开班{{training.number}}期、{{ people }}人，{{training.number}}\n{{open".to_owned(),
        );
        let found = text.placeholders();
        let places: Vec<_> = found.iter().map(|w| (w.text.as_str(), w.at.unwrap_or_default())).collect();
        assert_eq!(places, [("training.number", (2, 3)), (" people ", (2, 24)), ("training.number", (2, 37))]);
        let values = [("training.number".to_owned(), "41".to_owned()), (" people ".to_owned(), "2105".to_owned())];
        assert_eq!(String::from_utf8(text.filled(&values)).unwrap(), "# 一\n开班41期、2105人，41\n{{open");
    }
}
