//! Listens on the loopback address until it is ended.

use super::desk_state::Desk;
use super::event::Event;
use super::{assets, guard, pages, requests};
use crate::words::Language;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use std::io;
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

/// How often the project's files are looked at for changes.
const LOOK: Duration = Duration::from_millis(700);

/// Pages that are filled at a time: as many as keep the processors busy, each with memory of its own.
const FILLING: usize = 4;

/// What is served.
#[derive(Debug, Clone)]
pub struct Serving {
    /// The project's folder, or one in which a project is to be made.
    pub folder: PathBuf,
    /// 0 for any that is free.
    pub port: u16,
    pub language: Language,
    /// How long all pages must be closed before the desk ends by itself; None for never.
    pub idle: Option<Duration>,
}

/// Serves the desk until Ctrl-C, or until all its pages have been closed for long enough. `started` is given its address.
///
/// # Errors
/// What the system said: the port is taken, the folder cannot be read.
pub fn serve(serving: &Serving, started: impl FnOnce(&str)) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(FILLING)
        .enable_all()
        .build()?;
    let served = runtime.block_on(run(serving, started));
    // A verb that still runs is stopped with us; what it was writing stays whole.
    runtime.shutdown_timeout(Duration::from_secs(1));
    served
}

async fn run(serving: &Serving, started: impl FnOnce(&str)) -> io::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, serving.port)).await?;
    let port = listener.local_addr()?.port();
    let folder = std::fs::canonicalize(&serving.folder)?;
    let desk = Arc::new(Desk::new(folder, port, serving.language)?);
    started(&format!("http://127.0.0.1:{port}/{}/", desk.token));
    tokio::spawn(watch_files(Arc::clone(&desk)));
    let end = ended(Arc::clone(&desk), serving.idle);
    axum::serve(listener, router(&desk)).with_graceful_shutdown(end).await?;
    desk.jobs.stop_all();
    desk.inbox.clear();
    Ok(())
}

fn router(desk: &Arc<Desk>) -> Router {
    let own = Router::new()
        .route("/new", get(pages::new))
        .route("/draft", get(pages::draft))
        .route("/month", get(pages::month))
        .route("/indicator", get(pages::indicator))
        .route("/feeds", get(pages::feeds))
        .route("/targets", get(pages::targets))
        .route("/reports", get(pages::reports))
        .route("/withheld", get(pages::withheld))
        .route("/file", get(requests::report_file))
        .route("/assets/{name}", get(assets::asset))
        .route("/events", get(requests::events))
        .route("/jobs", post(requests::begin))
        .route("/job", get(requests::state))
        .route("/job/stop", post(requests::stop))
        .route("/inbox", post(requests::drop_in).layer(DefaultBodyLimit::disable()))
        .route("/effects", get(requests::effects))
        .route("/place", post(requests::place))
        .route("/edit/check", post(requests::check))
        .route("/edit/save", post(requests::save))
        .route("/edit/undo", post(requests::undo))
        .route("/inbox/away", post(requests::put_away));
    Router::new()
        .route(&format!("/{}/", desk.token), get(pages::start))
        .nest(&format!("/{}", desk.token), own)
        .layer(from_fn_with_state(Arc::clone(desk), guard::guard))
        .with_state(Arc::clone(desk))
}

/// Tells the pages when files of the project have changed.
async fn watch_files(desk: Arc<Desk>) {
    loop {
        tokio::time::sleep(LOOK).await;
        // What the desk itself has written it has looked at already.
        let known = desk.project.stamp();
        let project = Arc::clone(&desk.project);
        let Ok(now) = tokio::task::spawn_blocking(move || project.look()).await else { return };
        if now != known {
            desk.tell(Event::Changed);
        }
    }
}

/// Waits for Ctrl-C, or until nobody has looked for long enough; then lets go of the pages that are open.
async fn ended(desk: Arc<Desk>, idle: Option<Duration>) {
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = left(&desk, idle) => {}
    }
    desk.end.send_replace(true);
}

async fn left(desk: &Desk, idle: Option<Duration>) {
    loop {
        tokio::time::sleep(LOOK).await;
        if idle.is_some_and(|idle| desk.is_left(idle)) {
            return;
        }
    }
}
