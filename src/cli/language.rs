//! Chooses the language in which the program speaks from the command line, the environment and the project at hand.

use super::project::{PROJECT_VARIABLE, folder_around, folder_at_hand, holds_catalog};
use super::spoken::{LANGUAGE_VARIABLE, speak};
use crate::catalog::ProjectFiles;
use crate::words::Language;
use std::ffi::OsString;
use std::path::PathBuf;

/// Chooses that language once, from the command line as it stands: the one that is asked for, else that of the project at hand, else that of
/// the locale.
pub(super) fn choose(arguments: &[OsString]) -> Language {
    let asked = option(arguments, "--lang").or_else(|| std::env::var(LANGUAGE_VARIABLE).ok());
    let chosen = asked.and_then(|tag| Language::of(&tag)).or_else(|| of_project(arguments));
    speak(chosen)
}

/// The value of `--name value` or `--name=value`.
fn option(arguments: &[OsString], name: &str) -> Option<String> {
    let mut texts = arguments.iter().filter_map(|argument| argument.to_str());
    while let Some(text) = texts.next() {
        match text.strip_prefix(name) {
            Some("") => return texts.next().map(str::to_owned),
            Some(rest) if rest.starts_with('=') => return Some(rest[1..].to_owned()),
            _ => {}
        }
    }
    None
}

/// The language that the project states which one of the arguments names, or in which one of them lies, or which is at hand.
fn of_project(arguments: &[OsString]) -> Option<Language> {
    let base = option(arguments, "-C").map(PathBuf::from).unwrap_or_default();
    let named = || arguments.iter().skip(1).map(|argument| base.join(argument)).filter(|path| path.exists());
    let here = || folder_around(&base.join("onpace.toml")).filter(|_| std::env::var_os(PROJECT_VARIABLE).is_none());
    let folder = named().find(|path| holds_catalog(path)).or_else(|| named().find_map(|path| folder_around(&path)));
    let folder = folder.or_else(here).or_else(folder_at_hand)?;
    ProjectFiles::Folder(folder).stated_language()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_is_found_in_either_form() {
        let of = |line: &str| line.split(' ').map(OsString::from).collect::<Vec<_>>();
        assert_eq!(option(&of("onpace run --lang en"), "--lang").as_deref(), Some("en"));
        assert_eq!(option(&of("onpace run --lang=zh-CN x"), "--lang").as_deref(), Some("zh-CN"));
        assert_eq!(option(&of("onpace run --language en"), "--lang"), None);
    }
}
