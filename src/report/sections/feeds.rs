//! What each feed has sent by as-of.

use crate::catalog::Catalog;
use crate::locale::Locale;
use crate::report::context::Context;
use crate::report::input::FeedStatus;
use serde::Serialize;

#[derive(Debug, Clone, Serialize)]
pub struct FeedLine {
    pub feed: String,
    /// What it is about, in words.
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

/// Feeds in the order of the catalog.
pub(crate) fn feeds(c: &Context<'_>) -> Vec<FeedLine> {
    let l = c.locale;
    let order = |id: &str| c.input.catalog.feeds.iter().position(|f| f.id == id);
    let mut feeds: Vec<_> = c.input.feeds.iter().collect();
    feeds.sort_by_key(|f| (order(&f.feed), f.feed.clone()));
    let line = |f: &&FeedStatus| FeedLine {
        feed: f.feed.clone(),
        source: f.source.clone(),
        absent: f.absent,
        state: match f.coverage.filter(|(n, m)| n < m) {
            _ if f.absent => l.word("feed-absent"),
            Some((n, m)) => l.say("feed-partial", &[("n", &n.to_string()), ("total", &m.to_string())]),
            None => l.word("feed-ok"),
        },
        about: feed_subject(l, c.input.catalog, &f.feed),
        last_text: f.last.map(|p| l.period(p)).unwrap_or_default(),
        last: f.last.map(|p| p.to_string()).unwrap_or_default(),
        missing: if f.missing.is_empty() { String::new() } else { l.list(&f.missing) },
        files: f.files,
    };
    feeds.iter().map(line).collect()
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
