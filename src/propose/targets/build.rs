//! Statements → rows of `targets.csv`: kind, value, dates, basis, and how certain each is.

use super::document::Place;
use super::proposal::{Certainty, Proposal, ProposedIndicator};
use super::reading::{
    Against, Change, Doubt, Edge, Rhythm, ScopeWritten, Setting, Statement, Time, TimeSource, Tone, so_far,
};
use super::rules::{CHINESE, ENGLISH};
use crate::catalog::TargetKind;
use crate::measure::exact::{Rounding, fixed, full, whole};
use crate::measure::{Direction, Exact, Month, Unit, When};
use crate::say;
use crate::words::Message;

/// What is the same for all rows of a document.
#[derive(Debug, Clone)]
pub(super) struct Around<'a> {
    pub setting: &'a Setting<'a>,
    pub place: Place,
    pub clause: String,
    pub source: String,
}

/// A row of a promise.
pub(super) fn proposal(statement: &Statement, around: &Around<'_>) -> Proposal {
    let mut statement = statement.clone();
    supply_due(&mut statement, around.setting);
    let mut row = empty(&statement, around);
    kind_and_value(&statement, around.setting.dates.this_year(), &mut row);
    dates(&statement, around.setting, &mut row);
    plan(&statement, &mut row);
    certainty(&statement, &mut row);
    row
}

fn empty(statement: &Statement, around: &Around<'_>) -> Proposal {
    let lower_name = {
        let name = statement.name.to_lowercase();
        // 90 % of complaints answered: a share of them is no number of them.
        let share_of = statement.unit.known.is_some_and(Unit::is_share)
            && !["rate", "share", "proportion", "percentage", "level", "prevalence", "率", "比"]
                .iter()
                .any(|word| name.contains(word));
        let to = matches!(statement.change, Change::To | Change::Hold) && statement.edge == Edge::Plain && !share_of;
        to && (CHINESE.lower_is_better.in_text(&name).is_some() || ENGLISH.lower_is_better.in_text(&name).is_some())
    };
    let rises = statement
        .baseline
        .as_ref()
        .zip(statement.low.as_ref())
        .filter(|(from, to)| from != to && statement.edge == Edge::Plain)
        .map(|(from, to)| to > from);
    let lower_name = rises.map_or(lower_name, |rises| !rises && statement.change == Change::To);
    let better = if lower_name || statement.is_lower_better() { Direction::Lower } else { Direction::Higher };
    let scope = match &statement.scope {
        Some(ScopeWritten::Each { level, .. }) => format!("each {level}"),
        Some(ScopeWritten::Named(name)) => name.clone(),
        None => String::new(),
    };
    let lead = if matches!(statement.scope, Some(ScopeWritten::Each { .. })) && !is_single(&statement.who.lead) {
        "{region}".to_owned()
    } else {
        statement.who.lead.clone()
    };
    Proposal {
        indicator: ProposedIndicator { known: None, name: statement.name.clone() },
        scope,
        kind: TargetKind::Reach,
        value: String::new(),
        upper: String::new(),
        unit: unit(statement),
        from: String::new(),
        baseline: statement.baseline.as_ref().map(full).unwrap_or_default(),
        due: String::new(),
        plan: String::new(),
        basis: "stated",
        keep: "",
        decided: around.setting.dates.document.map(|date| date.to_string()).unwrap_or_default(),
        lead,
        support: statement.who.support.clone(),
        leader: statement.who.leader.clone(),
        source: around.source.clone(),
        note: String::new(),
        better,
        certainty: Certainty::Sure,
        why: Vec::new(),
        clause: around.clause.clone(),
        place: around.place,
    }
}

/// Whether a lead is one unit by name.
fn is_single(lead: &str) -> bool {
    !lead.is_empty()
        && !["各", "每个", "有关", "相关", "所有", "all ", "each "].iter().any(|word| lead.contains(word))
        && !lead.contains('；')
}

fn unit(statement: &Statement) -> String {
    match statement.change {
        Change::Done => "个".to_owned(),
        Change::Times | Change::NotAbove | Change::NotBelow => String::new(),
        Change::Rise | Change::Fall if !statement.unit.points && statement.unit.known.is_none_or(Unit::is_share) => {
            String::new()
        }
        _ if statement.unit.points => "%".to_owned(),
        _ => match statement.unit.known {
            Some(known) => known.chinese_or(&statement.unit.written),
            None => String::new(),
        },
    }
}

/// How a unit is written in the row: as the document has it where the catalog reads that.
trait Written {
    fn chinese_or(self, written: &str) -> String;
}

impl Written for Unit {
    fn chinese_or(self, written: &str) -> String {
        if Unit::parse(written) == Some(self) { written.to_owned() } else { self.to_string() }
    }
}

/// Takes the due date from the heading where the clause has none; a parts' year is the last part's.
fn supply_due(statement: &mut Statement, setting: &Setting<'_>) {
    if let Some((last, _)) =
        statement.parts.last().filter(|_| !statement.parts_are_shares && statement.change == Change::Add)
        && statement
            .time
            .as_ref()
            .is_none_or(|time| time.due.is_none_or(|due| due.last_day() < last.last_day() || time.year_only))
    {
        let from = statement.parts.first().and_then(|(first, _)| (statement.parts.len() > 1).then_some(*first));
        let written = statement.time.as_ref().map(|time| time.written.clone()).unwrap_or_default();
        // 4000人，6月底前2000人 in a plan of the year: the rest is due at its end.
        let part_of_it = statement.time.as_ref().is_none_or(|time| time.due.is_none())
            && statement.parts.len() == 1
            && !statement.parts_are_shares;
        let of_heading = setting.time.as_ref().and_then(|time| time.due).filter(|_| part_of_it);
        let stated = statement.time.as_ref().and_then(|time| time.due);
        let later = stated.or(of_heading).filter(|due| due.last_day() > last.last_day());
        let due = if later.is_some() { later } else { Some(*last) };
        let from = from.map(|first| When::Month(Month::new(first.month().year(), 1)));
        statement.time = Some(Time { from, due, source: TimeSource::Stated, written, year_only: false });
    }
    if statement.time.is_none() {
        statement.time.clone_from(&setting.time);
    }
    let holds = matches!(statement.change, Change::Hold | Change::HoldBelow | Change::NotAbove | Change::NotBelow);
    let Some(time) = statement.time.clone().filter(|time| time.due.is_some()) else {
        if statement.change == Change::NotAbove
            && let Some(year) = setting.dates.this_year()
        {
            statement.time = Some(Time {
                from: None,
                due: Some(When::Month(Month::new(year, 12))),
                source: TimeSource::Custom,
                written: year.to_string(),
                year_only: true,
            });
            statement.doubt(Doubt::YearSupplied);
        } else if !holds {
            statement.doubt(if statement.time.is_some() { Doubt::NoDocumentDate } else { Doubt::NoDue });
        }
        return;
    };
    match time.source {
        TimeSource::Stated => {}
        TimeSource::Relative => {
            let named = time.written.contains(['年']) || time.written.contains("year");
            if !named || setting.dates.document.is_none() && setting.dates.year.is_none() {
                statement.doubt(Doubt::YearSupplied);
            }
        }
        TimeSource::Custom => statement.doubt(Doubt::DateByCustom),
        TimeSource::Carried => statement.doubt(Doubt::DueCarried),
        TimeSource::Heading => statement.doubt(Doubt::DueFromHeading),
    }
}

/// The kind, the value with its upper edge, and what is noted beside them.
fn kind_and_value(statement: &Statement, this_year: Option<i16>, row: &mut Proposal) {
    let low = statement.low.as_ref();
    let plain = low.map(full).unwrap_or_default();
    let is_share = statement.unit.known.is_some_and(Unit::is_share);
    match statement.change {
        Change::To | Change::Add | Change::DownTo | Change::Hold | Change::HoldBelow => {
            row.kind = kind_of_amount(statement, is_share);
            row.value = plain;
            if let (true, Some(low)) = (statement.strict && row.better == Direction::Lower, low)
                && statement
                    .unit
                    .known
                    .map_or(statement.unit.written.is_empty(), |unit| unit.counts_whole_things() && !is_time(unit))
                && low.is_integer()
            {
                row.value = full(&(low - whole(1)));
            }
            if let Some(high) = &statement.high {
                row.upper = full(high);
                if row.kind == TargetKind::Keep {
                    row.kind = TargetKind::Within;
                } else if row.better == Direction::Lower {
                    (row.value, row.upper) = (full(high), String::new());
                }
            }
            if is_one_thing(statement) {
                row.kind = TargetKind::Done;
            }
        }
        Change::Rise | Change::Fall | Change::Times => relative(statement, this_year, row),
        Change::Zero => {
            row.kind = TargetKind::Zero;
            "0".clone_into(&mut row.value);
        }
        Change::All => {
            row.kind = if low.is_some() { TargetKind::All } else { TargetKind::Reach };
            row.value = low.map_or_else(|| "100".to_owned(), full);
        }
        Change::Done => {
            row.kind = TargetKind::Done;
            "1".clone_into(&mut row.value);
        }
        Change::NotAbove | Change::NotBelow => {
            row.kind = if statement.change == Change::NotAbove && statement.time.is_some() {
                TargetKind::Reach
            } else {
                TargetKind::Keep
            };
            "@last_year*100%".clone_into(&mut row.value);
        }
    }
    notes(statement, row);
}

/// Days and hours are measured, though they may be counted.
fn is_time(unit: Unit) -> bool {
    Unit::parse("s").is_some_and(|second| unit.to(second).is_some())
}

fn kind_of_amount(statement: &Statement, is_share: bool) -> TargetKind {
    let periodic = statement.every.is_some() && statement.change != Change::Rise;
    match statement.change {
        Change::Hold => TargetKind::Keep,
        // An amount of money or of things until a date is a ceiling; a rate is to hold.
        Change::HoldBelow if is_share || statement.time.is_none() => TargetKind::Keep,
        _ if periodic => TargetKind::Keep,
        _ => TargetKind::Reach,
    }
}

/// 建成……1个: done or not.
fn is_one_thing(statement: &Statement) -> bool {
    let one = statement.low.as_ref() == Some(&whole(1)) && statement.high.is_none() && statement.edge == Edge::Plain;
    let built = ["个", "座", "处", "所", "项", "条"].contains(&statement.unit.written.as_str());
    one && built && statement.change == Change::Add && statement.scope.is_none() && statement.every.is_none()
}

/// Values relative to an earlier one.
fn relative(statement: &Statement, this_year: Option<i16>, row: &mut Proposal) {
    let Some(low) = &statement.low else { return };
    row.kind = TargetKind::Reach;
    let year = |against| match against {
        Against::LastYear => "@last_year".to_owned(),
        Against::Baseline => "@baseline".to_owned(),
        Against::Year(year) => format!("@{year}"),
    };
    let due = statement.time.as_ref().and_then(|time| time.due);
    let from = statement.time.as_ref().and_then(|time| time.from);
    let several_years = from.zip(due).is_some_and(|(from, due)| due.month().year() > from.month().year());
    // A year that is named in a document without a date is a horizon.
    let is_named = statement.time.as_ref().is_some_and(|time| time.source == TimeSource::Stated && time.year_only);
    let is_far = due.is_some_and(|due| this_year.map_or(is_named, |year| due.month().year() > year));
    let usual = if several_years || is_far || statement.change == Change::Times {
        Against::Baseline
    } else {
        Against::LastYear
    };
    let is_share = statement.unit.known.is_some_and(Unit::is_share);
    let yearly = statement.every == Some(Rhythm::Year) && !(is_share && several_years && !statement.unit.points);
    let against =
        year(statement.against.filter(|against| !yearly || *against != Against::Baseline).unwrap_or(if yearly {
            Against::LastYear
        } else {
            usual
        }));
    let sign = if statement.change == Change::Fall { -1 } else { 1 };
    row.value = match statement.change {
        Change::Times => format!("{against}*{}%", full(low)),
        _ if statement.unit.points || !is_share => {
            format!("{against}{}{}", if sign > 0 { "+" } else { "-" }, full(low))
        }
        _ => {
            let factor = whole(100) + low.clone() * whole(sign);
            if statement.every == Some(Rhythm::Year) && several_years {
                return compounded(statement, &factor, row);
            }
            format!("{against}*{}%", full(&factor))
        }
    };
    let every_year = statement.every == Some(Rhythm::Year);
    if every_year {
        row.kind = TargetKind::Keep;
    }
    row.unit = if statement.unit.points || (!is_share && statement.change != Change::Times) {
        row.unit.clone()
    } else {
        String::new()
    };
    if let Some(high) = &statement.high {
        row.note = format!("{}—{}{}", full(low), full(high), statement.unit.written);
    }
}

/// 年均增长6.5% over several years, as a share of the year before the first.
fn compounded(statement: &Statement, factor: &Exact, row: &mut Proposal) {
    let Some((from, due)) = statement.time.as_ref().and_then(|time| time.from.zip(time.due)) else { return };
    let years = i32::from(due.month().year() - from.month().year()) + 1;
    let base = from.month().year() - 1;
    let total = (factor.clone() / whole(100)).pow(years) * whole(100);
    row.value = format!("@{base}*{}%", fixed(&total, 2, Rounding::HalfUp).trim_end_matches('0').trim_end_matches('.'));
    row.unit = String::new();
    row.note = format!("({}%)^{years}", full(factor));
    row.why.push(Doubt::GrowthCompounded.message());
    row.basis = "inferred";
}

fn notes(statement: &Statement, row: &mut Proposal) {
    let mut notes: Vec<String> = Vec::new();
    if !row.note.is_empty() {
        notes.push(std::mem::take(&mut row.note));
    }
    notes.extend(statement.beside.iter().cloned());
    let known = statement.unit.known.map(|unit| unit.to_string()).unwrap_or_default();
    let as_written = &statement.unit.written;
    if !as_written.is_empty() && Unit::parse(as_written).is_none() && !statement.unit.points && known != *as_written {
        notes.push(as_written.clone());
    }
    if let Some(ScopeWritten::Each { except, .. }) = &statement.scope
        && !except.is_empty()
    {
        row.scope = format!("{} except {except}", row.scope);
    }
    row.note = notes.join("; ");
}

/// The first month of the year whose own sum is promised, where the clause names that year as a whole: 全年, in 2023/24. The plan may have
/// been decided in the year before, of which nothing counts.
fn year_of_sum(statement: &Statement, setting: &Setting<'_>) -> Option<Month> {
    let time = statement.time.as_ref().filter(|_| statement.change == Change::Add)?;
    let due = time.due?.month();
    let written = time.written.trim().to_lowercase();
    let digits = written.chars().filter(char::is_ascii_digit).count();
    let names_two = matches!(digits, 6 | 8) && written.contains(['/', '-', '–']) && !written.contains("by ");
    let first = due.plus(-11);
    let is_year = [setting.dates.year_starts.max(1), 4].contains(&first.month()) && names_two
        || written.contains("全年") && first.month() == 1;
    is_year.then_some(first)
}

/// From and due, and the basis that follows from how long the plan is.
fn dates(statement: &Statement, setting: &Setting<'_>, row: &mut Proposal) {
    let due = statement.time.as_ref().and_then(|time| time.due);
    row.due = due.map(|due| due.to_string()).unwrap_or_default();
    let stated_from = statement.time.as_ref().and_then(|time| time.from);
    let decided = setting.dates.document.map(Month::of).or_else(|| setting.dates.year.map(|year| Month::new(year, 1)));
    let from = stated_from.or_else(|| year_of_sum(statement, setting).map(When::Month)).or_else(|| {
        let due = due?.month();
        let january = Month::new(due.year(), 1);
        match statement.change {
            Change::Add if decided.is_none_or(|at| at >= january) => Some(When::Month(january)),
            _ => decided.filter(|at| *at < due).map(When::Month).or_else(|| {
                setting.dates.year.map(|year| When::Month(Month::new(year, 1))).filter(|at| at.month() < due)
            }),
        }
    });
    row.from = from.map(|from| from.to_string()).unwrap_or_default();
    let supplied =
        [Doubt::YearSupplied, Doubt::DateByCustom, Doubt::ScopeUnclear, Doubt::AmbiguousYear, Doubt::FinancialYear];
    let is_long = from.zip(due).is_some_and(|(from, due)| due.month().since(from.month()) > 12);
    row.basis = match () {
        () if row.basis == "inferred" || supplied.iter().any(|doubt| statement.doubts.contains(doubt)) => "inferred",
        () if is_long
            && statement.parts.is_empty()
            && row.kind == TargetKind::Reach
            && !row.value.starts_with("@last_year") =>
        {
            "split"
        }
        () => "stated",
    };
    if statement.every.is_some_and(|every| every != Rhythm::Year) && row.kind == TargetKind::Keep {
        row.keep = "every";
    }
}

/// Milestones from yearly parts; steps for what is done or not.
fn plan(statement: &Statement, row: &mut Proposal) {
    if row.kind == TargetKind::Done {
        "step".clone_into(&mut row.plan);
        return;
    }
    let due = statement.time.as_ref().and_then(|time| time.due);
    let parts = if statement.parts_are_shares { statement.parts.clone() } else { so_far(&statement.parts) };
    let before = |when: &When| due.is_none_or(|due| when.last_day() < due.last_day());
    let percent = if statement.parts_are_shares { "%" } else { "" };
    let milestones: Vec<String> = parts
        .iter()
        .filter(|(when, _)| before(when))
        .map(|(when, amount)| format!("{when}={}{percent}", full(amount)))
        .collect();
    row.plan = milestones.join(";");
}

fn certainty(statement: &Statement, row: &mut Proposal) {
    let mut doubts = statement.doubts.clone();
    if statement.tone == Tone::InPrinciple {
        doubts.push(Doubt::InPrinciple);
    }
    doubts.sort();
    doubts.dedup();
    row.certainty = doubts.iter().map(|doubt| doubt.weight()).max().unwrap_or(Certainty::Sure);
    let mut why: Vec<Message> = doubts.iter().map(|doubt| doubt.message()).collect();
    if let Some(time) = statement
        .time
        .as_ref()
        .filter(|time| matches!(time.source, TimeSource::Relative | TimeSource::Custom) && !row.due.is_empty())
    {
        let (written, due) = (&time.written, &row.due);
        why.push(say!("draft-date-worked-out", written, due));
    }
    match statement.tone {
        Tone::Stretch => why.push(say!("draft-stretch")),
        Tone::Expected => why.push(say!("draft-expected")),
        Tone::Firm | Tone::Plain | Tone::InPrinciple => {}
    }
    if statement.about {
        why.push(say!("draft-about"));
    }
    if row.value.is_empty() {
        row.certainty = Certainty::Unsure;
        why.push(say!("draft-no-value"));
    }
    row.why.splice(0..0, why);
    if row.why.is_empty() {
        row.why.push(say!("draft-all-stated"));
    }
}

impl Doubt {
    fn weight(self) -> Certainty {
        match self {
            Self::NoDue
            | Self::DueCarried
            | Self::DueFromHeading
            | Self::NumberInWords
            | Self::InPrinciple
            | Self::YearSupplied
            | Self::ConditionalFunding => Certainty::Likely,
            Self::DateByCustom
            | Self::StatusByPlace
            | Self::NameUnclear
            | Self::UnitUnknown
            | Self::GrowthCompounded
            | Self::TotalUnknown
            | Self::ScopeUnclear
            | Self::AmbiguousYear
            | Self::FinancialYear
            | Self::NoDocumentDate => Certainty::Unsure,
        }
    }

    fn message(self) -> Message {
        match self {
            Self::NoDue => say!("draft-no-due"),
            Self::YearSupplied => say!("draft-year-supplied"),
            Self::DateByCustom => say!("draft-date-by-custom"),
            Self::DueCarried => say!("draft-due-carried"),
            Self::DueFromHeading => say!("draft-due-from-heading"),
            Self::StatusByPlace => say!("draft-status-by-place"),
            Self::NameUnclear => say!("draft-name-unclear"),
            Self::NumberInWords => say!("draft-number-in-words"),
            Self::UnitUnknown => say!("draft-unit-unknown"),
            Self::GrowthCompounded => say!("draft-growth-compounded"),
            Self::TotalUnknown => say!("draft-total-unknown"),
            Self::ScopeUnclear => say!("draft-scope-unclear"),
            Self::InPrinciple => say!("draft-in-principle"),
            Self::AmbiguousYear => say!("draft-ambiguous-year"),
            Self::ConditionalFunding => say!("draft-subject-to-funding"),
            Self::FinancialYear => say!("draft-financial-year"),
            Self::NoDocumentDate => say!("draft-no-document-date"),
        }
    }
}
