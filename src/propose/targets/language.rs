//! The language of a document, which decides by which words it is read.

use super::rules::{CHINESE, ENGLISH, Rules};

/// A language that documents are read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum DocumentLanguage {
    #[default]
    Chinese,
    English,
}

impl DocumentLanguage {
    /// By the characters of a text: Chinese where at least one in six letters is.
    pub fn of(text: &str) -> Self {
        let (mut chinese, mut latin) = (0_usize, 0_usize);
        for c in text.chars() {
            chinese += usize::from(('\u{3400}'..='\u{9FFF}').contains(&c));
            latin += usize::from(c.is_ascii_alphabetic());
        }
        if chinese * 6 >= latin && chinese > 0 { Self::Chinese } else { Self::English }
    }

    /// A paragraph's own, where it has enough letters to tell.
    pub fn of_paragraph(text: &str, document: Self) -> Self {
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        if letters < 8 { document } else { Self::of(text) }
    }

    pub fn rules(self) -> &'static Rules {
        match self {
            Self::Chinese => &CHINESE,
            Self::English => &ENGLISH,
        }
    }
}
