//! A drawing with what stands around it: title, notes, and the text for those who cannot see it.

use crate::assess::Flag;
use crate::catalog::{Indicator, RegionId};
use crate::report::charts::id::ChartId;
use crate::report::context::Context;
use crate::report::row::Line;
use serde::{Serialize, Serializer};

/// What a chart says: in full, and in fewer words.
pub(super) struct Headline {
    pub full: String,
    pub short: String,
}

/// One chart, ready to draw; `D` is its drawing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Framed<D> {
    /// In `report.json` the name of its file.
    #[serde(rename = "name", serialize_with = "as_name")]
    pub id: ChartId,
    /// What the chart says, in a line.
    pub title: String,
    /// The same in fewer words, where the title would take more than two lines.
    pub short_title: String,
    /// What it shows, for the caption of a figure: `烟叶种植面积`. Never the title again.
    pub caption: String,
    /// One line under the title: name, unit and as-of.
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
        let Self { id, title, short_title, caption, subtitle, notes, alt, drawing: own } = self;
        Framed { id, title, short_title, caption, subtitle, notes, alt, drawing: drawing(own) }
    }

    /// The chart with the region in its id, unless it is the root's.
    pub(super) fn of_region(mut self, c: &Context<'_>, region: RegionId) -> Self {
        let regions = &c.input.catalog.regions;
        if region != regions.root() {
            self.id.region = Some(regions.get(region).code.clone());
        }
        self
    }
}

/// The indicator's name, with the region's where that is not the root.
pub(super) fn full_name(c: &Context<'_>, indicator: &Indicator, region: RegionId) -> String {
    let (name, regions) = (c.locale.name(indicator), &c.input.catalog.regions);
    if region == regions.root() {
        return name.to_owned();
    }
    c.locale.say("chart-title-region", &[("name", name), ("region", c.locale.region(regions.get(region)))])
}

/// The line under a title: what the chart shows, in which unit, as of when.
pub(super) fn name_line(c: &Context<'_>, name: &str, indicator: &Indicator) -> String {
    let unit = c.locale.unit(indicator.unit);
    let key = if unit.is_empty() { "chart-name" } else { "chart-name-unit" };
    c.locale.say(key, &[("name", name), ("unit", &unit), ("asof", &c.locale.month(c.input.as_of))])
}

/// The lines under an indicator's chart: who sends the figures, and the mark of made-up data.
pub(super) fn notes(c: &Context<'_>, indicator: &Indicator) -> Vec<String> {
    let feed = c.input.catalog.feed_of(indicator).filter(|f| !f.source.is_empty());
    let source = feed.map(|f| c.locale.say("chart-source", &[("source", &f.source)]));
    source.into_iter().chain(c.marks()).collect()
}

/// What the mark of withheld numbers means, where one of the lines bears it.
pub(super) fn withheld_note<'l>(c: &Context<'_>, mut lines: impl Iterator<Item = &'l Line<'l>>) -> Option<String> {
    let bears = lines.any(|line| line.assessed.assessment.has(Flag::Withheld));
    bears.then(|| c.locale.word("note-withheld"))
}
