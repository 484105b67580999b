//! BIFF, the stream of records inside an xls ([MS-XLS] 2.1.4), and the texts in it.

use super::limits::EXPANDED;
use super::refusal::Refusal;
use encoding_rs::Encoding;
use std::io::{ErrorKind, Read, Seek, SeekFrom};

pub(super) const CONTINUE: u16 = 0x003C;

/// Records one after the other. All that is read is counted, as a workbook may send its readers round in circles.
pub(super) struct Records<R> {
    inner: R,
    read: u64,
    /// The type and the length of a record whose data come next.
    next: Option<(u16, u16)>,
}

impl<R: Read + Seek> Records<R> {
    pub fn new(inner: R) -> Self {
        Self { inner, read: 0, next: None }
    }

    pub fn seek(&mut self, to: u64) -> Result<(), Refusal> {
        self.next = None;
        self.inner.seek(SeekFrom::Start(to)).map_err(|e| broken(&e))?;
        Ok(())
    }

    /// Reads the next record's data and returns its type; `None` at the end of the stream.
    pub fn next(&mut self, data: &mut Vec<u8>) -> Result<Option<u16>, Refusal> {
        let Some((kind, len)) = self.header()? else { return Ok(None) };
        self.next = None;
        data.resize(usize::from(len), 0);
        self.inner.read_exact(data).map_err(|e| broken(&e))?;
        Ok(Some(kind))
    }

    /// Reads the next record's data if it goes on with the record before.
    fn go_on(&mut self, data: &mut Vec<u8>) -> Result<bool, Refusal> {
        match self.header()? {
            Some((CONTINUE, _)) => self.next(data).map(|kind| kind.is_some()),
            _ => Ok(false),
        }
    }

    fn header(&mut self) -> Result<Option<(u16, u16)>, Refusal> {
        if self.next.is_none() {
            let mut header = [0; 4];
            match self.inner.read_exact(&mut header) {
                Ok(()) => {}
                Err(e) if e.kind() == ErrorKind::UnexpectedEof => return Ok(None),
                Err(e) => return Err(broken(&e)),
            }
            let [a, b, c, d] = header;
            let len = u16::from_le_bytes([c, d]);
            self.read += 4 + u64::from(len);
            EXPANDED.check(self.read)?;
            self.next = Some((u16::from_le_bytes([a, b]), len));
        }
        Ok(self.next)
    }
}

fn broken(error: &std::io::Error) -> Refusal {
    super::refusal::from_io("Workbook", error)
}

/// How texts are written: by the version of the format.
#[derive(Debug, Clone, Copy)]
pub(super) enum Texts {
    /// Since 1997: UTF-16, its high bytes left out where they are all zero.
    Wide,
    /// Before: bytes in the workbook's code page.
    Bytes(&'static Encoding),
}

/// The code page of a workbook of before 1997; where it says nothing else, it is Chinese.
pub(super) fn code_page(number: u16) -> &'static Encoding {
    match number {
        950 => encoding_rs::BIG5,
        1252 | 0x8001 => encoding_rs::WINDOWS_1252,
        _ => encoding_rs::GBK,
    }
}

/// Reads within one record and those that go on with it.
pub(super) struct Cursor<'r, R> {
    records: &'r mut Records<R>,
    data: &'r mut Vec<u8>,
    at: usize,
}

impl<'r, R: Read + Seek> Cursor<'r, R> {
    /// From a byte of the record whose data were just read.
    pub fn new(records: &'r mut Records<R>, data: &'r mut Vec<u8>, at: usize) -> Self {
        Self { records, data, at }
    }

    /// Whether the records hold more bytes.
    pub fn has_more(&mut self) -> Result<bool, Refusal> {
        while self.at >= self.data.len() {
            if !self.records.go_on(self.data)? {
                return Ok(false);
            }
            self.at = 0;
        }
        Ok(true)
    }

    fn byte(&mut self) -> Result<u8, Refusal> {
        if !self.has_more()? {
            return Err(Refusal::broken("Workbook", "a record ends within a text"));
        }
        self.at += 1;
        Ok(self.data[self.at - 1])
    }

    fn u16(&mut self) -> Result<u16, Refusal> {
        Ok(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn u32(&mut self) -> Result<u32, Refusal> {
        Ok(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    fn skip(&mut self, mut count: usize) -> Result<(), Refusal> {
        while count > 0 && self.has_more()? {
            let step = count.min(self.data.len() - self.at);
            self.at += step;
            count -= step;
        }
        Ok(())
    }

    /// A text whose length is written in one byte: names of sheets, formats of before 1997.
    pub fn short(&mut self, texts: Texts) -> Result<String, Refusal> {
        let count = usize::from(self.byte()?);
        self.text(count, texts)
    }

    /// A text whose length is written in two bytes.
    pub fn long(&mut self, texts: Texts) -> Result<String, Refusal> {
        let count = usize::from(self.u16()?);
        self.text(count, texts)
    }

    /// A text of the shared table, with its runs of formats and its reading aids, which are passed over.
    pub fn rich(&mut self) -> Result<String, Refusal> {
        let count = usize::from(self.u16()?);
        let flags = self.byte()?;
        let runs = if flags & 0x08 == 0 { 0 } else { usize::from(self.u16()?) };
        let extra = if flags & 0x04 == 0 { 0 } else { self.u32()? as usize };
        let text = self.wide(count, flags)?;
        self.skip(runs * 4)?;
        self.skip(extra)?;
        Ok(text)
    }

    fn text(&mut self, count: usize, texts: Texts) -> Result<String, Refusal> {
        match texts {
            Texts::Wide => {
                // An empty text may end without its flags.
                let flags = if count == 0 { 0 } else { self.byte()? };
                self.wide(count, flags)
            }
            Texts::Bytes(encoding) => {
                let bytes = (0..count).map(|_| self.byte()).collect::<Result<Vec<u8>, _>>()?;
                Ok(encoding.decode_without_bom_handling(&bytes).0.into_owned())
            }
        }
    }

    /// So many units of UTF-16. A record that goes on with the text begins with flags of its own.
    fn wide(&mut self, count: usize, mut flags: u8) -> Result<String, Refusal> {
        let mut units = Vec::with_capacity(count);
        while units.len() < count {
            if self.at >= self.data.len() {
                flags = self.byte()?;
            }
            units.push(if flags & 1 == 0 { u16::from(self.byte()?) } else { self.u16()? });
        }
        Ok(String::from_utf16_lossy(&units))
    }
}
