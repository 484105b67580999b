//! Sparklines: a row of blocks for the terminal, a tiny SVG for tables.

use super::palette::{Ink, Paint, Palette};
use crate::report::charts::Role;
use std::fmt::Write as _;

const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// Size of the SVG in units of CSS pixels.
const WIDTH: f64 = 72.0;
const HEIGHT: f64 = 16.0;
const EDGE: f64 = 3.0;

/// Where each value lies between the least (0) and the greatest (1); a constant lies in the middle.
fn shares(values: &[Option<f64>]) -> Vec<Option<f64>> {
    let known = || values.iter().flatten().copied().filter(|v| v.is_finite());
    let (low, high) = known().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
    let range = high / 2.0 - low / 2.0;
    let share = |v: f64| if range > 0.0 { (v / 2.0 - low / 2.0) / range } else { 0.5 };
    values.iter().map(|v| v.filter(|v| v.is_finite()).map(share)).collect()
}

/// Bars from the least to the greatest; a space where a value is missing.
pub fn text(values: &[Option<f64>]) -> String {
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

/// A line from the first to the last value, broken where one is missing, with a dot in the verdict's colour at the last one.
pub fn svg(values: &[Option<f64>], role: Role, palette: &Palette) -> String {
    let hex = |paint: Paint| {
        let [r, g, b] = palette.rgb(paint).channels();
        format!("#{r:02X}{g:02X}{b:02X}")
    };
    let shares = shares(values);
    #[expect(clippy::cast_precision_loss, reason = "a few values")]
    let step = (WIDTH - 2.0 * EDGE) / shares.len().saturating_sub(1).max(1) as f64;
    #[expect(clippy::cast_precision_loss, reason = "a few values")]
    let at = |n: usize, share: f64| (EDGE + step * n as f64, HEIGHT - EDGE - share * (HEIGHT - 2.0 * EDGE));
    let mut path = String::new();
    let mut joined = false;
    let mut end = None;
    for (n, share) in shares.iter().enumerate() {
        if let Some(share) = share {
            let (x, y) = at(n, *share);
            let _ = write!(path, "{}{x:.1} {y:.1}", if joined { "L" } else { "M" });
            end = Some((x, y));
        }
        joined = share.is_some();
    }
    let mut svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true"><path d="{path}" fill="none" stroke="{}" stroke-width="1.3" stroke-linecap="round" stroke-linejoin="round"/>"#,
        hex(Ink::Actual.into())
    );
    if let Some((x, y)) = end {
        let _ = write!(svg, r#"<circle cx="{x:.1}" cy="{y:.1}" r="2" fill="{}"/>"#, hex(Paint::Fill(role)));
    }
    svg.push_str("</svg>");
    svg
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_gaps_and_a_constant_lies_in_the_middle() {
        assert_eq!(text(&[Some(0.0), None, Some(10.0)]), "▁ █");
        assert_eq!(text(&[Some(3.0), Some(3.0)]), "▅▅");
        assert_eq!(text(&[]), "");
        let drawn = svg(&[Some(1.0), None, Some(2.0), Some(f64::NAN)], Role::Behind, &Palette::default());
        assert_eq!(drawn.matches('M').count(), 2, "{drawn}");
        assert!(!drawn.contains("NaN"));
        assert!(!svg(&[None], Role::NoData, &Palette::default()).contains("circle"));
    }
}
