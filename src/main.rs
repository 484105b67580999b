//! The `onpace` program: a thin shell over the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    onpace::cli::main()
}
