//! A document → what it promises and what it reports.

use super::build::{Around, proposal};
use super::document::{Content, Unreadable, read_document};
use super::language::DocumentLanguage;
use super::outline::{About, Placed, about, placed};
use super::proposal::{Aside, Certainty, Draft, Proposal, WhyAside};
use super::reading::{Change, Folded, Setting, Statement, Status, Who, read_chinese, read_english, who_in_chinese};
use super::{said_twice, table};
use crate::measure::exact::full;
use crate::measure::Units;
use jiff::civil::Date;

/// What a person or the project says about a document.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The document's date, where a person states it.
    pub date: Option<Date>,
    pub units: &'a Units,
    /// The month in which the project's year begins.
    pub year_starts: i8,
}

/// Reads a document and drafts its targets.
///
/// # Errors
/// [`Unreadable`] where no text can be taken from it.
pub fn draft(bytes: &[u8], name: &str, asked: Asked<'_>) -> Result<Draft, Unreadable> {
    let document = read_document(bytes, name)?;
    let about = about(&document, asked.date);
    let mut draft = Draft { document: name.to_owned(), title: about.title.clone(), date: about.date, proposals: Vec::new(), asides: Vec::new() };
    let all = placed(&document, &about, asked.units, asked.year_starts);
    for (n, block) in all.iter().enumerate() {
        match block.content {
            Content::Table(rows) => table::read(rows, block, &about, &mut draft),
            Content::Heading(_, text) | Content::Paragraph(text) => {
                let next = all.get(n + 1).and_then(|next| match next.content {
                    Content::Paragraph(text) => Some(text.as_str()),
                    _ => None,
                });
                paragraph(text, next, block, &about, &mut draft);
            }
        }
    }
    said_twice::merge(&mut draft.proposals);
    Ok(draft)
}

fn source(about: &About, block: &Placed<'_, '_>) -> String {
    let section = block.headings.iter().rev().find(|heading| **heading != about.title);
    match section {
        Some(section) if section.chars().count() <= 40 => format!("{} {}", about.title, section).trim().to_owned(),
        _ => about.title.clone(),
    }
}

fn paragraph(text: &str, next: Option<&str>, block: &Placed<'_, '_>, about: &About, draft: &mut Draft) {
    let (folded, statements) = statements(text, block.language, &block.setting);
    let who = who(text, next, block.language);
    let source = source(about, block);
    for mut statement in statements {
        if statement.who == Who::default() {
            statement.who = who.clone();
        }
        let clause = clause(text, &folded, &statement);
        let around = Around { setting: &block.setting, place: block.place, clause, source: source.clone() };
        sort_out(&statement, &around, draft);
    }
}

/// The statements of a paragraph in its language.
pub(super) fn statements(text: &str, language: DocumentLanguage, setting: &Setting<'_>) -> (Folded, Vec<Statement>) {
    match language {
        DocumentLanguage::Chinese => {
            let folded = Folded::chinese(text);
            let read = read_chinese(&folded.text, setting);
            (folded, read)
        }
        DocumentLanguage::English => {
            let folded = Folded::english(text);
            let read = read_english(&folded.text, setting);
            (folded, read)
        }
    }
}

/// Who answers: as the paragraph says, or the one behind it that says nothing else.
fn who(text: &str, next: Option<&str>, language: DocumentLanguage) -> Who {
    if language == DocumentLanguage::English {
        return super::reading::who_in_english(text);
    }
    let own = who_in_chinese(&Folded::chinese(text).text);
    if own != Who::default() {
        return own;
    }
    let only_who = |next: &&str| {
        let next = next.trim_start_matches(['(', '（', '【']);
        ["责任单位", "牵头单位", "责任部门", "牵头部门", "责任领导", "责任人"].iter().any(|word| next.starts_with(word))
    };
    next.filter(only_who).map_or_else(Who::default, |next| who_in_chinese(&Folded::chinese(next).text))
}

/// The clause as the document has it: the sentence around the statement, cut where it is long.
fn clause(text: &str, folded: &Folded, statement: &Statement) -> String {
    const LONGEST: usize = 160;
    let whole = &folded.text;
    let at = statement.at.start.min(whole.len())..statement.at.end.min(whole.len());
    let ends = ['。', '！', '？', '\n', '；'];
    let start = whole[..at.start].rfind(ends).map_or(0, |p| p + whole[p..].chars().next().map_or(1, char::len_utf8));
    let end = whole[at.end..].find(ends).map_or(whole.len(), |p| at.end + p);
    let sentence = folded.original(text, start..end);
    let short = sentence.chars().count() <= LONGEST || whole.is_ascii();
    if short { sentence.to_owned() } else { folded.original(text, at).to_owned() }
}

/// A statement as a proposal, or as something else that was read.
pub(super) fn sort_out(statement: &Statement, around: &Around<'_>, draft: &mut Draft) {
    let why = match statement.status {
        Status::Promised => {
            let made = proposal(statement, around);
            if made.indicator.name.chars().count() >= 2 || statement.change == Change::Zero {
                draft.proposals.push(made);
            }
            return;
        }
        Status::Reported => WhyAside::Reported,
        Status::External => WhyAside::External,
        Status::Attribute => WhyAside::Described,
        Status::Vague => WhyAside::Vague,
    };
    let amount = statement.low.as_ref().map(|low| format!("{}{}", full(low), statement.unit.written)).unwrap_or_default();
    draft.asides.push(Aside { why, name: statement.name.clone(), amount, clause: around.clause.clone(), place: around.place });
}

impl Draft {
    /// How many proposals are so certain.
    #[must_use]
    pub fn count(&self, certainty: Certainty) -> usize {
        self.proposals.iter().filter(|proposal: &&Proposal| proposal.certainty == certainty).count()
    }
}
