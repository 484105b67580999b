//! One language's messages by key, and the rounding that its numbers are printed with.

use crate::measure::Rounding;
use crate::words::{Args, Language, Writing, say};

/// One language's way to say things, and the rounding that its numbers are printed with.
#[derive(Debug)]
pub struct Locale {
    language: Language,
    rounding: Rounding,
}

impl Locale {
    #[must_use]
    pub fn new(language: Language, rounding: Rounding) -> Self {
        Self { language, rounding }
    }

    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// How the language writes numbers and sentences.
    #[must_use]
    pub fn writing(&self) -> &'static Writing {
        Writing::of(self.language)
    }

    #[must_use]
    pub fn rounding(&self) -> Rounding {
        self.rounding
    }

    /// A text as a sentence, with its stop.
    #[must_use]
    pub fn ended(&self, text: &str) -> String {
        self.say("end", &[("text", text)])
    }

    /// A message without arguments.
    ///
    /// # Panics
    /// See [`Locale::say`].
    #[must_use]
    pub fn word(&self, key: &str) -> String {
        self.say(key, &[])
    }

    /// A message with its arguments as finished text; `count` and `month` are numbers, which choose among words.
    ///
    /// # Panics
    /// If no message has this key or an argument is missing: keys are written in this crate only.
    #[must_use]
    pub fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        let mut values = Args::default();
        for (name, text) in args {
            match text.parse() {
                Ok(number) if matches!(*name, "count" | "month") => values.number(name, number),
                _ => values.text(name, *text),
            }
        }
        say(self.language, key, &values)
    }

    /// The message in this language.
    #[must_use]
    pub fn pick(&self, message: &crate::words::Message) -> String {
        message.in_language(self.language)
    }
}
