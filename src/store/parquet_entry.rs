//! One entry: the rows of a file as one Parquet file with one row group. Notes stand in its footer.

use crate::feed::{CacheEntry, CachedCells, CachedColumn};
use crate::store::columns::{Kind, array, blanks};
use polars_arrow::array::Array;
use polars_arrow::datatypes::{ArrowSchema, Field};
use polars_buffer::Buffer;
use polars_parquet::parquet::error::ParquetError;
use polars_parquet::parquet::metadata::KeyValue;
use polars_parquet::read::{BasicDecompressor, ColumnChunkMetadata, PageReader, column_iter_to_arrays, read_metadata};
use polars_parquet::write::{
    CompressedPage, CompressionOptions, Compressor, DynIter, DynStreamingIterator, FileWriter, ParquetType,
    StatisticsOptions, Version, WriteOptions, array_to_columns, fallible_streaming_iterator, to_parquet_schema,
};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::io::Cursor;

/// Keys in the footer: of the description of the columns, and of the feed room's notes.
const HEAD: &str = "onpace.head";
const NOTES: &str = "onpace.notes";

/// A codec would cost time and add libraries: docs/decisions/0012-store.md.
const COMPRESSION: CompressionOptions = CompressionOptions::Uncompressed;

#[derive(Debug, Serialize, Deserialize)]
struct Head {
    /// blake3 of the file that was read.
    hash: String,
    rows: usize,
    columns: Vec<(String, Kind, bool)>,
}

const OPTIONS: WriteOptions = WriteOptions {
    statistics: StatisticsOptions {
        min_value: false,
        max_value: false,
        distinct_count: false,
        null_count: false,
        binary_statistics_truncate_length: None,
    },
    version: Version::V1,
    compression: COMPRESSION,
    data_page_size: None,
};

/// An entry's bytes; `None` where Parquet cannot hold it.
pub(super) fn bytes_of(kept: &CacheEntry<'_>) -> Option<Vec<u8>> {
    let columns: Vec<(String, Kind, bool)> =
        kept.columns.iter().map(|c| (c.name.to_string(), Kind::of(&c.cells), blanks(&c.cells))).collect();
    let fields = columns.iter().map(|(name, kind, blanks)| kind.field(name, *blanks));
    let schema: ArrowSchema = fields.map(|field| (field.name.clone(), field)).collect();
    let types = to_parquet_schema(&schema).ok()?.fields().to_vec();
    let described = columns.iter().map(|(_, kind, _)| *kind).zip(schema.iter_values()).zip(types);
    let described: Vec<_> = described.map(|((kind, field), of)| (kind, field, of)).collect();
    let pages = kept.columns.par_iter().zip(described).map(|(c, (kind, field, of))| pages(kind, &c.cells, field, of));
    let pages: Vec<Vec<CompressedPage>> = pages.collect::<Option<_>>()?;
    let mut writer = FileWriter::try_new(Vec::new(), schema.clone(), OPTIONS).ok()?;
    if kept.rows > 0 && !pages.is_empty() {
        let group =
            DynIter::new(pages.iter().map(|pages| {
                Ok(DynStreamingIterator::new(fallible_streaming_iterator::convert(pages.iter().map(Ok))))
            }));
        writer.write(kept.rows as u64, group).ok()?;
    }
    let head = serde_json::to_string(&Head { hash: kept.hash.clone(), rows: kept.rows, columns }).ok()?;
    let note = |key: &str, value: String| KeyValue { key: key.to_owned(), value: Some(value) };
    writer.end(Some(vec![note(HEAD, head), note(NOTES, kept.notes.clone())])).ok()?;
    Some(writer.into_inner())
}

fn pages(kind: Kind, cells: &CachedCells<'_>, field: &Field, of: ParquetType) -> Option<Vec<CompressedPage>> {
    let array = array(kind, cells, field)?;
    let pages = array_to_columns(array, of, OPTIONS, &[kind.encoding(cells)]).ok()?.pop()?;
    let pages = pages.map(|page| page.map_err(|e| ParquetError::OutOfSpec(e.to_string())));
    Compressor::new_from_vec(pages, OPTIONS.compression, Vec::new()).collect::<Result<_, _>>().ok()
}

/// The contents of an entry; `None` for anything that [`bytes_of`] did not make.
pub(super) fn kept_in(bytes: Vec<u8>) -> Option<CacheEntry<'static>> {
    let bytes: Buffer<u8> = bytes.into();
    let metadata = read_metadata(&mut Cursor::new(bytes.as_slice())).ok()?;
    let mut head = None;
    let mut notes = None;
    for KeyValue { key, value } in metadata.key_value_metadata.clone()? {
        match key.as_str() {
            HEAD => head = value,
            NOTES => notes = value,
            _ => {}
        }
    }
    let Head { hash, rows, columns } = serde_json::from_str(&head?).ok()?;
    let chunks: &[ColumnChunkMetadata] = match &metadata.row_groups[..] {
        [] if rows == 0 => &[],
        [group] => group.parquet_columns(),
        _ => return None,
    };
    if rows > 0 && chunks.len() != columns.len() {
        return None;
    }
    let read = |(n, (name, kind, blanks)): (usize, (String, Kind, bool))| {
        let field = kind.field(&name, blanks);
        let array = match chunks.get(n) {
            Some(chunk) => read_chunk(&bytes, chunk, field)?,
            None => polars_arrow::array::new_empty_array(field.dtype().clone()),
        };
        Some(CachedColumn { name: name.into(), cells: kind.cells(array)? })
    };
    let columns = columns.into_par_iter().enumerate().map(read).collect::<Option<Vec<_>>>()?;
    Some(CacheEntry { hash, rows, columns, notes: notes? })
}

fn read_chunk(bytes: &Buffer<u8>, chunk: &ColumnChunkMetadata, field: Field) -> Option<Box<dyn Array>> {
    let range = chunk.byte_range();
    let range = usize::try_from(range.start).ok()?..usize::try_from(range.end).ok()?;
    let part = (range.start <= range.end && range.end <= bytes.len()).then(|| bytes.clone().sliced(range))?;
    let pages = PageReader::new(Cursor::new(part), chunk, Vec::new(), usize::MAX);
    let pages = BasicDecompressor::new(pages, Vec::new());
    let of = &chunk.descriptor().descriptor.primitive_type;
    let (arrays, _) = column_iter_to_arrays(vec![pages], vec![of], field, None).ok()?;
    match <[_; 1]>::try_from(arrays) {
        Ok([array]) => Some(array),
        Err(_) => None,
    }
}
