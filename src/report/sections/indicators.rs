//! The indicators, section by section.

use super::course::{Course, course};
use crate::report::context::Context;
use crate::report::row::Line;
use serde::Serialize;

#[derive(Debug, Clone, Serialize)]
pub struct Section {
    pub title: String,
    pub indicators: Vec<IndicatorPart>,
}

#[derive(Debug, Clone, Serialize)]
pub struct IndicatorPart {
    pub id: String,
    pub name: String,
    /// Rows of the root.
    pub rows: Vec<usize>,
    pub chart: Option<String>,
    pub alt: String,
    /// Its last months; None where they would show nothing.
    pub course: Option<Course>,
}

/// Sections in the order in which the catalog first names them.
pub(crate) fn sections(c: &Context<'_>, lines: &[Line<'_>]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for indicator in c.input.catalog.indicators.iter().filter(|i| !i.hidden) {
        let rows: Vec<usize> = lines
            .iter()
            .filter(|l| l.row.root && l.assessed.indicator.id == indicator.id)
            .map(|l| l.position)
            .collect();
        let part = IndicatorPart {
            id: indicator.id.clone(),
            name: c.locale.name(indicator).to_owned(),
            chart: (c.input.with_charts && !rows.is_empty()).then(|| indicator.id.clone()),
            alt: c.locale.name(indicator).to_owned(),
            course: course(c, indicator),
            rows,
        };
        match sections.iter_mut().find(|s| s.title == indicator.section) {
            Some(section) => section.indicators.push(part),
            None => sections.push(Section { title: indicator.section.clone(), indicators: vec![part] }),
        }
    }
    sections
}
