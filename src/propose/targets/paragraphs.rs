//! The text of a document as a person reads it beside its draft.

use super::document::{Content, Place, Unreadable, read_document};

/// The paragraphs, headings and rows of tables, each with its place.
///
/// # Errors
/// [`Unreadable`] where no text can be taken from it.
pub fn paragraphs(bytes: &[u8], name: &str) -> Result<Vec<(Place, String)>, Unreadable> {
    let document = read_document(bytes, name)?;
    let mut all = Vec::new();
    for block in document.blocks {
        match block.content {
            Content::Heading(_, text) | Content::Paragraph(text) => all.push((block.place, text)),
            Content::Table(rows) => {
                let numbered = rows.into_iter().zip(1..);
                all.extend(numbered.map(|(cells, n)| (Place { row: Some(n), ..block.place }, cells.join(" │ "))));
            }
        }
    }
    Ok(all)
}
