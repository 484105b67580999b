//! The sender that a cell above the table states: 填报单位：文昌镇, Submitted by: North.

use crate::catalog::{RegionId, Regions};

/// What stands before the sender's name.
const MARKS: [&str; 7] = ["填报单位", "报送单位", "填表单位", "上报单位", "填报地区", "submitted by", "reported by"];

/// What may stand behind the name of a region: its government submits.
const OFFICES: [&str; 3] = ["人民政府", "办事处", "政府"];

/// The sender that the rows above a header state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::feed) enum StatedSender {
    Region(RegionId),
    /// A name that is no region's.
    Other(String),
}

/// The sender that is stated in rows of tidied cells.
pub(in crate::feed) fn stated_sender(rows: &[Vec<String>], regions: &Regions) -> Option<StatedSender> {
    let stated = rows.iter().find_map(|row| {
        let (at, rest) = row.iter().enumerate().find_map(|(at, cell)| Some((at, behind_mark(cell)?)))?;
        // The name may stand in the next cell.
        let next = || row[at + 1..].iter().map(String::as_str).find(|cell| !cell.is_empty());
        if rest.is_empty() { next() } else { Some(rest) }
    })?;
    // Another label may follow in the same cell: 填报单位：文昌镇  单位：亩.
    let ends = stated.match_indices(' ').map(|(end, _)| end).chain([stated.len()]).rev();
    let names = || ends.clone().map(|end| stated[..end].trim());
    let region = names().find_map(|name| {
        let of_office = OFFICES.iter().find_map(|office| name.strip_suffix(office));
        [Some(name), of_office].into_iter().flatten().find_map(|name| regions.find(name).ok())
    });
    Some(match region {
        Some(id) => StatedSender::Region(id),
        None => StatedSender::Other(names().next_back().unwrap_or(stated).to_owned()),
    })
}

/// What follows the mark of a sender and its colon in a cell; 填报单位（盖章） is one too.
fn behind_mark(cell: &str) -> Option<&str> {
    let folded = cell.to_lowercase();
    // A text whose letters change their length when they are folded is no mark of ours.
    let found =
        MARKS.iter().find_map(|mark| Some(folded.find(mark)? + mark.len())).filter(|_| folded.len() == cell.len())?;
    let rest = cell.get(found..)?.trim_start();
    let rest = match rest.strip_prefix('(') {
        Some(stamp) => stamp.split_once(')')?.1.trim_start(),
        None => rest,
    };
    let name = rest.strip_prefix(':')?;
    Some(name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::tests::catalog;
    use crate::measure::notation::tidy;

    fn stated(rows: &[&[&str]]) -> Option<String> {
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| tidy(cell).into_owned()).collect()).collect();
        let regions = &catalog().regions;
        stated_sender(&rows, regions).map(|sender| match sender {
            StatedSender::Region(id) => regions.get(id).title.clone(),
            StatedSender::Other(name) => format!("? {name}"),
        })
    }

    #[test]
    fn the_region_that_submits_is_found_above_the_table() {
        for row in [
            &["填报单位：文昌镇"][..],
            &["填报单位（盖章）：文昌镇人民政府", "", "单位：亩"],
            &["", "Submitted by: 文昌镇   Date: 3 May"],
            &["上报单位：文昌镇　　单位：亩　　2020年11月"],
            &["报送单位:", "", "411025901"],
        ] {
            assert_eq!(stated(&[&["统计表", ""], row]).as_deref(), Some("文昌镇"), "{row:?}");
        }
        assert_eq!(stated(&[&["填报单位：西 镇 单位：亩"]]).as_deref(), Some("? 西"));
        for row in [&["单位：亩"][..], &["填报单位"], &["填报单位：", ""], &["填报人：文昌镇"]] {
            assert_eq!(stated(&[row]), None, "{row:?}");
        }
    }
}
