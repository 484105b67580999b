//! How large a chart is, where its title stands, and in which colours it is drawn.

use crate::measure::named;
use crate::render::palette::Palette;
use crate::report::charts::PerPage;

/// The size of a chart, by where it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Size {
    /// Two beside each other on a page: 76 mm.
    Half,
    /// The text width of an A4 official document: 156 mm.
    #[default]
    Full,
    /// A slide of 16:9, 338.7 mm × 190.5 mm.
    Wide,
}

named!(Size { Half = "half", Full = "full", Wide = "wide" });

impl Size {
    /// Width in millimetres.
    pub fn width_mm(self) -> f64 {
        match self {
            Self::Half => 76.0,
            Self::Full => 156.0,
            Self::Wide => 33.867 * 10.0,
        }
    }

    /// What one page of this size holds; a longer chart continues on the next.
    pub fn per_page(self) -> PerPage {
        match self {
            Self::Half => PerPage { rows: 24, columns: 3, panels: 12 },
            Self::Full => PerPage::DOCUMENT,
            Self::Wide => PerPage { rows: 10, columns: 8, panels: 12 },
        }
    }

    /// Width in the units of a scene. A slide has as many as a page, so that its texts are larger: it is seen from afar.
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

/// Where a kind of chart is drawn half as wide as a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HalfWidth {
    /// Its columns need the full width.
    Nowhere,
    /// On phones.
    Screens,
    /// On phones, and in documents, two in a row.
    Everywhere,
}

/// Where the title stands: above, as on slides and in newspapers, or below, as in official documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TitleAt {
    #[default]
    Above,
    Below,
}

/// Size, title and colours of a chart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Style {
    pub size: Size,
    pub title: TitleAt,
    pub palette: Palette,
}
