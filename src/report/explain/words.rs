//! Words of an explanation that are not arithmetic.

use crate::assess::Basis;
use crate::catalog::{Target, TargetKind};
use crate::diag::Message;
use crate::measure::Month;
use crate::say;

/// Where a target comes from: document, clause, basis.
#[must_use]
pub fn provenance(target: &Target) -> Message {
    let (line, source) = (target.line, &target.source);
    let (zh, en) = if target.inferred {
        ("推算：文件未分解年度任务，按均速测算", "inferred: the document gives no yearly split or date")
    } else {
        ("文件明确", "stated")
    };
    say!("{source}（targets.csv 第{line}行；{zh}）", "{source} (targets.csv line {line}; {en})")
}

/// What a kind asks for.
#[must_use]
pub fn kind_word(kind: TargetKind) -> Message {
    match kind {
        TargetKind::Reach => say!("达到", "reach"),
        TargetKind::Keep => say!("保持", "keep"),
        TargetKind::Within => say!("保持在区间内", "stay within"),
        TargetKind::Zero => say!("清零", "bring to zero"),
        TargetKind::Done => say!("建成", "get done"),
        TargetKind::All => say!("全部完成", "cover all"),
    }
}

/// By which right a region's parts have a share of its gap.
#[must_use]
pub fn basis_word(basis: Basis) -> Message {
    match basis {
        Basis::OwnTargets => say!("按各地区自己的目标", "by the parts' own targets"),
        Basis::Members => say!("各地区都应完成", "each must have it"),
        Basis::Weights => say!("按各地区分母所占比重", "by the weight of what each part's ratio divides by"),
        Basis::Amounts => say!("按各地区数量", "by what each part has"),
        Basis::Unsplit => {
            say!("文件未分解到各地区，只列数值和变化", "not split among the parts: values and changes only")
        }
    }
}

/// `2020-11` as the month that a heading names.
#[must_use]
pub fn month_word(month: Month) -> Message {
    let (year, number) = (month.year(), month.month());
    say!("{year}年{number}月", "{month}")
}
