//! What was dropped on the page: kept in a folder of this process alone until it is taken into the project or put away.

use super::answer::{Refusal, json};
use super::desk_state::Desk;
use super::event::Event;
use super::pages::language_of;
use crate::disk::{check_name, unique};
use crate::say;
use crate::words::Language;
use axum::body::{Body, to_bytes};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Bytes that one file may have; what is larger is put into the project's folder by hand.
pub(super) const LARGEST: usize = 256 << 20;
/// Files that wait at a time.
const MOST: usize = 500;

/// The files that wait, in the order in which they came.
pub(super) struct Inbox {
    /// Made when the first file comes.
    folder: PathBuf,
    items: Mutex<Vec<Item>>,
}

/// One file that waits.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Item {
    pub id: String,
    /// As its sender named it.
    pub name: String,
    pub bytes: usize,
    /// Whether targets are to be drafted from it.
    pub for_draft: bool,
    #[serde(skip)]
    pub path: PathBuf,
}

impl Inbox {
    pub fn new() -> Self {
        Self { folder: std::env::temp_dir().join(unique("onpace-desk-")), items: Mutex::default() }
    }

    pub fn items(&self) -> Vec<Item> {
        self.items.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn find(&self, id: &str) -> Option<Item> {
        self.items().into_iter().find(|item| item.id == id)
    }

    pub fn remove(&self, id: &str) {
        let mut items = self.items.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(n) = items.iter().position(|item| item.id == id) {
            let item = items.remove(n);
            // The folder goes as a whole in the end.
            let _ = item.path.parent().map(std::fs::remove_dir_all);
        }
    }

    pub fn clear(&self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }

    /// Keeps a file. Its folder is the owner's alone, and each file has one of its own, so that its name stays what it was.
    fn keep(&self, name: &str, bytes: &[u8], for_draft: bool) -> std::io::Result<()> {
        let id = unique("");
        private_folder(&self.folder)?;
        let within = self.folder.join(&id);
        private_folder(&within)?;
        let path = within.join(name);
        std::fs::write(&path, bytes)?;
        let item = Item { id, name: name.to_owned(), bytes: bytes.len(), for_draft, path };
        self.items.lock().unwrap_or_else(PoisonError::into_inner).push(item);
        Ok(())
    }
}

fn private_folder(path: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(path) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        made => made,
    }
}

/// Takes in one file: its name in the address, its bytes as they are.
pub(super) async fn drop_in(
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
    let too_large = || {
        let most = LARGEST >> 20;
        Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, &say!("desk-too-large", name, most), language)
    };
    if declared(&headers) > LARGEST {
        return Err(too_large());
    }
    let bytes = to_bytes(body, LARGEST).await.map_err(|_| too_large())?;
    let (keeper, kept) = (Arc::clone(&desk), name.clone());
    let for_draft = query.get("for").is_some_and(|what| what == "draft");
    let written = tokio::task::spawn_blocking(move || keeper.inbox.keep(&kept, &bytes, for_draft)).await;
    written.map_err(|error| Refusal::defect(&error))?.map_err(|error| Refusal::defect(&error))?;
    desk.tell(Event::Inbox);
    Ok(json(&desk.inbox.items()))
}

/// The bytes that a request says it has; 0 where it does not say.
pub(super) fn declared(headers: &HeaderMap) -> usize {
    headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok()).unwrap_or(0)
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
pub(super) async fn put_away(
    State(desk): State<Arc<Desk>>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Refusal> {
    desk.inbox.remove(query.get("item").map(String::as_str).unwrap_or_default());
    desk.tell(Event::Inbox);
    Ok(json(&desk.inbox.items()))
}
