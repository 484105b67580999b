//! The rows that an indicator counts, as a lazy frame of `region`, `at`, `upto` (the first day on which a row no longer counts) and
//! `v`.

use super::reduction::value_columns;
use crate::catalog::{ColumnKind, Condition, Feed, FilesAre, Kind, Measure, RowsOf, Test};
use crate::feed::{Ingested, Reject};
use crate::measure::{Decimal, Every, Exact};
use crate::series::window::{epoch_day, month_of};
use jiff::civil::Date;
use num_traits::ToPrimitive;
use polars::lazy::dsl::min_horizontal;
use polars::prelude::{
    AnyValue, Column, DataFrame, DataType, Expr, IntoLazy, JoinArgs, JoinCoalesce, JoinType, LazyFrame, NULL,
    NamedFrom, PolarsResult, Scalar, Series, SortMultipleOptions, col, cols, len, lit, when,
};

/// Marks rows that lack some of the cells which are added.
const IN_PART: &str = "__in_part";

/// The day after all others, for rows that count for ever.
const NEVER: i32 = i32::MAX;

/// The rows that a flow counts, with their `region`, `at` and `v` only.
pub(in crate::series) fn amounts_of(frame: &DataFrame, feed: &Feed, of: &RowsOf) -> LazyFrame {
    let at = of.date.as_deref().unwrap_or("__period_end");
    let (at, v) = (in_week(col(at).to_physical(), feed).alias("at"), value(frame, &of.measure).alias("v"));
    // A column of the feed may have one of these names.
    let named = [col("__region").alias("__r"), at.alias("__at"), v.alias("__v")];
    let rows = counted(filled(frame, &of.measure), frame, feed, of).select(named);
    rows.rename(["__r", "__at", "__v"], ["region", "at", "v"], true)
}

/// The day that a row counts at: of a weekly feed the Sunday of its week, which may lie in the next month.
fn in_week(at: Expr, feed: &Feed) -> Expr {
    /// 1970-01-01 was a Thursday, three days after a Monday.
    const SINCE_MONDAY: i32 = 3;
    match feed.every {
        Every::Week => at.clone() + lit(6) - (at + lit(SINCE_MONDAY)) % lit(7),
        Every::Day | Every::Month | Every::Quarter | Every::Half | Every::Year => at,
    }
}

/// How many cells of a column are blank.
fn blanks(frame: &DataFrame, column: &str) -> usize {
    frame.column(column).map_or(0, Column::null_count)
}

/// Rows with a cell that is not blank, of those that a measure takes. A filter that removes nothing is left out, since it would copy all
/// rows.
fn filled(frame: &DataFrame, measure: &Measure) -> LazyFrame {
    let (rows, columns) = (frame.clone().lazy(), value_columns(measure));
    if columns.iter().any(|column| blanks(frame, column) == 0) {
        return rows;
    }
    rows.filter(columns.into_iter().map(|id| col(id).is_not_null()).reduce(Expr::or).unwrap_or_else(|| lit(true)))
}

/// Whether a cell that a measure takes is blank.
fn any_blank(measure: &Measure) -> Expr {
    value_columns(measure).into_iter().map(|id| col(id).is_null()).reduce(Expr::or).unwrap_or_else(|| lit(false))
}

/// The value of a row: of several columns the sum of the cells that are not blank, blank where all are.
fn value(frame: &DataFrame, measure: &Measure) -> Expr {
    let columns = value_columns(measure);
    if let [column] = columns[..] {
        return col(column);
    }
    let scale = |id: &str| match frame.column(id).map(Column::dtype) {
        Ok(DataType::Decimal(_, scale)) => *scale,
        _ => 0,
    };
    let decimal = DataType::Decimal(38, columns.iter().map(|id| scale(id)).max().unwrap_or(0));
    let cells = columns.iter().map(|id| col(*id).cast(decimal.clone()).fill_null(lit(0).cast(decimal.clone())));
    let sum = cells.reduce(|a, b| a + b).unwrap_or_else(|| lit(NULL));
    let known = columns.iter().map(|id| col(*id).is_not_null()).reduce(Expr::or).unwrap_or_else(|| lit(false));
    when(known).then(sum.cast(decimal.clone())).otherwise(lit(NULL).cast(decimal))
}

/// The rows of a frame that meet the conditions.
fn counted(mut rows: LazyFrame, frame: &DataFrame, feed: &Feed, of: &RowsOf) -> LazyFrame {
    // A row that is part of another row (其中) counts only where a condition names its column, and never beside the other row.
    let asked: Vec<&str> = of.conditions.iter().map(|c| c.column.as_str()).collect();
    let asked = lit(Series::new("asked".into(), asked)).implode(true);
    if blanks(frame, "__part") < frame.height() {
        rows = rows.filter(col("__part").is_null().or(col("__part").is_in(asked, false)));
    }
    for condition in &of.conditions {
        rows = rows.filter(matches(condition, feed));
    }
    rows
}

/// Selects, dates and filters the rows that an indicator counts.
///
/// # Errors
/// A defect of the frame.
pub(in crate::series) fn rows_of(frame: &DataFrame, feed: &Feed, of: &RowsOf, kind: Kind) -> PolarsResult<LazyFrame> {
    let value = value(frame, &of.measure);
    let (at, ends) = match (&of.measure, &of.date) {
        (Measure::Open { from, until }, _) => (col(from.as_str()), Some(col(until.as_str()))),
        (_, Some(date)) => (col(date.as_str()), None),
        (_, None) => (col("__period_end"), None),
    };
    let mut lazy = frame.clone().lazy().with_columns([
        in_week(at.to_physical(), feed).alias("at"),
        col("__region").alias("region"),
        value.alias("v"),
        ends.unwrap_or(lit(NULL).cast(DataType::Date))
            .to_physical()
            .cast(DataType::Int32)
            .fill_null(lit(NEVER))
            .alias("ends"),
        col("__until_seen").to_physical().fill_null(lit(NEVER)).alias("unseen"),
        any_blank(&of.measure).alias(IN_PART),
    ]);
    lazy = lazy.filter(col("v").is_not_null());
    lazy = match kind {
        Kind::Level | Kind::Running => until_replaced(lazy, feed)?,
        Kind::Flow | Kind::Open => lazy.with_columns([lit(NEVER).alias("replaced")]),
    };
    // A case ends by its end date only: what is no longer in the list without one has vanished, and is still open.
    let leaves = feed.files_are == FilesAre::Full && kind != Kind::Open;
    let unseen = if leaves { col("unseen") } else { lit(NEVER) };
    lazy = counted(lazy, frame, feed, of);
    let upto = min_horizontal([col("ends"), col("replaced"), unseen])?.alias("upto");
    // Rows that have been added up no longer have lines.
    let places = ["__file", "__line"].into_iter().filter(|name| frame.get_column_index(name).is_some());
    let columns: Vec<Expr> = ["region", "at", "upto", "v", IN_PART].into_iter().chain(places).map(col).collect();
    let subject = subject(frame, feed).enumerate().map(|(n, id)| col(id).alias(subject_name(n)));
    let columns: Vec<Expr> = columns.into_iter().chain(subject).collect();
    Ok(lazy.with_columns([upto]).select(columns))
}

/// Whether rows are dated by the day. Where all dates are ends of months, a row speaks for its month.
///
/// # Errors
/// A defect of the frame.
pub(in crate::series) fn is_dated_by_day(frame: &DataFrame, of: &RowsOf) -> PolarsResult<bool> {
    let Some(date) = &of.date else { return Ok(false) };
    let days = frame.column(date)?.to_physical_repr();
    Ok(days.i32()?.iter().flatten().any(|day| month_of(day) == month_of(day + 1)))
}

/// The columns that say what a row speaks of: its key without its region and its dates.
fn subject<'f>(frame: &DataFrame, feed: &'f Feed) -> impl Iterator<Item = &'f str> {
    feed.key.iter().map(String::as_str).filter(|id| {
        let kept = frame.get_column_index(id).is_some();
        kept && feed.column(id).is_some_and(|c| !matches!(c.kind, ColumnKind::Date | ColumnKind::Region))
    })
}

/// How many columns say what a row speaks of.
pub(in crate::series) fn subjects(frame: &DataFrame, feed: &Feed) -> usize {
    subject(frame, feed).count()
}

/// The name of a column that says what a row speaks of.
pub(super) fn subject_name(n: usize) -> String {
    format!("__subject_{n}")
}

/// The rows by which a region has reported what an indicator asks: those that meet its conditions on texts, with a cell that is not
/// blank. Conditions on amounts and dates select rows; nobody owes rows that meet them.
pub(in crate::series) fn owed_rows_of(frame: &DataFrame, feed: &Feed, of: &RowsOf) -> LazyFrame {
    let at = of.date.as_deref().unwrap_or("__period_end");
    let mut rows = filled(frame, &of.measure);
    for condition in of.conditions.iter().filter(|c| matches!(c.test, Test::OneOf(_))) {
        rows = rows.filter(matches(condition, feed));
    }
    placed(rows, in_week(col(at).to_physical(), feed))
}

/// The open cases that a later list no longer holds, with their `region`, the day `at` from which they do not, and their end; None where
/// files are no whole lists.
pub(in crate::series) fn vanished_rows_of(frame: &DataFrame, feed: &Feed, of: &RowsOf) -> Option<LazyFrame> {
    let Measure::Open { until, .. } = &of.measure else { return None };
    if feed.files_are != FilesAre::Full || blanks(frame, "__vanished") == frame.height() {
        return None;
    }
    let gone = frame.clone().lazy().filter(col("__vanished").is_not_null().and(col(until.as_str()).is_null()));
    let rows = counted(gone, frame, feed, of);
    Some(placed(rows, col("__vanished").to_physical()))
}

/// The rows that a state rests on, replaced ones too, with their `region` and `at`.
pub(in crate::series) fn newest_rows_of(frame: &DataFrame, feed: &Feed, of: &RowsOf) -> LazyFrame {
    let at = match &of.measure {
        Measure::Open { from, .. } => from.as_str(),
        _ => of.date.as_deref().unwrap_or("__period_end"),
    };
    let rows = counted(filled(frame, &of.measure), frame, feed, of);
    placed(rows, in_week(col(at).to_physical(), feed))
}

/// `region` and `at` of rows, whose columns may have these names already.
fn placed(rows: LazyFrame, at: Expr) -> LazyFrame {
    rows.select([col("__region").alias("__r"), at.alias("__at")]).rename(["__r", "__at"], ["region", "at"], true)
}

/// The rows that an indicator would count, or count in full, but for a blank amount, with their `region` and `at`; None where there is no blank cell.
pub(in crate::series) fn blank_rows_of(frame: &DataFrame, feed: &Feed, of: &RowsOf) -> Option<LazyFrame> {
    if value_columns(&of.measure).iter().all(|column| blanks(frame, column) == 0) {
        return None;
    }
    let at = of.date.as_deref().unwrap_or("__period_end");
    let rows = counted(frame.clone().lazy().filter(any_blank(&of.measure)), frame, feed, of);
    Some(placed(rows, in_week(col(at).to_physical(), feed)))
}

/// The rows of states that lack some of the cells which are added, with their `region`, `at` and `upto`; None where there is none.
///
/// # Errors
/// A defect of the frame.
pub(in crate::series) fn states_in_part(
    frame: &DataFrame,
    feed: &Feed,
    of: &RowsOf,
    kind: Kind,
) -> PolarsResult<Option<LazyFrame>> {
    let columns = value_columns(&of.measure);
    if columns.len() == 1 || columns.iter().all(|column| blanks(frame, column) == 0) {
        return Ok(None);
    }
    Ok(Some(rows_of(frame, feed, of, kind)?.filter(col(IN_PART))))
}

/// The texts of conditions that no row up to a day has, a rejected one either, and no list of the catalog names.
///
/// # Errors
/// A defect of the frame.
pub(in crate::series) fn unmet_texts(
    data: &Ingested,
    feed: &Feed,
    of: &RowsOf,
    upto: Date,
) -> PolarsResult<Vec<(String, String)>> {
    let days = data.frame.column(of.date.as_deref().unwrap_or("__period_end"))?.to_physical_repr();
    let days = days.i32()?;
    let mut unmet = Vec::new();
    for condition in &of.conditions {
        let Test::OneOf(texts) = &condition.test else { continue };
        let listed = feed.column(&condition.column).map(|c| c.one_of.as_slice()).unwrap_or_default();
        for text in texts.iter().filter(|text| !listed.contains(text)) {
            let cells = data.frame.column(&condition.column)?.str()?;
            let known = |day: Option<i32>| day.is_none_or(|day| day <= epoch_day(upto));
            let is_known = |reject: &&Reject| reject.period.is_none_or(|period| period.first_day() <= upto);
            let mut rejected = data.rejects.iter().filter(is_known).flat_map(|reject| &reject.cells);
            let stands_in_a_row =
                cells.iter().zip(days.iter()).any(|(cell, day)| cell == Some(text.as_str()) && known(day))
                    || rejected.any(|(column, cell)| *column == condition.column && cell == text);
            if !stands_in_a_row {
                unmet.push((condition.column.clone(), text.clone()));
            }
        }
    }
    Ok(unmet)
}

/// Whether a condition asks only for texts that no row up to a day has and no list names: whether there are none, or they are written otherwise,
/// cannot be told.
///
/// # Errors
/// A defect of the frame.
pub(in crate::series) fn asks_in_vain(data: &Ingested, feed: &Feed, of: &RowsOf, upto: Date) -> PolarsResult<bool> {
    if !of.conditions.iter().any(|condition| matches!(condition.test, Test::OneOf(_))) {
        return Ok(false);
    }
    let unmet = unmet_texts(data, feed, of, upto)?;
    Ok(of.conditions.iter().any(|condition| match &condition.test {
        Test::OneOf(texts) => {
            texts.iter().all(|t| unmet.iter().any(|(column, text)| *column == condition.column && text == t))
        }
        Test::Blank | Test::Amount { .. } | Test::Days { .. } => false,
    }))
}

/// Adds `replaced`: the day of the next observation under the same key without its date column.
fn until_replaced(lazy: LazyFrame, feed: &Feed) -> PolarsResult<LazyFrame> {
    let dated = |id: &str| feed.column(id).is_some_and(|c| c.kind == ColumnKind::Date);
    let mut key: Vec<&str> = feed.key.iter().map(String::as_str).filter(|id| !dated(id)).collect();
    if key.is_empty() {
        key.push("region");
    }
    // A region column may itself be called `region`; both hold the same, so that either will do.
    let group: Vec<Expr> = key.iter().map(|k| col(*k)).collect();
    let mut both = group.clone();
    both.push(col("at"));
    let days = lazy
        .clone()
        .group_by(both.clone())
        .agg([len().alias("n")])
        .sort_by_exprs([col("at")], SortMultipleOptions::default())
        .with_columns([col("at").shift(lit(-1)).over(group)?.fill_null(lit(NEVER)).alias("replaced")])
        .drop(cols(["n"]));
    Ok(lazy.join(days, both.clone(), both, JoinArgs::new(JoinType::Inner).with_coalesce(JoinCoalesce::CoalesceColumns)))
}

fn matches(condition: &Condition, feed: &Feed) -> Expr {
    let cell = col(condition.column.as_str());
    match &condition.test {
        Test::OneOf(values) => {
            let values = Series::new("values".into(), values.as_slice());
            cell.is_in(lit(values).implode(true), false)
        }
        Test::Blank => cell.is_null(),
        Test::Amount { min, max } => {
            let factor = match feed.column(&condition.column).map(|c| &c.kind) {
                Some(ColumnKind::Quantity { unit, .. }) => unit.factor().to_exact(),
                _ => crate::measure::exact::whole(1),
            };
            let least = min.as_ref().map(|m| cell.clone().gt_eq(amount(&(m * &factor), true)));
            let most = max.as_ref().map(|m| cell.clone().lt_eq(amount(&(m * &factor), false)));
            least.into_iter().chain(most).reduce(Expr::and).unwrap_or_else(|| lit(true))
        }
        Test::Days { min, max } => {
            let day = cell.to_physical();
            let least = min.map(|d| day.clone().gt_eq(lit(epoch_day(d))));
            let most = max.map(|d| day.clone().lt_eq(lit(epoch_day(d))));
            least.into_iter().chain(most).reduce(Expr::and).unwrap_or_else(|| lit(true))
        }
    }
}

/// Digits after the decimal point with which bounds are compared to cells.
const BOUND_SCALE: u32 = 9;

/// A bound as a decimal literal, rounded to the side on which it excludes the same cells.
fn amount(bound: &Exact, up: bool) -> Expr {
    let scaled = bound * Decimal::new(10_i128.pow(BOUND_SCALE), 0).to_exact();
    let whole = if up { scaled.ceil() } else { scaled.floor() };
    let mantissa = whole.to_integer().to_i128().unwrap_or(i128::MAX);
    let scale = BOUND_SCALE as usize;
    lit(Scalar::new(DataType::Decimal(38, scale), AnyValue::Decimal(mantissa, 38, scale)))
}
