//! A row's arithmetic in the report's language.

use crate::report::assessed::Assessed;
use crate::report::context::Context;
use crate::report::explain::{Step, figures};
use serde::Serialize;

/// One line of arithmetic.
#[derive(Debug, Clone, Serialize)]
pub struct StepLine {
    pub what: String,
    /// The formula, and the same with numbers.
    pub arithmetic: String,
}

pub(super) fn steps(c: &Context<'_>, row: &Assessed<'_>, root: bool) -> Vec<StepLine> {
    // Below the root, the arithmetic of a protected row would give away what is withheld.
    let target = row.target.filter(|_| root || !row.protected);
    let figures = target.map(|target| figures(c.locale, row.indicator, row.unit(), target, &row.assessment));
    let step = |s: Step| StepLine { what: c.locale.pick(&s.what).clone(), arithmetic: s.arithmetic };
    figures.unwrap_or_default().into_iter().map(step).collect()
}
