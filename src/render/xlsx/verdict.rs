//! Verdicts in cells: a sign, a word and a colour, so that none of them is needed alone.

use crate::report::charts::Role;
use rust_xlsxwriter::{Color, Format};

/// Each role and the verdict that it stands for.
pub(super) const MARKS: [(Role, &str); 8] = [
    (Role::Met, "met"),
    (Role::OnPace, "on_pace"),
    (Role::Behind, "behind"),
    (Role::FarBehind, "far_behind"),
    (Role::Missed, "missed"),
    (Role::NotRated, "not_rated"),
    (Role::NoData, "no_data"),
    (Role::Watch, "watch"),
];

/// A verdict's word behind its sign.
pub(super) fn marked(role: Role, word: &str) -> String {
    format!("{} {word}", role.sign())
}

/// The look of a cell that begins with a role's sign: dark on light, readable in grey as well.
pub(super) fn looks() -> impl Iterator<Item = (char, Format)> {
    MARKS.iter().map(|(role, _)| {
        let (ink, ground) = match role {
            Role::Met => (0x0B_5D_3B, 0xD9_F0_E3),
            Role::OnPace => (0x0B_4F_6C, 0xDC_EE_F6),
            Role::Behind => (0x7A_4B_00, 0xFF_EE_CC),
            Role::FarBehind => (0x8A_1C_00, 0xFB_D9_CE),
            Role::Missed => (0x7A_00_1F, 0xF4_C7_D0),
            Role::NotRated | Role::NoData | Role::Watch => (0x55_55_55, 0xEE_EE_EE),
        };
        (role.sign(), Format::new().set_font_color(Color::RGB(ink)).set_background_color(Color::RGB(ground)))
    })
}
