//! Verdicts are told apart in colour, by readers who do not tell red from green, and in grey.

use onpace::assess::Verdict;
use onpace::measure::Month;
use onpace::pipeline::{self, Study};
use onpace::render::palette::{Ink, Paint, Palette, Rgb, Theme, shape};
use onpace::render::{Forms, write};
use onpace::{pack, words::Language};
use std::io::Read;
use std::path::Path;

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

/// `[board.colours]` changes one colour; charts, the page, workbooks and the one page all have the new one, and none the old.
#[test]
fn the_colours_of_the_house_are_in_every_form() {
    let study = Study::load(&pack::project(), |_| {}).expect("the bundled catalog is sound");
    let mut report = pipeline::report(&study, Month::new(2021, 12), Language::Chinese).expect("the engine answers");
    report.palette.insert(Verdict::Missed, "purple");
    let house = Palette::named(Theme::Light, &report.palette);
    let hex = |palette: &Palette, paint: Paint| palette.rgb(paint).channels().map(|c| format!("{c:02X}")).concat();
    let (new, old) =
        (hex(&house, Paint::Fill(Verdict::Missed)), hex(&Palette::default(), Paint::Fill(Verdict::Missed)));
    let forms = ["html", "xlsx", "onepage", "charts"].map(|name| Forms::named(name).expect("a form"));
    let written = write(&report, None, &Forms::only(forms).without_pictures());
    let text = |path: &str| {
        let file = written.files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("{path} is written"));
        String::from_utf8_lossy(&file.bytes).to_uppercase()
    };
    for path in ["briefing.html", "onepage.svg", "charts/board.svg", "charts/matrix.svg"] {
        let text = text(path);
        assert!(text.contains(&new) && !text.contains(&old), "{path}");
    }
    let book = written.files.iter().find(|file| file.path == "gaps.xlsx").expect("a workbook");
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(book.bytes.clone())).expect("a workbook is a zip");
    let mut styles = String::new();
    zip.by_name("xl/styles.xml").expect("styles").read_to_string(&mut styles).expect("text");
    for paint in [Paint::Strong(Verdict::Missed), Paint::Tint(Verdict::Missed)] {
        let (new, old) = (hex(&house, paint), hex(&Palette::default(), paint));
        assert!(styles.contains(&new) && !styles.contains(&old), "{paint:?} in the workbook");
    }
}

/// Colours are written in one room: everything else speaks of roles and inks. Black is no colour.
#[test]
fn no_colour_is_written_elsewhere() {
    fn walk(folder: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).expect("a folder can be listed") {
            let path = entry.expect("an entry").path();
            if path.is_dir() && !path.ends_with("palette") {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| ["rs", "css", "html"].iter().any(|known| e == *known)) {
                let text = std::fs::read_to_string(&path).expect("a text");
                for (at, _) in text.match_indices('#') {
                    let digits = text[at + 1..].chars().take_while(char::is_ascii_hexdigit).count();
                    let next = text[at + 1..].chars().nth(digits);
                    if matches!(digits, 3 | 6) && !next.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '-') {
                        found.push(format!("{}: {}", path.display(), &text[at..=at + digits]));
                    }
                }
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/render"), &mut found);
    found.retain(|colour| !colour.ends_with("#000000"));
    assert_eq!(found, Vec::<String>::new());
}
