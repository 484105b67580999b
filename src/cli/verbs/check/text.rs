//! What `onpace check` prints.

use super::findings::{Checked, FeedChecked, RejectShown, Total};
use crate::cli::excerpt::{RowPlace, marked_row};
use crate::report::{ChaseLine, ChasePart};
use crate::say;
use crate::words::{Language, Message};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write;

/// How many causes, rejects of one and reports owed are listed without `--all`.
const CAUSES_SHOWN: usize = 8;
const REJECTS_SHOWN: usize = 3;
const OWED_SHOWN: usize = 20;

/// The text so far.
struct Output {
    text: String,
    language: Language,
    all: bool,
}

impl Output {
    fn line(&mut self, indent: usize, text: &str) {
        let _ = writeln!(self.text, "{:indent$}{text}", "");
    }

    fn say(&mut self, indent: usize, message: &Message) {
        let text = message.in_language(self.language);
        self.line(indent, &text);
    }

    fn shown(&self, few: usize) -> usize {
        if self.all { usize::MAX } else { few }
    }

    /// Writes how many of a list were left out.
    fn rest(&mut self, indent: usize, length: usize, few: usize) {
        let n = length.saturating_sub(self.shown(few));
        if n > 0 {
            self.say(indent, &say!("list-more", n));
        }
    }
}

pub(super) fn text(checked: &Checked, language: Language, all: bool) -> String {
    let mut out = Output { text: String::new(), language, all };
    let (i, t, a) = (checked.indicators, checked.targets, &checked.as_of);
    let sound = say!("check-sound", i, t, a);
    out.say(0, &sound);
    for one in &checked.feeds {
        feed(&mut out, one);
    }
    chase(&mut out, &checked.chase);
    out.text
}

fn feed(out: &mut Output, feed: &FeedChecked) {
    let last = feed.last_text.as_deref().unwrap_or("—");
    let (id, source) = (&feed.feed, &feed.source);
    out.line(0, "");
    out.say(0, &say!("check-feed", id, source, last));
    out.say(2, &account(&feed.total));
    for file in feed.files.iter().filter(|f| out.all || f.rows.rejected > 0).collect::<Vec<_>>() {
        let account = account(&file.rows).in_language(out.language);
        let lines = match file.header_rows {
            0 | 1 => file.header_line.to_string(),
            rows => format!("{}—{}", file.header_line, file.header_line + rows as u64 - 1),
        };
        let head = say!("check-header-line", lines).in_language(out.language);
        out.line(4, &format!("{} [{} · {head}] {account}", file.file, file.written));
    }
    rejects(out, feed);
    let filled = feed.revisions.iter().filter(|r| r.fills_a_blank()).count();
    let changed = feed.revisions.len() - filled;
    if !feed.revisions.is_empty() {
        let told = say!("check-revisions", changed, filled);
        out.say(2, &told);
    }
    for r in feed.revisions.iter().filter(|_| out.all).collect::<Vec<_>>() {
        let (key, column) = (&r.key, &r.column);
        let [old, new] = [&r.old, &r.new].map(|v| if v.is_empty() { "—" } else { v });
        let (from, to) = (format!("{}:{}", r.old_file, r.old_line), format!("{}:{}", r.new_file, r.new_line));
        out.line(4, &format!("{key} {column}: {old} → {new} ({from} → {to})"));
    }
}

/// Rejected rows by cause and column, the most first: how many there are, what is wrong and what would mend it, and examples.
fn rejects(out: &mut Output, feed: &FeedChecked) {
    let data = feed.total.rows - feed.total.skipped;
    let causes = alike(&feed.rejects);
    for rows in causes.iter().take(out.shown(CAUSES_SHOWN)) {
        let (code, count) = (rows[0].code, rows.len());
        let tenths = (2000 * count as u64 + data) / (2 * data.max(1));
        let share = format!("{}.{}", tenths / 10, tenths % 10);
        match rows[0].column.as_deref() {
            Some(column) => out.say(4, &say!("check-cause-in-column", code, column, count, data, share)),
            None => out.say(4, &say!("check-cause", code, count, data, share)),
        }
        let mut said = "";
        for r in rows.iter().take(out.shown(REJECTS_SHOWN)) {
            let place = RowPlace { file: &r.file, line: r.line, column: r.column.as_deref(), code: r.code };
            let message = if r.message == said { "" } else { &r.message };
            said = &r.message;
            out.text.push_str(&marked_row(&place, message, r.excerpt.as_ref(), out.language));
        }
        out.rest(6, count, REJECTS_SHOWN);
    }
    let others = causes.iter().skip(out.shown(CAUSES_SHOWN)).map(Vec::len).sum();
    out.rest(4, others, 0);
}

/// Rejects with the same code in the same column, those of which there are most first.
fn alike(rejects: &[RejectShown]) -> Vec<Vec<&RejectShown>> {
    let mut causes: BTreeMap<(&str, Option<&str>), Vec<&RejectShown>> = BTreeMap::new();
    for reject in rejects {
        causes.entry((reject.code, reject.column.as_deref())).or_default().push(reject);
    }
    let mut causes: Vec<_> = causes.into_values().collect();
    causes.sort_by_key(|rows| Reverse(rows.len()));
    causes
}

fn account(t: &Total) -> Message {
    let Total { rows, used, rejected, skipped, superseded, out_of_scope } = *t;
    say!("check-rows", rows, used, rejected, skipped, superseded, out_of_scope)
}

fn chase(out: &mut Output, chase: &ChasePart) {
    out.line(0, "");
    out.say(0, &say!("check-chase"));
    for (n, list) in chase.lists().into_iter().enumerate() {
        if n == 0 || !list.lines.is_empty() {
            out.line(2, &list.text);
        }
        for line in list.lines.iter().take(out.shown(OWED_SHOWN)) {
            out.say(4, &owed(line));
        }
        out.rest(4, list.lines.len(), OWED_SHOWN);
    }
}

fn owed(line: &ChaseLine) -> Message {
    let ChaseLine { feed, source, missing, last, overdue_text: overdue, .. } = line;
    let (period, due) = (&line.period_text, &line.due_text);
    match line.days_overdue {
        _ if due.is_empty() => say!("check-no-deadline", feed, period, source, missing, last),
        Some(_) => say!("check-overdue", feed, period, source, due, overdue, missing, last),
        None => say!("check-due", feed, period, source, due, missing, last),
    }
}
