//! The parts of a report other than its rows and charts.

use super::build::{Context, Line, TOLD_AT_MOST};
use super::chase::about;
use super::input::{Edition, FileLedger};
use super::model::{Count, FeedLine, IndicatorPart, Lead, Matrix, MatrixRow, QualityPart, Reject, Section};
use crate::assess::{Flag, Verdict};
use crate::catalog::{Language, Promise, RegionId, Target};
use crate::locale::Locale;
use std::collections::{BTreeMap, HashMap};

/// Rejected rows that a briefing shows; all of them are in `rejects.csv`.
const REJECTS_SHOWN: usize = 20;

/// Headings and column heads that the forms use.
const WORDS: &[&str] = &[
    "h-overview",
    "h-lagging",
    "h-next",
    "doc-unreported",
    "h-indicators",
    "h-matrix",
    "h-leads",
    "h-feeds",
    "h-quality",
    "h-method",
    "h-changed",
    "h-lagging-regions",
    "h-methods",
    "h-sources",
    "h-rejects",
    "h-chase",
    "h-revisions",
    "h-since",
    "head-published",
    "head-known",
    "head-verdict-then",
    "head-verdict-now",
    "sheet-since",
    "h-warnings",
    "h-signal",
    "h-forecast",
    "none-lagging",
    "none-changed",
    "none-rejects",
    "none-missing",
    "none-matrix",
    "head-verdict",
    "head-count",
    "head-region",
    "head-indicator",
    "head-target",
    "head-due",
    "head-value",
    "head-progress",
    "head-elapsed",
    "head-gap",
    "head-lead",
    "head-rank",
    "head-moved",
    "head-short",
    "h-region-standings",
    "h-lead-standings",
    "head-lagging",
    "head-rated",
    "head-feed",
    "head-source",
    "head-state",
    "head-last",
    "head-missing",
    "head-files",
    "head-file",
    "head-encoding",
    "head-rows",
    "head-used",
    "head-rejected",
    "head-skipped",
    "head-superseded",
    "head-out-of-scope",
    "head-line",
    "head-column",
    "head-reason",
    "head-raw",
    "head-basis",
    "head-period",
    "head-report-due",
    "head-overdue",
    "head-lacking",
    "head-last-report",
    "head-late-rows",
    "head-key",
    "head-old",
    "head-new",
    "head-old-place",
    "head-new-place",
    "lead-none",
    "sheet-summary",
    "sheet-gaps",
    "sheet-lagging",
    "sheet-matrix",
    "sheet-rejects",
    "sheet-sources",
    "col-section",
    "col-unit",
    "col-upper",
    "col-completion",
    "col-expected",
    "col-gap",
    "col-gap-target",
    "col-months",
    "col-required",
    "col-recent",
    "col-projected",
    "col-note",
    "col-confirmed",
    "col-corrected",
    "confirm-ask",
    "confirm-sign",
    "confirm-title",
    "page-of",
    "html-skip",
    "html-contents",
    "html-dark",
    "html-filters",
    "html-search",
    "html-all",
    "html-section",
    "html-sort",
    "html-sort-order",
    "html-sort-rank",
    "html-sort-name",
    "html-sort-verdict",
    "html-sort-gap",
    "html-sorted",
    "html-reset",
    "html-expand",
    "html-collapse",
    "html-found",
    "html-arithmetic",
    "html-step",
    "html-formula",
    "html-parts",
    "html-change",
    "html-share-of-gap",
    "html-regions",
    "html-other-charts",
    "html-actions",
    "html-files",
    "html-foot",
];

pub(super) fn words(c: &Context<'_>) -> BTreeMap<&'static str, String> {
    let mut words: BTreeMap<_, _> = WORDS.iter().map(|key| (*key, c.locale.word(key))).collect();
    let hidden = |row: &super::input::Row<'_>| {
        let parts = row.breakdown.iter().flat_map(|b| &b.shares).any(|share| share.value.is_none());
        row.assessment.has(Flag::Withheld) || (row.veiled && parts)
    };
    let note = if c.input.rows.iter().any(hidden) { c.locale.word("note-withheld") } else { String::new() };
    words.insert("note-withheld", note);
    if c.input.rows.len() > TOLD_AT_MOST {
        words.insert("note-cut", c.locale.say("sheet-cut", &[("shown", &TOLD_AT_MOST.to_string())]));
    }
    if c.input.edition == Edition::Public {
        // There is no section on data quality before it.
        words.insert("h-method", c.locale.word("h-method-public"));
    }
    if c.input.previous.is_empty() {
        words.insert("none-changed", c.locale.word("none-previous"));
    }
    words
}

fn number_of(lines: &[Line<'_>], test: impl Fn(Verdict) -> bool) -> usize {
    // Where everything is asked of regions and nothing of the whole, they are what there is to count.
    let root = lines.iter().any(|l| l.root);
    lines.iter().filter(|l| l.root == root && test(l.row.assessment.verdict)).count()
}

/// Verdicts of the root's rows, or of single regions' where it has none, in order of merit.
pub(super) fn counts(c: &Context<'_>, lines: &[Line<'_>]) -> Vec<Count> {
    Verdict::ALL
        .into_iter()
        .map(|v| Count { verdict: v.as_str(), label: c.locale.verdict_word(v), count: number_of(lines, |x| x == v) })
        .collect()
}

pub(super) fn overview(c: &Context<'_>, lines: &[Line<'_>]) -> String {
    let n = |test: &dyn Fn(Verdict) -> bool| number_of(lines, test).to_string();
    c.locale.say(
        "overview",
        &[
            ("asof", &c.locale.month(c.input.as_of)),
            ("rated", &n(&Verdict::is_rated)),
            ("lagging", &n(&Verdict::is_lagging)),
            ("missing", &n(&|v| v == Verdict::NoData)),
            ("unrated", &n(&|v| v == Verdict::NotRated)),
            ("watch", &n(&|v| v == Verdict::Watch)),
        ],
    )
}

/// Sections in the order in which the catalog first names them.
pub(super) fn sections(c: &Context<'_>, lines: &[Line<'_>]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for indicator in c.input.catalog.indicators.iter().filter(|i| !i.hidden) {
        let rows: Vec<usize> =
            lines.iter().filter(|l| l.root && l.row.indicator.id == indicator.id).map(|l| l.position).collect();
        let part = IndicatorPart {
            id: indicator.id.clone(),
            name: c.locale.name(indicator).to_owned(),
            chart: (c.input.drawn && !rows.is_empty()).then(|| indicator.id.clone()),
            alt: c.locale.name(indicator).to_owned(),
            rows,
        };
        match sections.iter_mut().find(|s| s.title == indicator.section) {
            Some(section) => section.indicators.push(part),
            None => sections.push(Section { title: indicator.section.clone(), indicators: vec![part] }),
        }
    }
    sections
}

/// Regions below the root × what is promised for them: a column holds targets that ask the same, each of its region.
pub(super) fn matrix(c: &Context<'_>, lines: &[Line<'_>]) -> Matrix {
    let l = c.locale;
    // Of the same promise a region may have several, each in a column of its own.
    let mut columns: Vec<&Line<'_>> = Vec::new();
    let mut known: HashMap<(Option<Promise<'_>>, usize), usize> = HashMap::new();
    let mut rows: BTreeMap<RegionId, Vec<(Option<Promise<'_>>, usize, usize)>> = BTreeMap::new();
    for line in lines.iter().filter(|l| !l.root) {
        let promise = line.row.target.map(Target::promise);
        let row = rows.entry(line.row.region).or_default();
        let nth = row.iter().filter(|(own, ..)| *own == promise).count();
        let column = *known.entry((promise, nth)).or_insert_with(|| {
            columns.push(line);
            columns.len() - 1
        });
        row.push((promise, column, line.position));
    }
    let heads = columns.iter().map(|t| {
        let several = columns.iter().filter(|o| o.row.indicator.id == t.row.indicator.id).count() > 1;
        match t.row.target.and_then(|t| t.due).filter(|_| several) {
            Some(due) => l.say("board-name-due", &[("name", &t.shown.name), ("due", &l.when(due))]),
            None => t.shown.name.clone(),
        }
    });
    let rows = rows.into_iter().map(|(id, own)| {
        let region = c.input.catalog.regions.get(id);
        let mut cells = vec![None; columns.len()];
        for (_, column, position) in own {
            cells[column] = Some(position);
        }
        MatrixRow { code: region.code.clone(), region: region.name.clone(), cells }
    });
    Matrix { columns: heads.collect(), rows: rows.collect() }
}

/// Lead units, in the order in which the rows first name them, with the root's rows that they answer for.
pub(super) fn leads(c: &Context<'_>, lines: &[Line<'_>]) -> Vec<Lead> {
    let mut leads: Vec<Lead> = Vec::new();
    for line in lines.iter().filter(|l| l.root) {
        let Some(target) = line.row.target else { continue };
        let name = if target.lead.is_empty() { c.locale.word("lead-none") } else { target.lead.clone() };
        let n = leads.iter().position(|l| l.lead == name).unwrap_or_else(|| {
            leads.push(Lead { lead: name, rated: 0, lagging: 0, text: String::new(), rows: Vec::new() });
            leads.len() - 1
        });
        let verdict = line.row.assessment.verdict;
        leads[n].rows.push(line.position);
        let args = [("name", line.shown.name.as_str()), ("verdict", &line.shown.verdict)];
        let text = c.locale.say("name-verdict", &args);
        let before = std::mem::take(&mut leads[n].text);
        leads[n].text = if before.is_empty() { text } else { c.locale.list(&[before, text]) };
        leads[n].rated += usize::from(verdict.is_rated());
        leads[n].lagging += usize::from(verdict.is_lagging());
    }
    leads
}

/// Feeds in the order of the catalog.
pub(super) fn feeds(c: &Context<'_>) -> Vec<FeedLine> {
    let l = c.locale;
    let order = |id: &str| c.input.catalog.feeds.iter().position(|f| f.id == id);
    let mut feeds: Vec<_> = c.input.feeds.iter().collect();
    feeds.sort_by_key(|f| (order(&f.feed), f.feed.clone()));
    let line = |f: &&super::input::FeedStatus| FeedLine {
        feed: f.feed.clone(),
        source: f.source.clone(),
        absent: f.absent,
        state: match f.coverage.filter(|(n, m)| n < m) {
            _ if f.absent => l.word("feed-absent"),
            Some((n, m)) => l.say("feed-partial", &[("n", &n.to_string()), ("total", &m.to_string())]),
            None => l.word("feed-ok"),
        },
        about: about(l, c.input.catalog, &f.feed),
        last_text: f.last.map(|p| l.period(p)).unwrap_or_default(),
        last: f.last.map(|p| p.to_string()).unwrap_or_default(),
        missing: if f.missing.is_empty() { String::new() } else { l.list(&f.missing) },
        files: f.files,
    };
    feeds.iter().map(line).collect()
}

pub(super) fn quality(c: &Context<'_>) -> QualityPart {
    let (l, quality) = (c.locale, &c.input.quality);
    let mut files = quality.files.clone();
    files.sort();
    let mut lines: Vec<_> = quality.rejects.iter().collect();
    lines.sort();
    let reject = |r: &&super::input::RejectLine| Reject {
        file: r.file.clone(),
        line: r.line,
        byte: r.byte,
        column: r.column.clone(),
        code: r.code.clone(),
        raw: r.raw.clone(),
        message: l.pick(&r.message).to_owned(),
    };
    let rejects: Vec<Reject> = lines.iter().map(reject).collect();
    let shown = rejects.len().min(REJECTS_SHOWN);
    let rest = rejects.len() - shown;
    let more = (rest > 0).then(|| l.say("rejects-more", &[("count", &rest.to_string())]));
    QualityPart { summary: account(l, &files), files, rejects, shown, more }
}

/// All files' rows in one sentence.
fn account(l: &Locale, files: &[FileLedger]) -> String {
    let sum = |part: fn(&FileLedger) -> u64| files.iter().map(part).sum::<u64>().to_string();
    let (count, rows, used) = (files.len().to_string(), sum(|f| f.rows), sum(|f| f.used));
    let (rejected, skipped) = (sum(|f| f.rejected), sum(|f| f.skipped));
    let (superseded, out) = (sum(|f| f.superseded), sum(|f| f.out_of_scope));
    let args = [
        ("files", count.as_str()),
        ("rows", &rows),
        ("used", &used),
        ("rejected", &rejected),
        ("skipped", &skipped),
        ("superseded", &superseded),
        ("out", &out),
    ];
    l.say("quality-account", &args)
}

/// Where each target is written, in the order of `targets.csv`, without repeats.
pub(super) fn sources(c: &Context<'_>) -> Vec<String> {
    let l = c.locale;
    let mut out: Vec<String> = Vec::new();
    for target in &c.input.catalog.targets {
        let Some(indicator) = c.input.catalog.indicator(&target.indicator).filter(|i| !i.hidden) else { continue };
        let source = if target.source.is_empty() { l.word("source-unknown") } else { target.source.clone() };
        let line = l.say("source-line", &[("name", l.name(indicator)), ("source", &source)]);
        if !out.contains(&line) {
            out.push(line);
        }
    }
    out
}

/// Warnings in the report's language, each with its place and what would mend it.
/// Where a warning is about: `feeds/a.csv第27行：` in Chinese, `feeds/a.csv:27: ` in English.
fn place(l: &Locale, at: &crate::diag::Location) -> String {
    match (l.language(), at.line) {
        (Language::English, _) => format!("{at}: "),
        (Language::Chinese, Some(line)) => l.say("place-line", &[("file", &at.file), ("line", &line.to_string())]),
        (Language::Chinese, None) => l.say("place", &[("file", &at.file)]),
    }
}

pub(super) fn warnings(c: &Context<'_>) -> Vec<String> {
    let mut list: Vec<_> = c.input.warnings.iter().collect();
    list.sort();
    let text = |d: &&crate::diag::Diagnostic| {
        let place = d.location.as_ref().map(|at| place(c.locale, at)).unwrap_or_default();
        let hint = d.hint.as_ref().map(|h| format!(" {}", c.locale.pick(h))).unwrap_or_default();
        format!("{place}{}{hint}", c.locale.pick(&d.message))
    };
    let mut out: Vec<String> = list.iter().map(text).collect();
    out.dedup();
    out
}
