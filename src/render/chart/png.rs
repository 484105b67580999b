//! A drawn chart as a bitmap for documents that cannot hold SVG.

use std::{
    collections::{HashMap, hash_map::Entry},
    sync::{Arc, OnceLock},
};

use ::png::{BitDepth, ColorType, Compression, Encoder, Filter, PixelDimensions, Unit};
use resvg::{
    tiny_skia::{Color, Pixmap, Transform},
    usvg::{Options, Tree, fontdb},
};

use super::font;

/// Dots of the bitmap for each of the 96 pixels that an SVG counts to the inch.
const SCALE: f32 = 300.0 / 96.0;
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
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few thousand pixels")]
    let dots = |size: f32| (f64::from(size) * f64::from(SCALE)).round().max(1.0) as u32;
    let (width, height) = (dots(tree.size().width()), dots(tree.size().height()));
    let mut pixmap = Pixmap::new(width, height).expect("a chart has an area");
    pixmap.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixmap.as_mut());
    encode(&pixmap)
}

/// Places of the palette that are kept for the colours of areas.
const AREAS: usize = 96;
/// Pixels beside each other that make an area.
const RUN: usize = 12;

/// A picture of few colours, as charts are: one byte a pixel. Areas keep their colour exactly. The edges of letters have too many
/// shades to keep them all, so that as many low bits of each channel are left out there as must be, and no eye misses them.
fn encode(pixmap: &Pixmap) -> Vec<u8> {
    // The paper is opaque, so that colours are not premultiplied and transparency says nothing.
    let (pixels, _) = pixmap.data().as_chunks::<4>();
    let areas = areas(pixels);
    let (indices, colours) =
        (0..8).find_map(|bits| indexed(pixels, &areas, bits)).expect("eight shades and the areas fit");
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, pixmap.width(), pixmap.height());
    encoder.set_color(ColorType::Indexed);
    encoder.set_palette(colours);
    encoder.set_depth(BitDepth::Eight);
    // Flat areas and repeated rows: filters would only spoil the repetition.
    encoder.set_compression(Compression::Balanced);
    encoder.set_filter(Filter::NoFilter);
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: PER_METRE, yppu: PER_METRE, unit: Unit::Meter }));
    encoder
        .write_header()
        .and_then(|mut writer| writer.write_image_data(&indices).and_then(|()| writer.finish()))
        .expect("a PNG can be written into memory");
    out
}

type Places = HashMap<[u8; 3], u8, foldhash::fast::FixedState>;

/// The colours of areas, in the order in which they are met.
fn areas(pixels: &[[u8; 4]]) -> Vec<[u8; 3]> {
    let mut found: Vec<[u8; 3]> = Vec::new();
    let (mut before, mut run) = ([0; 4], 0);
    for pixel in pixels {
        run = if *pixel == before { run + 1 } else { 1 };
        before = *pixel;
        if run == RUN && found.len() < AREAS {
            let [r, g, b, _] = *pixel;
            if !found.contains(&[r, g, b]) {
                found.push([r, g, b]);
            }
        }
    }
    found
}

/// Each pixel's place in a palette, and the palette, with the low `bits` of each channel left out where it belongs to no area;
/// None where that is too many colours. What is left is spread over the whole range again, so that white stays white.
fn indexed(pixels: &[[u8; 4]], areas: &[[u8; 3]], bits: u32) -> Option<(Vec<u8>, Vec<u8>)> {
    let steps = u16::from(u8::MAX >> bits);
    let coarse = |c: u8| u8::try_from(u16::from(c >> bits) * 255 / steps).unwrap_or(u8::MAX);
    let mut places: Places = areas.iter().copied().zip(0..).collect();
    let mut shades: Places = HashMap::default();
    let mut colours: Vec<u8> = areas.concat();
    let mut indices = Vec::with_capacity(pixels.len());
    let (mut before, mut index) = (None, 0);
    for pixel in pixels {
        if before != Some(*pixel) {
            before = Some(*pixel);
            let [r, g, b, _] = *pixel;
            index = if let Some(known) = places.get(&[r, g, b]) {
                *known
            } else {
                let shade = [coarse(r), coarse(g), coarse(b)];
                let place = match shades.entry(shade) {
                    Entry::Occupied(known) => *known.get(),
                    Entry::Vacant(free) => {
                        let next = u8::try_from(colours.len() / 3).ok()?;
                        colours.extend(shade);
                        *free.insert(next)
                    }
                };
                places.insert([r, g, b], place);
                place
            };
        }
        indices.push(index);
    }
    Some((indices, colours))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_picture_fits_a_palette_and_areas_keep_their_colour() {
        // Every shade that there is room for, after an area of each of a hundred colours.
        let area = (0..100u8).flat_map(|n| std::iter::repeat_n([n, 255 - n, 7, 255], RUN));
        let noise = (0..=255u8).flat_map(|r| (0..=255u8).map(move |g| [r, g, r ^ g, 255]));
        let pixels: Vec<[u8; 4]> = area.chain(noise).collect();
        let areas = areas(&pixels);
        assert_eq!(areas.len(), AREAS);
        let (indices, colours) = (0..8).find_map(|bits| indexed(&pixels, &areas, bits)).expect("a palette is found");
        assert_eq!(indices.len(), pixels.len());
        assert!(colours.len() <= 3 * 256);
        assert_eq!(colours[..3], [0, 255, 7], "the first area's colour is kept");
        let (_, white) = indexed(&[[255, 255, 255, 255]], &[], 7).expect("one colour fits");
        assert_eq!(white, [255; 3]);
    }
}
