//! Colours and shapes, for every form. Nothing else knows either: the rest of the crate speaks of roles and inks.
//!
//! In: roles, inks, and the colours that a project's setting names. Out: colours and shapes. Must not know what is drawn with them.
//!
//! A verdict is told by a shape and by a colour, never by colour alone. The five rated verdicts also form a ladder of
//! lightness, so that they stay apart on a grey printer and for readers who do not tell red from green.

mod ink;
mod page;
mod paint;
#[expect(clippy::module_inception, reason = "the palette itself")]
mod palette;
mod rgb;
mod theme;
mod verdicts;

pub use ink::Ink;
pub(in crate::render) use page::page;
pub use paint::Paint;
pub use palette::Palette;
pub use rgb::Rgb;
pub use theme::Theme;
pub(crate) use verdicts::verdict_style;
pub use verdicts::{Shape, shape};
