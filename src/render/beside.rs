//! A report in two languages in one folder: the forms of the first have the usual names, those of the second stand beside them with
//! the language before the ending (`briefing.en.docx`), and the two pages point to each other.

use crate::catalog::Language;

/// What a form has to know of the other language's.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// Before the ending of this language's files: `.en`; empty for the first language.
    pub suffix: String,
    /// The page in the other language, where there is one.
    pub other: Option<Other>,
}

#[derive(Debug, Clone)]
pub struct Other {
    pub language: &'static str,
    /// The language's name in itself.
    pub name: &'static str,
    pub page: String,
}

const PAGE: &str = "briefing.html";

impl Beside {
    /// Of the first language and of the second.
    #[must_use]
    pub fn pair(first: Language, second: Language) -> [Self; 2] {
        let suffix = format!(".{}", second.as_str());
        let other = |language: Language, suffix: &str| Other {
            language: language.as_str(),
            name: match language {
                Language::Chinese => "中文",
                Language::English => "English",
            },
            page: named(PAGE, suffix),
        };
        [
            Self { suffix: String::new(), other: Some(other(second, &suffix)) },
            Self { other: Some(other(first, "")), suffix },
        ]
    }

    /// A file's name in this language.
    #[must_use]
    pub fn named(&self, path: &str) -> String {
        named(path, &self.suffix)
    }
}

fn named(path: &str, suffix: &str) -> String {
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
        let [zh, en] = Beside::pair(Language::Chinese, Language::English);
        assert_eq!(
            (zh.named("briefing.docx"), en.named("charts/a.svg")),
            ("briefing.docx".into(), "charts/a.en.svg".into())
        );
        assert_eq!(zh.other.map(|o| o.page).as_deref(), Some("briefing.en.html"));
        assert_eq!(en.other.map(|o| (o.page, o.name)), Some(("briefing.html".into(), "中文")));
    }
}
