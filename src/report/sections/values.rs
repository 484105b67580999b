//! Every indicator in every region: the rows of `values.csv`.

use crate::report::columns::columns;
use crate::report::context::Context;
use crate::report::input::ValueIn;
use crate::report::row::in_full;
use crate::series::Value;
use rayon::prelude::*;

columns! {
    /// One row of `values.csv`, each cell as printed there; empty where there is no value. `value` speaks for the days since `since`
    /// up to as-of, or for as-of's end where that is empty; `own` is the last period's own amount. With `by` the row counts what has
    /// `text` in that column, where `text` may be blank.
    ValueRow {
        indicator Text, name Text, source_feed Text, region Text, region_name Text, level Text, as_of Text, since Text,
        value Number, own Number, unit Text, coverage Text, by Text, text Text,
    }
}

pub(crate) fn values(c: &Context<'_>) -> Vec<ValueRow> {
    c.input.values.par_iter().map(|value| row(c, value)).collect()
}

fn row(c: &Context<'_>, ValueIn { indicator, region, since, group, point }: &ValueIn<'_>) -> ValueRow {
    let region = c.input.catalog.regions.get(*region);
    let feed = c.input.catalog.feed_of(indicator).map(|feed| feed.id.clone());
    ValueRow {
        indicator: indicator.id.clone(),
        name: c.locale.name(indicator).to_owned(),
        source_feed: feed.unwrap_or_default(),
        region: region.code.clone(),
        region_name: region.title.clone(),
        level: region.level.clone(),
        as_of: c.input.as_of.to_string(),
        since: since.map(|day| day.to_string()).unwrap_or_default(),
        value: match &point.value {
            Value::Observed(value) => in_full(Some(value)),
            Value::Missing(_) => String::new(),
        },
        own: in_full(point.own.as_ref()),
        unit: c.input.catalog.units.written(indicator.unit),
        coverage: point.coverage.map(|(n, m)| format!("{n}/{m}")).unwrap_or_default(),
        by: group.as_ref().map(|group| group.column.to_owned()).unwrap_or_default(),
        text: group.as_ref().and_then(|group| group.text.clone()).unwrap_or_default(),
    }
}
