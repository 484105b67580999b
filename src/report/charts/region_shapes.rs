//! The shapes of regions on paper: longitudes and latitudes as places between 0 and 1.

use super::points::Point;
use crate::catalog::{Polygon, RegionId, RegionShapes};
use std::collections::BTreeMap;

/// Corners closer together than this share of the width are left out: no printer shows them.
const FINEST: f64 = 0.001;

/// Shapes side by side, from 0 to 1 across and from 0 to `height` downwards.
pub(super) struct Laid {
    pub height: f64,
    pub shapes: BTreeMap<RegionId, Vec<Vec<Vec<Point>>>>,
}

/// The shapes of these regions. Longitudes are shortened by the cosine of the middle latitude, so that areas of a county's or a country's
/// size look as they are. None where none of the regions has a shape, or all lie in one place.
pub(super) fn laid(all: &RegionShapes, regions: &[RegionId]) -> Option<Laid> {
    let own: Vec<(RegionId, &Vec<Polygon>)> =
        regions.iter().filter_map(|region| Some((*region, all.shapes.get(region)?))).collect();
    let places = || own.iter().flat_map(|(_, polygons)| polygons.iter().flatten().flatten());
    let end = |of: fn(&(f64, f64)) -> f64, better: fn(f64, f64) -> f64| places().map(of).reduce(better);
    let (west, east) = (end(|p| p.0, f64::min)?, end(|p| p.0, f64::max)?);
    let (south, north) = (end(|p| p.1, f64::min)?, end(|p| p.1, f64::max)?);
    let narrower = f64::midpoint(south, north).to_radians().cos();
    let width = (east - west) * narrower;
    if width <= 0.0 || north <= south {
        return None;
    }
    let place = |(x, y): &(f64, f64)| Point { x: (x - west) * narrower / width, y: (north - y) / width };
    let ring = |ring: &Vec<(f64, f64)>| {
        let mut kept: Vec<Point> = Vec::new();
        for point in ring.iter().map(place) {
            if kept.last().is_none_or(|last| (last.x - point.x).hypot(last.y - point.y) >= FINEST) {
                kept.push(point);
            }
        }
        kept
    };
    let polygon = |polygon: &Polygon| polygon.iter().map(ring).collect();
    let shapes = own.iter().map(|(region, polygons)| (*region, polygons.iter().map(polygon).collect())).collect();
    Some(Laid { height: (north - south) / width, shapes })
}

/// Where the name of a shape stands: the middle of its largest part.
pub(super) fn middle(shape: &[Vec<Vec<Point>>]) -> Point {
    let outer = shape.iter().filter_map(|polygon| polygon.first());
    let largest = outer.max_by(|a, b| area(a).abs().total_cmp(&area(b).abs()));
    let Some(ring) = largest.filter(|ring| area(ring) != 0.0) else {
        return shape.iter().flatten().flatten().next().copied().unwrap_or(Point { x: 0.0, y: 0.0 });
    };
    let (mut x, mut y) = (0.0, 0.0);
    for (a, b) in edges(ring) {
        let cross = a.x * b.y - b.x * a.y;
        x += (a.x + b.x) * cross;
        y += (a.y + b.y) * cross;
    }
    let six = 6.0 * area(ring);
    Point { x: x / six, y: y / six }
}

fn edges(ring: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1)).take(ring.len())
}

fn area(ring: &[Point]) -> f64 {
    edges(ring).map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f64>() / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_degree_is_narrower_in_the_north() {
        let square = |south: f64| {
            vec![vec![vec![(10.0, south), (11.0, south), (11.0, south + 1.0), (10.0, south + 1.0), (10.0, south)]]]
        };
        let at = |south: f64| {
            let shapes = BTreeMap::from([(RegionId(0), square(south))]);
            let all = RegionShapes { name: String::new(), bytes: Vec::new(), shapes };
            laid(&all, &[RegionId(0)]).expect("it has an area")
        };
        assert!((at(-0.5).height - 1.0).abs() < 1e-9);
        assert!((at(59.5).height - 2.0).abs() < 1e-9, "a degree of longitude is half as long at 60°");
        let centre = middle(&at(-0.5).shapes[&RegionId(0)]);
        assert!((centre.x - 0.5).abs() < 1e-9 && (centre.y - 0.5).abs() < 1e-9, "{centre:?}");
    }

    #[test]
    fn regions_without_a_shape_are_none() {
        let all = RegionShapes { name: String::new(), bytes: Vec::new(), shapes: BTreeMap::new() };
        assert!(laid(&all, &[RegionId(0)]).is_none());
    }
}
