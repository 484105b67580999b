//! `briefing.docx`: its structure and schema, its numbers against the report, templates, safety, determinism.

mod audit;
pub mod open;
mod schema;
pub mod template;

use onpace::catalog::ProjectFiles;
use onpace::diag::Diagnostic;
use onpace::measure::Month;
use onpace::render::docx::{Pictures, briefing_docx};
use onpace::report::Report;

use onpace::report::{Block, Document};
use onpace::words::Language;
use onpace::{pack, pipeline};
use open::Docx;
use std::collections::BTreeSet;
use std::sync::{Mutex, OnceLock, PoisonError};

/// The first bytes of a PNG that is 1843 pixels wide: all that a document reads of it.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x07\x33\0\0\x04\x4c\x08\x02\0\0\0";

const BRIEFING: &str = r#"
[briefing]
to = ["各乡镇", "县直各单位"]
from = "襄城县委督查办公室"
date = "2022-01-05"
mark = "内部资料"
contact = "0374-0000000"
toc = true
"#;

/// The bundled project with a `[briefing]` and, where asked, other files.
pub fn project(briefing: &str, more: &[(&str, Vec<u8>)]) -> ProjectFiles {
    let ProjectFiles::Memory(mut files) = pack::project() else { panic!("the pack is in memory") };
    let toml = String::from_utf8(files["onpace.toml"].to_vec()).unwrap();
    let own = "[briefing]\ntext = \"notice.md\"\n";
    assert!(toml.contains(own), "the pack has a text of its own, which another table takes the place of");
    let toml = if briefing.contains("[briefing]") { toml.replacen(own, "", 1) } else { toml };
    let toml = toml.replacen("[board]", &format!("{briefing}\n[board]"), 1);
    files.insert("onpace.toml".to_owned(), toml.into_bytes().into());
    files.extend(more.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.clone().into())));
    ProjectFiles::Memory(files)
}

/// One at a time: several projects at once would nest their work on one stack.
fn alone<T>(work: impl FnOnce() -> T) -> T {
    static ONE: Mutex<()> = Mutex::new(());
    let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    work()
}

pub fn load(files: &ProjectFiles) -> Result<pipeline::Study, Vec<Diagnostic>> {
    alone(|| pipeline::Study::load(files, |_| {}))
}

pub(crate) fn report_of(language: Language) -> Report {
    alone(|| {
        let study = pipeline::Study::load(&project(BRIEFING, &[]), |_| {}).expect("the catalog is sound");
        pipeline::report(&study, Month::new(2021, 12), language).expect("a report")
    })
}

/// December 2021 of the bundled project, made once.
pub fn report() -> &'static Report {
    static REPORT: OnceLock<Report> = OnceLock::new();
    REPORT.get_or_init(|| report_of(Language::Chinese))
}

pub fn pictures(report: &Report) -> Pictures {
    let courses = report.sections.iter().flat_map(|s| &s.indicators).filter_map(|i| i.course.as_ref());
    let courses = courses.map(|course| format!("course-{}", course.indicator));
    report
        .charts
        .iter()
        .map(onpace::report::charts::Chart::name)
        .chain(courses)
        .map(|name| (name, PNG.to_vec()))
        .collect()
}

pub(crate) fn docx() -> Docx {
    Docx::open(&briefing_docx(report(), &pictures(report()), None))
}

#[test]
fn the_body_has_the_order_of_a_notice() {
    let docx = docx();
    let of = |style: &'static str| docx.paragraphs("word/document.xml").into_iter().filter(move |p| p.style == style);
    let heads: Vec<String> = of("Heading1").map(|p| p.text).take(3).collect();
    assert_eq!(heads, ["一、总体情况", "二、存在问题", "三、下步要求"]);
    let seconds: Vec<String> = of("Heading2").map(|p| p.text).take(3).collect();
    // No region lags that a task does not name, and no report is overdue: the chapter has no parts.
    assert!(seconds.is_empty(), "{seconds:?}");
    assert!(of("OnpaceBody").any(|p| p.text.starts_with("1.") && p.text.contains("（逾期未完成）。")));
    let annexes: Vec<String> = of("OnpaceAnnexMark").map(|p| p.text).collect();
    assert_eq!(annexes.first().map(String::as_str), Some("附件1"));
    assert_eq!(annexes.len(), of("OnpaceAnnexItem").count());
    let texts: Vec<String> = docx.paragraphs("word/document.xml").into_iter().map(|p| p.text).collect();
    let at = |text: &str| texts.iter().position(|t| t == text).unwrap_or_else(|| panic!("no paragraph {text}"));
    let order = [
        "内部资料",
        "襄城县产业与民生指标序时进度简报",
        "各乡镇、县直各单位：",
        "附件：1. 滞后指标走势",
        "襄城县委督查办公室",
        "2022年1月5日",
        "（公众监督电话：0374-0000000）",
        "附件1",
    ];
    assert!(order.map(at).is_sorted(), "{:?}", order.map(at));
}

#[test]
fn the_page_is_that_of_the_standard() {
    let docx = docx();
    let xml = docx.text("word/document.xml");
    assert!(xml.contains(r#"<w:pgSz w:w="11906" w:h="16838"/>"#));
    // 37 mm, 28 mm, and what leaves 156 × 225 mm.
    assert!(
        xml.contains(r#"w:top="2098" w:right="1475" w:bottom="1985" w:left="1587""#),
        "{}",
        &xml[xml.len() - 600..]
    );
    let styles = docx.text("word/styles.xml");
    for style in styles.split("<w:style ").skip(2) {
        assert!(style.contains("w:eastAsia=") && style.contains("w:sz "), "{style}");
    }
    let body = styles.split("<w:style ").find(|s| s.contains("\"OnpaceBody\"")).unwrap();
    for part in ["仿宋", r#"w:firstLineChars="200""#, r#"w:line="579" w:lineRule="exact""#, r#"<w:sz w:val="32"/>"#] {
        assert!(body.contains(part), "{part} in {body}");
    }
    for (n, style) in [(0, "Heading1"), (1, "Heading2"), (2, "Heading3")] {
        let style = styles.split("<w:style ").find(|s| s.contains(&format!("\"{style}\""))).unwrap();
        assert!(style.contains(&format!(r#"<w:outlineLvl w:val="{n}"/>"#)), "{style}");
    }
    assert!(docx.text("word/fontTable.xml").contains("w:altName"));
    assert!(docx.text("word/settings.xml").contains("<w:evenAndOddHeaders/>"));
    let (odd, even) = (docx.text("word/footer1.xml"), docx.text("word/footer2.xml"));
    assert!(odd.contains(r#"<w:jc w:val="right"/>"#) && even.contains(r#"<w:jc w:val="left"/>"#) && odd.contains("— "));
}

#[test]
fn tables_repeat_their_heads_and_pictures_can_be_heard() {
    let docx = docx();
    let xml = docx.text("word/document.xml");
    // Tables without lines hold charts beside each other.
    let tables = xml.split("<w:tbl>").skip(1).map(|t| t.split("</w:tbl>").next().unwrap());
    for table in tables.filter(|t| t.contains("w:tblBorders") && !t.contains("OnpacePoint")) {
        assert_eq!(table.matches("<w:tblHeader/>").count(), 1);
        assert!(table.split("</w:tr>").next().unwrap().contains("<w:tblHeader/>"), "the first row is the head");
        assert_eq!(table.matches("<w:cantSplit/>").count(), table.matches("<w:tr>").count());
    }
    let document = &report().document;
    let blocks = || document.body.iter().chain(document.annexes.iter().flat_map(|annex| &annex.blocks));
    let pictures = |block: &Block| match block {
        Block::Figure(_) => 1,
        Block::Row(figures) => figures.len(),
        Block::Table(table) => table.courses.iter().flatten().count(),
        _ => 0,
    };
    let shown: usize = blocks().map(pictures).sum();
    assert!(shown > 30);
    assert_eq!(xml.matches("<wp:docPr ").count(), shown);
    for picture in xml.split("<wp:docPr ").skip(1) {
        let alt = picture.split("descr=\"").nth(1).and_then(|d| d.split('"').next()).unwrap();
        assert!(alt.chars().count() > 5, "alt text: {alt}");
    }
    // 156 mm in EMU, a little over for the last pixel.
    let widths = xml.split("<wp:extent cx=\"").skip(1).map(|w| w.split('"').next().unwrap().parse::<u64>().unwrap());
    assert!(widths.max().unwrap() <= 156 * 36_000 + 3048);
    let regions: Vec<&str> = report().matrix.rows.iter().map(|r| r.code.as_str()).collect();
    assert!(regions.is_sorted());
}

#[test]
fn every_number_is_the_reports() {
    let report = report();
    let json = onpace::render::json::report_json(report);
    let known = numbers(&String::from_utf8(json).unwrap());
    let docx = docx();
    let mut captions = 0;
    for p in docx.paragraphs("word/document.xml") {
        // Numbers of headings, tables, figures and annexes are the document's own.
        let own = ["Heading", "OnpaceAnnex", "OnpaceTableTitle", "OnpaceFigureTitle", "TOC", "OnpaceSignature"];
        if own.iter().any(|style| p.style.starts_with(style)) || p.text.contains("公众监督电话") {
            captions += 1;
            continue;
        }
        let text = without_item_number(&p.text);
        for number in numbers(text) {
            assert!(known.contains(&number), "{number} in “{}” is not in the report", p.text);
        }
    }
    assert!(captions > 30);
    let tables = docx.tables("word/document.xml");
    let mut found = 0;
    for row in report.rows.iter().filter(|r| r.root) {
        let (s, b) = (&row.text, &row.table_text);
        let cells: [(&str, &str); 11] = [
            ("指标", &s.name),
            ("单位", &b.unit),
            ("目标", &b.target),
            ("时限", &s.due),
            ("完成", &b.value),
            ("完成率", &b.completion),
            ("净增完成率", &b.net),
            ("序时进度", &b.elapsed),
            ("较序时进度", &b.gap_to_plan),
            ("距目标", &b.gap_to_target),
            ("评价", &s.verdict),
        ];
        // A column that would be empty throughout is left out; what is there stands under its head.
        let is_row = |heads: &[String], r: &[String]| {
            let of = |name: &str| heads.iter().position(|head| head.starts_with(name));
            cells.iter().all(|(name, cell)| match of(name).map(|n| r[n].as_str()) {
                Some(written) => written == *cell || cell.is_empty() && written == "—",
                None => cell.is_empty(),
            })
        };
        let table = tables.iter().find(|t| t[1..].iter().any(|r| r.len() == t[0].len() && is_row(&t[0], r)));
        found += usize::from(table.is_some());
    }
    assert_eq!(found, report.rows.iter().filter(|r| r.root).count());
}

fn without_item_number(text: &str) -> &str {
    text.split_once('.').filter(|(n, _)| n.chars().all(|c| c.is_ascii_digit())).map_or(text, |(_, rest)| rest)
}

fn numbers(text: &str) -> BTreeSet<String> {
    let parts = text.split(|c: char| !c.is_ascii_digit() && c != '.');
    parts.map(|n| n.trim_matches('.').to_owned()).filter(|n| !n.is_empty()).collect()
}

/// Ids, file names and names of methods are for those who look after the data, not for those who read the body.
#[test]
fn the_body_speaks_of_things_not_of_files() {
    let document = &report().document;
    let mut texts = Vec::new();
    for block in &document.body {
        texts.extend(words(block));
    }
    assert!(texts.len() > 30);
    for text in texts {
        assert!(!text.contains(".csv") && !text.contains(".json") && !text.contains("feeds/"), "{text}");
        assert!(!text.chars().any(|c| c.is_ascii_lowercase()), "an id in “{text}”");
        assert!(!text.contains([',', ';', ':', '(', ')']), "half-width punctuation in “{text}”");
    }
}

fn words(block: &Block) -> Vec<String> {
    match block {
        Block::Heading { text, .. } | Block::Text(text) | Block::Lead(text) => vec![text.clone()],
        Block::Item { head, text, .. } => vec![head.clone(), text.clone()],
        Block::Points(points) => points.iter().flat_map(|p| [p.label.clone(), p.text.clone()]).collect(),
        Block::Table(t) => {
            t.rows.iter().flatten().cloned().chain([t.title.clone(), t.unit.clone(), t.note.clone()]).collect()
        }
        Block::Figure(f) => vec![f.title.clone(), f.alt.clone()],
        Block::Row(row) => row.iter().flat_map(|f| [f.title.clone(), f.alt.clone()]).collect(),
    }
}

/// Two indicators with promises of one kind and day have their own members behind.
#[test]
fn who_lags_behind_a_task_is_who_lags_in_it() {
    let report = report();
    let totals = report.rows.iter().filter(|r| r.each_total && r.record.verdict == "missed");
    let mut checked = 0;
    for total in totals {
        let members = report.rows.iter().filter(|r| !r.root && r.record.indicator == total.record.indicator);
        for member in members.filter(|r| r.record.due == total.record.due) {
            // At most five are named.
            let is_named = total.sentence.contains(&member.record.region_name);
            assert!(
                !is_named || member.record.verdict == "missed",
                "{}: {}",
                total.text.name,
                member.record.region_name
            );
            checked += 1;
        }
    }
    assert!(checked >= 30);
}

#[test]
fn english_has_the_same_parts() {
    let english = report_of(Language::English);
    let kinds = |document: &Document| {
        let all = document.body.iter().chain(document.annexes.iter().flat_map(|a| &a.blocks));
        all.map(std::mem::discriminant).collect::<Vec<_>>()
    };
    assert_eq!(kinds(&english.document), kinds(&report().document));
    let docx = Docx::open(&briefing_docx(&english, &pictures(&english), None));
    schema::check(&docx);
    let heads: Vec<_> =
        docx.paragraphs("word/document.xml").into_iter().filter(|p| p.style == "Heading1").map(|p| p.text).collect();
    assert_eq!(heads[..3], ["1. Overview", "2. Problems", "3. Next steps"]);
    let next = &english.next.leads[0].demands[0].text;
    assert!(next.ends_with('.') && !next.contains("  ") && !next.contains(" ,") && !next.contains('。'), "{next}");
}

#[test]
fn the_parts_follow_the_schema() {
    schema::check(&docx());
}

/// What the check of the schema is worth: each of these is one mistake in a document that is otherwise right.
pub(crate) const MISTAKES: [(&str, &str, &str); 4] = [
    (
        "word/document.xml",
        r#"<w:pStyle w:val="OnpaceCell"/><w:jc w:val="left"/>"#,
        r#"<w:jc w:val="left"/><w:pStyle w:val="OnpaceCell"/>"#,
    ),
    (
        "word/settings.xml",
        r#"<w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/>"#,
        r#"<w:characterSpacingControl w:val="compressPunctuation"/><w:evenAndOddHeaders/>"#,
    ),
    ("word/theme/theme1.xml", "<a:fontScheme name=\"onpace\">", "<a:fontScheme name=\"onpace\"><a:extLst/>"),
    ("docProps/app.xml", "<Application>onpace</Application>", "<Aplication>onpace</Aplication>"),
];

#[test]
fn a_mistake_in_a_part_is_found() {
    for (part, right, wrong) in MISTAKES {
        let faults = schema::faults(&docx().with(part, right, wrong));
        assert!(faults.len() == 1 && faults[0].starts_with(part), "{wrong}: {faults:?}");
    }
    let untyped = docx().with("[Content_Types].xml", "Extension=\"png\"", "Extension=\"jpg\"");
    assert!(schema::faults(&untyped).iter().all(|f| f.ends_with(".png has no type")));
    assert!(!schema::faults(&untyped).is_empty());
    let misnamed = docx().with("_rels/.rels", " Target=", " Targe=");
    assert_eq!(schema::faults(&misnamed).len(), 1);
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let once = briefing_docx(report(), &pictures(report()), None);
    assert!(once == briefing_docx(report(), &pictures(report()), None));
    let bare = Docx::open(&briefing_docx(report(), &Pictures::new(), None));
    assert!(!bare.text("word/document.xml").contains("wp:inline"), "without pictures there are none");
    schema::check(&bare);
}

#[test]
fn text_from_outside_stays_text() {
    let mut report = report().clone();
    let bad = "甲\u{0}\u{b}</w:t></w:r><w:p>&amp; \"乙\"\n丙\u{fffe}";
    report.document.title = bad.to_owned();
    report.document.body.insert(0, Block::Text(bad.to_owned()));
    if let Some(Block::Figure(figure)) = report.document.body.iter_mut().find(|b| matches!(b, Block::Figure(_))) {
        figure.alt = bad.to_owned();
    }
    let docx = Docx::open(&briefing_docx(&report, &pictures(&report), None));
    schema::check(&docx);
    let told =
        docx.paragraphs("word/document.xml").into_iter().filter(|p| p.text.contains("</w:t></w:r><w:p>&amp; \"乙\""));
    assert_eq!(told.count(), 2, "the title and the text, as they were written");
}
