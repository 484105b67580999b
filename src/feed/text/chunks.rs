//! A text file cut into chunks of whole records, so that only the chunks being read lie in memory.

use super::quotes::{Cut, Damage, LineEnds, Syntax, cut};
use crate::file_formats::encoding;
use crate::measure::notation::{Encoding, encoded_len};
use std::io::{self, Read};

/// Bytes of a chunk: large enough to outweigh the cost of handing it to a thread, small enough for a processor's cache.
pub(in crate::feed) const CHUNK_BYTES: usize = 1 << 19;
/// A longer record belongs to no table.
const RECORD_AT_MOST: usize = 32 << 20;

/// How a file's bytes become records.
#[derive(Debug, Clone, Copy)]
pub(in crate::feed) struct TextFormat {
    pub encoding: Encoding,
    /// Bytes before the text begins.
    pub mark: usize,
    pub syntax: Syntax,
}

/// Whole records.
#[derive(Debug)]
pub(in crate::feed) struct Chunk {
    /// In the file's encoding, or in UTF-8 where its line ends cannot be found byte by byte.
    pub bytes: Vec<u8>,
    /// Line of its start, from 1.
    pub line: u64,
    /// Byte of its start in the file, from 0.
    pub byte: u64,
    /// Damaged lines, counted from the chunk's first as 0.
    pub damages: Vec<(usize, Damage)>,
    /// Whether there may be quotes in it.
    pub quoted: bool,
    pub line_ends: LineEnds,
}

/// Cuts a file into chunks, hashing it on the way.
pub(in crate::feed) struct Chunks<R> {
    source: R,
    format: TextFormat,
    hasher: blake3::Hasher,
    decoder: Option<encoding_rs::Decoder>,
    /// Bytes read beyond the last chunk.
    pending: Vec<u8>,
    raw: Vec<u8>,
    ended: bool,
    line: u64,
    byte: u64,
    /// Bytes of the file.
    pub read: u64,
}

/// Why a file's bytes end too early.
#[derive(Debug)]
pub(in crate::feed) enum Stopped {
    Io(io::Error),
    /// No record ends within [`RECORD_AT_MOST`] bytes of this line.
    Endless(u64),
}

impl<R: Read> Chunks<R> {
    pub fn new(source: R, format: TextFormat) -> Self {
        let encoding = format.encoding;
        let decoder = (!encoding.is_cut_as_bytes()).then(|| encoding.library().new_decoder_without_bom_handling());
        Self {
            source,
            format,
            hasher: blake3::Hasher::new(),
            decoder,
            pending: Vec::new(),
            raw: Vec::new(),
            ended: false,
            line: 1,
            byte: format.mark as u64,
            read: 0,
        }
    }

    /// blake3 of what has been read, in hex.
    pub fn hash(&self) -> String {
        self.hasher.finalize().to_hex().to_string()
    }

    /// The next whole records, in the memory of bytes that are no longer needed; `None` at the end of the file.
    pub fn next(&mut self, mut bytes: Vec<u8>) -> Result<Option<Chunk>, Stopped> {
        bytes.clear();
        bytes.append(&mut self.pending);
        let mut wanted = CHUNK_BYTES;
        loop {
            while !self.ended && bytes.len() < wanted {
                self.fill(&mut bytes, wanted).map_err(Stopped::Io)?;
            }
            if bytes.is_empty() {
                return Ok(None);
            }
            let cut = cut(&bytes, self.format.syntax, self.ended);
            if cut.end > 0 {
                return Ok(Some(self.give(bytes, cut)));
            }
            wanted *= 2;
            if wanted > RECORD_AT_MOST {
                return Err(Stopped::Endless(self.line));
            }
        }
    }

    fn give(&mut self, mut bytes: Vec<u8>, Cut { end, quoted, damages }: Cut) -> Chunk {
        self.pending.extend_from_slice(&bytes[end..]);
        bytes.truncate(end);
        let line_ends = LineEnds::of(&bytes);
        let chunk = Chunk { line: self.line, byte: self.byte, damages, quoted, line_ends, bytes };
        self.line += chunk.line_ends.lines() as u64;
        self.byte += match self.decoder {
            Some(_) => encoded_len(&String::from_utf8_lossy(&chunk.bytes), self.format.encoding) as u64,
            None => end as u64,
        };
        chunk
    }

    /// Reads until there are about `wanted` bytes.
    fn fill(&mut self, bytes: &mut Vec<u8>, wanted: usize) -> io::Result<()> {
        let room = (wanted - bytes.len()).max(4096) as u64;
        let mark = if self.read == 0 { self.format.mark } else { 0 };
        let mut source = self.source.by_ref().take(room);
        let got = if let Some(decoder) = &mut self.decoder {
            self.raw.clear();
            let got = source.read_to_end(&mut self.raw)?;
            self.ended = (got as u64) < room;
            self.hasher.update(&self.raw);
            let text = &self.raw[mark.min(got)..];
            let mut out = String::with_capacity(decoder.max_utf8_buffer_length(text.len()).unwrap_or(text.len() * 3));
            let _ = decoder.decode_to_string(text, &mut out, self.ended);
            bytes.extend_from_slice(out.as_bytes());
            got
        } else {
            let before = bytes.len();
            let got = source.read_to_end(bytes)?;
            self.ended = (got as u64) < room;
            self.hasher.update(&bytes[before..]);
            bytes.drain(..mark.min(got));
            got
        };
        self.read += got as u64;
        Ok(())
    }
}

impl Chunk {
    /// Its text; `None` when `strict` and the bytes are not UTF-8.
    pub fn text(&self, encoding: Encoding, strict: bool) -> Option<std::borrow::Cow<'_, str>> {
        let encoding = if encoding.is_cut_as_bytes() { encoding } else { Encoding::Utf8 };
        encoding::decode(&self.bytes, encoding, strict)
    }
}
