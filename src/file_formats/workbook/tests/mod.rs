//! - `values`: what cells are read as, in files that spreadsheets wrote and in files made here.
//! - `hostile`: workbooks that must be refused, made here.
//! - `mutated`: thousands of damaged workbooks.

mod hostile;
mod mutated;
mod values;

use super::{Refusal, Sheet, Workbook, sheets};
use crate::measure::notation::DecimalMark;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Invented tables, converted from `monthly.fods` by `LibreOffice` 7.4:
/// `soffice --headless --convert-to xlsx monthly.fods`, and so for ods and xls.
const XLSX: &[u8] = include_bytes!("../../../../tests/fixtures/workbooks/monthly.xlsx");
const XLS: &[u8] = include_bytes!("../../../../tests/fixtures/workbooks/monthly.xls");
const ODS: &[u8] = include_bytes!("../../../../tests/fixtures/workbooks/monthly.ods");

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    zip_with(SimpleFileOptions::default(), parts)
}

fn zip_with(options: SimpleFileOptions, parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// An xlsx with the given inner XML of `workbook.xml`, `styleSheet`, `sst`, and of one worksheet.
#[derive(Default, Clone)]
struct Made<'m> {
    workbook: &'m str,
    styles: &'m str,
    strings: &'m str,
    sheet: &'m str,
}

impl Made<'_> {
    fn bytes(&self) -> Vec<u8> {
        let Self { workbook, styles, strings, sheet } = self;
        let relation = |id: &str, kind: &str, target: &str| {
            format!(r#"<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>"#)
        };
        let mut inner = String::new();
        for (id, kind, target) in
            [("a", "worksheet", "sheet.xml"), ("b", "styles", "styles.xml"), ("c", "sharedStrings", "strings.xml")]
        {
            let _ = write!(inner, "{}", relation(id, kind, target));
        }
        let relations = |inner: &str| format!("<Relationships>{inner}</Relationships>");
        zip(&[
            ("_rels/.rels", relations(&relation("w", "officeDocument", "xl/workbook.xml")).as_bytes()),
            ("xl/_rels/workbook.xml.rels", relations(&inner).as_bytes()),
            (
                "xl/workbook.xml",
                format!(r#"<workbook>{workbook}<sheets><sheet name="表" r:id="a"/></sheets></workbook>"#).as_bytes(),
            ),
            ("xl/styles.xml", format!("<styleSheet>{styles}</styleSheet>").as_bytes()),
            ("xl/strings.xml", format!("<sst>{strings}</sst>").as_bytes()),
            ("xl/sheet.xml", format!("<worksheet>{sheet}</worksheet>").as_bytes()),
        ])
    }
}

/// An xlsx whose one sheet holds these rows.
fn xlsx(rows: &str) -> Vec<u8> {
    Made { sheet: &format!("<sheetData>{rows}</sheetData>"), ..Made::default() }.bytes()
}

/// An ods with this content of `office:spreadsheet`.
fn ods(content: &str) -> Vec<u8> {
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        (
            "content.xml",
            format!("<office:document-content><office:body><office:spreadsheet>{content}</office:spreadsheet></office:body></office:document-content>")
                .as_bytes(),
        ),
    ])
}

/// An xls whose workbook stream is made of these records.
fn xls(records: &[(u16, &[u8])]) -> Vec<u8> {
    xls_in("/Workbook", records)
}

fn xls_in(name: &str, records: &[(u16, &[u8])]) -> Vec<u8> {
    let mut stream = Vec::new();
    for (kind, data) in records {
        stream.extend(kind.to_le_bytes());
        stream.extend(u16::try_from(data.len()).unwrap().to_le_bytes());
        stream.extend(*data);
    }
    compound(name, &stream)
}

fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream(name).unwrap().write_all(stream).unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

fn only(bytes: &[u8]) -> Sheet {
    let mut workbook = sheets(bytes, DecimalMark::Point).unwrap();
    assert_eq!(workbook.sheets.len(), 1);
    workbook.sheets.remove(0)
}

/// Rows as `line: cell|cell`.
fn lines(sheet: &Sheet) -> Vec<String> {
    sheet.rows.iter().map(|row| format!("{}: {}", row.line, row.cells.join("|"))).collect()
}

fn refused(bytes: &[u8]) -> Refusal {
    match sheets(bytes, DecimalMark::Point) {
        Ok(Workbook { sheets, .. }) => panic!("read {} sheets", sheets.len()),
        Err(refusal) => refusal,
    }
}
