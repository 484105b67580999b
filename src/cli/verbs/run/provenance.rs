//! What the manifest of a report says it was made from.

use crate::cli::project::Opened;
use crate::publish::Provenance;
use crate::render::Forms;
use crate::report::Edition;
use crate::words::Language;
use std::collections::BTreeMap;

/// The provenance. That of the public edition names no folders of this machine and holds no hashes: a hash confirms a guess at what
/// a file says.
pub(super) fn provenance(opened: &Opened, edition: Edition, forms: &Forms) -> Provenance {
    let internal = edition == Edition::Internal;
    Provenance {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        project: if internal { opened.place.replace('\\', "/") } else { String::new() },
        as_of: opened.as_of.to_string(),
        on: opened.study.on.map(|day| day.to_string()).unwrap_or_default(),
        edition: edition.as_str().to_owned(),
        language: languages(opened),
        forms: forms.to_string(),
        catalog_hash: if internal { opened.study.catalog.hash.clone() } else { String::new() },
        inputs: if internal { opened.study.inputs() } else { BTreeMap::new() },
    }
}

/// The languages of the forms, the project's own first: `zh-CN;en`.
fn languages(opened: &Opened) -> String {
    let all = [Some(opened.language), opened.second].into_iter().flatten();
    all.map(Language::as_str).collect::<Vec<_>>().join(";")
}
