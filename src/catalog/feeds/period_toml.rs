//! Reads `period = "{year}年1-{month}月"`.

use super::feed::Feed;
use super::period_name::{BadPattern, PeriodName, PeriodPattern};
use super::period_place::Place;
use crate::catalog::reading::{Node, Table};
use crate::diag::Diagnostic;
use crate::measure::notation::{self, NamedStretch, NamedTime, times_in};
use crate::measure::{Every, Period, read_date_with};
use crate::say;

/// Reads where the period of a feed's files stands in their names, or the one that all of them speak for. It must be as long as the feed's
/// own, or, where rows have dates, longer.
pub(super) fn read(table: Table<'_>, feed: &Feed, broken: &[String]) -> Option<PeriodName> {
    let node = table.get("period")?;
    let written = node.text()?;
    let name = if written.contains(['{', '}']) {
        match PeriodPattern::read(written) {
            Ok(pattern) => PeriodName::Pattern(pattern),
            Err(why) => {
                bad_pattern(node, &why);
                return None;
            }
        }
    } else {
        fixed(node, written, feed)?
    };
    // A column that could not be read may have been the one with dates.
    (!broken.is_empty() || is_enough(node, &name, feed)).then_some(name)
}

/// One period for all files.
fn fixed(node: Node<'_>, written: &str, feed: &Feed) -> Option<PeriodName> {
    let style = feed.date_style();
    let (every, example) = (feed.every.as_str(), feed.example_period());
    let tidied = notation::tidy(written);
    let of_name = || times_in(&tidied, style, None).into_iter().find_map(NamedTime::stretch);
    let stretch = of_name().or_else(|| read_date_with(&tidied, style).map(NamedStretch::One));
    let own = stretch.and_then(|stretch| {
        let at = stretch.at(feed.every, feed.calendar).or_else(|| stretch.within(feed.every, feed.calendar));
        at.or_else(|| stretch.longer_than(feed.every, feed.calendar))
    });
    if own.is_none() {
        node.error(Diagnostic::error("value-error", say!("bad-period", written, every, example)));
    }
    own.map(PeriodName::Fixed)
}

fn bad_pattern(node: Node<'_>, why: &BadPattern) {
    let known = || Place::NAMES.map(|(name, _)| name.to_owned()).to_vec();
    let error = match why {
        BadPattern::Unknown(place) => {
            let near =
                notation::nearest(place, Place::NAMES.iter().map(|(name, _)| *name)).filter(|near| near != place);
            let places = known();
            Diagnostic::error("value-error", say!("period-place-unknown", place, places)).did_you_mean(near)
        }
        BadPattern::Twice(place) => {
            let place = place.written();
            Diagnostic::error("value-error", say!("period-place-twice", place))
        }
        BadPattern::Both(one, other) => {
            let (one, other) = (one.written(), other.written());
            Diagnostic::error("value-error", say!("period-places-differ", one, other))
        }
        BadPattern::DayAlone => Diagnostic::error("value-error", say!("period-day-alone")),
        BadPattern::None => {
            let places = known();
            Diagnostic::error("value-error", say!("period-without-place", places))
        }
    };
    node.error(error);
}

/// Whether it says as much as the feed's files must say. Rows without dates speak for the period of their file alone.
fn is_enough(node: Node<'_>, name: &PeriodName, feed: &Feed) -> bool {
    let stretch = match name {
        PeriodName::Fixed(period) => Some(NamedStretch::One(*period)),
        PeriodName::Pattern(pattern) => {
            let year = Period::containing_in(feed.calendar, jiff::civil::date(2024, 5, 5), Every::Year);
            pattern.example(year).stretch()
        }
    };
    let is_longer = matches!(stretch, Some(NamedStretch::One(period)) if period.every() > feed.every);
    let enough = !is_longer || feed.required_dates().next().is_some();
    if !enough {
        let (every, example) = (feed.every.as_str(), feed.example_period());
        node.error(Diagnostic::error("value-error", say!("period-places-too-few", every, example)));
    }
    enough
}
