//! Maps of regions' shapes: what a file of shapes must be, and that what is drawn of it can be read.

use onpace::catalog::{ProjectFiles, load};
use onpace::measure::Month;
use onpace::pipeline::{self, Study, Wanted};
use onpace::render::chart::{Style, draw};
use onpace::report::charts::{Chart, ChartKind, Drawing, Group};
use onpace::{pack, words::Language};

/// The bundled project with a map.
fn project(map: &str) -> ProjectFiles {
    let ProjectFiles::Memory(mut files) = pack::project() else { panic!("the bundled project lies in memory") };
    let toml = String::from_utf8(files["onpace.toml"].to_vec()).expect("UTF-8");
    let at = toml.find("\n[").expect("there are tables") + 1;
    let toml = format!("{}[map]\ngeojson = \"map.geojson\"\n\n{}", &toml[..at], &toml[at..]);
    files.insert("onpace.toml".to_owned(), toml.into_bytes().into());
    files.insert("map.geojson".to_owned(), map.as_bytes().to_vec().into());
    ProjectFiles::Memory(files)
}

/// A square of a tenth of a degree.
fn feature(property: &str, name: &str, x: f64, y: f64) -> String {
    let (right, top) = (x + 0.1, y + 0.1);
    format!(
        r#"{{"type":"Feature","properties":{{"{property}":"{name}"}},"geometry":{{"type":"Polygon","coordinates":[[[{x},{y}],[{right},{y}],[{right},{top}],[{x},{top}],[{x},{y}]]]}}}}"#
    )
}

fn map(features: &[String]) -> String {
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
}

#[test]
fn regions_are_drawn_in_their_shapes() {
    let features = [feature("code", "411025902", 113.0, 33.9), feature("name", "松坡乡", 113.1, 33.8)];
    let study = Study::load(&project(&map(&features)), |_| {}).expect("the catalog is sound");
    let wanted = Wanted {
        kind: ChartKind::Map,
        indicator: study.catalog.indicator("demo_villages"),
        region: study.catalog.regions.root(),
        worst: None,
        group: Group::None,
        as_of: Month::new(2021, 12),
        language: Language::Chinese,
        files: None,
    };
    let chart = pipeline::chart(&study, wanted).expect("the engine answers").expect("there is a map");
    let Chart { drawing: Drawing::Map(drawn), notes, .. } = &chart else { panic!("a map was asked for") };
    assert_eq!(drawn.tiles.iter().map(|tile| tile.name.as_str()).collect::<Vec<_>>(), ["柳河镇", "松坡乡"]);
    assert!(drawn.height.is_some_and(|height| height > 1.0), "a degree of longitude is shorter than one of latitude");
    assert!(notes.iter().any(|note| note.contains("白杨镇")), "regions without a shape are named: {notes:?}");
    let svg = draw(&chart, &Style::default()).svg;
    assert!(svg.contains("松坡乡") && svg.contains("1／2个") && svg.matches("<polygon").count() >= 2, "{svg:.300}");
}

#[test]
fn a_file_of_shapes_that_cannot_be_used_says_which_feature() {
    let told = |map: &str| -> Vec<String> {
        let findings = load(&project(map)).expect_err("the map is wrong");
        let file = |f: &onpace::diag::Diagnostic| f.location.as_ref().map(|at| at.file.clone()).unwrap_or_default();
        findings.iter().map(|f| format!("{} {}", file(f), f.message.in_language(Language::English))).collect()
    };
    let good = feature("code", "411025902", 113.0, 33.9);
    let cases = [
        ("{", "this is not JSON"),
        ("{}", "there are no `features`"),
        (&*map(&[good.clone(), feature("name", "无名镇", 113.0, 33.0)]), "feature 2: neither code nor name (无名镇)"),
        (&*map(&[good.clone(), feature("name", "柳河镇", 113.0, 33.0)]), "features 1 and 2 are both `柳河镇`"),
        (&*map(&[feature("code", "411025902", 460_000.0, 33.9)]), "feature 1 (柳河镇) is no Polygon or MultiPolygon"),
        (&*map(&[good.replace("Polygon", "Point")]), "feature 1 (柳河镇) is no Polygon or MultiPolygon"),
    ];
    for (file, message) in cases {
        let all = told(file);
        assert!(all.iter().any(|told| told.contains("map.geojson") && told.contains(message)), "{message}: {all:?}");
    }
}
