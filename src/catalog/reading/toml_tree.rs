//! `onpace.toml` as a tree of tables and values. Each value knows its line and column, so that findings can name them.

use super::findings::{Findings, PROJECT_FILE, is_id, listed};
use super::key::KeyTable;
use super::units::unknown_unit;
use crate::diag::{Diagnostic, Location};
use crate::measure::notation;
use crate::measure::{Decimal, Every, Exact, Period, Unit, Units, exact, read_date};
use crate::say;
use crate::words::Message;
use toml::de::{DeTable, DeValue};

/// The text of `onpace.toml`, and the list that collects findings about it.
#[derive(Debug)]
pub(crate) struct Document<'a> {
    pub(crate) text: &'a str,
    pub(crate) findings: &'a Findings,
    /// The units that the document may name: those built in, and those that it declares.
    pub(crate) units: &'a Units,
}

impl Document<'_> {
    /// The line and column of a byte offset, counted in characters.
    pub(crate) fn location(&self, offset: usize) -> Location {
        let before = self.text.get(..offset).unwrap_or(self.text);
        let line = before.matches('\n').count() as u64 + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() as u64 + 1;
        Location::at(PROJECT_FILE, line, column)
    }
}

/// What a key may expect.
const TEXT: Message = Message::word("want-text");
const TEXTS: Message = Message::word("want-texts");
const NUMBER: Message = Message::word("want-number");
const WHOLE: Message = Message::word("want-whole");
const FLAG: Message = Message::word("want-flag");
const TABLE: Message = Message::word("want-table");
const DATE: Message = Message::word("want-date");

/// One value with its key and its position.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node<'a> {
    pub(crate) doc: &'a Document<'a>,
    pub(crate) key: &'a str,
    /// Byte offset of the key.
    key_at: usize,
    /// Byte offset of the value.
    at: usize,
    pub(crate) value: &'a DeValue<'a>,
}

impl<'a> Node<'a> {
    pub(crate) fn location(&self) -> Location {
        self.doc.location(self.at)
    }

    pub(crate) fn key_location(&self) -> Location {
        self.doc.location(self.key_at)
    }

    pub(crate) fn error(&self, finding: Diagnostic) {
        self.doc.findings.push(finding.at(self.location()));
    }

    #[expect(clippy::needless_pass_by_value, reason = "what is wanted is a constant at every call")]
    fn type_error<T>(&self, want: Message) -> Option<T> {
        let key = self.key;
        let is = match self.value {
            DeValue::String(value) => say!("is-text", %value),
            DeValue::Integer(value) => say!("is-number", %value),
            DeValue::Float(value) => say!("is-number", %value),
            DeValue::Boolean(value) => say!("is-plain", %value),
            DeValue::Datetime(value) => say!("is-date", %value),
            DeValue::Array(_) => say!("is-list"),
            DeValue::Table(_) => say!("is-table"),
        };
        self.error(Diagnostic::error("type-error", say!("wrong-type", key, want, is)));
        None
    }

    pub(crate) fn text(&self) -> Option<&'a str> {
        match self.value {
            DeValue::String(s) => Some(s),
            _ => self.type_error(TEXT),
        }
    }

    /// The entries of a list; any other value is a list of one.
    pub(crate) fn entries(&self) -> Vec<Node<'a>> {
        match self.value {
            DeValue::Array(list) => {
                list.iter().map(|v| Node { at: v.span().start, value: v.get_ref(), ..*self }).collect()
            }
            _ => vec![*self],
        }
    }

    /// A text or a list of texts, each with its position. An empty list is an error.
    pub(crate) fn texts(&self) -> Vec<(&'a str, Node<'a>)> {
        let entries = self.entries();
        if entries.is_empty() {
            self.type_error::<()>(TEXTS);
        }
        entries
            .into_iter()
            .filter_map(|n| match n.value {
                DeValue::String(s) => Some((&**s, n)),
                _ => n.type_error(TEXTS),
            })
            .collect()
    }

    /// The number exactly as written, never by way of a binary float.
    pub(crate) fn number(&self) -> Option<Exact> {
        let read = match self.value {
            DeValue::Integer(n) if n.radix() == 10 => Decimal::parse(n.as_str()).map(Decimal::to_exact),
            DeValue::Float(n) => written_float(n.as_str()),
            _ => None,
        };
        read.or_else(|| self.type_error(NUMBER))
    }

    pub(crate) fn whole(&self) -> Option<u16> {
        match self.value {
            DeValue::Integer(n) if n.radix() == 10 => n.as_str().parse().ok(),
            _ => None,
        }
        .or_else(|| self.type_error(WHOLE))
    }

    pub(crate) fn flag(&self) -> Option<bool> {
        self.value.as_bool().or_else(|| self.type_error(FLAG))
    }

    /// A month or a day, written as text or as a TOML date.
    pub(crate) fn period(&self) -> Option<Period> {
        let read = match self.value {
            DeValue::String(s) => read_date(&notation::tidy(s)),
            DeValue::Datetime(d) => read_date(&d.to_string()),
            _ => None,
        };
        // Half a year stands for its last month.
        let month =
            |p: Period| if p.every() == Every::Half { Period::containing(p.last_day(), Every::Month) } else { p };
        read.map(month).filter(|p| matches!(p.every(), Every::Day | Every::Month)).or_else(|| self.type_error(DATE))
    }

    pub(crate) fn table(&self) -> Option<Table<'a>> {
        match self.value {
            DeValue::Table(entries) => Some(Table { doc: self.doc, name: self.key, at: self.key_at, entries }),
            _ => self.type_error(TABLE),
        }
    }

    pub(crate) fn unit(&self) -> Option<Unit> {
        let name = self.text()?;
        self.doc.units.parse(&notation::tidy(name)).or_else(|| {
            self.error(unknown_unit(name, self.doc.units));
            None
        })
    }

    /// The meaning of the text, which must be one of the given words.
    pub(crate) fn word<T: Copy>(&self, words: &[(&'static str, T)]) -> Option<T> {
        let word = self.text()?;
        if let Some((_, meaning)) = words.iter().find(|(w, _)| *w == word) {
            return Some(*meaning);
        }
        let key = self.key;
        let known = listed(words.iter().map(|(w, _)| *w));
        let message = say!("unknown-value", key, word, known);
        let nearest = notation::nearest(word, words.iter().map(|(w, _)| *w));
        self.error(Diagnostic::error("unknown-value", message).did_you_mean(nearest));
        None
    }
}

/// A TOML float, with or without an exponent; `None` for `inf` and `nan`.
fn written_float(float: &str) -> Option<Exact> {
    /// No catalog means a number with a larger power of ten.
    const LARGEST_POWER: i32 = 30;
    let (digits, power) = float.split_once(['e', 'E']).unwrap_or((float, "0"));
    let power: i32 = power.parse().ok().filter(|p: &i32| p.abs() <= LARGEST_POWER)?;
    Some(Decimal::parse(digits)?.to_exact() * exact::whole(10).pow(power))
}

/// One table with its name and its position.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Table<'a> {
    pub(crate) doc: &'a Document<'a>,
    pub(crate) name: &'a str,
    at: usize,
    entries: &'a DeTable<'a>,
}

impl<'a> Table<'a> {
    pub(crate) fn root(doc: &'a Document<'a>, entries: &'a DeTable<'a>) -> Self {
        Self { doc, name: PROJECT_FILE, at: 0, entries }
    }

    pub(crate) fn location(&self) -> Location {
        self.doc.location(self.at)
    }

    /// All values of the table, in the order of the file.
    pub(crate) fn nodes(&self) -> Vec<Node<'a>> {
        let node = |(key, value): (&'a toml::Spanned<_>, &'a toml::Spanned<DeValue<'a>>)| {
            let name: &'a std::borrow::Cow<'a, str> = key.get_ref();
            Node { doc: self.doc, key: name, key_at: key.span().start, at: value.span().start, value: value.get_ref() }
        };
        let mut nodes: Vec<_> = self.entries.iter().map(node).collect();
        nodes.sort_by_key(|n| n.key_at);
        nodes
    }

    /// Reports every key that the table does not have.
    pub(crate) fn expect_keys(&self, table: &KeyTable) {
        let known = table.names();
        for node in self.nodes().iter().filter(|n| !known.clone().any(|name| name == n.key)) {
            let (key, name, all) = (node.key, self.name, listed(known.clone()));
            let finding = Diagnostic::error("unknown-key", say!("unknown-key", key, name));
            let finding = match notation::nearest(key, known.clone()) {
                Some(near) => finding.did_you_mean(Some(near)),
                None => finding.hint(say!("unknown-key-hint", all)),
            };
            self.doc.findings.push(finding.at(node.key_location()));
        }
    }

    pub(crate) fn get(&self, key: &str) -> Option<Node<'a>> {
        self.nodes().into_iter().find(|n| n.key == key)
    }

    /// The value of a required key. If it is missing, that is reported.
    pub(crate) fn need(&self, key: &str) -> Option<Node<'a>> {
        let found = self.get(key);
        if found.is_none() {
            let name = self.name;
            let message = say!("missing-key", name, key);
            self.doc.findings.error("missing-key", self.location(), message);
        }
        found
    }

    pub(crate) fn text(&self, key: &str) -> Option<&'a str> {
        self.get(key)?.text()
    }

    pub(crate) fn word<T: Copy>(&self, key: &str, words: &[(&'static str, T)]) -> Option<T> {
        self.get(key)?.word(words)
    }

    pub(crate) fn flag(&self, key: &str) -> bool {
        self.get(key).and_then(|n| n.flag()).unwrap_or(false)
    }

    /// Every value with its key, in the order of the file.
    pub(crate) fn all(&self) -> Vec<(&'a str, Node<'a>)> {
        self.nodes().into_iter().map(|node| (node.key, node)).collect()
    }

    /// The tables in this table (`[feed.acreage]` in `[feed]`). A name that is no id is reported.
    pub(crate) fn named_tables(&self) -> Vec<Table<'a>> {
        let check = |node: Node<'a>| {
            let id = node.key;
            if !is_id(id) {
                let message = say!("bad-id", id);
                self.doc.findings.error("bad-id", node.key_location(), message);
            }
            node.table()
        };
        self.nodes().into_iter().filter_map(check).collect()
    }
}
