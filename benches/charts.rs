//! 300 charts of the bundled project, of all kinds that a report has, as SVG and as PNG of 156 mm at 300 dpi, on all cores.

use criterion::{Criterion, criterion_group, criterion_main};
use onpace::measure::Month;
use onpace::render::chart::{Style, draw, png};
use onpace::report::charts::{Chart, Drawing};
use onpace::{pack, pipeline};
use rayon::prelude::*;
use std::hint::black_box;

const CHARTS: usize = 300;

fn charts(c: &mut Criterion) {
    let study = pipeline::Study::load(&pack::project(), |_| {}).expect("the bundled catalog is sound");
    let report = pipeline::report(&study, Month::new(2021, 12), study.catalog.language).expect("a report");
    let mixed: Vec<&Chart> = report.charts.iter().cycle().take(CHARTS).collect();
    let style = Style::default();
    let mut group = c.benchmark_group("charts");
    group.sample_size(10);
    group.bench_function("300 SVG", |b| {
        b.iter(|| mixed.par_iter().map(|chart| black_box(draw(chart, &style)).svg.len()).sum::<usize>());
    });
    group.bench_function("300 PNG", |b| {
        b.iter(|| mixed.par_iter().map(|chart| black_box(png(&draw(chart, &style).svg)).len()).sum::<usize>());
    });
    let trend = report.charts.iter().find(|chart| chart.name() == "tobacco_acreage").expect("the pack has it");
    assert!(matches!(trend.drawing, Drawing::Trend(_)));
    group.bench_function("one trend as SVG", |b| b.iter(|| black_box(draw(trend, &style)).svg.len()));
    let svg = draw(trend, &style).svg;
    group.bench_function("one trend from SVG to PNG", |b| b.iter(|| black_box(png(&svg)).len()));
    group.finish();
}

// Plots would want a font from the system.
criterion_group! {
    name = benches;
    config = Criterion::default().without_plots();
    targets = charts
}
criterion_main!(benches);
