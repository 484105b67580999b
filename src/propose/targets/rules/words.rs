//! The tables of words: one file a language, read once.

use serde::Deserialize;
use std::sync::LazyLock;

/// What stands in `zh-CN.toml` and `en.toml`.
#[derive(Debug, Deserialize)]
pub(in crate::propose::targets) struct Rules {
    pub verb: Vec<Verb>,
    pub edge: Vec<EdgeWords>,
    pub tone: Vec<ToneWords>,
    pub reported: Words,
    pub promised: Words,
    #[serde(default)]
    pub compared: Words,
    pub results_headings: Words,
    pub promises_headings: Words,
    pub results_titles: Words,
    pub promises_titles: Words,
    pub lower_is_better: Words,
    pub external: Words,
    pub vague: Words,
    pub attribute: Around,
    pub counted_matters: Words,
    #[serde(default)]
    pub side_headings: Words,
    pub counters: Words,
    pub scope: Vec<ScopeWords>,
    pub whole: Words,
    pub every: Vec<RhythmWords>,
    pub deadline: Vec<Deadline>,
    pub lead: Around,
    pub support: Around,
    pub leader: LeaderWords,
    pub column: Vec<ColumnWords>,
    #[serde(default)]
    pub fillers: Words,
    #[serde(default)]
    pub soft_verbs: Words,
    #[serde(default)]
    pub amount_nouns: Words,
    /// Things written as one word that each have an amount of their own.
    #[serde(default)]
    pub clusters: Words,
    /// Names that say how large a thing is, whatever verb stands behind them.
    #[serde(default)]
    pub sizes: Words,
    /// Verbs with which a thing that can be named is finished.
    #[serde(default)]
    pub finished: Words,
    /// How the names of such things end.
    #[serde(default)]
    pub works: Words,
    /// Words by which somebody is bound, whatever else a sentence reports.
    #[serde(default)]
    pub binding: Words,
    /// Words behind which an amount says which ones are meant.
    #[serde(default)]
    pub describing: Words,
    /// Nouns that are a share themselves, so that what follows says only of what.
    #[serde(default)]
    pub share_nouns: Words,
}

#[derive(Debug, Default, Deserialize)]
pub(in crate::propose::targets) struct Words {
    #[serde(default)]
    pub words: Vec<String>,
}

impl Words {
    /// The first of the words that a text contains.
    pub fn in_text<'w>(&'w self, text: &str) -> Option<&'w str> {
        self.words.iter().map(String::as_str).find(|word| text.contains(word))
    }

    /// The longest of the words that a text begins with.
    pub fn begins<'w>(&'w self, text: &str) -> Option<&'w str> {
        longest(self.words.iter().filter(|word| text.starts_with(word.as_str())))
    }

    /// The longest of the words that a text ends with.
    pub fn ends<'w>(&'w self, text: &str) -> Option<&'w str> {
        longest(self.words.iter().filter(|word| text.ends_with(word.as_str())))
    }
}

fn longest<'w>(words: impl Iterator<Item = &'w String>) -> Option<&'w str> {
    words.max_by_key(|word| word.len()).map(String::as_str)
}

#[derive(Debug, Deserialize)]
pub(in crate::propose::targets) struct Verb {
    pub means: VerbMeans,
    pub words: Vec<String>,
    /// Of `double`: per cent of what it was.
    pub factor: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::propose::targets) enum VerbMeans {
    To,
    DownTo,
    Hold,
    HoldBelow,
    Rise,
    Fall,
    Add,
    Double,
    Zero,
    NoMoreThanBefore,
    NoLessThanBefore,
    All,
    Done,
}

#[derive(Debug, Deserialize)]
pub(in crate::propose::targets) struct EdgeWords {
    pub means: EdgeMeans,
    #[serde(default)]
    pub after: Vec<String>,
    #[serde(default)]
    pub before: Vec<String>,
    #[serde(default)]
    pub strict: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::propose::targets) enum EdgeMeans {
    AtLeast,
    AtMost,
    About,
}

#[derive(Debug, Deserialize)]
pub(in crate::propose::targets) struct ToneWords {
    pub means: ToneMeans,
    pub words: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::propose::targets) enum ToneMeans {
    Firm,
    Stretch,
    Expected,
    InPrinciple,
}

#[derive(Debug, Default, Deserialize)]
pub(in crate::propose::targets) struct Around {
    #[serde(default)]
    pub before: Vec<String>,
    #[serde(default)]
    pub after: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(in crate::propose::targets) struct LeaderWords {
    pub before: Vec<String>,
    pub posts: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(in crate::propose::targets) struct ScopeWords {
    pub level: String,
    pub words: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(in crate::propose::targets) struct RhythmWords {
    pub means: RhythmMeans,
    pub words: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::propose::targets) enum RhythmMeans {
    Year,
    Quarter,
    Month,
    Week,
}

#[derive(Debug, Deserialize)]
pub(in crate::propose::targets) struct Deadline {
    pub words: Vec<String>,
    pub month: i8,
}

#[derive(Debug, Deserialize)]
pub(in crate::propose::targets) struct ColumnWords {
    pub means: ColumnMeans,
    pub words: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::propose::targets) enum ColumnMeans {
    Name,
    Unit,
    Value,
    Baseline,
    Growth,
    Nature,
    Due,
    Lead,
    Support,
    Leader,
    Region,
    Result,
    Note,
}

/// The Chinese table.
pub(in crate::propose::targets) static CHINESE: LazyLock<Rules> = LazyLock::new(|| read(include_str!("zh-CN.toml")));

fn read(text: &str) -> Rules {
    // The tables are part of the program: a test reads them both.
    toml::from_str(text).unwrap_or_else(|why| panic!("a table of words: {why}"))
}

/// A verb found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::propose::targets) struct FoundVerb<'r> {
    pub start: usize,
    pub end: usize,
    pub means: VerbMeans,
    pub word: &'r str,
    pub factor: Option<&'r str>,
}

impl Rules {
    /// The verbs of a text from its beginning on, the longest at each place, none inside another.
    pub fn verbs<'r>(&'r self, text: &str) -> Vec<FoundVerb<'r>> {
        let mut found: Vec<FoundVerb<'r>> = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let here = self.verb_at(text, at);
            at = here.map_or_else(|| at + text[at..].chars().next().map_or(1, char::len_utf8), |verb| verb.end);
            found.extend(here);
        }
        found
    }

    fn verb_at<'r>(&'r self, text: &str, at: usize) -> Option<FoundVerb<'r>> {
        let rest = &text[at..];
        let words = self.verb.iter().flat_map(|verb| verb.words.iter().map(move |word| (verb, word)));
        let (verb, word) = words.filter(|(_, word)| rest.starts_with(word.as_str())).max_by_key(|(_, w)| w.len())?;
        let factor = verb.factor.as_deref();
        Some(FoundVerb { start: at, end: at + word.len(), means: verb.means, word, factor })
    }
}

/// The English table.
pub(in crate::propose::targets) static ENGLISH: LazyLock<Rules> = LazyLock::new(|| read(include_str!("en.toml")));
