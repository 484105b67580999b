//! `onpace demo`: the bundled project as files.

use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::project::locale_language;
use crate::disk::System;
use crate::pack;
use crate::publish::{PublishError, write_new_folder};
use std::path::PathBuf;

/// Write the bundled project into a folder, to look at and to change into your own
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  onpace demo my-county && onpace run my-county --as-of 2020-11")]
pub(in crate::cli) struct Args {
    /// Folder to make; it must not hold anything yet
    #[arg(default_value = "xiangcheng")]
    folder: PathBuf,
}

pub(in crate::cli) fn run(args: &Args) -> Result<Exit, Exit> {
    let shown = args.folder.display();
    let mut files: Vec<(String, &[u8])> = pack::files().map(|(name, bytes)| (name.replace('\\', "/"), bytes)).collect();
    // Without this file the folder is no project.
    files.sort_by_key(|(name, _)| name == "onpace.toml");
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    write_new_folder(&System, &args.folder, &files).map_err(|error| {
        if matches!(error, PublishError::NotOurs { .. }) {
            console::line(&format!("{shown} 不是空文件夹，未写入。 {shown} is not empty; nothing was written."));
        } else {
            console::message(&error.message(), locale_language());
        }
        Exit::Output
    })?;
    console::print(&format!("{shown}\n"));
    Ok(Exit::Done)
}
