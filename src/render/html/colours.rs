//! The style rules for the colours of verdicts and charts, in light and in dark, from the palette.

use crate::assess::Verdict;
use crate::render::palette::{Ink, Paint, Palette, Theme, page};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// When the page is dark: when the system is, unless the reader chose light; or when the reader chose dark. Paper is light.
const DARK: [(&str, &str); 2] = [
    ("@media screen and (prefers-color-scheme:dark)", ":root:not([data-theme=light])"),
    ("@media screen", ":root[data-theme=dark]"),
];

/// The rules for the colours, those that a project has changed included.
pub(super) fn rules(changed: &BTreeMap<Verdict, &'static str>) -> String {
    let (light, dark) = (Palette::named(Theme::Light, changed), Palette::named(Theme::Dark, changed));
    let mut css = format!(":root{{{}{}}}\n", around(Theme::Light), variables(&light));
    for (media, root) in DARK {
        let _ = writeln!(css, "{media}{{{root}{{{}{}}}", around(Theme::Dark), variables(&dark));
        // Of paints that look alike in light, words and lines take one dark colour and areas may take another.
        let lines = pairs(&light, &dark, &[Paint::Strong, Paint::Fill, Paint::Tint]);
        let areas = pairs(&light, &dark, &[Paint::Fill, Paint::Tint, Paint::Strong]);
        for (from, to) in &lines {
            let _ = writeln!(css, "{root} .chart text[fill=\"{from}\"]{{fill:{to}}}");
            let _ = writeln!(css, "{root} .chart [stroke=\"{from}\"]{{stroke:{to}}}");
        }
        for (from, to) in &areas {
            let _ = writeln!(css, "{root} .chart :not(text)[fill=\"{from}\"]{{fill:{to}}}");
        }
        css.push_str("}\n");
    }
    css
}

/// The colours of the page around its charts and verdicts.
fn around(theme: Theme) -> String {
    page(theme).fold(String::new(), |mut css, (name, rgb)| {
        let _ = write!(css, "--{name}:{};", rgb.hex());
        css
    })
}

fn variables(palette: &Palette) -> String {
    let panel = format!("--panel:{};", palette.rgb(Ink::Paper.into()).hex());
    Verdict::ALL.iter().fold(panel, |mut css, role| {
        let (strong, fill) = (palette.rgb(Paint::Strong(*role)).hex(), palette.rgb(Paint::Fill(*role)).hex());
        let name = role.as_str();
        let _ = write!(css, "--{name}:{strong};--{name}-fill:{fill};");
        css
    })
}

/// The dark colour of each light one. Where two have the same light colour, inks win, then `kinds` in their order.
fn pairs(light: &Palette, dark: &Palette, kinds: &[fn(Verdict) -> Paint]) -> BTreeMap<String, String> {
    let inks = Ink::ALL.iter().map(|ink| Paint::from(*ink));
    let roles = kinds.iter().flat_map(|kind| Verdict::ALL.iter().map(|role| kind(*role)));
    let mut pairs = BTreeMap::new();
    for paint in inks.chain(roles) {
        pairs.entry(light.rgb(paint).hex()).or_insert_with(|| dark.rgb(paint).hex());
    }
    pairs
}
