//! `onpace store`: what is kept of a project's files, and what of that nothing needs any more.

use super::exit::Exit;
use super::project::{find_folder, parse_language};
use super::tell;
use crate::catalog::{Catalog, Language, ProjectFiles, load};
use crate::diag::Message;
use crate::pipeline::details;
use crate::say;
use crate::store::{Freed, State, Store, Using};
use clap::Subcommand;
use std::fmt::Write;
use std::path::PathBuf;

/// Show or clear what is kept of a project's large files so that they need not be read again
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  onpace store status my-county
  onpace store prune my-county

It lies in .onpace in the project's folder and may be deleted at any time: the next run reads the files and keeps them anew. \
Private texts are in it only as hashes under a key of the project.")]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Show what is kept of each feed, and where
    Status(Of),
    /// Remove what no file and no definition of the catalog uses any more
    Prune(Of),
}

#[derive(Debug, clap::Args)]
struct Of {
    /// Folder with `onpace.toml`; default: at or above the working directory
    project: Option<PathBuf>,
    /// Language of what is written
    #[arg(long, value_name = "zh-CN|en", value_parser = parse_language)]
    lang: Option<Language>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args) -> Result<Exit, Exit> {
    let (What::Status(of) | What::Prune(of)) = &args.what;
    let lang = of.lang.unwrap_or_default();
    let Some(folder) = find_folder(of.project.as_deref(), lang)? else {
        let message = say!(
            "这里没有项目；示例项目在程序内，不占存储。",
            "there is no project here; the bundled one lies in the program and is not kept."
        );
        tell::tell(tell::words(&message, lang));
        return Err(Exit::Usage);
    };
    let files = ProjectFiles::Folder(folder);
    let catalog = load(&files).map_err(|errors| {
        tell::diagnostics(&errors, lang);
        Exit::Usage
    })?;
    let catalog = catalog.output;
    let language = of.lang.unwrap_or(catalog.language);
    let using = using(&catalog);
    let store = Store::open(&files);
    match args.what {
        What::Status(_) => {
            let state = store.state(&files, &catalog.regions, &using);
            print(of.json, state.as_ref(), |state| shown(state, |m| tell::words(m, language).to_owned()));
        }
        What::Prune(_) => {
            let freed = store.prune(&files, &catalog.regions, &using);
            print(of.json, freed.as_ref(), |freed| {
                let Freed { files, bytes } = *freed;
                let bytes = size(bytes);
                let message = say!("已清理{files}个文件，{bytes}。\n", "Removed {files} files, {bytes}.\n");
                tell::words(&message, language).to_owned()
            });
        }
    }
    store.remember();
    Ok(Exit::Done)
}

fn using(catalog: &Catalog) -> Vec<Using<'_>> {
    catalog.feeds.iter().map(|feed| Using { feed, details: details(catalog, feed) }).collect()
}

fn print<T: serde::Serialize>(json: bool, what: Option<&T>, text: impl Fn(&T) -> String) {
    let text = match what {
        Some(what) if !json => text(what),
        what => serde_json::to_string_pretty(&what).unwrap_or_default() + "\n",
    };
    tell::print(&text);
}

fn shown(state: &State, say: impl Fn(&Message) -> String) -> String {
    let mut out = String::new();
    let State { folder, kept_from, entries, bytes, feeds: all_feeds, orphaned } = state;
    let (folder, from, all) = (folder.display(), size(*kept_from), size(*bytes));
    let head = say!("{folder}：{entries}项，{all}", "{folder}: {entries} entries, {all}");
    let _ = writeln!(out, "{}", say(&head));
    for each in all_feeds.iter().filter(|f| f.large > 0 || f.stale > 0) {
        let (feed, large, kept, bytes) = (&each.feed, each.large, each.kept, size(each.bytes));
        let mut line = if each.private {
            say(&say!(
                "{feed}：不留存，因为有不公开的日期、地区或数量列",
                "{feed}: not kept, since it has private dates, regions or amounts"
            ))
        } else {
            say(&say!(
                "{feed}：{large}个大文件中{kept}个不必重读，{bytes}",
                "{feed}: {kept} of {large} large files need not be read again, {bytes}"
            ))
        };
        if each.stale > 0 {
            let (old, bytes) = (each.stale, size(each.stale_bytes));
            line += &say(&say!("；{old}项已过时，{bytes}", "; {old} entries are out of date, {bytes}"));
        }
        let _ = writeln!(out, "  {line}");
    }
    let small = all_feeds.iter().filter(|f| f.large == 0).count();
    if small > 0 {
        let line = say!(
            "{small}类报送没有{from}以上的文件，每次都读",
            "{small} feeds have no file of {from} or more and are read each time"
        );
        let _ = writeln!(out, "  {}", say(&line));
    }
    if orphaned.files > 0 {
        let (n, bytes) = (orphaned.files, size(orphaned.bytes));
        let line = say!(
            "{n}项已无人使用，{bytes}；可用 `onpace store prune` 清理",
            "{n} that nothing uses, {bytes}; `onpace store prune` removes them"
        );
        let _ = writeln!(out, "  {}", say(&line));
    }
    out
}

/// Bytes as people read them.
fn size(bytes: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")];
    match UNITS.iter().find(|(unit, _)| bytes >= *unit) {
        // Tenths, without rounding through floats.
        Some((unit, name)) => format!("{}.{} {name}", bytes / unit, bytes % unit * 10 / unit),
        None => format!("{bytes} B"),
    }
}
