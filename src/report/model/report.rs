//! The resolved report: every word, number and order is settled. `report.json` holds it.

use super::deck::Deck;
use super::document::Document;
use super::letters::LettersPart;
use super::one_page::OnePage;
use super::own_text::OwnText;
use crate::assess::Verdict;
use crate::report::charts::Chart;
use crate::report::compare::{Snapshot, SnapshotFeed, SnapshotRow, TargetPart, is_none};
use crate::report::input::{Edition, MOST_ROWS_IN_WORDS};
use crate::report::row::GapRow;
use crate::report::sections::{
    ActionLine, Changed, ChasePart, ConfirmationSheet, Count, FeedLine, Lagging, Lead, Matrix, MessagePart, NextPart,
    QualityPart, RestatementsPart, RevisionsPart, Section, Standings, TimelinessPart, ValueRow,
};
use crate::report::tracking::TrackingPart;
use crate::words::Language;
use rayon::prelude::*;
use serde::ser::{Error, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};
use std::collections::BTreeMap;

/// Version of the form of `report.json`.
pub const VERSION: u32 = 2;

#[derive(Debug, Clone, Serialize)]
pub struct Report {
    pub version: u32,
    pub title: String,
    pub language: Language,
    pub edition: Edition,
    /// `2020-11`.
    pub as_of: String,
    /// The line under the title.
    pub as_of_text: String,
    /// The mark of made-up data, printed on every form.
    pub synthetic: Option<String>,
    /// The mark of a catalog that nobody has confirmed, printed on every form; left out where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_confirm: Option<String>,
    /// Headings and column heads in the report's language, by key.
    pub words: BTreeMap<&'static str, String>,
    pub counts: Vec<Count>,
    pub overview: String,
    /// What page one says.
    pub message: MessagePart,
    #[serde(skip_serializing_if = "is_none")]
    /// How many figures of a public edition replace others that had been given out.
    pub republished: usize,
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
    /// The targets in force, as the catalog states them.
    pub targets: Vec<TargetPart>,
    pub feeds: Vec<FeedLine>,
    /// How in time each sender was; None where no day of receipt is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeliness: Option<TimelinessPart>,
    /// Overdue reports of any period, not only as-of's.
    pub chase: ChasePart,
    /// What files up to as-of's changed in earlier ones.
    pub revisions: RevisionsPart,
    /// Which figures of a published report are different now; None where none was named.
    #[serde(rename = "since", skip_serializing_if = "Option::is_none")]
    pub restatements: Option<RestatementsPart>,
    pub quality: QualityPart,
    pub method: Vec<String>,
    pub sources: Vec<String>,
    /// Names of the colours that the house has given to roles; a role that is not here has its usual colour.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub palette: BTreeMap<Verdict, &'static str>,
    pub charts: Vec<Chart>,
    pub warnings: Vec<String>,
    /// The office's own text with the report's numbers; None where the project has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own_text: Option<OwnText>,
    /// Every indicator in every region, where that was asked for: a table of its own.
    #[serde(skip)]
    pub values: Vec<ValueRow>,
    /// Every indicator over its whole life, where that was asked for: a form of its own.
    #[serde(skip)]
    pub tracking: Option<TrackingPart>,
    /// What each unit is asked to confirm before the briefing goes out; other words for the same numbers.
    #[serde(skip)]
    pub confirmation: Vec<ConfirmationSheet>,
    /// Drafts of letters, for the verb that writes them.
    #[serde(skip)]
    pub letters: LettersPart,
    /// The same in a message for a phone.
    #[serde(skip)]
    pub digest: String,
    /// The same as slides.
    #[serde(skip)]
    pub deck: Deck,
    /// All of this as an official document, in its order; `report.json` does not hold it twice.
    #[serde(skip)]
    pub document: Document,
    /// The same on one page; empty where no form asks for it.
    #[serde(skip)]
    pub one_page: OnePage,
}

/// Serializes many rows on all processors, some thousands at a time, so that memory never holds all of them twice.
fn on_all_processors<S: Serializer>(rows: &[GapRow], serializer: S) -> Result<S::Ok, S::Error> {
    const AT_ONCE: usize = 8192;
    if rows.len() <= MOST_ROWS_IN_WORDS {
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

impl Report {
    /// What is printed on every form: that nobody has confirmed the catalog, that data are made up.
    pub fn marks(&self) -> impl Iterator<Item = &String> {
        self.to_confirm.iter().chain(&self.synthetic)
    }

    /// What of it is compared with another report.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        let feed = |feed: &FeedLine| SnapshotFeed {
            feed: feed.feed.clone(),
            source: feed.source.clone(),
            absent: feed.absent,
            state: feed.state_code.to_owned(),
            missing: feed.missing.clone(),
        };
        Snapshot {
            as_of: self.as_of.clone(),
            rows: self.rows.iter().map(SnapshotRow::of).collect(),
            feeds: self.feeds.iter().map(feed).collect(),
            targets: self.targets.clone(),
            republished: self.republished,
        }
    }
}
