//! The chase list (催报单): reports that are overdue, by how much and what of them is missing; those not due yet stand apart.

use super::capped_list::CappedList;
use super::feeds::feed_subject;
use crate::catalog::{Catalog, RegionId};
use crate::locale::Locale;
use crate::measure::When;
use crate::report::input::{Outstanding, OutstandingReport};
use crate::series::{LastReport, Sent};
use serde::Serialize;
use std::cmp::Reverse;

/// Lines of each list that a briefing shows; all of them are in `chase.csv`.
const LINES_SHOWN: usize = 20;

/// Outstanding reports as of a day. Each list has the longest overdue first, then the catalog's order of feeds, then periods.
#[derive(Debug, Clone, Serialize)]
pub struct ChasePart {
    /// The day that days overdue are counted at: `2021-09-30`.
    pub on: String,
    /// To be asked for.
    pub overdue: CappedList<ChaseLine>,
    /// Without a file, but rows of the period came with a later one: to be confirmed.
    pub late: CappedList<ChaseLine>,
    /// Not there yet, and not due yet either.
    pub not_due: CappedList<ChaseLine>,
}

/// One feed's report of one period.
#[derive(Debug, Clone, Serialize)]
pub struct ChaseLine {
    pub feed: String,
    pub source: String,
    /// What the feed is about: its first indicator, and how many it has.
    pub about: String,
    pub period: String,
    /// The last day in time, grace included.
    pub due: String,
    /// Both in words.
    pub period_text: String,
    pub due_text: String,
    /// None where it is not overdue.
    pub days_overdue: Option<u32>,
    /// `absent`, `partial`, `unreadable`, `late_rows`; or `not_due`.
    pub state: &'static str,
    /// Names of the regions whose rows are missing, in the order of their codes; empty where the whole report is.
    pub missing_regions: Vec<String>,
    /// `13/15`, empty where no region is expected.
    pub coverage: String,
    pub last_period: String,
    pub last_file: String,
    /// What is missing, in words.
    pub missing: String,
    /// The last report, in words.
    pub last: String,
    /// What is outstanding, as a sentence.
    pub text: String,
    /// What is to be handed in, as a sentence names it.
    pub asked: String,
}

impl ChasePart {
    /// Every line: overdue, to be confirmed, not due yet.
    pub fn lines(&self) -> impl Iterator<Item = &ChaseLine> {
        [&self.overdue, &self.late, &self.not_due].into_iter().flat_map(|list| &list.lines)
    }
}

/// Puts outstanding reports in order and into words.
#[must_use]
pub fn chase(locale: &Locale, catalog: &Catalog, outstanding: &Outstanding<'_>) -> ChasePart {
    let mut reports: Vec<&OutstandingReport<'_>> = outstanding.reports.iter().collect();
    let order = |o: &OutstandingReport<'_>| catalog.feeds.iter().position(|f| f.id == o.feed.id);
    reports.sort_by_key(|o| (Reverse(o.overdue), order(o), o.delivery.period));
    let on = locale.when(When::Day(outstanding.on));
    let list = |key: &str, belongs: fn(&OutstandingReport<'_>) -> bool| {
        let lines: Vec<_> = reports.iter().filter(|o| belongs(o)).map(|o| line(locale, catalog, o)).collect();
        let key = if lines.is_empty() { format!("none-chase-{key}") } else { format!("chase-{key}") };
        let text = locale.say(&key, &[("on", &on), ("count", &lines.len().to_string())]);
        CappedList::new(locale, text, lines, LINES_SHOWN, "chase-more")
    };
    ChasePart {
        on: outstanding.on.to_string(),
        overdue: list("overdue", |o| !is_late(o) && o.overdue.is_some()),
        late: list("late", is_late),
        not_due: list("not-due", |o| !is_late(o) && o.overdue.is_none()),
    }
}

fn is_late(report: &OutstandingReport<'_>) -> bool {
    matches!(report.delivery.sent, Sent::Late(_))
}

fn line(l: &Locale, catalog: &Catalog, report: &OutstandingReport<'_>) -> ChaseLine {
    let delivery = &report.delivery;
    let name = |id: &RegionId| catalog.regions.get(*id).name.clone();
    let names: Vec<String> = match delivery.sent {
        Sent::InPart => delivery.missing.iter().map(name).collect(),
        _ => Vec::new(),
    };
    let (have, of) = delivery.coverage.unwrap_or_default();
    let (have, of) = (have.to_string(), of.to_string());
    let (state, missing) = match &delivery.sent {
        Sent::InPart => {
            let names = l.list(&names);
            ("partial", l.say("chase-partial", &[("names", &names), ("n", &have), ("total", &of)]))
        }
        Sent::Unreadable(files) => ("unreadable", l.say("chase-unreadable", &[("files", &l.list(files))])),
        Sent::Late(rows) => ("late_rows", l.say("chase-late-rows", &[("count", &rows.to_string())])),
        Sent::Nothing | Sent::InFull => ("absent", l.word("chase-absent")),
    };
    let words = Words { l, report, names: &names, about: feed_subject(l, catalog, &report.feed.id) };
    let (text, asked) = (words.text(), words.asked());
    let in_time = report.overdue.is_none() && matches!(delivery.sent, Sent::InPart | Sent::Nothing);
    ChaseLine {
        feed: report.feed.id.clone(),
        source: report.feed.source.clone(),
        about: words.about.clone(),
        text,
        asked,
        period: delivery.period.to_string(),
        due: report.due.to_string(),
        period_text: l.period(delivery.period),
        due_text: l.when(When::Day(report.due)),
        days_overdue: report.overdue.filter(|_| !is_late(report)),
        state: if in_time { "not_due" } else { state },
        missing_regions: names,
        coverage: delivery.coverage.map(|_| format!("{have}/{of}")).unwrap_or_default(),
        last_period: report.last.as_ref().map(|last| last.period.to_string()).unwrap_or_default(),
        last_file: report.last.as_ref().and_then(|last| last.file.clone()).unwrap_or_default(),
        missing,
        last: last(l, report.last.as_ref()),
    }
}

/// The words of one line.
struct Words<'a> {
    l: &'a Locale,
    report: &'a OutstandingReport<'a>,
    names: &'a [String],
    about: String,
}

impl Words<'_> {
    fn say(&self, key: &str) -> String {
        let (period, names) = (self.l.period(self.report.delivery.period), self.l.list(self.names));
        let args = [
            ("source", self.report.feed.source.as_str()),
            ("period", &period),
            ("about", &self.about),
            ("names", &names),
        ];
        self.l.say(key, &args)
    }

    fn text(&self) -> String {
        let text = self.say(match self.report.delivery.sent {
            Sent::InPart if !self.names.is_empty() => "overdue-report-part",
            Sent::Unreadable(_) => "overdue-report-unreadable",
            _ => "overdue-report",
        });
        let days = self.report.overdue.map(|n| self.l.say("overdue-days", &[("count", &n.to_string())]));
        let text = days.iter().fold(text, |a, b| self.l.say("join-clauses", &[("a", &a), ("b", b)]));
        self.l.say("end", &[("text", &text)])
    }

    fn asked(&self) -> String {
        self.say(if self.names.is_empty() { "next-report-item" } else { "next-report-item-part" })
    }
}

fn last(l: &Locale, last: Option<&LastReport>) -> String {
    let Some(last) = last else { return l.word("chase-never") };
    let period = last.period.to_string();
    match &last.file {
        Some(file) => {
            let file = file.rsplit('/').next().unwrap_or(file);
            l.say("chase-last", &[("period", &period), ("file", file)])
        }
        None => period,
    }
}
