//! A document → what it promises and what it reports.

use super::build::Around;
use super::document::{Content, Unreadable, read_document};
use super::language::DocumentLanguage;
use super::outline::{About, Placed, about, numbered_level, placed};
use super::proposal::{Certainty, Draft, Proposal};
use super::reading::{
    Folded, Statement, Time, TimeSource, Who, time_of_chinese_heading, who_in_chinese, who_in_english,
};
use super::sorted_out::{sort_out, statements};
use super::{said_twice, table};
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
    let mut draft = Draft {
        document: name.to_owned(),
        title: about.title.clone(),
        date: about.date,
        proposals: Vec::new(),
        asides: Vec::new(),
    };
    let all = placed(&document, &about, asked.units, asked.year_starts);
    for (n, block) in all.iter().enumerate() {
        match block.content {
            Content::Table(rows) => table::read(rows, block, &about, &mut draft),
            Content::Heading(_, text) | Content::Paragraph(text) => {
                let behind = all[n + 1..]
                    .iter()
                    .take(LINES_TO_WHO)
                    .take_while(|next| next.headings == block.headings && !begins_item(next));
                let behind: Vec<&str> = behind
                    .filter_map(
                        |next| if let Content::Paragraph(text) = next.content { Some(text.as_str()) } else { None },
                    )
                    .collect();
                paragraph(text, &behind, block, &about, &mut draft);
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

fn paragraph(text: &str, next: &[&str], block: &Placed<'_, '_>, about: &About, draft: &mut Draft) {
    let (folded, statements) = statements(text, block.language, &block.setting);
    let of_paragraph = who(text, next, block.language);
    let of_heading = lead_of_heading(&block.headings);
    let source = source(about, block);
    let until = time_below(text, next, block);
    for mut statement in statements {
        if statement.time.as_ref().is_none_or(|time| time.due.is_none()) && until.is_some() {
            statement.time.clone_from(&until);
        }
        if statement.who == Who::default() {
            statement.who = match block.language {
                DocumentLanguage::English => who_in_english(&folded.text, &statement.at),
                DocumentLanguage::Chinese => of_paragraph.clone(),
            };
            if statement.who.lead.is_empty() {
                statement.who.lead.clone_from(&of_heading);
            }
        }
        let clause = clause(text, &folded, &statement, block.language);
        let around = Around { setting: &block.setting, place: block.place, clause, source: source.clone() };
        sort_out(&statement, &around, draft);
    }
}

/// Whether a paragraph begins a new item, whose 责任单位 is its own.
fn begins_item(next: &Placed<'_, '_>) -> bool {
    matches!(next.content, Content::Paragraph(text) if numbered_level(text).is_some())
}

/// 整改目标, 整改措施, 整改时限 may stand between a promise and who answers for it.
const LINES_TO_WHO: usize = 5;

/// Who answers: as the paragraph says, or the one behind it that says nothing else.
fn who(text: &str, next: &[&str], language: DocumentLanguage) -> Who {
    if language == DocumentLanguage::English {
        return Who::default();
    }
    let own = who_in_chinese(&Folded::chinese(text).text);
    if own != Who::default() {
        return own;
    }
    let only_who = |next: &&str| {
        let next = next.trim_start_matches(['(', '（', '【']);
        ["责任单位", "牵头单位", "责任部门", "牵头部门", "责任领导", "责任人"].iter().any(|word| next.starts_with(word))
    };
    next.iter().copied().find(only_who).map_or_else(Who::default, |next| who_in_chinese(&Folded::chinese(next).text))
}

/// 县农业农村局牵头（12项） as a heading names who leads what stands below.
fn lead_of_heading(headings: &[String]) -> String {
    let of = |heading: &String| {
        let (unit, _) = heading.split_once("牵头")?;
        let unit = unit.rsplit(['、', '）', ')', '.', '由']).next()?.trim();
        (2..=20).contains(&unit.chars().count()).then(|| unit.to_owned())
    };
    headings.iter().rev().find_map(of).unwrap_or_default()
}

/// The due date that a line of its own, or the end of the paragraph, gives: 整改时限：2025年6月底.
fn time_below(text: &str, next: &[&str], block: &Placed<'_, '_>) -> Option<Time> {
    const LABELS: [&str; 6] = ["整改时限", "完成时限", "完成时间", "办结时限", "时限要求", "完成期限"];
    if block.language == DocumentLanguage::English {
        return None;
    }
    let labelled = |text: &str| {
        let at = LABELS.iter().find_map(|label| Some(text.find(label)? + label.len()))?;
        time_of_chinese_heading(&Folded::chinese(&text[at..]).text, &block.setting.dates)
    };
    let time = labelled(text).or_else(|| next.iter().find_map(|line| labelled(line)))?;
    Some(Time { source: TimeSource::Stated, ..time })
}

/// The clause as the document has it: the sentence around the statement, cut where it is long.
fn clause(text: &str, folded: &Folded, statement: &Statement, language: DocumentLanguage) -> String {
    const LONGEST: usize = 160;
    if language == DocumentLanguage::English {
        return folded.original(text, statement.at.clone()).to_owned();
    }
    let whole = &folded.text;
    let at = statement.at.start.min(whole.len())..statement.at.end.min(whole.len());
    let ends = ['。', '！', '？', '\n', '；', ';'];
    let start = whole[..at.start].rfind(ends).map_or(0, |p| p + whole[p..].chars().next().map_or(1, char::len_utf8));
    let end = whole[at.end..].find(ends).map_or(whole.len(), |p| at.end + p);
    let sentence = folded.original(text, start..end);
    let short = sentence.chars().count() <= LONGEST;
    if short { sentence.to_owned() } else { folded.original(text, at).to_owned() }
}

impl Draft {
    /// How many proposals are so certain.
    #[must_use]
    pub fn count(&self, certainty: Certainty) -> usize {
        self.proposals.iter().filter(|proposal: &&Proposal| proposal.certainty == certainty).count()
    }
}
