//! How private texts are replaced by hashes.

use std::fmt;
use std::sync::OnceLock;

/// The key with which private texts are hashed as they are read: whoever finds the hashes cannot test names and numbers
/// against them without it. No output depends on it, since hashes are only compared and counted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Secret([u8; Self::LEN]);

impl Secret {
    pub const LEN: usize = 32;

    #[must_use]
    pub fn new(key: [u8; Self::LEN]) -> Self {
        Self(key)
    }

    /// A new one.
    ///
    /// # Panics
    /// Where the system has no random bytes.
    #[must_use]
    pub fn random() -> Self {
        let mut key = [0; Self::LEN];
        getrandom::fill(&mut key).expect("the system gives random bytes");
        Self(key)
    }

    /// One for all that this process reads without keeping it.
    #[must_use]
    pub fn of_this_run() -> Self {
        static KEY: OnceLock<Secret> = OnceLock::new();
        *KEY.get_or_init(Self::random)
    }

    #[must_use]
    pub fn bytes(&self) -> &[u8; Self::LEN] {
        &self.0
    }

    /// The hash that replaces a private text.
    pub(super) fn hash(self, text: &str) -> blake3::Hash {
        blake3::keyed_hash(&self.0, text.as_bytes())
    }
}

/// Shows nothing of it.
impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(***)")
    }
}
