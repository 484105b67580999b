//! A target that each region has: how many of them have it or are on their way, and who is behind.

use super::messages::Locale;
use super::subject::{Each, Members, Part, Subject};
use super::words::is_kept;
use crate::assess::Verdict;
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
        // 全部完成, 均未完成: said in words where it is all of them or none.
        let counted = |key: &str, count: &str| match count {
            all if all == total => head(&format!("{key}-all"), all),
            "0" => head(&format!("{key}-none"), "0"),
            some => head(key, some),
        };
        let Some(members) = &each.members else {
            return vec![counted(if kept { "head-each-kept" } else { "head-each" }, &have_it())];
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
        let mut clauses = vec![counted(key, &well)];
        if key == "head-each-on-pace" && members.met > 0 {
            clauses.push(self.say("each-met-of-these", &[("n", &members.met.to_string())]));
        }
        if !members.lagging.is_empty() && well != "0" {
            clauses.push(self.say("each-others", &[("names", &self.some_of(&members.lagging, &level))]));
        }
        clauses
    }

    /// How many of the regions are on their way before due, in a few words: `9个中8个达到序时进度`; None where that is not asked, or not told.
    #[must_use]
    pub fn on_its_way(&self, subject: &Subject<'_>, each: &Each) -> Option<String> {
        let (target, members) = (subject.target?, each.members.as_ref()?);
        let total = members.met + members.on_pace + members.not_yet + members.lagging.len();
        let open = subject.assessment.verdict != Verdict::Met && !is_kept(Some(target)) && total > 0;
        open.then(|| {
            let (well, total) = ((members.met + members.on_pace).to_string(), total.to_string());
            let none_owes = members.not_yet > 0 && members.on_pace + members.lagging.len() == 0;
            let key = if none_owes { "each-have-it" } else { "each-on-its-way" };
            self.say(key, &[("n", &well), ("total", &total)])
        })
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
            let names = self.names_shown(&members.lagging);
            parts.push(self.say("each-behind", &[("n", &n), ("names", &names)]));
        }
        self.joined("join-clauses", &parts)
    }

    /// The names that are shown; more may follow.
    fn names_shown(&self, names: &[String]) -> String {
        let shown = &names[..names.len().min(MOST_NAMED)];
        if shown.len() < names.len() { self.list_open(shown) } else { self.list(shown) }
    }

    /// Up to five names, then how many there are in all.
    #[must_use]
    pub fn some_of(&self, names: &[String], level: &str) -> String {
        let shown = self.names_shown(names);
        if names.len() <= MOST_NAMED {
            return shown;
        }
        self.say("parts-more", &[("list", &shown), ("count", &names.len().to_string()), ("level", level)])
    }
}
