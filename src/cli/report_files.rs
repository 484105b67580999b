//! Makes the report of an open project and the files of its folder, for the verbs that write or verify it.

use super::console;
use super::exit::Exit;
use super::previous_report;
use super::project::Opened;
use crate::disclosure::undecided;
use crate::pipeline::{self, Making};
use crate::render::{Forms, OutputFile};
use crate::report::compare::Snapshot;
use crate::report::{Edition, Report};
use crate::say;

/// What to make, and for whom.
#[derive(Debug)]
pub(super) struct ToMake<'a> {
    pub edition: Edition,
    /// A published report to compare with.
    pub previous: Option<&'a Snapshot>,
    pub forms: &'a Forms,
}

/// The report and the files of its folder. Writes warnings about them to stderr.
///
/// # Errors
/// [`Exit::Feeds`] where the engine fails; [`Exit::Usage`] where it is open what the public edition may show.
pub(super) fn report_files(opened: &Opened, what: &ToMake<'_>) -> Result<(Report, Vec<OutputFile>), Exit> {
    let ToMake { edition, previous, forms } = *what;
    if edition == Edition::Public {
        must_be_decided(opened)?;
    }
    let made = |language| {
        let making = Making { language, edition, published: previous, forms: forms.clone() };
        pipeline::report_for(&opened.study, opened.as_of, &making).map_err(|e| {
            console::line(&e.to_string());
            Exit::Feeds
        })
    };
    let report = made(opened.language)?;
    if let Some(previous) = previous {
        previous_report::must_share(previous, &report, opened)?;
    }
    let template = opened.study.template.as_ref();
    let mut rendered = match opened.second {
        None => pipeline::render(&report, template, forms),
        Some(second) => pipeline::render_both([&report, &made(second)?], [opened.language, second], template, forms),
    };
    rendered.files.extend(previous.map(previous_report::kept));
    console::diagnostics(&rendered.warnings, opened.language);
    Ok((report, rendered.files))
}

/// Refuses to publish what nobody has decided to.
///
/// # Errors
/// [`Exit::Usage`] where an indicator does not say whom its numbers are about.
fn must_be_decided(opened: &Opened) -> Result<(), Exit> {
    let open = undecided(&opened.study.catalog);
    if open.is_empty() {
        return Ok(());
    }
    let indicators: Vec<String> = open.iter().map(|indicator| indicator.id.clone()).collect();
    console::message(&say!("public-undecided", indicators), opened.language);
    console::line(&format!("    → {}", say!("public-undecided-hint").in_language(opened.language)));
    Err(Exit::Usage)
}
