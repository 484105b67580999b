//! The machine's date, read here and nowhere else.

use jiff::Zoned;
use jiff::civil::Date;

/// Today, where the machine is.
pub(super) fn today() -> Date {
    Zoned::now().date()
}
