//! What is wrong with a command line, in either language.

use super::console;
use super::exit::Exit;
use crate::say;
use crate::words::{Language, Message};
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Tells an error of the command line, or prints the help that was asked for; returns the exit for it.
pub(super) fn tell(error: &Error, language: Language) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            console::print(&error.render().ansi().to_string());
            return Exit::Done;
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            console::line(&error.render().ansi().to_string());
            return Exit::Usage;
        }
        _ => {}
    }
    let Some(message) = message(error) else {
        console::line(&error.render().ansi().to_string());
        return Exit::Usage;
    };
    console::message(&message, language);
    if let Some(near) = nearest(error) {
        console::hint(&say!("did-you-mean", name = near), language);
    }
    if let Some(usage) = error.get(ContextKind::Usage) {
        let usage = usage.to_string().lines().collect::<Vec<_>>().join(" ");
        let usage = usage.trim_start_matches("Usage: ");
        console::line(&format!("    {}{usage}", say!("help-head-usage").in_language(language)));
    }
    console::hint(&say!("usage-see-help"), language);
    Exit::Usage
}

/// `None` for kinds that no reader of this program meets: clap tells those.
fn message(error: &Error) -> Option<Message> {
    let text = |kind: ContextKind| error.get(kind).map(plain);
    let arg = || text(ContextKind::InvalidArg).unwrap_or_default();
    let value = || text(ContextKind::InvalidValue).unwrap_or_default();
    let known = || text(ContextKind::ValidValue).unwrap_or_default();
    Some(match error.kind() {
        ErrorKind::UnknownArgument => say!("usage-unknown-argument", arg = arg()),
        ErrorKind::InvalidSubcommand => {
            say!("usage-unknown-verb", verb = text(ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        ErrorKind::InvalidValue if value().is_empty() => say!("usage-value-missing", arg = arg()),
        ErrorKind::InvalidValue if known().is_empty() => say!("usage-bad-value", arg = arg(), value = value()),
        ErrorKind::InvalidValue => say!("usage-not-a-choice", arg = arg(), value = value(), known = known()),
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            say!("usage-refused-value", arg = arg(), why)
        }
        ErrorKind::MissingRequiredArgument => say!("usage-argument-missing", arg = arg()),
        ErrorKind::ArgumentConflict => {
            say!("usage-conflict", arg = arg(), other = text(ContextKind::PriorArg).unwrap_or_default())
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            say!("usage-wrong-number", arg = arg())
        }
        _ => return None,
    })
}

/// What is nearest to what was written: an option, a verb, a choice.
fn nearest(error: &Error) -> Option<String> {
    let kinds = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    kinds.into_iter().find_map(|kind| error.get(kind)).map(plain).filter(|near| !near.is_empty())
}

fn plain(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        other => other.to_string(),
    }
}
