//! What `onpace check` prints.

use super::findings::{Checked, FeedChecked, Total};
use crate::catalog::Language;
use crate::cli::console;
use crate::cli::excerpt::{RowPlace, marked};
use crate::diag::Message;
use crate::report::{ChaseLine, ChasePart};
use crate::say;
use std::fmt::Write;

/// How many rejects and how many reports owed are listed without `--all`.
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
        let text = console::in_language(message, self.language).to_owned();
        self.line(indent, &text);
    }

    fn shown(&self, few: usize) -> usize {
        if self.all { usize::MAX } else { few }
    }

    /// Writes how many of a list were left out.
    fn rest(&mut self, indent: usize, length: usize, few: usize) {
        let n = length.saturating_sub(self.shown(few));
        if n > 0 {
            self.say(indent, &say!("……另{n}项，用--all全部列出", "… {n} more; --all lists them"));
        }
    }
}

pub(super) fn text(checked: &Checked, language: Language, all: bool) -> String {
    let mut out = Output { text: String::new(), language, all };
    let (i, t, a) = (checked.indicators, checked.targets, &checked.as_of);
    let sound = say!(
        "目录无误：{i}项指标，{t}条目标；截至{a}。",
        "The catalog is sound: {i} indicators, {t} targets; as of {a}."
    );
    out.say(0, &sound);
    for one in &checked.feeds {
        feed(&mut out, one);
    }
    chase(&mut out, &checked.chase);
    out.text
}

fn feed(out: &mut Output, feed: &FeedChecked) {
    let last = feed.last_reported.as_deref().unwrap_or("—");
    let (id, source) = (&feed.feed, &feed.source);
    out.line(0, "");
    out.say(0, &say!("{id}（{source}，最近一期{last}）", "{id} ({source}, last period {last})"));
    out.say(2, &account(&feed.total));
    for file in feed.files.iter().filter(|f| out.all || f.rows.rejected > 0).collect::<Vec<_>>() {
        let account = console::in_language(&account(&file.rows), out.language).to_owned();
        let lines = match file.header_rows {
            0 | 1 => file.header_line.to_string(),
            rows => format!("{}—{}", file.header_line, file.header_line + rows as u64 - 1),
        };
        let head = console::in_language(&say!("表头第{lines}行", "header on line {lines}"), out.language).to_owned();
        out.line(4, &format!("{} [{} · {head}] {account}", file.file, file.written));
    }
    for r in feed.rejects.iter().take(out.shown(REJECTS_SHOWN)) {
        let place = RowPlace { file: &r.file, line: r.line, column: r.column.as_deref(), code: r.code };
        out.text.push_str(&marked(&place, &r.message, r.excerpt.as_ref(), out.language));
    }
    out.rest(6, feed.rejects.len(), REJECTS_SHOWN);
    let filled = feed.revisions.iter().filter(|r| r.fills_a_blank()).count();
    let changed = feed.revisions.len() - filled;
    if !feed.revisions.is_empty() {
        let told = say!(
            "更正以前报送的数据{changed}处，补填空白{filled}处",
            "{changed} values sent before changed, {filled} blanks filled in"
        );
        out.say(2, &told);
    }
    for r in feed.revisions.iter().filter(|_| out.all).collect::<Vec<_>>() {
        let (key, column) = (&r.key, &r.column);
        let [old, new] = [&r.old, &r.new].map(|v| if v.is_empty() { "—" } else { v });
        let (from, to) = (format!("{}:{}", r.old_file, r.old_line), format!("{}:{}", r.new_file, r.new_line));
        out.line(4, &format!("{key} {column}: {old} → {new} ({from} → {to})"));
    }
}

fn account(t: &Total) -> Message {
    let Total { rows, used, rejected, skipped, superseded, out_of_scope } = *t;
    say!(
        "共{rows}行 = 采用{used} + 待核未采用{rejected} + 非数据行{skipped} + 已被更正{superseded} + 超出范围{out_of_scope}",
        "{rows} rows = {used} used + {rejected} rejected + {skipped} skipped + {superseded} superseded + {out_of_scope} out of scope"
    )
}

fn chase(out: &mut Output, chase: &ChasePart) {
    out.line(0, "");
    out.say(0, &say!("催报单", "Chase list"));
    for (n, list) in [&chase.overdue, &chase.late, &chase.not_due].into_iter().enumerate() {
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
    let ChaseLine { feed, source, period, due, missing, last, .. } = line;
    match line.days_overdue {
        Some(1) => say!(
            "{feed} {period}（{source}，时限{due}，逾期1天）：{missing}；最近报送{last}",
            "{feed} {period} ({source}, due {due}, 1 day overdue): {missing}; last report {last}"
        ),
        Some(days) => say!(
            "{feed} {period}（{source}，时限{due}，逾期{days}天）：{missing}；最近报送{last}",
            "{feed} {period} ({source}, due {due}, {days} days overdue): {missing}; last report {last}"
        ),
        None => say!(
            "{feed} {period}（{source}，时限{due}）：{missing}；最近报送{last}",
            "{feed} {period} ({source}, due {due}): {missing}; last report {last}"
        ),
    }
}
