//! Draws resolved charts as SVG, and SVG as PNG.
//!
//! In: a chart and the style to draw it in. Out: SVG or PNG, the same bytes on every machine: fonts are built in.
//! Must not know what a chart is about, nor where it will stand.
//!
//! - A kind of chart (`kinds`, one file each) turns its spec into a scene, with what several kinds share (`parts`).
//! - [`font`] measures words, `line_breaks`, `column_widths`, `tick_thinning` and `label_placer` find their places.
//! - `svg` writes a scene through plotters; [`png()`] renders what was written; `pdf` writes the scene as vectors and words. Colours and shapes are
//!   [`palette`](crate::render::palette)'s.

mod column_widths;
mod draw;
pub mod font;
mod kinds;
mod label_placer;
mod line_breaks;
mod one_page;
mod parts;
mod pdf;
mod png;
mod scene;
mod style;
mod svg;
mod tick_thinning;
mod type_sizes;

pub(crate) use draw::half_width;
pub use draw::{Drawn, draw, draw_pdf};
pub use one_page::{DrawnPage, draw_one_page};
pub use png::{options, png};
pub(crate) use style::HalfWidth;
pub use style::{Size, Style, TitleAt};
