//! Reads when the reports of a feed are due: `deadline` or `lag`, `cutoff`, `days`.

use super::deadline::Deadline;
use crate::catalog::reading::{Node, Table, Takes, words};
use crate::diag::Diagnostic;
use crate::measure::Every;
use crate::measure::notation;
use crate::say;
use std::ops::RangeInclusive;

const ALL_DAYS: [(&str, bool); 1] = [("all", true)];

/// The days of a month on which a report may be due. In a shorter month the last day stands for those that it lacks.
const DUE_DAYS: RangeInclusive<u8> = 1..=31;

/// The days on which every month can end.
const CUTOFF_DAYS: RangeInclusive<u8> = 1..=28;

/// What `cutoff` takes.
pub(super) const CUTOFF: Takes = Takes::Whole(*CUTOFF_DAYS.start() as u16, *CUTOFF_DAYS.end() as u16);

/// What `days` takes.
pub(super) const DAYS: Takes = Takes::Words(|| words(&ALL_DAYS));

/// Reads `deadline = "day 10"` or `lag = 5`. Both together are an error.
pub(super) fn read(table: Table<'_>) -> Option<Deadline> {
    let day = table.get("deadline");
    let lag = table.get("lag");
    if let (Some(_), Some(lag)) = (day, lag) {
        table.doc.findings.error("deadline-twice", lag.key_location(), say!("deadline-twice"));
    }
    match (day, lag) {
        (Some(day), _) => day_of_next_month(day),
        (None, Some(lag)) => lag.whole().map(Deadline::DaysAfter),
        (None, None) => None,
    }
}

fn day_of_next_month(node: Node<'_>) -> Option<Deadline> {
    let written = node.text()?;
    let tidy = notation::tidy(written);
    let day = tidy.strip_prefix("day ").and_then(|day| day.trim().parse().ok()).filter(|day| DUE_DAYS.contains(day));
    if day.is_none() {
        let message = say!("bad-deadline", written);
        node.error(Diagnostic::error("value-error", message));
    }
    day.map(Deadline::DayOfNextMonth)
}

/// Reads the day on which months end. Days and weeks are not cut by it.
pub(super) fn cutoff(table: Table<'_>, every: Every) -> Option<u8> {
    let node = table.get("cutoff")?;
    let day = node.whole()?;
    let Some(day) = u8::try_from(day).ok().filter(|day| CUTOFF_DAYS.contains(day)) else {
        let message = say!("bad-cutoff", day);
        node.error(Diagnostic::error("value-error", message));
        return None;
    };
    match every {
        Every::Month | Every::Quarter | Every::Half | Every::Year => Some(day),
        Every::Day | Every::Week => {
            let every = every.as_str();
            let message = say!("cutoff-without-months", every);
            node.doc.findings.error("unused-key", node.key_location(), message);
            None
        }
    }
}

/// Reads `days = "all"`: a report is owed for weekends and holidays too.
pub(super) fn all_days(table: Table<'_>, every: Every) -> bool {
    let Some(node) = table.get("days") else { return false };
    let all = node.word(&ALL_DAYS).unwrap_or(false);
    if all && every != Every::Day {
        let message = say!("days-without-effect");
        node.doc.findings.warning("unused-key", node.key_location(), message);
    }
    all
}
