//! What an indicator is, as the catalog states it.

use super::part::DescribedIndicator;
use super::reading::Reading;
use crate::catalog::{Indicator, ResultLevel, Target};
use crate::measure::Direction;
use crate::report::context::Context;

pub(super) fn described(c: &Context<'_>, indicator: &Indicator) -> DescribedIndicator {
    let (l, catalog) = (c.locale, c.input.catalog);
    let about = &indicator.description;
    let leads = catalog.targets_of(&indicator.id).map(|target| match target.lead.as_str() {
        Target::EACH_REGION => target.level(&catalog.regions).map(|level| l.lead_of_each(level)).unwrap_or_default(),
        lead => lead.to_owned(),
    });
    let mut leads: Vec<String> = leads.filter(|lead| !lead.is_empty()).collect();
    leads.dedup();
    DescribedIndicator {
        code: about.code.clone(),
        name: l.name(indicator).to_owned(),
        level: about.level.map(|level| l.word(level_key(level))).unwrap_or_default(),
        definition: about.definition.clone(),
        verification: about.verification.clone(),
        unit: l.unit(indicator.unit),
        reading: l.word(Reading::of_indicator(indicator).key()),
        better: l.word(match indicator.better {
            Direction::Higher => "track-higher",
            Direction::Lower => "track-lower",
        }),
        source: catalog.feed_of(indicator).map(|feed| feed.source.clone()).unwrap_or_default(),
        lead: l.list(&leads),
        assumption: about.assumption.clone(),
    }
}

fn level_key(level: ResultLevel) -> &'static str {
    match level {
        ResultLevel::Impact => "track-level-impact",
        ResultLevel::Outcome => "track-level-outcome",
        ResultLevel::Output => "track-level-output",
        ResultLevel::Activity => "track-level-activity",
    }
}
