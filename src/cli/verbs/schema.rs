//! `onpace schema`: the JSON Schema of `onpace.toml`.

use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::project::{Languages, parse_languages};
use crate::cli::spoken::{LANGUAGE_VARIABLE, spoken};
use crate::render::catalog_schema::catalog_schema;
use crate::words::Language;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    #[arg(long, value_name = Language::CHOICES_OR_BOTH, value_parser = parse_languages, env = LANGUAGE_VARIABLE)]
    lang: Option<Languages>,
}

#[expect(clippy::unnecessary_wraps, reason = "every verb answers so")]
pub(in crate::cli) fn run(args: &Args) -> Result<Exit, Exit> {
    let languages = match args.lang {
        Some(Languages::Both) => Language::ALL.to_vec(),
        Some(Languages::One(language)) => vec![language],
        None => vec![spoken()],
    };
    console::print(&catalog_schema(&languages));
    Ok(Exit::Done)
}
