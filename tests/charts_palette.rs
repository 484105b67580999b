//! Verdicts are told apart in colour, by readers who do not tell red from green, and in grey.

use onpace::assess::Verdict;
use onpace::render::palette::{Ink, Paint, Palette, Rgb, Theme, shape};

const RATED: [Verdict; 5] = [Verdict::Met, Verdict::OnPace, Verdict::Behind, Verdict::FarBehind, Verdict::Missed];
const ALL: [Verdict; 8] = [
    Verdict::Met,
    Verdict::OnPace,
    Verdict::Behind,
    Verdict::FarBehind,
    Verdict::Missed,
    Verdict::NotRated,
    Verdict::NoData,
    Verdict::Watch,
];

type Linear = [f64; 3];

fn linear(rgb: Rgb) -> Linear {
    rgb.channels().map(|c| {
        let c = f64::from(c) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    })
}

fn times(matrix: [[f64; 3]; 3], v: Linear) -> Linear {
    matrix.map(|row| row.iter().zip(v).map(|(m, x)| m * x).sum())
}

/// CIE L*a*b* under D65.
fn lab(rgb: Linear) -> Linear {
    const TO_XYZ: [[f64; 3]; 3] =
        [[0.412_456, 0.357_576, 0.180_437], [0.212_673, 0.715_152, 0.072_175], [0.019_334, 0.119_192, 0.950_304]];
    let xyz = times(TO_XYZ, rgb.map(|c| c.clamp(0.0, 1.0)));
    let white = [0.950_47, 1.0, 1.088_83];
    let f = |t: f64| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
    let [x, y, z] = [f(xyz[0] / white[0]), f(xyz[1] / white[1]), f(xyz[2] / white[2])];
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIE 1976 colour difference.
fn difference(a: Linear, b: Linear) -> f64 {
    let (a, b) = (lab(a), lab(b));
    a.iter().zip(b).map(|(x, y)| (x - y).powi(2)).sum::<f64>().sqrt()
}

/// Complete loss of one kind of cone, by Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
const DEUTERANOPIA: [[f64; 3]; 3] =
    [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]];
const PROTANOPIA: [[f64; 3]; 3] =
    [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]];
const SEEN: [[f64; 3]; 3] = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];

fn closest(palette: &Palette, roles: &[Verdict], sight: impl Fn(Linear) -> Linear) -> (f64, Verdict, Verdict) {
    let mut closest = (f64::INFINITY, roles[0], roles[0]);
    for (i, a) in roles.iter().enumerate() {
        for b in &roles[i + 1..] {
            let d =
                difference(sight(linear(palette.rgb(Paint::Fill(*a)))), sight(linear(palette.rgb(Paint::Fill(*b)))));
            if d < closest.0 {
                closest = (d, *a, *b);
            }
        }
    }
    closest
}

fn themes() -> [(Theme, Palette); 2] {
    [Theme::Light, Theme::Dark].map(|theme| (theme, Palette::new(theme)))
}

#[test]
fn rated_verdicts_differ_for_every_eye() {
    for (theme, palette) in themes() {
        for (eye, matrix) in [("full", SEEN), ("deuteranopia", DEUTERANOPIA), ("protanopia", PROTANOPIA)] {
            let (d, a, b) = closest(&palette, &RATED, |c| times(matrix, c));
            assert!(d >= 20.0, "{theme:?}, {eye}: {a:?} and {b:?} differ by {d:.1}");
            let (d, a, b) = closest(&palette, &ALL, |c| times(matrix, c));
            assert!(d >= 8.0, "{theme:?}, {eye}: {a:?} and {b:?} differ by {d:.1}");
        }
    }
}

#[test]
fn rated_verdicts_differ_in_grey() {
    let grey = |c: Linear| [0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]; 3];
    for (theme, palette) in themes() {
        let (d, a, b) = closest(&palette, &RATED, grey);
        assert!(d >= 9.0, "{theme:?}: {a:?} and {b:?} differ by {d:.1} in grey");
    }
}

#[test]
fn each_verdict_has_a_shape_of_its_own() {
    for (i, a) in ALL.iter().enumerate() {
        for b in &ALL[i + 1..] {
            assert_ne!(shape(*a), shape(*b), "{a:?} and {b:?}");
        }
    }
}

/// 4.5 is WCAG's level AA for words.
#[test]
fn words_can_be_read_on_their_ground() {
    for (theme, palette) in themes() {
        let paper = palette.rgb(Ink::Paper.into());
        let inks = [Ink::Text, Ink::Muted, Ink::Actual, Ink::Plan, Ink::Target].map(Paint::from);
        for paint in inks.into_iter().chain(ALL.map(Paint::Strong)) {
            let contrast = palette.rgb(paint).contrast(paper);
            assert!(contrast >= 4.5, "{theme:?}, {paint:?}: {contrast:.2}");
        }
        for role in ALL {
            let contrast = palette.rgb(Ink::Text.into()).contrast(palette.rgb(Paint::Tint(role)));
            assert!(contrast >= 4.5, "{theme:?}, words on {role:?}: {contrast:.2}");
        }
    }
}

/// 3 is WCAG's level AA for marks that are no words; what lies under marks (grid, track, bands) need not stand out.
#[test]
fn marks_stand_out_from_their_ground() {
    let inks = [Ink::Axis, Ink::Actual, Ink::Plan, Ink::Target, Ink::Amount, Ink::YearBefore].map(Paint::from);
    for (theme, palette) in themes() {
        let paper = palette.rgb(Ink::Paper.into());
        for paint in inks.into_iter().chain(ALL.map(Paint::Fill)).chain(ALL.map(Paint::Strong)) {
            let contrast = palette.rgb(paint).contrast(paper);
            assert!(contrast >= 3.0, "{theme:?}, {paint:?}: {contrast:.2}");
        }
        for (role, name) in ALL.iter().flat_map(|role| Palette::names().map(move |name| (*role, name))) {
            let fill = palette.clone().with(role, name).expect("a known name").rgb(Paint::Fill(role));
            assert!(fill.contrast(paper) >= 3.0, "{theme:?}, {name}: {:.2}", fill.contrast(paper));
        }
    }
}

/// Words of a verdict on its pale ground, as in the cells of a workbook.
#[test]
fn verdicts_can_be_read_in_their_cells() {
    for role in ALL {
        for palette in [Palette::default()]
            .into_iter()
            .chain(Palette::names().map(|name| Palette::default().with(role, name).expect("a known name")))
        {
            let contrast = palette.rgb(Paint::Strong(role)).contrast(palette.rgb(Paint::Tint(role)));
            assert!(contrast >= 3.0, "{role:?}: {contrast:.2}");
        }
    }
}

#[test]
fn a_changed_colour_stays_readable() {
    assert_eq!(Palette::default().with(Verdict::Met, "no such colour"), None);
    for (theme, palette) in themes() {
        for name in Palette::names() {
            let palette = palette.clone().with(Verdict::Behind, name).expect("a known name");
            let contrast = palette.rgb(Paint::Strong(Verdict::Behind)).contrast(palette.rgb(Ink::Paper.into()));
            assert!(contrast >= 4.5, "{theme:?}, {name}: {contrast:.2}");
        }
    }
}
