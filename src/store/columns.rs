//! The cells of one column ⇄ an Arrow array with the types that other programs expect.

use crate::feed::CachedCells;
use polars_arrow::array::{Array, DictionaryArray, MutableBinaryViewArray, PrimitiveArray, Utf8ViewArray};
use polars_arrow::bitmap::Bitmap;
use polars_arrow::datatypes::{ArrowDataType, DTYPE_CATEGORICAL_NEW, Field, IntegerType, Metadata};
use polars_arrow::types::NativeType;
use polars_parquet::write::Encoding;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// How a column is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Kind {
    /// Days since 1970.
    Days,
    Numbers,
    /// Each different text is stored once.
    Texts,
    /// Decimals, with as many digits as the largest needs (9, 18 or 38), and places after the point.
    Amounts {
        digits: usize,
        scale: u32,
    },
    /// 64 bits.
    Counts,
    /// Counts that fit in 32 bits.
    SmallCounts,
}

impl Kind {
    pub fn of(cells: &CachedCells<'_>) -> Self {
        match cells {
            CachedCells::Days(_) => Self::Days,
            CachedCells::Numbers(_) => Self::Numbers,
            CachedCells::Texts { .. } => Self::Texts,
            CachedCells::Amounts { digits, scale } => Self::Amounts { digits: digits_of(digits), scale: *scale },
            CachedCells::Counts(list) if list.iter().all(|n| u32::try_from(*n).is_ok()) => Self::SmallCounts,
            CachedCells::Counts(_) => Self::Counts,
        }
    }

    pub fn field(self, name: &str, blanks: bool) -> Field {
        let dtype = match self {
            Self::Days => ArrowDataType::Date32,
            Self::Numbers | Self::SmallCounts => ArrowDataType::UInt32,
            Self::Counts => ArrowDataType::UInt64,
            Self::Amounts { digits, scale } => ArrowDataType::Decimal(digits, scale as usize),
            Self::Texts => {
                let texts = ArrowDataType::Dictionary(IntegerType::UInt32, ArrowDataType::Utf8View.into(), false);
                // So that they are read back as numbers with one list of texts.
                let marked: Metadata = [(DTYPE_CATEGORICAL_NEW.into(), "".into())].into();
                return Field::new(name.into(), texts, blanks).with_metadata(marked);
            }
        };
        Field::new(name.into(), dtype, blanks)
    }

    /// Repeating values as a dictionary, growing ones as differences.
    pub fn encoding(self, cells: &CachedCells<'_>) -> Encoding {
        match cells {
            CachedCells::Days(_) | CachedCells::Numbers(_) | CachedCells::Texts { .. } => Encoding::RleDictionary,
            CachedCells::Counts(list) if list.is_sorted() => Encoding::DeltaBinaryPacked,
            CachedCells::Counts(_) if self == Self::SmallCounts => Encoding::RleDictionary,
            CachedCells::Counts(_) | CachedCells::Amounts { .. } => Encoding::Plain,
        }
    }

    /// The cells of an array that [`array`] made of this kind; `None` for any other.
    pub fn cells(self, array: Box<dyn Array>) -> Option<CachedCells<'static>> {
        Some(match self {
            Self::Days => CachedCells::Days(list(array, CachedCells::NO_DAY)?.into()),
            Self::Numbers => CachedCells::Numbers(list(array, CachedCells::NO_NUMBER)?.into()),
            Self::Amounts { scale, .. } => {
                CachedCells::Amounts { digits: list(array, CachedCells::NO_AMOUNT)?.into(), scale }
            }
            Self::Counts => CachedCells::Counts(list(array, 0_u64)?.into()),
            Self::SmallCounts => CachedCells::Counts(list(array, 0_u32)?.into_iter().map(u64::from).collect()),
            Self::Texts => {
                let array = array.as_any().downcast_ref::<DictionaryArray<u32>>()?;
                let texts = array.values().as_any().downcast_ref::<Utf8ViewArray>()?;
                let texts = texts.values_iter().map(Arc::from).collect();
                let numbers = list(array.keys().clone().boxed(), CachedCells::NO_NUMBER)?;
                CachedCells::Texts { numbers: numbers.into(), texts }
            }
        })
    }
}

/// Digits of the decimal type that holds all amounts.
fn digits_of(amounts: &[i128]) -> usize {
    let largest = amounts.iter().filter(|a| **a != CachedCells::NO_AMOUNT).map(|a| a.unsigned_abs()).max().unwrap_or(0);
    match largest {
        0..1_000_000_000 => 9,
        1_000_000_000..1_000_000_000_000_000_000 => 18,
        _ => 38,
    }
}

/// Whether a column has blanks.
pub(super) fn blanks(cells: &CachedCells<'_>) -> bool {
    match cells {
        CachedCells::Days(list) => list.contains(&CachedCells::NO_DAY),
        CachedCells::Numbers(list) | CachedCells::Texts { numbers: list, .. } => list.contains(&CachedCells::NO_NUMBER),
        CachedCells::Amounts { digits, .. } => digits.contains(&CachedCells::NO_AMOUNT),
        CachedCells::Counts(_) => false,
    }
}

/// A column of a kind as an array; `None` where it cannot be one.
pub(super) fn array(kind: Kind, cells: &CachedCells<'_>, field: &Field) -> Option<Box<dyn Array>> {
    let dtype = field.dtype().clone();
    Some(match cells {
        CachedCells::Days(list) => primitive(list, CachedCells::NO_DAY, dtype),
        CachedCells::Numbers(list) => primitive(list, CachedCells::NO_NUMBER, dtype),
        CachedCells::Amounts { digits, .. } => primitive(digits, CachedCells::NO_AMOUNT, dtype),
        CachedCells::Counts(list) if kind == Kind::SmallCounts => {
            let list: Vec<u32> = list.iter().map(|n| u32::try_from(*n).ok()).collect::<Option<_>>()?;
            PrimitiveArray::new(dtype, list.into(), None).boxed()
        }
        CachedCells::Counts(list) => PrimitiveArray::new(dtype, list.to_vec().into(), None).boxed(),
        CachedCells::Texts { numbers, texts } => {
            let mut values = MutableBinaryViewArray::<str>::with_capacity(texts.len());
            for text in texts {
                values.push_value(&**text);
            }
            let values: Utf8ViewArray = values.into();
            let keys = nullable(numbers, CachedCells::NO_NUMBER, ArrowDataType::UInt32);
            DictionaryArray::try_new(dtype, keys, values.boxed()).ok()?.boxed()
        }
    })
}

fn primitive<T: NativeType>(list: &[T], blank: T, dtype: ArrowDataType) -> Box<dyn Array> {
    nullable(list, blank, dtype).boxed()
}

fn nullable<T: NativeType>(list: &[T], blank: T, dtype: ArrowDataType) -> PrimitiveArray<T> {
    if !list.contains(&blank) {
        return PrimitiveArray::new(dtype, list.to_vec().into(), None);
    }
    let known: Bitmap = list.iter().map(|value| *value != blank).collect();
    let values: Vec<T> = list.iter().map(|value| if *value == blank { T::default() } else { *value }).collect();
    PrimitiveArray::new(dtype, values.into(), Some(known))
}

/// An array's values with blanks in their place; without a copy where it has none.
fn list<T: NativeType>(array: Box<dyn Array>, blank: T) -> Option<Vec<T>> {
    let own = array.as_any().downcast_ref::<PrimitiveArray<T>>()?.clone();
    drop(array);
    let (_, values, known) = own.into_inner();
    let mut values = values.to_vec();
    if let Some(known) = known {
        for (value, known) in values.iter_mut().zip(&known) {
            if !known {
                *value = blank;
            }
        }
    }
    Some(values)
}
