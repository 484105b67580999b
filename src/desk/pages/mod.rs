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
mod withheld;

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

pages!(new, month, indicator, feeds, targets, draft, reports, withheld);

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;
    use axum::http::StatusCode;

    /// What fails in one page is that page's failure.
    #[test]
    fn a_page_that_panics_is_an_answer_like_another() {
        let folder = tempfile::tempdir().expect("a folder");
        let desk = Desk::new(folder.path().to_path_buf(), 1, Language::English).expect("a desk");
        let desk = Arc::new(desk);
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).build().expect("a runtime");
        let made = |make: fn(&Desk, &Asked) -> Made| {
            let answer = runtime.block_on(page(Arc::clone(&desk), BTreeMap::new(), "new", make));
            answer.map_or_else(|refusal| refusal.into_response().status(), |response| response.status())
        };
        assert_eq!(made(|_, _| panic!("a page that fails")), StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(made(new::page), StatusCode::OK);
    }
}
