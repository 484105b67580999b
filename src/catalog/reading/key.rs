//! What a table of `onpace.toml` may say: its keys, what each takes, and which must be there. The readers' list of known keys, the
//! reference (`onpace reference`) and the schema (`onpace schema`) are all made from these.

/// A table with its keys.
#[derive(Debug)]
pub struct KeyTable {
    /// How the reference names it: `feed.column`. The descriptions in `diag/words/reference/` begin with it.
    pub id: &'static str,
    /// The heading under which it stands in the file: `[feed.NAME.column]`.
    pub heading: &'static str,
    pub keys: &'static [Key],
}

/// A key of a table.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    pub name: &'static str,
    pub takes: Takes,
    pub required: bool,
    /// What holds where the key is left out, as it would be written; empty where nothing does.
    pub default: &'static str,
}

/// What a key takes.
#[derive(Debug, Clone, Copy)]
pub enum Takes {
    Text,
    /// One text or a list of texts.
    Texts,
    Number,
    /// A whole number from the first to the second.
    Whole(u16, u16),
    Flag,
    Month,
    /// A month or a day.
    Date,
    Day,
    /// The name of a unit.
    Unit,
    /// A share of a whole: `"50%"` or `0.5`.
    Share,
    /// A file below the project's folder.
    Path,
    /// The id of a column of the feed.
    Column,
    /// One such id or a list of them.
    Columns,
    /// A list of two ids of columns.
    TwoColumns,
    /// A list of two ids of indicators.
    TwoIndicators,
    /// The id of a feed.
    Feed,
    /// One scope of regions or a list of them.
    Scopes,
    /// One of these words.
    Words(fn() -> Vec<&'static str>),
    /// One of these words, or another text.
    WordsOrText(fn() -> Vec<&'static str>),
    /// One of these words, or a text or a list of texts.
    WordsOrTexts(fn() -> Vec<&'static str>),
    /// `true` and nothing else.
    True,
    /// A table with these keys.
    Table(&'static KeyTable),
    /// A table with exactly one of these keys.
    OneOf(&'static KeyTable),
    /// Tables with these keys, each under an id.
    Tables(&'static KeyTable),
    /// Tables with these keys, each under a name of any characters.
    NamedTables(&'static KeyTable),
    /// A list of dates, or of tables with these keys.
    Dates(&'static KeyTable),
    /// Texts, each under a text.
    TextByText,
    /// By column: a text, a number, a list of texts, or a table with these keys.
    Conditions(&'static KeyTable),
}

/// An optional key without a default.
pub(crate) const fn key(name: &'static str, takes: Takes) -> Key {
    Key { name, takes, required: false, default: "" }
}

impl Key {
    /// The same key, which must be there.
    pub(crate) const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// The same key with what holds where it is left out.
    pub(crate) const fn or(self, default: &'static str) -> Self {
        Self { default, ..self }
    }
}

impl Takes {
    /// The table whose keys stand below the key; `None` for plain values.
    #[must_use]
    pub fn table(&self) -> Option<&'static KeyTable> {
        match self {
            Self::Table(table)
            | Self::OneOf(table)
            | Self::Tables(table)
            | Self::NamedTables(table)
            | Self::Dates(table)
            | Self::Conditions(table) => Some(table),
            _ => None,
        }
    }

    /// The words that it knows; none where any text will do.
    #[must_use]
    pub fn words(&self) -> Vec<&'static str> {
        match self {
            Self::Words(words) | Self::WordsOrText(words) | Self::WordsOrTexts(words) => words(),
            _ => Vec::new(),
        }
    }
}

impl KeyTable {
    /// This table and all below it, each once, in the order of the keys.
    #[must_use]
    pub fn all(&'static self) -> Vec<&'static Self> {
        let mut all = vec![self];
        for table in self.keys.iter().filter_map(|key| key.takes.table()) {
            all.extend(table.all());
        }
        all
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> + Clone {
        self.keys.iter().map(|key| key.name)
    }
}

/// The words of a table of words with their meanings.
pub(crate) fn words<T>(table: &[(&'static str, T)]) -> Vec<&'static str> {
    table.iter().map(|(word, _)| *word).collect()
}
