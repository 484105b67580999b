//! Files in gzip, as they are unpacked under the limits.

use super::limits::{RATIO, RATIO_FROM, UNPACKED};
use super::refusal::Refusal;
use flate2::read::MultiGzDecoder;
use std::io::{Error, Read, Result};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Whether a file with these first bytes is one in gzip (RFC 1952, 2.3.1), deflated.
pub(crate) fn is_gzip(head: &[u8]) -> bool {
    head.starts_with(&[0x1F, 0x8B, 8])
}

/// The bytes of a file in gzip as they are inflated. Going over a limit is an `io::Error` that holds the [`Refusal`].
pub(crate) fn gunzipped<R: Read>(packed: R) -> impl Read + use<R> {
    let read = Arc::new(AtomicU64::new(0));
    let inner = MultiGzDecoder::new(Counted { inner: packed, read: Arc::clone(&read) });
    Gunzipped { inner, packed: read, expanded: 0 }
}

/// See [`gunzipped`].
#[derive(Debug)]
struct Gunzipped<R> {
    inner: MultiGzDecoder<Counted<R>>,
    packed: Arc<AtomicU64>,
    expanded: u64,
}

impl<R: Read> Gunzipped<R> {
    fn check(&self) -> std::result::Result<(), Refusal> {
        UNPACKED.check(self.expanded)?;
        if self.expanded > RATIO_FROM {
            RATIO.check(self.expanded / self.packed.load(Ordering::Relaxed).max(1))?;
        }
        Ok(())
    }
}

impl<R: Read> Read for Gunzipped<R> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let read = self.inner.read(buf)?;
        self.expanded += read as u64;
        self.check().map_err(Error::other)?;
        Ok(read)
    }
}

/// Counts the bytes that are read.
#[derive(Debug)]
struct Counted<R> {
    inner: R,
    read: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let read = self.inner.read(buf)?;
        self.read.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    #[test]
    fn a_text_comes_out_as_it_went_in_also_from_several_members() {
        let both = [gzip("乡镇,".as_bytes()), gzip("面积\n".as_bytes())].concat();
        assert!(is_gzip(&both));
        let mut text = String::new();
        gunzipped(&both[..]).read_to_string(&mut text).unwrap();
        assert_eq!(text, "乡镇,面积\n");
    }

    #[test]
    fn what_expands_beyond_reason_is_refused() {
        let bomb = gzip(&vec![0; 8 << 20]);
        let error = gunzipped(&bomb[..]).read_to_end(&mut Vec::new()).unwrap_err();
        let refusal = error.get_ref().and_then(|inner| inner.downcast_ref::<Refusal>()).expect("a refusal");
        assert_eq!(refusal.code(), "too-large");
    }

    #[test]
    fn what_is_cut_off_is_an_error() {
        let packed = gzip("乡镇,面积\n文昌镇,5\n".as_bytes());
        assert!(gunzipped(&packed[..packed.len() - 6]).read_to_end(&mut Vec::new()).is_err());
    }
}
