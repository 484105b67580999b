//! Charts: words stay apart, verdicts stay told apart, and the same chart is the same bytes.

mod charts_made;

use charts_made::{EN, ZH, board, grown, trend};
use onpace::{
    render::chart::{
        PIXELS, draw,
        font::{self, Face},
        options, png,
    },
    report::chart::{Chart, Drawing, Phase, Point, Role},
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
    ]
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
    for (name, chart) in pictures() {
        let begun = std::time::Instant::now();
        let drawn = draw(&chart);
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
    let drawn = draw(chart);
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
    let first = draw(&chart);
    let bitmap = png(&first.svg);
    let again: Vec<_> = (0..4).into_par_iter().map(|_| (draw(&chart), png(&first.svg))).collect();
    for (drawn, pixels) in again {
        assert_eq!(drawn, first);
        assert!(pixels == bitmap, "the bitmap differs between threads");
    }
}

#[test]
fn bitmaps_are_opaque_and_300_dpi() {
    let svg = draw(&board(true, 2)).svg;
    assert!(svg.contains(r#"width="156mm""#));
    let bytes = png(&svg);
    let decoder = ::png::Decoder::new(std::io::Cursor::new(&bytes));
    let info = decoder.read_info().expect("what was written can be read").info().clone();
    assert_eq!((info.width, info.color_type), (PIXELS, ::png::ColorType::Rgb));
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
    let drawn = draw(&chart);
    assert_eq!(drawn.missing, ['ก']);
    assert!(drawn.svg.contains("指标□ &amp; &lt;乙&gt;"), "the title is drawn with the placeholder");
    assert!(drawn.svg.contains("<title>指标ก &amp;"), "the name for screen readers is kept as it was");
}

/// The drawings themselves, to the byte. `CHARTS_GOLDEN=write cargo test --test charts` draws them anew: look at them then.
#[test]
fn drawings_are_as_they_were() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/charts");
    let write = std::env::var_os("CHARTS_GOLDEN").is_some();
    for (name, chart) in [("trend", years()), ("board", board(true, 8))] {
        let path = folder.join(format!("{name}.svg"));
        let svg = draw(&chart).svg;
        if write {
            std::fs::create_dir_all(&folder).expect("the folder can be made");
            std::fs::write(&path, &svg).expect("the drawing can be written");
        }
        let golden = std::fs::read_to_string(&path).expect("the drawing is in the repository");
        let line = svg.lines().zip(golden.lines()).position(|(new, old)| new != old);
        assert!(svg == golden, "{name}.svg differs from {}, first in line {:?}", path.display(), line.map(|l| l + 1));
    }
}
