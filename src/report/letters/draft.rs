//! Words a letter: who is written to, about what, and room for what only people decide.

use crate::report::context::Context;
use crate::report::model::{Align, Annex, Block, Column, Document, LetterKind, Table};

/// One thing that a letter is about.
#[derive(Debug, Clone)]
pub(super) struct Matter {
    pub name: String,
    /// What the briefing says of it.
    pub text: String,
    /// Where the target is written.
    pub source: String,
    pub state: String,
    pub gap: String,
    /// What is to be looked at, in a letter that asks.
    pub doubts: String,
}

/// The key of a kind's name.
pub(super) fn title(kind: LetterKind) -> &'static str {
    match kind {
        LetterKind::Reminder => "letter-reminder",
        LetterKind::FollowUp => "letter-follow-up",
        LetterKind::Verification => "letter-verification",
    }
}

pub(super) fn draft(c: &Context<'_>, kind: LetterKind, unit: &str, matters: &[Matter]) -> Document {
    let l = c.locale;
    let as_of = l.month(c.input.as_of);
    let (opening, closing) = match kind {
        LetterKind::Reminder => ("letter-reminder-opening", "letter-reminder-closing"),
        LetterKind::FollowUp => ("letter-follow-up-opening", "letter-follow-up-closing"),
        LetterKind::Verification => ("letter-verification-opening", "letter-verification-closing"),
    };
    let mut body = vec![Block::Text(l.say(opening, &[("asof", &as_of), ("unit", unit)]))];
    for (n, matter) in matters.iter().enumerate() {
        body.push(Block::Text(text(c, kind, n + 1, matter)));
    }
    body.push(Block::Text(l.word(closing)));
    let sheet = l.word("letter-answer-sheet");
    let annex = Annex {
        label: l.word("letter-annex"),
        item: sheet.clone(),
        title: sheet,
        blocks: vec![Block::Table(answers(c, matters)), Block::Table(signatures(c, kind))],
    };
    let from = &c.input.catalog.briefing.from;
    Document {
        mark: l.word("letter-draft"),
        title: l.word(title(kind)),
        subtitle: l.word("letter-number"),
        to: l.say("doc-to", &[("names", unit)]),
        body,
        from: if from.is_empty() { l.word("letter-from") } else { from.clone() },
        // The day of a letter is the day on which somebody signs it.
        date: l.word("doc-no-date"),
        annexes_label: l.word("doc-annexes"),
        annexes: vec![annex],
        ..Document::default()
    }
}

fn text(c: &Context<'_>, kind: LetterKind, n: usize, matter: &Matter) -> String {
    let l = c.locale;
    let n = n.to_string();
    let said = match kind {
        LetterKind::Reminder => l.say("letter-item-report", &[("n", &n), ("text", &matter.text)]),
        LetterKind::FollowUp | LetterKind::Verification => {
            l.say("letter-item", &[("n", &n), ("name", &matter.name), ("text", &matter.text)])
        }
    };
    let gap = &l.writing().sentence_gap;
    let source = match matter.source.as_str() {
        "" => String::new(),
        source => format!("{gap}{}", l.say("letter-source", &[("source", source)])),
    };
    let doubts = match matter.doubts.as_str() {
        "" => String::new(),
        doubts => format!("{gap}{}", l.say("letter-doubts", &[("doubts", doubts)])),
    };
    format!("{said}{source}{doubts}")
}

fn column(head: String, weight: u32, align: Align) -> Column {
    Column { head, weight, align }
}

/// One line for each matter, with room to answer.
fn answers(c: &Context<'_>, matters: &[Matter]) -> Table {
    let l = c.locale;
    let columns = vec![
        column(l.word("letter-head-n"), 6, Align::Centre),
        column(l.word("letter-head-matter"), 26, Align::Left),
        column(l.word("letter-head-state"), 20, Align::Left),
        column(l.word("letter-head-gap"), 18, Align::Left),
        column(l.word("letter-head-answer"), 40, Align::Left),
    ];
    let row = |(n, matter): (usize, &Matter)| {
        vec![(n + 1).to_string(), matter.name.clone(), matter.state.clone(), matter.gap.clone(), String::new()]
    };
    let rows = matters.iter().enumerate().map(row).collect();
    let (title, unit, note) = (l.word("letter-answers"), String::new(), String::new());
    Table { title, unit, columns, rows, courses: Vec::new(), note, wide: false }
}

/// Until when an answer is asked for, who has received the letter, what was done, who answers.
fn signatures(c: &Context<'_>, kind: LetterKind) -> Table {
    let l = c.locale;
    let columns =
        vec![column(l.word("letter-head-what"), 30, Align::Left), column(l.word("letter-head-fill"), 70, Align::Left)];
    let handled = match kind {
        LetterKind::Reminder => "letter-handled-report",
        LetterKind::FollowUp | LetterKind::Verification => "letter-handled",
    };
    let keys = ["letter-answer-by", "letter-received", handled, "letter-answered"];
    let rows = keys.map(|key| vec![l.word(key), String::new()]).into();
    let (title, unit, note) = (l.word("letter-signatures"), String::new(), l.word("letter-note"));
    Table { title, unit, columns, rows, courses: Vec::new(), note, wide: false }
}
