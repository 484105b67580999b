//! The pictures that a document uses: their parts and their relationships.

use crate::render::ooxml::{Part, Relationship, relationship_type};
use crate::report::Course;
use std::collections::{BTreeMap, BTreeSet};

/// Charts and sparklines as PNG, by their names.
pub type Pictures = BTreeMap<String, Vec<u8>>;

/// The name of a sparkline's picture.
pub(super) fn picture_of(course: &Course) -> String {
    format!("course-{}", course.indicator)
}

/// A picture in use.
#[derive(Debug)]
pub(super) struct UsedPicture {
    /// The id of its relationship.
    pub relationship: String,
    /// The chart's name.
    pub chart: String,
}

impl UsedPicture {
    /// Where the picture lies, relative to the document.
    fn target(&self) -> String {
        format!("media/onpace-{}.png", self.chart)
    }
}

/// The parts that hold the pictures in use, each once.
pub(super) fn media<'a>(used: &'a [UsedPicture], pictures: &'a Pictures) -> impl Iterator<Item = Part> + 'a {
    let mut names = BTreeSet::new();
    let first = move |u: &&UsedPicture| names.insert(u.chart.clone());
    used.iter().filter(first).filter_map(|u| Some((format!("word/{}", u.target()), pictures.get(&u.chart)?.clone())))
}

/// The document's relationships to the pictures in use.
pub(super) fn picture_relationships(used: &[UsedPicture]) -> Vec<Relationship> {
    let one = |u: &UsedPicture| Relationship {
        id: u.relationship.clone(),
        kind: relationship_type("image"),
        target: u.target(),
    };
    used.iter().map(one).collect()
}
