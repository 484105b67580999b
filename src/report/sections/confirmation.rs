//! What each unit is asked to confirm before the briefing goes out (核对表): everything that the briefing says of it by name.

use crate::assess::Verdict;
use crate::catalog::{Basis, RegionId, Target};
use crate::locale::Locale;
use crate::report::context::Context;
use crate::report::input::Edition;
use crate::report::row::{Line, PartRow, in_full};
use crate::report::sections::ChasePart;
use std::collections::BTreeMap;

/// One unit's figures: those of its own that the briefing tells, and no others.
#[derive(Debug, Clone)]
pub struct ConfirmationSheet {
    /// Its name: a region's, a lead unit's, a sender's.
    pub unit: String,
    /// The region's code; empty for a unit.
    pub code: String,
    pub lines: Vec<ConfirmationLine>,
    /// What it owes, in sentences.
    pub reports: Vec<String>,
}

/// One figure to confirm.
#[derive(Debug, Clone)]
pub struct ConfirmationLine {
    pub name: String,
    /// The region that the figure is of, where that is not the unit itself.
    pub region: String,
    /// What the briefing says.
    pub statement: String,
    /// Numbers in full; empty where there is none.
    pub value: String,
    pub unit: String,
    pub target: String,
    pub decimals: u32,
    pub due: String,
    /// None where nothing is judged.
    pub role: Option<Verdict>,
    pub verdict: String,
    /// Where target and figure come from.
    pub basis: String,
}

/// The sheets: regions in the order of their codes, then lead units and senders as the report names them. The public edition has
/// none.
pub(crate) fn confirmation(c: &Context<'_>, lines: &[Line<'_>], chase: &ChasePart) -> Vec<ConfirmationSheet> {
    if c.input.edition == Edition::Public {
        return Vec::new();
    }
    let mut regions: BTreeMap<RegionId, Vec<ConfirmationLine>> = BTreeMap::new();
    let mut units: Vec<ConfirmationSheet> = Vec::new();
    for line in lines {
        let assessed = line.assessed;
        if !line.row.root {
            regions.entry(assessed.region).or_default().push(of_row(c, line, false));
        }
        if let Some(lead) = assessed.target.and_then(Target::single_lead) {
            unit(&mut units, lead).lines.push(of_row(c, line, !line.row.root));
        }
        for part in line.row.parts.iter().filter(|part| part.named) {
            if let Some(id) = c.input.catalog.regions.by_code(&part.code) {
                regions.entry(id).or_default().push(of_part(c, line, part));
            }
        }
    }
    for owed in chase.lines() {
        unit(&mut units, &owed.source).reports.push(owed.text.clone());
    }
    let of_regions = regions.into_iter().map(|(id, own)| {
        let region = c.input.catalog.regions.get(id);
        let (unit, reports) = (c.locale.region(region).to_owned(), Vec::new());
        ConfirmationSheet { unit, code: region.code.clone(), lines: own, reports }
    });
    let mut sheets: Vec<ConfirmationSheet> = of_regions.collect();
    for more in units {
        match sheets.iter_mut().find(|sheet| sheet.unit == more.unit) {
            Some(same) => {
                same.lines.extend(more.lines);
                same.reports.extend(more.reports);
            }
            None => sheets.push(more),
        }
    }
    sheets
}

fn unit<'s>(units: &'s mut Vec<ConfirmationSheet>, name: &str) -> &'s mut ConfirmationSheet {
    let at = units.iter().position(|sheet| sheet.unit == name).unwrap_or_else(|| {
        let (lines, reports) = (Vec::new(), Vec::new());
        units.push(ConfirmationSheet { unit: name.to_owned(), code: String::new(), lines, reports });
        units.len() - 1
    });
    &mut units[at]
}

fn of_row(c: &Context<'_>, line: &Line<'_>, tell_region: bool) -> ConfirmationLine {
    let (row, l) = (&line.row, c.locale);
    let region = l.region(c.input.catalog.regions.get(line.assessed.region));
    ConfirmationLine {
        name: row.text.name.clone(),
        region: if tell_region { region.to_owned() } else { String::new() },
        statement: row.sentence.clone(),
        value: row.record.value.clone(),
        unit: l.unit(line.assessed.unit()),
        target: row.record.target.clone(),
        decimals: row.decimals,
        due: row.text.due.clone(),
        role: Some(row.role),
        verdict: row.text.verdict.clone(),
        basis: basis(c, line),
    }
}

/// The share of a region that the sentence on a larger one's gap names.
fn of_part(c: &Context<'_>, line: &Line<'_>, part: &PartRow) -> ConfirmationLine {
    let (l, indicator) = (c.locale, line.assessed.indicator);
    let value = line.assessed.breakdown.iter().flat_map(|b| &b.shares);
    let value = value.into_iter().find(|share| c.input.catalog.regions.get(share.region).code == part.code);
    let args = [("name", l.name(indicator)), ("region", part.region.as_str()), ("gap", part.gap.as_str())];
    ConfirmationLine {
        name: l.name(indicator).to_owned(),
        region: String::new(),
        statement: l.say("confirm-part", &args),
        value: in_full(value.and_then(|share| share.value.as_ref())),
        unit: l.unit(indicator.unit),
        target: String::new(),
        decimals: indicator.decimals,
        due: String::new(),
        role: None,
        verdict: String::new(),
        basis: source_of_figure(c, line),
    }
}

fn basis(c: &Context<'_>, line: &Line<'_>) -> String {
    let of_target = line.assessed.target.map(|target| source_of_target(c.locale, target));
    let all: Vec<String> = of_target.into_iter().chain([source_of_figure(c, line)]).collect();
    all.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

fn source_of_target(l: &Locale, target: &Target) -> String {
    let basis = match target.basis {
        Basis::Stated => "provenance-stated",
        Basis::Split => "provenance-split",
        Basis::Inferred => "provenance-inferred",
    };
    let source = if target.source.is_empty() { l.word("source-unknown") } else { target.source.clone() };
    l.say("confirm-target-source", &[("source", &source), ("basis", &l.word(basis))])
}

fn source_of_figure(c: &Context<'_>, line: &Line<'_>) -> String {
    let feed = c.input.catalog.feed_of(line.assessed.indicator);
    let said = |feed: &crate::catalog::Feed| {
        c.locale.say("confirm-figure-source", &[("source", &feed.source), ("feed", &feed.id)])
    };
    feed.map(said).unwrap_or_default()
}
