//! How two amounts of a Chinese piece belong together, where no 、 divides them.

use super::statement::Edge;
use super::zh_head;
use super::zh_pieces::Piece;
use crate::measure::Unit;
use crate::propose::targets::rules::{CHINESE, VerbMeans};

/// What the first of the amounts is to the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// 20%的村集体年收入超30万元: the share is promised, the rest says of what.
    ShareOf,
    /// 培育10条超10亿元产业链: the sum says what kind of chain.
    KindOf,
    /// 完成76个村民小组公路建设200公里: the first says whose road it is.
    Whose,
    /// 年收入超50万元的经济强村5个: the first says which.
    Which,
    /// 15个断面优良比例达到86%: the first says how many there are.
    Among,
    /// Each is promised by itself.
    Each,
}

/// Words between a number of things and the sum that says of what kind they are.
const OF_A_KIND: [&str; 11] =
    ["超", "超过", "年产值", "产值", "产值超", "产值超过", "年产值超", "营收超", "年营收超", "年产值超过", "投资超"];

/// Reads how the first two amounts of a piece belong together.
pub(super) fn relation(whole: &str, piece: &Piece) -> Relation {
    let (first, second) = (&piece.amounts[0], &piece.amounts[1]);
    let between = &whole[first.at.end..second.at.start];
    let behind = &whole[second.at.end..piece.at.end];
    let is = |unit: Option<Unit>, of: fn(Unit) -> bool| unit.is_some_and(of);
    let counts = is(first.unit.known, Unit::counts_whole_things);
    let is_pair = piece.amounts.len() == 2;
    if between.starts_with('的') && is(first.unit.known, Unit::is_share) && !first.unit.points {
        return Relation::ShareOf;
    }
    if is_pair && counts && is(second.unit.known, Unit::is_money) && OF_A_KIND.contains(&between) && !behind.is_empty()
    {
        return Relation::KindOf;
    }
    let is_measured = is(second.unit.known, |unit| !unit.counts_whole_things() && !unit.is_share() && !unit.is_money());
    let ends_with_verb = CHINESE.verbs(between).last().is_some_and(|verb| verb.start > 0 && verb.end == between.len());
    if is_pair && counts && is_measured && ends_with_verb && behind.trim().is_empty() {
        return Relation::Whose;
    }
    let adds = CHINESE.verbs(&whole[piece.at.start..first.at.start]).iter().any(|verb| verb.means == VerbMeans::Add);
    let reaches = CHINESE.verbs(between).last().is_some_and(|verb| {
        matches!(verb.means, VerbMeans::To | VerbMeans::Hold | VerbMeans::HoldBelow | VerbMeans::DownTo)
    });
    if is_pair && counts && !adds && reaches && is(second.unit.known, Unit::is_share) && !second.unit.points {
        return Relation::Among;
    }
    if between.starts_with('的') || says_which(whole, piece, between) {
        return Relation::Which;
    }
    Relation::Each
}

/// Whether a first amount with an edge stands before nothing but a noun, so that it says which ones are meant.
fn says_which(whole: &str, piece: &Piece, between: &str) -> bool {
    let (first, second) = (&piece.amounts[0], &piece.amounts[1]);
    let noun = zh_head::read(between);
    let only_noun = CHINESE.verbs(between).is_empty() || noun.adjacent && CHINESE.verbs(&noun.name).is_empty();
    let has_edge =
        first.edge != Edge::Plain || zh_head::read(&whole[piece.at.start..first.at.start]).edge != Edge::Plain;
    !between.is_empty()
        && !between.contains(['、', '和', '及'])
        && only_noun
        && !noun.name.is_empty()
        && first.unit.known != second.unit.known
        && has_edge
}
