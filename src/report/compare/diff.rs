//! What differs between two reports, and why.

use super::pairing::{is_same, pairs, unpaired};
use super::snapshot::{Snapshot, SnapshotFeed, SnapshotRow};
use super::target_changes::{TargetChange, target_changes};
use crate::locale::Locale;
use crate::measure::Month;
use serde::Serialize;

/// Why a verdict changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The target was changed.
    Target,
    /// Rows of the earlier report's month were revised, or came late.
    Revision,
    /// The value changed.
    Data,
    /// The value is the same, but time has passed.
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
    /// Values of the earlier report that are different by what the later one knows.
    pub restated: Vec<Restated>,
    pub feeds: Vec<FeedChange>,
    /// Targets that were changed.
    pub targets: Vec<TargetChange>,
    /// Lagging now but not before, and the reverse.
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
    /// `late` (came after the earlier report), `absent`, `unusable`, `partial`.
    pub state: &'static str,
    pub text: String,
}

/// Compares two reports. `restated` is the earlier month by what is known in the later report, where that can be made anew.
#[must_use]
pub fn diff(locale: &Locale, from: &Snapshot, restated: Option<&Snapshot>, to: &Snapshot) -> Diff {
    let pairs = pairs(from, to);
    let flips = pairs.iter().filter(|(a, b)| a.record.verdict != b.record.verdict).map(|(a, b)| {
        let again = restated.and_then(|r| r.rows.iter().find(|r| is_same(a, r)));
        flip(locale, a, b, reason(a, again, b))
    });
    let lagging = |k: &SnapshotRow| matches!(&*k.record.verdict, "behind" | "far_behind" | "missed");
    let name = |k: &SnapshotRow| place(locale, k);
    let (added, removed) = (
        unpaired(to, |b| pairs.iter().any(|p| std::ptr::eq(p.1, b))),
        unpaired(from, |a| pairs.iter().any(|p| std::ptr::eq(p.0, a))),
    );
    // The earlier report and the same month as it is known now; for one month, the two reports themselves.
    let now = restated.or((from.as_of == to.as_of).then_some(to));
    Diff {
        from: from.as_of.clone(),
        to: to.as_of.clone(),
        flips: flips.collect(),
        restated: now.map(|now| restatements(locale, from, now)).unwrap_or_default(),
        feeds: feeds(locale, from, restated, to),
        targets: target_changes(locale, from, to),
        new_gaps: pairs.iter().filter(|(a, b)| !lagging(a) && lagging(b)).map(|(_, b)| name(b)).collect(),
        closed_gaps: pairs.iter().filter(|(a, b)| lagging(a) && !lagging(b)).map(|(_, b)| name(b)).collect(),
        added: added.into_iter().map(name).collect(),
        removed: removed.into_iter().map(name).collect(),
    }
}

fn place(l: &Locale, row: &SnapshotRow) -> String {
    l.say("diff-place", &[("name", &row.text.name), ("region", &row.record.region_name)])
}

fn reason(a: &SnapshotRow, again: Option<&SnapshotRow>, b: &SnapshotRow) -> Reason {
    let asked = |k: &SnapshotRow| {
        let c = &k.record;
        [&c.target_kind, &c.target, &c.upper, &c.from, &c.due, &c.basis].map(String::clone)
    };
    let same_value = a.record.value == b.record.value;
    if asked(a) != asked(b) {
        Reason::Target
    } else if again.is_some_and(|again| again.record.verdict != a.record.verdict) {
        Reason::Revision
    } else if is_before_its_plan(a) && !is_before_its_plan(b) {
        Reason::Begun
    } else if a.record.as_of == b.record.as_of {
        if same_value { Reason::Rules } else { Reason::Revision }
    } else if same_value {
        Reason::Time
    } else {
        Reason::Data
    }
}

/// Whether the month reported on is before the target's `from`, a month or a day.
fn is_before_its_plan(row: &SnapshotRow) -> bool {
    row.record.from.get(..row.record.as_of.len()).is_some_and(|from| *row.record.as_of < *from)
}

fn flip(l: &Locale, a: &SnapshotRow, b: &SnapshotRow, reason: Reason) -> Flip {
    let (old, new) = (&a.text.value, &b.text.value);
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
    let args = [("place", &*place(l, b)), ("before", &a.text.verdict), ("after", &b.text.verdict)];
    Flip {
        indicator: b.record.indicator.clone(),
        region: b.record.region.clone(),
        before: a.record.verdict.clone(),
        after: b.record.verdict.clone(),
        reason,
        text: l.say("diff-flip", &[&args[..], &[("because", &*because)]].concat()),
    }
}

fn restatements(l: &Locale, from: &Snapshot, now: &Snapshot) -> Vec<Restated> {
    let both = from.rows.iter().filter_map(|a| Some((a, now.rows.iter().find(|b| is_same(a, b))?)));
    let moved = both.filter(|(a, b)| a.record.value != b.record.value);
    moved
        .map(|(a, b)| {
            let blank = |text: &str| if text.is_empty() { "—".to_owned() } else { text.to_owned() };
            let (old, new) = (blank(&a.text.value), blank(&b.text.value));
            Restated {
                text: l.say("diff-restated", &[("place", &place(l, a)), ("old", &old), ("new", &new)]),
                indicator: a.record.indicator.clone(),
                region: a.record.region.clone(),
                old: a.record.value.clone(),
                new: b.record.value.clone(),
            }
        })
        .collect()
}

fn feeds(l: &Locale, from: &Snapshot, restated: Option<&Snapshot>, to: &Snapshot) -> Vec<FeedChange> {
    let of = |snapshot: &Snapshot, feed: &str| snapshot.feeds.iter().find(|f| f.feed == feed).cloned();
    let line = |feed: &SnapshotFeed, state: &'static str, missing: &str| {
        let month = if state == "late" { &from.as_of } else { &to.as_of };
        let month = Month::parse(month).map_or_else(|| month.clone(), |m| l.month(m));
        let args = [("source", feed.source.as_str()), ("month", &month), ("missing", missing), ("feed", &feed.feed)];
        FeedChange { feed: feed.feed.clone(), state, text: l.say(&format!("diff-feed-{state}"), &args) }
    };
    let mut changes = Vec::new();
    for feed in &to.feeds {
        let (then, again) = (of(from, &feed.feed), restated.and_then(|r| of(r, &feed.feed)));
        let lacked = |f: &SnapshotFeed| f.absent || !f.missing.is_empty();
        if then.as_ref().is_some_and(lacked) && again.as_ref().is_some_and(|f| !lacked(f)) {
            changes.push(line(feed, "late", ""));
        }
        if feed.state == "not_due" {
            // Nobody expects it yet.
        } else if feed.state == "unusable" {
            changes.push(line(feed, "unusable", ""));
        } else if feed.absent {
            changes.push(line(feed, "absent", ""));
        } else if !feed.missing.is_empty() {
            changes.push(line(feed, "partial", &feed.missing));
        }
    }
    changes
}
