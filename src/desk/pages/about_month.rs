//! A page about one month of a project.

use super::catalog_errors;
use super::layout::{Made, around};
use super::templates::filled;
use crate::desk::address::Asked;
use crate::desk::answer::Refusal;
use crate::desk::desk_state::Desk;
use crate::measure::Month;
use crate::pipeline::Study;
use minijinja::{Value, context};

/// A page about a month of a project whose catalog is sound; where it is not, the page that says what is wrong. It is made once for each
/// address and `version`, which stands for what it shows beside the project's files.
pub(super) fn about_month(
    desk: &Desk,
    asked: &Asked,
    version: &str,
    fill: impl FnOnce(&Study, Month) -> Result<(Value, String), Refusal>,
) -> Made {
    asked.loaded.page(&asked.address(version), || {
        let Some(study) = asked.study() else { return Ok(catalog_errors::page(desk, asked)) };
        let as_of = asked.as_of(&study)?;
        let (page, command) = fill(&study, as_of)?;
        Ok(filled(asked.page, context! { page, ..around(desk, asked, Some((&study, as_of)), &command) }))
    })
}
