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
use std::sync::Arc;

/// A page about a month of a project whose catalog is sound; where it is not, the page that says what is wrong.
pub(super) fn about_month(
    desk: &Desk,
    asked: &Asked,
    keep: bool,
    fill: impl FnOnce(&Study, Month) -> Result<(Value, String), Refusal>,
) -> Made {
    let Some(study) = asked.study() else { return Ok(catalog_errors::page(desk, asked)) };
    let as_of = asked.as_of(&study)?;
    let make = || {
        let (page, command) = fill(&study, as_of)?;
        Ok(filled(asked.page, context! { page, ..around(desk, asked, Some((&study, as_of)), &command) }))
    };
    if keep { asked.loaded.page(&asked.address(as_of), make) } else { make().map(Arc::from) }
}
