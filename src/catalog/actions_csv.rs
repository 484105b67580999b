//! Reads `actions.csv`.

use super::action::Action;
use super::indicators::Indicators;
use super::reading::{ACTIONS_FILE, Findings, Heading, Row, TableFile, day_or_month, read_table};
use super::regions::{Regions, region_or_root};
use crate::measure::When;
use crate::say;

pub(super) const HEADINGS: &[Heading] = &[
    Heading { id: "indicator", also: &["指标", "指标编号", "指标名称"], required: true },
    Heading { id: "region", also: &["地区", "乡镇", "区划代码"], required: false },
    Heading { id: "lead", also: &["牵头单位", "责任单位"], required: false },
    Heading { id: "opened", also: &["提出日期", "立项日期"], required: false },
    Heading { id: "cause", also: &["原因", "滞后原因"], required: false },
    Heading { id: "action", also: &["措施", "整改措施"], required: true },
    Heading { id: "due", also: &["期限", "完成时限"], required: false },
    Heading { id: "accepted_until", also: &["延期至", "批准延期至"], required: false },
    Heading { id: "approved_by", also: &["批准文号", "延期批准"], required: false },
    Heading { id: "approved_on", also: &["批准日期"], required: false },
    Heading { id: "closed_on", also: &["销号日期", "办结日期"], required: false },
    Heading { id: "closed_by", also: &["销号人", "销号单位", "验收单位"], required: false },
    Heading { id: "evidence", also: &["佐证", "佐证材料", "销号依据"], required: false },
];

/// Reads every row. Errors go to the findings, and their rows are left out.
pub(super) fn read_actions(
    file: &TableFile<'_>,
    indicators: &Indicators,
    regions: Option<&Regions>,
    findings: &Findings,
) -> Vec<Action> {
    let Some(table) = read_table(ACTIONS_FILE, file, HEADINGS, findings) else { return Vec::new() };
    table.rows().iter().filter_map(|row| action(row, indicators, regions, findings)).collect()
}

fn action(row: &Row<'_>, indicators: &Indicators, regions: Option<&Regions>, findings: &Findings) -> Option<Action> {
    let indicator = indicators.find(&row.need("indicator", findings)?, findings);
    let region = regions.and_then(|regions| region_or_root(&row.get("region"), regions, findings));
    let action = row.need("action", findings);
    // A month stands for its last day.
    let day = |column| day_or_month(&row.get(column), findings).map(When::last_day);
    let (due, accepted_until, closed_on) = (day("due"), day("accepted_until"), day("closed_on"));
    let (opened, approved_on) = (day("opened"), day("approved_on"));
    if accepted_until.is_some() {
        approved(row, findings);
    }
    if due.zip(accepted_until).is_some_and(|(due, until)| until < due) {
        let message = say!("accepted-before-due");
        findings.error("date-order", row.get("accepted_until").at(), message);
    }
    for (column, later) in [("due", due), ("approved_on", approved_on), ("closed_on", closed_on)] {
        if opened.zip(later).is_some_and(|(opened, later)| later < opened) {
            let message = say!("before-opened", column);
            findings.error("date-order", row.get(column).at(), message);
        }
    }
    let own_words = |column| row.get(column).text.to_owned();
    Some(Action {
        line: row.line,
        indicator: indicator?.to_owned(),
        region: region?,
        lead: own_words("lead"),
        opened,
        cause: own_words("cause"),
        action: action?.text.to_owned(),
        due,
        accepted_until,
        approved_by: own_words("approved_by"),
        approved_on,
        closed_on,
        closed_by: own_words("closed_by"),
        evidence: own_words("evidence"),
    })
}

/// An extension counts only with its approval.
fn approved(row: &Row<'_>, findings: &Findings) {
    let cell = row.get("approved_by");
    if cell.is_blank() {
        let message = say!("extension-without-approval");
        findings.error("missing-cell", cell.at(), message);
    }
}
