//! What a chart is about: its kind and its subject. Its file is named after them; nothing is read back out of that name.

use crate::measure::named;
use std::fmt::{self, Write};

/// Characters of a region's code in a name.
const LONGEST_CODE: usize = 20;

/// The kinds of charts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    Trend,
    Board,
    Ranking,
    Matrix,
    Bridge,
    Control,
    Multiples,
    Map,
}

named!(ChartKind {
    Trend = "trend",
    Board = "board",
    Ranking = "ranking",
    Matrix = "matrix",
    Bridge = "bridge",
    Control = "control",
    Multiples = "multiples",
    Map = "map",
});

impl ChartKind {
    /// Whether it shows one indicator, which has to be named.
    #[must_use]
    pub fn needs_an_indicator(self) -> bool {
        match self {
            Self::Trend | Self::Ranking | Self::Bridge | Self::Control | Self::Multiples | Self::Map => true,
            Self::Board | Self::Matrix => false,
        }
    }

    /// Whether it follows one region through its months, past and, where there is a forecast, ahead.
    #[must_use]
    pub fn follows_one_region(self) -> bool {
        match self {
            Self::Trend | Self::Control => true,
            Self::Board | Self::Ranking | Self::Matrix | Self::Bridge | Self::Multiples | Self::Map => false,
        }
    }

    /// Whether it shows values month by month, some of which may be provisional.
    #[must_use]
    pub fn shows_months(self) -> bool {
        match self {
            Self::Trend | Self::Control | Self::Multiples => true,
            Self::Board | Self::Ranking | Self::Matrix | Self::Bridge | Self::Map => false,
        }
    }

    /// Whether it compares the regions of one indicator.
    #[must_use]
    pub fn compares_regions(self) -> bool {
        match self {
            Self::Ranking | Self::Multiples | Self::Map => true,
            Self::Trend | Self::Board | Self::Matrix | Self::Bridge | Self::Control => false,
        }
    }
}

/// A chart's kind, subject and page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartId {
    pub kind: ChartKind,
    /// Id of the indicator; None for kinds that show all.
    pub indicator: Option<String>,
    /// Which of the promises that regions have on the indicator, from 1.
    pub promise: usize,
    /// Code of the region; None for the root, and for kinds that compare regions.
    pub region: Option<String>,
    /// From 1.
    pub page: usize,
}

impl ChartId {
    /// A chart of all indicators.
    #[must_use]
    pub fn of_all(kind: ChartKind) -> Self {
        Self { kind, indicator: None, promise: 1, region: None, page: 1 }
    }

    /// A chart of one indicator.
    #[must_use]
    pub fn of(kind: ChartKind, indicator: &str) -> Self {
        Self { indicator: Some(indicator.to_owned()), ..Self::of_all(kind) }
    }
}

/// The name of the chart's file without its ending, letters, digits, `_` and `-`: `board`, `ranking-villages-2`; a trend is called like its
/// indicator.
impl fmt::Display for ChartId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.kind, &self.indicator) {
            (ChartKind::Trend, Some(indicator)) => f.write_str(indicator)?,
            (kind, Some(indicator)) => write!(f, "{}-{indicator}", kind.as_str())?,
            (kind, None) => f.write_str(kind.as_str())?,
        }
        if self.promise > 1 {
            write!(f, "-{}", self.promise)?;
        }
        if let Some(region) = &self.region {
            // Codes are free text; a file's name is not.
            let code = region.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '_' });
            f.write_str("-")?;
            code.take(LONGEST_CODE).try_for_each(|c| f.write_char(c))?;
        }
        if self.page > 1 {
            write!(f, "-{}", self.page)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_kind_subject_and_page() {
        let named = |id: ChartId| id.to_string();
        assert_eq!(named(ChartId::of_all(ChartKind::Board)), "board");
        assert_eq!(named(ChartId { page: 2, ..ChartId::of_all(ChartKind::Matrix) }), "matrix-2");
        assert_eq!(named(ChartId::of(ChartKind::Trend, "tax")), "tax");
        assert_eq!(named(ChartId { promise: 2, page: 3, ..ChartId::of(ChartKind::Ranking, "tax") }), "ranking-tax-2-3");
        let of_region = ChartId { region: Some("411025101".to_owned()), ..ChartId::of(ChartKind::Control, "tax") };
        assert_eq!(named(of_region), "control-tax-411025101");
        let anywhere = ChartId { region: Some("../a:b".to_owned()), ..ChartId::of(ChartKind::Trend, "tax") };
        assert_eq!(named(anywhere), "tax-___a_b");
    }

    #[test]
    fn no_indicator_may_take_the_name_of_a_chart_that_shows_all() {
        for (name, kind) in ChartKind::NAMES.into_iter().filter(|(_, kind)| !kind.needs_an_indicator()) {
            assert_eq!(ChartId::of_all(kind).to_string(), name);
            assert!(crate::catalog::is_reserved_id(name), "{name}");
        }
    }

    #[test]
    fn only_kinds_that_show_all_need_no_indicator() {
        let without: Vec<&str> =
            ChartKind::NAMES.iter().filter(|(_, kind)| !kind.needs_an_indicator()).map(|(name, _)| *name).collect();
        assert_eq!(without, ["board", "matrix"]);
    }
}
