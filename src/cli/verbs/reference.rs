//! `onpace reference`: everything that a catalog may say.

use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::project::{Languages, PROJECT_VARIABLE, parse_languages};
use crate::cli::spoken::{LANGUAGE_VARIABLE, spoken};
use crate::desk::PROGRESS_VARIABLE;
use crate::diag::Diagnostic;
use crate::render::reference::Reference;
use crate::say;
use crate::words::Language;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    key: Option<String>,
    #[arg(long, value_name = Language::CHOICES_OR_BOTH, value_parser = parse_languages, env = LANGUAGE_VARIABLE)]
    lang: Option<Languages>,
}

/// The variables of the environment that the program reads.
const VARIABLES: [&str; 9] = [
    PROJECT_VARIABLE,
    LANGUAGE_VARIABLE,
    PROGRESS_VARIABLE,
    "LC_ALL",
    "LC_MESSAGES",
    "LANG",
    "NO_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
];

/// The reference as the program prints it.
fn reference() -> Reference {
    Reference::new(&Exit::ALL.map(|exit| exit as u8), &VARIABLES)
}

pub(in crate::cli) fn run(args: &Args) -> Result<Exit, Exit> {
    let locale = spoken();
    let (languages, language) = match args.lang {
        Some(Languages::Both) => (Language::ALL.to_vec(), locale),
        Some(Languages::One(language)) => (vec![language], language),
        None => (vec![locale], locale),
    };
    let reference = reference();
    let Some(key) = &args.key else {
        console::print(&reference.markdown(&languages));
        return Ok(Exit::Done);
    };
    match reference.asked(key, &languages) {
        Ok(text) => console::print(&text),
        Err(near) => {
            let error = Diagnostic::error("unknown-entry", say!("no-such-entry", key));
            console::diagnostic(&error.did_you_mean(near.as_deref()), language);
            return Err(Exit::Usage);
        }
    }
    Ok(Exit::Done)
}
