//! Charts on a page: as wide as the text, and half as wide for phones.

use crate::catalog::BoardRules;
use crate::render::chart::{HalfWidth, Size, Style, draw, half_width};
use crate::render::html::inlined;
use crate::render::palette::{Palette, Theme};
use crate::report::charts::Chart;
use crate::report::house_colours;
use minijinja::{Value, context};

/// A chart in both widths, ready to stand in a page: it comes from our own writer, which escapes its texts.
pub(super) fn figure(chart: &Chart, board: &BoardRules) -> Value {
    let palette = Palette::named(Theme::Light, &house_colours(board));
    let drawn = |size, class: &str| {
        let drawn = draw(chart, &Style { size, palette: palette.clone(), ..Style::default() });
        Value::from_safe_string(inlined(&drawn.svg, class))
    };
    let half = half_width(chart) != HalfWidth::Nowhere;
    context! { full => drawn(Size::Full, "chart"), half => half.then(|| drawn(Size::Half, "chart small")) }
}
