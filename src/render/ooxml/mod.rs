//! Office Open XML: the XML and the packages that Word, Excel and presentation programs files are made of.
//!
//! In: elements, parts, relationships, content types. Out: the text of parts and the bytes of packages, the same for the same input.
//! Must not know reports: `docx` stands on this, and so can other office forms.

mod content_types;
mod package;
mod picture_size;
mod properties;
mod query;
mod relationships;
mod theme;
mod wordprocessingml;
mod xml;

pub(super) use content_types::{CONTENT_TYPES, content_types, with_common_types, with_default};
pub(super) use package::{Part, UnpackError, pack, unpack};
pub(super) use picture_size::{EMU_PER_TWIP, fitted, pixels};
pub(super) use properties::{app_properties, core_properties};
pub(super) use query::{attribute, elements};
pub(super) use relationships::{
    OFFICE, Relationship, package_relationships, relationship_type, relationships, with_relationships,
};
pub(super) use theme::{DRAWING, ThemeFonts, theme};
pub(super) use wordprocessingml::{DOCUMENT_TYPE, W, WordXml, part_type};
pub(super) use xml::{Xml, before_end, legal};
