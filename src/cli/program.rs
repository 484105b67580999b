//! The `onpace` program: its verbs, what all of them take, its exit code.

use super::console;
use super::exit::Exit;
use super::verbs::{
    add, backtest, chart, check, completions, demo, diff, draft, explain, init, letters, list, man, open, read,
    reference, run, schema, send_back, status, store, verify,
};
use super::{help, language, refusal, spoken};
use crate::say;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use jiff::Zoned;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

// What its help says stands in the files of words: see `help`.
#[derive(Debug, Parser)]
#[command(name = "onpace", version, max_term_width = help::WIDEST)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
    #[arg(short = 'C', value_name = "DIR", global = true, display_order = help::LAST)]
    directory: Option<PathBuf>,
    #[arg(long, short, global = true, display_order = help::LAST)]
    quiet: bool,
    #[arg(long, value_name = "FILE", global = true, display_order = help::LAST)]
    log: Option<PathBuf>,
}

/// The registry of verbs: a new verb is a file or folder in `verbs/` and one line below, in the order of the help. What stands in brackets
/// is handed to it: the whole command line, for those that describe it.
macro_rules! verbs {
    ($($variant:ident => $module:ident $(($given:expr))?),* $(,)?) => {
        #[derive(Debug, Subcommand)]
        enum Verb {
            $($variant($module::Args)),*
        }

        impl Verb {
            fn run(&self) -> Result<Exit, Exit> {
                match self {
                    $(Self::$variant(args) => $module::run(args $(, $given)?)),*
                }
            }
        }
    };
}

verbs! {
    Init => init,
    Open => open,
    Add => add,
    SendBack => send_back,
    Run => run,
    Check => check,
    Status => status,
    List => list,
    Explain => explain,
    Diff => diff,
    Letters => letters,
    Chart => chart,
    Verify => verify,
    Read => read,
    Backtest => backtest,
    Store => store,
    Draft => draft,
    Reference => reference,
    Schema => schema,
    Completions => completions(command(spoken::spoken())),
    Man => man(command(spoken::spoken())),
    Demo => demo,
}

/// The command line in the language that it is to be explained in.
fn command(language: crate::words::Language) -> clap::Command {
    help::localised(Cli::command(), language)
}

/// Parses the command line and runs one verb.
#[must_use]
pub fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let language = language::choose(&arguments);
    let parsed = command(language).try_get_matches_from(&arguments).and_then(|found| Cli::from_arg_matches(&found));
    let ran = match parsed {
        Ok(cli) => cli.run(&arguments),
        Err(error) => Err(refusal::tell(&error, language)),
    };
    match ran {
        Ok(exit) | Err(exit) => exit.into(),
    }
}

impl Cli {
    fn run(&self, arguments: &[OsString]) -> Result<Exit, Exit> {
        if let Some(directory) = &self.directory {
            std::env::set_current_dir(directory).map_err(|error| {
                let shown = directory.display();
                console::message(&say!("cannot-work-in", %shown, %error), spoken::spoken());
                Exit::Usage
            })?;
        }
        if self.quiet || self.log.is_some() {
            let line: Vec<_> = arguments.iter().map(|argument| argument.to_string_lossy()).collect();
            let begin = format!("{} {}", Zoned::now().strftime("%Y-%m-%d %H:%M:%S"), line.join(" "));
            console::set_up(self.quiet, self.log.as_deref(), &begin)?;
        }
        self.verb.run()
    }
}

#[cfg(test)]
mod tests {
    use super::command;
    use crate::words::{self, Language};
    use clap::Command;
    use std::collections::BTreeSet;

    fn each(command: &Command, path: &str, visit: &mut dyn FnMut(&Command, &str)) {
        visit(command, path);
        for below in command.get_subcommands().filter(|below| below.get_name() != "help") {
            let name = below.get_name();
            each(below, &if path == "onpace" { name.to_owned() } else { format!("{path}-{name}") }, visit);
        }
    }

    #[test]
    fn every_verb_and_argument_is_explained_in_every_language() {
        for language in Language::ALL {
            let mut lacking = Vec::new();
            each(&command(*language), "onpace", &mut |command, path| {
                if command.get_about().is_none_or(|about| about.to_string().trim().is_empty()) {
                    lacking.push(path.to_owned());
                }
                for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
                    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
                    if help.is_empty() {
                        lacking.push(format!("{path} {}", arg.get_id()));
                    }
                    let choices = arg.get_possible_values();
                    let plain = help.replace('\n', " ");
                    let names = choices.iter().map(clap::builder::PossibleValue::get_name);
                    let defaults = arg.get_default_values().iter().filter_map(|value| value.to_str());
                    let flag = !arg.get_action().takes_values();
                    for name in names.chain(defaults).filter(|name| !flag && !plain.contains(name)) {
                        lacking.push(format!("{path} {} says nothing of {name}", arg.get_id()));
                    }
                }
            });
            assert!(lacking.is_empty(), "{}: {lacking:#?}", language.as_str());
        }
    }

    #[test]
    fn no_text_of_help_is_left_unused() {
        let mut known: BTreeSet<String> =
            ["arguments", "options", "usage", "verbs"].map(|head| format!("help-head-{head}")).into();
        known.extend(["help-verb-name", "help-options-name", "help-help"].map(str::to_owned));
        each(&command(Language::English), "onpace", &mut |command, path| {
            known.extend([format!("help-{path}"), format!("help-{path}-examples")]);
            for arg in command.get_arguments() {
                let name = arg.get_id().to_string().replace('_', "-");
                known.extend([format!("help-{path}-{name}"), format!("help-any-{name}")]);
            }
        });
        for language in Language::ALL {
            let unused: Vec<String> = words::keys(*language, "help-").filter(|key| !known.contains(key)).collect();
            assert!(unused.is_empty(), "{}: {unused:?}", language.as_str());
        }
    }
}
