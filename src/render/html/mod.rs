//! `briefing.html`: the briefing as one page that needs nothing else, for screens and for paper.
//!
//! In: a report and its charts as SVG. Out: one HTML file. Must not know what the report's words mean.
//!
//! - `page.html.j2` says what stands where, `page.css` how it looks, `page.js` what readers can do with it; without the script
//!   everything is shown.
//! - `colours` takes the colours from the palette; `policy` makes the content security policy: only our own style and script,
//!   named by their hashes, and no network.
//! - The template engine escapes every text; charts come from our own writer, which escapes theirs.

mod colours;
mod form;
mod page;
mod policy;
mod svg;

pub(super) use form::Html;
pub(crate) use page::{marks, style_sheet};
pub(crate) use svg::inlined;
