//! Reads `targets.csv`: one promise a row.

use super::amounts::Amounts;
use super::kind::{TargetKind, Upper};
use super::reference_text::RowSoFar;
use super::target::{Baseline, Plan, Target};
use super::terms::{Basis, KeepMode};
use super::{basis_advice, lead_text, plan_text, reference_text, replaced_targets, split_targets, terms_text};
use crate::catalog::feeds::FeedDraft;
use crate::catalog::indicators::{Indicator, Source};
use crate::catalog::project_toml::Project;
use crate::catalog::reading::{
    Cell, Findings, Heading, Row, TARGETS_FILE, TableFile, day_or_month, listed, read_table,
};
use crate::catalog::regions::{Regions, Scope, read_scope};
use crate::diag::{Diagnostic, Location};
use crate::measure::notation;
use crate::measure::{Exact, When, exact};
use crate::say;
use num_traits::Zero;
use std::collections::BTreeMap;

const fn heading(id: &'static str, also: &'static [&'static str], required: bool) -> Heading {
    Heading { id, also, required }
}

pub(crate) const HEADINGS: &[Heading] = &[
    heading("indicator", &["指标", "指标编号", "指标代码", "指标名称"], true),
    heading("scope", &["范围", "适用范围"], false),
    heading("kind", &["类型", "目标类型"], true),
    heading("value", &["目标值", "目标"], false),
    heading("upper", &["上限", "目标上限"], false),
    heading("unit", &["单位", "计量单位"], false),
    heading("from", &["起始", "起始时间", "起始月", "开始", "开始时间"], false),
    heading("baseline", &["基期值", "基期", "基数"], false),
    heading("due", &["期限", "完成时限", "完成期限", "时限"], false),
    heading("until", &["停用", "停用时间", "有效期至"], false),
    heading("plan", &["计划", "进度计划", "进度安排"], false),
    heading("basis", &["依据", "分解依据", "计划依据"], false),
    heading("tolerance", &["容差", "允许误差"], false),
    heading("keep", &["保持方式", "保持口径"], false),
    heading("far", &["差距界限", "明显差距"], false),
    heading("limit", &["全速增幅", "年增幅上限"], false),
    heading("decided", &["下达日期", "确定日期", "印发日期"], false),
    heading("approved_by", &["批准文号", "批准依据"], false),
    heading("reason", &["调整原因", "变更原因"], false),
    heading("lead", &["牵头单位", "责任单位", "牵头部门"], false),
    heading("support", &["配合单位", "协办单位", "配合部门"], false),
    heading("oversight", &["主管部门", "行业主管部门"], false),
    heading("leader", &["责任领导", "分管领导", "牵头领导"], false),
    heading("source", &["来源", "出处", "文件依据", "来源文件"], false),
    heading("note", &["备注", "说明"], false),
];

/// The words of a cell with their Chinese ones.
type Words = Vec<(&'static str, Vec<&'static str>)>;

/// The words of the column `kind`.
pub(crate) fn kind_words() -> Words {
    TargetKind::ALL.iter().map(|kind| (kind.as_str(), kind.chinese().to_vec())).collect()
}

/// The words of the column `basis`.
pub(crate) fn basis_words() -> Words {
    Basis::NAMES.iter().map(|(word, basis)| (*word, vec![basis.chinese()])).collect()
}

/// The words of the column `keep`.
pub(crate) fn keep_words() -> Words {
    KeepMode::NAMES.iter().map(|(word, mode)| (*word, vec![mode.chinese()])).collect()
}

/// The column of `targets.csv` that a heading means, in either language.
#[must_use]
pub fn target_column(heading: &str) -> Option<&'static str> {
    HEADINGS.iter().find(|known| known.id == heading || known.also.contains(&heading)).map(|known| known.id)
}

/// Everything that rows refer to.
pub(super) struct Context<'a> {
    pub(crate) project: &'a Project,
    pub(crate) regions: Option<&'a Regions>,
    pub(crate) findings: &'a Findings,
}

/// Reads every row. Errors go to the findings, and their rows are left out.
pub(crate) fn read_targets(
    file: &TableFile<'_>,
    project: &Project,
    regions: Option<&Regions>,
    findings: &Findings,
) -> Vec<Target> {
    let Some(table) = read_table(TARGETS_FILE, file, HEADINGS, findings) else { return Vec::new() };
    let context = Context { project, regions, findings };
    let targets: Vec<Target> = table.rows().iter().filter_map(|row| context.target(row)).collect();
    no_promise_twice(&targets, findings);
    replaced_targets::check(&targets, findings);
    if let Some(regions) = regions {
        split_targets::check(&targets, |id| project.indicators.get(id), regions, findings);
    }
    targets
}

impl<'a> Context<'a> {
    fn target(&self, row: &Row<'_>) -> Option<Target> {
        let named = self.indicator(row);
        let indicator = named.and_then(|id| self.project.indicators.get(id));
        let scope = self.scope(row, indicator);
        let kind = self.kind(row);
        if let (Some(kind), Some(indicator)) = (kind, indicator) {
            self.kind_suits(row, kind, indicator);
        }
        let amounts = Amounts::new(row, indicator, &self.project.units, self.findings);
        let relative = row.get("value");
        let reference = reference_text::is_written(&relative).then(|| reference_text::read(&relative, &amounts));
        let value = match &reference {
            Some(read) => read.as_ref().map(|(_, added)| added.clone()),
            None => kind.and_then(|k| value(row, k, &amounts)),
        };
        let reference = reference.flatten().map(|(reference, _)| reference);
        let upper = kind.and_then(|k| upper(row, k, value.as_ref(), &amounts));
        let day = |column| day_or_month(&row.get(column), self.findings);
        let (from, due, until) = (day("from"), day("due"), day("until"));
        let from = from.or(self.project.start.filter(|_| row.get("from").is_blank()).map(When::Month));
        self.in_order(row, from, due, "due");
        self.in_order(row, from, until, "until");
        let relative = reference_text::is_written(&relative);
        let asked = plan_text::Asked { value: value.as_ref(), relative };
        let plan = plan_text::read(row, kind, from.zip(Some(due)), indicator, &asked, &amounts);
        if let (Some(reference), Some(regions)) = (&reference, self.regions) {
            let row_so_far = RowSoFar { kind, plan: plan.as_ref(), scope: scope.as_ref(), indicator, from, due };
            reference_text::check(reference.whose, row, &row_so_far, regions, self.project, self.findings);
        }
        let lead = lead_text::read(row, scope.as_ref(), self.findings);
        let own_words = |column| row.get(column).text.to_owned();
        let target = Target {
            line: row.line,
            indicator: named?.to_owned(),
            scope: scope?,
            kind: kind?,
            value: value?,
            reference,
            upper,
            from: from?,
            baseline: baseline(row, indicator, &amounts),
            due,
            until,
            plan: plan.unwrap_or(Plan::Linear),
            basis: self.basis(row)?,
            tolerance: terms_text::tolerance(row, indicator, self.findings),
            keep: self.keep(row, kind, indicator)?,
            far: terms_text::far(row, kind, indicator, &amounts),
            limit: terms_text::limit(row, self.findings),
            decided: day("decided").map(When::last_day),
            approved_by: own_words("approved_by"),
            reason: own_words("reason"),
            lead,
            support: own_words("support"),
            oversight: own_words("oversight"),
            leader: own_words("leader"),
            source: own_words("source"),
            note: own_words("note"),
        };
        if let Some(indicator) = indicator {
            basis_advice::check(&target, indicator, row, self.findings);
        }
        Some(target)
    }

    fn indicator(&self, row: &Row<'_>) -> Option<&'a str> {
        let cell = row.need("indicator", self.findings)?;
        let id = self.project.indicators.find(&cell, self.findings)?;
        if self.project.indicators.get(id).is_some_and(|i| i.hidden) {
            let message = say!("hidden-indicator-target", id);
            self.findings.error("hidden-indicator", cell.at(), message);
        }
        Some(id)
    }

    fn scope(&self, row: &Row<'_>, indicator: Option<&Indicator>) -> Option<Scope> {
        let regions = self.regions?;
        let cell = row.get("scope");
        let scope = match read_scope(cell.text, regions) {
            Ok(scope) => scope,
            Err(errors) => {
                for error in errors {
                    self.findings.push(error.at(cell.at()));
                }
                return None;
            }
        };
        let feed = indicator.and_then(|i| self.feed_of(i));
        if let Some(feed) = feed.filter(|f| f.broken.is_empty() && f.feed.region_column().is_none())
            && scope != Scope::One(regions.root())
        {
            let id = &feed.feed.id;
            let message = say!("target-below-root", id);
            self.findings.error("scope-error", cell.at(), message);
        }
        Some(scope)
    }

    /// The feed of an indicator; for a ratio, the feed of its numerator.
    fn feed_of(&self, indicator: &Indicator) -> Option<&FeedDraft> {
        match &indicator.source {
            Source::Rows(rows) => self.project.feeds.iter().find(|f| f.feed.id == rows.feed),
            Source::Ratio { of, .. } => self.feed_of(self.project.indicators.get(of)?),
        }
    }

    fn kind(&self, row: &Row<'_>) -> Option<TargetKind> {
        let cell = row.need("kind", self.findings)?;
        let chinese = TargetKind::ALL.iter().flat_map(|kind| kind.chinese().iter().map(|word| (*word, *kind)));
        let words: Vec<_> = TargetKind::NAMES.into_iter().chain(chinese).collect();
        self.word(&cell, "kind", &words)
    }

    fn basis(&self, row: &Row<'_>) -> Option<Basis> {
        let cell = row.get("basis");
        if cell.is_blank() {
            return Some(Basis::Stated);
        }
        let chinese = Basis::NAMES.map(|(_, basis)| (basis.chinese(), basis));
        let words: Vec<_> = Basis::NAMES.into_iter().chain(chinese).collect();
        self.word(&cell, "basis", &words)
    }

    /// Reads which value a `keep` target looks at.
    fn keep(&self, row: &Row<'_>, kind: Option<TargetKind>, indicator: Option<&Indicator>) -> Option<KeepMode> {
        let cell = row.get("keep");
        if cell.is_blank() {
            return Some(terms_text::usual_keep(indicator, &self.project.indicators));
        }
        if let Some(kind) = kind.filter(|kind| !kind.promises_every_period()).map(TargetKind::as_str) {
            self.findings.warning("unused-cell", cell.at(), say!("keep-without-effect", kind));
        }
        let chinese = KeepMode::NAMES.map(|(_, mode)| (mode.chinese(), mode));
        let words: Vec<_> = KeepMode::NAMES.into_iter().chain(chinese).collect();
        self.word(&cell, "keep", &words)
    }

    /// The meaning of a cell that must be one of the given words.
    fn word<T: Copy>(&self, cell: &Cell<'_>, column: &str, words: &[(&str, T)]) -> Option<T> {
        let written = cell.tidy();
        if let Some((_, meaning)) = words.iter().find(|(w, _)| *w == written) {
            return Some(*meaning);
        }
        let english = listed(words.iter().map(|(w, _)| *w).filter(|w| w.is_ascii()));
        let known = listed(words.iter().map(|(w, _)| *w));
        let message = say!("unknown-word", column, written, ascii = english, known);
        let nearest = notation::nearest(&written, words.iter().map(|(w, _)| *w));
        self.findings.push(Diagnostic::error("unknown-value", message).did_you_mean(nearest).at(cell.at()));
        None
    }

    /// Checks that the kind does not contradict the direction of the indicator.
    fn kind_suits(&self, row: &Row<'_>, kind: TargetKind, indicator: &Indicator) {
        if kind.direction().is_some_and(|wanted| wanted != indicator.better) {
            let (kind, id, is) = (kind.as_str(), &indicator.id, indicator.better.as_str());
            let message = say!("kind-against-better", kind, is, id);
            self.findings.error("kind-error", row.get("kind").at(), message);
        }
    }

    fn in_order(&self, row: &Row<'_>, from: Option<When>, later: Option<When>, column: &str) {
        let Some((from, later)) = from.zip(later) else { return };
        if later.last_day() < from.first_day() {
            let message = say!("date-before-from", column, %later, %from);
            self.findings.error("date-order", row.get(column).at(), message);
        }
    }
}

/// Reads the promised value; `zero` and `done` need none.
fn value(row: &Row<'_>, kind: TargetKind, amounts: &Amounts<'_>) -> Option<Exact> {
    let Some(fixed) = kind.fixed_value() else { return amounts.read(&row.need("value", amounts.findings)?) };
    let cell = row.get("value");
    if !cell.is_blank() && amounts.read(&cell)? != fixed {
        let (kind, is, fixed) = (kind.as_str(), cell.text, exact::full(&fixed));
        let message = say!("fixed-target-value", kind, fixed, is);
        amounts.findings.push(Diagnostic::error("value-error", message).hint(say!("mend-blank-cell")).at(cell.at()));
    }
    Some(fixed)
}

/// Reads the upper edge, which `within` needs and `reach` may show.
fn upper(row: &Row<'_>, kind: TargetKind, value: Option<&Exact>, amounts: &Amounts<'_>) -> Option<Exact> {
    if kind.upper() == Upper::Needed {
        row.need("upper", amounts.findings)?;
    }
    let cell = row.get("upper");
    if cell.is_blank() {
        return None;
    }
    if kind.upper() == Upper::Unused {
        let kind = kind.as_str();
        let message = say!("upper-without-effect", kind);
        amounts.findings.warning("unused-cell", cell.at(), message);
    }
    let upper = amounts.read(&cell)?;
    if kind.upper() == Upper::Needed && value.is_some_and(|v| upper < *v) {
        let message = say!("upper-below-value");
        amounts.findings.push(Diagnostic::error("value-error", message).hint(say!("mend-edges")).at(cell.at()));
    }
    Some(upper)
}

fn baseline(row: &Row<'_>, indicator: Option<&Indicator>, amounts: &Amounts<'_>) -> Baseline {
    let cell = row.get("baseline");
    let from_zero = indicator.is_some_and(Indicator::starts_from_zero);
    let stated = if matches!(&*cell.tidy(), "" | "first" | "首期") { None } else { amounts.read(&cell) };
    if let (true, Some(written)) = (from_zero, stated.as_ref().filter(|b| !b.is_zero())) {
        let written = exact::full(written);
        let message = say!("baseline-of-a-flow", written);
        amounts.findings.push(Diagnostic::error("value-error", message).hint(say!("mend-blank-cell")).at(cell.at()));
    }
    match stated {
        _ if from_zero => Baseline::Stated(Exact::zero()),
        Some(number) => Baseline::Stated(number),
        None => Baseline::First,
    }
}

/// Checks that no two rows share indicator, scope, kind and dates.
fn no_promise_twice(targets: &[Target], findings: &Findings) {
    let mut seen = BTreeMap::new();
    for target in targets {
        let Target { indicator, scope, kind, from, due, until, decided, .. } = target;
        let promise = format!("{indicator} {scope:?} {kind:?} {from:?} {due:?} {until:?} {decided:?}");
        if let Some(first) = seen.insert(promise, target.line) {
            let message = say!("duplicate-target", first);
            findings.error("duplicate-row", Location::at(TARGETS_FILE, target.line, 1), message);
        }
    }
}
