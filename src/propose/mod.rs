//! What could stand in a catalog, for a person to confirm: a project from the files that lie in a folder, targets from the document that states
//! them.
//!
//! - In: files, documents, and the catalog where there is one. Out: the text of catalog files and proposals, each with its reason.
//! - Must not know: observed values, verdicts, who confirms. It adds nothing to a project by itself.

pub mod project;
pub mod targets;
