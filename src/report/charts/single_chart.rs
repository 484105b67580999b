//! One chart that is asked for by itself.

use crate::catalog::{Indicator, RegionId};
use crate::locale::Locale;
use crate::report::charts::board::{Group, board};
use crate::report::charts::bridge::{Decomposition, bridge};
use crate::report::charts::control_chart::control;
use crate::report::charts::drawing::{Chart, Drawing};
use crate::report::charts::id::ChartKind;
use crate::report::charts::matrix::matrix;
use crate::report::charts::multiples::multiples;
use crate::report::charts::ranking::ranking;
use crate::report::charts::tile_map::tile_map;
use crate::report::charts::trend::trend;
use crate::report::context::Context;
use crate::report::input::Input;
use crate::report::row::{Line, lines};

/// What a chart is to show.
#[derive(Debug, Clone, Copy)]
pub struct ChartRequest<'a> {
    pub kind: ChartKind,
    /// Needed by all kinds but board and matrix.
    pub indicator: Option<&'a Indicator>,
    /// The region that a trend, a control chart and a bridge are of.
    pub region: RegionId,
    /// For a ranking: only so many of the worst, the others in one row.
    pub worst: Option<usize>,
    /// Of the board's rows.
    pub group: Group,
    /// For a bridge: what made the difference.
    pub change: Option<&'a Decomposition>,
}

/// The chart that is asked for; None where there is nothing to draw. `input` holds the rows that the chart shows.
#[must_use]
pub fn chart_of(input: &Input<'_>, request: ChartRequest<'_>) -> Option<Chart> {
    let locale = Locale::new(input.language, input.catalog.board.rounding);
    let c = Context::new(input, &locale);
    let lines = lines(&c);
    let below = || lines.iter().filter(|l| !l.row.root).collect::<Vec<&Line<'_>>>();
    let ChartRequest { indicator, region, .. } = request;
    Some(match request.kind {
        ChartKind::Board => {
            let root: Vec<&Line<'_>> = lines.iter().filter(|l| l.row.root).collect();
            board(&c, &root, request.group).map(Drawing::Board)
        }
        ChartKind::Matrix => matrix(&c, &lines)?.map(Drawing::Matrix),
        ChartKind::Trend => {
            let own: Vec<&Line<'_>> = lines.iter().filter(|l| l.assessed.region == region).collect();
            trend(&c, indicator?, &own).of_region(&c, region).map(Drawing::Trend)
        }
        ChartKind::Ranking => ranking(&c, indicator?, &below(), request.worst)?.map(Drawing::Ranking),
        ChartKind::Multiples => multiples(&c, indicator?, &below())?.map(Drawing::Multiples),
        ChartKind::Map => tile_map(&c, indicator?, &below())?.map(Drawing::Map),
        ChartKind::Bridge => bridge(&c, indicator?, region, request.change?).of_region(&c, region).map(Drawing::Bridge),
        ChartKind::Control => {
            let line = lines.iter().find(|l| l.assessed.region == region && !l.assessed.each_total)?;
            control(&c, indicator?, line).of_region(&c, region).map(Drawing::Control)
        }
    })
}
