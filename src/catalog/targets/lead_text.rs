//! Reads who answers for a target: `lead`.

use super::target::Target;
use crate::catalog::reading::{Cell, Findings, Row};
use crate::catalog::regions::Scope;
use crate::diag::Diagnostic;
use crate::say;

/// Words that make a Chinese lead many units or nobody: 各乡镇, 有关部门.
const CHINESE: [&str; 6] = ["各", "每个", "有关", "相关", "所有", "全体"];

/// Words that make an English lead many units or nobody: all wards, the departments concerned.
const ENGLISH: [&str; 8] = ["all", "each", "every", "various", "relevant", "concerned", "respective", "competent"];

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

fn is_no_single_unit(lead: &str) -> bool {
    let lower = lead.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_ascii_alphanumeric());
    CHINESE.iter().any(|word| lead.contains(word)) || words.any(|word| ENGLISH.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lead_is_one_unit() {
        for many in [
            "各乡镇",
            "有关部门",
            "县农业农村局、各乡镇",
            "相关单位",
            "All wards",
            "each township",
            "the departments concerned",
        ] {
            assert!(is_no_single_unit(many), "{many}");
        }
        for one in
            ["", "县农业农村局", "Small Heath Ward", "Wall End parish", "Housing (Allocations)", "teacher training"]
        {
            assert!(!is_no_single_unit(one), "{one}");
        }
    }
}
