//! `onpace open`: the desk in the browser.

use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::project::{find_folder, parse_language};
use crate::cli::spoken::{LANGUAGE_VARIABLE, spoken};
use crate::desk::{Serving, serve};
use crate::say;
use crate::words::Language;
use std::path::PathBuf;
use std::time::Duration;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    folder: Option<PathBuf>,
    #[arg(long, default_value_t = 0)]
    port: u16,
    #[arg(long)]
    no_browser: bool,
    #[arg(long, value_name = "MINUTES", default_value_t = 5)]
    idle: u64,
    #[arg(long, value_name = Language::CHOICES, value_parser = parse_language, env = LANGUAGE_VARIABLE)]
    lang: Option<Language>,
}

pub(in crate::cli) fn run(args: &Args) -> Result<Exit, Exit> {
    let folder = match &args.folder {
        // A folder that is no project yet can be opened to make one of it.
        Some(folder) if folder.is_dir() => folder.clone(),
        asked => find_folder(asked.as_deref())?,
    };
    let language = args.lang.unwrap_or_else(spoken);
    let idle = (args.idle > 0).then(|| Duration::from_secs(60 * args.idle));
    let serving = Serving { folder, port: args.port, language, idle };
    let served = serve(&serving, |address| {
        console::print(&format!("{address}\n"));
        console::note(&say!("desk-serving", address), language);
        if let Some(error) = (!args.no_browser).then(|| open::that(address).err()).flatten() {
            console::message(&say!("desk-browser", %error), language);
        }
    });
    served.map(|()| Exit::Done).map_err(|error| {
        console::message(&say!("desk-not-served", %error), language);
        Exit::Output
    })
}
