//! Requests that edit the catalog.

use crate::catalog::ProjectFiles;
use crate::desk::address::language_of;
use crate::desk::answer::{Refusal, json};
use crate::desk::desk_state::Desk;
use crate::desk::edits::{Edit, NotMade};
use crate::desk::event::Event;
use crate::diag::{Diagnostic, Severity};
use crate::say;
use crate::words::Language;
use axum::Json;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A finding in one language.
#[derive(Serialize)]
struct Told {
    severity: Severity,
    file: Option<String>,
    line: Option<u64>,
    place: Option<String>,
    text: String,
    hint: Option<String>,
}

#[derive(Serialize)]
struct Answer {
    may_be_saved: bool,
    saved: bool,
    found: Vec<Told>,
}

fn told(found: &[Diagnostic], language: Language) -> Vec<Told> {
    let one = |d: &Diagnostic| Told {
        severity: d.severity,
        file: d.location.as_ref().map(|location| location.file.clone()),
        line: d.location.as_ref().and_then(|location| location.line),
        place: d.location.as_ref().map(ToString::to_string),
        text: d.message.in_language(language),
        hint: d.hint.as_ref().map(|hint| hint.in_language(language)),
    };
    found.iter().map(one).collect()
}

fn refused(why: NotMade, language: Language) -> Result<Response, Refusal> {
    match why {
        NotMade::Mistakes(found) => {
            Ok(json(&Answer { may_be_saved: false, saved: false, found: told(&found, language) }))
        }
        NotMade::Wrong(message) => Err(Refusal::new(StatusCode::BAD_REQUEST, &message, language)),
        NotMade::Changed(message) => Err(Refusal::new(StatusCode::CONFLICT, &message, language)),
        NotMade::Disk(error) => Err(Refusal::defect(&error)),
    }
}

type Parameters = Query<BTreeMap<String, String>>;

/// What an edit would come to, for the page to show while one types.
pub(in crate::desk) async fn check(
    State(desk): State<Arc<Desk>>,
    Query(query): Parameters,
    Json(edit): Json<Edit>,
) -> Result<Response, Refusal> {
    let language = language_of(&desk, &query);
    let files = ProjectFiles::Folder(desk.project.folder.clone());
    let checked = tokio::task::spawn_blocking(move || edit.check(&files)).await;
    match checked.map_err(|error| Refusal::defect(&error))? {
        Ok(checked) => {
            let (may_be_saved, found) = (checked.may_be_saved, told(&checked.found, language));
            Ok(json(&Answer { may_be_saved, saved: false, found }))
        }
        Err(why) => refused(why, language),
    }
}

/// Who edits: it is written down.
fn somebody(query: &BTreeMap<String, String>, language: Language) -> Result<String, Refusal> {
    let by = query.get("by").map(|by| by.trim()).filter(|by| !by.is_empty());
    by.map(str::to_owned).ok_or_else(|| Refusal::new(StatusCode::BAD_REQUEST, &say!("desk-who"), language))
}

/// Writes an edit.
pub(in crate::desk) async fn save(
    State(desk): State<Arc<Desk>>,
    Query(query): Parameters,
    Json(edit): Json<Edit>,
) -> Result<Response, Refusal> {
    let language = language_of(&desk, &query);
    let by = somebody(&query, language)?;
    let (of, file) = (Arc::clone(&desk), edit.file().to_owned());
    let saved = tokio::task::spawn_blocking(move || {
        let saved = of.edits.save(&edit, &of.project.folder);
        of.project.look();
        saved
    });
    match saved.await.map_err(|error| Refusal::defect(&error))? {
        Ok(found) => {
            desk.note(&by, "edit", &file);
            desk.tell(Event::Changed);
            Ok(json(&Answer { may_be_saved: true, saved: true, found: told(&found, language) }))
        }
        Err(why) => refused(why, language),
    }
}

/// Takes the latest edit back.
pub(in crate::desk) async fn undo(
    State(desk): State<Arc<Desk>>,
    Query(query): Parameters,
) -> Result<Response, Refusal> {
    let language = language_of(&desk, &query);
    let by = somebody(&query, language)?;
    let of = Arc::clone(&desk);
    let undone = tokio::task::spawn_blocking(move || {
        let undone = of.edits.undo(&of.project.folder);
        of.project.look();
        undone
    });
    match undone.await.map_err(|error| Refusal::defect(&error))? {
        Ok(file) => {
            if let Some(file) = &file {
                desk.note(&by, "undo", file);
            }
            desk.tell(Event::Changed);
            Ok(json(&serde_json::json!({ "file": file })))
        }
        Err(why) => refused(why, language),
    }
}
