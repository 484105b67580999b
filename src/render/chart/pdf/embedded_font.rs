//! A font in a PDF: the glyphs that are drawn, their widths, and which characters they stand for.

use crate::render::chart::font::{self, Face};
use ab_glyph::{Font, FontRef};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Finish, Name, Pdf, Rect, Ref, Str};
use std::collections::BTreeMap;
use std::io::Write;
use subsetter::GlyphRemapper;

/// One weight, with the glyphs that have been drawn with it.
pub(super) struct EmbeddedFont {
    bytes: &'static [u8],
    /// PostScript name, with the tag that subsets bear.
    name: &'static [u8],
    bold: bool,
    glyphs: GlyphRemapper,
    /// Of each glyph by its new number: width in thousandths of an em, and the character.
    drawn: BTreeMap<u16, (f32, char)>,
}

/// Numbers of the objects that make up a font.
pub(super) struct FontRefs {
    pub font: Ref,
    pub cid: Ref,
    pub descriptor: Ref,
    pub file: Ref,
    pub unicode: Ref,
}

const IDENTITY: SystemInfo<'_> = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

impl EmbeddedFont {
    pub fn new(bold: bool) -> Self {
        let (bytes, name): (_, &[u8]) =
            if bold { (font::BOLD, b"ONPACE+NotoSansSC-Bold") } else { (font::REGULAR, b"ONPACE+NotoSansSC-Regular") };
        Self { bytes, name, bold, glyphs: GlyphRemapper::new(), drawn: BTreeMap::new() }
    }

    /// The glyphs of a text, two bytes each.
    pub fn encode(&mut self, text: &str) -> Vec<u8> {
        let face = FontRef::try_from_slice(self.bytes).expect("the fonts built into the program can be read");
        let width = if self.bold { Face::bold(1000.0) } else { Face::regular(1000.0) };
        let mut bytes = Vec::with_capacity(2 * text.len());
        for c in text.chars() {
            let glyph = self.glyphs.remap(face.glyph_id(c).0);
            #[expect(clippy::cast_possible_truncation, reason = "a width of a few ems")]
            let advance = width.width(c.encode_utf8(&mut [0; 4])) as f32;
            self.drawn.entry(glyph).or_insert((advance, c));
            bytes.extend(glyph.to_be_bytes());
        }
        bytes
    }

    pub fn is_used(&self) -> bool {
        !self.drawn.is_empty()
    }

    /// Writes the font's objects.
    pub fn write(&self, pdf: &mut Pdf, refs: &FontRefs) {
        let mut font = pdf.type0_font(refs.font);
        font.base_font(Name(self.name)).encoding_predefined(Name(b"Identity-H"));
        font.descendant_font(refs.cid).to_unicode(refs.unicode);
        font.finish();
        let mut cid = pdf.cid_font(refs.cid);
        cid.subtype(CidFontType::Type2).base_font(Name(self.name)).system_info(IDENTITY);
        cid.font_descriptor(refs.descriptor).default_width(1000.0).cid_to_gid_map_predefined(Name(b"Identity"));
        let mut widths = cid.widths();
        for (glyph, (width, _)) in &self.drawn {
            widths.same(*glyph, *glyph, *width);
        }
        widths.finish();
        cid.finish();
        let mut descriptor = pdf.font_descriptor(refs.descriptor);
        descriptor.name(Name(self.name)).flags(FontFlags::SYMBOLIC);
        descriptor.bbox(Rect::new(-1000.0, -1048.0, 3000.0, 1808.0)).italic_angle(0.0);
        descriptor.ascent(980.0).descent(-260.0).cap_height(733.0).stem_v(if self.bold { 140.0 } else { 80.0 });
        descriptor.font_file2(refs.file);
        descriptor.finish();
        let subset = subsetter::subset(self.bytes, 0, &self.glyphs).expect("our fonts can be cut down");
        let packed = deflated(&subset);
        let mut file = pdf.stream(refs.file, &packed);
        file.filter(Filter::FlateDecode);
        file.pair(Name(b"Length1"), i32::try_from(subset.len()).unwrap_or(i32::MAX));
        file.finish();
        let mut unicode = UnicodeCmap::new(Name(b"onpace-unicode"), IDENTITY);
        for (glyph, (_, c)) in &self.drawn {
            unicode.pair(*glyph, *c);
        }
        pdf.cmap(refs.unicode, &unicode.finish());
    }
}

/// `bytes` as zlib packs them.
pub(super) fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::new(6));
    packed.write_all(bytes).and_then(|()| packed.finish()).expect("memory can be written to")
}
