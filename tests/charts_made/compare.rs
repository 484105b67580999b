//! Two drawings compared as pictures.

use onpace::render::chart::options;
use resvg::{
    tiny_skia::{Color, Pixmap, PremultipliedColorU8, Transform},
    usvg::Tree,
};

/// A dot for each unit of the smallest type: enough to see what differs.
const SCALE: f32 = 2.0;

fn picture(svg: &str) -> Pixmap {
    let tree = Tree::from_str(svg, options()).expect("a drawn chart is valid SVG");
    let size = tree.size().to_int_size().scale_by(SCALE).expect("a chart has an area");
    let mut pixmap = Pixmap::new(size.width(), size.height()).expect("a chart has an area");
    pixmap.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixmap.as_mut());
    pixmap
}

/// Whether more than `per_million` pixels differ by more than `tolerance`; then expected, difference and actual are written.
pub fn differ(expected: &str, actual: &str, name: &str, tolerance: u8, per_million: usize) -> bool {
    let (old, new) = (picture(expected), picture(actual));
    let width = old.width().max(new.width());
    let height = old.height().max(new.height());
    let at = |map: &Pixmap, x, y| map.pixel(x, y).map_or([0; 3], |p| [p.red(), p.green(), p.blue()]);
    let mut shown = Pixmap::new(3 * width, height).expect("charts are not that large");
    shown.fill(Color::WHITE);
    let mut count = 0;
    for y in 0..height {
        for x in 0..width {
            let (a, b) = (at(&old, x, y), at(&new, x, y));
            let far = a.iter().zip(b).any(|(p, q)| p.abs_diff(q) > tolerance);
            count += usize::from(far);
            let difference = if far { [200, 0, 0] } else { a.map(|c| 192 + c / 4) };
            for (column, [red, green, blue]) in [a, difference, b].into_iter().enumerate() {
                let place = (y * 3 * width + u32::try_from(column).expect("three") * width + x) as usize;
                shown.pixels_mut()[place] =
                    PremultipliedColorU8::from_rgba(red, green, blue, 255).expect("opaque colours are sound");
            }
        }
    }
    let differs = count * 1_000_000 > per_million * (width * height) as usize;
    if differs {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/charts");
        std::fs::create_dir_all(&folder).expect("the folder can be made");
        let png = shown.encode_png().expect("a picture can be encoded");
        std::fs::write(folder.join(format!("{name}.png")), png).expect("the picture can be written");
    }
    differs
}
