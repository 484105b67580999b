//! `docProps/`: what a document says about itself. No times and no author, so that the same document has the same bytes.

use super::xml::Xml;

const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";
const EXTENDED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";

/// `core.xml`.
pub(in crate::render) fn core_properties(title: &str) -> String {
    let mut xml = Xml::part();
    xml.start("cp:coreProperties", &[("xmlns:cp", CORE), ("xmlns:dc", DUBLIN_CORE)]);
    xml.start("dc:title", &[]).text(title).end();
    xml.finish()
}

/// `app.xml`.
pub(in crate::render) fn app_properties() -> String {
    let mut xml = Xml::part();
    xml.start("Properties", &[("xmlns", EXTENDED)]).start("Application", &[]).text("onpace").end();
    xml.finish()
}
