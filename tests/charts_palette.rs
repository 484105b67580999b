//! Verdicts are told apart in colour, by readers who do not tell red from green, and in grey.

use onpace::{
    render::chart::palette::{Ink, Rgb, look},
    report::chart::Role,
};

const RATED: [Role; 5] = [Role::Met, Role::OnPace, Role::Behind, Role::FarBehind, Role::Missed];
const ALL: [Role; 8] =
    [Role::Met, Role::OnPace, Role::Behind, Role::FarBehind, Role::Missed, Role::NotRated, Role::NoData, Role::Watch];

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

fn closest(roles: &[Role], sight: impl Fn(Linear) -> Linear) -> (f64, Role, Role) {
    let mut closest = (f64::INFINITY, roles[0], roles[0]);
    for (i, a) in roles.iter().enumerate() {
        for b in &roles[i + 1..] {
            let d = difference(sight(linear(look(*a).colour)), sight(linear(look(*b).colour)));
            if d < closest.0 {
                closest = (d, *a, *b);
            }
        }
    }
    closest
}

#[test]
fn rated_verdicts_differ_for_every_eye() {
    for (eye, matrix) in [("full", SEEN), ("deuteranopia", DEUTERANOPIA), ("protanopia", PROTANOPIA)] {
        let (d, a, b) = closest(&RATED, |c| times(matrix, c));
        assert!(d >= 20.0, "{eye}: {a:?} and {b:?} differ by {d:.1}");
        let (d, a, b) = closest(&ALL, |c| times(matrix, c));
        assert!(d >= 8.0, "{eye}: {a:?} and {b:?} differ by {d:.1}");
    }
}

#[test]
fn rated_verdicts_differ_in_grey() {
    let grey = |c: Linear| [0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]; 3];
    let (d, a, b) = closest(&RATED, grey);
    assert!(d >= 10.0, "{a:?} and {b:?} differ by {d:.1} in grey");
}

#[test]
fn each_verdict_has_a_shape_of_its_own() {
    for (i, a) in ALL.iter().enumerate() {
        for b in &ALL[i + 1..] {
            assert_ne!(look(*a).shape, look(*b).shape, "{a:?} and {b:?}");
        }
    }
}

/// Contrast as WCAG 2.1 defines it; 4.5 is its level AA for words.
#[test]
fn words_are_dark_enough() {
    let light = |rgb: Rgb| {
        let c = linear(rgb);
        0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]
    };
    let inks = [Ink::Text, Ink::Muted, Ink::Actual, Ink::Plan, Ink::Target].map(Ink::rgb);
    for rgb in inks.into_iter().chain(ALL.map(|role| look(role).strong)) {
        let contrast = 1.05 / (light(rgb) + 0.05);
        assert!(contrast >= 4.5, "{rgb:?}: {contrast:.2}");
    }
}
