//! Makes the report of an open project and the files of its folder, for the verbs that write or verify it.

use super::console;
use super::exit::Exit;
use super::previous_report;
use super::project::{Opened, Working};
use super::published_before::PublishedBefore;
use crate::catalog::Indicator;
use crate::disclosure::{single_private_amounts, undecided};
use crate::pipeline::{self, FewRows, Making};
use crate::render::{Forms, OutputFile};
use crate::report::compare::Snapshot;
use crate::report::{Edition, Report};
use crate::say;
use crate::words::Message;

/// What to make, and for whom.
#[derive(Debug)]
pub(super) struct ToMake<'a> {
    pub edition: Edition,
    /// A published report to compare with.
    pub previous: Option<&'a Snapshot>,
    pub forms: &'a Forms,
    /// The public edition that is to be replaced, and whether that was asked for.
    pub before: Option<(&'a PublishedBefore, Republish)>,
    /// Figures that had replaced others when a public edition was given out.
    pub republished: usize,
}

/// Whether figures that have been given out may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Republish {
    Refuse,
    Tell,
}

/// The report and the files of its folder. Writes warnings about them to stderr.
///
/// # Errors
/// [`Exit::Feeds`] where the engine fails; [`Exit::Usage`] where it is open what the public edition may show.
pub(super) fn report_files(opened: &Opened, what: &ToMake<'_>) -> Result<(Report, Vec<OutputFile>), Exit> {
    let ToMake { edition, previous, forms, before, republished } = *what;
    if edition == Edition::Public {
        must_be_decided(opened)?;
    }
    let made = |language, republished| {
        let making = Making { language, edition, published: previous, forms: forms.clone(), republished };
        pipeline::report_for(&opened.study, opened.as_of, &making).map_err(|e| {
            console::line(&e.to_string());
            Exit::Feeds
        })
    };
    let mut republished = before.map_or(republished, |(before, _)| before.republished());
    let mut report = made(opened.language, republished)?;
    if let Some((before, asked)) = before {
        let replaced = before.replaced_by(&report.snapshot());
        if asked == Republish::Refuse {
            before.must_stand(&replaced, opened)?;
        } else if !replaced.is_empty() {
            republished += replaced.len();
            report = made(opened.language, republished)?;
        }
    }
    if let Some(previous) = previous {
        previous_report::must_share(previous, &report, opened)?;
    }
    let template = opened.study.template.as_ref();
    let working = Working::on(say!("drawing").in_language(opened.language));
    let mut rendered = match opened.second {
        None => pipeline::render(&report, template, forms),
        Some(second) => {
            pipeline::render_both([&report, &made(second, republished)?], [opened.language, second], template, forms)
        }
    };
    drop(working);
    rendered.files.extend(previous.map(previous_report::kept));
    if let Some((before, Republish::Refuse)) = before {
        before.files_must_stand(&rendered.files, opened)?;
    }
    console::diagnostics(&rendered.warnings, opened.language);
    Ok((report, rendered.files))
}

/// Refuses to publish what nobody has decided to, and what would give out a single private amount.
///
/// # Errors
/// [`Exit::Usage`] where an indicator does not say whom its numbers are about, or tells too much of a private column.
fn must_be_decided(opened: &Opened) -> Result<(), Exit> {
    let refuse = |message: &Message, hint: &Message| {
        console::message(message, opened.language);
        console::hint(hint, opened.language);
        Err(Exit::Usage)
    };
    let ids = |all: &[&Indicator]| all.iter().map(|indicator| indicator.id.clone()).collect::<Vec<_>>();
    let catalog = &opened.study.catalog;
    if catalog.to_confirm {
        return refuse(&say!("public-to-confirm"), &say!("to-confirm-hint"));
    }
    let open = undecided(catalog);
    if !open.is_empty() {
        let indicators = ids(&open);
        return refuse(&say!("public-undecided", indicators), &say!("public-undecided-hint"));
    }
    let single = single_private_amounts(catalog);
    if !single.is_empty() {
        let indicators = ids(&single);
        return refuse(&say!("public-single-amounts", indicators), &say!("public-private-hint"));
    }
    let few = pipeline::sums_of_few_rows(&opened.study, opened.as_of).map_err(|e| {
        console::line(&e.to_string());
        Exit::Feeds
    })?;
    match few.first() {
        Some(FewRows { indicator, month, rows }) => {
            let id = &indicator.id;
            refuse(&say!("public-few-rows", id, rows = *rows, %month), &say!("public-private-hint"))
        }
        None => Ok(()),
    }
}
