//! The colours of verdicts and of charts as style rules, in light and in dark; the palette decides them.

use crate::render::chart::palette::{Ink, Paint, Palette, Rgb, Theme};
use crate::report::Report;
use crate::report::charts::Role;
use std::collections::BTreeMap;
use std::fmt::Write as _;

const ROLES: [(&str, Role); 8] = [
    ("met", Role::Met),
    ("on_pace", Role::OnPace),
    ("behind", Role::Behind),
    ("far_behind", Role::FarBehind),
    ("missed", Role::Missed),
    ("not_rated", Role::NotRated),
    ("no_data", Role::NoData),
    ("watch", Role::Watch),
];
const INKS: [Ink; 12] = [
    Ink::Paper,
    Ink::Text,
    Ink::Muted,
    Ink::Grid,
    Ink::Axis,
    Ink::Actual,
    Ink::Plan,
    Ink::Target,
    Ink::Band,
    Ink::Track,
    Ink::Rule,
    Ink::Fan,
];
/// Where the page is dark: as the system says, unless the reader says otherwise; or as the reader says. Paper is light.
const DARK: [(&str, &str); 2] = [
    ("@media screen and (prefers-color-scheme:dark)", ":root:not([data-theme=light])"),
    ("@media screen", ":root[data-theme=dark]"),
];

/// Rules for the report's colours, the house's own included.
pub(super) fn rules(report: &Report) -> String {
    let (light, dark) = (Palette::named(Theme::Light, &report.palette), Palette::named(Theme::Dark, &report.palette));
    let mut css = format!(":root{{{}}}\n", variables(&light));
    for (media, root) in DARK {
        let _ = writeln!(css, "{media}{{{root}{{{}}}", variables(&dark));
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

fn variables(palette: &Palette) -> String {
    ROLES.iter().fold(format!("--panel:{};", hex(palette.rgb(Ink::Paper.into()))), |mut css, (name, role)| {
        let (strong, fill) = (hex(palette.rgb(Paint::Strong(*role))), hex(palette.rgb(Paint::Fill(*role))));
        let _ = write!(css, "--{name}:{strong};--{name}-fill:{fill};");
        css
    })
}

/// The dark colour of each light one; the inks come first, then the kinds of paint in their order.
fn pairs(light: &Palette, dark: &Palette, kinds: &[fn(Role) -> Paint]) -> BTreeMap<String, String> {
    let inks = INKS.iter().map(|ink| Paint::from(*ink));
    let roles = kinds.iter().flat_map(|kind| ROLES.iter().map(|(_, role)| kind(*role)));
    let mut pairs = BTreeMap::new();
    for paint in inks.chain(roles) {
        pairs.entry(hex(light.rgb(paint))).or_insert_with(|| hex(dark.rgb(paint)));
    }
    pairs
}

/// As the charts write it.
fn hex(rgb: Rgb) -> String {
    let [r, g, b] = rgb.channels();
    format!("#{r:02X}{g:02X}{b:02X}")
}
