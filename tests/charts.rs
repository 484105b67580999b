//! Charts: words stay apart, verdicts stay told apart, and the same chart is the same bytes.

mod charts_made;

use charts_made::kinds::{bridge, bridge_of_gaps, control, falling, matrix, multiples, ranking, real};
use charts_made::{EN, ZH, board, grown, trend};
use onpace::{
    render::chart::{
        Size, Style, TitleAt, draw,
        font::{self, Face},
        options,
        palette::{Palette, Theme},
        png,
    },
    report::chart::{Chart, Drawing, FanPoint, Phase, Point, Role, pages},
};
use rayon::prelude::*;
use resvg::{
    tiny_skia::Rect,
    usvg::{self, Group, Node, Tree},
};

fn pictures() -> Vec<(&'static str, Chart)> {
    let mut gaps = grown(18, 9.0);
    for i in [4, 5, 11] {
        gaps[i] = None;
    }
    vec![
        ("zh-24", trend(&ZH, &grown(20, 7.1), 12.0, 24, Role::Behind)),
        ("en-24", trend(&EN, &grown(20, 7.1), 12.0, 24, Role::FarBehind)),
        ("one", trend(&ZH, &grown(1, 3.0), 12.0, 12, Role::OnPace)),
        ("gaps", trend(&ZH, &gaps, 10.0, 18, Role::Behind)),
        ("sixty", trend(&ZH, &grown(60, 13.0), 12.0, 60, Role::Met)),
        ("negative", trend(&EN, &grown(10, -5.0), -8.0, 12, Role::Missed)),
        ("constant", trend(&ZH, &[Some(4.0); 12], 4.0, 12, Role::Met)),
        ("none", trend(&ZH, &[], 4.0, 12, Role::NoData)),
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
        ("matrix-16", matrix(true, 16, 5, |i, j| (i + j > 0).then_some(charts_made::ROLES[(i * 5 + j * 3) % 8]))),
        ("matrix-en", matrix(false, 16, 5, |i, j| Some(charts_made::ROLES[(i + j) % 8]))),
        ("matrix-12", matrix(true, 8, 12, |i, j| Some(charts_made::ROLES[(i + j) % 5]))),
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
fn wave(n: u32, level: f64) -> Vec<Option<f64>> {
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
fn forecast() -> Chart {
    let mut chart = trend(&ZH, &grown(20, 7.1), 12.0, 30, Role::Behind);
    let Drawing::Trend(drawing) = &mut chart.drawing else { unreachable!("a trend was made") };
    let run = &drawing.actual[0];
    drawing.provisional = run[run.len() - 3..].to_vec();
    drawing.special = vec![run[8]];
    let last = run[run.len() - 1];
    let point = |i: u8| {
        let (ahead, mid) = (f64::from(i), last.y + 0.3 * f64::from(i));
        FanPoint { x: last.x + ahead, low: mid - 0.22 * ahead, mid, high: mid + 0.22 * ahead }
    };
    drawing.fan = (0..=10).map(point).collect();
    chart
}

/// Three targets that follow each other, each with its plan.
fn years() -> Chart {
    let mut chart = trend(&ZH, &grown(30, 8.0), 13.0, 36, Role::FarBehind);
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
    let mut chart = trend(&EN, &grown(20, 7.0), 9.0, 24, Role::Watch);
    let Drawing::Trend(drawing) = &mut chart.drawing else { unreachable!("a trend was made") };
    let phase = &mut drawing.phases[0];
    phase.plan.clear();
    phase.due = false;
    (phase.target, phase.upper) = (4.0, Some(6.0));
    "Target 4 to 6".clone_into(&mut phase.target_label);
    chart
}

#[test]
#[ignore = "writes pictures to look at into the folder that CHARTS_OUT names"]
fn pictures_to_look_at() {
    let Some(folder) = std::env::var_os("CHARTS_OUT").map(std::path::PathBuf::from) else { return };
    let plain = styles().into_iter().flat_map(|(size, style)| {
        let of = |(name, chart): (&str, Chart)| {
            let first =
                pages(chart, style.size.per_page(), |title, n, of| format!("{title}（{n}／{of}）")).swap_remove(0);
            (format!("{size}-{name}"), first, style.clone())
        };
        pictures().into_iter().map(of).collect::<Vec<_>>()
    });
    let golden = goldens().into_iter().map(|(name, chart, style)| (format!("golden-{name}"), chart, style));
    for (name, chart, style) in plain.chain(golden) {
        let begun = std::time::Instant::now();
        let drawn = draw(&chart, &style);
        let svg = begun.elapsed();
        let begun = std::time::Instant::now();
        let bitmap = png(&drawn.svg);
        let size = (drawn.svg.len(), bitmap.len());
        std::fs::write(folder.join(format!("{name}.svg")), &drawn.svg).expect("the folder can be written to");
        std::fs::write(folder.join(format!("{name}.png")), bitmap).expect("the folder can be written to");
        let note = format!("{name}: svg {svg:?}, png {:?}, bytes {size:?}\n", begun.elapsed());
        std::io::Write::write_all(&mut std::io::stderr(), note.as_bytes()).expect("stderr can be written to");
    }
}

/// Boxes of all words of a chart as the renderer sets them, in the units of the SVG.
fn boxes(svg: &str) -> Vec<(String, Rect)> {
    fn collect(group: &Group, out: &mut Vec<(String, Rect)>) {
        for node in group.children() {
            match node {
                Node::Group(inner) => collect(inner, out),
                Node::Text(text) => {
                    let words: String = text.chunks().iter().map(usvg::TextChunk::text).collect();
                    out.push((words, text.abs_bounding_box()));
                }
                _ => {}
            }
        }
    }
    let tree = Tree::from_str(svg, options()).expect("a drawn chart is valid SVG");
    let mut out = Vec::new();
    collect(tree.root(), &mut out);
    out
}

fn assert_words_apart(chart: &Chart, case: &str) {
    assert_apart(chart, &Style::default(), case);
}

fn assert_apart(chart: &Chart, style: &Style, case: &str) {
    let drawn = draw(chart, style);
    assert!(!drawn.svg.contains("NaN") && !drawn.svg.contains("inf"), "{case}: a number is not finite");
    let tree = Tree::from_str(&drawn.svg, options()).expect("a drawn chart is valid SVG");
    let (width, height) = (tree.size().width(), tree.size().height());
    let boxes = boxes(&drawn.svg);
    for (i, (words, a)) in boxes.iter().enumerate() {
        let inside = a.left() >= -0.5 && a.top() >= -0.5 && a.right() <= width + 0.5 && a.bottom() <= height + 0.5;
        assert!(inside, "{case}: {words} leaves the paper: {a:?} of {width} × {height}");
        for (others, b) in &boxes[i + 1..] {
            // Half a pixel of the 300 dpi bitmap may touch.
            let (dx, dy) =
                (a.right().min(b.right()) - a.left().max(b.left()), a.bottom().min(b.bottom()) - a.top().max(b.top()));
            assert!(dx < 0.5 || dy < 0.5, "{case}: {words} and {others} overlap by {dx} × {dy}");
        }
    }
}

#[test]
fn words_stay_apart_whatever_the_series() {
    for n in [0, 1, 2, 3, 7, 12, 13, 24, 37, 60] {
        for (kind, top) in [("ordinary", 9.0), ("huge", 9e15), ("tiny", 3e-9), ("negative", -40.0), ("constant", 0.0)] {
            let words = if n % 2 == 0 { &ZH } else { &EN };
            let values = if kind == "constant" { vec![Some(5.0); n as usize] } else { grown(n, top) };
            let role = charts_made::ROLES[(n % 8) as usize];
            assert_words_apart(&trend(words, &values, top * 1.2, n.max(12), role), &format!("{kind} × {n}"));
        }
    }
}

#[test]
fn words_stay_apart_in_the_pictures() {
    for (name, chart) in pictures() {
        assert_words_apart(&chart, name);
    }
}

#[test]
fn words_stay_apart_when_long() {
    let mut chart = trend(&ZH, &grown(24, 7.0), 12.0, 24, Role::FarBehind);
    let long = "脱贫人口人均纯收入较上年增长幅度（含监测对象及易地搬迁后续扶持）".repeat(4);
    let Drawing::Trend(drawing) = &mut chart.drawing else { unreachable!("a trend was made") };
    drawing.actual_label.clone_from(&long);
    drawing.unit.clone_from(&long);
    let first = drawing.phases[0].clone();
    for i in 1..6u8 {
        drawing
            .phases
            .push(Phase { target_label: format!("目标 {i}（2026年12月，经批准调整）"), ..first.clone() });
    }
    chart.title.clone_from(&long);
    chart.notes = vec![long; 2];
    assert_words_apart(&chart, "long names");
    for n in [0, 1, 8, 45] {
        assert_words_apart(&board(true, n), &format!("board of {n}"));
        assert_words_apart(&board(false, n), &format!("English board of {n}"));
    }
}

#[test]
fn crowded_boards_break_their_words() {
    let mut chart = board(true, 9);
    let Drawing::Board(drawing) = &mut chart.drawing else { unreachable!("a board was made") };
    for row in &mut drawing.rows {
        row.value = "123456789012345678.25／987654321098765432.50平方公里".to_owned();
        row.gap = "比序时要求少123456789012345678.25平方公里".to_owned();
        row.verdict = "未达到序时进度（按部门口径）".to_owned();
        row.bar = Some(f64::NAN);
        row.marker = Some(f64::INFINITY);
    }
    assert_words_apart(&chart, "crowded board");
}

#[test]
fn axes_without_extent_and_numbers_that_are_none_are_drawn() {
    let mut chart = trend(&ZH, &[Some(4.0), Some(f64::NAN), Some(f64::INFINITY)], 4.0, 12, Role::Behind);
    for (min, max) in [(4.0, 4.0), (0.0, 0.0), (f64::NAN, f64::NAN), (-f64::MAX, f64::MAX), (5.0, -5.0)] {
        let Drawing::Trend(drawing) = &mut chart.drawing else { unreachable!("a trend was made") };
        (drawing.y.min, drawing.y.max) = (min, max);
        (drawing.x.min, drawing.x.max) = (min, max);
        assert_words_apart(&chart, &format!("{min} to {max}"));
    }
}

#[test]
fn the_same_chart_is_the_same_bytes_on_every_thread() {
    let chart = trend(&ZH, &grown(20, 7.1), 12.0, 24, Role::Behind);
    let first = draw(&chart, &Style::default());
    let bitmap = png(&first.svg);
    let again: Vec<_> = (0..4).into_par_iter().map(|_| (draw(&chart, &Style::default()), png(&first.svg))).collect();
    for (drawn, pixels) in again {
        assert_eq!(drawn, first);
        assert!(pixels == bitmap, "the bitmap differs between threads");
    }
}

#[test]
fn bitmaps_are_opaque_and_300_dpi() {
    let svg = draw(&board(true, 2), &Style::default()).svg;
    assert!(svg.contains(r#"width="156mm""#));
    let bytes = png(&svg);
    let decoder = ::png::Decoder::new(std::io::Cursor::new(&bytes));
    let info = decoder.read_info().expect("what was written can be read").info().clone();
    assert_eq!((info.width, info.color_type), (1843, ::png::ColorType::Indexed));
    let dims = info.pixel_dims.expect("a density is given");
    assert_eq!((dims.xppu, dims.unit), (11_811, ::png::Unit::Meter));
}

#[test]
fn measured_width_is_drawn_width() {
    for text in ["截至8月底，全年累计完成7100亩", "Planned pace AVATAR To. 59.2%", "垌冲镇㎡①‰"] {
        for face in [Face::regular(40.0), Face::bold(40.0)] {
            let weight = if face.bold { "bold" } else { "normal" };
            let svg = format!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="90"><text x="9" y="60" font-size="40" font-weight="{weight}" font-family="Noto Sans SC">{text}</text></svg>"#
            );
            let drawn = f64::from(boxes(&svg)[0].1.width());
            assert!((face.width(text) - drawn).abs() < 2.0, "{text} in {face:?}: {} or {drawn}", face.width(text));
        }
    }
}

#[test]
fn what_the_font_lacks_is_shown_and_told() {
    assert!(font::missing_glyphs("垌冲镇、堽城镇、峁塬 −5% ㎡ ■●▲◆").is_empty());
    assert_eq!(font::missing_glyphs("ก甲กข"), ['ก', 'ข']);
    assert_eq!(font::drawable_text("甲\nก\u{feff}乙").0, "甲 □乙");
    let mut chart = board(true, 1);
    chart.title = "指标ก & <乙>".to_owned();
    let drawn = draw(&chart, &Style::default());
    assert_eq!(drawn.missing, ['ก']);
    assert!(drawn.svg.contains("指标□ &amp; &lt;乙&gt;"), "the title is drawn with the placeholder");
    assert!(drawn.svg.contains("<title>指标ก &amp;"), "the name for screen readers is kept as it was");
}

/// How the kinds look at the sizes and themes that charts are asked for in.
fn styles() -> [(&'static str, Style); 5] {
    let style = |size, title, theme| Style { size, title, palette: Palette::new(theme) };
    [
        ("full", Style::default()),
        ("half", style(Size::Half, TitleAt::Above, Theme::Light)),
        ("wide", style(Size::Wide, TitleAt::Above, Theme::Light)),
        ("below", style(Size::Full, TitleAt::Below, Theme::Light)),
        ("dark", style(Size::Wide, TitleAt::Below, Theme::Dark)),
    ]
}

#[test]
fn words_stay_apart_at_every_size() {
    for (size, style) in styles() {
        for (name, chart) in pictures() {
            for page in pages(chart, style.size.per_page(), |title, n, of| format!("{title}（{n}／{of}）")) {
                assert_apart(&page, &style, &format!("{name}, {size}"));
            }
        }
    }
}

/// Every kind with few and with many rows, ordinary, huge, tiny and negative values, all the same, and none at all.
#[test]
fn words_stay_apart_in_every_kind() {
    for n in [0_usize, 1, 2, 7, 16, 24, 60] {
        for (kind, top) in [("ordinary", 1.2), ("huge", 9e15), ("tiny", 3e-9), ("negative", -40.0), ("nought", 0.0)] {
            let (chinese, case) = (n % 2 == 0, format!("{kind} × {n}"));
            let values: Vec<Option<f64>> =
                (0..n).map(|i| (i % 6 != 4).then_some(top * (1.0 + real(i) / 9.0))).collect();
            let changes: Vec<f64> = (0..n).map(|i| top * (real(i) - 2.5) / 3.0).collect();
            let months = u32::try_from(n).expect("few");
            for chart in [
                ranking(chinese, n, top, falling(n)),
                matrix(chinese, n, n % 9, |i, j| (i != j).then_some(charts_made::ROLES[(i + j) % 8])),
                bridge(chinese, top, &changes),
                bridge_of_gaps(chinese, top, &changes),
                control(chinese, &values),
                multiples(chinese, n, months.max(1), top),
            ] {
                for (size, style) in &styles()[..3] {
                    for page in pages(chart.clone(), style.size.per_page(), |title, n, of| format!("{title} {n}/{of}"))
                    {
                        assert_apart(&page, style, &format!("{}, {case}, {size}", page.name));
                    }
                }
            }
        }
    }
}

#[test]
fn slides_are_16_to_9_however_much_they_hold() {
    let style = Style { size: Size::Wide, ..Style::default() };
    for n in [0, 1, 8, 60] {
        let svg = draw(&ranking(true, n, 1.2, falling(n)), &style).svg;
        let size = Tree::from_str(&svg, options()).expect("a drawn chart is valid SVG").size();
        assert!((f64::from(size.width() / size.height()) - 16.0 / 9.0).abs() < 0.002, "{n}: {size:?}");
    }
}

#[test]
fn numbers_that_are_none_are_left_out_in_every_kind() {
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX] {
        assert_words_apart(&ranking(true, 3, 1.0, |i| Some(if i == 1 { bad } else { 0.5 })), "ranking");
        assert_words_apart(&bridge(true, 5.0, &[1.0, bad, 2.0]), "bridge");
        let mut chart = control(true, &wave(14, 4.0));
        let Drawing::Control(drawing) = &mut chart.drawing else { unreachable!("a control chart was made") };
        drawing.limits[0].upper = bad;
        drawing.actual[0][3].y = bad;
        drawing.target = Some((bad, "目标".to_owned()));
        assert_words_apart(&chart, "control");
    }
}

/// Pixels may differ by so much in each channel …
const TOLERANCE: u8 = 24;
/// … and so many of a million by more, before a drawing counts as another.
const PER_MILLION: usize = 200;

/// The drawings themselves. `CHARTS_GOLDEN=write cargo test --test charts` draws them anew: look at them then. Where one differs to
/// the eye, expected, difference and actual are written side by side into `target/charts/`.
#[test]
fn drawings_are_as_they_were() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/charts");
    let write = std::env::var_os("CHARTS_GOLDEN").is_some();
    let mut differing = Vec::new();
    for (name, chart, style) in goldens() {
        let path = folder.join(format!("{name}.svg"));
        let svg = draw(&chart, &style).svg;
        if write {
            std::fs::create_dir_all(&folder).expect("the folder can be made");
            std::fs::write(&path, &svg).expect("the drawing can be written");
        }
        let golden = std::fs::read_to_string(&path).expect("the drawing is in the repository");
        if svg != golden && charts_made::compare::differ(&golden, &svg, name, TOLERANCE, PER_MILLION) {
            differing.push(name);
        }
    }
    assert!(differing.is_empty(), "these drawings differ, see target/charts/: {differing:?}");
}

fn goldens() -> Vec<(&'static str, Chart, Style)> {
    let [full, half, wide, below, dark] = styles().map(|(_, style)| style);
    let changes = [-12.0, -9.0, 4.0, 2.0, -20.0, -1.0, 3.0, -6.0];
    vec![
        ("trend", years(), full.clone()),
        ("trend-forecast", forecast(), full.clone()),
        ("trend-half", trend(&EN, &grown(20, 7.1), 12.0, 24, Role::FarBehind), half.clone()),
        ("trend-wide", trend(&ZH, &grown(20, 7.1), 12.0, 24, Role::Behind), wide.clone()),
        ("board", board(true, 8), full.clone()),
        ("board-groups", groups(), below.clone()),
        ("board-half", board(false, 8), half.clone()),
        ("ranking", ranking(true, 16, 1.2, falling(16)), full.clone()),
        ("ranking-half", ranking(false, 8, 1.2, falling(8)), half.clone()),
        ("ranking-dark", ranking(true, 8, 1.2, falling(8)), dark.clone()),
        (
            "matrix",
            matrix(true, 16, 5, |i, j| (i + j > 0).then_some(charts_made::ROLES[(i * 5 + j * 3) % 8])),
            full.clone(),
        ),
        ("matrix-wide", matrix(false, 8, 5, |i, j| Some(charts_made::ROLES[(i + j) % 8])), wide.clone()),
        ("bridge", bridge(true, 108.0, &changes), below.clone()),
        ("bridge-gaps", bridge_of_gaps(true, -30.0, &[-12.0, -9.0, 4.0, 2.0, -20.0, 41.0, 33.0, -26.0]), full.clone()),
        ("bridge-dark", bridge(false, 108.0, &changes), dark.clone()),
        ("control", control(true, &wave(24, 40.0)), full.clone()),
        ("control-half", control(false, &wave(24, 40.0)), half.clone()),
        ("multiples", multiples(true, 16, 24, 1.2), full.clone()),
        ("multiples-wide", multiples(false, 12, 24, 1.2), wide),
        ("multiples-half", multiples(true, 5, 24, 1.2), half),
        ("trend-dark", forecast(), dark),
        ("trend-one", trend(&ZH, &grown(1, 3.0), 12.0, 12, Role::OnPace), below),
        ("ranking-60", ranking(true, 60, 1.2, falling(60)), full),
    ]
}
