//! Charts: words stay apart, verdicts stay told apart, and the same chart is the same bytes.

use crate::charts_made::kinds::{bridge, bridge_of_gaps, control, falling, matrix, multiples, ranking, real};
use crate::charts_made::pictures::{goldens, pictures, styles, wave, with_outlook};
use crate::charts_made::{self, EN, ZH, board, grown, trend};
use onpace::{
    assess::Verdict,
    render::chart::{
        Size, Style, draw,
        font::{self, Face},
        options, png,
    },
    report::charts::{Chart, Drawing, Phase, pages},
};
use rayon::prelude::*;
use resvg::{
    tiny_skia::Rect,
    usvg::{self, Group, Node, Tree},
};

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
            let plain = trend(words, &values, top * 1.2, n.max(12), role);
            let ahead = with_outlook(trend(words, &values, top * 1.2, n.max(12) + 8, role), top / 40.0);
            for (chart, case) in [(plain, "plain"), (ahead, "with an outlook")] {
                for (size, style) in &styles()[..3] {
                    assert_apart(&chart, style, &format!("{kind} × {n}, {case}, {size}"));
                }
            }
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
    let mut chart = trend(&ZH, &grown(24, 7.0), 12.0, 24, Verdict::FarBehind);
    let long = "脱贫人口人均纯收入较上年增长幅度（含监测对象及易地搬迁后续扶持）".repeat(4);
    let Drawing::Trend(drawing) = &mut chart.drawing else { unreachable!("a trend was made") };
    drawing.actual_label.clone_from(&long);
    let first = drawing.phases[0].clone();
    for i in 1..6u8 {
        drawing
            .phases
            .push(Phase { target_label: format!("目标 {i}（2026年12月，经批准调整）"), ..first.clone() });
    }
    chart.title.clone_from(&long);
    chart.short_title.clone_from(&long);
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
        row.plan_gap = "比序时要求少123456789012345678.25平方公里".to_owned();
        row.target_gap.clone_from(&row.plan_gap);
        row.verdict = "未达到序时进度（按部门口径）".to_owned();
        row.bar = Some(f64::NAN);
        row.marker = Some(f64::INFINITY);
    }
    for (size, style) in &styles()[..3] {
        assert_apart(&chart, style, &format!("crowded board, {size}"));
    }
}

#[test]
fn axes_without_extent_and_numbers_that_are_none_are_drawn() {
    let mut chart = trend(&ZH, &[Some(4.0), Some(f64::NAN), Some(f64::INFINITY)], 4.0, 12, Verdict::Behind);
    for (min, max) in [(4.0, 4.0), (0.0, 0.0), (f64::NAN, f64::NAN), (-f64::MAX, f64::MAX), (5.0, -5.0)] {
        let Drawing::Trend(drawing) = &mut chart.drawing else { unreachable!("a trend was made") };
        (drawing.y.min, drawing.y.max) = (min, max);
        (drawing.x.min, drawing.x.max) = (min, max);
        assert_words_apart(&chart, &format!("{min} to {max}"));
    }
}

#[test]
fn the_same_chart_is_the_same_bytes_on_every_thread() {
    let chart = trend(&ZH, &grown(20, 7.1), 12.0, 24, Verdict::Behind);
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
                        assert_apart(&page, style, &format!("{}, {case}, {size}", page.name()));
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

/// The drawings themselves. `CHARTS_GOLDEN=write cargo test --test all charts` draws them anew: look at them then. Where one differs to
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
