//! What the public edition of the month would not print, and why.

use super::about_month::about_month;
use super::layout::Made;
use crate::catalog::{Catalog, Protect};
use crate::desk::address::Asked;
use crate::desk::answer::Refusal;
use crate::desk::desk_state::Desk;
use crate::measure::Month;
use crate::pipeline::Study;
use crate::report::{Edition, GapRow, Report};
use crate::words::find;
use minijinja::{Value, context};
use std::collections::BTreeMap;

pub(super) fn page(desk: &Desk, asked: &Asked) -> Made {
    about_month(desk, asked, "", |study, as_of| filled(study, as_of, asked))
}

fn filled(study: &Study, as_of: Month, asked: &Asked) -> Result<(Value, String), Refusal> {
    let made = |edition| asked.loaded.report(study, as_of, asked.language, edition);
    let own = made(Edition::Internal).map_err(|error| Refusal::defect(&error))?;
    let public = made(Edition::Public).map_err(|error| Refusal::defect(&error))?;
    let page = context! { indicators => withheld(&own, &public, &study.catalog, asked) };
    Ok((page, format!("onpace run --edition public --out public --as-of {as_of}")))
}

/// The indicators of which regions' numbers are withheld.
fn withheld(own: &Report, public: &Report, catalog: &Catalog, asked: &Asked) -> Vec<Value> {
    let key = |row: &GapRow| (row.record.indicator.clone(), row.record.region.clone(), row.record.due.clone());
    let printed: BTreeMap<_, &GapRow> = public.rows.iter().map(|row| (key(row), row)).collect();
    let mut regions: BTreeMap<&str, (&GapRow, usize, Vec<String>)> = BTreeMap::new();
    for row in own.rows.iter().filter(|row| !row.root && !row.record.value.is_empty()) {
        let (_, all, kept) = regions.entry(&row.record.indicator).or_insert((row, 0, Vec::new()));
        *all += 1;
        if printed.get(&key(row)).is_none_or(|row| row.record.value.is_empty()) {
            kept.push(row.record.region_name.clone());
        }
    }
    let told = regions.into_values().filter(|(.., kept)| !kept.is_empty()).map(|(row, all, kept)| {
        let protect = catalog.indicator(&row.record.indicator).map_or(Protect::None, |indicator| indicator.protect);
        let whom = match protect {
            Protect::Person => "person",
            Protect::Household => "household",
            Protect::Enterprise => "enterprise",
            Protect::None => "others",
        };
        context! {
            name => row.record.name.clone(),
            why => find(asked.language, &format!("desk-withheld-{whom}")),
            n => kept.len(),
            all,
            regions => kept,
        }
    });
    told.collect()
}
