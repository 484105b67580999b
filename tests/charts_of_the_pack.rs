//! The charts of the bundled project: titles that say something, letters that can be read, and the same chart wherever it is drawn.

use onpace::measure::Month;
use onpace::pipeline::{self, Study, Wanted};
use onpace::render::chart::{Size, Style, draw, draw_one_page, options};
use onpace::render::palette::Palette;
use onpace::report::charts::{Chart, ChartKind, Drawing, Group, pages};
use onpace::{pack, words::Language};
use rayon::prelude::*;
use resvg::{tiny_skia, usvg};
use std::sync::OnceLock;

const LANGUAGES: [Language; 2] = [Language::Chinese, Language::English];

fn study(language: Language) -> &'static Study {
    static STUDIES: OnceLock<[Study; 2]> = OnceLock::new();
    let studies = STUDIES.get_or_init(|| {
        let study = Study::load(&pack::project(), |_| {}).expect("the bundled catalog is sound");
        LANGUAGES.map(|language| study.in_language(language).into_owned())
    });
    &studies[usize::from(language == Language::English)]
}

fn months() -> [Month; 3] {
    [Month::new(2020, 11), Month::new(2021, 6), Month::new(2021, 12)]
}

/// The charts of the reports of three months in both languages.
fn charts() -> &'static [(String, Language, Month, Chart)] {
    static CHARTS: OnceLock<Vec<(String, Language, Month, Chart)>> = OnceLock::new();
    CHARTS.get_or_init(|| {
        let mut all = Vec::new();
        for (language, month) in LANGUAGES.into_iter().flat_map(|l| months().map(|m| (l, m))) {
            let report = pipeline::report(study(language), month, language).expect("the engine answers");
            all.extend(
                report.charts.into_iter().map(|c| (format!("{} {month} {language:?}", c.name()), language, month, c)),
            );
        }
        all
    })
}

/// One chart of each kind that reports have not, and those of single regions.
fn others() -> Vec<(String, Chart)> {
    let asked = [
        (ChartKind::Bridge, "dropouts_general", Month::new(2021, 9)),
        (ChartKind::Bridge, "tobacco_acreage", Month::new(2021, 5)),
        (ChartKind::Control, "tours", Month::new(2021, 10)),
        (ChartKind::Control, "tobacco_acreage", Month::new(2021, 10)),
        (ChartKind::Multiples, "pepper_acreage", Month::new(2021, 12)),
        (ChartKind::Multiples, "demo_villages", Month::new(2021, 12)),
        (ChartKind::Ranking, "pepper_acreage", Month::new(2021, 12)),
        (ChartKind::Map, "demo_villages", Month::new(2021, 12)),
        (ChartKind::Map, "pepper_acreage", Month::new(2021, 12)),
    ];
    let of = |(kind, id, month): (ChartKind, &str, Month)| {
        LANGUAGES.map(|language| {
            let chart = chart(kind, Some(id), month, language).expect("there is something to draw");
            (format!("{} {month} {language:?}", chart.name()), chart)
        })
    };
    asked.into_iter().flat_map(of).collect()
}

fn chart(kind: ChartKind, id: Option<&str>, as_of: Month, language: Language) -> Option<Chart> {
    let wanted = Wanted {
        kind,
        indicator: id.and_then(|id| study(language).catalog.indicator(id)),
        region: study(language).catalog.regions.root(),
        worst: None,
        group: Group::None,
        as_of,
        language,
        files: None,
    };
    pipeline::chart(study(language), wanted).expect("the engine answers")
}

fn all() -> Vec<(String, Chart)> {
    charts().iter().map(|(case, _, _, chart)| (case.clone(), chart.clone())).chain(others()).collect()
}

fn attribute(element: &str, name: &str) -> Option<f64> {
    let from = element.find(&format!(" {name}=\""))? + name.len() + 3;
    element[from..].split(['"', 'm']).next()?.parse().ok()
}

/// 8 pt is what official documents and the readers of them ask for at least.
#[test]
fn no_letter_on_paper_is_smaller_than_eight_points() {
    const POINT: f64 = 25.4 / 72.0;
    for size in [Size::Full, Size::Half, Size::Wide] {
        let style = Style { size, ..Style::default() };
        all().par_iter().for_each(|(case, chart)| {
            for part in pages(chart.clone(), size.per_page(), |title, n, of| format!("{title} {n}/{of}")) {
                let svg = draw(&part, &style).svg;
                let (head, body) = svg.split_once('>').expect("an SVG has a root");
                let printed = attribute(head, "width").expect("a width in millimetres");
                let view = head.split("viewBox=\"").nth(1).and_then(|v| v.split(' ').nth(2)).expect("a view box");
                let unit = printed / view.parse::<f64>().expect("a number");
                let sizes = body.split("<text").skip(1).filter_map(|text| attribute(text, "font-size"));
                let least = sizes.fold(f64::INFINITY, f64::min) * unit / POINT;
                assert!(least >= 8.0, "{case}, {size:?}: {least:.2} pt");
            }
        });
    }
}

/// The page for a leader's folder: nothing leaves it, nothing lies on anything else, and it can be read.
#[test]
fn one_page_holds_what_it_says() {
    for (language, month) in LANGUAGES.into_iter().flat_map(|l| months().map(|m| (l, m))) {
        let report = pipeline::report(study(language), month, language).expect("the engine answers");
        let svg = draw_one_page(&report.one_page, &Palette::default()).drawn.svg;
        let tree = usvg::Tree::from_str(&svg, options()).expect("a drawn page is valid SVG");
        let boxes = boxes(tree.root());
        assert!(boxes.len() > 40, "{month} {language:?}: {} texts", boxes.len());
        for (n, (text, a)) in boxes.iter().enumerate() {
            let (width, height) = (tree.size().width(), tree.size().height());
            let inside = a.left() >= 0.0 && a.top() >= 0.0 && a.right() <= width && a.bottom() <= height;
            assert!(inside, "{month} {language:?}: {text} leaves the page");
            for (other, b) in &boxes[n + 1..] {
                let dx = a.right().min(b.right()) - a.left().max(b.left());
                let dy = a.bottom().min(b.bottom()) - a.top().max(b.top());
                assert!(dx < 0.5 || dy < 0.5, "{month} {language:?}: {text} and {other} overlap");
            }
        }
        let least =
            svg.split("<text").skip(1).filter_map(|text| attribute(text, "font-size")).fold(f64::INFINITY, f64::min);
        // Eight of the SVG's units to a quarter of a millimetre.
        assert!(least / 32.0 / (25.4 / 72.0) >= 8.0, "{month} {language:?}: {least}");
        assert!(svg.contains(&report.one_page.title) && report.synthetic.is_some_and(|mark| svg.contains(&mark)));
    }
}

fn boxes(group: &usvg::Group) -> Vec<(String, tiny_skia::Rect)> {
    let of = |node: &usvg::Node| match node {
        usvg::Node::Group(inner) => boxes(inner),
        usvg::Node::Text(text) => {
            let words: String = text.chunks().iter().map(usvg::TextChunk::text).collect();
            vec![(words, text.abs_bounding_box())]
        }
        _ => Vec::new(),
    };
    group.children().iter().flat_map(of).collect()
}

/// A title is read, not studied: two lines at most, over the width of a text and over half of it.
#[test]
fn titles_take_two_lines_at_most() {
    for size in [Size::Full, Size::Half] {
        let style = Style { size, ..Style::default() };
        for (case, chart) in all() {
            let svg = draw(&chart, &style).svg;
            let largest =
                svg.split("<text").skip(1).filter_map(|text| attribute(text, "font-size")).fold(0.0, f64::max);
            let lines = svg.split("<text").skip(1).filter(|t| attribute(t, "font-size") == Some(largest)).count();
            assert!(lines <= 2, "{case}, {size:?}: {} takes {lines} lines", chart.title);
        }
    }
}

#[test]
fn titles_say_what_captions_name() {
    for (case, chart) in all() {
        assert_ne!(chart.title, chart.caption, "{case}");
        assert!(
            chart.subtitle.contains(&chart.caption) || matches!(chart.drawing, Drawing::Board(_) | Drawing::Matrix(_)),
            "{case}: {}",
            chart.subtitle
        );
        assert!(!chart.title.contains('{') && !chart.title.contains("headline-"), "{case}: {}", chart.title);
    }
}

/// A chart that is attached to a letter and the one in the report must not differ.
#[test]
fn a_report_draws_the_same_chart_as_is_drawn_alone() {
    for (case, language, month, of_report) in charts() {
        if of_report.id.promise > 1 || of_report.id.page > 1 {
            continue;
        }
        let alone = chart(of_report.id.kind, of_report.id.indicator.as_deref(), *month, *language);
        let alone = alone.unwrap_or_else(|| panic!("{case} is drawn in a report alone"));
        for size in [Size::Full, Size::Half, Size::Wide] {
            let style = Style { size, ..Style::default() };
            assert_eq!(draw(&alone, &style).svg, draw(of_report, &style).svg, "{case}, {size:?}");
        }
    }
}

#[test]
fn what_says_nothing_is_not_drawn() {
    for (case, _, _, chart) in charts() {
        assert!(chart.says_something(), "{case}");
    }
    let empty = chart(ChartKind::Trend, Some("province_leaders"), Month::new(2021, 6), Language::Chinese);
    assert!(!empty.expect("it is drawn where it is asked for").says_something());
}

/// Totals start anew in January: no line joins December's to January's.
#[test]
fn totals_of_different_years_are_not_joined() {
    let chart = chart(ChartKind::Trend, Some("micro_loan_rate"), Month::new(2021, 12), Language::Chinese);
    let Some(Chart { drawing: Drawing::Trend(trend), .. }) = chart else { panic!("a trend was asked for") };
    assert_eq!(trend.actual.iter().map(Vec::len).collect::<Vec<_>>(), [12, 12]);
    assert!(trend.gaps.is_empty(), "nothing is missing");
}

/// What each month adds makes up the total that the line ends with.
#[test]
fn columns_add_up_to_the_total() {
    let chart = chart(ChartKind::Trend, Some("enterprise_loans"), Month::new(2021, 12), Language::Chinese);
    let Some(Chart { drawing: Drawing::Trend(trend), .. }) = chart else { panic!("a trend was asked for") };
    let total: f64 = trend.columns.iter().map(|column| column.y).sum();
    let last = trend.last.expect("there is a value").at.y;
    assert!(trend.columns.len() > 12 && (total - last).abs() < 1e-9, "{total} of {last}");
}
