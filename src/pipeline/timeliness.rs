//! How in time the reports of each sender came, by the days that somebody wrote down when files were taken in.

use super::study::Study;
use crate::assess::days_overdue;
use crate::catalog::{Feed, RegionId};
use crate::feed::Ingested;
use crate::measure::{Month, Period};
use crate::report::{Promptness, Timeliness};
use crate::series::Deliveries;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The timeliness of a feed's senders in the year of `as_of`, in the order of the catalog; none where no deadline is stated, or no
/// day of receipt is known. A file whose day was not written down counts neither way.
pub(super) fn timeliness(study: &Study, feed: &Feed, sent: &Deliveries, as_of: Month, on: Date) -> Vec<Timeliness> {
    let Some(data) = study.feeds.get(&feed.id).filter(|_| feed.deadline.is_some()) else { return Vec::new() };
    if study.catalog.received.is_empty() {
        return Vec::new();
    }
    let files = dated_files(study, feed, data);
    let year_began = study.catalog.calendar.first_of_year(as_of).first_day();
    let of_year =
        || sent.periods.iter().map(|delivery| delivery.period).filter(|period| period.last_day() >= year_began);
    let asked = Asked { study, feed, files: &files, on };
    if feed.senders.is_empty() {
        let promptness = of_year().filter_map(|period| Some((period, asked.promptness(None, period)?)));
        return vec![counted(feed.source.clone(), promptness, of_year().next_back())];
    }
    let regions = &study.catalog.regions;
    let of_sender = |sender: &RegionId| {
        let there = of_year().filter(|p| regions.get(*sender).exists_within(p.first_day(), p.last_day()));
        let promptness = there.filter_map(|period| Some((period, asked.promptness(Some(*sender), period)?)));
        counted(regions.get(*sender).title.clone(), promptness, of_year().next_back())
    };
    feed.senders.iter().map(of_sender).collect()
}

/// A file that came, used or not.
struct DatedFile {
    periods: Vec<Period>,
    sender: Option<RegionId>,
    /// The first day on which it came, where that was written down.
    came: Option<Date>,
}

fn dated_files(study: &Study, feed: &Feed, data: &Ingested) -> Vec<DatedFile> {
    let mut days: BTreeMap<&str, Date> = BTreeMap::new();
    for received in &study.catalog.received {
        let first = days.entry(&received.file).or_insert(received.received_on);
        *first = received.received_on.min(*first);
    }
    let read = data.files.iter().map(|file| DatedFile {
        periods: file.periods.iter().copied().chain(file.period).collect(),
        sender: file.sender,
        came: days.get(file.path.as_str()).copied(),
    });
    let names = data.unreadable.iter().filter_map(|why| why.location.as_ref());
    let unread = names.zip(data.unread(feed)).map(|(at, period)| DatedFile {
        periods: period.into_iter().collect(),
        sender: None,
        came: days.get(at.file.as_str()).copied(),
    });
    read.chain(unread).collect()
}

struct Asked<'a> {
    study: &'a Study,
    feed: &'a Feed,
    files: &'a [DatedFile],
    on: Date,
}

impl Asked<'_> {
    /// How the report of a period came; None while it is not due, and where its day is not known.
    fn promptness(&self, sender: Option<RegionId>, period: Period) -> Option<Promptness> {
        let due = self.feed.due_day(period)?;
        let is_its = |file: &&DatedFile| file.periods.contains(&period) && (sender.is_none() || file.sender == sender);
        let mut files = self.files.iter().filter(is_its).peekable();
        if files.peek().is_none() {
            return (self.on > due).then_some(Promptness::Missing);
        }
        let came = files.filter_map(|file| file.came).min()?;
        let late = days_overdue(due, came, self.study.catalog.work_days());
        Some(late.map_or(Promptness::InTime, |days| Promptness::Late { days }))
    }
}

/// All periods of a sender counted, and how the `last` one came.
fn counted(sender: String, each: impl Iterator<Item = (Period, Promptness)>, last: Option<Period>) -> Timeliness {
    let mut counted = Timeliness { sender, in_time: 0, late: 0, missing: 0, last: None };
    for (period, promptness) in each {
        match promptness {
            Promptness::InTime => counted.in_time += 1,
            Promptness::Late { .. } => counted.late += 1,
            Promptness::Missing => counted.missing += 1,
        }
        if Some(period) == last {
            counted.last = Some(promptness);
        }
    }
    counted
}
