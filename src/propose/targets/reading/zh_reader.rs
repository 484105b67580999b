//! Reads a Chinese paragraph: its sentences one after the other, each piece with what the pieces before it gave.

use super::dates::{TimeSpan, without_overlaps};
use super::setting::{Section, Setting};
use super::statement::{Change, Doubt, Edge, ScopeWritten, Statement, Status, Time, TimeSource, Tone};
use super::zh_amounts::{Amount, amounts};
use super::zh_head::{self, Head};
use super::zh_names::{shared_names, thing};
use super::zh_naming::{of_the_same, what_stands_behind, without_each};
use super::zh_pieces::{Piece, pieces, sentences, without_brackets};
use super::zh_rhythm::{every, without_rhythm};
use super::zh_several::{self, Relation};
use super::zh_state::State;
use super::zh_status::{self, Says};
use super::{zh_beside, zh_pairs, zh_scope, zh_special, zh_times};
use crate::propose::targets::rules::{CHINESE, VerbMeans};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// All statements of a paragraph, in its folded text.
pub(in crate::propose::targets) fn read(text: &str, setting: &Setting<'_>) -> Vec<Statement> {
    let text = &without_item_number(text);
    let times = without_titles(text, zh_times::times(text, &setting.dates));
    let setting = &as_it_reads(text, &times, setting);
    let mut state = State::new();
    let mut all = Vec::new();
    for sentence in sentences(text) {
        let first = all.len();
        Sentence { text, at: sentence.clone(), times: &times, setting }.read(&mut state, &mut all);
        zh_pairs::pair(&mut all[first..], text, &sentence, &times);
        zh_beside::settle(&mut all, first);
        let of_heading = setting.time.as_ref().and_then(|time| time.due);
        let opens = state.time.as_ref().is_some_and(|span| opens(text, span.at.start));
        state.next_sentence(of_heading, opens);
    }
    all
}

/// Whether a date stands in the first clause of its paragraph, and so before all of it.
fn opens(text: &str, at: usize) -> bool {
    !text.get(..at).is_some_and(|before| before.contains(['，', '。', '；', '：', ',', ';', ':']))
}

/// Times without those in the titles of documents: 《全民健身计划（2021—2025年）》 is due nothing.
fn without_titles(text: &str, mut times: Vec<TimeSpan>) -> Vec<TimeSpan> {
    times.retain(|span| {
        let open = text[..span.at.start].rfind('《');
        open.is_none_or(|open| text[open..span.at.start].contains('》') || !text[span.at.end..].contains('》'))
    });
    times
}

/// The setting of a paragraph that no heading places: without a date or a word of promise, words of results make it a report.
fn as_it_reads<'u>(text: &str, times: &[TimeSpan], setting: &Setting<'u>) -> Setting<'u> {
    let mut own = setting.clone();
    let silent = setting.section == Section::Unknown && setting.time.is_none() && times.is_empty();
    let promises = sentences(text).iter().any(|at| zh_status::says(&text[at.clone()]) == Says::Promised);
    if silent && !promises && sentences(text).iter().any(|at| zh_status::says(&text[at.clone()]) == Says::Reported) {
        own.section = Section::UsuallyResults;
    }
    own
}

/// The text with the number of a list at its beginning blanked: 5.6月底前 is item 5.
fn without_item_number(text: &str) -> String {
    static ITEM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:\d{1,3}[.、．)]|[(（]\d{1,3}[)）])(?:\d{1,2}月|\D)").expect("a pattern of the program")
    });
    let Some(item) = ITEM.find(text) else { return text.to_owned() };
    let mark = item
        .as_str()
        .find(['.', '、', '．', ')', '）'])
        .map_or(0, |at| at + item.as_str()[at..].chars().next().map_or(1, char::len_utf8));
    format!("{}{}", " ".repeat(mark), &text[mark..])
}

/// One sentence, and where it stands.
struct Sentence<'a> {
    text: &'a str,
    at: Range<usize>,
    times: &'a [TimeSpan],
    setting: &'a Setting<'a>,
}

impl Sentence<'_> {
    fn read(&self, state: &mut State, all: &mut Vec<Statement>) {
        state.sentence = self.at.start;
        let first = all.len();
        let before = &self.text[..self.at.start];
        let sentence = &self.text[self.at.clone()];
        let (outer, brackets) = without_brackets(sentence);
        let whole = format!("{}{outer}", " ".repeat(before.len()));
        let taken: Vec<Range<usize>> = self.times.iter().map(|span| span.at.clone()).collect();
        let amounts_in = amounts(&whole, &taken, self.setting.units);
        // A time in brackets belongs to what it stands behind: 近期(2020—2021年).
        let in_brackets = |span: &&TimeSpan| {
            brackets.iter().any(|b| b.start + self.at.start <= span.at.start && span.at.end <= b.end + self.at.start)
        };
        for piece in pieces(&whole, self.at.start, &amounts_in) {
            self.piece(&whole, &piece, state, all);
        }
        zh_status::settle_shortfall(sentence, &mut all[first..]);
        for inner in &brackets {
            let range = inner.start + self.at.start..inner.end + self.at.start;
            let text = &self.text[range.clone()];
            if zh_scope::is_about_who(text)
                || self.times.iter().filter(in_brackets).any(|span| {
                    span.at.len() + 6 >= text.len() && span.at.start >= range.start && span.at.end <= range.end
                })
            {
                continue;
            }
            self.bracket(&range, state, all);
        }
    }

    /// What stands in brackets is read after the rest, with what that gave.
    fn bracket(&self, range: &Range<usize>, state: &mut State, all: &mut Vec<Statement>) {
        let whole = format!("{}{}", " ".repeat(range.start), &self.text[range.clone()]);
        let taken: Vec<Range<usize>> = self.times.iter().map(|span| span.at.clone()).collect();
        let found = amounts(&whole, &taken, self.setting.units);
        let first = all.len();
        let own = &self.text[range.clone()];
        // The mark of a note: [21].
        if found.is_empty() || own.chars().all(|c| c.is_ascii_digit()) {
            return;
        }
        let mut inner = state.clone();
        for piece in pieces(&whole, range.start, &found) {
            self.piece(&whole, &piece, &mut inner, all);
        }
        // Without 其中 or a verb it explains the size of what stands outside.
        if !own.contains("其中") && CHINESE.verbs(own).is_empty() {
            for statement in &mut all[first..] {
                if statement.status == Status::Promised {
                    statement.status = Status::Attribute;
                }
            }
        }
    }

    fn piece(&self, whole: &str, piece: &Piece, state: &mut State, all: &mut Vec<Statement>) {
        let text = &whole[piece.at.clone()];
        if text.trim().is_empty() {
            return;
        }
        let times = self.times_of(piece);
        // 由2023年的48%提高到51%: the first date is that of the baseline.
        let is_base = |span: &&TimeSpan| {
            self.text[..span.at.start].ends_with(['由', '从']) && self.text[span.at.end..].starts_with('的')
        };
        let due: Vec<TimeSpan> = times.iter().filter(|span| !is_base(span)).cloned().collect();
        Self::note_time(&due, text, state);
        let except = zh_scope::except(text);
        if !except.is_empty() {
            state.except = except;
        }
        // 各乡镇配合 says who works with whom.
        let helps = piece.amounts.is_empty()
            && ["配合", "负责", "参与", "落实", "协助"].iter().any(|word| text.trim_end().ends_with(word));
        if let Some(mut scope) = zh_scope::scope(text).filter(|_| !helps) {
            if let Some(ScopeWritten::Each { except, .. }) = &mut scope {
                except.clone_from(&state.except);
            }
            state.scope = scope;
        }
        // Under a heading of results a limit was kept, unless a date says by when it is to be.
        let results = matches!(self.setting.section, Section::Results | Section::UsuallyResults);
        let says = match zh_status::says(text) {
            Says::Held if results && times.is_empty() => Says::Nothing,
            Says::Held => Says::Promised,
            says => says,
        };
        let tone = zh_status::tone(text);
        if tone.is_some() {
            state.tone = tone;
            state.tone_leads = piece.amounts.is_empty() || zh_status::leads(text, piece.at.start, &times);
        } else if !piece.continues
            && !piece.amounts.is_empty()
            && state.tone == Some(Tone::Stretch)
            && !state.tone_leads
            && (!CHINESE.verbs(text).is_empty() || whole[..piece.at.start].ends_with(['；', ';']))
        {
            state.tone = None;
        }
        if !matches!(says, Says::Nothing | Says::Compared) {
            state.says = says;
        }
        if text.contains("双过半") || text.contains("任务过半") {
            return zh_special::half(&Self::bare(text, piece, &times), piece, state, &self.setting.dates, all);
        }
        if let Some(word) = zh_special::external(text) {
            let mut statement = Statement::at(piece.at.clone());
            statement.status = if says == Says::Reported { Status::Reported } else { Status::External };
            statement.name = thing(text.split(word).next().unwrap_or_default());
            all.push(statement);
            return;
        }
        // 社区15分钟健身圈实现全覆盖: the minutes are part of the name.
        let named =
            piece.amounts.iter().all(|amount| zh_special::names_a_thing(amount, &whole[amount.at.end..piece.at.end]));
        if named {
            let bare = Self::bare(text, piece, &times);
            zh_special::without_amount(&bare, piece, state, self.setting, says, all);
            return;
        }
        self.amounts(whole, piece, says, state, all);
    }

    /// The times that stand in a piece, in brackets too, which are blanked in the rest; not those of brackets that tell of something else.
    fn times_of(&self, piece: &Piece) -> Vec<TimeSpan> {
        const LITTLE: usize = 24;
        let inside = |span: &&TimeSpan| piece.at.start <= span.at.start && span.at.end <= piece.at.end;
        let aside = |span: &&TimeSpan| {
            let open = self.text[..span.at.start].rfind(['(', '（']);
            let open = open.filter(|at| !self.text[*at..span.at.start].contains([')', '）']));
            let close = self.text[span.at.end..].find([')', '）']).map(|at| at + span.at.end);
            open.zip(close).is_some_and(|(open, close)| {
                open >= piece.at.start && close <= piece.at.end && close - open > span.at.len() + LITTLE
            })
        };
        without_overlaps(self.times.iter().filter(inside).filter(|span| !aside(span)).cloned().collect())
    }

    fn note_time(times: &[TimeSpan], text: &str, state: &mut State) {
        state.against = times
            .iter()
            .find_map(|span| span.against)
            .or_else(|| zh_special::against(text))
            .or(state.against.filter(|_| times.is_empty()));
        let own = times.iter().rfind(|span| span.against.is_none() && span.time.due.is_some());
        if let Some(span) = own {
            state.time = Some(span.clone());
            state.own_time = true;
        }
        if let Some(every) = every(text) {
            state.every = Some(every);
        }
    }

    /// A text without its times, what they are compared by, and its scopes.
    fn bare(text: &str, piece: &Piece, times: &[TimeSpan]) -> String {
        Self::bare_of(text, piece.at.start, times)
    }

    fn bare_of(text: &str, start: usize, times: &[TimeSpan]) -> String {
        let mut bare = String::new();
        let mut at = 0;
        for span in times {
            let (from, to) = (span.at.start.saturating_sub(start), span.at.end.saturating_sub(start));
            if from < at || to > text.len() {
                continue;
            }
            let mut before = &text[at..from];
            if span.against.is_some() {
                before = before.trim_end_matches(['较', '比', '以', '与', '同']);
            }
            bare.push_str(before.trim_end_matches("截至").trim_end_matches("截止"));
            at = to;
            if span.against.is_some() {
                for word in ["的基础上", "基础上", "为基数", "相比", "同期", "水平"] {
                    if text[at..].starts_with(word) {
                        at += word.len();
                    }
                }
            }
        }
        bare.push_str(&text[at..]);
        let bare = zh_scope::without_scopes(&bare);
        without_rhythm(&bare)
    }

    /// The amounts of a piece: one, or the two ends of 从…提高到….
    fn amounts(&self, whole: &str, piece: &Piece, says: Says, state: &mut State, all: &mut Vec<Statement>) {
        let Some(amount) = piece.amounts.last() else { return };
        let times = self.times_of(piece);
        let opening = &whole[piece.at.start..piece.amounts[0].at.start];
        let opening = Self::bare_of(opening, piece.at.start, &times);
        let opening = opening.trim_end_matches('的');
        let from = piece.amounts.len() > 1 && opening.ends_with(['从', '由']);
        let head_start = if from { piece.amounts[0].at.end } else { piece.at.start };
        if piece.amounts.len() > 1 && !from {
            return self.several(whole, piece, says, state, all);
        }
        let in_piece = |span: &&TimeSpan| span.at.start >= head_start && span.at.end <= amount.at.start;
        let own: Vec<TimeSpan> = times.iter().filter(in_piece).cloned().collect();
        let bare = Self::bare_of(&whole[head_start..amount.at.start], head_start, &own);
        let mut head = zh_head::read(without_each(&bare));
        if from {
            head.name = thing(opening.trim_end_matches(['从', '由']).trim_end_matches(['要', '将']));
        }
        let after = &whole[amount.at.end..piece.at.end];
        // 70%以上的城市消除重污染天气 begins anew, whatever was to be held before it.
        let anew = bare.trim().is_empty() && after.starts_with('的') && !piece.continues;
        if anew && matches!(state.verb, Some(VerbMeans::Hold | VerbMeans::HoldBelow)) {
            state.verb = None;
        }
        // 级别保持稳定，优良比例不低于90%: a limit of its own holds for its own name.
        let own_limit = !head.name.is_empty() && head.edge != Edge::Plain && head.verb.is_none();
        if own_limit && matches!(state.verb, Some(VerbMeans::Hold | VerbMeans::HoldBelow)) {
            state.verb = None;
        }
        let mut statement = Self::statement(amount, &head, state);
        statement.at = piece.at.clone();
        if without_each(&bare) != bare {
            statement.beside.push(bare[without_each(&bare).len()..].to_owned());
        }
        let everyone = ["全员", "全覆盖", "逐一", "普遍"].iter().any(|word| after.contains(word));
        if everyone && statement.unit.known.is_some_and(crate::measure::Unit::counts_whole_things) {
            statement.change = Change::All;
        }
        if from {
            statement.baseline = Some(piece.amounts[0].low.clone());
        }
        self.judge(&mut statement, amount, &head, (&bare, after), says, state);
        self.name(&mut statement, &head, after, state);
        if head.verb.is_some() || !piece.continues {
            state.verb = head.verb.or(state.verb.filter(|_| !head.name.is_empty() || piece.continues));
        }
        let counted = statement.unit.known.is_some_and(crate::measure::Unit::counts_whole_things);
        if counted && !statement.name.is_empty() {
            state.topic.clone_from(&statement.name);
        }
        if !statement.name.is_empty() && statement.status != Status::Attribute {
            state.subject.clone_from(&statement.name);
            state.unit = statement.unit.known;
        }
        if zh_special::is_share_of_task(&bare, &own, &statement) {
            return zh_special::share_of_task(statement, &times, &self.setting.dates, all);
        }
        all.push(statement);
    }

    /// Several amounts of a piece that no 、 divides: one of them says which, or each is promised.
    fn several(&self, whole: &str, piece: &Piece, says: Says, state: &mut State, all: &mut Vec<Statement>) {
        let between = &whole[piece.amounts[0].at.end..piece.amounts[1].at.start];
        match zh_several::relation(whole, piece) {
            Relation::ShareOf => {
                let mut share = piece.clone();
                share.amounts.truncate(1);
                self.amounts(whole, &share, says, state, all);
                if let Some(statement) = all.last_mut() {
                    statement.name = thing(&whole[piece.amounts[0].at.end + '的'.len_utf8()..piece.at.end]);
                }
            }
            Relation::KindOf => {
                let mut one = piece.clone();
                one.amounts.truncate(1);
                self.amounts(whole, &one, says, state, all);
                if let Some(statement) = all.last_mut() {
                    statement.name = thing(&whole[piece.amounts[0].at.end..piece.at.end]);
                }
            }
            Relation::Whose => {
                self.amounts(whole, &piece.behind_first(0), says, state, all);
                if let Some(statement) = all.last_mut() {
                    statement.at = piece.at.clone();
                    statement.name = thing(&format!("{}{between}", &whole[piece.amounts[0].at.clone()]));
                    statement.change = Change::Add;
                }
            }
            Relation::Among => {
                let skip = if between.starts_with('中') { '中'.len_utf8() } else { 0 };
                self.amounts(whole, &piece.behind_first(skip), says, state, all);
            }
            Relation::Which => self.which(whole, piece, says, state, all),
            Relation::Each => {
                let first = Piece {
                    at: piece.at.start..piece.amounts[1].at.start,
                    amounts: vec![piece.amounts[0].clone()],
                    continues: piece.continues,
                };
                self.amounts(whole, &first, says, state, all);
                self.amounts(whole, &Piece { continues: true, ..piece.behind_first(0) }, says, state, all);
            }
        }
    }

    /// 年收入超50万元的经济强村5个: the first amount says which.
    fn which(&self, whole: &str, piece: &Piece, says: Says, state: &mut State, all: &mut Vec<Statement>) {
        let times = self.times_of(piece);
        let skip = if whole[piece.amounts[0].at.end..].starts_with('的') { '的'.len_utf8() } else { 0 };
        let head = Self::bare_of(&whole[piece.at.start..piece.amounts[0].at.start], piece.at.start, &times);
        self.amounts(whole, &piece.behind_first(skip), says, state, all);
        let Some(statement) = all.last_mut() else { return };
        statement.at = piece.at.clone();
        let which = format!("{}{}", head, &whole[piece.amounts[0].at.clone()]);
        let of = if skip > 0 { "的" } else { "" };
        statement.name = thing(&format!("{which}{of}{}", statement.name));
        let adds = zh_head::read(&head).verb == Some(VerbMeans::Add)
            || CHINESE.verbs(&head).iter().any(|verb| verb.means == VerbMeans::Add);
        if adds {
            statement.change = Change::Add;
        }
    }

    fn statement(amount: &Amount, head: &Head, state: &State) -> Statement {
        let mut statement = Statement::at(amount.at.clone());
        let is_percent = amount.unit.known.is_some_and(crate::measure::Unit::is_share);
        statement.change = zh_head::change(head, is_percent, amount.unit.points, state.verb);
        // 新增28条，累计109条: the second is the total so far.
        if head.so_far && head.verb.is_none() && head.name.is_empty() && statement.change == Change::Add {
            statement.change = Change::To;
        }
        if amount.times {
            statement.change = if statement.change == Change::To || statement.change == Change::Add {
                Change::Times
            } else {
                statement.change
            };
            let hundred = crate::measure::exact::whole(100);
            let more =
                if head.verb == Some(VerbMeans::Rise) { hundred.clone() } else { crate::measure::exact::whole(0) };
            statement.low = Some(&amount.low * &hundred + more);
            statement.change = Change::Times;
        } else {
            statement.low = Some(amount.low.clone());
        }
        statement.high.clone_from(&amount.high);
        statement.unit = amount.unit.clone();
        statement.edge = if amount.edge == Edge::Plain { head.edge } else { amount.edge };
        statement.strict = head.strict;
        if statement.edge == Edge::AtMost && statement.change == Change::Hold {
            statement.change = Change::HoldBelow;
        }
        statement.about = amount.about || head.about;
        statement.tone = state.tone.unwrap_or_default();
        statement.time = state.time.as_ref().map(|span| span.time.clone());
        if let Some(time) = &mut statement.time
            && !state.own_time
        {
            time.source = TimeSource::Carried;
        }
        statement.scope.clone_from(&state.scope);
        statement.every = state.every;
        statement.against = state.against;
        if amount.in_words {
            statement.doubt(Doubt::NumberInWords);
        }
        if statement.unit.known.is_none() && !amount.times {
            statement.doubt(Doubt::UnitUnknown);
        }
        statement
    }

    /// Whether the amount is a target at all.
    fn judge(
        &self,
        statement: &mut Statement,
        amount: &Amount,
        head: &Head,
        (before, after): (&str, &str),
        says: Says,
        state: &State,
    ) {
        let side = CHINESE.side_headings.in_text(&self.setting.heading).is_some();
        if side && amount.unit.known.is_some_and(crate::measure::Unit::is_money) {
            statement.status = Status::Attribute;
            return;
        }
        let value_verb =
            head.adjacent && head.verb.is_some_and(|verb| verb != VerbMeans::Add) || head.edge != Edge::Plain;
        if zh_special::is_attribute(amount, before, after, value_verb) {
            statement.status = Status::Attribute;
            return;
        }
        // 总投资达817亿元 is the size of the projects, not what is to be invested.
        if CHINESE.sizes.words.contains(&head.name) {
            statement.status = Status::Attribute;
            return;
        }
        let (status, doubt) = zh_status::decide(
            says,
            state.says,
            state.time.as_ref().filter(|_| state.own_time || state.says != Says::Reported),
            self.setting,
        );
        statement.status = status;
        if let Some(doubt) = doubt {
            statement.doubt(doubt);
        }
    }

    /// The name of what is measured: before the amount, else behind it, else what the sentence spoke of.
    fn name(&self, statement: &mut Statement, head: &Head, after: &str, state: &mut State) {
        // 到2027年和2030年，城乡居民……分别 gives an amount to each year.
        let of_years = zh_pairs::two(self.text, &self.at, self.times).is_some();
        if let Some(names) = head.respectively.as_ref().filter(|names| !of_years || names.contains(['、', '和', '与']))
        {
            state.shared = shared_names(&Self::bare_names(names));
        }
        if !state.shared.is_empty() && (head.respectively.is_some() || head.name.is_empty()) {
            statement.name = state.shared.remove(0);
            return;
        }
        state.shared.clear();
        let behind = what_stands_behind(after);
        // 在城区新建5个公厕: what is built stands behind the amount; 投资15亿元 is money that is spent.
        let spends = statement.unit.known.is_some_and(crate::measure::Unit::is_money)
            && ["投资", "投入"].iter().any(|word| head.name.ends_with(word));
        let is_verb_only = head.verb == Some(VerbMeans::Add)
            && !spends
            && (zh_head::is_only_verbs(&head.name) || head.adjacent && !behind.is_empty());
        let says_little = head.name.chars().count() < 2;
        // 所有乡镇和90%以上的行政村: the share is of what stands behind it.
        let share_of = statement.unit.known.is_some_and(crate::measure::Unit::is_share)
            && !statement.unit.points
            && after.starts_with('的')
            && head.verb.is_none();
        statement.name = match (says_little || is_verb_only || share_of, behind.is_empty()) {
            (true, false) => behind.clone(),
            (false, _) => head.name.clone(),
            (true, true) if is_verb_only && head.name.starts_with('新') && !state.subject.is_empty() => {
                format!("{}{}", head.name, state.subject)
            }
            // 新建高标准农田12万亩，改造提升5万亩: of the same thing.
            (true, true)
                if is_verb_only
                    && CHINESE.verbs(&head.name).first().is_some_and(|verb| verb.start == 0)
                    && state.unit.is_some()
                    && state.unit == statement.unit.known
                    && !state.subject.is_empty() =>
            {
                let verb =
                    CHINESE.verbs(&state.subject).first().filter(|verb| verb.start == 0).map_or(0, |verb| verb.end);
                format!("{}{}", head.name, &state.subject[verb..])
            }
            (true, true) if is_verb_only => head.name.clone(),
            (true, true) => {
                if state.subject.is_empty() {
                    statement.doubt(Doubt::NameUnclear);
                    Some(thing(&self.setting.heading)).filter(|name| name.chars().count() <= 40).unwrap_or_default()
                } else {
                    state.subject.clone()
                }
            }
        };
        let counted = statement.unit.known.is_some_and(crate::measure::Unit::counts_whole_things);
        if counted
            && !behind.is_empty()
            && !head.name.is_empty()
            && !is_verb_only
            && head.verb.is_none()
            && statement.status == Status::Promised
            && behind.chars().count() <= 12
        {
            statement.name = format!("{}{behind}", head.name);
        }
        of_the_same(statement, state);
        if CHINESE.amount_nouns.words.contains(&statement.name) {
            let noun = CHINESE.amount_nouns.ends(&state.subject).unwrap_or_default();
            let of = state
                .subject
                .strip_suffix(noun)
                .filter(|of| !of.is_empty() && !noun.is_empty())
                .unwrap_or(&state.topic);
            statement.name = format!("{of}{}", statement.name);
        }
    }

    fn bare_names(names: &str) -> String {
        zh_scope::without_scopes(names)
    }
}

/// A time as it is carried on by a heading.
pub(in crate::propose::targets) fn time_of_heading(text: &str, dates: &super::dates::Dates) -> Option<Time> {
    static PLAN: LazyLock<Regex> =
        LazyLock::new(|| Regex::new("[“\"]?(十[一二三四五六七])五[”\"]?").expect("a pattern of the program"));
    let spans = zh_times::times(text, dates);
    // “十四五”规划 in a title runs to the plan's end.
    if spans.is_empty()
        && let Some(found) = PLAN.captures(text)
    {
        let whole = format!("{}五时期", &found[1]);
        return zh_times::times(&whole, dates)
            .into_iter()
            .next()
            .map(|span| Time { source: TimeSource::Heading, ..span.time });
    }
    let span = spans
        .into_iter()
        .rfind(|span| span.against.is_none() && span.time.due.is_some() && span.time.source != TimeSource::Custom)?;
    Some(Time { source: TimeSource::Heading, ..span.time })
}
