//! The feeds: what each has sent for each period, the files that were dropped, and the rows that could not be used.

use super::about_month::about_month;
use super::catalog_errors::told;
use super::layout::Made;
use crate::catalog::{Feed, RegionId};
use crate::desk::address::Asked;
use crate::desk::answer::Refusal;
use crate::desk::desk_state::Desk;
use crate::feed::{Ingested, Reject};
use crate::locale::Locale;
use crate::measure::{Every, Month, Period};
use crate::pipeline::{Study, feed_statuses, revisions};
use crate::render::template::of;
use crate::report::feed_lines;
use crate::series::{Delivery, Sent, deliveries};
use crate::words::{Language, find};
use minijinja::{Value, context};

/// Months that the table of periods shows.
const MONTHS: i32 = 12;
/// Rejected rows, and corrections, that a feed shows.
const MOST_REJECTS: usize = 50;

/// The states of a period, from the best to the worst.
const STATES: [&str; 6] = ["full", "provisional", "part", "late", "unusable", "missing"];

pub(super) fn page(desk: &Desk, asked: &Asked) -> Made {
    about_month(desk, asked, &desk.inbox.version(), |study, as_of| filled(desk, study, as_of, asked))
}

fn filled(desk: &Desk, study: &Study, as_of: Month, asked: &Asked) -> Result<(Value, String), Refusal> {
    let months: Vec<Month> = as_of.plus(1 - MONTHS).max(study.catalog.start).through(as_of).collect();
    let statuses = feed_statuses(study, as_of).map_err(|error| Refusal::defect(&error))?;
    let locale = Locale::new(asked.language, study.catalog.board.rounding);
    let lines_of = feed_lines(&locale, &study.catalog, &statuses);
    let all_revisions = revisions(study, as_of);
    let mut lines = Vec::new();
    for feed in &study.catalog.feeds {
        let Some(data) = study.feeds.get(&feed.id) else { continue };
        let status = statuses.iter().find(|status| status.feed == feed.id);
        let own: Vec<_> = all_revisions.iter().filter(|revision| revision.feed == feed.id).collect();
        lines.push(context! {
            id => feed.id.clone(),
            source => feed.source.clone(),
            about => lines_of.iter().find(|line| line.feed == feed.id).map(|line| line.about.clone()),
            cells => cells(study, feed, as_of, &months, asked)?,
            timeliness => status.map(|s| s.timeliness.iter().map(|t| context! {
                sender => t.sender.clone(), in_time => t.in_time, late => t.late, missing => t.missing
            }).collect::<Vec<_>>()),
            files => data.files.len(),
            rejects => rejects(data, asked),
            more_revisions => own.len().saturating_sub(MOST_REJECTS),
            more_rejects => data.rejects.len().saturating_sub(MOST_REJECTS),
            revisions => own.iter().take(MOST_REJECTS).map(|r| context! {
                old => format!("{}:{}", r.old_file, r.old_line), new => format!("{}:{}", r.new_file, r.new_line),
                key => r.key.clone(), column => r.column.clone(), from => r.old.clone(), to => r.new.clone()
            }).collect::<Vec<_>>(),
        });
    }
    let page = context! {
        months => months.iter().map(ToString::to_string).collect::<Vec<_>>(),
        feeds => lines,
        states => STATES.map(|state| context! { state, word => word(state, asked.language) }).to_vec(),
        choices => study.catalog.feeds.iter().map(|feed| context! { id => feed.id.clone(), source => feed.source.clone() }).collect::<Vec<_>>(),
        inbox => desk.inbox.items().iter().filter(|item| !item.for_draft).map(of).collect::<Vec<_>>(),
        unreadable => told(study.unreadable(), asked.language),
        warnings => told(study.warnings_up_to(as_of), asked.language),
    };
    Ok((page, format!("onpace check --as-of {as_of}")))
}

/// What has come for the months, each period one cell as wide as its months.
fn cells(study: &Study, feed: &Feed, as_of: Month, months: &[Month], asked: &Asked) -> Result<Vec<Value>, Refusal> {
    let sent = deliveries(&study.catalog, &study.feeds, feed, as_of).map_err(|error| Refusal::defect(&error))?;
    let locale = Locale::new(asked.language, study.catalog.board.rounding);
    let mut cells = Vec::new();
    let mut at = 0;
    while at < months.len() {
        let month = months[at];
        let period = feed.period_containing(month.last_day(), feed.every.max(Every::Month));
        let wide = months[at..].iter().take_while(|m| m.last_day() <= period.last_day()).count().max(1);
        let mut within = sent
            .periods
            .iter()
            .filter(|d| d.period.last_day() <= period.last_day() && d.period.last_day() >= month.first_day());
        let worst = within.by_ref().max_by_key(|delivery| rank(&delivery.sent));
        let name = locale.period(study.catalog.calendar, period);
        cells.push(cell(study, feed, worst, (wide, name, period), asked.language));
        at += wide;
    }
    Ok(cells)
}

/// How much there is to say of a delivery.
fn rank(sent: &Sent) -> u8 {
    match sent {
        Sent::InFull => 0,
        Sent::Late(_) => 1,
        Sent::InPart => 2,
        Sent::Unusable(_) => 3,
        Sent::Nothing => 4,
    }
}

/// What a state is called.
fn word(state: &str, language: Language) -> Option<String> {
    find(language, &format!("desk-state-{state}"))
}

/// One period of a feed: how many months wide, its name, what has come.
fn cell(
    study: &Study,
    feed: &Feed,
    found: Option<&Delivery>,
    (wide, name, period): (usize, String, Period),
    language: Language,
) -> Value {
    let state = match found.map(|delivery| &delivery.sent) {
        None => "none",
        Some(Sent::InFull) => "full",
        Some(Sent::Late(_)) => "late",
        Some(Sent::InPart) => "part",
        Some(Sent::Unusable(_)) => "unusable",
        Some(Sent::Nothing) => "missing",
    };
    let title = |region: &RegionId| study.catalog.regions.get(*region).title.clone();
    let data = &study.feeds[&feed.id];
    // Rows of it wait to be mended: its figures may change.
    let waits = |reject: &Reject| {
        reject.period.is_some_and(|of| of.first_day() >= period.first_day() && of.last_day() <= period.last_day())
    };
    let provisional = data.rejects.iter().any(waits);
    let state = if provisional && state == "full" { "provisional" } else { state };
    context! {
        wide,
        name,
        state,
        word => word(state, language),
        missing => found.map(|delivery| delivery.missing.iter().take(12).map(title).collect::<Vec<_>>()),
        coverage => found.and_then(|delivery| delivery.coverage).map(|(have, of)| format!("{have}/{of}")),
    }
}

/// The rows of a feed that could not be used, with the cell and how to mend it.
fn rejects(data: &Ingested, asked: &Asked) -> Vec<Value> {
    let one = |reject: &Reject| {
        context! {
            place => format!("{}:{}", reject.file, reject.line),
            column => reject.column.clone(),
            code => reject.code,
            raw => reject.raw.clone(),
            text => reject.message.in_language(asked.language),
        }
    };
    data.rejects.iter().take(MOST_REJECTS).map(one).collect()
}
