//! A palette: a theme, and the colours of verdicts that a project has changed.

use super::ink::Ink;
use super::paint::Paint;
use super::rgb::Rgb;
use super::theme::Theme;
use super::verdicts::{Colours, verdict_style};
use crate::assess::Verdict;
use std::collections::BTreeMap;

/// Colours that a setting may give to a role, by name.
const NAMED: [(&str, Rgb); 12] = [
    ("navy", Rgb(0x0B, 0x4A, 0x86)),
    ("blue", Rgb(0x1F, 0x77, 0xB4)),
    ("sky", Rgb(0x4F, 0x9B, 0xD0)),
    ("teal", Rgb(0x1B, 0x8A, 0x8A)),
    ("green", Rgb(0x2E, 0x8B, 0x57)),
    ("amber", Rgb(0xF5, 0xB9, 0x41)),
    ("orange", Rgb(0xE0, 0x7B, 0x1A)),
    ("vermilion", Rgb(0xD0, 0x4A, 0x1C)),
    ("red", Rgb(0xC6, 0x28, 0x28)),
    ("wine", Rgb(0x5E, 0x06, 0x18)),
    ("purple", Rgb(0x5F, 0x5A, 0x8A)),
    ("grey", Rgb(0x7D, 0x87, 0x91)),
];
/// WCAG 2.1, level AA: least contrast of words, and of marks that are no words.
const WORDS: f64 = 4.5;
const MARKS: f64 = 3.0;

/// Makes colours of paints.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Palette {
    theme: Theme,
    changed: BTreeMap<Verdict, Rgb>,
}

impl Palette {
    /// A theme with its own colours.
    pub fn new(theme: Theme) -> Self {
        Self { theme, changed: BTreeMap::new() }
    }

    /// The theme with the colours that a report's setting names; names that are not known change nothing.
    pub fn named(theme: Theme, colours: &BTreeMap<Verdict, &str>) -> Self {
        let changed =
            |palette: Self, (role, name): (&Verdict, &&str)| palette.clone().with(*role, name).unwrap_or(palette);
        colours.iter().fold(Self::new(theme), changed)
    }

    /// Names that [`Palette::with`] knows.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMED.iter().map(|(name, _)| *name)
    }

    /// The palette with another colour for a role. None where no colour has this name.
    #[must_use]
    pub fn with(mut self, role: Verdict, name: &str) -> Option<Self> {
        let (_, rgb) = NAMED.iter().find(|(known, _)| *known == name)?;
        self.changed.insert(role, *rgb);
        Some(self)
    }

    /// The colour of a paint.
    pub fn rgb(&self, paint: Paint) -> Rgb {
        match paint {
            Paint::Ink(ink) => ink.rgb(self.theme),
            Paint::Fill(role) => match self.changed.get(&role) {
                Some(rgb) => self.readable(*rgb, MARKS),
                None => self.colours(role).fill,
            },
            Paint::Strong(role) => match self.changed.get(&role) {
                Some(rgb) => self.readable(*rgb, WORDS),
                None => self.colours(role).strong,
            },
            Paint::Tint(role) => {
                let share = match self.theme {
                    Theme::Light => 0.16,
                    Theme::Dark => 0.30,
                };
                self.rgb(Paint::Fill(role)).over(Ink::Paper.rgb(self.theme), share)
            }
        }
    }

    fn colours(&self, role: Verdict) -> Colours {
        let style = verdict_style(role);
        match self.theme {
            Theme::Light => style.light,
            Theme::Dark => style.dark,
        }
    }

    /// `rgb` moved towards the text's colour until it has this contrast to the paper.
    fn readable(&self, rgb: Rgb, contrast: f64) -> Rgb {
        let (paper, text) = (Ink::Paper.rgb(self.theme), Ink::Text.rgb(self.theme));
        let steps = (0..=20u8).map(|i| text.over(rgb, f64::from(i) / 20.0));
        steps.into_iter().find(|c| c.contrast(paper) >= contrast).unwrap_or(text)
    }
}
