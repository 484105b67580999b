//! The templates of the desk's pages, parsed once; every text that they are filled with is escaped.

use crate::desk::answer::percent_encoded;
use crate::render::html::marks;
use crate::render::template::environment;
use crate::words::{Args, Language, say};
use minijinja::value::Kwargs;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, State, Value};
use std::sync::OnceLock;

const TEMPLATES: [(&str, &str); 10] = [
    ("layout", include_str!("layout.j2")),
    ("month", include_str!("month.j2")),
    ("indicator", include_str!("indicator.j2")),
    ("feeds", include_str!("feeds.j2")),
    ("targets", include_str!("targets.j2")),
    ("new", include_str!("new.j2")),
    ("draft", include_str!("draft.j2")),
    ("reports", include_str!("reports.j2")),
    ("withheld", include_str!("withheld.j2")),
    ("catalog_errors", include_str!("catalog_errors.j2")),
];

/// A page of this name, filled.
///
/// # Panics
/// If the bundled template does not fit, which tests rule out.
pub(super) fn filled(name: &str, context: Value) -> String {
    static PARSED: OnceLock<Environment<'static>> = OnceLock::new();
    let parsed = PARSED.get_or_init(|| {
        let mut parsed = environment();
        parsed.set_auto_escape_callback(|_| AutoEscape::Html);
        parsed.add_function("say", said);
        parsed.add_filter("encoded", |text: &str| percent_encoded(text));
        for (name, text) in TEMPLATES {
            parsed.add_template(name, text).expect("the bundled template parses");
        }
        parsed.add_template("marks.svg", marks()).expect("it holds nothing to fill in");
        parsed
    });
    let page = parsed.get_template(name).and_then(|template| template.render(context));
    page.unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// `say("desk-rows", n=3)`: a message in the language of the page.
#[expect(clippy::needless_pass_by_value, reason = "the engine hands it over")]
fn said(state: &State<'_, '_>, key: &str, given: Kwargs) -> Result<String, Error> {
    let language = state.lookup("language").and_then(|tag| Language::of(tag.as_str()?)).unwrap_or_default();
    let mut args = Args::default();
    let names: Vec<String> = given.args().map(str::to_owned).collect();
    for name in &names {
        let value: Value = given.get(name)?;
        match i64::try_from(value.clone()) {
            Ok(number) if value.is_number() => args.number(name, number),
            Ok(_) | Err(_) => args.text(name, value.to_string()),
        }
    }
    if crate::words::is_message(language, key) {
        Ok(say(language, key, &args))
    } else {
        Err(Error::new(ErrorKind::InvalidOperation, format!("no message `{key}`")))
    }
}
