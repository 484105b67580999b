//! The resolved report: every word, number and order is settled. It is what `report.json` holds.

use crate::report::sections::actions::ActionLine;
use super::build::TOLD_AT_MOST;
use crate::report::row::record::Cells;
use crate::report::charts::{Chart, Role};
use crate::report::sections::overdue_reports::ChasePart;
use super::document::Document;
use super::input::{Edition, FileLedger};
use crate::report::sections::next_steps::NextPart;
use crate::report::row::outlook::{ForecastPart, SignalPart};
use crate::report::sections::revisions::RevisionsPart;
use crate::report::sections::restatements::SincePart;
use crate::report::sections::values::ValueRow;
use rayon::prelude::*;
use serde::ser::{Error, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};
use std::collections::BTreeMap;

/// Version of the form of `report.json`.
pub const VERSION: u32 = 1;

#[derive(Debug, Clone, Serialize)]
pub struct Report {
    pub version: u32,
    pub title: String,
    pub language: &'static str,
    pub edition: Edition,
    /// `2020-11`.
    pub as_of: String,
    /// The line under the title.
    pub as_of_text: String,
    /// The mark of made-up data, printed on every form.
    pub synthetic: Option<String>,
    /// Headings and column heads in the report's language, by key.
    pub words: BTreeMap<&'static str, String>,
    pub counts: Vec<Count>,
    pub overview: String,
    /// The rows of `gaps.csv`, in their order; other parts refer to them by position.
    #[serde(serialize_with = "on_all_processors")]
    pub rows: Vec<GapRow>,
    pub lagging: Vec<Lagging>,
    /// The same for single regions below the root.
    pub lagging_regions: Vec<Lagging>,
    /// Lead units by how far what they answer for lags, worst first.
    pub lead_standings: Vec<Standings>,
    /// Regions below the root, the same way.
    pub region_standings: Vec<Standings>,
    /// What is being done about gaps.
    pub actions: Vec<ActionLine>,
    /// What must be done next, and by whom.
    pub next: NextPart,
    pub changed: Vec<Changed>,
    pub sections: Vec<Section>,
    pub matrix: Matrix,
    pub leads: Vec<Lead>,
    pub feeds: Vec<FeedLine>,
    /// Reports that are owed, not only as-of's.
    pub chase: ChasePart,
    /// What files up to as-of's changed in earlier ones.
    pub revisions: RevisionsPart,
    /// What has moved since a report that went out; None where none was named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<SincePart>,
    pub quality: QualityPart,
    pub method: Vec<String>,
    pub sources: Vec<String>,
    /// Names of the colours that the house has given to roles; a role that is not here has its usual colour.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub palette: BTreeMap<Role, &'static str>,
    pub charts: Vec<Chart>,
    pub warnings: Vec<String>,
    /// Every indicator in every region, where that was asked for: a table of its own.
    #[serde(skip)]
    pub values: Vec<ValueRow>,
    /// All of this as an official document, in its order; `report.json` does not hold it twice.
    #[serde(skip)]
    pub document: Document,
}

/// Many rows are written by all processors, some thousands at a time, so that not all of them lie in memory twice.
fn on_all_processors<S: Serializer>(rows: &[GapRow], serializer: S) -> Result<S::Ok, S::Error> {
    const AT_ONCE: usize = 8192;
    if rows.len() <= TOLD_AT_MOST {
        return rows.serialize(serializer);
    }
    let mut list = serializer.serialize_seq(Some(rows.len()))?;
    for rows in rows.chunks(AT_ONCE) {
        let written: Result<Vec<Box<RawValue>>, _> = rows.par_iter().map(to_raw_value).collect();
        for row in written.map_err(S::Error::custom)? {
            list.serialize_element(&row)?;
        }
    }
    list.end()
}

/// How many rows of the root, or of single regions where it has none, have a verdict.
#[derive(Debug, Clone, Serialize)]
pub struct Count {
    pub verdict: &'static str,
    pub label: String,
    pub count: usize,
}

#[derive(Debug, Clone, Serialize)]
pub struct GapRow {
    /// Exactly as in `gaps.csv`.
    pub cells: Box<Cells>,
    pub shown: Shown,
    /// The numbers of `shown` for tables that name the unit apart.
    pub bare: Bare,
    pub sentence: String,
    /// Who answers for it, in a sentence; empty without a target.
    pub who: String,
    pub role: Role,
    /// Places that its amounts are shown with.
    pub decimals: u32,
    /// Whether the row speaks for the root region.
    pub root: bool,
    /// Whether it rolls up a target that each region has.
    pub each_total: bool,
    /// Whether numbers below the root may have been taken out of it, or of its parts.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub veiled: bool,
    /// The parts of the region that make up its gap, the largest shortfall first, [`TOLD_AT_MOST`] of them; empty where it does not lag.
    pub parts: Vec<PartRow>,
    /// The largest of them, in a sentence; empty where the gap is not split.
    pub parts_text: String,
    /// How its numbers came about, with the numbers put in; empty without a target.
    pub steps: Vec<StepLine>,
    /// Noise or signal, for rows of the root that judge its own values.
    pub signal: Option<Box<SignalPart>>,
    /// What is to be expected at due, for the same rows.
    pub forecast: Option<Box<ForecastPart>>,
}

/// One line of arithmetic.
#[derive(Debug, Clone, Serialize)]
pub struct StepLine {
    pub what: String,
    /// The formula, and the same with numbers.
    pub arithmetic: String,
}

/// One part of a region, as it is drilled down to.
#[derive(Debug, Clone, Serialize)]
pub struct PartRow {
    pub code: String,
    pub region: String,
    pub value: String,
    /// The change on the period before.
    pub change: String,
    /// Its share of the gap; empty where the gap is not split.
    pub gap: String,
    /// The same in full, negative for short.
    pub gap_in_full: String,
}

/// A row's numbers as people read them; empty where there are none.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Shown {
    pub name: String,
    pub value: String,
    pub target: String,
    pub due: String,
    pub progress: String,
    pub elapsed: String,
    pub gap: String,
    pub verdict: String,
}

/// Numbers without their unit; empty where there are none.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Bare {
    /// Of value, target and gap.
    pub unit: String,
    pub value: String,
    pub target: String,
    /// In per cent.
    pub progress: String,
    pub elapsed: String,
    /// `少0.80`.
    pub gap: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct Lagging {
    /// Equal for ties.
    pub rank: usize,
    /// Said of a tie.
    pub tie: Option<String>,
    /// Its place in the period before, in words; empty where there is no period before.
    pub moved: String,
    pub row: usize,
}

/// One lead unit or region in its ranking.
#[derive(Debug, Clone, Serialize)]
pub struct Standings {
    /// The region's code; empty for a unit.
    pub code: String,
    pub name: String,
    /// Equal for ties.
    pub rank: usize,
    pub tie: Option<String>,
    pub moved: String,
    pub rated: usize,
    pub lagging: usize,
    /// How far its targets with a plan lag on average, in words; empty where none has one.
    pub short: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct Changed {
    pub row: usize,
    pub before: &'static str,
    pub after: &'static str,
    /// The same in words.
    pub before_text: String,
    pub after_text: String,
    /// Empty where the row has no sentence either, see [`TOLD_AT_MOST`].
    pub text: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct Section {
    pub title: String,
    pub indicators: Vec<IndicatorPart>,
}

#[derive(Debug, Clone, Serialize)]
pub struct IndicatorPart {
    pub id: String,
    pub name: String,
    /// Rows of the root.
    pub rows: Vec<usize>,
    pub chart: Option<String>,
    pub alt: String,
}

/// Regions in the order of their codes × targets that single regions have.
#[derive(Debug, Clone, Serialize)]
pub struct Matrix {
    pub columns: Vec<String>,
    pub rows: Vec<MatrixRow>,
}

#[derive(Debug, Clone, Serialize)]
pub struct MatrixRow {
    pub code: String,
    pub region: String,
    /// Positions in the report's rows, one a column; None where a target does not hold for the region.
    pub cells: Vec<Option<usize>>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Lead {
    pub lead: String,
    pub rated: usize,
    pub lagging: usize,
    /// Their names and verdicts in one line.
    pub text: String,
    /// The root's rows that the unit answers for.
    pub rows: Vec<usize>,
}

#[derive(Debug, Clone, Serialize)]
pub struct FeedLine {
    pub feed: String,
    /// What it tells of, in words.
    pub about: String,
    pub source: String,
    pub absent: bool,
    pub state: String,
    /// The last period, in words.
    pub last_text: String,
    pub last: String,
    pub missing: String,
    pub files: usize,
}

#[derive(Debug, Clone, Serialize)]
pub struct QualityPart {
    /// What became of all rows of all files, in one sentence.
    pub summary: String,
    pub files: Vec<FileLedger>,
    pub rejects: Vec<Reject>,
    /// How many of the rejects a briefing shows.
    pub shown: usize,
    /// Said where there are more.
    pub more: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Reject {
    pub file: String,
    pub line: u64,
    pub byte: Option<u64>,
    pub column: String,
    pub code: String,
    pub raw: String,
    pub message: String,
}
