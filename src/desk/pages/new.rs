//! A new project: files are put into the folder, looked through, and made a project of.

use super::layout::{Made, around};
use super::templates::filled;
use crate::catalog::ProjectFiles;
use crate::desk::address::Asked;
use crate::desk::desk_state::Desk;
use minijinja::context;
use std::sync::Arc;

/// Files that are listed by name.
const MOST_FILES: usize = 200;

#[expect(clippy::unnecessary_wraps, reason = "a page may be refused; this one never is")]
pub(super) fn page(desk: &Desk, asked: &Asked) -> Made {
    let files = ProjectFiles::Folder(desk.project.folder.clone());
    let all = glob::Pattern::new("**/*").ok().and_then(|all| files.matching(&all).ok()).unwrap_or_default();
    let page = context! {
        is_project => desk.project.exists(),
        folder => desk.project.folder.display().to_string(),
        count => all.len(),
        files => all.iter().take(MOST_FILES).cloned().collect::<Vec<_>>(),
        more => all.len().saturating_sub(MOST_FILES),
    };
    Ok(Arc::from(filled("new", context! { page, ..around(desk, asked, None, "onpace init .") })))
}
