//! An action: what is being done about a gap.

use super::regions::RegionId;
use jiff::civil::Date;

/// What is being done about a gap.
#[derive(Debug, Clone)]
pub struct Action {
    /// Line in `actions.csv`.
    pub line: u64,
    pub indicator: String,
    pub region: RegionId,
    pub lead: String,
    pub cause: String,
    pub action: String,
    pub due: Option<Date>,
    /// An approved extension (经批准延期); never without `approved_by`.
    pub accepted_until: Option<Date>,
    pub approved_by: String,
    /// 销号: apart from whether the target is met.
    pub closed_on: Option<Date>,
    pub evidence: String,
}
