//! A package: a zip file of parts, in a fixed order and with fixed times, so that the same parts give the same bytes.

use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// Bytes that a package may have when unpacked, and its parts.
const MOST_BYTES: u64 = 64 << 20;
const MOST_PARTS: usize = 2000;

/// The name of a part within its package, and its bytes.
pub(in crate::render) type Part = (String, Vec<u8>);

/// Why a package cannot be unpacked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::render) enum UnpackError {
    /// It is no zip file, or a broken one.
    NotAPackage,
    /// It has more than 64 MiB when unpacked, or more than 2,000 parts.
    TooLarge,
    Part {
        name: String,
        why: String,
    },
}

/// Packs parts in their order. Pictures are compressed already and are stored as they are.
///
/// # Panics
/// Never: memory takes every part, and none is near the limits of a zip file.
pub(in crate::render) fn pack(parts: &[Part]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let is_packed = bytes.starts_with(b"\x89PNG");
        let method = if is_packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::default());
        zip.start_file(name.as_str(), options)
            .and_then(|()| Ok(zip.write_all(bytes)?))
            .expect("memory takes every part");
    }
    zip.finish().expect("memory takes every part").into_inner()
}

/// All parts of a package, in its order.
///
/// # Errors
/// What is wrong with it, or that it is larger than anything that people write.
pub(in crate::render) fn unpack(bytes: &[u8]) -> Result<Vec<Part>, UnpackError> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| UnpackError::NotAPackage)?;
    if zip.len() > MOST_PARTS {
        return Err(UnpackError::TooLarge);
    }
    let mut parts = Vec::with_capacity(zip.len());
    let mut left = MOST_BYTES;
    for n in 0..zip.len() {
        let file = zip.by_index(n).map_err(|_| UnpackError::NotAPackage)?;
        if file.is_dir() {
            continue;
        }
        let name = file.name().map_err(|_| UnpackError::NotAPackage)?.replace('\\', "/");
        let mut part = Vec::new();
        let read = file.take(left + 1).read_to_end(&mut part);
        read.map_err(|e| UnpackError::Part { name: name.clone(), why: e.to_string() })?;
        left = left.checked_sub(part.len() as u64).ok_or(UnpackError::TooLarge)?;
        parts.push((name, part));
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_comes_back_as_it_was_packed_and_is_always_the_same_bytes() {
        let parts = vec![("a.xml".to_owned(), b"<a/>".to_vec()), ("b.png".to_owned(), b"\x89PNG".to_vec())];
        let packed = pack(&parts);
        assert_eq!(unpack(&packed), Ok(parts.clone()));
        assert_eq!(packed, pack(&parts));
        assert_eq!(unpack(b"no zip"), Err(UnpackError::NotAPackage));
    }
}
