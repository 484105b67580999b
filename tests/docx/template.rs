//! Documents of the user's own.

use super::open::Docx;
use super::{PNG, load, pictures, project, report};
use onpace::diag::Severity;
use onpace::render::docx::{Template, TemplateError, briefing_docx};
use std::io::{Cursor, Write};

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>"#;
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const END: &str = r#"<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>"#;

/// A letterhead as WPS would save it: numbers for style ids, a heading style of its own, a placeholder over three runs.
pub fn letterhead(body: &str) -> Vec<u8> {
    let document = format!(r#"<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}{END}</w:body></w:document>"#);
    let styles = format!(
        r#"<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/><w:rPr><w:color w:val="FF0000"/></w:rPr></w:style></w:styles>"#
    );
    let header = format!(r#"<w:hdr xmlns:w="{W}"><w:p><w:r><w:t>{{{{标识}}}}</w:t></w:r></w:p></w:hdr>"#);
    let relation = |id: &str, kind: &str, target: &str| {
        format!(r#"<Relationship Id="{id}" Type="{R}/{kind}" Target="{target}"/>"#)
    };
    let relations = |list: String| {
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{list}</Relationships>"#
        )
    };
    let parts = [
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", relations(relation("rId1", "officeDocument", "word/document.xml"))),
        ("word/document.xml", document),
        (
            "word/_rels/document.xml.rels",
            relations(relation("rId1", "styles", "styles.xml") + &relation("rId2", "header", "header1.xml")),
        ),
        ("word/styles.xml", styles),
        ("word/header1.xml", header),
    ];
    packed(&parts)
}

fn packed(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

pub fn usual() -> String {
    let split = "<w:p><w:r><w:t>关于{{标</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>题</w:t></w:r><w:r><w:t>}}的通报</w:t></w:r></w:p>";
    [p("襄城县人民政府办公室"), split.to_owned(), p(" {{正文}} "), p("{{落款}}　{{date}}")].concat()
}

#[test]
fn text_goes_where_the_template_says_and_the_rest_stays() {
    let template = Template::open(&letterhead(&usual())).expect("a good template");
    let docx = Docx::open(&briefing_docx(report(), &pictures(report()), Some(&template)));
    super::schema::check(&docx);
    let texts: Vec<String> = docx.paragraphs("word/document.xml").into_iter().map(|p| p.text).collect();
    assert_eq!(texts[0], "襄城县人民政府办公室");
    assert_eq!(texts[1], format!("关于{}的通报", report().document.title));
    assert_eq!(texts.last().unwrap(), "襄城县委督查办公室　2022年1月5日");
    assert!(texts.iter().any(|t| t == "一、总体情况") && !texts.iter().any(|t| t.contains("{{")));
    assert_eq!(docx.paragraphs("word/header1.xml")[0].text, "内部资料");
    let document = docx.text("word/document.xml");
    assert!(document.contains(END), "the section is the template's");
    assert!(!document.contains("<w:pStyle w:val=\"Heading1\"/>"), "its own heading 1 is used: style 2");
    let styles = docx.text("word/styles.xml");
    assert!(styles.contains("FF0000") && styles.contains("公文正文") && styles.contains("<w:basedOn w:val=\"1\"/>"));
    assert_eq!(styles.matches("\"heading 1\"").count(), 1);
    assert_eq!(docx.parts["word/media/onpace-board.png"], PNG);
    assert!(docx.text("[Content_Types].xml").contains("Extension=\"png\""));
}

#[test]
fn annexes_may_have_a_place_of_their_own() {
    let body = usual() + &p("{{附件}}");
    let template = Template::open(&letterhead(&body)).expect("a good template");
    let docx = Docx::open(&briefing_docx(report(), &pictures(report()), Some(&template)));
    super::schema::check(&docx);
    let texts: Vec<String> = docx.paragraphs("word/document.xml").into_iter().map(|p| p.text).collect();
    let at = |text: &str| texts.iter().position(|t| t == text).unwrap_or_else(|| panic!("no {text}"));
    assert!(at("三、下步要求") < at("襄城县委督查办公室　2022年1月5日"));
    assert!(at("襄城县委督查办公室　2022年1月5日") < at("附件1"));
}

#[test]
fn what_cannot_be_filled_is_refused_with_its_reason() {
    let why = |bytes: &[u8]| Template::open(bytes).map(|_| ()).unwrap_err();
    assert_eq!(why(b"PK no"), TemplateError::NotADocument);
    assert_eq!(why(&packed(&[("a.xml", "<a/>".to_owned())])), TemplateError::NotADocument);
    assert_eq!(why(&letterhead(&p("正文"))), TemplateError::NoContent);
    assert_eq!(why(&letterhead(&(p("{{正文}}") + &p("{{content}}")))), TemplateError::ContentNotAlone);
    assert_eq!(why(&letterhead(&p("见{{正文}}"))), TemplateError::ContentNotAlone);
    let in_table = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p("{{正文}}"));
    assert_eq!(why(&letterhead(&in_table)), TemplateError::ContentNotAlone);
    let ends_section = "<w:p><w:pPr><w:sectPr></w:sectPr></w:pPr><w:r><w:t>{{正文}}</w:t></w:r></w:p>";
    assert_eq!(why(&letterhead(ends_section)), TemplateError::ContentNotAlone);
    assert!(matches!(why(&letterhead("<w:p>")), TemplateError::Broken { .. }));
    let docx = letterhead(&usual());
    let macros = Docx::open(&docx).text("[Content_Types].xml").replace(".document.main", ".document.macroEnabled.main");
    let document = Docx::open(&docx).text("word/document.xml").to_owned();
    let macros = packed(&[("[Content_Types].xml", macros), ("word/document.xml", document)]);
    assert_eq!(why(&macros), TemplateError::NotPlain);
}

#[test]
fn a_catalog_tells_where_its_template_is_wrong() {
    let told = |briefing: &str, more: &[(&str, Vec<u8>)]| {
        let errors = load(&project(briefing, more)).map(|_| ()).unwrap_err();
        assert!(errors.iter().any(|e| e.severity == Severity::Error));
        errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    let named = "[briefing]\ntemplate = \"head.docx\"";
    assert!(told(named, &[]).contains("holds no template `head.docx`"));
    let wrong = told(named, &[("head.docx", letterhead(&p("x")))]);
    assert!(wrong.starts_with("onpace.toml:") && wrong.contains("it has no paragraph `{{content}}`"), "{wrong}");
    assert!(load(&project(named, &[("head.docx", letterhead(&usual()))])).is_ok());
    for outside in ["../head.docx", "/etc/head.docx", "C:\\\\head.docx", "head.doc"] {
        let told = told(&format!("[briefing]\ntemplate = \"{outside}\""), &[]);
        assert!(told.contains("must lie in the project's folder and end in .docx"), "{outside}: {told}");
    }
    assert!(told("[briefing]\ndate = \"2020-12\"", &[]).contains("must be a day"));
    assert!(told("[briefing]\nfrm = \"x\"", &[]).contains("did you mean `from`?"));
    assert!(told("[briefing]\nmark = \"a\\nb\"", &[]).contains("single line"));
}

#[test]
fn a_template_gives_its_look_and_nothing_of_who_made_it() {
    /// A word that only the template's maker has written.
    const TRACE: &str = "zhangsan";
    let letterhead = Docx::open(&letterhead(&usual()));
    let traced = format!(
        "<w:p><w:commentRangeStart w:id=\"0\"/><w:r w:rsidR=\"00A1\"><w:t>襄城县人民政府办公室</w:t></w:r><w:commentRangeEnd w:id=\"0\"/>\
         <w:r><w:commentReference w:id=\"0\"/></w:r><w:ins w:id=\"1\" w:author=\"{TRACE}\" w:date=\"2020-01-01T00:00:00Z\"><w:r>\
         <w:t>印发</w:t></w:r></w:ins><w:hyperlink r:id=\"rId7\"><w:r><w:t>网站</w:t></w:r></w:hyperlink></w:p>"
    );
    let document = letterhead.text("word/document.xml").replacen("<w:p>", &format!("{traced}<w:p>"), 1);
    let more = |name: &str, mode: &str, id: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{R}/{name}\" Target=\"{target}\"{mode}/>")
    };
    let outside = " TargetMode=\"External\"";
    let of_document = more("comments", "", "rId5", "comments.xml")
        + &more("customXml", "", "rId6", "../customXml/item1.xml")
        + &more("hyperlink", outside, "rId7", &format!("https://{TRACE}.example/"))
        + &more("settings", "", "rId8", "settings.xml")
        + "</Relationships>";
    let types = [("comments", "comments"), ("settings", "settings")].map(|(part, kind)| {
        format!(
            "<Override PartName=\"/word/{part}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml\"/>"
        )
    });
    let settings = format!(
        "<w:settings xmlns:w=\"{W}\" xmlns:r=\"{R}\"><w:attachedTemplate r:id=\"rId1\"/><w:evenAndOddHeaders/><w:rsids><w:rsid w:val=\"00A1\"/></w:rsids></w:settings>"
    );
    let template_at = format!("file:///C:/Users/{TRACE}/Normal.dotm");
    let of_settings = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}</Relationships>",
        more("attachedTemplate", outside, "rId1", &template_at)
    );
    let core = format!(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>{TRACE}</dc:creator><cp:lastModifiedBy>{TRACE}</cp:lastModifiedBy></cp:coreProperties>"
    );
    let comments = format!(
        "<w:comments xmlns:w=\"{W}\"><w:comment w:id=\"0\" w:author=\"{TRACE}\"><w:p/></w:comment></w:comments>"
    );
    let text = |name: &str| letterhead.text(name).to_owned();
    let bytes = packed(&[
        ("[Content_Types].xml", text("[Content_Types].xml").replace("</Types>", &(types.concat() + "</Types>"))),
        ("_rels/.rels", text("_rels/.rels")),
        ("word/document.xml", document),
        (
            "word/_rels/document.xml.rels",
            text("word/_rels/document.xml.rels").replace("</Relationships>", &of_document),
        ),
        ("word/styles.xml", text("word/styles.xml")),
        ("word/header1.xml", text("word/header1.xml")),
        ("word/settings.xml", settings),
        ("word/_rels/settings.xml.rels", of_settings),
        ("word/comments.xml", comments),
        ("word/people.xml", format!("<p>{TRACE}</p>")),
        ("docProps/core.xml", core),
        ("docProps/custom.xml", format!("<p>{TRACE}</p>")),
        ("docProps/thumbnail.jpeg", TRACE.to_owned()),
        ("customXml/item1.xml", format!("<p>{TRACE}</p>")),
    ]);
    let template = Template::open(&bytes).expect("a good template");
    let docx = Docx::open(&briefing_docx(report(), &pictures(report()), Some(&template)));
    super::schema::check(&docx);
    for (name, bytes) in &docx.parts {
        let has_trace = bytes.windows(TRACE.len()).any(|window| window == TRACE.as_bytes());
        assert!(!has_trace && !name.contains("omment") && !name.contains("ustom"), "{name}");
    }
    let document = docx.text("word/document.xml");
    assert!(document.contains("印发") && document.contains("网站") && !document.contains("omment"), "the text stays");
    assert!(docx.text("word/settings.xml").contains("evenAndOddHeaders"), "the look stays");
    assert!(docx.text("docProps/core.xml").contains(&report().document.title));
    assert!(docx.text("_rels/.rels").contains("word/document.xml"));
}
