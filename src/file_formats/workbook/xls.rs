//! Xls: the workbook stream of a compound file. Record numbers and layouts are those of [MS-XLS] 2.4.

use super::biff::{Cursor, Records, Texts, code_page};
use super::draft::Draft;
use super::format::SheetFormat;
use super::limits::{FORMATS, SHEETS, XLS_FILE};
use super::number_formats::{Kind, builtin};
use super::number_text::{Epoch, number};
use super::refusal::Refusal;
use super::shared::Strings;
use cfb::CompoundFile;
use std::collections::BTreeMap;
use std::io::{BufReader, Read, Seek};

/// What every compound file begins with.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Workbooks of Excel before 2007.
pub(super) struct Xls;

impl SheetFormat for Xls {
    fn name(&self) -> &'static str {
        "xls"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["xls", "et"]
    }

    fn magic(&self) -> &'static [u8] {
        COMPOUND
    }

    fn recognises(&self, _: &[u8]) -> Result<bool, Refusal> {
        Ok(true)
    }

    fn read(&self, bytes: &[u8], draft: &mut Draft) -> Result<(), Refusal> {
        read(bytes, draft)
    }
}

/// Reads every worksheet into the draft.
fn read(bytes: &[u8], draft: &mut Draft) -> Result<(), Refusal> {
    XLS_FILE.check(bytes.len() as u64)?;
    let broken = |e: std::io::Error| Refusal::broken("xls", e.to_string());
    let mut file = CompoundFile::open(std::io::Cursor::new(bytes)).map_err(broken)?;
    // An xlsx with a password.
    if file.is_stream("/EncryptedPackage") {
        return Err(Refusal::Encrypted);
    }
    let name = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name));
    let stream = file.open_stream(name.ok_or(Refusal::NotAWorkbook)?).map_err(broken)?;
    let mut records = Records::new(BufReader::new(stream));
    let book = Book::read(&mut records, draft.keeps())?;
    for sheet in &book.sheets {
        records.seek(u64::from(sheet.position))?;
        draft.begin(&sheet.name, sheet.hidden)?;
        read_sheet(&mut records, &book, draft)?;
        draft.end()?;
    }
    Ok(())
}

struct Listed {
    position: u32,
    name: String,
    hidden: bool,
}

/// What cells refer to.
struct Book {
    sheets: Vec<Listed>,
    strings: Strings,
    kinds: Vec<Kind>,
    epoch: Epoch,
    texts: Texts,
}

impl Book {
    fn read<R: Read + Seek>(records: &mut Records<R>, keep: bool) -> Result<Self, Refusal> {
        let (strings, epoch, texts) = (Strings::new(keep), Epoch::Y1900, Texts::Wide);
        let mut book = Self { sheets: Vec::new(), strings, kinds: Vec::new(), epoch, texts };
        let (mut codes, mut formats) = (BTreeMap::new(), Vec::new());
        let mut wide = true;
        let mut data = Vec::new();
        while let Some(kind) = records.next(&mut data)? {
            match kind {
                // BOF: the version.
                0x0809 => wide = u16_at(&data, 0)? >= 0x0600,
                // CodePage.
                0x0042 if !wide => book.texts = Texts::Bytes(code_page(u16_at(&data, 0)?)),
                // FilePass.
                0x002F => return Err(Refusal::Encrypted),
                // Date1904.
                0x0022 if u16_at(&data, 0)? == 1 => book.epoch = Epoch::Y1904,
                // Format.
                0x041E => {
                    let id = u16_at(&data, 0)?;
                    let mut cursor = Cursor::new(records, &mut data, 2);
                    let code = if wide { cursor.long(book.texts)? } else { cursor.short(book.texts)? };
                    codes.insert(u32::from(id), Kind::of(&code));
                }
                // XF.
                0x00E0 => {
                    formats.push(u32::from(u16_at(&data, 2)?));
                    FORMATS.check(formats.len() as u64)?;
                }
                // BoundSheet8: where the sheet begins, whether it is hidden, and whether it is a worksheet.
                0x0085 => {
                    let position = u32::from(u16_at(&data, 0)?) | u32::from(u16_at(&data, 2)?) << 16;
                    let [state, kind] = u16_at(&data, 4)?.to_le_bytes();
                    let name = Cursor::new(records, &mut data, 6).short(book.texts)?;
                    if kind == 0 {
                        book.sheets.push(Listed { position, name, hidden: state & 3 != 0 });
                        SHEETS.check(book.sheets.len() as u64)?;
                    }
                }
                // SST. How many texts it says to hold is not believed.
                0x00FC => {
                    let mut cursor = Cursor::new(records, &mut data, 8);
                    while cursor.has_more()? {
                        book.strings.push(&cursor.rich()?)?;
                    }
                }
                // EOF.
                0x000A => break,
                _ => {}
            }
        }
        book.kinds = formats.iter().map(|id| codes.get(id).copied().unwrap_or_else(|| builtin(*id))).collect();
        Ok(book)
    }

    fn number(&self, value: f64, format: u16) -> String {
        let kind = self.kinds.get(usize::from(format)).copied().unwrap_or_default();
        number(value, kind, self.epoch)
    }
}

fn read_sheet<R: Read + Seek>(records: &mut Records<R>, book: &Book, draft: &mut Draft) -> Result<(), Refusal> {
    let mut data = Vec::new();
    // Charts in the sheet are streams within the stream.
    let mut depth = 0;
    // The cell of a formula whose text comes in a record of its own.
    let mut formula = None;
    while let Some(kind) = records.next(&mut data)? {
        match kind {
            0x0809 => depth += 1,
            0x000A if depth <= 1 => break,
            0x000A => depth -= 1,
            _ if depth > 1 => {}
            // MergeCells.
            0x00E5 => {
                for area in data.get(2..).unwrap_or_default().chunks_exact(8).take(u16_at(&data, 0)?.into()) {
                    let at = |n| u16_at(area, n).map(u32::from);
                    draft.merge((at(0)?, at(4)?), (at(2)?, at(6)?))?;
                }
            }
            // String: the text of the formula before.
            0x0207 => {
                if let Some((row, col)) = formula.take() {
                    let text = Cursor::new(records, &mut data, 0).long(book.texts)?;
                    draft.put(row, col, &text)?;
                }
            }
            0x0203 | 0x0204 | 0x0205 | 0x0006 | 0x00FD | 0x00D6 | 0x027E | 0x00BD => {
                let (row, col) = (u32::from(u16_at(&data, 0)?), u32::from(u16_at(&data, 2)?));
                let format = u16_at(&data, 4)?;
                match kind {
                    // Number.
                    0x0203 => draft.put_number(row, col, &book.number(f64_at(&data, 6)?, format))?,
                    // RK: a number in four bytes.
                    0x027E => draft.put_number(row, col, &book.number(rk(u32_at(&data, 6)?), format))?,
                    // MulRk: several, each after its format.
                    0x00BD => {
                        let cells = data.get(4..data.len() - 2).unwrap_or_default().chunks_exact(6);
                        for (n, cell) in (col..).zip(cells) {
                            draft.put_number(row, n, &book.number(rk(u32_at(cell, 2)?), u16_at(cell, 0)?))?;
                        }
                    }
                    // LabelSst.
                    0x00FD => {
                        let index = u32_at(&data, 6)? as usize;
                        let len = book.strings.len(index);
                        let len =
                            len.ok_or_else(|| Refusal::broken("Workbook", format!("no text of number {index}")))?;
                        draft.put_counted(row, col, len, || book.strings.get(index))?;
                    }
                    // BoolErr.
                    0x0205 => {
                        let [value, is_error] = u16_at(&data, 6)?.to_le_bytes();
                        draft.put(row, col, if is_error == 0 { truth(value) } else { error(value) })?;
                    }
                    0x0006 => match result(&data, book, format)? {
                        Some(text) => draft.put_number(row, col, &text)?,
                        None => formula = Some((row, col)),
                    },
                    // Label, RString.
                    _ => {
                        let text = Cursor::new(records, &mut data, 6).long(book.texts)?;
                        draft.put(row, col, &text)?;
                    }
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// The stored result of a formula; `None` where a text follows in a record of its own.
fn result(data: &[u8], book: &Book, format: u16) -> Result<Option<String>, Refusal> {
    if u16_at(data, 12)? != 0xFFFF {
        return Ok(Some(book.number(f64_at(data, 6)?, format)));
    }
    let [kind, value] = [data[6], data[8]];
    Ok(match kind {
        0 => None,
        1 => Some(truth(value).to_owned()),
        2 => Some(error(value).to_owned()),
        _ => Some(String::new()),
    })
}

/// A number in 30 bits, an integer or the head of a double, perhaps times a hundred ([MS-XLS] 2.5.217).
fn rk(bits: u32) -> f64 {
    let value =
        if bits & 2 == 0 { f64::from_bits(u64::from(bits & !3) << 32) } else { f64::from(bits.cast_signed() >> 2) };
    if bits & 1 == 0 { value } else { value / 100.0 }
}

fn truth(value: u8) -> &'static str {
    if value == 0 { "FALSE" } else { "TRUE" }
}

/// The name of an error ([MS-XLS] 2.5.10).
fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}

fn bytes_at<const N: usize>(data: &[u8], at: usize) -> Result<[u8; N], Refusal> {
    let bytes = data.get(at..at + N).and_then(|b| b.try_into().ok());
    bytes.ok_or_else(|| Refusal::broken("Workbook", "a record is too short"))
}

fn u16_at(data: &[u8], at: usize) -> Result<u16, Refusal> {
    bytes_at(data, at).map(u16::from_le_bytes)
}

fn u32_at(data: &[u8], at: usize) -> Result<u32, Refusal> {
    bytes_at(data, at).map(u32::from_le_bytes)
}

fn f64_at(data: &[u8], at: usize) -> Result<f64, Refusal> {
    bytes_at(data, at).map(f64::from_le_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::float_cmp, reason = "exact by definition")]
    fn short_numbers_are_read() {
        // Examples of the OpenOffice documentation of the format, 2.5.5.
        assert_eq!(rk(0x3FF0_0000), 1.0);
        assert_eq!(rk(0x405E_C001), 1.23);
        assert_eq!(rk(0x02F1_853A), 12_345_678.0);
        assert_eq!(rk(0x02F1_853B), 123_456.78);
        assert_eq!(rk(0xFFFF_FFFE), -1.0);
    }
}
