//! Relationships: how a part names the parts that it uses.

use super::xml::{Xml, before_end};

/// The namespace of `r:id`, and the beginning of every type of relationship between the parts of a document.
pub(in crate::render) const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const NAMESPACE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
const END: &str = "</Relationships>";

/// One relationship of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::render) struct Relationship {
    pub id: String,
    /// A URI, as [`relationship_type`] makes it.
    pub kind: String,
    /// Relative to the folder of the part that has it.
    pub target: String,
}

/// The type of a relationship to a `styles`, an `image` or another part of a document.
pub(in crate::render) fn relationship_type(name: &str) -> String {
    format!("{OFFICE}/{name}")
}

/// A `.rels` part.
pub(in crate::render) fn relationships(list: &[Relationship]) -> String {
    let mut xml = Xml::part();
    xml.start("Relationships", &[("xmlns", NAMESPACE)]);
    write(&mut xml, list);
    xml.finish()
}

/// `_rels/.rels` of a package whose main part is `document`.
pub(in crate::render) fn package_relationships(document: &str) -> String {
    let one =
        |id: &str, kind: String, target: &str| Relationship { id: id.to_owned(), kind, target: target.to_owned() };
    relationships(&[
        one("rId1", relationship_type("officeDocument"), document),
        one("rId2", CORE.to_owned(), "docProps/core.xml"),
        one("rId3", relationship_type("extended-properties"), "docProps/app.xml"),
    ])
}

/// A `.rels` part with more relationships; `None` stands for a part that is not there yet.
pub(in crate::render) fn with_relationships(part: Option<&str>, list: &[Relationship]) -> String {
    let mut xml = Xml::default();
    write(&mut xml, list);
    let none = relationships(&[]);
    before_end(part.unwrap_or(&none), END, &xml.finish())
}

fn write(xml: &mut Xml, list: &[Relationship]) {
    for one in list {
        xml.empty("Relationship", &[("Id", &one.id), ("Type", &one.kind), ("Target", &one.target)]);
    }
}
