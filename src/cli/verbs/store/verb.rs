//! `onpace store`: shows what the store keeps of a project's files, and removes what nothing uses any more.

use super::text::{size, status};
use crate::catalog::{Catalog, ProjectFiles, load};
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::project::{find_folder, parse_language};
use crate::cli::spoken::{LANGUAGE_VARIABLE, spoken};
use crate::pipeline::details;
use crate::say;
use crate::store::{Freed, Store, Using};
use crate::words::Language;
use clap::Subcommand;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Status(Of),
    Prune(Of),
    Clear(Of),
}

#[derive(Debug, clap::Args)]
struct Of {
    project: Option<PathBuf>,
    #[arg(long, value_name = Language::CHOICES, value_parser = parse_language, env = LANGUAGE_VARIABLE)]
    lang: Option<Language>,
    #[arg(long)]
    json: bool,
}

pub(in crate::cli) fn run(args: &Args) -> Result<Exit, Exit> {
    let (What::Status(of) | What::Prune(of) | What::Clear(of)) = &args.what;
    let files = ProjectFiles::Folder(find_folder(of.project.as_deref())?);
    let lang = of.lang.or_else(|| files.stated_language()).unwrap_or_else(spoken);
    let store = Store::open(&files);
    if let What::Clear(_) = args.what {
        // Without the catalog: it mends a store whatever else is wrong.
        let freed = store.clear().transpose().map_err(|(path, error)| {
            let shown = path.display();
            console::message(&say!("cannot-remove-file", %shown, %error), lang);
            Exit::Output
        })?;
        print(of.json, freed.as_ref(), |freed| removed(*freed, lang));
        return Ok(Exit::Done);
    }
    let catalog = load(&files).map_err(|errors| {
        console::diagnostics(&errors, lang);
        Exit::Usage
    })?;
    let catalog = catalog.output;
    let language = of.lang.unwrap_or(catalog.language);
    let using = using(&catalog);
    if let What::Prune(_) = args.what {
        let freed = store.prune(&files, &catalog.regions, &using);
        print(of.json, freed.as_ref(), |freed| removed(*freed, language));
    } else {
        let state = store.state(&files, &catalog.regions, &using);
        print(of.json, state.as_ref(), |state| status(state, |m| m.in_language(language)));
    }
    console::diagnostics(&store.fault(), language);
    store.remember();
    Ok(Exit::Done)
}

fn removed(freed: Freed, language: Language) -> String {
    let Freed { files, bytes } = freed;
    let bytes = size(bytes);
    say!("store-pruned", files, bytes).in_language(language) + "\n"
}

fn using(catalog: &Catalog) -> Vec<Using<'_>> {
    catalog.feeds.iter().map(|feed| Using { feed, details: details(catalog, feed) }).collect()
}

fn print<T: serde::Serialize>(json: bool, what: Option<&T>, text: impl Fn(&T) -> String) {
    let text = match what {
        Some(what) if !json => text(what),
        what => serde_json::to_string_pretty(&what).unwrap_or_default() + "\n",
    };
    console::print(&text);
}
