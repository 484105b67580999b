//! The page: every mark of the scene, in its place.

use super::embedded_font::{EmbeddedFont, FontRefs, deflated};
use crate::render::chart::scene::{Anchor, At, Dash, Mark, Scene};
use crate::render::chart::svg::Sheet;
use crate::render::palette::{Ink, Paint, Palette};
use pdf_writer::types::{LineJoinStyle, StructRole};
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr};

const POINTS_PER_MM: f64 = 72.0 / 25.4;
/// How far the handles of a quarter circle reach, as a share of its radius.
const ROUND: f64 = 0.552_284_75;
const FONTS: [Name<'_>; 2] = [Name(b"Regular"), Name(b"Bold")];

/// Writes `scene` as a PDF of one page, with its text alternative as that of a figure.
pub(in crate::render::chart) fn write(scene: &Scene, sheet: &Sheet<'_>, palette: &Palette) -> Vec<u8> {
    let mut fonts = [EmbeddedFont::new(false), EmbeddedFont::new(true)];
    let content = content(scene, sheet, palette, &mut fonts);
    let mut next = 0;
    let mut reference = || {
        next += 1;
        Ref::new(next)
    };
    let [catalog, pages, page, contents, info, figure, figures] = std::array::from_fn(|_| reference());
    let refs: [FontRefs; 2] = std::array::from_fn(|_| FontRefs {
        font: reference(),
        cid: reference(),
        descriptor: reference(),
        file: reference(),
        unicode: reference(),
    });
    let mut pdf = Pdf::new();
    let mut root = pdf.catalog(catalog);
    root.pages(pages);
    root.viewer_preferences().display_doc_title(true);
    root.mark_info().marked(true);
    let mut tree = root.struct_tree_root();
    tree.child(figure);
    tree.parent_tree().nums().insert(0, figures);
    tree.finish();
    root.finish();
    pdf.document_info(info).title(TextStr(sheet.title));
    let mut element = pdf.struct_element(figure);
    element.kind(StructRole::Figure).parent(catalog).page(page).alt(TextStr(sheet.alt));
    element.marked_content_child().marked_content_id(0);
    element.finish();
    pdf.indirect(figures).array().item(figure);
    pdf.pages(pages).kids([page]).count(1);
    let mut leaf = pdf.page(page);
    let (width, height) = (points(sheet.size.0 * POINTS_PER_MM), points(sheet.size.1 * POINTS_PER_MM));
    leaf.media_box(Rect::new(0.0, 0.0, width, height)).parent(pages).contents(contents).struct_parents(0);
    let mut resources = leaf.resources();
    let mut named = resources.fonts();
    for (n, font) in fonts.iter().enumerate().filter(|(_, font)| font.is_used()) {
        let _ = font;
        named.pair(FONTS[n], refs[n].font);
    }
    named.finish();
    resources.finish();
    leaf.finish();
    let packed = deflated(&content);
    pdf.stream(contents, &packed).filter(Filter::FlateDecode);
    for (font, refs) in fonts.iter().zip(&refs).filter(|(font, _)| font.is_used()) {
        font.write(&mut pdf, refs);
    }
    pdf.finish()
}

/// The operators that draw the scene.
fn content(scene: &Scene, sheet: &Sheet<'_>, palette: &Palette, fonts: &mut [EmbeddedFont; 2]) -> Vec<u8> {
    let mut content = Content::new();
    let wide = scene.width + 2.0 * sheet.left;
    let scale = sheet.size.0 * POINTS_PER_MM / wide;
    let height = sheet.size.1 * POINTS_PER_MM;
    let [r, g, b] = channels(palette, Ink::Paper.into());
    content.set_fill_rgb(r, g, b);
    content.rect(0.0, 0.0, points(wide * scale), points(height)).fill_nonzero();
    content.begin_marked_content_with_properties(Name(b"Figure")).properties().identify(0);
    // The scene's y grows downwards.
    content.transform([points(scale), 0.0, 0.0, points(-scale), points(sheet.left * scale), points(height)]);
    content.set_line_join(LineJoinStyle::RoundJoin);
    for mark in &scene.marks {
        draw(&mut content, mark, palette, fonts);
    }
    content.end_marked_content();
    content.finish().into_vec()
}

fn draw(content: &mut Content, mark: &Mark, palette: &Palette, fonts: &mut [EmbeddedFont; 2]) {
    let fill = |content: &mut Content, paint: Paint| {
        let [r, g, b] = channels(palette, paint);
        content.set_fill_rgb(r, g, b);
    };
    match mark {
        Mark::Path { points: line, pen } => {
            let [r, g, b] = channels(palette, pen.colour);
            content.set_stroke_rgb(r, g, b).set_line_width(points(pen.width));
            let unit = points(pen.width);
            match pen.dash {
                Dash::Solid => content.set_dash_pattern([], 0.0),
                Dash::Dashes => content.set_dash_pattern([4.0 * unit, 3.0 * unit], 0.0),
                Dash::Dots => content.set_dash_pattern([unit, 2.0 * unit], 0.0),
            };
            along(content, line);
            content.stroke();
        }
        Mark::Area { points: edge, colour } => {
            fill(content, *colour);
            along(content, edge);
            content.close_path().fill_nonzero();
        }
        Mark::Block { rect, colour } => {
            fill(content, *colour);
            content.rect(points(rect.x), points(rect.y), points(rect.w), points(rect.h)).fill_nonzero();
        }
        Mark::Disc { at, radius, colour } => {
            fill(content, *colour);
            disc(content, *at, *radius);
            content.fill_nonzero();
        }
        Mark::Text { at, text, face, colour, anchor } => {
            fill(content, *colour);
            let width = face.width(text);
            let x = match anchor {
                Anchor::Start => at.0,
                Anchor::Middle => at.0 - width / 2.0,
                Anchor::End => at.0 - width,
            };
            let n = usize::from(face.bold);
            let glyphs = fonts[n].encode(text);
            content.begin_text().set_font(FONTS[n], points(face.size));
            // Letters stand upright though the scene is turned over.
            content.set_text_matrix([1.0, 0.0, 0.0, -1.0, points(x), points(at.1)]).show(Str(&glyphs)).end_text();
        }
    }
}

fn along(content: &mut Content, line: &[At]) {
    for (n, (x, y)) in line.iter().enumerate() {
        if n == 0 {
            content.move_to(points(*x), points(*y));
        } else {
            content.line_to(points(*x), points(*y));
        }
    }
}

/// A circle of four curves.
fn disc(content: &mut Content, (x, y): At, r: f64) {
    let k = r * ROUND;
    let at = |dx: f64, dy: f64| (points(x + dx), points(y + dy));
    let (x0, y0) = at(r, 0.0);
    content.move_to(x0, y0);
    let quarters = [
        [(r, k), (k, r), (0.0, r)],
        [(-k, r), (-r, k), (-r, 0.0)],
        [(-r, -k), (-k, -r), (0.0, -r)],
        [(k, -r), (r, -k), (r, 0.0)],
    ];
    for [(ax, ay), (bx, by), (cx, cy)] in quarters {
        let ((ax, ay), (bx, by), (cx, cy)) = (at(ax, ay), at(bx, by), at(cx, cy));
        content.cubic_to(ax, ay, bx, by, cx, cy);
    }
    content.close_path();
}

/// A number as PDF writes it: a hundredth of a unit is finer than any printer.
#[expect(clippy::cast_possible_truncation, reason = "a place on paper")]
fn points(x: f64) -> f32 {
    let fine = if x.abs() < 3.0 { 10_000.0 } else { 100.0 };
    ((x * fine).round() / fine) as f32
}

fn channels(palette: &Palette, paint: Paint) -> [f32; 3] {
    palette.rgb(paint).channels().map(|c| points(f64::from(c) / 255.0))
}
