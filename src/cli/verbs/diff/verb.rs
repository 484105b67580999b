//! `onpace diff`: what is different between two reports, and why.

use super::sides::{made, read};
use super::text::text;
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::project::ProjectArgs;
use crate::cli::spoken::spoken;
use crate::locale::Locale;
use crate::measure::Month;
use crate::report::compare::diff;
use crate::say;
use std::path::Path;

#[derive(Debug, clap::Args)]
#[command(mut_arg("as_of", |arg| arg.hide(true)), mut_arg("on", |arg| arg.hide(true)))]
pub(in crate::cli) struct Args {
    from: String,
    to: String,
    #[command(flatten)]
    project: ProjectArgs,
    #[arg(long)]
    json: bool,
}

pub(in crate::cli) fn run(args: &Args) -> Result<Exit, Exit> {
    if args.project.as_of.is_some() {
        let message = say!("diff-with-as-of");
        console::message(&message, spoken());
        return Err(Exit::Usage);
    }
    let months = [&args.from, &args.to].map(|text| Month::parse(text));
    let later = months[1].or(months[0]);
    // Two folders need no project; a month does.
    let opened = later.map(|month| args.project.open_at(month)).transpose()?;
    let language = opened.as_ref().map_or_else(spoken, |o| o.language);
    let side = |text: &str, month: Option<Month>| match (month, &opened) {
        (Some(month), Some(opened)) => made(opened, month, month),
        _ => read(Path::new(text), language),
    };
    let (from, to) = (side(&args.from, months[0])?, side(&args.to, months[1])?);
    let restated = match (&opened, months) {
        (Some(opened), [_, Some(to)]) => {
            Month::parse(&from.as_of).filter(|from| *from < to).map(|from| made(opened, from, to)).transpose()?
        }
        _ => None,
    };
    let rounding = opened.as_ref().map_or_else(Default::default, |o| o.study.catalog.board.rounding);
    let found = diff(&Locale::new(language, rounding), &from, restated.as_ref(), &to);
    if args.json {
        console::print(&(serde_json::to_string_pretty(&found).unwrap_or_default() + "\n"));
    } else {
        console::print(&text(&found, |m| m.in_language(language)));
    }
    Ok(Exit::Done)
}
