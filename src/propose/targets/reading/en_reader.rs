//! Reads an English paragraph: its sentences one after the other, each amount with its verb, name and date.

use super::dates::TimeSpan;
use super::en_amounts::{Amount, amounts};
use super::en_head::{self, Head};
use super::en_names::{noun_behind, object, tidy, whole_behind};
use super::en_naming::name;
use super::en_phrases::{
    changed_noun, every, is_baseline_time, is_from_to, is_of_them, is_of_which, sentences, without_asides,
    without_brackets, year_on_year,
};
use super::en_status::{self, Says};
use super::setting::{Section, Setting};
use super::statement::{
    Against, Change, Doubt, Edge, ScopeWritten, Statement, Status, Time, TimeSource, Tone, UnitWritten,
};
use super::{en_special, en_times, en_words, trajectory};
use crate::propose::targets::rules::{ENGLISH, VerbMeans};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// All statements of a paragraph, in its folded text.
pub(in crate::propose::targets) fn read(text: &str, setting: &Setting<'_>) -> Vec<Statement> {
    let lower = text.to_ascii_lowercase();
    let times = en_times::times(&lower, &setting.dates);
    let mut all = Vec::new();
    let mut name = String::new();
    let mut fell_short = false;
    for sentence in whole_orders(text, &lower) {
        let first = all.len();
        let inner: Vec<TimeSpan> = times
            .iter()
            .filter(|span| sentence.start <= span.at.start && span.at.end <= sentence.end)
            .cloned()
            .collect();
        let one =
            Sentence { text, lower: &lower, at: sentence.clone(), times: inner, setting, of_the_past: fell_short };
        one.read(&mut all, &mut name);
        settle(&mut all, first);
        // One target had not been met; to recycle 43% by March: what stands behind the semicolon is the target that was not met.
        fell_short = text[sentence.end..].starts_with(';') && en_status::fell_short(&lower[sentence.clone()]);
    }
    all
}

/// The sentences of a paragraph; a list of places between semicolons stays with its verb: Raise attendance in A; B; and C by 15%.
fn whole_orders(text: &str, lower: &str) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    for next in sentences(text) {
        let opens = |last: &Range<usize>| {
            text[last.end..].starts_with(';')
                && !lower[last.clone()].contains(|c: char| c.is_ascii_digit())
                && en_status::begins_with_order(&lower[last.clone()])
                && !en_status::begins_with_order(lower[next.clone()].trim_start().trim_start_matches("and "))
        };
        match all.last_mut().filter(|last| opens(last)) {
            Some(last) => last.end = next.end,
            None => all.push(next),
        }
    }
    all
}

struct Sentence<'a> {
    text: &'a str,
    lower: &'a str,
    at: Range<usize>,
    times: Vec<TimeSpan>,
    setting: &'a Setting<'a>,
    /// Whether the clause before its semicolon said that this did not come about.
    of_the_past: bool,
}

/// What an amount inherits from the one before it.
#[derive(Debug, Default)]
struct State {
    verb: Option<VerbMeans>,
    name: String,
}

impl Sentence<'_> {
    fn read(&self, all: &mut Vec<Statement>, spoken_of: &mut String) {
        let lower = &self.lower[self.at.clone()];
        if let Some(word) = en_words::first_of(lower, &ENGLISH.external.words) {
            let mut statement = Statement::at(self.at.clone());
            statement.status = Status::External;
            statement.name = tidy(&self.text[self.at.start..self.at.start + lower.find(word).unwrap_or(0)]);
            all.push(statement);
            return;
        }
        let whole = format!("{}{}", " ".repeat(self.at.start), without_brackets(lower));
        let taken: Vec<Range<usize>> = self.times.iter().map(|span| span.at.clone()).collect();
        let mut found = amounts(&whole, &taken, self.setting.units);
        found.retain(|amount| !en_special::is_in_a_title(&self.text[..self.at.end], self.at.start, amount));
        // In a list of indicators 70% of the clerks have applied it is what is to be.
        let indicator = self.setting.section == Section::Promises && en_status::begins_with_share(lower);
        let says = match en_status::says(lower) {
            _ if self.of_the_past => Says::Reported,
            Says::Reported if indicator => Says::Nothing,
            says => says,
        };
        let mut state = State { name: std::mem::take(spoken_of), ..State::default() };
        let mut last_end = self.at.start;
        let before_all = all.len();
        let mut skip = false;
        for (n, amount) in found.iter().enumerate() {
            if std::mem::take(&mut skip) {
                continue;
            }
            let next = found.get(n + 1);
            // Waiting less than 18 weeks: how long is part of what is counted.
            let how_long = |next: &&Amount| next.bare && en_special::is_duration(&self.lower[next.at.end..self.at.end]);
            let far = found[n + 1..].iter().find(|next| !how_long(next));
            let end = far.map_or(self.at.end, |next| next.at.start);
            let range = Around { before: last_end..amount.at.start, after: amount.at.end..end };
            let kept_end = last_end;
            last_end = amount.at.end;
            // 80% of 300 lead farmers: the second says how many there are.
            let base = next.filter(|next| self.is_base_of(amount, next));
            if let Some(base) = base {
                let end = found.get(n + 2).map_or(self.at.end, |next| next.at.start);
                let range = Around { before: range.before.clone(), after: base.at.end..end };
                self.amount(amount, None, &range, says, &mut state, all);
                if let Some(statement) = all.last_mut() {
                    statement.name = whole_behind(&self.blanked_original(range.after.clone()));
                }
                last_end = base.at.end;
                skip = true;
                continue;
            }
            if let Some(next) = next.filter(|next| {
                is_from_to(&self.blanked(range.before.clone()), &self.lower[amount.at.end..next.at.start])
            }) {
                let end = found.get(n + 2).map_or(self.at.end, |next| next.at.start);
                let range = Around { before: range.before.clone(), after: next.at.end..end };
                self.amount(next, Some(amount), &range, says, &mut state, all);
                last_end = next.at.end;
                skip = true;
                continue;
            }
            self.amount(amount, None, &range, says, &mut state, all);
            // Aged 16 to 24: the second figure is of the same kind.
            let joined = n > 0
                && matches!(self.lower[found[n - 1].at.end..amount.at.start].trim(), "to" | "and" | "or" | "-" | "–");
            if joined
                && all.len() > before_all + 1
                && all[all.len() - 2].status == Status::Attribute
                && amount.bare
                && let Some(last) = all.last_mut()
            {
                last.status = Status::Attribute;
            }
            if all.last().is_some_and(|statement| statement.status == Status::Attribute) {
                last_end = kept_end;
            }
        }
        share_last_name(&mut all[before_all..]);
        *spoken_of = std::mem::take(&mut state.name);
        if all[before_all..].iter().all(|statement| statement.status == Status::Attribute) {
            self.without_amount(lower, says, all);
        }
    }

    /// 80% of 300 lead farmers: whether the second says how many there are.
    fn is_base_of(&self, share: &Amount, base: &Amount) -> bool {
        let between = self.lower[share.at.end..base.at.start].trim();
        share.is_share() && base.bare && matches!(between, "of" | "of the" | "of all" | "of these")
    }

    /// A stretch in small letters, its times blanked.
    fn blanked(&self, at: Range<usize>) -> String {
        self.without_times(self.lower, at)
    }

    /// The same in the letters of the document.
    fn blanked_original(&self, at: Range<usize>) -> String {
        self.without_times(self.text, at)
    }

    fn without_times(&self, text: &str, at: Range<usize>) -> String {
        let mut own = text[at.clone()].to_owned();
        for span in self.times.iter().filter(|span| at.start <= span.at.start && span.at.end <= at.end) {
            let (from, to) = (span.at.start - at.start, span.at.end - at.start);
            own.replace_range(from..to, &" ".repeat(to - from));
        }
        without_asides(&own)
    }

    /// What stands before an amount, without the clauses in front that have verbs of their own: … so that, … will be trained and ….
    fn own_clause(&self, at: Range<usize>) -> Range<usize> {
        let text = &self.lower[at.clone()];
        let purpose =
            ["so that", "in order that", "such that"].iter().filter_map(|word| Some(text.rfind(word)? + word.len()));
        let modal = |text: &str| [" will ", " must ", " shall ", " should "].iter().any(|word| text.contains(word));
        let second = text.rfind(" and ").filter(|at| modal(&text[..*at]) && modal(&text[*at..]));
        let last = purpose.chain(second.map(|at| at + " and ".len())).max();
        at.start + last.unwrap_or(0)..at.end
    }

    fn amount(
        &self,
        amount: &Amount,
        baseline: Option<&Amount>,
        range: &Around,
        says: Says,
        state: &mut State,
        all: &mut Vec<Statement>,
    ) {
        let range = &Around { before: self.own_clause(range.before.clone()), after: range.after.clone() };
        let before = self.blanked(range.before.clone());
        let after = self.blanked(range.after.clone());
        let head = self.head(amount, baseline, &before);
        let aimed = en_special::is_aim(&before);
        let says = if aimed && says == Says::Reported { Says::Promised } else { says };
        let mut statement = Statement::at(self.at.clone());
        let inherited = state.verb.or_else(|| passive(&head, &after));
        statement.change = en_head::change(&head, amount.is_share(), inherited);
        self.measure(&mut statement, amount, &head, &after);
        statement.baseline = baseline.map(|from| from.low.clone()).or_else(|| self.up_from(range.after.start));
        self.time_and_scope(&mut statement, range);
        self.status(&mut statement, amount, &head, (&before, &after), says);
        if self.is_in_places(amount, &head, all) {
            statement.status = Status::Attribute;
        }
        let (before_original, after_original) =
            (self.blanked_original(range.before.clone()), self.blanked_original(range.after.clone()));
        statement.name = name(
            &head,
            amount,
            baseline.is_some(),
            (&before, &before_original, &after_original),
            &state.name,
            &self.setting.heading,
        );
        if aimed && !state.name.is_empty() {
            statement.name.clone_from(&state.name);
        }
        self.compared(&mut statement, amount, &head, (&before_original, &after_original));
        if amount.bare && en_special::is_own_matter(&statement.name) {
            statement.status = Status::Attribute;
        }
        if statement.name.is_empty() {
            statement.doubt(Doubt::NameUnclear);
        }
        if let Some((means, _)) = &head.verb {
            state.verb = Some(*means);
        }
        if let Some((change, of)) = changed_noun(&after_original).filter(|_| amount.is_share()) {
            statement.change = change;
            statement.name = of;
        }
        of_what_was_spoken_of(&mut statement, amount, (&before, &after), state);
        all.push(statement);
    }

    /// 10% quicker than in 2015: how much less or more than then, of what stands before it.
    fn compared(&self, statement: &mut Statement, amount: &Amount, head: &Head, (before, after): (&str, &str)) {
        let Some((change, of_time)) = en_special::comparative(after).filter(|_| amount.is_share()) else { return };
        statement.change = change;
        let subject = before.get(..head.end).unwrap_or_default();
        let subject = subject.rsplit([',', ';']).next().unwrap_or_default();
        let subject = ["to make ", "making ", "with "]
            .iter()
            .find_map(|word| subject.rfind(word).map(|at| &subject[at + word.len()..]))
            .unwrap_or(subject);
        let name = object(subject);
        if !name.is_empty() {
            statement.name = if of_time { format!("time of {name}") } else { name };
        }
        let than = self.lower[amount.at.end..self.at.end].find("than").map_or(amount.at.end, |at| amount.at.end + at);
        let year = self.lower[than..self.at.end].split(|c: char| !c.is_ascii_digit()).find(|word| word.len() == 4);
        let Some(year) = year.and_then(|year| year.parse::<i16>().ok()) else { return };
        statement.against = Some(Against::Year(year));
        let is_base = |span: &&TimeSpan| span.time.due.is_some_and(|due| due.month().year() == year);
        if statement.time.as_ref().and_then(|time| time.due).is_some_and(|due| due.month().year() == year) {
            let other = self
                .times
                .iter()
                .filter(|span| span.against.is_none() && !is_base(span))
                .find(|span| span.time.due.is_some() && span.at.start > amount.at.end);
            statement.time = other.map(|span| span.time.clone());
        }
        statement.doubt(Doubt::NameUnclear);
    }

    /// What stands before an amount; before the first of two in from … to ….
    fn head(&self, amount: &Amount, baseline: Option<&Amount>, before: &str) -> Head {
        let mut head = en_head::read(match baseline {
            Some(from) => &self.lower[from.at.end..amount.at.start],
            None => before,
        });
        if baseline.is_some() {
            let outer = en_head::read(before);
            head.verb = outer.verb;
            head.preposition = Some("to");
            head.end = before.trim_end().strip_suffix("from").map_or(outer.end, |rest| rest.trim_end().len());
            head.adjacent = false;
        }
        if amount.edge_after != Edge::Plain {
            head.edge = amount.edge_after;
        }
        head
    }

    /// The amount itself, with its unit and its edge.
    fn measure(&self, statement: &mut Statement, amount: &Amount, head: &Head, after: &str) {
        statement.low = Some(amount.low.clone());
        statement.high.clone_from(&amount.high);
        statement.unit = amount.unit.clone();
        statement.edge = head.edge;
        statement.strict = head.strict;
        statement.about = head.about;
        if amount.in_words && amount.bare {
            statement.doubt(Doubt::NumberInWords);
        }
        if statement.change == Change::DownTo && head.edge == Edge::AtLeast {
            statement.edge = Edge::Plain;
        }
        if amount.bare && en_special::is_duration(after) {
            let word: String = after.trim_start().chars().take_while(|c| c.is_alphabetic()).collect();
            statement.unit = UnitWritten { known: self.setting.units.parse(&word), written: word, points: false };
        }
    }

    /// Reduce waiting in 12 clinics: the number says where.
    fn is_in_places(&self, amount: &Amount, head: &Head, all: &[Statement]) -> bool {
        let changes = head.verb.as_ref().is_some_and(|(means, _)| matches!(means, VerbMeans::Fall | VerbMeans::Rise));
        let beside =
            head.edge == Edge::Plain && all.iter().any(|other| other.at == self.at && other.status == Status::Promised);
        amount.bare && head.preposition == Some("in") && !head.adjacent && (changes || beside)
    }

    /// up from 48.2%: what it was before.
    fn up_from(&self, at: usize) -> Option<crate::measure::Exact> {
        static UP_FROM: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"^[^.;0-9]{0,90}?(?:up|down|an increase|a rise|a fall|a reduction|compared with|compared to|against a baseline of|from a baseline of|baseline:?|currently|from)\s*(?:from|at|is|of|a baseline of|stands at)?\s*[£€$]?(\d[\d,]*(?:\.\d+)?)").expect("a pattern of the program")
        });
        let rest = &self.lower[at..self.at.end];
        let blanked = self.blanked(at..self.at.end);
        let c = UP_FROM.captures(&blanked).filter(|c| !rest.is_empty() && !c[0].contains(" and "))?;
        crate::measure::Decimal::parse(&c[1].replace(',', "")).map(crate::measure::Decimal::to_exact)
    }

    /// The time nearest to an amount: behind it, else before it; and what it is compared with.
    fn time_and_scope(&self, statement: &mut Statement, range: &Around) {
        let is_due = |span: &&TimeSpan| {
            span.against.is_none() && span.time.due.is_some() && !is_baseline_time(&self.lower[..span.at.start])
        };
        let behind = self
            .times
            .iter()
            .filter(|span| span.at.start >= range.after.start && span.at.end <= range.after.end)
            .find(is_due);
        let before = || {
            self.times
                .iter()
                .filter(|span| span.at.start >= range.before.start && span.at.end <= range.before.end)
                .rfind(is_due)
        };
        let anywhere = || self.times.iter().rfind(is_due);
        let later = || self.times.iter().filter(|span| span.at.start >= range.after.start).find(is_due);
        // Under the programme launched in 2004: when a plan began is no due date.
        let begun = |span: &&TimeSpan| {
            let text = self.lower[..span.at.start].trim_end();
            ["launched", "adopted", "agreed", "begun", "started", "published", "approved"].iter().any(|word| {
                text.ends_with(word) || text.strip_suffix("in").is_some_and(|rest| rest.trim_end().ends_with(word))
            })
        };
        let own = behind.filter(|span| !begun(span)).or_else(before);
        // 90% within ten days, rising to 95% by Q4: the date is that of the second.
        let belongs_here = |span: &&TimeSpan| {
            let between = self.lower.get(range.after.start..span.at.start).unwrap_or_default();
            !["rising to", "falling to", "increasing to", "reducing to", "growing to"]
                .iter()
                .any(|word| between.contains(word))
        };
        statement.time = own.map(|span| span.time.clone()).or_else(|| {
            let span = later().or_else(anywhere).filter(belongs_here)?;
            Some(Time { source: span.time.source, ..span.time.clone() })
        });
        if let Some(time) = &statement.time
            && time.year_only
            && time.written.starts_with("by")
            && !time.written.contains("end")
        {
            statement.doubt(Doubt::AmbiguousYear);
        }
        let lower = &self.lower[self.at.clone()];
        statement.against =
            self.times.iter().find_map(|span| span.against).or_else(|| year_on_year(lower)).or(Some(Against::Baseline));
        statement.every =
            every(&self.lower[range.before.start..range.after.end.min(self.at.end)]).or_else(|| every(lower));
        // Weekly collection of food waste is how often bins are emptied, not how often the rate is measured.
        let adjective = ["weekly", "monthly"].iter().any(|word| en_words::has(lower, word));
        let said =
            ["each", "every", "per", "a month", "a week", "in any"].iter().any(|word| en_words::has(lower, word));
        if adjective && !said && statement.time.as_ref().is_some_and(|time| time.due.is_some()) {
            statement.every = None;
        }
        let words = ENGLISH.scope.iter().flat_map(|scope| scope.words.iter().map(move |word| (scope, word)));
        let found = words.filter(|(_, word)| en_words::has(lower, word)).max_by_key(|(_, word)| word.len());
        statement.scope = found.map(|(scope, word)| ScopeWritten::Each {
            level: scope.level.clone(),
            except: String::new(),
            written: word.clone(),
        });
        statement.tone = en_status::tone(lower).unwrap_or(Tone::Plain);
        if ENGLISH.tone.iter().any(|tone| {
            tone.means == crate::propose::targets::rules::ToneMeans::InPrinciple
                && en_words::first_of(lower, &tone.words).is_some()
        }) {
            statement.doubt(Doubt::ConditionalFunding);
        }
    }

    fn status(
        &self,
        statement: &mut Statement,
        amount: &Amount,
        head: &Head,
        (before, after): (&str, &str),
        says: Says,
    ) {
        if en_special::is_attribute(amount, head, before, after) {
            statement.status = Status::Attribute;
            return;
        }
        let (status, doubt) =
            en_status::decide(says, statement.time.as_ref(), self.setting, &self.lower[self.at.clone()]);
        statement.status = status;
        if let Some(doubt) = doubt {
            statement.doubt(doubt);
        }
    }

    fn without_amount(&self, lower: &str, says: Says, all: &mut Vec<Statement>) {
        let Some(mut statement) =
            en_special::without_amount(&self.text[self.at.clone()], &self.blanked(self.at.clone()), &self.times)
        else {
            if says == Says::Promised && en_words::first_of(lower, &ENGLISH.vague.words).is_some() {
                let mut statement = Statement::at(self.at.clone());
                statement.status = Status::Vague;
                all.push(statement);
            }
            return;
        };
        statement.at = self.at.clone();
        self.time_and_scope(&mut statement, &Around { before: self.at.start..self.at.start, after: self.at.clone() });
        if statement.change == Change::Done
            && (statement.time.as_ref().is_none_or(|time| time.due.is_none()) || en_special::is_history(lower, says))
        {
            return;
        }
        let (status, doubt) = en_status::decide(says, statement.time.as_ref(), self.setting, lower);
        statement.status = status;
        if let Some(doubt) = doubt {
            statement.doubt(doubt);
        }
        all.push(statement);
    }
}

/// At least 300 and stretch to 350 homes: the noun stands behind the last.
fn share_last_name(own: &mut [Statement]) {
    for at in 0..own.len().saturating_sub(1) {
        let alike = own[at + 1].unit.known == own[at].unit.known;
        if own[at].name.is_empty() && own[at].status == Status::Promised && alike {
            let name = own[at + 1].name.clone();
            own[at].name = name;
        }
    }
}

/// The verb behind an amount that no verb stands before: 300 homes will be built.
fn passive(head: &Head, after: &str) -> Option<VerbMeans> {
    if head.verb.is_some() {
        return None;
    }
    en_head::first_verb(after).filter(|(_, at)| at.start < 60).map(|(means, _)| means)
}

/// Gives a part of what was spoken of its name, else remembers what is spoken of.
fn of_what_was_spoken_of(statement: &mut Statement, amount: &Amount, (before, after): (&str, &str), state: &mut State) {
    let of_them = is_of_them(after);
    let noun = noun_behind(after.trim_start().trim_start_matches("of ").trim_start_matches(char::is_alphabetic));
    if of_them && amount.is_share() && noun.len() > 2 {
        statement.name = format!("{}: {noun}", state.name);
    } else if is_of_which(before) && en_special::has_own_noun(after) {
        statement.name = noun_behind(after);
    } else if of_them || is_of_which(before) {
        statement.name.clone_from(&state.name);
    } else if statement.status != Status::Attribute && !statement.name.is_empty() {
        state.name.clone_from(&statement.name);
    }
}

/// The stretches before and behind an amount.
struct Around {
    before: Range<usize>,
    after: Range<usize>,
}

/// A part with a date of its own becomes a part of the statement before it; a baseline figure is none of its own.
fn settle(all: &mut Vec<Statement>, first: usize) {
    let own: Vec<Statement> = all.drain(first..).collect();
    for statement in own {
        let Some(last) = all[first..].iter_mut().rfind(|s| s.status == Status::Promised && s.low.is_some()) else {
            all.push(statement);
            continue;
        };
        if statement.low.is_some() && statement.low == last.baseline {
            continue;
        }
        let due = |statement: &Statement| statement.time.as_ref().and_then(|time| time.due);
        let part = statement.name == last.name
            && statement.status == Status::Promised
            && statement.unit.known == last.unit.known
            && statement.low < last.low
            && due(&statement).zip(due(last)).is_some_and(|(part, whole)| part.last_day() < whole.last_day());
        if part && let (Some(due), Some(amount)) = (due(&statement), statement.low.clone()) {
            last.parts.push((due, amount));
            continue;
        }
        if trajectory::joins(last, &statement) {
            continue;
        }
        let stretch = statement.name == last.name
            && statement.tone == last.tone
            && statement.unit.known == last.unit.known
            && statement.low > last.low
            && last.high.is_none();
        if stretch && statement.status == Status::Promised && due(&statement) == due(last) {
            last.high = statement.low;
            continue;
        }
        all.push(statement);
    }
}

/// A time as it is carried on by a heading.
pub(in crate::propose::targets) fn time_of_heading(text: &str, dates: &super::dates::Dates) -> Option<Time> {
    let spans = en_times::times(&text.to_ascii_lowercase(), dates);
    let span = spans
        .into_iter()
        .rfind(|span| span.against.is_none() && span.time.due.is_some() && span.time.source != TimeSource::Custom)?;
    Some(Time { source: TimeSource::Heading, ..span.time })
}
