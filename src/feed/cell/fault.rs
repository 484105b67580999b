//! What is wrong with a cell.

use crate::measure::{BUILT_IN, NumberError, read_number};
use crate::say;
use crate::words::Message;

/// What is wrong with a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::feed) struct Fault {
    pub code: &'static str,
    pub message: Message,
}

/// A value, or what is wrong: boxed, since nearly all cells are in order.
pub(in crate::feed) type Read<T> = Result<T, Box<Fault>>;

pub(in crate::feed) fn fault<T>(code: &'static str, message: Message) -> Read<T> {
    Err(Box::new(Fault { code, message }))
}

/// An id that lost digits in a spreadsheet.
pub(super) fn destroyed_id<T>() -> Read<T> {
    fault("destroyed-number", say!("destroyed-id"))
}

/// Whether a spreadsheet turned an id into scientific notation.
pub(super) fn is_destroyed(cell: &str) -> bool {
    cell.contains(['.', '+']) && matches!(read_number(cell, &BUILT_IN), Err(NumberError::Destroyed))
}
