//! What is written to the disk, and how: the calls to the file system, files that are replaced whole, names that every system takes.
//!
//! - In: bytes and paths. Out: files, or what the system said.
//! - Must not know: what the files are for.

mod calls;
mod file_name;
mod whole_file;

pub use calls::{Disk, Readers, System};
pub use file_name::NameFault;
pub(crate) use file_name::{check_name, check_names, made_name};
pub use whole_file::replace;
pub(crate) use whole_file::{place_whole, sync_folder, unique, write_new};
