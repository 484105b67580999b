//! Chinese numerals: 三, 二十, 一百二十.

/// The whole number that numerals stand for; `None` where they stand for none.
pub(super) fn numeral(text: &str) -> Option<i64> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let (mut total, mut section, mut digit) = (0_i64, 0_i64, None);
    for c in text.chars() {
        match c {
            '〇' | '零' => digit = Some(0),
            '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '两' => {
                let value = "一二三四五六七八九"
                    .chars()
                    .position(|d| d == c)
                    .and_then(|at| i64::try_from(at + 1).ok())
                    .unwrap_or(2);
                digit = Some(value);
            }
            '十' | '百' | '千' => {
                let unit = match c {
                    '十' => 10,
                    '百' => 100,
                    _ => 1000,
                };
                section += digit.take().unwrap_or(1) * unit;
            }
            '万' => {
                total = (total + section + digit.take().unwrap_or(0)) * 10_000;
                section = 0;
            }
            _ => return None,
        }
    }
    (!text.is_empty()).then_some(total + section + digit.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_counted() {
        for (text, number) in [
            ("三", 3),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("一百二十", 120),
            ("两千", 2000),
            ("一万五千", 15_000),
            ("15", 15),
        ] {
            assert_eq!(numeral(text), Some(number), "{text}");
        }
        assert_eq!(numeral(""), None);
        assert_eq!(numeral("几"), None);
    }
}
