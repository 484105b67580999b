//! XML as a stream of events, each within the limits on size and nesting.

use super::limits::{DEPTH, EXPANDED, LIST, PIECE};
use super::refusal::{Refusal, from_io};
use super::zipped::{Archive, Part};
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;
use std::io::BufReader;

/// One part. An element without content comes as a start and an end.
pub(super) struct Xml<'a> {
    reader: Reader<BufReader<Part<'a>>>,
    buffer: Vec<u8>,
    depth: u64,
    part: String,
}

impl<'a> Xml<'a> {
    /// A part of any size; `None` when the container has none of this name.
    pub fn open(archive: &'a mut Archive<'_>, name: &str) -> Result<Option<Self>, Refusal> {
        Ok(archive.part(name, &EXPANDED)?.map(|part| Self::new(part, name)))
    }

    /// A part that is held in memory.
    pub fn open_list(archive: &'a mut Archive<'_>, name: &str) -> Result<Option<Self>, Refusal> {
        Ok(archive.part(name, &LIST)?.map(|part| Self::new(part, name)))
    }

    /// A text that is no part of a container.
    pub fn of_text(text: &'a str, name: &str) -> Self {
        Self::new(Part::of_bytes(text.as_bytes()), name)
    }

    fn new(part: Part<'a>, name: &str) -> Self {
        let mut reader = Reader::from_reader(BufReader::new(part));
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), depth: 0, part: name.to_owned() }
    }

    /// The next event; the last one is [`Event::Eof`], where every element is closed.
    pub fn next(&mut self) -> Result<Event<'_>, Refusal> {
        self.buffer.clear();
        self.reader.get_mut().get_mut().next_piece();
        let event = self.reader.read_event_into(&mut self.buffer).map_err(|e| refusal(&self.part, &e))?;
        match &event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::Eof if self.depth > 0 => {
                return Err(Refusal::broken(&self.part, "it ends before its elements are closed"));
            }
            _ => {}
        }
        DEPTH.check(self.depth)?;
        Ok(event)
    }

    /// Passes over everything up to the end of the element that was just begun.
    pub fn skip(&mut self) -> Result<(), Refusal> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }
}

fn refusal(part: &str, error: &quick_xml::Error) -> Refusal {
    match error {
        quick_xml::Error::Io(error) => from_io(part, error),
        error => Refusal::broken(part, error.to_string()),
    }
}

/// The attributes of an element: names as they are written, and values.
pub(super) fn attributes<'e>(
    element: &'e BytesStart<'_>,
) -> impl Iterator<Item = Result<(&'e str, Cow<'e, str>), Refusal>> {
    // Looking for repeated names would take quadratic time.
    let mut attributes = element.attributes();
    attributes.with_checks(false);
    attributes.map(|attribute| {
        let broken = |why: String| Refusal::broken(element.name().as_ref(), why);
        let attribute = attribute.map_err(|e| broken(e.to_string()))?;
        // Most values are letters and digits.
        let value = if attribute.value.as_bytes().contains(&b'&') {
            attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|e| broken(e.to_string()))?
        } else {
            attribute.value
        };
        Ok((attribute.key.into_inner(), value))
    })
}

/// The value of an attribute, by its name with its prefix.
pub(super) fn attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Result<Option<Cow<'e, str>>, Refusal> {
    find(element, |key| key == name)
}

/// The value of an attribute, by its name without prefix: the `r` of `r:id` is for the writer to choose.
pub(super) fn local_attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Result<Option<Cow<'e, str>>, Refusal> {
    find(element, |key| key.rsplit(':').next() == Some(name))
}

fn find<'e>(element: &'e BytesStart<'_>, is: impl Fn(&str) -> bool) -> Result<Option<Cow<'e, str>>, Refusal> {
    let found = attributes(element).find(|a| a.as_ref().is_ok_and(|(key, _)| is(key)) || a.is_err());
    Ok(found.transpose()?.map(|(_, value)| value))
}

/// Adds the text of an event to what was read before. Entities that a document declares itself are not expanded.
pub(super) fn add_text(event: &Event<'_>, to: &mut String) -> Result<(), Refusal> {
    match event {
        Event::Text(text) => to.push_str(&text.xml10_content()),
        Event::CData(text) => to.push_str(&text.xml10_content()),
        Event::GeneralRef(reference) => {
            let name: &str = reference.as_ref();
            let broken = |why: String| Refusal::broken(&format!("&{name};"), why);
            match reference.resolve_char_ref().map_err(|e| broken(e.to_string()))? {
                Some(c) => to.push(c),
                None => to.push_str(resolve_xml_entity(name).ok_or_else(|| broken("unknown entity".to_owned()))?),
            }
        }
        _ => {}
    }
    PIECE.check(to.len() as u64)
}
