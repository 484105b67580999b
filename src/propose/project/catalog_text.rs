//! The text of `onpace.toml`: every guess marked, with its reason beside it.

use super::feed_proposal::{ColumnProposal, ColumnType, FeedProposal, Guesses, IndicatorProposal, MeasureProposal};
use super::private_words::masked;
use crate::catalog::Protect;
use crate::measure::notation::visible;
use crate::measure::{BUILT_IN, Names, Unit, Units};
use crate::say;
use crate::words::{Language, Message};
use std::fmt::Write;

/// The head of the file.
#[derive(Debug, Clone)]
pub(super) struct Head {
    pub title: String,
    pub start: String,
    pub year_starts: i8,
    pub guesses: Guesses,
}

/// Lines of `key = value  # why`.
struct Writer {
    text: String,
    language: Language,
}

/// A text as TOML writes it.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn list(texts: &[String]) -> String {
    format!("[{}]", texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", "))
}

/// One text, or a list of several.
fn one_or_list(texts: &[String]) -> String {
    if let [one] = texts { quoted(one) } else { list(texts) }
}

/// A unit by a name that a catalog may write: in the project's language where it has one.
pub(super) fn unit_name(unit: Unit, language: Language) -> String {
    let names = if language == Language::Chinese { Names::Chinese } else { Names::English };
    let written = Units::default().stated_in(names).written(unit);
    if BUILT_IN.parse(&written) == Some(unit) { written } else { unit.to_string() }
}

impl Writer {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn comment(&mut self, message: &Message) {
        let text = message.in_language(self.language);
        for line in text.lines() {
            let line = format!("# {}", visible(line));
            self.line(line.trim_end());
        }
    }

    /// A reason behind a value; one that is a guess says that it is to be confirmed.
    fn why(&self, why: Option<&Message>) -> String {
        let Some(why) = why else { return String::new() };
        let why = why.in_language(self.language);
        let marked = say!("init-to-confirm", why).in_language(self.language);
        format!("   # {}", visible(&marked).replace('\n', " "))
    }

    fn key(&mut self, width: usize, key: &'static str, value: &str, guesses: &Guesses) {
        let why = self.why(guesses.get(key));
        self.line(&format!("{key:width$} = {value}{why}"));
    }
}

/// The first lines of the file.
pub(super) fn head_text(head: &Head, language: Language) -> String {
    let mut out = Writer { text: String::new(), language };
    out.comment(&say!("init-head"));
    let width = "year_starts".len();
    out.key(width, "title", &quoted(&head.title), &head.guesses);
    out.key(width, "language", &quoted(language.as_str()), &head.guesses);
    out.key(width, "start", &quoted(&head.start), &head.guesses);
    if head.year_starts != 1 || head.guesses.contains_key("year_starts") {
        out.key(width, "year_starts", &head.year_starts.to_string(), &head.guesses);
    }
    let why = say!("init-head-to-confirm").in_language(language);
    out.line(&format!("{:width$} = true   # {why}", "to_confirm"));
    out.text
}

/// A feed with its indicators.
pub(super) fn feed_text(feed: &FeedProposal, language: Language, private: &[String]) -> String {
    let mut out = Writer { text: String::new(), language };
    let (name, count) = (&feed.name, feed.paths.len());
    let example = masked(feed.paths.first().map_or("", String::as_str), private);
    out.line("");
    out.comment(&say!("init-feed", name, count, example));
    out.line(&format!("[feed.{}]", feed.id));
    let width = if feed.not_regions.is_empty() { "files_are".len() } else { "not_regions".len() };
    let guesses = &feed.guesses;
    out.key(width, "files", &quoted(&feed.files), guesses);
    out.key(width, "source", &quoted(&feed.source), guesses);
    out.key(width, "every", &quoted(feed.every.as_str()), guesses);
    if let Some(period) = &feed.period {
        out.key(width, "period", &quoted(period), guesses);
    }
    if let Some(sheets) = &feed.sheets {
        out.key(width, "sheets", &quoted(sheets), guesses);
    }
    if let Some(expect) = &feed.expect {
        out.key(width, "rows", "\"report\"", guesses);
        if !expect.is_empty() {
            out.key(width, "expect", &one_or_list(expect), guesses);
        }
    }
    if !feed.senders.is_empty() {
        out.key(width, "senders", &list(&feed.senders), guesses);
    }
    if feed.key.is_empty() {
        let why = out.why(guesses.get("key"));
        out.line(why.trim());
    } else {
        out.key(width, "key", &list(&feed.key), guesses);
    }
    if let Some(files_are) = feed.files_are {
        out.key(width, "files_are", &quoted(files_are), guesses);
    }
    if let Some(dates) = feed.dates {
        out.key(width, "dates", &quoted(dates), guesses);
    }
    if let Some(encoding) = &feed.encoding {
        out.key(width, "encoding", &quoted(encoding), guesses);
    }
    if feed.has_decimal_comma {
        out.key(width, "decimal", &quoted(","), guesses);
    }
    if !feed.not_regions.is_empty() {
        out.key(width, "not_regions", &list(&feed.not_regions), guesses);
    }
    if let Some(wide) = &feed.unpivot {
        let value = format!(
            "{{ columns = {}, into = {}, value = {} }}",
            quoted(wide.columns),
            quoted(&wide.into),
            quoted(&wide.value)
        );
        out.key(width, "unpivot", &value, guesses);
    }
    if !feed.left_out.is_empty() {
        let headings = feed.left_out.clone();
        out.comment(&say!("init-left-out", headings));
    }
    out.line(&format!("[feed.{}.column]", feed.id));
    let width = feed.columns.iter().map(|column| column.id.len()).max().unwrap_or(0);
    for column in &feed.columns {
        out.column(column, width);
    }
    for indicator in &feed.indicators {
        out.indicator(feed, indicator);
    }
    out.text
}

impl Writer {
    fn column(&mut self, column: &ColumnProposal, width: usize) {
        let mut parts: Vec<String> = Vec::new();
        if !column.headers.is_empty() {
            parts.push(format!("header = {}", one_or_list(&column.headers)));
        }
        if !column.from.is_empty() {
            parts.push(format!("from = {}", list(&column.from)));
        }
        parts.push(format!("type = {}", quoted(column.kind.as_str())));
        if let ColumnType::Quantity(unit) = column.kind {
            parts.push(format!("unit = {}", quoted(&unit_name(unit, self.language))));
        }
        let flags = [
            (column.no_negative, "min = 0"),
            (column.kind == ColumnType::Parent, "parent = true"),
            (column.optional, "optional = true"),
            (column.private, "private = true"),
            (column.fill_down, "fill_down = true"),
        ];
        parts.extend(flags.into_iter().filter(|(set, _)| *set).map(|(_, text)| text.to_owned()));
        let why = column.guesses.values().next();
        let why = self.why(why);
        self.line(&format!("{:width$} = {{ {} }}{why}", column.id, parts.join(", ")));
    }

    fn indicator(&mut self, feed: &FeedProposal, indicator: &IndicatorProposal) {
        let width = "measure".len();
        let guesses = &indicator.guesses;
        self.line("");
        self.line(&format!("[indicator.{}]", indicator.id));
        self.key(width, "name", &quoted(&indicator.name), guesses);
        if !indicator.section.is_empty() {
            self.key(width, "section", &quoted(&indicator.section), guesses);
        }
        self.key(width, "feed", &quoted(&feed.id), guesses);
        if let Some((column, text)) = &indicator.condition {
            self.key(width, "where", &format!("{{ {column} = {} }}", quoted(text)), guesses);
        }
        let measure = match &indicator.measure {
            MeasureProposal::Sum(column) => format!("{{ sum = {} }}", quoted(column)),
            MeasureProposal::Reported(column) => format!("{{ reported = {} }}", quoted(column)),
            MeasureProposal::Count => "{ count = true }".to_owned(),
            MeasureProposal::Open(from, until) => format!("{{ open = [{}, {}] }}", quoted(from), quoted(until)),
        };
        self.key(width, "measure", &measure, guesses);
        self.key(width, "kind", &quoted(indicator.kind.as_str()), guesses);
        if let Some(date) = &indicator.date {
            self.key(width, "date", &quoted(date), guesses);
        }
        self.key(width, "unit", &quoted(&unit_name(indicator.unit, self.language)), guesses);
        self.key(width, "better", if indicator.is_lower_better { "\"lower\"" } else { "\"higher\"" }, guesses);
        if let Some(protect) = indicator.protect {
            self.key(width, "protect", &quoted(protect_name(protect)), guesses);
        }
        if !indicator.by.is_empty() {
            self.key(width, "by", &list(&indicator.by), guesses);
        }
    }
}

/// As a catalog writes it.
pub(super) fn protect_name(protect: Protect) -> &'static str {
    match protect {
        Protect::None => "none",
        Protect::Person => "person",
        Protect::Household => "household",
        Protect::Enterprise => "enterprise",
    }
}
