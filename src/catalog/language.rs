//! The languages that a project can be printed in.

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    #[default]
    Chinese,
    English,
}

impl Language {
    pub const NAMES: [(&'static str, Self); 2] = [("zh-CN", Self::Chinese), ("en", Self::English)];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }
}
