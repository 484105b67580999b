//! The exit codes of the program.

use std::process::ExitCode;

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// Done, with findings that `--fail-on` asks to fail on.
    Findings = 1,
    /// The catalog or the command line is wrong.
    Usage = 2,
    /// A feed could not be read, or its rows do not add up.
    Feeds = 3,
    /// Output could not be written.
    Output = 4,
}

impl Exit {
    pub(super) const ALL: [Self; 5] = [Self::Done, Self::Findings, Self::Usage, Self::Feeds, Self::Output];
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
