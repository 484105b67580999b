//! Which language a form's files are in, where a report folder holds two: files of the first have the plain names, those of the
//! second have the language before the ending (`briefing.en.docx`), and the two pages link to each other.

use crate::say;
use crate::words::Language;

/// One of the languages of a report folder; the default is the only one.
#[derive(Debug, Clone, Default)]
pub struct LanguageVersion {
    /// Stands before the ending of this language's files: `.en`; empty for the first language.
    pub suffix: String,
    /// The page in the other language, where there is one.
    pub alternate: Option<Alternate>,
}

/// The page in the other language.
#[derive(Debug, Clone)]
pub struct Alternate {
    /// As a language tag.
    pub language: &'static str,
    /// The language's name in itself.
    pub name: String,
    pub page: String,
}

const PAGE: &str = "briefing.html";

impl LanguageVersion {
    /// The versions of a folder in two languages.
    #[must_use]
    pub fn pair(first: Language, second: Language) -> [Self; 2] {
        let suffix = format!(".{}", second.as_str());
        let alternate = |language: Language, suffix: &str| Alternate {
            language: language.as_str(),
            name: say!("language-name").in_language(language),
            page: with_suffix(PAGE, suffix),
        };
        [
            Self { suffix: String::new(), alternate: Some(alternate(second, &suffix)) },
            Self { alternate: Some(alternate(first, "")), suffix },
        ]
    }

    /// A file's name in this language.
    #[must_use]
    pub fn file_name(&self, path: &str) -> String {
        with_suffix(path, &self.suffix)
    }
}

fn with_suffix(path: &str, suffix: &str) -> String {
    match path.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}{suffix}.{ending}"),
        None => format!("{path}{suffix}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_stands_before_the_ending() {
        let [zh, en] = LanguageVersion::pair(Language::Chinese, Language::English);
        assert_eq!(
            (zh.file_name("briefing.docx"), en.file_name("charts/a.svg")),
            ("briefing.docx".into(), "charts/a.en.svg".into())
        );
        assert_eq!(zh.alternate.map(|a| a.page).as_deref(), Some("briefing.en.html"));
        assert_eq!(en.alternate.map(|a| (a.page, a.name)), Some(("briefing.html".into(), "中文".into())));
    }
}
