//! `onpace demo`: the bundled project as files.

use crate::cli::console;
use crate::cli::exit::Exit;
use crate::pack;
use std::path::{Path, PathBuf};

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
    if args.folder.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
        console::line(&format!("{shown} 不是空文件夹，未写入。 {shown} is not empty; nothing was written."));
        return Err(Exit::Output);
    }
    for (name, bytes) in pack::files() {
        write(&args.folder.join(name), bytes).map_err(|e| {
            console::line(&format!("{shown}/{name}: {e}"));
            Exit::Output
        })?;
    }
    console::print(&format!("{shown}\n"));
    Ok(Exit::Done)
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent)?;
    }
    std::fs::write(path, bytes)
}
