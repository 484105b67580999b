//! The page for a leader's folder, A4 upright: what it says, laid out so that all of it has room.
//!
//! What has too little room is left out in the order that the report gives: topics of the message that can be spared, then rows of the
//! board from the end, then the regions.

use super::draw::Drawn;
use super::font::{ASCENT, Face, MIDDLE};
use super::kinds::{board, tile_map};
use super::line_breaks::{balanced, wrap};
use super::parts::rows::{Cell, MARK, STRONG, WORD};
use super::pdf;
use super::scene::{Anchor, MARGIN, Pen, Rect, Scene};
use super::svg::{self, Sheet};
use super::type_sizes::SMALL;
use crate::render::palette::{Ink, Paint, Palette};
use crate::report::charts::{Board, Drawing};
use crate::report::{OnePage, PageItem, PageLine};

/// A4 in quarters of a millimetre.
const WIDTH: f64 = 840.0;
const HEIGHT: f64 = 1188.0;
/// Free paper at the left and right, above and below.
const SIDE: f64 = 68.0;
const END: f64 = 56.0;
const INNER: f64 = WIDTH - 2.0 * SIDE;

const TITLE: Face = Face::bold(23.0);
const HEADLINE: Face = Face::bold(16.0);
const HEAD: Face = Face::bold(14.0);
/// Between two parts; grows where there is room.
const GAP: f64 = 13.0;
const WIDEST_GAP: f64 = 30.0;
/// Boards keep so many rows at least.
const FEWEST_ROWS: usize = 6;
/// A line of the message that is hardly ever left out.
const LAST_SPARED: u8 = 2;

/// The page as SVG, and as PDF.
#[derive(Debug, Clone)]
pub struct DrawnPage {
    pub drawn: Drawn,
    pub pdf: Vec<u8>,
}

/// What of the page is shown.
#[derive(Debug, Clone, Copy)]
struct Shown {
    /// Topics that can be spared this easily, or more easily, are left out.
    spared_from: u8,
    rows: usize,
    regions: bool,
    gap: f64,
}

/// Draws the page.
#[must_use]
pub fn draw_one_page(page: &OnePage, palette: &Palette) -> DrawnPage {
    let mut scene = fitted(page);
    scene.height = HEIGHT;
    let sheet = Sheet { title: &page.title, alt: &page.alt, size: (WIDTH / 4.0, HEIGHT / 4.0), left: 0.0 };
    let drawn =
        Drawn { name: "onepage".to_owned(), svg: svg::write(&scene, &sheet, palette), missing: scene.missing() };
    DrawnPage { drawn, pdf: pdf::write(&scene, &sheet, palette) }
}

/// The page with as much as has room.
fn fitted(page: &OnePage) -> Scene {
    let rows = page.board.as_ref().map_or(0, |chart| match &chart.drawing {
        Drawing::Board(board) => board.rows.len(),
        _ => 0,
    });
    let all = Shown { spared_from: u8::MAX, rows, regions: true, gap: GAP };
    let fewer_rows = |from: usize| (FEWEST_ROWS.min(from)..from).rev();
    let mut tries = vec![all];
    tries.extend([5, 4].map(|spared_from| Shown { spared_from, ..all }));
    tries.extend(fewer_rows(rows).map(|rows| Shown { spared_from: 4, rows, ..all }));
    let least = FEWEST_ROWS.min(rows);
    tries.extend((LAST_SPARED..4).rev().map(|spared_from| Shown { spared_from, rows: least, ..all }));
    tries.push(Shown { spared_from: LAST_SPARED, rows: least, regions: false, gap: GAP });
    let mut crowded = None;
    for shown in tries {
        let (scene, left, gaps) = laid_out(page, shown);
        if left >= 0.0 {
            let gap = (GAP + left / gaps).min(WIDEST_GAP);
            return laid_out(page, Shown { gap, ..shown }).0;
        }
        crowded = Some(scene);
    }
    crowded.unwrap_or_else(|| Scene::new(WIDTH))
}

/// The page, the height that is left on it, and the number of gaps in it.
fn laid_out(page: &OnePage, shown: Shown) -> (Scene, f64, f64) {
    let mut scene = Scene::new(WIDTH);
    let mut y = head(&mut scene, page, END);
    let mut gaps = 1.0;
    y = message(&mut scene, page, shown.spared_from, y + shown.gap);
    if let Some(Drawing::Board(all)) = page.board.as_ref().map(|chart| &chart.drawing) {
        gaps += 1.0;
        y = section(&mut scene, &page.board_head, y + shown.gap);
        y = board_of(&mut scene, page, all, shown.rows, y);
    }
    if !page.worst.is_empty() {
        gaps += 1.0;
        y = section(&mut scene, &page.worst_head, y + shown.gap);
        for item in &page.worst {
            y = lagging(&mut scene, item, y);
        }
    }
    if let Some(regions) = page.regions.as_ref().filter(|_| shown.regions) {
        gaps += 1.0;
        let head = format!("{}　{}", page.regions_head, regions.title);
        y = section(&mut scene, &head, y + shown.gap);
        let mut part = Scene::new(INNER + 2.0 * MARGIN);
        let bottom = tile_map::draw(&mut part, &regions.drawing, 0.0);
        scene.place(part, (SIDE - MARGIN, y));
        y += bottom;
    }
    let foot = foot(&mut scene, page);
    (scene, foot - y - GAP, gaps)
}

/// Title and as-of over a line, and the one sentence under it.
fn head(scene: &mut Scene, page: &OnePage, top: f64) -> f64 {
    let as_of = scene.clean(&page.as_of);
    let mut y = lines(scene, &page.title, TITLE, Ink::Text.into(), top);
    scene.text((WIDTH - SIDE, y - TITLE.line() + ASCENT * TITLE.size), &as_of, WORD, Ink::Muted, Anchor::End);
    // A long title leaves no room beside it.
    let title = scene.clean(&page.title);
    if TITLE.width(&title) + WORD.width(&as_of) + 20.0 > INNER {
        scene.marks.pop();
        y = lines(scene, &page.as_of, WORD, Ink::Muted.into(), y);
    }
    scene.block(Rect { x: SIDE, y: y + 3.0, w: INNER, h: 2.2 }, Ink::Actual);
    lines(scene, &page.headline, HEADLINE, Ink::Actual.into(), y + 13.0)
}

/// Writes a text over the whole width; returns its lower edge.
fn lines(scene: &mut Scene, text: &str, face: Face, paint: Paint, top: f64) -> f64 {
    let text = scene.clean(text);
    let mut y = top;
    for line in balanced(&text, face, INNER) {
        scene.text((SIDE, y + ASCENT * face.size), &line, face, paint, Anchor::Start);
        y += face.line();
    }
    y
}

fn message(scene: &mut Scene, page: &OnePage, spared_from: u8, top: f64) -> f64 {
    let shown: Vec<&PageLine> = page.message.iter().filter(|line| line.spare < spared_from).collect();
    let labels = shown.iter().map(|line| STRONG.width(&scene.clean(&line.label))).fold(0.0, f64::max).min(INNER * 0.25);
    let left = SIDE + labels + 12.0;
    let mut y = top;
    for line in shown {
        let (label, text) = (scene.clean(&line.label), scene.clean(&line.text));
        let label = Cell::new(&label, STRONG, Ink::Muted, (SIDE, labels + 0.5), Anchor::Start);
        label.write_from(scene, y);
        let mut bottom = y;
        for part in wrap(&text, WORD, WIDTH - SIDE - left) {
            scene.text((left, bottom + ASCENT * WORD.size), &part, WORD, Ink::Text, Anchor::Start);
            bottom += WORD.line();
        }
        y = bottom.max(y + label.height()) + 2.5;
    }
    y
}

/// The head of a part, over a thin line.
fn section(scene: &mut Scene, head: &str, top: f64) -> f64 {
    let head = scene.clean(head);
    let mut y = top;
    for line in balanced(&head, HEAD, INNER) {
        scene.text((SIDE, y + ASCENT * HEAD.size), &line, HEAD, Ink::Actual, Anchor::Start);
        y += HEAD.line();
    }
    y + 2.0
}

/// The first rows of the board, and how many others there are.
fn board_of(scene: &mut Scene, page: &OnePage, all: &Board, rows: usize, top: f64) -> f64 {
    let mut board = all.clone();
    let mut kept: Vec<usize> = page.board_order.iter().copied().take(rows).collect();
    kept.sort_unstable();
    board.rows = kept.into_iter().filter_map(|n| all.rows.get(n).cloned()).collect();
    let mut part = Scene::new(INNER + 2.0 * MARGIN);
    let mut bottom = top + board::draw(&mut part, &board, 0.0);
    scene.place(part, (SIDE - MARGIN, top));
    let left_out = all.rows.len() - board.rows.len();
    if let Some(rest) = page.board_rest.get(left_out).filter(|_| left_out > 0) {
        let rest = scene.clean(rest);
        scene.text((WIDTH - SIDE, bottom - 4.0), &rest, SMALL, Ink::Muted, Anchor::End);
        bottom += 1.0;
    }
    bottom
}

/// A target that lags: its mark, name and verdict, and under them who must do what.
fn lagging(scene: &mut Scene, item: &PageItem, top: f64) -> f64 {
    const INDENT: f64 = 2.0 * MARK + 6.0;
    let (name, verdict, text) = (scene.clean(&item.name), scene.clean(&item.verdict), scene.clean(&item.text));
    let base = top + ASCENT * STRONG.size;
    scene.shape(item.role, (SIDE + MARK, base - MIDDLE * STRONG.size), MARK);
    scene.text((SIDE + INDENT, base), &name, STRONG, Ink::Text, Anchor::Start);
    let behind = SIDE + INDENT + STRONG.width(&name) + 10.0;
    if behind + WORD.width(&verdict) <= WIDTH - SIDE {
        scene.text((behind, base), &verdict, WORD, Paint::Strong(item.role), Anchor::Start);
    }
    let mut y = top + STRONG.line();
    for line in wrap(&text, WORD, INNER - INDENT) {
        scene.text((SIDE + INDENT, y + ASCENT * WORD.size), &line, WORD, Ink::Text, Anchor::Start);
        y += WORD.line();
    }
    y + 3.5
}

/// Writes the foot at the lower edge of the page; returns its upper edge.
fn foot(scene: &mut Scene, page: &OnePage) -> f64 {
    let notes: Vec<String> = page.foot.iter().map(|note| scene.clean(note)).collect();
    let texts: Vec<String> = notes.iter().flat_map(|note| wrap(note, SMALL, INNER)).collect();
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let top = HEIGHT - END - texts.len() as f64 * SMALL.line();
    scene.line((SIDE, top - 5.0), (WIDTH - SIDE, top - 5.0), Pen::new(Ink::Axis, 0.8));
    let mut y = top;
    for text in texts {
        scene.text((SIDE, y + ASCENT * SMALL.size), &text, SMALL, Ink::Muted, Anchor::Start);
        y += SMALL.line();
    }
    top - 5.0
}
