//! What a mark, a chip or a cell stands for: one role for each verdict. Only the palette of charts knows colours.

use crate::assess::Verdict;
use crate::catalog::BoardRules;
use serde::Serialize;
use std::collections::BTreeMap;

/// What a mark stands for. Only the palette knows the colour and the shape of a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Met,
    OnPace,
    Behind,
    FarBehind,
    Missed,
    NotRated,
    NoData,
    Watch,
}

impl Role {
    /// All, in order of merit.
    pub const ALL: [Self; 8] = [
        Self::Met,
        Self::OnPace,
        Self::Behind,
        Self::FarBehind,
        Self::Missed,
        Self::NotRated,
        Self::NoData,
        Self::Watch,
    ];

    /// The machine name of the verdict, as JSON has it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::OnPace => "on_pace",
            Self::Behind => "behind",
            Self::FarBehind => "far_behind",
            Self::Missed => "missed",
            Self::NotRated => "not_rated",
            Self::NoData => "no_data",
            Self::Watch => "watch",
        }
    }

    /// The role's mark where there is only text; the same shapes as the palette's.
    #[must_use]
    pub fn sign(self) -> char {
        match self {
            Self::Met => '●',
            Self::OnPace => '▲',
            Self::Behind => '▼',
            Self::FarBehind => '◆',
            Self::Missed => '✕',
            Self::NotRated => '○',
            Self::NoData => '□',
            Self::Watch => '◇',
        }
    }
}

/// The colour role of a verdict.
#[must_use]
pub fn role(verdict: Verdict) -> Role {
    match verdict {
        Verdict::Met => Role::Met,
        Verdict::OnPace => Role::OnPace,
        Verdict::Behind => Role::Behind,
        Verdict::FarBehind => Role::FarBehind,
        Verdict::Missed => Role::Missed,
        Verdict::NotRated => Role::NotRated,
        Verdict::NoData => Role::NoData,
        Verdict::Watch => Role::Watch,
    }
}

/// The house's colours, by the roles that it gives one.
#[must_use]
pub fn palette(rules: &BoardRules) -> BTreeMap<Role, &'static str> {
    rules.colours.iter().map(|(verdict, colour)| (role(*verdict), colour.as_str())).collect()
}
