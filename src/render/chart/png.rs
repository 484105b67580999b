//! A drawn chart as a bitmap for documents that cannot hold SVG.

use std::{
    collections::HashMap,
    iter,
    sync::{Arc, OnceLock},
};

use ::png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter, PixelDimensions, Unit};
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
/// How hard zlib tries. Chosen by measurement: docs/performance.md.
const EFFORT: DeflateCompression = DeflateCompression::Level(5);

/// Encodes a picture of few colours, as charts are, with one byte a pixel. Areas keep their colour exactly. The edges of letters have
/// too many shades to keep them all: as many low bits of each channel as necessary are left out there, which no eye sees.
fn encode(pixmap: &Pixmap) -> Vec<u8> {
    // The paper is opaque: colours are not premultiplied, and there is no transparency.
    let (pixels, _) = pixmap.data().as_chunks::<4>();
    let runs = Runs::of(pixels);
    let palette = (0..8).find_map(|bits| Palette::of(&runs, bits)).expect("eight shades and the areas fit");
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, pixmap.width(), pixmap.height());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_deflate_compression(EFFORT);
    // Areas are flat and rows repeat: filters would only break the repetition.
    encoder.set_filter(Filter::NoFilter);
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: PER_METRE, yppu: PER_METRE, unit: Unit::Meter }));
    let indices = runs.indices(&palette);
    encoder.set_palette(palette.colours.concat());
    encoder
        .write_header()
        .and_then(|mut writer| writer.write_image_data(&indices).and_then(|()| writer.finish()))
        .expect("a PNG can be written into memory");
    out
}

type Colour = [u8; 3];
type Places<T> = HashMap<Colour, T, foldhash::fast::FixedState>;

/// A picture as runs of one colour, row after row: most of a chart is paper, which is then one run.
struct Runs {
    /// Each colour once, in the order in which they are met.
    colours: Vec<Colour>,
    /// Place in `colours` and number of pixels.
    runs: Vec<(usize, usize)>,
}

impl Runs {
    fn of(mut pixels: &[[u8; 4]]) -> Self {
        let (mut colours, mut runs): (Vec<Colour>, Vec<(usize, usize)>) = (Vec::new(), Vec::new());
        let mut places: Places<usize> = HashMap::default();
        while let Some([r, g, b, _]) = pixels.first() {
            let colour = [*r, *g, *b];
            let place = *places.entry(colour).or_insert_with(|| {
                colours.push(colour);
                colours.len() - 1
            });
            let (run, rest) = pixels.split_at(run(pixels));
            runs.push((place, run.len()));
            pixels = rest;
        }
        Self { colours, runs }
    }

    /// The colours of areas, in the order in which they are met.
    fn areas(&self) -> Vec<Colour> {
        let mut found: Vec<Colour> = Vec::new();
        for (place, _) in self.runs.iter().filter(|(_, length)| *length >= RUN) {
            let colour = self.colours[*place];
            if !found.contains(&colour) {
                found.push(colour);
            }
            if found.len() == AREAS {
                break;
            }
        }
        found
    }

    /// Each pixel's place in the palette.
    fn indices(&self, palette: &Palette) -> Vec<u8> {
        let mut indices = Vec::with_capacity(self.runs.iter().map(|(_, length)| length).sum());
        for (place, length) in &self.runs {
            indices.extend(iter::repeat_n(palette.places[*place], *length));
        }
        indices
    }
}

/// How many pixels from the first on are alike: by sixteens, which processors compare at once, then singly.
fn run(pixels: &[[u8; 4]]) -> usize {
    let Some(first) = pixels.first().map(|pixel| u32::from_ne_bytes(*pixel)) else { return 0 };
    let other = |pixel: &[u8; 4]| u32::from_ne_bytes(*pixel) ^ first;
    let (blocks, _) = pixels.as_chunks::<16>();
    let alike =
        blocks.iter().take_while(|block| block.iter().fold(0, |all, pixel| all | other(pixel)) == 0).count() * 16;
    alike + pixels[alike..].iter().take_while(|pixel| other(pixel) == 0).count()
}

struct Palette {
    colours: Vec<Colour>,
    /// Where each colour of the picture stands in `colours`.
    places: Vec<u8>,
}

impl Palette {
    /// A palette for a picture, with the low `bits` of each channel left out where a colour belongs to no area; None where that is
    /// too many colours. What is left is spread over the whole range again, so that white stays white.
    fn of(runs: &Runs, bits: u32) -> Option<Self> {
        let steps = u16::from(u8::MAX >> bits);
        let coarse = |c: u8| u8::try_from(u16::from(c >> bits) * 255 / steps).unwrap_or(u8::MAX);
        let mut colours = runs.areas();
        let areas: Places<u8> = colours.iter().copied().zip(0..).collect();
        let mut shades: Places<u8> = HashMap::default();
        let mut place = |colour: &Colour| {
            if let Some(area) = areas.get(colour) {
                return Some(*area);
            }
            let shade = colour.map(coarse);
            if let Some(known) = shades.get(&shade) {
                return Some(*known);
            }
            let next = u8::try_from(colours.len()).ok()?;
            colours.push(shade);
            shades.insert(shade, next);
            Some(next)
        };
        let places = runs.colours.iter().map(&mut place).collect::<Option<_>>()?;
        Some(Self { colours, places })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_picture_fits_a_palette_and_areas_keep_their_colour() {
        // Every shade that there is room for, after an area of each of a hundred colours.
        let area = (0..100u8).flat_map(|n| iter::repeat_n([n, 255 - n, 7, 255], RUN));
        let noise = (0..=255u8).flat_map(|r| (0..=255u8).map(move |g| [r, g, r ^ g, 255]));
        let pixels: Vec<[u8; 4]> = area.chain(noise).collect();
        let runs = Runs::of(&pixels);
        assert_eq!(runs.areas().len(), AREAS);
        let palette = (0..8).find_map(|bits| Palette::of(&runs, bits)).expect("a palette is found");
        assert_eq!(runs.indices(&palette).len(), pixels.len());
        assert!(palette.colours.len() <= 256);
        assert_eq!(palette.colours[0], [0, 255, 7], "the first area's colour is kept");
        let white = Palette::of(&Runs::of(&[[255; 4]]), 7).expect("one colour fits");
        assert_eq!(white.colours, [[255; 3]]);
    }

    #[test]
    fn runs_say_each_pixel_again() {
        // Lengths around the sixteen that are compared at once.
        let pixels: Vec<[u8; 4]> = [1, 15, 16, 17, 31, 33, 2]
            .into_iter()
            .zip(0u8..)
            .flat_map(|(n, c)| iter::repeat_n([c % 3, 0, 0, 255], n))
            .collect();
        let runs = Runs::of(&pixels);
        let again = runs.runs.iter().flat_map(|(place, length)| iter::repeat_n(runs.colours[*place], *length));
        assert!(again.eq(pixels.iter().map(|[r, g, b, _]| [*r, *g, *b])));
        assert_eq!(runs.colours.len(), 3);
    }
}
