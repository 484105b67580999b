//! The reports: those that stand in the project's folder, and the making of new ones.

use super::about_month::about_month;
use super::layout::Made;
use super::report_folders::{folders, version};
use crate::desk::address::Asked;
use crate::desk::desk_state::Desk;
use crate::desk::project::REPORTS;
use crate::disclosure::{single_private_amounts, undecided};
use crate::measure::Month;
use crate::pipeline::Study;
use crate::say;
use minijinja::{Value, context};

pub(super) fn page(desk: &Desk, asked: &Asked) -> Made {
    about_month(desk, asked, &version(desk), |study, as_of| Ok(filled(desk, study, as_of, asked)))
}

fn filled(desk: &Desk, study: &Study, as_of: Month, asked: &Asked) -> (Value, String) {
    let page = context! {
        folders => folders(desk),
        letters => letters(desk, as_of),
        has => desk.project.folder.join(REPORTS).join(as_of.to_string()).is_dir(),
        not_public => not_public(study, asked),
    };
    (page, format!("onpace run --as-of {as_of}"))
}

/// The letters that have been drafted for the month.
fn letters(desk: &Desk, as_of: Month) -> Vec<String> {
    let folder = desk.project.folder.join("letters").join(as_of.to_string());
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| name.ends_with("docx"));
    names.sort();
    names
}

/// Why there can be no public edition yet, in words.
fn not_public(study: &Study, asked: &Asked) -> Vec<String> {
    let catalog = &study.catalog;
    let mut why = Vec::new();
    if catalog.to_confirm {
        why.push(say!("public-to-confirm"));
    }
    let ids =
        |all: Vec<&crate::catalog::Indicator>| all.iter().map(|indicator| indicator.id.clone()).collect::<Vec<_>>();
    let open = ids(undecided(catalog));
    if !open.is_empty() {
        why.push(say!("public-undecided", indicators = open));
    }
    let single = ids(single_private_amounts(catalog));
    if !single.is_empty() {
        why.push(say!("public-single-amounts", indicators = single));
    }
    why.iter().map(|message| message.in_language(asked.language)).collect()
}
