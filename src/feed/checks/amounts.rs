//! Amounts of a file as the checks compare them: which columns add up, exact sums, and amounts in messages.

use crate::catalog::{ColumnKind, Feed};
use crate::feed::cell::CellValue;
use crate::feed::rows::Rows;
pub(super) use crate::feed::rows::amount;
use crate::measure::exact::whole;
use crate::measure::{Decimal, Exact, Unit};
use std::collections::BTreeMap;

/// Columns whose amounts add up and may be shown; shares do not add up.
pub(super) fn additive(feed: &Feed) -> impl Iterator<Item = (usize, Unit)> {
    feed.columns.iter().enumerate().filter(|(_, c)| !c.private).filter_map(|(n, c)| match c.kind {
        ColumnKind::Quantity { unit, .. } if !unit.is_share() => Some((n, unit)),
        _ => None,
    })
}

/// The exact sum of a column over some rows.
pub(super) fn sum(rows: &Rows, column: usize, of: impl Iterator<Item = usize>) -> Exact {
    let mut by_scale: BTreeMap<u32, i128> = BTreeMap::new();
    for row in of {
        if let CellValue::Amount(a) = rows.values[column].get(row) {
            *by_scale.entry(a.scale).or_default() += a.mantissa;
        }
    }
    by_scale.into_iter().map(|(scale, mantissa)| Decimal::new(mantissa, scale).to_exact()).fold(whole(0), |a, b| a + b)
}

#[cfg(test)]
mod tests {
    use super::super::test_files::{catalog, read};
    use super::*;
    use crate::diag::Amount;
    use crate::measure::exact::ratio;

    #[test]
    fn sums_are_exact_over_any_places_and_pass_over_blanks() {
        let columns = "region = { header = \"乡镇\", type = \"region\" }\n\
            area = { header = \"面积\", type = \"quantity\", unit = \"万亩\", optional = true }\n\
            share = { header = \"比例\", type = \"quantity\", unit = \"%\", optional = true }\n\
            pay = { header = \"补贴\", type = \"quantity\", unit = \"元\", optional = true, private = true }\n";
        let catalog = catalog("", columns);
        let feed = &catalog.feeds[0];
        let additive: Vec<(usize, Unit)> = additive(feed).collect();
        assert_eq!(additive, [(1, Unit::parse("万亩").unwrap())]);
        let text = "乡镇,面积,比例\n文昌镇,0.1,1\n柳河镇,,1\n河口镇,0.00025,1\n";
        let rows = read(&catalog, "f/a-2020-11.csv", text).rows;
        assert_eq!(amount(&sum(&rows, 1, 0..3), additive[0].1), Amount(ratio(10_025, 100_000), additive[0].1));
        assert_eq!(amount(&sum(&rows, 1, 2..3), additive[0].1), Amount(ratio(25, 100_000), additive[0].1));
        assert_eq!(sum(&rows, 1, 1..2), whole(0));
    }
}
