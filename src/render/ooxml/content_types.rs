//! `[Content_Types].xml`: what each part of a package holds.

use super::query::elements;
use super::xml::{Xml, before_end};

/// The part's name.
pub(in crate::render) const CONTENT_TYPES: &str = "[Content_Types].xml";

const NAMESPACE: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
/// Types by file ending, which every package of ours has.
const DEFAULTS: [(&str, &str); 3] = [
    ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
    ("xml", "application/xml"),
    ("png", "image/png"),
];
/// Parts that every package of ours has.
const COMMON: [(&str, &str); 2] = [
    ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
];

/// The part, for parts whose type does not follow from their ending: each part's name, from `/` on, and its type.
pub(in crate::render) fn content_types(parts: &[(&str, String)]) -> String {
    let mut xml = Xml::part();
    xml.start("Types", &[("xmlns", NAMESPACE)]);
    for (extension, kind) in DEFAULTS {
        xml.empty("Default", &[("Extension", extension), ("ContentType", kind)]);
    }
    let own = parts.iter().map(|(name, kind)| (*name, kind.as_str()));
    for (part, kind) in own.chain(COMMON) {
        xml.empty("Override", &[("PartName", part), ("ContentType", kind)]);
    }
    xml.finish()
}

/// The same part of another package, with a type for an ending where it has none yet.
pub(in crate::render) fn with_default(text: &str, ending: &str, kind: &str) -> String {
    let known = elements(text, "Default", ["Extension"]);
    if known.iter().any(|[e]| e.as_deref().is_some_and(|e| e.eq_ignore_ascii_case(ending))) {
        return text.to_owned();
    }
    let mut xml = Xml::default();
    xml.empty("Default", &[("Extension", ending), ("ContentType", kind)]);
    before_end(text, "</Types>", &xml.finish())
}

/// The same part of another package, with the types of the parts that every package of ours has.
pub(in crate::render) fn with_common_types(text: &str) -> String {
    let mut xml = Xml::default();
    for (part, kind) in COMMON {
        xml.empty("Override", &[("PartName", part), ("ContentType", kind)]);
    }
    before_end(text, "</Types>", &xml.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_ending_is_not_declared_twice() {
        let none = "<Types></Types>";
        let png = "<Types><Default Extension=\"png\" ContentType=\"image/png\"/></Types>";
        assert_eq!(with_default(none, "png", "image/png"), png);
        assert_eq!(with_default(png, "PNG", "image/png"), png);
    }
}
