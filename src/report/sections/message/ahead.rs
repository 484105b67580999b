//! What lies ahead: what falls due soon, whether it will be done, and what is furthest ahead.

use super::item::{Item, few, line, of_clauses, with_fact};
use super::part::{MessageLine, Topic};
use crate::assess::{AtDue, Prospect, Verdict};
use crate::report::context::Context;
use crate::report::row::Line;
use num_traits::Signed;

/// Days in which something falls due soon.
const SOON: i64 = 60;

/// Rows that are named for being furthest ahead.
const BEST: usize = 3;

/// Targets that are open and fall due within sixty days of the day of issue, or else of as-of's last day.
pub(super) fn due_soon(c: &Context<'_>, all: &[&Line<'_>]) -> Option<MessageLine> {
    let l = c.locale;
    let today = c.input.on.unwrap_or_else(|| c.input.as_of.last_day());
    let item = |line: &&Line<'_>| {
        let due = line.assessed.target?.due?;
        let a = &line.assessed.assessment;
        let days = i64::from(today.until(due.last_day()).ok()?.get_days());
        let open = !matches!(a.verdict, Verdict::Met | Verdict::Missed) && !a.past_due;
        if !(0..=SOON).contains(&days) || !open {
            return None;
        }
        let args = [("due", l.by(due)), ("verdict", line.row.text.verdict.clone())];
        let args: Vec<(&str, &str)> = args.iter().map(|(name, text)| (*name, text.as_str())).collect();
        Some((due.last_day(), with_fact(l, line, &l.say("message-due", &args))))
    };
    let mut items: Vec<_> = all.iter().filter_map(item).collect();
    items.sort_by_key(|(day, item)| (*day, item.row));
    line(l, Topic::DueSoon, &items.into_iter().map(|(_, item)| item).collect::<Vec<_>>())
}

/// Open targets by what they come to at due.
pub(super) fn outlook(c: &Context<'_>, all: &[&Line<'_>]) -> Option<MessageLine> {
    let l = c.locale;
    let mut clauses = Vec::new();
    let mut rows = Vec::new();
    for prospect in [Prospect::Unlikely, Prospect::AtRisk, Prospect::Likely] {
        let of =
            all.iter().filter_map(|line| Some((line, line.assessed.at_due().filter(|at| at.prospect == prospect)?)));
        let items: Vec<Item> = of.map(|(line, at_due)| projected(c, line, &at_due)).collect();
        if !items.is_empty() {
            let key = match prospect {
                Prospect::Unlikely => "message-outlook-unlikely",
                Prospect::AtRisk => "message-outlook-at-risk",
                Prospect::Likely => "message-outlook-likely",
            };
            clauses.push(l.say(key, &[("list", &few(l, &items))]));
            rows.extend(items.iter().map(|item| item.row));
        }
    }
    (!clauses.is_empty()).then(|| of_clauses(l, Topic::Outlook, &clauses, rows))
}

/// `烟叶种植面积（预计12.26万亩，目标13万亩）`
fn projected(c: &Context<'_>, line: &Line<'_>, at_due: &AtDue) -> Item {
    let (l, assessed) = (c.locale, line.assessed);
    let value = l.amount(&at_due.value, assessed.decimals(), assessed.unit());
    let args = [("value", value), ("target", line.row.text.target.clone())];
    let args: Vec<(&str, &str)> = args.iter().map(|(name, text)| (*name, text.as_str())).collect();
    with_fact(l, line, &l.say("message-projected", &args))
}

/// Those that are furthest ahead of their plans.
pub(super) fn best(c: &Context<'_>, all: &[&Line<'_>]) -> Option<MessageLine> {
    let l = c.locale;
    let ahead = |line: &&&Line<'_>| {
        let a = &line.assessed.assessment;
        a.verdict == Verdict::OnPace && a.points_ahead().is_some_and(|points| points.is_positive())
    };
    let mut ahead: Vec<&&Line<'_>> = all.iter().filter(ahead).collect();
    ahead.sort_by_cached_key(|line| (std::cmp::Reverse(line.assessed.assessment.points_ahead()), line.position));
    let item = |line: &&&Line<'_>| {
        let points = line.assessed.assessment.points_ahead()?;
        Some(with_fact(l, line, &l.say("message-ahead", &[("points", &l.points(&points))])))
    };
    line(l, Topic::Best, &ahead.iter().take(BEST).filter_map(item).collect::<Vec<_>>())
}
