//! The stream of events of one page.

use crate::desk::desk_state::Desk;
use crate::desk::event::Event;
use axum::extract::State;
use axum::response::sse::{Event as Sent, KeepAlive, Sse};
use futures_util::stream::{Stream, unfold};
use std::convert::Infallible;
use std::sync::Arc;
use tokio::sync::broadcast::error::RecvError;

/// One page's connection; while there is none, nobody looks.
struct Open {
    desk: Arc<Desk>,
}

impl Drop for Open {
    fn drop(&mut self) {
        self.desk.closed();
    }
}

pub(in crate::desk) async fn events(
    State(desk): State<Arc<Desk>>,
) -> Sse<impl Stream<Item = Result<Sent, Infallible>>> {
    let receiver = desk.events.subscribe();
    desk.opened();
    let end = desk.end.subscribe();
    let stream = unfold((receiver, end, Open { desk }), |(mut receiver, mut end, open)| async move {
        let event = tokio::select! {
            found = receiver.recv() => match found {
                Ok(event) => event,
                // A page that fell behind looks again at everything.
                Err(RecvError::Lagged(_)) => Event::Changed,
                Err(RecvError::Closed) => return None,
            },
            _ = end.changed() => return None,
        };
        let sent = Sent::default().data(serde_json::to_string(&event).unwrap_or_default());
        Some((Ok(sent), (receiver, end, open)))
    });
    Sse::new(stream).keep_alive(KeepAlive::default())
}
