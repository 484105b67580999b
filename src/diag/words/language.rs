//! The languages: a file of messages and one line here for each.

use serde::{Serialize, Serializer};

/// Declares [`Language`] from lines of `Variant = "tag", "short"`, where `tag.ftl` beside this file holds the messages.
macro_rules! languages {
    ($first:ident = $first_tag:literal, $first_short:literal; $($language:ident = $tag:literal, $short:literal;)+) => {
        /// A language that reports and messages are written in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
        pub enum Language {
            #[default]
            $first,
            $($language,)+
        }

        impl Language {
            pub const ALL: &'static [Self] = &[Self::$first, $(Self::$language),+];
            /// Every language with its tag, as settings and options spell it.
            pub const NAMES: &'static [(&'static str, Self)] =
                &[($first_tag, Self::$first), $(($tag, Self::$language)),+];
            /// The tags as the help of an option lists them: `zh-CN|en`.
            pub const CHOICES: &'static str = concat!($first_tag, $("|", $tag),+);

            /// The same where two languages can be asked for.
            pub const CHOICES_OR_BOTH: &'static str = concat!($first_tag, $("|", $tag,)+ "|both");

            /// The language's tag: `zh-CN`, `en`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    Self::$first => $first_tag,
                    $(Self::$language => $tag,)+
                }
            }

            /// The tag without its country, as names of JSON fields have it: `zh`, `en`.
            #[must_use]
            pub const fn short(self) -> &'static str {
                match self {
                    Self::$first => $first_short,
                    $(Self::$language => $short,)+
                }
            }

            /// The messages as they are written, in Fluent's syntax.
            pub(super) const fn source(self) -> &'static str {
                match self {
                    Self::$first => include_str!(concat!($first_tag, ".ftl")),
                    $(Self::$language => include_str!(concat!($tag, ".ftl")),)+
                }
            }

            /// The texts of the reference, one entry a line.
            pub(super) const fn reference(self) -> &'static str {
                match self {
                    Self::$first => include_str!(concat!("reference/", $first_tag, ".txt")),
                    $(Self::$language => include_str!(concat!("reference/", $tag, ".txt")),)+
                }
            }
        }
    };
}

// The first is the default.
languages! {
    Chinese = "zh-CN", "zh";
    English = "en", "en";
}

impl Language {
    /// The language of a tag; `None` where there is none.
    #[must_use]
    pub fn of(tag: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|language| language.as_str() == tag)
    }

    /// The language that stands beside this one where a report is written in two.
    #[must_use]
    pub fn other(self) -> Self {
        Self::ALL.iter().copied().find(|language| *language != self).unwrap_or(self)
    }
}

/// By its tag.
impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
