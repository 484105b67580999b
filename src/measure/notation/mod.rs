//! Text as people meant it: encodings, cells compared after folding, and the numbers and dates that people write.
//!
//! Comes in: the bytes of a file, or one cell. Goes out: text, a number, a date. Must not know: columns, files, feeds.

mod digits;
mod encoding;
mod nearest;
mod numbers;
mod tidy;
mod written_dates;

pub use digits::{digit_pairs, eight_digits, twelve_digits};
pub use encoding::{Decoded, Encoding, decode, encoded_len};
pub use nearest::nearest;
pub use numbers::{Number, NumberError, is_missing, read_number};
pub use tidy::{squeezed, tidy};
pub use written_dates::{read_date, read_date_of_year};
