//! The kinds of targets.

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TargetKind {
    Reach,
    Keep,
    Within,
    Zero,
    Done,
    All,
}

impl TargetKind {
    pub const NAMES: [(&'static str, Self); 6] = [
        ("reach", Self::Reach),
        ("keep", Self::Keep),
        ("within", Self::Within),
        ("zero", Self::Zero),
        ("done", Self::Done),
        ("all", Self::All),
    ];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::NAMES.iter().find(|(_, k)| *k == self).map_or("", |(n, _)| n)
    }
}
