//! How large a chart is, where its title stands, and in which colours it is drawn.

use super::palette::Palette;
use crate::report::charts::PerPage;

/// Where a chart goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    /// Two beside each other on a page: 76 mm.
    Half,
    /// The text width of an A4 official document: 156 mm.
    #[default]
    Full,
    /// A slide of 16:9, 338.7 mm × 190.5 mm.
    Wide,
}

impl Size {
    pub const NAMES: [(&'static str, Self); 3] = [("half", Self::Half), ("full", Self::Full), ("wide", Self::Wide)];

    /// Width in millimetres.
    pub fn width_mm(self) -> f64 {
        match self {
            Self::Half => 76.0,
            Self::Full => 156.0,
            Self::Wide => 33.867 * 10.0,
        }
    }

    /// What it holds before a chart goes on on another one.
    pub fn per_page(self) -> PerPage {
        match self {
            Self::Half => PerPage { rows: 24, columns: 3, panels: 12 },
            Self::Full => PerPage::DOCUMENT,
            Self::Wide => PerPage { rows: 14, columns: 8, panels: 12 },
        }
    }

    /// Width in units, in which texts have the same size everywhere. On a slide all is larger, as it is seen from afar.
    pub(super) fn units(self) -> f64 {
        match self {
            Self::Half => 304.0,
            Self::Full | Self::Wide => 624.0,
        }
    }

    /// Width over height, where that is fixed.
    pub(super) fn ratio(self) -> Option<f64> {
        (self == Self::Wide).then_some(16.0 / 9.0)
    }
}

/// Above a chart, as on slides and in newspapers, or below, as official documents have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TitleAt {
    #[default]
    Above,
    Below,
}

/// The look of a chart, whatever it shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Style {
    pub size: Size,
    pub title: TitleAt,
    pub palette: Palette,
}
