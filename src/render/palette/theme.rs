//! Themes: for paper, or for a dark screen.

/// For paper or for a dark screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    #[default]
    Light,
    Dark,
}
