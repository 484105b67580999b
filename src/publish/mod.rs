//! Writes a report folder, whole or not at all: a reader, a crash or a full disk meets the old report or the new one, never a mixture.
//!
//! In: the files of a report and their provenance. Out: a folder on disk with a manifest. Must not know what the files say.
//!
//! [`publish`] works in this order: check the files' names → take the folder's lock → clear what killed runs left →
//! inspect what stands there → write the new report beside it and flush it → let the two change places in one step →
//! remove the old one.

mod changed_files;
mod discard;
mod error;
mod folder;
mod leftovers;
mod lock;
mod manifest;
mod new_files;
mod new_folder;
mod replace;
mod reserved;
mod staging;
mod swap;

pub use crate::disk::NameFault;
pub use crate::render::OutputFile;
pub use changed_files::change_files;
pub use error::PublishError;
pub use manifest::{Difference, Manifest, OutputRecord, Provenance, read_manifest};
pub use new_files::add_files;
pub use new_folder::write_new_folder;
pub use replace::{Edits, publish, publish_on};
pub use reserved::MANIFEST;
