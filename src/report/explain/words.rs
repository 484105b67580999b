//! Words of an explanation that are not arithmetic.

use crate::assess::Basis;
use crate::catalog::{self, TableOrigins, Target, TargetKind};
use crate::diag::Location;
use crate::measure::Month;
use crate::say;
use crate::words::Message;

/// Where a target comes from: document, clause, basis.
#[must_use]
pub fn provenance(target: &Target, origins: &TableOrigins) -> Message {
    let place = origins.place(Location::line("targets.csv", target.line));
    let file = place.sheet.map_or_else(|| place.file.clone(), |sheet| format!("{} {sheet}", place.file));
    let (line, source) = (target.line, &target.source);
    let basis = match target.basis {
        catalog::Basis::Stated => say!("provenance-stated"),
        catalog::Basis::Split => say!("provenance-split"),
        catalog::Basis::Inferred => say!("provenance-inferred"),
    };
    say!("provenance", source, file, line, basis)
}

/// What a kind asks for.
#[must_use]
pub fn kind_word(kind: TargetKind) -> Message {
    match kind {
        TargetKind::Reach => say!("kind-reach"),
        TargetKind::Keep => say!("kind-keep"),
        TargetKind::Within => say!("kind-within"),
        TargetKind::Zero => say!("kind-zero"),
        TargetKind::Done => say!("kind-done"),
        TargetKind::All => say!("kind-all"),
    }
}

/// By which right a region's parts have a share of its gap.
#[must_use]
pub fn basis_word(basis: Basis) -> Message {
    match basis {
        Basis::OwnTargets => say!("basis-own-targets"),
        Basis::Members => say!("basis-members"),
        Basis::Weights => say!("basis-weights"),
        Basis::Amounts => say!("basis-amounts"),
        Basis::Unsplit => {
            say!("basis-unsplit")
        }
    }
}

/// `2020-11` as the month that a heading names.
#[must_use]
pub fn month_word(month: Month) -> Message {
    let (year, number) = (month.year(), month.month());
    say!("explain-month", year, number, %month)
}
