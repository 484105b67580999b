//! Bytes as the text of one cell: what is read, written and read again stays the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use onpace::measure::exact::full;
use onpace::measure::notation::{Encoding, decode, encoded_len, nearest, tidy};
use onpace::measure::{BUILT_IN, Decimal, Number, Unit, is_missing, read_date, read_number};

fuzz_target!(|data: &[u8]| {
    if let Some(decoded) = decode(data) {
        // GB18030 has several forms for some characters; the others have one.
        if decoded.encoding != Encoding::Gb18030 {
            assert_eq!(decoded.mark + encoded_len(&decoded.text, decoded.encoding), data.len());
        }
        cell(&decoded.text);
    }
});

fn cell(text: &str) {
    let tidied = tidy(text);
    assert_eq!(tidy(&tidied), tidied, "tidied twice");
    let _ = is_missing(&tidied);
    let _ = nearest(&tidied, ["烟叶", "红薯", "tobacco"]);
    if let Ok(Number { value: number, unit, .. }) = read_number(&tidied, &BUILT_IN) {
        let written = full(&number.to_exact());
        let digits = written.bytes().filter(u8::is_ascii_digit).count();
        // Longer numbers are printed rounded, or not read.
        if number.trimmed().scale <= 15 && digits <= Decimal::MAX_DIGITS {
            let again = read_number(&written, &BUILT_IN).expect("a number in full");
            assert_eq!(again.value.to_exact(), number.to_exact(), "{written}");
            assert_eq!(again.unit, None);
        }
        if let Some(unit) = unit {
            assert_eq!(Unit::parse(&unit.to_string()), Some(unit));
        }
    }
    if let Some(period) = read_date(&tidied) {
        assert_eq!(read_date(&period.to_string()), Some(period));
        assert!(period.first_day() <= period.last_day());
    }
    if let Some(unit) = Unit::parse(&tidied) {
        assert_eq!(Unit::parse(&unit.to_string()), Some(unit));
    }
}
