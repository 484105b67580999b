//! `[map]`: the shapes of regions, from a file of `GeoJSON`.

use super::project_files::ProjectFiles;
use super::reading::{Findings, KeyTable, Table, Takes, key};
use super::regions::{RegionId, Regions};
use crate::diag::{Diagnostic, Location};
use crate::say;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io;

/// `[map]`: the shapes of regions.
pub(super) static MAP: KeyTable =
    KeyTable { id: "map", heading: "[map]", keys: &[key("geojson", Takes::Path).required()] };

/// The properties of a feature that may name its region.
const NAMES: [&str; 2] = ["code", "name"];

/// The file as named, not read yet.
#[derive(Debug, Default)]
pub(super) struct ShapesDraft(Option<(String, Location)>);

/// The shapes of a project's regions, with the file that they are from.
#[derive(Debug, Clone, PartialEq)]
pub struct RegionShapes {
    /// The file, below the project's folder.
    pub name: String,
    pub bytes: Vec<u8>,
    pub shapes: BTreeMap<RegionId, Vec<Polygon>>,
}

/// An area on the globe: its outer edge and the edges of its holes, each as longitudes and latitudes in degrees.
pub type Polygon = Vec<Vec<(f64, f64)>>;

pub(super) fn read_map(table: Option<Table<'_>>) -> ShapesDraft {
    let Some(table) = table else { return ShapesDraft::default() };
    table.expect_keys(&MAP);
    ShapesDraft(table.need("geojson").and_then(|node| {
        let name = node.text()?.trim().replace('\\', "/");
        let outside = name.starts_with('/') || name.contains(':') || name.split('/').any(|part| part == "..");
        if outside || name.is_empty() {
            node.error(Diagnostic::error("bad-path", say!("map-outside-project", name)));
            return None;
        }
        Some((name, node.location()))
    }))
}

impl ShapesDraft {
    /// Reads the file if the project names one.
    pub(super) fn read(
        self,
        files: &ProjectFiles,
        regions: Option<&Regions>,
        findings: &Findings,
    ) -> Option<RegionShapes> {
        let (name, location) = self.0?;
        match files.read(&name) {
            Ok(bytes) => {
                let shapes = regions.map(|regions| shapes(&name, &bytes, regions, findings)).unwrap_or_default();
                Some(RegionShapes { name, bytes: bytes.into_owned(), shapes })
            }
            Err(why) if why.kind() == io::ErrorKind::NotFound => {
                findings.error("missing-file", location, say!("map-missing", name));
                None
            }
            Err(why) => {
                findings.error("unreadable-file", location, say!("catalog-file-unreadable", %why));
                None
            }
        }
    }
}

/// The shape of each region that a feature names; what cannot be used is told, feature by feature.
fn shapes(file: &str, bytes: &[u8], regions: &Regions, findings: &Findings) -> BTreeMap<RegionId, Vec<Polygon>> {
    let mut found: BTreeMap<RegionId, (usize, Vec<Polygon>)> = BTreeMap::new();
    let tell = |message| findings.error("value-error", Location::file(file), message);
    let json: Value = match serde_json::from_slice(bytes) {
        Ok(json) => json,
        Err(why) => {
            tell(say!("map-not-json", %why));
            return BTreeMap::new();
        }
    };
    let Some(features) = json.get("features").and_then(Value::as_array) else {
        tell(say!("map-without-features"));
        return BTreeMap::new();
    };
    for (n, feature) in (1..).zip(features) {
        let name = |key: &&str| match feature.get("properties")?.get(key)? {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        };
        let named: Vec<String> = NAMES.iter().filter_map(name).collect();
        let Some(region) = named.iter().find_map(|name| regions.find(name).ok()) else {
            let written = named.join(", ");
            tell(say!("map-unknown-region", n, written));
            continue;
        };
        let Some(polygons) = feature.get("geometry").and_then(polygons) else {
            let name = &regions.get(region).name;
            tell(say!("map-not-a-shape", n, name));
            continue;
        };
        if let Some((first, _)) = found.insert(region, (n, polygons)) {
            let name = &regions.get(region).name;
            tell(say!("map-shape-twice", n, name, first));
        }
    }
    found.into_iter().map(|(region, (_, polygons))| (region, polygons)).collect()
}

/// The polygons of a geometry; None for any other geometry, or one with a place that is not on the globe.
fn polygons(geometry: &Value) -> Option<Vec<Polygon>> {
    let coordinates = geometry.get("coordinates")?.as_array()?;
    let all: Vec<Polygon> = match geometry.get("type")?.as_str()? {
        "Polygon" => vec![rings(coordinates)?],
        "MultiPolygon" => coordinates.iter().map(|part| rings(part.as_array()?)).collect::<Option<_>>()?,
        _ => return None,
    };
    Some(all).filter(|all| !all.is_empty())
}

fn rings(coordinates: &[Value]) -> Option<Polygon> {
    let place = |place: &Value| {
        let (x, y) = (place.get(0)?.as_f64()?, place.get(1)?.as_f64()?);
        (x.abs() <= 180.0 && y.abs() <= 90.0).then_some((x, y))
    };
    let ring = |ring: &Value| {
        let places: Vec<(f64, f64)> = ring.as_array()?.iter().map(place).collect::<Option<_>>()?;
        (places.len() >= 4).then_some(places)
    };
    coordinates.iter().map(ring).collect::<Option<Polygon>>().filter(|rings| !rings.is_empty())
}
