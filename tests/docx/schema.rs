//! The order of children and the references that ECMA-376 (5th edition, part 1 with part 4: transitional `wml.xsd`,
//! `dml-main.xsd`, `dml-wordprocessingDrawing.xsd`, `dml-picture.xsd`) asks of the elements that are written. Word takes a
//! document that breaks them for damaged.

use super::open::{Docx, Element, elements};
use std::collections::BTreeSet;

/// Elements with the children that they may have, in their order; `*` marks those that may repeat, `|` a choice in any order.
const SEQUENCES: &[(&str, &str)] = &[
    ("w:document", "w:background w:body"),
    ("w:body", "w:p*|w:tbl* w:sectPr"),
    ("w:p", "w:pPr w:r*|w:hyperlink*|w:bookmarkStart*|w:bookmarkEnd*"),
    ("w:hyperlink", "w:r*"),
    ("w:r", "w:rPr w:t*|w:br*|w:drawing*|w:fldChar*|w:instrText*"),
    (
        "w:pPr",
        "w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:framePr w:widowControl w:numPr w:suppressLineNumbers w:pBdr w:shd \
         w:tabs w:suppressAutoHyphens w:kinsoku w:wordWrap w:overflowPunct w:topLinePunct w:autoSpaceDE w:autoSpaceDN w:bidi \
         w:adjustRightInd w:snapToGrid w:spacing w:ind w:contextualSpacing w:mirrorIndents w:suppressOverlap w:jc \
         w:textDirection w:textAlignment w:textboxTightWrap w:outlineLvl w:divId w:cnfStyle w:rPr w:sectPr",
    ),
    (
        "w:rPr",
        "w:rStyle w:rFonts w:b w:bCs w:i w:iCs w:caps w:smallCaps w:strike w:dstrike w:outline w:shadow w:emboss w:imprint \
         w:noProof w:snapToGrid w:vanish w:webHidden w:color w:spacing w:w w:kern w:position w:sz w:szCs w:highlight w:u \
         w:effect w:bdr w:shd w:fitText w:vertAlign w:rtl w:cs w:em w:lang",
    ),
    ("w:tbl", "w:tblPr w:tblGrid w:tr*"),
    (
        "w:tblPr",
        "w:tblStyle w:tblpPr w:tblOverlap w:bidiVisual w:tblStyleRowBandSize w:tblStyleColBandSize w:tblW w:jc \
         w:tblCellSpacing w:tblInd w:tblBorders w:shd w:tblLayout w:tblCellMar w:tblLook w:tblCaption w:tblDescription",
    ),
    ("w:tblBorders", "w:top w:left w:bottom w:right w:insideH w:insideV"),
    ("w:tblCellMar", "w:top w:left w:bottom w:right"),
    ("w:tblGrid", "w:gridCol*"),
    ("w:tr", "w:trPr w:tc*"),
    ("w:trPr", "w:cantSplit|w:tblHeader"),
    ("w:tc", "w:tcPr w:p*"),
    (
        "w:tcPr",
        "w:cnfStyle w:tcW w:gridSpan w:vMerge w:tcBorders w:shd w:noWrap w:tcMar w:textDirection w:tcFitText w:vAlign",
    ),
    (
        "w:sectPr",
        "w:headerReference*|w:footerReference* w:footnotePr w:endnotePr w:type w:pgSz w:pgMar w:paperSrc w:pgBorders \
         w:lnNumType w:pgNumType w:cols w:formProt w:vAlign w:noEndnote w:titlePg w:textDirection w:bidi w:rtlGutter w:docGrid",
    ),
    ("w:drawing", "wp:inline"),
    ("wp:inline", "wp:extent wp:effectExtent wp:docPr wp:cNvGraphicFramePr a:graphic"),
    ("a:graphic", "a:graphicData"),
    ("a:graphicData", "pic:pic"),
    ("pic:pic", "pic:nvPicPr pic:blipFill pic:spPr"),
    ("pic:nvPicPr", "pic:cNvPr pic:cNvPicPr"),
    ("pic:blipFill", "a:blip a:srcRect a:stretch"),
    ("a:stretch", "a:fillRect"),
    ("pic:spPr", "a:xfrm a:prstGeom"),
    ("a:xfrm", "a:off a:ext"),
    ("a:prstGeom", "a:avLst"),
    ("w:styles", "w:docDefaults w:latentStyles w:style*"),
    ("w:docDefaults", "w:rPrDefault w:pPrDefault"),
    ("w:rPrDefault", "w:rPr"),
    ("w:pPrDefault", "w:pPr"),
    (
        "w:style",
        "w:name w:aliases w:basedOn w:next w:link w:autoRedefine w:hidden w:uiPriority w:semiHidden w:unhideWhenUsed \
         w:qFormat w:locked w:pPr w:rPr",
    ),
    ("w:fonts", "w:font*"),
    ("w:font", "w:altName w:panose1 w:charset w:family w:notTrueType w:pitch w:sig"),
    ("w:settings", "w:zoom w:evenAndOddHeaders w:characterSpacingControl w:compat w:themeFontLang"),
    ("w:compat", "w:compatSetting*"),
    ("w:ftr", "w:p*"),
    ("w:hdr", "w:p*"),
];

/// Checks every part that is XML of Word's, and that what is referred to is there.
pub fn check(docx: &Docx) {
    let parts: Vec<&str> = docx.parts.keys().map(String::as_str).collect();
    let mut styles = BTreeSet::new();
    for part in parts.iter().filter(|p| [Some("xml"), Some("rels")].contains(&p.rsplit_once('.').map(|(_, end)| end))) {
        for element in elements(docx.text(part)) {
            if part.starts_with("word/") && !part.contains("_rels") {
                check_children(part, &element);
            }
            if element.name == "w:style" {
                assert!(styles.insert(element.attributes["w:styleId"].clone()), "a style twice");
            }
        }
    }
    check_references(docx, &styles);
    let types = docx.text("[Content_Types].xml");
    for part in parts.iter().filter(|p| p.starts_with("word/") && p.strip_suffix(".xml").is_some()) {
        assert!(types.contains(&format!("\"/{part}\"")), "{part} has no type");
    }
}

fn check_children(part: &str, element: &Element) {
    let Some((_, sequence)) = SEQUENCES.iter().find(|(name, _)| *name == element.name) else {
        assert!(element.children.is_empty(), "{part}: {} has children that are not known here", element.name);
        return;
    };
    let steps: Vec<Vec<&str>> = sequence.split_whitespace().map(|step| step.split('|').collect()).collect();
    let (mut at, mut seen) = (0, BTreeSet::new());
    for child in &element.children {
        let is = |name: &&str| name.trim_end_matches('*') == child;
        let step = steps.iter().position(|step| step.iter().any(&is));
        let step = step.unwrap_or_else(|| panic!("{part}: <{child}> in <{}>", element.name));
        assert!(step >= at, "{part}: <{child}> comes too late in <{}>", element.name);
        at = step;
        let repeats = steps[step].iter().any(|name| is(name) && name.ends_with('*'));
        assert!(seen.insert(child.clone()) || repeats, "{part}: <{child}> twice in <{}>", element.name);
    }
    if element.name == "w:tc" {
        assert_eq!(element.children.last().map(String::as_str), Some("w:p"), "a cell ends with a paragraph");
    }
}

fn check_references(docx: &Docx, styles: &BTreeSet<String>) {
    let relations = docx.text("word/_rels/document.xml.rels");
    let relations: Vec<_> = elements(relations).into_iter().filter(|e| e.name == "Relationship").collect();
    let mut ids = BTreeSet::new();
    for relation in &relations {
        assert!(ids.insert(relation.attributes["Id"].clone()), "a relation twice");
        let target = format!("word/{}", relation.attributes["Target"]);
        assert!(docx.parts.contains_key(&target), "{target} is not there");
    }
    let (mut numbers, mut places, mut anchors) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for element in elements(docx.text("word/document.xml")) {
        let value = |key: &str| element.attributes.get(key).cloned();
        match element.name.as_str() {
            "w:pStyle" => assert!(styles.contains(&element.attributes["w:val"]), "style {:?}", value("w:val")),
            "a:blip" => assert!(ids.contains(&element.attributes["r:embed"])),
            "w:footerReference" | "w:headerReference" => assert!(ids.contains(&element.attributes["r:id"])),
            "wp:docPr" => assert!(numbers.insert(value("id")), "two pictures with one number"),
            "w:bookmarkStart" => assert!(places.insert(value("w:name")), "two bookmarks of one name"),
            "w:hyperlink" => assert!(anchors.insert(value("w:anchor"))),
            _ => {}
        }
    }
    assert!(anchors.is_subset(&places), "the table of contents points to places that are there");
}
