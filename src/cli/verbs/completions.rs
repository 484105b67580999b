//! `onpace completions`: what a shell needs to complete verbs, options and paths.

use crate::cli::console;
use crate::cli::exit::Exit;
use clap::Command;
use clap_complete::Shell;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    shell: Shell,
}

#[expect(clippy::unnecessary_wraps, reason = "every verb answers so")]
pub(in crate::cli) fn run(args: &Args, mut program: Command) -> Result<Exit, Exit> {
    let name = program.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut program, name, &mut script);
    console::print(&String::from_utf8_lossy(&script));
    Ok(Exit::Done)
}
