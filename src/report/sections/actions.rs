//! What is being done about gaps (整改措施), and how far it is: extensions (经批准延期) and closings (销号) stand apart from
//! whether a target is met.

use crate::assess::days_overdue;
use crate::catalog::Action;
use crate::locale::Locale;
use crate::measure::{When, WorkDays};
use crate::report::context::Context;
use crate::report::input::Edition;
use crate::report::row::{Line, without_end};
use jiff::civil::Date;
use serde::Serialize;

/// One line of `actions.csv`, as far as it is known at the last day of as-of; days overdue are counted at the day of issue, else at that
/// day.
#[derive(Debug, Clone, Serialize)]
pub struct ActionLine {
    pub indicator: String,
    pub name: String,
    pub region: String,
    pub lead: String,
    pub opened: String,
    pub cause: String,
    pub action: String,
    pub due: String,
    pub accepted_until: String,
    pub approved_by: String,
    pub closed_on: String,
    pub closed_by: String,
    /// Whether those who carry it out have closed it themselves.
    pub self_closed: bool,
    pub evidence: String,
    /// `open`, `overdue`, `extended`, `closed`.
    pub state: &'static str,
    /// Counted from the last day allowed, an approved extension included; None where it is not overdue.
    pub days_overdue: Option<u32>,
    /// The due day and the state as a table shows them.
    pub due_text: String,
    pub state_text: String,
    /// Cause, action, due day and state, in sentences; of one that is closed only that.
    pub text: String,
    /// The demand that follows for the period to come, a clause; empty where nothing follows.
    pub next: String,
    /// The report's rows that it belongs to.
    pub rows: Vec<usize>,
}

/// The actions on indicators that the report shows, in the order of `actions.csv`; none in the public edition, since they are free text.
pub(crate) fn actions(c: &Context<'_>, lines: &[Line<'_>]) -> Vec<ActionLine> {
    let internal = c.input.edition == Edition::Internal;
    let actions = c.input.catalog.actions.iter().filter(|_| internal);
    actions.filter_map(|action| line(c, lines, action)).collect()
}

fn line(c: &Context<'_>, lines: &[Line<'_>], action: &Action) -> Option<ActionLine> {
    let (l, catalog) = (c.locale, c.input.catalog);
    let indicator = catalog.indicator(&action.indicator).filter(|i| !i.hidden)?;
    let of = |region| {
        let own = lines.iter().filter(|l| l.assessed.indicator.id == indicator.id && l.assessed.region == region);
        // An action on what a later target of the same goes on with is told with that one.
        let own = own.filter(|line| !c.is_followed(line.assessed));
        own.map(|l| l.position).collect::<Vec<_>>()
    };
    let own = of(action.region);
    // An action in a region without a target of its own belongs to the root's row, with the region named.
    let (rows, elsewhere) = if own.is_empty() { (of(catalog.regions.root()), true) } else { (own, false) };
    let region = catalog.regions.get(action.region).title.clone();
    let target = rows.first().and_then(|n| lines[*n].assessed.target);
    let lead = if action.lead.is_empty() { target.map_or("", |t| t.lead.as_str()) } else { &action.lead };
    let known = c.input.as_of.last_day();
    let stands = Standing::of(l, action, lead, (known, c.input.on), catalog.work_days())?;
    let text = stands.text(&[target.map_or("", |t| t.lead.as_str()), &region, ""]);
    let iso = |day: Option<Date>| day.map(|d| d.to_string()).unwrap_or_default();
    let if_closed = |text: &String| if stands.closed.is_some() { text.clone() } else { String::new() };
    Some(ActionLine {
        indicator: indicator.id.clone(),
        name: l.name(indicator).to_owned(),
        lead: action.lead.clone(),
        opened: iso(action.opened),
        cause: action.cause.clone(),
        action: action.action.clone(),
        due: iso(action.due),
        accepted_until: iso(stands.extended),
        approved_by: stands.extended.map(|_| action.approved_by.clone()).unwrap_or_default(),
        closed_on: iso(stands.closed),
        closed_by: if_closed(&action.closed_by),
        self_closed: stands.self_closed(),
        evidence: if_closed(&action.evidence),
        state: stands.code(),
        days_overdue: stands.overdue,
        due_text: action.due.map(|d| l.when(When::Day(d))).unwrap_or_default(),
        state_text: stands.state(),
        text: if elsewhere { l.say("for-region", &[("region", &region), ("text", &text)]) } else { text },
        next: stands.next(),
        region,
        rows,
    })
}

/// How one action stands by what was known at the end of as-of.
struct Standing<'a> {
    l: &'a Locale,
    action: &'a Action,
    /// Who carries it out.
    lead: &'a str,
    /// The day that days overdue are counted at.
    on: Date,
    /// The extension and the closing, where they were known.
    extended: Option<Date>,
    closed: Option<Date>,
    overdue: Option<u32>,
    /// Whether those are working days.
    working: bool,
}

impl<'a> Standing<'a> {
    /// What was known of an action on the day `known`, the last of as-of; `None` for one that was opened later. Days overdue are counted
    /// at the day of `issue`, unless something has happened between the two days that the report does not know.
    fn of(
        l: &'a Locale,
        action: &'a Action,
        lead: &'a str,
        (known, issue): (Date, Option<Date>),
        work_days: Option<&WorkDays>,
    ) -> Option<Self> {
        let is_known = |day: Option<Date>| day.is_none_or(|day| day <= known);
        if !is_known(action.opened) {
            return None;
        }
        let extended = action.accepted_until.filter(|_| is_known(action.approved_on));
        let closed = action.closed_on.filter(|day| *day <= known);
        let unknown = [action.closed_on, action.accepted_until.and(action.approved_on)];
        let happened = |issue: Date| unknown.iter().flatten().any(|day| *day > known && *day <= issue);
        let on = issue.filter(|issue| !happened(*issue)).unwrap_or(known);
        let limit = extended.or(action.due).filter(|_| closed.is_none());
        let overdue = limit.and_then(|due| days_overdue(due, on, work_days));
        Some(Self { l, action, lead, on, extended, closed, overdue, working: work_days.is_some() })
    }

    fn code(&self) -> &'static str {
        match (self.closed, self.overdue, self.extended) {
            (Some(_), ..) => "closed",
            (_, Some(_), _) => "overdue",
            (.., Some(_)) => "extended",
            _ => "open",
        }
    }

    fn self_closed(&self) -> bool {
        self.closed.is_some() && !self.lead.is_empty() && self.action.closed_by.trim() == self.lead.trim()
    }

    fn day(&self, day: Option<Date>) -> String {
        day.map(|d| self.l.when(When::Day(d))).unwrap_or_default()
    }

    /// In sentences; the lead unit stands there unless it is one of those `named` beside it.
    fn text(&self, named: &[&str]) -> String {
        let (l, action) = (self.l, self.action);
        let measure = without_end(&action.action);
        let mut sentences = Vec::new();
        if self.closed.is_some() {
            sentences.push(self.closing(measure));
        } else {
            let opened = self.day(action.opened);
            if !action.cause.is_empty() {
                let key = if opened.is_empty() { "action-cause" } else { "action-cause-dated" };
                sentences.push(l.say(key, &[("cause", without_end(&action.cause)), ("day", &opened)]));
            }
            let key = match (self.overdue, named.contains(&action.lead.as_str()), opened.is_empty()) {
                (Some(_), ..) => "action-past",
                (None, true, true) => "action-measure",
                (None, true, false) => "action-measure-dated",
                (None, false, true) => "action-measure-by",
                (None, false, false) => "action-measure-by-dated",
            };
            sentences.push(l.say(key, &[("lead", &action.lead), ("action", measure), ("day", &opened)]));
            sentences.extend(self.due());
        }
        let sentences = sentences.iter().map(|text| l.say("end", &[("text", text)]));
        sentences.reduce(|a, b| l.say("join-sentences", &[("a", &a), ("b", &b)])).unwrap_or_default()
    }

    /// That it is closed, by what evidence, and whether anybody else has verified it.
    fn closing(&self, measure: &str) -> String {
        let (l, action) = (self.l, self.action);
        let key = if action.evidence.is_empty() { "action-closed" } else { "action-closed-evidence" };
        let evidence = without_end(&action.evidence);
        let text = l.say(key, &[("action", measure), ("day", &self.day(self.closed)), ("evidence", evidence)]);
        if !self.self_closed() {
            return text;
        }
        l.say("join-clauses", &[("a", &text), ("b", &l.word("action-self-closed"))])
    }

    /// Its due day, the extension, the days overdue.
    fn due(&self) -> Option<String> {
        let (l, action) = (self.l, self.action);
        let key = match (action.due, self.extended) {
            (Some(_), Some(_)) => "action-extended",
            (None, Some(_)) => "action-extended-only",
            (Some(_), None) => "action-due",
            (None, None) => return None,
        };
        let (due, until) = (self.day(action.due), self.day(self.extended));
        let text = l.say(key, &[("due", &due), ("until", &until), ("approved", &action.approved_by)]);
        let Some(days) = self.overdue else { return Some(text) };
        let late = l.say("action-overdue", &[("on", &self.day(Some(self.on))), ("days", &l.days(days, self.working))]);
        Some(l.say("join-clauses", &[("a", &text), ("b", &late)]))
    }

    fn state(&self) -> String {
        let (l, action) = (self.l, self.action);
        let (until, days) = (self.day(self.extended), l.days(self.overdue.unwrap_or_default(), self.working));
        let args = [("until", until.as_str()), ("approved", &action.approved_by), ("days", &days)];
        match (self.closed, self.overdue, self.extended) {
            (Some(_), ..) if self.self_closed() => l.say("state-self-closed", &[("day", &self.day(self.closed))]),
            (Some(_), ..) => l.say("state-closed", &[("day", &self.day(self.closed))]),
            (_, Some(_), Some(_)) => l.say("state-extended-overdue", &args),
            (_, Some(_), None) => l.say("state-overdue", &args),
            (_, None, Some(_)) => l.say("state-extended", &args),
            _ => l.word("state-open"),
        }
    }

    fn next(&self) -> String {
        let limit = self.extended.or(self.action.due).filter(|_| self.closed.is_none());
        match (self.overdue, limit) {
            (Some(days), _) => self.l.say("next-action-overdue", &[("days", &self.l.days(days, self.working))]),
            (None, Some(_)) => self.l.say("next-action-due", &[("due", &self.day(limit))]),
            (None, None) => String::new(),
        }
    }
}
