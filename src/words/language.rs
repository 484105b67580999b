//! The languages: a file of messages and one line here for each.

/// Declares [`Language`] from lines of `Variant = "tag"`, where `tag.ftl` beside this file holds the messages.
macro_rules! languages {
    ($($(#[$about:meta])* $language:ident = $tag:literal,)+) => {
        /// A language that reports and messages are written in. The first one declared is the default.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub enum Language {
            $($(#[$about])* $language,)+
        }

        impl Language {
            pub const ALL: &'static [Self] = &[$(Self::$language),+];
            /// Every language with its tag, as settings and options spell it.
            pub const NAMES: &'static [(&'static str, Self)] = &[$(($tag, Self::$language)),+];

            /// The language's tag: `zh-CN`, `en`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$language => $tag,)+
                }
            }

            /// The messages as they are written, in Fluent's syntax.
            pub(super) const fn source(self) -> &'static str {
                match self {
                    $(Self::$language => include_str!(concat!($tag, ".ftl")),)+
                }
            }
        }
    };
}

languages! {
    #[default]
    Chinese = "zh-CN",
    English = "en",
}

impl Language {
    /// The tag without its country, as JSON names the language: `zh`, `en`.
    #[must_use]
    pub fn short(self) -> &'static str {
        let tag = self.as_str();
        tag.split_once('-').map_or(tag, |(language, _)| language)
    }
}
