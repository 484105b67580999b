//! Charts as PDF: vectors with words that can be found again, the same bytes each time.

use flate2::read::ZlibDecoder;
use onpace::measure::Month;
use onpace::pipeline::{self, Study};
use onpace::render::chart::{Size, Style, draw, draw_one_page, draw_pdf};
use onpace::render::palette::Palette;
use onpace::{pack, words::Language};
use std::collections::BTreeMap;
use std::io::Read;

/// The stream of an object, unpacked where it is packed.
fn stream(pdf: &[u8], object: usize) -> Option<Vec<u8>> {
    let head = format!("\n{object} 0 obj");
    let start = find(pdf, head.as_bytes())?;
    let body = start + find(&pdf[start..], b"stream\n")? + 7;
    let end = body + find(&pdf[body..], b"\nendstream")?;
    let packed = find(&pdf[start..body], b"FlateDecode").is_some();
    if !packed {
        return Some(pdf[body..end].to_vec());
    }
    let mut out = Vec::new();
    ZlibDecoder::new(&pdf[body..end]).read_to_end(&mut out).expect("the stream unpacks");
    Some(out)
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// The number of the object that a dictionary's key points at.
fn reference(pdf: &[u8], object: usize, key: &str) -> usize {
    let head = format!("\n{object} 0 obj");
    let start = find(pdf, head.as_bytes()).unwrap_or_else(|| panic!("object {object}"));
    let at = start + find(&pdf[start..], key.as_bytes()).unwrap_or_else(|| panic!("{key} of {object}")) + key.len();
    let digits: String =
        String::from_utf8_lossy(&pdf[at..at + 12]).trim().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().expect("a reference")
}

/// The characters that the glyphs of a font stand for, by its `ToUnicode` map.
fn characters(pdf: &[u8], font: usize) -> BTreeMap<u16, String> {
    let map = stream(pdf, reference(pdf, font, "/ToUnicode")).expect("a map");
    let map = String::from_utf8(map).expect("a map is text");
    let hex = |text: &str| text.trim_matches(['<', '>']).to_owned();
    let mut all = BTreeMap::new();
    for line in map.split("beginbfchar").skip(1).flat_map(|part| part.split("endbfchar").next().unwrap_or("").lines()) {
        let Some((glyph, code)) = line.split_once(' ') else { continue };
        let glyph = u16::from_str_radix(&hex(glyph), 16).expect("a glyph");
        let code = hex(code);
        let units: Vec<u16> =
            (0..code.len() / 4).map(|n| u16::from_str_radix(&code[4 * n..4 * n + 4], 16).expect("hex")).collect();
        all.insert(glyph, String::from_utf16(&units).expect("characters"));
    }
    all
}

/// The texts of a page, one for each time that something is shown.
pub fn texts(pdf: &[u8]) -> Vec<String> {
    let page = reference(pdf, 2, "/Kids [");
    let content = stream(pdf, reference(pdf, page, "/Contents")).expect("a page has content");
    let fonts: BTreeMap<&[u8], BTreeMap<u16, String>> = [&b"/Regular"[..], b"/Bold"]
        .into_iter()
        .filter(|name| find(pdf, &[name, &b" "[..]].concat()).is_some())
        .map(|name| {
            let key = String::from_utf8(name.to_vec()).expect("a name");
            (name, characters(pdf, reference(pdf, page, &key)))
        })
        .collect();
    let mut texts = Vec::new();
    let mut rest = content.as_slice();
    while let Some(begin) = find(rest, b"BT\n") {
        rest = &rest[begin + 3..];
        let end = find(rest, b"\nET").expect("a text ends");
        let (font, shown) = (rest, &rest[..end]);
        let name = if font.starts_with(b"/Bold") { &b"/Bold"[..] } else { b"/Regular" };
        let glyphs = shown_bytes(shown);
        let text = glyphs.chunks(2).map(|pair| fonts[name][&u16::from_be_bytes([pair[0], pair[1]])].as_str());
        texts.push(text.collect());
        rest = &rest[end..];
    }
    texts
}

/// The bytes of the string that is shown, written in hexadecimal or between brackets.
fn shown_bytes(operators: &[u8]) -> Vec<u8> {
    if let Some(at) = operators.iter().rposition(|b| *b == b'<').filter(|_| operators.ends_with(b"> Tj")) {
        let hex: Vec<u8> = operators[at + 1..].iter().copied().take_while(|b| *b != b'>').collect();
        return hex
            .chunks(2)
            .map(|pair| u8::from_str_radix(&String::from_utf8_lossy(pair), 16).expect("hex"))
            .collect();
    }
    let start = find(operators, b"Tm\n(").expect("a string") + 4;
    let mut out = Vec::new();
    let mut bytes = operators[start..operators.len() - 4].iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        let escaped = bytes.next().expect("something is escaped");
        out.push(match escaped {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            b'0'..=b'7' => {
                let mut octal = u16::from(escaped - b'0');
                for _ in 0..2 {
                    if let Some(next) = bytes.next_if(|b| (b'0'..=b'7').contains(b)) {
                        octal = octal * 8 + u16::from(next - b'0');
                    }
                }
                u8::try_from(octal).expect("a byte")
            }
            other => other,
        });
    }
    out
}

/// The words of an SVG, in the order of drawing.
pub fn words(svg: &str) -> Vec<String> {
    let text = |part: &str| part.split_once('>').map(|(_, text)| text.split("</text>").next().unwrap_or("").to_owned());
    let words = svg.split("<text").skip(1).filter_map(text);
    words.map(|w| quick_xml::escape::unescape(&w).expect("well-formed").into_owned()).collect()
}

#[test]
fn a_pdf_says_word_for_word_what_its_picture_says() {
    let study = Study::load(&pack::project(), |_| {}).expect("the bundled catalog is sound");
    for language in [Language::Chinese, Language::English] {
        let report = pipeline::report(&study, Month::new(2021, 12), language).expect("the engine answers");
        for chart in &report.charts {
            for size in [Size::Full, Size::Wide] {
                let style = Style { size, ..Style::default() };
                let pdf = draw_pdf(chart, &style);
                assert!(pdf.starts_with(b"%PDF-1.") && pdf == draw_pdf(chart, &style), "{}", chart.name());
                assert_eq!(texts(&pdf), words(&draw(chart, &style).svg), "{} {size:?}", chart.name());
            }
        }
        let page = draw_one_page(&report.one_page, &Palette::default());
        assert_eq!(texts(&page.pdf), words(&page.drawn.svg));
        assert!(page.pdf.len() < 200_000, "fonts are cut down: {}", page.pdf.len());
    }
}
