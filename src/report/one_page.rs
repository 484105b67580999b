//! One page for a leader's folder: the message, the board, what lags worst and who must do what, and how the regions stand.

use super::charts::{Drawing, Framed, TileMap};
use super::context::Context;
use super::model::{OnePage, PageItem, PageLine, Report};
use super::sections::Topic;

/// So many of those that lag are listed with what must be done.
const WORST: usize = 5;
/// So many senders are named.
const SENDERS: usize = 8;

/// From the resolved report, so that nothing stands here that does not stand there.
pub(super) fn one_page(c: &Context<'_>, regions: Option<Framed<TileMap>>, report: &Report) -> OnePage {
    let l = c.locale;
    let board = report.charts.iter().find(|chart| matches!(chart.drawing, Drawing::Board(_))).cloned();
    let lags: Vec<bool> = match board.as_ref().map(|chart| &chart.drawing) {
        Some(Drawing::Board(board)) => board.rows.iter().map(|row| row.role.is_lagging()).collect(),
        _ => Vec::new(),
    };
    let rows = lags.len();
    let mut board_order: Vec<usize> = (0..rows).collect();
    board_order.sort_by_key(|n| !lags[*n]);
    let message = report.message.lines.iter().map(|line| PageLine {
        label: line.label.clone(),
        text: line.text.clone(),
        spare: spare(line.topic),
    });
    OnePage {
        title: report.title.clone(),
        as_of: report.as_of_text.clone(),
        headline: report.message.headline.clone(),
        message: message.collect(),
        board_head: l.word("board-title"),
        board,
        board_order,
        board_rest: (0..=rows).map(|n| l.say("page-board-rest", &[("count", &n.to_string())])).collect(),
        worst_head: l.word("page-worst"),
        worst: worst(c, report),
        regions_head: l.word("page-regions"),
        regions,
        foot: foot(c, report),
        alt: format!("{} {}", report.as_of_text, report.message.headline),
    }
}

/// How easily a topic can be spared.
fn spare(topic: Topic) -> u8 {
    match topic {
        Topic::Newly | Topic::Decide => 0,
        Topic::Trust | Topic::Outlook => 1,
        Topic::Still | Topic::Recovered | Topic::DueSoon => 2,
        Topic::Asked => 3,
        Topic::Finished => 4,
        Topic::Best => 5,
    }
}

fn worst(c: &Context<'_>, report: &Report) -> Vec<PageItem> {
    let demands = || report.next.leads.iter().flat_map(|lead| lead.demands.iter().map(move |d| (&lead.lead, d)));
    let item = |at: usize| {
        let row = &report.rows[at];
        let (who, text) = demands()
            .find(|(_, demand)| demand.row == at)
            .map(|(lead, demand)| (lead.clone(), demand.text.clone()))
            .unwrap_or_default();
        let text = match (text.is_empty(), who.is_empty()) {
            (true, _) => row.sentence.clone(),
            (false, true) => text,
            (false, false) => c.locale.say("page-demand", &[("who", &who), ("text", &text)]),
        };
        PageItem { role: row.role, name: row.text.name.clone(), verdict: row.text.verdict.clone(), text }
    };
    report.lagging.iter().take(WORST).map(|lagging| item(lagging.row)).collect()
}

fn foot(c: &Context<'_>, report: &Report) -> Vec<String> {
    let l = c.locale;
    let mut senders: Vec<String> = Vec::new();
    for feed in &report.feeds {
        if !feed.source.is_empty() && !senders.contains(&feed.source) {
            senders.push(feed.source.clone());
        }
    }
    let rest = senders.len().saturating_sub(SENDERS);
    senders.truncate(SENDERS);
    let names = l.list(&senders);
    let said = match (senders.is_empty(), rest) {
        (true, _) => None,
        (false, 0) => Some(l.say("chart-source", &[("source", &names)])),
        (false, _) => {
            let names = l.say("names-and-more", &[("names", &names), ("rest", &rest.to_string())]);
            Some(l.say("chart-source", &[("source", &names)]))
        }
    };
    said.into_iter().chain(report.marks().cloned()).collect()
}
