//! Files that a page offers: reports, sheets for senders, letters.

use crate::desk::answer::{Refusal, media_type, percent_encoded, typed};
use crate::desk::confined::below;
use crate::desk::desk_state::Desk;
use crate::desk::project::{PUBLIC, REPORTS};
use axum::extract::{Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A page of a report runs its own script, and cannot reach the desk.
const REPORT_POLICY: &str = "sandbox allow-scripts allow-popups allow-modals";

/// The folders whose files may be taken from the page.
const SERVED: [&str; 4] = [REPORTS, PUBLIC, "returns", "letters"];

/// One file of a report: to be looked at, or to be saved.
pub(in crate::desk) async fn report_file(
    State(desk): State<Arc<Desk>>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Refusal> {
    let written = query.get("path").cloned().unwrap_or_default();
    let missing = || Refusal::plain(StatusCode::NOT_FOUND, written.clone());
    let within = query.get("of").map_or(REPORTS, String::as_str);
    let within = SERVED.into_iter().find(|folder| *folder == within).ok_or_else(missing)?;
    let path = below(&desk.project.folder.join(within), &written).map_err(|_| missing())?;
    let bytes = tokio::task::spawn_blocking(move || std::fs::read(path)).await;
    let bytes = bytes.map_err(|error| Refusal::defect(&error))?.map_err(|_| missing())?;
    let mut response = typed(media_type(&written), bytes);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(REPORT_POLICY));
    if query.contains_key("save") {
        let name = written.rsplit('/').next().unwrap_or_default();
        let encoded = percent_encoded(name);
        let value = format!("attachment; filename*=UTF-8''{encoded}");
        headers.insert(
            header::CONTENT_DISPOSITION,
            HeaderValue::from_str(&value).map_err(|error| Refusal::defect(&error))?,
        );
    }
    Ok(response)
}
