//! An action: a measure taken against a gap.

use super::regions::RegionId;
use jiff::civil::Date;

/// A measure taken against the gap of an indicator in a region.
#[derive(Debug, Clone)]
pub struct Action {
    /// Line in `actions.csv`.
    pub line: u64,
    pub indicator: String,
    pub region: RegionId,
    pub lead: String,
    /// The day from which it is known; `None` for one that was known from the start.
    pub opened: Option<Date>,
    pub cause: String,
    pub action: String,
    pub due: Option<Date>,
    /// An approved extension (经批准延期); never without `approved_by`.
    pub accepted_until: Option<Date>,
    pub approved_by: String,
    /// The day of the approval, before which the extension is not known.
    pub approved_on: Option<Date>,
    /// The day the action was closed (销号), whether or not the target is met.
    pub closed_on: Option<Date>,
    /// Who verified and closed it (销号人).
    pub closed_by: String,
    pub evidence: String,
}
