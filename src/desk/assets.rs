//! The style sheet and the script of the desk's pages.

use super::answer::{Refusal, typed};
use super::desk_state::Desk;
use crate::render::html::style_sheet;
use crate::report::house_colours;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use std::collections::BTreeMap;
use std::sync::Arc;

const STYLE: &str = include_str!("pages/desk.css");
const SCRIPT: &str = include_str!("pages/desk.js");

pub(super) async fn asset(State(desk): State<Arc<Desk>>, Path(name): Path<String>) -> Result<Response, Refusal> {
    match name.as_str() {
        "desk.js" => Ok(typed("text/javascript; charset=utf-8", SCRIPT)),
        "desk.css" => {
            let sheet = tokio::task::spawn_blocking(move || sheet(&desk)).await;
            Ok(typed("text/css; charset=utf-8", sheet.map_err(|error| Refusal::defect(&error))?))
        }
        _ => Err(Refusal::plain(StatusCode::NOT_FOUND, "")),
    }
}

/// The report's own style sheet in the project's colours, and what the desk needs beside it.
fn sheet(desk: &Desk) -> String {
    let changed = if desk.project.exists() {
        desk.project.loaded().study.as_ref().map_or_else(|_| BTreeMap::new(), |s| house_colours(&s.catalog.board))
    } else {
        BTreeMap::new()
    };
    format!("{}{STYLE}", style_sheet(&changed))
}
