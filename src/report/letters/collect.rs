//! Collects what each unit is written to about.

use super::decide::{Answered, Decision, Doubt, Facts, Silence, decide};
use super::draft::{Matter, draft, title};
use crate::assess::Flag;
use crate::catalog::{ConfirmedAnswer, Target};
use crate::report::context::Context;
use crate::report::input::Edition;
use crate::report::model::{Letter, LetterKind, LettersPart, NoLetter};
use crate::report::row::Line;
use crate::report::sections::{ActionLine, ChaseLine, ChasePart};

/// Whom to write to, in which kind of letter, and about what.
type Post = Vec<((LetterKind, String), Vec<Matter>)>;

/// The letters of a month: reminders, then what is followed up, then questions; each kind in the order in which the report names units.
pub(crate) fn letters(c: &Context<'_>, lines: &[Line<'_>], actions: &[ActionLine], chase: &ChasePart) -> LettersPart {
    if c.input.edition == Edition::Public {
        return LettersPart::default();
    }
    if c.input.catalog.to_confirm {
        return LettersPart { refused: Some(c.locale.word("letters-to-confirm")), ..LettersPart::default() };
    }
    if let Some(mark) = &c.input.catalog.synthetic {
        let refused = Some(c.locale.say("letters-synthetic", &[("mark", mark)]));
        return LettersPart { refused, ..LettersPart::default() };
    }
    let mut post: Post = Vec::new();
    let mut none: Vec<NoLetter> = Vec::new();
    for line in chase.lines() {
        for (kind, unit, matter) in of_report(c, line) {
            put(&mut post, (kind, unit), matter);
        }
    }
    for line in lines.iter().filter(|line| line.assessed.assessment.verdict.is_lagging()) {
        let Some(target) = line.assessed.target.filter(|target| is_own_task(line, target)) else { continue };
        let lead = lead(c, line, target);
        match decide(facts(c, line, target, lead.as_deref(), actions)) {
            Decision::FollowUp => {
                put(&mut post, (LetterKind::FollowUp, lead.unwrap_or_default()), of_task(c, line, &[]));
            }
            Decision::Verification(doubts) => {
                put(&mut post, (LetterKind::Verification, lead.unwrap_or_default()), of_task(c, line, &doubts));
            }
            Decision::None(silence) => {
                none.push(NoLetter { name: line.row.text.name.clone(), reason: reason(c, silence) });
            }
        }
    }
    post.sort_by_key(|((kind, _), _)| *kind);
    let letter = |((kind, unit), matters): ((LetterKind, String), Vec<Matter>)| Letter {
        kind,
        title: c.locale.word(title(kind)),
        matters: matters.iter().map(|matter| matter.name.clone()).collect(),
        document: draft(c, kind, &unit, &matters),
        unit,
    };
    LettersPart { refused: None, letters: post.into_iter().map(letter).collect(), none }
}

fn put(post: &mut Post, to: (LetterKind, String), matter: Matter) {
    match post.iter_mut().find(|(known, _)| *known == to) {
        Some((_, matters)) => matters.push(matter),
        None => post.push((to, vec![matter])),
    }
}

/// Whether a row is the task of whoever leads its target: of one that each region has for itself the regions' rows, of one that a
/// department answers for in all of them their count.
fn is_own_task(line: &Line<'_>, target: &Target) -> bool {
    let of_each = matches!(target.scope, crate::catalog::Scope::Each(_));
    match (of_each, target.lead == Target::EACH_REGION) {
        (true, true) => !line.assessed.each_total,
        (true, false) => line.assessed.each_total,
        (false, _) => true,
    }
}

/// The one unit that answers for a row.
fn lead(c: &Context<'_>, line: &Line<'_>, target: &Target) -> Option<String> {
    if target.lead == Target::EACH_REGION {
        return Some(c.locale.region(c.input.catalog.regions.get(line.assessed.region)).to_owned());
    }
    target.single_lead().map(str::to_owned)
}

fn facts(c: &Context<'_>, line: &Line<'_>, target: &Target, lead: Option<&str>, actions: &[ActionLine]) -> Facts {
    let a = &line.assessed.assessment;
    let own = actions.iter().filter(|action| action.rows.contains(&line.position));
    let own: Vec<&ActionLine> = own.filter(|action| action.region == line.row.record.region_name).collect();
    Facts {
        basis: target.basis,
        provisional: a.waiting > 0 || [Flag::Doubtful, Flag::Partial, Flag::AtLeast].iter().any(|flag| a.has(*flag)),
        carried: a.has(Flag::Carried),
        vanished: a.has(Flag::Vanished),
        one_lead: lead.is_some(),
        closed: !own.is_empty() && own.iter().all(|action| action.state == "closed"),
        answered: lead.map_or(Answered::Nothing, |lead| answered(c, lead)),
    }
}

/// What has come back of a unit's sheet, as far as it was known on the day of issue; of several answers the last.
fn answered(c: &Context<'_>, unit: &str) -> Answered {
    let known = |on: Option<jiff::civil::Date>| on.zip(c.input.on).is_none_or(|(given, issued)| given <= issued);
    let mut own = c.input.catalog.confirmed.iter().filter(|sheet| sheet.unit == unit && sheet.month == c.input.as_of);
    match own.rfind(|sheet| known(sheet.on)).map(|sheet| sheet.answer) {
        None => Answered::Nothing,
        Some(ConfirmedAnswer::Differs) => Answered::Differs,
        Some(ConfirmedAnswer::Agreed) => Answered::Agreed,
    }
}

fn of_task(c: &Context<'_>, line: &Line<'_>, doubts: &[Doubt]) -> Matter {
    let doubts: Vec<String> = doubts.iter().map(|doubt| c.locale.word(doubt_key(*doubt))).collect();
    let source = line.assessed.target.map(|target| target.source.clone()).unwrap_or_default();
    Matter {
        name: line.row.text.name.clone(),
        text: line.row.sentence.clone(),
        source: if source.is_empty() { c.locale.word("source-unknown") } else { source },
        state: line.row.text.value.clone(),
        gap: line.row.text.gap.clone(),
        doubts: if doubts.is_empty() { String::new() } else { c.locale.list(&doubts) },
    }
}

fn doubt_key(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Inferred => "doubt-inferred",
        Doubt::Provisional => "doubt-provisional",
        Doubt::Carried => "doubt-carried",
        Doubt::Vanished => "doubt-vanished",
        Doubt::NotConfirmed => "doubt-not-confirmed",
        Doubt::Disputed => "doubt-disputed",
    }
}

fn reason(c: &Context<'_>, silence: Silence) -> String {
    c.locale.word(match silence {
        Silence::NoOneLead => "silence-no-one-lead",
        Silence::Closed => "silence-closed",
    })
}

/// Whom a report that is owed is asked of. Only who has sent nothing by a stated deadline is reminded of it; what came in part or
/// cannot be used is asked about; what no deadline asks for, or is not due, gives no reason for a letter.
fn of_report(c: &Context<'_>, line: &ChaseLine) -> Vec<(LetterKind, String, Matter)> {
    let matter = |key: Option<&str>| Matter {
        name: c.locale.say("letter-report", &[("about", &line.about), ("period", &line.period_text)]),
        text: line.text.clone(),
        source: String::new(),
        state: line.missing.clone(),
        gap: String::new(),
        doubts: key.map(|key| c.locale.word(key)).unwrap_or_default(),
    };
    let overdue = !line.due.is_empty() && c.input.outstanding.on.to_string() > line.due;
    match (line.state, line.of_senders) {
        ("not_received" | "partial", true) if overdue && !line.missing_regions.is_empty() => {
            let to = line.missing_regions.iter();
            to.map(|region| (LetterKind::Reminder, region.clone(), matter(None))).collect()
        }
        ("not_received", _) if overdue => vec![(LetterKind::Reminder, line.source.clone(), matter(None))],
        ("partial", false) if overdue => {
            vec![(LetterKind::Verification, line.source.clone(), matter(Some("doubt-partial")))]
        }
        ("unusable", _) => vec![(LetterKind::Verification, line.source.clone(), matter(Some("doubt-unusable")))],
        ("late_rows", _) => vec![(LetterKind::Verification, line.source.clone(), matter(Some("doubt-late-rows")))],
        _ => Vec::new(),
    }
}
