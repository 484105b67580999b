//! The package of an xlsx: which part is which, and the list of sheets.

use super::number_text::Epoch;
use super::refusal::Refusal;
use super::xml::{Xml, attribute, local_attribute};
use super::zipped::Archive;
use quick_xml::events::Event;

/// A relation of one part to another.
pub(super) struct Relation {
    pub id: String,
    /// The end of its type, as the strict and the loose variant of the format write different beginnings.
    pub kind: String,
    pub target: String,
}

/// A sheet as the workbook lists it.
pub(super) struct Listed {
    pub name: String,
    pub hidden: bool,
    pub relation: String,
}

/// Relations whose targets lie in the package; targets are given from its root.
pub(super) fn relations(archive: &mut Archive<'_>, part: &str, folder: &str) -> Result<Vec<Relation>, Refusal> {
    let Some(mut xml) = Xml::open_list(archive, part)? else { return Ok(Vec::new()) };
    let mut relations = Vec::new();
    loop {
        match xml.next()? {
            Event::Start(e) if e.local_name().as_ref() == "Relationship" => {
                let (id, kind, target) = (attribute(&e, "Id")?, attribute(&e, "Type")?, attribute(&e, "Target")?);
                let (Some(id), Some(kind), Some(target)) = (id, kind, target) else { continue };
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                relations.push(Relation { id: id.into_owned(), kind, target: from_root(folder, &target) });
            }
            Event::Eof => return Ok(relations),
            _ => {}
        }
    }
}

/// A target, which may be relative to the folder of its source, from the root of the package.
fn from_root(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut path: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.retain(|step| !step.is_empty());
    path.join("/")
}

/// The sheets of `workbook.xml`, and the day that it counts from.
pub(super) fn list(archive: &mut Archive<'_>, main: &str) -> Result<(Vec<Listed>, Epoch), Refusal> {
    let Some(mut xml) = Xml::open_list(archive, main)? else {
        return Err(Refusal::broken(main, "the part is missing"));
    };
    let (mut sheets, mut epoch, mut is_workbook) = (Vec::new(), Epoch::Y1900, false);
    loop {
        match xml.next()? {
            Event::Start(e) => match e.local_name().as_ref() {
                "workbook" => is_workbook = true,
                "workbookPr" if attribute(&e, "date1904")?.is_some_and(|v| v == "1" || v == "true") => {
                    epoch = Epoch::Y1904;
                }
                "sheet" => {
                    let state = attribute(&e, "state")?;
                    sheets.push(Listed {
                        name: attribute(&e, "name")?.unwrap_or_default().into_owned(),
                        hidden: state.is_some_and(|state| state != "visible"),
                        relation: local_attribute(&e, "id")?.unwrap_or_default().into_owned(),
                    });
                }
                _ => {}
            },
            Event::Eof if is_workbook => return Ok((sheets, epoch)),
            Event::Eof => return Err(Refusal::NotAWorkbook),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_read_from_the_root() {
        assert_eq!(from_root("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(from_root("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(from_root("xl", "../a.xml"), "a.xml");
        assert_eq!(from_root("", "xl\\workbook.xml"), "xl/workbook.xml");
    }
}
