//! Messages as the store keeps them: the key and the arguments, to be said again in any language.

use super::language::Language;
use super::message::{Arg, Message};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::HashSet;
use std::sync::OnceLock;

/// A message that is written and read as what it is made of, not as its texts.
#[derive(Debug)]
pub(crate) struct Stored(pub Message);

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    key: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    args: Vec<(String, Part)>,
}

#[derive(Serialize, Deserialize)]
enum Part {
    Text(String),
    Number(i64),
    Message(Parts),
    List(Vec<Part>),
    Named(Vec<String>),
}

impl Serialize for Stored {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Parts::of(&self.0).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Stored {
    /// # Errors
    /// If no message has this key or no message an argument of this name: then another program wrote it.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let parts = Parts::deserialize(deserializer)?;
        parts.message().map(Self).ok_or_else(|| D::Error::custom("no such message"))
    }
}

impl Parts {
    fn of(message: &Message) -> Self {
        let args = message.args.iter().map(|(name, arg)| ((*name).to_owned(), Part::of(arg))).collect();
        Self { key: message.key.to_owned(), args }
    }

    fn message(self) -> Option<Message> {
        let args = self.args.into_iter().map(|(name, part)| Some((name_in_use(&name)?, part.arg()?)));
        Some(Message { key: name_in_use(&self.key)?, args: args.collect::<Option<_>>()? })
    }
}

impl Part {
    fn of(arg: &Arg) -> Self {
        match arg {
            Arg::Text(text) => Self::Text(text.to_string()),
            Arg::Number(n) => Self::Number(*n),
            Arg::Message(message) => Self::Message(Parts::of(message)),
            Arg::List(list) => Self::List(list.iter().map(Self::of).collect()),
            Arg::Named(names) => Self::Named(names.iter().map(ToString::to_string).collect()),
        }
    }

    fn arg(self) -> Option<Arg> {
        Some(match self {
            Self::Text(text) => Arg::Text(text.into()),
            Self::Number(n) => Arg::Number(n),
            Self::Message(parts) => Arg::Message(Box::new(parts.message()?)),
            Self::List(list) => Arg::List(list.into_iter().map(Self::arg).collect::<Option<_>>()?),
            Self::Named(names) => Arg::Named(names.into_iter().map(String::into_boxed_str).collect()),
        })
    }
}

/// A key or an argument's name as the language files spell it, which live as long as the program.
fn name_in_use(name: &str) -> Option<&'static str> {
    static NAMES: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        let lines = Language::default().source().lines().filter(|line| !line.starts_with('#'));
        let names = |line: &'static str| {
            let key = line.split_once(" = ").map(|(key, _)| key);
            let args = line.split('$').skip(1).filter_map(move |rest| rest.split(|c| !is_part(c)).next());
            key.into_iter().chain(args)
        };
        lines.flat_map(names).collect()
    });
    names.get(name).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::say;

    #[test]
    fn a_message_comes_back_as_it_was_kept() {
        let (names, what) = (vec!["a".to_owned()], Message::word("limit-cells"));
        let message = say!("missing-sheet", name = what, sheets = names, count = 3);
        let text = serde_json::to_string(&Stored(message.clone())).unwrap();
        assert_eq!(serde_json::from_str::<Stored>(&text).unwrap().0, message);
    }

    #[test]
    fn another_programs_message_is_refused() {
        assert!(serde_json::from_str::<Stored>(r#"{"key":"no-message-of-ours"}"#).is_err());
        assert!(serde_json::from_str::<Stored>(r#"{"key":"missing-sheet","args":[["nobody",{"Number":1}]]}"#).is_err());
    }
}
