//! What is asked on a terminal before a project is made.

use crate::cli::console;
use crate::propose::project::{LookedThrough, Wishes};
use crate::say;
use crate::words::{Language, Message};
use std::io::{BufRead, IsTerminal, Write};

/// Whether somebody sits there who can be asked.
pub(super) fn is_attended() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Asks, with an answer that holds if nothing is written.
fn ask(question: &Message, spare: &str, language: Language) -> String {
    let question = question.in_language(language);
    let _ = write!(anstream::stderr(), "{question} [{spare}] ");
    let _ = anstream::stderr().flush();
    let mut line = String::new();
    // What cannot be read is no answer.
    let _ = std::io::stdin().lock().read_line(&mut line);
    let line = line.trim();
    if line.is_empty() { spare.to_owned() } else { line.to_owned() }
}

/// Asks for what nobody has said on the command line and the files only let guess.
pub(super) fn ask_all(looked: &LookedThrough, folder: &str, wishes: Wishes, doubtful: &[String]) -> Wishes {
    let guessed = wishes.language.or_else(|| looked.language()).unwrap_or(wishes.spare_language);
    let mut wishes = wishes;
    if wishes.language.is_none() {
        let answer = ask(&say!("ask-language"), guessed.as_str(), guessed);
        wishes.language = Some(Language::of(&answer).unwrap_or(guessed));
    }
    let language = wishes.language.unwrap_or(guessed);
    if wishes.root.is_none() {
        let spare = looked.root().unwrap_or_else(|| folder.to_owned());
        wishes.root = Some(ask(&say!("ask-root"), &spare, language));
    }
    if wishes.title.is_none() {
        let root = wishes.root.clone().unwrap_or_default();
        let spare = say!("init-title", root).in_language(language);
        wishes.title = Some(ask(&say!("ask-title"), &spare, language));
    }
    if wishes.year_starts.is_none() && language != Language::Chinese {
        let spare = if looked.has_financial_years() { "4" } else { "1" };
        let answer = ask(&say!("ask-year"), spare, language);
        wishes.year_starts = answer.parse().ok().filter(|month| (1..=12).contains(month));
    }
    for name in doubtful {
        let answer = ask(&say!("ask-region", name), "n", language).to_lowercase();
        if answer.starts_with('y') || answer.starts_with('是') {
            wishes.regions.push(name.clone());
        }
    }
    if !doubtful.is_empty() {
        console::line("");
    }
    wishes
}
