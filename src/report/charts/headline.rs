//! The titles of charts: what the chart says, in a line. Made from what was found, never from other sentences.

use crate::assess::{Assessment, Verdict};
use crate::catalog::{Target, TargetKind};
use crate::locale::is_ceiling;
use crate::measure::Exact;
use crate::measure::exact::{divide, round, whole};
use crate::report::charts::title_and_notes::{Headline, full_name};
use crate::report::context::Context;
use crate::report::row::Line;
use num_traits::{Signed, Zero};

/// What one row says, with the indicator's name and, below the root, its region's.
pub(super) fn of_line(c: &Context<'_>, line: &Line<'_>) -> Headline {
    let (l, row) = (c.locale, line.assessed);
    let a: &Assessment = &row.assessment;
    let name = full_name(c, row.indicator, row.region);
    let text = &line.row.text;
    let value = if row.indicator.trailing_year && !text.value.is_empty() {
        l.say("over-a-year", &[("value", &text.value)])
    } else {
        text.value.clone()
    };
    let gap = text.gap.clone();
    let said = |key: &str, more: &[(&str, &str)]| {
        let own = [("name", name.as_str()), ("value", &value), ("verdict", &text.verdict), ("gap", &gap)];
        l.say(key, &[&own[..], more].concat())
    };
    let short = match a.value {
        Some(_) if !row.each_total => said("headline-value", &[]),
        _ => said("headline-no-data", &[]),
    };
    let full = match (a.verdict, row.target) {
        (Verdict::NoData, _) => said("headline-no-data", &[]),
        _ if a.value.is_none() => said("headline-no-data", &[]),
        (_, Some(target)) if row.each_total => of_count(c, line, target, &said),
        (Verdict::NotRated, _) => said("headline-verdict", &[]),
        (Verdict::Watch, _) | (_, None) => match moved(c, line) {
            Some(moved) => said("headline-watch", &[("moved", &moved)]),
            None => said("headline-value", &[]),
        },
        (_, Some(target)) => of_target(c, line, target, &said),
    };
    Headline { full, short }
}

/// A title by its key and what it needs beside the row's own words.
type Said<'s> = dyn Fn(&str, &[(&str, &str)]) -> String + 's;

/// How many regions have it.
fn of_count(c: &Context<'_>, line: &Line<'_>, target: &Target, said: &Said<'_>) -> String {
    let (l, a) = (c.locale, &line.assessed.assessment);
    let level = l.level(line.assessed.counted_level(&c.input.catalog.regions).unwrap_or_default());
    let number = |x: Option<&Exact>| x.map(|x| l.number(x, 0)).unwrap_or_default();
    let (n, total) = (number(a.value.as_ref()), number(a.target.as_ref()));
    let holds = target.kind == TargetKind::Keep || target.kind == TargetKind::Within;
    said(if holds { "headline-each-kept" } else { "headline-each" }, &[("n", &n), ("total", &total), ("level", &level)])
}

/// A row that is rated.
fn of_target(c: &Context<'_>, line: &Line<'_>, target: &Target, said: &Said<'_>) -> String {
    let (l, row) = (c.locale, line.assessed);
    let a: &Assessment = &row.assessment;
    let is_short = a.gap_by_now().is_some_and(|gap| !round(gap, row.decimals(), l.rounding()).is_zero());
    if target.kind == TargetKind::Zero && !row.indicator.is_windowed() {
        let open = a.value.as_ref().is_some_and(|value| !value.is_zero());
        return match moved(c, line) {
            _ if !open => said("headline-cleared", &[]),
            Some(moved) => said("headline-open", &[("moved", &moved)]),
            None => said("headline-open-only", &[]),
        };
    }
    let on_its_way = matches!(a.verdict, Verdict::OnPace | Verdict::Behind | Verdict::FarBehind) && !a.past_due;
    let ahead = a.points_ahead().filter(|_| on_its_way && a.asks_by_now());
    if is_ceiling(row.indicator, target) {
        let used = a.value.as_ref().zip(a.target.as_ref()).and_then(|(value, bound)| divide(value, bound));
        if let Some((used, ahead)) = used.zip(ahead) {
            let (key, points) = ("headline-ceiling", points(c, &ahead));
            return said(&format!("{key}-{}", points.0), &[("share", &l.share_said(&used)), ("points", &points.1)]);
        }
    } else if let Some(ahead) = ahead {
        let (side, points) = points(c, &ahead);
        return said(&format!("headline-plan-{side}"), &[("points", &points)]);
    }
    match a.verdict {
        Verdict::Behind | Verdict::FarBehind | Verdict::Missed if is_short => said("headline-short", &[]),
        _ => said("headline-verdict", &[]),
    }
}

/// On which side of the plan, and by how many percentage points.
fn points(c: &Context<'_>, ahead: &Exact) -> (&'static str, String) {
    let rounded = round(ahead, 3, c.locale.rounding());
    let side = match () {
        () if rounded.is_zero() => "equal",
        () if rounded.is_negative() => "below",
        () => "above",
    };
    (side, c.locale.number(&(ahead.abs() * whole(100)), 1))
}

/// What moved: a total against the year before, where that is known; a state against the period before, else against the year before.
fn moved(c: &Context<'_>, line: &Line<'_>) -> Option<String> {
    let (l, row) = (c.locale, line.assessed);
    let a: &Assessment = &row.assessment;
    let amount = |x: &Exact| l.difference(&x.abs(), row.indicator.decimals, row.indicator.unit);
    let is_share = row.indicator.unit.is_share();
    let (less, more) = if is_share { ("down", "up") } else { ("less", "more") };
    let on_year = || {
        let change = a.year_change.as_ref()?;
        let rate = divide(&change.by, &change.before).filter(|_| change.before.is_positive() && !is_share);
        let way = if change.by.is_negative() { less } else { more };
        Some(match rate {
            _ if change.by.is_zero() => l.word("headline-year-even"),
            Some(rate) => l.say(&format!("headline-year-{way}-share"), &[("share", &l.percent(&rate.abs()))]),
            None => l.say(&format!("headline-year-{way}"), &[("by", &amount(&change.by))]),
        })
    };
    let on_period = |nothing: bool| {
        let by = a.change.as_ref().filter(|by| nothing || !by.is_zero())?;
        let way = match () {
            () if by.is_zero() => "even",
            () if by.is_negative() => less,
            () => more,
        };
        let own = row.history.as_ref().and_then(|own| own.last()?.value.observed());
        let own = own.filter(|_| row.indicator.adds_up());
        let (decimals, unit) = (row.indicator.decimals, row.indicator.unit);
        let own_text = own.map(|own| l.amount(own, decimals, unit)).unwrap_or_default();
        let plain = |x: &Exact| l.number_as_spoken(x, decimals, unit);
        let own_number = own.map(plain).unwrap_or_default();
        let key = format!("headline-{way}{}", if row.indicator.adds_up() { "-own" } else { "" });
        Some(l.say(
            &key,
            &[("by", &amount(by)), ("own", &own_text), ("own-number", &own_number), ("by-number", &plain(&by.abs()))],
        ))
        .filter(|_| own.is_some() || !row.indicator.adds_up())
    };
    if row.indicator.adds_up() {
        // A total that began before this year is not the one that the year before is compared with.
        let of_the_year = row.indicator.since.is_none();
        return on_year().filter(|_| of_the_year).or_else(|| on_period(true));
    }
    on_period(false).or_else(on_year).or_else(|| on_period(true))
}
