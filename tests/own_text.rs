//! The office's own text: numbers go where its placeholders stand, and a placeholder that asks for nothing is refused.

use crate::docx::open::Docx;
use crate::docx::template::letterhead;
use onpace::catalog::ProjectFiles;
use onpace::measure::Month;
use onpace::pack;
use onpace::pipeline::{Study, render, report};
use onpace::render::{Forms, OwnDocument};
use onpace::words::Language;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The bundled project with another notice.
fn with_notice(text: &str) -> ProjectFiles {
    let mut files: BTreeMap<String, Cow<'static, [u8]>> =
        pack::files().map(|(name, bytes)| (name.to_owned(), Cow::Borrowed(bytes))).collect();
    files.insert("notice.md".to_owned(), Cow::Owned(text.as_bytes().to_vec()));
    ProjectFiles::Memory(files)
}

/// Each figure that the county published for November 2020 stands beside the words that it belongs to.
#[test]
fn the_notice_of_the_bundled_project_says_what_was_published() {
    let study = Study::load(&pack::project(), |_| {}).expect("the pack");
    let report = report(&study, Month::parse("2020-11").expect("a month"), Language::Chinese).expect("a report");
    let own = report.own_text.as_ref().expect("a notice");
    let text = std::str::from_utf8(&own.bytes).expect("UTF-8");
    assert!(!text.contains("{{"), "{text}");
    for published in [
        "举办技能培训41期，培训2105人",
        "现场招聘会15场，推荐岗位500个，登记就业意向200人",
        "扶贫小额贷款817户、388.05万元，全年新增户贷率21.75%",
        "精准扶贫企业贷款18笔、5255万元，带动贫困户551户",
        "科技副乡长17名，送戏下乡42场",
        "县电视台9篇、省级媒体1篇、市级媒体2篇、图片专题2篇",
        "村集体经济观摩9次，现场观摩项目54个；项目库入库113个，其中省级31个、县级82个",
        "义务教育阶段辍学生0人，一般农户未劝返辍学生108人",
        "烟叶种植面积达到13万亩，烟叶税收达到1.3亿元，辣椒种植面积稳定在12万亩",
    ] {
        assert!(text.contains(published), "{published} in {text}");
    }
    // Each number can be traced to the row that it is of.
    let traced = own.values.iter().find(|v| v.placeholder == "training_people").expect("a placeholder");
    let row = &report.rows[traced.row.expect("its row")];
    assert_eq!((row.record.indicator.as_str(), &row.text.value), ("training_people", &traced.text));
    let files = render(&report, None, &Forms::only(Forms::named("text"))).files;
    assert_eq!(files.iter().map(|f| (f.path.as_str(), &f.bytes)).collect::<Vec<_>>(), [("notice.md", &own.bytes)]);
}

#[test]
fn a_placeholder_asks_for_a_row_by_region_due_date_and_part_in_either_language() {
    let text = "{{烟叶种植面积.目标}}|{{ tobacco_acreage/2023-12.due }}|{{demo_villages@松坡乡.number}}|{{board.missed}}|{{Tobacco acreage.verdict}}";
    let study = Study::load(&with_notice(text), |_| {}).expect("the project");
    let report = report(&study, Month::parse("2021-12").expect("a month"), Language::Chinese).expect("a report");
    let own = report.own_text.expect("a notice");
    assert_eq!(String::from_utf8(own.bytes).expect("UTF-8"), "13万亩|2023年12月|1|2|未达序时进度");
}

#[test]
fn what_asks_for_nothing_is_refused_with_its_place_and_the_nearest_name() {
    let text = "一\n二{{tobaco_acreage}}{{tobacco_acreage.gapp}}{{tobacco_acreage/2024-12}}{{board.lag}}";
    let errors = Study::load(&with_notice(text), |_| {}).expect_err("four errors");
    let told: Vec<_> = errors
        .iter()
        .map(|e| {
            let at = e.location.as_ref().expect("a place");
            (e.code, at.line.unwrap_or_default(), e.hint.as_ref().map(|h| h.in_language(Language::English)))
        })
        .collect();
    let hint = |name: &str| Some(format!("did you mean `{name}`?"));
    let code = "unknown-placeholder";
    assert_eq!(
        told,
        [(code, 2, hint("tobacco_acreage")), (code, 2, hint("gap")), (code, 2, hint("2023-12")), (code, 2, None)]
    );
}

/// Word may split a placeholder over several runs; the value goes where it begins, and all else stays.
#[test]
fn a_word_document_keeps_its_look() {
    let body = "<w:p><w:r><w:t>培训{{train</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ing}}人</w:t></w:r></w:p>";
    let document = OwnDocument::open("notice.docx", &letterhead(body)).expect("a document");
    let names: Vec<String> = document.placeholders().into_iter().map(|p| p.text).collect();
    assert_eq!(names, ["training", "标识"]);
    let values = [("training".to_owned(), "2105 & <更多>".to_owned()), ("标识".to_owned(), "内部资料".to_owned())];
    let filled = Docx::open(&document.filled(&values));
    assert_eq!(filled.paragraphs("word/document.xml")[0].text, "培训2105 & <更多>人");
    assert_eq!(filled.paragraphs("word/header1.xml")[0].text, "内部资料");
    assert!(filled.text("word/document.xml").contains("<w:b/>"));
}
