//! The charts that the tests look at, and the sizes and themes they are drawn in.

use super::kinds::{bridge, bridge_of_gaps, control, falling, matrix, multiples, ranking, real};
use super::{EN, ROLES, ZH, board, grown, trend};
use onpace::assess::Verdict;
use onpace::render::chart::{Size, Style, TitleAt};
use onpace::render::palette::{Palette, Theme};
use onpace::report::charts::{Chart, Drawing, FanPoint, Phase, Point};

pub fn pictures() -> Vec<(&'static str, Chart)> {
    let mut gaps = grown(18, 9.0);
    for i in [4, 5, 11] {
        gaps[i] = None;
    }
    vec![
        ("zh-24", trend(&ZH, &grown(20, 7.1), 12.0, 24, Verdict::Behind)),
        ("en-24", trend(&EN, &grown(20, 7.1), 12.0, 24, Verdict::FarBehind)),
        ("one", trend(&ZH, &grown(1, 3.0), 12.0, 12, Verdict::OnPace)),
        ("gaps", trend(&ZH, &gaps, 10.0, 18, Verdict::Behind)),
        ("sixty", trend(&ZH, &grown(60, 13.0), 12.0, 60, Verdict::Met)),
        ("negative", trend(&EN, &grown(10, -5.0), -8.0, 12, Verdict::Missed)),
        ("constant", trend(&ZH, &[Some(4.0); 12], 4.0, 12, Verdict::Met)),
        ("none", trend(&ZH, &[], 4.0, 12, Verdict::NoData)),
        ("years", years()),
        ("band", band()),
        ("board-zh", board(true, 25)),
        ("board-en", board(false, 25)),
        ("board-empty", board(true, 0)),
        ("board-groups", groups()),
        ("forecast", forecast()),
        ("ranking-1", ranking(true, 1, 1.2, |_| Some(0.4))),
        ("ranking-16", ranking(true, 16, 1.2, falling(16))),
        ("ranking-en", ranking(false, 16, 1.2, falling(16))),
        ("ranking-60", ranking(true, 60, 1.2, falling(60))),
        ("ranking-met", ranking(true, 16, 1.2, |i| Some(1.0 + real(i) / 90.0))),
        ("ranking-missed", ranking(false, 16, 1.2, |i| Some(0.5 - real(i) / 50.0))),
        ("ranking-negative", ranking(true, 8, 1.2, |i| Some(0.6 - real(i) / 5.0))),
        ("matrix-16", matrix(true, 16, 5, |i, j| (i + j > 0).then_some(ROLES[(i * 5 + j * 3) % 8]))),
        ("matrix-en", matrix(false, 16, 5, |i, j| Some(ROLES[(i + j) % 8]))),
        ("matrix-12", matrix(true, 8, 12, |i, j| Some(ROLES[(i + j) % 5]))),
        ("bridge", bridge(true, 108.0, &[-12.0, -9.0, 4.0, 2.0, -20.0, -1.0, 3.0, -6.0])),
        ("bridge-en", bridge(false, 108.0, &[-12.0, -9.0, 4.0, 2.0, -20.0, -1.0, 3.0, -6.0])),
        ("bridge-gaps", bridge_of_gaps(false, -30.0, &[-12.0, -9.0, 4.0, 2.0, -20.0, 41.0, 33.0, -26.0])),
        ("control", control(true, &wave(24, 40.0))),
        ("control-en", control(false, &wave(24, 40.0))),
        ("control-short", control(true, &wave(7, 40.0))),
        ("multiples-16", multiples(true, 16, 24, 1.2)),
        ("multiples-en", multiples(false, 16, 24, 1.2)),
        ("multiples-1", multiples(true, 1, 24, 1.2)),
    ]
}

/// Values that come and go, with a month that stands out and one that is missing.
pub fn wave(n: u32, level: f64) -> Vec<Option<f64>> {
    let mut values: Vec<Option<f64>> = (0..n)
        .map(|i| Some(level * (1.0 + 0.12 * (f64::from(i) * 2.1).sin() + 0.05 * (f64::from(i) * 5.3).cos())))
        .collect();
    if let [.., far, _, _, _, gap, _, _] = values.as_mut_slice() {
        (*far, *gap) = (Some(level * 1.45), None);
    }
    values
}

/// Rows under the names of lead units.
fn groups() -> Chart {
    let mut chart = board(true, 9);
    let Drawing::Board(drawing) = &mut chart.drawing else { unreachable!("a board was made") };
    for (row, group) in
        drawing.rows.iter_mut().zip(["县烟草专卖局", "县农业农村局", "县教体局"].into_iter().flat_map(|g| [g; 3]))
    {
        group.clone_into(&mut row.group);
    }
    chart
}

/// A value of which the last months are provisional, with a forecast and a month that stands out.
pub fn forecast() -> Chart {
    with_outlook(trend(&ZH, &grown(20, 7.1), 12.0, 30, Verdict::Behind), 0.3)
}

/// The last three months provisional, one that stands out, and a forecast that rises by `step` a month.
pub fn with_outlook(mut chart: Chart, step: f64) -> Chart {
    let Drawing::Trend(drawing) = &mut chart.drawing else { unreachable!("a trend was made") };
    let run: Vec<Point> = drawing.actual.concat();
    drawing.provisional = run[run.len().saturating_sub(3)..].to_vec();
    drawing.special = run.get(8).or(run.first()).copied().into_iter().collect();
    let point = |last: &Point, i: u8| {
        let (ahead, mid) = (f64::from(i), last.y + step * f64::from(i));
        FanPoint { x: last.x + ahead, low: mid - 0.73 * step * ahead, mid, high: mid + 0.73 * step * ahead }
    };
    drawing.fan = run.last().map(|last| (0..=10).map(|i| point(last, i)).collect()).unwrap_or_default();
    chart
}

/// Three targets that follow each other, each with its plan.
fn years() -> Chart {
    let mut chart = trend(&ZH, &grown(30, 8.0), 13.0, 36, Verdict::FarBehind);
    let Drawing::Trend(drawing) = &mut chart.drawing else { unreachable!("a trend was made") };
    let first = drawing.phases[0].clone();
    drawing.phases = [(0.0, 4.0), (12.0, 8.0), (24.0, 13.0)]
        .map(|(from, target)| Phase {
            plan: vec![Point { x: from, y: target - 4.0 }, Point { x: from + 12.0, y: target }],
            target,
            from,
            to: from + 12.0,
            target_label: format!("目标 {target}（{}年12月）", 2025.0 + from / 12.0),
            ..first.clone()
        })
        .to_vec();
    chart
}

/// A target with two edges and no plan.
fn band() -> Chart {
    let mut chart = trend(&EN, &grown(20, 7.0), 9.0, 24, Verdict::Watch);
    let Drawing::Trend(drawing) = &mut chart.drawing else { unreachable!("a trend was made") };
    let phase = &mut drawing.phases[0];
    phase.plan.clear();
    phase.due = false;
    (phase.target, phase.upper) = (4.0, Some(6.0));
    "Target 4 to 6".clone_into(&mut phase.target_label);
    chart
}

/// How the kinds look at the sizes and themes that charts are asked for in.
pub fn styles() -> [(&'static str, Style); 5] {
    let style = |size, title, theme| Style { size, title, palette: Palette::new(theme) };
    [
        ("full", Style::default()),
        ("half", style(Size::Half, TitleAt::Above, Theme::Light)),
        ("wide", style(Size::Wide, TitleAt::Above, Theme::Light)),
        ("below", style(Size::Full, TitleAt::Below, Theme::Light)),
        ("dark", style(Size::Wide, TitleAt::Below, Theme::Dark)),
    ]
}

pub fn goldens() -> Vec<(&'static str, Chart, Style)> {
    let [full, half, wide, below, dark] = styles().map(|(_, style)| style);
    let changes = [-12.0, -9.0, 4.0, 2.0, -20.0, -1.0, 3.0, -6.0];
    vec![
        ("trend", years(), full.clone()),
        ("trend-forecast", forecast(), full.clone()),
        ("trend-half", trend(&EN, &grown(20, 7.1), 12.0, 24, Verdict::FarBehind), half.clone()),
        ("trend-wide", trend(&ZH, &grown(20, 7.1), 12.0, 24, Verdict::Behind), wide.clone()),
        ("board", board(true, 8), full.clone()),
        ("board-groups", groups(), below.clone()),
        ("board-half", board(false, 8), half.clone()),
        ("ranking", ranking(true, 16, 1.2, falling(16)), full.clone()),
        ("ranking-half", ranking(false, 8, 1.2, falling(8)), half.clone()),
        ("ranking-dark", ranking(true, 8, 1.2, falling(8)), dark.clone()),
        ("matrix", matrix(true, 16, 5, |i, j| (i + j > 0).then_some(ROLES[(i * 5 + j * 3) % 8])), full.clone()),
        ("matrix-wide", matrix(false, 8, 5, |i, j| Some(ROLES[(i + j) % 8])), wide.clone()),
        ("matrix-half", matrix(false, 8, 3, |i, j| Some(ROLES[(i + j) % 8])), half.clone()),
        ("bridge", bridge(true, 108.0, &changes), below.clone()),
        ("bridge-gaps", bridge_of_gaps(true, -30.0, &[-12.0, -9.0, 4.0, 2.0, -20.0, 41.0, 33.0, -26.0]), full.clone()),
        ("bridge-dark", bridge(false, 108.0, &changes), dark.clone()),
        ("control", control(true, &wave(24, 40.0)), full.clone()),
        ("control-half", control(false, &wave(24, 40.0)), half.clone()),
        ("multiples", multiples(true, 16, 24, 1.2), full.clone()),
        ("multiples-wide", multiples(false, 12, 24, 1.2), wide),
        ("multiples-half", multiples(true, 5, 24, 1.2), half),
        ("trend-dark", forecast(), dark),
        ("trend-one", trend(&ZH, &grown(1, 3.0), 12.0, 12, Verdict::OnPace), below),
        ("ranking-60", ranking(true, 60, 1.2, falling(60)), full),
    ]
}
