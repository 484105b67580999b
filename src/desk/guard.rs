//! Lets in nobody but the page that this process opened.
//!
//! A page of any site that the same browser shows can send requests to the loopback address. Such a page does not know the token, and its
//! requests name its own origin; one that lets its host's name point to the loopback address (DNS rebinding) names its own host.

use super::answer::Refusal;
use super::desk_state::Desk;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// Pages have no script, style or picture but the desk's own; what is typed goes nowhere else.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Refuses whoever is not the desk's own page, and gives every answer the headers that confine it.
pub(super) async fn guard(State(desk): State<Arc<Desk>>, request: Request, next: Next) -> Response {
    if let Err(why) = admit(&desk, request.method(), request.uri().path(), request.headers()) {
        return confined(Refusal::plain(StatusCode::FORBIDDEN, why).into_response());
    }
    confined(next.run(request).await)
}

fn admit(desk: &Desk, method: &Method, path: &str, headers: &HeaderMap) -> Result<(), &'static str> {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let hosts = [format!("127.0.0.1:{}", desk.port), format!("localhost:{}", desk.port)];
    if !text(header::HOST).is_some_and(|host| hosts.iter().any(|own| own == host)) {
        return Err("another host");
    }
    let own = |origin: &str| origin.strip_prefix("http://").is_some_and(|host| hosts.iter().any(|own| own == host));
    match headers.get(header::ORIGIN) {
        Some(origin) if !origin.to_str().is_ok_and(own) => return Err("another origin"),
        None if method != Method::GET && method != Method::HEAD => return Err("no origin"),
        Some(_) | None => {}
    }
    let site = text(HeaderName::from_static("sec-fetch-site"));
    if site.is_some_and(|site| !["same-origin", "none"].contains(&site)) {
        return Err("another site");
    }
    let token = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    if same(token.as_bytes(), desk.token.as_bytes()) { Ok(()) } else { Err("no token") }
}

/// Whether two texts are the same, in a time that does not tell how much of them is.
fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}

fn confined(mut response: Response) -> Response {
    let headers = response.headers_mut();
    let set = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, value) in set {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(POLICY));
    response
}
