//! The judging methods that a project chooses from: their names, and the messages that tell of them.

use super::bands::Bands;
use crate::measure::named;
use crate::say;
use crate::words::Message;

/// How a value on its way to a target is rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Method {
    /// Progress against the share that the plan asks for by now.
    Pace,
    /// Growth so far against the growth that the target requires (Open SDG, Statistics Canada).
    Statcan,
    /// The mean change of the last years, extrapolated to the due date (Federal Statistical Office of Germany).
    Destatis,
}

named!(Method { Pace = "pace", Statcan = "statcan", Destatis = "destatis" });

impl Method {
    /// Its name where methods are compared.
    #[must_use]
    pub fn title(self) -> Message {
        match self {
            Self::Pace => say!("method-name-pace"),
            Self::Statcan => say!("method-name-statcan"),
            Self::Destatis => say!("method-name-destatis"),
        }
    }

    /// Keys of the messages that tell the bands between its verdicts; arguments are the edges of `bands`, which only pace has.
    #[must_use]
    pub fn bands_told(self, bands: &Bands) -> &'static [&'static str] {
        match (self, bands) {
            (Self::Pace, Bands::Ratio { .. }) => &["method-on-pace", "method-behind", "method-far"],
            (Self::Pace, Bands::Points { .. }) => {
                &["method-on-pace-points", "method-behind-points", "method-far-points"]
            }
            (Self::Statcan, _) => &["method-statcan-bands"],
            (Self::Destatis, _) => &["method-destatis-bands"],
        }
    }
}
