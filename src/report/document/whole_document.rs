//! The whole document, from its mark to its annexes.

use crate::catalog::Briefing;
use crate::locale::Locale;
use crate::measure::When;
use crate::report::context::Context;
use crate::report::document::annexes::annexes;
use crate::report::document::body::body;
use crate::report::document::numbered_parts::Maker;
use crate::report::model::{Document, Report};

pub(crate) fn document(c: &Context<'_>, report: &Report) -> Document {
    let (l, briefing) = (c.locale, &c.input.catalog.briefing);
    let mut maker = Maker::new(l, report);
    let body = body(&mut maker);
    let annexes = annexes(&mut maker);
    Document {
        mark: briefing.mark.clone(),
        title: report.title.clone(),
        subtitle: c.edition(l.say("doc-as-of", &[("asof", &l.month(c.input.as_of))])),
        notes: report.marks().cloned().collect(),
        to: if briefing.to.is_empty() { String::new() } else { l.say("doc-to", &[("names", &l.list(&briefing.to))]) },
        contents: briefing.toc.then(|| l.word("doc-contents")),
        body,
        annexes_label: l.word("doc-annexes"),
        from: briefing.from.clone(),
        date: date(l, briefing),
        contact: match briefing.contact.as_str() {
            "" => String::new(),
            contact => l.say("doc-contact", &[("contact", contact)]),
        },
        annexes,
    }
}

/// The date that is given; under a signature a place to write one; never today's.
fn date(l: &Locale, briefing: &Briefing) -> String {
    match briefing.date {
        Some(day) => l.when(When::Day(day)),
        None if briefing.from.is_empty() => String::new(),
        None => l.word("doc-no-date"),
    }
}
