//! Text as people meant it: encodings, cells compared after folding, and the numbers and dates that people write.
//!
//! Comes in: the bytes of a file, or one cell. Goes out: text, a number, a date. Must not know: columns, files, feeds.

mod date_evidence;
mod date_parts;
mod date_style;
mod digits;
mod encoding;
mod nearest;
mod numbers;
mod tidy;
mod western_dates;
mod written_dates;

pub use date_evidence::{date_evidence, orders_that_read};
pub use date_style::{DateOrder, DateStyle};
pub use digits::{digit_pairs, eight_digits, twelve_digits};
pub use encoding::{Decoded, Encoding, decode, encoded_len};
pub use nearest::nearest;
pub use numbers::{
    DecimalMark, Evidence, Number, NumberError, decimal_evidence, is_missing, read_number, read_number_with,
};
pub use tidy::{squeezed, tidy};
pub use western_dates::month_named;
pub use written_dates::{read_date, read_date_of_year, read_date_with};
