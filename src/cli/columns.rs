//! Columns of text that fit a width: the least important narrow first, and then go.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Between two columns.
const GAP: usize = 2;
/// Columns that a head has at least, where it is as long.
const WIDEST_HEAD: usize = 8;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Align {
    Left,
    Right,
}

/// A column of a table.
#[derive(Debug, Clone)]
pub(in crate::cli) struct Column {
    pub head: String,
    pub align: Align,
    /// The width down to which its text may be cut; 0 where it stands whole or not at all.
    pub least: usize,
    /// 0 for the most important.
    pub rank: usize,
}

/// The head and the rows as lines no wider than `width`.
pub(in crate::cli) fn laid_out(columns: &[Column], rows: &[Vec<String>], width: Option<usize>) -> Vec<String> {
    // Where there is a width, a head does not widen its column beyond this; it is cut instead.
    let widest_head = if width.is_some() { WIDEST_HEAD } else { usize::MAX };
    let head = |n: usize| columns[n].head.width().min(widest_head);
    let widest = |n: usize| rows.iter().map(|row| row[n].width()).chain([head(n)]).max().unwrap_or(0);
    // A column in which nothing stands says nothing.
    let is_empty = |n: usize| rows.iter().all(|row| row[n].is_empty());
    let mut widths: Vec<Option<usize>> = (0..columns.len()).map(|n| (!is_empty(n)).then(|| widest(n))).collect();
    let total = |widths: &[Option<usize>]| {
        let kept = widths.iter().flatten().count();
        widths.iter().flatten().sum::<usize>() + GAP * kept.saturating_sub(1)
    };
    let limit = width.unwrap_or(usize::MAX);
    let mut order: Vec<usize> = (0..columns.len()).collect();
    order.sort_by_key(|n| std::cmp::Reverse(columns[*n].rank));
    // What may be cut is cut before anything goes.
    for n in order.iter().copied().filter(|n| columns[*n].least > 0) {
        let over = total(&widths).saturating_sub(limit);
        widths[n] = widths[n].map(|w| w.saturating_sub(over).max(columns[n].least.min(w)));
    }
    for n in order.iter().copied().filter(|n| columns[*n].rank > 0) {
        if total(&widths) > limit {
            widths[n] = None;
        }
    }
    // What has gone leaves room for what was cut.
    for n in order.iter().rev().copied().filter(|n| columns[*n].least > 0) {
        let left = limit.saturating_sub(total(&widths));
        widths[n] = widths[n].map(|w| (w.saturating_add(left)).min(widest(n)));
    }
    let heads: Vec<String> = columns.iter().map(|column| column.head.clone()).collect();
    std::iter::once(&heads).chain(rows).map(|row| line(columns, row, &widths)).collect()
}

fn line(columns: &[Column], row: &[String], widths: &[Option<usize>]) -> String {
    let cell = |(n, text): (usize, &String)| {
        let to = widths[n]?;
        let text = shortened(text, to);
        let gap = " ".repeat(to.saturating_sub(text.width()));
        Some(if columns[n].align == Align::Left { text + &gap } else { gap + &text })
    };
    row.iter().enumerate().filter_map(cell).collect::<Vec<_>>().join(&" ".repeat(GAP))
}

/// `text` in at most `to` columns, with `…` where it is cut.
pub(in crate::cli) fn shortened(text: &str, to: usize) -> String {
    if text.width() <= to {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        if kept.width() + c.width().unwrap_or(0) + 1 > to {
            break;
        }
        kept.push(c);
    }
    kept + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(head: &str, align: Align, least: usize, rank: usize) -> Column {
        Column { head: head.to_owned(), align, least, rank }
    }

    #[test]
    fn the_least_important_columns_are_cut_and_then_go() {
        let columns = [
            column("指标", Align::Left, 8, 0),
            column("差距", Align::Right, 0, 1),
            column("单位", Align::Left, 4, 2),
            column("走势", Align::Left, 0, 3),
        ];
        let rows = vec![["烟叶种植面积", "少900亩", "县农业农村局", "▁▂▃"].map(str::to_owned).to_vec()];
        let all = laid_out(&columns, &rows, None);
        assert_eq!(all[1].trim_end(), "烟叶种植面积  少900亩  县农业农村局  ▁▂▃");
        for width in [38, 33, 28, 20] {
            let lines = laid_out(&columns, &rows, Some(width));
            assert!(lines.iter().all(|line| line.width() <= width), "{width}: {lines:?}");
        }
        assert_eq!(laid_out(&columns, &rows, Some(33))[1].trim_end(), "烟叶种植面积  少900亩  县…   ▁▂▃");
        assert_eq!(laid_out(&columns, &rows, Some(21))[1].trim_end(), "烟叶种植面积  少900亩");
    }

    #[test]
    fn text_is_cut_between_characters() {
        assert_eq!(shortened("烟叶种植面积", 12), "烟叶种植面积");
        assert_eq!(shortened("烟叶种植面积", 10), "烟叶种植…");
        assert_eq!(shortened("烟叶种植面积", 9), "烟叶种植…");
    }
}
