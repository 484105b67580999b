//! What is different between two reports, and why.

use crate::report::row::record::Cells;
use crate::report::model::{FeedLine, Report};
use crate::locale::Locale;
use crate::measure::Month;
use serde::{Deserialize, Serialize};

/// What of a report is compared; read from `report.json`, or taken from a report made anew.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Snapshot {
    pub as_of: String,
    pub rows: Vec<Kept>,
    pub feeds: Vec<KeptFeed>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Kept {
    pub cells: Cells,
    pub shown: KeptWords,
    pub each_total: bool,
    /// Places that its amounts are shown with.
    #[serde(default)]
    pub decimals: u32,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KeptWords {
    pub name: String,
    pub value: String,
    pub verdict: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KeptFeed {
    pub feed: String,
    pub source: String,
    pub absent: bool,
    pub missing: String,
}

impl Snapshot {
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let rows = report.rows.iter().map(|row| {
            let shown = &row.shown;
            let shown =
                KeptWords { name: shown.name.clone(), value: shown.value.clone(), verdict: shown.verdict.clone() };
            Kept { cells: Cells::clone(&row.cells), shown, each_total: row.each_total, decimals: row.decimals }
        });
        Self { as_of: report.as_of.clone(), rows: rows.collect(), feeds: report.feeds.iter().map(kept).collect() }
    }
}

fn kept(feed: &FeedLine) -> KeptFeed {
    KeptFeed {
        feed: feed.feed.clone(),
        source: feed.source.clone(),
        absent: feed.absent,
        missing: feed.missing.clone(),
    }
}

/// Why a verdict is another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The target was changed.
    Target,
    /// Rows that the earlier report used were revised, or came late.
    Revision,
    /// The value is another one.
    Data,
    /// The value is the same; time went on.
    Time,
    /// The plan has begun.
    Begun,
    /// Value, target and month are the same: the rules of judging changed.
    Rules,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diff {
    pub from: String,
    pub to: String,
    pub flips: Vec<Flip>,
    /// Values of the earlier report that are other ones by what is known in the later.
    pub restated: Vec<Restated>,
    pub feeds: Vec<FeedChange>,
    /// Lagging now and not before; the other way round.
    pub new_gaps: Vec<String>,
    pub closed_gaps: Vec<String>,
    /// Targets and indicators judged in one of the two only.
    pub added: Vec<String>,
    pub removed: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Flip {
    pub indicator: String,
    pub region: String,
    pub before: String,
    pub after: String,
    pub reason: Reason,
    /// All of it in a sentence.
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Restated {
    pub indicator: String,
    pub region: String,
    pub old: String,
    pub new: String,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FeedChange {
    pub feed: String,
    /// `late` (came after the earlier report), `absent`, `partial`.
    pub state: &'static str,
    pub text: String,
}

/// Compares two reports. `restated` is the earlier month by what is known in the later report, where that can be made anew.
#[must_use]
pub fn diff(locale: &Locale, from: &Snapshot, restated: Option<&Snapshot>, to: &Snapshot) -> Diff {
    let pairs = pairs(from, to);
    let flips = pairs.iter().filter(|(a, b)| a.cells.verdict != b.cells.verdict).map(|(a, b)| {
        let again = restated.and_then(|r| r.rows.iter().find(|r| is_same(a, r)));
        flip(locale, a, b, reason(a, again, b))
    });
    let lagging = |k: &Kept| matches!(&*k.cells.verdict, "behind" | "far_behind" | "missed");
    let name = |k: &Kept| place(locale, k);
    let (added, removed) = (
        unpaired(to, |b| pairs.iter().any(|p| std::ptr::eq(p.1, b))),
        unpaired(from, |a| pairs.iter().any(|p| std::ptr::eq(p.0, a))),
    );
    // The earlier report beside the same month as it is known now; of one month, the two reports themselves.
    let now = restated.or((from.as_of == to.as_of).then_some(to));
    Diff {
        from: from.as_of.clone(),
        to: to.as_of.clone(),
        flips: flips.collect(),
        restated: now.map(|now| restatements(locale, from, now)).unwrap_or_default(),
        feeds: feeds(locale, from, restated, to),
        new_gaps: pairs.iter().filter(|(a, b)| !lagging(a) && lagging(b)).map(|(_, b)| name(b)).collect(),
        closed_gaps: pairs.iter().filter(|(a, b)| lagging(a) && !lagging(b)).map(|(_, b)| name(b)).collect(),
        added: added.into_iter().map(name).collect(),
        removed: removed.into_iter().map(name).collect(),
    }
}

fn place(l: &Locale, kept: &Kept) -> String {
    l.say("diff-place", &[("name", &kept.shown.name), ("region", &kept.cells.region_name)])
}

/// The same promise: what tells targets on one indicator and region apart, not what they ask for.
pub(crate) fn is_same(a: &Kept, b: &Kept) -> bool {
    let key = |k: &Kept| {
        let c = &k.cells;
        [&c.indicator, &c.region, &c.target_kind, &c.from, &c.due].map(String::clone)
    };
    a.each_total == b.each_total && key(a) == key(b)
}

/// Rows of both; where one changed its dates and no other is left, it is the same row with another target.
fn pairs<'a>(from: &'a Snapshot, to: &'a Snapshot) -> Vec<(&'a Kept, &'a Kept)> {
    let mut pairs: Vec<(&Kept, &Kept)> =
        to.rows.iter().filter_map(|b| Some((from.rows.iter().find(|a| is_same(a, b))?, b))).collect();
    let left = |rows: &'a [Kept], taken: &dyn Fn(&Kept) -> bool| rows.iter().filter(|r| !taken(r)).collect::<Vec<_>>();
    let olds = left(&from.rows, &|a| pairs.iter().any(|p| std::ptr::eq(p.0, a)));
    let news = left(&to.rows, &|b| pairs.iter().any(|p| std::ptr::eq(p.1, b)));
    let about = |a: &Kept, b: &Kept| {
        a.cells.indicator == b.cells.indicator && a.cells.region == b.cells.region && a.each_total == b.each_total
    };
    for new in &news {
        let mut candidates = olds.iter().filter(|old| about(old, new));
        let alone = news.iter().filter(|other| about(other, new)).count() == 1;
        if let (Some(old), None, true) = (candidates.next(), candidates.next(), alone) {
            pairs.push((old, new));
        }
    }
    pairs
}

fn unpaired(snapshot: &Snapshot, taken: impl Fn(&Kept) -> bool) -> Vec<&Kept> {
    snapshot.rows.iter().filter(|row| !taken(row)).collect()
}

fn reason(a: &Kept, again: Option<&Kept>, b: &Kept) -> Reason {
    let asked = |k: &Kept| {
        let c = &k.cells;
        [&c.target_kind, &c.target, &c.upper, &c.from, &c.due, &c.basis].map(String::clone)
    };
    let same_value = a.cells.value == b.cells.value;
    if asked(a) != asked(b) {
        Reason::Target
    } else if again.is_some_and(|again| again.cells.verdict != a.cells.verdict) {
        Reason::Revision
    } else if is_before_its_plan(a) && !is_before_its_plan(b) {
        Reason::Begun
    } else if a.cells.as_of == b.cells.as_of {
        if same_value { Reason::Rules } else { Reason::Revision }
    } else if same_value {
        Reason::Time
    } else {
        Reason::Data
    }
}

/// Whether the month reported on is before the target's `from`, a month or a day.
fn is_before_its_plan(kept: &Kept) -> bool {
    kept.cells.from.get(..kept.cells.as_of.len()).is_some_and(|from| *kept.cells.as_of < *from)
}

fn flip(l: &Locale, a: &Kept, b: &Kept, reason: Reason) -> Flip {
    let (old, new) = (&a.shown.value, &b.shown.value);
    let key = match reason {
        Reason::Data if new.is_empty() => "diff-because-gone",
        Reason::Data if old.is_empty() => "diff-because-come",
        Reason::Time if new.is_empty() => "diff-because-lacking",
        Reason::Begun => "diff-because-begun",
        Reason::Target => "diff-because-target",
        Reason::Revision => "diff-because-revision",
        Reason::Data => "diff-because-data",
        Reason::Time => "diff-because-time",
        Reason::Rules => "diff-because-rules",
    };
    let because = l.say(key, &[("old", old), ("new", new)]);
    let args = [("place", &*place(l, b)), ("before", &a.shown.verdict), ("after", &b.shown.verdict)];
    Flip {
        indicator: b.cells.indicator.clone(),
        region: b.cells.region.clone(),
        before: a.cells.verdict.clone(),
        after: b.cells.verdict.clone(),
        reason,
        text: l.say("diff-flip", &[&args[..], &[("because", &*because)]].concat()),
    }
}

fn restatements(l: &Locale, from: &Snapshot, now: &Snapshot) -> Vec<Restated> {
    let both = from.rows.iter().filter_map(|a| Some((a, now.rows.iter().find(|b| is_same(a, b))?)));
    let moved = both.filter(|(a, b)| a.cells.value != b.cells.value);
    moved
        .map(|(a, b)| {
            let blank = |text: &str| if text.is_empty() { "—".to_owned() } else { text.to_owned() };
            let (old, new) = (blank(&a.shown.value), blank(&b.shown.value));
            Restated {
                text: l.say("diff-restated", &[("place", &place(l, a)), ("old", &old), ("new", &new)]),
                indicator: a.cells.indicator.clone(),
                region: a.cells.region.clone(),
                old: a.cells.value.clone(),
                new: b.cells.value.clone(),
            }
        })
        .collect()
}

fn feeds(l: &Locale, from: &Snapshot, restated: Option<&Snapshot>, to: &Snapshot) -> Vec<FeedChange> {
    let of = |snapshot: &Snapshot, feed: &str| snapshot.feeds.iter().find(|f| f.feed == feed).cloned();
    let line = |feed: &KeptFeed, state: &'static str, missing: &str| {
        let month = if state == "late" { &from.as_of } else { &to.as_of };
        let month = Month::parse(month).map_or_else(|| month.clone(), |m| l.month(m));
        let args = [("source", feed.source.as_str()), ("month", &month), ("missing", missing), ("feed", &feed.feed)];
        FeedChange { feed: feed.feed.clone(), state, text: l.say(&format!("diff-feed-{state}"), &args) }
    };
    let mut changes = Vec::new();
    for feed in &to.feeds {
        let (then, again) = (of(from, &feed.feed), restated.and_then(|r| of(r, &feed.feed)));
        let lacked = |f: &KeptFeed| f.absent || !f.missing.is_empty();
        if then.as_ref().is_some_and(lacked) && again.as_ref().is_some_and(|f| !lacked(f)) {
            changes.push(line(feed, "late", ""));
        }
        if feed.absent {
            changes.push(line(feed, "absent", ""));
        } else if !feed.missing.is_empty() {
            changes.push(line(feed, "partial", &feed.missing));
        }
    }
    changes
}
