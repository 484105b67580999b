//! A message: what is said and with which arguments, but in no language yet. Making one costs a few short texts; only
//! printing it looks up its words.

use super::bundle::{self, Args};
use super::language::Language;
use crate::measure::notation::visible;
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::borrow::Cow;
use std::cmp::Ordering;

/// The key of a message of the `.ftl` files, and its arguments. Messages are sorted as their texts in the first language are, so that
/// a list has the same order in every language.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Message {
    pub(super) key: &'static str,
    pub(super) args: Vec<(&'static str, Arg)>,
}

/// What is put into a message.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Arg {
    /// The same in every language: a name, an amount as it is written.
    Text(Box<str>),
    /// A whole number, by which a message may choose singular or plural.
    Number(i64),
    /// Words that are looked up in the language of the whole.
    Message(Box<Message>),
    /// Texts joined as the language joins them: `甲、乙`, `a, b`.
    List(Box<[Arg]>),
    /// A name that each language has its own word for, in the order of [`Language::ALL`].
    Named(Box<[Box<str>]>),
}

impl Message {
    #[must_use]
    pub const fn word(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// Usually made by [`say!`](crate::say), whose keys and arguments a test holds against the `.ftl` files.
    #[must_use]
    pub const fn new(key: &'static str, args: Vec<(&'static str, Arg)>) -> Self {
        Self { key, args }
    }

    #[must_use]
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// The argument of this name, where it is the same in every language.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.args.iter().find_map(|(own, arg)| match arg {
            Arg::Text(text) if *own == name => Some(&**text),
            _ => None,
        })
    }

    /// The finished text.
    ///
    /// # Panics
    /// If no message has this key.
    #[must_use]
    pub fn in_language(&self, language: Language) -> String {
        let mut args = Args::default();
        for (name, arg) in &self.args {
            match arg {
                Arg::Number(n) => args.number(name, *n),
                other => args.text(name, other.in_language(language)),
            }
        }
        bundle::say(language, self.key, &args)
    }
}

impl Arg {
    /// What each language calls something.
    #[must_use]
    pub fn named(name: impl Fn(Language) -> String) -> Self {
        Self::Named(Language::ALL.iter().map(|language| name(*language).into_boxed_str()).collect())
    }

    fn in_language(&self, language: Language) -> Cow<'_, str> {
        match self {
            // What comes from a file may hold what turns a terminal or a text around.
            Self::Text(text) => visible(text),
            Self::Number(n) => Cow::Owned(n.to_string()),
            Self::Message(message) => Cow::Owned(message.in_language(language)),
            Self::List(list) => {
                let join = |key: &str, a: Cow<'_, str>, b: Cow<'_, str>| {
                    let mut args = Args::default();
                    args.text("a", a);
                    args.text("b", b);
                    Cow::Owned(bundle::say(language, key, &args))
                };
                let mut texts: Vec<Cow<'_, str>> = list.iter().map(|arg| arg.in_language(language)).collect();
                let end = texts.pop().unwrap_or_default();
                match texts.into_iter().reduce(|a, b| join("join-names", a, b)) {
                    Some(before) => join("join-names-last", before, end),
                    None => end,
                }
            }
            Self::Named(names) => names.get(language as usize).map_or(Cow::Borrowed(""), |name| Cow::Borrowed(&**name)),
        }
    }
}

impl Ord for Message {
    fn cmp(&self, other: &Self) -> Ordering {
        if self == other {
            return Ordering::Equal;
        }
        let text = |message: &Self| message.in_language(Language::default());
        let order = text(self).cmp(&text(other)).then_with(|| self.key.cmp(other.key));
        order.then_with(|| self.args.cmp(&other.args))
    }
}

impl PartialOrd for Message {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The text in every language, as programs read it: `{"zh": …, "en": …}`.
impl Serialize for Message {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut texts = serializer.serialize_map(Some(Language::ALL.len()))?;
        for language in Language::ALL {
            texts.serialize_entry(language.short(), &self.in_language(*language))?;
        }
        texts.end()
    }
}

/// What can be put into a message as it is. Anything else that prints itself is handed over as `%value`.
pub trait Argument {
    fn arg(&self) -> Arg;
}

impl Argument for str {
    fn arg(&self) -> Arg {
        Arg::Text(self.into())
    }
}

impl Argument for String {
    fn arg(&self) -> Arg {
        Arg::Text(self.as_str().into())
    }
}

impl Argument for Cow<'_, str> {
    fn arg(&self) -> Arg {
        Arg::Text((**self).into())
    }
}

impl Argument for char {
    fn arg(&self) -> Arg {
        Arg::Text(self.to_string().into())
    }
}

impl Argument for Message {
    fn arg(&self) -> Arg {
        Arg::Message(Box::new(self.clone()))
    }
}

impl Argument for Arg {
    fn arg(&self) -> Arg {
        self.clone()
    }
}

impl<T: Argument> Argument for [T] {
    fn arg(&self) -> Arg {
        Arg::List(self.iter().map(Argument::arg).collect())
    }
}

impl<T: Argument> Argument for Vec<T> {
    fn arg(&self) -> Arg {
        self.as_slice().arg()
    }
}

impl<T: Argument + ?Sized> Argument for &T {
    fn arg(&self) -> Arg {
        (**self).arg()
    }
}

macro_rules! whole_numbers {
    ($($number:ty),+) => {
        $(impl Argument for $number {
            fn arg(&self) -> Arg {
                Arg::Number(i64::try_from(*self).unwrap_or(i64::MAX))
            }
        })+
    };
}
whole_numbers!(u8, u16, u32, u64, usize, i8, i16, i32, i64);

/// Makes a [`Message`](crate::words::Message) from its key and arguments: `say!("unknown-column", name, count = rows.len())`.
///
/// As in `tracing`, `%value` takes what a value displays and `?value` what it shows for debugging; an argument without `=` has the
/// name of its variable.
#[macro_export]
macro_rules! say {
    ($key:literal $(,)?) => { $crate::words::Message::word($key) };
    ($key:literal, $($args:tt)+) => { $crate::words::Message::new($key, $crate::say!(@args [] $($args)+)) };
    (@args [$($done:tt)*]) => { vec![$($done)*] };
    (@args [$($done:tt)*] % $name:ident $(, $($rest:tt)*)?) => {
        $crate::say!(@args [$($done)* (stringify!($name), $crate::say!(@text "{}", $name)),] $($($rest)*)?)
    };
    (@args [$($done:tt)*] ? $name:ident $(, $($rest:tt)*)?) => {
        $crate::say!(@args [$($done)* (stringify!($name), $crate::say!(@text "{:?}", $name)),] $($($rest)*)?)
    };
    (@args [$($done:tt)*] $name:ident = % $value:expr $(, $($rest:tt)*)?) => {
        $crate::say!(@args [$($done)* (stringify!($name), $crate::say!(@text "{}", $value)),] $($($rest)*)?)
    };
    (@args [$($done:tt)*] $name:ident = ? $value:expr $(, $($rest:tt)*)?) => {
        $crate::say!(@args [$($done)* (stringify!($name), $crate::say!(@text "{:?}", $value)),] $($($rest)*)?)
    };
    (@args [$($done:tt)*] $name:ident = $value:expr $(, $($rest:tt)*)?) => {
        $crate::say!(@args [$($done)* (stringify!($name), $crate::words::Argument::arg(&$value)),] $($($rest)*)?)
    };
    (@args [$($done:tt)*] $name:ident $(, $($rest:tt)*)?) => {
        $crate::say!(@args [$($done)* (stringify!($name), $crate::words::Argument::arg(&$name)),] $($($rest)*)?)
    };
    (@text $format:literal, $value:expr) => { $crate::words::Arg::Text(format!($format, $value).into()) };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_put_in_by_name_in_the_language_asked_for() {
        let names = vec!["a".to_owned(), "b".to_owned()];
        let name = "x";
        let message = say!("missing-sheet", name, sheets = names);
        assert_eq!(
            message.in_language(Language::English),
            "the workbook has no sheet `x`; it has a and b; the file was not used"
        );
        assert!(message.in_language(Language::Chinese).contains("有：a、b；"));
    }

    #[test]
    fn a_message_within_a_message_has_its_language() {
        let inner = Message::word("limit-cells");
        let outer = say!("too-large", what = inner, found = 7_u64, most = 5_u64);
        let texts = serde_json::to_string(&outer).unwrap();
        assert_eq!(
            texts,
            r#"{"zh":"文件超出上限：单元格数至少为7，上限为5；本文件未采用","en":"the file is over a limit: cells: at least 7, limit 5; the file was not used"}"#
        );
    }

    #[test]
    fn messages_are_sorted_as_their_texts() {
        let at = |name: &str| say!("missing-sheet", name, sheets = Vec::<String>::new());
        assert!(at("a") < at("b"));
        // 工作簿中没有… stands before 工作簿有密码…, whatever the keys.
        assert!(at("z") < say!("encrypted"));
        assert_eq!(at("a").cmp(&at("a")), Ordering::Equal);
    }

    #[test]
    fn what_has_no_argument_of_its_own_displays_itself() {
        let (path, c) = ('a', '"');
        let made = say!("x", %path, ?c, both = %1.5, third = ?"t");
        let text = |t: &str| Arg::Text(t.into());
        assert_eq!(
            made.args,
            [("path", text("a")), ("c", text("'\"'")), ("both", text("1.5")), ("third", text("\"t\""))]
        );
    }
}
