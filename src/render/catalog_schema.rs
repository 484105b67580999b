//! The JSON Schema of `onpace.toml`, for editors that check and complete as one types.
//!
//! Draft 7, which the editors' TOML extensions understand best. It is made from the keys that the reader takes, so that it refuses what the
//! reader refuses as far as a shape can say it; `onpace check` has the last word.

use crate::catalog::{Key, KeyTable, Takes, project_keys};
use crate::words::Language;
use crate::words::reference::{described, example};
use serde_json::{Map, Value, json};
use std::fmt::Write;

/// The file's name where it lies beside a catalog.
pub const SCHEMA_FILE: &str = "onpace.schema.json";

/// The line at the top of a catalog by which editors find the schema beside it.
pub const SCHEMA_LINE: &str = "#:schema ./onpace.schema.json";

/// An id, as of feeds, columns and indicators.
const ID: &str = "^[a-z][a-z0-9_]*$";

/// The schema with descriptions in one language, or in several, each on its own line.
#[must_use]
pub fn catalog_schema(languages: &[Language]) -> String {
    let mut schema = table(project_keys(), languages);
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!("onpace.toml");
    format!("{schema:#}\n")
}

fn table(of: &KeyTable, languages: &[Language]) -> Value {
    let properties: Map<String, Value> =
        of.keys.iter().map(|key| (key.name.to_owned(), property(of, key, languages))).collect();
    let required: Vec<&str> = of.keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    let mut schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema["description"] = json!(about(of.id, languages));
    schema
}

fn about(id: &str, languages: &[Language]) -> String {
    languages.iter().filter_map(|language| described(*language, id)).collect::<Vec<_>>().join("\n")
}

fn property(of: &KeyTable, key: &Key, languages: &[Language]) -> Value {
    let id = format!("{}.{}", of.id, key.name);
    let mut schema = taken(&key.takes, languages);
    let mut text = about(&id, languages);
    for word in key.takes.words() {
        let meaning = about(&format!("{id}.{}", word.escape_debug()), languages).replace('\n', " ");
        if !meaning.is_empty() {
            let _ = write!(text, "\n\"{}\": {meaning}", word.escape_debug());
        }
    }
    if let Some(example) = languages.first().and_then(|language| example(*language, &id)) {
        let _ = write!(text, "\n\n{example}");
    }
    schema["description"] = json!(text);
    if let Some(default) = default(key) {
        schema["default"] = default;
    }
    schema
}

/// The default as JSON: texts, numbers and flags are written alike in TOML.
fn default(key: &Key) -> Option<Value> {
    serde_json::from_str(key.default).ok()
}

fn list_of(one: &Value) -> Value {
    json!({ "type": "array", "items": one, "minItems": 1 })
}

fn one_or_list(one: &Value) -> Value {
    json!({ "anyOf": [one, list_of(one)] })
}

/// What a key takes, as a schema.
fn taken(takes: &Takes, languages: &[Language]) -> Value {
    let text = json!({ "type": "string" });
    let id = json!({ "type": "string", "pattern": ID });
    let two = |one: &Value| json!({ "type": "array", "items": one, "minItems": 2, "maxItems": 2 });
    let tables = |of: &KeyTable, names: Value| json!({ "type": "object", "propertyNames": names, "additionalProperties": table(of, languages) });
    match takes {
        Takes::Text | Takes::Month | Takes::Date | Takes::Day | Takes::Unit | Takes::Path | Takes::WordsOrText(_) => {
            text
        }
        Takes::Texts | Takes::Scopes | Takes::WordsOrTexts(_) => one_or_list(&text),
        Takes::Number => json!({ "type": "number" }),
        Takes::Whole(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Takes::Flag => json!({ "type": "boolean" }),
        Takes::Share => json!({ "anyOf": [
            { "type": "string", "pattern": "^\\s*[0-9.]+\\s*[%％]\\s*$" }, { "type": "number", "minimum": 0, "maximum": 1 }
        ] }),
        Takes::Column | Takes::Feed => id,
        Takes::Columns => one_or_list(&id),
        Takes::TwoColumns | Takes::TwoIndicators => two(&id),
        Takes::Words(words) => json!({ "type": "string", "enum": words() }),
        Takes::True => json!({ "const": true }),
        Takes::Table(of) => table(of, languages),
        Takes::OneOf(of) => {
            let mut schema = table(of, languages);
            schema["minProperties"] = json!(1);
            schema["maxProperties"] = json!(1);
            schema
        }
        Takes::Tables(of) => tables(of, json!({ "pattern": ID })),
        Takes::NamedTables(of) => tables(of, json!({ "pattern": "^[^/0-9+.,(\\-][^/]*$" })),
        Takes::Dates(of) => one_or_list(&json!({ "anyOf": [text, table(of, languages)] })),
        Takes::TextByText => {
            json!({ "type": "object", "additionalProperties": { "type": "string", "pattern": "\\S" } })
        }
        Takes::Conditions(of) => {
            let mut range = table(of, languages);
            let edge = json!({ "type": ["number", "string"] });
            range["properties"] = json!({ "min": edge, "max": edge });
            range["minProperties"] = json!(1);
            let condition = json!({ "anyOf": [{ "type": ["string", "number"] }, list_of(&text), range] });
            json!({ "type": "object", "propertyNames": { "pattern": ID }, "additionalProperties": condition })
        }
    }
}
