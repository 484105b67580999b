//! What is being done about gaps (整改措施), and how far it is: extensions (经批准延期) and closings (销号) stand apart from
//! whether a target is met.

use crate::assess::days_overdue;
use crate::catalog::{Action, Target};
use crate::locale::Locale;
use crate::measure::When;
use crate::report::context::Context;
use crate::report::input::Edition;
use crate::report::row::{Line, without_end};
use jiff::civil::Date;
use serde::Serialize;

/// One line of `actions.csv`, as it stands at the last day of as-of.
#[derive(Debug, Clone, Serialize)]
pub struct ActionLine {
    pub indicator: String,
    pub name: String,
    pub region: String,
    pub lead: String,
    pub cause: String,
    pub action: String,
    pub due: String,
    pub accepted_until: String,
    pub approved_by: String,
    pub closed_on: String,
    pub evidence: String,
    /// `open`, `overdue`, `extended`, `closed`.
    pub state: &'static str,
    /// Counted from the last day allowed, an approved extension included; None where it is not overdue.
    pub days_overdue: Option<u32>,
    /// The due day and the state as a table shows them.
    pub due_text: String,
    pub state_text: String,
    /// Cause, action, due day and state, in sentences.
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
    let on = c.input.as_of.last_day();
    let of = |region| {
        let own = lines.iter().filter(|l| l.assessed.indicator.id == indicator.id && l.assessed.region == region);
        own.map(|l| l.position).collect::<Vec<_>>()
    };
    let own = of(action.region);
    // An action in a region without a target of its own belongs to the root's row, with the region named.
    let (rows, elsewhere) = if own.is_empty() { (of(catalog.regions.root()), true) } else { (own, false) };
    let region = catalog.regions.get(action.region).name.clone();
    let closed = action.closed_on.filter(|day| *day <= on);
    let limit = action.accepted_until.or(action.due).filter(|_| closed.is_none());
    let overdue = limit.and_then(|due| days_overdue(due, on));
    let state = match (closed, overdue, action.accepted_until) {
        (Some(_), ..) => "closed",
        (_, Some(_), _) => "overdue",
        (.., Some(_)) => "extended",
        _ => "open",
    };
    let stands = Standing { l, action, region: &region, on, closed, overdue };
    let text = stands.text(rows.first().and_then(|n| lines[*n].assessed.target));
    let iso = |day: Option<Date>| day.map(|d| d.to_string()).unwrap_or_default();
    Some(ActionLine {
        indicator: indicator.id.clone(),
        name: l.name(indicator).to_owned(),
        lead: action.lead.clone(),
        cause: action.cause.clone(),
        action: action.action.clone(),
        due: iso(action.due),
        accepted_until: iso(action.accepted_until),
        approved_by: action.approved_by.clone(),
        closed_on: iso(closed),
        evidence: action.evidence.clone(),
        state,
        days_overdue: overdue,
        due_text: action.due.map(|d| l.when(When::Day(d))).unwrap_or_default(),
        state_text: stands.state(),
        text: if elsewhere { l.say("for-region", &[("region", &region), ("text", &text)]) } else { text },
        next: stands.next(limit),
        region,
        rows,
    })
}

/// How one action stands on the report's last day.
struct Standing<'a> {
    l: &'a Locale,
    action: &'a Action,
    region: &'a str,
    on: Date,
    closed: Option<Date>,
    overdue: Option<u32>,
}

impl Standing<'_> {
    fn day(&self, day: Option<Date>) -> String {
        day.map(|d| self.l.when(When::Day(d))).unwrap_or_default()
    }

    fn text(&self, target: Option<&Target>) -> String {
        let (l, action) = (self.l, self.action);
        let mut sentences = Vec::new();
        if !action.cause.is_empty() {
            sentences.push(l.say("action-cause", &[("cause", without_end(&action.cause))]));
        }
        let named = [target.map_or("", |t| t.lead.as_str()), self.region, ""];
        let by = !named.contains(&action.lead.as_str());
        let key = if by { "action-measure-by" } else { "action-measure" };
        sentences.push(l.say(key, &[("lead", &action.lead), ("action", without_end(&action.action))]));
        sentences.extend(self.due());
        let sentences = sentences.iter().map(|text| l.say("end", &[("text", text)]));
        sentences.reduce(|a, b| l.say("join-sentences", &[("a", &a), ("b", &b)])).unwrap_or_default()
    }

    /// Its due day, the extension, the days overdue; or that it is closed.
    fn due(&self) -> Option<String> {
        let (l, action) = (self.l, self.action);
        if self.closed.is_some() {
            let key = if action.evidence.is_empty() { "action-closed" } else { "action-closed-evidence" };
            return Some(l.say(key, &[("day", &self.day(self.closed)), ("evidence", without_end(&action.evidence))]));
        }
        let key = match (action.due, action.accepted_until) {
            (Some(_), Some(_)) => "action-extended",
            (None, Some(_)) => "action-extended-only",
            (Some(_), None) => "action-due",
            (None, None) => return None,
        };
        let (due, until) = (self.day(action.due), self.day(action.accepted_until));
        let text = l.say(key, &[("due", &due), ("until", &until), ("approved", &action.approved_by)]);
        let Some(days) = self.overdue else { return Some(text) };
        let late = l.say("action-overdue", &[("on", &self.day(Some(self.on))), ("count", &days.to_string())]);
        Some(l.say("join-clauses", &[("a", &text), ("b", &late)]))
    }

    fn state(&self) -> String {
        let (l, action) = (self.l, self.action);
        let (until, days) = (self.day(action.accepted_until), self.overdue.unwrap_or_default().to_string());
        let args = [("until", until.as_str()), ("approved", &action.approved_by), ("count", &days)];
        match (self.closed, self.overdue, action.accepted_until) {
            (Some(_), ..) => l.say("state-closed", &[("day", &self.day(self.closed))]),
            (_, Some(_), Some(_)) => l.say("state-extended-overdue", &args),
            (_, Some(_), None) => l.say("state-overdue", &args),
            (_, None, Some(_)) => l.say("state-extended", &args),
            _ => l.word("state-open"),
        }
    }

    fn next(&self, limit: Option<Date>) -> String {
        match (self.overdue, limit) {
            (Some(days), _) => self.l.say("next-action-overdue", &[("count", &days.to_string())]),
            (None, Some(_)) => self.l.say("next-action-due", &[("due", &self.day(limit))]),
            (None, None) => String::new(),
        }
    }
}
