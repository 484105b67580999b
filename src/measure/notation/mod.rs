//! Text as people meant it: encodings, cells compared after folding, and the numbers and dates that people write.
//!
//! Comes in: the bytes of a file, or one cell. Goes out: text, a number, a date. Must not know: columns, files, feeds.

mod date_evidence;
mod date_parts;
mod date_style;
mod digits;
mod encoding;
mod named_time;
mod nearest;
mod numbers;
mod parts_of_names;
mod tidy;
mod times_in_names;
mod western_dates;
mod western_digits;
mod written_dates;

pub use date_evidence::{PointMonths, date_evidence, orders_that_read};
pub use date_style::{DateOrder, DateStyle};
pub use digits::{digit_pairs, eight_digits, twelve_digits};
pub use encoding::{Decoded, Encoding, decode, encoded_len, sound_prefix};
pub use named_time::{NamedStretch, NamedTime, PartOfYear, civil_year, year_from};
pub use nearest::nearest;
pub use numbers::{
    DecimalMark, Evidence, Number, NumberError, decimal_evidence, is_missing, is_run_together, read_number,
    read_number_with,
};
pub use parts_of_names::quarter;
pub use tidy::{is_note_mark, squeezed, tidy, visible, without_note_marks};
pub use times_in_names::{folded_name, times_in};
pub use western_dates::{month_named, month_word};
pub use western_digits::{is_digit_of_another_script, with_western_digits};
pub use written_dates::{counted, read_date, read_date_of_year, read_date_with};
