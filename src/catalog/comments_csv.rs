//! Reads `comments.csv`.

use super::comment::Comment;
use super::indicators::Indicators;
use super::reading::{COMMENTS_FILE, Cell, Findings, Heading, Row, TableFile, day_or_month, read_table};
use super::regions::{Regions, region_or_root};
use crate::measure::{Every, Month, When, read_date};
use crate::say;

pub(super) const HEADINGS: &[Heading] = &[
    Heading { id: "indicator", also: &["指标", "指标编号", "指标名称"], required: true },
    Heading { id: "region", also: &["地区", "乡镇", "区划代码"], required: false },
    Heading { id: "period", also: &["报告期", "月份", "期别"], required: true },
    Heading { id: "text", also: &["说明", "情况说明", "原因说明"], required: true },
    Heading { id: "by", also: &["说明单位", "填报单位", "说明人"], required: false },
    Heading { id: "on", also: &["说明日期", "填报日期"], required: false },
];

/// Reads every row. Errors go to the findings, and their rows are left out.
pub(super) fn read_comments(
    file: &TableFile<'_>,
    indicators: &Indicators,
    regions: Option<&Regions>,
    findings: &Findings,
) -> Vec<Comment> {
    let Some(table) = read_table(COMMENTS_FILE, file, HEADINGS, findings) else { return Vec::new() };
    table.rows().iter().filter_map(|row| comment(row, indicators, regions, findings)).collect()
}

fn comment(row: &Row<'_>, indicators: &Indicators, regions: Option<&Regions>, findings: &Findings) -> Option<Comment> {
    let indicator = indicators.find(&row.need("indicator", findings)?, findings);
    let region = regions.and_then(|regions| region_or_root(&row.get("region"), regions, findings));
    let month = row.need("period", findings).and_then(|cell| last_month(&cell, findings));
    let text = row.need("text", findings);
    let on = day_or_month(&row.get("on"), findings).map(When::last_day);
    Some(Comment {
        line: row.line,
        indicator: indicator?.to_owned(),
        region: region?,
        month: month?,
        text: text?.text.to_owned(),
        by: row.get("by").text.to_owned(),
        on,
    })
}

/// The last month of a month, quarter or year.
pub(super) fn last_month(cell: &Cell<'_>, findings: &Findings) -> Option<Month> {
    let period = read_date(&cell.tidy()).filter(|period| period.every() >= Every::Month);
    if period.is_none() {
        let written = cell.text;
        findings.error("type-error", cell.at(), say!("not-a-period", written));
    }
    period.map(|period| Month::of(period.last_day()))
}
