//! What is listed, in the words of a language: one value a line, as text and JSON both print it.

use crate::catalog::{Catalog, Deadline, Scope, Target, TargetKind};
use crate::locale::Locale;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct FeedLine {
    pub id: String,
    pub source: String,
    pub every: &'static str,
    pub files: String,
    pub deadline: String,
    pub indicators: usize,
}

#[derive(Debug, Serialize)]
pub(super) struct IndicatorLine {
    pub id: String,
    pub name: String,
    pub section: String,
    pub unit: String,
    pub kind: &'static str,
    pub better: &'static str,
    pub feed: Option<String>,
    pub targets: usize,
    pub hidden: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct TargetLine {
    pub indicator: String,
    pub name: String,
    pub scope: String,
    pub kind: &'static str,
    pub value: String,
    pub due: String,
    pub lead: String,
    pub line: u64,
}

#[derive(Debug, Serialize)]
pub(super) struct LevelLine {
    pub level: String,
    pub name: String,
    pub regions: Vec<RegionLine>,
}

#[derive(Debug, Serialize)]
pub(super) struct RegionLine {
    pub code: String,
    pub name: String,
    pub parent: Option<String>,
}

/// All of a catalog, or what was asked for of it.
#[derive(Debug, Default, Serialize)]
pub(super) struct Listed {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feeds: Option<Vec<FeedLine>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicators: Option<Vec<IndicatorLine>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub targets: Option<Vec<TargetLine>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regions: Option<Vec<LevelLine>>,
}

pub(super) fn feeds(catalog: &Catalog) -> Vec<FeedLine> {
    let read_by =
        |id: &str| catalog.indicators.iter().filter(|i| catalog.feed_of(i).is_some_and(|f| f.id == id)).count();
    let line = |feed: &crate::catalog::Feed| FeedLine {
        id: feed.id.clone(),
        source: feed.source.clone(),
        every: feed.every.as_str(),
        files: feed.files.clone(),
        deadline: match feed.deadline {
            Some(Deadline::DayOfNextMonth(day)) => format!("day {day}"),
            Some(Deadline::DaysAfter(days)) => format!("+{days}"),
            None => String::new(),
        },
        indicators: read_by(&feed.id),
    };
    catalog.feeds.iter().map(line).collect()
}

pub(super) fn indicators(catalog: &Catalog, l: &Locale) -> Vec<IndicatorLine> {
    let line = |i: &crate::catalog::Indicator| IndicatorLine {
        id: i.id.clone(),
        name: l.name(i).to_owned(),
        section: i.section.clone(),
        unit: l.unit(i.unit),
        kind: i.kind.as_str(),
        better: i.better.as_str(),
        feed: catalog.feed_of(i).map(|feed| feed.id.clone()),
        targets: catalog.targets_of(&i.id).count(),
        hidden: i.hidden,
    };
    catalog.indicators.iter().map(line).collect()
}

pub(super) fn targets(catalog: &Catalog, l: &Locale) -> Vec<TargetLine> {
    let line = |target: &Target| {
        let indicator = catalog.indicator(&target.indicator);
        TargetLine {
            indicator: target.indicator.clone(),
            name: indicator.map(|i| l.name(i).to_owned()).unwrap_or_default(),
            scope: scope(catalog, target, l),
            kind: target.kind.as_str(),
            value: value(catalog, target, l),
            due: target.due.map(|due| due.to_string()).unwrap_or_default(),
            lead: target.lead.clone(),
            line: target.line,
        }
    };
    catalog.targets.iter().map(line).collect()
}

/// The whole by nothing, one region by its name, each of a level by how many they are.
fn scope(catalog: &Catalog, target: &Target, l: &Locale) -> String {
    match &target.scope {
        Scope::One(id) if *id == catalog.regions.root() => String::new(),
        Scope::One(id) => l.region(catalog.regions.get(*id)).to_owned(),
        Scope::Each(ids) => {
            let level = ids.first().map(|id| l.level(&catalog.regions.get(*id).level)).unwrap_or_default();
            l.counted_regions(ids.len(), &level)
        }
    }
}

fn value(catalog: &Catalog, target: &Target, l: &Locale) -> String {
    let Some(indicator) = catalog.indicator(&target.indicator) else { return String::new() };
    let amount = |x| l.amount(x, indicator.decimals, indicator.unit);
    if let Some(reference) = &target.reference {
        return l.reference(reference, &target.value, indicator.unit);
    }
    match (target.kind, &target.upper) {
        (TargetKind::Done | TargetKind::Zero, _) => String::new(),
        (TargetKind::Within, Some(upper)) => {
            format!("{}–{}", l.number(&target.value, indicator.decimals), amount(upper))
        }
        (TargetKind::Reach | TargetKind::Keep | TargetKind::All | TargetKind::Within, _) => amount(&target.value),
    }
}

pub(super) fn levels(catalog: &Catalog, l: &Locale) -> Vec<LevelLine> {
    let mut levels: Vec<LevelLine> = Vec::new();
    for (id, region) in catalog.regions.iter() {
        let parent =
            region.parent.filter(|parent| *parent != id).map(|parent| catalog.regions.get(parent).code.clone());
        let line = RegionLine { code: region.code.clone(), name: l.region(region).to_owned(), parent };
        match levels.iter_mut().find(|level| level.level == region.level) {
            Some(level) => level.regions.push(line),
            None => levels.push(LevelLine {
                level: region.level.clone(),
                name: l.level(&region.level),
                regions: vec![line],
            }),
        }
    }
    levels
}
