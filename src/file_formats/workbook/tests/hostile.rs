use super::super::limit::Limit;
use super::super::limits;
use super::*;
use crate::words::Language;

/// Deflated zeros, without holding them: 1,030 bytes come out of each.
fn bomb(name: &str, mebibytes: usize) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (other, text) in [
        (
            "_rels/.rels",
            format!(r#"<R><Relationship Id="w" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></R>"#),
        ),
        ("xl/workbook.xml", r#"<workbook><sheets><sheet name="a" r:id="a"/></sheets></workbook>"#.to_owned()),
        (
            "xl/_rels/workbook.xml.rels",
            format!(r#"<R><Relationship Id="a" Type="{OFFICE}/worksheet" Target="sheet.xml"/></R>"#),
        ),
    ] {
        zip.start_file(other, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.start_file(name, SimpleFileOptions::default()).unwrap();
    zip.write_all(b"<worksheet>").unwrap();
    let elements = "<a/>".repeat(1 << 18);
    for _ in 0..mebibytes {
        zip.write_all(elements.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn assert_too_large(bytes: &[u8], expected: &'static Limit) {
    match refused(bytes) {
        Refusal::TooLarge { limit, found } => {
            assert_eq!(limit.what, expected.what);
            assert!(found > limit.at_most);
        }
        other => panic!("{other:?} instead of {}", expected.what),
    }
}

fn joined(numbers: std::ops::Range<u32>, text: impl Fn(u32) -> String) -> String {
    numbers.map(text).collect()
}

fn cell(reference: &str) -> String {
    format!(r#"<row><c r="{reference}"><v>1</v></c></row>"#)
}

#[test]
fn a_part_that_expands_beyond_reason_is_refused() {
    assert_too_large(&bomb("xl/sheet.xml", 8), &limits::RATIO);
}

#[test]
fn a_bomb_in_a_part_that_nothing_reads_does_no_harm() {
    // Its list of sheets names a part that is not there.
    assert!(matches!(refused(&bomb("xl/media/image1.png", 8)), Refusal::Broken { .. }));
}

#[test]
fn a_cell_far_out_costs_its_row_only() {
    assert_eq!(lines(&only(&xlsx(&(cell("A1") + &cell("A1048576"))))), ["1: 1", "1048576: 1"]);
    let far = only(&xlsx(&(cell("A1") + &cell("XFD1048576"))));
    assert_eq!(far.rows[1].cells.len(), 16_384);
    assert_too_large(&xlsx(&cell("XFE1")), &limits::COLUMNS);
    assert_too_large(&xlsx(&cell("A1048577")), &limits::ROWS);
    let many = joined(1..400, |n| cell(&format!("XFD{n}")));
    assert_too_large(&xlsx(&many), &limits::CELLS);
}

#[test]
fn one_long_text_in_many_cells_is_refused() {
    let text = format!("<si><t>{}</t></si>", "长".repeat(30_000));
    let cells: String = (0..2000).map(|_| r#"<row><c t="s"><v>0</v></c></row>"#).collect();
    let sheet = format!("<sheetData>{cells}</sheetData>");
    assert_too_large(&Made { strings: &text, sheet: &sheet, ..Made::default() }.bytes(), &limits::TEXT);
}

#[test]
fn a_text_or_a_tag_without_end_is_refused() {
    // No run of one letter, which would be refused for its ratio.
    let text = joined(0..300_000, |n| format!("{n:x} "));
    assert_too_large(&xlsx(&format!("<row><c t=\"str\"><v>{text}</v></c></row>")), &limits::PIECE);
    assert_too_large(&xlsx(&format!("<row a=\"{text}\"/>")), &limits::PIECE);
    let entities = joined(0..1_100_000, |n| format!("&#{};", 0x4E00 + n % 20_011));
    assert_too_large(&xlsx(&format!("<row><c t=\"str\"><v>{entities}</v></c></row>")), &limits::PIECE);
    assert_too_large(&xlsx(&"<a>".repeat(1000)), &limits::DEPTH);
}

#[test]
fn entities_of_a_document_are_not_expanded() {
    let bomb = r#"<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>"#;
    let cells = r#"<sheetData><row><c t="str"><v>&b;</v></c></row></sheetData>"#;
    let refusal = refused(&Made { sheet: &format!("{bomb}{cells}"), ..Made::default() }.bytes());
    assert!(matches!(&refusal, Refusal::Broken { part, .. } if part == "&b;"), "{refusal:?}");
}

#[test]
fn merged_areas_that_would_fill_too_much_are_refused() {
    let cells = joined(1..401, |n| cell(&format!("A{n}")));
    let area = r#"<mergeCell ref="A1:XFD1048576"/>"#;
    let sheet = format!("<sheetData>{cells}{}</sheetData><mergeCells>{area}</mergeCells>", cell("XFD401"));
    assert_too_large(&Made { sheet: &sheet, ..Made::default() }.bytes(), &limits::MERGED_CELLS);
}

#[test]
fn a_directory_that_claims_too_much_is_refused() {
    let names: Vec<String> = (0..5000).map(|n| n.to_string()).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), &b""[..])).collect();
    assert_too_large(&zip(&parts), &limits::PARTS);
    let names: Vec<String> = (0..40).map(|n| n.to_string() + &"长".repeat(20_000)).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), &b""[..])).collect();
    assert_too_large(&zip(&parts), &limits::DIRECTORY);
    let mut ends = zip(&[("a", b"")]);
    ends.extend(b"PK\x05\x06".repeat(100));
    assert_too_large(&ends, &limits::ENDS);
    let mut many = b"PK\x03\x04PK\x06\x06".to_vec();
    many.extend([0; 28]);
    many.extend([0xFF; 8]);
    assert_too_large(&many, &limits::PARTS);
}

#[test]
fn repeated_cells_of_an_ods_count_as_often_as_they_stand() {
    let row = |rows: &str, cols: &str| {
        ods(&format!(
            r#"<table:table><table:table-row table:number-rows-repeated="{rows}"><table:table-cell table:number-columns-repeated="{cols}" office:value-type="string"><text:p>1</text:p></table:table-cell></table:table-row></table:table>"#
        ))
    };
    assert_too_large(&row("1048576", "16384"), &limits::CELLS);
    assert_too_large(&row("1048577", "1"), &limits::ROWS);
    assert_too_large(&row("1", "4294967296"), &limits::COLUMNS);
    let spaces = r#"<table:table><table:table-row><table:table-cell office:value-type="string"><text:p><text:s text:c="4000000000"/></text:p></table:table-cell></table:table-row></table:table>"#;
    assert_too_large(&ods(spaces), &limits::PIECE);
}

#[test]
fn an_xls_that_sends_its_reader_round_is_refused() {
    let mut records: Vec<(u16, &[u8])> = vec![(0x0809, &[0, 6, 5, 0])];
    // A thousand sheets that all begin at the beginning, and half a megabyte between.
    records.extend(std::iter::repeat_n((0x0085, &[0, 0, 0, 0, 0, 0, 1, 0, b'a'][..]), 1000));
    records.push((0x000A, &[]));
    assert!(sheets(&xls(&records), DecimalMark::Point).is_ok());
    let filler = vec![0; 60_000];
    records.pop();
    records.splice(1..1, std::iter::repeat_n((0x1234, &filler[..]), 12));
    assert_too_large(&xls(&records), &limits::EXPANDED);
    records.extend(std::iter::repeat_n((0x0085, &[0, 0, 0, 0, 0, 0, 1, 0, b'a'][..]), 1000));
    assert_too_large(&xls(&records), &limits::SHEETS);
}

#[test]
fn what_is_no_workbook_is_told_so() {
    let docx = format!(r#"<R><Relationship Id="a" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></R>"#);
    let docx = zip(&[("_rels/.rels", docx.as_bytes()), ("word/document.xml", b"<w:document/>")]);
    let xlsb = format!(r#"<R><Relationship Id="a" Type="{OFFICE}/officeDocument" Target="xl/workbook.bin"/></R>"#);
    let xlsb = zip(&[("_rels/.rels", xlsb.as_bytes()), ("xl/workbook.bin", b"\x83\x01")]);
    let odt = zip(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<a/>")]);
    assert!(matches!(refused(&docx), Refusal::NotAWorkbook));
    assert!(matches!(refused(&zip(&[("a.csv", b"1,2")])), Refusal::NotAWorkbook));
    assert!(matches!(refused(&odt), Refusal::NotAWorkbook));
    assert!(matches!(refused(&compound("/WordDocument", b"x")), Refusal::NotAWorkbook));
    assert!(matches!(refused(&xlsb), Refusal::Xlsb));
}

#[test]
fn passwords_are_told_with_the_mend() {
    let manifest = "<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>";
    let locked = zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest.as_bytes()),
        ("content.xml", b"\x01\x02"),
    ]);
    let file_pass = xls(&[(0x0809, &[0, 6, 5, 0]), (0x002F, &[1, 0])]);
    for bytes in [locked, file_pass, compound("/EncryptedPackage", b"x")] {
        let refusal = refused(&bytes);
        assert_eq!(refusal.code(), "encrypted");
        assert!(refusal.hint().in_language(Language::Chinese).contains("另存为 CSV UTF-8"));
    }
}

#[test]
fn messages_name_the_number_the_limit_and_the_mend() {
    let rows = joined(1..400, |n| cell(&format!("XFD{n}")));
    let refusal = refused(&xlsx(&rows));
    assert_eq!(refusal.code(), "too-large");
    insta::assert_snapshot!(refusal.message().in_language(Language::English), @"the file is over a limit: cells: at least 5013504, limit 5000000; the file was not used");
    insta::assert_snapshot!(refusal.message().in_language(Language::Chinese), @"文件超出上限：单元格数至少为5013504，上限为5000000；本文件未采用");
    insta::assert_snapshot!(refusal.hint().in_language(Language::Chinese), @"删去表外的内容后另存为 xlsx，或将该工作表另存为 CSV UTF-8");
}
