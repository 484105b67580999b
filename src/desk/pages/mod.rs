//! The pages, one file each beside its template. A page is filled on a thread of its own; if that fails, the request fails and nothing else.

mod about_month;
mod catalog_errors;
mod catalog_forms;
mod charts;
mod draft;
mod feeds;
mod indicator;
mod layout;
mod month;
mod new;
mod report_folders;
mod reports;
mod targets;
mod templates;

use super::address::Asked;
use super::answer::{Refusal, html};
use super::desk_state::Desk;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use layout::Made;
use std::collections::BTreeMap;
use std::sync::Arc;

type Parameters = Query<BTreeMap<String, String>>;

/// The first page: the month; of a folder that is no project, the making of one.
pub(super) async fn start(State(desk): State<Arc<Desk>>) -> Response {
    Redirect::to(if desk.project.exists() { "month" } else { "new" }).into_response()
}

macro_rules! pages {
    ($($name:ident),+) => {$(
        pub(super) async fn $name(State(desk): State<Arc<Desk>>, Query(query): Parameters) -> Result<Response, Refusal> {
            page(desk, query, stringify!($name), $name::page).await
        }
    )+};
}

pages!(new, month, indicator, feeds, targets, draft, reports);

async fn page(
    desk: Arc<Desk>,
    query: BTreeMap<String, String>,
    name: &'static str,
    make: fn(&Desk, &Asked) -> Made,
) -> Result<Response, Refusal> {
    let filled = tokio::task::spawn_blocking(move || {
        let asked = Asked::of(&desk, query, name);
        make(&desk, &asked)
    });
    filled.await.map_err(|error| Refusal::defect(&error))?.map(|text| html(text.to_string()))
}
