//! Exact numbers out of Polars' cells.

use crate::measure::{Decimal, Exact, exact};
use polars::prelude::{AnyValue, PolarsError, PolarsResult};

/// The number in a cell of decimals or integers.
///
/// # Errors
/// A cell of any other type: a float is not exact, and a blank is not zero.
pub(in crate::series) fn cell_number(cell: &AnyValue<'_>) -> PolarsResult<Exact> {
    match cell {
        AnyValue::Decimal(digits, _, scale) => {
            Ok(Decimal::new(*digits, u32::try_from(*scale).unwrap_or(u32::MAX)).to_exact())
        }
        whole if whole.dtype().is_integer() => {
            let number = whole.extract::<i64>().ok_or_else(|| not_a_number(cell))?;
            Ok(exact::whole(number))
        }
        _ => Err(not_a_number(cell)),
    }
}

fn not_a_number(cell: &AnyValue<'_>) -> PolarsError {
    PolarsError::ComputeError(format!("{cell} is no exact number").into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::exact::{ratio, whole};

    #[test]
    fn decimals_and_integers_are_exact_numbers() {
        assert_eq!(cell_number(&AnyValue::Decimal(-125, 38, 2)).unwrap(), ratio(-5, 4));
        assert_eq!(cell_number(&AnyValue::UInt32(7)).unwrap(), whole(7));
        assert_eq!(cell_number(&AnyValue::Int64(-7)).unwrap(), whole(-7));
    }

    #[test]
    fn a_float_is_not_cut_to_an_integer_nor_a_blank_to_zero() {
        assert!(cell_number(&AnyValue::Float64(2.5)).is_err());
        assert!(cell_number(&AnyValue::Null).is_err());
        assert!(cell_number(&AnyValue::UInt64(u64::MAX)).is_err());
    }
}
