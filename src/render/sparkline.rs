//! Sparklines: the last months of an indicator as a row of blocks for the terminal, and as a small drawing.

use crate::report::Course;
use quick_xml::escape::escape;
use std::fmt::Write as _;

const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// Where each value lies between the least (0) and the greatest (1); a constant lies in the middle.
fn shares(values: &[Option<f64>]) -> Vec<Option<f64>> {
    let known = || values.iter().flatten().copied().filter(|v| v.is_finite());
    let (low, high) = known().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
    let range = high / 2.0 - low / 2.0;
    let share = |v: f64| if range > 0.0 { (v / 2.0 - low / 2.0) / range } else { 0.5 };
    values.iter().map(|v| v.filter(|v| v.is_finite()).map(share)).collect()
}

/// One block for each value, from the lowest for the least to the highest for the greatest; a space for a missing one.
pub(crate) fn sparkline(values: &[Option<f64>]) -> String {
    let steps = BLOCKS.len() - 1;
    let block = |share: f64| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a share lies in 0..=1"
        )]
        let n = (share * steps as f64).round() as usize;
        BLOCKS[n.min(steps)]
    };
    shares(values).into_iter().map(|share| share.map_or(' ', block)).collect()
}

/// Width and height of a drawing, in pixels of which 96 make an inch.
const SIZE: (f64, f64) = (78.0, 17.0);
/// What the last value's mark needs around it.
const EDGE: f64 = 2.5;
/// A gap between two columns, as a share of a column with its gap.
const GAP: f64 = 0.3;

/// A course as a drawing without words: amounts as columns from zero, a state as a line; the last value stands out.
pub(crate) fn svg(course: &Course, colour: &str) -> String {
    drawing(course, colour, "xmlns=\"http://www.w3.org/2000/svg\"")
}

/// The same for a page, with its text alternative.
pub(crate) fn described(course: &Course, colour: &str) -> String {
    drawing(course, colour, &format!("role=\"img\" aria-label=\"{}\"", escape(course.alt.as_str())))
}

fn drawing(course: &Course, colour: &str, attributes: &str) -> String {
    let (width, height) = SIZE;
    let mut out = format!("<svg {attributes} viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">");
    if course.amounts {
        columns(&mut out, &course.values, colour);
    } else {
        line(&mut out, &course.values, colour);
    }
    out.push_str("</svg>");
    out
}

/// Where the `n`th of so many values stands.
#[expect(clippy::cast_precision_loss, reason = "a dozen values")]
fn step(n: usize, of: usize) -> (f64, f64) {
    let width = (SIZE.0 - 2.0 * EDGE) / of.max(1) as f64;
    (EDGE + n as f64 * width, width)
}

fn columns(out: &mut String, values: &[Option<f64>], colour: &str) {
    let known = values.iter().flatten().copied();
    let (low, high) = known.fold((0.0_f64, 0.0_f64), |(low, high), v| (low.min(v), high.max(v)));
    let scale = (SIZE.1 - 2.0 * EDGE) / (high - low).max(f64::MIN_POSITIVE);
    let y = |v: f64| EDGE + (high - v) * scale;
    for (n, v) in values.iter().enumerate() {
        let Some(v) = v else { continue };
        let (x, width) = step(n, values.len());
        let (top, bottom) = (y(v.max(0.0)), y(v.min(0.0)));
        let faint = if n + 1 == values.len() { "" } else { " fill-opacity=\"0.55\"" };
        let _ = write!(
            out,
            "<rect x=\"{:.2}\" y=\"{top:.2}\" width=\"{:.2}\" height=\"{:.2}\" fill=\"{colour}\"{faint}/>",
            x + width * GAP / 2.0,
            width * (1.0 - GAP),
            (bottom - top).max(0.5)
        );
    }
}

fn line(out: &mut String, values: &[Option<f64>], colour: &str) {
    let height = SIZE.1 - 2.0 * EDGE;
    let at = |(n, share): (usize, Option<f64>)| {
        let (x, width) = step(n, values.len());
        share.map(|share| (x + width / 2.0, EDGE + (1.0 - share) * height))
    };
    let points: Vec<(f64, f64)> = shares(values).into_iter().enumerate().filter_map(at).collect();
    let path: Vec<String> = points.iter().map(|(x, y)| format!("{x:.2},{y:.2}")).collect();
    let _ = write!(
        out,
        "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.2\" stroke-linejoin=\"round\"/>",
        path.join(" ")
    );
    if let Some((x, y)) = points.last() {
        let _ = write!(out, "<circle cx=\"{x:.2}\" cy=\"{y:.2}\" r=\"1.9\" fill=\"{colour}\"/>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_gaps_and_a_constant_lies_in_the_middle() {
        assert_eq!(sparkline(&[Some(0.0), None, Some(10.0)]), "▁ █");
        assert_eq!(sparkline(&[Some(3.0), Some(3.0)]), "▅▅");
        assert_eq!(sparkline(&[]), "");
    }
}
