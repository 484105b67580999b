//! How in time each sender's reports came this year.

use super::feeds::feed_subject;
use crate::locale::Locale;
use crate::report::context::Context;
use crate::report::input::{Promptness, Timeliness};
use serde::Serialize;

/// A table of senders with its own words, since only projects that write down when files come have one.
#[derive(Debug, Clone, Serialize)]
pub struct TimelinessPart {
    pub title: String,
    /// Heads of the columns: the sender, what is sent, this period, in time, late, not received.
    pub heads: Vec<String>,
    pub lines: Vec<TimelinessLine>,
}

#[derive(Debug, Clone, Serialize)]
pub struct TimelinessLine {
    pub feed: String,
    pub about: String,
    pub sender: String,
    /// `in_time`, `late`, `missing`; empty where it is not due, or not known.
    pub last: &'static str,
    pub days_late: Option<u32>,
    /// The same in words: `迟报3天`.
    pub last_text: String,
    pub in_time: usize,
    pub late: usize,
    pub missing: usize,
}

impl TimelinessLine {
    /// The cells of its row.
    pub(crate) fn cells(&self) -> Vec<String> {
        let counts = [self.in_time, self.late, self.missing].map(|n| n.to_string());
        [&self.sender, &self.about, &self.last_text].map(String::clone).into_iter().chain(counts).collect()
    }
}

/// None where no day of receipt is known.
pub(crate) fn timeliness(c: &Context<'_>) -> Option<TimelinessPart> {
    let (l, catalog) = (c.locale, c.input.catalog);
    let of_feed = |id: &str| c.input.feeds.iter().find(|status| status.feed == *id);
    let statuses = catalog.feeds.iter().filter_map(|feed| of_feed(&feed.id));
    let lines: Vec<TimelinessLine> = statuses
        .flat_map(|status| {
            let about = feed_subject(l, catalog, &status.feed);
            status
                .timeliness
                .iter()
                .map(move |t| line(l, (&status.feed, &about), t, catalog.work_days().is_some()))
                .collect::<Vec<_>>()
        })
        .collect();
    let heads = ["head-source", "head-data", "head-this-period", "head-in-time", "head-late", "head-not-received"];
    (!lines.is_empty()).then(|| TimelinessPart {
        title: l.word("table-timeliness"),
        heads: heads.iter().map(|key| l.word(key)).collect(),
        lines,
    })
}

fn line(l: &Locale, (feed, about): (&str, &str), t: &Timeliness, work: bool) -> TimelinessLine {
    let days_late = match t.last {
        Some(Promptness::Late { days }) => Some(days),
        Some(Promptness::InTime | Promptness::Missing) | None => None,
    };
    let last_text = match t.last {
        Some(Promptness::InTime) => l.word("sent-in-time"),
        Some(Promptness::Late { days }) => l.say("sent-late", &[("days", &l.days(days, work))]),
        Some(Promptness::Missing) => l.word("sent-not"),
        None => String::new(),
    };
    TimelinessLine {
        feed: feed.to_owned(),
        about: about.to_owned(),
        sender: t.sender.clone(),
        last: t.last.map_or("", Promptness::as_str),
        days_late,
        last_text,
        in_time: t.in_time,
        late: t.late,
        missing: t.missing,
    }
}
