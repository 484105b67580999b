//! A drawing with what stands around it: title, notes, and the text for those who cannot see it.

use crate::assess::Flag;
use crate::catalog::{Indicator, RegionId};
use crate::report::charts::id::ChartId;
use crate::report::context::Context;
use crate::report::row::Line;
use serde::{Serialize, Serializer};

/// One chart, ready to draw; `D` is its drawing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Framed<D> {
    /// In `report.json` the name of its file.
    #[serde(rename = "name", serialize_with = "as_name")]
    pub id: ChartId,
    pub title: String,
    /// One line under the title that says what the chart shows; may be empty.
    pub subtitle: String,
    /// Lines under the drawing: where the data come from, the mark of synthetic data.
    pub notes: Vec<String>,
    /// The chart in one or two sentences, for those who cannot see it.
    pub alt: String,
    pub drawing: D,
}

fn as_name<S: Serializer>(id: &ChartId, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(id)
}

impl<D> Framed<D> {
    /// The name of its file, without ending.
    #[must_use]
    pub fn name(&self) -> String {
        self.id.to_string()
    }

    /// The same frame around another drawing.
    pub(super) fn map<E>(self, drawing: impl FnOnce(D) -> E) -> Framed<E> {
        let Self { id, title, subtitle, notes, alt, drawing: own } = self;
        Framed { id, title, subtitle, notes, alt, drawing: drawing(own) }
    }

    /// The chart with the region in its title and id, unless it is the root's.
    pub(super) fn of_region(mut self, c: &Context<'_>, region: RegionId) -> Self {
        let regions = &c.input.catalog.regions;
        if region != regions.root() {
            let region = regions.get(region);
            self.title = c.locale.say("chart-title-region", &[("name", &self.title), ("region", &region.title)]);
            self.id.region = Some(region.code.clone());
        }
        self
    }
}

/// The head of an indicator's axis; empty where the language has no word for the unit.
pub(super) fn unit_line(c: &Context<'_>, indicator: &Indicator) -> String {
    let unit = c.locale.unit(indicator.unit);
    if unit.is_empty() { unit } else { c.locale.say("axis-unit", &[("unit", &unit)]) }
}

/// The lines under an indicator's chart: who sends the figures, and the mark of made-up data.
pub(super) fn notes(c: &Context<'_>, indicator: &Indicator) -> Vec<String> {
    let feed = c.input.catalog.feed_of(indicator).filter(|f| !f.source.is_empty());
    let source = feed.map(|f| c.locale.say("chart-source", &[("source", &f.source)]));
    source.into_iter().chain(c.input.catalog.synthetic.clone()).collect()
}

/// What the mark of withheld numbers means, where one of the lines bears it.
pub(super) fn withheld_note<'l>(c: &Context<'_>, mut lines: impl Iterator<Item = &'l Line<'l>>) -> Option<String> {
    let bears = lines.any(|line| line.assessed.assessment.has(Flag::Withheld));
    bears.then(|| c.locale.word("note-withheld"))
}
