//! What one heading of a wide table says, before it is known which others there are.

use super::column_labels::Part;
use super::heading_time::{self, HeadingTime, Stretch};
use super::heading_years::Timed;
use super::row_labels::{RowWords, Total};
use crate::catalog::RegionId;
use crate::measure::notation::squeezed;
use crate::measure::{Period, Unit};

/// A heading, and what stands besides.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    pub cell: usize,
    pub name: String,
    pub means: Meaning,
    /// Whether it says 累计.
    pub so_far: bool,
    /// What stands besides: a sub-heading, or one above.
    pub rest: Vec<Part>,
    /// Headings that state a unit and nothing else, which may be sub-headings beside others: 计划, 实际, %.
    pub units: Vec<Part>,
    pub unit: Option<Unit>,
}

#[derive(Debug, Clone)]
pub(super) enum Meaning {
    Time(HeadingTime),
    Region(Option<RegionId>, String),
    Listed(String),
    /// Of the rows within a time, or of all.
    Total(Option<HeadingTime>),
    /// A mean or another row's label, which is no row and no sum.
    Aside,
    Unknown(String),
}

impl Heading {
    pub fn is_known(&self) -> bool {
        matches!(self.means, Meaning::Time(_) | Meaning::Region(..) | Meaning::Listed(_))
    }

    pub fn is_total(&self) -> bool {
        matches!(self.means, Meaning::Total(_) | Meaning::Aside)
    }

    /// Takes a heading for a total where one of its parts says so, and is not what the value is called. 累计 and 本月 may be sub-headings of
    /// values, too.
    pub fn find_total(&mut self, is_value: impl Fn(&str) -> bool) {
        let mut time = if let Meaning::Time(time) = self.means { Some(time) } else { None };
        if time.is_none()
            && let [part] = &mut self.rest[..]
            && let Some((year, label)) = year_beside(&part.text)
            && RowWords::USUAL.total(&label).is_some()
        {
            // Total 2021.
            (time, part.text) = (Some(HeadingTime::Dated(Stretch::of(year))), label);
        }
        if self.is_known() && time.is_none() {
            return;
        }
        let alone = self.rest.len() == 1;
        let kind = |part: &Part| {
            RowWords::USUAL
                .total(&part.text)
                .filter(|kind| alone || matches!(kind, Total::Grand | Total::Part | Total::Mean))
                .filter(|_| time.is_none() || !is_value(&part.text))
        };
        let Some(at) = self.rest.iter().position(|part| kind(part).is_some()) else { return };
        let sums = matches!(kind(&self.rest.remove(at)), Some(Total::Grand | Total::Part | Total::Cumulative));
        self.means = if sums { Meaning::Total(time) } else { Meaning::Aside };
    }

    /// Whether it is over numbers of rows by its name: 序号, No., or nothing at all.
    pub fn is_serial(&self) -> bool {
        let name = squeezed(&self.name).to_lowercase();
        matches!(name.trim_end_matches('.'), "" | "序号" | "编号" | "行号" | "#" | "no" | "nr" | "n")
    }

    /// The time that it names, itself or as a total.
    pub fn time(&self) -> Option<HeadingTime> {
        match self.means {
            Meaning::Time(time) | Meaning::Total(Some(time)) => Some(time),
            _ => None,
        }
    }

    /// Places a time that lacks its year in the one that stands above it.
    pub fn lies_in(&mut self, year: Option<Period>) {
        let (Some(year), Meaning::Time(time) | Meaning::Total(Some(time))) = (year, &mut self.means) else { return };
        if let HeadingTime::Yearless(months) = *time
            && let Some(stretch) = months.within(year)
        {
            *time = HeadingTime::Dated(stretch);
        }
    }

    /// What is known of its time, to place it in its year.
    pub fn timed(&self) -> Timed<'_> {
        Timed { name: &self.name, time: self.time(), is_row: matches!(self.means, Meaning::Time(_)) }
    }
}

/// The year with which a heading begins or ends, and what stands beside it.
fn year_beside(text: &str) -> Option<(Period, String)> {
    let (front, back) = text.split_once(' ').or_else(|| text.split_once('年'))?;
    let year = |text: &str| heading_time::whole_year(text.trim());
    let (year, label) = year(back).map(|year| (year, front)).or_else(|| Some((year(front)?, back)))?;
    Some((year, label.trim_matches(['年', '度', ' ']).to_owned()))
}
