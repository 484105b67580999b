//! Workbooks → sheets of text cells, as a CSV export of the same tables would have them.
//!
//! - In: the bytes of an xlsx, xls or ods. Out: its sheets, or a [`Refusal`]. Each format is one file that implements
//!   `SheetFormat`. The tables of a page of HTML and the XML of Excel 2003 are sheets too ([`Markup`]).
//! - Files that are packed are unpacked under the same limits ([`only_table`], [`gunzipped`]).
//! - Must not know: feeds, columns, which sheet is meant.
//!
//! Every workbook is read twice: first only to count, in constant memory, and again to keep its cells when it is within the
//! limits.

mod biff;
mod draft;
mod format;
mod html;
mod html_tags;
mod limit;
mod limits;
mod markup;
mod number_formats;
mod number_text;
mod ods;
mod ods_cell;
mod package;
mod read_workbook;
mod refusal;
mod shared;
mod sheet;
mod spreadsheet_ml;
#[cfg(test)]
mod tests;
mod unpacked;
mod xls;
mod xlsx;
mod xml;
mod zipped;

pub(crate) use markup::{Markup, MarkupText};
pub(crate) use read_workbook::{is_workbook, sheets, workbook_endings};
pub(crate) use refusal::Refusal;
pub(crate) use sheet::{Area, Sheet, Workbook};
pub(crate) use unpacked::{gunzipped, is_gzip};
pub(crate) use zipped::{Packed, only_table};
