//! The colours that a project can give to verdicts.

use crate::measure::named;

/// A colour by name. Only the palette knows how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Colour {
    Green,
    Teal,
    Blue,
    Purple,
    Red,
    Orange,
    Amber,
    Grey,
}

named!(Colour {
    Green = "green",
    Teal = "teal",
    Blue = "blue",
    Purple = "purple",
    Red = "red",
    Orange = "orange",
    Amber = "amber",
    Grey = "grey",
});
