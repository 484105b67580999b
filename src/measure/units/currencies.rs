//! The currencies of ISO 4217 with their usual signs: one line each in a table. Amounts of one are never turned into another's.

use super::definition::{Definition, currency, sign};
use std::sync::LazyLock;

/// Every currency: its code, its Chinese name, its English name for one and for several, and other names with `|` between them. Codes are
/// names too.
const TABLE: &str = include_str!("currencies.csv");

/// By their codes.
pub(super) static CURRENCIES: LazyLock<Vec<Definition>> = LazyLock::new(|| {
    let line = |line: &'static str| {
        let [code, zh, one, many, also] = line.split(',').collect::<Vec<_>>()[..] else { return None };
        let also: Vec<&'static str> = also.split('|').filter(|name| !name.is_empty()).collect();
        Some(currency(code, zh, (one, many), also.leak()))
    };
    TABLE.lines().skip(1).filter_map(line).collect()
});

/// Signs that mean one currency; kr, Rs and their like mean several, and are declared where they are used. In which language ¥ means
/// what is for the catalog to say.
pub(super) static SIGNS: &[Definition] = &[
    sign("¥", "CNY", &["￥", "CN¥", "RMB¥"]),
    sign("$", "USD", &[]),
    sign("US$", "USD", &[]),
    sign("€", "EUR", &[]),
    sign("£", "GBP", &["￡"]),
    sign("₩", "KRW", &["￦"]),
    sign("₹", "INR", &[]),
    sign("₽", "RUB", &[]),
    sign("₺", "TRY", &[]),
    sign("₴", "UAH", &[]),
    sign("₦", "NGN", &[]),
    sign("₱", "PHP", &[]),
    sign("₫", "VND", &[]),
    sign("₪", "ILS", &[]),
    sign("฿", "THB", &[]),
    sign("₡", "CRC", &[]),
    sign("₲", "PYG", &[]),
    sign("₵", "GHS", &["GH₵"]),
    sign("₭", "LAK", &[]),
    sign("₮", "MNT", &[]),
    sign("₸", "KZT", &[]),
    sign("₾", "GEL", &[]),
    sign("₼", "AZN", &[]),
    sign("৳", "BDT", &[]),
    sign("៛", "KHR", &[]),
    sign("HK$", "HKD", &[]),
    sign("NT$", "TWD", &[]),
    sign("S$", "SGD", &[]),
    sign("A$", "AUD", &["AU$"]),
    sign("C$", "CAD", &["CA$"]),
    sign("NZ$", "NZD", &[]),
    sign("R$", "BRL", &[]),
    sign("MX$", "MXN", &[]),
    sign("JP¥", "JPY", &[]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_three_capitals_in_order_and_every_sign_has_a_currency() {
        let codes: Vec<&str> = CURRENCIES.iter().map(|d| d.code).collect();
        assert!(codes.is_sorted() && codes.iter().all(|c| c.len() == 3 && c.bytes().all(|b| b.is_ascii_uppercase())));
        assert_eq!(codes.len() + 1, TABLE.lines().count());
        assert!(codes.len() > 150, "{}", codes.len());
        for sign in SIGNS {
            assert!(codes.contains(&sign.code), "{}", sign.name);
        }
    }
}
