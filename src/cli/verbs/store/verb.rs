//! `onpace store`: shows what the store keeps of a project's files, and removes what nothing uses any more.

use super::text::{size, status};
use crate::catalog::{Catalog, ProjectFiles, load};
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::project::{find_folder, parse_language};
use crate::pipeline::details;
use crate::say;
use crate::store::{Freed, Store, Using};
use crate::words::Language;
use clap::Subcommand;
use std::path::PathBuf;

/// Show or clear what is kept of a project's large files so that they need not be read again
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  onpace store status my-county
  onpace store prune my-county
  onpace store clear my-county

It lies in .onpace in the project's folder and may be deleted at any time: the next run reads the files and keeps them anew. \
Private texts are in it only as hashes under a key of the project.")]
pub(in crate::cli) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Show what is kept of each feed, and where
    Status(Of),
    /// Remove what no file and no definition of the catalog uses any more
    Prune(Of),
    /// Remove all of it, its key too, also where the key is damaged: the next run reads every file and keeps it anew
    Clear(Of),
}

#[derive(Debug, clap::Args)]
struct Of {
    /// Folder with `onpace.toml`; default: at or above the working directory
    project: Option<PathBuf>,
    /// Language of what is written
    #[arg(long, value_name = Language::CHOICES, value_parser = parse_language)]
    lang: Option<Language>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(in crate::cli) fn run(args: &Args) -> Result<Exit, Exit> {
    let (What::Status(of) | What::Prune(of) | What::Clear(of)) = &args.what;
    let lang = of.lang.unwrap_or_default();
    let Some(folder) = find_folder(of.project.as_deref(), lang)? else {
        let message = say!("store-no-project");
        console::message(&message, lang);
        return Err(Exit::Usage);
    };
    let files = ProjectFiles::Folder(folder);
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
