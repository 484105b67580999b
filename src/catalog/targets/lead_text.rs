//! Reads who answers for a target: `lead`.

use super::single_unit::is_no_single_unit;
use super::target::Target;
use crate::catalog::reading::{Cell, Findings, Row};
use crate::catalog::regions::Scope;
use crate::diag::Diagnostic;
use crate::say;

/// Reads the lead. One that is no single unit answers for nothing: on a target of each region that is an error, since `{region}` says
/// what is meant, elsewhere a warning.
pub(super) fn read(row: &Row<'_>, scope: Option<&Scope>, findings: &Findings) -> String {
    let cell = row.get("lead");
    let lead = cell.tidy();
    if lead == Target::EACH_REGION {
        return lead.into_owned();
    }
    if lead.contains(['{', '}']) {
        let written = cell.text;
        findings.error("bad-lead", cell.at(), say!("bad-lead-placeholder", written));
    } else if is_no_single_unit(&lead) {
        findings.push(no_single_unit(&cell, scope));
    }
    cell.text.to_owned()
}

fn no_single_unit(cell: &Cell<'_>, scope: Option<&Scope>) -> Diagnostic {
    let lead = cell.text;
    let finding = match scope {
        Some(Scope::Each(_)) => Diagnostic::error("lead-no-unit", say!("lead-of-each-no-unit", lead))
            .hint(say!("lead-of-each-no-unit-hint")),
        Some(Scope::One(_)) | None => Diagnostic::warning("lead-no-unit", say!("lead-no-unit", lead)),
    };
    finding.at(cell.at())
}
