//! A scene as SVG: plotters writes the elements, then a pass over its text makes them small and exact.

use std::fmt::Write as _;

use plotters::{
    backend::SVGBackend,
    coord::Shift,
    drawing::{DrawingArea, IntoDrawingArea},
    element::{Circle, PathElement, Polygon, Rectangle},
    style::{
        FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle,
        text_anchor::{HPos, Pos, VPos},
    },
};

use super::{
    font::FAMILY,
    scene::{Anchor, At, Dash, Mark, Scene},
};
use crate::render::palette::{Ink, Paint, Palette};

/// plotters places marks on whole pixels; eight of them to a unit make steps that no eye sees.
const FINE: f64 = 8.0;
/// plotters divides a font's size by this when it writes SVG.
const PLOTTERS_FONT: f64 = 1.24;
/// plotters writes this to lower a text from its top to its base line. We pass the base line, and remove it.
const DROP: &str = r#" dy="0.76em""#;
/// Fonts to look for where ours is not installed: those with hanzi first.
const STACK: &str = "'Noto Sans SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',SimHei,sans-serif";

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// A drawing's text alternatives and its size on paper.
pub(super) struct Sheet<'a> {
    pub title: &'a str,
    pub alt: &'a str,
    /// Width and height in millimetres.
    pub size: (f64, f64),
    /// Free paper left of the scene, in its units: where the whole is wider than what is drawn.
    pub left: f64,
}

/// Writes `scene` as SVG, with its text alternatives.
pub(super) fn write(scene: &Scene, sheet: &Sheet<'_>, palette: &Palette) -> String {
    let mut raw = String::new();
    let wide = scene.width + 2.0 * sheet.left;
    {
        let size = (whole(wide).unsigned_abs(), whole(scene.height).unsigned_abs());
        let area = SVGBackend::with_string(&mut raw, size).into_drawing_area();
        for mark in &scene.marks {
            draw(&area, mark, palette);
        }
        sure(area.present());
    }
    let mut svg = String::with_capacity(raw.len());
    let (left, paper) = (whole(-sheet.left), colour(palette, Ink::Paper.into()));
    let _ = write!(
        svg,
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="{}mm" height="{}mm" viewBox="{left} 0 {w} {h}" role="img" font-family="{STACK}" stroke-linejoin="round">
<title>{}</title>
<desc>{}</desc>
<rect x="{left}" width="{w}" height="{h}" fill="#{:02X}{:02X}{:02X}"/>
"##,
        sheet.size.0,
        sheet.size.1,
        escape(sheet.title),
        escape(sheet.alt),
        paper.0,
        paper.1,
        paper.2,
        w = whole(wide),
        h = whole(scene.height),
    );
    finish(&raw, &scene.marks, &mut svg);
    svg.push_str("</svg>\n");
    svg
}

/// Nothing but memory is written to, so that an error would be a bug.
fn sure<T, E: std::fmt::Debug>(outcome: Result<T, E>) -> T {
    outcome.expect("drawing into a string succeeds")
}

/// One mark, one element: [`finish`] relies on it.
fn draw(area: &Area<'_>, mark: &Mark, palette: &Palette) {
    let colour = |paint: Paint| colour(palette, paint);
    match mark {
        Mark::Path { points, pen } => {
            let style = ShapeStyle::from(colour(pen.colour)).stroke_width(whole(pen.width).unsigned_abs().max(1));
            sure(area.draw(&PathElement::new(fine(points), style)));
        }
        Mark::Area { points, colour: fill } => sure(area.draw(&Polygon::new(fine(points), colour(*fill)))),
        Mark::Block { rect, colour: fill } => {
            let corners = [(whole(rect.x), whole(rect.y)), (whole(rect.right()), whole(rect.bottom()))];
            sure(area.draw(&Rectangle::new(corners, ShapeStyle::from(colour(*fill)).filled())));
        }
        Mark::Disc { at, radius, colour: fill } => {
            let style = ShapeStyle::from(colour(*fill)).filled();
            sure(area.draw(&Circle::new((whole(at.0), whole(at.1)), whole(*radius), style)));
        }
        Mark::Text { at, text, face, colour: fill, anchor } => {
            let weight = if face.bold { FontStyle::Bold } else { FontStyle::Normal };
            let font = FontDesc::new(FontFamily::Name(FAMILY), face.size * FINE * PLOTTERS_FONT, weight);
            let h = match anchor {
                Anchor::Start => HPos::Left,
                Anchor::Middle => HPos::Center,
                Anchor::End => HPos::Right,
            };
            let fill = colour(*fill);
            let style = TextStyle::from(font).color(&fill).pos(Pos::new(h, VPos::Top));
            sure(area.draw_text(text, &style, (whole(at.0), whole(at.1))));
        }
    }
}

fn fine(points: &[At]) -> Vec<(i32, i32)> {
    points.iter().map(|(x, y)| (whole(*x), whole(*y))).collect()
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a float cast saturates, and scenes are a few thousand units large"
)]
fn whole(units: f64) -> i32 {
    (units * FINE).round() as i32
}

fn colour(palette: &Palette, paint: Paint) -> RGBColor {
    let [r, g, b] = palette.rgb(paint).channels();
    RGBColor(r, g, b)
}

/// Copies the elements of `raw`, leaving out attributes that say the default and adding dashes, which plotters can only
/// draw as hundreds of little lines.
fn finish(raw: &str, marks: &[Mark], svg: &mut String) {
    let mut lines = raw.lines().skip(1);
    let mut marks = marks.iter();
    while let Some(line) = lines.next() {
        let Some(mark) = marks.next() else { break };
        let mut element = line.replacen(r#" opacity="1""#, "", 1).replacen(r#" stroke="none""#, "", 1);
        match mark {
            Mark::Text { face, .. } => {
                element = element.replacen(DROP, "", 1).replacen(r#" text-anchor="start""#, "", 1);
                element = element.replacen(&format!(r#" font-family="{FAMILY}""#), "", 1);
                set(&mut element, "font-size", &format!("{}", (face.size * FINE).round()));
                element.push_str(lines.next().unwrap_or_default());
                element.push_str(lines.next().unwrap_or_default());
            }
            Mark::Path { pen, .. } => {
                element = element.replacen(" \"/>", "\"/>", 1);
                let unit = whole(pen.width);
                let dashes = match pen.dash {
                    Dash::Solid => None,
                    Dash::Dashes => Some((4 * unit, 3 * unit)),
                    Dash::Dots => Some((unit, 2 * unit)),
                };
                if let Some((on, off)) = dashes {
                    element = element.replacen("/>", &format!(r#" stroke-dasharray="{on} {off}"/>"#), 1);
                }
            }
            Mark::Area { .. } => element = element.replacen(" \"/>", "\"/>", 1),
            Mark::Disc { .. } => element = element.replacen(r#" stroke-width="1""#, "", 1),
            Mark::Block { .. } => {}
        }
        svg.push_str(&element);
        svg.push('\n');
    }
}

/// Replaces the value of the attribute `name` in a tag.
fn set(element: &mut String, name: &str, value: &str) {
    let head = format!(" {name}=\"");
    let Some(start) = element.find(&head).map(|at| at + head.len()) else { return };
    let Some(length) = element[start..].find('"') else { return };
    element.replace_range(start..start + length, value);
}

/// `text` for the inside of an XML element; what XML cannot hold becomes a space.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{fffe}' | '\u{ffff}' => out.push(' '),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
