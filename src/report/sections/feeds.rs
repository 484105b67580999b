//! What each feed has sent by as-of.

use super::capped_list::few;
use crate::catalog::Catalog;
use crate::locale::Locale;
use crate::measure::Calendar;
use crate::report::context::Context;
use crate::report::input::{FeedState, FeedStatus};
use serde::Serialize;

#[derive(Debug, Clone, Serialize)]
pub struct FeedLine {
    pub feed: String,
    /// What it is about, in words.
    pub about: String,
    pub source: String,
    /// Nothing of use has come for as-of's period.
    pub absent: bool,
    /// `received`, `nil`, `partial`, `not_due`, `not_received`, `unusable`.
    pub state_code: &'static str,
    pub state: String,
    /// The last period, in words.
    pub last_text: String,
    pub last: String,
    /// The regions whose rows for as-of's period are missing, in words.
    pub missing: String,
    /// All that is missing, in words: these, and the earlier periods that are not in full.
    pub lacking: String,
    pub files: usize,
}

/// Feeds in the order of the catalog.
pub(crate) fn feeds(c: &Context<'_>) -> Vec<FeedLine> {
    feed_lines(c.locale, c.input.catalog, &c.input.feeds)
}

/// The same of statuses in any order.
#[must_use]
pub fn feed_lines(l: &Locale, catalog: &Catalog, statuses: &[FeedStatus]) -> Vec<FeedLine> {
    let order = |id: &str| catalog.feeds.iter().position(|f| f.id == id);
    let mut feeds: Vec<&FeedStatus> = statuses.iter().collect();
    feeds.sort_by_key(|f| (order(&f.feed), f.feed.clone()));
    feeds.into_iter().map(|f| line(l, catalog, f)).collect()
}

fn line(l: &Locale, catalog: &Catalog, f: &FeedStatus) -> FeedLine {
    let missing = if f.state == FeedState::Partial { few(l, &f.missing) } else { String::new() };
    let parts = [missing.clone(), earlier(l, catalog.calendar, f)].into_iter().filter(|text| !text.is_empty());
    FeedLine {
        feed: f.feed.clone(),
        source: f.source.clone(),
        absent: f.state.is_absent(),
        state_code: f.state.as_str(),
        state: state(l, f),
        about: feed_subject(l, catalog, &f.feed),
        last_text: f.last.map(|p| l.period(catalog.calendar, p)).unwrap_or_default(),
        last: f.last.map(|p| p.to_string()).unwrap_or_default(),
        missing,
        lacking: parts.reduce(|a, b| l.say("join-groups", &[("a", &a), ("b", &b)])).unwrap_or_default(),
        files: f.files,
    }
}

fn state(l: &Locale, f: &FeedStatus) -> String {
    match f.state {
        FeedState::Received => l.word("feed-ok"),
        FeedState::Nil => l.word("feed-nil"),
        FeedState::Partial => {
            let (n, total) = f.coverage.unwrap_or_default();
            l.say("feed-partial", &[("n", &n.to_string()), ("total", &total.to_string())])
        }
        FeedState::NotDue => l.word("feed-not-due"),
        FeedState::NotReceived { overdue: true } => l.word("feed-overdue"),
        FeedState::NotReceived { overdue: false } => l.word("feed-absent"),
        FeedState::Unusable { by_catalog: true } => l.word("feed-unusable-catalog"),
        FeedState::Unusable { by_catalog: false } => l.word("feed-unusable"),
    }
}

/// `此前未报齐：2020年2月、2020年3月（缺西镇）`; the latest first.
fn earlier(l: &Locale, calendar: Calendar, f: &FeedStatus) -> String {
    if f.earlier.is_empty() {
        return String::new();
    }
    let periods = f.earlier.iter().rev().map(|(period, missing)| {
        let period = l.period(calendar, *period);
        if missing.is_empty() {
            return period;
        }
        l.say("feed-earlier-part", &[("period", &period), ("names", &few(l, missing))])
    });
    l.say("feed-earlier", &[("periods", &few(l, &periods.collect::<Vec<_>>()))])
}

/// What a feed is about: its first indicator, and how many it has; hidden ones only where there are no others.
pub(crate) fn feed_subject(l: &Locale, catalog: &Catalog, feed: &str) -> String {
    let of: Vec<_> = catalog.indicators.iter().filter(|i| catalog.feed_of(i).is_some_and(|f| f.id == feed)).collect();
    let seen: Vec<_> = of.iter().filter(|i| !i.hidden).collect();
    let of: Vec<&str> =
        if seen.is_empty() { of.iter().map(|i| l.name(i)).collect() } else { seen.iter().map(|i| l.name(i)).collect() };
    match of.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first, ..] => l.say("feed-about", &[("name", first), ("count", &of.len().to_string())]),
    }
}
