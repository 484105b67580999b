//! What a report would say otherwise if a dropped file were taken in.

use crate::catalog::ProjectFiles;
use crate::desk::address::Asked;
use crate::desk::answer::{Refusal, json};
use crate::desk::desk_state::Desk;
use crate::disk::check_name;
use crate::locale::Locale;
use crate::measure::Month;
use crate::pipeline::{Making, Study, report_for};
use crate::report::Edition;
use crate::report::compare::diff;
use crate::say;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

pub(in crate::desk) async fn effects(
    State(desk): State<Arc<Desk>>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Refusal> {
    let found = tokio::task::spawn_blocking(move || of_item(&desk, query)).await;
    found.map_err(|error| Refusal::defect(&error))?
}

fn of_item(desk: &Desk, query: BTreeMap<String, String>) -> Result<Response, Refusal> {
    let asked = Asked::of(desk, query, "feeds");
    let bad = |message| Refusal::new(StatusCode::BAD_REQUEST, &message, asked.language);
    let item = desk.inbox.find(asked.text("item")).ok_or_else(|| bad(say!("desk-no-such-item")))?;
    let path = asked.text("path").to_owned();
    check_name(&path).map_err(|fault| bad(say!("desk-bad-path", path, why = fault.message())))?;
    let Some(study) = asked.study() else { return Ok(json(&serde_json::json!({ "texts": [] }))) };
    let as_of = asked.as_of(&study)?;
    let bytes = std::fs::read(&item.path).map_err(|error| Refusal::defect(&error))?;
    let files = ProjectFiles::With {
        files: Box::new(ProjectFiles::Folder(desk.project.folder.clone())),
        changed: BTreeMap::from([(path, Cow::Owned(bytes))]),
    };
    let then = Study::load(&files, |_| {}).map_err(|errors| {
        let first = errors.first().map(|error| error.message.in_language(asked.language));
        Refusal::plain(StatusCode::UNPROCESSABLE_ENTITY, first.unwrap_or_default())
    })?;
    // A file of a later month says something only in that month's report.
    let as_of = then.latest_month().map_or(as_of, |latest| as_of.max(latest));
    let snapshot = |study: &Study, as_of: Month| {
        let making = Making::of(asked.language, Edition::Internal);
        report_for(study, as_of, &making).map(|report| report.snapshot()).map_err(|error| Refusal::defect(&error))
    };
    let (before, after) = (snapshot(&study, as_of)?, snapshot(&then, as_of)?);
    let found = diff(&Locale::new(asked.language, study.catalog.board.rounding), &before, Some(&after), &after);
    let texts = found.flips.into_iter().map(|flip| flip.text);
    let texts = texts.chain(found.restated.into_iter().map(|value| value.text));
    let texts: Vec<String> = texts.chain(found.feeds.into_iter().map(|feed| feed.text)).collect();
    Ok(json(&serde_json::json!({ "as_of": as_of.to_string(), "texts": texts })))
}
