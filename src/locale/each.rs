//! A target that each region has: how many of them have it or are on their way, and who is behind.

use super::messages::Locale;
use super::subject::{Each, Members, Part, Subject};
use super::words::is_kept;
use crate::catalog::Target;
use crate::measure::Exact;

/// Regions that a sentence names.
const MOST_NAMED: usize = 5;

impl Locale {
    /// 截至2020年11月底，15个乡镇中12个达到序时进度，其余为A、B、C.
    pub(super) fn of_each(&self, subject: &Subject<'_>, target: &Target, each: &Each, n: &Exact) -> Part {
        let a = subject.assessment;
        let bound = a.target.as_ref().unwrap_or(&target.value);
        let (total, level) = (self.number(bound, 0), self.level(&each.level));
        let when = self.when_said(subject);
        let head =
            |key: &str, n: &str| self.say(key, &[("when", &*when), ("n", n), ("total", &total), ("level", &level)]);
        let kept = is_kept(Some(target));
        let have_it = || self.number(n, 0);
        let Some(members) = &each.members else {
            return vec![head(if kept { "head-each-kept" } else { "head-each" }, &have_it())];
        };
        if members.not_yet > 0 {
            return vec![self.say(
                "each-of-all",
                &[("when", &*when), ("total", &total), ("level", &level), ("parts", &self.sorts(members, kept))],
            )];
        }
        let (key, well) = match () {
            () if kept => ("head-each-kept", have_it()),
            () if a.past_due => ("head-each", have_it()),
            () => ("head-each-on-pace", (members.met + members.on_pace).to_string()),
        };
        let mut clauses = vec![head(key, &well)];
        if key == "head-each-on-pace" && members.met > 0 {
            clauses.push(self.say("each-met-of-these", &[("n", &members.met.to_string())]));
        }
        if !members.lagging.is_empty() {
            clauses.push(self.say("each-others", &[("names", &self.some_of(&members.lagging, &level))]));
        }
        clauses
    }

    /// 已完成3个，未到期12个: the sorts that occur.
    fn sorts(&self, members: &Members, kept: bool) -> String {
        let (met, on_pace) = if kept { (0, 0) } else { (members.met, members.on_pace) };
        let holding = members.met + members.on_pace - met - on_pace;
        let counts = [
            ("each-holding", holding),
            ("each-met", met),
            ("each-on-pace", on_pace),
            ("each-not-yet", members.not_yet),
        ];
        let said = counts.iter().filter(|(_, n)| *n > 0).map(|(key, n)| self.say(key, &[("n", &n.to_string())]));
        let mut parts: Vec<String> = said.collect();
        if !members.lagging.is_empty() {
            let n = members.lagging.len().to_string();
            let names = self.list(&members.lagging.iter().take(MOST_NAMED).cloned().collect::<Vec<_>>());
            parts.push(self.say("each-behind", &[("n", &n), ("names", &names)]));
        }
        self.joined("join-clauses", &parts)
    }

    /// Up to five names, then how many there are in all.
    #[must_use]
    pub fn some_of(&self, names: &[String], level: &str) -> String {
        let shown = self.list(&names[..names.len().min(MOST_NAMED)]);
        if names.len() <= MOST_NAMED {
            return shown;
        }
        self.say("parts-more", &[("list", &shown), ("count", &names.len().to_string()), ("level", level)])
    }
}
