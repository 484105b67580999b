//! The main job on the bundled project, from bytes to rendered files, without the disk.

use criterion::{Criterion, criterion_group, criterion_main};
use onpace::measure::Month;
use onpace::{pack, pipeline};
use std::hint::black_box;

fn main_job(c: &mut Criterion) {
    let mut group = c.benchmark_group("pack");
    group.sample_size(10);
    let project = pack::project();
    group.bench_function("read", |b| b.iter(|| black_box(pipeline::Study::load(&project, |_| {}).is_ok())));
    let study = pipeline::Study::load(&project, |_| {}).expect("the bundled catalog is sound");
    let as_of = Month::new(2021, 9);
    group.bench_function("judge", |b| {
        b.iter(|| black_box(onpace::pipeline::judge(&study, as_of).expect("judged").len()));
    });
    let language = study.catalog.language;
    let all = onpace::render::Forms::default();
    let no_png = all.clone().without_pictures();
    let report = pipeline::report(&study, as_of, language).expect("a report");
    group
        .bench_function("render with PNG", |b| b.iter(|| black_box(pipeline::render(&report, None, &all).files.len())));
    group.bench_function("render without PNG", |b| {
        b.iter(|| black_box(pipeline::render(&report, None, &no_png).files.len()));
    });
    group.finish();
}

criterion_group!(benches, main_job);
criterion_main!(benches);
