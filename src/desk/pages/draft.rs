//! Targets from a document: its text beside what it promises, each promise accepted, changed or refused by a person.

use super::about_month::about_month;
use super::layout::Made;
use crate::catalog::CSV_FILES;
use crate::desk::address::Asked;
use crate::desk::answer::Refusal;
use crate::desk::desk_state::Desk;
use crate::desk::drafts::draft_of;
use crate::desk::inbox::Item;
use crate::pipeline::Study;
use crate::propose::targets::{Draft, Place, Proposal, paragraphs};
use crate::words::{Language, find};
use minijinja::{Value, context};

/// What of a proposal a person may change.
const FIELDS: [&str; 12] =
    ["indicator", "scope", "kind", "value", "upper", "unit", "from", "baseline", "due", "plan", "lead", "note"];

pub(super) fn page(desk: &Desk, asked: &Asked) -> Made {
    about_month(desk, asked, &desk.inbox.version(), |study, _| {
        let documents: Vec<Item> = desk.inbox.items().into_iter().filter(|item| item.for_draft).collect();
        let chosen = desk.inbox.find(asked.text("item")).or_else(|| documents.first().cloned());
        let shown = chosen.as_ref().map(|item| beside(item, study, asked)).transpose()?;
        let command = chosen.as_ref().map_or_else(String::new, |item| format!("\"{}\"", item.name));
        let page = context! {
            documents => documents.iter().map(|item| context! { id => item.id.clone(), name => item.name.clone() }).collect::<Vec<_>>(),
            item => chosen.as_ref().map(|item| context! { id => item.id.clone(), name => item.name.clone() }),
            shown,
            indicators => study.catalog.indicators.iter().map(|i| context! { id => i.id.clone(), name => i.name.clone() }).collect::<Vec<_>>(),
        };
        Ok((page, format!("onpace draft {command} --out drafts")))
    })
}

/// A document's text with its marks, and the proposals; or why it cannot be read.
fn beside(item: &Item, study: &Study, asked: &Asked) -> Result<Value, Refusal> {
    let bytes = std::fs::read(&item.path).map_err(|error| Refusal::defect(&error))?;
    let drafted =
        draft_of(&bytes, &item.name, &study.catalog).and_then(|draft| Ok((draft, paragraphs(&bytes, &item.name)?)));
    let (draft, paragraphs) = match drafted {
        Ok(found) => found,
        Err(why) => {
            let (message, hint) = (why.message(), why.hint());
            return Ok(
                context! { error => message.in_language(asked.language), hint => hint.in_language(asked.language) },
            );
        }
    };
    let text = paragraphs.iter().map(|(place, text)| {
        let here = |p: &Place| {
            p.number == place.number && p.what == place.what && p.row.is_none_or(|row| place.row == Some(row))
        };
        let numbers = draft.proposals.iter().zip(1..).filter(|(p, _)| here(&p.place)).map(|(_, n)| n);
        context! {
            text => text.clone(),
            numbers => numbers.collect::<Vec<usize>>(),
            aside => draft.asides.iter().any(|aside| here(&aside.place)),
        }
    });
    let asides = draft.asides.iter().map(|aside| {
        context! { why => find(asked.language, &format!("desk-aside-{}", aside.why.as_str())), name => aside.name.clone(), amount => aside.amount.clone(), clause => aside.clause.clone() }
    });
    Ok(context! {
        title => draft.title.clone(),
        date => draft.date.map(|date| date.to_string()),
        text => text.collect::<Vec<_>>(),
        proposals => proposals(&draft, asked),
        asides => asides.collect::<Vec<_>>(),
    })
}

fn proposals(draft: &Draft, asked: &Asked) -> Vec<Value> {
    let language = asked.language;
    let one = |(p, n): (&Proposal, usize)| {
        let cells = FIELDS.map(|name| context! { name, head => head(name, language), value => cell(p, name) });
        context! {
            n,
            name => p.indicator.name.clone(),
            known => p.indicator.known.clone(),
            certainty => p.certainty.as_str(),
            certain => find(language, &format!("desk-certainty-{}", p.certainty.as_str())),
            why => p.why.iter().map(|why| why.in_language(language)).collect::<Vec<_>>(),
            clause => p.clause.clone(),
            place => p.place.message().in_language(language),
            cells => cells.to_vec(),
        }
    };
    draft.proposals.iter().zip(1..).map(one).collect()
}

/// A column as people of the language head it.
fn head(name: &'static str, language: Language) -> &'static str {
    let headings = CSV_FILES.iter().find(|file| file.id == "targets").map_or(&[][..], |file| file.headings);
    let also = headings.iter().find(|heading| heading.id == name).map_or(&[][..], |heading| heading.also);
    let chinese = also.iter().find(|head| !head.is_ascii());
    if language == Language::Chinese { chinese.copied().unwrap_or(name) } else { name }
}

fn cell(p: &Proposal, name: &str) -> String {
    match name {
        "indicator" => p.indicator.known.clone().unwrap_or_default(),
        "scope" => p.scope.clone(),
        "kind" => p.kind.as_str().to_owned(),
        "value" => p.value.clone(),
        "upper" => p.upper.clone(),
        "unit" => p.unit.clone(),
        "from" => p.from.clone(),
        "baseline" => p.baseline.clone(),
        "due" => p.due.clone(),
        "plan" => p.plan.clone(),
        "lead" => p.lead.clone(),
        _ => p.note.clone(),
    }
}
