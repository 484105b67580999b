//! What a placeholder asks for: `name`, `name.part`, `name@region.part`, `name/due.part`, `board.part`.

use crate::catalog::{Catalog, Indicator, RegionId};
use crate::measure::{named, notation};
use crate::say;
use crate::words::Message;

/// What stands before the point for numbers of the whole report.
const BOARD: &str = "board";

/// What a placeholder asks for, checked against the catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    Row {
        /// Id of the indicator.
        indicator: String,
        region: RegionId,
        /// The target's due date as `targets.csv` writes it, where one of several targets is asked for.
        due: Option<String>,
        part: Part,
    },
    Board(Board),
}

/// What of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Value,
    /// The value without its unit.
    Number,
    Target,
    Due,
    Completion,
    Progress,
    Elapsed,
    GapToPlan,
    GapToTarget,
    Gap,
    Verdict,
    Sentence,
    Lead,
}

named!(Part {
    Value = "value",
    Number = "number",
    Target = "target",
    Due = "due",
    Completion = "completion",
    Progress = "progress",
    Elapsed = "elapsed",
    GapToPlan = "gap_to_plan",
    GapToTarget = "gap_to_target",
    Gap = "gap",
    Verdict = "verdict",
    Sentence = "sentence",
    Lead = "lead",
});

impl Part {
    /// The same as a Chinese text writes it.
    const CHINESE: [(&'static str, Self); 13] = [
        ("完成", Self::Value),
        ("数", Self::Number),
        ("目标", Self::Target),
        ("时限", Self::Due),
        ("完成率", Self::Completion),
        ("任务完成", Self::Progress),
        ("序时进度", Self::Elapsed),
        ("较序时进度", Self::GapToPlan),
        ("距目标", Self::GapToTarget),
        ("差距", Self::Gap),
        ("评价", Self::Verdict),
        ("说明", Self::Sentence),
        ("牵头单位", Self::Lead),
    ];
}

/// What of the whole report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Board {
    AsOf,
    Headline,
    Overview,
    Rated,
    Lagging,
    Met,
    OnPace,
    Behind,
    FarBehind,
    Missed,
    NotRated,
    NoData,
    Watch,
}

named!(Board {
    AsOf = "as_of",
    Headline = "headline",
    Overview = "overview",
    Rated = "rated",
    Lagging = "lagging",
    Met = "met",
    OnPace = "on_pace",
    Behind = "behind",
    FarBehind = "far_behind",
    Missed = "missed",
    NotRated = "not_rated",
    NoData = "no_data",
    Watch = "watch",
});

/// What a placeholder asks for.
///
/// # Errors
/// What is wrong with it, and the nearest name that is known.
pub fn placeholder(catalog: &Catalog, written: &str) -> Result<Place, (Message, Option<String>)> {
    let written = written.trim();
    if let Some(part) = written.strip_prefix(BOARD).and_then(|rest| rest.strip_prefix('.')) {
        let names = Board::NAMES.iter();
        let found = names.clone().find(|(name, _)| *name == part.trim()).map(|(_, board)| Place::Board(*board));
        return found.ok_or_else(|| unknown_part(part, names.map(|(name, _)| *name)));
    }
    let (name, part) = match written.rsplit_once('.') {
        Some((name, part)) => (name, self::part(part.trim())?),
        None => (written, Part::Value),
    };
    let (name, due) = match name.split_once('/') {
        Some((name, due)) => (name, Some(due.trim())),
        None => (name, None),
    };
    let (name, region) = match name.split_once('@') {
        Some((name, region)) => (name, self::region(catalog, region.trim())?),
        None => (name, catalog.regions.root()),
    };
    let indicator = indicator(catalog, name.trim())?.id.clone();
    let due = due.map(|due| self::due(catalog, &indicator, due)).transpose()?;
    Ok(Place::Row { indicator, region, due, part })
}

type Wrong = (Message, Option<String>);

fn part(written: &str) -> Result<Part, Wrong> {
    let all = || Part::NAMES.iter().chain(&Part::CHINESE);
    let found = all().find(|(name, _)| *name == written).map(|(_, part)| *part);
    found.ok_or_else(|| unknown_part(written, all().map(|(name, _)| *name)))
}

fn unknown_part<'n>(part: &str, names: impl Iterator<Item = &'n str>) -> Wrong {
    (say!("own-text-part", part), notation::nearest(part, names).map(str::to_owned))
}

fn due(catalog: &Catalog, indicator: &str, written: &str) -> Result<String, Wrong> {
    let dues: Vec<String> = catalog.targets_of(indicator).filter_map(|t| Some(t.due?.to_string())).collect();
    if dues.iter().any(|due| due == written) {
        return Ok(written.to_owned());
    }
    let nearest = notation::nearest(written, dues.iter().map(String::as_str)).map(str::to_owned);
    Err((say!("own-text-due", due = written), nearest))
}

fn region(catalog: &Catalog, written: &str) -> Result<RegionId, Wrong> {
    catalog.regions.find(written).map_err(|_| (say!("no-such-region", written), None))
}

fn indicator<'c>(catalog: &'c Catalog, name: &str) -> Result<&'c Indicator, Wrong> {
    let is_named = |i: &&Indicator| i.id == name || i.name == name || i.name_en.as_deref() == Some(name);
    let found = catalog.indicators.iter().filter(|i| !i.hidden).find(is_named);
    found.ok_or_else(|| {
        let names = catalog.indicators.iter().flat_map(|i| [i.id.as_str(), i.name.as_str()]);
        (say!("own-text-indicator", name), notation::nearest(name, names).map(str::to_owned))
    })
}
