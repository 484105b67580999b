//! A drawn chart as a bitmap for documents that cannot hold SVG.

use std::sync::{Arc, OnceLock};

use ::png::{BitDepth, ColorType, Compression, Encoder, Filter, PixelDimensions, Unit};
use resvg::{
    tiny_skia::{Color, Pixmap, Transform},
    usvg::{Options, Tree, fontdb},
};

use super::font;

/// Width of each bitmap: 156 mm at 300 dots to the inch.
pub const PIXELS: u32 = 1843;
/// 300 dots to the inch, as PNG wants it.
const PER_METRE: u32 = 11_811;

/// Options for reading our SVG: our two fonts and no others, so that every machine draws the same.
pub fn options() -> &'static Options<'static> {
    static OPTIONS: OnceLock<Options<'static>> = OnceLock::new();
    OPTIONS.get_or_init(|| {
        let mut fonts = fontdb::Database::new();
        for bytes in [font::REGULAR, font::BOLD] {
            fonts.load_font_source(fontdb::Source::Binary(Arc::new(bytes)));
        }
        fonts.set_sans_serif_family(font::FAMILY);
        Options {
            fontdb: Arc::new(fonts),
            font_family: font::FAMILY.to_owned(),
            languages: vec!["zh".to_owned(), "en".to_owned()],
            ..Options::default()
        }
    })
}

/// The bitmap of a chart, 300 dpi, without transparency. The same SVG gives the same bytes.
///
/// # Panics
/// If `svg` is not an SVG that [`super::draw`] made.
pub fn png(svg: &str) -> Vec<u8> {
    let tree = Tree::from_str(svg, options()).expect("a drawn chart is valid SVG");
    let scale = f64::from(PIXELS) / f64::from(tree.size().width());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few thousand pixels")]
    let height = (f64::from(tree.size().height()) * scale).round().max(1.0) as u32;
    let mut pixmap = Pixmap::new(PIXELS, height).expect("a chart has an area");
    pixmap.fill(Color::WHITE);
    #[expect(clippy::cast_possible_truncation, reason = "the renderer works in single precision")]
    let scale = scale as f32;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    encode(&pixmap)
}

fn encode(pixmap: &Pixmap) -> Vec<u8> {
    // The paper is opaque, so that colours are not premultiplied and transparency says nothing.
    let (pixels, _) = pixmap.data().as_chunks::<4>();
    let mut rgb = vec![0; pixels.len() * 3];
    for (to, [r, g, b, _]) in rgb.as_chunks_mut::<3>().0.iter_mut().zip(pixels) {
        *to = [*r, *g, *b];
    }
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, pixmap.width(), pixmap.height());
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    // Flat areas and repeated rows: without a filter the file is less than half as large, and as soon written, as with the
    // filters and the compression that are meant to be fast.
    encoder.set_compression(Compression::Balanced);
    encoder.set_filter(Filter::NoFilter);
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: PER_METRE, yppu: PER_METRE, unit: Unit::Meter }));
    encoder
        .write_header()
        .and_then(|mut writer| writer.write_image_data(&rgb).and_then(|()| writer.finish()))
        .expect("a PNG can be written into memory");
    out
}
