//! Verbs that a page begins, asks after and stops.

use crate::desk::address::language_of;
use crate::desk::answer::{Refusal, json};
use crate::desk::ask::Ask;
use crate::desk::desk_state::Desk;
use crate::desk::event::Event;
use crate::desk::jobs::Found;
use crate::say;
use axum::Json;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

#[derive(Serialize)]
struct Told<'a> {
    job: u64,
    command: &'a str,
    #[serde(flatten)]
    found: Found,
}

#[derive(Deserialize)]
pub(in crate::desk) struct Which {
    job: u64,
}

/// Begins what a page asks for.
pub(in crate::desk) async fn begin(
    State(desk): State<Arc<Desk>>,
    Query(query): Query<BTreeMap<String, String>>,
    Json(ask): Json<Ask>,
) -> Result<Response, Refusal> {
    let language = language_of(&desk, &query);
    let of = Arc::clone(&desk);
    // A draft is made again to be marked.
    let order = tokio::task::spawn_blocking(move || {
        let loaded = of.project.exists().then(|| of.project.loaded());
        let catalog = loaded.as_ref().and_then(|loaded| loaded.study.as_ref().ok()).map(|study| &study.catalog);
        ask.order(&of.project.folder, &of.inbox, catalog, language)
    });
    let order = order.await.map_err(|error| Refusal::defect(&error))??;
    let (used_up, entry, after) = (order.uses_up.clone(), order.entry.clone(), Arc::clone(&desk));
    let (writes, command) = (order.writes, order.shown.clone());
    let done = move |found: &Found| {
        let succeeded = found.exit == Some(0);
        if succeeded && writes {
            let (by, file) = entry.unwrap_or_default();
            after.note(&by, &command, &file);
        }
        if let Some(item) = used_up.filter(|_| succeeded) {
            after.inbox.remove(&item);
            after.tell(Event::Inbox);
        }
        if writes {
            after.project.look();
            after.tell(Event::Changed);
        }
    };
    let started = desk.jobs.start(&order, language.as_str(), done).map_err(|error| Refusal::defect(&error))?;
    let job = started.ok_or_else(|| Refusal::new(StatusCode::CONFLICT, &say!("desk-busy"), language))?;
    Ok(json(&serde_json::json!({ "job": job.id, "command": job.command })))
}

/// What is known of a verb.
pub(in crate::desk) async fn state(
    State(desk): State<Arc<Desk>>,
    Query(which): Query<Which>,
) -> Result<Response, Refusal> {
    let job = desk.jobs.find(which.job).ok_or_else(|| Refusal::plain(StatusCode::NOT_FOUND, ""))?;
    let found = job.found();
    Ok(json(&Told { job: job.id, command: &job.command, found }))
}

pub(in crate::desk) async fn stop(
    State(desk): State<Arc<Desk>>,
    Query(which): Query<Which>,
) -> Result<Response, Refusal> {
    let job = desk.jobs.find(which.job).ok_or_else(|| Refusal::plain(StatusCode::NOT_FOUND, ""))?;
    job.stop();
    Ok(json(&serde_json::json!({ "job": job.id })))
}
