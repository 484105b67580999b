//! What each lead unit answers for.

use crate::report::context::Context;
use crate::report::row::Line;
use serde::Serialize;

#[derive(Debug, Clone, Serialize)]
pub struct Lead {
    pub lead: String,
    pub rated: usize,
    pub lagging: usize,
    /// Their names and verdicts in one line.
    pub text: String,
    /// The root's rows that the unit answers for.
    pub rows: Vec<usize>,
}

/// Lead units, in the order in which the rows first name them, with the root's rows that they answer for.
pub(crate) fn leads(c: &Context<'_>, lines: &[Line<'_>]) -> Vec<Lead> {
    let mut leads: Vec<Lead> = Vec::new();
    for line in lines.iter().filter(|l| l.row.root) {
        if line.assessed.target.is_none() {
            continue;
        }
        let name = c.lead(line.assessed);
        let n = leads.iter().position(|l| l.lead == name).unwrap_or_else(|| {
            leads.push(Lead { lead: name, rated: 0, lagging: 0, text: String::new(), rows: Vec::new() });
            leads.len() - 1
        });
        let verdict = line.assessed.assessment.verdict;
        leads[n].rows.push(line.position);
        let args = [("name", line.row.text.name.as_str()), ("verdict", &line.row.text.verdict)];
        let text = c.locale.say("name-verdict", &args);
        let before = std::mem::take(&mut leads[n].text);
        leads[n].text = if before.is_empty() { text } else { c.locale.list_open(&[before, text]) };
        leads[n].rated += usize::from(verdict.is_rated());
        leads[n].lagging += usize::from(verdict.is_lagging());
    }
    leads
}
