//! One cell of an ods: its tag, its paragraphs, and the text that they make.

use super::limits::PIECE;
use super::number_formats::Kind;
use super::number_text::{Epoch, number};
use super::refusal::Refusal;
use super::xml::{Xml, add_text, attribute, attributes};
use quick_xml::events::{BytesStart, Event};

/// A count as an attribute gives it; once where there is none.
pub(super) fn times(written: Option<&str>) -> u32 {
    written.map_or(1, |n| n.parse().unwrap_or(u32::MAX)).max(1)
}

/// What a cell's tag says.
pub(super) struct Tag {
    /// Under a merged area: what it holds is not shown.
    covered: bool,
    pub kind: String,
    value: Option<String>,
    error: bool,
    pub formula: bool,
    pub repeated: u32,
    /// Rows and columns of the merged area that it begins.
    pub spans: (u32, u32),
}

impl Tag {
    pub fn of(e: &BytesStart<'_>) -> Result<Self, Refusal> {
        let mut tag = Self {
            covered: e.local_name().as_ref() != "table-cell",
            kind: String::new(),
            value: None,
            error: false,
            formula: false,
            repeated: 1,
            spans: (1, 1),
        };
        for attribute in attributes(e) {
            let (name, value) = attribute?;
            match name {
                "office:value-type" => tag.kind = value.into_owned(),
                "office:value"
                | "office:date-value"
                | "office:time-value"
                | "office:boolean-value"
                | "office:string-value" => tag.value = Some(value.into_owned()),
                "calcext:value-type" => tag.error = value == "error",
                "table:formula" => tag.formula = true,
                "table:number-columns-repeated" => tag.repeated = times(Some(&value)),
                "table:number-rows-spanned" => tag.spans.0 = times(Some(&value)),
                "table:number-columns-spanned" => tag.spans.1 = times(Some(&value)),
                _ => {}
            }
        }
        Ok(tag)
    }

    /// Whether its value is a number.
    pub fn is_number(&self) -> bool {
        !self.error && matches!(self.kind.as_str(), "float" | "currency" | "percentage")
    }

    /// The cell's text: from its value where it has one, as what is shown is rounded.
    pub fn text(&self, content: String) -> String {
        if self.covered {
            return String::new();
        }
        let value = self.value.as_deref().unwrap_or_default();
        let amount = |kind| value.parse().map_or(content.clone(), |n| number(n, kind, Epoch::Y1900));
        match self.kind.as_str() {
            _ if self.error => content,
            "float" | "currency" => amount(Kind::Plain),
            "percentage" => amount(Kind::Percent),
            "date" => iso(value),
            "time" => clock(value).unwrap_or(content),
            "boolean" => value.to_ascii_uppercase(),
            _ if value.is_empty() => content,
            _ => value.to_owned(),
        }
    }
}

/// The paragraphs of a cell, up to its end. Comments and drawings in it are passed over.
pub(super) fn read_content(xml: &mut Xml<'_>) -> Result<String, Refusal> {
    let mut text = String::new();
    let (mut paragraphs, mut inside) = (0, false);
    loop {
        let event = xml.next()?;
        let mut skip = false;
        match &event {
            Event::Start(e) => match e.local_name().as_ref() {
                "p" => {
                    if paragraphs > 0 {
                        text.push('\n');
                    }
                    paragraphs += 1;
                    inside = true;
                }
                "s" if inside => {
                    let count = u64::from(times(attribute(e, "text:c")?.as_deref()));
                    PIECE.check(count)?;
                    text.extend((0..count).map(|_| ' '));
                }
                "tab" if inside => text.push('\t'),
                "line-break" if inside => text.push('\n'),
                "span" | "a" | "ruby" | "ruby-base" | "bookmark" if inside => {}
                _ => skip = true,
            },
            Event::End(e) => match e.local_name().as_ref() {
                "p" => inside = false,
                "table-cell" | "covered-table-cell" => return Ok(text),
                _ => {}
            },
            event if inside => add_text(event, &mut text)?,
            _ => {}
        }
        drop(event);
        PIECE.check(text.len() as u64)?;
        if skip {
            xml.skip()?;
        }
    }
}

/// An ISO 8601 date, with its time unless that is midnight: `2020-11-03`, `2020-11-03 14:30:00`.
pub(super) fn iso(value: &str) -> String {
    let Some((day, time)) = value.split_once('T') else { return value.to_owned() };
    let time = time.trim_end_matches('Z').split(['.', ',']).next().unwrap_or_default();
    if matches!(time, "00:00:00" | "00:00" | "") { day.to_owned() } else { format!("{day} {time}") }
}

/// An ISO 8601 duration in hours, minutes and seconds: `PT14H30M00S` is `14:30:00`.
fn clock(value: &str) -> Option<String> {
    let (hours, rest) = value.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?.split(['.', ',']).next()?;
    let all_digits = [hours, minutes, seconds].iter().all(|n| n.bytes().all(|b| b.is_ascii_digit()));
    all_digits.then(|| format!("{hours:0>2}:{minutes:0>2}:{seconds:0>2}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_are_written_as_tables_have_them() {
        assert_eq!(iso("2020-11-03"), "2020-11-03");
        assert_eq!(iso("2020-11-03T00:00:00"), "2020-11-03");
        assert_eq!(iso("2020-11-03T14:30:00.500Z"), "2020-11-03 14:30:00");
        assert_eq!(clock("PT14H30M00S").as_deref(), Some("14:30:00"));
        assert_eq!(clock("PT36H00M00.5S").as_deref(), Some("36:00:00"));
        assert_eq!(clock("P1D"), None);
    }
}
