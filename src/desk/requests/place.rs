//! Puts files into a folder that is no project yet, so that one can be made of them.

use super::body;
use crate::desk::address::language_of;
use crate::desk::answer::{Refusal, json};
use crate::desk::confined::below;
use crate::desk::desk_state::Desk;
use crate::disk::System;
use crate::publish::add_files;
use crate::say;
use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Puts one file there, under its path below the folder that was dropped. What stands there already stays.
pub(in crate::desk) async fn place(
    State(desk): State<Arc<Desk>>,
    Query(query): Query<BTreeMap<String, String>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refusal> {
    let language = language_of(&desk, &query);
    let name = query.get("name").cloned().unwrap_or_default();
    let refuse = |status, message| Refusal::new(status, &message, language);
    if desk.project.exists() {
        return Err(refuse(StatusCode::CONFLICT, say!("desk-is-project")));
    }
    let folder = desk.project.folder.clone();
    below(&folder, &name)
        .map_err(|fault| refuse(StatusCode::BAD_REQUEST, say!("desk-bad-path", path = name, why = fault.message())))?;
    let bytes = body::file(&name, &headers, body, language).await?;
    let file = (name.clone(), bytes.to_vec());
    let added = tokio::task::spawn_blocking(move || add_files(&System, &folder, &[file])).await;
    added
        .map_err(|error| Refusal::defect(&error))?
        .map_err(|error| Refusal::new(StatusCode::CONFLICT, &error.message(), language))?;
    desk.project.look();
    Ok(json(&serde_json::json!({ "name": name })))
}
