//! The language in which the program speaks before a project's catalog has been read, and where there is none.

use crate::words::Language;
use std::sync::OnceLock;

/// The environment variable that does what `--lang` does.
pub(super) const LANGUAGE_VARIABLE: &str = "ONPACE_LANG";

static SPOKEN: OnceLock<Language> = OnceLock::new();

/// The language of help, and of messages that no project decides.
pub(super) fn spoken() -> Language {
    *SPOKEN.get_or_init(locale_language)
}

/// Decides that language, once; that of the locale where nothing else decides it.
pub(super) fn speak(chosen: Option<Language>) -> Language {
    *SPOKEN.get_or_init(|| chosen.unwrap_or_else(locale_language))
}

/// The language of the environment: `LC_ALL`, else `LC_MESSAGES`, else `LANG`, else that of the system. Chinese where none of them names a
/// language; where one names another than Chinese, English.
fn locale_language() -> Language {
    let set = |name: &&str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(set).or_else(sys_locale::get_locale);
    of_locale(locale.as_deref().unwrap_or_default())
}

/// The language of `en_GB.UTF-8` and of `en-GB`; `C` and `POSIX` name none.
fn of_locale(locale: &str) -> Language {
    let name = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
    match name {
        "" | "C" | "POSIX" | "zh" => Language::Chinese,
        _ => Language::English,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_its_language_first() {
        for locale in ["", "C", "C.UTF-8", "POSIX", "zh_CN.UTF-8", "zh_TW", "zh", "zh-Hans-CN"] {
            assert_eq!(of_locale(locale), Language::Chinese, "{locale}");
        }
        for locale in ["en_GB.UTF-8", "en", "de_DE@euro", "en-GB"] {
            assert_eq!(of_locale(locale), Language::English, "{locale}");
        }
    }
}
