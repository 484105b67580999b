//! The ranking: regions in order, the value as a solid bar, the plan as an outline, the difference in colour.

use crate::assess::Verdict;
use crate::render::chart::{
    column_widths::share,
    font::Face,
    line_breaks::wrap,
    parts::bar_scale::{BAD, GOOD, Scale},
    parts::rows::{Cell, Column, GAP, HEAD, MARK, STRONG, Sign, WORD, air, heads, key},
    scene::{Anchor, MARGIN, Mark, Pen, Rect, Scene},
    type_sizes::NARROW,
};
use crate::render::palette::{Ink, Paint};
use crate::report::charts::{RankRow, Ranking};

const BAR: f64 = 8.0;
const OUTLINE: f64 = 11.0;
/// The least share of the width for bars; and the same on narrow paper, where ranks are left out too.
const BARS_SHARE: f64 = 0.34;
const NARROW_SHARE: f64 = 0.27;
/// On narrow paper names stand over their bars where a quarter of them would need more lines than this, or one twice as many.
const NAME_LINES: usize = 2;
/// From the middle of a bar under its name to the edge of the row.
const BELOW_BAR: f64 = 9.5;

struct Columns {
    place: Column,
    name: Column,
    mark: f64,
    value: Column,
    scale: Scale,
    /// Width of the labels behind the bars.
    label: f64,
    /// Whether names stand over the bars.
    stacked: bool,
}

/// Draws `ranking` from `top` on; returns its lower edge.
pub(super) fn draw(scene: &mut Scene, ranking: &Ranking, top: f64) -> f64 {
    let rows: Vec<RankRow> = ranking
        .rows
        .iter()
        .map(|row| RankRow {
            place: if scene.width < NARROW { String::new() } else { scene.clean(&row.place) },
            name: scene.clean(&row.name),
            value: scene.clean(&row.value),
            gap: scene.clean(&row.gap),
            actual: row.actual.filter(|x| x.is_finite()),
            plan: row.plan.filter(|x| x.is_finite()),
            ..row.clone()
        })
        .collect();
    let target = ranking.target.as_ref().filter(|t| t.0.is_finite()).map(|(x, text)| (*x, scene.clean(text)));
    let columns = columns(scene, ranking, &rows);
    let line = target.as_ref().map(|(x, _)| columns.scale.at(*x));
    let mut cells = Vec::new();
    if let Some((x, (_, text))) = line.zip(target.as_ref()) {
        // Over the target's line, as far as the paper allows.
        let (left, to) = (columns.scale.left, scene.right());
        let from = if columns.stacked { MARGIN } else { left };
        let width = HEAD.width(text).min(to - from);
        let left = (x - width / 2.0).clamp(from, to - width);
        cells.push(Cell::new(text, HEAD, Ink::Target, (left, width + 0.5), Anchor::Start));
    }
    let first = heads(scene, &cells, top);
    let under = scene.marks.len();
    let mut y = first;
    let air = air(scene, first, rows.len());
    for (i, row) in rows.iter().enumerate() {
        if i > 0 {
            let ink = if row.sum { Ink::Axis } else { Ink::Rule };
            scene.line((MARGIN, y), (scene.right(), y), Pen::new(ink, 0.6));
        }
        y = one(scene, row, &columns, line, (y, air));
    }
    let base = columns.scale.zero();
    if !columns.stacked {
        scene.line((base, first), (base, y), Pen::new(Ink::Axis, 0.9));
    }
    if let Some(x) = line.filter(|_| !columns.stacked) {
        let at = Pen::new(Ink::Target, 1.2);
        scene.marks.insert(under, Mark::Path { points: vec![(x, first), (x, y)], pen: at });
    }
    scene.line((MARGIN, y), (scene.right(), y), Pen::new(Ink::Axis, 0.6));
    foot(scene, ranking, y + 6.0)
}

fn columns(scene: &Scene, ranking: &Ranking, rows: &[RankRow]) -> Columns {
    let widest =
        |face: Face, text: fn(&RankRow) -> &str| rows.iter().map(|r| face.width(text(r))).fold(0.0, f64::max) + 0.5;
    let natural = [
        widest(WORD, |row| &row.place),
        widest(WORD, |row| &row.name),
        widest(STRONG, |row| &row.value),
        widest(WORD, |row| &row.gap),
    ];
    let mark = 2.0 * MARK + 5.0;
    let room = scene.inner() - mark - 4.0 * GAP - 10.0;
    let bars = if scene.width < NARROW { NARROW_SHARE } else { BARS_SHARE };
    let widths = share(&natural, room * (1.0 - bars));
    let lines = |row: &RankRow| wrap(&row.name, WORD, widths[1]).len();
    let long = rows.iter().filter(|row| lines(row) > NAME_LINES).count();
    let crowded = 4 * long > rows.len() || rows.iter().any(|row| lines(row) >= 2 * NAME_LINES);
    if scene.width < NARROW && crowded {
        return stacked(scene, ranking, natural, mark);
    }
    let place = (MARGIN, widths[0]);
    let name = (place.0 + widths[0] + if widths[0] > 1.0 { GAP } else { 0.0 } + mark, widths[1]);
    let value = (name.0 + widths[1] + GAP, widths[2]);
    let left = value.0 + widths[2] + GAP;
    // Behind the longest bar its label still has room, and the target's line beside it.
    let right = scene.right() - widths[3] - 10.0;
    let scale = Scale::new((left, right - left), ranking.axis.min, ranking.axis.max);
    Columns { place, mark: name.0 - mark, name, value, scale, label: widths[3], stacked: false }
}

/// The columns where names stand over bars.
fn stacked(scene: &Scene, ranking: &Ranking, natural: [f64; 4], mark: f64) -> Columns {
    let room = scene.inner() - mark;
    let (value, label) = (natural[2].min(room * 0.4), natural[3].min(room * 0.4));
    let left = MARGIN + mark;
    let bars = (left, scene.right() - label - 10.0 - left);
    Columns {
        place: (MARGIN, 0.0),
        mark: MARGIN,
        name: (left, room - value - GAP),
        value: (scene.right() - value, value),
        scale: Scale::new(bars, ranking.axis.min, ranking.axis.max),
        label,
        stacked: true,
    }
}

/// Draws one row from `top` on; returns its lower edge.
fn one(scene: &mut Scene, row: &RankRow, columns: &Columns, line: Option<f64>, (top, air): (f64, f64)) -> f64 {
    let face = if row.sum { STRONG } else { WORD };
    let scale = columns.scale;
    let ends = [row.actual, row.plan].into_iter().flatten().map(|x| scale.at(x)).fold(scale.zero(), f64::max);
    let mut label = ends + 5.0;
    if let Some(x) = line
        && x > label - 3.0
        && x < label + WORD.width(&row.gap).min(columns.label) + 3.0
    {
        label = x + 4.0;
    }
    let paint = match row.good {
        Some(true) => Paint::Strong(Verdict::OnPace),
        Some(false) => Paint::Strong(Verdict::FarBehind),
        None => Ink::Muted.into(),
    };
    let cells = [
        Cell::new(&row.place, WORD, Ink::Muted, columns.place, Anchor::End),
        Cell::new(&row.name, face, Ink::Text, columns.name, Anchor::Start),
        Cell::new(&row.value, STRONG, Ink::Text, columns.value, Anchor::End),
        Cell::new(&row.gap, WORD, paint, (label, (scene.right() - label).min(columns.label)), Anchor::Start),
    ];
    let marked = !row.sum && row.role != Verdict::Watch;
    if columns.stacked {
        let [_, name, value, gap] = cells;
        return over(scene, row, columns, line, [name, value, gap], top);
    }
    let height = cells.iter().map(Cell::height).fold(WORD.line(), f64::max) + 4.0 + air;
    let middle = top + height / 2.0;
    bars(scene, row, scale, middle);
    for cell in &cells {
        cell.write(scene, middle);
    }
    if marked {
        scene.shape(row.role, (columns.mark + MARK, middle), MARK);
    }
    top + height
}

/// Draws a row of two lines, the name over the bar; returns its lower edge.
fn over(
    scene: &mut Scene,
    row: &RankRow,
    columns: &Columns,
    line: Option<f64>,
    [name, value, gap]: [Cell; 3],
    top: f64,
) -> f64 {
    let first = top + 2.5;
    name.write_from(scene, first);
    value.write_from(scene, first);
    if !row.sum && row.role != Verdict::Watch {
        scene.shape(row.role, (columns.mark + MARK, first + WORD.line() / 2.0), MARK);
    }
    let below = first + name.height().max(value.height());
    if row.actual.is_none() && row.plan.is_none() {
        return below + 3.5;
    }
    let reach = BELOW_BAR.max(gap.height() / 2.0 + 2.0);
    let middle = below + reach - 1.0;
    let part = |x: f64| vec![(x, middle - OUTLINE / 2.0 - 2.0), (x, middle + OUTLINE / 2.0 + 2.0)];
    if let Some(x) = line {
        scene.path(part(x), Pen::new(Ink::Target, 1.2));
    }
    bars(scene, row, columns.scale, middle);
    scene.path(part(columns.scale.zero()), Pen::new(Ink::Axis, 0.9));
    gap.write(scene, middle);
    middle + reach
}

fn bars(scene: &mut Scene, row: &RankRow, scale: Scale, middle: f64) {
    let zero = scale.zero();
    let block =
        |from: f64, to: f64, high: f64| Rect { x: from.min(to), y: middle - high / 2.0, w: (to - from).abs(), h: high };
    if let Some(plan) = row.plan.map(|x| scale.at(x)) {
        let lacking = row.actual.is_some_and(|a| scale.at(a) < plan) && row.good == Some(false);
        let pen = if lacking { Pen::new(BAD, 1.4) } else { Pen::new(Ink::Plan, 0.9) };
        let rect = block(zero, plan, OUTLINE);
        if rect.w > 0.4 {
            scene.frame(rect, pen);
        }
    }
    if let Some(actual) = row.actual.map(|x| scale.at(x)) {
        let plan = row.plan.map(|x| scale.at(x));
        let kept = plan.filter(|p| actual > *p && row.good.is_some()).unwrap_or(actual);
        scene.block(block(zero, kept, BAR), Ink::Actual);
        // The part beyond the plan is set off from the part that the plan asks for.
        scene.block(block(kept, actual, BAR), if row.good == Some(false) { BAD } else { GOOD });
    }
}

fn foot(scene: &mut Scene, ranking: &Ranking, top: f64) -> f64 {
    let any = |test: fn(&RankRow) -> bool| ranking.rows.iter().any(test);
    let mut entries: Vec<(Sign, &str)> = Vec::new();
    if any(|row| row.actual.is_some()) {
        entries.push((Sign::Bar(Ink::Actual.into()), &ranking.actual_label));
    }
    if any(|row| row.plan.is_some_and(|p| p != 0.0)) {
        entries.push((Sign::Outline(Ink::Plan.into()), &ranking.plan_label));
    }
    if any(|row| row.good == Some(false)) {
        entries.push((Sign::Outline(BAD), &ranking.gap_label));
    }
    entries.extend(ranking.key.iter().map(|(role, word)| (Sign::Verdict(*role), word.as_str())));
    key(scene, &entries, top)
}
