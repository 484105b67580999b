//! `onpace man`: manual pages, one for the program and one for each verb.

use crate::cli::console;
use crate::cli::exit::Exit;
use crate::disk::{System, replace};
use clap::Command;
use clap_mangen::Man;
use std::io;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    dir: Option<PathBuf>,
}

pub(in crate::cli) fn run(args: &Args, program: Command) -> Result<Exit, Exit> {
    let pages = pages(program).map_err(|why| console::defect(&why))?;
    match &args.dir {
        None => console::print(&pages.iter().map(|(_, text)| text.as_str()).collect::<String>()),
        Some(folder) => write(folder, &pages).map_err(|(path, why)| {
            console::line(&format!("onpace: {}: {why}", path.display()));
            Exit::Output
        })?,
    }
    Ok(Exit::Done)
}

/// The pages by the names of their files.
fn pages(mut program: Command) -> io::Result<Vec<(String, String)>> {
    program.build();
    let name = program.get_name().to_owned();
    let verbs = program.get_subcommands().filter(|verb| verb.get_name() != "help" && !verb.is_hide_set()).cloned();
    let named = verbs.map(|verb| {
        let title = format!("{name}-{}", verb.get_name());
        (title.clone(), verb.display_name(title))
    });
    let all = std::iter::once((name.clone(), program.clone())).chain(named.collect::<Vec<_>>());
    all.map(|(title, command)| {
        let mut page = Vec::new();
        Man::new(command).render(&mut page)?;
        Ok((format!("{title}.1"), String::from_utf8_lossy(&page).into_owned()))
    })
    .collect()
}

fn write(folder: &Path, pages: &[(String, String)]) -> Result<(), (PathBuf, io::Error)> {
    std::fs::create_dir_all(folder).map_err(|why| (folder.to_owned(), why))?;
    for (name, text) in pages {
        let path = folder.join(name);
        replace(&System, &path, text.as_bytes()).map_err(|why| (path, why))?;
    }
    Ok(())
}
