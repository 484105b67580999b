//! The body of a request that carries a file.

use crate::desk::answer::Refusal;
use crate::desk::inbox::LARGEST;
use crate::say;
use crate::words::Language;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, StatusCode, header};

/// Reads a file to its end; one that is too large is refused, before it is read where its length is said.
pub(super) async fn file(name: &str, headers: &HeaderMap, body: Body, language: Language) -> Result<Bytes, Refusal> {
    let too_large = || {
        let most = LARGEST >> 20;
        Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, &say!("desk-too-large", name, most), language)
    };
    let said = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok()).unwrap_or(0);
    if said > LARGEST {
        return Err(too_large());
    }
    to_bytes(body, LARGEST).await.map_err(|_| too_large())
}
