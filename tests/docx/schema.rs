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
    ("a:theme", "a:themeElements"),
    ("a:themeElements", "a:clrScheme a:fontScheme a:fmtScheme"),
    (
        "a:clrScheme",
        "a:dk1 a:lt1 a:dk2 a:lt2 a:accent1 a:accent2 a:accent3 a:accent4 a:accent5 a:accent6 a:hlink a:folHlink",
    ),
    ("a:dk1", "a:srgbClr"),
    ("a:lt1", "a:srgbClr"),
    ("a:dk2", "a:srgbClr"),
    ("a:lt2", "a:srgbClr"),
    ("a:accent1", "a:srgbClr"),
    ("a:accent2", "a:srgbClr"),
    ("a:accent3", "a:srgbClr"),
    ("a:accent4", "a:srgbClr"),
    ("a:accent5", "a:srgbClr"),
    ("a:accent6", "a:srgbClr"),
    ("a:hlink", "a:srgbClr"),
    ("a:folHlink", "a:srgbClr"),
    ("a:fontScheme", "a:majorFont a:minorFont"),
    ("a:majorFont", "a:latin a:ea a:cs"),
    ("a:minorFont", "a:latin a:ea a:cs"),
    ("a:fmtScheme", "a:fillStyleLst a:lnStyleLst a:effectStyleLst a:bgFillStyleLst"),
    ("a:fillStyleLst", "a:solidFill*"),
    ("a:lnStyleLst", "a:ln*"),
    ("a:effectStyleLst", "a:effectStyle*"),
    ("a:bgFillStyleLst", "a:solidFill*"),
    ("a:ln", "a:solidFill"),
    ("a:effectStyle", "a:effectLst"),
    ("a:solidFill", "a:schemeClr"),
    ("Types", "Default*|Override*"),
    ("Relationships", "Relationship*"),
    ("cp:coreProperties", "dc:title|dc:creator|dc:language"),
    ("Properties", "Template TotalTime Pages Words Characters Application"),
];

/// Attributes that an element of the package must have; it may have no others.
const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("Default", &["ContentType", "Extension"]),
    ("Override", &["ContentType", "PartName"]),
    ("Relationship", &["Id", "Target", "Type"]),
];

/// Panics with everything that is wrong with a document.
pub fn check(docx: &Docx) {
    let faults = faults(docx);
    assert!(faults.is_empty(), "{faults:#?}");
}

/// What breaks the schema in any part that is XML, and what is referred to without being there.
pub fn faults(docx: &Docx) -> Vec<String> {
    let mut faults = Vec::new();
    let mut styles = BTreeSet::new();
    let is_xml = |part: &&str| matches!(part.rsplit_once('.'), Some((_, "xml" | "rels")));
    for part in docx.parts.keys().map(String::as_str).filter(is_xml) {
        for element in elements(docx.text(part)) {
            faults.extend(order(&element).map(|why| format!("{part}: {why}")));
            if let Some((_, names)) = ATTRIBUTES.iter().find(|(name, _)| *name == element.name)
                && !element.attributes.keys().eq(names.iter())
            {
                faults.push(format!("{part}: <{}> has {:?}", element.name, element.attributes));
            }
            if element.name == "w:style" && !styles.insert(element.attributes["w:styleId"].clone()) {
                faults.push(format!("{part}: a style twice"));
            }
        }
    }
    check_references(docx, &styles);
    let types = docx.text("[Content_Types].xml");
    let untyped = docx.parts.keys().filter(|part| match part.rsplit_once('.') {
        Some((_, "xml")) => *part != "[Content_Types].xml" && !types.contains(&format!("\"/{part}\"")),
        Some((_, end)) => !types.contains(&format!("Extension=\"{end}\"")),
        None => true,
    });
    faults.extend(untyped.map(|part| format!("{part} has no type")));
    faults
}

/// The first child that an element may not have where it stands.
fn order(element: &Element) -> Option<String> {
    let Some((_, sequence)) = SEQUENCES.iter().find(|(name, _)| *name == element.name) else {
        let has_children = !element.children.is_empty();
        return has_children.then(|| format!("<{}> has children that are not known here", element.name));
    };
    let steps: Vec<Vec<&str>> = sequence.split_whitespace().map(|step| step.split('|').collect()).collect();
    let (mut at, mut seen) = (0, BTreeSet::new());
    for child in &element.children {
        let is = |name: &&str| name.trim_end_matches('*') == child;
        let Some(step) = steps.iter().position(|step| step.iter().any(&is)) else {
            return Some(format!("<{child}> in <{}>", element.name));
        };
        if step < at {
            return Some(format!("<{child}> comes too late in <{}>", element.name));
        }
        at = step;
        let repeats = steps[step].iter().any(|name| is(name) && name.ends_with('*'));
        if !seen.insert(child.clone()) && !repeats {
            return Some(format!("<{child}> twice in <{}>", element.name));
        }
    }
    let ends_well = element.name != "w:tc" || element.children.last().is_some_and(|last| last == "w:p");
    (!ends_well).then(|| "a cell does not end with a paragraph".to_owned())
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
