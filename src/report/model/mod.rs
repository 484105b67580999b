//! The report as forms read it: types only.
//!
//! In: what the sections, rows and charts made. Out: [`Report`] and its [`Document`]. Must not know: how any of it is worked out.

mod deck;
mod document;
mod one_page;
mod report;

pub use deck::{Deck, Slide, SlideLayout, SlidePicture, SlidePoint};
pub use document::{Align, Annex, Block, Column, Document, Figure, Point, Table};
pub use one_page::{OnePage, PageItem, PageLine};
mod letters;
pub use letters::{Letter, LetterKind, LettersPart, NoLetter};
pub use report::{Report, VERSION};
