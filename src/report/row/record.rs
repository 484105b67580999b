//! The columns of `gaps.csv`.

use crate::report::input::{Input, Row};
use crate::assess::Assessment;
use crate::measure::exact::{fixed, full};
use crate::measure::{Exact, Rounding, Unit};

/// Places of a share written as a plain fraction.
const PLACES_OF_SHARES: u32 = 6;

/// Whether a cell is text, which a spreadsheet must not take for a formula, or a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    Text,
    Number,
}

/// A table's row, every cell as text, with the columns in their order.
macro_rules! columns {
    ($(#[$about:meta])* $row:ident { $($name:ident $kind:ident),* $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub struct $row { $(pub $name: String),* }

        impl $row {
            /// The columns' names, in order.
            pub const HEADS: &'static [&'static str] = &[$(stringify!($name)),*];

            /// The cells, in the order of the heads.
            #[must_use]
            pub fn list(&self) -> Vec<(CellKind, &str)> {
                vec![$((CellKind::$kind, self.$name.as_str())),*]
            }
        }
    };
}
pub(crate) use columns;

columns! {
    /// One row of `gaps.csv`, each cell as printed there; empty where there is no value.
    Cells {
        indicator Text, name Text, section Text, lead Text, source_feed Text, region Text, region_name Text, as_of Text,
        value Number, unit Text, target_kind Text, target Number, upper Number, from Text, baseline Number, due Text,
        completion Number, progress Number, elapsed Number, expected Number, gap Number, gap_to_target Number, pace Number,
        months_behind Number, required_per_month Number, recent_per_month Number, projected Number, verdict Text, flags Text,
        coverage Text, last_value Number, last_period Text, basis Text, source Text,
    }
}

pub(crate) fn amount(x: Option<&Exact>) -> String {
    x.map(full).unwrap_or_default()
}

fn share(x: Option<&Exact>) -> String {
    x.map(|x| fixed(x, PLACES_OF_SHARES, Rounding::HalfUp)).unwrap_or_default()
}

/// The unit of a row's amounts: 个 where it counts regions.
pub(crate) fn unit(row: &Row<'_>) -> Unit {
    let regions = row.each_total.then(|| Unit::parse("个")).flatten();
    regions.unwrap_or(row.indicator.unit)
}

/// The row's cells.
pub(crate) fn cells(input: &Input<'_>, row: &Row<'_>, name: &str) -> Cells {
    let region = input.catalog.regions.get(row.region);
    let a = &row.assessment;
    let mut cells = Cells {
        indicator: row.indicator.id.clone(),
        name: name.to_owned(),
        section: row.indicator.section.clone(),
        source_feed: row.source_feed.to_owned(),
        region: region.code.clone(),
        region_name: region.name.clone(),
        as_of: input.as_of.to_string(),
        unit: unit(row).to_string(),
        ..numbers(a)
    };
    if let Some(target) = row.target {
        cells.lead.clone_from(&target.lead);
        target.kind.as_str().clone_into(&mut cells.target_kind);
        cells.target = amount(row.bound());
        cells.upper = amount(target.upper.as_ref().filter(|_| !row.each_total));
        cells.from = target.from.to_string();
        cells.due = target.due.map(|d| d.to_string()).unwrap_or_default();
        (if target.inferred { "inferred" } else { "stated" }).clone_into(&mut cells.basis);
        cells.source.clone_from(&target.source);
    }
    cells
}

fn numbers(a: &Assessment) -> Cells {
    let flags: Vec<&str> = a.flags.iter().map(|f| f.as_str()).collect();
    Cells {
        value: amount(a.value.as_ref()),
        baseline: amount(a.baseline.as_ref()),
        completion: share(a.completion.as_ref()),
        progress: share(a.progress.as_ref()),
        elapsed: share(a.elapsed.as_ref()),
        expected: amount(a.expected.as_ref()),
        gap: amount(a.gap.as_ref()),
        gap_to_target: amount(a.gap_to_target.as_ref()),
        pace: share(a.pace.as_ref()),
        months_behind: amount(a.months_behind.as_ref()),
        required_per_month: amount(a.required.as_ref()),
        recent_per_month: amount(a.recent.as_ref()),
        projected: amount(a.projected.as_ref()),
        verdict: a.verdict.as_str().to_owned(),
        flags: flags.join(";"),
        coverage: a.coverage.map(|(n, m)| format!("{n}/{m}")).unwrap_or_default(),
        last_value: amount(a.last.as_ref().map(|(_, x)| x)),
        last_period: a.last.as_ref().map(|(m, _)| m.to_string()).unwrap_or_default(),
        ..Cells::default()
    }
}
