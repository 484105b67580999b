//! Everything that one file's rows say of each other, settled in one order.

use super::later_dates::warn_of_later_dates;
use crate::catalog::{Feed, Regions};
use crate::feed::checks::control_totals_by_label::compare_rows_of_totals;
use crate::feed::checks::control_totals_by_region::skip_control_totals;
use crate::feed::checks::parts_above_whole::compare_parts;
use crate::feed::checks::repeats_within_file::within_file;
use crate::feed::rows::{FileRows, Fingerprints};

/// Settles repeated and contradicting rows, control totals, parts and dates of one file.
pub(in crate::feed) fn settle(feed: &Feed, regions: &Regions, file: &mut FileRows) {
    within_file(feed, regions, file);
    // Nothing needs them from here on.
    file.rows.fingerprints = Fingerprints::default();
    skip_control_totals(feed, regions, file);
    compare_rows_of_totals(feed, file);
    compare_parts(feed, file);
    warn_of_later_dates(feed, file);
}

#[cfg(test)]
mod tests {
    use super::super::test_files::{catalog, read, states, warnings};
    use super::*;

    #[test]
    fn every_check_of_one_file_is_made() {
        let columns = "month = { header = \"月份\", type = \"date\" }\nregion = { header = \"乡镇\", type = \"region\" }\n\
            kind = { header = \"类别\", type = \"text\", one_of = [\"全部\", \"甲\"] }\n\
            area = { header = \"面积\", type = \"quantity\", unit = \"亩\" }\n";
        let catalog = catalog("", columns);
        let text = "月份,乡镇,类别,面积\n2020-11,文昌镇,全部,1\n2020-11,文昌镇,其中：甲,2\n2020-12,柳河镇,甲,3\n\
            2020-12,柳河镇,甲,3\n2020-11,襄城县,全部,9\n合计,,,100\n";
        let mut file = read(&catalog, "f/a-2020-11.csv", text);
        settle(&catalog.feeds[0], &catalog.regions, &mut file);
        assert_eq!(states(&file), "uuuuk");
        let codes: Vec<String> =
            warnings(&file).iter().map(|w| w.split(' ').next().unwrap_or_default().to_owned()).collect();
        assert_eq!(codes, ["duplicate-row", "control-total", "control-total", "part-exceeds-whole", "later-date"]);
        assert_eq!(file.rows.fingerprints.len(), 0);
    }
}
