//! What must be done next (下步要求): per lead unit what each lagging task asks for, and the reports to be handed in.

use super::actions::ActionLine;
use super::lagging::Lagging;
use super::overdue_reports::ChasePart;
use crate::catalog::Target;
use crate::report::context::Context;
use crate::report::row::{Line, lagging_members};
use serde::Serialize;

#[derive(Debug, Clone, Serialize)]
pub struct NextPart {
    /// Lead units in the order of the lagging list.
    pub leads: Vec<NextLead>,
    /// Overdue reports, a sentence for each unit that owes some.
    pub reports: Vec<String>,
    /// Said where no task lags.
    pub none: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct NextLead {
    pub lead: String,
    pub demands: Vec<Demand>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Demand {
    pub row: usize,
    pub text: String,
}

pub(crate) fn next_steps(
    c: &Context<'_>,
    lines: &[Line<'_>],
    lagging: &[Lagging],
    actions: &[ActionLine],
    chase: &ChasePart,
) -> NextPart {
    let mut leads: Vec<NextLead> = Vec::new();
    for line in lagging.iter().map(|item| &lines[item.row]) {
        let Some(target) = line.assessed.target else { continue };
        let lead = asked(c, line, target);
        let demand = Demand { row: line.position, text: demand(c, line, actions) };
        match leads.iter_mut().find(|l| l.lead == lead) {
            Some(lead) => lead.demands.push(demand),
            None => leads.push(NextLead { lead, demands: vec![demand] }),
        }
    }
    let none = leads.is_empty().then(|| c.locale.word("none-next"));
    NextPart { leads, reports: reports(c, chase), none }
}

/// The unit that leads the target; where each region answers for itself, only those that are behind.
fn asked(c: &Context<'_>, line: &Line<'_>, target: &Target) -> String {
    let regions = &c.input.catalog.regions;
    let own = target.lead == Target::EACH_REGION;
    let level = line.assessed.counted_level(regions).filter(|_| own);
    let behind = level.and_then(|level| Some((level, lagging_members(c, line.assessed)?)));
    match behind.filter(|(_, names)| !names.is_empty()) {
        Some((level, names)) => c.locale.some_of(&names, &c.locale.level(level)),
        None => c.lead(line.assessed),
    }
}

fn demand(c: &Context<'_>, line: &Line<'_>, actions: &[ActionLine]) -> String {
    let l = c.locale;
    let own = actions.iter().filter(|a| a.rows.contains(&line.position) && !a.next.is_empty());
    let mut clauses = vec![line.row.next_step.clone()];
    // Actions of single regions have dates of their own; the task's demand names those of the whole region.
    for action in own.filter(|a| a.region == line.row.record.region_name) {
        if !clauses.contains(&action.next) {
            clauses.push(action.next.clone());
        }
    }
    let text = clauses.into_iter().reduce(|a, b| l.say("join-groups", &[("a", &a), ("b", &b)]));
    l.say("end", &[("text", &text.unwrap_or_default())])
}

/// A sentence for each unit, in the order of the chase list.
fn reports(c: &Context<'_>, chase: &ChasePart) -> Vec<String> {
    let l = c.locale;
    let mut units: Vec<(&str, Vec<String>)> = Vec::new();
    // Only who has sent nothing by a stated deadline is at fault: the department, or single senders; rows that are missing in what came
    // stand in the chase list alone.
    for line in chase.overdue.lines.iter().filter(|line| line.state == "not_received" || line.of_senders) {
        match units.iter_mut().find(|(source, _)| *source == line.source) {
            Some((_, asked)) => asked.push(line.asked.clone()),
            None => units.push((&line.source, vec![line.asked.clone()])),
        }
    }
    let sentence = |(source, asked): &(&str, Vec<String>)| {
        let text = l.say("next-report", &[("source", source), ("reports", &l.list(asked))]);
        l.say("end", &[("text", &text)])
    };
    units.iter().map(sentence).collect()
}
