//! The indicators of a feed: one for each amount, of lists of cases the number of new ones and of those that are open.

use super::amounts::{
    AmountToJudge, counted, is_attribute, is_stated_only, kind_of, lower_is_better, may_be_negative, unit_of,
};
use super::cell_kinds::{CellKind, date_in, unit_in_cells};
use super::feed_proposal::{ColumnType, FeedProposal, Guesses, IndicatorProposal, MeasureProposal};
use super::ids::Ids;
use super::known_words::known_words;
use super::private_words::{is_about, whose};
use super::series_look::{Behaviour, Series, behaviour};
use super::work::Work;
use crate::catalog::{Kind, Protect};
use crate::measure::notation::{NamedStretch, tidy};
use crate::measure::{BUILT_IN, Counted, Period, Unit, read_number};
use crate::say;
use crate::words::Message;
use std::collections::{BTreeMap, BTreeSet};

/// Texts by which values are broken down.
const PARTS: usize = 12;

/// What indicators are made from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amounts<'a> {
    pub work: &'a Work<'a>,
    pub feed: &'a FeedProposal,
    pub column_ids: &'a [String],
}

/// Makes the indicators, sets the units of the feed's columns, and says whether some indicator is a state.
pub(super) fn indicators(of: &Amounts<'_>, ids: &mut Ids) -> (Vec<IndicatorProposal>, bool) {
    let mut all = Vec::new();
    if of.work.roles.is_ledger {
        all.extend(of.cases(ids));
    }
    if let Some(label) = of.item_label() {
        all.extend(of.items(label, ids));
    } else if of.work.wide.is_some() {
        all.push(of.wide(ids));
    } else {
        let mut whole: Option<IndicatorProposal> = None;
        for n in &of.work.roles.amounts {
            let heading = &of.work.columns[*n].headers[0];
            if !of.column_ids[*n].is_empty() && !is_attribute(heading) {
                let mut amount = of.amount(*n, ids);
                // Rates and prices of cases and of projects are not added up, nor amounts of cases that are counted in different things.
                let is_stated = is_stated_only(heading, amount.unit);
                let is_mixed = of.work.columns[*n].unit.is_none() && of.mixes_units();
                let is_list = of.work.roles.is_ledger || of.work.roles.lists_things;
                if is_list && (is_stated || is_mixed) {
                    continue;
                }
                if !is_part(heading) {
                    whole = Some(amount.clone());
                } else if let Some(whole) = &whole {
                    of.as_part(*n, &mut amount, whole);
                }
                all.push(amount);
            }
        }
    }
    let states = all.iter().any(|indicator| matches!(indicator.kind, Kind::Level | Kind::Open));
    (all, states)
}

impl Amounts<'_> {
    /// What the table is called: its title, its files.
    pub(super) fn around(&self) -> String {
        format!("{} {}", self.work.name, self.titles())
    }

    /// The titles of the table.
    pub(super) fn titles(&self) -> String {
        let titles = self.work.tables[0].table.titles.iter().filter(|title| !title.contains(':'));
        titles.take(2).cloned().collect::<Vec<_>>().join(" ")
    }

    pub(super) fn above(&self) -> Vec<Unit> {
        let mut units: Vec<Unit> = Vec::new();
        for unit in self.work.tables.iter().flat_map(|seen| seen.table.units.iter()) {
            if !units.contains(unit) {
                units.push(*unit);
            }
        }
        units
    }

    /// Whether the names of most files are of the year so far.
    pub(super) fn runs_in_names(&self) -> bool {
        let runs = |path: &str| {
            super::file_names::times_of(path, None, self.work.around.calendar).into_iter().any(|time| {
                matches!(time.stretch(), Some(NamedStretch::Months { first, .. }) if self.work.around.calendar.begins_year(first))
            })
        };
        let titled = |titles: &[String]| titles.iter().any(|title| runs(&format!("{title}.x")));
        let files = self.work.tables.iter().filter(|seen| runs(&seen.path) || titled(&seen.table.titles)).count();
        files * 2 >= self.work.tables.len() && files > 0
    }

    fn year(&self, period: Period) -> i16 {
        Period::containing_in(self.work.around.calendar, period.last_day(), crate::measure::Every::Year)
            .first_day()
            .year()
    }

    pub(super) fn behaviour(&self, series: BTreeMap<Vec<String>, Series>) -> Behaviour {
        let all: Vec<Series> = series.into_values().collect();
        behaviour(&all, |period| self.year(period))
    }

    /// The values of a column by what they are of and when.
    pub(super) fn series(&self, n: usize) -> BTreeMap<Vec<String>, Series> {
        let work = self.work;
        let labels: Vec<usize> = work.roles.region.into_iter().chain(work.roles.texts.iter().copied()).collect();
        let mut all: BTreeMap<Vec<String>, Series> = BTreeMap::new();
        for (table, seen) in work.tables.iter().enumerate() {
            for row in 0..seen.table.rows {
                let cell = |n: usize| work.columns[n].cell(&work.tables, table, row);
                let dated = work.roles.date.and_then(|date| date_in(cell(date), work.roles.order.unwrap_or_default()));
                let parts = work.roles.date_parts.and_then(|(year, month)| {
                    date_in(
                        &format!("{}-{:0>2}", cell(year).trim_end_matches('年'), cell(month).trim_end_matches('月')),
                        work.roles.order.unwrap_or_default(),
                    )
                });
                let Some(period) = dated.or(parts).or(work.periods[table]) else { continue };
                if let Some(value) = number(cell(n)) {
                    let key = labels.iter().map(|n| cell(*n).to_owned()).collect();
                    all.entry(key).or_default().insert(period, value);
                }
            }
        }
        all
    }

    fn amount(&self, n: usize, ids: &mut Ids) -> IndicatorProposal {
        let column = &self.work.columns[n];
        let cells = column.cells(&self.work.tables);
        let (around, titles) = (self.around(), self.titles());
        let heading = column.headings.join(" ");
        let of = AmountToJudge {
            heading: &heading,
            around: &around,
            titles: &titles,
            own: column.unit.or_else(|| self.unit_of_rows()),
            above: &self.above(),
            in_cells: unit_in_cells(&cells),
            behaviour: if self.work.roles.is_ledger { Behaviour::Unknown } else { self.behaviour(self.series(n)) },
            runs_in_names: self.runs_in_names() && !self.work.roles.is_ledger,
            money: self.work.around.money,
        };
        let name = self.name_with_title(&column.headings);
        let mut indicator = self.judged(of, &name, ids, &self.column_ids[n]);
        indicator.measure = if is_stated_only(&heading, indicator.unit) && !self.work.roles.is_ledger {
            indicator.guesses.insert("measure", say!("init-why-reported"));
            MeasureProposal::Reported(self.column_ids[n].clone())
        } else {
            MeasureProposal::Sum(self.column_ids[n].clone())
        };
        if self.work.roles.is_ledger {
            (indicator.kind, indicator.date) = (Kind::Flow, None);
            indicator.guesses.insert("kind", say!("init-why-kind-cases"));
        }
        if matches!(indicator.measure, MeasureProposal::Reported(_)) && indicator.kind == Kind::Running {
            indicator.kind = Kind::Level;
        }
        indicator.by = self.parts();
        indicator
    }

    /// A part that says nothing of its own is counted as what it is a part of: 其中：寄宿生 beside 在校生数.
    fn as_part(&self, n: usize, part: &mut IndicatorProposal, whole: &IndicatorProposal) {
        let says_own = known_words(&part.name).0.into_iter().any(|word| word.unit.is_some() || word.kind.is_some());
        if says_own || part.unit.is_share() || whole.unit.is_share() || self.work.columns[n].unit.is_some() {
            return;
        }
        if part.guesses.contains_key("unit") {
            part.unit = whole.unit;
            part.protect = part.protect.or(whole.protect);
            part.guesses.insert("unit", say!("init-why-part", name = whole.name));
            if part.protect.is_some() {
                part.guesses.insert("protect", say!("init-why-protect"));
            }
        }
        let behaviour = if self.work.roles.is_ledger { Behaviour::Unknown } else { self.behaviour(self.series(n)) };
        let fits = match whole.kind {
            Kind::Running => matches!(
                behaviour,
                Behaviour::Unknown | Behaviour::BeginsAgain | Behaviour::GrowsFromLow | Behaviour::OnlyGrows
            ),
            _ => true,
        };
        part.kind = if fits { whole.kind } else { Kind::Flow };
        part.guesses.insert("kind", say!("init-why-part", name = whole.name));
    }

    /// The name by headings; the title's where this is longer and ends with it: 种植面积 in a table called 烟叶种植面积统计表.
    fn name_with_title(&self, headings: &[String]) -> String {
        let name = display_name(headings);
        let (bare, suffix) = without_period(&name);
        let is_certain = self.work.tables.iter().all(|seen| {
            let own = seen.table.titles.iter().find(|title| !title.contains(':'));
            own.is_some_and(|title| title_name(title, &self.work.around.book.root).ends_with(&bare))
        });
        let titles = &self.work.tables[0].table.titles;
        let longer = titles
            .iter()
            .filter(|title| !title.contains(':'))
            .map(|title| title_name(title, &self.work.around.book.root))
            .find(|title| {
                let (title, bare) = (title.to_lowercase(), bare.to_lowercase());
                let longest = if title.is_ascii() { 60 } else { 20 };
                title.len() > bare.len()
                    && title.chars().count() <= longest
                    && bare.chars().count() > 1
                    && !title.contains(['、', '和', '及', '与'])
                    && !super::whole_words::says(&title, &["and"])
                    && (title.ends_with(&bare) || is_certain && title.contains(&bare))
            });
        match longer {
            Some(title) if suffix.is_empty() => title,
            Some(title) if title.is_ascii() => format!("{title} ({suffix})"),
            Some(title) => format!("{title}（{suffix}）"),
            None => name,
        }
    }

    /// An indicator with everything but its measure.
    pub(super) fn judged(&self, of: AmountToJudge<'_>, name: &str, ids: &mut Ids, column: &str) -> IndicatorProposal {
        let unit = unit_of(of);
        let (kind, why) = kind_of(of, unit.unit);
        let mut guesses = Guesses::new();
        guesses.insert("kind", why);
        if !unit.is_stated {
            guesses.insert("unit", unit.why);
        }
        let lower = lower_is_better(of.heading, of.around);
        guesses.insert(
            "better",
            match lower {
                Some(word) => say!("init-why-lower", word),
                None => say!("init-why-higher"),
            },
        );
        let protect = self.protect(unit.unit);
        if protect.is_some() {
            guesses.insert("protect", say!("init-why-protect"));
        }
        let wanted = if self.feed.id.contains(column) {
            self.feed.id.clone()
        } else if column.starts_with(&self.feed.id) {
            column.to_owned()
        } else {
            format!("{}_{column}", self.feed.id)
        };
        IndicatorProposal {
            id: ids.take(&wanted),
            name: name.to_owned(),
            section: if self.feed.source.is_empty() { self.feed.name.clone() } else { self.feed.source.clone() },
            measure: MeasureProposal::Count,
            condition: None,
            kind,
            date: None,
            unit: unit.unit,
            is_lower_better: lower.is_some(),
            protect,
            by: Vec::new(),
            guesses,
        }
    }

    fn protect(&self, unit: Unit) -> Option<Protect> {
        let has_private = self.feed.columns.iter().any(|column| column.private);
        match counted(unit) {
            Some(Counted::Household) => Some(Protect::Household),
            Some(Counted::Enterprise) => Some(Protect::Enterprise),
            Some(_) => Some(Protect::Person),
            None if has_private => Some(self.whose()),
            None => None,
        }
    }

    fn whose(&self) -> Protect {
        let headings = self.feed.columns.iter().filter(|column| column.private).flat_map(|column| &column.headers);
        whose(headings.map(String::as_str))
    }

    /// The column of few texts by which values may be broken down.
    pub(super) fn parts(&self) -> Vec<String> {
        let work = self.work;
        let few = |n: &&usize| {
            let column = &work.columns[**n];
            let is_optional =
                self.feed.columns.iter().any(|proposal| proposal.id == self.column_ids[**n] && proposal.optional);
            let different: BTreeSet<&str> = column.cells(&work.tables).into_iter().collect();
            !is_optional
                && (2..=PARTS).contains(&different.len())
                && column.kind == CellKind::Text
                && !work.roles.private.contains(n)
                && !super::private_words::is_free_text(&column.headers[0])
                && different.len() * 2 < column.cells(&work.tables).len().max(1)
        };
        work.roles
            .texts
            .iter()
            .find(few)
            .map(|n| self.column_ids[*n].clone())
            .filter(|id| !id.is_empty())
            .into_iter()
            .collect()
    }

    /// Of a list of cases: how many are new, and how many are open.
    fn cases(&self, ids: &mut Ids) -> Vec<IndicatorProposal> {
        let work = self.work;
        let called = self.around();
        let private: Vec<&String> =
            self.feed.columns.iter().filter(|column| column.private).flat_map(|column| &column.headers).collect();
        // A list of cases counts cases, whoever they are about.
        let of_cases = super::whole_words::says(
            &called,
            &[
                "cases",
                "complaints",
                "incidents",
                "requests",
                "applications",
                "repairs",
                "案件",
                "投诉",
                "隐患",
                "工单",
            ],
        );
        let about_persons = !of_cases && private.iter().any(|heading| is_about(heading));
        let (unit, protect) = match self.whose() {
            whose if !about_persons => (Unit::one(), (!private.is_empty()).then_some(whose)),
            Protect::Household => (BUILT_IN.parse("户").unwrap_or_else(Unit::one), Some(Protect::Household)),
            Protect::Enterprise => (BUILT_IN.parse("家").unwrap_or_else(Unit::one), Some(Protect::Enterprise)),
            _ => (BUILT_IN.parse("人").unwrap_or_else(Unit::one), Some(Protect::Person)),
        };
        let lower = lower_is_better("", &called);
        let mut all = Vec::new();
        let mut add = |measure: MeasureProposal, kind: Kind, suffix: &str, why, name: String, ids: &mut Ids| {
            let mut guesses = Guesses::new();
            guesses.insert("kind", why);
            guesses.insert("unit", say!("init-why-unit-cases"));
            guesses.insert("better", why_better(lower, kind));
            if protect.is_some() {
                guesses.insert("protect", say!("init-why-protect"));
            }
            let wanted = format!("{}_{suffix}", self.feed.id);
            all.push(IndicatorProposal {
                id: ids.take(&wanted),
                name,
                section: if self.feed.source.is_empty() { self.feed.name.clone() } else { self.feed.source.clone() },
                measure,
                condition: None,
                kind,
                date: None,
                unit,
                is_lower_better: lower.is_some() || kind == Kind::Open,
                protect,
                by: self.parts(),
                guesses,
            });
        };
        let (name, language) = (capital(&self.feed.name), work.around.language);
        let date = work.roles.date.map(|n| self.column_ids[n].clone());
        let recurs = self.feed.files_are == Some("full");
        match (date, work.roles.ended.map(|n| self.column_ids[n].clone())) {
            (Some(from), Some(until)) => {
                add(
                    MeasureProposal::Open(from, until),
                    Kind::Open,
                    "open",
                    say!("init-why-kind-open"),
                    say!("init-name-open", name).in_language(language),
                    ids,
                );
                add(
                    MeasureProposal::Count,
                    Kind::Flow,
                    "new",
                    say!("init-why-kind-cases"),
                    say!("init-name-new", name).in_language(language),
                    ids,
                );
            }
            (None, _) if recurs => {
                add(
                    MeasureProposal::Count,
                    Kind::Level,
                    "count",
                    say!("init-why-kind-list"),
                    say!("init-name-listed", name).in_language(language),
                    ids,
                );
            }
            _ => add(
                MeasureProposal::Count,
                Kind::Flow,
                "count",
                say!("init-why-kind-cases"),
                say!("init-name-new", name).in_language(language),
                ids,
            ),
        }
        all
    }
}

fn capital(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

pub(super) fn number(cell: &str) -> Option<f64> {
    read_number(&tidy(cell), &BUILT_IN).ok().and_then(|number| number.value.to_exact().to_f64())
}

/// A name and what it says of the period, apart: Homes completed in month; 种植面积（累计）.
fn without_period(name: &str) -> (String, String) {
    const PERIODS: [&str; 14] = [
        "year to date",
        "in month",
        "in quarter",
        "this month",
        "this quarter",
        "to date",
        "cumulative",
        "本年累计",
        "累计",
        "本月",
        "当月",
        "本季",
        "本期",
        "当期",
    ];
    let lower = name.to_lowercase();
    let trimmed = lower.trim_end_matches([')', '）', ' ']);
    let Some(period) = PERIODS.into_iter().find(|period| trimmed.ends_with(period)) else {
        return (name.to_owned(), String::new());
    };
    let Some(bare) = name.get(..trimmed.len() - period.len()) else { return (name.to_owned(), String::new()) };
    let bare = bare.trim_end_matches(['(', '（', ' ', '-', ',']);
    if bare.is_empty() { (name.to_owned(), String::new()) } else { (bare.to_owned(), period.to_owned()) }
}

/// Whether a heading is of a part of the amount beside it: 其中：机械化面积, Of which social rent.
fn is_part(heading: &str) -> bool {
    heading.starts_with("其中") || heading.to_lowercase().starts_with("of which")
}

/// The name of an amount by its headings: the group's first, what it is of that in brackets.
pub(super) fn display_name(headings: &[String]) -> String {
    let headings: Vec<String> =
        headings.iter().map(|heading| without_mark(&super::file_names::without_notes(heading))).collect();
    match &headings[..] {
        [] => String::new(),
        [one] => one.clone(),
        [first, rest @ ..] => {
            let rest = rest.join(" ");
            if first.is_ascii() { format!("{first} ({})", rest.to_lowercase()) } else { format!("{first}（{rest}）") }
        }
    }
}

/// Without the mark of a part: 其中：机械化面积.
fn without_mark(heading: &str) -> String {
    let bare = heading.strip_prefix("其中").map_or(heading, |rest| rest.trim_start_matches([':', '：', ' ']));
    bare.strip_prefix("of which").unwrap_or(bare).trim_start_matches([':', ' ']).to_owned()
}

/// What a table's title says of its amount, without place, period and the word for a table.
pub(super) fn title_name(title: &str, root: &str) -> String {
    let title = title.split(['(', '（']).next().unwrap_or(title);
    let text = super::file_names::skeleton_keeping_case(title).replace(root, "");
    let is_word = |word: &&str| {
        !word.is_ascii()
            || (word.chars().any(char::is_alphabetic) && !matches!(word.trim_matches(','), "Q" | "FY" | "H"))
    };
    let text = text.split_whitespace().filter(is_word).collect::<Vec<_>>().join(" ");
    let each = ["各乡镇", "各县区", "各镇", "各村", "分乡镇", "全县", "全市"];
    let text = each.iter().fold(text, |text, word| text.replace(word, ""));
    let text = text
        .trim()
        .trim_end_matches(['表', '）', ')'])
        .trim_end_matches("计划与完成情况")
        .trim_end_matches("明细")
        .trim_end_matches("汇总")
        .trim_end_matches("统计")
        .trim_end_matches("情况")
        .trim_end_matches("统计")
        .trim_end_matches("分月")
        .trim_end_matches("按月");
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':' | ',' | '，' | '（' | '('))
        .to_owned()
}

/// Puts the units of indicators into the columns that they measure.
pub(super) fn settle_columns(feed: &mut FeedProposal, none_below_zero: &BTreeMap<String, bool>) {
    let mut units: BTreeMap<String, Unit> = BTreeMap::new();
    for indicator in &feed.indicators {
        if let MeasureProposal::Sum(column) | MeasureProposal::Reported(column) = &indicator.measure {
            units.entry(column.clone()).or_insert(indicator.unit);
        }
    }
    for column in &mut feed.columns {
        if let (ColumnType::Quantity(_), Some(unit)) = (column.kind, units.get(&column.id)) {
            column.kind = ColumnType::Quantity(*unit);
        }
        // What has not fallen so far may fall next month.
        let fine = |header: &String| none_below_zero.get(header).copied().unwrap_or(true) && !may_be_negative(header);
        let is_wide_value = column.headers.is_empty() && column.id == "value";
        column.no_negative = is_wide_value && none_below_zero.values().all(|fine| *fine)
            || matches!(column.kind, ColumnType::Quantity(_))
                && column.headers.iter().all(fine)
                && !column.headers.is_empty();
    }
    // The value of a wide table has the unit of its first indicator; those that convert to another are of another feed.
    let guessed = |indicator: &IndicatorProposal| indicator.guesses.contains_key("unit");
    let differ = |column: &String, unit: Unit, all: &[IndicatorProposal]| {
        let own = |i: &&IndicatorProposal| matches!(&i.measure, MeasureProposal::Sum(of) | MeasureProposal::Reported(of) if of == column);
        all.iter().filter(own).any(|i| guessed(i) && i.unit != unit)
    };
    // Items of which each would be counted in something else, by guesses, are just counted.
    for column in &mut feed.columns {
        if let ColumnType::Quantity(unit) = column.kind
            && unit.counted().is_some()
            && differ(&column.id, unit, &feed.indicators)
        {
            column.kind = ColumnType::Quantity(Unit::one());
            units.insert(column.id.clone(), Unit::one());
        }
    }
    for indicator in &mut feed.indicators {
        if let MeasureProposal::Sum(column) | MeasureProposal::Reported(column) = &indicator.measure
            && let Some(unit) = units.get(column)
            && (unit.to(indicator.unit).is_none() || *unit == Unit::one())
        {
            if indicator.unit != *unit {
                indicator.guesses.insert("unit", say!("init-why-unit-mixed"));
            }
            indicator.unit = *unit;
        }
    }
}

/// Why more, or less, of a list of cases is taken to be better.
fn why_better(lower: Option<&'static str>, kind: Kind) -> Message {
    match lower {
        Some(lower) => say!("init-why-lower", word = lower),
        None if kind == Kind::Open => say!("init-why-lower-open"),
        None => say!("init-why-higher"),
    }
}
