//! The chase list (催报单): reports that are overdue, and what of them is missing. What came and is of no use, what no deadline asks for
//! and what is not due yet stand apart, since nobody is late with them.

use super::capped_list::{CappedList, few};
use super::feeds::feed_subject;
use crate::catalog::{Catalog, RegionId};
use crate::locale::Locale;
use crate::measure::{Calendar, When};
use crate::report::input::{Outstanding, OutstandingReport, Timing};
use crate::series::{LastReport, Sent, Unusable};
use serde::Serialize;
use std::cmp::Reverse;

/// Lines of each list that a briefing shows; all of them are in `chase.csv`.
const LINES_SHOWN: usize = 20;

/// Outstanding reports as of a day. Each list has the longest overdue first, then the catalog's order of feeds, then periods.
#[derive(Debug, Clone, Serialize)]
pub struct ChasePart {
    /// The day that deadlines are held against: `2021-09-30`.
    pub on: String,
    /// Whether somebody named that day, so that days overdue are counted.
    pub dated: bool,
    /// Past a stated deadline: not received, or in part.
    pub overdue: CappedList<ChaseLine>,
    /// Received, and of no use until somebody mends the files or the catalog.
    pub unusable: CappedList<ChaseLine>,
    /// Without a file, but rows of the period came with a later one: to be confirmed.
    pub late: CappedList<ChaseLine>,
    /// Not there, and no deadline is stated: nobody is late.
    pub not_received: CappedList<ChaseLine>,
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
    /// The last day in time; empty where no deadline is stated.
    pub due: String,
    /// Both in words.
    pub period_text: String,
    pub due_text: String,
    /// None where it is not overdue, or where no day was named at which to count.
    pub days_overdue: Option<u32>,
    /// The same in words: `逾期30天`.
    #[serde(skip)]
    pub overdue_text: String,
    /// `not_due`, `not_received`, `unusable`, `partial`, `late_rows`.
    pub state: &'static str,
    /// Whether the missing regions each owe a file of their own.
    pub of_senders: bool,
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
    /// Every list: overdue, to be mended, to be confirmed, without a deadline, not due yet.
    #[must_use]
    pub fn lists(&self) -> [&CappedList<ChaseLine>; 5] {
        [&self.overdue, &self.unusable, &self.late, &self.not_received, &self.not_due]
    }

    /// The same, to be changed.
    pub(crate) fn lists_mut(&mut self) -> [&mut CappedList<ChaseLine>; 5] {
        [&mut self.overdue, &mut self.unusable, &mut self.late, &mut self.not_received, &mut self.not_due]
    }

    /// Every line, list by list.
    pub fn lines(&self) -> impl Iterator<Item = &ChaseLine> {
        self.lists().into_iter().flat_map(|list| &list.lines)
    }
}

/// Which list a report stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Overdue,
    Unusable,
    Late,
    NotReceived,
    NotDue,
}

impl Group {
    fn of(report: &OutstandingReport<'_>) -> Self {
        match (&report.delivery.sent, report.timing) {
            (Sent::Unusable(_), _) => Self::Unusable,
            (Sent::Late(_), _) => Self::Late,
            (Sent::InPart | Sent::Nothing | Sent::InFull, Timing::Overdue { .. }) => Self::Overdue,
            (Sent::InPart | Sent::Nothing | Sent::InFull, Timing::NoDeadline) => Self::NotReceived,
            (Sent::InPart | Sent::Nothing | Sent::InFull, Timing::NotDue { .. }) => Self::NotDue,
        }
    }
}

/// Puts outstanding reports in order and into words.
#[must_use]
pub fn chase(locale: &Locale, catalog: &Catalog, outstanding: &Outstanding<'_>) -> ChasePart {
    let mut reports: Vec<&OutstandingReport<'_>> = outstanding.reports.iter().collect();
    let order = |o: &OutstandingReport<'_>| catalog.feeds.iter().position(|f| f.id == o.feed.id);
    reports.sort_by_key(|o| (Reverse(o.timing.days_overdue()), order(o), o.delivery.period));
    let on = locale.when(When::Day(outstanding.on));
    let list = |key: &str, group: Group| {
        let lines = reports.iter().filter(|o| Group::of(o) == group);
        let lines: Vec<_> = lines.map(|o| line(locale, catalog, o, outstanding.dated)).collect();
        let key = if lines.is_empty() { format!("none-chase-{key}") } else { format!("chase-{key}") };
        let text = locale.say(&key, &[("on", &on), ("count", &lines.len().to_string())]);
        CappedList::new(locale, text, lines, LINES_SHOWN, "chase-more")
    };
    ChasePart {
        on: outstanding.on.to_string(),
        dated: outstanding.dated,
        overdue: list("overdue", Group::Overdue),
        unusable: list("unusable", Group::Unusable),
        late: list("late", Group::Late),
        not_received: list("not-received", Group::NotReceived),
        not_due: list("not-due", Group::NotDue),
    }
}

/// One line. Days overdue are counted where somebody named the day (`dated`).
fn line(l: &Locale, catalog: &Catalog, report: &OutstandingReport<'_>, dated: bool) -> ChaseLine {
    let delivery = &report.delivery;
    let name = |id: &RegionId| catalog.regions.get(*id).title.clone();
    let names: Vec<String> = match delivery.sent {
        Sent::InPart => delivery.missing.iter().map(name).collect(),
        Sent::InFull | Sent::Late(_) | Sent::Nothing | Sent::Unusable(_) => Vec::new(),
    };
    let (have, of) = delivery.coverage.unwrap_or_default();
    let (have, of) = (have.to_string(), of.to_string());
    let missing = match &delivery.sent {
        Sent::InPart => l.say("chase-partial", &[("names", &few(l, &names)), ("n", &have), ("total", &of)]),
        Sent::Unusable(unusable) => {
            let key = if unusable.by_catalog { "chase-misfit" } else { "chase-unreadable" };
            l.say(key, &[("files", &l.list(&unusable.files))])
        }
        Sent::Late(rows) => l.say("chase-late-rows", &[("count", &rows.to_string())]),
        Sent::Nothing | Sent::InFull => l.word("chase-absent"),
    };
    let days = report.timing.days_overdue().filter(|_| dated && Group::of(report) == Group::Overdue);
    let working = catalog.work_days().is_some();
    let words = Words { l, report, names: &names, days, working, about: feed_subject(l, catalog, &report.feed.id) };
    let (text, asked) = (words.text(), words.asked());
    let due = report.timing.due();
    ChaseLine {
        feed: report.feed.id.clone(),
        source: report.feed.source.clone(),
        about: words.about.clone(),
        text,
        asked,
        period: delivery.period.to_string(),
        due: due.map(|due| due.to_string()).unwrap_or_default(),
        period_text: l.period(report.feed.calendar, delivery.period),
        due_text: due.map(|due| l.when(When::Day(due))).unwrap_or_default(),
        days_overdue: days,
        overdue_text: words.overdue().unwrap_or_default(),
        state: state(report),
        of_senders: !report.feed.senders.is_empty(),
        missing_regions: names,
        coverage: delivery.coverage.map(|_| format!("{have}/{of}")).unwrap_or_default(),
        last_period: report.last.as_ref().map(|last| last.period.to_string()).unwrap_or_default(),
        last_file: report.last.as_ref().and_then(|last| last.file.clone()).unwrap_or_default(),
        missing,
        last: last(l, report.feed.calendar, report.last.as_ref()),
    }
}

fn state(report: &OutstandingReport<'_>) -> &'static str {
    match (&report.delivery.sent, Group::of(report)) {
        (_, Group::NotDue) => "not_due",
        (Sent::InPart, _) => "partial",
        (Sent::Unusable(_), _) => "unusable",
        (Sent::Late(_), _) => "late_rows",
        (Sent::Nothing | Sent::InFull, _) => "not_received",
    }
}

/// The words of one line.
struct Words<'a> {
    l: &'a Locale,
    report: &'a OutstandingReport<'a>,
    names: &'a [String],
    days: Option<u32>,
    /// Whether those are working days.
    working: bool,
    about: String,
}

impl Words<'_> {
    fn say(&self, key: &str) -> String {
        let (period, names) =
            (self.l.period(self.report.feed.calendar, self.report.delivery.period), few(self.l, self.names));
        let args = [
            ("source", self.report.feed.source.as_str()),
            ("period", &period),
            ("about", &self.about),
            ("names", &names),
        ];
        self.l.say(key, &args)
    }

    fn text(&self) -> String {
        let late = matches!(self.report.timing, Timing::Overdue { .. });
        let text = self.say(match &self.report.delivery.sent {
            Sent::InPart if !self.names.is_empty() => "overdue-report-part",
            Sent::Unusable(Unusable { by_catalog: true, .. }) => "overdue-report-misfit",
            Sent::Unusable(_) => "overdue-report-unreadable",
            _ if late => "overdue-report",
            _ => "report-not-received",
        });
        let text = self.overdue().iter().fold(text, |a, b| self.l.say("join-clauses", &[("a", &a), ("b", b)]));
        self.l.say("end", &[("text", &text)])
    }

    fn overdue(&self) -> Option<String> {
        self.days.map(|n| self.l.say("overdue-days", &[("days", &self.l.days(n, self.working))]))
    }

    fn asked(&self) -> String {
        self.say(if self.names.is_empty() { "next-report-item" } else { "next-report-item-part" })
    }
}

fn last(l: &Locale, calendar: Calendar, last: Option<&LastReport>) -> String {
    let Some(last) = last else { return l.word("chase-never") };
    let period = l.period(calendar, last.period);
    match &last.file {
        Some(file) => {
            let file = file.rsplit('/').next().unwrap_or(file);
            l.say("chase-last", &[("period", &period), ("file", file)])
        }
        None => period,
    }
}
