//! Files that are dropped on a page, and put away again.

use super::body;
use crate::desk::address::language_of;
use crate::desk::answer::{Refusal, json};
use crate::desk::desk_state::Desk;
use crate::desk::event::Event;
use crate::desk::inbox::MOST;
use crate::disk::check_name;
use crate::say;
use crate::words::Language;
use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Takes in one file: its name in the address, its bytes as they are.
pub(in crate::desk) async fn drop_in(
    State(desk): State<Arc<Desk>>,
    Query(query): Query<BTreeMap<String, String>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refusal> {
    let language = language_of(&desk, &query);
    let name = file_name(&query, language)?;
    if desk.inbox.items().len() >= MOST {
        return Err(Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, &say!("desk-inbox-full", most = MOST), language));
    }
    let bytes = body::file(&name, &headers, body, language).await?;
    let (keeper, kept) = (Arc::clone(&desk), name.clone());
    let for_draft = query.get("for").is_some_and(|what| what == "draft");
    let written = tokio::task::spawn_blocking(move || keeper.inbox.keep(&kept, &bytes, for_draft)).await;
    written.map_err(|error| Refusal::defect(&error))?.map_err(|error| Refusal::defect(&error))?;
    desk.tell(Event::Inbox);
    Ok(json(&desk.inbox.items()))
}

/// The last part of the name that is given; a name that no system takes is refused.
fn file_name(query: &BTreeMap<String, String>, language: Language) -> Result<String, Refusal> {
    let given = query.get("name").map(String::as_str).unwrap_or_default();
    check_name(given).map_err(|fault| {
        let message = say!("desk-bad-path", path = given, why = fault.message());
        Refusal::new(StatusCode::BAD_REQUEST, &message, language)
    })?;
    Ok(given.rsplit('/').next().unwrap_or(given).to_owned())
}

/// Puts a file away that nobody wants.
pub(in crate::desk) async fn put_away(
    State(desk): State<Arc<Desk>>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Refusal> {
    desk.inbox.remove(query.get("item").map(String::as_str).unwrap_or_default());
    desk.tell(Event::Inbox);
    Ok(json(&desk.inbox.items()))
}
