use super::super::{Area, is_workbook};
use super::*;

const MONTHLY: [&str; 6] = [
    "1: 柳河县烟叶种植进度",
    "4: 乡镇|日期|面积(亩)|完成率|核实|备注",
    "5: 柳河镇|2020-11-03|1234.56|21.75%|TRUE|第一行\n第二行",
    "6: 白杨镇|2020-11-03 14:30:00|12|100%|FALSE|a  b & c",
    "7: 青石乡||0.3|#N/A|06:05:00|4.11025199003071E+17",
    "8: 合计||1246.86|||共3行",
];

fn area(first_row: u64, last_row: u64, first_col: usize, last_col: usize) -> Area {
    Area { first_row, last_row, first_col, last_col }
}

#[test]
fn the_same_tables_read_the_same_from_every_format() {
    for (bytes, format) in [(XLSX, "xlsx"), (XLS, "xls"), (ODS, "ods")] {
        let workbook = sheets(bytes, DecimalMark::Point).unwrap();
        assert_eq!(workbook.format, format);
        let tabs: Vec<_> = workbook.sheets.iter().map(|s| (s.name.as_str(), s.hidden)).collect();
        assert_eq!(tabs, [("十一月", false), ("说明", true), ("分项", false)], "{format:?}");
        assert_eq!(lines(&workbook.sheets[0]), MONTHLY, "{format:?}");
        assert_eq!(lines(&workbook.sheets[1]), ["1: 填报说明"]);
        assert_eq!(lines(&workbook.sheets[2]), ["1: 乡镇|面积", "2: |计划|实际", "3: 柳河镇|-0.5|100000"]);
        assert!(workbook.sheets.iter().all(|s| s.uncomputed == 0));
    }
}

#[test]
fn merged_headers_are_filled_when_asked_for() {
    for bytes in [XLSX, XLS, ODS] {
        let mut workbook = sheets(bytes, DecimalMark::Point).unwrap();
        assert_eq!(workbook.sheets[0].merged, [area(1, 1, 0, 5)]);
        let sheet = &mut workbook.sheets[2];
        sheet.merged.sort_by_key(|a| a.first_col);
        assert_eq!(sheet.merged, [area(1, 2, 0, 0), area(1, 1, 1, 2)]);
        sheet.fill_merged(|_| true);
        assert_eq!(lines(sheet), ["1: 乡镇|面积|面积", "2: 乡镇|计划|实际", "3: 柳河镇|-0.5|100000"]);
    }
}

#[test]
fn a_merged_area_is_cut_where_the_table_ends() {
    let sheet = r#"<sheetData><row r="2"><c r="B2"><v>1</v></c></row><row r="3"><c r="C3"><v>2</v></c></row></sheetData>
        <mergeCells><mergeCell ref="B2:XFD1048576"/><mergeCell ref="A1:A1"/><mergeCell ref="F1:G9"/></mergeCells>"#;
    let mut sheet = only(&Made { sheet, ..Made::default() }.bytes());
    assert_eq!(sheet.merged, [area(2, 1_048_576, 1, 2)]);
    sheet.fill_merged(|_| true);
    assert_eq!(lines(&sheet), ["2: |1|1", "3: |1|1"]);
}

#[test]
fn every_kind_of_cell_of_an_xlsx_is_read() {
    let made = Made {
        styles: r#"<numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>
            <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs>"#,
        strings: r#"<si><t xml:space="preserve"> 柳河 </t></si><si><r><t>白</t></r><r><t>杨</t></r><rPh sb="0" eb="1"><t>bai</t></rPh></si><si><t> 青&#30707;_x000D_
            乡 </t></si>"#,
        sheet: r#"<dimension ref="A1:XFD1048576"/><sheetData>
            <row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="inlineStr"><is><t>行内</t></is></c></row>
            <row r="3"><c r="A3"><v>0.30000000000000004</v></c><c r="C3" s="1"><v>0.57</v></c><c r="D3" s="2"><v>44138</v></c><c r="E3" s="3"><v>44136</v></c></row>
            <row r="4"><c r="A4" t="b"><v>1</v></c><c r="B4" t="e"><v>#SPILL!</v></c><c r="C4" t="str"><f>A1</f><v>文_x0041_</v></c><c r="D4" t="d"><v>2020-11-03T00:00:00</v></c><c r="E4" s="9"><v>7</v></c><c r="F4" s="1"/></row>
            <row r="5"><c r="A5"><f>SUM(A1)</f></c><c r="B5" t="str"><f>""</f><v></v></c></row>
            <row r="6"><c r="A6"><f>A1</f><v/></c><c r="B6" t="inlineStr"><is><t xml:space="preserve">  </t></is></c></row>
            </sheetData>"#,
        ..Made::default()
    };
    let sheet = only(&made.bytes());
    assert_eq!(
        lines(&sheet),
        [
            "1:  柳河 |白杨|青石\r\n            乡|行内",
            "3: 0.3||57%|2020-11-03|2020-11",
            "4: TRUE|#SPILL!|文A|2020-11-03|7",
        ]
    );
    assert_eq!((sheet.uncomputed, sheet.first_uncomputed), (2, Some((5, 0))));
}

#[test]
fn old_macintosh_workbooks_count_from_1904() {
    let made = Made {
        workbook: r#"<workbookPr date1904="1"/>"#,
        styles: r#"<cellXfs><xf numFmtId="14"/></cellXfs>"#,
        sheet: "<sheetData><row><c s=\"0\"><v>42676</v></c></row></sheetData>",
        ..Made::default()
    };
    assert_eq!(lines(&only(&made.bytes())), ["1: 2020-11-03"]);
}

#[test]
fn an_ods_may_end_in_a_million_empty_rows() {
    let empty = r#"<table:table-cell table:number-columns-repeated="16384" table:style-name="x"/>"#;
    let content = format!(
        r#"<table:table table:name="表"><table:table-row><table:table-cell office:value-type="float" office:value="2" table:number-columns-repeated="2"/>{empty}</table:table-row>
        <table:table-row table:number-rows-repeated="3">{empty}</table:table-row>
        <table:table-row table:number-rows-repeated="2"><table:table-cell/><table:table-cell office:value-type="string"><text:p>共</text:p></table:table-cell></table:table-row>
        <table:table-row><table:table-cell table:formula="of:=1"/></table:table-row>
        <table:table-row table:number-rows-repeated="1048576">{empty}</table:table-row></table:table>"#
    );
    let sheet = only(&ods(&content));
    assert_eq!(lines(&sheet), ["1: 2|2", "5: |共", "6: |共"]);
    assert_eq!((sheet.uncomputed, sheet.first_uncomputed), (1, Some((7, 0))));
}

#[test]
fn texts_of_an_xls_may_go_on_in_further_records() {
    let bof: &[u8] = &[0, 6, 5, 0];
    let globals: [(u16, &[u8]); 6] = [
        (0x0809, bof),
        (0x0085, &[67, 0, 0, 0, 0, 0, 3, 0, b't', b'a', b'b', b'!', 0, 0, 0, 0]),
        // Two texts: `ab` and four characters, the last two of them written wide in a record of their own.
        (0x00FC, &[0, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, b'a', b'b', 4, 0, 0, b'c']),
        (0x003C, &[0, b'd', b'e']),
        (0x003C, &[1, 0x47, 0x95]),
        (0x000A, &[]),
    ];
    let cells: [(u16, &[u8]); 8] = [
        (0x0809, bof),
        (0x00FD, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        (0x00FD, &[0, 0, 1, 0, 0, 0, 1, 0, 0, 0]),
        (0x027E, &[1, 0, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F]),
        // A formula whose text stands in a record of its own.
        (0x0006, &[1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0]),
        (0x0207, &[2, 0, 0, b'o', b'k']),
        (0x00BD, &[2, 0, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0, 0, 6, 0, 0, 0, 1, 0]),
        (0x000A, &[]),
    ];
    let size = |records: &[(u16, &[u8])]| records.iter().map(|(_, data)| data.len() + 4).sum::<usize>();
    assert_eq!(size(&globals), 67, "the sheet begins where its name says");
    let bytes = xls(&[&globals[..], &cells[..]].concat());
    assert_eq!(lines(&only(&bytes)), ["1: ab|cde镇", "2: 1|ok", "3: 1|1"]);
}

#[test]
fn workbooks_of_before_1997_are_in_their_code_page() {
    let bof: &[u8] = &[0, 5, 5, 0];
    let [name, town] = ["表", "柳河镇"].map(|text| encoding_rs::GBK.encode(text).0.into_owned());
    let sheet = [&[39, 0, 0, 0, 0, 0, 2][..], &name].concat();
    let label = [&[0, 0, 0, 0, 0, 0, 6, 0][..], &town].concat();
    let records: [(u16, &[u8]); 9] = [
        (0x0809, bof),
        (0x0042, &[0xA8, 3]),
        (0x0085, &sheet),
        (0x00E0, &[0, 0, 0, 0]),
        (0x000A, &[]),
        (0x0809, bof),
        (0x0204, &label),
        (0x0205, &[0, 0, 1, 0, 0, 0, 0x2A, 1]),
        (0x000A, &[]),
    ];
    assert_eq!(records[..5].iter().map(|(_, data)| data.len() + 4).sum::<usize>(), 39);
    let sheet = only(&xls_in("/Book", &records));
    assert_eq!((sheet.name.as_str(), lines(&sheet)), ("表", vec!["1: 柳河镇|#N/A".to_owned()]));
}

#[test]
fn a_workbook_is_told_by_its_first_bytes() {
    assert!([XLSX, XLS, ODS].iter().all(|bytes| is_workbook(bytes)));
    assert!(!is_workbook("乡镇,面积\n".as_bytes()) && !is_workbook(b"PK") && !is_workbook(b""));
}
