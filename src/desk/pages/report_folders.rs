//! The report folders of a project, and their files.

use crate::desk::answer::{Refusal, media_type, percent_encoded, typed};
use crate::desk::confined::below;
use crate::desk::desk_state::Desk;
use crate::desk::project::REPORTS;
use crate::publish::read_manifest;
use axum::extract::{Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use minijinja::{Value, context};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// A page of a report runs its own script, and cannot reach the desk.
const REPORT_POLICY: &str = "sandbox allow-scripts allow-popups allow-modals";

/// The folders whose files may be taken from the page.
const SERVED: [&str; 3] = [REPORTS, "returns", "letters"];

/// The folders with a manifest of ours, the latest first.
pub(super) fn folders(desk: &Desk) -> Vec<Value> {
    let at = desk.project.folder.join(REPORTS);
    let entries = std::fs::read_dir(&at).map(|entries| entries.flatten().collect::<Vec<_>>()).unwrap_or_default();
    let mut names: Vec<String> = entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names.into_iter().rev().filter_map(|name| folder(&at.join(&name), &name)).collect()
}

fn folder(at: &Path, name: &str) -> Option<Value> {
    let manifest = read_manifest(at)?;
    let edited = manifest.differences(at).map(|found| found.into_keys().collect::<Vec<_>>()).unwrap_or_default();
    let file = |(path, record): (&String, &crate::publish::OutputRecord)| {
        context! { path => path.clone(), size => size(record.bytes), page => path.ends_with(".html") || path.ends_with(".png") || path.ends_with(".svg") }
    };
    let (charts, files): (Vec<_>, Vec<_>) = manifest.outputs.iter().partition(|(path, _)| path.contains('/'));
    Some(context! {
        name,
        edition => manifest.provenance.edition.clone(),
        languages => manifest.provenance.language.clone(),
        version => manifest.provenance.version.clone(),
        files => files.into_iter().map(file).collect::<Vec<_>>(),
        inside => charts.into_iter().map(file).collect::<Vec<_>>(),
        edited,
    })
}

/// A size as people read it.
fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} B"),
        1024..1_048_576 => format!("{} KB", bytes.div_ceil(1024)),
        _ => format!("{}.{} MB", bytes / 1_048_576, bytes % 1_048_576 * 10 / 1_048_576),
    }
}

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
