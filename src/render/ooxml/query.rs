//! Reads attributes of elements in a part that another program wrote.

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;

/// The value of an attribute of the first element with the name `element`.
pub(in crate::render) fn attribute(xml: &str, element: &str, name: &str) -> Option<String> {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().ok()? {
            Event::Start(e) | Event::Empty(e) if e.name().as_ref() == element => {
                let value = e.attributes().flatten().find(|a| a.key.as_ref() == name)?.value;
                return unescape(&value).ok().map(std::borrow::Cow::into_owned);
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// The attributes `names` of every element whose local name is `element`; None where an element lacks one.
pub(in crate::render) fn elements<const N: usize>(
    xml: &str,
    element: &str,
    names: [&str; N],
) -> Vec<[Option<String>; N]> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(e) | Event::Empty(e) if e.local_name().as_ref() == element => {
                let value = |name: &str| {
                    let value = e.attributes().flatten().find(|a| a.key.as_ref() == name)?.value;
                    unescape(&value).ok().map(std::borrow::Cow::into_owned)
                };
                found.push(names.map(value));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_found_by_element() {
        let xml = "<a><w:b w:x=\"1\"/><w:b w:x=\"&lt;\" y=\"2\"></w:b></a>";
        assert_eq!(attribute(xml, "w:b", "w:x").as_deref(), Some("1"));
        assert_eq!(attribute(xml, "w:c", "w:x"), None);
        let found = elements(xml, "b", ["w:x", "y"]);
        assert_eq!(found, [[Some("1".to_owned()), None], [Some("<".to_owned()), Some("2".to_owned())]]);
    }
}
