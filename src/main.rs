//! The `onpace` program: a thin shell over the library.

use mimalloc::MiMalloc;
use std::process::ExitCode;

/// docs/decisions/0014-allocator.md.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    onpace::cli::main()
}
