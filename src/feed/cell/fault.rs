//! What is wrong with a cell.

use crate::diag::Message;
use crate::measure::{NumberError, read_number};
use crate::say;

/// What is wrong with a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::feed) struct Fault {
    pub code: &'static str,
    pub message: Message,
}

/// A value, or what is wrong: boxed, since nearly all cells are in order.
pub(in crate::feed) type Read<T> = Result<T, Box<Fault>>;

pub(super) fn fault<T>(code: &'static str, message: Message) -> Read<T> {
    Err(Box::new(Fault { code, message }))
}

/// An id that lost digits in a spreadsheet.
pub(super) fn destroyed_id<T>() -> Read<T> {
    fault(
        "destroyed-number",
        say!(
            "编号已被电子表格改成科学计数法，丢失了数字；请把该列设为文本后重新导出",
            "a spreadsheet turned the id into scientific notation and lost digits; set the column to text and export again"
        ),
    )
}

/// Whether a spreadsheet turned an id into scientific notation.
pub(super) fn is_destroyed(cell: &str) -> bool {
    cell.contains(['.', '+']) && matches!(read_number(cell), Err(NumberError::Destroyed))
}

/// The end of a message that names the nearest known word, in Chinese and in English.
pub(super) fn did_you_mean(near: Option<&str>) -> (String, String) {
    near.map_or_else(Default::default, |n| (format!("；是不是“{n}”？"), format!("; did you mean `{n}`?")))
}
