//! `slides.pptx`, taken apart: what stands on which slide, in which placeholder, with which picture and notes.

use onpace::measure::Month;
use onpace::pack;
use onpace::pipeline::{Making, Study, render, report_for};
use onpace::render::Forms;
use onpace::render::pptx::slides_pptx;
use onpace::report::{Edition, Report};
use onpace::words::Language;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::sync::LazyLock;

static STUDY: LazyLock<Study> = LazyLock::new(|| Study::load(&pack::project(), |_| {}).expect("the bundled project"));

fn made(language: Language) -> Report {
    report_for(&STUDY, Month::new(2021, 11), &Making::of(language, Edition::Internal)).expect("a report")
}

static REPORT: LazyLock<Report> = LazyLock::new(|| made(Language::Chinese));

/// A picture of two pixels, which need not be looked at.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x01\0";

fn pictures(report: &Report) -> BTreeMap<String, Vec<u8>> {
    report.charts.iter().map(|chart| (chart.name(), PNG.to_vec())).collect()
}

fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let count = archive.len();
    let part = |n: usize| {
        let mut part = archive.by_index(n).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("bytes");
        (part.name().expect("a name").into_owned(), String::from_utf8_lossy(&bytes).into_owned())
    };
    (0..count).map(part).collect()
}

/// The text of a part, paragraph by paragraph.
fn text(xml: &str) -> Vec<String> {
    let of_paragraph = |p: &str| {
        let runs = p.split("<a:t>").skip(1).filter_map(|rest| rest.split("</a:t>").next());
        quick_xml::escape::unescape(&runs.collect::<String>()).expect("text").into_owned()
    };
    let paragraphs = xml.split("<a:p>").skip(1).map(|rest| rest.split("</a:p>").next().unwrap_or_default());
    paragraphs.map(of_paragraph).filter(|text| !text.is_empty()).collect()
}

#[test]
fn slides_tell_the_message_the_board_each_lagging_task_and_who_does_what() {
    let report = &*REPORT;
    let parts = parts(&slides_pptx(report, &pictures(report)));
    let slide = |n: usize| &parts[&format!("ppt/slides/slide{n}.xml")];
    let opening = text(slide(1)).join("\n");
    assert!(opening.contains(&report.title) && opening.contains(&report.message.headline), "{opening}");
    assert!(
        slide(2).contains("name=\"board\"") && slide(2).contains("descr=\""),
        "the board has a text for who cannot see it"
    );
    for (n, item) in (3..).zip(&report.lagging) {
        let row = &report.rows[item.row];
        let said = text(slide(n));
        let (title, body) = said.split_first().expect("a title");
        assert!(
            title.contains(&row.text.name) && title.contains(&row.text.verdict) && title.contains(&row.text.gap),
            "{title}"
        );
        let body = body.join("\n");
        assert!(body.contains(&row.sentence) && body.contains(&row.who), "{body}");
        assert!(slide(n).contains(&format!("name=\"{}\"", row.record.indicator)), "its chart");
        let notes = text(&parts[&format!("ppt/notesSlides/notesSlide{n}.xml")]).join("\n");
        assert!(notes.contains(&row.record.source) && notes.contains(&row.record.source_feed), "{notes}");
    }
    let last = text(slide(report.deck.slides.len())).join("\n");
    for lead in &report.next.leads {
        assert!(last.contains(&lead.lead) && lead.demands.iter().all(|demand| last.contains(&demand.text)), "{last}");
    }
    assert!(!report.lagging.is_empty());
}

#[test]
fn every_text_and_picture_fills_a_placeholder_of_its_layout() {
    let report = &*REPORT;
    let parts = parts(&slides_pptx(report, &pictures(report)));
    let holders = |xml: &str| -> BTreeSet<String> {
        let all = xml.split("<p:ph ").skip(1).filter_map(|rest| rest.split("/>").next());
        all.map(str::to_owned).collect()
    };
    for n in 1..=report.deck.slides.len() {
        let slide = &parts[&format!("ppt/slides/slide{n}.xml")];
        let links = &parts[&format!("ppt/slides/_rels/slide{n}.xml.rels")];
        let layout = links.split("slideLayouts/").nth(1).and_then(|rest| rest.split('"').next()).expect("a layout");
        let known = holders(&parts[&format!("ppt/slideLayouts/{layout}")]);
        let used = holders(slide);
        assert!(used.is_subset(&known), "slide {n}: {used:?} of {known:?}");
        let shapes = slide.matches("<p:sp>").count() + slide.matches("<p:pic>").count();
        assert_eq!(shapes, slide.matches("<p:ph ").count(), "no shape beside them");
        // Fonts are the theme's, so that another theme changes them.
        assert!(!slide.contains("<a:latin") && !slide.contains("<a:ea"), "slide {n}");
    }
    let theme = &parts["ppt/theme/theme1.xml"];
    assert!(theme.contains("<a:latin typeface=\"Arial\"/>") && theme.contains("<a:ea typeface=\"微软雅黑\"/>"));
    let master = &parts["ppt/slideMasters/slideMaster1.xml"];
    assert!(["+mj-lt", "+mj-ea", "+mn-lt", "+mn-ea"].iter().all(|font| master.contains(font)));
}

#[test]
fn every_part_that_is_named_is_there_and_every_part_is_typed() {
    let report = made(Language::English);
    let parts = parts(&slides_pptx(&report, &pictures(&report)));
    for (name, xml) in parts.iter().filter(|(name, _)| name.contains(".rels")) {
        let folder = name.split("_rels/").next().expect("a folder");
        for target in xml.split("Target=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let path = match target.strip_prefix("../") {
                Some(rest) => format!("ppt/{rest}"),
                None => format!("{folder}{target}"),
            };
            assert!(parts.contains_key(&path), "{name}: {path}");
        }
    }
    let types = &parts["[Content_Types].xml"];
    for name in
        parts.keys().filter(|name| name.starts_with("ppt/") && !name.contains(".rels") && !name.contains(".png"))
    {
        assert!(types.contains(&format!("PartName=\"/{name}\"")), "{name}");
    }
}

#[test]
fn the_same_report_makes_the_same_slides_and_without_pictures_the_texts_are_left() {
    let report = &*REPORT;
    assert_eq!(slides_pptx(report, &pictures(report)), slides_pptx(report, &pictures(report)));
    let bare = parts(&slides_pptx(report, &BTreeMap::new()));
    assert!(bare.values().all(|xml| !xml.contains("<p:pic>")) && bare.keys().all(|name| !name.contains("media")));
    assert!(text(&bare["ppt/slides/slide3.xml"]).len() > 1);
}

/// At most 300 characters, 600 in English; whole clauses, so that each number in it stands in the report.
#[test]
fn a_digest_is_short_and_says_what_the_message_says() {
    for month in [Month::new(2020, 11), Month::new(2021, 6), Month::new(2021, 11), Month::new(2021, 12)] {
        for (language, most) in [(Language::Chinese, 300), (Language::English, 600)] {
            let making =
                Making { forms: Forms::only(Forms::named("digest")), ..Making::of(language, Edition::Internal) };
            let report = report_for(&STUDY, month, &making).expect("a report");
            let files = render(&report, None, &making.forms).files;
            let digest = String::from_utf8(files[0].bytes.clone()).expect("UTF-8");
            assert_eq!((files.len(), files[0].path.as_str()), (1, "digest.txt"));
            assert!(digest.trim_end().chars().count() <= most, "{digest}");
            assert!(
                digest.contains(&report.as_of_text) && digest.contains(report.synthetic.as_deref().expect("made up"))
            );
            for item in report.lagging.iter().take(3) {
                let text = &report.rows[item.row].text;
                assert!(digest.contains(&text.value) && digest.contains(&text.gap), "{digest}");
            }
        }
    }
}
