//! The same text as a document of each kind, and documents that cannot be read.

use onpace::measure::BUILT_IN;
use onpace::propose::targets::{Asked, Draft, Unreadable, draft};
use std::io::{Cursor, Write};

fn read(bytes: &[u8], name: &str) -> Result<Draft, Unreadable> {
    draft(bytes, name, Asked { date: None, units: &BUILT_IN, year_starts: 1 })
}

fn shown(draft: &Draft) -> Vec<String> {
    draft.proposals.iter().map(|p| format!("{} {} {} {}", p.indicator.name, p.value, p.unit, p.due)).collect()
}

/// A Word document with this body.
pub fn docx(body: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("word/document.xml", options).expect("memory");
    let xml = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#
    );
    zip.write_all(xml.as_bytes()).expect("memory");
    zip.finish().expect("memory").into_inner()
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

const TITLE: &str = "2025年农业工作方案";
const DATED: &str = "2025年2月1日";
const CLAUSE: &str = "到2025年底，新建高标准农田5万亩。";
const READ: [&str; 1] = ["新建高标准农田 5 万亩 2025-12"];

#[test]
fn every_format_gives_the_same() {
    let text = format!("{TITLE}\n{DATED}\n{CLAUSE}\n");
    assert_eq!(shown(&read(text.as_bytes(), "a.txt").unwrap()), READ);
    let gb = encoding_rs::GB18030.encode(&text).0.into_owned();
    assert_eq!(shown(&read(&gb, "a.txt").unwrap()), READ);
    let page = format!("<html><meta charset=\"gb2312\"><h1>{TITLE}</h1><p>{DATED}</p><p>{CLAUSE}</p></html>");
    assert_eq!(shown(&read(page.as_bytes(), "a.html").unwrap()), READ);
    assert_eq!(shown(&read(&encoding_rs::GBK.encode(&page).0, "a.html").unwrap()), READ);
    let markdown = format!("# {TITLE}\n\n{DATED}\n\n- {CLAUSE}\n");
    assert_eq!(shown(&read(markdown.as_bytes(), "a.md").unwrap()), READ);
    let word = docx(&[paragraph(TITLE), paragraph(DATED), paragraph(CLAUSE)].concat());
    assert_eq!(shown(&read(&word, "a.docx").unwrap()), READ);
}

#[test]
fn what_was_struck_out_of_a_word_document_is_not_read() {
    let changed = r"<w:p><w:r><w:t>到2025年底，新建高标准农田</w:t></w:r><w:del><w:r><w:delText>9万亩</w:delText></w:r></w:del><w:ins><w:r><w:t>5万亩</w:t></w:r></w:ins><w:r><w:t>。</w:t></w:r></w:p>";
    let word = docx(&[paragraph(TITLE), paragraph(DATED), changed.to_owned()].concat());
    assert_eq!(shown(&read(&word, "a.docx").unwrap()), READ);
}

#[test]
fn tables_give_years_units_and_merged_cells() {
    let row = |cells: &[&str]| {
        let cells: Vec<String> = cells.iter().map(|cell| format!("<w:tc>{}</w:tc>", paragraph(cell))).collect();
        let cells = cells.concat();
        format!("<w:tr>{cells}</w:tr>")
    };
    let table = [
        "<w:tbl>".to_owned(),
        row(&["类别", "指标", "单位", "2020年", "2025年", "年均增速", "属性"]),
        row(&["经济", "粮食产量", "万吨", "40", "42", "—", "约束性"]),
        row(&["经济", "居民收入", "元", "15000", "20000", "6%", "预期性"]),
        row(&["民生", "失业率", "%", "5.0", "≤5.5", "—", "预期性"]),
        "</w:tbl>".to_owned(),
    ];
    let word = docx(&(paragraph("某县“十四五”规划主要指标") + &table.concat()));
    let draft = read(&word, "a.docx").unwrap();
    assert_eq!(shown(&draft), ["粮食产量 42 万吨 2025-12", "居民收入 20000 元 2025-12", "失业率 5.5 % 2025-12"]);
    let first = &draft.proposals[0];
    assert_eq!((&*first.baseline, &*first.from, first.place.row), ("40", "2020-12", Some(2)));
}

#[test]
fn a_logframe_gives_baseline_milestones_and_target() {
    let text = "| Indicator | Baseline (2023) | Milestone 2024 | Milestone 2025 | Target 2026 |\n|---|---|---|---|---|\n| Households with safe water | 32% | 40% | 55% | 70% |\n";
    let draft = read(text.as_bytes(), "logframe.md").unwrap();
    let [row] = &draft.proposals[..] else { panic!("{:?}", shown(&draft)) };
    assert_eq!((&*row.value, &*row.baseline, &*row.plan, &*row.due), ("70", "32", "2024-12=40;2025-12=55", "2026-12"));
}

#[test]
fn a_division_of_tasks_gives_who_and_when() {
    let text = "| 序号 | 目标任务 | 牵头单位 | 完成时限 |\n|---|---|---|---|\n| 1 | 新增规上企业10家，农产品加工业产值增长15%以上。 | 县工信局 | 2024年底前 |\n";
    let draft = read(format!("# 2024年任务分解\n\n{text}").as_bytes(), "a.md").unwrap();
    assert_eq!(shown(&draft), ["新增规上企业 10 家 2024-12", "农产品加工业产值 @last_year*115%  2024-12"]);
    assert!(draft.proposals.iter().all(|row| row.lead == "县工信局"));
}

#[test]
fn formats_that_are_not_read_say_what_to_do() {
    for (bytes, name, ending) in [
        (&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], "通知.doc", "doc"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "通知.wps", "wps"),
        (b"PK\x03\x04nothing", "公文.ofd", "ofd"),
        (b"\x89PNG\r\n\x1a\n\0\0", "scan.png", "png"),
    ] {
        assert_eq!(read(bytes, name).unwrap_err(), Unreadable::Format { ending: ending.to_owned() }, "{name}");
    }
    assert_eq!(read(b"%PDF-1.4 nothing", "a.pdf").unwrap_err(), Unreadable::Damaged);
}

#[test]
fn a_pdf_of_the_program_is_read_page_by_page() {
    let pdf =
        text_pdf(&["Housing delivery plan", "Published 1 May 2025", "We will build 480 council homes by March 2030."]);
    let draft = read(&pdf, "plan.pdf").unwrap();
    assert_eq!(shown(&draft), ["council homes 480  2030-03"]);
    assert_eq!(draft.proposals[0].place.page, Some(1));
    assert_eq!(read(&text_pdf(&[]), "scan.pdf").unwrap_err(), Unreadable::NoText);
}

/// A PDF of one page with these lines in Helvetica.
fn text_pdf(lines: &[&str]) -> Vec<u8> {
    use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str};
    let mut pdf = Pdf::new();
    let [catalog, tree, page, font, content] = [1, 2, 3, 4, 5].map(Ref::new);
    pdf.catalog(catalog).pages(tree);
    pdf.pages(tree).kids([page]).count(1);
    let mut leaf = pdf.page(page);
    leaf.media_box(Rect::new(0.0, 0.0, 595.0, 842.0)).parent(tree).contents(content);
    leaf.resources().fonts().pair(Name(b"F1"), font);
    leaf.finish();
    pdf.type1_font(font).base_font(Name(b"Helvetica"));
    let mut text = Content::new();
    text.begin_text().set_font(Name(b"F1"), 12.0).next_line(72.0, 760.0);
    for line in lines {
        text.show(Str(line.as_bytes()));
        text.next_line(0.0, -40.0);
    }
    text.end_text();
    pdf.stream(content, &text.finish());
    pdf.finish()
}

/// Bytes that were changed, cut and doubled never end the program.
#[test]
fn damaged_documents_are_refused_or_read() {
    let text = format!("{TITLE}\n{DATED}\n{CLAUSE}\n|指标|2025年|\n|---|---|\n|产量|42|\n");
    let samples = [
        (docx(&[paragraph(TITLE), paragraph(CLAUSE)].concat()), "a.docx"),
        (text_pdf(&["Plan", "We will build 480 homes by March 2030."]), "a.pdf"),
        (format!("<html><table><tr><td colspan=9>{CLAUSE}<td rowspan=3>x</table>").into_bytes(), "a.html"),
        (text.clone().into_bytes(), "a.md"),
        (encoding_rs::GB18030.encode(&text).0.into_owned(), "a.txt"),
    ];
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % below.max(1) as u64).unwrap_or(0)
    };
    for (bytes, name) in &samples {
        for _ in 0..40 {
            let mut changed = bytes.clone();
            for _ in 0..=random(4) {
                let at = random(changed.len());
                match random(3) {
                    0 => changed[at] = u8::try_from(random(256)).unwrap_or(0),
                    1 => changed.truncate(at.max(4)),
                    _ => changed.extend_from_within(at..),
                }
            }
            let _ = read(&changed, name);
        }
    }
}

/// Numbers and marks in any order are text, never a fault.
#[test]
fn odd_texts_are_read() {
    for text in [
        "",
        "。。。",
        "%%%",
        "9999999999999999999999999999999999999999家",
        "到2025年13月32日达到1亿",
        "（（（",
        "1-2-3-4",
        "从到从到",
        "from to from 5 to",
        "by 99/00 of 5% of 6% of",
        "达到-5%",
        "分别",
        "分别1、2、3",
        "其中其中1个",
        "£",
        "£m by",
        "一一一个",
        "@last_year*110%",
        "=1+1达到5家",
        "\u{202E}达到5家",
        "翻一番翻两番",
        "2025年2026年2027年",
        "每个乡镇",
        "at least at least",
        "no more than",
        "of which of whom 5",
        "(i) (ii) (iii)",
        "1.2.3.4",
        "5月6月7月达到8%",
    ] {
        assert!(read(text.as_bytes(), "a.txt").is_ok(), "{text}");
    }
}

#[test]
fn the_sheets_of_a_workbook_are_tables() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.merge_range(0, 0, 0, 3, "2025年重点任务分解表", &rust_xlsxwriter::Format::new()).expect("memory");
    for (row, cells) in [
        ["序号", "重点任务", "责任单位", "完成时限"],
        ["1", "新建高标准农田3.6万亩", "县农业农村局", "10月底前"],
        ["2", "建成县中医院新院区", "县卫生健康局", "6月底前"],
    ]
    .iter()
    .enumerate()
    {
        for (column, cell) in cells.iter().enumerate() {
            let (row, column) = (u32::try_from(row + 1).expect("small"), u16::try_from(column).expect("small"));
            sheet.write(row, column, *cell).expect("memory");
        }
    }
    let bytes = workbook.save_to_buffer().expect("memory");
    let made = read(&bytes, "任务分解表.xlsx").expect("a workbook");
    assert_eq!(shown(&made), ["新建高标准农田 3.6 万亩 2025-10", "建成县中医院新院区 1 个 2025-06"]);
    assert_eq!(made.proposals[0].lead, "县农业农村局");
}
