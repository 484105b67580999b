//! The language of whoever sits at the terminal, for what no project decides.

use crate::words::Language;

/// The language of the environment: `LC_ALL`, else `LC_MESSAGES`, else `LANG`. Chinese where none of them names a language; where one names
/// another than Chinese, English.
pub(in crate::cli) fn locale_language() -> Language {
    let set = |name: &&str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(set);
    of_locale(locale.as_deref().unwrap_or_default())
}

/// The language of `en_GB.UTF-8`; `C` and `POSIX` name none.
fn of_locale(locale: &str) -> Language {
    let name = locale.split(['_', '.', '@']).next().unwrap_or_default();
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
        for locale in ["", "C", "C.UTF-8", "POSIX", "zh_CN.UTF-8", "zh_TW", "zh"] {
            assert_eq!(of_locale(locale), Language::Chinese, "{locale}");
        }
        for locale in ["en_GB.UTF-8", "en", "de_DE@euro"] {
            assert_eq!(of_locale(locale), Language::English, "{locale}");
        }
    }
}
