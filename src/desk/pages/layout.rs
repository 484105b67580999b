//! What stands around every page: its name, the month, the way to the other pages.

use crate::desk::address::Asked;
use crate::desk::answer::Refusal;
use crate::desk::desk_state::Desk;
use crate::measure::Month;
use crate::pipeline::Study;
use crate::words::find;
use minijinja::{Value, context};
use std::sync::Arc;

/// A page, or why there is none.
pub(super) type Made = Result<Arc<str>, Refusal>;

/// The pages that every page leads to.
const PAGES: [&str; 5] = ["month", "feeds", "targets", "draft", "reports"];

/// What the layout needs. `command` is the verb that says the same.
pub(super) fn around(desk: &Desk, asked: &Asked, of: Option<(&Study, Month)>, command: &str) -> Value {
    let (title, as_of, months) = match of {
        Some((study, as_of)) => (study.catalog.title.clone(), as_of.to_string(), months(study, as_of)),
        None => (name_of(desk), String::new(), Vec::new()),
    };
    let language = asked.language;
    let pages: &[&str] = if desk.project.exists() { &PAGES } else { &["new"] };
    context! {
        language => language.as_str(),
        other => language.other().as_str(),
        current => asked.page,
        heading => find(language, &format!("desk-{}", asked.page)),
        pages => pages.iter().map(|name| context! { name => *name, title => find(language, &format!("desk-{name}")) }).collect::<Vec<_>>(),
        title,
        folder => desk.project.folder.display().to_string(),
        as_of,
        months,
        q => of.map_or_else(|| format!("lang={}", language.as_str()), |(_, as_of)| asked.handed_on(as_of)),
        rest => rest(asked),
        command,
    }
}

/// The folder's own name.
fn name_of(desk: &Desk) -> String {
    desk.project.folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The months that can be looked at, the latest first.
fn months(study: &Study, as_of: Month) -> Vec<String> {
    let last = study.latest_month().unwrap_or(as_of).max(as_of);
    study.catalog.start.through(last).rev().map(|month| month.to_string()).collect()
}

/// What else the address says, for the forms that change one thing of it.
fn rest(asked: &Asked) -> Vec<(String, String)> {
    let rest = asked.query.iter().filter(|(name, _)| !["as_of", "lang"].contains(&name.as_str()));
    rest.map(|(name, value)| (name.clone(), value.clone())).collect()
}
